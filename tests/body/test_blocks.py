"""The block rules: tables the keyboard can scroll."""

import re

import pytest

from body.render import render
from numbered_lines import numbered


def table(columns: int) -> str:
    return "\n".join("|" + cell * columns for cell in (" a |", "---|", " 1 |"))


@pytest.mark.parametrize(
    ("text", "opened"),
    [
        pytest.param(table(3), ["<table>"], id="fits"),
        pytest.param(table(4), ['<table tabindex="0">'], id="may be wider than the screen"),
        pytest.param(f"{table(5)}\n\n{table(2)}", ['<table tabindex="0">', "<table>"], id="each on its own"),
        pytest.param('<table tabindex="7"><tr><td>1</td></tr></table>', ["<table>"], id="not as the editor likes"),
        pytest.param("<table><tr><td>1<td>2<td>3<td>4</table>", ['<table tabindex="0">'], id="in HTML of one's own"),
    ],
)
def test_a_table_of_many_columns_is_a_stop_for_the_keyboard(text, opened):
    lines = numbered(text)
    body, _ = render(lines, file="x.md", language="nb")
    assert re.findall(r"<table[^>]*>", "".join(map(str, body.parts))) == opened
