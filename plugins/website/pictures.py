"""The pictures of the publication: each looked at once, however many pages show it."""

from __future__ import annotations

from pathlib import PurePosixPath

from content_types.content_files import ContentFile, unreadable
from images.development import VersionsWanted, read_original
from images.encoding import versions
from images.original import examine
from manuscript.problem import Problem
from norwegian.letters import slugify

from .model import PublishedPicture, PublishedVersion
from .references import References

DIGITS = 10  # of the digest, in a url path


def published_pictures(
    found: References,
) -> tuple[dict[tuple[PurePosixPath, str], PublishedPicture], list[Problem]]:
    """Return each picture that is referred to, as it will be published; and a problem for each that cannot be.

    Nothing is encoded: that takes time, and a url path needs only the file.
    """
    seen = {file.source: _look_at(file) for file in {file.source: file for file in found.pictures.values()}.values()}
    problems = [picture for picture in seen.values() if isinstance(picture, Problem)]
    pictures = {key: seen[file.source] for key, file in found.pictures.items()}
    return {key: picture for key, picture in pictures.items() if isinstance(picture, PublishedPicture)}, problems


def order_of(picture: PublishedPicture) -> VersionsWanted:
    """Return what is to be made of *picture*."""
    wanted = tuple(published.version for published in picture.versions)
    return VersionsWanted(path=picture.path, original=picture.original, versions=wanted)


def _look_at(file: ContentFile) -> PublishedPicture | Problem:
    try:
        data = read_original(file.path)
    except OSError:
        return unreadable().placed(file.file, 1)
    original = data if isinstance(data, Problem) else examine(data)
    if isinstance(original, Problem):
        return original.placed(file.file, 1)
    name = slugify(file.source.stem) or "bilde"
    return PublishedPicture(
        path=file.path,
        file=file.file,
        original=original,
        versions=tuple(
            PublishedVersion(
                version=version, url_path=f"/filer/{name}-{version.digest[:DIGITS]}.{version.format.value}"
            )
            for version in versions(original)
        ),
    )
