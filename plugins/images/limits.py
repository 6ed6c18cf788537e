"""How large an original may be: what a machine with little memory can take, and more than any screen shows."""

from __future__ import annotations

MOST_BYTES = 40_000_000
MOST_PIXELS = 40_000_000
LONGEST_SIDE_PX = 20_000
