"""What is uncertain about one row: its time, its title, its place among the days."""

from __future__ import annotations

from collections.abc import Iterator

from manuscript.problem import Problem

from .case import Case, Look
from .model import Session
from .names import is_gathering, is_name
from .wording import clock, error, quoted, span


def _ends_too_early(case: Case) -> Iterator[Problem]:
    for one in case.made:
        if one.ends_too_early:
            yield error(
                case.file,
                one.session.line,
                one.session.column,
                "ends-before-start",
                f"Økten slutter før den begynner: «{span(one.row.starts, one.row.ends)}».",
                "Skriv starttiden først og sluttiden etterpå.",
            )


def _slips(case: Case) -> Iterator[Problem]:
    for one in case.made:
        if one.row.item.reading.slip:
            text = one.row.item.written.line.text
            written = text[one.session.column - 1 : one.row.item.reading.end].strip(" *_|\t")
            yield case.warn(
                one.session.line,
                one.session.column,
                "time-slip",
                f"{quoted(written)} er lest som {span(one.row.starts, one.row.ends)}.",
                "Skriv timer og minutter med punktum mellom, og en strek mellom start og slutt.",
            )


def _approximate(case: Case) -> Iterator[Problem]:
    for one in case.made:
        about = one.session.starts_about or one.session.ends_about
        if about:
            yield case.warn(
                one.session.line,
                one.session.column,
                "time-approximate",
                f"{quoted(about)} vises i programmet, men kalendere og åpne data får bare {span(one.row.starts, one.row.ends)}.",
                "Skriv et bestemt klokkeslett når det er kjent.",
            )


def _untitled(case: Case) -> Iterator[Problem]:
    for one in case.made:
        if not one.session.title:
            yield case.warn(
                one.session.line,
                one.session.column,
                "untitled",
                f"Posten {span(one.row.starts, one.row.ends)} har ingen tittel.",
                "Skriv tittelen etter klokkeslettet eller på neste linje.",
            )


def _names_as_titles(case: Case) -> Iterator[Problem]:
    for one in case.made:
        if one.session.titled and _is_only_name(one.session) and not is_gathering(one.session.title):
            yield case.warn(
                one.session.line,
                one.session.column,
                "title-is-name",
                f"Tittelen på posten {span(one.row.starts, one.row.ends)} er bare et navn: {quoted(one.session.title)}.",
                "Skriv hva innlegget heter, og navnet etter «v/».",
                "10.30–11.15 Digital hjemmeoppfølging v/ Kari Nordmann",
            )


def _is_only_name(session: Session) -> bool:
    """«Per Dahl», or «Per Dahl, forsker» over the real title in quotation marks."""
    name, comma, _ = session.title.partition(",")
    quoted_below = bool(session.description) and session.description[0].text.startswith(("«", '"', "“"))
    return is_name(session.title) or (comma != "" and quoted_below and is_name(name))


def _guessed_titles(case: Case) -> Iterator[Problem]:
    for one in case.made:
        if one.title_is_guess:
            yield case.warn(
                one.session.line,
                one.session.column,
                "title-joined",
                f"Tittelen {quoted(one.session.title)} er satt sammen av linjene som følger etter hverandre.",
                "Skriv hele tittelen på én linje.",
            )


def _after_midnight(case: Case) -> Iterator[Problem]:
    for one in case.made:
        if one.session.starts.next_day:
            yield case.warn(
                one.session.line,
                one.session.column,
                "after-midnight",
                f"Posten {clock(one.row.starts)} er lest som natten etter dagen den står under.",
                "Er det feil, flytt posten til dagen den hører til.",
            )


def _times_in_headings(case: Case) -> Iterator[Problem]:
    for one in case.made:
        if one.row.in_heading and not one.row.item.title.text:
            yield case.warn(
                one.session.line,
                one.session.column,
                "time-in-heading",
                f"Tiden i dagsoverskriften er lest som posten {span(one.row.starts, one.row.ends)} "
                f"{quoted(one.session.title)}.",
                "Skriv klokkeslettet og tittelen på en egen linje under dagen.",
            )


LOOKS: tuple[Look, ...] = (
    _ends_too_early,
    _slips,
    _approximate,
    _untitled,
    _names_as_titles,
    _guessed_titles,
    _after_midnight,
    _times_in_headings,
)
