"""The rules of punctuation and of abbreviations.

Apostrophes and quotation marks, replies that became a list, marks that stand twice or away from their word; and the
one form of an abbreviation that the site writes.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import partial
from itertools import pairwise

from manuscript.verbatim import BLANK_LINE
from norwegian.letters import capitalised
from norwegian.typography import unpaired_marks

from .prose import LanguageRule, RuleMatch, finding, replacing

# Apostrophes and quotation marks


# «Drammen's», «Nord-Norge’s»; not «drammen's», «Drammen'sk», «x.Drammen's»
_GENITIVE = re.compile(r"(?<![\w'’.@/-])([A-ZÆØÅ][a-zæøåéA-ZÆØÅ]+(?:-[A-ZÆØÅ][a-zæøåé]+)*)['’´`]s(?![\w'’])")
# «'90-tallet», «’14»; not «1990’90», «'90,5», «’123»
_YEAR = re.compile(
    r"(?<![\w'’‘«\"])['’‘´`]([0-9]{2})(?![\w'’.,]|\.[0-9])(-(?:tallet|talet|åra|årene|tallets|talets)(?!\w))?"
)
# The comma and mark of «Ja,» sa hun; not of «Ja,» Hun
_COMMA_INSIDE = re.compile(r"(?<=\w),([»”\"])(?=[ \u00a0\n][a-zæøå])")
# Verbs that tell whose words they were: «sa», «spurte», «meiner».
_ANSWERS = (
    "sa|sier|spør|spurte|spurde|svarte|svarer|svara|ropte|roper|ropa|lurte|lurer|undret|undrer|undra|mente|mener|"
    "meiner|meinte|seier|skrev|skreiv|skriver|skriv|utbryter|utbrøt|hvisket|hvisker|kviskra|forteller|fortalte|"
    "fortel|fortalde|smiler|ler|lo|smilte|gjentar|gjentok|tenkte|tenker|fortsatte|fortsetter"
)
# The mark and comma of «Hvem?», spurte hun; not of «Hva?», den nye boken
_COMMA_AFTER = re.compile(rf"(?<=[?!])[»”\"],(?=[ \u00a0\n](?:{_ANSWERS})\b)")
# « sa»: the word shown after the mark
_NEXT_WORD = re.compile(r"\s?\w{0,30}")
# The mark that may close what a mark before digits opened, on the same line
_NEXT_MARK = re.compile(r"['’\n]")
# The last mark of «’70 og 80’», not of «80’s»
_CLOSES = re.compile(r"\S['’](?!\w)")
# After a genitive in English: «Levi's the best», «Don's A team»; not «Drammen's nye»
_AFTER = re.compile(r"[ \u00a0]([A-ZÆØÅ]|of|the|and|is|a|in|to|on|new|got|best)\b")
# «the», «don't»
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
# Near a genitive they tell that it stands in English: «from Kari's house».
_ENGLISH = frozenset("the of and is this that you we are my your our with from at an his her its".split())


@replacing("genitiv-apostrof", _GENITIVE, signs=("'", "’", "´", "`"))  # Språkrådet: apostrof
def _without_apostrophe(match: re.Match[str]) -> str:
    name = match[1]
    is_foreign = name in _NOT_NORWEGIAN or name.startswith(("Mc", "Mac", "O'"))
    if is_foreign or _AFTER.match(match.string, match.end()) or _stands_in_english(match):
        return ""
    return f"{name}’" if name.endswith(("s", "x", "z")) else f"{name}s"


def _stands_in_english(match: re.Match[str]) -> bool:
    text = match.string
    before, after = text[max(match.start() - 40, 0) : match.start()], text[match.end() : match.end() + 40]
    near = [*_WORD.findall(before)[-3:], *_WORD.findall(after)[:3]]
    return any(word.lower() in _ENGLISH for word in near)


@replacing("apostrof-tall", _YEAR, signs=("'", "’", "‘", "´", "`"))  # Språkrådet: apostrof
def _whole_year(match: re.Match[str]) -> str:
    following = _NEXT_MARK.search(match.string, match.end(), match.end() + 200)
    if following and _CLOSES.match(match.string, following.start() - 1):  # a quotation that begins with a number
        return ""
    digits, suffix = match[1], match[2] or ""
    century = "" if suffix else "20" if int(digits) < 50 else "19"
    return f"{century}{digits}{suffix}"


def _commas(pattern: re.Pattern[str], comma: str, text: str) -> Iterator[RuleMatch]:
    """Yield each mark and comma of *pattern*, with *comma* after the mark, from the word before to the one after."""
    for match in pattern.finditer(text):
        start = _start_of_word(text, match.start())
        start -= text[start - 1 : start] in ("«", "“", '"')
        following = _NEXT_WORD.match(text, match.end())
        end = following.end() if following else match.end()
        mark = match[0].replace(",", "")
        yield RuleMatch(
            start=start, end=end, right=f"{text[start : match.start()]}{mark}{comma}{text[match.end() : end]}"
        )


_QUOTATION_MARK = re.compile('["“”„«»]')


@finding("sitat-uten-slutt", hint=_QUOTATION_MARK)  # Språkrådet: anførselstegn
def _unpaired_quotes(text: str) -> Iterator[RuleMatch]:
    """Yield for each block the first «, » and other mark that stand without another, as typography reads them.

    » after a space is an arrow, «Les mer »; «”» after a word may be what ends a quotation of several blocks.
    """
    position = 0
    while first := _QUOTATION_MARK.search(text, position):
        gap = BLANK_LINE.search(text, first.start())
        end = gap.start() if gap else len(text)
        block, told = text[position:end], set[str]()
        for place in sorted(unpaired_marks(block)):
            at, sign = position + place, block[place] if block[place] in "«»" else '"'
            before = text[at - 1 : at]
            is_meant = not before.strip() if sign == "»" else block[place] in "“”" and before.isalnum()
            if sign in told or is_meant:
                continue
            told.add(sign)
            if sign == "»":
                yield RuleMatch(start=_start_of_word(text, at), end=at + 1)
            else:
                word_end = next((stop for stop in range(at + 1, min(end, at + 30)) if text[stop].isspace()), at + 1)
                yield RuleMatch(start=at, end=word_end)
        position = end


# A reply that Markdown has made a list of: «- Det er flott, sier hun»


# «- Det er flott», «* Ja»; not «-- Det er flott», «–»
_ITEM = re.compile(r"^[-*+•][ \t]+(?=\S)", re.MULTILINE)
# Verbs that tell who said it: «sier», «forteller», «meiner».
_SAYS = (
    "sier|sa|mener|mente|forteller|fortalte|påpeker|understreker|forklarer|spør|svarer|utdyper|legger|smiler|"
    "fortsetter|presiserer|bekrefter|seier|meiner|fortel|forklarar|svarar|understrekar|påpeikar|ler"
)
# «, sier hun», «? spør Kari», «, mener lederen»; not «, sier at», «. Hun sier»
_REPLY = re.compile(
    rf"[,?!][ \u00a0](?:{_SAYS})[ \u00a0](?:han|hun|ho|de|dei|[A-ZÆØÅ][\w.-]*|[a-zæøå]{{4,40}}en|[a-zæøå]{{4,40}}ar?|[a-zæøå]{{4,40}}er)\b"
)
LONGEST_ITEM = 2000  # further on nobody looks for who said it


@finding("replikk-liste", hint=_REPLY)  # Språkrådet: tankestrek
def _replies(text: str) -> Iterator[RuleMatch]:
    for items in _lists(text):
        said = [start for start, end in items if _REPLY.search(text, start, min(end, start + LONGEST_ITEM))]
        if 2 * len(said) < len(items):
            continue
        for start in said:
            line_end = text.find("\n", start)
            line_end = line_end if line_end >= 0 else len(text)
            right = "–" + text[start + 1 : line_end]
            yield RuleMatch(start=start, end=line_end, right=right)


# What ends a list: a blank line, and then one that is not indented and begins no item
_AFTER_LIST = re.compile(r"\n\n(?=\S)(?![-*+•][ \t]+\S)")


def _lists(text: str) -> Iterator[list[tuple[int, int]]]:
    """Yield start and end of each item of a list; any other line goes on with the item above, as Markdown lets it."""
    position = 0
    for end in [*(found.start() for found in _AFTER_LIST.finditer(text)), len(text)]:
        starts = [item.start() for item in _ITEM.finditer(text, position, end)]
        yield list(pairwise([*starts, end]))
        position = end


# Marks that stand twice, or away from their word


# «slutt..»; not «slutt...», «../fil», «1..5»
_TWO_DOTS = re.compile(r"(?<![./\\])\.\.(?![\w./\\])")
# «Velkommen !», «noe , sa»; not «.NET». It begins with a mark, which is rarer than a space, and so is quick to look for.
_SPACE = re.compile(r"[.,?!:;](?<=[ \u00a0][.,?!:;])[.,?!:;]{0,8}+(?=[\s»”\")\]]|\Z)")
# The sign before the spaces: a letter, «»», «)», «%»; not «–» or a space
_ENDS_WORD = re.compile(r"[\w»)\]%”’]")
MOST_SPACES = 3
# After «1 :» comes a number: «1 : 50 000»
_RATIO = re.compile(r"[ \u00a0\n]{1,3}[0-9]")


@finding("to-punktum", signs=("..",))  # Språkrådet: punktum
def _two_dots(text: str) -> Iterator[RuleMatch]:
    for match in _TWO_DOTS.finditer(text):
        start = _start_of_word(text, match.start())
        word = text[start : match.start()]
        yield RuleMatch(start=start, end=match.end(), right=f"{word}." if word else "")


@finding("mellomrom-tegn")  # Språkrådet: mellomrom
def _spaces(text: str) -> Iterator[RuleMatch]:
    for match in _SPACE.finditer(text):
        marks, end = match.group(), match.start()
        while end and match.start() - end < MOST_SPACES and text[end - 1] in " \u00a0":
            end -= 1
        if not _ENDS_WORD.match(text[end - 1 : end]) or _is_meant(text, match, end):
            continue
        start = _start_of_word(text, end)
        yield RuleMatch(start=start, end=match.end(), right=f"{text[start:end]}{marks}")


def _is_meant(text: str, match: re.Match[str], word_end: int) -> bool:
    """Tell whether the marks are an ellipsis, an emoticon or the sign of a ratio."""
    marks = match.group()
    if ".." in marks or (marks == "." and text[match.end() : match.end() + 2].strip() == "."):
        return True
    if marks[-1] in ":;" and text.startswith(("(", ")"), match.end()):
        return True
    return marks == ":" and text[word_end - 1].isdigit() and bool(_RATIO.match(text, match.end()))


# The word that ends at a place, found without a look at the rest of the text


LONGEST_WORD = 40
# The «ord» of «(ord», «"ord» and «**ord», whose signs do not belong to it
_WORD_BEFORE = re.compile(r"[^\s«“„\"'(\[|*_]*\Z")


def _start_of_word(text: str, end: int) -> int:
    """Return where the word that ends at *end* begins, at most LONGEST_WORD characters before it."""
    found = _WORD_BEFORE.search(text, max(end - LONGEST_WORD, 0), end)
    return found.start() if found else end


_ENDS_QUOTATION = ("»", "”", '"')
PUNCTUATION_RULES = (
    _without_apostrophe,
    _whole_year,
    # Språkrådet: sitatteikn og komma
    finding("komma-sitat", signs=_ENDS_QUOTATION)(partial(_commas, _COMMA_INSIDE, ",")),
    finding("sitat-komma", signs=_ENDS_QUOTATION)(partial(_commas, _COMMA_AFTER, "")),
    _unpaired_quotes,
    _replies,
    _two_dots,
    _spaces,
)


# Abbreviations: the one form the site writes, and the forms people type

Abbreviation = tuple[str, list[str], re.Pattern[str]]  # the right form; of the others their signs, and what finds them


def _abbreviation(right: str, signs: str, *others: str) -> Abbreviation:
    """Return a form and what finds the others, whose letters match in both cases unless (?-i:…) says otherwise.

    «_» stands for a space, «$» for the end of an abbreviation without its full stop.
    """
    written = "|".join(others).replace("_", "[ \u00a0]").replace("$", r"(?![.\w])")
    # «f.eks», «F. eks.»; not in «www.f.eks» or «f.eks-»
    return right, signs.split(","), re.compile(rf"(?<![\w.@/-])(?:{written})(?![\w-])", re.IGNORECASE)


# «f. eks.», «feks», «f eks.», «f.eks»
_FOR_EXAMPLE = (r"f\._eks\.?", r"feks\.?", r"f_eks\.?", r"f\.eks$")
# «bla.» may be the verb at the end of a sentence.
_AMONG_OTHERS = (
    r"bl\._a\.?",
    r"bl\.a$",
    r"(?<!bla_)(?<!å_)(?<!kan_)(?<!og_)(?<!\bvil_)(?<!\bskal_)(?-i:bla)\.(?=[ \u00a0\n][\w«\"])",
)
# «o.s.v.», «o. s. v», «osv»
_AND_SO_ON = (r"o\.s\.v\.?", r"o\._s\._v\.?", r"osv$")
# The right form, what a text with a wrong one must have in it, and the wrong ones: «m. m.», «mfl», «p.g.a.».
_IN_BOTH = (
    _abbreviation("m.m.", "m. m,m.m,mm.", r"m\._m\.", r"m\.m$", r"(?<![0-9])(?<![0-9]_)(?<!\bi_)(?-i:mm)\."),
    _abbreviation("o.l.", "o. l,o.l,ol.", r"o\._l\.?", r"o\.l$", r"(?-i:ol)\."),
    _abbreviation("e.l.", "e. l,e.l,el.l,el. l", r"e\._l\.?", r"e\.l$", r"el\._?l\.?"),
    _abbreviation("m.a.o.", "a. o,a.o,mao", r"m\._a\._?o\.?", r"m\.a\._o\.?", r"m\.a\.o$", r"(?-i:mao)\.?"),
    _abbreviation("dvs.", "d.v,d. v,dvs", r"d\._?v\._?s\.?", r"dvs$"),
    _abbreviation("mfl.", "m.fl,m. fl,mfl", r"m\._?fl\.?", r"mfl$"),
    _abbreviation("mv.", "m.v,m. v,mv", r"m\._?v\.?", r"(?<![0-9]_)(?-i:mv)$"),
    _abbreviation("pga.", "p.g,p. g,pga", r"p\._?g\._?a\.?", r"pga$"),
    _abbreviation("iht.", "i.h,i. h,iht", r"i\._?h\._?t\.?", r"iht$"),
    _abbreviation(
        "ca.", "ca ,ca\u00a0,c.a,c. a", r"(?-i:[Cc]a)(?=_[0-9])", r"(?-i:ca)(?=_[a-zæøå])", r"(?-i:c\._?a\.?)(?=_[0-9])"
    ),
    _abbreviation("nr.", "nr ,nr\u00a0", r"(?-i:[Nn]r)(?=_[0-9])"),
    _abbreviation("jf.", "jf,jfr", r"jfr\.?", r"jf$"),
    _abbreviation("ev.", "evt", r"evt\.?"),
    _abbreviation("md.", "mnd", r"mnd\.?"),
    # «min.» may end a sentence.
    _abbreviation("min", "min.", r"(?<=[0-9]_)(?-i:min\.(?=[ \u00a0][a-zæøå]))"),
)
# In nynorsk «t.d.», «m.a.» and «osb.» stand for «f.eks.», «bl.a.» and «osv.», whose forms are wrong there.
ABBREVIATIONS = {
    "nb": (
        _abbreviation("f.eks.", "feks,f eks,f. eks,f.eks", *_FOR_EXAMPLE),
        _abbreviation("bl.a.", "bl.,bla.", *_AMONG_OTHERS),
        _abbreviation("osv.", "osv,o.s,o. s", *_AND_SO_ON),
        *_IN_BOTH,
    ),
    "nn": (
        _abbreviation(
            "t.d.",
            "t. d,t.d,td.,feks,f eks,f. eks,f.eks",
            r"t\._d\.?",
            r"t\.d$",
            r"(?-i:td)\.",
            *_FOR_EXAMPLE,
            r"f\.eks\.",
        ),
        _abbreviation("m.a.", "m. a,m.a,bl.,bla.", r"m\._a\.?(?!_?o\b)", r"m\.a$", *_AMONG_OTHERS, r"bl\.a\."),
        _abbreviation("osb.", "osv,osb,o.s,o. s", r"o\._?s\._?b\.?", r"osb$", *_AND_SO_ON, r"osv\."),
        *_IN_BOTH,
    ),
}


def _others(abbreviations: Iterable[Abbreviation], text: str) -> Iterator[RuleMatch]:
    lowered = text.lower()
    for form, signs, others in abbreviations:
        if not any(sign in lowered and _stands(sign, lowered) for sign in signs):
            continue
        for match in others.finditer(text):
            if match[0].isupper():  # initials, or an abbreviation of another kind
                continue
            right = capitalised(form) if match[0][0].isupper() else form
            yield RuleMatch(start=match.start(), end=match.end(), right=right)


def _stands(sign: str, text: str) -> bool:
    """Tell whether *sign* is in *text* as a word of its own: «oppgave» has no «pga»."""
    at = text.find(sign)
    while at >= 0:
        end = at + len(sign)
        if not (at and text[at - 1].isalpha()) and not (sign[-1].isalpha() and text[end : end + 1].isalpha()):
            return True
        at = text.find(sign, end)
    return False


ABBREVIATION_RULES = tuple(
    LanguageRule(
        name="forkortelse",  # Språkrådet: forkortelser; husets valg der flere former er tillatt
        languages=frozenset({language}),
        find=partial(_others, abbreviations),
    )
    for language, abbreviations in ABBREVIATIONS.items()
)
