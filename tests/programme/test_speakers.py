from __future__ import annotations

import pytest

from programme.lines import TextPiece
from programme.speakers import read_speaker_line, split_title


def piece(text: str) -> TextPiece:
    return TextPiece(text=text, line=1, column=1)


@pytest.mark.parametrize(
    ("written", "title", "names"),
    [
        ("Åpning v/ Kari Nordmann", "Åpning", ["Kari Nordmann"]),
        ("Åpning v/Kommunen", "Åpning", ["Kommunen"]),
        ("Velkommen (v/Ola Hansen)", "Velkommen", ["Ola Hansen"]),
        ("Status v. Kari Nordmann", "Status", ["Kari Nordmann"]),
        ("Åpning, ved fylkesordfører Ola Hansen", "Åpning", ["fylkesordfører Ola Hansen"]),
        ("Åpning ved direktør Kari Nordmann.", "Åpning", ["direktør Kari Nordmann"]),
        ("Innledning ved Organisasjonen", "Innledning", ["Organisasjonen"]),
        ("Utvalget ved prosjektleder", "Utvalget", ["prosjektleder"]),
        ("Rammer. Innleder: Ola Hansen, Kommunen", "Rammer.", ["Ola Hansen, Kommunen"]),
        ("Samtale. Ordstyrer: Kari Nordmann", "Samtale.", ["Ordstyrer: Kari Nordmann"]),
        ("Tall ved Per Dahl, UB Øst og Anne Moe, UB Nord", "Tall", ["Per Dahl, UB Øst", "Anne Moe, UB Nord"]),
        ("Svar v/ Kari Nordmann, Ola Hansen og Per Dahl", "Svar", ["Kari Nordmann", "Ola Hansen", "Per Dahl"]),
        (
            "Messe v/ biskop Kari Nordmann, prost Siri Vik og sokneprest Per Dahl",
            "Messe",
            ["biskop Kari Nordmann", "prost Siri Vik", "sokneprest Per Dahl"],
        ),
        ("Svar v/ stipendiat Per Dahl og rektor Anne Moe", "Svar", ["stipendiat Per Dahl", "rektor Anne Moe"]),
        ("Krans ved bautaen ved ordfører Ola Hansen", "Krans ved bautaen", ["ordfører Ola Hansen"]),
        ("Hva nå? Kari Nordmann, forsker", "Hva nå?", ["Kari Nordmann, forsker"]),
        ("Metode v/ Nils Berg, ph.d., lektor", "Metode", ["Nils Berg, ph.d., lektor"]),
        ("Orientering ved planlegger Ola Hansen", "Orientering", ["planlegger Ola Hansen"]),
        ("Hva nå? Status ved miljøarbeidar Siri Vik", "Hva nå? Status", ["miljøarbeidar Siri Vik"]),
        ("ÅPNING VED ORDFØRER KARI NORDMANN", "ÅPNING", ["ORDFØRER KARI NORDMANN"]),
        ("STATUS V/ KARI NORDMANN OG OLA HANSEN", "STATUS", ["KARI NORDMANN", "OLA HANSEN"]),
    ],
)
def test_speakers_are_taken_off_the_title(written, title, names):
    clause = split_title(piece(written))
    assert (clause.title.text, [speaker.name for speaker in clause.speakers]) == (title, names)


@pytest.mark.parametrize(
    "title",
    [
        pytest.param("Kari Nordmann, forsker ved Instituttet", id="a position"),
        pytest.param("Krans ved kirken", id="a place"),
        pytest.param("Oppmøte ved Rådhuset", id="a place where people gather"),
        pytest.param("KONSERT VED TESTFJORDEN", id="in capitals a place looks like a name"),
        pytest.param("Møte med lærarar ved ungdomsskulen", id="people of a school"),
        pytest.param("Samtale med Per Dahl og Anne Moe. Samtalen ledes av Nils Berg.", id="names without a marker"),
        pytest.param("Ordninger og styring. Berit Lie.", id="a name after a full stop"),
        pytest.param("Åpning (v/ Kari Nordmann) og sang", id="the title goes on after the bracket"),
        pytest.param("Medvirkning. Innledere:", id="nobody is named"),
        pytest.param("v/ Kari Nordmann", id="nothing would be left of the title"),
    ],
)
def test_names_are_not_guessed(title):
    assert (split_title(piece(title)).title.text, split_title(piece(title)).speakers) == (title, ())


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("v/ elever på musikklinja, Skolen", ["elever på musikklinja, Skolen"]),
        ("ved Anne Moe og Siri Vik", ["Anne Moe", "Siri Vik"]),
        ("Innledere: Ola Hansen og Berit Lie", ["Ola Hansen", "Berit Lie"]),
        ("Møteledere: Kari Nordmann, Ola Hansen", ["Møteledere: Kari Nordmann, Ola Hansen"]),
        ("Ved oppmøte får alle kaffe.", []),
        ("Kari Nordmann, leder", []),
        ("Respondent: Kari Nordmann", []),
    ],
)
def test_a_line_of_its_own_names_speakers_after_a_marker(line, names):
    assert [speaker.name for speaker in read_speaker_line(piece(line))] == names


def test_a_sentence_after_the_speaker_is_kept_apart():
    clause = split_title(piece("Åpning ved Kari Nordmann. Vi ser på tre ting."))
    assert (clause.title.text, [one.name for one in clause.speakers], clause.rest.text) == (
        "Åpning",
        ["Kari Nordmann"],
        "Vi ser på tre ting.",
    )
