"""Documents read into events: what they share with all content, and what is theirs alone."""

from __future__ import annotations

from manuscript.model import Document, Mapping, Node, Scalar
from manuscript.model import Sequence as ListNode
from manuscript.problem import Problem, in_file_order
from manuscript.wording import told
from norwegian.slug import slugify
from publication import documents, parts, targets
from publication.clock import is_later
from publication.keys import is_empty
from publication.model import Kind, Status
from publication.names import warn_of_several
from publication.naming import read_name
from publication.notes import Spot
from publication.reading import is_whole, read_shared, warn_without_summary
from publication.sheet import Sheet, When, open_sheet
from publication.values import bare_text, prose, text

from .model import Event, Organizer, Span, Venue
from .signing_up import read_registration, warn_of_passed_deadline
from .span import as_typed, check_name, read_moved_from, read_span

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
    sheet = open_sheet(document, Kind.EVENT)
    name = read_name(document.source)
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
        "documents": sheet.read("dokumenter", documents.documents, (), document.source),
        "recording": sheet.read("opptak", targets.address, ""),
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
        map_url=targets.address(found["kart"], spot.part("kart"), may_be_http=True) if "kart" in found else "",
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
        url = targets.address(found["lenke"], spot.part("lenke"), may_be_http=True) if "lenke" in found else ""
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
    if words and targets.looks_like_address(words):
        return {"online_url": targets.checked_address(bare_text(node, spot), node, spot), "online_text": ""}
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
