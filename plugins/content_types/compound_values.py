"""The readers of values that are lists or have parts of their own: names and subjects, organisers and contacts,
venues, sources, corrections.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from manuscript.model import KeyValue, Mapping, Scalar
from manuscript.model import Sequence as ListNode
from manuscript.problem import shortened
from manuscript.quoting import as_value
from norwegian.date_grammar import read_moment
from norwegian.dates import Moment
from norwegian.letters import nearest, slugify

from .model import Contact, Correction, Organizer, Origin, Venue
from .values import Value, as_key, is_empty, listed, moment, prose, text, texts
from .web_addresses import address, checked_address, e_mail, is_e_mail, looks_like_address, meant_e_mail, phone

Parts = dict[str, tuple[str, ...]]  # the Norwegian name of each part, with its other names

ORIGIN: Parts = {"navn": ("name",), "lenke": ("link", "url"), "publisert": ("date", "published")}
CORRECTION: Parts = {"dato": ("date",), "tekst": ("text",)}
CONTACT: Parts = {"navn": ("name",), "e-post": ("email", "epost"), "telefon": ("phone", "tlf", "mobil")}
VENUE: Parts = {
    "navn": ("name",),
    "adresse": ("address",),
    "postnummer": ("postal_code", "postcode"),
    "poststed": ("town", "city", "by"),
    "rom": ("room",),
    "adkomst": ("directions",),
    "kart": ("map",),
}
ORGANIZER: Parts = {"navn": ("name",), "lenke": ("link", "url")}
BEFORE_NAMES = ("av ", "tekst: ")  # «av Kari Nordmann», «Tekst: Kari Nordmann»


# Parts


def parts(value: Value, node: Mapping, known: Parts) -> dict[str, Value]:
    """Return the parts of *node* that are given, by their Norwegian names; unknown and repeated ones are told."""
    names = names_of(known)
    found: dict[str, Value] = {}
    meant: dict[str, Value] = {}
    for pair in node.pairs:
        key = names.get(as_key(pair.key.text))
        if key is None:
            near = nearest(as_key(pair.key.text), names, least=65)
            _report_unknown_part(value, pair, names[near] if near else "", known)
            if near:
                meant.setdefault(names[near], value.part(names[near], pair.value))
        elif key in found:
            value.report("part-twice", at=pair.key, key=key)
        elif not is_empty(pair.value):
            found[key] = value.part(key, pair.value)
    return {**meant, **found}


def names_of(known: Parts) -> dict[str, str]:
    """Return the Norwegian name of each part, by every name it may be written with."""
    return {as_key(name): key for key, others in known.items() for name in (key, *others)}


def text_of(found: dict[str, Value], part: str) -> str:
    """Return the text of a part; empty when it is not given."""
    return text(found[part]) if part in found else ""


def _address_of(found: dict[str, Value], part: str) -> str:
    """Return the web address of a part, which may be of an older site; empty when it is not given."""
    return address(found[part], may_be_http=True) if part in found else ""


def _report_unknown_part(value: Value, pair: KeyValue, near: str, known: Parts) -> None:
    """Tell of a part that is none; what it resembles is read as meant, so that it is not told as missing too."""
    own_line = f"{near}: {as_value(shortened(pair.value.text))}" if near and isinstance(pair.value, Scalar) else ""
    case, written = "near" if near else "", pair.key.text
    value.report(
        "part-unknown", case, example=own_line, at=pair.key, written=written, near=near, known=", ".join(known)
    )


# Names


def names(value: Value) -> tuple[str, ...]:
    """Return the names of a list; a single text is one name, but for Pelican's semicolons."""
    if isinstance(value.node, Scalar) and ";" in value.node.text:
        return tuple(dict.fromkeys(name.strip() for name in text(value).split(";") if name.strip()))
    found = texts(value)
    if isinstance(value.node, Scalar) and found:
        _warn_of_several(value, found[0][0], _people(found[0][0]))
    for name, item in found:
        if name.lower().startswith(BEFORE_NAMES):
            item.report("name-with-by", name=name, bare=as_value(shortened(name.partition(" ")[2])))
    return tuple(dict.fromkeys(name for name, _ in found))


def organizers(value: Value) -> tuple[Organizer, ...]:
    """Return who invites: one name, or a list of names with or without addresses."""
    if isinstance(value.node, Scalar):
        name = text(value)
        _warn_of_several(value, name, _organizations(name))
    found = [_organizer(item) for item in value.items]
    return tuple(dict.fromkeys(organizer for organizer in found if organizer))


def _organizer(value: Value) -> Organizer | None:
    # «Nettverk: helse» is a name, and no parts at all
    if isinstance(value.node, Mapping) and (
        len(value.node.pairs) != 1 or " " not in value.node.pairs[0].key.text.strip()
    ):
        found = parts(value, value.node, ORGANIZER)
        if "navn" not in found:
            value.report("organizer-without-name")
            return None
        return Organizer(name=text_of(found, "navn"), url=_address_of(found, "lenke"))
    name = text(value)
    return Organizer(name=name) if name else None


def _warn_of_several(value: Value, name: str, several: list[str]) -> None:
    """Warn when a single text may be *several* names."""
    if len(several) > 1:
        value.report("names-in-one", name=name, several=listed(several))


def _people(name: str) -> list[str]:
    """Return the people a single text may name: «Kari Nordmann, rådgiver» is one."""
    *before, last = name.split(",")
    people = [part.split() for part in (*before, *last.split(" og "))]
    are_names = all(len(words) > 1 and all(word[0].isupper() for word in words) for words in people)
    return [" ".join(words) for words in people] if are_names else []


def _organizations(name: str) -> list[str]:
    """Return the organisations a single text may name: «Nettverk for mat, helse og miljø» is one."""
    several = [part.strip() for part in name.split(",")]
    return several if all(part[:1].isupper() for part in several) else []


# What a page is sorted under

# «mat; søvn», «mat | søvn», «mat / søvn», «mat · søvn», «#mat #søvn»; not «mat/søvn» or «C# 2»
_BETWEEN_SUBJECTS = re.compile(r"[;|·•]|\s[/#](?=\s|[^\W\d])")


def subjects(value: Value) -> tuple[str, ...]:
    """Return the subjects of a list, or of a text with commas between; of Pelican's semicolons no comma parts any.

    The «#» people put before a subject elsewhere is no part of it.
    """
    several = [part for subject, _ in texts(value) for part in _BETWEEN_SUBJECTS.split(subject)]
    if isinstance(value.node, Scalar) and ";" not in value.node.text:
        several = [part for subject in several for part in subject.split(",")]
    found = tuple(dict.fromkeys(subject for part in several if (subject := part.strip().lstrip("#").strip())))
    for subject in found:
        if not slugify(subject):
            value.report("subject-without-letters", subject=subject)
    return tuple(subject for subject in found if slugify(subject))


def series(value: Value) -> str:
    """Return the name of the series; empty, and told, when no url path can be made of it."""
    name = prose(value)
    if not name or slugify(name):
        return name
    value.report("series-without-letters", name=name)
    return ""


# Venue and contact


def venue(value: Value) -> Venue | None:
    """Return where it is: words, or the parts."""
    if not isinstance(value.node, Mapping):
        words = text(value)
        return Venue(text=words) if words else None
    found = parts(value, value.node, VENUE)
    if found and not {"navn", "adresse"} & set(found):
        value.report("venue-without-name")
    read = Venue(
        name=text_of(found, "navn"),
        address=text_of(found, "adresse"),
        postal_code=_postal_code(found["postnummer"]) if "postnummer" in found else "",
        town=text_of(found, "poststed"),
        room=text_of(found, "rom"),
        directions=text_of(found, "adkomst"),
        map_url=_address_of(found, "kart"),
    )
    return read if read != Venue() else None


def _postal_code(value: Value) -> str:
    code = text(value)
    if not code.isdecimal() or len(code) == 4:
        return code
    value.report("value-postal-code", code=code)
    return ""


def contact(value: Value) -> Contact | None:
    """Return whom to ask, as words or as name, e-mail and telephone."""
    if not isinstance(value.node, Mapping):
        written = text(value)
        bare = written.removeprefix("mailto:")
        if is_e_mail(bare):
            return Contact(email=bare)
        if meant_e_mail(written):
            return _name_and_e_mail(value, written)
        return Contact(text=written) if written else None
    found = parts(value, value.node, CONTACT)
    read = Contact(
        name=text_of(found, "navn"),
        email=e_mail(found["e-post"]) if "e-post" in found else "",
        phone=phone(found["telefon"]) if "telefon" in found else "",
    )
    return read if read != Contact() else None


def _name_and_e_mail(value: Value, written: str) -> Contact:
    """Return what «Kari Nordmann <kari@example.no>» means, and warn that it is no link as it stands."""
    name, email = written.partition("<")[0].strip(), meant_e_mail(written)
    lines = [f"  navn: {as_value(shortened(name))}"] if name and "@" not in name else []
    value.report("contact-in-words", example="\n".join(["kontakt:", *lines, f"  e-post: {email}"]), written=written)
    return Contact(name=name if lines else "", email=email)


# The history of a text


def origin(value: Value) -> Origin | None:
    """Return where the text was first published: an address, a name, or its parts."""
    if isinstance(value.node, Mapping):
        found = parts(value, value.node, ORIGIN)
        name, url, published = text_of(found, "navn"), _address_of(found, "lenke"), text_of(found, "publisert")
        if not name and "lenke" not in found:
            value.report("origin-without-name")
        return Origin(name=name or _host(url), url=url, published=published) if name or url else None
    written = text(value)
    words = written.split()
    if len(words) > 1 and "://" in words[-1]:
        name, url = " ".join(words[:-1]).rstrip(",;:–- "), words[-1]
        value.report("origin-in-one", line=f"{name} {url}", name=as_value(shortened(name)), url=url)
        return None
    if written.startswith(("www.", "mailto:")) or "://" in written or ("/" in written and looks_like_address(written)):
        url = checked_address(written, value, may_be_http=True)
        return Origin(name=_host(url), url=url, published="") if url else None
    return Origin(name=written, url="", published="") if written else None


def _host(url: str) -> str:
    """Return the name of the site an address leads to, for want of a better."""
    return url.partition("://")[2].partition("/")[0].removeprefix("www.")


def corrections(value: Value) -> tuple[Correction, ...]:
    """Return the corrections, newest first; of one day, in the order they are written."""
    found = [
        correction
        for item, node in _mappings(value)
        if (correction := _dated(item, node) or _correction(item, parts(item, node, CORRECTION)))
    ]
    return tuple(sorted(found, key=lambda correction: correction.day, reverse=True))


def _mappings(value: Value) -> Iterator[tuple[Value, Mapping]]:
    """Yield the items of a list that must have parts, each with its node; a single one needs no dash."""
    for item in value.items:
        if isinstance(item.node, Mapping):
            yield item, item.node
            continue
        day, _, words = item.node.text.partition(": ") if isinstance(item.node, Scalar) else ("", "", "")
        if words and isinstance(read_moment(day), Moment):  # «rettelser: 24. mars 2027: Møtet er …»
            _report_dated(item, day, words)
            continue
        what = "en liste i listen" if isinstance(item.node, ListNode) else f"«{shortened(item.node.text)}»"
        item.report("value-not-parts", what=what)


def _dated(value: Value, node: Mapping) -> Correction | None:
    """Return the correction that «- 24. mars 2027: Møtet er …» is meant as, and tell how it is written."""
    only = node.pairs[0]
    day = read_moment(only.key.text)
    if len(node.pairs) > 1 or not isinstance(only.value, Scalar) or not isinstance(day, Moment):
        return None
    words = text(value.part(only.key.text, only.value))
    _report_dated(value, only.key.text, words)
    return Correction(day=day.day, text=words) if words else None


def _report_dated(value: Value, day: str, words: str) -> None:
    value.report("correction-in-one", line=f"{day}: {words}", day=day, words=as_value(shortened(words)))


def _correction(value: Value, found: dict[str, Value]) -> Correction | None:
    missing = [f"«{part}»" for part in CORRECTION if part not in found]
    if missing:
        value.report("correction-incomplete", missing=" og ".join(missing))
    written = moment(found["dato"]) if "dato" in found else None
    words = text_of(found, "tekst")
    return Correction(day=written.day, text=words) if written and words else None
