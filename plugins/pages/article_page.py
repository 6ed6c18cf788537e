"""An article's page."""

from __future__ import annotations

from dataclasses import replace

from publication.model import Article, Origin
from website.model import Entry

from .article_json_ld import article_json_ld
from .frame import Frame
from .head import entry_head
from .items import event_item, stamp
from .parts import corrections, documents, lead_picture, subject_links
from .prose import prose
from .share import share_view
from .views import ArticleView, OriginView, PageView
from .ways_on import beside_by_date, neighbours_view, page_menu, related_view


def article_page(entry: Entry, frame: Frame) -> PageView:
    article: Article = entry.content
    event = frame.website.event(article.event_slug) if article.event_slug else None
    before, after = beside_by_date(entry, frame)
    view = ArticleView(
        title=article.title,
        summary=article.summary,
        authors=article.authors,
        credits=article.credits,
        origin=_origin(article.origin),
        published=stamp(article.published, frame),
        modified=stamp(article.modified, frame),
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
