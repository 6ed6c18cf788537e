"""A document read into an article."""

from __future__ import annotations

from datetime import datetime

from manuscript.model import Document
from manuscript.problem import Problem

from .clock import midnight_before
from .fields import AUTHORS, CORRECTIONS, CREDITS, DOCUMENTS, EVENT, ORIGIN, PUBLISHED
from .model import Article, ContentKind
from .reading import Values, read_content, read_fields, report_missing_summary, stand_in
from .url_paths import FileName, read_file_name


def read_article(document: Document) -> tuple[Article | None, list[Problem]]:
    """Return the article, and every problem in its fields.

    It is None when no address can be made for it; any other wrong value is
    left out of it, or something stands in for it, so that the rest is checked too.
    """
    values = read_fields(document, ContentKind.ARTICLE)
    name = read_file_name(document.source)
    published = _published(values, name)
    content = read_content(values, name, published)
    report_missing_summary(values)
    if content is None:
        return None, values.problems
    article = Article(
        file=content.file,
        source=content.source,
        slug=content.slug,
        title=content.title,
        summary=content.summary,
        language=content.language,
        status=content.status,
        published=published or stand_in(values, name),
        modified=content.modified,
        subjects=content.subjects,
        first_url_path=content.first_url_path,
        aliases=content.aliases,
        translation_of=content.translation_of,
        picture=content.picture,
        body=content.body,
        positions=content.positions,
        authors=values[AUTHORS],
        credits=values[CREDITS],
        origin=values[ORIGIN],
        corrections=values[CORRECTIONS],
        event_slug=values[EVENT],
        documents=values[DOCUMENTS],
    )
    return article, values.problems


def _published(values: Values, name: FileName) -> datetime | None:
    """Return the instant of «publisert», or the day the file's name begins with where the field is not given."""
    written = values[PUBLISHED]
    if PUBLISHED in values:
        return written.instant if written else None
    if name.day is not None:
        return midnight_before(name.day)
    if name.problem is None:
        values.report_missing(PUBLISHED, "Skriv når artikkelen skal vises fra, her eller først i filnavnet.")
    return None
