"""What looks like the name of a person, and what like a position or a place."""

from __future__ import annotations

import re

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
