"""The events of a calendar file as subscribers hold them (RFC 5545)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta

NAME = re.compile(r"[A-Za-z0-9-]+")
FOLD = re.compile(r"\r?\n[ \t]")  # §3.1
ESCAPED = re.compile(r"\\(.)")
CONFIRMED = "CONFIRMED"  # an event without STATUS


@dataclass(frozen=True, slots=True, kw_only=True)
class CalendarEvent:
    """One event of a calendar."""

    uid: str
    url: str
    title: str
    sequence: int
    starts: str  # as written, with its time zone: two are compared, never counted with
    ends: str
    place: str
    status: str
    last_day: date | None  # None: no date that can be read


def read_events(data: bytes) -> list[CalendarEvent]:
    """Return the events in *data*; what is no event is passed over."""
    events: list[CalendarEvent] = []
    lines: dict[str, str] | None = None
    for line in FOLD.sub("", data.decode("utf-8", "replace")).splitlines():
        if line == "BEGIN:VEVENT":
            lines = {}
        elif line == "END:VEVENT" and lines is not None:
            if lines.get("UID"):
                events.append(_event(lines))
            lines = None
        elif lines is not None and (name := NAME.match(line)):
            lines.setdefault(name[0].upper(), line[name.end() :].lstrip(":"))
    return events


def _event(lines: dict[str, str]) -> CalendarEvent:
    values = {name: rest.partition(":")[2] if rest.startswith(";") else rest for name, rest in lines.items()}
    sequence = values.get("SEQUENCE", "0")
    return CalendarEvent(
        uid=values["UID"].removeprefix("urn:uuid:").lower(),
        url=values.get("URL", ""),
        title=_text(values.get("SUMMARY", "")),
        sequence=int(sequence) if sequence.isdecimal() and len(sequence) < 10 else 0,
        starts=lines.get("DTSTART", ""),
        ends=lines.get("DTEND", ""),
        place=_text(values.get("LOCATION", "")),
        status=values.get("STATUS", CONFIRMED),
        last_day=_last_day(values.get("DTEND") or values.get("DTSTART", "")),
    )


def _text(value: str) -> str:
    """Return a text as it is read: without escapes, in one line (§3.3.11)."""
    return " ".join(ESCAPED.sub(lambda sign: " " if sign[1] in "nN" else sign[1], value).split())


def _last_day(value: str) -> date | None:
    try:
        return date.fromisoformat(value[:8])
    except ValueError:
        return None


def is_expected(last_day: date | None, *, today: date, is_cancelled: bool) -> bool:
    """Tell whether subscribers still count on an event: a year after it, a cancelled one a month.

    A few days are given away at the end: no calendar is wrong for dropping it then.
    """
    if last_day is None:
        return False
    return today <= last_day + timedelta(days=28 if is_cancelled else 360)
