"""List lines, such as «[[kommende arrangementer: 5, emne=helsepark]]»: which list, how long, about what; and
what of it cannot be read.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from enum import Enum
from itertools import islice, takewhile

from manuscript.problem import Problem, enumerated, shortened, told
from norwegian.letters import nearest, nfc, one_form, slugify


class ListKind(Enum):
    """The lists there are, each with its names: as the guide writes it, then as people type it."""

    UPCOMING = ("kommende arrangementer", "kommende arrangement", "komande arrangement", "upcoming events")
    PAST = ("tidligere arrangementer", "tidligere arrangement", "tidlegare arrangement", "past events")
    ARTICLES = ("siste artikler", "siste artiklar", "latest articles")


LISTS = {name: kind for kind in ListKind for name in kind.value}
SHOWN = tuple(kind.value[0] for kind in ListKind)


class ListOption(Enum):
    """What can stand after the colon, each with its names, the Norwegian one first."""

    COUNT = ("antall", "antal", "tal", "count")
    SUBJECT = ("emne", "subject")
    SERIES = ("serie", "series")


OPTIONS = {name: option for option in ListOption for name in option.value}


@dataclass(frozen=True, slots=True, kw_only=True)
class ListFilter:
    """The subject or the series that a list is narrowed to."""

    name: str
    slug: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ListQuery:
    """A list line understood."""

    kind: ListKind
    count: int
    subject: ListFilter | None = None
    series: ListFilter | None = None  # never for articles


# Reading


DEFAULT_COUNT = 10
MOST = 100
MOST_PROBLEMS = 5  # told of one line
MOST_COMMAS = 8  # in a name
QUOTES = "«»\"'”“"


# The subjects, or the series, a list can be narrowed to: slug → name, in Norwegian order.
FilterChoices = Mapping[str, str]


def is_meant_as_list(text: str) -> bool:
    """Tell whether *text* between two brackets names a list, whatever follows."""
    return _name(text.partition(":")[0]) in LISTS


def read_list_line(
    text: str, *, subjects: FilterChoices, series: FilterChoices
) -> tuple[ListQuery | None, list[Problem]]:
    """Return what *text*, written between the brackets, asks for; None and the reasons when it cannot be said."""
    name, colon, rest = nfc(text).partition(":")
    kind = LISTS.get(_name(name))
    if kind is None:
        return None, [_unknown_list(text, name)]
    if colon and not rest.strip():
        return None, [told("list-option", case="nothing", text=text, list=text.partition(":")[0])]
    reader = _ListLineReader(kind=kind, text=text, choices={ListOption.SUBJECT: subjects, ListOption.SERIES: series})
    query = ListQuery(kind=kind, count=DEFAULT_COUNT)
    found: list[Problem] = []
    right: dict[str, str] = {}  # by option, the parts; those with a problem as its example says
    for part in reader.parts(rest) if colon else ():
        answer = reader.part(part, query)
        if isinstance(answer, Problem):
            found.append(answer)
            if answer.example:
                right.setdefault(_option_of(answer.example), answer.example)
            if len(found) == MOST_PROBLEMS:
                break
        else:
            query = answer
            right[_option_of(part)] = part
    example = _shown_list(shortened(text.partition(":")[0]), ", ".join(right.values()))
    return (None, [replace(problem, example=example) for problem in found]) if found else (query, [])


def _option_of(part: str) -> str:
    """Return «emne» of «emne=mat», and nothing of a number."""
    return _name(part.rpartition("=")[0])


def _name(written: str) -> str:
    return one_form(written).casefold()


@dataclass(frozen=True, slots=True, kw_only=True)
class _ListLineReader:
    """Reads the parts after the colon, and knows which have been there."""

    kind: ListKind
    text: str
    choices: Mapping[ListOption, FilterChoices]
    seen: set[ListOption] = field(default_factory=set)

    def parts(self, rest: str) -> Iterator[str]:
        """Yield what stands between the commas, but a name that has commas whole."""
        pieces = [piece.strip() for piece in rest.split(",")]
        while pieces:
            length = self._length(pieces[: MOST_COMMAS + 1])
            yield ", ".join(pieces[:length])
            pieces = pieces[length:]

    def _length(self, pieces: list[str]) -> int:
        """Return how many of *pieces* the first part is: a number is of the name only where there is none without."""
        key, sign, first = pieces[0].partition("=")
        option = OPTIONS.get(_name(key)) if sign else None
        if option is None or option is ListOption.COUNT:
            return 1
        names = self.choices[option]
        rest = list(takewhile(lambda piece: "=" not in piece, pieces[1:]))
        words = len(list(takewhile(lambda piece: not piece.isdecimal(), rest)))
        lengths = [*range(words + 1, 0, -1), *range(len(rest) + 1, words + 1, -1)]
        return next((n for n in lengths if slugify(" ".join([first, *rest[: n - 1]])) in names), 1)

    def part(self, written: str, query: ListQuery) -> ListQuery | Problem:
        """Return *query* with what *written* adds to it."""
        key, sign, value = written.partition("=")
        option = OPTIONS.get(_name(key)) if sign else ListOption.COUNT
        if not written:
            return self._wrong("list-option", "comma")
        if option is None:
            what = f"«{shortened(key.strip())}»" if key.strip() else "Et likhetstegn uten noe foran"
            known = "et tall og «emne»" if self.kind is ListKind.ARTICLES else "et tall, «emne» og «serie»"
            return self._wrong("list-option", "unknown", what=what, known=known)
        if option in self.seen:
            return self._wrong("list-option-twice", what=WHAT[option])
        self.seen.add(option)
        if option is ListOption.COUNT:
            return self._count(value.strip() if sign else written, query, has_name=bool(sign))
        if option is ListOption.SERIES and self.kind is ListKind.ARTICLES:
            return self._wrong("list-option", "series")
        return self._filter(option, value.strip().strip(QUOTES).strip(), query)

    def _count(self, written: str, query: ListQuery, *, has_name: bool) -> ListQuery | Problem:
        is_number = written.isascii() and written.isdecimal()
        if has_name:
            return self._wrong("list-option", "count", example=written if is_number else "5")
        if not is_number:
            meant = shortened(self._meant(written))
            return self._wrong(
                "list-option", "meant" if meant else "", example=meant or "5", written=written, meant=meant
            )
        number = int(written) if len(written) < 10 else MOST + 1
        if not 1 <= number <= MOST:
            return self._wrong("list-count", written=written, most=MOST)
        return replace(query, count=number)

    def _meant(self, written: str) -> str:
        """Return «emne=mat» where *written* is the name alone; empty when no name is like it."""
        slug, has_series = slugify(written), self.kind is not ListKind.ARTICLES
        possible = (each for each in self.choices if slug in self.choices[each])
        option = next((each for each in possible if has_series or each is not ListOption.SERIES), None)
        return f"{option.value[0]}={written}" if option else ""

    def _filter(self, option: ListOption, written: str, query: ListQuery) -> ListQuery | Problem:
        names, slug = self.choices[option], slugify(written)
        if slug in names:
            found = ListFilter(name=names[slug], slug=slug)
            return replace(query, subject=found) if option is ListOption.SUBJECT else replace(query, series=found)
        near = names[like] if (like := nearest(slug, names)) else ""
        example = near or next(iter(names.values()), "")
        some = [f"«{shortened(name)}»" for name in islice(names.values(), MOST_SHOWN)]
        choices = f"Velg blant {enumerated(some, more=len(names) - MOST_SHOWN)}." if names else NONE_YET[option]
        asked = f"Mente du «{shortened(near)}»?" if near else ""
        return self._wrong(
            "list-subject-unknown",
            "" if written else "nothing",
            example=f"{option.value[0]}={shortened(example)}" if example else "",
            what=WHAT[option],
            written=written,
            option=option.value[0],
            choices=asked if near and len(names) == 1 else f"{asked} {choices}".strip(),
        )

    def _wrong(self, rule: str, case: str = "", *, example: str = "", **words: object) -> Problem:
        """Return what is wrong with a part; the example is the part put right, and empty where it is to be left out."""
        return told(rule, example, case, text=self.text, **words)


# What an editor is told


LONGEST_NAME = 60  # a name that is longer is like none
MOST_SHOWN = 10  # of the known names
WHAT = {ListOption.COUNT: "Tallet", ListOption.SUBJECT: "Emnet", ListOption.SERIES: "Serien"}
NONE_YET = {
    ListOption.SUBJECT: "Ingen artikler eller arrangementer har noe emne ennå.",
    ListOption.SERIES: "Ingen arrangementer er del av en serie ennå.",
}


def _unknown_list(text: str, name: str) -> Problem:
    words = " ".join(name.casefold().split())[:LONGEST_NAME]
    near = nearest(words, LISTS)
    rest = text.partition(":")[2].strip() or next(iter(re.findall("[0-9]+", name)), "")  # «siste 5 artikler»
    known = enumerated([f"«{each}»" for each in SHOWN])
    asked = f"Mente du «{near}»? " if near else ""
    example = _shown_list(near or SHOWN[0], shortened(rest) if near else "")
    return told("list-unknown", example, "" if words else "nothing", name=name, asked=asked, known=known)


def _shown_list(name: str, parts: str) -> str:
    """Return a list line: «[[siste artikler: 5]]», or «[[siste artikler]]»."""
    return f"[[{name}: {parts}]]" if parts else f"[[{name}]]"
