"""An e-mail (eml) as its text and its pictures; its subject is a title, and its other parts are named."""

from __future__ import annotations

import email
import re
from collections.abc import Iterator
from datetime import date
from email import policy
from email.message import EmailMessage, MIMEPart
from email.utils import parsedate_to_datetime

from lxml import html

from .model import Fact, ImportingError, LeftOut, Reading
from .plain_text import as_tree
from .web_page import UNSEEN, decoded, parse_page, read_body

# «SV: », «Re: », «Fwd: », «VS: », also several of them; not «Retur: »
_ANSWER = re.compile(r"(?:(?:sv|re|vs|fw|fwd|videresendt)\s*:\s*)+", re.IGNORECASE)
MOST_PARTS = 500
HEADERS = ("From", "To", "Cc", "Date")
IN_NORWEGIAN = {"From": "avsenderen", "To": "mottakeren", "Cc": "kopien til", "Date": "datoen på e-posten"}


def read_mail(data: bytes) -> Reading:
    """Return what an e-mail says.

    Raises:
        ImportingError: it holds no text that can be read.
    """
    message = email.message_from_bytes(data, policy=policy.default)
    if not isinstance(message, EmailMessage) or not message.keys():
        raise _no_text()
    parts = [part for part, _ in zip(message.walk(), range(MOST_PARTS), strict=False) if not part.is_multipart()]
    chosen = message.get_body(("html", "plain"))
    if chosen is None or (message.get_content_type() == "multipart/encrypted"):
        raise _no_text()
    text, is_html = _text(chosen), chosen.get_content_subtype() == "html"
    if not text.strip():
        raise _no_text()
    base = read_body(parse_page(text)) if is_html else Reading(root=as_tree(_unfolded(text, chosen)), text=text)
    pictures = dict(_pictures(parts))
    shown = _use(base, pictures)
    left_out = [*base.left_out, *_headers(message), *_attachments(parts, shown)]
    subject = _ANSWER.sub("", " ".join(str(message.get("Subject", "")).split()), count=1)
    title = Fact(key="tittel", value=subject, source=str(message.get("Subject", "")), where="emnet i e-posten")
    return Reading(
        root=base.root, text=base.text, styles=base.styles, pictures={**base.pictures, **pictures},
        facts=(title,) if subject else (), left_out=tuple(left_out), written=_sent(message),
    )  # fmt: skip


def _no_text() -> ImportingError:
    return ImportingError(
        "E-posten har ingen tekst som kan leses. Er den kryptert, åpner du den og lagrer den på nytt som .eml eller .html."
    )


def _text(part: MIMEPart) -> str:
    """Return the words of a part, in whatever encoding it says it has, or shows it has where that is none."""
    try:
        content = part.get_content()
    except (LookupError, ValueError, KeyError):
        payload = part.get_payload(decode=True)
        return decoded(payload) if isinstance(payload, bytes) else ""
    return UNSEEN.sub(" ", content) if isinstance(content, str) else ""


def _unfolded(text: str, part: MIMEPart) -> str:
    """Return lines that were broken only to be sent as whole (RFC 3676 §4)."""
    if part.get_param("format") != "flowed":
        return text
    return re.sub(r"(?<=\S) \r?\n(?=\S)", " ", text)


def _pictures(parts: list[EmailMessage]) -> Iterator[tuple[str, bytes]]:
    """Yield the pictures of a mail by their address in it."""
    for part in parts:
        name = str(part.get("Content-ID", "")).strip("<> ")
        payload = part.get_payload(decode=True) if part.get_content_maintype() == "image" else None
        if isinstance(payload, bytes):
            yield f"cid:{name}" if name else f"vedlegg:{part.get_filename() or 'bilde'}", payload


def _use(reading: Reading, pictures: dict[str, bytes]) -> set[str]:
    """Put the pictures that stand nowhere in the text below it, and return all that are shown."""
    inside = {picture.get("src") or "" for picture in reading.root.iter("img")}
    for source in pictures:
        if source not in inside and source.startswith("vedlegg:"):
            reading.root.append(html.Element("img", src=source))
    return set(pictures)


def _headers(message: EmailMessage) -> Iterator[LeftOut]:
    for name in HEADERS:
        if written := " ".join(str(message.get(name, "")).split()):
            yield LeftOut(where=IN_NORWEGIAN[name], words=written)


def _attachments(parts: list[EmailMessage], shown: set[str]) -> Iterator[LeftOut]:
    for part in parts:
        name = part.get_filename()
        if name and part.get_content_maintype() != "image":
            yield LeftOut(where="vedlegget, som du selv legger ved siden av teksten hvis det skal med", words=name)


def _sent(message: EmailMessage) -> date | None:
    try:
        return parsedate_to_datetime(str(message.get("Date", ""))).date()
    except (TypeError, ValueError):
        return None
