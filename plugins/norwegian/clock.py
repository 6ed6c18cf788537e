"""Clock times as Norwegians write them, read into minutes after midnight, or the problem with what is written."""

from __future__ import annotations

import re

from .dates import EXAMPLE_CLOCK, Refusal, on_the_clock, quoted, refuse, tidy

DASH = r"[-‐‑‒–—−]"
_PREFIX = r"(?:kl(?![^\W\d_])\.?|klokken|klokka)"

_AFTER_PREFIX = re.compile(rf"{_PREFIX} ?:? ?", re.IGNORECASE)
_HOUR_AND_MINUTES = re.compile(r"([0-9]{1,2}) ?[.:] ?([0-9]{2})(?::([0-9]{2})(?:[.,][0-9]{1,9})?)?\.?")
_FOUR_DIGITS = re.compile(r"([0-9]{2})([0-9]{2})\.?")
_HOUR = re.compile(r"([0-9]{1,2})\.?")
_SPACED = re.compile(r"([0-9]{1,2}) ([0-9]{2})\.?")


def read_clock(text: str) -> int | Refusal:
    """Return minutes after midnight (0 to 1440) of a clock time alone: «kl. 16», «1600», «16.00»."""
    written = tidy(text)
    if not written:
        return refuse(
            "clock-missing",
            "Her mangler det et klokkeslett.",
            "Skriv time, punktum og minutter.",
            EXAMPLE_CLOCK,
        )
    return read_tidy_clock(written)


def looks_like_clock(written: str) -> bool:
    """Tell whether this tidy text is a clock time, or was meant as one."""
    answer = read_tidy_clock(written)
    return (
        isinstance(answer, int)
        or answer.rule not in {"clock-unreadable", "clock-extra-words"}
        or _AFTER_PREFIX.match(written) is not None
    )


def read_tidy_clock(written: str, *, after_date: bool = False) -> int | Refusal:
    """Return the minutes of a text that is tidy and not empty.

    Four bare digits may be a year, but not after a date.
    """
    prefix = _AFTER_PREFIX.match(written)
    clock = written[prefix.end() :] if prefix else written
    if found := _HOUR_AND_MINUTES.fullmatch(clock):
        return _minute(written, *found.groups())
    if found := _FOUR_DIGITS.fullmatch(clock):
        minute = _minute(written, *found.groups())
        is_certain = prefix or after_date or not "1900" <= found[0] < "2060"
        return minute if is_certain else _year_or_clock(written, minute)
    if prefix and (found := _HOUR.fullmatch(clock) or _SPACED.fullmatch(clock)):
        return _minute(written, *found.groups())
    return _why_not(written, clock)


def _minute(written: str, hour: str, minutes: str = "00", seconds: str | None = None) -> int | Refusal:
    """Return minutes after midnight; nobody plans by seconds, so they are left out."""
    hours, minute, second = int(hour), int(minutes), int(seconds or 0)
    if minute > 59:
        return _too_many(written, minute, "en time", "minutter")
    if second > 59:
        return _too_many(written, second, "et minutt", "sekunder")
    if hours < 24 or (hours, minute, second) == (24, 0, 0):
        return 60 * hours + minute
    if hours == 24:
        return _after_midnight(written, minute)
    return refuse(
        "clock-impossible-hour",
        f"Klokkeslettet {quoted(written)} finnes ikke: døgnet har 24 timer.",
        "Skriv en time fra 00 til 24.",
        EXAMPLE_CLOCK,
    )


def _too_many(written: str, number: int, whole: str, parts: str) -> Refusal:
    return refuse(
        "clock-impossible-minutes",
        f"Klokkeslettet {quoted(written)} finnes ikke: {whole} har 60 {parts}, og her står det {number}.",
        f"Skriv {parts} fra 00 til 59.",
        EXAMPLE_CLOCK,
    )


def _after_midnight(written: str, minute: int) -> Refusal:
    right = on_the_clock(minute)
    return refuse(
        "clock-after-midnight",
        f"Klokkeslettet {quoted(written)} finnes ikke: etter 24.00 begynner et nytt døgn.",
        f"Skriv «{right}» og datoen dagen etter, eller «24.00» hvis du mener midnatt.",
        right,
    )


def _write_instead(rule: str, message: str, meant: int | Refusal) -> Refusal:
    """Return a refusal that proposes the time *meant*, or what is wrong with that too."""
    if isinstance(meant, Refusal):
        return meant
    right = on_the_clock(meant)
    return refuse(rule, message, f"Skriv «{right}».", right)


def _year_or_clock(written: str, meant: int | Refusal) -> Refusal:
    return _write_instead(
        "clock-or-year",
        f"{quoted(written)} kan være både et klokkeslett og et årstall.",
        meant,
    )


# What people write that we do not read, each form with what is said about it.
_INTERVAL = re.compile(
    rf"([0-9]{{1,2}}(?:[.:][0-9]{{2}})?|[0-9]{{4}}) ?(?:{DASH}|til) ?(?:{_PREFIX} ?)?"
    r"([0-9]{1,2}(?:[.:][0-9]{2})?|[0-9]{4})\.?",
    re.IGNORECASE,
)
_OTHER_SIGN = re.compile(rf"([0-9]{{1,2}}) ?(?:[,;'’]|{DASH}|\.\.) ?([0-9]{{2}})")
_ONE_MINUTE_DIGIT = re.compile(r"([0-9]{1,2})[.:]([0-9])")
_THREE_DIGITS = re.compile(r"([0-9])([0-9]{2})")
_HALF_DAY = re.compile(r"([0-9]{1,2})(?:[.: ]?([0-9]{2}))? ?([ap])\.? ?m\.?", re.IGNORECASE)
_NUMBER_WORD = re.compile(
    r"(?:halv|kvart|fem|ti|tjue|midnatt|ett|to|tre|fire|seks|syv|sju|åtte|ni|elleve|tolv"
    r"|noon|midnight)(?![^\W\d_])",
    re.IGNORECASE,
)
_TIME_WITHIN = re.compile(r"(?<![0-9.:])([0-9]{1,2})[.:]([0-9]{2})(?![0-9.:])")


def _why_not(written: str, clock: str) -> Refusal:
    """Return why this is not read; *clock* is the text without «kl.»."""
    own = quoted(written)
    if interval := _interval(written, clock):
        return interval
    if found := _HOUR.fullmatch(clock):
        message = f"{own} alene er ikke et tydelig klokkeslett."
        return _write_instead("clock-bare-hour", message, _minute(written, found[1]))
    if found := _OTHER_SIGN.fullmatch(clock) or _SPACED.fullmatch(clock):
        message = f"I {own} mangler det punktum mellom timer og minutter."
        return _write_instead("clock-sign", message, _minute(written, *found.groups()))
    if found := _THREE_DIGITS.fullmatch(clock):
        message = f"{own} har tre sifre, og et klokkeslett uten punktum skal ha fire."
        return _write_instead("clock-three-digits", message, _minute(written, *found.groups()))
    if found := _HALF_DAY.fullmatch(clock):
        message = f"{own} er skrevet på engelsk."
        return _write_instead("clock-am-pm", message, _of_half_day(written, found))
    if found := _ONE_MINUTE_DIGIT.fullmatch(clock):
        return _one_minute_digit(written, *found.groups())
    if _NUMBER_WORD.match(clock):
        return refuse(
            "clock-in-words",
            f"Klokkeslettet {own} er skrevet med bokstaver.",
            "Skriv det med tall, fra 00.00 til 24.00.",
            "16.30",
        )
    return _unread(written, clock)


def _interval(written: str, clock: str) -> Refusal | None:
    found = _INTERVAL.fullmatch(clock)
    ends = [read_tidy_clock(f"kl. {end}") for end in found.groups()] if found else []
    if not ends or not all(isinstance(end, int) for end in ends):
        return None
    first, last = (on_the_clock(end) for end in ends)
    return Refusal(
        rule="clock-interval",
        message=f"{quoted(written)} er to klokkeslett, men feltet har plass til ett.",
        fix=f"Skriv ett av dem. I et arrangement skriver du «{first}» i «starter» og «{last}» i «slutter».",
        example=first,
        last=last,
    )


def _of_half_day(written: str, found: re.Match[str]) -> int | Refusal:
    """Return the time of a clock that counts to twelve twice; 12 pm is noon."""
    hour, minutes = int(found[1]), found[2] or "00"
    if 1 <= hour <= 12:
        hour = hour % 12 + (12 if found[3] in "pP" else 0)
    return _minute(written, str(hour), minutes)


def _one_minute_digit(written: str, hour: str, digit: str) -> Refusal:
    readings = [_minute(written, hour, f"0{digit}"), _minute(written, hour, f"{digit}0")]
    right = [on_the_clock(minute) for minute in readings if isinstance(minute, int)]
    if not right:
        return readings[0]
    return refuse(
        "clock-one-minute-digit",
        f"Minuttene i {quoted(written)} har bare ett siffer.",
        f"Skriv {' eller '.join(f'«{clock}»' for clock in right)}.",
        right[0],
    )


def _unread(written: str, clock: str) -> Refusal:
    found = _TIME_WITHIN.search(clock)
    within = _minute(clock, *found.groups()) if found else None
    if isinstance(within, int):
        right = on_the_clock(within)
        return refuse(
            "clock-extra-words",
            f"I {quoted(written)} står det mer enn et klokkeslett.",
            f"Skriv bare klokkeslettet, for eksempel «{right}». Resten kan stå i teksten.",
            right,
        )
    return refuse(
        "clock-unreadable",
        f"{quoted(written)} er ikke et klokkeslett som kan leses.",
        "Skriv time, punktum og minutter.",
        EXAMPLE_CLOCK,
    )
