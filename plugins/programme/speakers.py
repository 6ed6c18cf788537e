"""Who speaks: «v/», «ved», «Innleder:», after a title or on a line of their own.

Names are never guessed from commas or full stops: without a marker a name
stays where it stands.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from .model import Speaker
from .names import (
    in_small_letters,
    is_capitalised,
    is_gathering,
    is_name,
    is_person,
    is_place,
    is_position,
    opens_with_name,
    opens_with_person,
    words_of,
)
from .place import Piece, part

_SPEAKER_WORDS = (
    "innleder|innledere|innleiar|innleiarar|foredragsholder|foredragsholdere|foredragshaldar|foredragshaldarar"
    "|foreleser|forelesere|førelesar|førelesarar|taler|talere|talar|talarar"
)
_ROLE_WORDS = (
    "møteleder|møteledere|møteleiar|møteleiarar|ordstyrer|ordstyrere|ordstyrar|ordstyrarar|konferansier"
    "|konferansierer|konferansierar|debattleder|debattleiar|paneldeltakere|paneldeltakarar|moderator|moderatorer"
    "|programleder|programleiar|toastmaster|kommentar ved|vertskap"
)
_SPEAKER = re.compile(rf"(?:{_SPEAKER_WORDS})\s?:\s?", re.IGNORECASE)
_ROLE = re.compile(rf"(?:{_ROLE_WORDS})\s?:\s?", re.IGNORECASE)
_EITHER = re.compile(rf"(?<![^\W_])(?:{_SPEAKER_WORDS}|{_ROLE_WORDS})\s?:", re.IGNORECASE)
_SLASH = re.compile(r"(?<![^\W_])[vV]\s?/\s?")
_DOTTED = re.compile(r"(?<![^\W_])v\.\s?(?=[^\W\d_])")
_BY = re.compile(r"(?<![^\W_])(?:[vV]ed|VED)\s")
_OPENING = re.compile(r"(?:[vV]\s?/|[vV]\.(?=\s?[^\W\d_])|(?:[vV]ed|VED)(?=\s|:)|(?:av|AV)(?=\s))\s?:?\s?")
_QUESTION = re.compile(r"[?!][»\"”]?\s+(?=[^\W\d_])")
_AND = re.compile(r"\s(?:og|OG|&|samt|SAMT)\s")
_SENTENCE_END = re.compile(r"\.\s+(?=[^\W\d_])")
_ABBREVIATED = frozenset("ph.d tidl adm dir ass prof dr avd mag st jr sr bl.a mfl m.fl univ inst nr".split())


@dataclass(frozen=True, slots=True, kw_only=True)
class Clause:
    """A title divided: what it is called, who speaks, and a sentence that follows them."""

    title: Piece
    speakers: tuple[Speaker, ...] = ()
    rest: Piece | None = None


def split_title(title: Piece) -> Clause:
    """Take the speakers off the end of a title."""
    for find in (_after_mark, _after_by, _after_question):
        found = find(title.text)
        if found is not None:
            before, after = found
            clause = _clause(title, before, after)
            if clause is not None:
                return clause
    return Clause(title=title)


def _after_mark(text: str) -> tuple[int, int] | None:
    """«v/», «v.» with a name, «Innleder:», «Ordstyrer:»: whatever follows is a speaker."""
    marks = [
        found
        for pattern, sign in ((_EITHER, ":"), (_SLASH, "/"), (_DOTTED, "."))
        if sign in text and (found := pattern.search(text)) and text[found.end() :].strip(" .,:;)")
        if pattern is not _DOTTED or opens_with_person(text[found.end() :])
    ]
    if not marks:
        return None
    first = min(marks, key=re.Match.start)
    is_role = first.re is _EITHER and not _SPEAKER.match(text, first.start())
    return first.start(), first.start() if is_role else first.end()


def _after_by(text: str) -> tuple[int, int] | None:
    """«ved» and a person; failing that, «ved» and one name of somebody or of a body.

    «forsker ved Instituttet» is a position and «krans ved kirken» a place. In a
    title all in capitals no capital tells what a name is, and only a person is one.
    """
    weak: tuple[int, int] | None = None
    in_capitals = text.isupper()
    for found in _BY.finditer(text):
        before, after = text[: found.start()], text[found.end() :]
        after = in_small_letters(after[:200]) if in_capitals else after
        previous = words_of(before[-80:])
        if not previous or is_position(previous[-1]):
            continue
        if opens_with_person(after):
            return found.start(), found.end()
        if in_capitals or is_gathering(before[:80]):
            continue
        following = words_of(after[:200])
        if weak is None and following and is_capitalised(following[0]) and not is_place(following[0]):
            weak = found.start(), found.end()
    return weak


def _after_question(text: str) -> tuple[int, int] | None:
    """A question is over at its mark: a person after it, to the end of the line, is who asks it."""
    ends = [found.end() for found in _QUESTION.finditer(text)] if "?" in text or "!" in text else []
    if not ends:
        return None
    after = text[ends[-1] :]
    person = opens_with_name(after) or (is_position(words_of(after)[0]) and opens_with_person(after))
    sentence = any(word.casefold().endswith(("erer", "eller", "enterer")) for word in words_of(after)[2:])
    named = "," in after or is_name(after) or is_position(words_of(after)[0])
    return (ends[-1], ends[-1]) if person and named and not sentence else None


def _clause(title: Piece, before: int, after: int) -> Clause | None:
    """Cut a title in three, or return None when nothing would be left of it."""
    head = part(title, 0, before)
    end = _end_of_people(title.text, after)
    people = part(title, after, end)
    bracketed = head.text.endswith("(") and people.text.rstrip(" .").endswith(")")
    name = head.text.removesuffix("(") if head.text.endswith("(") else head.text
    bare = name.rstrip(" ,;–-:") if not name.rstrip().endswith("...") else name
    if not bare.strip(" .,«»\"'"):
        return None
    if bracketed:
        people = part(people, 0, people.text.rstrip(" .").rfind(")"))
    elif head.text.endswith("("):
        return None  # «Åpning (v/ Kari Nordmann) og sang» goes on after the bracket
    return Clause(
        title=Piece(text=bare.rstrip(), line=head.line, column=head.column),
        speakers=people_of(people),
        rest=part(title, end) if title.text[end:].strip(" .") else None,
    )


def _end_of_people(text: str, at: int) -> int:
    """Return where the sentence that names the speakers ends."""
    for found in _SENTENCE_END.finditer(text, at):
        words = words_of(text[max(at, found.start() - 30) : found.start()])
        last = words[-1].casefold() if words else ""
        if last.rstrip(".") in _ABBREVIATED or len(last) == 1:
            continue
        return found.end()
    return len(text)


def people_of(people: Piece) -> tuple[Speaker, ...]:
    """Return each person of a clause, divided where «og» stands before another name."""
    found = []
    at = 0
    for joint in _AND.finditer(people.text):
        if joint.start() > at and _opens_another(people.text[joint.end() : joint.end() + 200]):
            found.append(part(people, at, joint.start()))
            at = joint.end()
    found.append(part(people, at))
    return tuple(Speaker(name=bare, line=one.line) for one in _commas_apart(found) if (bare := tidy(one.text)))


def _opens_another(text: str) -> bool:
    """Tell whether a name comes after «og», with or without a position before it."""
    text = in_small_letters(text)
    first = words_of(text[:60])[:1]
    return opens_with_name(text) or bool(first and is_position(first[0]) and opens_with_name(text[len(first[0]) :]))


def _commas_apart(people: list[Piece]) -> list[Piece]:
    """Divide «Kari Nordmann, rektor Ola Hansen» before «og Per Dahl», when all are persons and no more."""
    if len(people) < 2 or not is_person(tidy(people[-1].text)):
        return people
    divided: list[Piece] = []
    for one in people:
        at = 0
        parts = []
        for comma in re.finditer(r",\s?", one.text):
            parts.append(part(one, at, comma.start()))
            at = comma.end()
        parts.append(part(one, at))
        if not all(is_person(tidy(piece.text)) for piece in parts):
            return people
        divided += parts
    return divided


def tidy(name: str) -> str:
    """Take the end of a sentence off a name, but not the dot of an abbreviation."""
    bare = name.strip().rstrip(",;: ")
    while bare.endswith(".") and bare.rstrip(".").rpartition(" ")[2].casefold() not in _ABBREVIATED:
        bare = bare[:-1].rstrip(" ,;:")
    return bare


def read_speaker_line(words: Piece) -> tuple[Speaker, ...]:
    """Return the speakers a line of its own names after «v/», «ved», «Innleder:» or a role."""
    if (speaker := _SPEAKER.match(words.text)) and words.text[speaker.end() :].strip():
        return people_of(part(words, speaker.end()))
    if (role := _ROLE.match(words.text)) and words.text[role.end() :].strip():
        return (Speaker(name=tidy(words.text), line=words.line),)
    opening = _OPENING.match(words.text)
    if opening is None:
        return ()
    people = part(words, opening.end())
    return people_of(people) if people.text and _names_somebody(people.text, opening[0]) else ()


def _names_somebody(text: str, mark: str) -> bool:
    """«v/» always does; «ved» before a person or a body; «av» only before a person."""
    text = in_small_letters(text)
    if "/" in mark or opens_with_person(text):
        return True
    first = words_of(text[:80])[:1]
    by_a_body = mark[:1] in "vV" and text[:1].isupper() and not is_place(first[0] if first else "")
    return by_a_body and not _is_sentence(text)


def _is_sentence(text: str) -> bool:
    """«Ved oppmøte får alle kaffe.» is no list of names."""
    return bool(_SENTENCE_END.search(text)) and not opens_with_person(text)


def opens_speaker_line(text: str) -> bool:
    return bool(_OPENING.match(text) or _SPEAKER.match(text) or _ROLE.match(text))
