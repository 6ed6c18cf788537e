"""The publication as a build or a preview needs it: read, its revisions known, its pictures made."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from images.cache import Cache
from manuscript.problem import Problem, in_file_order
from outputs.open_data import ContentState, Edition
from website.assembly import next_change
from website.coding import KEPT_AS
from website.git import HistoryError, checked_out
from website.memory import Memory
from website.model import Settings, Website
from website.read import read_website
from website.revisions import Revisions, revisions_of

from .output import is_about, unwritable
from .pictures import cache_in, make_pictures, without_stopping_for_drafts


@dataclass(frozen=True, slots=True, kw_only=True)
class Publication:
    """Everything a site is made of but its theme."""

    content: Path
    website: Website
    revisions: Revisions
    cache: Cache  # where the pictures are


def read_publication(
    content: Path, settings: Settings, *, pictures: Path, memory: Memory
) -> tuple[Publication | None, list[Problem]]:
    """Return the publication in *content*, and every problem in it; None where one of them is an error.

    Raises:
        OutputError: the pictures cannot be kept in the folder *pictures*.
    """
    website, problems = read_website(content, settings, memory=memory)
    memory.save(KEPT_AS)
    if any(problem.is_error for problem in problems):
        return None, problems
    revisions, found = revisions_of(content, [entry.content for entry in website.events])
    cache = cache_in(pictures)
    try:
        of_pictures = make_pictures(website, cache)
    except OSError as error:
        if not is_about(error, cache.folder):
            raise
        raise unwritable(error, cache.folder) from None
    website, of_pictures = without_stopping_for_drafts(website, of_pictures)
    problems = in_file_order([*problems, *found, *of_pictures])
    if any(problem.is_error for problem in problems):
        return None, problems
    return Publication(content=content, website=website, revisions=revisions, cache=cache), problems


def files_as_they_are(website: Website, theme: Path) -> dict[str, Path]:
    """Return every file that is in the site as it lies here, by its url path."""
    static = theme / "static"
    return {
        **{
            f"/theme/{path.relative_to(static).as_posix()}": path
            for path in sorted(static.rglob("*"))
            if path.is_file() and path.suffix != ".css"
        },
        **{download.url_path: download.path for download in website.downloads.values()},
        **{url_path: file.path for url_path, file in website.own_files.items()},
    }


def edition_of(publication: Publication, settings: Settings) -> Edition:
    """Return when the site is made, and from which version of the content."""
    change = next_change(publication.website, settings.now)
    try:
        commit, is_changed = checked_out(publication.content)
    except HistoryError:
        return Edition(built=settings.now, origin=ContentState.NO_GIT, next_change=change)
    origin = ContentState.CHANGED if is_changed else ContentState.COMMIT
    return Edition(built=settings.now, origin=origin, commit=commit, next_change=change)
