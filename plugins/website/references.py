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
from content_types import list_lines
from content_types.content_files import ContentFile, FileKind
from content_types.files import UNSHOWN, how_to_save, saved_ending
from content_types.list_lines import FilterChoices, ListQuery, is_meant_as_list, read_list_line
from content_types.model import Article, Content, Event, Position
from content_types.url_paths import event_calendar_path
from manuscript.problem import Problem
from norwegian.letters import nearest, nfc, slugify, sort_key

from .document_metadata import document_metadata
from .entries import ParsedFile
from .library import Library, name_key
from .model import Visibility

PAGE_IDS = frozenset({"innhold"})  # ids the templates give every page
UNPUBLISHED_WORDS = {
    Visibility.DRAFT: "et utkast",
    Visibility.PLANNED: "en side som ikke er publisert ennå",
    Visibility.GONE: "en side som er fjernet",
}


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


@dataclass(slots=True)
class References:
    """What was found; filled while the files are gone through."""

    links: dict[tuple[PurePosixPath, str], str] = field(default_factory=dict)  # → url path; the page itself is empty
    tails: dict[tuple[PurePosixPath, str], str] = field(
        default_factory=dict
    )  # → query and fragment, where there are any
    pictures: dict[tuple[PurePosixPath, str], ContentFile] = field(default_factory=dict)
    downloads: dict[tuple[PurePosixPath, str], ContentFile] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)


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
        for link in parsed.body.links:
            self.link(parsed, link.target, Position(line=link.line, column=link.column))
        for picture in parsed.body.pictures:
            self.picture(parsed, picture.target, Position(line=picture.line, column=picture.column))
        if parsed.entry:
            self._fields(parsed, parsed.entry.content)

    def _fields(self, parsed: ParsedFile, content: Content) -> None:
        if content.picture:
            position = content.picture.file.position
            key = "bilde" if position == content.position("bilde") else "fil"  # a part of «bilde»
            self.picture(parsed, content.picture.file.path, position, key=key)
        for document in content.documents if isinstance(content, Article | Event) else ():
            if not isinstance(document.target, str):
                self.download(parsed, document.target.path, document.target.position)

    def link(self, parsed: ParsedFile, target: str, position: Position) -> None:
        """Resolve the target of a link in a body."""
        path, tail = list(cuts(target))[-1]
        if not path:
            self._own_page(parsed, target, tail, position)
        elif path.startswith("/"):
            self._url_path(parsed, target, unquote(path), tail, position)
        else:
            self._file_link(parsed, target, position)

    def picture(self, parsed: ParsedFile, target: str, position: Position, *, key: str = "") -> None:
        if "://" in target or target.lower().startswith(("//", "data:")):
            return  # from another site or pasted in, which the body has told of
        file = self._find(parsed, target, position, rule="dead-picture", key=key)
        if file is None:
            return
        if file.source.suffix.lower() in UNSHOWN:
            self._picture_of_other_kind(parsed, target, position, file.source.suffix, key=key)
            return
        if file.kind is not FileKind.PICTURE:
            self._tell(
                parsed,
                position,
                rule="not-a-picture",
                message=f"«{target}» er ikke et bilde.",
                fix="Vis til et bilde av typen jpg, png eller webp.",
                example=str(PurePosixPath(target).with_suffix(".jpg")),
            )
            return
        self.found.pictures[parsed.file.source, target] = file

    def _picture_of_other_kind(
        self, parsed: ParsedFile, target: str, position: Position, ending: str, *, key: str
    ) -> None:
        saved = str(PurePosixPath(unquote(target)).with_suffix(saved_ending(ending)))
        self._tell(
            parsed,
            position,
            rule="picture-ending",
            message=f"Bildet «{target}» finnes, men bilder av typen «{ending}» kan ikke vises her.",
            fix=how_to_save(ending),
            example=_example_reference("dead-picture", saved, key=key),
        )

    def download(self, parsed: ParsedFile, target: str, position: Position) -> None:
        """Resolve the path of a document, which its field has seen to is one."""
        file = self._find(parsed, target, position, rule="dead-document")
        if file is not None:
            self._offer(parsed, target, file, position)

    def _offer(self, parsed: ParsedFile, target: str, file: ContentFile, position: Position) -> None:
        other = self._offered.setdefault((parsed.file.source, name_key(file.source)), file)
        if taken := _taken_name(parsed, file, other):
            self.found.problems.append(taken.placed(parsed.file.file, position.line, position.column))
        is_first = file not in self.found.downloads.values()
        is_told = is_first and position.line not in parsed.kept_metadata
        if is_told and (besides := document_metadata(file)):
            self.found.problems.append(besides.placed(parsed.file.file, position.line, position.column))
        self.found.downloads[parsed.file.source, target] = file

    def _own_page(self, parsed: ParsedFile, target: str, tail: str, position: Position) -> None:
        fragment = unquote(tail.partition("#")[2])
        if fragment and fragment not in parsed.body.ids | PAGE_IDS:
            self._broken_fragment(parsed, target, fragment, parsed, position)
        self._keep(parsed, target, "", tail)

    def _url_path(self, parsed: ParsedFile, target: str, url_path: str, tail: str, position: Position) -> None:
        other = self.library.at(url_path)
        if other is not None:
            self._page_link(parsed, other, target, tail, position)
            return
        if url_path not in self.url_paths and f"{url_path}/" not in self.url_paths:
            near = nearest(url_path, self.url_paths)
            self._tell(
                parsed,
                position,
                rule="dead-link",
                message=f"Lenken «{target}» leder til en side som ikke finnes.",
                fix="Lenk til filen i mappen «content» i stedet; da følger lenken med når siden flyttes.",
                example=f"[lenketekst]({near or '../articles/filnavn.md'})",
            )
        self._keep(parsed, target, url_path, tail)

    def _keep(self, parsed: ParsedFile, target: str, url_path: str, tail: str) -> None:
        self.found.links[parsed.file.source, target] = url_path
        self._keep_tail(parsed, target, tail)

    def _keep_tail(self, parsed: ParsedFile, target: str, tail: str) -> None:
        if tail:
            self.found.tails[parsed.file.source, target] = _escaped_tail(tail)

    def _file_link(self, parsed: ParsedFile, target: str, position: Position) -> None:
        find = self.library.find
        found = ((find(parsed.file.source, path), path, tail) for path, tail in cuts(target))
        file, path, tail = next((each for each in found if each[0]), (None, target, ""))
        if file is None:
            self._broken(parsed, target, position, rule="dead-link")
            return
        self.library.use(file)
        if file.kind is FileKind.MANUSCRIPT:
            self._page_link(parsed, self.library.parsed(file), target, tail, position)
        elif file.kind is FileKind.DOCUMENT:
            self._offer(parsed, target, file, position)
            self._keep_tail(parsed, target, tail)
        elif file.kind is FileKind.PICTURE:
            self.found.pictures[parsed.file.source, target] = file
            self._keep_tail(parsed, target, tail)
        else:
            ending = file.source.suffix
            is_picture = ending.lower() in UNSHOWN
            saved = str(PurePosixPath(unquote(path)).with_suffix(saved_ending(ending))) if is_picture else ""
            self._tell(
                parsed,
                position,
                rule="dead-link",
                message=f"Lenken «{target}» leder til en fil som ikke blir publisert.",
                fix=how_to_save(ending) if is_picture else "Lenk til en tekst, et bilde eller et dokument.",
                example=_example_reference("dead-link", saved),
            )

    def _page_link(self, source: ParsedFile, other: ParsedFile, target: str, tail: str, position: Position) -> None:
        if other.entry is None:
            return  # the other file's own problems are told there
        is_shown = source.entry is not None and source.entry.visibility in {Visibility.LISTED, Visibility.HIDDEN}
        if is_shown and other.entry.visibility in UNPUBLISHED_WORDS:
            self._tell(
                source,
                position,
                rule="link-to-unpublished",
                message=f"Lenken «{target}» leder til {UNPUBLISHED_WORDS[other.entry.visibility]}.",
                fix="Ta bort lenken, eller publiser siden den leder til.",
                example="status: publisert",
            )
        fragment = unquote(tail.partition("#")[2])
        if fragment and fragment not in other.body.ids | PAGE_IDS:
            self._broken_fragment(source, target, fragment, other, position)
        self._keep(source, target, other.entry.url_path, tail)

    def _find(
        self, parsed: ParsedFile, target: str, position: Position, *, rule: str, key: str = ""
    ) -> ContentFile | None:
        file = self.library.find(parsed.file.source, target)
        if file is None:
            self._broken(parsed, target, position, rule=rule, key=key)
            return None
        self.library.use(file)
        return file

    def _broken(self, parsed: ParsedFile, target: str, position: Position, *, rule: str, key: str = "") -> None:
        path = unquote(list(cuts(target))[-1][0] if rule == "dead-link" else target)
        for prefix in ("{filename}", "{static}", "{attach}", "|filename|"):
            path = path.removeprefix(prefix)
        written = self.library.nearest(parsed.file.source, path, LINKABLE[rule])
        self._tell(
            parsed,
            position,
            rule=rule,
            message=BROKEN[rule].format(target),
            fix=(
                f"Skriv veien til en fil som finnes. Mente du «{written}»?"
                if written
                else "Legg filen ved siden av teksten, eller rett veien til filen."
            ),
            example=_example_reference(rule, written, key=key),
        )

    def _broken_fragment(
        self, source: ParsedFile, target: str, fragment: str, other: ParsedFile, position: Position
    ) -> None:
        near = nearest(fragment, other.body.ids, least=30)
        path = target.partition("#")[0]
        self._tell(
            source,
            position,
            rule="dead-fragment",
            message=f"Lenken «{target}» peker på «#{fragment}», men det stedet finnes ikke i {other.file.file}.",
            fix=(
                f"Mente du «#{near}»?"
                if near
                else "Ta bort det som står etter «#», eller lag overskriften på siden det lenkes til."
            ),
            example=f"[lenketekst]({path}#{near or 'overskrift'})",
        )

    def _tell(self, parsed: ParsedFile, position: Position, *, rule: str, message: str, fix: str, example: str) -> None:
        problem = Problem(rule=rule, message=message, fix=fix, example=example)
        self.found.problems.append(problem.placed(parsed.file.file, position.line, position.column))


# What is told of a path that leads to no file: the words, what may have been meant, and a line that works


BROKEN = {
    "dead-link": "Lenken «{}» leder til en fil som ikke finnes i mappen «content».",
    "dead-picture": "Bildet «{}» finnes ikke i mappen «content».",
    "dead-document": "Dokumentet «{}» finnes ikke i mappen «content».",
}
LINKABLE = {
    "dead-link": frozenset({FileKind.MANUSCRIPT, FileKind.PICTURE, FileKind.DOCUMENT}),
    "dead-picture": frozenset({FileKind.PICTURE}),
    "dead-document": frozenset({FileKind.DOCUMENT}),
}


def _example_reference(rule: str, written: str, *, key: str = "") -> str:
    """Return a line, of the field *key* if any, that refers to the file *written* or to one that might be there."""
    if key:
        return f"{key}: {written or 'bilde.jpg'}"
    if rule == "dead-document":
        return f"- {written or 'program.pdf'}"
    shown = f"<{written}>" if " " in written else written
    if rule == "dead-picture":
        return f'![Beskrivelse av bildet]({shown or "bilde.jpg"} "Bildetekst. Foto: Kari Nordmann")'
    return f"[lenketekst]({shown or '../articles/filnavn.md'})"


# Which name a document cannot have on its page, since something else has it


def _taken_name(parsed: ParsedFile, file: ContentFile, other: ContentFile) -> Problem | None:
    """Return the problem with the name of *file* on its page, where *other* was the first of that name."""
    name = file.source.name
    example = f"{file.source.stem}-2{file.source.suffix}"
    if other != file:
        return Problem(
            rule="two-documents-one-name",
            message=f"To dokumenter på siden heter «{name}»: {other.file} og {file.file}.",
            fix="Gi det ene dokumentet et annet filnavn.",
            example=example,
        )
    content = parsed.entry.content if parsed.entry else None
    key = name_key(file.source)
    # «mote.ics», and «mote.apning.ics» of a session; not «mote-apning.ics» and «moter.ics»
    if isinstance(content, Event) and key.startswith(f"{content.slug}.".casefold()) and key.endswith(".ics"):
        return Problem(
            rule="document-named-as-calendar",
            message=f"Dokumentet «{name}» heter det samme som en kalenderfil nettstedet kan lage til arrangementet, som "
            f"{event_calendar_path(content.slug)}.",
            fix="Gi dokumentet et annet filnavn, eller ta det bort hvis det sier det samme som siden.",
            example=example,
        )
    return None


# List lines


MOST_LISTS = 20  # in one text
Queries = dict[tuple[PurePosixPath, str], ListQuery]  # by source and the words between the brackets


def read_list_lines(parsed_files: Sequence[ParsedFile]) -> tuple[Queries, list[Problem]]:
    """Return what every list line asks for, and every problem with them.

    A subject or series is known when any file names it, one that waits for its time too.
    """
    bodies = ((parsed, parsed.body) for parsed in parsed_files)
    asking = [each for each, body in bodies if body.list_lines or body.stray_list_lines or body.torn_list_lines]
    if not asking:
        return {}, []
    contents = [parsed.entry.content for parsed in parsed_files if parsed.entry]
    subjects = _choices(subject for content in contents for subject in content.subjects)
    series = _choices(content.series for content in contents if isinstance(content, Event) and content.series)
    queries: Queries = {}
    problems: list[Problem] = []
    for parsed in asking:
        for line in parsed.body.list_lines[:MOST_LISTS]:
            query, found = read_list_line(line.text, subjects=subjects, series=series)
            problems += [_placed(problem, parsed, line) for problem in found]
            if query:
                queries[parsed.file.source, line.text] = query
        problems += [
            _placed(list_lines.too_many_lists(MOST_LISTS), parsed, line)
            for line in parsed.body.list_lines[MOST_LISTS:][:1]
        ]
        problems += _misplaced(parsed)
    return queries, problems


def _choices(names: Iterable[str]) -> FilterChoices:
    known: dict[str, str] = {}
    for name in names:
        known.setdefault(slugify(name), name)
    return dict(sorted(known.items(), key=lambda choice: sort_key(choice[1])))


def _misplaced(parsed: ParsedFile) -> Iterable[Problem]:
    for line in parsed.body.stray_list_lines:
        if is_meant_as_list(line.text):
            yield _placed(list_lines.list_among_words(line.text), parsed, line)
    for line in parsed.body.torn_list_lines:
        if is_meant_as_list(line.text):
            yield _placed(list_lines.list_with_torn_brackets(line.text), parsed, line)
    agenda = parsed.entry.agenda if parsed.entry else None
    for body in agenda.texts.values() if agenda else ():
        for line in body.list_lines:
            yield _placed(list_lines.list_in_programme(line.text), parsed, line)


def _placed(problem: Problem, parsed: ParsedFile, line: ListLine) -> Problem:
    return problem.placed(parsed.file.file, line.line, line.column)
