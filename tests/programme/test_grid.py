from __future__ import annotations

from datetime import date

from numbered_lines import numbered
from programme.grid import lay_out
from programme.model import Clock, EventWindow, Grid
from programme.parse import parse

DAY = date(2027, 3, 18)


def grid(text: str, days: int = 1, **options: object) -> Grid:
    lines = numbered(text)
    window = EventWindow(first_day=DAY, last_day=date(2027, 3, 17 + days))
    return lay_out(parse(lines, file="x.md", window=window)[0], **options)


def drawn(found: Grid) -> list[list[tuple[str, list[str]]]]:
    """Return the blocks of all days: the time of each row, and its cells with their spans."""
    return [
        [
            (
                row.span.text if row.span else "",
                [f"{cell.item.title if cell.item else '·'} {cell.rows}×{cell.columns}" for cell in row.cells],
            )
            for row in block.rows
        ]
        for day in found.days
        for block in day.blocks
    ]


def ids(found: Grid) -> list[str]:
    return [
        cell.id for day in found.days for block in day.blocks for row in block.rows for cell in row.cells if cell.id
    ]


def test_a_break_spans_the_tracks_beside_it_in_the_day():
    found = grid("10.00–11.00 Parallelle spor\nSpor 1 – A\nSpor 2 – B\nSpor 3 – C\n11.00–11.15 Pause")
    assert drawn(found) == [
        [("10.00–11.00", ["Parallelle spor 1×3"]), ("", ["A 1×1", "B 1×1", "C 1×1"])],
        [("11.00–11.15", ["Pause 1×3"])],
    ]


def test_the_time_heads_the_row_and_the_tracks_below_it():
    [block] = grid("10.00–11.00 Parallelle spor\nSpor 1 – A\nSpor 2 – B").days[0].blocks
    assert [(row.headed_rows, [cell.track for cell in row.cells]) for row in block.rows] == [
        (2, [""]),
        (0, ["Spor 1", "Spor 2"]),
    ]


def test_talks_in_tracks_stand_at_their_own_times():
    found = grid(
        "09.00–10.30 Parallellsesjoner\nSpor 1: A\n09.00–09.30 Bilder\n09.30–10.30 Kart\nSpor 2: B\n09.00–10.30 Ord"
    )
    assert drawn(found) == [
        [
            ("09.00", ["Parallellsesjoner 1×2"]),
            ("", ["A 1×1", "B 1×1"]),
            ("", ["Bilder 1×1", "Ord 2×1"]),
            ("09.30–10.30", ["Kart 1×1"]),
        ]
    ]
    assert [cell.item.span.text for row in found.days[0].blocks[0].rows for cell in row.cells if cell.shows_time] == [
        "09.00–10.30", "09.00–10.30", "09.00–10.30", "09.00–09.30", "09.00–10.30",
    ]  # fmt: skip


def test_rows_that_overlap_stand_side_by_side():
    assert drawn(grid("09.00–12.00 Plenum\n09.00–10.00 A\n10.00–11.00 B\n12.00 Lunsj")) == [
        [
            ("09.00", ["Plenum 2×1", "A 1×1"]),
            ("10.00–11.00", ["B 1×1"]),
        ],
        [("12.00", ["Lunsj 1×2"])],
    ]


def test_a_column_with_nothing_in_it_has_an_empty_cell():
    assert drawn(grid("09.00–12.00 Lang\n10.00–13.00 Kort")) == [
        [("09.00–12.00", ["Lang 2×1", "· 1×1"]), ("10.00–13.00", ["Kort 1×1"])]
    ]


def test_ids_come_from_titles_and_repeated_ones_add_the_start():
    assert ids(grid("09.00 Åpning på Ål\n10.15 Pause\n11.15 Pause")) == ["apning-pa-al", "pause-1015", "pause-1115"]


def test_repeated_titles_on_several_days_add_the_date_too():
    assert ids(grid("Dag 1\n10.15 Pause\nDag 2\n10.15 Pause\n11.00 Slutt", days=2)) == [
        "pause-1015-2027-03-18", "pause-1015-2027-03-19", "slutt",
    ]  # fmt: skip


def test_ids_stay_when_another_row_moves():
    before, after = ids(grid("09.00 A\n10.00 B\n11.00 Pause")), ids(grid("09.00 Ny\n10.30 B\n11.00 Pause\n12.00 A"))
    assert set(before) <= set(after)


def test_an_id_used_on_the_page_is_not_used_again():
    assert ids(grid("09.00 Kontakt", taken=frozenset({"kontakt"}))) == ["kontakt-0900"]


def test_a_title_without_letters_has_an_id_too():
    assert ids(grid("09.00 😊\n10.00 😊\n10.00 😊")) == ["post-0900", "post-1000", "post-1000-2"]


def test_times_keep_the_day_they_are_listed_under():
    [day] = grid("22.30–24.00 Konsert\n23.00–01.30 Dans").days
    spans = [cell.item.span for block in day.blocks for row in block.rows for cell in row.cells if cell.item]
    assert [(span.text, span.begins, span.until) for span in spans] == [
        ("22.30–24.00", 22 * 60 + 30, 24 * 60),
        ("23.00–01.30", 23 * 60, 25 * 60 + 30),
    ]


def test_an_end_that_is_understood_is_no_end():
    [day] = grid("09.00 A\n10.00 B").days
    span = day.blocks[0].rows[0].span
    assert (span.text, span.ends, span.understood_end) == ("09.00", None, Clock(minute=600))


def test_days_are_named_as_written_or_by_their_date():
    found = grid("Dag 1: Klinikk\n15.00 A\n09.00 B", days=2)
    assert [(day.id, day.heading) for day in found.days] == [
        ("dag-2027-03-18", "Dag 1: Klinikk"),
        ("dag-2027-03-19", "Fredag 19. mars"),
    ]


def test_days_are_named_in_the_language_of_the_page():
    found = grid("Dag 1\nDag 2\n15.00 A\n09.00 B\nDag 3\n10.00 C", days=3, language="nn")
    assert found.days[0].heading == "Dag 1"
    assert grid("20.00 A\n09.00 B\n08.00 C", days=3, language="nn").days[2].heading == "Laurdag 20. mars"


def test_the_words_over_a_pasted_table_head_ours():
    found = grid("Klokkeslett Program\n09.00 A")
    assert found.column_names == ("Klokkeslett", "Program")
