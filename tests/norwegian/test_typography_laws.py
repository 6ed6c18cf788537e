"""Laws of typography that hold for any text, however it is cut."""

from __future__ import annotations

import itertools
import re
import sys

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from norwegian.runs import Run, set_runs
from norwegian.typography import TYPESETTING_RULES, typeset, typeset_title

PIECES = r"""
a b Ola sa år s. ca. nr. § §§ kl kl. Kl. KL klokka mars 23. 1. 10. mai 2023 2027 5 10 15 9:05 11.30 12:00 500 000 kr kr. kg
°C % ‰ mill. mill mrd. = - -- --- ---- – — … . .. ... .... , ; : ! ? ( ) [ ] { } < > / \ * _ « » “ ” „ ‟ ‘ ’ ‚ ' " ´
'n' '14 15" d'Or pc's https://x.no/a--b?q=10%25 ola@x.no www.x.no x.no/a mandag fredag side år trinn prosent 1.000.000
""".split()
PIECES += ["\u00a0", "\u2028", "\ufffc", "\n", "\u202f", "\u0301", "٣", "²", "½"]
SPACES = ["", "", "", " ", " ", " ", "  ", "\n", "\u00a0"]

texts = st.lists(st.tuples(st.sampled_from(PIECES) | st.text(max_size=2), st.sampled_from(SPACES)), max_size=14).map(
    lambda pieces: "".join(piece + space for piece, space in pieces)
)


def letters_and_digits(text: str) -> str:
    """Return what is left without marks and spaces; «kl. 9.05» is given its nought."""
    padded = re.sub(r"(?<!\d)(\d[.:]\d\d)(?!\d)", r"0\1", text)
    return "".join(sign for sign in padded if sign.isalnum())


@example("”‟--a")
@example("--—a")
@example("'n'a 'n''n'a")
@given(texts)
def test_a_second_time_changes_nothing(text):
    once = typeset(text, "nb")
    assert typeset(once, "nb") == once


@given(texts)
def test_every_letter_and_digit_is_there_in_order(text):
    assert letters_and_digits(typeset(text, "nb")) == letters_and_digits(text)


@given(texts, st.lists(st.integers(min_value=0, max_value=60), max_size=8))
def test_it_is_the_same_however_the_text_is_cut(text, cuts):
    places = [0, *sorted(min(cut, len(text)) for cut in cuts), len(text)]
    runs = [Run(text=text[start:end]) for start, end in itertools.pairwise(places)]
    assert "".join(set_runs(runs, TYPESETTING_RULES)) == typeset(text, "nb")


@given(st.lists(st.builds(Run, text=texts | st.just("\n"), protected=st.booleans()), max_size=6))
def test_what_is_protected_is_never_changed(runs):
    set_ = set_runs(runs, TYPESETTING_RULES)
    assert len(set_) == len(runs)
    assert [text for run, text in zip(runs, set_, strict=True) if run.protected] == [
        run.text for run in runs if run.protected
    ]
    again = [Run(text=text, protected=run.protected) for run, text in zip(runs, set_, strict=True)]
    assert set_runs(again, TYPESETTING_RULES) == set_


@given(texts, st.sampled_from(["https://x.no/a--b?q=10%25", "ola--kari@x.no", "http://x.no/kl.9:05-10"]), texts)
def test_an_address_is_never_changed(before, address, after):
    assert address in typeset(f"{before} {address} {after}", "nb")


@given(texts)
def test_other_languages_are_as_typed(text):
    assert typeset(text, "en") == text
    assert typeset_title(text, "en") == text


@given(texts)
def test_a_title_differs_from_other_text_in_its_spaces_alone(text):
    title = typeset_title(text, "nb")
    assert title.split() == typeset(text, "nb").split()
    assert typeset_title(title, "nb") == title


class Steps:
    """Counts lines of our own code that run: growth is bounded without a clock."""

    def __enter__(self):
        self.count = 0
        sys.settrace(self._trace)
        return self

    def __exit__(self, *_):
        sys.settrace(None)

    def _trace(self, frame, event, _):
        self.count += event == "line"
        return self._trace


@pytest.mark.parametrize(
    "piece",
    [
        pytest.param('"', id="straight marks"),
        pytest.param(' "a', id="marks that open"),
        pytest.param('a" ', id="marks that close"),
        pytest.param(" 'a", id="single marks that open"),
        pytest.param(" 'a 5\" ", id="single marks and inches"),
        pytest.param("«", id="guillemets that open"),
        pytest.param('«"»', id="marks across each other"),
        pytest.param("-", id="hyphens"),
        pytest.param("- ", id="hyphens and spaces"),
        pytest.param("—", id="long dashes"),
        pytest.param("5 - ", id="a chain of numbers"),
        pytest.param("1 000 ", id="a number without end"),
        pytest.param("1.000.", id="a number with full stops"),
        pytest.param("1.5:", id="digits and marks"),
        pytest.param("§ 3-", id="paragraphs"),
        pytest.param("kl. ", id="kl."),
        pytest.param("kl 9 -", id="clock times"),
        pytest.param(".", id="full stops"),
        pytest.param("a.", id="what may be an address"),
        pytest.param("a@", id="what may be an e-mail address"),
        pytest.param("https://", id="addresses without end"),
        pytest.param(" ", id="spaces"),
        pytest.param("5 ", id="digits and spaces"),
        pytest.param("1. ", id="days"),
        pytest.param("m", id="letters"),
    ],
)
def test_the_work_grows_as_the_text_does(piece):
    lines = []
    for size in (500, 1000):
        with Steps() as steps:
            typeset(piece * size, "nb")
        lines.append(steps.count)
    assert lines[1] <= 2.2 * lines[0] + 200
