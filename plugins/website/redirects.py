"""Old addresses that lead on: `gamle-adresser` in the files, and `content/adresser.txt`."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from manuscript.problem import Problem
from publication.addresses import address_problem

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


def alias_claims(manuscripts: Iterable[Manuscript]) -> Iterable[Claim]:
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


def read_redirects(text: str, file: str) -> tuple[list[Claim], list[Problem]]:
    """Return the redirects of ``adresser.txt``: two site paths a line, ``#`` begins a comment."""
    claims: list[Claim] = []
    problems: list[Problem] = []
    for number, line in enumerate(text.splitlines(), start=1):
        parts = line.partition("#")[0].split()
        if not parts:
            continue
        fault = _fault(parts)
        if fault:
            problems.append(
                Problem(
                    file=file,
                    line=number,
                    rule="redirect-line",
                    message=fault,
                    fix="Skriv den gamle adressen, et mellomrom og den nye. Begge begynner og slutter med «/».",
                    example=EXAMPLE,
                )
            )
        else:
            claims.append(Claim(old=parts[0], new=parts[1], file=file, line=number))
    return claims, problems


def _fault(parts: list[str]) -> str:
    if len(parts) != 2:
        return f"Linjen «{' '.join(parts)}» skal ha to adresser."
    for address in parts:
        refusal = address_problem(address)
        if refusal:
            return refusal
    return ""


def settle(claims: Iterable[Claim], addresses: Collection[str]) -> tuple[dict[str, str], list[Problem]]:
    """Return where each old address leads, followed to its end, and the claims that cannot stand."""
    settled: dict[str, Claim] = {}
    problems: list[Problem] = []
    for claim in claims:
        if claim.old in addresses:
            problems.append(_told(claim, f"Den gamle adressen {claim.old} er i bruk av en annen side."))
        elif claim.old in settled:
            problems.append(_told(claim, f"Den gamle adressen {claim.old} leder alt til {settled[claim.old].new}."))
        else:
            settled[claim.old] = claim
    targets: dict[str, str] = {}
    for old, claim in settled.items():
        target = _follow(old, settled)
        if target not in addresses and claim.is_live:
            problems.append(_told(claim, f"Adressen {claim.old} leder til {claim.new}, som ikke finnes."))
        elif claim.is_live:
            targets[old] = target
    return targets, problems


def _follow(old: str, settled: dict[str, Claim]) -> str:
    """Return the end of a chain of redirects; a circle ends where it began, and so exists nowhere."""
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
