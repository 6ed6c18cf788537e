"""How a content file becomes an entry: read, its body rendered, and every text in it set.

The body of an event is rendered round its programme. Footnotes, abbreviations
and addresses at the foot of a text belong to all of it. So the text before the
programme, every description in it and the text after are rendered as one body,
with a mark between them, and cut apart again.

Typography in fields comes last and once, when every check has seen the text as
written, and in programmes when the file has been read. So pages, lists, feeds,
calendars and open data say the same with the same signs.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, fields, is_dataclass, replace
from datetime import datetime
from functools import cache
from typing import Any

from body.model import Body, Part, plain_text
from body.render import render
from body.safe_html import RESERVED_IDS
from content_types.content_files import ContentFile
from content_types.event import read_event
from content_types.fields import canonical_key
from content_types.keys import is_draft, language_of, readable_fields
from content_types.model import (
    Article,
    Content,
    ContentKind,
    Event,
    FileReference,
    FixedPage,
    Status,
)
from content_types.reading import read_article, read_fixed_page, read_introduction
from content_types.timing import read_event_programme
from content_types.url_paths import url_path_of
from images.processes import WorkerGone, beside
from language.warnings import METADATA, OF_FIELDS, Keep, warnings, without_keeps
from language.word_list import WordList
from manuscript.model import Line, Manuscript
from manuscript.problem import Problem, Severity, told
from manuscript.read import read
from norwegian.letters import slugify
from norwegian.typography import LANGUAGES, typeset, typeset_title
from programme.grid import lay_out
from programme.text import walk

from .coding import CODER, KEPT_AS, Understood
from .memory import Memory, digest_of
from .model import AContent, Agenda, AnyContent, Entry, Visibility, visibility

Reading = tuple[Manuscript | None, list[Problem]]
Lines = tuple[Line, ...]
Typesetter = Callable[[str, str], str]  # of text and language

# Above a heading in a description stand the programme's own, which this text does not hold.
SKIPPED_LEVEL = "heading-level-skipped"


@dataclass(frozen=True, slots=True, kw_only=True)
class ParsedFile:
    """A content file that was read."""

    file: ContentFile
    found: Understood = field(default_factory=Understood)
    entry: Entry[AnyContent] | None = None  # as it is written; None: it has errors

    @property
    def is_draft(self) -> bool:
        return self.entry.visibility is Visibility.DRAFT if self.entry else self.found.is_draft


# Content files, read


FEWEST_FOR_PROCESSES = 64  # files; fewer are read before two processes have begun

# Around «hus.jpg» in «bilde: "bilder/hus.jpg"» and «dokumenter: plan.pdf, hus.jpg»
_SIGNS = re.compile(r"[\\/,;:\"']")
_DRAFT = re.compile(rb"^status[ \t]*:[ \t]*[\"']?(?:utkast|draft)\b", re.IGNORECASE | re.MULTILINE)


def read_manuscript(file: ContentFile) -> Reading:
    """Return the manuscript in *file*, straight from the disk."""
    return _read(file.path.read_bytes(), file)


def _read(data: bytes, file: ContentFile) -> Reading:
    is_introduction = file.content_kind is ContentKind.SUBJECT
    return read(data, file=file.file, source=file.source, may_lack_fields=is_introduction)


def parse_files(
    files: Sequence[ContentFile], now: datetime, words: WordList, memory: Memory
) -> tuple[list[ParsedFile], list[Problem]]:
    """Return what each of *files* says, and the problems in them."""
    read_files = [(_bytes_of(file), file) for file in files]
    understood = _understand_all([(data, file) for data, file in read_files if data is not None], words, memory)
    parsed_files: list[ParsedFile] = []
    problems: list[Problem] = []
    for data, file in read_files:
        if data is None:
            parsed_files.append(ParsedFile(file=file))
            problems += [] if file.is_too_large else [told("unreadable").placed(file.file, 1)]
        else:
            key, found = next(understood)
            parsed_files.append(ParsedFile(file=file, found=found, entry=_entry_of(found, key, now)))
            problems += found.problems
    return parsed_files, problems


def _bytes_of(file: ContentFile) -> bytes | None:
    if file.is_too_large:
        return None
    try:
        return file.path.read_bytes()
    except OSError:
        return None


def _understand_all(
    read_files: Sequence[tuple[bytes, ContentFile]], words: WordList, memory: Memory
) -> Iterator[tuple[bytes, Understood]]:
    """Yield what each says, as it is remembered or else read in two processes, and the digest of what decides it."""
    of_words = digest_of(repr((words.forms, words.swaps)).encode())
    wanted = [
        (f"{KEPT_AS}{file.file}", digest_of(data, os.fsencode(file.file), os.fsencode(file.source), of_words))
        for data, file in read_files
    ]

    def make(numbers: Sequence[int]) -> Iterator[Understood]:
        jobs, done = [read_files[number] for number in numbers], 0
        try:
            with beside(lambda job: understand(*job, words), jobs, fewest=FEWEST_FOR_PROCESSES) as answers:
                for answer in answers:
                    yield answer
                    done += 1
        except WorkerGone:
            yield from (understand(*job, words) for job in jobs[done:])

    return zip((key for _, key in wanted), memory.keep(wanted, make, CODER), strict=True)


# What is to be written as fields on lines of their own, or as the name of a file
NO_TEXT = frozenset({"value-not-parts", "correction-in-one", "value-path"})


def _without_vain_quotes(problems: list[Problem]) -> Iterator[Problem]:
    """Return the problems without the advice to quote a value that is to be no text."""
    lines = {problem.line for problem in problems if problem.rule in NO_TEXT}
    return (problem for problem in problems if problem.rule != "field-quotes" or problem.line not in lines)


def understand(data: bytes, file: ContentFile, words: WordList) -> Understood:
    """Return what *data*, the bytes of *file*, say."""
    manuscript, problems = _read(data, file)
    if manuscript is None:
        return Understood(is_draft=_says_draft(data), problems=tuple(problems))
    kind = content_kind_of(file, manuscript)
    manuscript, keeps = without_keeps(manuscript)
    content, body, agenda, found = _parsed(manuscript, keeps, kind, words)
    is_whole = content is not None and not any(problem.is_error for problem in found)
    content = replace(content, body=()) if content else None
    return Understood(
        content=content,
        body=body,
        agenda=typeset_texts(agenda, content.language.value) if content else None,
        problems=tuple(_without_vain_quotes([*problems, *found])),
        kind=kind,
        is_draft=is_draft(manuscript.front_matter),
        kept_metadata=tuple(sorted(line for keep in keeps if keep.rule == METADATA for line in keep.kept)),
        seen=digest_of(CODER.encode(content)).hex(),
        unread_names=() if is_whole else _parts(manuscript.header),
    )


def _says_draft(data: bytes) -> bool:
    """Tell whether a file no fields could be read from says that it is a draft, in whatever encoding."""
    return bool(_DRAFT.search(data.replace(b"\0", b"")))


def _parts(header: Lines) -> tuple[str, ...]:
    """Return what stands between the signs of *header*: the name of a file, whatever its field."""
    parts = (part.strip(" -") for line in header for part in _SIGNS.split(line.text))
    return tuple(part for part in parts if part)


def content_kind_of(file: ContentFile, manuscript: Manuscript) -> ContentKind:
    """Return what *file* holds; outside the folders for texts an event if it says when it starts."""
    keys = {canonical_key(pair.key.text) for pair in manuscript.front_matter.pairs}
    return file.content_kind or (ContentKind.EVENT if "starter" in keys else ContentKind.ARTICLE)


def read_content(manuscript: Manuscript, kind: ContentKind) -> tuple[AnyContent | None, list[Problem]]:
    """Return what the fields of *manuscript* say, and every problem in them."""
    match kind:
        case ContentKind.ARTICLE:
            return read_article(manuscript)
        case ContentKind.EVENT:
            return read_event(manuscript)
        case ContentKind.PAGE:
            return read_fixed_page(manuscript)
        case ContentKind.SUBJECT:
            return read_introduction(manuscript)


def _parsed(
    manuscript: Manuscript, keeps: Sequence[Keep], kind: ContentKind, words: WordList
) -> tuple[AnyContent | None, Body, Agenda | None, list[Problem]]:
    content, in_fields = read_content(manuscript, kind)
    in_words = warnings(
        manuscript,
        keeps,
        language=language_of(manuscript.front_matter),
        fields=readable_fields(manuscript.front_matter),
        words=words,
        told=in_fields,
    )
    in_fields = [problem for problem in in_fields if problem.rule not in OF_FIELDS]
    agenda = None
    if isinstance(content, Event):
        body, agenda, in_body = render_event(content)
    else:
        body, in_body = render(manuscript.body, file=manuscript.file, language=content.language if content else "nb")
    is_whole = not manuscript.unread and not any(problem.is_error for problem in in_body)  # else it is told why
    if (
        is_whole
        and isinstance(content, Article | FixedPage)
        and content.status is not Status.GONE
        and not _shows_any(body)
    ):
        in_body = [*in_body, _without_text(manuscript, content)]
    problems = [*in_fields, *in_body, *in_words]
    return (
        content,
        body,
        agenda,
        [*problems, *_development_addresses(manuscript, {each.line for each in problems if each.is_error})],
    )


# «http://localhost:8000/om/», which a deploy refuses to publish; not «http://localhost.example»
DEVELOPMENT = re.compile(
    r"https?://(?:localhost|127\.0\.0\.1|0\.0\.0\.0|\[::1\])(?![\w.-])[^\s<>»)`]*(?<![.,;:])", re.IGNORECASE
)


def _development_addresses(manuscript: Manuscript, known: Collection[int]) -> Iterator[Problem]:
    """Yield a problem for each line with an address of the editor's own machine, but those *known* to be wrong."""
    fields = (line for line in manuscript.header if not line.text.lstrip().startswith("#"))
    for line in (*fields, *manuscript.body):
        found = DEVELOPMENT.search(line.text) if "://" in line.text else None
        if found and line.number not in known and not line.text.lstrip().startswith("<!--"):
            problem = told("link-address", case="development", address=found[0])
            yield problem.placed(manuscript.file, line.number, found.start() + 1)


def _shows_any(body: Body) -> bool:
    return bool(body.pictures or body.list_lines or plain_text(body))


def _without_text(manuscript: Manuscript, content: Article | FixedPage) -> Problem:
    """Tell of an article without text; a fixed page may be its contact alone, so there it is a warning."""
    line = manuscript.body[0].number if manuscript.body else manuscript.front_matter.line
    problem = told("text-missing", case="article" if isinstance(content, Article) else "page")
    if not isinstance(content, Article):
        problem = replace(problem, severity=Severity.WARNING)
    return problem.placed(manuscript.file, line)


def _entry_of(found: Understood, key: bytes, now: datetime) -> Entry[AnyContent] | None:
    if found.content is None:
        return None
    return Entry(
        content=found.content,
        body=found.body,
        agenda=found.agenda,
        url_path=url_path_of(found.kind, found.content.slug),
        visibility=visibility(found.content, now),
        made_of=key,
        seen=found.seen,
    )


# An event's body with its programme: rendered once as a whole, then divided


def render_event(event: Event) -> tuple[Body, Agenda | None, list[Problem]]:
    """Return the whole body, for its links and ids; and the agenda, where there is a programme."""
    sections, programme, problems = read_event_programme(event)
    if programme is None:
        body, found = render(event.body, file=event.file, language=event.language)
        return body, None, [*problems, *found]
    title = " · ".join(dict.fromkeys(section.title for section in sections.programme))
    heading_id = slugify(title)
    texts = [part for part in walk(lay_out(programme)) if isinstance(part, tuple)]
    whole, pieces, found = _render_pieces([sections.before, *texts, sections.after], event)
    inside = {line.number for text in texts for line in text}
    found = [problem for problem in found if problem.rule != SKIPPED_LEVEL or problem.line not in inside]
    grid = lay_out(programme, language=event.language, taken=whole.ids | RESERVED_IDS | {heading_id})
    agenda = Agenda(
        title=title,
        id=heading_id,
        programme=programme,
        grid=grid,
        before=pieces[0],
        texts=dict(zip(texts, pieces[1:-1], strict=True)),
        after=pieces[-1],
    )
    ids = {part.id for part in walk(grid) if not isinstance(part, tuple)}
    return replace(whole, ids=whole.ids | {heading_id, *ids}), agenda, [*problems, *found]


def _render_pieces(texts: Sequence[Lines], event: Event) -> tuple[Body, list[Body], list[Problem]]:
    """Return the body of all *texts* together, the body of each, and the problems."""
    mark = _unused_mark(texts)
    lines: list[Line] = list(texts[0])
    for text in texts[1:]:
        number = text[0].number if text else lines[-1].number if lines else 1
        lines += [Line(number=number, text=""), Line(number=number, text=mark), Line(number=number, text=""), *text]
    whole, problems = render(lines, file=event.file, language=event.language)
    pieces = _cut(whole.parts, f"<p>{mark}</p>")
    if len(pieces) != len(texts):  # something unclosed, a box or a quote, runs past a mark: each by itself, then
        rendered = [render(text, file=event.file, language=event.language) for text in texts]
        pieces = [body for body, _ in rendered]
        problems = [problem for _, found in rendered for problem in found]
        whole = Body(
            parts=tuple(part for body in pieces for part in body.parts),
            ids=frozenset().union(*(body.ids for body in pieces)),
            headings=tuple(heading for body in pieces for heading in body.headings),
        )
    return whole, pieces, problems


def _unused_mark(texts: Sequence[Lines]) -> str:
    """Return a word no text holds."""
    written = "\n".join(line.text for text in texts for line in text)
    mark = "programtekst"
    while mark in written:
        mark += "x"
    return mark


def _cut(parts: Sequence[Part], mark: str) -> list[Body]:
    """Return the bodies between the marks."""
    pieces: list[list[Part]] = [[]]
    for part in parts:
        if not isinstance(part, str):
            pieces[-1].append(part)
            continue
        first, *others = part.split(mark)
        pieces[-1].append(first)
        pieces += [[other] for other in others]
    return [Body(parts=tuple(part for part in piece if part != "")) for piece in pieces]


# Typography in all that is read from fields and programmes


def _keeping_its_slug(text: str, language: str) -> str:
    """Return a name typeset, unless its slug, and so its page, would be another."""
    name = typeset(text, language)
    return name if slugify(name) == slugify(text) else text


# Addresses, names of files and ids, telephone numbers and times that are written already: all other text is for readers.
LEFT_ALONE = frozenset(
    "file slug first_url_path old_url_paths event_slug target url online_url map_url recording email phone postal_code id"
    " starts_about ends_about".split()
)
SET_ALREADY = frozenset({Body, Line, FileReference})  # or told to editors alone
SETTERS: Mapping[str, Typesetter] = dict.fromkeys(("subjects", "series", "type"), _keeping_its_slug)


def typeset_entry(entry: Entry[AContent]) -> Entry[AContent]:
    """Return *entry* with the text of every field typeset; the body and the programme already are."""
    content = typeset_texts(entry.content, entry.content.language.value)
    return entry if content is entry.content else replace(entry, content=content)


def typeset_texts(value: Any, language: str) -> Any:
    """Return *value*, a model, with its texts typeset."""
    return _set(value, language) if language in LANGUAGES else value


def _set(value: Any, language: str, setting: Typesetter = typeset) -> Any:
    """Return *value*, a text, with *setting*; of several each, and of a model the texts of its fields and its models."""
    if type(value) is str:
        return setting(value, language)
    if type(value) is tuple:  # of pairs of a name and its id the name alone
        return tuple(
            (_set(item[0], language), *item[1:]) if type(item) is tuple else _set(item, language, setting)
            for item in value
        )
    changes = {}
    for name in _fields_to_set(value.__class__):
        if not (old := getattr(value, name)):
            continue
        is_title = name == "title" and isinstance(value, Content)
        new = _set(old, language, typeset_title if is_title else SETTERS.get(name, typeset))
        if new != old:
            changes[name] = new
    return replace(value, **changes) if changes else value


@cache
def _fields_to_set(model: type) -> tuple[str, ...]:
    """Return the fields of a model that may hold texts to set, or models that do; of all else none."""
    is_model = is_dataclass(model) and model not in SET_ALREADY
    return tuple(each.name for each in fields(model) if each.name not in LEFT_ALONE) if is_model else ()
