"""One line of the front matter: its indentation, dashes, key and value, and a value in quotation marks."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from .decoding import UNSEEN
from .problem import told

# One line of the front matter seen as indentation, dashes, key and value.


KEY_LENGTH = 60
NOT_IN_KEYS = "\"'[]{}#,&*!|>%@`"
BLOCK_TEXT = re.compile(r"[|>][-+0-9]{0,2}(?:\s+#.*)?\s*$")  # YAML 1.2 §8.1


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldLine:
    """A line as YAML is given it, and where it stands in the file."""

    number: int  # from 1, in the file
    text: str
    shift: int = 0  # columns its value was moved to the right when the line was put right
    shift_after: int = 0  # the column after which that counts

    @property
    def is_blank(self) -> bool:
        return not self.text.strip()

    @property
    def is_comment(self) -> bool:
        return self.text.lstrip().startswith("#")

    @property
    def shape(self) -> Shape:
        return shape(self.text)


@dataclass(frozen=True, slots=True, kw_only=True)
class Shape:
    """``indent`` spaces, ``head`` («- tittel: », «- » or nothing) and the value."""

    indent: int
    head: str
    is_item: bool
    is_key: bool
    value: str

    @property
    def dashes(self) -> int:
        """Return the width of the dashes before the key."""
        return len(self.head) - len(self.head.lstrip("- "))

    @property
    def starts_block_text(self) -> bool:
        """Tell whether the deeper lines below are text, whatever they hold."""
        return bool(self.head) and bool(BLOCK_TEXT.match(self.value))


@lru_cache(maxsize=1024)  # each line is looked at several times
def shape(text: str) -> Shape:
    """Return how a line is put together; nothing is judged."""
    rest = text.lstrip(" ")
    indent = len(text) - len(rest)
    start = _after_dashes(rest)
    is_item = start > 0
    key_end = _key_end(rest, start)
    value_start = key_end or start
    value_start += len(rest[value_start:]) - len(rest[value_start:].lstrip(" "))
    return Shape(
        indent=indent,
        head=rest[:value_start],
        is_item=is_item,
        is_key=bool(key_end),
        value=rest[value_start:].rstrip(),
    )


def _after_dashes(text: str) -> int:
    at = 0
    while text[at : at + 2] in ("- ", "-"):
        at += 1
        while text[at : at + 1] == " ":
            at += 1
    return at


def _key_end(text: str, start: int) -> int:
    """Return the index after the colon of a key, or 0."""
    window = text[start : start + KEY_LENGTH + 1]
    if not window or window[0] in NOT_IN_KEYS:
        return 0
    at = window.find(":")
    while at > 0:
        if window[at + 1 : at + 2] in (" ", ""):
            return start + at + 1 if start + at + 1 == len(text) or window[at + 1 : at + 2] else 0
        at = window.find(":", at + 1)
    return 0


# A value put in quotation marks, and the reason it needs them.


SMART_PAIRS = {"“": "”", "”": "”", "„": "“", "‘": "’", "’": "’", "«": "»", "»": "«"}
CLOSING = "\"'“”„‘’»«"
UNQUOTED_FIRST = NOT_IN_KEYS + "-?:~=<"
SPECIAL = "&*!|>%@`#,]}?-"  # YAML 1.2 §5.3: they begin something else than text


def quoted(value: str) -> str:
    """Return *value* as a YAML scalar in quotation marks.

    Quotation marks that only went half-way round are taken off first.
    """
    return in_quotes(_bare(value))


def in_quotes(text: str) -> str:
    """Return *text* as a YAML scalar, every character kept."""
    if '"' in text or "\\" in text:
        return "'" + text.replace("'", "''") + "'"
    return f'"{text}"'


def as_value(text: str) -> str:
    """Return *text* on one line as a value YAML reads as it is, in quotation marks where it must."""
    line = " ".join(UNSEEN.sub(" ", text).split())
    needs = line[:1] in UNQUOTED_FIRST or ": " in line or " #" in line or line.endswith(":")
    return in_quotes(line) if needs else line


def _bare(value: str) -> str:
    first, last = value[:1], value[-1:]
    if len(value) > 1 and SMART_PAIRS.get(first) == last and value.count(first) <= 2:
        return value[1:-1].strip()
    if first in ("'", '"') and value.count(first) == 1:
        ends_in_quote = len(value) > 1 and last in CLOSING and not set("“„«‘") & set(value)
        return (value[1:-1] if ends_in_quote else value[1:]).strip()
    if len(value) > 1 and first in ("'", '"') and last == first and value[1:-1].count(first) == 0:
        return value[1:-1]
    return value


def why_quoted(value: str) -> str:
    """Return, in Norwegian, why YAML does not read *value* as the text it is."""
    first = value[:1]
    if first in ("'", '"'):
        return _why_quotes_fail(value)
    if first in "[{":
        return f"Verdien begynner med «{first}», som ellers begynner en liste."
    if " #" in value or first == "#":
        lost = value[value.index("#") :]
        return f"Alt fra «#» til slutten av linjen regnes som en kommentar og ville blitt borte: «{told(lost)}»."
    if first in SPECIAL:
        return f"Verdien begynner med «{first}», som har en egen betydning her."
    if ": " in value or value.endswith(":"):
        return f"Verdien har et kolon i seg, som ellers skiller felt fra verdi: «{told(value)}»."
    return f"Verdien kan ikke leses slik den står: «{told(value)}»."


def _why_quotes_fail(value: str) -> str:
    quote = value[0]
    if value.count(quote) == 1:
        return f"Anførselstegnet foran verdien blir ikke avsluttet: «{told(value)}»."
    if value[-1] == quote and quote == '"' and "\\" in value:
        return f"Omvendt skråstrek (\\) har en egen betydning i doble anførselstegn: «{told(value)}»."
    after = value[value.index(quote, 1) + 1 :].strip()
    return f"Det står noe etter anførselstegnene, som ville blitt borte: «{told(after)}»."
