"""List lines as people write them, and as they get them wrong."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from content_types.list_lines import ListFilter, ListKind, ListQuery, is_meant_as_list, read_list_line

SUBJECTS = {"helsepark": "helsepark", "mat": "Mat"}
SERIES = {"frokostmote": "Frokostmøte"}
WITH_COMMAS = {
    "sovn": "Søvn",
    "sovn-mat-og-helse": "Søvn, mat og helse",
    "sovn-mat-og-helse-uke-2": "Søvn, mat og helse, uke 2",
    "kurs": "Kurs",
    "kurs-3": "Kurs 3",
    "verksted-2027": "Verksted, 2027",
}  # fmt: skip
HELSEPARK = ListFilter(name="helsepark", slug="helsepark")
BREAKFAST = ListFilter(name="Frokostmøte", slug="frokostmote")
UPCOMING, PAST, ARTICLES = ListKind.UPCOMING, ListKind.PAST, ListKind.ARTICLES


def read(text):
    return read_list_line(text, subjects=SUBJECTS, series=SERIES)


@pytest.mark.parametrize(
    ("written", "query"),
    [
        pytest.param("kommende arrangementer", ListQuery(kind=UPCOMING, count=10), id="the name alone"),
        pytest.param("kommende arrangementer: 5", ListQuery(kind=UPCOMING, count=5), id="with a number"),
        pytest.param(
            "kommende arrangementer: 5, emne=helsepark",
            ListQuery(kind=UPCOMING, count=5, subject=HELSEPARK),
            id="number and subject",
        ),
        pytest.param(
            "tidligere arrangementer: 10, serie=Frokostmøte",
            ListQuery(kind=PAST, count=10, series=BREAKFAST),
            id="number and series",
        ),
        pytest.param(
            "siste artikler: 3, emne=mat",
            ListQuery(kind=ARTICLES, count=3, subject=ListFilter(name="Mat", slug="mat")),
            id="the subject keeps its own spelling",
        ),
        pytest.param("kommende arrangementer: emne=helsepark", ListQuery(kind=UPCOMING, count=10, subject=HELSEPARK), id="subject alone"),
        pytest.param(
            "kommende arrangementer: serie=frokostmote, emne=helsepark, 2",
            ListQuery(kind=UPCOMING, count=2, subject=HELSEPARK, series=BREAKFAST),
            id="in any order, the series by its address",
        ),
        pytest.param(" Kommende  Arrangementer : 5 ", ListQuery(kind=UPCOMING, count=5), id="capitals and spaces"),
        pytest.param("kommende\u00a0arrangementer:\u00a05", ListQuery(kind=UPCOMING, count=5), id="spaces that do not break"),
        pytest.param("kommende arrangement", ListQuery(kind=UPCOMING, count=10), id="without -er"),
        pytest.param("kommende arrangementer: 05", ListQuery(kind=UPCOMING, count=5), id="a nought in front"),
        pytest.param("siste artikler: EMNE = «Helsepark»", ListQuery(kind=ARTICLES, count=10, subject=HELSEPARK), id="quoted"),
        pytest.param(
            "siste artikler: serie", None, id="no value"
        ),
        pytest.param("tidligere arrangementer: serie=FROKOSTMØTE", ListQuery(kind=PAST, count=10, series=BREAKFAST), id="shouted"),
        pytest.param("komande arrangement: 2", ListQuery(kind=UPCOMING, count=2), id="nynorsk: to come"),
        pytest.param("tidlegare arrangement", ListQuery(kind=PAST, count=10), id="nynorsk: over"),
        pytest.param("siste artiklar: emne=helsepark", ListQuery(kind=ARTICLES, count=10, subject=HELSEPARK), id="nynorsk: articles"),
        pytest.param("upcoming events: 3, subject=helsepark", ListQuery(kind=UPCOMING, count=3, subject=HELSEPARK), id="English"),
        pytest.param("past events: series=frokostmøte", ListQuery(kind=PAST, count=10, series=BREAKFAST), id="English: over"),
        pytest.param("latest articles", ListQuery(kind=ARTICLES, count=10), id="English: articles"),
    ],
)  # fmt: skip
def test_a_list_line_is_read_as_people_write_it(written, query):
    found, slips = read(written)
    assert (found, bool(slips)) == (query, query is None)


@pytest.mark.parametrize(
    ("written", "rule", "message"),
    [
        pytest.param("  ", "list-unknown", "Det står ingen liste mellom «[[» og «]]».", id="spaces"),
        pytest.param("Helsepark", "list-unknown", "Det finnes ingen liste som heter «Helsepark».", id="a wiki's link"),
        pytest.param("kommende arrangementer:", "list-option", "Det står ikke noe etter kolon i «[[kommende arrangementer:]]».", id="an idle colon"),
        pytest.param("kommende arrangementer: 5,", "list-option", "Det mangler noe ved et komma i «[[kommende arrangementer: 5,]]».", id="an idle comma"),
        pytest.param("kommende arrangementer: 101", "list-count", "Listen «[[kommende arrangementer: 101]]» kan ikke vise 101.", id="too many"),
        pytest.param("kommende arrangementer: 99999999999999999999", "list-count", "Listen «[[kommende arrangementer: 99999999999999999999]]» kan ikke vise 99999999999999999999.", id="far too many"),
        pytest.param("kommende arrangementer: -5", "list-option", "«-5» i «[[kommende arrangementer: -5]]» er verken et tall eller noe med «=».", id="below nought"),
        pytest.param("kommende arrangementer: ٣", "list-option", "«٣» i «[[kommende arrangementer: ٣]]» er verken et tall eller noe med «=».", id="digits of another script"),
        pytest.param("kommende arrangementer: antall=5", "list-option", "Tallet i «[[kommende arrangementer: antall=5]]» skal stå alene, uten ord foran.", id="a named number"),
        pytest.param("kommende arrangementer: =5", "list-option", "Et likhetstegn uten noe foran kan ikke stå i «[[kommende arrangementer: =5]]».", id="no option"),
        pytest.param("kommende arrangementer: 5, 6", "list-option-twice", "Tallet står to ganger i «[[kommende arrangementer: 5, 6]]».", id="two numbers"),
        pytest.param("siste artikler: emne=", "list-subject-unknown", "Det står ikke noe etter «emne=» i «[[siste artikler: emne=]]».", id="no subject"),
    ],
)  # fmt: skip
def test_what_cannot_be_read_is_told_with_the_words_as_written(written, rule, message):
    query, slips = read(written)
    assert (query, [(slip.rule, slip.message) for slip in slips]) == (None, [(rule, message)])


@pytest.mark.parametrize(
    ("written", "fix", "example"),
    [
        pytest.param(
            "komende arangementer",
            "Mente du «kommende arrangementer»? Listene er «kommende arrangementer», «tidligere arrangementer» og "
            "«siste artikler». Skal teksten stå som den er, setter du \\ foran den første hakeparentesen.",
            "[[kommende arrangementer]]",
            id="the nearest list, and all there are",
        ),
        pytest.param(
            "siste artikler: emne=helsprak",
            "Mente du «helsepark»? Velg blant «helsepark» og «Mat».",
            "[[siste artikler: emne=helsepark]]",
            id="the nearest subject, and those there are",
        ),
        pytest.param(
            "kommende arrangementer: Frokostmøte",
            "Mente du «serie=Frokostmøte»?",
            "[[kommende arrangementer: serie=Frokostmøte]]",
            id="a name that lacks its word",
        ),
    ],
)
def test_a_slip_says_what_there_is_to_choose_from(written, fix, example):
    _, (slip,) = read(written)
    assert (slip.fix, slip.example) == (fix, example)


def test_no_more_than_ten_names_are_told():
    many = {f"emne{number}": f"Emne {number}" for number in range(30)}
    _, (slip,) = read_list_line("siste artikler: emne=x", subjects=many, series=SERIES)
    assert slip.fix.endswith("«Emne 9» og 20 til.")


def test_a_publication_without_subjects_says_so():
    _, (slip,) = read_list_line("siste artikler: emne=x", subjects={}, series=SERIES)
    assert slip.fix == "Ingen artikler eller arrangementer har noe emne ennå."


@given(st.text() | st.text(alphabet="kommende arrangementer:=,5[]«»emneserie", max_size=60))
def test_any_text_is_read_or_refused(text):
    query, slips = read(text)
    assert (query is None) == bool(slips)
    assert all(slip.message and slip.fix and slip.example for slip in slips)


@given(st.sampled_from(["", ": x, y", ": 0", ":", ": emne=mat"]))
def test_what_names_a_list_is_meant_as_one_however_it_goes_on(rest):
    assert is_meant_as_list(f" Kommende arrangementer {rest}")
    assert not is_meant_as_list(f"Kommende{rest}")


@pytest.mark.parametrize(
    ("written", "name", "count"),
    [
        pytest.param("serie=Søvn, mat og helse", "Søvn, mat og helse", 10, id="as it is named"),
        pytest.param("5,serie=Søvn, mat og helse", "Søvn, mat og helse", 5, id="after a number"),
        pytest.param("serie=«Søvn, mat og helse» , 5", "Søvn, mat og helse", 5, id="quoted, before a number"),
        pytest.param("serie=Søvn, mat og helse, uke 2", "Søvn, mat og helse, uke 2", 10, id="the longest name that is known"),
        pytest.param("serie=Søvn, 5", "Søvn", 5, id="the start of a longer name"),
        pytest.param("serie=Kurs, 3", "Kurs", 3, id="a number is how many, where the name is whole without it"),
        pytest.param("serie=Verksted, 2027", "Verksted, 2027", 10, id="a number the name is not whole without"),
        pytest.param("serie=Verksted, 2027, 4", "Verksted, 2027", 4, id="and another"),
    ],
)  # fmt: skip
def test_a_comma_may_stand_in_a_name(written, name, count):
    found, slips = read_list_line(f"kommende arrangementer: {written}", subjects=SUBJECTS, series=WITH_COMMAS)
    assert not slips
    assert (found.series.name, found.count) == (name, count)


PARTS = ("5", "fem", "0", "1000", "antall=4", "emne=mat", "emne=helsprak", "serie=Frokostmøte", "sted=Her", "mat", "")


@given(st.sampled_from(["siste artikler", "Komande arrangement"]), st.lists(st.sampled_from(PARTS), max_size=4))
def test_the_example_is_the_line_put_right(name, parts):
    query, slips = read(f"{name}: {', '.join(parts)}")
    for slip in slips:
        right, left = read(slip.example.strip("[]"))
        assert (left, slip.example.startswith(f"[[{name}")) == ([], True)
        assert not right.subject or right.subject.slug in {"mat", "helsepark"}
    assert slips or query


def test_the_example_keeps_what_was_right():
    _, slips = read("siste artikler: 3, serie=Frokostmøte, emne=mat, 4")
    assert {slip.example for slip in slips} == {"[[siste artikler: 3, emne=mat]]"}


def test_the_example_of_an_unknown_name_can_be_read():
    series = {"sovn-mat-og-helse": "Søvn, mat og helse"}
    _, (slip, *_) = read_list_line("kommende arrangementer: serie=Ukjent", subjects=SUBJECTS, series=series)
    assert not read_list_line(slip.example.strip("[]"), subjects=SUBJECTS, series=series)[1]
