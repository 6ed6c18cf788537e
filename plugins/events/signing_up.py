"""How one signs up, read from `påmelding`, `påmelding-åpner` and `påmeldingsfrist`."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

from manuscript.model import Node
from manuscript.problem import Severity
from manuscript.wording import told
from publication import targets
from publication.clock import is_later, last_day, midnight_after
from publication.notes import Spot
from publication.sheet import Sheet, When
from publication.values import bare_text, text

from .model import Registration, Span
from .span import as_typed


def read_registration(sheet: Sheet, span: Span | None) -> Registration | None:
    """Return how and when one signs up; None when the event has no sign-up."""
    registration = sheet.read("påmelding", _how_to_sign_up, None)
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


def _how_to_sign_up(node: Node, spot: Spot) -> Registration | None:
    """Return an address, an e-mail address or words."""
    words = text(node, spot)
    if not words:
        return None
    if targets.is_e_mail(words) or words.lower().startswith("mailto:") or _is_nearly_e_mail(words):
        found = targets.e_mail(node, spot)
        return Registration(email=found) if found else None
    if targets.looks_like_address(words):
        found = targets.checked_address(bare_text(node, spot), node, spot)
        return Registration(url=found) if found else None
    if targets.meant_e_mail(words):
        targets.e_mail(node, spot)  # to tell of it
        return None
    within = targets.target_within(words)
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
