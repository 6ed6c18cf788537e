"""Old addresses that lead on: `gamle-adresser` in the files, and `content/adresser.txt`."""

from __future__ import annotations

from codecs import BOM_UTF8
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath

from manuscript.decoding import decode
from manuscript.problem import Problem
from manuscript.wording import told
from publication.addresses import address_problem, as_folder, generated_page

from .library import Manuscript
from .model import Visibility

EXAMPLE = "/arrangementer/gammelt-navn/ /arrangementer/nytt-navn/"
NO_REDIRECT = frozenset({Visibility.DRAFT, Visibility.PLANNED})  # their addresses are still a secret


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """An old address with what it leads to, and where that is written."""

    old: str
    new: str
    file: str
    line: int
    column: int = 1
    is_live: bool = True


def alias_claims(manuscripts: Iterable[Manuscript]) -> Iterator[Claim]:
    """Yield the old addresses that front matter gives."""
    for manuscript in manuscripts:
        content = manuscript.content
        for old in content.aliases if content else ():
            place = content.place("gamle-adresser")
            yield Claim(
                old=old,
                new=manuscript.address,
                file=manuscript.file.file,
                line=place.line,
                column=place.column,
                is_live=manuscript.visibility not in NO_REDIRECT,
            )


def read_redirects(data: bytes, file: str) -> tuple[list[Claim], list[Problem]]:
    """Return the redirects of ``adresser.txt``: two site paths a line, ``#`` begins a comment."""
    if not data.removeprefix(BOM_UTF8).strip():
        return [], []
    lines, problems = decode(data, file=file)
    claims: list[Claim] = []
    for line in lines:
        parts = line.text.partition("#")[0].split()
        if not parts:
            continue
        if fault := _fault(parts):
            problems.append(_unreadable_line(fault, file, line.number))
        else:
            old, new = map(as_folder, parts)
            claims.append(Claim(old=old, new=new, file=file, line=line.number))
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
        refusal = address_problem(address)
        if refusal:
            return refusal
    if generated_page(parts[0]):
        return f"Adressen «{told(parts[0])}» bruker nettstedet selv."
    return ""


def settle(
    claims: Iterable[Claim], addresses: Collection[str], reachable: Collection[str]
) -> tuple[dict[str, str], list[Problem]]:
    """Return where each old address leads, followed to its end, and the claims that cannot stand.

    All *addresses* are in use, but only the *reachable* ones have a page a visitor can see.
    """
    settled: dict[str, Claim] = {}
    in_use = {address.casefold() for address in addresses}  # a Mac and Windows know no capitals
    problems: list[Problem] = []
    for claim in claims:
        if claim.old == claim.new:
            problems.append(_told(claim, f"Den gamle adressen {claim.old} er den samme som den nye."))
        elif claim.old.casefold() in in_use:
            problems.append(_told(claim, f"Den gamle adressen {claim.old} er i bruk av en annen side."))
        elif claim.old in settled:
            problems.append(_told(claim, f"Den gamle adressen {claim.old} leder alt til {settled[claim.old].new}."))
        else:
            settled[claim.old] = claim
    targets: dict[str, str] = {}
    for old, claim in settled.items():
        target = _follow(old, settled)
        if target in settled:
            problems.append(_told(claim, f"Adressen {claim.old} leder i ring."))
        elif target not in reachable and claim.is_live:
            problems.append(_told(claim, f"Adressen {claim.old} leder til {claim.new}, som ikke finnes."))
        elif claim.is_live:
            targets[old] = target
    return targets, problems


def in_the_way(claims: Iterable[Claim], documents: Collection[str]) -> list[Problem]:
    """Tell of each old address at, or below, the address of one of *documents*: a file is no folder."""
    return [
        _told(claim, f"På adressen {document} ligger det et dokument, så {claim.old} kan ikke lede videre.")
        for claim in claims
        for document in map(str, (PurePosixPath(claim.old), *PurePosixPath(claim.old).parents))
        if document in documents
    ]


def _follow(old: str, settled: dict[str, Claim]) -> str:
    """Return the end of a chain of redirects; one in it, if the chain is a ring."""
    seen = {old}
    target = settled[old].new
    while target in settled and target not in seen:
        seen.add(target)
        target = settled[target].new
    return target


def _told(claim: Claim, message: str) -> Problem:
    return Problem(
        file=claim.file,
        line=claim.line,
        column=claim.column,
        rule="redirect-conflict",
        message=message,
        fix="Ta bort adressen her, eller rett den så den leder til en side som finnes.",
        example=EXAMPLE if claim.file.endswith(".txt") else "gamle-adresser:\n  - /arrangementer/gammelt-navn/",
    )
