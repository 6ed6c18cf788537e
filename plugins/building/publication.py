"""The publication as a build or a preview needs it: read, its revisions known, its pictures made."""

from __future__ import annotations

import atexit
import shutil
import tempfile
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from images.development import Cache, VersionsWanted, develop, finished, unfinished
from images.original import Version
from manuscript.problem import Problem, UserError, in_draft, in_file_order
from outputs.open_data import ContentState, Edition
from website.assembly import next_change
from website.coding import KEPT_AS
from website.git import HistoryError, checked_out
from website.memory import Memory
from website.model import PublishedPicture, Settings, Visibility, Website
from website.read import read_website
from website.revisions import Revisions, revisions_of

from .output import is_about, unwritable
from .progress import tell, with_bar

Make = Callable[[], bytes]
Write = Callable[[str, bytes], object]  # url path, content


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
    website, of_pictures = _without_stopping_for_drafts(website, of_pictures)
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


# Pictures on their way to the disk: made where they are missing, kept for the next build


class PictureError(UserError):
    """A picture is no longer what it was when the build began; the words are for the editor."""


def cache_in(folder: Path) -> Cache:
    """Return the cache in *folder*, or where nothing can be kept there one for this build alone."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=folder):
            return Cache(folder=folder)
    except OSError:
        own = tempfile.mkdtemp(prefix="helsehub-")
        atexit.register(shutil.rmtree, own, ignore_errors=True)
        return Cache(folder=Path(own))


def make_pictures(website: Website, cache: Cache) -> list[Problem]:
    """Put every picture of *website* in the cache; return a problem for each that could not be made."""
    pictures = {_order_of(picture): picture for picture in _pictures(website)}
    missing = unfinished(list(pictures), cache)
    if missing:
        many = "ett bilde" if len(missing) == 1 else f"{len(missing)} bilder"
        tell(f"Gjør klar {many} for nettstedet. Det blir gjort én gang for hvert bilde.")
    answers = zip(missing, develop(missing, cache, along=partial(with_bar, total=len(missing))))
    return [problem.placed(pictures[order].file, 1) for order, problem in answers if problem]


def _without_stopping_for_drafts(website: Website, problems: Sequence[Problem]) -> tuple[Website, list[Problem]]:
    """Return *website* without the pictures in *problems* that drafts alone show, and those problems as warnings."""
    drafts = {entry.content.source for entry in website.entries if entry.visibility is Visibility.DRAFT}
    shown = {picture.file for (source, _), picture in website.pictures.items() if source not in drafts}
    left_out = {problem.file for problem in problems} - shown
    if not left_out:
        return website, [*problems]
    pictures = {key: picture for key, picture in website.pictures.items() if picture.file not in left_out}
    weighed = [in_draft(problem) if problem.file in left_out else problem for problem in problems]
    return replace(website, pictures=pictures), weighed


def pictures_of(website: Website, cache: Cache) -> dict[str, Make]:
    """Return what gives every version of every picture by its url path, which is the digest of all it is made of.

    It raises PictureError where the original was changed or removed meanwhile.
    """
    return {
        published.url_path: partial(_version, picture, published.version, cache)
        for picture in website.pictures.values()
        for published in picture.versions
    }


def write_pictures(pictures: Mapping[str, Make], write: Write, there: Mapping[str, int]) -> dict[str, int]:
    """Write those of *pictures* that are not *there*, and return how many octets each has, by url path."""
    octets = {**there}
    for url_path, make in pictures.items():
        if url_path not in there:
            data = make()
            write(url_path, data)
            octets[url_path] = len(data)
    return octets


def _order_of(picture: PublishedPicture) -> VersionsWanted:
    """Return what is to be made of *picture*."""
    wanted = tuple(published.version for published in picture.versions)
    return VersionsWanted(path=picture.path, original=picture.original, versions=wanted)


def _version(picture: PublishedPicture, version: Version, cache: Cache) -> bytes:
    data = finished(_order_of(picture), version, cache)
    if isinstance(data, Problem):
        raise PictureError(f"{picture.file}: {data.message} {data.fix}")
    return data


def _pictures(website: Website) -> Iterable[PublishedPicture]:
    """Return each picture once, however many places show it under one url path."""
    return {picture.shared.url_path: picture for picture in website.pictures.values()}.values()
