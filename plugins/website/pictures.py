"""The pictures of the publication: each prepared once, however many pages show it."""

from __future__ import annotations

from pathlib import PurePosixPath

from images.picture import Fault, prepare
from manuscript.problem import Problem
from norwegian.slug import slugify

from .model import PublishedPicture
from .references import References
from .scan import ContentFile, unreadable


def published_pictures(
    found: References,
) -> tuple[dict[tuple[PurePosixPath, str], PublishedPicture], list[Problem]]:
    """Return each picture that is referred to, ready; and a problem for each that is broken."""
    prepared = {
        file.source: _prepare(file) for file in {file.source: file for file in found.pictures.values()}.values()
    }
    problems = [picture for picture in prepared.values() if isinstance(picture, Problem)]
    pictures = {key: prepared[file.source] for key, file in found.pictures.items()}
    return {key: picture for key, picture in pictures.items() if isinstance(picture, PublishedPicture)}, problems


def _prepare(file: ContentFile) -> PublishedPicture | Problem:
    try:
        prepared = prepare(file.path.read_bytes())
    except OSError:
        return unreadable(file.file)
    if isinstance(prepared, Fault):
        return _faulty_picture(file, prepared)
    name = slugify(file.source.stem) or "bilde"
    return PublishedPicture(picture=prepared, address=f"/filer/{name}-{prepared.digest}.{prepared.ending}")


def _faulty_picture(file: ContentFile, fault: Fault) -> Problem:
    words = {
        Fault.BROKEN: (
            "Bildet kan ikke åpnes. Filen er skadet, eller den er noe annet enn navnet sier.",
            "Eksporter bildet på nytt som jpg, png eller webp, og legg det inn igjen.",
        ),
        Fault.TOO_LARGE: (
            "Bildet er for stort til å behandles.",
            "Gjør bildet mindre, for eksempel 3000 piksler bredt, og legg det inn igjen.",
        ),
    }
    message, fix = words[fault]
    return Problem(file=file.file, line=1, rule="picture-fault", message=message, fix=fix)
