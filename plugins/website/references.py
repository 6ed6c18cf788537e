"""Links, pictures and documents between content files: where each leads, or why it leads nowhere."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import PurePosixPath
from typing import NamedTuple
from urllib.parse import unquote

from content_types.content_files import ContentFile, Role
from content_types.files import UNSHOWN, how_to_save, saved_ending
from content_types.model import Article, Event, Position
from content_types.url_paths import event_calendar_path
from manuscript.problem import Problem
from norwegian.near_names import nearest

from .library import Library, Manuscript, name_key
from .model import Visibility

# Links, pictures and documents between content files: where each leads, or why it leads nowhere.


PAGE_IDS = frozenset({"innhold"})  # ids the templates give every page
UNPUBLISHED_WORDS = {
    Visibility.DRAFT: "et utkast",
    Visibility.PLANNED: "en side som ikke er publisert ennå",
    Visibility.GONE: "en side som er fjernet",
}


def document_url_path(page: str, file: ContentFile) -> str:
    """Return the site path of a document: it lies below the page that offers it."""
    return f"{page}{file.source.name}"


@dataclass(slots=True)
class References:
    """What was found; filled while the manuscripts are gone through."""

    links: dict[tuple[PurePosixPath, str], str] = field(default_factory=dict)  # → site path
    pictures: dict[tuple[PurePosixPath, str], ContentFile] = field(default_factory=dict)
    downloads: dict[tuple[PurePosixPath, str], ContentFile] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)


@dataclass(frozen=True, kw_only=True)
class Resolver:
    """Resolves the references of one publication."""

    library: Library
    addresses: frozenset[str]  # every site path that will exist
    found: References = field(default_factory=References)
    _offered: dict[tuple[PurePosixPath, str], ContentFile] = field(default_factory=dict)  # by page and name

    def resolve(self, manuscript: Manuscript) -> None:
        """Resolve everything *manuscript* refers to."""
        content = manuscript.content
        for link in manuscript.body.links:
            self.link(manuscript, link.target, Position(line=link.line, column=link.column))
        for picture in manuscript.body.pictures:
            self.picture(manuscript, picture.target, Position(line=picture.line, column=picture.column))
        if content is None:
            return
        if content.picture:
            place = content.picture.file.place
            key = "bilde" if place == content.place("bilde") else "fil"  # a part of «bilde»
            self.picture(manuscript, content.picture.file.path, place, key=key)
        for document in content.documents if isinstance(content, Article | Event) else ():
            if not isinstance(document.target, str):
                self.download(manuscript, document.target.path, document.target.place)

    def link(self, manuscript: Manuscript, target: str, place: Position) -> None:
        """Resolve the address of a link in a body."""
        path, _, fragment = unquote(target).partition("#")
        if not path:
            self._own_fragment(manuscript, target, fragment, place)
        elif path.startswith("/"):
            self._site_path(manuscript, target, path, place)
        else:
            self._file_link(manuscript, target, path, fragment, place)

    def picture(self, manuscript: Manuscript, target: str, place: Position, *, key: str = "") -> None:
        if "://" in target or target.lower().startswith(("//", "data:")):
            return  # from another site or pasted in, which the body has told of
        file = self._find(manuscript, target, place, rule="dead-picture", key=key)
        if file is None:
            return
        if file.source.suffix.lower() in UNSHOWN:
            self._unshown(manuscript, target, place, file.source.suffix, key=key)
            return
        if file.role is not Role.PICTURE:
            self._tell(
                manuscript,
                place,
                rule="not-a-picture",
                message=f"«{target}» er ikke et bilde.",
                fix="Vis til et bilde av typen jpg, png eller webp.",
                example=str(PurePosixPath(target).with_suffix(".jpg")),
            )
            return
        self.found.pictures[manuscript.file.source, target] = file

    def _unshown(self, manuscript: Manuscript, target: str, place: Position, ending: str, *, key: str) -> None:
        saved = str(PurePosixPath(unquote(target)).with_suffix(saved_ending(ending)))
        self._tell(
            manuscript,
            place,
            rule="picture-ending",
            message=f"Bildet «{target}» finnes, men bilder av typen «{ending}» kan ikke vises her.",
            fix=how_to_save(ending),
            example=example("dead-picture", saved, key=key),
        )

    def download(self, manuscript: Manuscript, target: str, place: Position) -> None:
        """Resolve the path of a document, which its field has seen to is one."""
        file = self._find(manuscript, target, place, rule="dead-document")
        if file is not None:
            self._offer(manuscript, target, file, place)

    def _offer(self, manuscript: Manuscript, target: str, file: ContentFile, place: Position) -> None:
        other = self._offered.setdefault((manuscript.file.source, name_key(file.source)), file)
        if taken := taken_name(manuscript, file, other):
            second = f"{file.source.stem}-2{file.source.suffix}"
            self._tell(manuscript, place, **taken._asdict(), example=second)
        self.found.downloads[manuscript.file.source, target] = file

    def _own_fragment(self, manuscript: Manuscript, target: str, fragment: str, place: Position) -> None:
        if fragment and fragment not in manuscript.body.ids | PAGE_IDS:
            self._dead_fragment(manuscript, target, fragment, manuscript, place)
        self.found.links[manuscript.file.source, target] = f"#{fragment}"

    def _site_path(self, manuscript: Manuscript, target: str, path: str, place: Position) -> None:
        address = path.split("?")[0]
        other = self.library.at(address)
        if other is not None:
            self._page_link(manuscript, other, target, unquote(target).partition("#")[2], place)
            return
        if address not in self.addresses and f"{address}/" not in self.addresses:
            near = nearest(address, self.addresses)
            self._tell(
                manuscript,
                place,
                rule="dead-link",
                message=f"Lenken «{target}» leder til en side som ikke finnes.",
                fix="Lenk til filen i innholdsmappen i stedet; da følger lenken med når siden flyttes.",
                example=f"[lenketekst]({near or '../articles/filnavn.md'})",
            )
        self.found.links[manuscript.file.source, target] = target

    def _file_link(self, manuscript: Manuscript, target: str, path: str, fragment: str, place: Position) -> None:
        file = self._find(manuscript, path, place, rule="dead-link", shown=target)
        if file is None:
            return
        key = manuscript.file.source, target
        if file.role is Role.PICTURE:
            self.found.pictures[key] = file
        elif file.role is Role.DOCUMENT:
            self._offer(manuscript, target, file, place)
        elif file.role is Role.MANUSCRIPT:
            self._page_link(manuscript, self.library.manuscript(file), target, fragment, place)
        else:
            ending = file.source.suffix
            is_picture = ending.lower() in UNSHOWN
            saved = str(PurePosixPath(path).with_suffix(saved_ending(ending))) if is_picture else ""
            self._tell(
                manuscript,
                place,
                rule="dead-link",
                message=f"Lenken «{target}» leder til en fil som ikke blir publisert.",
                fix=how_to_save(ending) if is_picture else "Lenk til en tekst, et bilde eller et dokument.",
                example=example("dead-link", saved),
            )

    def _page_link(self, source: Manuscript, other: Manuscript, target: str, fragment: str, place: Position) -> None:
        if other.content is None:
            return  # the other file's own problems are told there
        if other.visibility in UNPUBLISHED_WORDS and source.visibility in {Visibility.LISTED, Visibility.HIDDEN}:
            self._tell(
                source,
                place,
                rule="link-to-unpublished",
                message=f"Lenken «{target}» leder til {UNPUBLISHED_WORDS[other.visibility]}.",
                fix="Ta bort lenken, eller publiser siden den leder til.",
                example="status: publisert",
            )
        if fragment and fragment not in other.body.ids | PAGE_IDS:
            self._dead_fragment(source, target, fragment, other, place)
        self.found.links[source.file.source, target] = other.url_path + (f"#{fragment}" if fragment else "")

    def _find(
        self, manuscript: Manuscript, target: str, place: Position, *, rule: str, shown: str = "", key: str = ""
    ) -> ContentFile | None:
        file = self.library.find(manuscript.file.source, unquote(target))
        if file is None:
            self._dead(manuscript, shown or target, place, rule=rule, key=key)
            return None
        self.library.use(file)
        return file

    def _dead(self, manuscript: Manuscript, target: str, place: Position, *, rule: str, key: str) -> None:
        path = unquote(target).partition("#")[0]
        for prefix in ("{filename}", "{static}", "{attach}", "|filename|"):
            path = path.removeprefix(prefix)
        written = self.library.nearest(manuscript.file.source, path, LINKABLE[rule])
        self._tell(
            manuscript,
            place,
            rule=rule,
            message=BROKEN[rule].format(target),
            fix=(
                f"Skriv stien til en fil som finnes. Mente du «{written}»?"
                if written
                else "Legg filen i innholdsmappen, eller rett stien."
            ),
            example=example(rule, written, key=key),
        )

    def _dead_fragment(
        self, source: Manuscript, target: str, fragment: str, other: Manuscript, place: Position
    ) -> None:
        near = nearest(fragment, other.body.ids, least=30)
        path = target.partition("#")[0]
        self._tell(
            source,
            place,
            rule="dead-fragment",
            message=f"Lenken «{target}» peker på «#{fragment}», men det stedet finnes ikke i {other.file.file}.",
            fix=(
                f"Mente du «#{near}»?"
                if near
                else "Ta bort det som står etter «#», eller lag overskriften på siden det lenkes til."
            ),
            example=f"[lenketekst]({path}#{near or 'overskrift'})",
        )

    def _tell(
        self, manuscript: Manuscript, place: Position, *, rule: str, message: str, fix: str, example: str
    ) -> None:
        self.found.problems.append(
            Problem(
                file=manuscript.file.file,
                line=place.line,
                column=place.column,
                rule=rule,
                message=message,
                fix=fix,
                example=example,
            )
        )


# What is told of a path that leads to no file: the words, what may have been meant, and a line that works.


BROKEN = {
    "dead-link": "Lenken «{}» leder til en fil som ikke finnes i innholdsmappen.",
    "dead-picture": "Bildet «{}» finnes ikke i innholdsmappen.",
    "dead-document": "Dokumentet «{}» finnes ikke i innholdsmappen.",
}
LINKABLE = {
    "dead-link": frozenset({Role.MANUSCRIPT, Role.PICTURE, Role.DOCUMENT}),
    "dead-picture": frozenset({Role.PICTURE}),
    "dead-document": frozenset({Role.DOCUMENT}),
}


def example(rule: str, written: str, *, key: str = "") -> str:
    """Return a line, of the field *key* if any, that refers to the file *written* or to one that might be there."""
    if key:
        return f"{key}: {written or 'bilde.jpg'}"
    if rule == "dead-document":
        return f"- {written or 'program.pdf'}"
    shown = f"<{written}>" if " " in written else written
    if rule == "dead-picture":
        return f'![Beskrivelse av bildet]({shown or "bilde.jpg"} "Bildetekst. Foto: Kari Nordmann")'
    return f"[lenketekst]({shown or '../articles/filnavn.md'})"


# Which name a document cannot have on its page, since something else has it.


class NameTaken(NamedTuple):
    """Why a document needs another name."""

    rule: str
    message: str
    fix: str


def taken_name(manuscript: Manuscript, file: ContentFile, other: ContentFile) -> NameTaken | None:
    """Return what is wrong with the name of *file* on its page, where *other* was the first of that name."""
    name = file.source.name
    if other != file:
        return NameTaken(
            "two-documents-one-name",
            f"To dokumenter på siden heter «{name}»: {other.file} og {file.file}.",
            "Gi det ene dokumentet et annet filnavn.",
        )
    content = manuscript.content
    if isinstance(content, Event) and name_key(file.source) == f"{content.slug}.ics".casefold():
        return NameTaken(
            "document-named-as-calendar",
            f"Dokumentet «{name}» heter det samme som kalenderfilen nettstedet lager til arrangementet: "
            f"{event_calendar_path(content.slug)}.",
            "Gi dokumentet et annet filnavn, eller ta det bort hvis det sier det samme som siden.",
        )
    return None
