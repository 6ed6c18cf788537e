"""Characters that stand for something while a body is converted; no source can hold them."""

from __future__ import annotations

LESS_THAN = "\ue000"  # a «<» that begins no tag
FENCE = "\ue001"  # round the number of a fence, alone on its line
