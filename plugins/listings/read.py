"""A list line read: which list, how long, about what; and what of it cannot be read."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import takewhile

from norwegian.normal_form import nfc
from norwegian.slug import slugify

from . import slips
from .model import Kind, Query, Slip, Topic
from .vocabulary import LISTS, OPTIONS, Option

DEFAULT_COUNT = 10
MOST = 100
MOST_SLIPS = 5  # told of one line
MOST_COMMAS = 8  # in a name
QUOTES = "«»\"'”“"

Nearest = Callable[[str], str]  # the known name most like another; empty when none is


@dataclass(frozen=True, slots=True, kw_only=True)
class Topics:
    """The subjects, or the series, that a list can be about."""

    names: Mapping[str, str]  # slug → name, in Norwegian order
    nearest: Nearest  # among the slugs


def is_meant_as_list(text: str) -> bool:
    """Tell whether *text* between two brackets names a list, whatever follows."""
    return _name(text.partition(":")[0]) in LISTS


def read_list_line(text: str, *, subjects: Topics, series: Topics) -> tuple[Query | None, list[Slip]]:
    """Return what *text*, written between the brackets, asks for; None and the reasons when it cannot be said."""
    name, colon, rest = nfc(text).partition(":")
    kind = LISTS.get(_name(name))
    if kind is None:
        return None, [slips.unknown_list(text, name)]
    if colon and not rest.strip():
        return None, [slips.nothing_after_colon(text)]
    reader = _Reader(kind=kind, text=text, topics={Option.SUBJECT: subjects, Option.SERIES: series})
    query = Query(kind=kind, count=DEFAULT_COUNT)
    found: list[Slip] = []
    for part in reader.parts(rest) if colon else ():
        answer = reader.part(part, query)
        if isinstance(answer, Slip):
            found.append(answer)
            if len(found) == MOST_SLIPS:
                break
        else:
            query = answer
    return (None, found) if found else (query, [])


def _name(written: str) -> str:
    return " ".join(nfc(written).casefold().split())


class _Reader:
    """Reads the parts after the colon, and knows which have been there."""

    def __init__(self, *, kind: Kind, text: str, topics: Mapping[Option, Topics]) -> None:
        self.kind = kind
        self.text = text
        self.topics = topics
        self.seen: set[Option] = set()

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
        topics = self.topics.get(OPTIONS.get(_name(key))) if sign else None
        if topics is None:
            return 1
        rest = list(takewhile(lambda piece: "=" not in piece, pieces[1:]))
        words = len(list(takewhile(lambda piece: not piece.isdecimal(), rest)))
        lengths = [*range(words + 1, 0, -1), *range(len(rest) + 1, words + 1, -1)]
        return next((n for n in lengths if slugify(" ".join([first, *rest[: n - 1]])) in topics.names), 1)

    def part(self, written: str, query: Query) -> Query | Slip:
        """Return *query* with what *written* adds to it."""
        key, sign, value = written.partition("=")
        option = OPTIONS.get(_name(key)) if sign else Option.COUNT
        if not written:
            return slips.empty_part(self.text)
        if option is None:
            return slips.unknown_option(self.text, key.strip(), self.kind)
        if option in self.seen:
            return slips.twice(self.text, option)
        self.seen.add(option)
        if option is Option.COUNT:
            return self._count(value.strip() if sign else written, query, has_name=bool(sign))
        if option is Option.SERIES and self.kind is Kind.ARTICLES:
            return slips.series_of_articles(self.text)
        return self._topic(option, value.strip().strip(QUOTES).strip(), query)

    def _count(self, written: str, query: Query, *, has_name: bool) -> Query | Slip:
        is_number = written.isascii() and written.isdecimal()
        if has_name:
            return slips.named_count(self.text, written if is_number else "")
        if not is_number:
            return slips.not_a_number(self.text, written, self.kind, meant=self._meant(written))
        number = int(written) if len(written) < 10 else MOST + 1
        if not 1 <= number <= MOST:
            return slips.number_out_of_range(self.text, written, most=MOST)
        return replace(query, count=number)

    def _meant(self, written: str) -> str:
        """Return «emne=mat» where *written* is the name alone; empty when no name is like it."""
        slug = slugify(written)
        options = [option for option, topics in self.topics.items() if slug in topics.names]
        return f"{options[0].value}={written}" if options else ""

    def _topic(self, option: Option, written: str, query: Query) -> Query | Slip:
        topics = self.topics[option]
        slug = slugify(written)
        if slug not in topics.names:
            near = topics.names.get(topics.nearest(slug), "") if slug else ""
            return slips.unknown_topic(self.text, option, written, near=near, known=tuple(topics.names.values()))
        topic = Topic(name=topics.names[slug], slug=slug)
        return replace(query, subject=topic) if option is Option.SUBJECT else replace(query, series=topic)
