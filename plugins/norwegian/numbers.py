"""Sizes of files and telephone numbers written for the reader, and prices read."""

from __future__ import annotations

import re
import textwrap

from .dates import NO_BREAK

# Sizes of files and telephone numbers, written for the reader


_UNITS = ("kB", "MB", "GB")
# «99 88 77 66», «+47 32 80 00 00», «(32) 80-00-00»; not «99887766, tast 2»
_TYPED_NUMBER = re.compile(r"\(?\+?[0-9 ().-]+")


def file_size(octets: int, language: str = "nb") -> str:
    """Return «120 kB» or «1,2 MB»; a kilobyte is a thousand bytes."""
    if octets < 1000:
        return f"{octets}{NO_BREAK}B"
    # 999 600 bytes would be 1000 kB when rounded, and so are 1,0 MB.
    power = next((power for power in (1, 2) if octets < 1000 ** (power + 1) - 1000**power // 2), 3)
    tenths = (20 * octets // 1000**power + 1) // 2
    if power == 1 or tenths >= 100:
        size = str((2 * octets // 1000**power + 1) // 2)
    else:
        size = f"{tenths // 10}{'.' if language == 'en' else ','}{tenths % 10}"
    return f"{size}{NO_BREAK}{_UNITS[power - 1]}"


def phone(text: str) -> tuple[str, str]:
    """Return a telephone number grouped for reading, and its ``tel:`` address.

    Norwegian numbers are grouped (nummerforskriften § 16); numbers of other
    countries stay as typed. Other text has no address: the second is empty.
    """
    typed = " ".join(text.split())
    if not _TYPED_NUMBER.fullmatch(typed):
        return typed, ""
    digits = re.sub(r"[^0-9]", "", typed)  # «+47 12 34 56 78»: 4712345678
    if "+" in typed or digits.startswith("00"):
        return _with_country(typed, digits if "+" in typed else digits[2:])
    if len(digits) == 8 and digits[0] != "0":
        return _grouped(digits), f"tel:+47{digits}"
    if len(digits) == 6 and digits.startswith("116"):
        return f"116{NO_BREAK}{digits[3:]}", f"tel:{digits}"
    if 3 <= len(digits) <= 5:
        return digits, f"tel:{digits}"
    return typed, ""


def _with_country(typed: str, digits: str) -> tuple[str, str]:
    """Return a number that has its country with it, such as +47 or +46."""
    national = digits.removeprefix("47")
    if digits.startswith("47") and len(national) == 8:
        return f"+47{NO_BREAK}{_grouped(national)}", f"tel:+47{national}"
    if not 7 <= len(digits) <= 15:  # ITU-T E.164
        return typed, ""
    return typed, f"tel:+{digits}"


def _grouped(digits: str) -> str:
    """Return 99 88 77 66, or 800 22 222 for the special numbers on 8."""
    groups = (digits[:3], digits[3:5], digits[5:]) if digits[0] == "8" else textwrap.wrap(digits, 2)
    return NO_BREAK.join(groups)


# Prices as they are written: «450 kr», «kr 1 200,-», «Gratis»


# A price of 0: «Gratis», «Free!»; not «Gratis for medlemmer»
FREE = {"gratis", "free"}
# One amount and the word for kroner, on either side; anything more is a price in words.
AMOUNT = r"([0-9]{1,3}(?:[ .][0-9]{3}){1,2}|[0-9]{1,7})(?:,([0-9]{2}|-|–))?"
# «450 kr», «kr 1 200,-», «NOK 99,50», «450 kroner»; not «450 kr per dag», «fra 450 kr»
KRONER = re.compile(rf"(?:(?:kr\.?|nok) ?{AMOUNT}|{AMOUNT} ?(?:kr\.?|kroner|nok))", re.IGNORECASE)
LONGEST_PRICE = 30


def kroner(written: str) -> int | float | None:
    """Return the one price *written* names, free as 0; None when it takes words to tell."""
    text = " ".join(written.split())
    if text.rstrip(".!").casefold() in FREE:
        return 0
    found = KRONER.fullmatch(text) if len(text) <= LONGEST_PRICE else None
    if found is None:
        return None
    whole, part = (found[1], found[2]) if found[1] else (found[3], found[4])
    amount = int(re.sub(r"[ .]", "", whole))  # «1 200», «1.200»
    hundredths = int(part) if part and part.isdigit() else 0
    return amount + hundredths / 100 if hundredths else amount
