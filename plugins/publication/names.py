"""Readers of names and subjects: lists, or a text that may be several."""

from __future__ import annotations

from manuscript.model import Node, Scalar
from manuscript.quoting import as_value
from manuscript.wording import told
from norwegian.slug import slugify

from .notes import Spot
from .values import key_of, text, texts

BEFORE_NAMES = ("av ", "tekst: ")


def names(node: Node, spot: Spot) -> tuple[str, ...]:
    """Return the names of a list; a single text is one name, but for Pelican's semicolons."""
    if isinstance(node, Scalar) and ";" in node.text:
        return tuple(dict.fromkeys(name.strip() for name in text(node, spot).split(";") if name.strip()))
    found = texts(node, spot)
    if isinstance(node, Scalar) and found:
        warn_of_several(found[0][0], node, spot)
    for name, item in found:
        if name.lower().startswith(BEFORE_NAMES):
            spot.warn(
                item,
                "name-with-by",
                f"Nettstedet setter selv «Av» foran navnet: «{told(name)}».",
                "Skriv bare navnet.",
                f"{key_of(spot)}: {as_value(told(name.partition(' ')[2]))}",
            )
    return tuple(dict.fromkeys(name for name, _ in found))


def warn_of_several(name: str, node: Node, spot: Spot, *, of_people: bool = True) -> None:
    """Warn when a single text may be several names."""
    several = _people(name) if of_people else _organizations(name)
    if len(several) > 1:
        spot.warn(
            node,
            "names-in-one",
            f"«{told(name)}» leses som ett navn.",
            "Er det flere, skriver du dem som en liste, med bindestrek foran hvert navn på hver sin linje. "
            "Er det ett, skriver du det som en liste med én linje.",
            f"{key_of(spot)}:\n" + "\n".join(f"  - {as_value(told(each))}" for each in several[:5]),
        )


def _people(name: str) -> list[str]:
    """Return the people a single text may name: «Kari Nordmann, rådgiver» is one."""
    *parts, last = name.split(",")
    people = [part.split() for part in (*parts, *last.split(" og "))]
    are_names = all(len(words) > 1 and all(word[0].isupper() for word in words) for words in people)
    return [" ".join(words) for words in people] if are_names else []


def _organizations(name: str) -> list[str]:
    """Return the organisations a single text may name: «Nettverk for mat, helse og miljø» is one."""
    parts = [part.strip() for part in name.split(",")]
    return parts if all(part[:1].isupper() for part in parts) else []


def subjects(node: Node, spot: Spot) -> tuple[str, ...]:
    """Return the subjects of a list, or of a text with commas between; Pelican's semicolons count too.

    The «#» people put before a subject elsewhere is no part of it.
    """
    if isinstance(node, Scalar):
        written = text(node, spot)
        if written.startswith("#"):
            written = written.replace(" #", ",")
        parts = written.split(";" if ";" in written else ",")
    else:
        parts = [subject for subject, _ in texts(node, spot)]
    found = tuple(dict.fromkeys(subject for part in parts if (subject := part.strip().lstrip("#").strip())))
    for subject in found:
        if not slugify(subject):
            spot.tell(
                node,
                "subject-without-letters",
                f"Emnet «{told(subject)}» har verken bokstaver a–å eller tall, og kan ikke få en adresse.",
                "Skriv emnet med bokstaver.",
            )
    return tuple(subject for subject in found if slugify(subject))
