"""One row made into a session: the room told from the title, a title that goes on over a line break, the tracks, and
all of it put together.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from manuscript.model import Line
from norwegian.clock import EVENING
from norwegian.dates import DASHES, write_clock_span

from .labels import TrackLabel, find_labels, read_label
from .lines import MarkedLine, TextPiece, as_markdown, cut, links, part, plain, read_line
from .model import DAY_MINUTES, Clock, ClockSpan, Session, Speaker
from .rows import Row, is_break
from .speakers import (
    is_name,
    opens_speaker_line,
    opens_with_person,
    people_of,
    read_speaker_line,
    split_title,
    words_of,
)
from .times import Conventions

# Where in the house: «Rom: 214», «Sted: Aulaen», «Sal A»


MOST_WORDS = 8
LONGEST_TAIL = 200  # characters at the end of a title where a room is looked for

# «Rom: 214», «Sted: Aulaen», «Møterom: Fjorden», whose word is told with the name; not «Rommet: …»
_KEY = re.compile(r"(?:rom|sted|stad|hvor|kor|(?P<kind>møterom|lokale|sal))\s?:\s?", re.IGNORECASE)
# «Jus (rom: 214)», «Jus, sted: Aulaen»; not «Jus (Sal A)»
_KEYED = re.compile(r"[(,.]\s?(?=(?:rom|møterom|sted|stad|lokale)\s?:\s?\S)", re.IGNORECASE)
# «Sal A», «Rom 214», «Auditorium 1 (2. etg.)»; not «Rom for samtale»
_NAMED = re.compile(
    r"(?:sal|rom|møterom|grupperom|seminarrom|klasserom|auditorium|aud\.?|konferanserom|scene|telt)"
    r"\s(?:[A-ZÆØÅ0-9][\w.-]{0,12})(?:\s?[,(]\s?[^,()]{1,40}\)?)?$",
    re.IGNORECASE,
)
# Rooms that are known by their name alone: «Storsalen», «Aulaen»
_ALONE = re.compile(
    r"(?:storsalen|lillesalen|plenumssalen|plenumsalen|aulaen|auditoriet|hovedscenen|foajeen)$", re.IGNORECASE
)
# «Hagen», «Skolen, salen»; not «Hage», «Hagen og huset»
_DEFINITE = re.compile(r"[A-ZÆØÅ][^\W\d_]{2,}(?:en|et|a)(?:,\s?[^\W\d_]{3,}(?:en|et|a))?$")


def _room_line(line: TextPiece) -> str:
    """Return the room a line of its own names, or empty."""
    words = part(line, 1) if line.text.startswith("📍") else line
    if key := _KEY.match(words.text):
        value = words.text[key.end() :].strip()
        return _room(key) if value and len(value.split()) <= MOST_WORDS and not value.endswith(".") else ""
    return words.text if is_room(words.text) else ""


def _room(key: re.Match[str]) -> str:
    """Return the room after a key: «214» of «Rom: 214», «Møterom Fjorden» of «Møterom: Fjorden»."""
    return " ".join(filter(None, (key["kind"], key.string[key.end() :].strip())))


def is_room(text: str) -> bool:
    bare = text.strip().rstrip(".")
    return bool(_NAMED.match(bare) or _ALONE.match(bare))


def _is_definite_place(text: str) -> bool:
    """«Hagen», «Skolen, salen»: in a list of tracks, one definite noun under a title is its place."""
    return len(text) <= 40 and _DEFINITE.match(text.rstrip(":")) is not None


def _split_room(title: TextPiece) -> tuple[TextPiece, str]:
    """Take a room in brackets off the end of a title: «Jus og personvern (Møterom 3)»."""
    text = title.text.rstrip(" .")
    at = text.rfind("(")
    if at <= 0 or not text.endswith(")"):
        return title, ""
    inside = text[at + 1 : -1].strip()
    key = _KEY.match(inside)
    if not key and not is_room(inside):
        return title, ""
    return part(title, 0, at), _room(key) if key else inside


def _split_keyed_room(title: TextPiece) -> tuple[TextPiece, str]:
    """Take «(Rom: 214)» or «, sted: Aulaen» off the end of a title; «(Sal A)» is left in it."""
    if ":" not in title.text:
        return title, ""
    tail = max(0, len(title.text) - LONGEST_TAIL)
    for found in _KEYED.finditer(title.text, tail):
        value = title.text[found.end() :]
        key = _KEY.match(value)
        room = _room(key).rstrip(")").strip() if key else ""
        if found.start() > 0 and room and len(room.split()) <= MOST_WORDS:
            return part(title, 0, found.start()), room
    return title, ""


# Where a title ends, when it goes on over a line break


NARROWEST_FULL_LINE = 55  # characters: a shorter line was not broken for want of room
NARROWEST_WRAPPED_LINE = 40  # … unless the next word would have made it the widest of all
MOST_LINES = 5

# Nothing ends in one of these, and no line of its own begins with one in lower case.
_SMALL_WORDS = frozenset(
    (
        "og eller i på av til for fra frå om med mot som at å en et ei den det de dei samt under over gjennom "
        "mellom etter før hos uten utan innen enn når hvor kor"
    ).split()
)
# No title is over with one of these, whoever comes next: «Samtale med Kari Nordmann og»
_JOINING_WORDS = frozenset(("og", "eller", "samt", "mellom", "&"))
# «Hva er «helse?» and the line after: a bracket or a quotation mark is open
_OPENING, _CLOSING = "([«“", ")]»”"


def _whole_title(
    first: TextPiece, below: list[MarkedLine], conventions: Conventions
) -> tuple[TextPiece, list[MarkedLine], bool]:
    """Return the title that begins with *first*, over as many of the lines below as it needs; and the lines it leaves.

    The third value tells whether lines were joined on the strength of their words alone.
    """
    text, taken, guessed = first.text, 0, False
    for following in below[:MOST_LINES]:
        stands_alone = following.verbatim or following.is_blank or following.level or following.bullet
        if stands_alone or read_label(following, announced=False) is not None:
            break
        reason = _goes_on(text, following, conventions)
        if not reason:
            break
        text, taken = f"{text} {following.piece.text}", taken + 1
        guessed = guessed or reason == "guess"
    return replace(first, text=text), below[taken:], guessed


def _goes_on(text: str, following: MarkedLine, conventions: Conventions) -> str:
    """Return «certain» or «guess» when a line goes on with the title above it, else empty."""
    continuing = following.piece.text
    if _is_open(text) or text.endswith(","):
        return "certain"
    if opens_speaker_line(continuing):
        return ""
    last = words_of(text[-60:])[-1:]
    if last and last[0] in _JOINING_WORDS:
        return "certain"
    if opens_with_person(continuing):
        return ""
    if text.endswith(tuple(DASHES)):
        return "certain" if continuing[:1].islower() else "guess"
    if last and last[0] in _SMALL_WORDS and not text.endswith((".", "?", "!", ":")):
        return "certain"
    if not conventions.small_titles and continuing[:1].islower() and not text.endswith((".", "?", "!", ":")):
        first = words_of(continuing[:60])[:1]
        if (
            following.indent >= 8
            or len(text) >= NARROWEST_FULL_LINE
            or (first and _had_no_room(text, first[0], conventions))
        ):
            return "certain"
        if first and first[0] in _SMALL_WORDS:
            return "guess"
    return "guess" if _is_rest_of_name(text, continuing) else ""


def _had_no_room(text: str, word: str, conventions: Conventions) -> bool:
    """Tell whether a line ends where the next word would have passed the widest line of the section.

    A paste from a PDF is broken at one width, and it shows in its longest lines.
    """
    is_wrapped = conventions.widest_line >= NARROWEST_FULL_LINE
    return is_wrapped and len(text) >= NARROWEST_WRAPPED_LINE and len(text) + 1 + len(word) > conventions.widest_line


def _is_open(text: str) -> bool:
    """Tell whether a bracket or quotation mark opened in *text* is not closed."""
    straight = text.count('"') % 2 == 1
    return straight or any(text.count(o) > text.count(c) for o, c in zip(_OPENING, _CLOSING, strict=True))


def _is_rest_of_name(text: str, continuing: str) -> bool:
    """Tell whether a name is broken between two lines: «ved minister Per» and «Dahl» below."""
    words = words_of(continuing)
    before = words_of(text[-80:])
    if len(words) != 1 or len(before) < 2 or not continuing.isalpha():
        return False
    marked = any(word in ("ved", "v/", "Ved") for word in before[-4:-1])
    return marked and not is_name(" ".join(before[-2:])) and is_name(f"{before[-1]} {continuing}")


# Parallel tracks out of the lines under a row


LONGEST_TITLE = 160
MOST_LINES_OF_PEOPLE = 6
# The end of the first sentence of a title that runs into its text: «Klinikk. Vi ser på …»; not «kl. ni»
_SENTENCE = re.compile(r"[.?!]\s+(?=[A-ZÆØÅ«])")


@dataclass(frozen=True, slots=True, kw_only=True)
class LabelledTrack:
    """A track as found: its label, and the lines that stand under it."""

    label: TrackLabel
    title: TextPiece
    lines: tuple[MarkedLine, ...]


def _divide_into_tracks(
    lines: Sequence[MarkedLine], announced_above: str, conventions: Conventions
) -> tuple[list[MarkedLine], list[LabelledTrack]]:
    """Return the lines before the first track, and the tracks; a line is broken before labels that stand inside it."""
    labels: defaultdict[int, list[TrackLabel]] = defaultdict(list)
    for label in find_labels(lines, announced_above):
        labels[id(label.written)].append(label)
    lead: list[MarkedLine] = []
    found: list[tuple[TrackLabel, MarkedLine, list[MarkedLine]]] = []
    below = lead
    for written in lines:
        mine, text = labels[id(written)], written.line.text
        if not mine:
            below.append(written)
        elif mine[0].start > written.start:
            below.append(replace(written, line=replace(written.line, text=text[: mine[0].start])))
        for label, end in zip(mine, [*(label.start for label in mine[1:]), len(text)], strict=False):
            own = replace(written, line=replace(written.line, text=text[:end]), start=label.title)
            below = []
            found.append((label, own, below))
    return lead, [_labelled_track(*each, conventions) for each in found]


def _labelled_track(
    label: TrackLabel, own: MarkedLine, below: Sequence[MarkedLine], conventions: Conventions
) -> LabelledTrack:
    """Return a track with its title, which may stand on the line below the label."""
    head = cut(own.line, label.title)
    lines = list(below)
    if not head.text:
        at = next((index for index, line in enumerate(lines) if not line.is_blank), None)
        if at is not None and _may_be_title(lines[at]):
            head, lines = lines[at].piece, lines[at + 1 :]
    elif not label.inline or len(head.text) <= LONGEST_TITLE:
        head, lines, _ = _whole_title(head, lines, conventions)
    return LabelledTrack(label=label, title=head, lines=tuple(lines))


def _may_be_title(written: MarkedLine) -> bool:
    return not (written.verbatim or written.bullet or _room_line(written.piece) or read_speaker_line(written.piece))


def _read_track(
    labelled: LabelledTrack, talks: tuple[Session, ...], span: ClockSpan, *, all_have_places: bool
) -> Session:
    """Return the track with speakers, room and text told apart."""
    title, extra = _sentence_off(labelled.title) if labelled.label.inline else (labelled.title, None)
    title, room = _split_room(title)
    clause = split_title(title)
    title, later_room = _split_room(clause.title) if not room else (clause.title, "")
    speakers, room, rest = _people_and_room(
        labelled.lines, room or later_room, definite_places=all_have_places, has_speakers=bool(clause.speakers)
    )
    before = [piece for piece in (clause.rest, extra) if piece is not None]
    return Session(
        span=span,
        track_name=plain(labelled.label.text),
        title=plain(title.text).rstrip(":") if title.text else "",
        speakers=(*clause.speakers, *speakers),
        room=plain(room),
        description=as_markdown([*(_as_line(piece) for piece in before), *rest]),
        parts=talks,
        line=labelled.label.written.number,
        column=labelled.label.start + 1,
    )


def _sentence_off(title: TextPiece) -> tuple[TextPiece, TextPiece | None]:
    """Cut a title that runs into its text, at the end of its first sentence."""
    found = _SENTENCE.search(title.text)
    if len(title.text) <= LONGEST_TITLE or found is None:
        return title, None
    return part(title, 0, found.start() + 1), part(title, found.end())


def _as_line(piece: TextPiece) -> MarkedLine:
    return read_line(Line(number=piece.line, text=piece.text))


def _has_place_under_title(labelled: LabelledTrack) -> bool:
    """Tell whether a definite noun alone stands right under the title of a track."""
    first = next((line for line in labelled.lines if not line.is_blank), None)
    return first is not None and not first.verbatim and _is_definite_place(first.piece.text)


def _people_and_room(
    lines: Sequence[MarkedLine], room: str = "", *, definite_places: bool = False, has_speakers: bool = False
) -> tuple[tuple[Speaker, ...], str, list[MarkedLine]]:
    """Tell the lines that name speakers or the room from those that are text; *room* is already known.

    «v/ Kari Nordmann» under a text of its own is said of that text, and not of
    the whole, when the whole *has_speakers* already, or there are several such.
    """
    speakers: list[Speaker] = []
    rest: list[MarkedLine] = []
    of_texts = _speakers_of_texts(lines) if has_speakers or len(lines) > 1 else []
    kept = set(of_texts) if has_speakers or len(of_texts) > 1 else set()
    taken = 0
    for index, written in enumerate(lines):
        if index < taken:
            continue
        if written.verbatim or written.is_blank or written.level:
            rest.append(written)
            continue
        words = written.piece
        if not room and (found := _room_line(words)):
            room = found
        elif not room and definite_places and not rest and _is_definite_place(words.text):
            room = words.text.rstrip(":")
        elif index not in kept and (named := _named(words, lines, index)):
            more, taken = named
            speakers += more
        else:
            rest.append(written)
    return tuple(speakers), room, rest


def _speakers_of_texts(lines: Sequence[MarkedLine]) -> list[int]:
    """Return the indices of lines that name speakers, and no part they play, right under a line of text."""
    found: list[int] = []
    under_text = False
    for index, written in enumerate(lines):
        if written.is_blank or written.verbatim or written.level:
            continue
        speakers = read_speaker_line(written.piece)
        if speakers and under_text and not speakers[0].role:
            found.append(index)
        under_text = not speakers and not _room_line(written.piece)
    return found


def _named(words: TextPiece, lines: Sequence[MarkedLine], index: int) -> tuple[tuple[Speaker, ...], int] | None:
    """Return the speakers of a line, with what follows while it ends in «og» or a comma."""
    if not read_speaker_line(words):
        return None
    taken, text = index + 1, words.text
    last = min(len(lines), taken + MOST_LINES_OF_PEOPLE)
    while taken < last and text.endswith((" og", ",", " &")) and not (lines[taken].is_blank or lines[taken].verbatim):
        text = f"{text} {lines[taken].piece.text}"
        taken += 1
    return read_speaker_line(replace(words, text=text)), taken


# One row made into a session: title, speakers, room, text and tracks told apart


@dataclass(frozen=True, slots=True, kw_only=True)
class SessionReading:
    """A session, and what was uncertain on the way."""

    session: Session
    row: Row
    tracks: tuple[LabelledTrack, ...] = ()
    title_is_guess: bool = False
    talks: tuple[SessionReading, ...] = ()  # of all its tracks

    @property
    def time(self) -> str:
        """Its time as it was read: «10.30–11.15»."""
        return write_clock_span(self.row.starts, self.row.ends)


def read_session(row: Row, conventions: Conventions) -> SessionReading:
    """Return the session that a row is."""
    title, below, guessed = _title(row, conventions)
    links_in_title = [_as_line(replace(title, text=link)) for link in links(title.text)]
    keyed, keyed_room = _split_keyed_room(title)
    clause = split_title(keyed)
    words = plain(clause.title.text)
    pause = is_break(words, clause.speakers or _cell_people(row) or _people_and_room(below)[0])
    lead, labelled_tracks = (below, []) if pause else _divide_into_tracks(below, words, conventions)
    cell_lines = [_as_line(piece) for piece in row.cells.description]
    speakers, room, text = _people_and_room(
        [*cell_lines, *lead], row.cells.room or keyed_room, has_speakers=bool(clause.speakers)
    )
    after_speaker = read_speaker_line(clause.rest) if clause.rest else ()
    rest = [_as_line(clause.rest)] if clause.rest and not after_speaker else []
    other_time = [_as_line(row.other_time)] if row.other_time else []
    talks = {number: [read_session(talk, conventions) for talk in of_track] for number, of_track in row.talks.items()}
    sessions = {number: tuple(talk.session for talk in of_track) for number, of_track in talks.items()}
    span = ClockSpan(starts=Clock(minute=row.starts, next_day=row.next_day), ends=_ends(row))
    tracks = tuple(_tracks(row, labelled_tracks, sessions, span))
    named = ", ".join(track.title for track in tracks if track.title) if not words else ""
    session = Session(
        title=words or named,
        is_break=pause,
        span=replace(span, starts_about=row.reading.starts_about, ends_about=row.reading.ends_about),
        titled=bool(words) or not tracks,
        track_name=plain(row.track_name),
        speakers=_plain_names((*_cell_people(row), *clause.speakers, *after_speaker, *speakers)),
        room=plain(room),
        description=as_markdown([*other_time, *links_in_title, *rest, *text]),
        parts=tracks,
        preface=as_markdown(row.preface),
        line=row.written.number,
        column=row.column,
    )
    return SessionReading(
        session=session,
        row=row,
        tracks=tuple(labelled_tracks),
        title_is_guess=guessed,
        talks=tuple(talk for of_track in talks.values() for talk in of_track),
    )


def _title(row: Row, conventions: Conventions) -> tuple[TextPiece, list[MarkedLine], bool]:
    """Return the whole title, the lines it leaves, and whether lines were joined on a guess."""
    if row.in_run_on or row.cells.tracks:
        return row.own_title, list(row.below), False
    first, skipped, following = row.title, row.below[: row.title_line or 0], row.below[row.text_start :]
    if not first.text:
        return first, list(row.below), False
    title, left, guessed = _whole_title(first, following, conventions)
    return title, [*skipped, *left], guessed


def _ends(row: Row) -> Clock | None:
    """Return the end; None also for one that is before the start by day, which is a mistake."""
    if row.ends is None:
        return None
    if row.ends >= row.starts:
        return Clock(minute=row.ends, next_day=row.next_day)
    if row.next_day or row.starts < EVENING:
        return None
    return Clock(minute=row.ends % DAY_MINUTES, next_day=True)


def _tracks(
    row: Row, labelled_tracks: Sequence[LabelledTrack], talks: dict[int, tuple[Session, ...]], span: ClockSpan
) -> Iterator[Session]:
    """Yield the tracks with labels, and those that stand in columns of their own.

    Talks whose label turned out to be part of a title are in a track without a name.
    """
    all_have_places = len(labelled_tracks) > 1 and all(map(_has_place_under_title, labelled_tracks))
    for each in labelled_tracks:
        of_track = talks.pop(each.label.written.number, ())
        yield _read_track(each, of_track, span, all_have_places=all_have_places)
    for number, of_track in talks.items():
        yield Session(title="", span=span, parts=of_track, line=number, column=row.column)
    for name, cell in row.cells.tracks:
        clause = split_title(cell)
        yield Session(
            span=span,
            track_name=name,
            title=plain(clause.title.text),
            speakers=_plain_names(clause.speakers),
            description=as_markdown([_as_line(clause.rest)] if clause.rest else []),
            line=cell.line,
            column=cell.column,
        )


def _cell_people(row: Row) -> tuple[Speaker, ...]:
    return tuple(speaker for cell in row.cells.speakers for speaker in read_speaker_line(cell) or people_of(cell))


def _plain_names(speakers: Sequence[Speaker]) -> tuple[Speaker, ...]:
    return tuple(
        speaker if name == speaker.name else replace(speaker, name=name)
        for speaker in speakers
        if (name := plain(speaker.name))
    )
