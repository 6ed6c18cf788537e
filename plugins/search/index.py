"""The index, made by Pagefind, a program of its own; and what the browser must know of every page before it asks.

A page as Pagefind reads it is small HTML that nobody sees, with its data in attributes: first what the page says, and
behind a sign what it is also found by.
"""

from __future__ import annotations

import json
import os
import zlib
from base64 import b64decode, b64encode
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence, Set
from contextlib import suppress
from html import escape
from pathlib import Path, PurePosixPath
from subprocess import PIPE, STDOUT, Popen
from threading import Thread, Timer
from typing import IO, Any

from content_types.url_paths import SEARCH_INDEX, file_of
from manuscript.problem import UserError, in_words

from .lexicon import Lexicon, all_words, compound_parts, in_other_norwegian, lexicon, other_spellings
from .records import SearchRecord

LICENCE = Path(__file__).parent / "pagefind-licence.txt"
LANGUAGE = "nb"  # one index for all: a visitor searches in nb, nn and en at once
SIGNATURE = b"pagefind_dcd"  # before the data in each of its files
GZIP = 31  # how zlib is told of it
LONGEST_SECONDS = 120
KEPT = frozenset({"pagefind.js", "pagefind-entry.json", f"wasm.{LANGUAGE}.pagefind"})
FRAGMENTS = "fragment/"
KEPT_KINDS = frozenset({".pf_meta", ".pf_filter", ".pf_fragment", ".pf_index"})


class IndexingError(UserError):
    """The index could not be made; the message is for the editor."""


def index_files(records: Iterable[SearchRecord]) -> dict[str, bytes]:
    """Return each file of the index of *records*, and of the script that reads it, by its url path.

    There are none where there are no records: Pagefind makes no empty index. Pagefind holds much for each page;
    so what has been told to it is not held here besides.

    Raises:
        IndexingError: Pagefind is missing, fails or does not end.
    """
    left = sorted(records, key=lambda record: record.url_path, reverse=True)
    if not left:
        return {}
    pages = pages_of_words(left)
    words = vocabulary(left, pages)
    facts = {record.url_path: _facts_of(record) for record in left}
    made = _made_by_pagefind(left, lexicon(pages))
    # Pagefind's own filters would do, but it writes them in an order that differs from build to build.
    found = {
        PurePosixPath(name).stem: facts[_url_path(data)] for name, data in made.items() if name.startswith(FRAGMENTS)
    }
    files = {
        **made,
        "LICENSE.txt": LICENCE.read_bytes(),  # what is published of Pagefind asks for it
        "pages.json": _as_json(dict(sorted(found.items()))),
        "words.json": _as_json(words),
    }
    return {f"{SEARCH_INDEX}{name}": data for name, data in files.items()}


def _as_json(value: object) -> bytes:
    return json.dumps(value, separators=(",", ":"), ensure_ascii=False).encode("utf-8", "replace")


def _url_path(fragment: bytes) -> str:
    """Return the url path of the page that Pagefind has told of in *fragment*."""
    url: str = json.loads(zlib.decompress(fragment, GZIP).removeprefix(SIGNATURE))["url"]
    return url


def _made_by_pagefind(left: list[SearchRecord], known: Lexicon) -> dict[str, bytes]:
    """Return what the site uses of the files Pagefind makes of the records *left*, the last first, by name.

    None is left. Pagefind makes a search page of its own, too.
    """
    answer = _last_answer(_questions(left, known), len(left) + 2)
    made = {file["path"]: file["content"] for file in answer["files"]}
    used = (name for name in sorted(made) if name in KEPT or PurePosixPath(name).suffix in KEPT_KINDS)
    return {name: b64decode(made[name]) for name in used}


def _questions(left: list[SearchRecord], known: Lexicon) -> Iterator[object]:
    yield {"type": "NewIndex", "config": {"force_language": LANGUAGE}}
    while left:
        record = left.pop()
        page = pagefind_page(record, known).encode("utf-8", "replace").decode("utf-8")
        yield {"type": "AddFile", "index_id": 0, "file_path": file_of(record.url_path), "file_contents": page}
    yield {"type": "GetFiles", "index_id": 0}


def _last_answer(questions: Iterable[object], count: int) -> dict[str, Any]:
    """Ask Pagefind *count* questions, and return what it answers to the last.

    Each is JSON in base64, with a comma after it. Pagefind ends where nobody can ask it more, though not all is
    answered: so the answers are counted. Its own API for Python waits a tenth of a second for each.
    """
    process = _started()
    assert process.stdin and process.stdout  # both are pipes
    end = Timer(LONGEST_SECONDS, process.kill)
    answers = bytearray()
    hearing = Thread(target=_hear, args=(process.stdout, answers, count), daemon=True)
    end.start()
    hearing.start()
    try:
        _ask(process.stdin, questions)
        hearing.join()
        is_late = not end.is_alive()
        if answers.count(b",") < count:  # it has ended
            process.wait()
    finally:
        end.cancel()
        process.kill()
        process.communicate()
    if is_late:
        raise _failure(f"Pagefind ble ikke ferdig på {LONGEST_SECONDS} sekunder.")
    try:
        payloads = [json.loads(b64decode(answer, validate=True))["payload"] for answer in answers.split(b",")[:count]]
    except ValueError:
        said = answers.decode("utf-8", "replace").strip()
        raise _failure(f"Pagefind svarer «{said[-400:] or process.returncode}».") from None
    for payload in payloads:
        if payload["type"] == "Error":
            raise _failure(f"Pagefind svarer «{payload['message'][-400:]}».")
    return payloads[-1]


def _started() -> Popen[bytes]:
    from pagefind.service import get_executable  # with asyncio: loaded where there is something to search in

    program = get_executable()
    if program is None:
        raise _failure("Programmet Pagefind er ikke installert.")
    try:
        # Nothing from the surroundings: settings of Pagefind's own may stand in them.
        return Popen([program, "--service"], cwd=LICENCE.parent, env={}, stdin=PIPE, stdout=PIPE, stderr=STDOUT)
    except OSError as error:
        raise _failure(f"Systemet svarer «{error.strerror or error}».") from None


def _ask(pipe: IO[bytes], questions: Iterable[object]) -> None:
    with suppress(BrokenPipeError):  # it has ended, and said why
        for question in questions:
            pipe.write(b64encode(json.dumps({"message_id": 0, "payload": question}).encode()) + b",")
        pipe.flush()


def _hear(pipe: IO[bytes], answers: bytearray, count: int) -> None:
    while count > 0 and (heard := os.read(pipe.fileno(), 1 << 16)):
        answers += heard
        count -= heard.count(b",")


def _failure(reason: str) -> IndexingError:
    fix = "Installer det nettstedet trenger, på nytt: pip install --requirement requirements.txt"
    return IndexingError(in_words(f"Søket kan ikke bygges. {reason}", fix))


Fact = str | int | list[str]


def _facts_of(record: SearchRecord) -> list[Fact]:
    """Return kind, language, subjects and original; for an event also start, end (seconds since 1970) and 1 when cancelled.

    The browser must know this of every page before it asks for any: to narrow a search, to tell of a
    text in several languages once, and to put what is coming first.
    """
    facts: list[Fact] = [record.kind.value, record.language, [slug for _, slug in record.subjects], record.original]
    if record.starts:
        facts += [record.starts, record.ends, int(record.is_cancelled)]
    return facts


# A page as Pagefind reads it


# After the first sign stands what is known of a page, and after the second other forms of its words, which nobody sees.
END_OF_TEXT, END_OF_FACTS = "␞", "␟"
WEIGHT = "data-pagefind-weight"
PART_WEIGHT, SUBJECT_WEIGHT, SUMMARY_WEIGHT, TITLE_WEIGHT = 0.5, 2, 3, 7  # Pagefind gives text 1 and a title 7


def pagefind_page(record: SearchRecord, known: Lexicon) -> str:
    """Return *record* as HTML; *known* is what its words can also be found by."""
    lines = (
        "<!doctype html>",
        f'<html lang="{record.language}">',
        "<body data-pagefind-body>",
        f"<h1>{escape(record.title)}</h1>",
        _weighted(SUMMARY_WEIGHT, record.summary),
        _weighted(1, *record.lines),
        _weighted(0, END_OF_TEXT),
        _weighted(1, *record.about),
        _weighted(SUBJECT_WEIGHT, ", ".join(name for name, _ in record.subjects)),
        _weighted(0, END_OF_FACTS),
        *_hidden_words(record, known),
        *_data(record),
        "</body>",
        "</html>",
    )
    return "".join(f"{line}\n" for line in lines if line)


def _hidden_words(record: SearchRecord, known: Lexicon) -> Iterator[str]:
    everything = record.searched_words
    in_title = other_spellings(all_words([record.title]), known)
    yield _weighted(TITLE_WEIGHT, " ".join(in_title))
    elsewhere = [word for word in other_spellings(everything, known) if word not in in_title]
    yield _weighted(1, " ".join((*elsewhere, *in_other_norwegian(everything))))
    yield _weighted(PART_WEIGHT, " ".join(compound_parts(everything, known)))


def _weighted(weight: float, *lines: str) -> str:
    escaped = escape("\n".join(lines)).split("\n")  # all at once, which takes less time than one by one
    return "\n".join(f'<p data-pagefind-weight="{weight}">{line}</p>' for line in escaped if line)


def _data(record: SearchRecord) -> Iterator[str]:
    for name, value in record.beside.items():
        yield f'<p data-pagefind-meta="{name}[data-value]" data-value="{escape(value)}"></p>'


# The words of the publication as they are written: what a visitor can have meant by one that stands nowhere. Pagefind
# knows a word by its beginning, so a slip early in it finds nothing. ``theme/static/js/slips.js`` finds the word that was
# meant, and is asked only when a word is nowhere: no guess comes before what was typed.


SHORTEST, LONGEST = 3, 30  # letters
MOST = 12_000  # fetched only after a slip, but then whole


def pages_of_words(records: Iterable[SearchRecord]) -> Counter[str]:
    """Return on how many pages each word of the publication stands."""
    return Counter(word for record in records for word in record.searched_words)


def vocabulary(records: Sequence[SearchRecord], pages: Counter[str]) -> list[str]:
    """Return the words in three groups, each parted by spaces and in order: of names, of several pages, of one.

    A word stands in the first group it belongs to. Names are titles, subjects and places. What people are called stands
    in none: nobody is taken for somebody else.
    *pages* is on how many pages each word stands.
    """
    names = {word for record in records for word in all_words(_names(record))}
    others = pages.keys() - names - {word for record in records for word in all_words(record.people)}
    groups = (
        names,
        {word for word in others if pages[word] > 1},
        {word for word in others if pages[word] == 1},
    )
    return list(_within(MOST, groups, pages))


def _names(record: SearchRecord) -> Iterator[str]:
    yield from (record.title, record.place)
    yield from (name for name, _ in record.subjects)


def _within(room: int, groups: Sequence[Set[str]], pages: Counter[str]) -> Iterator[str]:
    """Yield each group; where there is no room for all, the words that most pages say."""
    for group in groups:
        words = sorted(filter(_can_be_meant, group), key=lambda word: (-pages[word], word))[:room]
        room -= len(words)
        yield " ".join(sorted(words))


def _can_be_meant(word: str) -> bool:
    return SHORTEST <= len(word) <= LONGEST and word.isalpha()
