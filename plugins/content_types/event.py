"""Documents read into events: what they share with all content, and what is theirs alone."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta

from manuscript.model import Document, Mapping, Node, Scalar
from manuscript.model import Sequence as ListNode
from manuscript.problem import Problem, Severity, in_file_order, told
from norwegian.date_grammar import read_moment_or_clock
from norwegian.dates import Moment, Refusal, month_name
from norwegian.letters import slugify

from . import files, parts, web_addresses
from .clock import is_later, last_day, midnight_after
from .fields import Spot
from .keys import is_empty
from .model import ContentKind, Event, Organizer, Registration, Span, Status, Venue
from .reading import Sheet, When, is_whole, open_sheet, read_shared, warn_without_summary
from .url_paths import FileName, read_file_name
from .values import at, bare_text, prose, text, warn_of_several

# Documents read into events: what they share with all content, and what is theirs alone.


VENUE = {
    "navn": ("name",),
    "adresse": ("address",),
    "postnummer": ("postal_code", "postcode"),
    "poststed": ("town", "city", "by"),
    "rom": ("room",),
    "adkomst": ("directions",),
    "kart": ("map",),
}
ORGANIZER = {"navn": ("name",), "lenke": ("link", "url")}


def read_event(document: Document) -> tuple[Event | None, list[Problem]]:
    """Return the event, and every problem in its fields.

    It is None when what it cannot be without is missing or wrong; any other
    wrong value is left out of it, so that the rest can be checked too.
    """
    sheet = open_sheet(document, ContentKind.EVENT)
    name = read_file_name(document.source)
    span = read_span(sheet)
    moved = read_moved_from(sheet, span)
    check_name(sheet, name, span, moved)
    when = sheet.when("publisert")
    shared = read_shared(sheet, name, published=when.instant if when else None, when=when)
    own = {
        "moved_from": moved,
        "venue": sheet.read("sted", read_venue, None),
        "accessibility": sheet.text("tilgjengelighet"),
        **_online(sheet),
        "registration": read_registration(sheet, span),
        "capacity": sheet.text("plasser"),
        "price": sheet.text("pris"),
        "type": sheet.text("type"),
        "audience": sheet.text("målgruppe"),
        "series": sheet.read("serie", read_series, ""),
        "organizers": sheet.read("arrangører", read_organizers, ()),
        "contact": sheet.read("kontakt", parts.contact, None),
        "documents": sheet.read("dokumenter", files.documents, (), document.source),
        "recording": sheet.read("opptak", web_addresses.address, ""),
        "corrections": sheet.read("rettelser", parts.corrections, ()),
    }
    if "publisert" not in sheet.nodes:
        sheet.tell_missing("publisert", "Skriv når arrangementet skal vises fra, senest dagen det starter.")
    _check_published(sheet, when, span)
    if shared["status"] is not Status.GONE:
        warn_of_passed_deadline(sheet, span, own["registration"], when)
    _warn(sheet, shared["status"])
    event = Event(**shared, **own, span=span) if is_whole(shared) and when and span else None
    return event, in_file_order(sheet.problems)


def read_venue(node: Node, spot: Spot) -> Venue | None:
    """Return where: words, or the parts."""
    if not isinstance(node, Mapping):
        words = text(node, spot)
        return Venue(text=words) if words else None
    found = parts.parts(node, spot, VENUE)

    def words_of(part: str) -> str:
        return text(found[part], spot.part(part)) if part in found else ""

    if found and not {"navn", "adresse"} & set(found):
        spot.warn(node, "venue-without-name", "Stedet har verken navn eller adresse.", "Skriv «navn» under «sted».")
    venue = Venue(
        name=words_of("navn"),
        address=words_of("adresse"),
        postal_code=_postal_code(words_of("postnummer"), found.get("postnummer"), spot),
        town=words_of("poststed"),
        room=words_of("rom"),
        directions=words_of("adkomst"),
        map_url=web_addresses.address(found["kart"], spot.part("kart"), may_be_http=True) if "kart" in found else "",
    )
    return venue if venue != Venue() else None


def _postal_code(code: str, node: Node | None, spot: Spot) -> str:
    if node is None or not code.isdecimal() or len(code) == 4:
        return code
    message = f"Postnummeret «{told(code)}» har ikke fire sifre."
    spot.tell(node, "value-postal-code", message, "Skriv alle fire sifrene.", "postnummer: 0010")
    return ""


def read_organizers(node: Node, spot: Spot) -> tuple[Organizer, ...]:
    """Return who invites: one name, or a list of names with or without addresses."""
    items = node.items if isinstance(node, ListNode) else [node]
    if isinstance(node, Scalar):
        warn_of_several(text(node, spot), node, spot, of_people=False)
    found = [_organizer(item, spot) for item in items if not is_empty(item)]
    return tuple(dict.fromkeys(organizer for organizer in found if organizer))


def _organizer(node: Node, spot: Spot) -> Organizer | None:
    if isinstance(node, Mapping) and not _is_name_with_colon(node):
        found = parts.parts(node, spot, ORGANIZER)
        if "navn" not in found:
            spot.tell(node, "organizer-without-name", "Arrangøren mangler navn.", "Skriv «navn» etter bindestreken.")
            return None
        url = web_addresses.address(found["lenke"], spot.part("lenke"), may_be_http=True) if "lenke" in found else ""
        return Organizer(name=text(found["navn"], spot.part("navn")), url=url)
    name = text(node, spot)
    return Organizer(name=name) if name else None


def _is_name_with_colon(node: Mapping) -> bool:
    """Tell whether the item is a name such as «Nettverk: helse», and no parts at all."""
    return len(node.entries) == 1 and " " in node.entries[0].key.text.strip()


def read_series(node: Node, spot: Spot) -> str:
    """Return the name of the series; empty, and told, when no address can be made of it."""
    name = prose(node, spot)
    if not name or slugify(name):
        return name
    message = f"Serien «{told(name)}» har verken bokstaver a–å eller tall, og kan ikke få en adresse."
    spot.tell(node, "series-without-letters", message, "Skriv navnet på serien med bokstaver.")
    return ""


def _online(sheet: Sheet) -> dict[str, str]:
    node, spot = sheet.nodes.get("digitalt"), sheet.spot("digitalt")
    words = text(node, spot) if node else ""
    if words and web_addresses.looks_like_address(words):
        return {"online_url": web_addresses.checked_address(bare_text(node, spot), node, spot), "online_text": ""}
    return {"online_url": "", "online_text": words}


def _check_published(sheet: Sheet, published: When | None, span: Span | None) -> None:
    if published is None or span is None:
        return
    only_days = span.whole_days or not published.has_clock
    is_late = published.moment.day > span.first_day if only_days else is_later(published.instant, span.starts)
    if not is_late:
        return
    sheet.spot("publisert").tell(
        sheet.at("publisert"),
        "published-after-start",
        "Arrangementet blir ikke vist før etter at det har startet.",
        "Rett «publisert» til dagen det ble kjent, senest dagen det starter.",
        f"publisert: {as_typed(span.first_day)}",
    )


def _warn(sheet: Sheet, status: Status) -> None:
    """Warn of what visitors will miss, and of what does not go together."""
    if status is Status.GONE or sheet.document.unread:
        return
    warn_without_summary(sheet, status)
    if not {"sted", "digitalt"} & set(sheet.nodes):
        sheet.spot("sted").warn(
            sheet.top,
            "venue-missing",
            "Arrangementet har verken sted eller noe digitalt.",
            "Skriv «sted» eller «digitalt», eller begge.",
        )
    if "slutter" not in sheet.nodes:
        sheet.spot("slutter").warn(
            sheet.top,
            "end-missing",
            "Arrangementet har ingen slutt.",
            "Skriv når det er slutt. Uten det vises bare når det begynner.",
        )
    if status is Status.FULL and "påmelding" not in sheet.nodes:
        sheet.spot("påmelding").warn(
            sheet.at("status"),
            "full-without-registration",
            "Arrangementet er fulltegnet, men har ingen påmelding.",
            "Skriv «påmelding», eller bytt status.",
        )
    if status is Status.CANCELLED and "flyttet-fra" in sheet.nodes:
        sheet.spot("status").warn(
            sheet.at("flyttet-fra"),
            "cancelled-and-moved",
            "Arrangementet er både avlyst og flyttet; siden sier begge deler.",
            "Slett «flyttet-fra» hvis det ikke blir noe av, eller status hvis det er flyttet.",
            "status: avlyst",
        )


# When an event takes place, read from `starter`, `slutter` and `flyttet-fra`.


MORNING, AFTERNOON, MIDNIGHT = 9 * 60, 16 * 60, 24 * 60  # minutes


def read_span(sheet: Sheet) -> Span | None:
    """Return when the event takes place; None when that cannot be said."""
    if "starter" not in sheet.nodes:
        sheet.tell_missing("starter", "Skriv når arrangementet begynner.")
        return None
    starts = sheet.when("starter")
    if starts is None:
        _written_end(sheet, None)  # for its own problems
        return None
    return Span(starts=starts.instant, ends=_ends(sheet, starts), whole_days=not starts.has_clock)


def read_moved_from(sheet: Sheet, span: Span | None) -> Span | None:
    """Return when the event first should have been."""
    moved = sheet.when("flyttet-fra")
    if moved is None:
        return None
    if span and moved.instant == span.starts and moved.has_clock != span.whole_days:
        sheet.spot("flyttet-fra").tell(
            sheet.at("flyttet-fra"),
            "moved-nowhere",
            "Arrangementet er flyttet fra samme tid som det starter.",
            "Skriv den nye tiden i «starter», eller slett «flyttet-fra».",
        )
        return None
    return Span(starts=moved.instant, ends=None, whole_days=not moved.has_clock)


def check_name(sheet: Sheet, name: FileName, span: Span | None, moved: Span | None) -> None:
    """Tell when the file is named after another day than the event has or had."""
    if name.day is None or span is None:
        return
    if name.day in (span.first_day, moved.first_day if moved else None):
        return
    right = f"{span.first_day.isoformat()}-{name.slug or 'slug'}.md"
    sheet.spot("starter").tell(
        sheet.at("starter"),
        "file-name-other-day",
        f"Arrangementet starter {as_typed(span.first_day)}, men filnavnet begynner med {name.day.isoformat()}.",
        f"Rett datoen, eller gi filen navnet {right}. Er arrangementet flyttet, "
        "skriver du den første datoen i «flyttet-fra».",
        f"starter: {_as_named(name.day, span)}",
    )


def _as_named(day: date, span: Span) -> str:
    """Return the start as it would be on the day of the file's name."""
    minute = None if span.whole_days else 60 * span.starts.hour + span.starts.minute
    return _moment(Moment(day=day, minute=minute))


def _ends(sheet: Sheet, starts: When) -> datetime | None:
    read = _written_end(sheet, starts)
    return None if read is None else _end_of(sheet, starts, read)


def _written_end(sheet: Sheet, starts: When | None) -> Moment | int | None:
    """Return the date of «slutter», or the minutes of a clock time alone."""
    node, spot = sheet.nodes.get("slutter"), sheet.spot("slutter")
    written = bare_text(node, spot) if node else ""
    read = read_moment_or_clock(written) if written else None
    if not isinstance(read, Refusal):
        return read
    if read.rule == "clock-after-midnight" and starts and ". " not in read.example:
        read = replace(read, example=f"{as_typed(starts.moment.day + timedelta(days=1))} kl. {read.example}")
    spot.refuse(node, replace(read, example=read.last or read.example))
    return None


def _end_of(sheet: Sheet, starts: When, read: Moment | int) -> datetime | None:
    node, spot = sheet.nodes["slutter"], sheet.spot("slutter")
    is_clock_alone = isinstance(read, int)
    moment = Moment(day=starts.moment.day, minute=read) if is_clock_alone else read
    if (moment.minute is None) == starts.has_clock:
        _tell_unlike(sheet, starts, moment)
        return None
    if moment.minute is None:
        ends: datetime | None = midnight_after(moment.day)
        is_before = moment.day < starts.moment.day
    else:
        ends = at(moment, node, spot)
        is_before = ends is not None and not is_later(ends, starts.instant)
    if not is_before:
        return ends
    is_same = starts.has_clock and ends is not None and ends.timestamp() == starts.instant.timestamp()
    spot.tell(
        node,
        "ends-before-it-starts",
        f"Arrangementet slutter {'når' if is_same else 'før'} det starter.",
        "Er det slutt dagen etter, skriver du datoen også." if is_clock_alone else "Rett «starter» eller «slutter».",
        f"slutter: {_moment(_next_day(moment) if is_clock_alone else _later(starts.moment))}",
    )
    return None


def _next_day(moment: Moment) -> Moment:
    return replace(moment, day=moment.day + timedelta(days=1))


def _later(starts: Moment) -> Moment:
    """Return an end that may follow a start: an hour later, or the same day."""
    if starts.minute is None:
        return starts
    hour_later = starts.minute + 60
    if hour_later <= MIDNIGHT:
        return replace(starts, minute=hour_later)
    return replace(_next_day(starts), minute=hour_later - MIDNIGHT)


def _tell_unlike(sheet: Sheet, starts: When, ends: Moment) -> None:
    """Tell that only one of start and end has a clock time."""
    node, spot = sheet.nodes["slutter"], sheet.spot("slutter")
    if starts.has_clock:
        is_later_day = ends.day > starts.moment.day
        right = replace(ends, minute=AFTERNOON) if is_later_day else _later(starts.moment)
        spot.tell(
            node,
            "ends-without-clock",
            "«starter» har klokkeslett, men «slutter» er bare en dato.",
            "Skriv klokkeslettet også i «slutter».",
            f"slutter: {_moment(right)}",
        )
        return
    spot.tell(
        node,
        "ends-with-clock",
        "«slutter» har klokkeslett, men «starter» er bare en dato.",
        "Skriv klokkeslettet også i «starter», eller bare datoen i «slutter».",
        f"starter: {_moment(Moment(day=starts.moment.day, minute=MORNING))}",
    )


def _moment(moment: Moment) -> str:
    """Return a moment as one types it, for example 23. mars 2027 kl. 11.30."""
    day = as_typed(moment.day)
    if moment.minute is None:
        return day
    return f"{day} kl. {moment.minute // 60:02}.{moment.minute % 60:02}"


def as_typed(day: date) -> str:
    """Return a day as one types it, for example 23. mars 2027."""
    return f"{day.day}. {month_name(day.month, 'nb')} {day.year}"


# How one signs up, read from `påmelding`, `påmelding-åpner` and `påmeldingsfrist`.


def read_registration(sheet: Sheet, span: Span | None) -> Registration | None:
    """Return how and when one signs up; None when the event has no sign-up."""
    registration = sheet.read("påmelding", _how_to_register, None)
    opens, deadline = sheet.when("påmelding-åpner"), sheet.when("påmeldingsfrist")
    for key in ("påmelding-åpner", "påmeldingsfrist"):
        if key in sheet.nodes and "påmelding" not in sheet.nodes:
            sheet.spot("påmelding").warn(
                sheet.at(key),
                "registration-missing",
                f"«{key}» er skrevet, men ikke hvordan man melder seg på.",
                "Skriv adressen, e-postadressen eller forklaringen i «påmelding».",
            )
    closes = _closes(deadline)
    if deadline and span and closes and is_later(closes, _latest_deadline(span, deadline)):
        sheet.spot("påmeldingsfrist").tell(
            sheet.at("påmeldingsfrist"),
            "deadline-after-end",
            "Påmeldingsfristen er etter at arrangementet er slutt.",
            "Rett fristen, eller tiden for arrangementet.",
            f"påmeldingsfrist: {as_typed(span.first_day)}",
        )
        deadline = closes = None
    if opens and closes and not is_later(closes, opens.instant):
        sheet.spot("påmelding-åpner").tell(
            sheet.at("påmelding-åpner"),
            "registration-opens-after-deadline",
            "Påmeldingen åpner ikke før fristen er ute.",
            "Rett «påmelding-åpner» eller «påmeldingsfrist».",
            f"påmelding-åpner: {as_typed(closes.date() - timedelta(days=7))}",
        )
        opens = None
    if opens and span and "påmeldingsfrist" not in sheet.nodes and not is_later(span.starts, opens.instant):
        sheet.spot("påmelding-åpner").warn(
            sheet.at("påmelding-åpner"),
            "registration-opens-after-start",
            "Påmeldingen åpner ikke før arrangementet har begynt, og da er den alt stengt.",
            "Rett «påmelding-åpner», eller skriv «påmeldingsfrist» hvis man kan melde seg på underveis.",
            f"påmelding-åpner: {as_typed(span.first_day - timedelta(days=30))}",
        )
    if registration is None and (opens or closes):
        registration = Registration()
    if registration is None:
        return None
    return replace(
        registration,
        opens=opens.instant if opens else None,
        deadline=closes,
        deadline_is_day=bool(deadline and not deadline.has_clock),
    )


def warn_of_passed_deadline(
    sheet: Sheet, span: Span | None, registration: Registration | None, published: When | None
) -> None:
    """Warn when nobody can ever sign up, as when the deadline has the year of last time."""
    deadline = registration.deadline if registration else None
    if deadline is None or span is None or published is None or is_later(deadline, published.instant):
        return
    sheet.spot("påmeldingsfrist").warn(
        sheet.at("påmeldingsfrist"),
        "deadline-before-published",
        "Påmeldingsfristen er ute før arrangementet blir publisert, så ingen kan melde seg på.",
        "Se etter om dato og år er riktige i «påmeldingsfrist» og «publisert».",
        f"påmeldingsfrist: {as_typed(span.first_day)}",
    )


def _closes(deadline: When | None) -> datetime | None:
    """Return the last instant to sign up: a day alone lasts to its end."""
    if deadline is None:
        return None
    return deadline.instant if deadline.has_clock else midnight_after(deadline.moment.day)


def _latest_deadline(span: Span, deadline: When) -> datetime:
    """Return the last instant a deadline may be: the event's end, or for a day alone the end of that day."""
    if span.ends is None:
        return midnight_after(span.first_day)
    return span.ends if deadline.has_clock else midnight_after(last_day(span.ends))


def _how_to_register(node: Node, spot: Spot) -> Registration | None:
    """Return an address, an e-mail address or words."""
    words = text(node, spot)
    if not words:
        return None
    if web_addresses.is_e_mail(words) or words.lower().startswith("mailto:") or _is_nearly_e_mail(words):
        found = web_addresses.e_mail(node, spot)
        return Registration(email=found) if found else None
    if web_addresses.looks_like_address(words):
        found = web_addresses.checked_address(bare_text(node, spot), node, spot)
        return Registration(url=found) if found else None
    if web_addresses.meant_e_mail(words):
        web_addresses.e_mail(node, spot)  # to tell of it
        return None
    within = web_addresses.target_within(words)
    if within:
        _tell_of_target(within, node, spot)
    return Registration(text=words)


def _tell_of_target(target: str, node: Node, spot: Spot) -> None:
    what = "E-postadressen" if "@" in target else "Adressen"
    spot.tell(
        node,
        "registration-in-words",
        f"{what} «{told(target)}» står inne i en tekst, og blir ikke en lenke.",
        f"Skriv bare {what.lower()} i «påmelding», og resten i teksten under feltene.",
        f"påmelding: {told(target)}",
        severity=Severity.INFO,
    )


def _is_nearly_e_mail(words: str) -> bool:
    return "@" in words and not any(character.isspace() for character in words) and "/" not in words
