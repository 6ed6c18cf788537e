"""Who speaks: «v/», «ved», «Innleder:», after a title or on a line of their own; and what has the form of a
personal name.

Names are never guessed from commas or full stops: without a marker a name stays where it stands.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from .lines import TextPiece, part
from .model import Speaker

# What looks like the name of a person, and what like a position or a place.


_WORD = re.compile(r"[^\s,;()]+")
_NAME_WORD = re.compile(r"[^\W\d_]\.|[^\W\d_]+(?:[-’'][^\W\d_]+)*")
_NOT_IN_NAME = re.compile(r"[,;:()?!/]")
_INSIDE_NAME = frozenset(["von", "van", "de", "da", "di", "der", "den", "af", "al", "el", "bin"])
_NICKNAME = re.compile(r"[«\"“”'][^«»\"“”']{1,30}[»\"“”']")

# Endings of the words for what people are; «prosjektleder», «fylkesordfører», «stipendiat».
_POSITION_ENDINGS = (
    "leder", "leiar", "ledere", "leiarar", "direktør", "direktører", "sjef", "sjefer", "rådgiver", "rådgivere",
    "rådgjevar", "rådgjevarar", "ordfører", "ordførere", "ordførar", "ordførarar", "minister", "statsråd", "byråd",
    "fylkesråd", "rektor", "professor", "professorer", "amanuensis", "forsker", "forskere", "forskar", "forskarar", "stipendiat",
    "stipendiater", "lektor", "lege", "leger", "overlege", "sykepleier", "sykepleiere", "psykolog", "ingeniør",
    "arkitekt", "sekretær", "statssekretær", "president", "redaktør", "journalist", "forfatter", "koordinator",
    "konsulent", "kontakt", "prest", "biskop", "dekan", "ansatt", "ansatte", "tilsett", "tilsette", "student",
    "studenter", "studentar", "elev", "elever", "elevar", "lærer", "lærere", "lærar", "lærarar", "representant",
    "representanter", "tillitsvalgt", "tillitsvald", "gründer", "eier", "partner", "advokat", "jurist", "økonom",
    "bibliotekar", "kurator", "komponist", "musiker", "dirigent", "styremedlem", "medlem", "kandidat", "emeritus",
    "emerita", "assistent", "konservator", "terapeut", "kommunedirektør", "fylkesmann", "statsforvalter",
    "konferansier", "programansvarlig", "ansvarlig", "phd", "ph.d", "ph.d.", "dr", "dr.", "dr.philos", "prof.", "adm",
    "adm.", "adm.dir", "adm.dir.", "dir.", "tidl", "tidl.", "tidligere", "tidlegare", "administrerende",
    "administrerande", "daglig", "dagleg", "fungerende", "assisterende", "ass.", "avd.leder", "seniorrådgiver",
    "spesialrådgiver", "kaptein", "oberst", "general", "politimester", "lensmann", "sokneprest", "prost", "stifter",
)  # fmt: skip
_PLACE_ENDINGS = (
    "huset", "inngangen", "kirken", "kirka", "kyrkja", "skolen", "skulen", "parken", "plassen", "torget", "brygga",
    "bryggen", "sjøen", "fjorden", "vannet", "vatnet", "hallen", "stasjonen", "salen", "hotellet", "porten", "lunden",
    "gården", "garden", "kaia", "kaien", "stranda", "stranden", "broen", "brua", "muren", "steinen", "bautaen",
    "monumentet", "statuen", "elva", "døra", "resepsjonen", "kafeen", "barnehagen", "banen", "tunet",
)  # fmt: skip
_GATHERING = frozenset(
    (
        "oppmøte møt møtested møtestad avreise avgang ankomst parkering bading bad middag lunsj servering tur "
        "omvisning registrering mottakelse mottak overnatting frokost kaffe bål grilling krans "
        "kransenedleggelse"
    ).split()
)


# What people are, where no list reaches: «planlegger», «saksbehandlar», «instruktør», «geolog».
_AGENT_ENDINGS = ("er", "ar", "ør", "ist", "ent", "ant", "log", "agog")
_SHORTEST_AGENT = 6  # letters: «under» and «etter» are none


def words_of(text: str) -> list[str]:
    """Return the words of a clause without commas and brackets."""
    return _WORD.findall(text)


def is_capitalised(word: str) -> bool:
    return word[:1].isupper()


def is_position(word: str) -> bool:
    """Tell whether a word says what somebody is: «forsker», «avdelingsleder»."""
    return word.strip(".,:;()").casefold().endswith(_POSITION_ENDINGS) or word.casefold() in _POSITION_ENDINGS


def _may_be_agent(word: str) -> bool:
    """Tell whether a word has the form of what somebody is; only a name right after it makes sure."""
    return len(word) >= _SHORTEST_AGENT and word.islower() and word.isalpha() and word.endswith(_AGENT_ENDINGS)


def in_small_letters(text: str) -> str:
    """Return words written in capitals as names are written otherwise; other text as it is."""
    return text.title() if text.isupper() else text


def is_place(word: str) -> bool:
    return word.strip(".,:;!?()").casefold().endswith(_PLACE_ENDINGS)


def is_gathering(title: str) -> bool:
    """Tell whether a title is of the sort that happens by a place: «Oppmøte ved …»."""
    words = words_of(title)
    return bool(words) and words[0].casefold() in _GATHERING


def opens_with_name(text: str) -> bool:
    """Tell whether a person's whole name comes first: two capitalised words or more."""
    return name_length(words_of(_NICKNAME.sub("", text[:200]))) >= 2


def is_name(text: str) -> bool:
    """Tell whether *text* is a person's name and nothing else."""
    if text.islower() or text[-1:].isdigit() or _NOT_IN_NAME.search(text):
        return False
    words = words_of(_NICKNAME.sub("", text[:200]))
    whole = 2 <= len(words) <= 5 and name_length(words) == len(words)
    return whole and len(words[-1]) > 1 and not any(word.endswith(".") and len(word) > 2 for word in words[:-1])


def is_person(text: str) -> bool:
    """Tell whether *text* is a name, or what somebody is and a name, and nothing else."""
    title, _, name = text.partition(" ")
    return is_name(text) or (is_position(title) and title.islower() and is_name(name))


def name_length(words: list[str]) -> int:
    """Return how many of the first words make up one name."""
    length = 0
    for word in words:
        bare = word.rstrip(".,;:") if len(word) > 2 else word
        named = is_capitalised(word) and _NAME_WORD.fullmatch(bare) and not (len(bare) > 2 and bare.isupper())
        named = named and (len(bare) > 1 or word.endswith(".") or length > 0)
        inside = length and word in _INSIDE_NAME
        if not named and not inside:
            break
        length += 1
        if word.endswith((",", ";")):
            break
    while length and words[length - 1] in _INSIDE_NAME:
        length -= 1
    return length


def opens_with_person(text: str) -> bool:
    """Tell whether a person comes first: positions, then a name, or a position alone.

    «minister Ola Hansen», «Kari Nordmann, leder», «prosjektleder».
    """
    words = words_of(text[:200])
    at = 0
    while at < len(words) and at < 6 and not opens_with_name(" ".join(words[at:])):
        if is_capitalised(words[at]) and not is_position(words[at]):
            return at > 0 and is_position(words[0])
        at += 1
    if at < len(words) and opens_with_name(" ".join(words[at:])):
        agent = 0 < at <= 2 and _may_be_agent(words[at - 1])
        return at == 0 or agent or any(is_position(word) for word in words[: min(at, 2)])
    return 0 < len(words) <= 3 and is_position(words[-1])


# Who speaks: «v/», «ved», «Innleder:», after a title or on a line of their own.


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
class DividedTitle:
    """A title divided: what it is called, who speaks, and a sentence that follows them."""

    title: TextPiece
    speakers: tuple[Speaker, ...] = ()
    rest: TextPiece | None = None


def split_title(title: TextPiece) -> DividedTitle:
    """Take the speakers off the end of a title."""
    for find in (_after_mark, _after_by, _after_question):
        found = find(title.text)
        if found is not None:
            before, after = found
            clause = _clause(title, before, after)
            if clause is not None:
                return clause
    return DividedTitle(title=title)


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


def _clause(title: TextPiece, before: int, after: int) -> DividedTitle | None:
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
    return DividedTitle(
        title=TextPiece(text=bare.rstrip(), line=head.line, column=head.column),
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


def people_of(people: TextPiece) -> tuple[Speaker, ...]:
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


def _commas_apart(people: list[TextPiece]) -> list[TextPiece]:
    """Divide «Kari Nordmann, rektor Ola Hansen» before «og Per Dahl», when all are persons and no more."""
    if len(people) < 2 or not is_person(tidy(people[-1].text)):
        return people
    divided: list[TextPiece] = []
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


def read_speaker_line(words: TextPiece) -> tuple[Speaker, ...]:
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
