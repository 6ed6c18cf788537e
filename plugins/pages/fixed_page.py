"""The page of om, kontakt, personvern and their like."""

from __future__ import annotations

from norwegian.dates import write_date
from publication.model import Page
from website.model import Entry

from .claims_views import ClaimsView
from .frame import Frame
from .head import entry_head
from .items import stamp
from .parts import contact_view, lead_picture
from .prose import prose
from .small_views import Stamp
from .views import FixedPageView, PageView
from .ways_on import page_menu

ACCESSIBILITY = "/tilgjengelighet/"


def fixed_page(entry: Entry, frame: Frame) -> PageView:
    page: Page = entry.content
    view = FixedPageView(
        title=page.title,
        summary=page.summary,
        picture=lead_picture(entry, frame),
        menu=page_menu(entry.body.headings),
        body=prose(entry.body, entry, frame),
        contact=contact_view(page.contact),
        modified=stamp(page.modified, frame),
        claims=_claims(entry, frame),
    )
    head = entry_head(entry, frame, description=page.summary)
    return PageView(address=entry.address, template="page", head=head, view=view)


def _claims(entry: Entry, frame: Frame) -> ClaimsView | None:
    claims = frame.claims
    if claims is None or entry.address != ACCESSIBILITY or frame.language != "nb":
        return None
    return ClaimsView(
        automatic=claims.automatic,
        by_hand=claims.by_hand,
        by_hand_on=Stamp(iso=claims.by_hand_on.isoformat(), text=write_date(claims.by_hand_on, frame.language)),
        not_tested=claims.not_tested,
    )
