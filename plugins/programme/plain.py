"""Titles as plain text: emphasis, links, tags and entities taken off, every word kept."""

from __future__ import annotations

import html
import re

# Each of these matches from a mark that may open it, over a bounded stretch: never quadratic.
_LINK = re.compile(r"!?\[([^\[\]]{0,400})\]\(\s{0,4}<?([^()\s<>]{0,400})>?(?:\s[^()\n]{0,200})?\)")
_ADDRESS = re.compile(r"<((?:https?://|mailto:)[^<>\s]{1,400})>")
_TAG = re.compile(r"</?[A-Za-z][^<>]{0,200}>")
_ATTRIBUTES = re.compile(r"\{:?\s?[#.][^{}]{0,100}\}\s*$")
_MARKED = re.compile(r"[\\\[<{*_`&\ue000\ufeff\u200b\u200e\u200f\u2060\u00ad]")
_SPACES = re.compile(r"\s+")
_ESCAPED = re.compile(r"\\([\\`*_{}\[\]()#+.!|<>-])")
_STAR = re.compile(r"\*{1,3}")
_HIDDEN_MARK = "\ue000"  # private use: holds the place of an escaped character
_INVISIBLE = dict.fromkeys(map(ord, "\ufeff\u200b\u200e\u200f\u2060\u00ad"))

_NO_CHARACTER = re.compile(r"&(?=#x?[0-9a-fA-F]{9})")  # longer than any number of a character


def plain(text: str) -> str:
    """Return the words of a Markdown line with ordinary single spaces and no markup."""
    if not _MARKED.search(text):
        return " ".join(text.split())
    hidden: list[str] = []

    def hide(found: re.Match[str]) -> str:
        hidden.append(found[1])
        return _HIDDEN_MARK

    text = text.replace(_HIDDEN_MARK, "").translate(_INVISIBLE)
    text = _ESCAPED.sub(hide, text)
    text = _LINK.sub(r"\1", text)
    text = _ADDRESS.sub(r"\1", text)
    text = _TAG.sub(" ", text) if "<" in text else text
    text = _ATTRIBUTES.sub("", text)
    text = _without_emphasis(text).replace("`", "")
    text = html.unescape(_NO_CHARACTER.sub("&amp;", text))
    if hidden:
        parts = text.split(_HIDDEN_MARK)
        text = parts[0] + "".join(mark + rest for mark, rest in zip(hidden, parts[1:], strict=False))
    return _SPACES.sub(" ", text).strip()


def links(text: str) -> tuple[str, ...]:
    """Return the Markdown links in *text*, as written."""
    return tuple(found[0] for found in _LINK.finditer(text) if found[2]) if "](" in text else ()


def _without_emphasis(text: str) -> str:
    """Take off stars and underscores that mark emphasis; a lone star is a footnote and stays."""
    runs = list(_STAR.finditer(text))
    singles = sum(len(run[0]) == 1 for run in runs)
    kept_single = singles % 2 == 1 and not text.startswith("*")
    seen_singles = 0
    parts, at = [], 0
    for run in runs:
        parts.append(text[at : run.start()])
        if len(run[0]) == 1:
            seen_singles += 1
            spaced = text[run.start() - 1 : run.start()].isspace() and text[run.end() : run.end() + 1].isspace()
            if spaced or (kept_single and seen_singles == singles):
                parts.append("*")
        at = run.end()
    parts.append(text[at:])
    return _without_underscores("".join(parts))


def _without_underscores(text: str) -> str:
    """Take off underscores at the edges of words; those inside belong to the word."""
    if "_" not in text:
        return text
    kept = []
    for index, character in enumerate(text):
        if character == "_":
            before, after = text[index - 1 : index], text[index + 1 : index + 2]
            if not (before.isalnum() and after.isalnum()):
                continue
        kept.append(character)
    return "".join(kept)
