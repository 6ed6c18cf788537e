"""What is kept between builds comes back as it was, and bytes that are nothing of ours give nothing."""

from datetime import UTC, date, datetime
from pathlib import Path, PurePosixPath

import pytest
from hypothesis import given
from hypothesis import strategies as st

from content_types.content_files import FileKind, scan
from content_types.model import OSLO, Language, Picture, Position
from language.word_list import WordList
from website.coding import CODER, Coder, CodingError
from website.entries import understand

SITES = Path(__file__).parents[1] / "site" / "content", Path(__file__).parents[2] / "content"
FILES = [file for site in SITES for file in scan(site)[0] if file.kind is FileKind.MANUSCRIPT]

plain = st.none() | st.booleans() | st.integers() | st.text(st.characters(codec="utf-8"))
values = st.recursive(
    plain | st.dates() | st.sampled_from(Language) | st.builds(Position, line=st.integers(), column=st.integers()),
    lambda inner: st.lists(inner).map(tuple) | st.dictionaries(plain, inner) | st.frozensets(st.text("abc")),
)


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.file)
def test_what_a_file_says_comes_back_as_it_was(file):
    found = understand(file.path.read_bytes(), file, WordList())
    kept = CODER.decode(CODER.encode(found))
    assert kept == found
    assert CODER.encode(kept) == CODER.encode(found)  # also what does not count when two are compared


@given(values)
def test_every_value_comes_back(value):
    coder = Coder(Language, Position)
    assert coder.decode(coder.encode(value)) == value


@pytest.mark.parametrize(
    "value",
    [
        pytest.param(datetime(2027, 10, 31, 2, 30, tzinfo=OSLO), id="the first time clocks show half past two"),
        pytest.param(datetime(2027, 10, 31, 2, 30, fold=1, tzinfo=OSLO), id="the second"),
    ],
)
def test_an_instant_is_the_same_instant_in_norway(value):
    kept = CODER.decode(CODER.encode(value))
    assert (kept, kept.fold, kept.tzinfo, kept.utcoffset()) == (value, value.fold, value.tzinfo, value.utcoffset())


@pytest.mark.parametrize(
    "value",
    [
        pytest.param(Picture(file=None, alt="", caption="", credit=""), id="a model nobody has named"),
        pytest.param(datetime(2027, 3, 10, 8, tzinfo=UTC), id="an instant that would come back in another zone"),
        pytest.param(["a"], id="a list, which somebody may change"),
        pytest.param(b"a", id="bytes"),
    ],
)
def test_what_would_come_back_as_something_else_is_refused(value):
    with pytest.raises(TypeError):
        Coder(Position).encode(value)


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(b"", id="nothing"),
        pytest.param(b"\xff", id="no text"),
        pytest.param(b'["', id="cut"),
        pytest.param(b"[]", id="a list without its kind"),
        pytest.param(b"[99,1]", id="a class nobody knows"),
        pytest.param(b"[-1,1]", id="a number below all"),
        pytest.param(b"[6,1]", id="a model without one of its fields"),
        pytest.param(b"[6,1,2,3]", id="a model with a field too many"),
        pytest.param(b'{"a":1}', id="an object"),
        pytest.param(b'[3,"yesterday"]', id="no instant"),
        pytest.param(b"[4,1]", id="no day"),
        pytest.param(b"[" * 100_000, id="deeper than anybody can follow"),
    ],
)
def test_bytes_that_are_nothing_of_ours_are_refused(data):
    with pytest.raises(CodingError):
        Coder(Position).decode(data)


def test_equal_values_give_equal_bytes():
    one, other = frozenset("abcdefgh"), frozenset(reversed("abcdefgh"))
    coder = Coder()
    assert coder.encode(one) == coder.encode(other)
    assert coder.decode(coder.encode((date(2027, 3, 10), PurePosixPath("a/b")))) == (
        date(2027, 3, 10),
        PurePosixPath("a/b"),
    )
