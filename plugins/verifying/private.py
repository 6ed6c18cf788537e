"""What must not be seen: drafts, what waits for its time, this machine, and addresses of development."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from pathlib import Path

from .model import Built, Fault

# Not a name in a text: a host with its scheme, or the port of the preview.
DEVELOPMENT = re.compile(r"https?://(?:localhost|127\.0\.0\.1|0\.0\.0\.0|\[::1\])(?![\w.-])")


@dataclass(frozen=True, slots=True, kw_only=True)
class Secret:
    """A page nobody is to see yet."""

    file: str  # its manuscript
    address: str  # its site path
    words: tuple[str, ...]  # sentences found in it alone


def secrets(site: Built, hidden: Collection[Secret]) -> Iterator[Fault]:
    """Yield a fault for each trace of *hidden* pages."""
    if not hidden:
        return
    for secret in hidden:
        if f"{secret.address.lstrip('/')}index.html" in site.files:
            yield Fault(
                file=secret.address, rule="secret", message=f"Siden finnes, men {secret.file} er ikke publisert."
            )
    traces = [(secret, trace) for secret in hidden for trace in (*secret.words, f"{site.base_path}{secret.address}")]
    for name, text in site.texts:
        text = text.replace("\u00a0", " ")
        for secret in {secret.file: secret for secret, trace in traces if trace in text}.values():
            yield Fault(file=name, rule="secret", message=f"Her står noe fra {secret.file}, som ikke er publisert.")


def machine(site: Built, paths: Collection[Path]) -> Iterator[Fault]:
    """Yield a fault for each file that names a folder of this machine, or an address of development."""
    own = [str(path) for path in paths if len(path.parts) > 2]
    is_local = bool(DEVELOPMENT.match(site.address))
    for name, text in site.texts:
        for path in own:
            if path in text:
                yield Fault(file=name, rule="machine", message=f"Her står en mappe på denne maskinen: {path}")
        if not is_local and (found := DEVELOPMENT.search(text)):
            yield Fault(file=name, rule="machine", message=f"Her står en adresse til forhåndsvisning: {found[0]}")
