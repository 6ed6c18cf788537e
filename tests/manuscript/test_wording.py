"""The editor's own words in a message, and words in a row."""

import pytest

from manuscript.problem import also_on, enumerated, quoted


@pytest.mark.parametrize(
    ("words", "more", "expected"),
    [
        ([], 0, ""),
        (["a"], 0, "a"),
        (["a", "b"], 0, "a og b"),
        (["a", "b", "c"], 0, "a, b og c"),
        (["a", "b"], 4, "a, b og 4 til"),
        (["a"], -1, "a"),
    ],
)
def test_words_are_listed_as_in_a_sentence(words, more, expected):
    assert enumerated(words, more=more) == expected


def test_lines_are_listed_and_the_rest_counted():
    assert also_on([4, 5, 6]) == "Det samme gjelder linje 4, 5 og 6."
    assert also_on(range(1, 9)) == "Det samme gjelder linje 1, 2, 3, 4, 5 og 3 til."
    assert also_on([]) == ""


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("23. mars", "«23. mars»", id="as it is"),
        pytest.param("en\n  to", "«en to»", id="on one line"),
        pytest.param("\x1b[31mrød", "«[31mrød»", id="nothing commands a terminal"),
        pytest.param("x" * 61, f"«{'x' * 59}…»", id="cut when it is long"),
    ],
)
def test_the_editors_words_stand_between_quotation_marks(text, expected):
    assert quoted(text) == expected
