"""Words no dictionary knows: those of a text that are worth asking about, and hunspell, which answers.

hunspell is a program of its own, run as a process.
"""

from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Iterable, Iterator, Mapping, Sequence

from .word_list import WordList

# hunspell as a process of its own: words in, the unknown ones with suggestions out


DICTIONARIES = {"nb": "nb_NO", "nn": "nn_NO"}
SECONDS = 60  # for each question; dictionaries are slow with long compounds
MOST_SUGGESTED = 300  # unknown words that suggestions are looked for
SUGGESTIONS = 3
SHORTEST_PART = 3  # letters of a word in a compound the dictionary itself proposes to part
LONGER_PART = 5  # of one we part

# Common words and forms that the dictionaries lack.
_LACKING = frozenset(
    "noe noen noensinne temaet temaer temaene datoen datoer datoene kommaet kameraer kameraene naboene".split()
)


class HunspellError(Exception):
    """hunspell is not there, lacks a dictionary or gives no answer; the words are for the editor."""


def unknown(words: Iterable[str], language: str) -> Mapping[str, tuple[str, ...]]:
    """Return each of *words* the dictionary of *language* lacks, with what may have been meant.

    Raises:
        HunspellError: there is no answer to be had.
    """
    asked = sorted({word for word in words if word.lower() not in _LACKING})
    if not asked:
        return {}
    missing = _missing(asked, language)
    compounds = _compounds(missing, language)
    missing = [word for word in missing if word not in compounds]
    found = {**dict.fromkeys(missing, ()), **_suggested(missing[:MOST_SUGGESTED], language)}
    return {
        word: tuple(each for each in suggestions if " " not in each)[:SUGGESTIONS]
        for word, suggestions in found.items()
        if not any(map(_is_compound, suggestions))
    }


def _missing(words: Iterable[str], language: str) -> list[str]:
    answer = _ask(["-l"], list(words), language)
    return list(dict.fromkeys(word for word in answer.split("\n") if word))


def _compounds(words: Sequence[str], language: str) -> set[str]:
    """Return the words that are two known ones joined, with or without an «s» between."""
    splits = {word: _splits(word) for word in words}
    halves = {half for pairs in splits.values() for pair in pairs for half in pair}
    missing = set(_missing(sorted(halves), language)) if halves else set()
    return {word for word, pairs in splits.items() if any(not missing.intersection(pair) for pair in pairs)}


def _splits(word: str) -> list[tuple[str, str]]:
    small = word.lower()
    places = range(LONGER_PART, len(small) - LONGER_PART + 1)
    pairs = [(small[:at], small[at:]) for at in places]
    joined = [(first[:-1], last) for first, last in pairs if first.endswith("s") and len(first) > LONGER_PART]
    return pairs + joined


def _is_compound(suggestion: str) -> bool:
    """Tell whether the suggestion is the word parted in two: a compound of known words, which is written as one."""
    first, _, second = suggestion.partition(" ")
    return min(len(first), len(second)) >= SHORTEST_PART and second.isalpha()


def _suggested(missing: Sequence[str], language: str) -> Mapping[str, tuple[str, ...]]:
    if not missing:
        return {}
    try:
        answer = _ask(["-a"], [f"^{word}" for word in missing], language)
    except HunspellError:  # the words are unknown all the same
        return {}
    lines = (line.partition(": ") for line in answer.split("\n") if line.startswith("& "))
    return {
        head.split(" ")[1]: tuple(suggestions.split(", ")) for head, _, suggestions in lines
    }  # «& ord 2 1: ord, or»


def _ask(arguments: Sequence[str], lines: Sequence[str], language: str) -> str:
    program = shutil.which("hunspell")
    if program is None:
        raise HunspellError("Stavekontrollen trenger programmet hunspell, som ikke er installert på denne maskinen.")
    dictionary = DICTIONARIES[language]
    try:
        run = subprocess.run(
            [program, *arguments, "-i", "utf-8", "-d", dictionary],
            input="\n".join(lines) + "\n",
            capture_output=True,
            encoding="utf-8",
            errors="replace",
            timeout=SECONDS,
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        raise HunspellError(f"Stavekontrollen fikk ikke svar fra hunspell innen {SECONDS} sekunder.") from error
    if run.returncode or "Can't open" in run.stderr:
        raise HunspellError(f"hunspell mangler ordboken {dictionary}.")
    return run.stdout


# The words of a text that a dictionary can be asked about


SHORTEST_ASKED = 3  # letters
LONGEST_ASKED = 60
JOINT = "s"  # joins the parts of a compound: «innholds-»

# «ord», «e-post», «kupper’n», «f.eks»
_WORD = re.compile(r"[^\W\d_]+(?:[-’'.][^\W\d_]+)*")
# Next to a part of something else: «A4», «#emne», «@navn»
_DIGIT = re.compile(r"[\d_@/\\#-]")
# «e» and «post» of «e-post»
_PART = re.compile(r"[^\W\d_]+")


def words_of(text: str, words: WordList) -> Iterator[tuple[int, str]]:
    """Yield place and form of each word worth asking about.

    Left out are names, words in capitals or with a capital inside, with a
    digit or an apostrophe, abbreviations, first halves («innholds-»), and
    what the house's list says is right.
    """
    known = _spans_of(text, words)
    for match in _WORD.finditer(text):
        if _touches(text, match) or any(start <= match.start() < end for start, end in known):
            continue
        if "'" in match.group() or "’" in match.group() or "." in match.group():
            continue
        *firsts, last = _PART.finditer(match.group())
        for part in (*(each for each in firsts if not each.group().endswith(JOINT)), last):
            word, start = part.group(), match.start() + part.start()
            if SHORTEST_ASKED <= len(word) <= LONGEST_ASKED and (
                word.islower() or (word.istitle() and _begins(text, start))
            ):
                yield start, word


def _begins(text: str, start: int) -> bool:
    """Tell whether a sentence begins here; a capital elsewhere makes a name."""
    before = text[max(start - 5, 0) : start].rstrip(' \u00a0«"(–-*#>|')
    return not before or before[-1] in ".?!:\n"


def _touches(text: str, match: re.Match[str]) -> bool:
    """Tell whether a digit or a sign of addresses stands next to the word."""
    before, after = text[max(match.start() - 1, 0) : match.start()], text[match.end() : match.end() + 1]
    return bool(_DIGIT.match(before) or _DIGIT.match(after))


def _spans_of(text: str, words: WordList) -> list[tuple[int, int]]:
    """Return where forms of the word list stand: in «Vestre Viken» nobody asks about «viken»."""
    return [found.span() for form in words.right if form in text for found in re.finditer(re.escape(form), text)]
