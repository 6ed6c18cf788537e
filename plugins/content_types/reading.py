"""A manuscript read into an article, a fixed page such as om or kontakt, or the introduction to a subject: every field
read by its row of the table; and what these and events have in common.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from dataclasses import fields as attributes
from datetime import date, datetime, timedelta
from typing import Any, TypeVar

from manuscript.model import Manuscript
from manuscript.problem import Problem, in_file_order, told
from norwegian.dates import NO_BREAK, typed_date, write_date
from norwegian.letters import one_form

from . import keys
from .fields import (
    CATEGORY,
    FIELDS,
    MODIFIED,
    OLD_URL_PATHS,
    PICTURE,
    PICTURE_ALT,
    PICTURE_CAPTION,
    PICTURE_CREDIT,
    PREVIOUS_START,
    PUBLISHED,
    ROWS,
    SLUG,
    START,
    STATUS,
    SUBJECTS,
    SUMMARY,
    TITLE,
    Field,
)
from .files import lead_picture
from .model import (
    Article,
    Content,
    ContentKind,
    FixedPage,
    Introduction,
    Position,
    Status,
    midnight_before,
)
from .url_paths import FileName, read_file_name, url_path_of
from .values import FrontMatter, Value

T = TypeVar("T")
P = TypeVar("P", bound=FixedPage)

SOME_YEAR = 2000
READ = {each.key: each for each in (*FIELDS, CATEGORY)}
DEFAULTS = {key: each.default for key, each in READ.items()}
BESIDE_PICTURE = {"alt": PICTURE_ALT, "tekst": PICTURE_CAPTION, "foto": PICTURE_CREDIT}
LONGEST_SUMMARY = 500  # signs; a card, a list and what a shared link says of itself hold half of it
MOST_BETWEEN = timedelta(days=180)  # a text is often written some weeks before it is published


@dataclass(frozen=True, slots=True, kw_only=True)
class Values(FrontMatter):
    """What the fields of one file say: ``values[TITLE]`` is what the reader in its row made of it.

    A field that is not given, or holds nothing, has the row's default.
    """

    read: dict[str, Any] = field(default_factory=lambda: dict(DEFAULTS))

    def __getitem__(self, field: Field[T]) -> T:
        read: T = self.read[field.key]
        return read

    def __contains__(self, field: Field[Any]) -> bool:
        """Tell whether the field is given, whatever was made of it."""
        return field.key in self.nodes

    def in_order(self) -> list[Problem]:
        """Return all that was told, in the order of the file."""
        return in_file_order(self.problems)

    def value(self, field: Field[Any]) -> Value:
        """Return the value of a field as it is written; of one that is not given, all fields."""
        node = self.nodes.get(field.key, self.manuscript.front_matter)
        return Value(node=node, name=field.key, example=field.example, front_matter=self)

    def report(
        self, field: Field[Any], rule: str, case: str = "", *, at: Field[Any] | None = None, **words: str
    ) -> None:
        """Tell what is wrong with a field, at its value or at that of *at*; of one not given, at the top."""
        self.value(field).report(rule, case, at=self.value(at or field).node, **words)

    def report_missing(self, field: Field[Any], fix: str) -> None:
        """Tell that a required field is not given, unless it may stand in lines that were not read."""
        if field not in self and not self.manuscript.unread:
            self.report(field, "field-missing", fix=fix)


def read_fields(manuscript: Manuscript, kind: ContentKind) -> Values:
    """Return what every field of the manuscript says, and keep the problems of each."""
    values = Values(manuscript=manuscript, kind=kind)
    values.nodes.update(keys.given(values))
    values.read.update({key: READ[key].read(values.value(READ[key])) for key in READ if key in values.nodes})
    return values


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
        return None, values.in_order()
    return Article(**shared | {"published": published or stand_in(values, name)}), values.in_order()


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
    return _read_page(manuscript, ContentKind.PAGE, FixedPage)


def read_introduction(manuscript: Manuscript) -> tuple[Introduction | None, list[Problem]]:
    """Return the introduction to the subject its file is named after; None where it has no slug."""
    return _read_page(manuscript, ContentKind.SUBJECT, Introduction)


def _read_page(manuscript: Manuscript, kind: ContentKind, model: type[P]) -> tuple[P | None, list[Problem]]:
    values = read_fields(manuscript, kind)
    shared = read_common(values, model, read_file_name(manuscript.source), published=None)
    return model(**shared) if shared else None, values.in_order()


# What all content shares


def read_common(
    values: Values, model: type[Content], name: FileName, published: datetime | None
) -> dict[str, Any] | None:
    """Return what fields say alone, and what all content shares, to make a *model* with; None where there is no slug.

    *published* is the instant «publisert» counts as. Where the title cannot be
    read, and is told of, the slug stands for it: the rest is read all the
    same, and a draft is shown as far as it goes.
    """
    slug = _slug(values, name)
    may_lack_title = values.kind is ContentKind.SUBJECT  # whose page has the name of the subject
    if not may_lack_title:
        values.report_missing(TITLE, "Skriv overskriften.")
    modified = _modified(values, published)
    old_url_paths = _old_url_paths(values, slug)
    beside = {part: value for part, field in BESIDE_PICTURE.items() if (value := values[field])}
    picture = lead_picture(values[PICTURE], beside) if values[PICTURE] or beside else None
    if not slug:
        return None
    return {
        **{each.name: values[ROWS[each.name]] for each in attributes(model) if each.name in ROWS},
        "file": values.manuscript.file,
        "source": values.manuscript.source,
        "slug": slug,
        "title": values[TITLE] or ("" if may_lack_title else slug),
        "published": published,
        "modified": modified,
        "subjects": _each_once([*values[SUBJECTS], *values[CATEGORY]]),
        "old_url_paths": old_url_paths,
        "picture": picture,
        "body": values.manuscript.body,
        "positions": _positions(values),
    }


def _positions(values: Values) -> dict[str, Position]:
    """Return where the value of each given field stands, by its canonical key."""
    found = {key: Position(line=node.line, column=node.column) for key, node in values.nodes.items()}
    if CATEGORY.key in found:
        found.setdefault(SUBJECTS.key, found[CATEGORY.key])
    return found


def stand_in(values: Values, name: FileName) -> datetime:
    """Return an instant in place of one that cannot be read, and is told of: of the file's name or another date in it."""
    written = (values[field] for field in (PUBLISHED, START, PREVIOUS_START, MODIFIED))
    day = name.day or next((each.day for each in written if each), None)
    return midnight_before(day or date(values.likely_year or SOME_YEAR, 1, 1))


def check_summary(values: Values) -> None:
    length = len(values[SUMMARY])
    if length > LONGEST_SUMMARY:
        values.report(SUMMARY, "summary-long", length=str(length))
    if SUMMARY in values or values[STATUS] is Status.GONE or values.manuscript.unread:
        return
    values.report(SUMMARY, "summary-missing")


def _each_once(names: Iterable[str]) -> tuple[str, ...]:
    found: dict[str, str] = {}
    for name in names:
        found.setdefault(one_form(name), name)
    return tuple(found.values())


def _slug(values: Values, name: FileName) -> str:
    """Return the slug, or nothing where no letter gives one; what is wrong with the name is told."""
    if unwanted := name.problem or (name.doubt if SLUG not in values else None):
        values.add(unwanted, values.manuscript.front_matter)
    slug = values[SLUG] or name.slug
    if not slug:
        values.add(
            told("slug-empty", example=SLUG.example, file=values.manuscript.source.name), values.manuscript.front_matter
        )
    return slug


def _modified(values: Values, published: datetime | None) -> datetime | None:
    modified, written = values[MODIFIED], values[PUBLISHED]
    if modified is None or published is None:
        return modified.instant if modified else None
    if (written and written.is_after(modified)) or modified.instant.date() < published.date():
        values.report(MODIFIED, "modified-before-published", day=write_date(published).replace(NO_BREAK, " "))
        return None
    return max(modified.instant, published)  # a day alone may begin before its own page


def _old_url_paths(values: Values, slug: str) -> tuple[str, ...]:
    if not values[OLD_URL_PATHS] or not slug:
        return values[OLD_URL_PATHS]
    own = url_path_of(values.kind, slug)
    if own in values[OLD_URL_PATHS]:
        values.report(OLD_URL_PATHS, "redirect-to-itself", own=own)
    return tuple(old for old in values[OLD_URL_PATHS] if old != own)
