"""Readers of values with parts of their own: pictures, sources, corrections, contacts, documents."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import get_close_matches
from pathlib import PurePosixPath

from manuscript.model import Mapping, Node, Scalar
from manuscript.model import Sequence as ListNode
from manuscript.wording import told

from .folding import fold
from .keys import is_empty
from .model import Attachment, Contact, Correction, Origin, Picture
from .notes import Spot
from .targets import address, checked_address, e_mail, file_reference, is_e_mail, phone
from .values import moment, text

PICTURES = (".jpg", ".jpeg", ".png", ".webp")
DOCUMENTS = (".pdf", ".docx", ".xlsx", ".pptx", ".odt", ".ics", ".zip")

# The parts of each field, with their English names.
PICTURE = {"fil": ("file",), "alt": (), "tekst": ("caption",), "foto": ("credit",)}
BESIDE = {"fil": "bilde", "alt": "bildealt", "tekst": "bildetekst", "foto": "bildefoto"}
ORIGIN = {"navn": ("name",), "lenke": ("link", "url"), "publisert": ("date", "published")}
CORRECTION = {"dato": ("date",), "tekst": ("text",)}
CONTACT = {"navn": ("name",), "e-post": ("email", "epost"), "telefon": ("phone", "tlf", "mobil")}
DOCUMENT = {"tittel": ("title",), "fil": ("file",), "lenke": ("link", "url")}


def parts(node: Mapping, spot: Spot, table: dict[str, tuple[str, ...]]) -> dict[str, Node]:
    """Return the parts that are given, by their Norwegian names; unknown and repeated ones are told."""
    names = {fold(name): key for key, english in table.items() for name in (key, *english)}
    found: dict[str, Node] = {}
    for entry in node.entries:
        key = names.get(fold(entry.key.text))
        if key is None:
            near = get_close_matches(fold(entry.key.text)[:60], names, n=1, cutoff=0.65)
            allowed = ", ".join(table)
            spot.tell(
                entry.key,
                "part-unknown",
                f"«{told(entry.key.text)}» finnes ikke under «{spot.name}».",
                f"Mente du «{names[near[0]]}»?" if near else f"Under «{spot.name}» kan du bruke: {allowed}.",
            )
        elif key in found:
            spot.tell(
                entry.key,
                "part-twice",
                f"«{key}» står to ganger under «{spot.name}».",
                "Behold den ene linjen, og slett den andre.",
            )
        elif not is_empty(entry.value):
            found[key] = entry.value
    return found


def picture(given: dict[str, Node], spot: Spot, source: PurePosixPath) -> Picture | None:
    """Return the lead picture, from «bilde» with parts or from «bilde», «bildealt» and so on."""
    whole = given.get("bilde")
    found = parts(whole, spot, PICTURE) if isinstance(whole, Mapping) else {"fil": whole} if whole else {}
    for part, key in BESIDE.items():
        if key in given and key != "bilde":
            if part in found:
                spot.tell(
                    given[key],
                    "part-twice",
                    f"«{key}» står både under «bilde» og for seg selv.",
                    "Behold den ene linjen, og slett den andre.",
                )
            found.setdefault(part, given[key])
    if not found:
        return None
    return _whole_picture(found, spot, source, is_beside=not isinstance(whole, Mapping))


MISSING = {
    "fil": ("picture-without-file", "sti til bildefilen", "Skriv «{}», med stien til filen."),
    "alt": ("picture-without-alt", "beskrivelse for dem som ikke ser det (alt)", "Skriv «{}», med det bildet viser."),
    "foto": ("picture-without-credit", "navnet på den som har tatt det (foto)", "Skriv «{}», med navnet."),
}


def _whole_picture(found: dict[str, Node], spot: Spot, source: PurePosixPath, *, is_beside: bool) -> Picture | None:
    """Return the picture of its parts; without file, alt or credit it is none."""
    place = next(iter(found.values()))
    for part, (rule, what, fix) in MISSING.items():
        if part not in found:
            name = BESIDE[part] if is_beside else f"{part}» under «bilde"
            spot.tell(place, rule, f"Bildet mangler {what}.", fix.format(name))
    file_spot = spot if is_beside else spot.part("fil")
    file = file_reference(found["fil"], file_spot, source, PICTURES) if "fil" in found else None
    alt, caption, credit = (
        text(found[part], spot.part(part)) if part in found else "" for part in ("alt", "tekst", "foto")
    )
    if file is None or not alt or not credit:
        return None
    return Picture(file=file, alt=alt, caption=caption, credit=credit)


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
    if written.startswith("www.") or "://" in written:
        url = checked_address(written, node, spot, may_be_http=True)
        return Origin(name=host(url), url=url, published="") if url else None
    return Origin(name=written, url="", published="") if written else None


def host(url: str) -> str:
    """Return the name of the site an address leads to, for want of a better."""
    return url.partition("://")[2].partition("/")[0].removeprefix("www.")


def corrections(node: Node, spot: Spot) -> tuple[Correction, ...]:
    """Return the corrections, newest first; of one day, in the order they are written."""
    found = [
        correction
        for item in mappings(node, spot)
        if (correction := _correction(parts(item, spot, CORRECTION), item, spot))
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


def _correction(found: dict[str, Node], node: Mapping, spot: Spot) -> Correction | None:
    for part in CORRECTION:
        if part not in found:
            spot.tell(
                node,
                "correction-incomplete",
                f"Rettelsen mangler «{part}».",
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
        return Contact(text=written) if written else None
    found = parts(node, spot, CONTACT)
    answer = Contact(
        name=text(found["navn"], spot.part("navn")) if "navn" in found else "",
        email=e_mail(found["e-post"], spot.part("e-post")) if "e-post" in found else "",
        phone=phone(found["telefon"], spot.part("telefon")) if "telefon" in found else "",
    )
    return answer if answer != Contact() else None


def documents(node: Node, spot: Spot, source: PurePosixPath) -> tuple[Attachment, ...]:
    """Return the documents to download, in the order they are written."""
    items = node.items if isinstance(node, ListNode) else [node]
    return tuple(document for item in items if not is_empty(item) and (document := _document(item, spot, source)))


def _document(node: Node, spot: Spot, source: PurePosixPath) -> Attachment | None:
    if isinstance(node, Scalar):
        written = text(node, spot)
        if "://" in written or written.startswith("www."):
            url = checked_address(written, node, spot)
            return Attachment(title=_file_name(url), target=url) if url else None
        file = file_reference(node, spot, source, DOCUMENTS)
        return Attachment(title=_file_name(file.path), target=file) if file else None
    if not isinstance(node, Mapping):
        spot.tell(node, "value-not-list", f"Under «{spot.name}» står en liste i listen.", "Skriv én liste.")
        return None
    return _document_with_parts(parts(node, spot, DOCUMENT), node, spot, source)


def _document_with_parts(found: dict[str, Node], node: Mapping, spot: Spot, source: PurePosixPath) -> Attachment | None:
    if ("fil" in found) == ("lenke" in found):
        spot.tell(
            node,
            "document-target",
            "Dokumentet har både fil og lenke." if "fil" in found else "Dokumentet mangler fil eller lenke.",
            "Skriv enten «fil» med stien til dokumentet, eller «lenke» med adressen.",
        )
        return None
    title = text(found["tittel"], spot.part("tittel")) if "tittel" in found else ""
    if "fil" in found:
        file = file_reference(found["fil"], spot.part("fil"), source, DOCUMENTS)
        return Attachment(title=title or _file_name(file.path), target=file) if file else None
    url = address(found["lenke"], spot.part("lenke"))
    return Attachment(title=title or _file_name(url), target=url) if url else None


def _file_name(path: str) -> str:
    """Return the last part of a path or address: the title of a document without one."""
    return path.rstrip("/").rpartition("/")[2]
