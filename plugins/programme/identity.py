"""The permanent name of every session and track on its page: what a link to it ends in."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from norwegian.slug import slugify

from .model import Clock, Programme, Session

Path = tuple[int, ...]  # day, session; then track; then talk: places counted from 0


@dataclass(frozen=True, slots=True, kw_only=True)
class _Named:
    path: Path
    title: str
    label: str
    day: date
    starts: Clock


def session_ids(programme: Programme, taken: frozenset[str] = frozenset()) -> Mapping[Path, str]:
    """Return the id of every session, track and talk, by where it stands.

    It is made from the title. A repeated title, or one whose id is *taken*
    elsewhere on the page, adds the start, and the date where there are several
    days: «pause-1015». So a row that moves takes only its own links with it.
    """
    named = list(_named(programme))
    several_days = len({one.day for one in named}) > 1
    slugs = {one.path: slugify(one.title) for one in named}
    times_used = Counter(slugs.values())
    ids: dict[Path, str] = {}
    used = set(taken)
    numbers: Counter[str] = Counter()
    for one in named:
        slug = slugs[one.path]
        if not slug or times_used[slug] > 1 or slug in used:
            slug = _with_time(slug, one, several_days=several_days)
        ids[one.path] = _unused(slug, one, used, numbers)
        used.add(ids[one.path])
    return ids


def _named(programme: Programme) -> Iterator[_Named]:
    for d, day in enumerate(programme.days):
        for s, session in enumerate(day.sessions):
            yield from _of_session(session, (d, s), day.date, session.track_name)


def _of_session(session: Session, path: Path, day: date, label: str) -> Iterator[_Named]:
    yield _Named(path=path, title=session.title, label=label, day=day, starts=session.starts)
    for t, track in enumerate(session.tracks):
        title = f"{track.name} {track.title}"
        yield _Named(path=(*path, t), title=title, label="", day=day, starts=track.starts)
        for k, talk in enumerate(track.sessions):
            yield from _of_session(talk, (*path, t, k), day, track.name)


def _with_time(slug: str, one: _Named, *, several_days: bool) -> str:
    clock = str(one.starts).replace(":", "")
    parts = [slug or "post", clock, *([one.day.isoformat()] if several_days else [])]
    return "-".join(parts)


def _unused(slug: str, one: _Named, used: set[str], numbers: Counter[str]) -> str:
    """Return *slug*, with the track and then a number where two rows have all else in common."""
    if slug not in used:
        return slug
    label = slugify(one.label)
    if label and f"{slug}-{label}" not in used:
        return f"{slug}-{label}"
    numbers[slug] += 1
    while f"{slug}-{numbers[slug] + 1}" in used:
        numbers[slug] += 1
    return f"{slug}-{numbers[slug] + 1}"
