"""What the weekly look-around found, as one text for people; empty when there is nothing to do.

The programs that look answer in their own forms: lychee, pip-audit and npm.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

MATTER = "ukentlig"
TITLE = "Lenker og programvare å se på"
UNANSWERED = "## Ikke undersøkt denne gangen"
MOST_TOLD = 100
NO_MARKUP = re.compile(
    r"[<>\[\]`|\\\x00-\x1f\x7f]"
)  # of a text somebody else wrote; it stands between backquotes or in a line


def dead_links(answer: dict[str, Any]) -> list[str]:
    """Return a line for each page's link out of the site that no longer works, from lychee's JSON."""
    lines = {
        f"- `{_plain(link['url'])}` på `{_plain(_page(file))}`: {_plain(_why(link['status']))}"
        for found in ("error_map", "timeout_map")
        for file, links in answer.get(found, {}).items()
        for link in links
        if link["url"].startswith(("http://", "https://"))
    }
    return sorted(lines)


def has_net(answer: dict[str, Any]) -> bool:
    """Tell whether anybody at all answered: without a net every link looks dead."""
    links = [
        link for found in ("success_map", "error_map") for links in answer.get(found, {}).values() for link in links
    ]
    return not links or any("code" in link["status"] for link in links)


def python_weaknesses(answer: dict[str, Any]) -> list[str]:
    """Return a line for each known weakness in a Python package, from pip-audit's JSON."""
    return sorted(
        f"- {_plain(package['name'])} {_plain(package['version'])}: {_plain(weakness['id'])}. {_mended(weakness)}"
        for package in answer.get("dependencies", [])
        for weakness in package.get("vulns", [])
    )


def npm_weaknesses(answer: dict[str, Any]) -> list[str]:
    """Return a line for each package from npm with a known weakness, from the JSON of ``npm audit``."""
    return sorted(
        f"- {_plain(name)} (npm): {_plain(str(weakness.get('severity', 'ukjent alvor')))}"
        for name, weakness in answer.get("vulnerabilities", {}).items()
    )


def text(*, links: Iterable[str], weaknesses: Iterable[str], unanswered: Iterable[str]) -> str:
    """Return all of it in Markdown; empty when everything was looked at and nothing was found.

    *unanswered* are sentences on what could not be looked at.
    """
    links, weaknesses, unanswered = list(links), list(weaknesses), list(unanswered)
    parts = []
    if links:
        parts += ["## Lenker som ikke virker", "", *_first(links), ""]
        parts += ["Rett lenken i filen siden er laget av, eller ta den bort. Noen nettsteder svarer bare mennesker: "
                  "Virker lenken når du trykker på den, kan den stå.", ""]  # fmt: skip
    if weaknesses:
        parts += ["## Programvare med kjente svakheter", "", *_first(weaknesses), ""]
        parts += ["Dependabot foreslår nye utgaver under «Pull requests». Når testene er grønne der, er det trygt å ta "
                  "dem inn. Programvaren brukes når nettstedet bygges, og følger ikke med det som legges ut.", ""]  # fmt: skip
    if unanswered:
        parts += [UNANSWERED, "", *(f"- {sentence}" for sentence in unanswered), ""]
    return "\n".join(parts).rstrip() + "\n" if parts else ""


def has_found(text: str) -> bool:
    """Tell whether *text* asks for something; what was only not answered is asked again the next week."""
    return bool(text) and not text.startswith(UNANSWERED)


def _first(lines: list[str]) -> list[str]:
    more = len(lines) - MOST_TOLD
    return [*lines[:MOST_TOLD], *([f"- … og {more} til"] if more > 0 else [])]


def _why(status: dict[str, Any]) -> str:
    code = status.get("code")
    return f"svarer {code}" if code else str(status.get("details") or status.get("text") or "svarer ikke")


def _page(file: str) -> str:
    return "/" + file.removeprefix("./").removesuffix("index.html")


def _mended(weakness: dict[str, Any]) -> str:
    versions = [_plain(version) for version in weakness.get("fix_versions", [])]
    return f"Rettet i {', '.join(versions)}." if versions else "Ingen rettet utgave ennå."


def _plain(written: str) -> str:
    """Return *written* so that it can neither become markup nor ring for anybody («@name»)."""
    return NO_MARKUP.sub(" ", written).replace("@", "@\u200b")[:300]
