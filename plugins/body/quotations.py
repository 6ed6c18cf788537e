"""«>> Les mer»: two signs that lead on in Norwegian papers, and no quotation in a quotation."""

from __future__ import annotations

import re

from .edits import Edit
from .source import Source

_QUOTED = re.compile(r"^ {0,3}>[^\n]*(?:\n {0,3}>[^\n]*)*", re.MULTILINE)
_LEADS_ON = re.compile(r"^ {0,3}>>(?!>)", re.MULTILINE)


def read_quotations(source: Source) -> list[Edit]:
    """Return the edits that make text of lines with «>>» which no «>» stands over or under."""
    edits: list[Edit] = []
    for group in _QUOTED.finditer(source.prose):
        leading = list(_LEADS_ON.finditer(source.prose, *group.span()))
        if len(leading) == group.group().count("\n") + 1:
            edits += [Edit(match.end() - 2, match.end(), "\\>\\>") for match in leading]
    return edits
