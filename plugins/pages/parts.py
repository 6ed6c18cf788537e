"""The parts articles, events and fixed pages have in common, finished for the template."""

from __future__ import annotations

from collections.abc import Iterable

from norwegian.credits import says_its_kind
from norwegian.dates import write_date
from norwegian.numbers import file_size, phone
from norwegian.slug import slugify
from publication.model import Attachment, Contact, Correction
from website.model import Entry

from .frame import Frame
from .picture_part import LEAD_PX, versions_view
from .picture_views import PictureView
from .views import ContactView, CorrectionView, DocumentView, Link, Stamp

SUBJECTS = "nb"  # the language of all subjects, also on a page in English (WCAG 3.1.2)
NORWEGIAN = {"nb", "nn"}  # read with the same voice


def lead_picture(entry: Entry, frame: Frame) -> PictureView | None:
    """Return the lead picture, if the file gives one."""
    picture, published = entry.content.picture, frame.website.lead_picture(entry)
    if picture is None or published is None:
        return None
    versions = versions_view(published, frame.href, column=LEAD_PX, alt=picture.alt, is_lead=True)
    credit = picture.credit if says_its_kind(picture.credit) else f"{frame.words.photo}: {picture.credit}"
    return PictureView(versions=versions, caption=picture.caption, credit=credit)


def corrections(given: Iterable[Correction], frame: Frame) -> tuple[CorrectionView, ...]:
    return tuple(
        CorrectionView(
            day=Stamp(iso=correction.day.isoformat(), text=write_date(correction.day, frame.language)),
            text=correction.text,
        )
        for correction in given
    )


def documents(given: Iterable[Attachment], entry: Entry, frame: Frame) -> tuple[DocumentView, ...]:
    return tuple(_document(attachment, entry, frame) for attachment in given)


def _document(attachment: Attachment, entry: Entry, frame: Frame) -> DocumentView:
    if isinstance(attachment.target, str):
        return DocumentView(title=attachment.title, url=attachment.target, note="")
    download = frame.website.downloads[entry.content.source, attachment.target.path]
    ending = download.path.suffix.removeprefix(".").upper()
    return DocumentView(
        title=attachment.title,
        url=frame.href(download.address),
        note=f"{ending}, {file_size(download.octets, frame.language)}",
    )


def subject_links(entry: Entry, frame: Frame) -> tuple[Link, ...]:
    """Return the entry's subjects in the order its file gives them, those that have a page."""
    subjects = (frame.website.subject(slugify(written)) for written in entry.content.subjects)
    language = "" if frame.language in NORWEGIAN else SUBJECTS
    return tuple(
        Link(text=subject.name, url=frame.href(subject.address), language=language) for subject in subjects if subject
    )


def contact_view(contact: Contact | None) -> ContactView | None:
    if contact is None:
        return None
    written, address = phone(contact.phone) if contact.phone else ("", "")
    return ContactView(text=contact.text, name=contact.name, email=contact.email, phone=written, phone_url=address)
