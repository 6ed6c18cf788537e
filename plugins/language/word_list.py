"""The editors' own words, kept in ``ordliste.txt``: the list, and the rule that finds other spellings of them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache, partial

from manuscript.decoding import decode
from manuscript.model import Line
from manuscript.problem import Problem, in_file, told_at
from norwegian.letters import capitalised, nfc

from .prose import LanguageRule, RuleMatch

# The words the editors keep in ``ordliste.txt``: one to a line, or a wrong one, an arrow and the right one


LONGEST = 100  # characters in a word or name
MOST = 2000  # lines with something on them
# «Helsehubben -> HelseHub», also «→» and «=>»
_ARROW = re.compile(r"\s*(?:-+>|→|=>)\s*")
# «# navn», «HelseHub # vårt eget»; not «C#»
_COMMENT = re.compile(r"(?:^|\s)#.*")


@dataclass(frozen=True, kw_only=True)  # no slots: what may stand is worked out once
class WordList:
    """The forms that are right, and those somebody has listed as wrong."""

    forms: tuple[str, ...] = ()
    swaps: tuple[tuple[str, str], ...] = ()  # wrong, right

    @cached_property
    def right(self) -> frozenset[str]:
        """All that may stand, forms and answers."""
        return frozenset({*self.forms, *(right for _, right in self.swaps)})


def read_word_list(data: bytes, *, file: str) -> tuple[WordList, list[Problem]]:
    """Return the list, without the lines no word can be read from; these are told."""
    if not data.strip():
        return WordList(), []
    lines, problems = decode(data)
    filled = [(line, words) for line in lines if (words := " ".join(nfc(_COMMENT.sub("", line.text)).split()))]
    reader = _WordListReader()
    for line, words in filled[:MOST]:
        reader.read(line, words)
    for line, _ in filled[MOST : MOST + 1]:
        reader.tell(line, "many", most=str(MOST))
    swaps = tuple((wrong, right) for wrong, (right, _) in reader.swaps.items())
    return WordList(forms=tuple(reader.forms), swaps=swaps), in_file(file, [*problems, *reader.problems])


class _WordListReader:
    """Reads line by line, and remembers where each word stood."""

    def __init__(self) -> None:
        self.problems: list[Problem] = []
        self.forms: dict[str, int] = {}
        self.swaps: dict[str, tuple[str, int]] = {}
        self.spellings: dict[str, str] = {}

    def read(self, line: Line, written: str) -> None:
        wrong, *others = _ARROW.split(written)
        if others:
            self._swap(line, wrong, others)
        else:
            self._form(line, written)

    def _form(self, line: Line, form: str) -> None:
        if not self._is_word(line, form):
            return
        spelling = re.sub(r"[\s-]+", "", form).lower()  # «Helse-Hub», «Helse Hub»: helsehub
        other = self.spellings.get(spelling)
        if other == form:
            self.tell(line, "twice", form=form, number=str(self.forms[form]))
        elif other is not None:
            self.tell(line, "spellings", form=form, other=other, number=str(self.forms[other]))
        else:
            self.forms[form] = line.number
            self.spellings[spelling] = form

    def _swap(self, line: Line, wrong: str, others: Sequence[str]) -> None:
        if len(others) != 1 or not wrong or not others[0]:
            self.tell(line, "sides", form=line.text)
            return
        right = others[0]
        if not (self._is_word(line, wrong) and self._is_word(line, right)):
            return
        if wrong == right or wrong in self.forms:
            self.tell(line, "both", form=wrong)
        elif wrong in self.swaps:
            self.tell(line, "twice", form=wrong, number=str(self.swaps[wrong][1]))
        else:
            self.swaps[wrong] = right, line.number

    def _is_word(self, line: Line, form: str) -> bool:
        is_long, has_letter = len(form) > LONGEST, any(map(str.isalpha, form))
        if is_long or not re.match(r"\w", form) or not has_letter:  # «-navn» and «2027» are no words
            self.tell(line, "long" if is_long else "word", form=form, most=str(LONGEST))
            return False
        return True

    def tell(self, line: Line, case: str, **words: str) -> None:
        self.problems.append(told_at(line.number, 1, "word-list", case=case, **words))


# Names and words the house writes in one way: other spellings of them


# «Helse» and «Hub» of «HelseHub», «NAV» and «2» of «NAV 2»
_PARTS = re.compile(r"[A-ZÆØÅ]?[a-zæøåé]+|[A-ZÆØÅ]+(?![a-zæøåé])|[0-9]+|[^\W\d_]+")
# What may part them where somebody writes it otherwise: «Helse Hub», «helse-hub»
_BETWEEN = "[ \u00a0\n-]?"
# Before a word that is part of another, or of an address: «/helsehub», «@helsehub»
_EDGE_BEFORE = re.compile(r"[\w@#/.\\-]")
# Behind it: «HelseHubs», «HelseHub’s», «HelseHub.»; not «helsehub.no», «helsehuben»
_EDGE_AFTER = r"(?:s|’s|'s)?(?![\w@/]|\.[a-zæøå])"


def _find_others(words: WordList, text: str) -> Iterator[RuleMatch]:
    """Yield every other spelling of the words in the list."""
    lowered = _lowered(text)
    taken = 0
    for match, right in sorted(_matches(words, lowered), key=lambda found: (found[0].start(), -found[0].end())):
        said = text[match.start() : match.end(1)]
        if match.start() < taken:
            continue
        taken = match.end(1)
        if not _is_as_listed(said, words):
            yield RuleMatch(
                start=match.start(), end=match.end(1), right=capitalised(right) if said[0].isupper() else right
            )


def _matches(words: WordList, lowered: str) -> Iterator[tuple[re.Match[str], str]]:
    for pattern, right in _patterns(words):
        for match in pattern.finditer(lowered):
            if match.start() == 0 or not _EDGE_BEFORE.match(lowered, match.start() - 1):
                yield match, right


@lru_cache(maxsize=8)
def _patterns(words: WordList) -> tuple[tuple[re.Pattern[str], str], ...]:
    found = [(_BETWEEN.join(_PARTS.findall(form)).lower(), form) for form in words.forms]
    found += [(re.escape(_lowered(wrong)), right) for wrong, right in words.swaps]
    # A pattern that begins with a letter is quick to look for.
    return tuple((re.compile(f"({spelling}){_EDGE_AFTER}"), right) for spelling, right in found)


def _is_as_listed(said: str, words: WordList) -> bool:
    plain = " ".join(said.split())
    if plain in words.right:
        return True
    lower_first = plain[:1].lower() + plain[1:]
    return lower_first in words.right or plain.isupper()  # first in a sentence; a heading in capitals


def _lowered(text: str) -> str:
    """Return *text* in small letters, each in its place."""
    lowered = text.lower()
    if len(lowered) == len(text):
        return lowered
    return "".join(small if len(small := char.lower()) == 1 else char for char in text)


def rule_for(words: WordList) -> LanguageRule:
    """Return the rule that holds texts to *words*."""
    return LanguageRule(name="navneform", find=partial(_find_others, words))  # Ordlisten: content/ordliste.txt
