"""A page as Pagefind reads it: small HTML that nobody sees, with its data in attributes.

First what the page says, and behind a sign what it is also found by:
``theme/static/js/matching.js`` shows nothing of the words behind the sign.
"""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from .lexicon import Lexicon, all_words, compound_parts, other_spellings
from .model import SearchRecord

# After this sign stands what a page is found by and does not say. matching.js shows nothing of it.
END_OF_TEXT = "␞"
PART_WEIGHT, SUBJECT_WEIGHT, SUMMARY_WEIGHT, TITLE_WEIGHT = 0.5, 2, 3, 7  # Pagefind gives text 1 and a title 7


def pagefind_page(record: SearchRecord, known: Lexicon) -> str:
    """Return *record* as HTML; *known* is what its words can also be found by."""
    lines = (
        "<!doctype html>",
        f'<html lang="{record.language}">',
        "<body data-pagefind-body>",
        f"<h1>{escape(record.title)}</h1>",
        _weighted(SUMMARY_WEIGHT, record.summary),
        *(_weighted(1, line) for line in record.lines),
        _weighted(0, END_OF_TEXT),
        *(_weighted(1, line) for line in record.about),
        _weighted(SUBJECT_WEIGHT, ", ".join(name for name, _ in record.subjects)),
        *_hidden_words(record, known),
        *_data(record),
        "</body>",
        "</html>",
    )
    return "".join(f"{line}\n" for line in lines if line)


def _hidden_words(record: SearchRecord, known: Lexicon) -> Iterator[str]:
    everything = all_words(record.searched)
    in_title = other_spellings(all_words([record.title]), known)
    yield _weighted(TITLE_WEIGHT, " ".join(in_title))
    yield _weighted(1, " ".join(word for word in other_spellings(everything, known) if word not in in_title))
    yield _weighted(PART_WEIGHT, " ".join(compound_parts(everything, known)))


def _weighted(weight: float, text: str) -> str:
    return f'<p data-pagefind-weight="{weight}">{escape(text)}</p>' if text else ""


def _data(record: SearchRecord) -> Iterator[str]:
    for name, value in record.beside.items():
        yield f'<p data-pagefind-meta="{name}[data-value]" data-value="{escape(value)}"></p>'
