"""Whether what is published is still what it should be, from what it says of its own making."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import datetime, timedelta

FILE = "bygg.json"
OLDEST = timedelta(hours=20)  # asked every hour, a site is never a day old
SHORT = 7


@dataclass(frozen=True, slots=True, kw_only=True)
class Stamp:
    """When a site was built, from what, and how long its lists are true."""

    commit: str
    built: datetime  # aware
    next_change: datetime | None  # aware; None: nothing waits


def read_stamp(data: bytes | None) -> Stamp | None:
    """Return what bygg.json says; None where it says nothing that can be used."""
    try:
        said = json.loads(data or b"")
        following = said["neste_endring"]
        stamp = Stamp(
            commit=str(said["commit"] or ""),
            built=datetime.fromisoformat(said["bygget"]),
            next_change=datetime.fromisoformat(following) if following else None,
        )
    except (ValueError, KeyError, TypeError, RecursionError):
        return None
    moments = [stamp.built, stamp.next_change or stamp.built]
    return stamp if all(moment.tzinfo for moment in moments) else None


def why_stale(stamp: Stamp | None, *, commit: str, now: datetime) -> str:
    """Return why the site with *stamp* should be built anew from *commit*, as a sentence; empty when it need not be.

    A site that only says when it was built is published all the same once a
    day, so that everybody can see that the machinery lives.
    """
    if stamp is None:
        return "Det som er publisert, sier ikke når det ble bygget."
    if stamp.commit != commit:
        return f"Det som er publisert, er bygget fra {stamp.commit[:SHORT] or 'noe annet'}, ikke fra {commit[:SHORT]}."
    if stamp.next_change and stamp.next_change.timestamp() <= now.timestamp():
        return "En liste har endret seg siden sist."
    if abs(now.timestamp() - stamp.built.timestamp()) >= OLDEST.total_seconds():  # a clock may have been wrong
        return "Det er lenge siden sist."
    return ""
