"""What a well-written file, and any file at all, is read as."""

import unicodedata
from pathlib import PurePosixPath

import pytest
import yaml
from hypothesis import example, given, settings
from hypothesis import strategies as st

from manuscript import composer
from manuscript.model import KeyValue, Line, Manuscript, Mapping, Scalar, Sequence
from manuscript.read import read

SOURCE = PurePosixPath("articles/x.md")


def reading(data: bytes | str) -> tuple[Manuscript | None, list]:
    return read(data if isinstance(data, bytes) else data.encode(), file="x.md", source=SOURCE)


def plain(node):
    """Return a node as text, lists and pairs, without places."""
    if isinstance(node, Scalar):
        return node.text
    if isinstance(node, Sequence):
        return [plain(item) for item in node.items]
    return {entry.key.text: plain(entry.value) for entry in node.pairs}


def test_a_document_knows_the_place_of_every_part():
    assert reading("---\ntittel: Møte\nemner:\n  - mat\n  - helse\nslutter:\n---\n\nTekst.\n") == (
        Manuscript(
            file="x.md",
            source=SOURCE,
            front_matter=Mapping(
                line=1,
                column=1,
                pairs=(
                    KeyValue(
                        key=Scalar(text="tittel", line=2, column=1),
                        value=Scalar(text="Møte", line=2, column=9),
                    ),
                    KeyValue(
                        key=Scalar(text="emner", line=3, column=1),
                        value=Sequence(
                            items=(
                                Scalar(text="mat", line=4, column=5),
                                Scalar(text="helse", line=5, column=5),
                            ),
                            line=4,
                            column=3,
                        ),
                    ),
                    KeyValue(
                        key=Scalar(text="slutter", line=6, column=1),
                        value=Scalar(text="", line=6, column=9),
                    ),
                ),
            ),
            body=(Line(number=8, text=""), Line(number=9, text="Tekst.")),
        ),
        [],
    )


@pytest.mark.parametrize(
    ("written", "text"),
    [
        pytest.param("no", "no", id="no boolean"),
        pytest.param("11:30", "11:30", id="no sexagesimal"),
        pytest.param("010", "010", id="no octal number"),
        pytest.param("2023", "2023", id="no number"),
        pytest.param("2023-03-23", "2023-03-23", id="no date"),
        pytest.param("~", "~", id="no null"),
        pytest.param("", "", id="empty"),
        pytest.param("''", "", id="empty in quotes"),
        pytest.param('"HelseHub: ny"', "HelseHub: ny", id="double quotes"),
        pytest.param("'Kari''s'", "Kari's", id="single quotes"),
        pytest.param("https://example.no:80/#x", "https://example.no:80/#x", id="an address keeps its fragment"),
        pytest.param("C# og F#", "C# og F#", id="hash inside a word"),
        pytest.param("Én linje\n  og en til", "Én linje og en til", id="plain text over two lines"),
        pytest.param("|\n  Hei: # på\n  - deg", "Hei: # på\n- deg\n", id="text block keeps everything"),
        pytest.param(">\n  Første\n  andre", "Første andre\n", id="folded text"),
        pytest.param("\tMøte", "Møte", id="tab after the colon"),
        pytest.param("\u00a0Møte", "Møte", id="no-break space after the colon"),
        pytest.param("kl.\u00a09", "kl.\u00a09", id="no-break space in a value is kept"),
        pytest.param('"Bl\\xe5b\\u00e6r"', "Blåbær", id="escapes as other programs write them"),
        pytest.param("😊", "😊", id="emoji"),
    ],
)
def test_every_value_is_the_text_as_written(written, text):
    document, problems = reading(f"---\nfelt: {written}\n---\n")
    assert (plain(document.front_matter), problems) == ({"felt": text}, [])


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        pytest.param("emner: [mat, helse]", {"emner": ["mat", "helse"]}, id="list in brackets"),
        pytest.param("emner: [\n  mat,\n  helse\n]", {"emner": ["mat", "helse"]}, id="over several lines"),
        pytest.param("emner:\n- mat\n- helse", {"emner": ["mat", "helse"]}, id="list at the margin"),
        pytest.param("sted: {navn: A}", {"sted": {"navn": "A"}}, id="mapping in braces"),
        pytest.param("Tittel : A", {"Tittel": "A"}, id="space before the colon"),
        pytest.param("  tittel: A\n  emner: B", {"tittel": "A", "emner": "B"}, id="all of it indented"),
        pytest.param("# kommentar\ntittel: A\n\n#emner: B", {"tittel": "A"}, id="comments on lines of their own"),
        pytest.param("sted:\n  # hvor\n  navn: A", {"sted": {"navn": "A"}}, id="comment further in"),
        pytest.param("\u00a0\u00a0tittel: A", {"tittel": "A"}, id="no-break spaces as indentation"),
        pytest.param("emner:\n  -\u00a0mat", {"emner": ["mat"]}, id="no-break space after the hyphen"),
        pytest.param('"tittel": A', {"tittel": "A"}, id="key in quotes"),
        pytest.param("", {}, id="no fields"),
    ],
)
def test_fields_are_read_in_the_forms_people_know(fields, expected):
    document, problems = reading(f"---\n{fields}\n---\n")
    assert (plain(document.front_matter), problems) == (expected, [])


@pytest.mark.parametrize(
    "data",
    [
        pytest.param("---\ntittel: Møte\n---\nEn\nTo\n", id="LF"),
        pytest.param("---\r\ntittel: Møte\r\n---\r\nEn\r\nTo\r\n", id="CRLF"),
        pytest.param("---\rtittel: Møte\r---\rEn\rTo\r", id="lone CR"),
        pytest.param("\ufeff---\ntittel: Møte\n---\nEn\nTo", id="BOM, no last line end"),
        pytest.param("---  \ntittel: Møte   \n---\t\nEn\nTo\n", id="spaces at line ends"),
    ],
)
def test_the_same_lines_are_read_whatever_the_line_ends(data):
    document, problems = reading(data)
    assert (plain(document.front_matter), document.body, problems) == (
        {"tittel": "Møte"},
        (Line(number=4, text="En"), Line(number=5, text="To")),
        [],
    )


def test_blank_lines_above_the_fields_are_passed_over():
    document, problems = reading("\n\n---\ntittel: Møte\n---\nEn\n")
    assert (document.body, problems) == ((Line(number=6, text="En"),), [])


def test_decomposed_letters_are_kept_as_they_are():
    text = unicodedata.normalize("NFD", "Påmelding på Ål")
    document, problems = reading(f"---\ntittel: {text}\n---\n{text}\n")
    assert (plain(document.front_matter), document.body[0].text, problems) == ({"tittel": text}, text, [])


def test_a_rule_or_a_table_in_the_body_ends_no_fields():
    document, problems = reading("---\ntittel: A\n---\nTekst.\n\n---\n\nFelt: mer\n")
    assert ([line.text for line in document.body], problems) == (
        ["Tekst.", "", "---", "", "Felt: mer"],
        [],
    )


def test_keys_written_twice_are_left_to_the_reader_of_fields():
    document, problems = reading("---\ntittel: A\ntittel: B\n---\n")
    assert ([entry.value.text for entry in document.front_matter.pairs], problems) == (["A", "B"], [])


def test_lines_that_make_no_field_are_kept_beside_those_that_do():
    document, _ = reading("---\ntittel: A\nløs linje\nemner: B\n---\n")
    assert (plain(document.front_matter), document.unread) == (
        {"tittel": "A", "emner": "B"},
        (Line(number=3, text="løs linje"),),
    )


def test_a_mistake_in_one_field_hides_none_in_another():
    _, problems = reading('---\ntittel: A: b\nsted: "X\nemner:\n• mat\nløs linje\nstatus: utkast # nå\n---\n')
    assert [(found.line, found.rule) for found in problems] == [
        (2, "field-quotes"),
        (3, "field-quotes"),
        (5, "list-mark"),
        (6, "field-without-colon"),
        (7, "field-quotes"),
    ]


YAML_TEXT = st.text(alphabet="abæ :-#|>\"'[]{}&*!?%@\n\t,\\x0\u00a0\u00ad–", max_size=80)


@given(YAML_TEXT)
@settings(max_examples=200)
@example("a: [b: {c: [d")
@example("- - - a")
@example("a: |\n b\nc")
def test_any_fields_are_read_or_told(text):
    document, problems = reading(f"---\n{text}\n---\n")
    assert document is not None or problems


@given(st.text(alphabet="abæ :-#|>\"'[]{},\n", max_size=80))
@settings(max_examples=200)
def test_no_word_of_the_fields_is_lost_in_silence(text):
    document, problems = reading(f"---\n{text}\n---\nTekst.\n")
    if document is None or problems:
        return
    kept = "".join(words(plain(document.front_matter)))
    comments = "".join(line for line in text.split("\n") if line.strip().startswith("#"))
    for letter in "abæ":
        assert kept.count(letter) + comments.count(letter) >= text.count(letter)


def words(value):
    if isinstance(value, str):
        return [value]
    if isinstance(value, list):
        return [word for item in value for word in words(item)]
    return [word for key, item in value.items() for word in (key, *words(item))]


@given(st.binary(max_size=80))
@settings(max_examples=200)
@example(b"\x01")
@example(b"---\n\x00")
@example(b"\xef\xbb")
def test_any_bytes_are_read_or_told(data):
    document, problems = reading(data)
    assert document is not None or problems
    document, problems = reading(b"---\n" + data + b"\n---\n")
    assert document is not None or problems


@given(st.text(alphabet=st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=60))
@settings(max_examples=200)
def test_the_body_is_kept_word_for_word(text):
    document, _ = reading(f"---\ntittel: A\n---\nTekst.\n{text}\n")
    shown = "".join(" " if c in "\u2028\u2029" else c for c in text if c not in "\ufeff\ufffe\uffff")
    assert [line.text.split() for line in document.body] == [["Tekst."], shown.split()]


@pytest.mark.parametrize(
    ("written", "read_as"),
    [
        pytest.param("##·Åpningstider·{:·#tid·}", "##·Åpningstider·{:·#tid·}".replace("·", " "), id="a heading"),
        pytest.param("-·10·kg", "- 10·kg", id="a bullet"),
        pytest.param("·>·-·1.·Kari·Nordmann", " > - 1. Kari·Nordmann", id="marks one after the other"),
        pytest.param('!!!·merk·"Søvn·nå"', '!!! merk "Søvn·nå"', id="a box"),
        pytest.param("|·1·000·|·---·|··", "| 1·000 | --- |", id="a row of a table, and what follows it"),
        pytest.param('[r]:·https://x.no·"En·to"', '[r]: https://x.no "En·to"', id="an address and its title"),
        pytest.param("[^1]:·Kilde:·HelseHub", "[^1]: Kilde:·HelseHub", id="a footnote"),
        pytest.param("[[siste·artikler]]", "[[siste artikler]]", id="a list line"),
        pytest.param("-·a\n··-·b\n····c", "- a\n  - b\n    c", id="indented below a mark"),
        pytest.param("10·kg\n\n····dikt", "10·kg\n\n····dikt", id="elsewhere they stay"),
    ],
)
def test_a_space_of_another_kind_counts_beside_a_mark(written, read_as):
    document, _ = reading(f"---\ntittel: A\n---\n{written}\n".replace("·", "\u00a0"))
    assert "\n".join(line.text for line in document.body) == read_as.replace("·", "\u00a0")


@pytest.mark.parametrize(
    "fields",
    [
        pytest.param("a: " + "[" * 30_000, id="brackets"),
        pytest.param("a: [" + "a," * 15_000 + "'" + " #" * 20_000 + "']", id="hashes after a long list"),
        pytest.param("a: b: c\n" * 900, id="a mistake on every line"),
        pytest.param("a:\n" + "  x: b: c\n" * 900, id="a mistake on every line of one field"),
        pytest.param("- " * 30_000, id="dashes"),
        pytest.param("? " * 30_000, id="complex keys"),
        pytest.param("{a: " * 15_000, id="braces"),
        pytest.param('a: "' + "\\" * 50_000, id="backslashes"),
    ],
)
def test_hostile_fields_are_told_at_once(fields):
    _, problems = reading(f"---\n{fields}\n---\n")
    assert problems or fields.startswith("a: [a")


def test_both_of_pyyamls_parsers_read_the_same(monkeypatch):
    fields = 'tittel: Møte\nemner:\n- mat\n- helse\nsted: {navn: A}\ningress: >\n  En\n  to\nslutter:\nstatus: "a"\n'
    fast, _ = reading(f"---\n{fields}---\n")
    monkeypatch.setattr(composer, "LOADER", yaml.SafeLoader)
    assert reading(f"---\n{fields}---\n")[0] == fast


@pytest.mark.parametrize(
    ("body", "told"),
    [
        pytest.param("emner: søvn\n\nTekst.", [4], id="right below"),
        pytest.param("\nemner:\n  - søvn\nstatus: utkast\n\nTekst.", [5], id="below a blank line, with a list"),
        pytest.param("Merk: ta med mat.\n\nTekst.", [], id="a sentence"),
        pytest.param("kl. 10: kaffe\nog te.\n\nTekst.", [], id="words with a colon"),
        pytest.param("Tekst.\n\nemner: søvn", [], id="further down"),
        pytest.param("Tekst.\n\nemner: søvn\nforfatter: Kari Nordmann", [6], id="several, last in the text"),
    ],
)
def test_fields_left_below_the_hyphens_are_told(body, told):
    _, problems = reading(f"---\ntittel: A\n---\n{body}\n")
    assert [problem.line for problem in problems if problem.rule == "field-below-fence"] == told
