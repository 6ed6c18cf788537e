"""Clock times after «kl.»: a full stop, two digits before minutes, and a dash without spaces."""

from __future__ import annotations

import re
from collections.abc import Iterator

from .dates import DASH, NO_BREAK
from .no_breaks import GAP, MONTH
from .runs import Edit

EVENING = 17 * 60  # from here an interval may pass midnight

_TIME = r"\d{1,2}(?:[.:]\d\d)?(?![.:]?\d)"
_TO = rf"{GAP}*+(?:-{{1,3}}|–|—){GAP}*+"
_NOT_A_DATE = rf"(?!\.?{GAP}*{MONTH})"
_CLOCK = re.compile(
    rf"[Kk](?<![\w-].)(?:[Ll](?P<short>\.{GAP}*|{GAP}+)(?=\d)|lokk(?:a|en){GAP}+)"
    rf"(?:(?P<start>{_TIME})(?:(?P<to>{_TO})(?P<end>{_TIME}){_NOT_A_DATE})?)?"
)


def clock_times(text: str) -> Iterator[Edit]:
    """Yield what turns «kl 9:05-10» into «kl. 09.05–10»."""
    if "kl" not in text and "Kl" not in text and "KL" not in text:
        return
    for match in _CLOCK.finditer(text):
        if match["short"]:
            yield *match.span("short"), f".{NO_BREAK}"
        if match["start"] and is_time(match["start"]):
            yield *match.span("start"), _set(match["start"])
            if match["end"] and _is_interval(match["start"], match["end"]):
                yield *match.span("to"), DASH
                yield *match.span("end"), _set(match["end"])


def _is_interval(start: str, end: str) -> bool:
    """Tell whether *end* may follow *start*; «kl. 18 - 3 foredrag» is no interval, 22.00–01.30 is."""
    ascends = minutes(start) < minutes(end)
    return is_time(end) and (ascends or (minutes(start) >= EVENING and len(end) > 2))


def is_time(written: str) -> bool:
    return 0 <= minutes(written) <= 24 * 60


def minutes(written: str) -> int:
    """Return minutes after midnight of «9», «9.05» or «9:05»; negative: there are no such minutes."""
    hour, minute = written[:2].rstrip(".:"), written[-2:] if len(written) > 3 else "0"
    return int(hour) * 60 + int(minute) if int(minute) < 60 else -1


def _set(written: str) -> str:
    if len(written) <= 2:
        return written
    hour, _, minute = written.replace(":", ".").partition(".")
    return f"{int(hour):02}.{minute}"
