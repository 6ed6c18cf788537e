"""How long typography takes, beside typogrify's whole chain of filters in the same run.

    python benchmarks/typography.py [FOLDER]

Each text is one paragraph of the Markdown files in the folder, the example
publication's unless given. Both are given the paragraphs as HTML text.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Sequence
from html import escape
from pathlib import Path

PROJECT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(PROJECT / "plugins"))

from typogrify.filters import typogrify

from norwegian.typography import typeset

ROUNDS = 5
WANTED_OCTETS = 200_000


def main() -> None:
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else PROJECT / "tests" / "site" / "content"
    texts = _paragraphs(folder)
    octets = sum(len(text.encode()) for text in texts)
    html = [f"<p>{escape(text, quote=False)}</p>" for text in texts]
    ours, theirs = _microseconds(lambda text: typeset(text, "nb"), texts), _microseconds(typogrify, html)
    print(f"{len(texts)} paragraphs, {octets / 1000:.0f} kB; the best of {ROUNDS} rounds")
    print(f"ours       {ours / octets * 1000:7.0f} µs per kB")
    print(f"typogrify  {theirs / octets * 1000:7.0f} µs per kB")


def _paragraphs(folder: Path) -> list[str]:
    """Return the paragraphs below *folder*, again and again until there are enough to time."""
    found = [
        block
        for path in sorted(folder.rglob("*.md"))
        for block in path.read_text(encoding="utf-8", errors="replace").split("\n\n")
        if not block.startswith(("---", "```", "    "))
    ]
    octets = sum(len(text.encode()) for text in found)
    return found * max(1, WANTED_OCTETS // max(1, octets))


def _microseconds(work: Callable[[str], str], texts: Sequence[str]) -> float:
    """Return the shortest time all of *texts* took."""
    times = []
    for _ in range(ROUNDS):
        start = time.perf_counter()
        for text in texts:
            work(text)
        times.append(time.perf_counter() - start)
    return min(times) * 1_000_000


if __name__ == "__main__":
    main()
