"""What the name of a content file says: a date, and the slug."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from pathlib import PurePosixPath

from manuscript.wording import told
from norwegian.reading import Refusal
from norwegian.slug import slugify

DATED = re.compile(r"([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})(?:[-_ ]+(.*))?$")
YEARS = range(1900, 2100)  # as for dates in fields
# A date as people write it elsewhere: 23-03-2027, 23.3.2027, 2027.03.23, 20270323, also with longer dashes.
DAY_FIRST = re.compile(r"([0-9]{1,2})[-._ ‐‑–—]([0-9]{1,2})[-._ ‐‑–—]([0-9]{4})(?![0-9])[-._ ‐‑–—]*(.*)$")
YEAR_FIRST = re.compile(r"([0-9]{4})[-._ ‐‑–—]?([0-9]{2})[-._ ‐‑–—]?([0-9]{2})(?![0-9])[-._ ‐‑–—]*(.*)$")
# What systems call a copy: «Kopi av x», «x - Kopi», «x (1)», «x copy 2».
COPY = re.compile(
    r"(?:kopi av|copy of) |.{0,200}(?:[ -](?:kopi|copy)(?: \(?[0-9]{1,3}\)?)?|\([0-9]{1,3}\))$", re.IGNORECASE
)
EXAMPLE = "2027-03-12-frokostmote.md"


@dataclass(frozen=True, slots=True, kw_only=True)
class FileName:
    """A file's name, understood."""

    day: date | None  # the date it begins with
    slug: str  # empty: there are no letters in it
    refusal: Refusal | None = None  # why its date is none
    doubt: Refusal | None = None  # what is probably not meant


def read_name(source: PurePosixPath) -> FileName:
    """Return the date and the slug of ``YYYY-MM-DD-slug.md`` or ``slug.md``."""
    stem = source.stem if source.suffix.lower() == ".md" else source.name
    match = DATED.match(stem)
    if not match:
        return FileName(day=None, slug=slugify(stem), doubt=_other_date(stem) or _copy(source.name, stem))
    slug = slugify(match[4] or "")
    try:
        day = date(int(match[1]), int(match[2]), int(match[3]))
    except ValueError:
        day = None
    if day is None or day.year not in YEARS:
        return FileName(day=None, slug=slug, refusal=_no_such_day(stem))
    if len(match[2]) < 2 or len(match[3]) < 2:
        return FileName(day=day, slug=slug, refusal=_too_few_digits(source.name, day, match[4]))
    return FileName(day=day, slug=slug, doubt=_copy(source.name, match[4] or ""))


def _no_such_day(stem: str) -> Refusal:
    return Refusal(
        rule="file-name-date",
        message=f"Filnavnet begynner med en dato som ikke finnes: «{stem[:10]}».",
        fix="Gi filen et navn som begynner med år, måned og dag, eller et navn uten dato.",
        example=EXAMPLE,
    )


def _other_date(stem: str) -> Refusal | None:
    """Tell of a date that becomes part of the address, since it is not written as year, month and day."""
    found = DAY_FIRST.match(stem)
    day, month, year, rest = found.groups() if found else ("", "", "", "")
    if not found:
        found = YEAR_FIRST.match(stem)
        year, month, day, rest = found.groups() if found else ("", "", "", "")
    try:
        right = date(int(year), int(month), int(day))
    except ValueError:
        return None
    if right.year not in YEARS:
        return None
    return Refusal(
        rule="file-name-date-form",
        message=f"Datoen i filnavnet «{told(stem, 60)}» er skrevet på en annen måte enn 2027-03-12, "
        "og blir en del av adressen.",
        fix="Gi filen et navn som begynner med år, måned og dag.",
        example=f"{right.isoformat()}-{slugify(rest) or 'slug'}.md",
    )


def _copy(name: str, stem: str) -> Refusal | None:
    """Tell of a name that a system gives to a copy."""
    if not COPY.match(stem):
        return None
    return Refusal(
        rule="file-name-copy",
        message=f"Filnavnet «{told(name, 60)}» ser ut som navnet på en kopi, og blir adressen til en egen side.",
        fix="Slett filen hvis den er en kopi. Er den en ny side, gir du den et eget navn.",
        example=EXAMPLE,
    )


def _too_few_digits(name: str, day: date, rest: str | None) -> Refusal:
    return Refusal(
        rule="file-name-date",
        message=f"Datoen i filnavnet «{name}» skal ha to sifre for måned og to for dag.",
        fix="Gi filen et nytt navn.",
        example=f"{day.isoformat()}-{rest or 'slug'}.md",
    )
