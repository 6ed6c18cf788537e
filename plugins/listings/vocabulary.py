"""The words of list lines, in each of the site's languages."""

from __future__ import annotations

from enum import Enum

from .model import Kind

# Each name as the guide writes it, and as people type it.
LISTS = {
    "kommende arrangementer": Kind.UPCOMING,
    "kommende arrangement": Kind.UPCOMING,
    "komande arrangement": Kind.UPCOMING,
    "upcoming events": Kind.UPCOMING,
    "tidligere arrangementer": Kind.PAST,
    "tidligere arrangement": Kind.PAST,
    "tidlegare arrangement": Kind.PAST,
    "past events": Kind.PAST,
    "siste artikler": Kind.ARTICLES,
    "siste artiklar": Kind.ARTICLES,
    "latest articles": Kind.ARTICLES,
}
SHOWN = ("kommende arrangementer", "tidligere arrangementer", "siste artikler")


class Option(Enum):
    """What can stand after the colon; the value is its Norwegian name."""

    COUNT = "antall"
    SUBJECT = "emne"
    SERIES = "serie"


OPTIONS = {
    "emne": Option.SUBJECT,
    "subject": Option.SUBJECT,
    "serie": Option.SERIES,
    "series": Option.SERIES,
    "antall": Option.COUNT,
    "antal": Option.COUNT,
    "tal": Option.COUNT,
    "count": Option.COUNT,
}
