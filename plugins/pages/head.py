"""The head of a page: title, canonical address, Open Graph (SPECS: Open Graph and head)."""

from __future__ import annotations

from norwegian.dates import NO_BREAK
from website.model import Entry, Visibility

from .frame import Frame
from .views import Alternate, Head, PictureView, ShareImage

OG_LOCALES = {"nb": "nb_NO", "nn": "nn_NO", "en": "en_GB"}
LANGUAGE_NAMES = {"nb": "Bokmål", "nn": "Nynorsk", "en": "English"}


def list_head(frame: Frame, address: str, title: str, *, description: str = "", is_front: bool = False) -> Head:
    """Return the head of a page the site makes itself."""
    name = frame.settings.name
    return Head(
        title=title,
        full_title=f"{name} – {frame.settings.tagline}" if is_front else f"{title} – {name}",
        description=description or frame.settings.description,
        canonical=frame.absolute(address),
        language=frame.language,
        og_locale=OG_LOCALES[frame.language],
        image=_default_image(frame),
    )


def outside_head(frame: Frame, title: str, canonical: str = "") -> Head:
    """Return the head of a page no search engine shall keep: 404, redirects, what is gone."""
    return Head(
        title=title,
        full_title=f"{title} – {frame.settings.name}",
        description="",
        canonical=canonical,
        language=frame.language,
        og_locale=OG_LOCALES[frame.language],
        is_indexed=False,
    )


def entry_head(entry: Entry, frame: Frame, *, picture: PictureView | None, description: str, mark: str) -> Head:
    """Return the head of a page made from a file."""
    content = entry.content
    is_article = hasattr(content, "authors")
    return Head(
        title=content.title,
        full_title=f"{content.title} – {frame.settings.name}",
        description=description.replace(NO_BREAK, " "),
        canonical=frame.absolute(entry.address),
        language=frame.language,
        og_type="article" if is_article else "website",
        og_locale=OG_LOCALES[frame.language],
        image=_share_image(entry, frame, picture),
        published=content.published.isoformat() if is_article and content.published else "",
        modified=content.modified.isoformat() if is_article and content.modified else "",
        authors=content.authors if is_article else (),
        is_indexed=entry.visibility is Visibility.LISTED,
        alternates=_alternates(entry, frame),
        mark=mark,
    )


def _share_image(entry: Entry, frame: Frame, picture: PictureView | None) -> ShareImage:
    if picture is None:
        return _default_image(frame)
    published = frame.website.pictures[entry.content.source, entry.content.picture.file.path]
    return ShareImage(
        url=frame.absolute(published.address), width=picture.width, height=picture.height, alt=picture.alt
    )


def _default_image(frame: Frame) -> ShareImage:
    return ShareImage(url=frame.absolute("/theme/share.png"), width=1200, height=630, alt=frame.settings.name)


def _alternates(entry: Entry, frame: Frame) -> tuple[Alternate, ...]:
    others = frame.website.translations.get(entry.content.source, ())
    if not others:
        return ()
    return tuple(
        Alternate(
            language=other.content.language.value,
            url=frame.absolute(other.address),
            text=LANGUAGE_NAMES[other.content.language.value],
            href=frame.href(other.address),
        )
        for other in sorted((entry, *others), key=lambda version: version.content.language.value)
    )
