"""The seam to Pelican: files that no template makes are written beside its pages."""

from __future__ import annotations

import shutil
from pathlib import Path

from pelican.utils import sanitised_join
from pelican.writers import Writer


class SiteWriter(Writer):
    """Pelican's writer, which also takes finished texts and files."""

    def write_text(self, url_path: str, text: str) -> None:
        """Write *text* as UTF-8 at *url_path*."""
        self.write_bytes(url_path, text.encode("utf-8"))

    def write_bytes(self, url_path: str, data: bytes) -> None:
        with self._place(url_path).open("xb") as file:  # nothing is written over: two of one name is a mistake
            file.write(data)

    def copy(self, original: Path, url_path: str) -> None:
        """Copy the contents alone: times and rights belong to the machine, not to the site."""
        shutil.copyfile(original, self._place(url_path))

    def _place(self, url_path: str) -> Path:
        path = Path(sanitised_join(self.output_path, url_path.removeprefix("/")))
        path.parent.mkdir(parents=True, exist_ok=True)
        return path
