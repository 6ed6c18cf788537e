"""What a published commit says of itself: which source commit it shows, and which were taken back."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime

SHORT = 7
DEPLOYED = "Legg ut"
PUT_BACK = "Tilbake til"
SOURCE = "Kilde"
WITHDRAWN = "Trukket tilbake"
OF_DEPLOY = "Utlegging"
TRAILER = re.compile(rf"({SOURCE}|{WITHDRAWN}|{OF_DEPLOY}): ([0-9a-f]{{40,64}})")
TITLE = re.compile(rf"(?:{DEPLOYED}|{PUT_BACK}) [0-9a-f]{{7,64}}: (.*)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Publication:
    """A commit on the published branch."""

    id: str
    tree: str
    moment: datetime  # aware
    title: str  # the message's first line
    source: str = ""  # the source commit it shows; empty: somebody else made it
    withdrawn: tuple[str, ...] = ()  # source commits that were taken back and shall not come again
    deploy: str = ""  # the earlier publication it puts back, for a rollback

    @property
    def is_ours(self) -> bool:
        return bool(self.source or self.deploy)

    @property
    def subject(self) -> str:
        """What the source commit is about."""
        ours = TITLE.fullmatch(self.title)
        return ours[1] if ours else self.title


def read_message(*, id: str, tree: str, moment: datetime, message: str) -> Publication:
    """Return what the commit *id* says; a message of another form says only its title."""
    title, *lines = message.strip().splitlines() or [""]
    trailers = [match.groups() for line in lines if (match := TRAILER.fullmatch(line.strip()))]
    return Publication(
        id=id,
        tree=tree,
        moment=moment,
        title=title,
        source=next((value for name, value in trailers if name == SOURCE), ""),
        withdrawn=tuple(value for name, value in trailers if name == WITHDRAWN),
        deploy=next((value for name, value in trailers if name == OF_DEPLOY), ""),
    )


def deploy_message(source: str, subject: str) -> str:
    """Return the message of a deploy of the commit *source*."""
    return f"{DEPLOYED} {source[:SHORT]}: {subject}\n\n{SOURCE}: {source}\n"


def rollback_message(back_to: Publication, withdrawn: tuple[str, ...]) -> str:
    """Return the message of a commit that shows again what *back_to* showed."""
    lines = [f"{PUT_BACK} {(back_to.source or back_to.id)[:SHORT]}: {back_to.subject}", ""]
    if withdrawn:
        lines += ["Det som er trukket tilbake, legges ikke ut igjen før det kommer en nyere commit.", ""]
    lines += [f"{SOURCE}: {back_to.source}"] if back_to.source else []
    lines += [f"{OF_DEPLOY}: {back_to.id}"]
    lines += [f"{WITHDRAWN}: {source}" for source in withdrawn]
    return "\n".join(lines) + "\n"
