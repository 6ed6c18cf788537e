"""A value put in quotation marks, and the reason it needs them."""

from __future__ import annotations

from .decoding import UNSEEN
from .layout import NOT_IN_KEYS
from .problem import shortened

# Quotation marks a word processor writes, each with its mate: “slik”, ”slik”, »slik«.
SMART_PAIRS = {"“": "”", "”": "”", "„": "“", "‘": "’", "’": "’", "«": "»", "»": "«"}
CLOSING = "\"'“”„‘’»«"
UNQUOTED_FIRST = NOT_IN_KEYS + "-?:~=<"  # a value that begins with one of them is safe only in quotation marks
SPECIAL = "&*!|>%@`#,]}?-"  # YAML 1.2 §5.3: they begin something else than text


def as_quoted_value(value: str) -> str:
    """Return *value* as a YAML scalar in quotation marks.

    Quotation marks that only went half-way round are taken off first.
    """
    return _in_quotes(_bare(value))


def _in_quotes(text: str) -> str:
    """Return *text* as a YAML scalar, every character kept."""
    if '"' in text or "\\" in text:
        return "'" + text.replace("'", "''") + "'"
    return f'"{text}"'


def as_value(text: str) -> str:
    """Return *text* on one line as a value YAML reads as it is, in quotation marks where it must."""
    line = " ".join(UNSEEN.sub(" ", text).split())
    needs = line[:1] in UNQUOTED_FIRST or ": " in line or " #" in line or line.endswith(":")
    return _in_quotes(line) if needs else line


def _bare(value: str) -> str:
    """Return «Møte» of «"Møte», «“Møte”», «'Møte'» and «"Møte”»; «"Møte" og mat» as it is."""
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
        return f"Alt fra «#» til slutten av linjen regnes som en kommentar og ville blitt borte: «{shortened(lost)}»."
    if first in SPECIAL:
        return f"Verdien begynner med «{first}», som har en egen betydning her."
    if ": " in value or value.endswith(":"):
        return f"Verdien har et kolon i seg, som ellers skiller felt fra verdi: «{shortened(value)}»."
    return f"Verdien kan ikke leses slik den står: «{shortened(value)}»."


def _why_quotes_fail(value: str) -> str:
    quote = value[0]
    if value.count(quote) == 1:
        return f"Anførselstegnet foran verdien blir ikke avsluttet: «{shortened(value)}»."
    if value[-1] == quote and quote == '"' and "\\" in value:
        return f"Omvendt skråstrek (\\) har en egen betydning i doble anførselstegn: «{shortened(value)}»."
    after = value[value.index(quote, 1) + 1 :].strip()
    return f"Det står noe etter anførselstegnene, som ville blitt borte: «{shortened(after)}»."
