"""The spelling in a publication, a folder or a file: every unknown word with its position."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path, PurePosixPath

from content_types.content_files import GUIDE, WORD_LIST, FileKind, PathError, root_of, too_large
from content_types.keys import language_of, readable_fields
from language.prose import body_text, field_text
from language.spelling import unknown, words_of
from language.warnings import LANGUAGES, SPELLING, Keep, without_keeps
from language.word_list import WordList, read_word_list
from manuscript.model import Manuscript
from manuscript.problem import Problem, in_file_order, told
from manuscript.read import read

MANUSCRIPT = ".md"

WordPosition = tuple[str, int, int]  # file, line and column where a word stands first in the file


def spell(paths: Sequence[str]) -> list[Problem]:
    """Return a warning for each unknown word in *paths*, in file order; the same word once a file.

    A path is a Markdown file, or a folder of such files.

    Raises:
        PathError: a path does not exist or holds no text.
        HunspellError: nobody knows the words.
    """
    positions: dict[str, dict[str, list[WordPosition]]] = defaultdict(lambda: defaultdict(list))
    for given in paths:
        for file, words in _files(given):
            manuscript, keeps = _read(file)
            if manuscript is not None:
                _collect(manuscript, keeps, words, positions)
    problems: list[Problem] = []
    for language, by_word in positions.items():
        for word, suggestions in unknown(by_word, language).items():
            meant = " eller ".join(f"«{each}»" for each in suggestions)
            problem = told(SPELLING, "".join(suggestions[:1]), "near" if meant else "", word=word, meant=meant)
            problems += [problem.placed(*position) for position in by_word.get(word, ())]
    return in_file_order(problems)


def _files(given: str) -> Iterator[tuple[Path, WordList]]:
    path = Path(given)
    try:
        if not given or not path.exists():
            raise PathError(f"Finner ikke «{given}». Skriv veien til en fil eller mappe som finnes.")
        if path.is_file() and path.suffix != MANUSCRIPT:
            raise PathError(f"«{given}» er ingen tekst. Skriv veien til en fil som slutter på «.md».")
        below = (
            found for found in path.rglob(f"*{MANUSCRIPT}") if found.is_file() and _is_text(found.relative_to(path))
        )
        files = [path] if path.is_file() else sorted(below)
        root = root_of(path.parent if path.is_file() else path)
        words = word_list_of(root)
    except OSError as error:
        raise PathError(f"Får ikke lest «{given}». Gi deg selv leserett dit, eller rett veien dit.") from error
    if not files:
        raise PathError(
            f"Mappen «{given}» har ingen tekster. Skriv veien til mappen med innholdet, for eksempel content."
        )
    yield from ((file, words) for file in files)


def _is_text(path: Path) -> bool:
    return path.name != GUIDE.name and not any(part.startswith(".") for part in path.parts)


def word_list_of(root: Path | None) -> WordList:
    """Return the house's own words, as far as they can be read."""
    path = root / WORD_LIST if root else None
    if path is None or not path.is_file() or too_large(path, FileKind.WORD_LIST):
        return WordList()
    return read_word_list(path.read_bytes(), file=path.as_posix())[0]


def _read(path: Path) -> tuple[Manuscript | None, tuple[Keep, ...]]:
    """Return the manuscript; what is wrong with how it is written, «invoke check» tells."""
    try:
        if too_large(path, FileKind.MANUSCRIPT):
            return None, ()
        manuscript, _ = read(path.read_bytes(), file=path.as_posix(), source=PurePosixPath(path.name))
    except OSError:
        return None, ()
    return without_keeps(manuscript) if manuscript else (None, ())


def _collect(
    manuscript: Manuscript, keeps: Sequence[Keep], words: WordList, positions: dict[str, dict[str, list[WordPosition]]]
) -> None:
    language = language_of(manuscript.front_matter)
    if language not in LANGUAGES:
        return
    kept = {line for keep in keeps if keep.rule == SPELLING for line in keep.kept}
    seen: set[str] = set()
    header = field_text(tuple(readable_fields(manuscript.front_matter)), manuscript.header)
    for prose in (header, body_text(manuscript.body)):
        for at, word in words_of(prose.text, words):
            if word in seen:
                continue
            line, column = prose.position(at)
            if line not in kept:
                seen.add(word)
                positions[language][word].append((manuscript.file, line, column))
