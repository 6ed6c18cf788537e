"""The page of om, kontakt, personvern and their like."""

from __future__ import annotations

from dataclasses import dataclass

from content_types.model import FixedPage
from norwegian.dates import write_date
from outputs.context import RenderContext
from outputs.head import entry_head
from website.model import Entry

from .items import date_view
from .parts import ContactView, PictureView, ProseView, contact_view, lead_picture, prose
from .related import page_menu
from .views import Link, Page, TimeView

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
    picture: PictureView | None
    menu: tuple[Link, ...]  # the parts of a long text
    body: ProseView
    contact: ContactView | None
    modified: TimeView | None
    claims: ClaimsView | None  # on the page about accessibility


def fixed_page(entry: Entry[FixedPage], context: RenderContext) -> Page:
    page = entry.content
    view = FixedPageView(
        title=page.title,
        summary=page.summary,
        picture=lead_picture(entry, context),
        menu=page_menu(entry.body.headings),
        body=prose(entry.body, entry, context),
        contact=contact_view(page.contact),
        modified=date_view(page.modified, context),
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
