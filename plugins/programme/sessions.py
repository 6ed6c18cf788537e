"""One row made into a session: title, speakers, room, text and tracks told apart."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from .breaks import kind_of
from .description import as_markdown
from .drafts import Row
from .line import Written
from .model import DAY_MINUTES, Clock, Kind, Session, Speaker, Track
from .place import Piece
from .plain import links, plain
from .rooms import split_keyed_room
from .speakers import people_of, read_speaker_line, split_title
from .times import Habits
from .titles import whole_title
from .tracks import TrackDraft, as_line, divide, finish, has_place_under_title, people_and_room

EVENING = 17 * 60  # from here on an end smaller than the start is after midnight


@dataclass(frozen=True, slots=True, kw_only=True)
class Made:
    """A session, and what was uncertain on the way."""

    session: Session
    row: Row
    tracks: tuple[TrackDraft, ...] = ()
    title_is_guess: bool = False
    talks: tuple[Made, ...] = ()  # of all its tracks

    @property
    def ends_too_early(self) -> bool:
        return self.row.ends is not None and self.session.ends is None


def make(row: Row, habits: Habits) -> Made:
    """Return the session that a row is."""
    title, below, guessed = _title(row, habits)
    links_in_title = [as_line(replace(title, text=link)) for link in links(title.text)]
    keyed, keyed_room = split_keyed_room(title)
    clause = split_title(keyed)
    words = plain(clause.title.text)
    kind = kind_of(words)
    lead, drafts = divide(below, words, habits) if kind is Kind.SESSION else (below, [])
    cell_lines = [as_line(piece) for piece in row.item.cells.description]
    speakers, room, text = people_and_room([*cell_lines, *lead], row.item.cells.room or keyed_room)
    after_speaker, rest = _rest(clause.rest)
    starts, ends = _starts(row), _ends(row)
    talks = {number: tuple(make(talk, habits) for talk in row.talks[number]) for number in row.talks}
    tracks = (
        *_tracks(drafts, starts, ends, talks),
        *_unlabelled(drafts, starts, ends, talks, row),
        *_cell_tracks(row, starts, ends),
    )
    named = ", ".join(track.title for track in tracks if track.title) if not words else ""
    session = Session(
        title=words or named,
        kind=kind,
        starts=starts,
        ends=ends,
        starts_about=row.item.reading.starts_about,
        ends_about=row.item.reading.ends_about,
        titled=bool(words) or not tracks,
        track_name=plain(row.track_name),
        speakers=_plain_names((*_cell_people(row), *clause.speakers, *after_speaker, *speakers)),
        room=plain(room),
        description=as_markdown([*links_in_title, *rest, *text]),
        tracks=tracks,
        preface=as_markdown(row.preface),
        line=row.item.written.number,
        column=row.item.column,
    )
    return Made(
        session=session,
        row=row,
        tracks=tuple(drafts),
        title_is_guess=guessed,
        talks=tuple(made for of_track in talks.values() for made in of_track),
    )


def _title(row: Row, habits: Habits) -> tuple[Piece, list[Written], bool]:
    """Return the whole title, the lines it leaves, and whether lines were joined on a guess."""
    if row.item.in_run_on or row.item.cells.tracks:
        return row.item.title, list(row.below), False
    at = row.title_line
    first = row.item.title if at is None else row.below[at].piece
    following = row.below if at is None else row.below[at + 1 :]
    skipped = [] if at is None else row.below[:at]
    whole = whole_title(first, following, habits) if first.text else None
    if whole is None:
        return first, list(row.below), False
    return whole.piece, [*skipped, *following[whole.lines :]], whole.is_guess


def _rest(rest: Piece | None) -> tuple[tuple[Speaker, ...], list[Written]]:
    """Return the speakers or the text that follows the speakers on a title line."""
    if rest is None:
        return (), []
    speakers = read_speaker_line(rest)
    return (speakers, []) if speakers else ((), [as_line(rest)])


def _starts(row: Row) -> Clock:
    return Clock(minute=row.starts, next_day=row.next_day)


def _ends(row: Row) -> Clock | None:
    """Return the end; None also for one that is before the start by day, which is a mistake."""
    if row.ends is None:
        return None
    if row.next_day:
        return Clock(minute=row.ends, next_day=True) if row.ends >= row.starts else None
    if row.ends >= row.starts:
        return Clock(minute=row.ends)
    return Clock(minute=row.ends % DAY_MINUTES, next_day=True) if row.starts >= EVENING else None


def _tracks(
    drafts: Sequence[TrackDraft], starts: Clock, ends: Clock | None, talks: dict[int, tuple[Made, ...]]
) -> list[Track]:
    places = len(drafts) > 1 and all(has_place_under_title(draft) for draft in drafts)
    return [
        finish(
            draft,
            starts,
            ends,
            tuple(made.session for made in talks.get(draft.label.written.number, ())),
            all_have_places=places,
        )
        for draft in drafts
    ]


def _unlabelled(
    drafts: Sequence[TrackDraft], starts: Clock, ends: Clock | None, talks: dict[int, tuple[Made, ...]], row: Row
) -> list[Track]:
    """Keep talks whose label turned out to be part of a title: in a track without a name."""
    labelled = {draft.label.written.number for draft in drafts}
    return [
        Track(
            name="",
            title="",
            starts=starts,
            ends=ends,
            sessions=tuple(made.session for made in of_track),
            line=number,
            column=row.item.column,
        )
        for number, of_track in talks.items()
        if number not in labelled
    ]


def _cell_tracks(row: Row, starts: Clock, ends: Clock | None) -> list[Track]:
    """Return the tracks that stand in columns of their own."""
    found = []
    for name, cell in row.item.cells.tracks:
        clause = split_title(cell)
        found.append(
            Track(
                name=name,
                title=plain(clause.title.text),
                starts=starts,
                ends=ends,
                speakers=_plain_names(clause.speakers),
                description=as_markdown([as_line(clause.rest)] if clause.rest else []),
                line=cell.line,
                column=cell.column,
            )
        )
    return found


def _cell_people(row: Row) -> tuple[Speaker, ...]:
    return tuple(speaker for cell in row.item.cells.speakers for speaker in people_of(cell))


def _plain_names(speakers: Sequence[Speaker]) -> tuple[Speaker, ...]:
    return tuple(
        speaker if name == speaker.name else replace(speaker, name=name)
        for speaker in speakers
        if (name := plain(speaker.name))
    )
