"""Data for programs, inside a page: JSON that cannot end the script element it stands in."""

from __future__ import annotations

import json
from typing import Any

from .plain import plain

SCHEMA = "https://schema.org"


def in_script(data: dict[str, Any]) -> str:
    """Return *data* as JSON without the characters that could end a script element or an entity."""
    text = plain(json.dumps(data, ensure_ascii=False))
    for character in "<>&\u2028\u2029":
        text = text.replace(character, f"\\u{ord(character):04x}")
    return text
