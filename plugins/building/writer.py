"""The seam to Pelican: files that no template makes are written beside its pages."""

from __future__ import annotations

import shutil
from pathlib import Path

from pelican.utils import sanitised_join
from pelican.writers import Writer


class SiteWriter(Writer):
    """Pelican's writer, which also takes finished texts and files."""

    def write_text(self, address: str, text: str) -> None:
        """Write *text* as UTF-8 at the site path *address*."""
        self.write_bytes(address, text.encode("utf-8"))

    def write_bytes(self, address: str, data: bytes) -> None:
        with self._place(address).open("xb") as file:  # nothing is written over: two of one name is a mistake
            file.write(data)

    def copy(self, original: Path, address: str) -> None:
        """Copy the contents alone: times and rights belong to the machine, not to the site."""
        shutil.copyfile(original, self._place(address))

    def _place(self, address: str) -> Path:
        path = Path(sanitised_join(self.output_path, address.removeprefix("/")))
        path.parent.mkdir(parents=True, exist_ok=True)
        return path
