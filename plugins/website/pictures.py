"""The pictures of the publication: each prepared once, however many pages show it."""

from __future__ import annotations

from pathlib import PurePosixPath

from images.picture import Fault, prepare
from manuscript.problem import Problem
from norwegian.slug import slugify

from .model import PublishedPicture
from .references import References
from .scan import ContentFile, unreadable


def published_pictures(found: References, told: list[Problem]) -> dict[tuple[PurePosixPath, str], PublishedPicture]:
    """Return each picture that is referred to, ready; one broken picture is told once."""
    ready: dict[PurePosixPath, PublishedPicture | None] = {}
    for file in {file.source: file for file in found.pictures.values()}.values():
        ready[file.source] = _prepare(file, told)
    return {key: ready[file.source] for key, file in found.pictures.items() if ready[file.source]}


def _prepare(file: ContentFile, told: list[Problem]) -> PublishedPicture | None:
    try:
        prepared = prepare(file.path.read_bytes())
    except OSError:
        told.append(unreadable(file.file))
        return None
    if isinstance(prepared, Fault):
        told.append(_faulty_picture(file, prepared))
        return None
    name = slugify(file.source.stem) or "bilde"
    return PublishedPicture(picture=prepared, address=f"/filer/{name}-{prepared.digest}.{prepared.ending}")


def _faulty_picture(file: ContentFile, fault: Fault) -> Problem:
    told = {
        Fault.BROKEN: (
            "Bildet kan ikke åpnes. Filen er skadet, eller den er noe annet enn navnet sier.",
            "Eksporter bildet på nytt som jpg, png eller webp, og legg det inn igjen.",
        ),
        Fault.TOO_LARGE: (
            "Bildet er for stort til å behandles.",
            "Gjør bildet mindre, for eksempel 3000 piksler bredt, og legg det inn igjen.",
        ),
    }
    message, fix = told[fault]
    return Problem(file=file.file, line=1, rule="picture-fault", message=message, fix=fix)
