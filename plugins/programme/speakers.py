"""Who speaks: what an editor marks, and «ved» before what has the form of a personal name.

A mark always wins: «v/», «v.», «Innleder:», a role such as «Møteleder:», a
speaker column. Nothing is guessed from commas, full stops or what people are
called: without a mark a name stays where it stands.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass

from .lines import TextPiece, part, split_at
from .model import Speaker

# The form of a personal name

LONGEST_NAME = 200  # characters that are looked at

_CAPITAL = f"[{''.join(letter for letter in map(chr, range(0x250)) if letter.isupper())}]"
# «Kari», «Anne-Marie», «O’Brien», «McAdam»; not «NAV», «Torget3», «forsker», nor the A of «Sal A»
_FULL = rf"(?!{_CAPITAL}{{2,}}(?![^\W\d_])){_CAPITAL}[^\W\d_]*(?:[-’'])?[^\W\d_]+(?:[-’'][^\W\d_]+)*(?![^\W_])"
# «A.», «J.K.»
_INITIALS = rf"(?:{_CAPITAL}\.)+"
# The B of «Kari B Nordmann»
_LETTER = rf"{_CAPITAL}(?![^\W_.])"
# «Ludvig van Beethoven», «Maria de la Cruz»: small words inside a name, never first or last in one
_INSIDE = r"(?:von|van|de|da|di|der|den|du|la|le|af|av|al|el|bin|ten|ter|zu)(?![^\W_])"
# Kari «Kaia» Nordmann
_NICKNAME = r"[«\"“”'][^«»\"“”'\n]{1,30}[»\"“”']"
# «Dr. Kari Nordmann», «Prof. Ola Hansen»; not «St. Hanshaugen», which leaves one word
_ABBREVIATED_TITLE = rf"(?:{_CAPITAL}[^\W\d_]{{1,3}}\.\s+)?"
_NAME = re.compile(
    rf"{_ABBREVIATED_TITLE}(?:{_INITIALS}|{_FULL})"
    rf"(?:\s+(?:{_INITIALS}|{_LETTER}|{_FULL}|{_INSIDE}|{_NICKNAME})){{0,4}}\s+{_FULL}"
)
# «Store Torg 3» is no person
_NUMBER_NEXT = re.compile(r"\s*[0-9]")
# «Kari», «Nordmann» and «leder» of «Kari Nordmann, (leder)»
_WORD = re.compile(r"[^\s,;()]+")


def words_of(text: str) -> list[str]:
    """Return the words of a clause without commas and brackets."""
    return _WORD.findall(text)


def opens_with_name(text: str) -> bool:
    """Tell whether *text* opens with the form of a personal name: two capitalised words or more.

    True for «Kari Nordmann, leder» and «K. van Nordmann»; false for one word
    («Rådhuset»), for a letter or number beside it («Sal A», «Torget 3»), in
    capitals («NAV Nord»), and over a comma («Rådhuset, Festsalen»).
    """
    return _name_at_start(text) != ""


def _name_at_start(text: str) -> str:
    name = _NAME.match(text[:LONGEST_NAME])
    return "" if name is None or _NUMBER_NEXT.match(text, name.end()) else name[0]


def is_name(text: str) -> bool:
    """Tell whether *text* has the form of a personal name, and holds nothing else."""
    return len(text) <= LONGEST_NAME and _NAME.fullmatch(text.strip()) is not None


def opens_with_person(text: str) -> bool:
    """Tell whether a personal name comes first, or one word in small letters and then a personal name.

    «Kari Nordmann, leder», «minister Ola Hansen»; not «leder av Norsk Forbund».
    """
    return opens_with_name(_past_small_word(text))


def _is_person(text: str) -> bool:
    """Tell whether *text* is a personal name, with one word in small letters before it or none."""
    return is_name(_past_small_word(text)) and not is_organisation(text)


def _past_small_word(text: str) -> str:
    first, _, rest = text[:LONGEST_NAME].partition(" ")
    return rest.lstrip() if first.isalpha() and first.islower() else text


def _in_small_letters(text: str) -> str:
    """Return words written in capitals as names are written otherwise; other text as it is."""
    return text.title() if text.isupper() else text


# Organisations

# «Testbyen kommune», «Nordre universitetssykehus», «Folkehelseinstituttet»; not «Kommunedirektøren», «sykehuslege»
_ORGANISATION_ENDINGS = (
    "kommune", "kommunen", "fylkeskommunen", "sykehus", "sykehuset", "sjukehus", "sjukehuset", "universitet",
    "universitetet", "university", "hospital", "høgskole", "høgskolen", "høgskule", "høgskulen", "høyskole",
    "høyskolen", "direktorat", "direktoratet", "departement", "departementet", "institutt", "instituttet",
    "forening", "foreningen", "foreining", "foreininga", "forbund", "forbundet", "stiftelse", "stiftelsen",
    "stifting", "stiftinga", "foretak", "foretaket", "føretak", "føretaket", "etat", "etaten", "tilsyn", "tilsynet",
    "selskap", "selskapet",
)  # fmt: skip
# «Testsenteret AS», «Helse Nord RHF»; as written, since «as» and «sa» are ordinary words
_LEGAL_FORMS = frozenset(["AS", "ASA", "HF", "RHF", "SA", "BA", "KF", "FKF", "IKS", "ANS", "DA", "SF"])
# «Norsk Helsenett», «Helse Nord»: so do names of organisations begin, and nobody is called so
_ORGANISATION_OPENINGS = frozenset(["norsk", "norges", "nasjonalt", "nasjonal", "helse"])
# Words that make what follows a place of work: «Ordføreren i Testbyen kommune» is no kommune
_LEADS_AWAY = frozenset("i ved fra frå for på av til om med hos og".split())


def is_organisation(name: str, listed: Collection[str] = ()) -> bool:
    """Tell whether a name is surely that of an organisation; what follows a comma or bracket tells nothing.

    «Testbyen kommune», «Universitetet i Nord», «Testsenteret AS», or a name the
    editors have *listed*. Not «Kari Nordmann, Testbyen kommune».
    """
    first = own_name(name)
    if first in listed:
        return True
    words = first.split()
    if not words or not words[0][:1].isupper():
        return False
    if _is_organisation_word(words[0]) or (len(words) > 1 and words[0].casefold() in _ORGANISATION_OPENINGS):
        return True
    return _is_organisation_word(words[-1]) and not _LEADS_AWAY.intersection(words)


def _is_organisation_word(word: str) -> bool:
    return word in _LEGAL_FORMS or word.casefold().endswith(_ORGANISATION_ENDINGS)


def own_name(name: str) -> str:
    """Return a name without the title and the employer after it: «Kari Nordmann» of «Kari Nordmann, leder (Huset)»."""
    return " ".join(name.partition("(")[0].partition(",")[0].split())


# The marks of a speaker

# «Innleder: Kari Nordmann», «Møteleder: …»: the part somebody plays, told beside the name
_ROLE_WORDS = (
    "innleder|innledere|innleiar|innleiarar|foredragsholder|foredragsholdere|foredragshaldar|foredragshaldarar"
    "|foreleser|forelesere|førelesar|førelesarar|taler|talere|talar|talarar"
    "|møteleder|møteledere|møteleiar|møteleiarar|ordstyrer|ordstyrere|ordstyrar|ordstyrarar|konferansier"
    "|konferansierer|konferansierar|debattleder|debattleiar|paneldeltakere|paneldeltakarar|moderator|moderatorer"
    "|programleder|programleiar|toastmaster|kommentar ved|vertskap"
)
# Inside a title: «Rammer. Innleder: Ola Hansen», «Samtale. Ordstyrer: …»; not «Innledere møtes», which has no colon
_NAMED = rf"(?<![^\W_])(?P<role>(?i:{_ROLE_WORDS}))\s?:\s?"
_NAMED_MARK = re.compile(_NAMED)
# After other people: the «. Møteleder: » of «Kari Nordmann, rektor. Møteleder: Ola Hansen»
_OTHER_ROLE = re.compile(rf"(?<=\S)[.,;]\s+(?P<role>{_ROLE_WORDS})\s?:\s+(?=\S)", re.IGNORECASE)
# Also «Åpning v/ Kari», «(v/Kommunen)», «Status v. Kari Nordmann», «v.Kari»; not the end of a word, «kv/m», nor «v.g.s.»
# or «v. 2»
_MARK = re.compile(rf"{_NAMED}|(?<![^\W_])(?:[vV]\s?/\s?|v\.(?:\s+(?=[^\W\d_])|(?={_CAPITAL})))")
# «Åpning ved Kari Nordmann», «ÅPNING VED KARI NORDMANN»: a mark only before the form of a personal name
_BY = re.compile(r"(?<![^\W_])(?:[vV]ed|VED)\s+")
# A line of its own: «v/ Kari», «v. Kari», «V/: Kari»; not «V. Nordmann», which is a name
_OPENING_MARK = re.compile(rf"(?:[vV]\s?/|v\.(?:(?=\s+[^\W\d_])|(?={_CAPITAL})))\s?:?\s*")
# A line of its own: «ved Kari Nordmann», «Ved: Kari Nordmann», «av Kari Nordmann»; not «ved behov», «av og til»
_OPENING_BY = re.compile(r"(?:[vV]ed|VED|av|AV)(?=\s|:)\s?:?\s*")
# After a mark: «v/ prosjektleder: Kari Nordmann»; not «v/ Kari Nordmann: Om data», where a name comes first
_ROLE_BEFORE_NAME = re.compile(r"([^\W\d_][^:,./]{1,40}?)\s?:\s+(?=\S)")
MOST_WORDS_OF_ROLE = 3
# Between two people: «Kari Nordmann og Ola Hansen», «A & B», «KARI OG OLA»
_AND = re.compile(r"\s(?:og|OG|&|samt|SAMT)\s")
# The full stop of «Åpning ved Kari Nordmann. Vi ser på tre ting.»
_SENTENCE_END = re.compile(r"\.\s+(?=[^\W\d_])")
# The «j.k» of «J.K. Nordmann», where the full stop ends no sentence
_LAST_INITIAL = re.compile(r"(?:[^\W\d_]\.)*[^\W\d_]")
# After these a full stop ends no sentence: «Nils Berg, ph.d. i jus», «adm. dir.»
_ABBREVIATED = frozenset("ph.d tidl adm dir ass prof dr avd mag st jr sr bl.a mfl m.fl univ inst nr".split())


@dataclass(frozen=True, slots=True, kw_only=True)
class DividedTitle:
    """A title divided: what it is called, who speaks, and a sentence that follows them."""

    title: TextPiece
    speakers: tuple[Speaker, ...] = ()
    rest: TextPiece | None = None


def split_title(title: TextPiece) -> DividedTitle:
    """Take the speakers off the end of a title; without a mark all of it is the title."""
    for mark in (_first_mark(title.text), _by_name(title.text)):
        divided = _divided(title, mark) if mark is not None else None
        if divided is not None:
            return divided
    return DividedTitle(title=title)


def _first_mark(text: str) -> re.Match[str] | None:
    """Return «v/», «v.», «Innleder:» or «Ordstyrer:»: whatever follows is a speaker."""
    return next((found for found in _MARK.finditer(text) if text[found.end() :].strip(" .,:;)")), None)


def _by_name(text: str) -> re.Match[str] | None:
    """Return the first «ved» before what has the form of a personal name.

    «Nye veier ved Kari Nordmann» has a speaker. «forsker ved Instituttet»,
    «krans ved kirken» and «sykehuset ved Brakerøya» have none, nor has «Dagen
    ved Nordre Sykehus», which is an organisation.
    """
    in_capitals = text.isupper()
    for found in _BY.finditer(text):
        after = text[found.end() :][:LONGEST_NAME]
        after = _in_small_letters(after) if in_capitals else after
        name = _name_at_start(after)
        if name and words_of(text[: found.start()][-LONGEST_NAME:]) and not is_organisation(name):
            return found
    return None


def _divided(title: TextPiece, mark: re.Match[str]) -> DividedTitle | None:
    """Cut a title in three at a mark, or return None when nothing would be left of it."""
    head = part(title, 0, mark.start())
    end = _end_of_people(title.text, mark.end())
    people = part(title, mark.end(), end)
    bracketed = head.text.endswith("(") and people.text.rstrip(" .").endswith(")")
    name = head.text.removesuffix("(") if head.text.endswith("(") else head.text
    bare = name.rstrip(" ,;–-:") if not name.rstrip().endswith("...") else name
    if not bare.strip(" .,«»\"'"):
        return None
    if bracketed:
        people = part(people, 0, people.text.rstrip(" .").rfind(")"))
    elif head.text.endswith("("):
        return None  # «Åpning (v/ Kari Nordmann) og sang» goes on after the bracket
    return DividedTitle(
        title=TextPiece(text=bare.rstrip(), line=head.line, column=head.column),
        speakers=people_of(people, role=mark.groupdict().get("role") or ""),
        rest=part(title, end) if title.text[end:].strip(" .") else None,
    )


def _end_of_people(text: str, at: int) -> int:
    """Return where the sentence that names the speakers ends."""
    for found in _SENTENCE_END.finditer(text, at):
        words = words_of(text[max(at, found.start() - 30) : found.start()])
        last = words[-1].casefold() if words else ""
        if last.rstrip(".") in _ABBREVIATED or _LAST_INITIAL.fullmatch(last):
            continue
        return found.end()
    return len(text)


def people_of(people: TextPiece, *, role: str = "") -> tuple[Speaker, ...]:
    """Return each person of a clause, divided where «og» stands before another name.

    Those of one *role* are told together again, with «og»; so a «&» between them stays.
    """
    if other := _OTHER_ROLE.search(people.text):
        rest = people_of(part(people, other.end()), role=other["role"])
        return (*people_of(part(people, 0, other.start()), role=role), *rest)
    joints = [
        joint
        for joint in _AND.finditer(people.text)
        if not (role and joint[0].strip() == "&")
        and opens_with_person(_in_small_letters(people.text[joint.end() :][:LONGEST_NAME]))
    ]
    return tuple(_speaker(one, role) for one in _commas_apart(split_at(people, joints)) if tidy(one.text))


def _speaker(one: TextPiece, role: str) -> Speaker:
    """Return one person; a role before a colon is no part of the name."""
    name = tidy(one.text)
    before = _ROLE_BEFORE_NAME.match(name)
    if before and not opens_with_name(before[1]) and len(before[1].split()) <= MOST_WORDS_OF_ROLE:
        return Speaker(name=name[before.end() :], role=before[1], line=one.line)
    return Speaker(name=name, role=role, line=one.line)


def _commas_apart(people: list[TextPiece]) -> list[TextPiece]:
    """Divide «Kari Nordmann, rektor Ola Hansen» before «og Per Dahl», when all are persons and no more."""
    if len(people) < 2 or not _is_person(tidy(people[-1].text)):
        return people
    divided: list[TextPiece] = []
    for one in people:
        parts = split_at(one, re.finditer(r",\s?", one.text))  # «Kari Nordmann, rektor»
        if not all(_is_person(tidy(piece.text)) for piece in parts):
            return people
        divided += parts
    return divided


def tidy(name: str) -> str:
    """Take the end of a sentence off a name, but not the dot of an abbreviation."""
    bare = name.strip().rstrip(",;: ")
    while bare.endswith(".") and bare.rstrip(".").rpartition(" ")[2].casefold() not in _ABBREVIATED:
        bare = bare[:-1].rstrip(" ,;:")
    return bare


def read_speaker_line(words: TextPiece) -> tuple[Speaker, ...]:
    """Return the speakers that a line of its own names after a mark, or after «ved» or «av» and a personal name."""
    if mark := _NAMED_MARK.match(words.text) or _OPENING_MARK.match(words.text):
        return people_of(part(words, mark.end()), role=mark.groupdict().get("role", ""))
    if (by := _OPENING_BY.match(words.text)) and opens_with_name(_in_small_letters(words.text[by.end() :])):
        return people_of(part(words, by.end()))
    return ()


def names_speakers_alone(title: str) -> bool:
    """Tell whether a title is no more than who speaks: «Innledere: Kari Nordmann, Ola Hansen», «v/ Kari», «Innleder:»."""
    if found := read_speaker_line(TextPiece(text=title, line=0, column=0)):
        return all(_is_person(speaker.name.partition(",")[0]) for speaker in found)
    return _NAMED_MARK.fullmatch(title) is not None


def opens_speaker_line(text: str) -> bool:
    """Tell whether a line begins as one that names speakers does: «v/», «ved», «Innleder:»."""
    return any(mark.match(text) for mark in (_NAMED_MARK, _OPENING_MARK, _OPENING_BY))
