"""The index, made by Pagefind, a program of its own; and what the browser must know of every page before it asks."""

from __future__ import annotations

import gzip
import json
import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from pagefind.service import get_executable

from content_types.url_paths import file_of

from .lexicon import Lexicon, lexicon
from .model import SearchRecord
from .pagefind_page import pagefind_page
from .vocabulary import pages_of_words, vocabulary

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
