"""What a file says made drafts: fields above the text, pictures beside it, and a report of what a person should know."""

from __future__ import annotations

import functools
import itertools
import posixpath
import re
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from lxml.html import HtmlElement

from content_types.content_files import MOST_OCTETS
from content_types.fields import BY_KEY
from content_types.model import ContentKind
from content_types.new_files import free_slug, header, known_as
from content_types.timing import hours_of
from manuscript.decoding import is_commanding
from manuscript.model import Line
from manuscript.problem import enumerated, quoted
from norwegian.date_grammar import read_moment
from norwegian.dates import Moment, typed_date, typed_moment, write_clock
from norwegian.letters import nfc
from norwegian.numbers import file_size
from programme.model import EventWindow
from programme.parse import find_sections, parse

from . import fields
from .blocks import HEADINGS, LAST_IN_PROGRAMME, LEFT_OUT, UNMARKED, blocks_of, close_levels, settle
from .fields import Known
from .markdown import SavedPictures, markdown_of, notes_of, settle_links, take_footnotes
from .model import INSIDE_WORDS, Draft, Drafts, Fact, ImportingError, LeftOut, Reading, Readings, text_of

MOST_ELEMENTS = 30_000  # paragraphs, cells, items and links of one page
SAID_OF = {ContentKind.ARTICLE: "artikkel", ContentKind.EVENT: "arrangement", ContentKind.PAGE: "fast side"}
# What a person may call what he wants
KINDS = {
    "": None,
    **{word: kind for kind in (ContentKind.ARTICLE, ContentKind.EVENT) for word in (kind.name.lower(), SAID_OF[kind])},
}


def drafts_of(
    path: Path,
    read: Readings,
    *,
    kind: str,
    today: date,
    taken: Callable[[ContentKind], Collection[str]],
    there: Callable[[], Mapping[str, str]] = dict,
) -> Drafts:
    """Return the drafts of what was *read* from *path*.

    *taken* gives the names no new file of a kind can have, *there* the files by their old addresses and what else they
    are known as.

    Raises:
        ImportingError: what is asked for is no kind, or there is nothing to make a draft of.
    """
    if kind not in KINDS:
        raise ImportingError(f"{quoted(kind)} er ikke noe en tekst kan hentes som. Skriv «article» eller «event».")
    if kind and any(reading.kind for reading in read.readings):
        raise ImportingError("En eksport fra WordPress sier selv hva hver side er. Skriv kommandoen uten «--as».")
    if not read.readings:
        raise ImportingError(" ".join(["Filen har ingen sider, innlegg eller arrangementer.", *read.remarks]))
    names = functools.cache(lambda each: [*taken(each)])
    made: list[Draft] = []
    moved: dict[str, str] = {}
    remarks = list(read.remarks)
    before = there() if any(reading.kind for reading in read.readings) else {}
    for reading in read.readings:
        facts = {fact.key: fact.value for fact in reversed(reading.facts)}  # of two the first counts
        here = before.get(facts.get("gamle-adresser") or known_as(reading.kind or "", facts), "")
        if here:
            remarks.append(
                f"Er hentet før, og er latt være: {reading.address or quoted(facts['tittel'])} er content/{here}."
            )
            moved[reading.address.rstrip("/")] = here
            continue
        try:
            _assert_size(reading)
            draft = draft_of(reading, Wish(today=today, name=path.stem, taken=names, kind=KINDS[kind]))
        except ImportingError as error:
            if not reading.kind:
                raise
            remarks.append(f"Er ikke hentet: {reading.address or path.name}. {error}")
            continue
        names(draft.kind).append(draft.name)
        made.append(draft)
        if reading.kind and reading.address:
            moved[reading.address.rstrip("/")] = draft.source.as_posix()
    return Drafts(drafts=tuple(_linked(draft, moved) for draft in made), remarks=tuple(remarks))


def _assert_size(reading: Reading) -> None:
    """Refuse what has nothing to read, and what is more than a page here can hold."""
    if not reading.text.strip() and next(reading.root.iter("img"), None) is None:
        raise ImportingError("Filen har ingen tekst. Er den et bilde av en tekst, må den skrives av.")
    octets = len(reading.text.encode())
    if octets > MOST_OCTETS:
        raise ImportingError(
            f"Teksten er for lang: {file_size(octets)}. En side her kan være på høyst {file_size(MOST_OCTETS)}. Del den."
        )
    if sum(1 for _ in itertools.islice(reading.root.iter(), MOST_ELEMENTS + 1)) > MOST_ELEMENTS:
        raise ImportingError("Teksten har for mange avsnitt og ruter til å være én side. Del den.")


# The address of a link in Markdown: «](https://testbyen.example/frokost/)»
_LINK = re.compile(r"\]\((https?://[^\s()#?]+)\)")


def _linked(draft: Draft, moved: Mapping[str, str]) -> Draft:
    """Return *draft* with its links to texts that came along leading to their files here."""
    if not moved:
        return draft

    text = draft.files[draft.name].decode()
    for link in set(_LINK.findall(text)):
        if target := moved.get(link.rstrip("/")):
            text = text.replace(f"]({link})", f"]({posixpath.relpath(target, draft.kind)})")
    return replace(draft, files={**draft.files, draft.name: text.encode()})


LONGEST_HEADING = 60  # characters
MOST_SHOWN = 10
FEWEST_LABELS = 2  # of an event's, when none of them is a time
# Labels that only an event has
OF_EVENTS_ALONE = frozenset(
    {fields.WHEN, fields.DAY, fields.CLOCK, fields.END, "sted", "påmelding", "påmeldingsfrist", "pris", "plasser"}
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """What is wanted of a draft, and what is known where it is to lie."""

    today: date
    name: str  # of the file it was made of, without its ending
    taken: Callable[[ContentKind], Collection[str]]  # names no new file of a kind can have
    kind: ContentKind | None = None  # None: as the text itself says


def draft_of(reading: Reading, wish: Wish) -> Draft:
    """Return the draft a file gives."""
    settle(reading.root, reading.styles)
    notes = take_footnotes(reading.root)
    blocks = blocks_of(reading.root)
    found = Known({}, list(reading.remarks), list(reading.left_out))
    given: dict[str, Fact] = {}
    for fact in reading.facts:
        if fact.value:
            given.setdefault(fact.key, fact)
    found.add(fields.take_title(blocks, given.pop("tittel", None), wish.name))
    if found.facts["tittel"].where == "filnavnet":
        found.remarks.append("Fant ingen tittel, så filnavnet er brukt. Skriv en.")
    blocks = fields.divide(blocks)
    programme, remark = fields.find_programme(blocks, wish.today)
    found.kind, found.why = _kind(blocks, programme, given, reading, wish)
    if found.kind is ContentKind.EVENT:
        found.remarks += [remark] if remark else []
    elif remark and programme is not None:
        blocks.remove(programme)
        programme = None
    summary = given.pop("ingress", None)
    for fact in given.values():
        if found.kind in BY_KEY[fact.key].kinds:
            found.add(fact)
        else:
            found.left_out.append(LeftOut(where=f"feltet «{fact.key}», som ikke finnes her", words=fact.source))
    blocks = _read_fields(blocks, programme, found, reading.written or wish.today)
    fields.add_summary(summary, blocks, found)
    close_levels(blocks, programme)
    return _written(blocks, notes, found, reading, wish)


def _kind(
    blocks: list[HtmlElement], programme: HtmlElement | None, given: Mapping[str, Fact], reading: Reading, wish: Wish
) -> tuple[ContentKind, str]:
    """Return what a text is, and why it is taken for that."""
    if wish.kind:
        return wish.kind, "slik du ba om"
    if reading.kind:
        return reading.kind, "slik den var i WordPress"
    if "starter" in given:
        return ContentKind.EVENT, f"fordi filen sier når det starter: «{given['starter'].source}»"
    outside = _outside(blocks, programme)
    labels = [line for line in fields.labelled_lines(outside) if line.label in OF_EVENTS_ALONE]
    times = [line for line in labels if line.label in (fields.WHEN, fields.DAY, fields.END)]
    if times:
        return ContentKind.EVENT, f"fordi det står «{times[0].words}»"
    if len({line.label for line in labels}) >= FEWEST_LABELS:
        return ContentKind.EVENT, f"fordi det står «{labels[0].words}» og «{labels[1].words}»"
    if programme is not None:
        return ContentKind.EVENT, f"fordi det har et program: «{text_of(programme)}»"
    return ContentKind.ARTICLE, "fordi det verken har tid, påmelding eller program"


def _outside(blocks: list[HtmlElement], programme: HtmlElement | None) -> list[HtmlElement]:
    inside = set(fields.section_of(blocks, programme))
    return [block for block in blocks if block not in inside]


def _read_fields(
    blocks: list[HtmlElement], programme: HtmlElement | None, found: Known, asof: date
) -> list[HtmlElement]:
    """Read the fields as they were meant on the day *asof*, and return the blocks without the lines that are fields now."""
    outside = _outside(blocks, programme)
    bare = fields.bare_headings(blocks)
    fields.take_labelled(outside, found, asof)
    blocks = fields.rejoin(blocks)
    for heading in fields.bare_headings(blocks):
        if heading not in bare:  # over lines that are fields now
            blocks.remove(heading)
            found.left_out.append(LeftOut(where="overskriften over linjer som ble felter", words=text_of(heading)))
    fields.take_summary(blocks, found)
    if found.kind is ContentKind.ARTICLE:
        fields.take_credits(blocks, found)
    if found.kind is ContentKind.EVENT and "starter" not in found.facts:
        inside = fields.section_of(blocks, programme)
        prose = [found.facts["tittel"].value, *map(text_of, _outside(blocks, programme)), *map(text_of, inside)]
        fields.find_time_in_prose(prose, found, asof)
    return blocks


# The text, and what stands beside it


def _written(
    blocks: list[HtmlElement], notes: list[tuple[str, HtmlElement]], found: Known, reading: Reading, wish: Wish
) -> Draft:
    kind = found.kind
    note_blocks = [(label, blocks_of(note)) for label, note in notes]
    everything = [*blocks, *(block for _, inner in note_blocks for block in inner)]
    day = _day(found, wish.today)
    slug = _slug(found, day, wish)
    pictures = SavedPictures(slug, reading.pictures, reading.address)
    _add_lead(reading.lead, pictures, found)
    pictures.settle(everything)
    heads = [words for block in blocks if (words := block.attrib.pop(LEFT_OUT, ""))]
    found.left_out += [LeftOut(where="overskriftene i programtabellen", words=words) for words in heads]
    found.left_out += settle_links(everything, reading.address)
    found.remarks += [*_on_tables(blocks), *_on_programme(blocks), *_on_headings(blocks)]
    body = "\n\n".join(filter(None, [markdown_of(blocks), notes_of(note_blocks)]))
    if kind is ContentKind.EVENT and day:
        _add_hours(body, day, found)
    name = f"{day.isoformat()}-{slug}.md" if day else f"{slug}.md"
    values = {key: fact.value for key, fact in found.facts.items()}
    if kind is not ContentKind.PAGE:
        values["publisert"] = typed_date(fields.publication_day(found, wish.today))
    text = f"{header(kind, values)}{body}\n"
    named = [*(fact.source for fact in found.facts.values()), *(one.words for one in found.left_out)]
    named += [described for described, _ in pictures.unfit]
    if lost := _lost_words(reading.text, [text, *named]):  # whatever went wrong on the way, they are named
        found.left_out.append(LeftOut(where="andre steder i kilden", words=" ".join(lost)))
    report = _write_report(found, pictures, reading.address)
    return Draft(kind=kind, name=name, files={name: text.encode(), **pictures.files}, report=report)


def _slug(found: Known, day: date | None, wish: Wish) -> str:
    """Return the last part of the new file's name, made of its title, or of the file it was made of."""
    for title in (found.facts["tittel"].value, wish.name):
        with suppress(ValueError):
            return free_slug(title, found.kind, day or wish.today, wish.taken(found.kind))
    raise ImportingError(
        f"{quoted(wish.name)} har ingen tittel med bokstaver i. Skriv en øverst i filen, og hent den på nytt."
    )


def _add_lead(lead: HtmlElement | None, pictures: SavedPictures, found: Known) -> None:
    """Give the picture above a text its fields."""
    if lead is None or not (name := pictures.name(lead)):
        return
    found.add(Fact(key="bilde", value=name, source=lead.get("src") or name, where="bildet"))
    for key, value in (("bildealt", lead.get("alt")), ("bildetekst", lead.get("title"))):
        found.add(Fact(key=key, value=value or "", source=value or "", where="bildet"))


def _day(found: Known, today: date) -> date | None:
    """Return the day the name of the file begins with: the event's where it is known, or the article's publication."""
    if found.kind is ContentKind.ARTICLE:
        return fields.publication_day(found, today)
    starts = read_moment(found.facts["starter"].value) if "starter" in found.facts else None
    return starts.day if isinstance(starts, Moment) else None


def _on_tables(blocks: Iterable[HtmlElement]) -> list[str]:
    return [
        f"Tabellen har ingen merket overskriftsrad. Den første raden er brukt: «{text_of(table.find('tr'))[:80]}»."
        for table in blocks
        if UNMARKED in table.attrib
    ]


def _on_programme(blocks: Sequence[HtmlElement]) -> list[str]:
    """Tell of a text that came after the table of a programme, and stands below its last row now."""
    return [
        f"«{text_of(after)[:60]}» sto etter programtabellen. Sett en overskrift over, som «## Praktisk», "
        "så det ikke hører til den siste posten."
        for block, after in itertools.pairwise(blocks)
        if block.attrib.pop(LAST_IN_PROGRAMME, None) is not None and after.tag not in HEADINGS
    ]


def _on_headings(blocks: Sequence[HtmlElement]) -> list[str]:
    """Tell of the short lines above longer ones, which may be headings nobody has marked as such."""
    lines = [
        text_of(block)
        for block, after in itertools.pairwise(blocks)
        if block.tag == "p" and after.tag == "p" and _may_be_heading(text_of(block), text_of(after))
    ]
    shown = enumerated((f"«{line}»" for line in lines[:MOST_SHOWN]), more=len(lines) - MOST_SHOWN)
    return [f"Kan være overskrifter: {shown}. Er de det, skriver du ## foran."] if lines else []


def _may_be_heading(line: str, after: str) -> bool:
    """«Veien dit» above a sentence; not «Hilsen Kari» or «Onsdag 21. april kl. 9–15», and no row of a programme."""
    is_short = 0 < len(line) <= LONGEST_HEADING and len(after) > len(line) and line[0].isupper()
    return is_short and line[-1].isalpha() and after[-1:] in ".!?…" and fields.clock_in(after) is None


def _add_hours(body: str, day: date, found: Known) -> None:
    """Take the clock times of the programme where the text gives none for the whole."""
    starts = read_moment(found.facts["starter"].value)
    if not isinstance(starts, Moment) or starts.minute is not None:
        return
    window = EventWindow(first_day=day, last_day=day)
    lines = [Line(number=number, text=text) for number, text in enumerate(body.split("\n"), 1)]
    programme, _ = parse(find_sections(lines, file="", window=window)[0].lines, file="", window=window)
    hours = hours_of(programme)
    if hours is None or hours[0].day != day or "slutter" in found.facts:
        return
    first, last = hours
    source = f"første post i programmet, {write_clock(first.minute or 0)}"
    fact = found.facts["starter"]
    found.facts["starter"] = replace(fact, value=typed_moment(first), source=f"{fact.source} / {source}")
    if last:
        value = write_clock(last.minute or 0) if last.day == first.day else typed_moment(last)
        found.add(Fact(key="slutter", value=value, source=f"siste post i programmet, {value}", where="programmet"))


# The report


def _write_report(found: Known, pictures: SavedPictures, address: str) -> str:
    """Return the report, a line a thing; nothing in it commands a terminal."""
    facts = found.facts.values()
    sections: dict[str, list[str]] = {
        "Dette er lest som felter:": [f"{fact.key}: {fact.value} ← {fact.where}: «{fact.source}»" for fact in facts],
        "Se over:": list(dict.fromkeys(found.remarks)),
        "Bilder:": list(_on_pictures(pictures)),
        "Ikke med i utkastet:": [f"{one.where}: «{one.words}»" for one in found.left_out],
    }
    lines = [f"Lest som {SAID_OF[found.kind]}, {found.why}.", *([f"Hentet fra {address}"] if address else [])]
    for heading, told in sections.items():
        lines += ["", heading, *(f"  {line}" for line in told)] if told else []
    return "\n".join("".join(" " if is_commanding(sign) else sign for sign in line) for line in lines)


def _on_pictures(pictures: SavedPictures) -> Iterator[str]:
    for name in pictures.files:
        where = ", uten stedet det er tatt" if name in pictures.without_location else ""
        yield f"{name} er lagret ved siden av teksten{where}."
    for name, address in pictures.to_fetch:
        yield f"{name} må du hente selv, og legge ved siden av teksten: {address}"
    for described, why in pictures.unfit:
        yield f"«{described}» er ikke med. {why}"


# Words of the source that are nowhere in the draft


WORD = re.compile(r"[^\W_]+")  # «kl», «11», «30» of «kl. 11.30»
# Marks of Markdown that may stand inside a word: «**D**rammen», «min\_fil», «CO<sub>2</sub>»
_MARKS = re.compile(r"\*|\\(?=[\\`*_{}\[\]()>#+.!|-])|</?(?:sub|sup|del)>")


def words_of(text: str) -> list[str]:
    """Return the words of *text*, in order."""
    return WORD.findall(INSIDE_WORDS.sub("", nfc(text)))


def _lost_words(source: str, kept: Iterable[str]) -> list[str]:
    """Return the words of *source* that stand fewer times in all of *kept* together, in order."""
    left = Counter(word for text in kept for word in words_of(_MARKS.sub("", text)))
    lost = []
    for word in words_of(_MARKS.sub("", source)):
        if left[word]:
            left[word] -= 1
        else:
            lost.append(word)
    return lost
