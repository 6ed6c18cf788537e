"""What a text refers to: links, pictures and documents, where each leads or why it leads nowhere; and the list lines,
what each asks for or why it asks for nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice
from pathlib import PurePosixPath
from urllib.parse import quote, unquote

from body.model import ListLine
from content_types.content_files import ContentFile, FileKind
from content_types.files import UNSHOWN, how_to_save, saved_ending
from content_types.list_lines import FilterChoices, ListQuery, is_meant_as_list, read_list_line
from content_types.model import Article, Event, Position
from content_types.url_paths import event_calendar_path
from manuscript.problem import Problem, told
from norwegian.letters import nearest, nfc, slugify, sort_key

from .document_metadata import document_metadata
from .entries import ParsedFile
from .library import Library, name_key
from .model import Visibility

PAGE_IDS = frozenset({"innhold"})  # ids the templates give every page
AT_THEIR_URL_PATH = frozenset({Visibility.LISTED, Visibility.HIDDEN})
LINKABLE = frozenset({FileKind.MANUSCRIPT, FileKind.PICTURE, FileKind.DOCUMENT})

# What follows a path: «?q=søvn» and «#program» in «/sok/?q=søvn#program»
TAIL = re.compile(r"[?#]")
MOST_TAILS = 8  # «Hva nå? Referat #3.pdf» has two signs of its own
# A percent sign that stands for itself: «?rabatt=50%»; not «%20»
BARE_PERCENT = re.compile(r"%(?![0-9A-Fa-f]{2})")
SAFE_IN_TAIL = "-._~:/?!$&'()*+,;=@%"  # RFC 3986 §3.4


def document_url_path(page: str, file: ContentFile) -> str:
    """Return the url path of a document: it lies below the page that offers it."""
    return f"{page}{nfc(file.source.name)}"


def cuts(target: str) -> Iterator[tuple[str, str]]:
    """Yield *target* cut into a path and what follows it, the longest path first: a name may hold «#» or «?» itself."""
    marks = (match.start() for match in islice(TAIL.finditer(target), MOST_TAILS))
    for at in sorted([len(target), *marks], reverse=True):
        yield target[:at], target[at:]


def _escaped_tail(tail: str) -> str:
    """Return query and fragment as an address holds them: what is escaped already stays so."""
    query, mark, fragment = BARE_PERCENT.sub("%25", tail).partition("#")
    return quote(query, safe=SAFE_IN_TAIL) + mark + quote(fragment, safe=SAFE_IN_TAIL)


Written = tuple[PurePosixPath, str]  # the source something is referred to from, and the target as it is written


@dataclass(slots=True)
class References:
    """What was found; filled while the files are gone through."""

    links: dict[Written, str] = field(default_factory=dict)  # → url path; the page itself is empty
    tails: dict[Written, str] = field(default_factory=dict)  # → query and fragment, where there are any
    pictures: dict[Written, ContentFile] = field(default_factory=dict)
    downloads: dict[Written, ContentFile] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)


@dataclass(frozen=True, slots=True, kw_only=True)
class Reference:
    """One place where a file refers to something."""

    parsed: ParsedFile
    target: str
    position: Position
    key: str = ""  # the field it stands in; empty in a text

    @property
    def written(self) -> Written:
        return self.parsed.file.source, self.target


def resolve(parsed_files: Iterable[ParsedFile], library: Library, url_paths: frozenset[str]) -> References:
    """Return everything *parsed_files* refer to; *url_paths* are all that will exist."""
    resolver = Resolver(library=library, url_paths=url_paths)
    for parsed in parsed_files:
        resolver.resolve(parsed)
    return resolver.found


@dataclass(frozen=True, kw_only=True)
class Resolver:
    """Resolves the references of one publication."""

    library: Library
    url_paths: frozenset[str]  # every one that will exist
    found: References = field(default_factory=References)
    _offered: dict[tuple[PurePosixPath, str], ContentFile] = field(default_factory=dict)  # by page and name

    def resolve(self, parsed: ParsedFile) -> None:
        """Resolve everything *parsed* refers to."""
        for link in parsed.found.body.links:
            position = Position(line=link.line, column=link.column)
            self._link(Reference(parsed=parsed, target=link.target, position=position))
        for picture in parsed.found.body.pictures:
            position = Position(line=picture.line, column=picture.column)
            self._picture(Reference(parsed=parsed, target=picture.target, position=position))
        content = parsed.entry.content if parsed.entry else None
        if content and content.picture:
            file = content.picture.file
            key = "bilde" if file.position == content.position("bilde") else "fil"  # a part of «bilde»
            self._picture(Reference(parsed=parsed, target=file.path, position=file.position, key=key))
        for document in content.documents if isinstance(content, Article | Event) else ():
            if not isinstance(document.target, str):
                target, position = document.target.path, document.target.position
                self._document(Reference(parsed=parsed, target=target, position=position))

    def _link(self, link: Reference) -> None:
        path, tail = list(cuts(link.target))[-1]
        if not path:
            self._check_fragment(link, link.parsed, tail)
            self._keep(link, "", tail)
        elif path.startswith("/"):
            self._url_path(link, unquote(path), tail)
        else:
            self._file_link(link)

    def _picture(self, picture: Reference) -> None:
        target = picture.target
        if "://" in target or target.lower().startswith(("//", "data:")):
            return  # from another site or pasted in, which the body has told of
        file = self.library.find(picture.parsed.file.source, target)
        if file is None:
            self._broken(picture, "dead-picture", frozenset({FileKind.PICTURE}))
            return
        self.library.use(file)
        ending = file.source.suffix
        if ending.lower() in UNSHOWN:
            example = _example_of_picture(_saved(target, ending), picture.key)
            self._tell(picture, "picture-ending", example, ending=ending, how=how_to_save(ending))
        elif file.kind is not FileKind.PICTURE:
            self._tell(picture, "not-a-picture", str(PurePosixPath(target).with_suffix(".jpg")))
        else:
            self.found.pictures[picture.written] = file

    def _document(self, document: Reference) -> None:
        """Resolve the path of a document, which its field has seen to is one."""
        file = self.library.find(document.parsed.file.source, document.target)
        if file is None:
            self._broken(document, "dead-document", frozenset({FileKind.DOCUMENT}))
            return
        self.library.use(file)
        self._offer(document, file)

    def _offer(self, document: Reference, file: ContentFile) -> None:
        self._check_name(document, file)
        is_first = file not in self.found.downloads.values()
        is_told = is_first and document.position.line not in document.parsed.found.kept_metadata
        if is_told and (besides := document_metadata(file)):
            self._place(document, besides)
        self.found.downloads[document.written] = file

    def _check_name(self, document: Reference, file: ContentFile) -> None:
        """Tell of a name *file* cannot have on its page, since something else has it."""
        key, content = name_key(file.source), document.parsed.entry and document.parsed.entry.content
        other = self._offered.setdefault((document.parsed.file.source, key), file)
        name, example = file.source.name, f"{file.source.stem}-2{file.source.suffix}"
        if other != file:
            self._tell(document, "two-documents-one-name", example, name=name, other=other.file, file=file.file)
        # «mote.ics», and «mote.apning.ics» of a session; not «mote-apning.ics» and «moter.ics»
        elif isinstance(content, Event) and key.startswith(f"{content.slug}.".casefold()) and key.endswith(".ics"):
            calendar = event_calendar_path(content.slug)
            self._tell(document, "document-named-as-calendar", example, name=name, calendar=calendar)

    def _url_path(self, link: Reference, url_path: str, tail: str) -> None:
        other = self.library.at(url_path)
        if other is not None:
            self._page_link(link, other, tail)
            return
        if url_path not in self.url_paths and f"{url_path}/" not in self.url_paths:
            example = _example_of_link(nearest(url_path, self.url_paths) or "")
            self._tell(link, "dead-link", example, "page")
        self._keep(link, url_path, tail)

    def _keep(self, link: Reference, url_path: str, tail: str) -> None:
        self.found.links[link.written] = url_path
        self._keep_tail(link, tail)

    def _keep_tail(self, link: Reference, tail: str) -> None:
        if tail:
            self.found.tails[link.written] = _escaped_tail(tail)

    def _file_link(self, link: Reference) -> None:
        find = self.library.find
        found = ((find(link.parsed.file.source, path), path, tail) for path, tail in cuts(link.target))
        file, path, tail = next((each for each in found if each[0]), (None, link.target, ""))
        if file is None:
            self._broken(link, "dead-link", LINKABLE)
            return
        self.library.use(file)
        ending = file.source.suffix
        if file.kind is FileKind.MANUSCRIPT:
            self._page_link(link, self.library.parsed(file), tail)
        elif file.kind is FileKind.DOCUMENT:
            self._offer(link, file)
            self._keep_tail(link, tail)
        elif file.kind is FileKind.PICTURE:
            self.found.pictures[link.written] = file
            self._keep_tail(link, tail)
        elif ending.lower() in UNSHOWN:
            example = _example_of_link(_saved(path, ending))
            self._tell(link, "dead-link", example, "picture", how=how_to_save(ending))
        else:
            self._tell(link, "dead-link", _example_of_link(""), "other-kind")

    def _page_link(self, link: Reference, other: ParsedFile, tail: str) -> None:
        if other.entry is None:
            return  # the other file's own problems are told there
        seen, entry = other.entry.visibility, link.parsed.entry
        if entry and entry.visibility in AT_THEIR_URL_PATH and seen not in AT_THEIR_URL_PATH:
            self._tell(link, "link-to-unpublished", case=seen.value)
        self._check_fragment(link, other, tail)
        self._keep(link, other.entry.url_path, tail)

    def _check_fragment(self, link: Reference, other: ParsedFile, tail: str) -> None:
        fragment = unquote(tail.partition("#")[2])
        if fragment and fragment not in other.found.body.ids | PAGE_IDS:
            near = nearest(fragment, other.found.body.ids, least=30)
            example = f"[lenketekst]({link.target.partition('#')[0]}#{near or 'overskrift'})"
            words = {"fragment": fragment, "file": other.file.file, "near": near}
            self._tell(link, "dead-fragment", example, "near" if near else "else", **words)

    def _broken(self, reference: Reference, rule: str, kinds: frozenset[FileKind]) -> None:
        """Tell of a path that leads to no file, and which of *kinds* may have been meant."""
        path = unquote(list(cuts(reference.target))[-1][0] if rule == "dead-link" else reference.target)
        for prefix in ("{filename}", "{static}", "{attach}", "|filename|"):
            path = path.removeprefix(prefix)
        near = self.library.nearest(reference.parsed.file.source, path, kinds)
        example = _example_of_link(near) if rule == "dead-link" else _example_of_picture(near, reference.key)
        example = f"- {near or 'program.pdf'}" if rule == "dead-document" else example
        self._tell(reference, rule, example, "near" if near else "else", near=near)

    def _tell(self, reference: Reference, rule: str, example: str = "", case: str = "", **words: object) -> None:
        self._place(reference, told(rule, example, case, target=reference.target, **words))

    def _place(self, reference: Reference, problem: Problem) -> None:
        position = reference.position
        self.found.problems.append(problem.placed(reference.parsed.file.file, position.line, position.column))


# A line that refers to a file, to one that might be there where it is not known


def _example_of_picture(path: str, key: str) -> str:
    """Return a line of the field *key*, or of a text where it is empty."""
    if key:
        return f"{key}: {path or 'bilde.jpg'}"
    return f'![Beskrivelse av bildet]({_in_text(path or "bilde.jpg")} "Bildetekst. Foto: Kari Nordmann")'


def _example_of_link(path: str) -> str:
    return f"[lenketekst]({_in_text(path or '../articles/filnavn.md')})"


def _in_text(path: str) -> str:
    return f"<{path}>" if " " in path else path


def _saved(path: str, ending: str) -> str:
    """Return *path* as it is when a picture with *ending* has been saved as one that can be shown."""
    return str(PurePosixPath(unquote(path)).with_suffix(saved_ending(ending)))


# List lines


MOST_LISTS = 20  # in one text
Queries = dict[tuple[PurePosixPath, str], ListQuery]  # by source and the words between the brackets


def read_list_lines(parsed_files: Sequence[ParsedFile]) -> tuple[Queries, list[Problem]]:
    """Return what every list line asks for, and every problem with them.

    A subject or series is known when any file names it, one that waits for its time too.
    """
    asking = [
        parsed
        for parsed, body in ((parsed, parsed.found.body) for parsed in parsed_files)
        if body.list_lines or body.stray_list_lines or body.torn_list_lines
    ]
    if not asking:
        return {}, []
    contents = [parsed.entry.content for parsed in parsed_files if parsed.entry]
    subjects = _choices(subject for content in contents for subject in content.subjects)
    series = _choices(content.series for content in contents if isinstance(content, Event) and content.series)
    queries: Queries = {}
    problems: list[Problem] = []
    for parsed in asking:
        found = [*_misplaced(parsed)]
        for line in parsed.found.body.list_lines[:MOST_LISTS]:
            query, wrong = read_list_line(line.text, subjects=subjects, series=series)
            found += [(line, problem) for problem in wrong]
            if query:
                queries[parsed.file.source, line.text] = query
        problems += [problem.placed(parsed.file.file, line.line, line.column) for line, problem in found]
    return queries, problems


def _choices(names: Iterable[str]) -> FilterChoices:
    known: dict[str, str] = {}
    for name in names:
        known.setdefault(slugify(name), name)
    return dict(sorted(known.items(), key=lambda choice: sort_key(choice[1])))


def _misplaced(parsed: ParsedFile) -> Iterator[tuple[ListLine, Problem]]:
    body, agenda = parsed.found.body, parsed.entry.agenda if parsed.entry else None
    yield from ((line, told("too-many-lists", most=MOST_LISTS)) for line in body.list_lines[MOST_LISTS:][:1])
    for rule, lines in (("list-among-words", body.stray_list_lines), ("list-brackets", body.torn_list_lines)):
        yield from ((line, told(rule, text=line.text)) for line in lines if is_meant_as_list(line.text))
    in_programme = (line for text in (agenda.texts.values() if agenda else ()) for line in text.list_lines)
    yield from ((line, told("list-in-programme", text=line.text)) for line in in_programme)
