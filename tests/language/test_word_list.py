"""The list of the house's own words."""

import pytest

from language.word_list import read_word_list

FILE = "content/ordliste.txt"


def test_a_list_has_words_and_pairs_and_comments():
    text = "# Ord\n\nHelseHub  # navnet\n  Buskerud   fylkeskommune\nhelsehubben -> HelseHub\ndataen → datamaskinen\n"
    words, problems = read_word_list(text.encode(), file=FILE)
    assert problems == []
    assert words.forms == ("HelseHub", "Buskerud fylkeskommune")
    assert words.swaps == (("helsehubben", "HelseHub"), ("dataen", "datamaskinen"))
    assert words.right == {"HelseHub", "Buskerud fylkeskommune", "datamaskinen"}


@pytest.mark.parametrize("data", [b"", b"\n \n", b"\xef\xbb\xbfHelseHub", b"HelseHub\r\n"])
def test_an_empty_list_and_lists_of_other_programs_are_no_mistake(data):
    assert read_word_list(data, file=FILE)[1] == []


def test_a_list_that_is_no_text_is_told_of():
    words, problems = read_word_list(b"Br\xf8d\n", file=FILE)
    assert (words.forms, [problem.rule for problem in problems]) == ((), ["file-encoding"])


def test_a_list_without_end_is_told_of_once():
    words, problems = read_word_list("".join(f"Ord{chr(97 + n % 26)}{n}x\n" for n in range(3000)).encode(), file=FILE)
    assert len(words.forms) == 2000
    assert [problem.line for problem in problems] == [2001]
