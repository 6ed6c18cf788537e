"""A manuscript read into an article, into a fixed page such as om or kontakt, or into the introduction to a subject."""

from __future__ import annotations

from datetime import datetime, timedelta

from manuscript.model import Manuscript
from manuscript.problem import Problem
from norwegian.dates import typed_date

from .clock import midnight_before
from .fields import PUBLISHED, TITLE
from .model import Article, ContentKind, FixedPage, Introduction, Language, Status
from .reading import Values, check_summary, read_common, read_fields, slug_of, stand_in
from .url_paths import FileName, read_file_name

MOST_BETWEEN = timedelta(days=180)  # a text is often written some weeks before it is published


def read_article(manuscript: Manuscript) -> tuple[Article | None, list[Problem]]:
    """Return the article, and every problem in its fields.

    It is None when no address can be made for it; any other wrong value is
    left out of it, or something stands in for it, so that the rest is checked too.
    """
    values = read_fields(manuscript, ContentKind.ARTICLE)
    name = read_file_name(manuscript.source)
    published = _published(values, name)
    shared = read_common(values, Article, name, published)
    check_summary(values)
    if shared is None:
        return None, values.problems
    return Article(**shared | {"published": published or stand_in(values, name)}), values.problems


def _published(values: Values, name: FileName) -> datetime | None:
    """Return the instant of «publisert», or the day the file's name begins with where the field is not given."""
    written = values[PUBLISHED]
    if written and name.day and abs(written.instant.date() - name.day) > MOST_BETWEEN:
        right = f"{written.instant.date().isoformat()}-{name.slug or 'slug'}.md"
        values.report(
            PUBLISHED,
            "file-name-other-year",
            day=typed_date(written.instant.date()),
            named=name.day.isoformat(),
            right=right,
            named_day=typed_date(name.day),
        )
    if PUBLISHED in values:
        return written.instant if written else None
    if name.day is not None:
        return midnight_before(name.day)
    if name.problem is None:
        values.report_missing(PUBLISHED, "Skriv når artikkelen skal vises fra, her eller først i filnavnet.")
    return None


def read_fixed_page(manuscript: Manuscript) -> tuple[FixedPage | None, list[Problem]]:
    """Return the fixed page, and every problem in its fields; None where it has no slug."""
    values = read_fields(manuscript, ContentKind.PAGE)
    shared = read_common(values, FixedPage, read_file_name(manuscript.source), published=None)
    return FixedPage(**shared) if shared else None, values.problems


def read_introduction(manuscript: Manuscript) -> tuple[Introduction | None, list[Problem]]:
    """Return the introduction to the subject its file is named after; None where it has no slug."""
    values = read_fields(manuscript, ContentKind.SUBJECT)
    slug = slug_of(values, read_file_name(manuscript.source))
    if not slug:
        return None, values.problems
    introduction = Introduction(
        file=manuscript.file,
        source=manuscript.source,
        slug=slug,
        title=values[TITLE],
        summary="",
        language=Language.BOKMAL,
        status=Status.PUBLISHED,
        published=None,
        modified=None,
        body=manuscript.body,
        positions=values.positions,
    )
    return introduction, values.problems
