"""Apostrophes and quotation marks."""

from __future__ import annotations

import re
from collections.abc import Iterator

from .model import Rule, Slip
from .nearby import start_of_word

_GENITIVE = re.compile(r"(?<![\w'’.@/-])([A-ZÆØÅ][a-zæøåéA-ZÆØÅ]+(?:-[A-ZÆØÅ][a-zæøåé]+)*)['’´`]s(?![\w'’])")
_YEAR = re.compile(
    r"(?<![\w'’‘«\"])['’‘´`]([0-9]{2})(?![\w'’.,]|\.[0-9])(-(?:tallet|talet|åra|årene|tallets|talets)(?!\w))?"
)
_COMMA_INSIDE = re.compile(r"(?<=\w),([»”\"])(?=[ \u00a0\n][a-zæøå])")
_ANSWERS = (
    "sa|sier|spør|spurte|spurde|svarte|svarer|svara|ropte|roper|ropa|lurte|lurer|undret|undrer|undra|mente|mener|"
    "meiner|meinte|seier|skrev|skreiv|skriver|skriv|utbryter|utbrøt|hvisket|hvisker|kviskra|forteller|fortalte|"
    "fortel|fortalde|smiler|ler|lo|smilte|gjentar|gjentok|tenkte|tenker|fortsatte|fortsetter"
)
_COMMA_AFTER = re.compile(rf"(?<=[?!])[»”\"],(?=[ \u00a0\n](?:{_ANSWERS})\b)")
_NEXT_WORD = re.compile(r"\s?\w{0,30}")
_NEXT_MARK = re.compile(r"['’\n]")
_CLOSES = re.compile(r"\S['’](?!\w)")
_BLANK_LINE = re.compile(r"\n[ \t]*\n")
_AFTER = re.compile(r"[ \u00a0]([A-ZÆØÅ]|of|the|and|is|a|in|to|on|new|got|best)\b")
_WORD = re.compile(r"[A-Za-z']+")

# Names and words that are written so in their own language.
_NOT_NORWEGIAN = frozenset(
    """
    Levi Lloyd Lay Lord Domino Wendy Arby Moody Sotheby Christie Macy McDonald Kellogg Hershey Sainsbury Carl Dunkin
    Jack Johnnie Jameson Denny Friday Hellmann Colman Domestos Jacob Parkinson Alzheimer Crohn Down Hodgkin Reuter
    Barclay Standard Woolworth Claire Victoria Men Women People Children World Master Bachelor King Queen Today Let
    It That What Here There Who How Where He She Don Mother Father Brother Sister Shareholder Writer Player Guinness
    Bloomingdale Wallander Chili Uncle Ben Fisherman Trader Joe Harrod Bulmer Papa John Schindler Ocean Charlie
    Rosie Ripley Assassin Baldur Garry Pandora Hitchhiker
    """.split()
)
_ENGLISH = frozenset("the of and is this that you we are my your our with from at an his her its".split())


def _genitives(text: str, language: str) -> Iterator[Slip]:
    for match in _GENITIVE.finditer(text):
        name = match.group(1)
        is_foreign = name in _NOT_NORWEGIAN or name.startswith(("Mc", "Mac", "O'"))
        if is_foreign or _AFTER.match(text, match.end()) or _stands_in_english(text, match):
            continue
        yield Slip(start=match.start(), end=match.end(), right=_genitive(name))


def _genitive(name: str) -> str:
    return f"{name}’" if name.endswith(("s", "x", "z")) else f"{name}s"


def _stands_in_english(text: str, match: re.Match[str]) -> bool:
    before, after = text[max(match.start() - 40, 0) : match.start()], text[match.end() : match.end() + 40]
    near = [*_WORD.findall(before)[-3:], *_WORD.findall(after)[:3]]
    return any(word.lower() in _ENGLISH for word in near)


def _years(text: str, language: str) -> Iterator[Slip]:
    for match in _YEAR.finditer(text):
        following = _NEXT_MARK.search(text, match.end(), match.end() + 200)
        if following and _CLOSES.match(text, following.start() - 1):  # a quotation that begins with a number
            continue
        digits, suffix = match.group(1), match.group(2) or ""
        century = "" if suffix else "20" if int(digits) < 50 else "19"
        yield Slip(start=match.start(), end=match.end(), right=f"{century}{digits}{suffix}")


def _commas_inside(text: str, language: str) -> Iterator[Slip]:
    for match in _COMMA_INSIDE.finditer(text):
        start = _with_mark(text, start_of_word(text, match.start()))
        end = _NEXT_WORD.match(text, match.end()).end()
        right = f"{text[start : match.start()]}{match.group(1)},{text[match.end() : end]}"
        yield Slip(start=start, end=end, right=right)


def _commas_after(text: str, language: str) -> Iterator[Slip]:
    for match in _COMMA_AFTER.finditer(text):
        start = _with_mark(text, start_of_word(text, match.start()))
        end = _NEXT_WORD.match(text, match.end()).end()
        yield Slip(start=start, end=end, right=text[start : match.end() - 1] + text[match.end() : end])


def _with_mark(text: str, start: int) -> int:
    """Return where the quotation mark before *start* stands, if there is one."""
    return start - 1 if text[start - 1 : start] in ("«", "“", '"') else start


def unpaired_quotes(text: str, language: str) -> Iterator[Slip]:
    """Yield the last «"» of each block that opens what nothing closes; inches open nothing."""
    position = 0
    while (first := text.find('"', position)) >= 0:
        gap = _BLANK_LINE.search(text, first)
        end = gap.start() if gap else len(text)
        opened = _opened(text, first, end)
        if opened is not None:
            word_end = next((at for at in range(opened + 1, min(end, opened + 30)) if text[at].isspace()), opened + 1)
            yield Slip(start=opened, end=max(word_end, opened + 1))
        position = end


def _opened(text: str, start: int, end: int) -> int | None:
    opened = None
    while (start := text.find('"', start, end)) >= 0:
        if opened is not None:
            opened = None
        elif not text[start - 1 : start].isdigit():
            opened = start
        start += 1
    return opened


GENITIVE = Rule(
    name="genitiv-apostrof",
    norm="Språkrådet: apostrof",
    title="apostrof foran s i eieform",
    message="Norsk eieform har ikke apostrof foran s: {}.",
    wrong="Drammen's nye sykehus",
    right="Drammens nye sykehus",
    signs=("'", "’", "´", "`"),
    find=_genitives,
)
YEAR = Rule(
    name="apostrof-tall",
    norm="Språkrådet: apostrof",
    title="apostrof foran årstall",
    message="Årstall og tiår skrives uten apostrof: {}.",
    wrong="på '90-tallet",
    right="på 90-tallet",
    signs=("'", "’", "‘", "´", "`"),
    find=_years,
)
COMMA_INSIDE = Rule(
    name="komma-sitat",
    norm="Språkrådet: sitatteikn og komma",
    title="komma innenfor anførselstegnet",
    message="Kommaet skal stå etter anførselstegnet: {}.",
    wrong="«Ja,» sa hun.",
    right="«Ja», sa hun.",
    signs=("»", "”", '"'),
    find=_commas_inside,
)
COMMA_AFTER = Rule(
    name="sitat-komma",
    norm="Språkrådet: sitatteikn og komma",
    title="komma etter «?» eller «!» i et sitat",
    message="Etter spørsmålstegn og utropstegn i et sitat skal det ikke være komma: {}.",
    wrong="«Hvem?», spurte hun.",
    right="«Hvem?» spurte hun.",
    signs=("»", "”", '"'),
    find=_commas_after,
)
UNPAIRED = Rule(
    name="sitat-uten-slutt",
    norm="Språkrådet: anførselstegn",
    title="anførselstegn som mangler sin make",
    message="Et anførselstegn mangler sin make i dette avsnittet: {}.",
    fix="Skriv anførselstegn både der sitatet begynner og der det slutter.",
    wrong='Hun kalte det "et løft for regionen.',
    right='Hun kalte det "et løft" for regionen.',
    signs=('"',),
    find=unpaired_quotes,
)
RULES = (GENITIVE, YEAR, COMMA_INSIDE, COMMA_AFTER, UNPAIRED)
