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


def article_page(entry: Entry, context: RenderContext) -> PageView:
    article: Article = entry.content
    event = context.website.event(article.event_slug) if article.event_slug else None
    before, after = beside_by_date(entry, context)
    view = ArticleView(
        title=article.title,
        summary=article.summary,
        authors=article.authors,
        credits=article.credits,
        origin=_origin(article.origin),
        published=date_view(article.published, context),
        modified=date_view(article.modified, context),
        corrections=corrections(article.corrections, context),
        picture=lead_picture(entry, context),
        menu=page_menu(entry.body.headings),
        body=prose(entry.body, entry, context),
        documents=documents(article.documents, entry, context),
        subjects=subject_links(entry, context),
        event=event_item(event, context) if event else None,
        related=related_view(entry, context, event, before, after),
        neighbours=neighbours_view(before, after, context),
        share=share_view(entry.url_path, article.title, article.summary, context),
    )
    head = entry_head(entry, context, description=article.summary)
    head = replace(head, json_ld_html=article_json_ld(entry, context))
    return PageView(address=entry.url_path, template="article", head=head, view=view)


def _origin(origin: Origin | None) -> OriginView | None:
    if origin is None:
        return None
    return OriginView(name=origin.name, url=origin.url, published=origin.published)
