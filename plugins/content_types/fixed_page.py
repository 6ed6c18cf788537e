"""A manuscript read into a fixed page, such as om or kontakt."""

from __future__ import annotations

from manuscript.model import Manuscript
from manuscript.problem import Problem

from .fields import CONTACT, MENU
from .model import ContentKind, FixedPage
from .reading import read_common, read_fields
from .url_paths import read_file_name


def read_fixed_page(manuscript: Manuscript) -> tuple[FixedPage | None, list[Problem]]:
    """Return the fixed page, and every problem in its fields; None where it has no slug."""
    values = read_fields(manuscript, ContentKind.PAGE)
    content = read_common(values, read_file_name(manuscript.source), published=None)
    if content is None:
        return None, values.problems
    page = FixedPage(
        file=content.file,
        source=content.source,
        slug=content.slug,
        title=content.title,
        summary=content.summary,
        language=content.language,
        status=content.status,
        published=None,
        modified=content.modified,
        subjects=content.subjects,
        first_url_path=content.first_url_path,
        old_url_paths=content.old_url_paths,
        translation_of=content.translation_of,
        picture=content.picture,
        body=content.body,
        positions=content.positions,
        menu=values[MENU],
        contact=values[CONTACT],
    )
    return page, values.problems
