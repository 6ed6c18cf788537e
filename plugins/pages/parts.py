"""What articles, events and fixed pages have in common: pictures, documents, subjects, corrections, contacts, sharing."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import quote

from content_types.model import Attachment, Contact, Content, Correction
from norwegian.dates import write_date
from norwegian.letters import slugify
from norwegian.numbers import file_size, phone
from norwegian.picture_texts import says_its_kind
from norwegian.typography import plain
from outputs.body_html import LEAD_PX, VersionsView, versions_view
from outputs.context import RenderContext
from website.model import Entry

from .views import Link, TimeView

SHARE_SCRIPT = "/theme/js/share.js"
SUBJECTS = "nb"  # the language of all subjects, also on a page in English (WCAG 3.1.2)
NORWEGIAN = {"nb", "nn"}  # read with the same voice


@dataclass(frozen=True, slots=True, kw_only=True)
class PictureView:
    """A picture that leads a page."""

    versions: VersionsView
    caption: str
    credit: str  # «Foto: Kari Nordmann»


@dataclass(frozen=True, slots=True, kw_only=True)
class ShareView:
    """A page to share: by e-mail, as a link, or in the device's own way."""

    title: str
    text: str  # what its link says of it; empty: nothing
    url: str  # absolute
    mail_url: str  # mailto:, subject and text filled in
    script_url: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CorrectionView:
    """«Rettelse 24. mars 2023: …»"""

    day: TimeView
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentView:
    """A document to download."""

    title: str
    url: str
    note: str  # «PDF, 120 kB»; empty for an address elsewhere


@dataclass(frozen=True, slots=True, kw_only=True)
class ContactView:
    """Whom to ask."""

    text: str
    name: str
    email: str
    phone: str  # grouped for reading
    phone_url: str  # tel:…


def lead_picture(entry: Entry[Content], context: RenderContext) -> PictureView | None:
    """Return the lead picture, if the file gives one."""
    picture, published = entry.content.picture, context.website.lead_picture(entry)
    if picture is None or published is None:
        return None
    versions = versions_view(published, context.href, column=LEAD_PX, alt=picture.alt, is_lead=True)
    credit = picture.credit if says_its_kind(picture.credit) else f"{context.words.photo}: {picture.credit}"
    return PictureView(versions=versions, caption=picture.caption, credit=credit)


def corrections(given: Iterable[Correction], context: RenderContext) -> tuple[CorrectionView, ...]:
    return tuple(
        CorrectionView(
            day=TimeView(iso=correction.day.isoformat(), text=write_date(correction.day, context.language)),
            text=correction.text,
        )
        for correction in given
    )


def documents(given: Iterable[Attachment], entry: Entry[Content], context: RenderContext) -> tuple[DocumentView, ...]:
    return tuple(_document(attachment, entry, context) for attachment in given)


def _document(attachment: Attachment, entry: Entry[Content], context: RenderContext) -> DocumentView:
    if isinstance(attachment.target, str):
        return DocumentView(title=attachment.title, url=attachment.target, note="")
    download = context.website.downloads[entry.content.source, attachment.target.path]
    ending = download.path.suffix.removeprefix(".").upper()
    return DocumentView(
        title=attachment.title,
        url=context.href(download.url_path),
        note=f"{ending}, {file_size(download.octets, context.language)}",
    )


def contact_view(contact: Contact | None) -> ContactView | None:
    if contact is None:
        return None
    written, url_path = phone(contact.phone) if contact.phone else ("", "")
    return ContactView(text=contact.text, name=contact.name, email=contact.email, phone=written, phone_url=url_path)


def share_view(url_path: str, title: str, text: str, context: RenderContext) -> ShareView:
    """Return how to tell others of the page at *url_path*; *text* is what its link says of it."""
    title, text, url = plain(title), plain(text), context.absolute(url_path)
    letter = "\r\n\r\n".join(part for part in (text, url) if part)  # RFC 6068 §5: lines end CRLF
    return ShareView(
        title=title,
        text=text,
        url=url,
        mail_url=f"mailto:?subject={_escaped(title)}&body={_escaped(letter)}",
        script_url=context.href(SHARE_SCRIPT),
    )


def _escaped(text: str) -> str:
    return quote(text, safe="", errors="replace")


def subject_links(entry: Entry[Content], context: RenderContext) -> tuple[Link, ...]:
    """Return the entry's subjects in the order its file gives them, those that have a page."""
    subjects = (context.website.subject(slugify(written)) for written in entry.content.subjects)
    language = "" if context.language in NORWEGIAN else SUBJECTS
    return tuple(
        Link(text=subject.name, url=context.href(subject.url_path), language=language)
        for subject in subjects
        if subject
    )
