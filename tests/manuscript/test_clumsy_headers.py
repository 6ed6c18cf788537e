"""Headers as they come from other programs and hurried hands: read as meant, and told once."""

from pathlib import PurePosixPath

import pytest

from manuscript.model import Scalar
from manuscript.read import read

FIELDS = "tittel: Møte\ningress: Om søvn\npublisert: 1. mars 2027\n"
MEANT = [("tittel", "Møte"), ("ingress", "Om søvn"), ("publisert", "1. mars 2027")]


def entries_and_problems(text):
    document, problems = read(text.encode(), file="content/articles/x.md", source=PurePosixPath("articles/x.md"))
    entries = [
        (entry.key.text, entry.value.text if isinstance(entry.value, Scalar) else entry.value)
        for entry in document.front_matter.pairs
    ]
    return entries, [(each.line, each.column, each.rule, each.message, each.fix, each.example) for each in problems]


NOT_FIRST = "Flytt det under linjen «---» som avslutter feltene, eller slett det. Filen skal begynne med «---»."
FENCE = "Skriv nøyaktig tre bindestreker, helt til venstre og uten noe annet på linjen."


@pytest.mark.parametrize(
    ("text", "problems"),
    [
        pytest.param(
            f"```markdown artikkel\n---\n{FIELDS}---\n\nTekst.\n```\n",
            [
                (
                    1,
                    1,
                    "front-matter-not-first",
                    "Det står noe over feltene: «```markdown artikkel».",
                    "Slett linjen, og linjen med «```» nederst i filen.",
                    "---",
                )
            ],
            id="an example copied with its frame",
        ),
        pytest.param(
            f"# Møte\n---\n{FIELDS}---\n\nTekst.\n",
            [(1, 1, "front-matter-not-first", "Det står noe over feltene: «# Møte».", NOT_FIRST, "---")],
            id="the title above the fields",
        ),
        pytest.param(
            f"Her er artikkelen:\n\n---\n{FIELDS}---\n\nTekst.\n",
            [(1, 1, "front-matter-not-first", "Det står noe over feltene: «Her er artikkelen:».", NOT_FIRST, "---")],
            id="pasted from an e-mail",
        ),
        pytest.param(
            f"-- -\n{FIELDS}\\---\n\nTekst.\n",
            [
                (1, 1, "front-matter-fence", "Skillelinjen før feltene er skrevet «-- -».", FENCE, "---"),
                (5, 1, "front-matter-fence", "Skillelinjen etter feltene er skrevet «\\---».", FENCE, "---"),
            ],
            id="hyphens that a program has spaced and escaped",
        ),
        pytest.param(
            "---\n- tittel: Møte\n- ingress: Om søvn\n- publisert: 1. mars 2027\n---\nTekst.\n",
            [
                (
                    2,
                    1,
                    "field-mark",
                    "Det står «-» foran feltet. Det samme gjelder linje 3 og 4.",
                    "Skriv feltet uten tegn foran: tittel: Møte",
                    "tittel: Møte",
                )
            ],
            id="the fields as a list",
        ),
        pytest.param(
            "---\n• tittel: Møte\n• ingress: Om søvn\n• publisert: 1. mars 2027\n---\nTekst.\n",
            [
                (
                    2,
                    1,
                    "field-mark",
                    "Det står «•» foran feltet. Det samme gjelder linje 3 og 4.",
                    "Skriv feltet uten tegn foran: tittel: Møte",
                    "tittel: Møte",
                )
            ],
            id="the fields as a list in Word",
        ),
        pytest.param(
            "---\n**tittel:** Møte\n**ingress**: Om søvn\npublisert: 1. mars 2027\n---\nTekst.\n",
            [
                (
                    2,
                    1,
                    "field-stars",
                    "Det står stjerner rundt feltets navn. Det samme gjelder linje 3.",
                    "Skriv navnet uten stjerner: tittel: Møte",
                    "tittel: Møte",
                )
            ],
            id="names in bold",
        ),
        pytest.param(
            "---\ntittel; Møte\ningress = Om søvn\npublisert： 1. mars 2027\n---\nTekst.\n",
            [
                (
                    2,
                    1,
                    "field-sign",
                    "Etter feltets navn står «;» i stedet for kolon. Det samme gjelder linje 3 og 4.",
                    "Skriv kolon og mellomrom: tittel: Møte",
                    "tittel: Møte",
                )
            ],
            id="other signs than a colon",
        ),
        pytest.param(
            "---\ntittel: Møte\ningress:\n  Om\n  søvn: nå\npublisert: 1. mars 2027\n---\nTekst.\n".replace(
                "søvn: nå", "søvn"
            ),
            [],
            id="a text below its field",
        ),
    ],
)
def test_a_header_is_read_as_it_is_meant(text, problems):
    assert entries_and_problems(text) == (MEANT, problems)


@pytest.mark.parametrize(
    ("fields", "entries", "problem"),
    [
        pytest.param(
            "ingress:\n  Om søvn\n  og mer: nå",
            [("ingress", "Om søvn og mer: nå")],
            (
                2,
                9,
                "field-quotes",
                "Verdien har et kolon i seg, som ellers skiller felt fra verdi: «Om søvn og mer: nå».",
                'Sett hele verdien i anførselstegn på én linje: ingress: "Om søvn og mer: nå"',
                'ingress: "Om søvn og mer: nå"',
            ),
            id="a colon in a text over several lines",
        ),
        pytest.param(
            "bilde: ![To gjester](foto.jpg)",
            [("bilde", "foto.jpg")],
            (
                2,
                8,
                "field-quotes",
                "Verdien er skrevet som en lenke i løpende tekst: «![To gjester](foto.jpg)».",
                "Skriv bare adressen eller filnavnet: bilde: foto.jpg",
                "bilde: foto.jpg",
            ),
            id="a picture as in the text",
        ),
        pytest.param(
            "ingress: Første linje\nog den neste",
            [("ingress", "Første linje")],
            (
                3,
                1,
                "field-without-colon",
                "Linjen har ikke noe kolon, og hører derfor ikke til noe felt: «og den neste».",
                "Fortsetter linjen feltet over, rykker du den inn med to mellomrom. "
                "Hører den til teksten, flytter du den under linjen «---».",
                "  og den neste",
            ),
            id="a line that goes on",
        ),
        pytest.param(
            "emner:\nsøvn\nhelse",
            [("emner", "")],
            (
                3,
                1,
                "field-without-colon",
                "Linjen har ikke noe kolon, og hører derfor ikke til noe felt: «søvn». "
                "Det samme gjelder linjene til og med 4.",
                "Skriv bindestrek og mellomrom foran hver ting i listen.",
                "- søvn",
            ),
            id="a list without marks",
        ),
    ],
)
def test_a_field_is_told_with_the_line_put_right(fields, entries, problem):
    assert entries_and_problems(f"---\n{fields}\n---\nTekst.\n") == (entries, [problem])


def test_a_name_without_its_colon_keeps_what_stands_below_it():
    text = "---\nemner\n  - søvn\n---\nTekst.\n"
    document, problems = read(text.encode(), file="x", source=PurePosixPath("articles/x.md"))
    assert [entry.key.text for entry in document.front_matter.pairs] == ["emner"]
    assert [(each.line, each.column, each.message, each.example) for each in problems] == [
        (2, 6, "Kolon mangler etter feltets navn: «emner».", "emner:\n  - søvn")
    ]


def test_a_rule_in_a_body_does_not_make_a_header_of_what_follows():
    text = f"{FIELDS}\nTekst.\n\n---\nNB: husk dette\n\n---\nMer.\n"
    entries, problems = entries_and_problems(text)
    assert (entries, [rule for _, _, rule, *_ in problems]) == (MEANT, ["front-matter-no-fence"])
