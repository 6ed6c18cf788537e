"""An article's page."""

from __future__ import annotations

from dataclasses import replace

from content_types.model import Article, Origin
from outputs.context import RenderContext
from outputs.structured_data import article_json_ld
from website.model import Entry

from .head import entry_head
from .items import date_view, event_item
from .parts import corrections, documents, lead_picture, share_view, subject_links
from .prose import prose
from .related import beside_by_date, neighbours_view, page_menu, related_view
from .views import ArticleView, OriginView, PageView


def article_page(entry: Entry, frame: RenderContext) -> PageView:
    article: Article = entry.content
    event = frame.website.event(article.event_slug) if article.event_slug else None
    before, after = beside_by_date(entry, frame)
    view = ArticleView(
        title=article.title,
        summary=article.summary,
        authors=article.authors,
        credits=article.credits,
        origin=_origin(article.origin),
        published=date_view(article.published, frame),
        modified=date_view(article.modified, frame),
        corrections=corrections(article.corrections, frame),
        picture=lead_picture(entry, frame),
        menu=page_menu(entry.body.headings),
        body=prose(entry.body, entry, frame),
        documents=documents(article.documents, entry, frame),
        subjects=subject_links(entry, frame),
        event=event_item(event, frame) if event else None,
        related=related_view(entry, frame, event, before, after),
        neighbours=neighbours_view(before, after, frame),
        share=share_view(entry.address, article.title, article.summary, frame),
    )
    head = entry_head(entry, frame, description=article.summary)
    head = replace(head, json_ld_html=article_json_ld(entry, frame))
    return PageView(address=entry.address, template="article", head=head, view=view)


def _origin(origin: Origin | None) -> OriginView | None:
    if origin is None:
        return None
    return OriginView(name=origin.name, url=origin.url, published=origin.published)
