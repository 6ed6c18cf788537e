"""The pictures of the publication: each looked at once, however many pages show it."""

from __future__ import annotations

import re
from pathlib import PurePosixPath

from content_types.content_files import ContentFile, unreadable
from images.development import VersionsWanted, read_original
from images.encoding import versions
from images.model import LONGEST_SIDE_PX, MOST_BYTES, MOST_PIXELS, Fault, Refusal
from images.original import examine
from manuscript.problem import Problem
from norwegian.letters import slugify

from .model import PublishedPicture, PublishedVersion
from .references import References

DIGITS = 10  # of the digest, in a url path
MILLION = 1_000_000


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
        return unreadable(file.file)
    original = data if isinstance(data, Refusal) else examine(data)
    if isinstance(original, Refusal):
        return refused(file.file, original)
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


def refused(file: str, refusal: Refusal) -> Problem:
    """Return why the picture in *file* cannot be published, in the editor's words."""
    smaller = "Gjør bildet mindre, for eksempel 3000 piksler bredt, og legg det inn igjen."
    again = "Eksporter bildet på nytt som jpg, png eller webp, og legg det inn igjen."
    rule, message, fix = {
        Fault.BROKEN: (
            "picture-fault",
            "Bildet kan ikke åpnes. Filen er skadet, eller den er noe annet enn navnet sier.",
            again,
        ),
        Fault.OTHER_KIND: (
            "picture-kind",
            f"Filen er av typen {refusal.found}, uansett hva navnet slutter på, og kan ikke vises som bilde her.",
            again,
        ),
        Fault.MOVING: (
            "picture-moving",
            "Bildet beveger seg, og det er bare stillbilder som kan vises her.",
            "Lagre ett av bildene i filen som jpg eller png, og bruk det i stedet.",
        ),
        Fault.TOO_LARGE: (
            "picture-too-large",
            f"Bildet er for stort: {_grouped(refusal.found)} piksler. Det kan ha høyst {MOST_PIXELS // MILLION} millioner"
            f" piksler til sammen, og høyst {_grouped(str(LONGEST_SIDE_PX))} i bredden eller høyden.",
            smaller,
        ),
        Fault.TOO_HEAVY: (
            "picture-too-heavy",
            f"Bildefilen er for stor: {refusal.found}. Den kan være på høyst {MOST_BYTES // MILLION} MB.",
            smaller,
        ),
        Fault.CHANGED: (
            "picture-changed",
            "Bildet ble endret eller flyttet mens nettstedet ble bygget.",
            "Bygg nettstedet på nytt.",
        ),
    }[refusal.fault]
    return Problem(file=file, line=1, rule=rule, message=message, fix=fix)


def _grouped(numbers: str) -> str:
    """Return large numbers as they are read: «30 000 × 8000»."""
    return re.sub(r"[0-9]{5,}", lambda number: f"{int(number[0]):,}".replace(",", " "), numbers)
