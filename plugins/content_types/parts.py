"""The readers of values with parts of their own: sources, corrections, contacts."""

from __future__ import annotations

from collections.abc import Iterator

from manuscript.field_lines import as_value
from manuscript.model import Entry, Mapping, Node, Scalar
from manuscript.model import Sequence as ListNode
from manuscript.problem import told
from norwegian.date_grammar import read_moment
from norwegian.dates import Moment
from norwegian.near_names import nearest

from .fields import Spot, fold
from .keys import is_empty
from .model import Contact, Correction, Origin
from .values import moment, text
from .web_addresses import address, checked_address, e_mail, is_e_mail, looks_like_address, meant_e_mail, phone

# The parts of each field, with their English names.
ORIGIN = {"navn": ("name",), "lenke": ("link", "url"), "publisert": ("date", "published")}
CORRECTION = {"dato": ("date",), "tekst": ("text",)}
CONTACT = {"navn": ("name",), "e-post": ("email", "epost"), "telefon": ("phone", "tlf", "mobil")}


def parts(node: Mapping, spot: Spot, table: dict[str, tuple[str, ...]]) -> dict[str, Node]:
    """Return the parts that are given, by their Norwegian names; unknown and repeated ones are told."""
    names = {fold(name): key for key, english in table.items() for name in (key, *english)}
    found: dict[str, Node] = {}
    meant: dict[str, Node] = {}
    for entry in node.entries:
        key = names.get(fold(entry.key.text))
        if key is None:
            near = nearest(fold(entry.key.text), names, least=65)
            _tell_unknown_part(entry, names[near] if near else "", spot, table)
            if near:
                meant.setdefault(names[near], entry.value)
        elif key in found:
            spot.tell(
                entry.key,
                "part-twice",
                f"«{key}» står to ganger under «{spot.name}».",
                "Behold den ene linjen, og slett den andre.",
            )
        elif not is_empty(entry.value):
            found[key] = entry.value
    return {**meant, **found}


def _tell_unknown_part(entry: Entry, near: str, spot: Spot, table: dict[str, tuple[str, ...]]) -> None:
    """Tell of a part that is none; what it resembles is read as meant, so that it is not told as missing too."""
    own_line = f"{near}: {as_value(told(entry.value.text))}" if near and isinstance(entry.value, Scalar) else ""
    spot.tell(
        entry.key,
        "part-unknown",
        f"«{told(entry.key.text)}» finnes ikke under «{spot.name}».",
        f"Mente du «{near}»? Skriv det slik." if near else f"Under «{spot.name}» kan du bruke: {', '.join(table)}.",
        own_line,
    )


def origin(node: Node, spot: Spot) -> Origin | None:
    """Return where the text was first published: an address, a name, or its parts."""
    if isinstance(node, Mapping):
        found = parts(node, spot, ORIGIN)
        name = text(found["navn"], spot.part("navn")) if "navn" in found else ""
        url = address(found["lenke"], spot.part("lenke"), may_be_http=True) if "lenke" in found else ""
        published = text(found["publisert"], spot.part("publisert")) if "publisert" in found else ""
        if not name and "lenke" not in found:
            spot.tell(node, "origin-without-name", "Kilden mangler navn.", "Skriv «navn» under «kilde».")
        return Origin(name=name or host(url), url=url, published=published) if name or url else None
    written = text(node, spot)
    words = written.split()
    if len(words) > 1 and "://" in words[-1]:
        _tell_name_and_address(" ".join(words[:-1]).rstrip(",;:–- "), words[-1], node, spot)
        return None
    if written.startswith(("www.", "mailto:")) or "://" in written or ("/" in written and looks_like_address(written)):
        url = checked_address(written, node, spot, may_be_http=True)
        return Origin(name=host(url), url=url, published="") if url else None
    return Origin(name=written, url="", published="") if written else None


def _tell_name_and_address(name: str, url: str, node: Node, spot: Spot) -> None:
    spot.tell(
        node,
        "origin-in-one",
        f"Navnet og adressen står på samme linje: «{told(f'{name} {url}')}».",
        "Skriv «navn» og «lenke» på hver sin linje under «kilde».",
        f"kilde:\n  navn: {as_value(told(name))}\n  lenke: {told(url)}",
    )


def host(url: str) -> str:
    """Return the name of the site an address leads to, for want of a better."""
    return url.partition("://")[2].partition("/")[0].removeprefix("www.")


def corrections(node: Node, spot: Spot) -> tuple[Correction, ...]:
    """Return the corrections, newest first; of one day, in the order they are written."""
    found = [
        correction
        for item in mappings(node, spot)
        if (correction := _dated(item, spot) or _correction(parts(item, spot, CORRECTION), item, spot))
    ]
    return tuple(sorted(found, key=lambda correction: correction.day, reverse=True))


def mappings(node: Node, spot: Spot) -> Iterator[Mapping]:
    """Yield the items of a list that must have parts; a single one needs no dash."""
    for item in node.items if isinstance(node, ListNode) else [node]:
        if isinstance(item, Mapping):
            yield item
        elif not is_empty(item):
            what = "en liste i listen" if isinstance(item, ListNode) else f"«{told(item.text)}»"
            spot.tell(
                item,
                "value-not-parts",
                f"Under «{spot.name}» står {what}, men her skal det stå felter med navn.",
                "Skriv hvert felt på sin egen linje under bindestreken.",
            )


def _dated(node: Mapping, spot: Spot) -> Correction | None:
    """Return the correction that «- 24. mars 2027: Møtet er …» is meant as, and tell how it is written."""
    only = node.entries[0]
    day = read_moment(only.key.text)
    if len(node.entries) > 1 or not isinstance(only.value, Scalar) or not isinstance(day, Moment):
        return None
    words = text(only.value, spot)
    spot.tell(
        node,
        "correction-in-one",
        f"Datoen og teksten står på samme linje: «{told(f'{only.key.text}: {words}')}».",
        "Skriv «dato» og «tekst» på hver sin linje.",
        f"rettelser:\n  - dato: {told(only.key.text)}\n    tekst: {as_value(told(words))}",
    )
    return Correction(day=day.day, text=words) if words else None


def _correction(found: dict[str, Node], node: Mapping, spot: Spot) -> Correction | None:
    missing = [f"«{part}»" for part in CORRECTION if part not in found]
    if missing:
        spot.tell(
            node,
            "correction-incomplete",
            f"Rettelsen mangler {' og '.join(missing)}.",
            "Skriv både dato og tekst, slik at leseren ser hva som er rettet og når.",
        )
    written = moment(found["dato"], spot.part("dato")) if "dato" in found else None
    words = text(found["tekst"], spot.part("tekst")) if "tekst" in found else ""
    return Correction(day=written.day, text=words) if written and words else None


def contact(node: Node, spot: Spot) -> Contact | None:
    """Return whom to ask, as words or as name, e-mail and telephone."""
    if not isinstance(node, Mapping):
        written = text(node, spot)
        bare = written.removeprefix("mailto:")
        if is_e_mail(bare):
            return Contact(email=bare)
        if meant_e_mail(written):
            return _name_and_e_mail(written.partition("<")[0].strip(), meant_e_mail(written), node, spot)
        return Contact(text=written) if written else None
    found = parts(node, spot, CONTACT)
    answer = Contact(
        name=text(found["navn"], spot.part("navn")) if "navn" in found else "",
        email=e_mail(found["e-post"], spot.part("e-post")) if "e-post" in found else "",
        phone=phone(found["telefon"], spot.part("telefon")) if "telefon" in found else "",
    )
    return answer if answer != Contact() else None


def _name_and_e_mail(name: str, email: str, node: Node, spot: Spot) -> Contact:
    """Return what «Kari Nordmann <kari@example.no>» means, and warn that it is no link as it stands."""
    lines = [f"  navn: {as_value(told(name))}"] if name and "@" not in name else []
    spot.warn(
        node,
        "contact-in-words",
        f"E-postadressen er ikke skrevet for seg selv: «{told(text(node, spot))}».",
        "Skriv «e-post» på sin egen linje under «kontakt».",
        "\n".join(["kontakt:", *lines, f"  e-post: {email}"]),
    )
    return Contact(name=name if lines else "", email=email)
