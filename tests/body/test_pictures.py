"""Pictures that are nearly right: read as they are meant, or told with the line written right."""

from __future__ import annotations

import pytest

from body.render import render
from numbered_lines import numbered

RIGHT = '![Gjester](mote.jpg "Frokost. Foto: Kari")'


def rendered(text):
    lines = numbered(text, 7)
    return render(lines, file="content/articles/mote.md", language="nb")


@pytest.mark.parametrize(
    "written",
    [
        pytest.param("![Gjester](mote.jpg “Frokost. Foto: Kari”)", id="English marks"),
        pytest.param("![Gjester](mote.jpg «Frokost. Foto: Kari»)", id="Norwegian marks"),
        pytest.param("![Gjester](mote.jpg „Frokost. Foto: Kari“)", id="German marks"),
        pytest.param("![Gjester](mote.jpg ”Frokost. Foto: Kari”)", id="Swedish marks"),
        pytest.param('![Gjester](mote.jpg "Frokost. Foto: Kari”)', id="one of each"),
        pytest.param("![Gjester](mote.jpg ‘Frokost. Foto: Kari’ )", id="single marks and a space"),
    ],
)
@pytest.mark.parametrize("target", ["mote.jpg", "<mote i mars.jpg>"])
def test_typographic_quotation_marks_are_read_as_straight(written, target):
    assert rendered(written.replace("mote.jpg", target)) == rendered(RIGHT.replace("mote.jpg", target))


def test_quotation_marks_inside_a_title_stay():
    body, problems = rendered('![Gjester](mote.jpg "Vi sa «ja (og) nei». Foto: Kari")\n\n`![a](b.jpg “c”)`')
    assert (problems, "«ja (og) nei»" in body.parts[2], "“c”" in body.parts[2]) == ([], True, True)


@pytest.mark.parametrize(
    ("written", "example"),
    [
        pytest.param('![Gjester] (mote.jpg "Frokost. Foto: Kari")', RIGHT, id="a space"),
        pytest.param("![Gjester] (mote.jpg “Frokost. Foto: Kari”)", RIGHT, id="a space, and typographic marks"),
        pytest.param('! [Gjester](mote.jpg "Frokost. Foto: Kari")', RIGHT, id="a space after the sign"),
        pytest.param('!(mote.jpg "Frokost. Foto: Kari")[Gjester]', RIGHT, id="turned round"),
        pytest.param("!(mote.jpg)[Gjester]", '![Gjester](mote.jpg "Foto: Kari Nordmann")', id="turned, no caption"),
        pytest.param("!(Gjester)[mote.jpg]", '![Gjester](mote.jpg "Foto: Kari Nordmann")', id="turned otherwise"),
        pytest.param(
            "![[mote i mars.jpg]]",
            '![Hva bildet viser](<mote i mars.jpg> "Foto: Kari Nordmann")',
            id="as in a program for notes",
        ),
    ],
)
def test_a_picture_that_was_not_read_is_told_and_written_right(written, example):
    problems = rendered(f"Tekst.\n\n{written}")[1]
    assert [(p.rule, p.line, p.column, p.is_error, p.example) for p in problems if p.rule != "picture-credit"] == [
        ("picture-not-read", 9, 1, True, example)
    ]
    assert rendered(example)[1] == []


@pytest.mark.parametrize(
    "written",
    [
        "Takk! [Se bildet av Kari](kari.jpg)",
        "Kom! (Se kart.png)[^1]\n\n[^1]: Note",
        "Skriv `![a] (b.jpg)` slik.",
        "Skriv \\![a] (b.jpg) slik.",
        "    ![a] (b.jpg)",
    ],
)
def test_what_is_no_picture_is_left_alone(written):
    assert "picture-not-read" not in {problem.rule for problem in rendered(written)[1]}


@pytest.mark.parametrize(
    ("written", "told"),
    [
        pytest.param(f"Tekst.\n{RIGHT}", [(8, "picture-in-text")], id="no blank line above"),
        pytest.param(f"{RIGHT}\nTekst.", [(7, "picture-in-text")], id="no blank line below"),
        pytest.param(f"{RIGHT}{{: .dekor }}\nTekst.", [(7, "picture-in-text")], id="with an attribute list"),
        pytest.param(f"Tekst.\n\n{RIGHT}\n\nTekst.", [], id="blank lines"),
        pytest.param(f"{RIGHT}\n{RIGHT}", [], id="two pictures together"),
        pytest.param(f"Trykk på {RIGHT} øverst.", [], id="in a sentence"),
        pytest.param("Trykk på\n![](a.svg){: .dekor }\nøverst.", [], id="an icon"),
        pytest.param(f"- Punkt\n\n    {RIGHT}", [], id="in a list"),
        pytest.param(f"## {RIGHT}", [(7, "heading-without-text")], id="a heading without words"),
        pytest.param(f"## Møtet {RIGHT}", [], id="a heading with words"),
        pytest.param(f"{RIGHT}\n=====", [(7, "heading-level-1"), (7, "heading-without-text")], id="underlined"),
    ],
)
def test_a_picture_has_a_paragraph_of_its_own(written, told):
    assert [(problem.line, problem.rule) for problem in rendered(written)[1]] == told


@pytest.mark.parametrize("size", [60_000, 300_000, 2_500_000])
@pytest.mark.parametrize(
    "form",
    [
        '![Gjester](data:image/png;base64,{} "Foto: Kari")',
        '<img src="data:image/png;base64,{}" alt="Gjester" title="Foto: Kari">',
    ],
)
def test_a_pasted_picture_is_told_in_one_short_message(size, form):
    (problem,) = rendered(f"Tekst.\n\n{form.format('iVBO' * (size // 4))}")[1]
    assert (problem.line, problem.rule, problem.message, problem.fix, problem.example) == (
        9,
        "picture-address",
        "Et bilde er limt rett inn i teksten: «data:image/png;base64,iVBOiVBOiVBOiVBOi…».",
        "Lagre bildet som en fil ved siden av teksten, og skriv filnavnet.",
        '![Gjester](bilde.jpg "Foto: Kari")',
    )


@pytest.mark.parametrize("piece", ["](x “", "![a] (b(c)", "!(a", "![[a", "! [a](", "![](a “b", "data:image/png;a,"])
def test_a_body_of_beginnings_is_read_at_once(piece):
    assert rendered("\n\n".join([piece * 200] * 20))[0] is not None
