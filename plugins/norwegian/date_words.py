"""The words and signs dates and clock times are written with.

The names of months and weekdays stand in our own tables, since no machine need have a Norwegian locale.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping
from types import MappingProxyType

from .letters import nfc
from .near_names import nearest

LIKE_A_NAME = 65  # the names are short: «fest» is not «fredag»

_NORWEGIAN_MONTHS = (
    "januar", "februar", "mars", "april", "mai", "juni",
    "juli", "august", "september", "oktober", "november", "desember",
)  # fmt: skip

MONTHS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "nb": _NORWEGIAN_MONTHS,
        "nn": _NORWEGIAN_MONTHS,
        "en": (
            "January", "February", "March", "April", "May", "June",
            "July", "August", "September", "October", "November", "December",
        ),
    }
)  # fmt: skip

WEEKDAYS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "nb": ("mandag", "tirsdag", "onsdag", "torsdag", "fredag", "lørdag", "søndag"),
        "nn": ("måndag", "tysdag", "onsdag", "torsdag", "fredag", "laurdag", "søndag"),
        "en": (
            "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday",
        ),
    }
)  # fmt: skip

# «jan», «febr», with or without a full stop; mai has none, and juni and juli are «jun» and «jul».
_MONTH_ABBREVIATIONS = (
    ("jan",), ("feb", "febr"), ("mar",), ("apr",), (), ("jun",),
    ("jul",), ("aug",), ("sep", "sept"), ("okt",), ("nov",), ("des",),
)  # fmt: skip
# Both languages. The shortest are ordinary words too, «to», «på la»: read only where a date follows.
_WEEKDAY_ABBREVIATIONS = (
    ("man", "mån", "ma", "må"),
    ("tir", "tirs", "tys", "ti", "ty"),
    ("ons", "on"),
    ("tor", "tors", "to"),
    ("fre", "fr"),
    ("lør", "laur", "lau", "lø", "la"),
    ("søn", "sun", "sø", "sundag"),
)


def _by_word(*tables: Iterable[Iterable[str]]) -> Mapping[str, int]:
    """Return the place of each word, from 0, in tables of the same length."""
    return MappingProxyType(
        {word.casefold(): number for table in tables for number, words in enumerate(table) for word in words}
    )


def _one_each(names: tuple[str, ...]) -> tuple[tuple[str, ...], ...]:
    return tuple((name,) for name in names)


def _first_letters(names: tuple[str, ...]) -> tuple[tuple[str, ...], ...]:
    return tuple((name[:3], name[:4]) for name in names)


# «januar» and «jan», in small letters, to their number; January is 0.
MONTH_OF_WORD = _by_word(_one_each(MONTHS["nb"]), _MONTH_ABBREVIATIONS)
# «mandag», «måndag» and «man», in small letters, to their number; Monday is 0.
WEEKDAY_OF_WORD = _by_word(_one_each(WEEKDAYS["nb"]), _one_each(WEEKDAYS["nn"]), _WEEKDAY_ABBREVIATIONS)
# «january», «jan» and «sept» likewise; what is English is told of, not read.
ENGLISH_MONTH_OF_WORD = _by_word(_one_each(MONTHS["en"]), _first_letters(MONTHS["en"]))
ENGLISH_WEEKDAY_OF_WORD = _by_word(_one_each(WEEKDAYS["en"]), _first_letters(WEEKDAYS["en"]))


# In a pattern: the whole names, «mars», «torsdag», «laurdag».
MONTH = f"(?:{'|'.join(MONTHS['nb'])})"
WEEKDAY = f"(?:{'|'.join(dict.fromkeys((*WEEKDAYS['nb'], *WEEKDAYS['nn'])))})"
# «mar» and «sept», whose full stop stands outside; not «mai», «juni» and «juli», which are whole names already.
SHORT_MONTH = r"(?:jan|feb|mar|apr|jun|jul|aug|sept?|okt|nov|des)"
# Any word that may be meant as a month or a weekday: «febuar», «onsdg»; not «i», not «2023».
WORD = r"[^\W\d_]{2,30}"
DASHES = "-‐‑‒–—−"  # hyphens, dashes and the minus sign: whichever the keyboard or a word processor gave
ANY_DASH = f"[{DASHES}]"

LONGEST_DATE = 120  # no date is longer, so no pattern meets more

EXAMPLE_DAY = "23. mars 2023"
EXAMPLE_MOMENT = "23. mars 2023 kl. 11.30"
EXAMPLE_CLOCK = "11.30"


def tidy(text: str) -> str:
    """Return *text* composed, without invisible characters, with single plain spaces.

    What is longer than any date is cut one character after that length.
    """
    head = text.strip()[: 4 * LONGEST_DATE]
    visible = "".join(c for c in nfc(head) if unicodedata.category(c) != "Cf")
    return " ".join(visible.split())[: LONGEST_DATE + 1]


def nearest_month(word: str) -> int | None:
    """Return the month (January is 0) somebody may have meant by *word*."""
    found = nearest(word.casefold(), MONTHS["nb"], least=LIKE_A_NAME)
    return MONTH_OF_WORD[found] if found else None


def nearest_weekday(word: str) -> int | None:
    """Return the weekday (Monday is 0) somebody may have meant by *word*."""
    found = nearest(word.casefold(), (*WEEKDAYS["nb"], *WEEKDAYS["nn"]), least=LIKE_A_NAME)
    return WEEKDAY_OF_WORD[found] if found else None
