"""An article for search engines: schema.org/NewsArticle as JSON-LD."""

from __future__ import annotations

from typing import Any

from publication.model import Article, Correction, Origin
from website.model import Entry

from .frame import Frame
from .icons import LOGO
from .script_data import SCHEMA, in_script

# Words in small letters that people carry in their names; in the name of a group they are its own.
IN_NAMES = frozenset("af av da de del den der di du el la le ten ter van von y zu".split())


def article_json_ld(entry: Entry, frame: Frame) -> str:
    """Return the article as JSON that is safe inside a ``script`` element.

    What is not known is left out: a value here is one the visitor sees.
    """
    article: Article = entry.content
    data = {
        "@context": SCHEMA,
        "@type": "NewsArticle",
        "headline": article.title,
        "description": article.summary,
        "image": _image(entry, frame),
        "datePublished": article.published.isoformat() if article.published else None,
        "dateModified": article.modified.isoformat() if article.modified else None,
        "author": [_author(name, frame) for name in article.authors] or [_site(frame)],
        "publisher": {**_site(frame), "logo": frame.absolute(LOGO)},
        "mainEntityOfPage": frame.absolute(entry.address),
        "inLanguage": article.language.value,
        "keywords": list(article.subjects),
        "correction": [_correction(correction) for correction in article.corrections],
        "isBasedOn": _based_on(article.origin),
    }
    return in_script({key: value for key, value in data.items() if value})


def is_group(name: str) -> bool:
    """Tell whether *name* is rather that of a group than of a person.

    A person signs with two names or more, each with a capital, and none in
    capitals throughout: «Redaksjonen», «Testbyen kommune» and «Testsenteret
    AS» are groups. What follows a comma or a bracket tells of either.
    """
    words = name.partition("(")[0].partition(",")[0].split()
    return len(words) < 2 or not all(_is_personal(word) for word in words)


def _is_personal(word: str) -> bool:
    if word.lower() in IN_NAMES or word.endswith("."):  # «dr.», «O.»
        return True
    return word[:1].isupper() and (len(word) == 1 or not word.isupper())


def _author(name: str, frame: Frame) -> dict[str, str]:
    if name == frame.settings.name:
        return _site(frame)
    if is_group(name):
        return {"@type": "Organization", "name": name}
    own, _, work = (part.strip() for part in name.partition(","))
    return {"@type": "Person", "name": own, **({"jobTitle": work} if work else {})}


def _site(frame: Frame) -> dict[str, str]:
    return {"@type": "Organization", "name": frame.settings.name, "url": frame.absolute("/")}


def _image(entry: Entry, frame: Frame) -> str | None:
    published = frame.website.lead_picture(entry)
    return frame.absolute(published.shared.address) if published else None


def _correction(correction: Correction) -> dict[str, str]:
    return {"@type": "CorrectionComment", "text": correction.text, "datePublished": correction.day.isoformat()}


def _based_on(origin: Origin | None) -> dict[str, Any] | None:
    """Return the text as it was first published: its name is that of what it stood in."""
    if origin is None:
        return None
    stood_in = {"@type": "CreativeWork", "name": origin.name} if origin.name else None
    parts = {"url": origin.url, "isPartOf": stood_in}
    return {"@type": "CreativeWork", **{key: value for key, value in parts.items() if value}}
