"""The page of an article; and that of om, kontakt, personvern and their like."""

from __future__ import annotations

from dataclasses import dataclass, replace

from content_types.model import Article, Content, FixedPage, Origin
from norwegian.dates import write_date
from outputs.context import RenderContext
from outputs.head import entry_head
from outputs.structured_data import article_json_ld
from website.model import Entry, is_event
from website.related import related, version_for

from . import items, parts
from .views import Link, Page, TimeView


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleView:
    """An article page."""

    title: str
    summary: str
    authors: tuple[str, ...]
    credits: str
    origin: Origin | None  # «Først publisert i …»
    published: TimeView | None
    modified: TimeView | None
    corrections: tuple[parts.CorrectionView, ...]
    picture: parts.PictureView | None
    menu: tuple[Link, ...]  # the parts of a long text
    body: parts.ProseView
    documents: tuple[parts.DocumentView, ...]
    subjects: tuple[Link, ...]
    event: items.EventItem | None  # the event it tells of
    related: items.RelatedView | None
    neighbours: items.NeighboursView | None
    share: parts.ShareView


@dataclass(frozen=True, slots=True, kw_only=True)
class Around:
    """The other entries the page of an article shows, but for those its text asks for."""

    event: Entry[Content] | None  # that it tells of
    before: Entry[Article] | None
    after: Entry[Article] | None
    related: tuple[Entry[Content], ...]

    @property
    def all(self) -> tuple[Entry[Content] | None, ...]:
        return self.event, self.before, self.after, *self.related


def around(entry: Entry[Article], context: RenderContext) -> Around:
    """Return what the page of *entry* shows of others; *context* is in its language."""
    slug = entry.content.event_slug
    named = context.website.event(slug) if slug else None
    event = version_for(named, context.website, context.language) if named else None
    before, after = items.beside_by_date(entry, context)
    shown = [other.url_path for other in (event, before, after) if other]
    found = related(entry, context.website, context.relations, shown)
    return Around(event=event, before=before, after=after, related=found)


def article_page(entry: Entry[Article], context: RenderContext) -> Page:
    article, others = entry.content, around(entry, context)
    view = ArticleView(
        title=article.title,
        summary=article.summary,
        authors=article.authors,
        credits=article.credits,
        origin=article.origin,
        published=items.date_view(article.published, context),
        modified=items.date_view(article.modified, context),
        corrections=parts.corrections(article.corrections, context),
        picture=parts.lead_picture(entry, context),
        menu=parts.page_menu(entry.body.headings),
        body=parts.prose(entry.body, entry, context),
        documents=parts.documents(article.documents, entry, context),
        subjects=parts.subject_links(entry, context),
        event=items.event_item(others.event, context) if others.event and is_event(others.event) else None,
        related=items.related_view(others.related, context),
        neighbours=items.neighbours_view(others.before, others.after, context),
        share=parts.share_view(entry.url_path, article.title, article.summary, context),
    )
    head = entry_head(entry, context, description=article.summary)
    head = replace(head, json_ld_html=article_json_ld(entry, context))
    return Page(url_path=entry.url_path, template="article", head=head, view=view)


# A fixed page


ACCESSIBILITY = "/tilgjengelighet/"


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimsView:
    """What has been tested, and what not."""

    automatic: tuple[str, ...]
    by_hand: tuple[str, ...]
    by_hand_on: TimeView
    not_tested: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class FixedPageView:
    """Om, kontakt, personvern, tilgjengelighet."""

    title: str
    summary: str
    picture: parts.PictureView | None
    menu: tuple[Link, ...]  # the parts of a long text
    body: parts.ProseView
    contact: parts.ContactView | None
    modified: TimeView | None
    claims: ClaimsView | None  # on the page about accessibility


def fixed_page(entry: Entry[FixedPage], context: RenderContext) -> Page:
    page = entry.content
    view = FixedPageView(
        title=page.title,
        summary=page.summary,
        picture=parts.lead_picture(entry, context),
        menu=parts.page_menu(entry.body.headings),
        body=parts.prose(entry.body, entry, context),
        contact=parts.contact_view(page.contact, context.words.contact if page.title != context.words.contact else ""),
        modified=items.date_view(page.modified, context),
        claims=_claims(entry, context),
    )
    head = entry_head(entry, context, description=page.summary)
    return Page(url_path=entry.url_path, template="page", head=head, view=view)


def _claims(entry: Entry[FixedPage], context: RenderContext) -> ClaimsView | None:
    claims = context.claims
    if claims is None or entry.url_path != ACCESSIBILITY or context.language != "nb":
        return None
    return ClaimsView(
        automatic=claims.automatic,
        by_hand=claims.by_hand,
        by_hand_on=TimeView(iso=claims.by_hand_on.isoformat(), text=write_date(claims.by_hand_on, context.language)),
        not_tested=claims.not_tested,
    )
