"""What articles, events and fixed pages have in common: pictures, documents, corrections, contacts, and ways to
share.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from urllib.parse import quote

from content_types.model import Attachment, Contact, Correction
from images.model import Format
from norwegian.dates import write_date
from norwegian.letters import slugify
from norwegian.numbers import file_size, phone
from norwegian.picture_texts import says_its_kind
from outputs.context import RenderContext
from outputs.plain_text import plain
from website.model import Entry, PublishedPicture, PublishedVersion

from .views import (
    ContactView,
    CorrectionView,
    DocumentView,
    Link,
    PictureView,
    ShareView,
    SourceView,
    TimeView,
    VersionsView,
)

# The parts articles, events and fixed pages have in common, finished for the template.


SUBJECTS = "nb"  # the language of all subjects, also on a page in English (WCAG 3.1.2)
NORWEGIAN = {"nb", "nn"}  # read with the same voice


def lead_picture(entry: Entry, context: RenderContext) -> PictureView | None:
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


def documents(given: Iterable[Attachment], entry: Entry, context: RenderContext) -> tuple[DocumentView, ...]:
    return tuple(_document(attachment, entry, context) for attachment in given)


def _document(attachment: Attachment, entry: Entry, context: RenderContext) -> DocumentView:
    if isinstance(attachment.target, str):
        return DocumentView(title=attachment.title, url=attachment.target, note="")
    download = context.website.downloads[entry.content.source, attachment.target.path]
    ending = download.path.suffix.removeprefix(".").upper()
    return DocumentView(
        title=attachment.title,
        url=context.href(download.url_path),
        note=f"{ending}, {file_size(download.octets, context.language)}",
    )


def subject_links(entry: Entry, context: RenderContext) -> tuple[Link, ...]:
    """Return the entry's subjects in the order its file gives them, those that have a page."""
    subjects = (context.website.subject(slugify(written)) for written in entry.content.subjects)
    language = "" if context.language in NORWEGIAN else SUBJECTS
    return tuple(
        Link(text=subject.name, url=context.href(subject.url_path), language=language)
        for subject in subjects
        if subject
    )


def contact_view(contact: Contact | None) -> ContactView | None:
    if contact is None:
        return None
    written, address = phone(contact.phone) if contact.phone else ("", "")
    return ContactView(text=contact.text, name=contact.name, email=contact.email, phone=written, phone_url=address)


# A published picture as a page shows it: which versions a browser may choose among, and how wide it will be.


LIGHT = (Format.AVIF, Format.WEBP)
TEXT_PX = 576  # the measure of tokens.css
LEAD_PX = 736  # ten rem more in an article
COLUMN_SIZES = "min({column}px, 92vw)"  # the gutters take 4vi on each side


def versions_view(
    picture: PublishedPicture, address: Callable[[str], str], *, column: int, alt: str, is_lead: bool = False
) -> VersionsView:
    """Return *picture* for a column of so many px; *address* turns a site path into what an ``src`` shall hold."""
    width, height = picture.size
    sources = tuple(SourceView(type=wanted.media_type, srcset=_srcset(picture.of(wanted), address)) for wanted in LIGHT)
    is_one_width = len(picture.of(*LIGHT)) == len(LIGHT)
    return VersionsView(
        url=address(picture.shared.url_path),
        srcset=_srcset(picture.fallback, address) if len(picture.fallback) > 1 else "",
        sizes="" if is_one_width else COLUMN_SIZES.format(column=min(column, width)),
        sources=sources,
        width=width,
        height=height,
        alt=alt,
        is_lead=is_lead,
    )


def _srcset(versions: Sequence[PublishedVersion], address: Callable[[str], str]) -> str:
    if len(versions) == 1:
        return address(versions[0].url_path)
    return ", ".join(f"{address(published.url_path)} {published.version.width}w" for published in versions)


# Sharing without spying: a letter the visitor sends, a link to copy, the device's own sheet.


SHARE_SCRIPT = "/theme/js/share.js"


def share_view(address: str, title: str, text: str, context: RenderContext) -> ShareView:
    """Return how to tell others of the page at the site path *address*; *text* is what its link says of it."""
    title, text, url = plain(title), plain(text), context.absolute(address)
    letter = "\r\n\r\n".join(part for part in (text, url) if part)  # RFC 6068 §5: lines end CRLF
    return ShareView(
        title=title,
        text=text,
        url=url,
        mail_url=f"mailto:?subject={_in_mail_address(title)}&body={_in_mail_address(letter)}",
        script_url=context.href(SHARE_SCRIPT),
    )


def _in_mail_address(text: str) -> str:
    return quote(text, safe="", errors="replace")
