"""The url paths that no content file has: old ones that lead on (`gamle-adresser` in the files, and
`content/adresser.txt`), and those the site makes by itself.
"""

from __future__ import annotations

from codecs import BOM_UTF8
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath

from content_types.model import Content, Event
from content_types.url_paths import (
    CALENDAR_PATH,
    as_folder,
    event_calendar_path,
    is_generated,
    list_calendar_path,
    url_path_problem,
)
from manuscript.decoding import decode
from manuscript.problem import Problem, told
from norwegian.letters import slugify

from .library import Manuscript
from .model import Visibility

# Old addresses that lead on: `gamle-adresser` in the files, and `content/adresser.txt`.


EXAMPLE = "/arrangementer/gammelt-navn/ /arrangementer/nytt-navn/"
NO_REDIRECT = frozenset({Visibility.DRAFT, Visibility.PLANNED})  # their addresses are still a secret


@dataclass(frozen=True, slots=True, kw_only=True)
class Redirect:
    """An old address with what it leads to, and where that is written."""

    old: str
    new: str
    file: str
    line: int
    column: int = 1
    is_live: bool = True


def alias_redirects(manuscripts: Iterable[Manuscript]) -> Iterator[Redirect]:
    """Yield the old addresses that front matter gives."""
    for manuscript in manuscripts:
        content = manuscript.content
        for old in content.aliases if content else ():
            place = content.place("gamle-adresser")
            yield Redirect(
                old=old,
                new=manuscript.url_path,
                file=manuscript.file.file,
                line=place.line,
                column=place.column,
                is_live=manuscript.visibility not in NO_REDIRECT,
            )


def read_redirects(data: bytes, file: str) -> tuple[list[Redirect], list[Problem]]:
    """Return the redirects of ``adresser.txt``: two site paths a line, ``#`` begins a comment."""
    if not data.removeprefix(BOM_UTF8).strip():
        return [], []
    lines, problems = decode(data, file=file)
    claims: list[Redirect] = []
    for line in lines:
        parts = line.text.partition("#")[0].split()
        if not parts:
            continue
        if fault := _fault(parts):
            problems.append(_unreadable_line(fault, file, line.number))
        else:
            old, new = map(as_folder, parts)
            claims.append(Redirect(old=old, new=new, file=file, line=line.number))
    return claims, problems


def _unreadable_line(fault: str, file: str, line: int) -> Problem:
    return Problem(
        file=file,
        line=line,
        rule="redirect-line",
        message=fault,
        fix="Skriv den gamle adressen, et mellomrom og den nye. Begge begynner og slutter med «/».",
        example=EXAMPLE,
    )


def _fault(parts: list[str]) -> str:
    if len(parts) != 2:
        return f"Linjen «{told(' '.join(parts))}» skal ha to adresser."
    for address in parts:
        refusal = url_path_problem(address)
        if refusal:
            return refusal
    if is_generated(parts[0]):
        return f"Adressen «{told(parts[0])}» bruker nettstedet selv."
    return ""


def followed_redirects(
    claims: Iterable[Redirect], addresses: Collection[str], reachable: Collection[str]
) -> tuple[dict[str, str], list[Problem]]:
    """Return where each old address leads, followed to its end, and the claims that cannot stand.

    All *addresses* are in use, but only the *reachable* ones have a page a visitor can see.
    """
    settled: dict[str, Redirect] = {}
    in_use = {address.casefold() for address in addresses}  # a Mac and Windows know no capitals
    problems: list[Problem] = []
    for claim in claims:
        if claim.old == claim.new:
            problems.append(_redirect_problem(claim, f"Den gamle adressen {claim.old} er den samme som den nye."))
        elif claim.old.casefold() in in_use:
            problems.append(_redirect_problem(claim, f"Den gamle adressen {claim.old} er i bruk av en annen side."))
        elif claim.old in settled:
            problems.append(
                _redirect_problem(claim, f"Den gamle adressen {claim.old} leder alt til {settled[claim.old].new}.")
            )
        else:
            settled[claim.old] = claim
    targets: dict[str, str] = {}
    for old, claim in settled.items():
        target = _follow(old, settled)
        if target in settled:
            problems.append(_redirect_problem(claim, f"Adressen {claim.old} leder i ring."))
        elif target not in reachable and claim.is_live:
            problems.append(_redirect_problem(claim, f"Adressen {claim.old} leder til {claim.new}, som ikke finnes."))
        elif claim.is_live:
            targets[old] = target
    return targets, problems


def documents_in_the_way(claims: Iterable[Redirect], documents: Collection[str]) -> list[Problem]:
    """Tell of each old address at, or below, the address of one of *documents*: a file is no folder."""
    return [
        _redirect_problem(claim, f"På adressen {document} ligger det et dokument, så {claim.old} kan ikke lede videre.")
        for claim in claims
        for document in map(str, (PurePosixPath(claim.old), *PurePosixPath(claim.old).parents))
        if document in documents
    ]


def _follow(old: str, settled: dict[str, Redirect]) -> str:
    """Return the end of a chain of redirects; one in it, if the chain is a ring."""
    seen = {old}
    target = settled[old].new
    while target in settled and target not in seen:
        seen.add(target)
        target = settled[target].new
    return target


def _redirect_problem(claim: Redirect, message: str) -> Problem:
    return Problem(
        file=claim.file,
        line=claim.line,
        column=claim.column,
        rule="redirect-conflict",
        message=message,
        fix="Ta bort adressen her, eller rett den så den leder til en side som finnes.",
        example=EXAMPLE if claim.file.endswith(".txt") else "gamle-adresser:\n  - /arrangementer/gammelt-navn/",
    )


# The addresses the site makes by itself, whatever the editors write.


GENERATED_PATHS = (
    "/",
    "/artikler/",
    "/arrangementer/",
    "/arrangementer/arkiv/",
    "/emner/",
    "/serier/",
    "/abonner/",
    "/sok/",
    "/feeds/artikler.atom.xml",
    "/feeds/artikler.rss.xml",
    "/feeds/arrangementer.atom.xml",
    "/feeds/arrangementer.rss.xml",
    "/arrangementer.json",
    CALENDAR_PATH,
    "/bygg/",
    "/bygg.json",
    "/sitemap.xml",
)
SHOWN = frozenset({Visibility.LISTED})


def generated_url_paths(manuscripts: Sequence[Manuscript]) -> frozenset[str]:
    """Return the addresses of lists, subjects, series and calendars, as links may name them."""
    shown = [item.content for item in manuscripts if item.content and item.visibility in SHOWN]
    events = [content for content in shown if isinstance(content, Event)]
    return frozenset(
        {
            *GENERATED_PATHS,
            *(address for content in shown for address in _subject_paths(content)),
            *(address for event in events for address in _series_path(event)),
            *(address for event in events for address in _calendar_paths(event)),
        }
    )


def _subject_paths(content: Content) -> list[str]:
    return [f"/emner/{slugify(subject)}/" for subject in content.subjects]


def _series_path(event: Event) -> list[str]:
    return [f"/serier/{slugify(event.series)}/"] if event.series else []


def _calendar_paths(event: Event) -> list[str]:
    return [event_calendar_path(event.slug), *map(list_calendar_path, [*_subject_paths(event), *_series_path(event)])]
