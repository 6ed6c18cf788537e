"""What has been encoded before, kept on disk so that nothing is encoded twice.

Any file may vanish, be cut or be anything at all: each begins with the digest
of the rest, and what does not agree is not there. Two builds may write at
once; a file takes its name when it is whole.
"""

from __future__ import annotations

import hashlib
import os
import secrets
from dataclasses import dataclass
from pathlib import Path

from PIL import features

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
        try:
            kept = self._path(digest).read_bytes()
        except OSError:
            return None
        data = kept[DIGEST_OCTETS:]
        return data if data and kept[:DIGEST_OCTETS] == hashlib.sha256(data).digest() else None

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

    def _path(self, digest: str) -> Path:
        return self.folder / f"{digest[:32]}-{MAKERS}"
