"""The lead picture's caption and credit, each wherever an editor wrote it."""

import pytest

from .texts import read_fields


def lead(fields):
    """Return caption and credit of the lead picture, and the rules told."""
    content, problems = read_fields("articles/2027-03-12-mote.md", f"bilde: mote.jpg\nbildealt: Et møte\n{fields}")
    picture = content.picture and (content.picture.caption, content.picture.credit)
    return picture, [problem.rule for problem in problems]


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        pytest.param("bildefoto: Ola", (("", "Ola"), []), id="a name"),
        pytest.param('bildefoto: "Foto: Ola"', (("", "Ola"), []), id="the page says «Foto» itself"),
        pytest.param('bildefoto: "Illustrasjon: Ola"', (("", "Illustrasjon: Ola"), []), id="another kind of work"),
        pytest.param('bildetekst: "Frokost. Foto: Ola"', (("Frokost.", "Ola"), []), id="in the caption, as in a text"),
        pytest.param(
            'bildetekst: "Frokost. Tegning: Ola"', (("Frokost.", "Tegning: Ola"), []), id="a drawing in the caption"
        ),
        pytest.param(
            'bildetekst: "Frokost. Foto: Ola"\nbildefoto: ola', (("Frokost.", "Ola"), []), id="twice the same is once"
        ),
        pytest.param(
            'bildetekst: "Frokost. Foto: Ola"\nbildefoto: Kari',
            (("Frokost. Foto: Ola", "Kari"), ["picture-credited-twice"]),
            id="two names are both shown",
        ),
        pytest.param('bildefoto: "Foto:"', (("", "Foto:"), ["picture-without-credit"]), id="no name"),
        pytest.param("bildetekst: Frokost", (None, ["picture-without-credit"]), id="a caption alone"),
    ],
)
def test_the_credit_is_taken_once_from_where_it_stands(fields, expected):
    assert lead(fields) == expected
