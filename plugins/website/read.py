"""The content folder read whole: every file once, every reference followed, every problem found. And what is
asked of it besides: which slugs are in use, and what nobody is to see yet.
"""

from __future__ import annotations

import contextlib
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from body.model import Body
from body.render import render
from content_types.article import read_article
from content_types.content_files import ContentFile, Role, scan, unreadable
from content_types.event import read_event
from content_types.fields import canonical_key
from content_types.files import UNSHOWN
from content_types.keys import language_of, readable_fields
from content_types.model import Article, Content, ContentKind, Event, Page
from content_types.page import read_page
from content_types.url_paths import FOLDERS_ON_SITE, url_path_of
from language.rules import take
from language.warnings import warnings
from language.word_list import WordList, read_word_list
from manuscript.model import Document, Line
from manuscript.problem import Problem, in_file_order
from manuscript.read import read

from .assembly import assemble, translations
from .consistency import (
    dates_ahead,
    identity_conflicts,
    orphans,
    planned_pages,
    spelling_conflicts,
    unknown_events,
    url_path_conflicts,
)
from .entries import render_event, typeset_entry
from .library import Library, Manuscript
from .list_lines import read_list_lines
from .memory import NOTHING, Memory
from .model import Agenda, Entry, Visibility, Website, visibility
from .pictures import published_pictures
from .redirects import (
    NO_REDIRECT,
    Redirect,
    alias_redirects,
    documents_in_the_way,
    followed_redirects,
    generated_url_paths,
    read_redirects,
)
from .references import References, Resolver, document_url_path
from .settings import Settings

# The content folder read whole: every file once, every reference followed, every problem found.


Reading = tuple[Document | None, list[Problem]]
ReadDocument = Callable[[ContentFile], Reading]
Understood = tuple[Article | Event | Page | None, Body, Agenda | None, tuple[Problem, ...]]

READ_CONTENT = {ContentKind.ARTICLE: read_article, ContentKind.EVENT: read_event, ContentKind.PAGE: read_page}


def read_document(file: ContentFile) -> Reading:
    """Return the document in *file*, straight from the disk."""
    return read(file.path.read_bytes(), file=file.file, source=file.source)


def read_website(
    root: Path, settings: Settings, *, open_document: ReadDocument = read_document, memory: Memory = NOTHING
) -> tuple[Website, list[Problem]]:
    """Return the publication under *root*, and every problem in it, in file order.

    The website holds what could be read; it is whole only when no problem is an error.
    *memory* is of the last time it was read.
    """
    files, problems = scan(root)
    return read_files(files, settings, open_document=open_document, problems=problems, memory=memory)


def read_files(
    files: Sequence[ContentFile],
    settings: Settings,
    *,
    open_document: ReadDocument = read_document,
    problems: Sequence[Problem] = (),
    memory: Memory = NOTHING,
) -> tuple[Website, list[Problem]]:
    """Return the publication that *files* make up, and every problem in it, *problems* included."""
    words, found = _word_list(files)
    told = [*problems, *found]
    manuscripts: list[Manuscript] = []
    for file in files:
        if file.role is Role.MANUSCRIPT:
            manuscript, found = _read_manuscript(file, settings, open_document, words, memory)
            manuscripts.append(manuscript)
            told += found
    told += [*url_path_conflicts(manuscripts), *identity_conflicts(manuscripts), *spelling_conflicts(manuscripts)]
    claims, claim_problems = _claims(files, manuscripts)
    told += claim_problems
    standing = generated_url_paths(manuscripts)
    addresses = {*_url_paths(manuscripts), *standing}
    seen = [manuscript for manuscript in manuscripts if manuscript.visibility not in NO_REDIRECT]
    redirects, redirect_problems = followed_redirects(claims, addresses, {*_url_paths(seen), *standing})
    library = Library(files, manuscripts)
    resolver = Resolver(library=library, addresses=frozenset({*addresses, *redirects}))
    for manuscript in manuscripts:
        resolver.resolve(manuscript)
    referred = {file.file for file in files if library.is_used(file) and file.source.suffix.lower() in UNSHOWN}
    told = [problem for problem in told if problem.rule != "file-kind" or problem.file not in referred]
    told += [
        *resolver.found.problems,
        *redirect_problems,
        *documents_in_the_way(claims, _documents(manuscripts, resolver.found)),
    ]
    entries = _entries(manuscripts, memory)
    linked, translation_problems = translations(entries, library)
    told += translation_problems
    pictures, picture_problems = published_pictures(resolver.found)
    told += picture_problems
    lists, list_problems = read_list_lines(manuscripts)
    told += list_problems
    told += [*unknown_events(entries), *planned_pages(manuscripts), *orphans(files, library)]
    told += dates_ahead(manuscripts, settings.now)
    website = assemble(
        entries,
        settings,
        found=resolver.found,
        redirects=redirects,
        translations=linked,
        pictures=pictures,
        lists=lists,
        listed_names=words.right,
    )
    return website, in_file_order(told)


def read_contents(root: Path) -> Iterator[tuple[ContentKind, Article | Event | Page]]:
    """Yield what each manuscript under *root* holds, its body as lines: no mistake is looked for."""
    for file in scan(root)[0]:
        document = None
        if file.role is Role.MANUSCRIPT:
            with contextlib.suppress(OSError):
                document, _ = read_document(file)
        if document is not None:
            document, _ = take(document)
            kind = file.kind or _kind_of_lone_file(document)
            content, _ = READ_CONTENT[kind](document)
            if content:
                yield kind, content


def _read_manuscript(
    file: ContentFile, settings: Settings, open_document: ReadDocument, words: WordList, memory: Memory
) -> tuple[Manuscript, list[Problem]]:
    """Return what *file* says, and the problems in it."""
    try:
        document, problems = open_document(file)
    except OSError:
        document, problems = None, [unreadable(file.file)]
    kind = file.kind or _kind_of_lone_file(document)
    if document is None:
        return Manuscript(file=file, kind=kind, content=None, body=Body(), visibility=None), problems
    # The header stands there by itself, since two documents are equal whatever it says.
    ingredients = (document, document.header, file.file, kind, words)
    content, body, agenda, found = memory.recall(("text", file.file), ingredients, _understand)
    seen = visibility(content, settings.now) if content else None
    manuscript = Manuscript(file=file, kind=kind, content=content, body=body, visibility=seen, agenda=agenda)
    return manuscript, [*problems, *found]


def _understand(document: Document, _: tuple[Line, ...], file: str, kind: ContentKind, words: WordList) -> Understood:
    """Return the content, its body and the problems in them."""
    document, keeps = take(document)
    in_words = warnings(
        document,
        keeps,
        language=language_of(document.front_matter),
        fields=readable_fields(document.front_matter),
        words=words,
    )
    content, in_fields = READ_CONTENT[kind](document)
    agenda = None
    if isinstance(content, Event):
        body, agenda, in_body = render_event(content)
    else:
        body, in_body = render(document.body, file=file, language=content.language if content else "nb")
    return content, body, agenda, (*in_fields, *in_body, *in_words)


def _word_list(files: Sequence[ContentFile]) -> tuple[WordList, list[Problem]]:
    """Return the house's own words, and what is wrong in the list of them."""
    for file in files:
        if file.role is Role.WORD_LIST:
            try:
                return read_word_list(file.path.read_bytes(), file=file.file)
            except OSError:
                return WordList(), [unreadable(file.file)]
    return WordList(), []


def _kind_of_lone_file(document: Document | None) -> ContentKind:
    """Return what a file outside the three folders is: an event if it says when it starts."""
    keys = {canonical_key(entry.key.text) for entry in document.front_matter.entries} if document else set()
    return ContentKind.EVENT if "starter" in keys else ContentKind.ARTICLE


def _url_paths(manuscripts: Sequence[Manuscript]) -> list[str]:
    return [manuscript.url_path for manuscript in manuscripts if manuscript.content]


def _claims(files: Sequence[ContentFile], manuscripts: Sequence[Manuscript]) -> tuple[list[Redirect], list[Problem]]:
    """Return every old address that is written down, and the lines no address can be read from."""
    claims = list(alias_redirects(manuscripts))
    problems: list[Problem] = []
    for file in files:
        if file.role is Role.REDIRECTS:
            try:
                found, refused = read_redirects(file.path.read_bytes(), file.file)
            except OSError:
                found, refused = [], [unreadable(file.file)]
            claims += found
            problems += refused
    return claims, problems


def _documents(manuscripts: Sequence[Manuscript], found: References) -> set[str]:
    """Return the addresses of the documents the pages offer."""
    pages = {manuscript.file.source: manuscript.url_path for manuscript in manuscripts if manuscript.content}
    return {document_url_path(pages[source], file) for (source, _), file in found.downloads.items() if source in pages}


def _entries(manuscripts: Sequence[Manuscript], memory: Memory) -> tuple[Entry[Content], ...]:
    """Return what becomes a page, as it will be shown: all checks have seen it as written."""
    entries = (
        Entry(
            content=manuscript.content,
            body=manuscript.body,
            agenda=manuscript.agenda,
            url_path=manuscript.url_path,
            visibility=manuscript.visibility,
        )
        for manuscript in manuscripts
        if manuscript.content and manuscript.visibility
    )
    # Two contents are equal wherever they are written, so the places stand there by themselves.
    return tuple(
        memory.recall(
            ("set", entry.content.source), (entry, entry.content.places), lambda entry, _: typeset_entry(entry)
        )
        for entry in entries
    )


# The addresses a new file cannot have.


def taken_slugs(root: Path, settings: Settings, kind: ContentKind) -> frozenset[str]:
    """Return every slug of *kind* that a page under *root* has, has had or is known by.

    A file's name does not tell: a page may have a slug of its own, an old
    address that leads to it, or the identity of the page it once was.
    """
    website, _ = read_website(root, replace(settings, preview=True))  # drafts and what is planned too
    addresses = set(website.redirects)
    for entry in website.entries:
        addresses |= {entry.url_path, entry.content.first_address, *entry.content.aliases}
    folder = FOLDERS_ON_SITE[kind]
    below = (address.lower().removeprefix(folder).strip("/") for address in addresses if address.startswith(folder))
    return frozenset(slug for slug in below if slug and "/" not in slug)


# What nobody is to see yet: where it would stand, and words found nowhere else.


UNPUBLISHED = frozenset({Visibility.DRAFT, Visibility.PLANNED})
# Words no markup and no typography comes between.
PHRASE = re.compile(r"[^\W\d_]++(?: [^\W\d_]++){4,}+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Unpublished:
    """A draft, or a page that waits for its time."""

    file: str
    url_path: str
    phrases: tuple[str, ...]  # five words or more in a row, in no published text


def unpublished(root: Path, now: datetime) -> list[Unpublished]:
    """Return the entries under *root* that are not published at *now*."""
    entries = [_entry(kind, content, now) for kind, content in read_contents(root)]
    hidden = [entry for entry in entries if entry.visibility in UNPUBLISHED]
    if not hidden:
        return []
    published = "\n".join(_text(entry) for entry in entries if entry.visibility not in UNPUBLISHED)
    return [
        Unpublished(
            file=entry.content.file,
            url_path=entry.url_path,
            phrases=tuple(phrase for phrase in _phrases(entry) if phrase not in published),
        )
        for entry in hidden
    ]


def _entry(kind: ContentKind, content: Article | Event | Page, now: datetime) -> Entry[Content]:
    """Return *content* as it will be shown, but for the HTML of its body."""
    address = url_path_of(kind, content.slug)
    seen = visibility(content, now)
    return typeset_entry(Entry(content=content, body=Body(), url_path=address, visibility=seen))


def _text(entry: Entry[Content]) -> str:
    content = entry.content
    return "\n".join([content.title, content.summary, *(line.text for line in content.body)])


def _phrases(entry: Entry[Content]) -> Iterator[str]:
    yield from dict.fromkeys(PHRASE.findall(_text(entry)))
