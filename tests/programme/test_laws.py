"""What holds for every text: no word lost, nothing invented, all placed once, in linear time."""

from __future__ import annotations

import html
import re
from collections import Counter
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from growth import takes_linear_time
from manuscript.model import Line
from programme.grid import lay_out
from programme.model import EventWindow, Grid, Programme, Session
from programme.parse import find_sections, parse

WINDOW = EventWindow(first_day=date(2027, 3, 18), last_day=date(2027, 3, 20), starts=540, ends=960)
CASES = [
    path.read_text(encoding="utf-8").split("\n")[1:] for path in sorted((Path(__file__).parent / "cases").glob("*.md"))
]

# Words that say what the words round them are become structure: a time, a speaker, a room.
STRUCTURE = frozenset(
    "kl klokka klokken klokkeslett fra frå til o v ved av og samt rom sted stad"
    " tid tidspunkt program agenda møtetid h t".split()
)
WORD = re.compile(r"[^\W\d_]+")
MARKUP = re.compile(r"</?[A-Za-z][^<>]{0,200}>|\]\([^()\s]*\)|\{:?\s?[#.][^{}]{0,100}\}|[*_`\u00ad]")

words = st.sampled_from(
    "Åpning Velkommen Næringsutvikling i helsebydelen samtale Kari Nordmann Ola Hansen rådgiver Kommunen pause lunsj"
    " æøå Ærlig talt parallelle sesjoner spor Spor gruppe forsker professor Del 1 2 A B 2030 og ved v/ for alle".split()
)
times = st.sampled_from(
    "09.00 9:30 10.00–10.45 kl.11 11.00-1130 kl 12.15 1200-1300 15,00 22.00–01.30 00.30 24.00 25.00 12.75 08:30– ca. 13".split(
        " "
    )
)
marks = st.sampled_from(
    ["–", "-", "—", "|", "\t", ":", ",", ".", "?", "«", "»", "(", ")", "\xa0", "  ", "•", "*", "**", "/"]
)
oddities = st.sampled_from(
    ["😊", "<b>", "</b>", "&amp;", "[lenke](https://example.no)", "\\*", "\u200b", "{#id}", "`kode`"]
)
lines_of_words = st.lists(st.one_of(words, words, words, times, marks, oddities), max_size=12).map(" ".join)
whole_lines = st.sampled_from(
    [
        "", "```", "~~~", "### Del 2", "## Program", "Torsdag 18. mars", "Dag 2", "Fredag", "20.03", "Spor 1 – Klinikk",
        "Spor 2", "Sesjon A: Praksis", "A1 Gode råd", "| Tid | Tema |", "|---|---|", "| 10.00 | Åpning |", "| | Mer |",
        "| Tid | Sal A | Sal B |", "| 11.00 | En | To |", "Tid\tTema", "v/ Kari Nordmann", "Ordstyrer: Ola Hansen",
        "Rom: 214", "• punkt", "– svar", "<!--", "-->", "----", "Parallelle sesjoner", "Tromsø:", "For alle: Sal A",
        "10.00 Parallelle økter", "Møtetid 09–15", "Kl. 10.00 A, kl. 11.00 B", "10.30", "09.00–12.00", "Torget A: Lesing",
    ]
)  # fmt: skip
texts = st.lists(st.one_of(whole_lines, lines_of_words, st.text(max_size=30)), max_size=25).map(
    lambda lines: [part for line in lines for part in line.splitlines() or [""]]
)


@st.composite
def mutated_programmes(draw: st.DrawFn) -> list[str]:
    """A real programme as it is after an unlucky paste."""
    lines = list(draw(st.sampled_from(CASES)))
    for _ in range(draw(st.integers(1, 8))):
        at = draw(st.integers(0, max(0, len(lines) - 1)))
        change = draw(st.sampled_from(["drop", "double", "swap", "join", "dash", "space", "split"]))
        if not lines:
            break
        if change == "drop":
            del lines[at]
        elif change == "double":
            lines.insert(at, lines[at])
        elif change == "swap":
            lines[at], lines[0] = lines[0], lines[at]
        elif change == "join" and at + 1 < len(lines):
            lines[at] += " " + lines.pop(at + 1)
        elif change == "dash":
            lines[at] = re.sub("[-–]", draw(st.sampled_from("-–—−‑")), lines[at])
        elif change == "space":
            lines[at] = lines[at].replace(" ", draw(st.sampled_from(["\xa0", "  ", "\t", ""])))
        elif change == "split":
            half = len(lines[at]) // 2
            lines[at : at + 1] = [lines[at][:half], lines[at][half:]]
    return lines


any_programme = st.one_of(texts, mutated_programmes())


def read(lines: list[str], window: EventWindow = WINDOW) -> Programme:
    programme, _ = parse(numbered(lines), file="x.md", window=window)
    return programme


def numbered(lines: list[str]) -> list[Line]:
    return [Line(number=number, text=text) for number, text in enumerate(lines, 1)]


def all_texts(programme: Programme) -> Iterator[str]:
    yield from (line.text for line in (*programme.preface, *programme.closing))
    yield from programme.column_names
    for day in programme.days:
        yield from day.headings
        yield from (line.text for line in day.preface)
        for session in day.sessions:
            yield from session_texts(session)


def session_texts(session: Session) -> Iterator[str]:
    yield from (line.text for line in (*session.preface, *session.description))
    yield from (session.title, session.room, session.track_name, session.span.starts_about, session.span.ends_about)
    yield from (f"{speaker.role} {speaker.name}" for speaker in session.speakers)
    for part in session.parts:
        yield from session_texts(part)


def words_in(text: str) -> Counter[str]:
    apart = text.replace("<br>", " ")
    return Counter(WORD.findall(html.unescape(MARKUP.sub("", apart)).casefold()))


def missing(lines: list[str], programme: Programme) -> set[str]:
    """Return the words that are gone. What several columns of a table, or two header rows, say is said once."""
    asked, said = words_in("\n".join(lines)), words_in("\n".join(all_texts(programme)))
    once = any("|" in line or "\t" in line for line in lines)
    gone = set(asked) - set(said) if once else set(asked - said)
    return gone - STRUCTURE


@given(any_programme)
@settings(max_examples=150)
def test_no_word_of_a_programme_is_lost(lines):
    if "Tid" in " ".join(lines) and sum("Tid" in line for line in lines) > 1:
        lines = ["|", *lines]
    assert missing(lines, read(lines)) == set()


@given(any_programme)
@settings(max_examples=60)
def test_no_end_and_no_track_is_made_up(lines):
    text = "\n".join(lines)
    digits = {int(found) for found in re.findall(r"[0-9]+", text)} | {
        part for found in re.findall(r"[0-9]{3,4}", text) for part in (int(found[:-2]), int(found[-2:]))
    }
    programme = read(lines)
    ends = [session.ends for session in programme.sessions if session.ends]
    names = [track.track_name for session in programme.sessions for track in session.parts if track.track_name]
    assert [end for end in ends if end.minute // 60 not in digits] == []
    assert [name for name in names if name.split()[0] not in text] == []


@given(any_programme)
@settings(max_examples=60)
def test_every_time_that_is_told_stands_where_it_is_said_to_stand(lines):
    _, problems = parse(numbered(lines), file="x.md", window=WINDOW)
    assert [
        problem
        for problem in problems
        if not (1 <= problem.line <= len(lines) and 1 <= problem.column <= len(lines[problem.line - 1]) + 1)
    ] == []


@given(any_programme)
@settings(max_examples=150)
def test_every_row_of_every_column_is_in_exactly_one_cell(lines):
    grid = lay_out(read(lines))
    assert places_taken(grid) == places_there_are(grid)


def places_taken(grid: Grid) -> Counter[tuple[int, int, int, int]]:
    """Return how many cells cover each place, as a browser lays the table out."""
    taken: Counter[tuple[int, int, int, int]] = Counter()
    for d, day in enumerate(grid.days):
        for b, block in enumerate(day.blocks):
            for r, row in enumerate(block.rows):
                column = 0
                for cell in row.cells:
                    while taken[d, b, r, column]:
                        column += 1
                    for down in range(cell.rows):
                        for right in range(cell.columns):
                            taken[d, b, r + down, column + right] += 1
    return +taken


def places_there_are(grid: Grid) -> Counter[tuple[int, int, int, int]]:
    return Counter(
        (d, b, r, column)
        for d, day in enumerate(grid.days)
        for b, block in enumerate(day.blocks)
        for r in range(len(block.rows))
        for column in range(day.columns)
    )


@given(any_programme)
@settings(max_examples=60)
def test_every_session_track_and_talk_has_one_cell_and_an_id_of_its_own(lines):
    programme = read(lines)
    cells = [
        cell
        for day in lay_out(programme).days
        for block in day.blocks
        for row in block.rows
        for cell in row.cells
        if cell.item is not None
    ]
    assert sorted(cell.path for cell in cells) == sorted(paths(programme))
    assert len({cell.id for cell in cells}) == len(cells)


def paths(programme: Programme) -> Iterator[tuple[int, ...]]:
    for d, day in enumerate(programme.days):
        for s, session in enumerate(day.sessions):
            if session.titled or not session.parts:
                yield d, s
            for t, track in enumerate(session.parts):
                yield d, s, t
                yield from ((d, s, t, k) for k in range(len(track.parts)))


@given(any_programme)
@settings(max_examples=40)
def test_a_body_keeps_every_line_in_one_place(lines):
    body = numbered(lines)
    sections, _ = find_sections(body, file="x.md", window=WINDOW)
    kept = {line.number for line in (*sections.before, *sections.after, *sections.lines)}
    headings = {section.line for section in sections.programme}
    assert {line.number for line in body} - kept - headings <= {number + 1 for number in headings}


LINES = 2_500  # enough for what is quadratic to show, in a test that is quick
LONG = 12_000

LONG_PROGRAMMES = {
    "ordinary": [
        line
        for index in range(LINES // 5)
        for line in (
            f"{8 + index % 10:02}.{index * 5 % 60:02}–{9 + index % 10:02}.00 Tittel {index} v/ Kari Nordmann",
            "En beskrivelse på linje to.",
            "",
            "- punkt",
            "Ordstyrer: Ola Hansen",
        )
    ],
    "the same row": ["10.00 Samme"] * LINES,
    "days": [line for index in range(LINES // 2) for line in (f"{1 + index % 28}. mars", f"{index % 24:02}.00 X")],
    "tracks": ["10.00–11.00 Parallelle økter", *[f"Spor {index % 98 + 1} – Tittel" for index in range(LINES)]],
    "talks": ["10.00–11.00 Parallelle økter", *["Spor 1", "10.00–10.30 A", "Spor 2", "10.00 B"] * (LINES // 4)],
    "commas": ["10.00 A,", *["b,"] * LINES],
    "a table": ["| Tid | Hva |", "|---|---|", *["| 10.00 | x |"] * LINES],
    "fences": ["`" * (3 + index % 50) for index in range(LINES)],
    "comments": ["<!--"] * LINES,
    "bullets": ["  " * (index % 50) + "• x" for index in range(LINES)],
    "outside": ["Mandag 1. mai"] * LINES,
}


@pytest.mark.parametrize("name", LONG_PROGRAMMES)
def test_long_programmes_are_read_in_linear_time(name):
    lines = numbered(LONG_PROGRAMMES[name])
    assert takes_linear_time(laid_out, lines)


def laid_out(lines):
    programme, _ = parse(lines, file="x.md", window=WINDOW)
    lay_out(programme)
    find_sections(lines, file="x.md", window=WINDOW)


LONG_LINES = {
    "spaces": "10.00" + " " * LONG + "x",
    "digits": "1" * LONG,
    "dots": "10.00" + "." * LONG,
    "times": "10.00 A " * (LONG // 8),
    "stars": "*" * LONG,
    "underscores": "10.00 " + "_a" * (LONG // 2),
    "brackets": "10.00 " + "[" * LONG,
    "links": "10.00 " + "[a](" * (LONG // 4),
    "tags": "10.00 " + "<a " * (LONG // 3),
    "entities": "10.00 " + "&" * LONG,
    "ved": "10.00 " + "ved Kari " * (LONG // 9),
    "og": "10.00 A v/ " + "Kari Nordmann og " * (LONG // 17),
    "pipes": "|" * LONG,
    "tabs": "10.00" + "\tx" * (LONG // 2),
    "kl": "kl " * (LONG // 3),
    "hashes": "#" * LONG,
    "tracks": "10.00 Parallelle økter " + "x.Spor 1 – " * (LONG // 44),  # takes long enough to tell
    "questions": "10.00 " + "a? " * (LONG // 3),
    "attributes": "10.00 " + "{#a} " * (LONG // 5),
    "rooms": "10.00 " + ", rom: x" * (LONG // 8),
    "weekdays": "mandag " * (LONG // 7),
    "capitals": "10.00 " + "Aa " * (LONG // 3),
    "quotes": "10.00 " + '"' * LONG,
}


@pytest.mark.parametrize("name", LONG_LINES)
def test_no_line_is_read_in_more_than_linear_time(name):
    assert takes_linear_time(laid_out_below_others, LONG_LINES[name])


def laid_out_below_others(line):
    for before in ([], ["10.00–11.00 Parallelle spor"], ["| Tid | Hva |", "|---|---|"]):
        lay_out(read([*before, line]))
