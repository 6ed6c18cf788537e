"""What the columns of a table hold, by the words that head them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import Enum, auto

from .items import Cells
from .line import Written
from .names import opens_with_name
from .place import Piece, cut, part
from .plain import plain
from .rooms import is_room


class Role(Enum):
    TIME = auto()
    END = auto()
    DAY = auto()
    TITLE = auto()
    SPEAKER = auto()
    ROOM = auto()
    TRACK = auto()
    TEXT = auto()
    OTHER = auto()


_WORDS: dict[Role, frozenset[str]] = {
    Role.TIME: frozenset("tid tidspunkt klokkeslett kl kl. klokka klokken når start starter fra time".split()),
    Role.END: frozenset(["slutt", "slutter", "til", "end"]),
    Role.DAY: frozenset(["dag", "dato", "date"]),
    Role.TITLE: frozenset(
        (
            "program tema tittel innhold hva aktivitet emne foredrag post sak sesjon økt innlegg hending kva "
            "programpost beskrivelse arrangement hendelse innslag punkt seanse oppgave topic title"
        ).split()
    ),
    Role.SPEAKER: frozenset(
        (
            "foredragsholder foredragsholdere foredragshaldar foreleser forelesere førelesar innleder innledere "
            "innleiar ansvarlig ansvarleg hvem kven taler speaker ved v/ deltakere møteleder navn ansvar medvirkende "
            "medverkande bidragsyter bidragsytere leder artist artister vert"
        ).split()
    ),
    Role.TEXT: frozenset(
        (
            "merknad merknader kommentar kommentarer varighet lengde målgruppe info informasjon notat notater "
            "detaljer lenke antall utstyr påmelding form format type"
        ).split()
    ),
    Role.ROOM: frozenset(["sted", "stad", "rom", "lokale", "hvor", "kor", "sal", "møterom", "room"]),
}
LONGEST_HEADING = 60
_ROLE_OF_WORD = {word: role for role, words in _WORDS.items() for word in words}
_SPLIT = re.compile(r"[\s/|]+|(?:\sog\s)")
_FIRST_WORD = re.compile(r"[^\W\d_]+")
_NUMBERED = re.compile(r"[^\W\d_]+\s?(?:[0-9]{1,2}|[A-ZÆØÅ])(?![^\W_])")
_WIDE_GAP = re.compile(r"\t+|\s{2,}|\s?\|\s?")


def role_of(heading: str) -> Role:
    """Return what a column holds, by the first word of its heading."""
    words = [word.strip(".:*").casefold() for word in _SPLIT.split(plain(heading)) if word.strip(".:*")]
    if not words:
        return Role.OTHER
    return _ROLE_OF_WORD.get(words[0], Role.OTHER) if len(words) <= 4 else Role.OTHER


def is_header(text: str) -> bool:
    """Tell whether a line is nothing but the headings of columns, a time first."""
    if not _may_head(text):
        return False
    words = [word.strip(".:*").casefold() for word in _SPLIT.split(text[:200]) if word.strip(".:*|-")]
    return (
        len(words) >= 2
        and _ROLE_OF_WORD.get(words[0]) is Role.TIME
        and all(word in _ROLE_OF_WORD or word == "og" for word in words)
    )


def _may_head(text: str) -> bool:
    """Tell quickly whether the first word of a line heads a column."""
    first = _FIRST_WORD.match(text)
    return first is not None and first[0].casefold() in _ROLE_OF_WORD


def header_word(text: str) -> Role | None:
    """Return the role of a line that is one heading alone, as when a table is pasted cell by cell."""
    if not _may_head(text):
        return None
    words = [word.strip(".:*").casefold() for word in _SPLIT.split(text[:80]) if word.strip(".:*")]
    if not 1 <= len(words) <= 2 or not all(word in _ROLE_OF_WORD for word in words):
        return None
    return _ROLE_OF_WORD[words[0]]


def header_cells(text: str) -> tuple[str, ...]:
    """Return the headings of a pasted header line: by its gaps, or the first word and the rest."""
    bare = plain(text.replace("|", "\t").strip()) if "\t" not in text.strip() and "|" not in text else ""
    cells = tuple(plain(cell) for cell in _WIDE_GAP.split(text.strip(" |\t")) if cell.strip())
    if len(cells) >= 2:
        return cells
    first, _, rest = (bare or plain(text)).partition(" ")
    return (first, rest) if rest else (first,)


def roles_of(headings: Sequence[str]) -> tuple[Role, ...]:
    """Return the role of every column; several numbered or unknown ones beside a time are tracks."""
    roles = [role_of(heading) for heading in headings]
    unknown = [index for index, role in enumerate(roles) if _may_be_track(role, headings[index])]
    if Role.TITLE not in roles and len(unknown) >= 2:
        for index in unknown:
            roles[index] = Role.TRACK
    elif Role.TITLE in roles:
        numbered = [index for index in unknown if _NUMBERED.match(plain(headings[index]))]
        if len(numbered) >= 2:
            for index in numbered:
                roles[index] = Role.TRACK
    return tuple(roles)


def _may_be_track(role: Role, heading: str) -> bool:
    numbered = _NUMBERED.match(plain(heading)) is not None
    return plain(heading) != "" and (role is Role.OTHER or (numbered and role in (Role.ROOM, Role.TITLE)))


def track_headings(written: Written) -> tuple[str, ...]:
    """Return the headings of a pasted table with a column per track, or an empty tuple.

    «Tid», «Sal A» and «Sal B» with tabs between them. A paste has no rule under its
    headings to show what they are, so two of them must be numbered, or be rooms.
    """
    if "\t" not in written.words or not _may_head(written.words):
        return ()
    headings = tuple(cell.text for cell in split_cells(written, written.start, "\t"))
    if sum(_names_track(heading) for heading in headings) < 2:
        return ()
    roles = roles_of(headings)
    return headings if header_word(headings[0]) is Role.TIME and Role.TRACK in roles and _are_short(headings) else ()


def _names_track(heading: str) -> bool:
    bare = plain(heading)
    return _NUMBERED.match(bare) is not None or is_room(bare)


def _are_short(headings: Sequence[str]) -> bool:
    return all(0 < len(heading) <= LONGEST_HEADING for heading in headings)


def split_cells(written: Written, start: int, marks: str) -> list[Piece]:
    """Return the cells from an offset on, divided at any of *marks*; an escaped one divides nothing."""
    text, cells, at = written.line.text, [], start
    for index in range(start, len(text)):
        if text[index] in marks and text[index - 1 : index] != "\\":
            cells.append(cut(written.line, at, index))
            at = index + 1
    cells.append(cut(written.line, at))
    return cells


def sort_cells(cells: Sequence[Piece], roles: Sequence[Role]) -> tuple[Piece | None, Cells]:
    """Return the title and the rest of a row, by the roles of its columns.

    Without a heading the first cell is the title, a cell that opens with a
    name its speaker, and one that is a room its room.
    """
    title: Piece | None = None
    speakers: list[Piece] = []
    description: list[Piece] = []
    room = ""
    for index, cell in enumerate(cells):
        if not cell.text:
            continue
        role = roles[index] if index < len(roles) else Role.OTHER
        if role is Role.SPEAKER and title is not None:
            speakers.append(cell)
        elif role is Role.ROOM and not room:
            room = plain(cell.text)
        elif title is None:
            title = cell
        elif role is Role.OTHER and opens_with_name(cell.text):
            speakers.append(cell)
        elif role is Role.OTHER and not room and is_room(cell.text):
            room = plain(cell.text)
        else:
            description.append(cell)
    return title, Cells(speakers=tuple(speakers), room=room, description=tuple(description))


def lines_of(cell: Piece) -> list[Piece]:
    """Return the lines of a cell, divided where it says <br>."""
    at, found = 0, []
    for mark in re.finditer(r"<br\s?/?>", cell.text, re.IGNORECASE):
        found.append(part(cell, at, mark.start()))
        at = mark.end()
    found.append(part(cell, at))
    return [piece for piece in found if piece.text]
