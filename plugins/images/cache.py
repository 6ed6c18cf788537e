"""What has been encoded before, kept on disk so that nothing is encoded twice.

Any file may vanish, be cut or be anything at all: each begins with the digest
of the rest, and what does not agree is not there. Two builds may write at
once; a file takes its name when it is whole. The time of a file is when it was
last used, so that what nobody needs any more can be taken away.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import re
import secrets
from dataclasses import dataclass
from pathlib import Path

from PIL import features

DAY_SECONDS = 24 * 60 * 60
KEPT_SECONDS = 60 * DAY_SECONDS
MOST_OCTETS = 2_000_000_000
# «<digest>-<makers>» of a finished file, «.<digest>-<makers>.<random>» of one that is being written
OURS = re.compile(r"[0-9a-f]{32}-[0-9a-f]{8}|\.[0-9a-f]{32}-[0-9a-f]{8}\.[0-9a-f]{12}")
DIGEST_OCTETS = hashlib.sha256().digest_size
# Another encoder, or other code here, makes other bytes of the same picture; the old ones are not mixed with them.
ENCODERS = ("avif", "webp", "jpg", "libjpeg_turbo", "zlib", "zlib_ng", "littlecms2", "freetype2", "raqm", "harfbuzz")
MAKERS = hashlib.sha256(
    b"".join(
        [
            *(f"{part} {features.version(part)} ".encode() for part in ("pil", *ENCODERS)),
            *(module.read_bytes() for module in sorted(Path(__file__).parent.glob("*.py"))),
        ]
    )
).hexdigest()[:8]


@dataclass(frozen=True, slots=True, kw_only=True)
class Cache:
    """Finished files by the digest of what they are made of."""

    folder: Path

    def read(self, digest: str) -> bytes | None:
        """Return the file made of *digest*, if there is one and it is whole."""
        path = self._path(digest)
        try:
            kept = path.read_bytes()
        except OSError:
            return None
        data = kept[DIGEST_OCTETS:]
        if not data or kept[:DIGEST_OCTETS] != hashlib.sha256(data).digest():
            return None
        _touched(path)
        return data

    def write(self, digest: str, data: bytes) -> None:
        """Keep *data*, or raise OSError."""
        path = self._path(digest)
        path.parent.mkdir(parents=True, exist_ok=True)
        unfinished = path.with_name(f".{path.name}.{secrets.token_hex(6)}")
        try:
            unfinished.write_bytes(hashlib.sha256(data).digest() + data)
            os.replace(unfinished, path)
        except BaseException:
            unfinished.unlink(missing_ok=True)
            raise

    def trim(self) -> None:
        """Remove what has not been used for long, and of the rest the oldest when it is too much.

        What was used the last day stays, however much it is, and so does any
        file that is not the cache's own.
        """
        now = _touched(self.folder)
        files = []
        with contextlib.suppress(OSError), os.scandir(self.folder) as found:
            for file in found:
                if OURS.fullmatch(file.name) and file.is_file(follow_symlinks=False):
                    about = file.stat(follow_symlinks=False)
                    files.append((about.st_mtime, about.st_size, file.path))
        total = 0
        for used, octets, path in sorted(files, reverse=True):
            total += octets
            age = now - used
            if age > DAY_SECONDS and (age > KEPT_SECONDS or total > MOST_OCTETS):
                with contextlib.suppress(OSError):  # another build was there first
                    os.unlink(path)

    def _path(self, digest: str) -> Path:
        return self.folder / f"{digest[:32]}-{MAKERS}"


def _touched(path: Path) -> float:
    """Mark the file or folder at *path* as used now, and return that time; 0 where it cannot be marked."""
    with contextlib.suppress(OSError):
        os.utime(path)
        return path.stat().st_mtime
    return 0.0
