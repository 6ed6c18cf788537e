"""Unicode's composed normal form, in linear time."""

from __future__ import annotations

import unicodedata

LONGEST_RUN = 30  # marks on one letter; the Stream-Safe Text Format (UAX #15 §13)


def nfc(text: str) -> str:
    """Return *text* in NFC, with at most thirty combining marks in a row.

    ``unicodedata.normalize`` sorts a run of marks in quadratic time: a file of
    nothing else would stop the build for minutes.
    """
    return text if text.isascii() else unicodedata.normalize("NFC", _stream_safe(text))


def nfd(text: str) -> str:
    """Return *text* in NFD, with at most thirty combining marks in a row."""
    return text if text.isascii() else unicodedata.normalize("NFD", _stream_safe(text))


def _stream_safe(text: str) -> str:
    kept: list[str] = []
    run = 0
    for character in text:
        run = run + 1 if unicodedata.combining(character) else 0
        if run <= LONGEST_RUN:
            kept.append(character)
    return "".join(kept)
