"""The page of om, kontakt, personvern and their like."""

from __future__ import annotations

from publication.model import Page
from website.model import Entry

from .frame import Frame
from .head import entry_head
from .items import stamp
from .parts import contact_view, picture_view
from .prose import prose
from .views import FixedPageView, PageView
from .ways_on import page_menu


def fixed_page(entry: Entry, frame: Frame) -> PageView:
    page: Page = entry.content
    view = FixedPageView(
        title=page.title,
        summary=page.summary,
        picture=picture_view(entry, frame),
        menu=page_menu(entry.body.headings),
        body=prose(entry.body, entry, frame),
        contact=contact_view(page.contact),
        modified=stamp(page.modified, frame),
    )
    head = entry_head(entry, frame, description=page.summary)
    return PageView(address=entry.address, template="page", head=head, view=view)
