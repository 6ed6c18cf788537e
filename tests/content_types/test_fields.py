"""The table of fields, and how keys are matched with it."""

import re
import unicodedata
from pathlib import PurePosixPath

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from content_types.event import read_event
from content_types.fields import BY_NAME, FIELDS, as_key, canonical_key, fields_of
from content_types.model import ContentKind
from content_types.reading import read_article, read_fields, read_fixed_page, read_introduction
from manuscript.read import read

READERS = {
    ContentKind.ARTICLE: read_article,
    ContentKind.EVENT: read_event,
    ContentKind.PAGE: read_fixed_page,
    ContentKind.SUBJECT: read_introduction,
}
GOOD = {
    ContentKind.ARTICLE: ("articles/2027-03-11-x.md", ["tittel: A", "ingress: I"]),
    ContentKind.EVENT: (
        "events/x.md",
        [
            "tittel: A",
            "ingress: I",
            "publisert: 1. mars 2027",
            "starter: 22. mars 2027 kl. 11.30",
            "slutter: 15.30",
            "sted: X",
        ],
    ),
    ContentKind.PAGE: ("pages/om.md", ["tittel: A"]),
    ContentKind.SUBJECT: ("emner/mat.md", []),
}


@pytest.mark.parametrize(
    ("kind", "field"),
    [
        pytest.param(kind, field, id=f"{field.key} in {kind}")
        for field in FIELDS
        for kind in ContentKind
        if kind in field.kinds
    ],
)
def test_what_the_example_of_every_field_says_is_read_without_a_problem(kind, field):
    content, problems = read_with(field.example, kind)
    assert problems == []
    own = re.compile(rf"^{field.key}:.*(?:\n .*)*\n?", re.MULTILINE)
    others, _ = read_with(own.sub("", field.example), kind)
    assert content != others


def read_with(fields, kind):
    """Return what a file that is good, but has *fields* for those of the same names, is read as; and its problems."""
    source, lines = GOOD[kind]
    keys = {line.partition(":")[0] for line in fields.split("\n")}
    kept = [line for line in lines if line.partition(":")[0] not in keys]
    document, problems = read(
        "\n".join(["---", *kept, fields, "---", ""]).encode(), file=source, source=PurePosixPath(source)
    )
    content, found = READERS[kind](document)
    return content, [*problems, *found]


def test_no_two_fields_share_a_name():
    names = [as_key(name) for field in FIELDS for name in field.names]
    assert sorted(names) == sorted(set(names))


def test_every_field_has_its_help_as_whole_sentences():
    assert [field.key for field in FIELDS if not (field.help[0].isupper() and field.help.endswith("."))] == []


@given(
    name=st.sampled_from([name for field in FIELDS for name in field.names]),
    data=st.data(),
)
@settings(max_examples=200)
def test_case_spaces_and_marks_make_no_difference_in_a_key(name, data):
    marks = st.sampled_from(["", " ", "_", "-", "‑"])
    letters = [letter for letter in name if letter not in "-_ "]
    written = "".join(data.draw(marks) + (letter.upper() if data.draw(st.booleans()) else letter) for letter in letters)
    form = data.draw(st.sampled_from(["NFC", "NFD"]))
    assert canonical_key(unicodedata.normalize(form, written)) == canonical_key(name)
    assert canonical_key(name) in {field.key for field in FIELDS}


@given(st.text(max_size=40))
@settings(max_examples=200)
def test_any_key_is_a_field_or_itself(text):
    field = BY_NAME.get(as_key(text))
    assert canonical_key(text) == (field.key if field else text)


@pytest.mark.parametrize("kind", ContentKind)
def test_a_field_that_is_not_given_is_what_its_row_says(kind):
    document, _ = read(b"---\ntittel: A\nmeny:\nemner: \n---\n", file="a.md", source=PurePosixPath("a.md"))
    values = read_fields(document, kind)
    assert [field.key for field in FIELDS if values[field] != field.default] == ["tittel"]
    assert [field.key for field in FIELDS if field in values] == ["tittel"]


@pytest.mark.parametrize(
    ("kind", "number"),
    [
        pytest.param(ContentKind.ARTICLE, 22, id="articles"),
        pytest.param(ContentKind.EVENT, 35, id="events"),
        pytest.param(ContentKind.PAGE, 15, id="pages"),
    ],
)
def test_each_kind_has_the_fields_of_the_contract(kind, number):
    assert len(fields_of(kind)) == number
