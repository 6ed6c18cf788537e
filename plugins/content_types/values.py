"""The readers of single values: a text, names, subjects, a number, a slug, a language, a date; each gives the
value, or none and a problem at its position.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime
from pathlib import PurePosixPath

from manuscript.field_lines import SMART_PAIRS, as_value, quoted
from manuscript.model import Mapping, Node, Scalar
from manuscript.problem import told
from norwegian.date_grammar import read_moment
from norwegian.dates import Moment, Refusal
from norwegian.letters import slugify

from .clock import instant
from .fields import Spot
from .keys import is_empty
from .model import Language
from .url_paths import read_file_name

# One reader for each form of a single value: the value, or none and a problem at its place.


WHITE = re.compile(r"[ \t\r\n]+")  # not U+00A0, which belongs to the text
# Marks of Markdown and HTML that are pasted into fields: **fet**, [lenke](https://…), <b>, &nbsp;
MARKS = re.compile(
    r"\*\*[^\s*][^*]{0,200}\*\*|\]\(https?://[^\s)]{0,200}\)?|</?[a-z]{1,6}[0-9]?>|&[a-z]{2,8};|&#[0-9]{1,6};", re.I
)
LONGEST_MARKED = 2000
SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
LONGEST_SLUG = 80

LANGUAGES = {language.value: language for language in Language}
LANGUAGE_NAMES = {
    "nynorsk": Language.NYNORSK,
    "nno": Language.NYNORSK,
    "nn-no": Language.NYNORSK,
    "engelsk": Language.ENGLISH,
    "english": Language.ENGLISH,
    "eng": Language.ENGLISH,
}


def text(node: Node, spot: Spot, *, is_item: bool = False) -> str:
    """Return the text on one line; empty, and told, when the value is no text."""
    if isinstance(node, Scalar):
        return WHITE.sub(" ", node.text).strip(" ")
    _tell_not_text(node, spot, is_item)
    return ""


def prose(node: Node, spot: Spot) -> str:
    """Return the text of a field that is shown as it is written."""
    written = text(node, spot)
    mark = MARKS.search(written[:LONGEST_MARKED])
    if mark:
        spot.warn(
            node,
            "text-with-marks",
            f"I dette feltet vises tegnene som de står: «{told(mark[0], 40)}».",
            "Skriv teksten uten slike tegn. I teksten under feltene virker de.",
        )
    return written


def bare_text(node: Node, spot: Spot) -> str:
    """Return the text of a value that is no prose: quotation marks round it are told and taken off."""
    written = text(node, spot)
    first, last = written[:1], written[-1:]
    if len(written) < 2 or not (SMART_PAIRS.get(first) == last or first == last == '"'):
        return written
    inner = written[1:-1].strip()
    spot.tell(
        node,
        "value-in-quotes",
        f"Verdien har anførselstegn rundt seg: {told(written)}",
        "Skriv verdien uten anførselstegn.",
        f"{key_of(spot)}: {told(inner)}",
    )
    return inner


def number(node: Node, spot: Spot) -> int | None:
    """Return a whole number from 0 to 9999."""
    written = bare_text(node, spot)
    if re.fullmatch(r"[0-9]{1,4}", written):
        return int(written)
    if written:
        message = f"«{told(written)}» er ikke et helt tall."
        spot.tell(node, "value-number", message, "Skriv et tall med bare sifre.")
    return None


def slug(node: Node, spot: Spot) -> str:
    """Return a slug exactly as it is written."""
    written = bare_text(node, spot)
    if not written or (SLUG.fullmatch(written) and len(written) <= LONGEST_SLUG):
        return written
    proposal = read_file_name(PurePosixPath(written.rstrip("/") or "x")).slug
    spot.tell(
        node,
        "value-slug",
        f"«{told(written)}» kan ikke være en del av en adresse.",
        f"Bruk bare små bokstaver a–z, tall og bindestrek, høyst {LONGEST_SLUG} tegn"
        + (f": {key_of(spot)}: {proposal}" if proposal else "."),
        f"{key_of(spot)}: {proposal}" if proposal else "",
    )
    return proposal


def language(node: Node, spot: Spot) -> Language:
    """Return the language; bokmål where it cannot be read."""
    written = bare_text(node, spot)
    if written.lower() in LANGUAGES:
        return LANGUAGES[written.lower()]
    if written:
        fix = (
            "Skriv nb eller nn: nb for bokmål, nn for nynorsk."
            if written.lower() in ("no", "nor", "norsk")
            else "Skriv nb for bokmål, nn for nynorsk eller en for engelsk."
        )
        message = f"«{told(written)}» er ikke et av språkene siden kan ha."
        meant = LANGUAGE_NAMES.get(written.lower().split("_")[0], Language.BOKMAL)
        spot.tell(node, "value-language", message, fix, f"språk: {meant}")
        return meant
    return Language.BOKMAL


def moment(node: Node, spot: Spot, *, year: int | None = None) -> Moment | None:
    """Return the written date, with its clock time if it has one.

    *year* is proposed for a date that has none.
    """
    written = bare_text(node, spot)
    if not written:
        return None
    read = read_moment(written)
    if isinstance(read, Refusal):
        spot.refuse(node, _in_year(read, year) if year else read)
        return None
    return read


def _in_year(refusal: Refusal, year: int) -> Refusal:
    """Return a refusal that proposes *year* where the editor wrote none."""
    if refusal.rule != "date-missing-year":
        return refusal
    example, fix = (re.sub(r"(?<=[a-z] )[0-9]{4}", str(year), text, count=1) for text in (refusal.example, refusal.fix))
    return replace(refusal, example=example, fix=fix) if not isinstance(read_moment(example), Refusal) else refusal


def at(written: Moment | None, node: Node | None, spot: Spot) -> datetime | None:
    """Return *written* as an instant; a clock time the clocks skip or repeat is told."""
    if written is None or node is None:
        return None
    read = instant(written)
    if isinstance(read, Refusal):
        spot.refuse(node, read)
        return None
    return read


def texts(node: Node, spot: Spot) -> list[tuple[str, Node]]:
    """Return the texts of a list, or a single text as a list of one, each with its place."""
    if isinstance(node, Scalar):
        written = text(node, spot)
        return [(written, node)] if written else []
    if isinstance(node, Mapping):
        _tell_not_text(node, spot, is_item=False)
        return []
    found = [(text(item, spot, is_item=True), item) for item in node.items if not is_empty(item)]
    return [(written, item) for written, item in found if written]


def _tell_not_text(node: Node, spot: Spot, is_item: bool) -> None:
    if isinstance(node, Mapping):
        first = node.entries[0] if node.entries else None
        if first and len(node.entries) == 1 and isinstance(first.value, Scalar):
            as_item = "\n  -" if is_item else ""
            line = f"{first.key.text}: {first.value.text}".strip()
            spot.tell(
                node,
                "value-with-colon",
                f"«{told(line)}» har et kolon i seg, og leses som et felt under «{spot.name}».",
                f"Er det en tekst, setter du den i anførselstegn: {quoted(told(line))}",
                f"{key_of(spot)}:{as_item} {quoted(told(line))}",
            )
            return
        names = ", ".join(f"«{told(entry.key.text)}»" for entry in node.entries[:5])
        spot.tell(
            node,
            "value-not-fields",
            f"«{spot.name}» skal ha én verdi, men har felter under seg: {names}.",
            "Skriv verdien på samme linje som feltet.",
        )
        return
    words = [item.text.strip() for item in node.items if isinstance(item, Scalar) and item.text.strip()]
    is_words = words and len(words) == len(node.items)
    spot.tell(
        node,
        "value-not-list",
        f"«{spot.name}» skal ha én verdi, men her står en liste.",
        "Skriv verdien på samme linje som feltet.",
        f"{key_of(spot)}: {as_value(told(', '.join(words)))}" if is_words else "",
    )


def shown_choices(words: Iterable[str]) -> str:
    """Return «a, b eller c»."""
    *first, last = words
    return f"{', '.join(first)} eller {last}" if first else last


def key_of(spot: Spot) -> str:
    return spot.name.rpartition(": ")[2]


# Readers of names and subjects: lists, or a text that may be several.


BEFORE_NAMES = ("av ", "tekst: ")


def names(node: Node, spot: Spot) -> tuple[str, ...]:
    """Return the names of a list; a single text is one name, but for Pelican's semicolons."""
    if isinstance(node, Scalar) and ";" in node.text:
        return tuple(dict.fromkeys(name.strip() for name in text(node, spot).split(";") if name.strip()))
    found = texts(node, spot)
    if isinstance(node, Scalar) and found:
        warn_of_several(found[0][0], node, spot)
    for name, item in found:
        if name.lower().startswith(BEFORE_NAMES):
            spot.warn(
                item,
                "name-with-by",
                f"Nettstedet setter selv «Av» foran navnet: «{told(name)}».",
                "Skriv bare navnet.",
                f"{key_of(spot)}: {as_value(told(name.partition(' ')[2]))}",
            )
    return tuple(dict.fromkeys(name for name, _ in found))


def warn_of_several(name: str, node: Node, spot: Spot, *, of_people: bool = True) -> None:
    """Warn when a single text may be several names."""
    several = _people(name) if of_people else _organizations(name)
    if len(several) > 1:
        spot.warn(
            node,
            "names-in-one",
            f"«{told(name)}» leses som ett navn.",
            "Er det flere, skriver du dem som en liste, med bindestrek foran hvert navn på hver sin linje. "
            "Er det ett, skriver du det som en liste med én linje.",
            f"{key_of(spot)}:\n" + "\n".join(f"  - {as_value(told(each))}" for each in several[:5]),
        )


def _people(name: str) -> list[str]:
    """Return the people a single text may name: «Kari Nordmann, rådgiver» is one."""
    *parts, last = name.split(",")
    people = [part.split() for part in (*parts, *last.split(" og "))]
    are_names = all(len(words) > 1 and all(word[0].isupper() for word in words) for words in people)
    return [" ".join(words) for words in people] if are_names else []


def _organizations(name: str) -> list[str]:
    """Return the organisations a single text may name: «Nettverk for mat, helse og miljø» is one."""
    parts = [part.strip() for part in name.split(",")]
    return parts if all(part[:1].isupper() for part in parts) else []


def subjects(node: Node, spot: Spot) -> tuple[str, ...]:
    """Return the subjects of a list, or of a text with commas between; Pelican's semicolons count too.

    The «#» people put before a subject elsewhere is no part of it.
    """
    if isinstance(node, Scalar):
        written = text(node, spot)
        if written.startswith("#"):
            written = written.replace(" #", ",")
        parts = written.split(";" if ";" in written else ",")
    else:
        parts = [subject for subject, _ in texts(node, spot)]
    found = tuple(dict.fromkeys(subject for part in parts if (subject := part.strip().lstrip("#").strip())))
    for subject in found:
        if not slugify(subject):
            spot.tell(
                node,
                "subject-without-letters",
                f"Emnet «{told(subject)}» har verken bokstaver a–å eller tall, og kan ikke få en adresse.",
                "Skriv emnet med bokstaver.",
            )
    return tuple(subject for subject in found if slugify(subject))
