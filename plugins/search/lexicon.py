"""The words a page can also be found by, though it does not say them: other spellings, what they are called in the other
Norwegian, and the last parts of compounds.

The first part of a compound needs no help: Pagefind finds a word by its beginning.
``theme/static/js/matching.js`` folds what a visitor types as ``fold`` does here.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping, Set
from dataclasses import dataclass
from functools import lru_cache

from norwegian.letters import nfc, nfd

# What parts «helse-og_omsorg/2»: anything but letters and digits
_BETWEEN = re.compile(r"[^\w]+|_")
_ROUND = ".,:;!?()[]«»“”\"'…"  # «(omsorg),»: most words that have anything beside them


@dataclass(frozen=True, slots=True, kw_only=True)
class Lexicon:
    """What each word of the publication can also be found by; a word with nothing is left out."""

    spellings: Mapping[str, str]  # with æ, ø and å spelled out, where Pagefind does not know that they are one
    parts: Mapping[str, frozenset[str]]  # the last parts of a compound


def lexicon(words: Iterable[str]) -> Lexicon:
    """Return what the different *words* of the publication can be found by."""
    folded = {word: fold(word) for word in words}
    known = known_parts(folded.values())
    parts = {word: last_parts(each, known) for word, each in folded.items()}
    return Lexicon(
        spellings={word: each for word, each in folded.items() if each != _plain_letters(word)},
        parts={word: found for word, found in parts.items() if found},
    )


def other_spellings(words: Set[str], known: Lexicon) -> list[str]:
    return sorted({known.spellings[word] for word in words & known.spellings.keys()})


def compound_parts(words: Set[str], known: Lexicon) -> list[str]:
    return sorted({part for word in words & known.parts.keys() for part in known.parts[word]})


def all_words(texts: Iterable[str]) -> frozenset[str]:
    """Return each word of *texts* in lower case; one with a hyphen whole, and its parts."""
    written = {word.strip(_ROUND) for word in set("\n".join(texts).lower().split())}
    plain = set(filter(str.isalpha, written))
    return frozenset(plain.union(*map(_words_of, written - plain)))


def _words_of(written: str) -> set[str]:
    parts = _BETWEEN.split(written)
    return {*parts, "".join(parts)} - {""}


# The last parts of compounds: «helseteknologi» is also about «teknologi»


SHORTEST = 8  # a shorter word is seldom a compound anybody knows by its end
LONGEST = 60  # nor is a longer one a word
HEAD, TAIL = 4, 4  # letters a part has at least
ENDINGS = ("ene", "ane", "ens", "ets", "en", "et", "er", "ar", "a", "e", "s")
ONLY_ENDINGS = frozenset({"ing", "els", "heit", "het", "isk", "skap"})  # «-ingene» and «-elsen» are no words


@dataclass(frozen=True, slots=True, kw_only=True)
class CompoundParts:
    """What compounds may be made of, folded."""

    words: frozenset[str]
    stems: frozenset[str]


def known_parts(words: Iterable[str]) -> CompoundParts:
    """Return *words* (folded) and the common ones as parts of compounds."""
    known = COMMON_PARTS | {word for word in words if HEAD <= len(word) <= LONGEST}
    return CompoundParts(words=known, stems=frozenset(map(_stem, known)))


def last_parts(word: str, known: CompoundParts) -> frozenset[str]:
    """Return each end of *word* (folded) that is a word, or that a known word stands before."""
    if not SHORTEST <= len(word) <= LONGEST:
        return frozenset()
    cuts = ((word[:cut], word[cut:]) for cut in range(3, len(word) - 2))
    return frozenset(tail for head, tail in cuts if _is_part(head, tail, known))


def _is_part(head: str, tail: str, known: CompoundParts) -> bool:
    stem = _stem(tail)
    if len(tail) < TAIL or stem in ONLY_ENDINGS:
        return tail in COMMON_PARTS
    if stem in known.stems:
        return True
    heads = {head, head.removesuffix("s"), head.removesuffix("e")}  # arbeid-s-giver, barn-e-hage
    return len(head) >= HEAD and len(tail) > TAIL and not heads.isdisjoint(known.words)


def _stem(word: str) -> str:
    """Return *word* without its ending, roughly, so that «teknologien» and «teknologi» are compared as one."""
    if not word.endswith(ENDINGS):
        return word
    ending = next((ending for ending in ENDINGS if word.endswith(ending) and len(word) - len(ending) >= 3), "")
    return word.removesuffix(ending)


# What Norwegian compounds are often made of, so that a part is known though it stands nowhere alone. Folded.


COMMON_PARTS = frozenset(
    # health and care
    "behandling bruker diagnose forskning forsking helse hjelp hjemme heime innovasjon klinikk kontakt kropp lege medisin "
    "omsorg oppfolging opplaering parorende pasient pleie psykiatri rehabilitering senter sjuke sykdom sjukdom spesialist "
    "sykehus sjukehus sykepleie sjukepleie tjeneste teneste trening velferd velferds "
    # public life and work
    "analyse ansvar arbeid avdeling avtale beredskap budsjett by data digital drift etat fag folke forening fylke gruppe "
    "informasjon innbygger kommune konferanse kontor kunnskap kurs leder leiar lov mal marked marknad mote nettverk nynorsk "
    "omrade ordning organisasjon penger plan politikk prosjekt rad radgiver region sak samarbeid samfunn samling seksjon "
    "selskap sikkerhet sikkerheit sprak statistikk stotte styre system teknologi tilbud tilbod tiltak tjenester "
    "utbygging utdanning utstyr utvalg utval utvikling verksted verkstad virksomhet "
    # everyday life
    "bade bakke barn barne bat bil bilde blad blod blomst bok bord bror brod bygg dag dor drikke eldre familie fest fisk "
    "fjell fjord forhold frokost gate gronn gronne gronnsak grunn gutt hage hand hav hjem hus hytte jente kal kaffe kafe "
    "kamp kino klubb kniv kjokken kjott kveld land leir liv loft lunsj mann mat middag morgen musikk natt navn by "
    "plass post prat program radio reise rom sal skog skole skule sommer sondag sted stad storm stue sukker tak tal tale "
    "tekst tid time ting tog torg tur ungdom uke utflukt vann vatn vei veg vinter venn vind var host bla rod hvit kvit svart".split()
)


# What words are called in bokmål and in nynorsk, where one does not begin as the other. Folded.


_PAIRS = [
    pair.split("/")
    for pair in (
        # In the middle of a compound, too. «sykepleie» has «syke», and so has «psyke», of which a word is made that nobody
        # searches for.
        "hjemme/heime tjeneste/teneste syke/sjuke sykdom/sjukdom verksted/verkstad tilbud/tilbod marked/marknad leder/leiar "
        "utvalg/utval skole/skule sikkerhet/tryggleik trygghet/tryggleik mulighet/moglegheit virksomhet/verksemd "
        "frokost/frukost sommer/sommar gjelig/gjeleg ntlig/ntleg skelig/skeleg kjaerlighet/kjaerleik losning/loysing "
        "undersokelse/undersoking opplevelse/oppleving anbefaling/tilraing beslutning/avgjerd lordag/laurdag sondag/sundag "
        # At the beginning alone: «uke» stands in «bruke», «apen» in «våpen» and «navn» in «savn» no more than by chance.
        "^uke/^veke ^vei/^veg ^sted/^stad ^host/^haust ^navn/^namn ^apen/^open ^apne/^opne ^apning/^opning ^bedre/^betre "
        "^vann/^vatn ^melk/^mjolk ^sammen/^saman ^utsatt/^utsett"
    ).split()
]


def _translator(pairs: Iterable[tuple[str, str]]) -> Callable[[str], str]:
    said = dict(pairs)
    parts = re.compile("|".join(said))  # «^uke» is an expression, too
    return lambda word: parts.sub(lambda found: said.get(found[0]) or said["^" + found[0]].removeprefix("^"), word)


_NYNORSK = _translator((bokmal, nynorsk) for bokmal, nynorsk in _PAIRS)
_BOKMAL = _translator((nynorsk, bokmal) for bokmal, nynorsk in _PAIRS)


def in_other_norwegian(words: Iterable[str]) -> list[str]:
    """Return in plain letters what *words* are called in the other Norwegian, where they do not begin alike.

    «hjemmetjeneste» gives «heimeteneste», and the other way.
    """
    said = [*map(_in_both, words)]
    return sorted(frozenset().union(*(others for _, others in said)) - {folded for folded, _ in said})


@lru_cache(maxsize=2**16)  # pages say much of what others say
def _in_both(word: str) -> tuple[str, frozenset[str]]:
    folded = fold(word)
    return folded, frozenset({_NYNORSK(folded), _BOKMAL(folded)})


# Words as a keyboard without æ, ø and å writes them, so that both ways find the same


_LETTERS = str.maketrans({"æ": "ae", "ä": "ae", "ø": "o", "đ": "d", "ŋ": "n", "ŧ": "t", "ł": "l", "ß": "ss"})


def fold(text: str) -> str:
    """Return *text* in lower case and plain letters: «Kjøkken», «kjokken» and «kjoekken» become one."""
    return _plain_letters(nfc(text).lower().translate(_LETTERS)).replace("aa", "a").replace("oe", "o")


def _plain_letters(text: str) -> str:
    """Return *text* in lower case and without marks, as Pagefind itself reads it: å is a with a ring."""
    lowered = text.lower()
    return lowered if lowered.isascii() else "".join(sign for sign in nfd(lowered) if not unicodedata.combining(sign))
