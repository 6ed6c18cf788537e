"""A body as plain text, for search and summaries."""

from __future__ import annotations

import re
from html import unescape

from .model import Body, InlinePicture, Part

_BLOCK_END = re.compile(r"</(?:p|li|h[2-6]|t[dhr]|d[td]|pre|figcaption|blockquote)>|<(?:br|hr)>")
_BACK_TO_TEXT = re.compile(r"<a (?:[^>\"]|\"[^\"]*\")*class=\"footnote-backref\"(?:[^>\"]|\"[^\"]*\")*>[^<]*</a>")
_TAG = re.compile(r"<[^\">]*+(?:\"[^\"]*+\"[^\">]*+)*+>")


def plain_text(body: Body) -> str:
    """Return the words of *body*, a line for each block; pictures give their description."""
    html = "".join(_text_of(part) for part in body.parts)
    text = _TAG.sub("", _BLOCK_END.sub("\n", _BACK_TO_TEXT.sub("", html)))
    lines = (" ".join(unescape(line).split()) for line in text.split("\n"))
    return "\n".join(line for line in lines if line)


def _text_of(part: Part) -> str:
    if isinstance(part, str):
        return part
    return f" {part.alt} ".replace("<", "&lt;") if isinstance(part, InlinePicture) else ""
