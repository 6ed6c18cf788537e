"""What articles, events and fixed pages have in common: the body with the lists it asks for, pictures, documents, subjects,
corrections, contacts and sharing.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from urllib.parse import quote

from body.model import Body, Heading, ListLine, Part
from content_types.list_lines import ListKind, ListQuery
from content_types.model import Attachment, Contact, Content, Correction
from content_types.url_paths import ARCHIVE_PATH, ARTICLES_PATH, EVENTS_PATH
from norwegian.dates import write_date
from norwegian.letters import slugify
from norwegian.numbers import file_size, phone
from norwegian.picture_texts import says_its_kind
from norwegian.typography import plain
from outputs.body_html import LEAD_PX, VersionsView, filled, list_filter_text, versions_view
from outputs.context import RenderContext
from website.model import Entry, is_event

from .listing import ListView, Missing, article_list, past_list, upcoming_list
from .views import Link, TimeView, links

SHARE_SCRIPT = "/theme/js/share.js"
SUBJECTS = "nb"  # the language of all subjects, also on a page in English (WCAG 3.1.2)
FEWEST_HEADINGS = 5  # with fewer a page is seen over at a glance
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
    note: str = ""  # «PDF, 120 kB»; empty for an address elsewhere


@dataclass(frozen=True, slots=True, kw_only=True)
class ContactView:
    """Whom to ask."""

    heading: str  # empty: the page is called so
    text: str
    name: str
    email: str
    phone: str  # grouped for reading
    phone_url: str  # tel:…


@dataclass(frozen=True, slots=True, kw_only=True)
class ProsePart:
    """A stretch of a body, and the list that follows it."""

    text_html: str  # may open what a later piece closes
    list: ListView | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ProseView:
    """A body: the pieces in their order."""

    pieces: tuple[ProsePart, ...] = ()


def prose(body: Body, entry: Entry[Content], context: RenderContext) -> ProseView:
    """Return *body*, which is that of *entry* or a part of it."""
    source = entry.content.source
    pieces = []
    for parts, line in _up_to_each_list(body.parts):
        query = context.website.lists.get((source, line.text)) if line else None
        # What asks for no list, as a draft may, is shown as it is written.
        text = parts if query or line is None else (*parts, line)
        html = filled(replace(body, parts=text), source, context.website, context.href)
        view = _list_view(query, entry, context) if query else None
        if html or view:
            pieces.append(ProsePart(text_html=html, list=view))
    return ProseView(pieces=tuple(pieces))


def _up_to_each_list(parts: tuple[Part, ...]) -> Iterator[tuple[tuple[Part, ...], ListLine | None]]:
    """Yield the parts before each list line together with the line, and at last the remaining parts with None."""
    begins = 0
    for number, part in enumerate(parts):
        if isinstance(part, ListLine):
            yield parts[begins:number], part
            begins = number + 1
    yield parts[begins:], None


def _list_view(query: ListQuery, asking: Entry[Content], context: RenderContext) -> ListView:
    """Return the list that a list line asks for; the page *asking* is not in it, in any language."""
    website = context.website
    own = {one.url_path for one in (asking, *website.translations.get(asking.content.source, ()))}
    missing = Missing(about=list_filter_text(query, context.words), way_on=_way_on(query, context))
    if query.kind is ListKind.ARTICLES:
        articles = [entry for entry in website.articles if entry.url_path not in own and _is_asked_for(entry, query)]
        return article_list(articles, context, missing, limit=query.count)
    events = [entry for entry in website.events if entry.url_path not in own and _is_asked_for(entry, query)]
    build = upcoming_list if query.kind is ListKind.UPCOMING else past_list
    view = build(events, context, missing, limit=query.count)
    items = (replace(listed, event=replace(listed.event, is_in_text=True)) for listed in view.events)
    return replace(view, events=tuple(items))


def _is_asked_for(entry: Entry[Content], query: ListQuery) -> bool:
    if query.subject and query.subject.slug not in map(slugify, entry.content.subjects):
        return False
    return not query.series or (is_event(entry) and slugify(entry.content.series) == query.series.slug)


def _way_on(query: ListQuery, context: RenderContext) -> Link:
    """Return where to look when the list is empty."""
    words, way = context.words, (context.words.past_events, ARCHIVE_PATH)
    if query.kind is ListKind.ARTICLES:
        way = words.all_articles, ARTICLES_PATH
    elif query.kind is ListKind.PAST or query.subject or query.series:
        way = words.all_events, EVENTS_PATH
    return links(context, way)[0]


def lead_picture(entry: Entry[Content], context: RenderContext) -> PictureView | None:
    """Return the lead picture, if the file gives one."""
    picture, published = entry.content.picture, context.website.lead_picture(entry)
    if picture is None or published is None:
        return None
    versions = versions_view(published, context.href, column=LEAD_PX, alt=picture.alt, is_lead=True)
    credit = picture.credit if says_its_kind(picture.credit) else f"{context.words.photo}: {picture.credit}"
    return PictureView(versions=versions, caption=picture.caption, credit=credit)


def corrections(given: Iterable[Correction], context: RenderContext) -> tuple[CorrectionView, ...]:
    days = ((each, write_date(each.day, context.language)) for each in given)
    return tuple(CorrectionView(day=TimeView(iso=f"{each.day}", text=day), text=each.text) for each, day in days)


def documents(given: Iterable[Attachment], entry: Entry[Content], context: RenderContext) -> tuple[DocumentView, ...]:
    return tuple(view for attachment in given if (view := _document(attachment, entry, context)))


def _document(attachment: Attachment, entry: Entry[Content], context: RenderContext) -> DocumentView | None:
    """Return the document; None for one that is not there, as in a draft."""
    if isinstance(attachment.target, str):
        return DocumentView(title=attachment.title, url=attachment.target)
    download = context.website.downloads.get((entry.content.source, attachment.target.path))
    if download is None:
        return None
    note = f"{download.path.suffix.removeprefix('.').upper()}, {file_size(download.octets, context.language)}"
    return DocumentView(title=attachment.title, url=context.href(download.url_path), note=note)


def contact_view(contact: Contact | None, heading: str) -> ContactView | None:
    if contact is None:
        return None
    number, url = phone(contact.phone) if contact.phone else ("", "")
    given = {"text": contact.text, "name": contact.name, "email": contact.email}
    return ContactView(heading=heading, phone=number, phone_url=url, **given)


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
    subjects = filter(None, (context.website.subject(slugify(written)) for written in entry.content.subjects))
    language = "" if context.language in NORWEGIAN else SUBJECTS
    return tuple(Link(text=each.title, url=context.href(each.url_path), language=language) for each in subjects)


def page_menu(headings: Iterable[Heading]) -> tuple[Link, ...]:
    """Return the way to each part of a long text; none when it is short."""
    parts = tuple(Link(text=heading.text, url=f"#{heading.id}") for heading in headings if heading.level == 2)
    return parts if len(parts) >= FEWEST_HEADINGS else ()
