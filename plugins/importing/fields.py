"""Which words of a text are its fields, each with the words it was read from, and which section is its programme.

Title, summary, day and clock, venue, credits: in lines with labels, in prose, by their style or their place.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date

from lxml import html
from lxml.html import HtmlElement

from content_types.fields import BY_KEY
from content_types.model import ContentKind
from manuscript.model import Line
from norwegian.date_grammar import WrittenDate, date_at
from norwegian.dates import (
    ANY_DASH,
    MONTH,
    WEEKDAY,
    WEEKDAY_OF_WORD,
    Moment,
    real_date,
    typed_moment,
    weekday_name,
)
from programme.model import EventWindow
from programme.parse import find_sections
from programme.times import Conventions, TimeReading, read_time

from .blocks import HEADINGS, SUMMARY, cells_of, is_empty, rows_of
from .model import Fact, LeftOut, WrittenSpan, has_class, is_all_bold, joined, lines_of, text_of

# Days and clock times in prose: «torsdag 12. mars 2027 kl. 08.00–09.30», «12.–13. mars 2027»


# Where a date may begin: «12. mars», «2027-03-12»; not the 3 of «13», nor within «10.12.2027» or «A4»
_MAY_BEGIN = re.compile(r"(?<![\w.,/:-])(?=[0-9])")
# «12.–» of «12.–13. mars», «fredag 12. og lørdag » of «fredag 12. og lørdag 13. mars»
_FIRST_DAY = re.compile(
    rf"(?<![\w.])(?:{WEEKDAY}\.?\s+)?([0-9]{{1,2}})\.?\s?(?:{ANY_DASH}|til|og)\s?(?:{WEEKDAY}\.?\s+)?$", re.IGNORECASE
)
# «torsdag », «Tors. den »
_WEEKDAY_BEFORE = re.compile(rf"(?<!\w)({WEEKDAY})\.?,?\s+(?:den\s+)?$", re.IGNORECASE)
# What may stand between a day and its clock time, «, kl.», « fra kl. », « – »
_BETWEEN = re.compile(r"[\s,.:;|(]*(?:[-–—]\s*)?")
# A clock time a little later in the same sentence: « på Eksempelhuset kl. 9»
_LATER_CLOCK = re.compile(r"[^.!?0-9\n]{0,60}?(?<!\w)(?=kl(?:okken|okka)?[. :]{0,2}[0-9])", re.IGNORECASE)
# A clock time just before the day: «kl. 9–11 torsdag 12. mars»
_EARLIER_CLOCK = re.compile(
    r"(?<!\w)kl(?:okken|okka)?[. :]{0,2}[0-9][0-9.:\s–—-]{0,20}[\s,]*(?:den\s)?$", re.IGNORECASE
)
_TO = re.compile(rf"[\s,)]*(?:{ANY_DASH}|til|og)\s*(?:{WEEKDAY}\.?,?\s+)?(?:den\s+)?", re.IGNORECASE)
# The «23» of «kl. 10.00 – 23», and the « – » before it
_LAST_NUMBER = re.compile(r"[0-9]{1,2}$")
_DASH_LAST = re.compile(rf"\s*(?:{ANY_DASH}|til)\s*$")
_MONTH_LETTERS = re.compile(r"[^\W\d_]{3}")
_LONGEST_TEXT = 200_000


def spans_in(text: str, today: date) -> Iterator[WrittenSpan]:
    """Yield the days written in *text*, with their clock times; a year left out is that of the next such day."""
    text = text[:_LONGEST_TEXT]
    at = 0
    while found := _MAY_BEGIN.search(text, at):
        written = date_at(text, found.start())
        if written is None or not _is_date(text, found.start(), written):
            at = found.start() + 1
            continue
        span, at = _span(text, found.start(), written, today)
        if span:
            yield span


def clock_in(text: str) -> TimeReading | None:
    """Return the clock time *text* begins with."""
    read = read_time(text, 0, Conventions(bare_hours=True))
    return read if isinstance(read, TimeReading) else None


def _is_date(text: str, at: int, written: WrittenDate) -> bool:
    """Tell whether a date is one beyond doubt: with a year, or with the name of a month."""
    return not written.may_be_clock and (
        written.year is not None or bool(_MONTH_LETTERS.search(text[at : written.end]))
    )


def _span(text: str, at: int, written: WrittenDate, today: date) -> tuple[WrittenSpan | None, int]:
    to = _TO.match(text, written.end) if written.year is None else None
    if to and (following := date_at(text, to.end())):  # «12. mars og 13. mars 2027»
        written = replace(written, year=following.year)
    weekday = _WEEKDAY_BEFORE.search(text[max(0, at - 30) : at])
    begins = at - len(weekday[0]) if weekday else at
    day = _day(written, today)
    if day is None:
        return None, written.end
    first = _FIRST_DAY.search(text[max(0, at - 40) : at])
    first_day = real_date(int(first[1]), written.month, day.year) if first else None
    clock = _clock_after(text, written.end)
    end = clock.end if clock else written.end
    clock = clock or _clock_before(text, begins)
    starts = Moment(day=first_day or day, minute=clock.starts if clock else None)
    ends = Moment(day=day, minute=clock.ends) if clock and clock.ends is not None else None
    if first and first_day and first_day < day:
        begins = min(begins, at - len(first[0]))
        starts, ends = (starts, ends) if ends else (Moment(day=first_day), Moment(day=day))
    elif last := _last_day(text, end, starts, today):
        ends, end = last
    doubt = _doubt(text[begins:end], day, written, weekday[1] if weekday else "")
    return WrittenSpan(starts=starts, ends=ends, words=" ".join(text[begins:end].split()), doubt=doubt), end


def _day(written: WrittenDate, today: date) -> date | None:
    if written.year is not None:
        return real_date(written.day, written.month, written.year)
    this, following = (real_date(written.day, written.month, year) for year in (today.year, today.year + 1))
    return this if this and this >= today else following


def _clock_after(text: str, at: int) -> TimeReading | None:
    for found in filter(None, (_BETWEEN.match(text, at), _LATER_CLOCK.match(text, at))):
        offset = found.end()
        read = read_time(text, offset, Conventions()) if date_at(text, offset) is None else None
        if isinstance(read, TimeReading):
            return _without_day(text, offset, read)
    return None


def _without_day(text: str, at: int, read: TimeReading) -> TimeReading:
    """Return a clock time without the end that is the day after the dash: «kl. 10.00 – 23. april»."""
    number = _LAST_NUMBER.search(text, at, read.end)
    following = date_at(text, number.start()) if number and read.ends is not None else None
    if number is None or following is None or not _is_date(text, number.start(), following):
        return read
    before = _DASH_LAST.sub("", text[at : number.start()])
    return replace(read, ends=None, end=at + len(before))


def _clock_before(text: str, at: int) -> TimeReading | None:
    start = max(0, at - 40)
    before = _EARLIER_CLOCK.search(text[start:at])
    read = read_time(text, start + before.start(), Conventions()) if before else None
    return read if isinstance(read, TimeReading) else None


def _last_day(text: str, at: int, starts: Moment, today: date) -> tuple[Moment, int] | None:
    """Return the second of two days, with its clock time, and where it ends."""
    to = _TO.match(text, at)
    written = date_at(text, to.end()) if to else None
    if to is None or written is None or written.may_be_clock:
        return None
    day = _day(written, starts.day)
    if day is None or day < starts.day:
        return None
    clock = _clock_after(text, written.end) if starts.minute is not None else None
    if starts.minute is not None and clock is None:
        return None
    return Moment(day=day, minute=clock.starts if clock else None), clock.end if clock else written.end


def _doubt(words: str, day: date, written: WrittenDate, weekday: str) -> str:
    shown = " ".join(words.split())
    if weekday and WEEKDAY_OF_WORD.get(weekday.casefold(), day.weekday()) != day.weekday():
        return f"«{shown}»: {typed_moment(Moment(day=day))} er en {weekday_name(day, 'nb')}. Se etter hva som er rett."
    if written.year is None:
        return f"«{shown}» har ikke noe årstall. Det er lest som {day.year}."
    return ""


# Lines that say themselves which field they are: «Starter: 23. mars 2023, 11:30», «Sted: Eksempelhuset»


# A label, and the field it is; the first four are times and may share a line
WHEN, DAY, CLOCK, END = "når", "dato", "tid", "slutter"
LABELS: dict[str, str] = {
    # «Starter: 23. mars 2023, 11:30», «Når: torsdag 12. mars 2027 kl. 9», «Tid og sted: …» is left to a person
    **dict.fromkeys(("starter", "start", "begynner", "når", "tidspunkt", "dato og tid", "tid og dato", "date"), WHEN),
    **dict.fromkeys(("dato", "dag"), DAY),
    **dict.fromkeys(("tid", "klokkeslett", "klokka", "kl", "time"), CLOCK),
    **dict.fromkeys(("slutter", "slutt", "end"), END),
    # «Sted: Eksempelhuset, Testbyen»
    **dict.fromkeys(("sted", "hvor", "stad", "kvar", "møtested", "lokale", "venue"), "sted"),
    # «Påmelding: https://pamelding.example/», «Påmeldingsfrist: 10. mars 2027»
    **dict.fromkeys(("påmelding", "meld deg på", "påmelding her"), "påmelding"),
    **dict.fromkeys(("påmeldingsfrist", "svarfrist", "frist", "frist for påmelding"), "påmeldingsfrist"),
    # «Pris: Gratis», «Plasser: ca. 40», «For hvem: Ansatte i kommunen»
    **dict.fromkeys(("pris", "kostnad"), "pris"),
    **dict.fromkeys(("plasser", "antall plasser"), "plasser"),
    **dict.fromkeys(("målgruppe", "for hvem", "hvem"), "målgruppe"),
    # «Kontakt: Kari Nordmann, kari@testbyen.example», «Arrangør: Testbyen kommune»
    **dict.fromkeys(("kontakt", "kontaktperson"), "kontakt"),
    **dict.fromkeys(("arrangør", "arrangører"), "arrangører"),
    **dict.fromkeys(("tilgjengelighet", "universell utforming"), "tilgjengelighet"),
    # «Teams: lenke sendes påmeldte»
    **dict.fromkeys(("digitalt", "nettmøte", "teams", "zoom"), "digitalt"),
    # In articles: «Publisert: 3. desember 2026», «Skrevet av: Kari Nordmann»
    **dict.fromkeys(("publisert", "published"), "publisert"),
    **dict.fromkeys(("sist oppdatert", "oppdatert", "sist endret"), "oppdatert"),
    **dict.fromkeys(("forfatter", "skrevet av", "journalist"), "forfatter"),
    "ingress": "ingress",
}
# «Starter: 23. mars», «Sted:», «Sist oppdatert 3. mars 2027» is none; not «Se: …», whose word is no label
_LABELLED = re.compile(r"(?P<label>[^\W\d_][^:\n]{1,24}?)\s*:\s*(?P<value>.*)", re.DOTALL)
_LONGEST_VALUE = 300
TAKEN = "data-taken"  # on what has become a field
_GROUP = "data-group"  # on the lines of one paragraph, while it is divided


@dataclass(frozen=True, slots=True, kw_only=True)
class Labelled:
    """A line with a label."""

    label: str  # one of the values of LABELS
    value: str
    words: str  # all of the line
    elements: tuple[HtmlElement, ...]  # what is taken away with it

    @property
    def link(self) -> str:
        """The first address it holds; empty: none."""
        return next((link.get("href") or "" for element in self.elements for link in element.iter("a")), "")

    def take(self) -> None:
        for element in self.elements:
            element.set(TAKEN, "")


def labelled_lines(blocks: Iterable[HtmlElement]) -> Iterator[Labelled]:
    """Yield the lines of *blocks* with a label, in order; «Sted:» alone is said of the line below it."""
    lines = _lines(blocks)
    for element, words in lines:
        label, value = _label(words), words.partition(":")[2].strip()
        elements: tuple[HtmlElement, ...] = (element,)
        if label and not value and element.tag == "p":
            below, value = next(lines, (element, ""))
            value = "" if _label(value) else value
            words, elements = f"{words} {value}", (element, below)
        if label and value and len(value) <= _LONGEST_VALUE:
            yield Labelled(label=label, value=value, words=words, elements=elements)


def _label(text: str) -> str:
    found = _LABELLED.fullmatch(text)
    return LABELS.get(" ".join(found["label"].casefold().split()), "") if found else ""


def _lines(blocks: Iterable[HtmlElement]) -> Iterator[tuple[HtmlElement, str]]:
    """Yield each line that stands by itself: a paragraph, an item without others in it, a row of two cells."""
    for block in blocks:
        if block.tag == "p":
            yield block, text_of(block)
        elif block.tag in ("ul", "ol"):
            for item in block.iter("li"):
                if item.find(".//ul") is None and item.find(".//ol") is None:
                    yield item, text_of(item)
        elif block.tag == "table":
            for row in rows_of(block):
                cells = [text_of(cell) for cell in cells_of(row)]
                if len(cells) == 2 and cells[0]:
                    yield row, f"{cells[0].rstrip(': ')}: {cells[1]}"


# A paragraph of several lines, «Tid: …<br>Sted: …», while its lines are judged one by one


def divide(blocks: Iterable[HtmlElement]) -> list[HtmlElement]:
    """Return *blocks* with each paragraph that has a label first on one of its lines as a paragraph a line."""
    divided: list[HtmlElement] = []
    for number, block in enumerate(blocks):
        lines = lines_of(block) if block.tag == "p" and block.find("br") is not None else []
        if any(_label(text_of(line)) for line in lines):
            for line in lines:
                line.set(_GROUP, str(number))
            divided += lines
        else:
            divided.append(block)
    return divided


def rejoin(blocks: Iterable[HtmlElement]) -> list[HtmlElement]:
    """Return *blocks* without what was taken, and with the lines that are left of a paragraph as one."""
    kept = []
    for block in (block for block in blocks if TAKEN not in block.attrib):
        for inner in block.xpath(f".//*[@{TAKEN}]"):
            inner.drop_tree()
        if block.tag not in ("ul", "ol", "table") or not is_empty(block):
            kept.append(block)
    together = itertools.groupby(kept, lambda line: line.attrib.pop(_GROUP, ""))
    return [block for group, lines in together for block in ([joined(lines)] if group else lines)]


def bare_headings(blocks: Iterable[HtmlElement]) -> list[HtmlElement]:
    """Return the headings with nothing under them, not so much as a heading of a lower level."""
    pairs = itertools.pairwise([*blocks, None])
    return [
        heading
        for heading, below in pairs
        if heading is not None and heading.tag in HEADINGS
        if below is None or (below.tag in HEADINGS and below.tag <= heading.tag)
    ]


# The title


LONGEST_TITLE = 160  # characters
SHORTEST_SUMMARY = 40  # of a paragraph all in bold
# «Tekst og foto: Testavisa», «Foto: Kari Nordmann», «Tekst/foto: K. Nordmann»; not «Teksten: …»
_CREDIT_WORD = r"(?:tekst|foto|fotograf|bilde|bilder|illustrasjon|ill\.|video|film|journalist)"
CREDITS = re.compile(rf"{_CREDIT_WORD}(?:\s*(?:og|/|,|&)\s*{_CREDIT_WORD})*\s*:\s*\S.{{,140}}", re.IGNORECASE)
# «Av Kari Nordmann», «Skrevet av Kari Nordmann og Ola Nordmann»; not «Av og til …»
BYLINE = re.compile(
    r"(?:av|skrevet av|by)\s+(?P<name>[A-ZÆØÅ][\w.-]+(?:\s+(?:og\s+)?[A-ZÆØÅ][\w.-]+){1,5})", re.IGNORECASE
)
_NAMES = re.compile(
    r"[A-ZÆØÅ][\w.-]+(?:\s+[A-ZÆØÅ][\w.-]+){1,3}(?:\s+og\s+[A-ZÆØÅ][\w.-]+(?:\s+[A-ZÆØÅ][\w.-]+){1,3})?"
)
# «Hei!», «Kjære alle,», «God dag»; not «Heisen er i ustand»
GREETING = re.compile(r"(?:hei|hallo|heisann|kjære|god (?:dag|morgen))\b[^.:]{0,40}", re.IGNORECASE)
_LAST_BYLINE = 4  # blocks from the top
# «kari@testbyen.example»
EMAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
ADDRESS = re.compile(r"https?://\S+")
_MAIL_TO = re.compile(r"^mailto:([^?]*).*", re.DOTALL)  # «mailto:kari@testbyen.example?subject=Påmelding»

TIMES = frozenset({WHEN, DAY, CLOCK, END})
DATED = frozenset({"påmeldingsfrist", "publisert", "oppdatert"})


@dataclass(slots=True)
class Known:
    """What is known of a text so far."""

    facts: dict[str, Fact]
    remarks: list[str]
    left_out: list[LeftOut]
    kind: ContentKind = ContentKind.ARTICLE
    why: str = ""  # it is taken for that

    def add(self, fact: Fact) -> None:
        if fact.value:
            self.facts.setdefault(fact.key, fact)

    def knows(self, key: str, value: str, words: str) -> bool:
        """Tell whether a field is what a line says: it is so from now on, or was so already; not when it is another."""
        known = self.facts.get(key)
        if known is None:
            self.facts[key] = Fact(key=key, value=value, source=words, where="linjen")
            return True
        if known.value == value:
            self.facts[key] = replace(known, source=f"{known.source} / {words}")
        return known.value == value


def take_title(blocks: list[HtmlElement], given: Fact | None, name: str) -> Fact:
    """Return the title, and take it out of *blocks*: its first heading of the first level, or what is *given*."""
    first = next((block for block in blocks if block.tag == "h1" and text_of(block)), None)
    if first is not None:
        blocks.remove(first)
        return Fact(key="tittel", value=text_of(first), source=text_of(first), where="overskriften")
    if given:
        same = next((block for block in blocks[:6] if text_of(block) == given.value), None)
        if same is not None:
            blocks.remove(same)
        return given
    words = text_of(blocks[0]) if blocks and blocks[0].tag in ("p", *HEADINGS) else ""
    is_sentence = words.endswith((".", ":", ",")) or GREETING.fullmatch(words)
    if 0 < len(words) <= LONGEST_TITLE and not is_sentence:
        del blocks[0]
        return Fact(key="tittel", value=words, source=words, where="den første linjen")
    return Fact(key="tittel", value=name, source=name, where="filnavnet")


# Summary, credits and author


def take_summary(blocks: list[HtmlElement], found: Known) -> None:
    """Take a summary that is marked as one: by its style, or all in bold right under the title."""
    marked = next((block for block in blocks if block.tag == "p" and has_class(block, {SUMMARY})), None)
    where = "avsnittet med ingressens stil"
    if marked is None and len(blocks) > 1 and blocks[0].tag == "p" and is_all_bold(blocks[0], SHORTEST_SUMMARY):
        marked, where = blocks[0], "det første avsnittet, som er uthevet"
    if marked is not None and "ingress" not in found.facts and marked.find(".//a") is None:
        blocks.remove(marked)
        found.add(Fact(key="ingress", value=text_of(marked), source=text_of(marked), where=where))


def add_summary(given: Fact | None, blocks: list[HtmlElement], found: Known) -> None:
    """Take the summary a page gives others, unless the text has one, or begins with the same words."""
    if given is None:
        return
    same = next((block for block in blocks if text_of(block) == given.value), None)
    begins = given.value.rstrip(" .…[]")[:SHORTEST_SUMMARY]
    if "ingress" in found.facts or (same is None and any(text_of(block).startswith(begins) for block in blocks)):
        found.left_out.append(LeftOut(where=given.where, words=given.source))
        return
    if same is not None:
        blocks.remove(same)
    found.add(given)


def take_credits(blocks: list[HtmlElement], found: Known) -> None:
    """Take the lines that say whose the text and the pictures are."""
    lines = [block for block in blocks if block.tag == "p" and CREDITS.fullmatch(text_of(block))]
    written = [text_of(line) for line in lines]
    for line in lines:
        blocks.remove(line)
    found.add(Fact(key="kreditering", value=". ".join(written), source=" / ".join(written), where="linjen"))
    for block in blocks[:_LAST_BYLINE]:
        byline = BYLINE.fullmatch(text_of(block)) if block.tag == "p" else None
        if byline and _NAMES.fullmatch(byline["name"]) and "forfatter" not in found.facts:
            blocks.remove(block)
            found.add(Fact(key="forfatter", value=byline["name"], source=text_of(block), where="linjen"))
            return


# Lines with labels


def take_labelled(blocks: list[HtmlElement], found: Known, today: date) -> None:
    """Take the lines that say which field they are, where the site can read what they say."""
    times: dict[str, Labelled] = {}
    for line in labelled_lines(blocks):
        if line.label in TIMES and found.kind is ContentKind.EVENT:
            times.setdefault(line.label, line)
        elif line.label in BY_KEY and found.kind in BY_KEY[line.label].kinds:
            value, doubt = _value(line, today)
            if value and found.knows(line.label, value, line.words):
                line.take()
                found.remarks += [doubt] if doubt else []
    _take_times(times, found, today)


def _value(line: Labelled, today: date) -> tuple[str, str]:
    """Return what a line says as the field is written, and what is to be doubted in it; nothing where it says none."""
    if line.label in DATED:
        span = next(spans_in(line.value, today), None)
        return (span.starts_value, span.doubt) if span else ("", "")
    if line.label in ("påmelding", "digitalt"):
        found = ADDRESS.search(line.value) or EMAIL.search(line.value)
        return _MAIL_TO.sub(r"\1", line.link) or (found[0].rstrip(".,;)") if found else line.value), ""
    return line.value, ""


def _take_times(times: dict[str, Labelled], found: Known, today: date) -> None:
    """Read «Starter», «Dato», «Tid» and «Slutter» together."""
    dated = times.get(WHEN) or times.get(DAY) or times.get(CLOCK)
    span = next(spans_in(dated.value, today), None) if dated else None
    if dated is None or span is None:
        return
    used = [dated]
    clock = times.get(CLOCK)
    read = clock_in(clock.value) if clock and clock is not dated and span.starts.minute is None else None
    if clock and read:
        used.append(clock)
        ends = Moment(day=span.starts.day, minute=read.ends) if read.ends is not None else None
        span = replace(span, starts=replace(span.starts, minute=read.starts), ends=ends)
    end = times.get(END)
    last = _end(end.value, span, today) if end else None
    if end and last:
        used.append(end)
        span = replace(span, ends=last)
    used += [line for line in (times.get(DAY), times.get(CLOCK)) if line and _says_day_alone(line, used, span, today)]
    words = " / ".join(line.words for line in used)
    if "starter" not in found.facts:
        _add_span(span, words, "linjen" if len(used) == 1 else "linjene", found)
    elif not _agree(span, found):
        found.remarks.append(f"Teksten sier også «{words}». Se etter hva som er rett.")
        return
    else:
        found.knows("starter", found.facts["starter"].value, words)
    for line in used:
        line.take()


def _says_day_alone(line: Labelled, used: list[Labelled], span: WrittenSpan, today: date) -> bool:
    """Tell whether a line that is not yet used says the day once more, and nothing else."""
    again = next(spans_in(line.value, today), None) if line not in used else None
    return again is not None and again.starts.day == span.starts.day and again.starts.minute is None


def _agree(span: WrittenSpan, found: Known) -> bool:
    """Tell whether a time in the text is the one that is known, or less than that."""
    starts, ends = found.facts["starter"].value, found.facts.get("slutter")
    is_same_start = starts == span.starts_value or starts.startswith(f"{span.starts_value} kl.")
    return is_same_start and (not span.ends_value or (ends is not None and ends.value == span.ends_value))


def _end(value: str, span: WrittenSpan, today: date) -> Moment | None:
    written = next(spans_in(value, today), None)
    if written:
        return written.starts
    clock = clock_in(value)
    return Moment(day=span.starts.day, minute=clock.starts) if clock and span.starts.minute is not None else None


def _add_span(span: WrittenSpan, words: str, where: str, found: Known) -> None:
    for fact in span.facts(words, words, where):
        found.add(fact)
    found.remarks += [span.doubt] if span.doubt else []


# Days in prose


MOST_OTHER_DAYS = 10


def find_time_in_prose(texts: Iterable[str], found: Known, today: date) -> None:
    """Read when an event is from its prose, which stays as it is: the first day with a clock time, else the first."""
    spans = [span for text in texts for span in spans_in(text, today)]
    chosen = next((span for span in spans if span.starts.minute is not None), spans[0] if spans else None)
    if chosen is None:
        return
    _add_span(chosen, chosen.words, "teksten", found)
    first, last = chosen.starts.day, (chosen.ends or chosen.starts).day
    others = dict.fromkeys(f"«{span.words}»" for span in spans if not first <= span.starts.day <= last)
    if others:
        shown = ", ".join(itertools.islice(others, MOST_OTHER_DAYS))
        found.remarks.append(f"Teksten nevner også {shown}. Se etter at starter og slutter er rett.")


def publication_day(found: Known, today: date) -> date:
    """Return when the text is to be published: when it was, or today; never after the event it tells of."""
    days = {
        key: span.starts.day
        for key in ("publisert", "starter")
        if key in found.facts and (span := next(spans_in(found.facts[key].value, today), None))
    }
    return min(days.get("publisert", today), days.get("starter", date.max))


# The section that is a programme: its heading found, or put in above its rows


FEWEST_ROWS = 3  # lines that begin with a time, where no heading says «Program»
_LOOKED_AHEAD = 4  # blocks below a line that says «Program»
_LONGEST_HEADING = 80
# «Torsdag», «Torsdag 12. mars», «12. mars», «Dag 2»
_DAY = re.compile(rf"(?:{WEEKDAY}\b.*|(?:den )?[0-9]{{1,2}}\. ?{MONTH}\b.*|dag [0-9])", re.IGNORECASE)
TITLE = "Program"


def find_programme(blocks: list[HtmlElement], day: date) -> tuple[HtmlElement | None, str]:
    """Return the heading of the programme, made one where it only looked like it; and what a person should know."""
    for index, block in enumerate(blocks):
        if block.tag not in ("p", *HEADINGS) or not _is_title(text_of(block), day):
            continue
        below = blocks[index + 1 :]
        if block.tag == "p" and not any(one.tag == "table" or _rows_in(one) for one in below[:_LOOKED_AHEAD]):
            continue
        level = int(block.tag[1]) if block.tag in HEADINGS else 2
        words = text_of(block).rstrip(": ")
        del block[:]
        block.tag, block.text = f"h{level}", words
        _sink_days(below, level)
        return block, ""
    rows = [index for index, block in enumerate(blocks) for _ in range(_rows_in(block))]
    if len(rows) < FEWEST_ROWS:
        return None, ""
    at = rows[0] - 1 if rows[0] and _DAY.fullmatch(text_of(blocks[rows[0] - 1])) else rows[0]
    heading = html.Element("h2")
    heading.text = TITLE
    first = text_of(blocks[rows[0]])[:60]
    blocks.insert(at, heading)
    _sink_days(blocks[at + 1 :], 2)
    return heading, f"Overskriften «{TITLE}» er satt inn over «{first}», der klokkeslettene begynner."


def section_of(blocks: list[HtmlElement], heading: HtmlElement | None) -> list[HtmlElement]:
    """Return the blocks of the programme, from its heading to the next of its level."""
    if heading is None:
        return []
    below = blocks[blocks.index(heading) + 1 :]
    ends = HEADINGS[: HEADINGS.index(heading.tag) + 1]
    return [heading, *itertools.takewhile(lambda block: block.tag not in ends, below)]


def _is_title(words: str, day: date) -> bool:
    if not 0 < len(words) <= _LONGEST_HEADING:
        return False
    lines = [Line(number=1, text=f"## {words}")]
    sections, _ = find_sections(lines, file="", window=EventWindow(first_day=day, last_day=day))
    return bool(sections.programme)


def _rows_in(block: HtmlElement) -> int:
    """Return how many lines of *block* begin with a clock time."""
    lines = lines_of(block) if block.tag == "p" else block.iter("li") if block.tag in ("ul", "ol") else ()
    return sum(clock_in(text_of(line)) is not None for line in lines)


def _sink_days(below: list[HtmlElement], level: int) -> None:
    """Let the headings of days stand under the programme's, also where they were written beside it."""
    for block in below:
        if block.tag in HEADINGS and int(block.tag[1]) <= level:
            if not _DAY.fullmatch(text_of(block)):
                return
            block.tag = f"h{level + 1}"
