from __future__ import annotations

import pytest

from programme.lines import TextPiece
from programme.speakers import DividedTitle, is_organisation, read_speaker_line, split_title
from programme.text import named


def piece(text: str) -> TextPiece:
    return TextPiece(text=text, line=1, column=1)


@pytest.mark.parametrize(
    ("written", "title", "names"),
    [
        ("Åpning v/ Kari Nordmann", "Åpning", ["Kari Nordmann"]),
        ("Åpning v/Kommunen", "Åpning", ["Kommunen"]),
        ("Velkommen (v/Ola Hansen)", "Velkommen", ["Ola Hansen"]),
        ("Status v. Kari Nordmann", "Status", ["Kari Nordmann"]),
        ("Status v. ordføreren", "Status", ["ordføreren"]),
        ("Rammer. Innleder: Ola Hansen, Kommunen", "Rammer.", ["Ola Hansen, Kommunen"]),
        ("Mat. Foredragsholder: kokken", "Mat.", ["kokken"]),
        ("Svar v/ Kari Nordmann, Ola Hansen og Per Dahl", "Svar", ["Kari Nordmann", "Ola Hansen", "Per Dahl"]),
        (
            "Messe v/ biskop Kari Nordmann, prost Siri Vik og sokneprest Per Dahl",
            "Messe",
            ["biskop Kari Nordmann", "prost Siri Vik", "sokneprest Per Dahl"],
        ),
        ("Svar v/ stipendiat Per Dahl og rektor Anne Moe", "Svar", ["stipendiat Per Dahl", "rektor Anne Moe"]),
        ("Metode v/ Nils Berg, ph.d., lektor", "Metode", ["Nils Berg, ph.d., lektor"]),
        ("Svar v/ Kari Nordmann, Nordre Sykehus og Per Dahl", "Svar", ["Kari Nordmann, Nordre Sykehus", "Per Dahl"]),
        ("STATUS V/ KARI NORDMANN OG OLA HANSEN", "STATUS", ["KARI NORDMANN", "OLA HANSEN"]),
    ],
)
def test_what_follows_a_mark_is_a_speaker(written, title, names):
    divided = split_title(piece(written))
    assert (divided.title.text, [speaker.name for speaker in divided.speakers]) == (title, names)


@pytest.mark.parametrize(
    ("written", "title", "names"),
    [
        pytest.param("Åpning ved Kari Nordmann.", "Åpning", ["Kari Nordmann"], id="two capitalised words"),
        pytest.param("Nye veier ved Kari Nordmann", "Nye veier", ["Kari Nordmann"], id="whatever is before"),
        pytest.param("Nytt ved K. Nordmann", "Nytt", ["K. Nordmann"], id="an initial"),
        pytest.param("Nytt ved J.K. Nordmann, leder", "Nytt", ["J.K. Nordmann, leder"], id="initials in one"),
        pytest.param("Nytt ved Dr. Ludvig van Dahl", "Nytt", ["Dr. Ludvig van Dahl"], id="van"),
        pytest.param("Nytt ved Maria de la Cruz", "Nytt", ["Maria de la Cruz"], id="de la"),
        pytest.param("Nytt ved Anne-Marie O’Brien", "Nytt", ["Anne-Marie O’Brien"], id="hyphen and apostrophe"),
        pytest.param("Nytt ved Kari «Kaia» Nordmann", "Nytt", ["Kari «Kaia» Nordmann"], id="another name between"),
        pytest.param("Krans ved kirken ved Kari Nordmann", "Krans ved kirken", ["Kari Nordmann"], id="the second one"),
        pytest.param(
            "Tall ved Per Dahl, UB og Anne Moe, IT", "Tall", ["Per Dahl, UB", "Anne Moe, IT"], id="two of them"
        ),
        pytest.param("ÅPNING VED KARI NORDMANN", "ÅPNING", ["KARI NORDMANN"], id="in capitals"),
    ],
)
def test_ved_is_a_mark_before_the_form_of_a_personal_name(written, title, names):
    divided = split_title(piece(written))
    assert (divided.title.text, [speaker.name for speaker in divided.speakers]) == (title, names)


@pytest.mark.parametrize(
    "title",
    [
        pytest.param("Kari Nordmann, forsker ved Instituttet", id="one word"),
        pytest.param("Status for det nye sykehuset ved Brakerøya", id="one word, a place"),
        pytest.param("Krans ved kirken", id="no capital"),
        pytest.param("Åpning, ved fylkesordfører Ola Hansen", id="a word in small letters first"),
        pytest.param("Utvalget ved prosjektleder", id="no name"),
        pytest.param("Oppmøte ved St. Hanshaugen", id="an abbreviation and a word"),
        pytest.param("Oppmøte ved Sal A", id="a letter"),
        pytest.param("Oppmøte ved Store Torg 3", id="a number"),
        pytest.param("Oppmøte ved Rådhuset, Festsalen", id="over a comma"),
        pytest.param("Dagen ved NAV Nord", id="in capitals"),
        pytest.param("Dagen ved Nordre Sykehus", id="an organisation"),
        pytest.param("KONSERT VED TESTFJORDEN", id="all in capitals, one word"),
        pytest.param("Samtale med Per Dahl og Anne Moe. Samtalen ledes av Nils Berg.", id="names without a mark"),
        pytest.param("Ordninger og styring. Berit Lie.", id="a name after a full stop"),
        pytest.param("Hva nå? Kari Nordmann, forsker", id="a name after a question"),
        pytest.param("Elever fra v.g.s. og grunnskolen", id="an abbreviation"),
        pytest.param("Åpning (v/ Kari Nordmann) og sang", id="the title goes on after the bracket"),
        pytest.param("Medvirkning. Innledere:", id="nobody is named"),
        pytest.param("Velkommen ved rektor Kari Nordmann", id="«ved» and what she is"),
        pytest.param("v/ Kari Nordmann", id="nothing would be left of the title"),
    ],
)
def test_names_are_not_guessed(title):
    assert split_title(piece(title)) == DividedTitle(title=piece(title))


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("v/ elever på musikklinja, Skolen", ["elever på musikklinja, Skolen"]),
        ("v. Kari Nordmann", ["Kari Nordmann"]),
        ("V. Nordmann, leder", []),
        ("ved Anne Moe og Siri Vik", ["Anne Moe", "Siri Vik"]),
        ("av Anne Moe", ["Anne Moe"]),
        ("ved Testbyen kommune", []),
        ("ved rektor Anne Moe", []),
        ("Innledere: Ola Hansen og Berit Lie", ["Ola Hansen", "Berit Lie"]),
        ("Ved oppmøte får alle kaffe.", []),
        ("av og til", []),
        ("Kari Nordmann, leder", []),
        ("Respondent: Kari Nordmann", []),
        ("Ordstyrer:", []),
    ],
)
def test_a_line_of_its_own_names_speakers_after_a_mark(line, names):
    assert [speaker.name for speaker in read_speaker_line(piece(line))] == names


@pytest.mark.parametrize(
    ("written", "speakers", "told"),
    [
        ("Ordstyrer: Kari Nordmann", [("Ordstyrer", "Kari Nordmann")], ("Ordstyrer: Kari Nordmann",)),
        (
            "Møteledere: Kari Nordmann, Ola Hansen og Per Dahl",
            [("Møteledere", "Kari Nordmann"), ("Møteledere", "Ola Hansen"), ("Møteledere", "Per Dahl")],
            ("Møteledere: Kari Nordmann, Ola Hansen og Per Dahl",),
        ),
        ("Moderator: Siri Vik & Per Dahl", [("Moderator", "Siri Vik & Per Dahl")], ("Moderator: Siri Vik & Per Dahl",)),
        ("Innleder: Kari Nordmann", [("Innleder", "Kari Nordmann")], ("Innleder: Kari Nordmann",)),
        ("v/ prosjektleder: Siri Vik", [("prosjektleder", "Siri Vik")], ("prosjektleder: Siri Vik",)),
        ("v/ Siri Vik: Om data", [("", "Siri Vik: Om data")], ("Siri Vik: Om data",)),
        (
            "v/ Siri Vik, rektor; møteleder: Per Dahl",
            [("", "Siri Vik, rektor"), ("møteleder", "Per Dahl")],
            ("Siri Vik, rektor", "møteleder: Per Dahl"),
        ),
        ("v/ Siri Vik og Per Dahl", [("", "Siri Vik"), ("", "Per Dahl")], ("Siri Vik", "Per Dahl")),
    ],
)
def test_a_role_before_the_colon_is_told_beside_the_name(written, speakers, told):
    on_line, in_title = read_speaker_line(piece(written)), split_title(piece(f"Samtale. {written}")).speakers
    assert [(speaker.role, speaker.name) for speaker in on_line] == speakers
    assert on_line == in_title
    assert named(on_line) == told


@pytest.mark.parametrize(
    ("name", "is_one"),
    [
        ("Testbyen kommune", True),
        ("Nordre universitetssykehus", True),
        ("Universitetet i Nord", True),
        ("Folkehelseinstituttet", True),
        ("Testsenteret AS", True),
        ("Helse Nord RHF, Testbyen", True),
        ("Norsk Helsenett", True),
        ("Huset", True),  # as the editors have listed it
        ("Kari Nordmann", False),
        ("Kari Nordmann, Testbyen kommune", False),
        ("Kari Nordmann (Testsenteret AS)", False),
        ("Kari Nordmann fra Testbyen kommune", False),
        ("Ordføreren i Testbyen kommune", False),
        ("Kommunedirektøren", False),
        ("elever ved Testbyen skole", False),
        ("", False),
    ],
)
def test_an_organisation_is_known_by_its_name_or_the_word_list(name, is_one):
    assert is_organisation(name, {"Huset"}) is is_one


def test_a_sentence_after_the_speaker_is_kept_apart():
    clause = split_title(piece("Åpning ved Kari Nordmann. Vi ser på tre ting."))
    assert (clause.title.text, [one.name for one in clause.speakers], clause.rest.text) == (
        "Åpning",
        ["Kari Nordmann"],
        "Vi ser på tre ting.",
    )
