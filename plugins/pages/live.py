"""From instants to what a page shows at the time of its build, and what it will show later."""

from __future__ import annotations

from datetime import datetime

from publication.clock import OSLO

from .live_views import Shown


def shown(now: datetime, *, begins: datetime | None = None, ends: datetime | None = None) -> Shown | None:
    """Return what holds from *begins* until *ends*; None when it is behind us for good."""
    if ends is not None and ends <= now:
        return None
    return Shown(begins=_iso(begins, now), ends=_iso(ends), is_hidden=begins is not None and begins > now)


def between(now: datetime, begins: datetime | None, ends: datetime) -> Shown:
    """Return what holds from *begins* until *ends*, both said: so it is right by a clock that is behind ours, too."""
    is_on = (begins is None or begins <= now) and now < ends
    return Shown(begins=_iso(begins), ends=_iso(ends), is_hidden=not is_on)


def _iso(moment: datetime | None, passed: datetime | None = None) -> str:
    """Return the instant with its offset in Norway; empty when it is in the past and makes no difference."""
    if moment is None or (passed is not None and moment <= passed):
        return ""
    return moment.astimezone(OSLO).isoformat()
