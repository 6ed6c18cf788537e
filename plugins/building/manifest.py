"""What each published file holds, as a hash anybody can count for himself."""

from __future__ import annotations

import hashlib
from pathlib import Path

from pages.edition import ADDRESS

INDEX = "index.html"


def files_of(output: Path) -> dict[str, Path]:
    """Return every file below *output* by its site path."""
    files = (path for path in output.rglob("*") if path.is_file())
    return {_site_path(path.relative_to(output).as_posix()): path for path in files}


def hashes(output: Path) -> dict[str, str]:
    """Return the SHA-256 of every file below *output* by its site path, but for the page on this edition."""
    return {
        address: hashlib.sha256(path.read_bytes()).hexdigest()
        for address, path in files_of(output).items()
        if address != ADDRESS
    }


def _site_path(file: str) -> str:
    return f"/{file.removesuffix(INDEX)}" if file == INDEX or file.endswith(f"/{INDEX}") else f"/{file}"
