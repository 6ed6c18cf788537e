"""Sharing without spying: a letter the visitor sends, a link to copy, the device's own sheet."""

from __future__ import annotations

from urllib.parse import quote

from .frame import Frame
from .plain import plain
from .share_views import ShareView

SCRIPT = "/theme/js/share.js"


def share_view(address: str, title: str, text: str, frame: Frame) -> ShareView:
    """Return how to tell others of the page at the site path *address*; *text* is what its link says of it."""
    title, text, url = plain(title), plain(text), frame.absolute(address)
    letter = "\r\n\r\n".join(part for part in (text, url) if part)  # RFC 6068 §5: lines end CRLF
    return ShareView(
        title=title,
        text=text,
        url=url,
        mail_url=f"mailto:?subject={_escaped(title)}&body={_escaped(letter)}",
        script_url=frame.href(SCRIPT),
    )


def _escaped(text: str) -> str:
    return quote(text, safe="", errors="replace")
