"""The reader of `status`: what has become of a page, in Norwegian or English."""

from __future__ import annotations

from collections.abc import Sequence

from manuscript.model import Node
from manuscript.problem import told
from norwegian.near_names import nearest

from .fields import BY_KEY, Spot
from .model import ContentKind, Status
from .values import bare_text, shown_choices

STATUSES = {
    **{status.value: status for status in Status},
    "published": Status.PUBLISHED,
    "draft": Status.DRAFT,
    "hidden": Status.HIDDEN,
    "gone": Status.GONE,
    "cancelled": Status.CANCELLED,
    "canceled": Status.CANCELLED,
    "postponed": Status.POSTPONED,
    "full": Status.FULL,
}
# What people call a status, and what they mean: only proposed, for a guess may take a page away.
MEANT = {
    "kladd": Status.DRAFT,
    "slettet": Status.GONE,
    "borte": Status.GONE,
    "kansellert": Status.CANCELLED,
    "innstilt": Status.CANCELLED,
    "fullt": Status.FULL,
    "fullbooket": Status.FULL,
    "utsolgt": Status.FULL,
}
MOVED = frozenset({"flyttet", "flytta", "moved", "rescheduled", "ny tid", "ny dato"})
EVENT_STATUSES = frozenset({Status.CANCELLED, Status.POSTPONED, Status.FULL})


def status(node: Node, spot: Spot, kind: ContentKind) -> Status:
    """Return the status, written in Norwegian or English; published where it cannot be read."""
    written = bare_text(node, spot)
    found = STATUSES.get(written.lower())
    allowed = [each for each in Status if kind is ContentKind.EVENT or each not in EVENT_STATUSES]
    if found in allowed:
        return found
    if not written:
        return Status.PUBLISHED
    words = shown_choices(allowed)
    if found:
        spot.tell(
            node,
            "value-status-of-events",
            f"Statusen «{told(written)}» gjelder bare arrangementer.",
            f"Skriv {words}.",
        )
        return Status.PUBLISHED
    message = f"«{told(written)}» er ikke en status."
    if kind is ContentKind.EVENT and written.lower() in MOVED:
        fix = "Slett linjen. Skriv den nye tiden i «starter» og den gamle i «flyttet-fra»."
        spot.tell(node, "value-status", message, fix, BY_KEY["flyttet-fra"].example)
        return Status.PUBLISHED
    near = _meant(written.lower(), allowed)
    asked = f"Mente du «{near}»? " if near else ""
    spot.tell(node, "value-status", message, f"{asked}Skriv {words}.", f"status: {near or Status.PUBLISHED}")
    return Status.PUBLISHED


def _meant(written: str, allowed: Sequence[Status]) -> Status | None:
    """Return the status *written* is another word for, or nearly spells."""
    first = written.partition(" ")[0].rstrip(",.;:!–-")  # «avlyst på grunn av sykdom»
    meant = MEANT.get(written) or STATUSES.get(first)
    if meant in allowed:
        return meant
    return nearest(written, allowed)
