"""The content folder read whole: every file once, every reference followed, every problem found.

And what is asked of it besides: which slugs are in use.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import datetime
from pathlib import Path, PurePosixPath

from content_types.content_files import ContentFile, FileKind, own_files, scan
from content_types.files import UNSHOWN
from content_types.model import Content, ContentKind
from content_types.url_paths import FOLDERS_ON_SITE, is_generated
from images.development import read_original, versions
from images.original import examine
from language.word_list import WordList, read_word_list
from manuscript.problem import Problem, in_draft, in_file_order, told
from norwegian.letters import slugify

from .assembly import Found, assemble, translations
from .consistency import (
    counted_copies,
    dates_ahead,
    identity_conflicts,
    introductions_to_nothing,
    own_file_problems,
    planned_pages,
    redirected_drafts,
    spelling_conflicts,
    unknown_events,
    unused_files,
    url_path_conflicts,
)
from .entries import (
    ParsedFile,
    parse_files,
    typeset_entry,
)
from .library import Library
from .memory import NOTHING, Memory
from .model import UNPUBLISHED, AnyContent, Entry, PublishedPicture, PublishedVersion, Settings, Visibility, Website
from .redirects import (
    Redirect,
    documents_in_the_way,
    followed_redirects,
    generated_url_paths,
    read_redirects,
    redirects_in_fields,
)
from .references import References, document_url_path, read_list_lines, resolve

DIGITS = 10  # of the digest of a picture, in its url path


def read_website(root: Path, settings: Settings, *, memory: Memory = NOTHING) -> tuple[Website, list[Problem]]:
    """Return the publication under *root*, and every problem in it, in file order.

    The website holds what could be read; it is whole only when no problem is an error.
    *memory* is of the last time it was read.
    """
    files, problems = scan(root)
    return read_files(files, settings, problems=problems, memory=memory)


def read_files(
    files: Sequence[ContentFile],
    settings: Settings,
    *,
    problems: Sequence[Problem] = (),
    memory: Memory = NOTHING,
) -> tuple[Website, list[Problem]]:
    """Return the publication that *files* make up, and every problem in it, *problems* included."""
    found, all_problems = _read_all(files, settings.now, problems, memory)
    return assemble(found, list(_typeset(found.entries, memory)), settings), all_problems


def problems_in(
    files: Sequence[ContentFile], settings: Settings, *, problems: Sequence[Problem] = (), memory: Memory = NOTHING
) -> list[Problem]:
    """Return the same problems, for who builds nothing."""
    return _read_all(files, settings.now, problems, memory)[1]


def _read_all(
    files: Sequence[ContentFile], now: datetime, problems: Sequence[Problem], memory: Memory
) -> tuple[Found, list[Problem]]:
    all_problems = [*problems]
    words, found = _word_list(files)
    all_problems += found
    manuscripts = [file for file in files if file.kind is FileKind.MANUSCRIPT]
    parsed_files, found = parse_files(manuscripts, now, words, memory)
    all_problems += found
    # Of two that want the same, the later is told: a draft gives way to what is published.
    parsed_files.sort(key=lambda parsed: parsed.is_draft)
    written = [parsed.entry for parsed in parsed_files if parsed.entry]
    all_problems += [*url_path_conflicts(written), *identity_conflicts(written), *spelling_conflicts(written)]
    all_problems += [
        *counted_copies(written),
        *planned_pages(written),
        *dates_ahead(written, now),
        *unknown_events(written),
        *introductions_to_nothing(written),
    ]

    written_redirects, found = _written_redirects(files, written)
    all_problems += found
    generated = generated_url_paths(written)
    drafts = [entry for entry in written if entry.visibility is Visibility.DRAFT]
    in_use = {*generated, *(entry.url_path for entry in written if entry not in drafts)}
    reachable = {*generated, *(entry.url_path for entry in written if entry.visibility not in UNPUBLISHED)}
    redirects, found = followed_redirects(written_redirects, in_use, reachable)
    all_problems += found
    all_problems += redirected_drafts(drafts, redirects)

    library = Library(files, parsed_files)
    own = own_files(files)
    all_problems += own_file_problems(own.values())
    references = resolve(parsed_files, library, frozenset({*in_use, *redirects, *own}))
    all_problems += references.problems
    all_problems += documents_in_the_way(written_redirects, {*_documents(written, references), *own})
    all_problems += unused_files(files, library)
    all_problems = _without_kinds_named_where_shown(all_problems, files, library)

    lists, found = read_list_lines(parsed_files)
    all_problems += found
    pictures, found = _published_pictures(references)
    all_problems += found
    entries = _with_one_page_each(written, redirects)
    linked, found = translations(entries, library)
    all_problems += found
    found_there = Found(
        entries=entries,
        references=references,
        redirects=redirects,
        translations=linked,
        pictures=pictures,
        lists=lists,
        own_files=own,
        listed_names=words.right,
    )
    return found_there, in_file_order(_in_drafts(all_problems, parsed_files, references))


def _word_list(files: Sequence[ContentFile]) -> tuple[WordList, list[Problem]]:
    """Return the house's own words, and what is wrong in the list of them."""
    for file in files:
        if file.kind is FileKind.WORD_LIST and not file.is_too_large:
            try:
                return read_word_list(file.path.read_bytes(), file=file.file)
            except OSError:
                return WordList(), [told("unreadable").placed(file.file, 1)]
    return WordList(), []


def _written_redirects(
    files: Sequence[ContentFile], entries: Sequence[Entry[Content]]
) -> tuple[list[Redirect], list[Problem]]:
    """Return every old url path that is written down, and the lines none can be read from."""
    redirects = list(redirects_in_fields(entries))
    problems: list[Problem] = []
    for file in files:
        if file.kind is FileKind.REDIRECTS and not file.is_too_large:
            try:
                found, in_lines = read_redirects(file.path.read_bytes(), file.file)
            except OSError:
                found, in_lines = [], [told("unreadable").placed(file.file, 1)]
            redirects += found
            problems += in_lines
    return sorted(redirects, key=lambda redirect: not redirect.is_live), problems  # what is not public gives way


def _documents(entries: Sequence[Entry[Content]], references: References) -> set[str]:
    """Return the url paths of the documents the pages offer."""
    pages = {entry.content.source: entry.url_path for entry in entries}
    return {
        document_url_path(pages[source], file) for (source, _), file in references.downloads.items() if source in pages
    }


def _without_kinds_named_where_shown(
    problems: Sequence[Problem], files: Sequence[ContentFile], library: Library
) -> list[Problem]:
    """Return *problems* without «file-kind» for pictures a text shows: there the editor is told how to save them."""
    shown = {file.file for file in files if library.is_used(file) and file.source.suffix.lower() in UNSHOWN}
    return [problem for problem in problems if problem.rule != "file-kind" or problem.file not in shown]


def _in_drafts(
    problems: Sequence[Problem], parsed_files: Sequence[ParsedFile], references: References
) -> list[Problem]:
    """Return *problems* with those of drafts, and of pictures no other page shows, as warnings: they stop nobody."""
    drafts = {parsed.file for parsed in parsed_files if parsed.is_draft}
    sources = {file.source for file in drafts}
    shown = {file for (source, _), file in references.pictures.items() if source not in sources}
    own = {file for (source, _), file in references.pictures.items() if source in sources}
    files = {file.file for file in drafts | (own - shown)}
    return [in_draft(problem) if problem.file in files else problem for problem in problems]


def _with_one_page_each(entries: Sequence[Entry[AnyContent]], redirects: Collection[str]) -> list[Entry[AnyContent]]:
    """Return *entries* without drafts whose url path is another's, which is told: a preview has one page at each."""
    first: dict[str, Entry[AnyContent]] = {}
    for entry in entries:
        first.setdefault(entry.url_path, entry)
    return [
        entry
        for entry in entries
        if entry.visibility is not Visibility.DRAFT
        or (first[entry.url_path] is entry and entry.url_path not in redirects and not is_generated(entry.url_path))
    ]


def _typeset(entries: Iterable[Entry[AnyContent]], memory: Memory) -> Iterator[Entry[AnyContent]]:
    """Return the entries as they will be shown: all checks have seen them as written."""
    for entry in entries:
        # The positions are given besides, since two contents count as equal wherever they are written.
        ingredients = entry, entry.content.positions
        yield memory.recall(("set", entry.content.source), ingredients, lambda entry, _: typeset_entry(entry))


# Which slugs are in use


def taken_slugs(root: Path, settings: Settings, kind: ContentKind) -> frozenset[str]:
    """Return every slug of *kind* that a page under *root* has, has had or is known by.

    A file's name does not tell: a page may have a slug of its own, an old
    url path that leads to it, or the identity of the page it once was.
    """
    website, _ = read_website(root, replace(settings, preview=True))  # drafts and what is planned too
    paths = set(website.redirects)
    for entry in website.entries:
        paths |= {entry.url_path, entry.content.first_url_path, *entry.content.old_url_paths}
    folder = FOLDERS_ON_SITE[kind]
    below = (path.lower().removeprefix(folder).strip("/") for path in paths if path.startswith(folder))
    return frozenset(slug for slug in below if slug and "/" not in slug)


# The pictures: each looked at once, however many pages show it


def _published_pictures(
    found: References,
) -> tuple[dict[tuple[PurePosixPath, str], PublishedPicture], list[Problem]]:
    """Return each picture that is referred to, as it will be published; and a problem for each that cannot be.

    Nothing is encoded: that takes time, and a url path needs only the file.
    """
    seen = {file.source: _look_at(file) for file in {file.source: file for file in found.pictures.values()}.values()}
    problems = [picture for picture in seen.values() if isinstance(picture, Problem)]
    pictures = {key: seen[file.source] for key, file in found.pictures.items()}
    return {key: picture for key, picture in pictures.items() if isinstance(picture, PublishedPicture)}, problems


def _look_at(file: ContentFile) -> PublishedPicture | Problem:
    try:
        data = read_original(file.path)
    except OSError:
        return told("unreadable").placed(file.file, 1)
    original = data if isinstance(data, Problem) else examine(data)
    if isinstance(original, Problem):
        return original.placed(file.file, 1)
    name = slugify(file.source.stem) or "bilde"
    return PublishedPicture(
        path=file.path,
        file=file.file,
        original=original,
        versions=tuple(
            PublishedVersion(
                version=version, url_path=f"/filer/{name}-{version.digest[:DIGITS]}.{version.format.value}"
            )
            for version in versions(original)
        ),
    )
