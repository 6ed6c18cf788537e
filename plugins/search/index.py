"""The index, made by Pagefind, a program of its own; and what the browser must know of every page before it asks.

A page as Pagefind reads it is small HTML that nobody sees, with its data in attributes: first what the page says, and
behind a sign what it is also found by.
"""

from __future__ import annotations

import gzip
import json
import shutil
import subprocess
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence, Set
from html import escape
from pathlib import Path
from tempfile import TemporaryDirectory

from pagefind.service import get_executable

from content_types.url_paths import file_of

from .lexicon import Lexicon, all_words, compound_parts, lexicon, other_spellings
from .records import SearchRecord

LICENCE = Path(__file__).parent / "pagefind-licence.txt"
LANGUAGE = "nb"  # one index for all: a visitor searches in nb, nn and en at once
SIGNATURE = b"pagefind_dcd"  # before the data in each of its files
LONGEST_SECONDS = 120
KEPT = frozenset({"pagefind.js", "pagefind-entry.json", f"wasm.{LANGUAGE}.pagefind"})
KEPT_KINDS = frozenset({".pf_meta", ".pf_filter", ".pf_fragment", ".pf_index"})


class IndexingError(Exception):
    """The index could not be made; the message is for the editor."""


def write_index(records: Sequence[SearchRecord], folder: Path) -> None:
    """Write the index of *records*, and the script that reads it, to *folder*, which is not there yet.

    Nothing is written where there are none: Pagefind makes no empty index.

    Raises:
        IndexingError: Pagefind is missing, fails or does not end.
    """
    if not records:
        return
    pages = pages_of_words(records)
    with TemporaryDirectory(prefix="helsehub-") as site:
        _write_pages(records, lexicon(pages), Path(site))
        _run(Path(site), folder.absolute())
    _keep_what_is_used(folder)
    shutil.copyfile(LICENCE, folder / "LICENSE.txt")  # what is published of Pagefind asks for it
    _write_facts(records, folder)
    _write_json(vocabulary(records, pages), folder / "words.json")


def _write_pages(records: Sequence[SearchRecord], known: Lexicon, site: Path) -> None:
    for record in records:
        file = site / file_of(record.url_path)
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(pagefind_page(record, known), encoding="utf-8", errors="replace", newline="")


def _keep_what_is_used(folder: Path) -> None:
    """Delete the files of Pagefind's own search page, which the site does not use."""
    for file in [*folder.rglob("*")]:
        if file.is_file() and not (file.name in KEPT or file.suffix in KEPT_KINDS):
            file.unlink()


def _write_facts(records: Sequence[SearchRecord], folder: Path) -> None:
    """Write what the browser must know of each page, by the name Pagefind has given it.

    Pagefind's own filters would do, but it writes them in an order that
    differs from build to build.
    """
    facts = {record.url_path: facts_of(record) for record in records}
    found = {file.stem: facts[_url_path(file)] for file in sorted(folder.glob("fragment/*"))}
    _write_json(found, folder / "pages.json")


def _write_json(value: object, file: Path) -> None:
    text = json.dumps(value, separators=(",", ":"), ensure_ascii=False)
    file.write_text(text, encoding="utf-8", errors="replace", newline="")


def _url_path(fragment: Path) -> str:
    """Return the url path of the page that Pagefind has told of in the file *fragment*."""
    return json.loads(gzip.decompress(fragment.read_bytes()).removeprefix(SIGNATURE))["url"]


def _run(site: Path, folder: Path) -> None:
    program = get_executable()
    if program is None:
        raise _failure("Programmet Pagefind er ikke installert.")
    command = [
        str(program),
        "--site",
        str(site),
        "--output-path",
        str(folder),
        "--force-language",
        LANGUAGE,
        "--silent",
    ]
    try:
        # Nothing from the surroundings: settings of Pagefind's own may stand in them.
        run = subprocess.run(command, cwd=site, env={}, capture_output=True, timeout=LONGEST_SECONDS)
    except subprocess.TimeoutExpired:
        raise _failure(f"Pagefind ble ikke ferdig på {LONGEST_SECONDS} sekunder.") from None
    except OSError as error:
        raise _failure(f"Systemet svarer «{error.strerror or error}».") from None
    if run.returncode or not (folder / "pagefind.js").is_file():
        answer = (run.stdout + run.stderr).decode("utf-8", "replace").strip()
        raise _failure(f"Pagefind svarer «{answer[-400:] or run.returncode}».")


def _failure(reason: str) -> IndexingError:
    return IndexingError(
        f"Søket kan ikke bygges. {reason}\n"
        "    Slik retter du: Installer det nettstedet trenger, på nytt: pip install --requirement requirements.txt"
    )


Fact = str | int | list[str]


def facts_of(record: SearchRecord) -> list[Fact]:
    """Return kind, language, subjects and original; for an event also start, end (seconds since 1970) and 1 when cancelled.

    The browser must know this of every page before it asks for any: to narrow a search, to tell of a
    text in several languages once, and to put what is coming first.
    """
    facts: list[Fact] = [record.kind.value, record.language, [slug for _, slug in record.subjects], record.original]
    if record.starts:
        facts += [record.starts, record.ends, int(record.is_cancelled)]
    return facts


# A page as Pagefind reads it


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


# The words of the publication as they are written: what a visitor can have meant by one that stands nowhere. Pagefind
# knows a word by its beginning, so a slip early in it finds nothing. ``theme/static/js/slips.js`` finds the word that was
# meant, and is asked only when a word is nowhere: no guess comes before what was typed.


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
