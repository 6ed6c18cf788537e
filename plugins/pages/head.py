"""The head of a page: title, canonical address, Open Graph (ogp.me)."""

from __future__ import annotations

from norwegian.words import words
from publication.model import Article
from website.model import Entry, Visibility

from .frame import Frame
from .items import mark
from .plain import plain
from .views import Alternate, Head, ShareImage

LEAST_SHARED_PX = 600  # services for sharing show a narrower picture as a stamp
OG_LOCALES = {"nb": "nb_NO", "nn": "nn_NO", "en": "en_GB"}


def list_head(frame: Frame, address: str, title: str, *, description: str = "", is_front: bool = False) -> Head:
    """Return the head of a page the site makes itself; without a *description* it is the site's."""
    name = frame.settings.name
    return Head(
        title=plain(title),
        full_title=plain(f"{name} – {frame.settings.tagline}" if is_front else f"{title} – {name}"),
        description=plain(description or frame.settings.description),
        canonical=frame.absolute(address),
        language=frame.language,
        og_locale=OG_LOCALES[frame.language],
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


def entry_head(entry: Entry, frame: Frame, *, description: str) -> Head:
    """Return the head of a page made from a file."""
    content = entry.content
    article = content if isinstance(content, Article) else None
    return Head(
        title=plain(content.title),
        full_title=plain(f"{content.title} – {frame.settings.name}"),
        description=plain(description),
        canonical=frame.absolute(entry.address),
        language=frame.language,
        og_type="article" if article else "website",
        og_locale=OG_LOCALES[frame.language],
        image=_share_image(entry, frame),
        published=article.published.isoformat() if article and article.published else "",
        modified=article.modified.isoformat() if article and article.modified else "",
        authors=tuple(map(plain, article.authors)) if article else (),
        is_indexed=entry.visibility is Visibility.LISTED,
        alternates=_alternates(entry, frame),
        mark=mark(entry, frame),
    )


def _share_image(entry: Entry, frame: Frame) -> ShareImage | None:
    """Return the page's own picture, if there is one that is large enough to be shown large."""
    picture, published = entry.content.picture, frame.website.lead_picture(entry)
    if picture is None or published is None or published.shared.version.width < LEAST_SHARED_PX:
        return None
    return ShareImage(
        url=frame.absolute(published.shared.address),
        width=published.shared.version.width,
        height=published.shared.version.height,
        alt=plain(picture.alt),
    )


def _alternates(entry: Entry, frame: Frame) -> tuple[Alternate, ...]:
    others = frame.website.translations.get(entry.content.source, ())
    if not others:
        return ()
    return tuple(
        Alternate(
            language=other.content.language.value,
            url=frame.absolute(other.address),
            text=words(other.content.language.value).language_name,
            href=frame.href(other.address),
        )
        for other in sorted((entry, *others), key=lambda version: version.content.language.value)
    )
