"""Text for those who show no page: search engines, feed readers, programs."""

from __future__ import annotations

from norwegian.dates import NO_BREAK


def plain(text: str) -> str:
    """Return *text* with ordinary spaces: only a browser needs to know where a line may not break."""
    return text.replace(NO_BREAK, " ")
