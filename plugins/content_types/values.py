"""One value of the front matter while it is read, and the readers of single values: texts, numbers, words, dates.

A reader takes a Value and returns what it says, or nothing and a problem at its position.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from functools import lru_cache
from pathlib import PurePosixPath

from manuscript.model import Manuscript, Mapping, Node, Scalar
from manuscript.model import Sequence as ListNode
from manuscript.problem import Problem, rule_named, shortened, told
from manuscript.quoting import SMART_PAIRS, as_quoted_value, as_value
from norwegian.date_grammar import read_moment, read_moment_or_clock
from norwegian.date_problems import is_month
from norwegian.dates import Moment
from norwegian.letters import nearest, nfc

from .model import ContentKind, Language, Position, Status, instant, is_later, midnight_after
from .url_paths import read_file_name

WHITE = re.compile(r"[ \t\r\n]+")  # not U+00A0, which belongs to the text
# Marks of Markdown and HTML that are pasted into fields: **fet**, [lenke](https://…), <b>, &nbsp;
# Not «5 < 6», «2 * 3 * 4» or «A&B».
MARKS = re.compile(
    r"\*\*[^\s*][^*]{0,200}\*\*|\]\(https?://[^\s)]{0,200}\)?|</?[a-z]{1,6}[0-9]?>|&[a-z]{2,8};|&#[0-9]{1,6};", re.I
)
LONGEST_MARKED = 2000
SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")  # «frokostmote-2027»; not «Frokostmøte», «a--b» or «-a»
LONGEST_SLUG = 80
YES, NO = frozenset({"true", "yes", "ja", "1", "on"}), frozenset({"false", "no", "nei", "0", "off"})
IGNORED_IN_NAMES = frozenset("_-‐‑‒–—−")
DATES = ("starter", "slutter", "publisert", "flyttet-fra", "påmeldingsfrist")
BEFORE_THE_START = frozenset({"publisert", "påmelding-åpner", "påmeldingsfrist"})
YEAR = re.compile(r"(?<![0-9])(?:19|20)[0-9]{2}(?![0-9])")  # «2027» in «12. mars 2027»; not in «120275»

LANGUAGES = {language.value: language for language in Language}
LANGUAGE_NAMES = {
    "nynorsk": Language.NYNORSK,
    "nno": Language.NYNORSK,
    "nn-no": Language.NYNORSK,
    "engelsk": Language.ENGLISH,
    "english": Language.ENGLISH,
    "eng": Language.ENGLISH,
}
STATUSES = {
    **{status.value: status for status in Status},
    "published": Status.PUBLISHED,
    "draft": Status.DRAFT,
    "hidden": Status.HIDDEN,
    "gone": Status.GONE,
    "cancelled": Status.CANCELLED,
    "canceled": Status.CANCELLED,
    "postponed": Status.POSTPONED,
    "full": Status.FULL,
}
# What people call a status, and what they mean: only proposed, for a guess may take a page away.
MEANT_STATUSES = {
    "kladd": Status.DRAFT,
    "slettet": Status.GONE,
    "borte": Status.GONE,
    "kansellert": Status.CANCELLED,
    "innstilt": Status.CANCELLED,
    "fullt": Status.FULL,
    "fullbooket": Status.FULL,
    "utsolgt": Status.FULL,
}
MOVED = frozenset({"flyttet", "flytta", "moved", "rescheduled", "ny tid", "ny dato"})
EVENT_STATUSES = frozenset({Status.CANCELLED, Status.POSTPONED, Status.FULL})


@dataclass(frozen=True, slots=True, kw_only=True)
class FrontMatter:
    """The front matter of one file while its fields are read, and the problems found so far."""

    manuscript: Manuscript
    kind: ContentKind
    nodes: dict[str, Node] = field(default_factory=dict)  # canonical key → its value, where it has one
    problems: list[Problem] = field(default_factory=list)

    @property
    def likely_year(self) -> int | None:
        """Return a year that the file's name or another date in it gives, to propose where one is missing."""
        written = [self.manuscript.source.name[:4]]
        dates = (self.nodes.get(key) for key in DATES)  # when it is held says more than when it was published
        written += [each.text for each in dates if isinstance(each, Scalar)]
        years = (YEAR.search(text[:200]) for text in written)
        return next((int(year[0]) for year in years if year), None)

    @property
    def first_day(self) -> date | None:
        """Return the day an event begins, where that can be read."""
        node = self.nodes.get("starter")
        start = read_moment(node.text) if isinstance(node, Scalar) else None
        return start.day if isinstance(start, Moment) else None

    def add(self, problem: Problem, at: Node | Position, *, example: str = "") -> None:
        """Tell of a problem at its place; where it has no example of its own, with *example*."""
        example = problem.example or example
        self.problems.append(replace(problem.placed(self.manuscript.file, at.line, at.column), example=example))


@dataclass(frozen=True, slots=True, kw_only=True)
class Value:
    """What stands in a field, in a part of one or in one item of its list, while it is read."""

    node: Node
    name: str  # of the field, as the editor may write it: «bilde», or «bilde: alt» for a part
    example: str  # whole lines that are read without a problem
    front_matter: FrontMatter

    @property
    def key(self) -> str:
        """Return the name of the part, or of the field where the value is no part."""
        return self.name.rpartition(": ")[2]

    @property
    def items(self) -> list[Value]:
        """Return the items of a list that are not empty; of a value that is no list, the value alone."""
        nodes = self.node.items if isinstance(self.node, ListNode) else (self.node,)
        return [replace(self, node=node) for node in nodes if not is_empty(node)]

    def part(self, name: str, node: Node) -> Value:
        return replace(self, node=node, name=f"{self.name}: {name}")

    def report(self, rule: str, case: str = "", *, at: Node | None = None, **words: str) -> None:
        """Tell what is wrong with the value; without an example of its own, with the field's."""
        problem = told(rule, case=case, **{"key": self.key, "name": self.name, **words})
        self.front_matter.add(problem, at or self.node, example=self.example)

    def report_problem(self, problem: Problem) -> None:
        """Tell what is wrong with a value read alone: its example is the value, so the field's name comes before it."""
        self.front_matter.add(replace(problem, example=f"{self.key}: {problem.example}"), self.node)


@lru_cache(maxsize=1024)  # the same few names stand in every file
def as_key(name: str) -> str:
    """Return what two spellings of one field's name have in common: case, spaces, _ and - make no difference."""
    return "".join(
        character
        for character in nfc(name[:200]).casefold()
        if character not in IGNORED_IN_NAMES and not character.isspace() and unicodedata.category(character) != "Cf"
    )


def is_empty(node: Node) -> bool:
    """Tell whether a value is none at all: a field with an empty value is not given."""
    if isinstance(node, Scalar):
        return not node.text.strip()
    return not (node.pairs if isinstance(node, Mapping) else node.items)


# Texts


def text(value: Value, *, is_item: bool = False) -> str:
    """Return the text on one line, composed; empty, and told, when the value is no text."""
    if isinstance(value.node, Scalar):
        return WHITE.sub(" ", nfc(value.node.text)).strip(" ")
    _report_not_text(value, value.node, is_item=is_item)
    return ""


def prose(value: Value) -> str:
    """Return the text of a field that is shown as it is written; marks that only mean something in a body are told."""
    written = text(value)
    mark = MARKS.search(written[:LONGEST_MARKED])
    if mark:
        value.report("text-with-marks", mark=mark[0])
    return written


def bare_text(value: Value) -> str:
    """Return the text of a value that is no prose: quotation marks round it are told and taken off."""
    written = text(value)
    first, last = written[:1], written[-1:]
    if len(written) < 2 or not (SMART_PAIRS.get(first) == last or first == last == '"'):
        return written
    inner = written[1:-1].strip()
    value.report("value-in-quotes", written=written, inner=inner)
    return inner


def texts(value: Value) -> list[tuple[str, Value]]:
    """Return the texts of a list, or a single text as a list of one, each with the value it is of."""
    if isinstance(value.node, Scalar):
        written = text(value)
        return [(written, value)] if written else []
    if isinstance(value.node, Mapping):
        _report_not_text(value, value.node, is_item=False)
        return []
    found = [(text(item, is_item=True), item) for item in value.items]
    return [(written, item) for written, item in found if written]


def unread(value: Value) -> Value:
    """Return the value itself, of a field that is only understood together with others."""
    return value


def _report_not_text(value: Value, node: Mapping | ListNode, *, is_item: bool) -> None:
    if isinstance(node, ListNode):
        words = [item.text.strip() for item in node.items if isinstance(item, Scalar) and item.text.strip()]
        is_words = words and len(words) == len(node.items)
        value.report(
            "value-not-list", example=f"{value.key}: {as_value(shortened(', '.join(words)))}" if is_words else ""
        )
        return
    first = node.pairs[0] if node.pairs else None
    if first and len(node.pairs) == 1 and isinstance(first.value, Scalar):
        as_item = "\n  -" if is_item else ""
        line = f"{first.key.text}: {first.value.text}".strip()
        value.report("value-with-colon", line=line, as_item=as_item, quoted=as_quoted_value(shortened(line)))
        return
    names = ", ".join(f"«{shortened(pair.key.text)}»" for pair in node.pairs[:5])
    value.report("value-not-fields", names=names)


# Numbers, slugs and words from a list


def number(value: Value) -> int | None:
    """Return a whole number from 0 to 9999."""
    written = bare_text(value)
    if re.fullmatch(r"[0-9]{1,4}", written):
        return int(written)
    if written:
        value.report("value-number", written=written)
    return None


def yes_or_no(value: Value) -> bool:
    """Return whether *value* says yes; no where it cannot be read."""
    written = bare_text(value).lower()
    if written and written not in YES | NO:
        value.report("value-yes-or-no", written=written)
    return written in YES


def slug(value: Value) -> str:
    """Return a slug exactly as it is written; where it is none, the slug that may be meant, and told."""
    written = bare_text(value)
    if not written or (SLUG.fullmatch(written) and len(written) <= LONGEST_SLUG):
        return written
    proposal = read_file_name(PurePosixPath(written.rstrip("/") or "x")).slug
    value.report("value-slug", "near" if proposal else "", written=written, most=str(LONGEST_SLUG), proposal=proposal)
    return proposal


def language(value: Value) -> Language:
    """Return the language; bokmål where it cannot be read."""
    written = bare_text(value)
    if written.lower() in LANGUAGES:
        return LANGUAGES[written.lower()]
    if not written:
        return Language.BOKMAL
    meant = LANGUAGE_NAMES.get(written.lower().split("_")[0], Language.BOKMAL)
    case = "norwegian" if written.lower() in ("no", "nor", "norsk") else ""
    value.report("value-language", case, written=written, meant=meant)
    return meant


def status(value: Value) -> Status:
    """Return the status, written in Norwegian or English; published where it cannot be read."""
    written = bare_text(value)
    is_event = value.front_matter.kind is ContentKind.EVENT
    found = STATUSES.get(written.lower())
    allowed = [each for each in Status if is_event or each not in EVENT_STATUSES]
    if found in allowed:
        return found
    if not written:
        return Status.PUBLISHED
    words = shown_choices(allowed)
    if found:
        value.report("value-status-of-events", written=written, words=words)
        return Status.PUBLISHED
    if is_event and written.lower() in MOVED:
        value.report("value-status", "moved", written=written)
        return Status.PUBLISHED
    near = _meant_status(written.lower(), allowed)
    asked = f"Mente du «{near}»? " if near else ""
    value.report("value-status", written=written, asked=asked, words=words, right=near or Status.PUBLISHED)
    return Status.PUBLISHED


def listed(items: Sequence[str]) -> str:
    """Return the first items as those of a list in a field, one a line."""
    return "\n".join(f"  - {as_value(shortened(item))}" for item in items[:5])


def shown_choices(words: Iterable[str]) -> str:
    """Return «a, b eller c»."""
    *first, last = words
    return f"{', '.join(first)} eller {last}" if first else last


def _meant_status(written: str, allowed: Sequence[Status]) -> Status | None:
    """Return the status *written* is another word for, or nearly spells."""
    first = written.partition(" ")[0].rstrip(",.;:!–-")  # «avlyst på grunn av sykdom»
    meant = MEANT_STATUSES.get(written) or STATUSES.get(first)
    if meant in allowed:
        return meant
    return nearest(written, allowed)


# Dates


@dataclass(frozen=True, slots=True, kw_only=True)
class WrittenTime:
    """A date as an editor wrote it, with or without a clock time, and the instant it is."""

    moment: Moment
    instant: datetime

    @property
    def day(self) -> date:
        return self.moment.day

    @property
    def has_clock(self) -> bool:
        return self.moment.minute is not None

    @property
    def last_instant(self) -> datetime:
        """Return the last instant of it: a day alone lasts to its end."""
        return self.instant if self.has_clock else midnight_after(self.day)

    def is_after(self, other: WrittenTime) -> bool:
        """Tell whether this is later; where either is a day alone, only days count."""
        if self.has_clock and other.has_clock:
            return is_later(self.instant, other.instant)
        return self.instant.date() > other.instant.date()


def written_time(value: Value) -> WrittenTime | None:
    """Return the date, with its clock time if it has one."""
    written = moment(value, year=value.front_matter.likely_year)
    read = instant_of(written, value) if written else None
    return WrittenTime(moment=written, instant=read) if written and read else None


def moment(value: Value, *, year: int | None = None) -> Moment | None:
    """Return the date and the clock time as they are written, not yet an instant.

    *year* is proposed for a date that has none.
    """
    written = bare_text(value)
    if not written:
        return None
    read = read_moment(written)
    if isinstance(read, Problem):
        problem = _in_year(read, year, value)
        value.report_problem(problem)
        return evident(problem, written)
    return read


# «March» in «23 March 2027», «pm»; not «kl»
WORD = re.compile(r"[^\W\d_]{3,}")


def evident(problem: Problem, written: str) -> Moment | None:
    """Return the date that is proposed, to read on with, where it is the only one that can be meant.

    A weekday besides may speak of another.
    """
    if not rule_named(problem.rule).certain or not all(map(is_month, WORD.findall(written))):
        return None
    read = read_moment(problem.example)
    return read if isinstance(read, Moment) else None


def moment_or_clock(value: Value) -> Moment | int | Problem | None:
    """Return the date, or the minutes of a clock time alone.

    A problem is not told here: what it proposes may depend on another field.
    """
    written = bare_text(value)
    return read_moment_or_clock(written) if written else None


def instant_of(written: Moment, value: Value) -> datetime | None:
    """Return *written* as an instant; a clock time the clocks skip or repeat is told."""
    read = instant(written)
    if isinstance(read, Problem):
        value.report_problem(read)
        return None
    return read


def _in_year(problem: Problem, year: int | None, value: Value) -> Problem:
    """Return a problem that proposes *year* where the editor wrote none; that before, for what comes before a start."""
    if problem.rule != "date-missing-year" or year is None:
        return problem
    found, read = proposed_in_year(problem, year)
    first_day = value.front_matter.first_day
    if read and value.key in BEFORE_THE_START and first_day and first_day.year == year and read.day > first_day:
        return proposed_in_year(problem, year - 1)[0]
    return found


def proposed_in_year(problem: Problem, year: int) -> tuple[Problem, Moment | None]:
    """Return a problem of a missing year that proposes *year*, and the date it proposes; as it was, if there is none."""
    # «mars 2027» in «12. mars 2027»; not the clock time of «kl. 2027»
    example, fix = (re.sub(r"(?<=[a-z] )[0-9]{4}", str(year), text, count=1) for text in (problem.example, problem.fix))
    read = read_moment(example)
    return (replace(problem, example=example, fix=fix), read) if isinstance(read, Moment) else (problem, None)
