"""The labels of parallel tracks («Spor 1», «Parallell A»), and talks with times of their own that stand under
them.
"""

from __future__ import annotations

import itertools
import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

from norwegian.dates import DASHES

from .lines import MarkedLine, plain
from .rows import DayHeading, Outline, Row, is_break
from .speakers import split_title

# The labels of parallel tracks: «Spor 1», «Parallell A», «Sesjon 2.1», «A1»


# «Spor 1», «Parallellsesjon A»: words that mean a track wherever they stand
_LABEL_WORDS = (
    "parallellsesjon|parallelsesjon|parallellsesjonen|parallellspor|parallell|parallel|sesjon|spor|gruppe|delprogram"
    "|alternativ|fagspor|temaspor|track"
)
# A digit may be glued to the title («Sesjon 1.1Arkiv»), a letter not («Spor IT»).
# «1», «1.1», «2A», «A», «B3», «II».
_NUMBER = (
    r"(?:I{2,3}|IV|VI{0,3}|[A-ZÆØÅ][0-9]{0,2})(?![^\W_])"
    r"|[0-9]{1,2}(?:\.[0-9]{1,2})?[A-ZÆØÅa-h]?(?![a-zæøå0-9])"
)
# Case matters: «spor 1, 2 og 3» in lower case is running text.
# «Spor 1 – Klinikk», «SESJON 2.1», «Spor1».
_WORDED = re.compile(
    rf"(?P<word>{'|'.join(word.capitalize() for word in _LABEL_WORDS.split('|'))}|{_LABEL_WORDS.upper()})"
    rf"[^\S\n]?(?P<number>{_NUMBER})(?P<after>)"
)
# Where parallels are announced: «1.1 Arkiv», «A1 Praksis»; not «1.10», «A1b»
_NUMBERED = re.compile(r"(?P<word>)(?P<number>[0-9]\.[0-9]|[A-ZÆØÅ][0-9]{1,2})(?![0-9.,a-zæøå])(?P<after>)")
# Where parallels are promised: «A. Skolestart», «1) Skolestart»; not «I. …», which is a part in Roman numerals
_MARKED = re.compile(r"(?P<word>)(?P<number>[A-HJ-Z]|[1-9])(?P<after>[.):])(?=[^\S\n]+[^\W_a-zæøå])")
# Where parallels are announced: «Torget A: Lesing», «Store sal 1 – …»; not «Torget A» alone
_OTHER_WORD = re.compile(
    r"(?P<word>[A-ZÆØÅ][^\W\d_]{2,20}(?:[^\S\n][^\W\d_]{2,20})?)[^\S\n](?P<number>[0-9]{1,2}|[A-ZÆØÅ])(?P<after>(?=[^\S\n]?[:–-]))"
)
# Between a label and its title: « – », «: », « », or nothing («Sesjon 1.1Arkiv»)
_SEPARATOR = re.compile(rf"[^\S\n]*[{DASHES}:.][^\S\n]*|[^\S\n]+|(?=[A-ZÆØÅ«\"“(]|$)")
# «Spor 1 og 2», «Spor 1, 2 og 3», «Spor A/B» are no label with a title
_NOT_A_TITLE = re.compile(r"(?:og|eller|til|,|/|&)(?![^\W_])|[,/&]")
# Where a label may stand inside a paragraph: «… i parallell. Spor 1 – A», «… valg:Spor 1»
_JOINT = re.compile(r"(?<=[.?!:)…»”\"])[^\S\n]*(?=[A-ZÆØÅ])")
# «Parallelle økter», «Velg mellom …», «To spor», «Gruppearbeid i grupper», «samtidig»; not «Sporbarhet», «grupper» alone
_ANNOUNCES = re.compile(
    r"parallell?(?:e|ar|er)?(?:\s|$|[.,:!?()])|parallell?(?:sesjon|spor|seminar|økt|møte|session|program|verksted)|i parallell"
    r"|velg(?:er|e)?\s(?:selv|ett|ein|eit|en|et|mellom|spor|gruppe|økt|sesjon|a eller)"
    r"|(?:to|tre|fire|fem|seks|flere|fleire|ulike)\s(?:spor|grupper|sesjoner|sesjonar|parallelle|økter|workshops)"
    r"|(?:i|på)\sgrupper|gruppesesjon|samtidig|delte\sspor|^spor(?:\s|$)",
    re.IGNORECASE,
)
# The quick look: without one of these a line announces nothing
_ANNOUNCING = ("paral", "velg", "spor", "grupp", "samtidig", "sesjon", "økter", "workshops")
# «Parallelle sesjoner», «Parallellsesjoner», «Lunsj. Parallelle samtaler», «To parallelle samtaler»; not «Parallelle
# verdener i Testbyen» or «Språk og parallelle liv», which are titles, nor «Arbeid i grupper», which promises nothing
_PARALLELS = re.compile(
    r"parallell?(?:e\s?)?(?:sesjoner|sesjonar|spor|økter|seminarer|møter|sessions)"
    r"|(?:^|[^\w\s]\s*|\b(?:to|tre|fire|fem|seks|flere|fleire)\s)parallell?(?:er|ar|e(?:\s[^\W\d_]+)?)\s?(?:$|[^\w\s])",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class TrackLabel:
    """A label and where it stands."""

    word: str  # lower case; empty: only a number
    number: str
    written: MarkedLine
    start: int  # offsets in the line
    end: int
    title: int  # where its title begins
    inline: bool = False  # inside a paragraph
    known: bool = False  # one of the words that mean a track

    @property
    def text(self) -> str:
        return self.written.line.text[self.start : self.end].strip()

    def comes_after(self, other: TrackLabel) -> bool:
        return self.word == other.word and follows(other.number, self.number)


def announces(text: str) -> bool:
    """Tell whether a row says that things go on side by side."""
    small = text.casefold()
    return any(word in small for word in _ANNOUNCING) and _ANNOUNCES.search(text) is not None


def promises_parallels(title: str) -> bool:
    """Tell whether a title is of parallels in so many words, so that one expects to see them."""
    return _PARALLELS.search(title) is not None


def read_label(
    written: MarkedLine, *, announced: bool, promised: bool = False, inline_at: int = 0
) -> TrackLabel | None:
    """Return the label that opens a line, if one does, or stands further in, *inline_at*.

    A lone letter or number («A. Skolestart», «1) Skolestart») is one only where
    parallels are *promised*: elsewhere it is an ordinary list.
    """
    text, at = written.line.text, inline_at or written.start
    if written.verbatim or written.is_blank or not (text[at].isupper() or text[at].isdigit()):
        return None
    patterns = (_WORDED, _NUMBERED, _OTHER_WORD) if announced and not inline_at else (_WORDED,)
    if promised and not inline_at:
        patterns = (*patterns, _MARKED)
    for pattern in patterns:
        found = pattern.match(text, at)
        if found is None:
            continue
        separator = _SEPARATOR.match(text, found.end())
        if separator is None or _NOT_A_TITLE.match(text, separator.end()):
            continue
        return TrackLabel(
            word=found["word"].casefold(),
            number=found["number"],
            written=written,
            start=at,
            end=found.end("number"),
            title=separator.end(),
            inline=inline_at > 0,
            known=pattern is _WORDED,
        )
    return None


def find_labels(lines: Sequence[MarkedLine], announced_above: str) -> list[TrackLabel]:
    """Return the labels that divide *lines* into tracks, or an empty list.

    A single known label counts only where parallels are announced; other words, bare
    numbers and labels inside a paragraph only there, and only when the numbering runs.
    """
    if not lines:
        return []
    announced, promised = announces(announced_above), promises_parallels(announced_above)
    found: list[TrackLabel] = []
    for written in lines:
        label = read_label(written, announced=announced, promised=promised)
        if label is not None:
            found.append(label)
        announced = announced or (label is None and not written.verbatim and announces(written.words))
        if announced and not written.verbatim:
            found += _inline_labels(written)
    return _running(found, announced=announced)


def _inline_labels(written: MarkedLine) -> list[TrackLabel]:
    """Return labels after sentence punctuation, as «… i parallell.Spor 1 – Simulering»."""
    return [
        label
        for joint in _JOINT.finditer(written.line.text, written.start)
        if joint.end() > written.start
        if (label := read_label(written, announced=True, inline_at=joint.end()))
    ]


def _running(found: list[TrackLabel], *, announced: bool) -> list[TrackLabel]:
    """Keep the labels of the most common sort whose numbering runs."""
    by_word: defaultdict[str, list[TrackLabel]] = defaultdict(list)
    for label in found:
        by_word[label.word].append(label)
    for labels in sorted(by_word.values(), key=lambda labels: (not labels[0].known, -len(labels))):
        run = _run(labels)
        if len(run) >= 2 or (run and run[0].known and not run[0].inline and announced):
            return run
    return []


_FIRST = frozenset(["1", "A", "A1", "1A", "1a", "I", "1B", "B1"])  # so does what begins with «1.»


def _run(labels: list[TrackLabel]) -> list[TrackLabel]:
    """Return the labels from the first one on, each number following the one before."""
    kept: list[TrackLabel] = []
    for label in labels:
        if not kept:
            if label.number in _FIRST or label.number.startswith("1.") or (label.known and not label.inline):
                kept.append(label)
        elif follows(kept[-1].number, label.number):
            kept.append(label)
    return kept


def follows(before: str, after: str) -> bool:
    """Tell whether one number comes next after another: 1 2, A B, 1.1 2.1, A1 A2, 1A 1B, I II."""
    one, two = _value(before), _value(after)
    if _ROMAN.get(before) is not None and _ROMAN.get(after) == _ROMAN[before] + 1:
        return True
    at = next((index for index, (first, second) in enumerate(zip(one, two, strict=False)) if first != second), None)
    if at is None or len(one) != len(two) or two[at] != one[at] + 1:
        return False
    rest = two[at + 1 :]
    return rest == one[at + 1 :] or all(value <= 1 for value in rest)


# «Spor I», «Spor II»
_ROMAN = {"I": 1, "II": 2, "III": 3, "IV": 4, "V": 5, "VI": 6, "VII": 7, "VIII": 8}
# The 1 and the 2 of «1.2», the B and the 3 of «B3»
_PARTS = re.compile(r"[0-9]+|[^\W\d_]")


def _value(number: str) -> tuple[int, ...]:
    """Return a number as places to compare: 1.2 is (1, 2), B3 is (1, 3) and 2A is (2, 0)."""
    return tuple(int(found) if found.isdigit() else ord(found.upper()) - ord("A") for found in _PARTS.findall(number))


# Talks with times of their own, under the labels of parallel tracks


@dataclass(slots=True, kw_only=True)
class _TrackTalks:
    """The talks of one track."""

    label: TrackLabel
    stands_in: list[MarkedLine]  # the lines its label is the last of
    talks: list[Row] = field(default_factory=list)

    @property
    def until(self) -> int:
        """The end of its last talk, or its start when no end is written."""
        last = self.talks[-1]
        return last.ends or last.starts


def move_talks_into_tracks(outline: Outline) -> None:
    """Move talks into the tracks of the row they lie within.

    Where no row holds the tracks, their talks stay rows, each with the name of its track.
    """
    members: list[Row | DayHeading] = []
    index = 0
    while index < len(outline.members):
        member = outline.members[index]
        index += 1
        members.append(member)
        groups = _groups(outline.members, index, member) if isinstance(member, Row) else []
        again = any(later.talks[0].starts <= earlier.talks[-1].starts for earlier, later in itertools.pairwise(groups))
        if isinstance(member, Row) and again and _move(member, groups):  # the clock starts again with a new track
            index += sum(len(group.talks) for group in groups)
    outline.members = members
    _name_tracks(outline)


def _groups(members: Sequence[Row | DayHeading], index: int, row: Row) -> list[_TrackTalks]:
    """Return the tracks with talks that follow *row*, as far as they lie within it."""
    if not row.below:
        return []
    announced = announces(row.title.text) or any(
        announces(line.words) for line in row.below[:20] if read_label(line, announced=False) is None
    )
    promised = promises_parallels(row.title.text)
    label = _last_label(row.below, announced=announced, promised=promised)
    pause = is_break(plain(row.title.text), split_title(row.title).speakers)
    if label is None or (row.ends is None and not announced) or pause:
        return []
    groups = [_TrackTalks(label=label, stands_in=row.below)]
    for member in members[index:]:
        if not isinstance(member, Row) or not _lies_within(member, row, groups):
            break
        groups[-1].talks.append(member)
        label = _last_label(member.below, announced=True, promised=promised)
        if label is not None and label.comes_after(groups[-1].label):
            groups.append(_TrackTalks(label=label, stands_in=member.below))
    return [group for group in groups if group.talks]


def _lies_within(talk: Row, row: Row, groups: list[_TrackTalks]) -> bool:
    if talk.starts < row.starts:
        return False
    if row.ends is not None:
        return talk.starts < row.ends
    finished = [group.until for group in groups[:-1]]
    return not finished or talk.starts <= max(finished)


def _move(row: Row, groups: list[_TrackTalks]) -> bool:
    """Give *row* the talks, and the labels that stood below them, if the labels then make its tracks."""
    tails = [(group.stands_in, group.stands_in.index(group.label.written)) for group in groups[1:]]
    below = [*row.below, *(line for lines, at in tails for line in lines[at:])]
    talks = {group.label.written.number: group.talks for group in groups}
    dividing = {label.written.number for label in find_labels(below, plain(row.title.text)) if not label.inline}
    if not talks.keys() <= dividing:
        return False
    for lines, at in tails:
        del lines[at:]
    row.below, row.talks = below, row.talks | talks
    return True


def _last_label(lines: Sequence[MarkedLine], *, announced: bool, promised: bool) -> TrackLabel | None:
    """Return the last label among the lines below a row, as far as 40 lines up."""
    found = (read_label(written, announced=announced, promised=promised) for written in reversed(lines[-40:]))
    return next(filter(None, found), None)


# Tracks as headings over rows that no row holds together


def _name_tracks(outline: Outline) -> None:
    """Give rows under «Spor 1» and «Spor 2» the name of their track, where the clock starts again."""
    groups: list[_TrackTalks] = []
    before = outline.head
    for member in [*outline.members, None]:
        label = _closing_label(before)
        if isinstance(member, Row) and label is not None:
            follows_on = groups and label.comes_after(groups[-1].label) and groups[-1].talks
            if groups and not (follows_on and member.starts < groups[-1].until):
                _name(groups)
                groups = []
            groups.append(_TrackTalks(label=label, stands_in=before))
        over = label is None and any(line.level for line in before)
        if isinstance(member, Row) and groups and not over and not _is_after(member, groups):
            groups[-1].talks.append(member)
        elif groups and groups[-1].talks:
            _name(groups)
            groups = []
        before = member.below if member is not None else []


def _closing_label(lines: Sequence[MarkedLine]) -> TrackLabel | None:
    """Return the label that is the last line with words: what comes next stands under it."""
    last = next((line for line in reversed(lines) if not line.is_blank), None)
    label = read_label(last, announced=False) if last is not None else None
    return label if label is not None and label.known else None


def _is_after(row: Row, groups: list[_TrackTalks]) -> bool:
    """Tell whether a row comes after the tracks: none of them lasts so long."""
    finished = [group for group in groups[:-1] if group.talks]
    if not finished or not groups[-1].talks:
        return False
    until = max(group.until for group in [*finished, groups[-1]])
    written = all(group.talks[-1].ends is not None for group in finished)
    return row.starts >= until if written else row.starts > until


def _name(groups: list[_TrackTalks]) -> None:
    with_talks = [group for group in groups if group.talks]
    if len(with_talks) < 2:
        return
    for group in with_talks:
        group.stands_in.remove(group.label.written)
        for talk in group.talks:
            talk.track_name = group.label.written.piece.text
