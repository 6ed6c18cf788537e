"""What a written date or clock time becomes: numbers, or the reason it is not read."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, timedelta


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    """A written date, with a clock time where one is written; wall clock in Norway.

    A text with an offset or Z is already converted to Oslo wall clock, and
    keeps the offset Oslo had then, so that a repeated hour stays certain.
    """

    day: date
    minute: int | None = None  # after midnight, 0 to 1440 (24.00); None: no clock time
    offset: timedelta | None = None  # given only when the text had one


@dataclass(frozen=True, slots=True, kw_only=True)
class Refusal:
    """Why a text is not read, in Norwegian; the parts of a Problem that concern words."""

    rule: str  # for example date-two-digit-year
    message: str
    fix: str
    example: str  # a text that is read
    last: str = field(default="", compare=False)  # where two were written: the last of them, as it is read
