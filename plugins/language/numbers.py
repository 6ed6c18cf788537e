"""The rules of what is written with numbers: dates, intervals after «fra» and «mellom», sums and measures."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator
from itertools import chain

from norwegian.dates import MONTH, MONTHS, WEEKDAY, WEEKDAYS

from .prose import RuleMatch, finding, replacing

# Dates in running text


_NAMES = MONTHS["nb"]
_CAPITAL = "|".join(name.capitalize() for name in _NAMES)
_DAYS = tuple(dict.fromkeys((*WEEKDAYS["nb"], *WEEKDAYS["nn"])))
_ONLY_MONTHS = tuple(name for name in _NAMES if name not in ("mars", "april", "mai", "juni", "august"))  # names too

# «23/3-2023», «23/3-23»; not «1/23/3-2023», «23/3-2023/5», «3/4-2023,5»
_SLASH = re.compile(r"(?<![\w/.,–-])([0-9]{1,2})/([0-9]{1,2})[-–]((?:19|20)[0-9]{2}|[0-9]{2})(?![\w/–-]|[.,][0-9])")
# Before the number of a case: «sak 23/3-2023», «PS 12/1-2023»
_IS_A_NUMBER = re.compile(
    r"(?:sak|saker|saksnr\.?|nr\.?|PS|FS|ref\.?|vedtak|journalnr\.?|kap\.?|innst\.?|prop\.?)[ \u00a0]$", re.I
)
# Each of these begins with what is rare in a text, and so is quick to look for.
# «23 mars»; not «23 marsvin», «23. mars»
_NO_DOT = re.compile(rf"([0-9][0-9]?)[ \u00a0]({MONTH})(?![\w-])")
# The sign before the 23 of «1.23 mars», «§23 mars»: no day begins there
_DATE_IN_A_NUMBER = re.compile(r"[\w.,:/–§-]")
# Before a number that counts something: «uke 12 mars», «side 3 mai», «kl. 9 mars»
_COUNTS_BEFORE_DATE = re.compile(
    r"(?:uke|veke|kl\.?|klokken|klokka|side|s\.|nr\.?|nummer|kapittel|kap\.|del|versjon|år|trinn|klasse|sal|rom|spor|"
    r"[0-9])[ \u00a0]$",
    re.I,
)
# «23. Mars», «23 Mars»; not «23. Marsboer»
_CAPITAL_MONTH = re.compile(rf"([0-9][0-9]?)(\.?)[ \u00a0]({_CAPITAL})(?![\w-])")
# After a month that is a name: «3. Mai er», «2. April Nordmann»; not «3. Mai 2023»
_VERB = re.compile(
    r"[ \u00a0\n]+(?:er|var|ble|blei|blir|kom|kjem|kommer|har|hadde|vil|kan|skal|skulle|møtte|sier|sa|fikk|gikk|"
    r"[A-ZÆØÅ]\w+)\b"
)
# «torsdag », «den »: what follows is a date
_DAY_BEFORE = re.compile(rf"(?:{WEEKDAY}|den)[ \u00a0]$", re.I)
# «Januar 2023», «Torsdag 23», «Fredag kl», «Onsdag.»; not «Mai 2023» and «August», which are names too
_LOOSE = re.compile(
    rf"[DFJLMNOST](?:(?:{'|'.join(name[1:] for name in _ONLY_MONTHS)})(?=[ \u00a0][0-9]{{4}}|[.,;:!?)]|$)"
    rf"|(?:{'|'.join(dict.fromkeys(name[1:] for name in _DAYS))})(?=[ \u00a0][0-9]|[ \u00a0]kl\b|[.,;:!?)]|$))",
    re.MULTILINE,
)
# «i Januar», «hver Torsdag.», «fra Mandag»
_BEFORE_LOOSE = re.compile(
    r"(?<!\w)(?:i|fra|frå|til|siden|sidan|før|innen|etter|medio|ultimo|primo|hver|kvar|neste|førstkommende)[ \u00a0]$"
)
_LONGEST_BEFORE = 16


@replacing("dato-strek", _SLASH, signs=("/",))  # Språkrådet: tall, tid og dato
def _without_slash(match: re.Match[str]) -> str:
    day, month, year = (int(part) for part in match.groups())
    year += 0 if year > 99 else 2000 if year < 50 else 1900
    is_day = 1 <= month <= 12 and 1 <= day <= monthrange(year, month)[1]
    return f"{day}. {_NAMES[month - 1]} {year}" if is_day and not _ends_with(_IS_A_NUMBER, match) else ""


@replacing("dato-punktum", _NO_DOT)  # Språkrådet: tall, tid og dato
def _with_dot(match: re.Match[str]) -> str:
    return f"{match[1]}. {match[2]}" if _is_day(match) and not _ends_with(_COUNTS_BEFORE_DATE, match) else ""


@replacing("dato-stor-bokstav", _CAPITAL_MONTH)  # Språkrådet: store og små bokstaver
def _with_small_month(match: re.Match[str]) -> str:
    return f"{match[1]}. {match[3].lower()}" if _is_day(match) and not _is_something_else(match) else ""


@replacing("dato-stor-bokstav", _LOOSE)  # Språkrådet: store og små bokstaver
def _in_small_letters(match: re.Match[str]) -> str:
    name = match[0].lower()
    return name if (name in _ONLY_MONTHS or name in _DAYS) and _ends_with(_BEFORE_LOOSE, match) else ""


def _is_day(match: re.Match[str]) -> bool:
    before = match.string[max(match.start() - 1, 0) : match.start()]
    return 1 <= int(match.group(1)) <= 31 and not _DATE_IN_A_NUMBER.match(before)


def _ends_with(pattern: re.Pattern[str], match: re.Match[str]) -> bool:
    """Tell whether what stands before *match* ends as *pattern* says."""
    return bool(pattern.search(match.string[max(match.start() - _LONGEST_BEFORE, 0) : match.start()]))


def _is_something_else(match: re.Match[str]) -> bool:
    """Tell whether the number is no day: it ends the sentence before, «Vi er 3. Mai kommer», or numbers a list."""
    if _ends_with(_DAY_BEFORE, match):
        return False
    if not match.group(2) and _ends_with(_COUNTS_BEFORE_DATE, match):
        return True
    text = match.string
    line_start = text.rfind("\n", 0, match.start()) + 1
    is_first = not text[line_start : match.start()].strip(" -*+>#|")
    is_numbered = is_first and _NAMES.index(match.group(3).lower()) + 1 == int(match.group(1))
    return is_numbered or bool(_VERB.match(text, match.end()))


# «fra 3–5» and «mellom 3–5»: half in words, half in signs


# What may be counted after «fra 3–5»: «år», «kroner», «uker».
_UNITS = (
    "år|prosent|kroner|kr|kg|km|meter|timer|timar|minutter|minutt|min|sekunder|sekund|dager|dagar|uker|veker|vekene|"
    "måneder|månader|mill\\.?|mrd\\.?|millioner|millionar|grader|poeng|liter|cm|mm|kilometer|kilo"
)
# «3», «2,5», «11.30», «3. mai»
_VALUE = rf"[0-9]{{1,4}}(?:[.,:][0-9]{{1,3}})?(?:\.?[ \u00a0]{MONTH})?\.?"
# «3–5», «kl. 9-10», «3. mai – 5. mai»
_RANGE = rf"(?:kl\.?[ \u00a0])?({_VALUE})[ \u00a0]?[-–—][ \u00a0]?({_VALUE})(?<!\.)"
# What follows says that the numbers are the ends: «fra 5–6 leverandører» is something else.
_ENDS = (
    rf"(?=[ \u00a0]?%|[ \u00a0\n]+(?:{_UNITS}|{MONTH}|og|i|på|for|av|med|den|hver|kvar|daglig)\b"
    r"|\.?[\s,;:!?)»]*(?:\n|\Z)|[.,;:!?)»])"
)
# Behind the last number: «fra 3–5-åringer», «fra 3–5/6» are something else
_NOT_ON = r"(?![-–—\w]|[.,:/][0-9])"
# «fra 3–5 år», «Frå 9-10.», «fra 2–3 %»; not «fra 5–6 leverandører»
_FROM = re.compile(rf"([Ff]r[aå])[ \u00a0\n]{_RANGE}{_NOT_ON}{_ENDS}")
# «mellom 3–5 år», «Mellom 20-30»; not «mellom 3–5 og 7»
_BETWEEN = re.compile(rf"([Mm]ellom)[ \u00a0\n]{_RANGE}{_NOT_ON}(?![ \u00a0]og[ \u00a0][0-9])")
# «3–5», «3. - 5»: a text without it has neither «fra 3–5» nor «mellom 3–5»
_HINT = re.compile(r"[0-9][.]?[ \u00a0]?[-–—][ \u00a0]?[0-9]")
# «fra 3–5 år til 7», where the dash is inside one end
_GOES_ON = re.compile(r"[^.\n]{0,40}?[ \u00a0]til[ \u00a0][0-9]")


@replacing("fra-til", _FROM, hint=_HINT)  # Språkrådet: tankestrek og bindestrek
def _from_and_to(match: re.Match[str]) -> str:
    return _with_word(match, "til") if _is_word(match) and not _GOES_ON.match(match.string, match.end()) else ""


@replacing("mellom-og", _BETWEEN, hint=_HINT)  # Språkrådet: tankestrek og bindestrek
def _between_both(match: re.Match[str]) -> str:
    return _with_word(match, "og") if _is_word(match) else ""


def _is_word(match: re.Match[str]) -> bool:
    """Tell whether the word stands by itself: to look for what comes before it first would be slow."""
    return not match.string[max(match.start() - 1, 0) : match.start()].isalnum()


def _with_word(match: re.Match[str], word: str) -> str:
    return f"{match.string[match.start() : match.start(2)]}{match[2]} {word} {match[3]}"


# Sums and measures


# A sentence may end after «kr.», «kg.» and «km.»: it goes on with a digit or a small letter only.
# «kr. 500», «5 kg. mel», «500 kr. i»; not «Prisen er 500 kr. Vi», «5 kg.»
_UNIT_DOT = re.compile(
    r"(?<![\w.])(?P<sum>[0-9][0-9 \u00a0.,]{0,15}[ \u00a0])?(?P<unit>[Kk]r|kg|km)\.(?P<gap>[ \u00a0]?)"
    r"(?=(?P<digit>[0-9])|(?<=[ \u00a0])[a-zæøå])"
)
# The rest of a sum: «500», «1 200 000»
_SUM = re.compile(r"[0-9]{0,9}(?:[ \u00a0][0-9]{3}(?![0-9])){0,3}")
# Before «kr.» in «2 mill. kr. 50»: a sum that has been said
_MILLIONS = re.compile(r"(?:mill\.?|mrd\.?|millioner|milliarder|tusen)[ \u00a0]$", re.I)
# «500,-», «kr 1 200,–», «1.200.-»; not «500,-x»
_PRICE_DASH = re.compile(
    r"(?<![\w.,])(?P<kr>kr\.?[ \u00a0]?)?(?P<sum>[0-9]{1,3}(?:[ \u00a0.][0-9]{3}){1,3}|[0-9]{1,9})[,.][-–—]{1,2}(?![\w–—-])"
    r"(?!(?<=\.[-–—])[ \u00a0]?(?:(?:og|eller|til)[ \u00a0])?[0-9]{1,3}\.)"  # not «5.- 10. trinn», «3.- og 4. juni»
)
# «2023,-» may be a year at the end of a phrase
_YEAR = re.compile(r"(?:19|20)[0-9]{2}")
# «2.5»: a text without it has no number with decimals
_POINT = re.compile(r"\.[0-9]")
# What may stand after a number with decimals: «1.5 prosent», «2.75 mill».
_DECIMAL_UNITS = (
    "prosent|prosentpoeng|millioner|millionar|million|mill|milliarder|milliardar|milliard|mrd|kroner|kr|kg|km|kilo|"
    "kilometer|meter|m|cm|mm|liter|l|dl|grader|ganger|gonger|poeng|promille|tonn|hektar|dekar|mål|kW|kWh|MW|GB|MB|TB"
)
# After one decimal alone: «1.5 timer»; «11.30 timer» may be a clock time.
_TIME_UNITS = "timer|timar|time|år|måneder|månader|uker|veker|dager|dagar|minutter|minutt|sekunder|sekund|årsverk"
# «1.5 prosent», «1.5%», «1.5 timer»; not «11.30 timer», «1.5 km/t», «1.5.2»
_DECIMAL = re.compile(
    r"[0-9][0-9]{0,2}\.[0-9]{1,2}"
    rf"(?:(?=[ \u00a0]?[%‰](?!\w)|[ \u00a0](?:{_DECIMAL_UNITS})(?![\w/-]))"
    rf"|(?<=\.[0-9])(?=[ \u00a0](?:{_TIME_UNITS})(?![\w-])))"
)
# The sign before the 1 of «3.1.5 prosent» or «v1.5»: a number of something
_AMOUNT_IN_A_NUMBER = re.compile(r"[\w.,:/-]")
# «punkt 1.5», «versjon 1.5», «kl. 1.5», «Python 3.5»: no number with decimals
_COUNTS_BEFORE_DECIMAL = re.compile(
    r"(?:punkt|pkt\.?|kapittel|kap\.?|avsnitt|versjon|tabell|tabellen|figur|nr\.?|§|kl\.?|del|vedlegg|utgave|klokken|"
    r"klokka|python|php|windows|android|ios|v)[ \u00a0]?$",
    re.I,
)
# «kr 99.50», «kr. 1 200.00»; not «kr 1.200»
_KR_DECIMAL = re.compile(r"(?<!\w)([Kk]r\.?[ \u00a0])([0-9]{1,3}(?:[ \u00a0][0-9]{3}){0,3})\.([0-9]{2})(?![\w.])")


@finding("kr-punktum", signs=("kr.", "Kr.", "kg.", "km."))  # Språkrådet: forkortelser
def _unit_dots(text: str) -> Iterator[RuleMatch]:
    for match in _UNIT_DOT.finditer(text):
        number, unit, digit = match["sum"] or "", match["unit"], match["digit"]
        if digit and number:  # «… er 3 km. 20 personer …»: a new sentence
            continue
        if digit and _MILLIONS.search(text, max(match.start() - 14, 0), match.start()):
            continue
        rest = _SUM.match(text, match.end())
        end = rest.end() if rest else match.end()
        right = f"{number.rstrip()} kroner" if number and unit == "kr" else f"{number}{unit}"
        gap = match["gap"] or " "
        after = f"{gap}{text[match.end() : end]}" if end > match.end() else ""
        stop = end if after else match.end("unit") + 1
        yield RuleMatch(start=match.start(), end=stop, right=f"{right}{after}")


@replacing("kr-strek", _PRICE_DASH, signs=(",-", ",–", ",—", ".-", ".–"))  # Språkrådet: tall, tid og dato
def _price_in_words(match: re.Match[str]) -> str:
    goes_on = match.string[match.end() : match.end() + 2].strip()[:1].islower()
    if not match["kr"] and _YEAR.fullmatch(match["sum"]) and goes_on:
        return ""
    written = match["sum"].replace(".", " ")
    return f"kr {written}" if match["kr"] else f"{written} kroner"


@replacing("desimalpunktum", _DECIMAL)  # Språkrådet: tall, tid og dato
def _with_comma(match: re.Match[str]) -> str:
    before = match.string[max(match.start() - 12, 0) : match.start()]
    is_other = _AMOUNT_IN_A_NUMBER.match(before[-1:]) or _COUNTS_BEFORE_DECIMAL.search(before)
    return "" if is_other else match[0].replace(".", ",")


@replacing("desimalpunktum", _KR_DECIMAL)  # Språkrådet: tall, tid og dato
def _kroner_with_comma(match: re.Match[str]) -> str:
    return f"{match[1]}{match[2]},{match[3]}"


NUMBER_RULES = (
    _from_and_to,
    _between_both,
    _without_slash,
    _with_dot,
    finding("dato-stor-bokstav")(lambda text: chain(_with_small_month.find(text), _in_small_letters.find(text))),
    _unit_dots,
    _price_in_words,
    finding("desimalpunktum", hint=_POINT)(lambda text: chain(_with_comma.find(text), _kroner_with_comma.find(text))),
)
