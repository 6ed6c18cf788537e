"""The words of the publication as they are written: what a visitor can have meant by one that stands nowhere.

Pagefind knows a word by its beginning, so a slip early in it finds nothing.
``theme/static/js/slips.js`` finds the word that was meant, and is asked only
when a word is nowhere: no guess comes before what was typed.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence, Set

from .lexicon import all_words
from .model import SearchRecord

SHORTEST, LONGEST = 3, 30  # letters
MOST = 12_000  # fetched only after a slip, but then whole


def pages_of_words(records: Iterable[SearchRecord]) -> Counter[str]:
    """Return on how many pages each word of the publication stands."""
    return Counter(word for record in records for word in all_words(record.searched))


def vocabulary(records: Sequence[SearchRecord], pages: Counter[str]) -> list[str]:
    """Return the words in three groups, each parted by spaces and in order: of names, of several pages, of one.

    A word stands in the first group it belongs to. Names are titles, subjects, places and people.
    *pages* is on how many pages each word stands.
    """
    names = {word for record in records for word in all_words(_names(record))}
    groups = (
        names,
        {word for word, count in pages.items() if count > 1} - names,
        {word for word, count in pages.items() if count == 1} - names,
    )
    return list(_within(MOST, groups, pages))


def _names(record: SearchRecord) -> Iterator[str]:
    yield from (record.title, record.place, *record.about)
    yield from (name for name, _ in record.subjects)


def _within(room: int, groups: Sequence[Set[str]], pages: Counter[str]) -> Iterator[str]:
    """Yield each group; where there is no room for all, the words that most pages say."""
    for group in groups:
        words = sorted(filter(_can_be_meant, group), key=lambda word: (-pages[word], word))[:room]
        room -= len(words)
        yield " ".join(sorted(words))


def _can_be_meant(word: str) -> bool:
    return SHORTEST <= len(word) <= LONGEST and word.isalpha()
