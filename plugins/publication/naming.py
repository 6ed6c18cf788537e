"""What the name of a content file says: a date, and the slug."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from pathlib import PurePosixPath

from norwegian.reading import Refusal
from norwegian.slug import slugify

DATED = re.compile(r"([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})(?:[-_ ]+(.*))?$")
YEARS = range(1900, 2100)  # as for dates in fields
EXAMPLE = "2027-03-12-frokostmote.md"


@dataclass(frozen=True, slots=True, kw_only=True)
class FileName:
    """A file's name, understood."""

    day: date | None  # the date it begins with
    slug: str  # empty: there are no letters in it
    refusal: Refusal | None = None  # why its date is none


def read_name(source: PurePosixPath) -> FileName:
    """Return the date and the slug of ``YYYY-MM-DD-slug.md`` or ``slug.md``."""
    stem = source.stem if source.suffix.lower() == ".md" else source.name
    match = DATED.match(stem)
    if not match:
        return FileName(day=None, slug=slugify(stem))
    slug = slugify(match[4] or "")
    try:
        day = date(int(match[1]), int(match[2]), int(match[3]))
    except ValueError:
        day = None
    if day is None or day.year not in YEARS:
        return FileName(day=None, slug=slug, refusal=_no_such_day(stem))
    if len(match[2]) < 2 or len(match[3]) < 2:
        return FileName(day=day, slug=slug, refusal=_too_few_digits(source.name, day, match[4]))
    return FileName(day=day, slug=slug)


def _no_such_day(stem: str) -> Refusal:
    return Refusal(
        rule="file-name-date",
        message=f"Filnavnet begynner med en dato som ikke finnes: «{stem[:10]}».",
        fix="Gi filen et navn som begynner med år, måned og dag, eller et navn uten dato.",
        example=EXAMPLE,
    )


def _too_few_digits(name: str, day: date, rest: str | None) -> Refusal:
    return Refusal(
        rule="file-name-date",
        message=f"Datoen i filnavnet «{name}» skal ha to sifre for måned og to for dag.",
        fix="Gi filen et nytt navn.",
        example=f"{day.isoformat()}-{rest or 'slug'}.md",
    )
