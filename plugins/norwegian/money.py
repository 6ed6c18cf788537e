"""Prices as they are written: «450 kr», «kr 1 200,-», «Gratis»."""

from __future__ import annotations

import re

FREE = {"gratis", "free"}
# One amount and the word for kroner, on either side; anything more is a price in words.
AMOUNT = r"([0-9]{1,3}(?:[ .][0-9]{3}){1,2}|[0-9]{1,7})(?:,([0-9]{2}|-|–))?"
KRONER = re.compile(rf"(?:(?:kr\.?|nok) ?{AMOUNT}|{AMOUNT} ?(?:kr\.?|kroner|nok))", re.IGNORECASE)
LONGEST = 30


def kroner(written: str) -> int | float | None:
    """Return the one price *written* names, free as 0; None when it takes words to tell."""
    text = " ".join(written.split())
    if text.rstrip(".!").casefold() in FREE:
        return 0
    found = KRONER.fullmatch(text) if len(text) <= LONGEST else None
    if found is None:
        return None
    whole, part = (found[1], found[2]) if found[1] else (found[3], found[4])
    amount = int(re.sub(r"[ .]", "", whole))
    hundredths = int(part) if part and part.isdigit() else 0
    return amount + hundredths / 100 if hundredths else amount
