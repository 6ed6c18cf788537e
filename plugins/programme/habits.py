"""How the section as a whole is written, where one line alone cannot tell what it says."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from .line import Written
from .times import Form, Habits, Impossible, TimeReading, read_time, title_start

FEWEST_NAMED = 2
FEWEST_TITLES = 3

_NAMED = re.compile(r"(?:tidspunkt|klokkeslett|tid)[^\S\n]*:", re.IGNORECASE)

Times = dict[int, TimeReading | Impossible | None]
"""What opens each line, by the identity of the line."""


def read_habits(lines: Sequence[Written]) -> tuple[Habits, Times]:
    """Return how the section is written, and the time that opens each line, read so."""
    text = [line for line in lines if not line.opaque and not line.is_blank]
    alone = Habits(
        named=sum(_NAMED.match(line.words) is not None for line in text) >= FEWEST_NAMED,
        widest_line=max((len(line.words) for line in text), default=0),
    )
    times = _times(text, alone)
    timed = [(line, time) for line in text if isinstance(time := times[id(line)], TimeReading)]
    habits = replace(
        alone,
        compact=any(time.form is Form.COMPACT for _, time in timed),
        bare_hours=any(time.form is Form.HOUR and time.ends is not None for _, time in timed),
        small_titles=_are_small(line.line.text[title_start(line.line.text, time.end) :][:1] for line, time in timed),
    )
    return habits, times if habits == alone else _times(text, habits)


def _times(lines: Sequence[Written], habits: Habits) -> Times:
    return {id(line): read_time(line.line.text, line.start, habits) for line in lines}


def _are_small(first_letters: Iterable[str]) -> bool:
    """Tell whether titles begin in lower case, four of five at least."""
    letters = [letter for letter in first_letters if letter.isalpha()]
    small = sum(letter.islower() for letter in letters)
    return len(letters) >= FEWEST_TITLES and small * 5 >= len(letters) * 4
