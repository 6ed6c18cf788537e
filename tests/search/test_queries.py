"""What visitors search for, and what they are shown: Pagefind's own script, run without a browser."""

import re
from datetime import datetime
from pathlib import Path

import pytest

LINES = (Path(__file__).parent / "queries.txt").read_text("utf-8").splitlines()
QUERIES = [tuple(re.split(" ([→⇒⇏]) ", line)) for line in LINES if line and not line.startswith("#")]
FIRST = 5
pytestmark = pytest.mark.needs("node")


@pytest.fixture(scope="module")
def answers(ask):
    queries = list(dict.fromkeys(query for query, _, _ in QUERIES))
    return dict(zip(queries, ask(queries), strict=True))


def test_there_are_a_hundred_and_seventy_queries():
    assert len(QUERIES) == len(set(QUERIES)) == 170


@pytest.mark.parametrize(("query", "place", "page"), QUERIES)
def test_the_page_somebody_looks_for_is_where_they_look(answers, query, place, page):
    found = answers[query]["addresses"]
    assert {"→": page in found[:FIRST], "⇒": found[:1] == [page], "⇏": page not in found}[place]


def test_what_is_coming_stands_first_and_soonest_first(ask):
    before, after = (
        ask(["frokostmøte"], now=datetime.fromisoformat(moment))[0]
        for moment in ("2027-03-12T08:59:59+01:00", "2027-03-12T09:00:00+01:00")
    )
    february, march, april = (f"/arrangementer/frokostmote-{month}/" for month in ("februar", "mars", "april"))
    assert (before["addresses"][:2], before["coming"]) == ([march, april], 2)
    assert (after["addresses"][:1], after["coming"]) == ([april], 1)
    assert set(before["addresses"]) == set(after["addresses"]) == {february, march, april, "/om/"}


def test_an_event_that_says_the_word_in_passing_does_not_stand_first(ask):
    (answer,) = ask(["eksempelhuset"])  # where most events are
    assert answer["addresses"][answer["coming"]] in {"/om/", "/about/", "/arrangementer/apning-av-eksempelhuset/"}
    assert answer["coming"] < 3


@pytest.mark.parametrize(
    ("query", "language", "address"),
    [
        pytest.param("velferdsteknologi Nord", "nb", "/artikler/hjemmeoppfolging/", id="in words both have"),
        pytest.param("velferdsteknologi Nord", "nn", "/artikler/heimeoppfolging/", id="to a reader of nynorsk"),
        pytest.param("hva lærte vi", "nb", "/artikler/hjemmeoppfolging/", id="in bokmål"),
        pytest.param("kva lærte vi", "nb", "/artikler/heimeoppfolging/", id="in nynorsk"),
    ],
)
def test_a_text_in_several_languages_is_one_answer(ask, query, language, address):
    found = ask([query], language=language)[0]["addresses"]
    versions = ["/artikler/hjemmeoppfolging/", "/artikler/heimeoppfolging/"]
    assert [address for address in found if address in versions] == [address]


@pytest.mark.parametrize(
    ("narrowed", "addresses"),
    [
        pytest.param({"type": "sider"}, ["/om/"], id="other pages"),
        pytest.param({"type": "artikler"}, [], id="articles"),
        pytest.param({"subject": "aldring"}, ["/arrangementer/frokostmote-februar/"], id="a subject"),
        pytest.param({"type": "sider", "subject": "aldring"}, [], id="both"),
    ],
)
def test_a_search_is_narrowed(ask, narrowed, addresses):
    assert ask(["frokostmøte"], **narrowed)[0]["addresses"] == addresses


def test_an_excerpt_shows_what_the_page_says_and_nothing_it_is_only_found_by(ask):
    (answer,) = ask(["groennkaal"])
    assert answer["excerpts"] == [
        "På taket av Eksempelhuset vokser det gulrøtter, [grønnkål] og «nesten for mye» squash. Takhagen het siden da "
        "den var ny. Adressen er ny, men artikkelen er den samme."
    ]


@pytest.mark.parametrize(
    ("query", "missing", "is_partial"),
    [
        pytest.param("grønnkål xyzzyq", ["xyzzyq"], False, id="a word that is nowhere"),
        pytest.param("Frokostkurven", ["Frokostkurven"], False, id="a compound nobody has said, told as typed"),
        pytest.param("rundstykke ordføreren", [], True, id="two words no page has both of"),
        pytest.param("xyzzyq", ["xyzzyq"], False, id="nothing"),
    ],
)
def test_a_search_that_finds_too_little_says_so(ask, query, missing, is_partial):
    (answer,) = ask([query])
    assert (answer["missing"], answer["isPartial"]) == (missing, is_partial)
    assert bool(answer["addresses"]) == (query != "xyzzyq")


@pytest.mark.parametrize(
    ("query", "instead"),
    [
        pytest.param("Vrkonferansen", [["Vrkonferansen", "vårkonferansen"]], id="early"),
        pytest.param("vårkonfernasen", [["vårkonfernasen", "vårkonferansen"]], id="in the middle"),
        pytest.param("helgesamlign", [["helgesamlign", "helgesamling"]], id="late"),
        pytest.param("vellferdstek", [["vellferdstek", "velferdsteknologi"]], id="in a word half typed"),
        pytest.param("åpendag", [["åpendag", "åpen dag"]], id="two words typed as one"),
        pytest.param("rundstikke", [["rundstikke", "rundstykke"]], id="a letter for another"),
        pytest.param("frokostmøte", [], id="none"),
        pytest.param("9988776", [], id="a number is not guessed at"),
    ],
)
def test_a_slip_is_taken_for_the_nearest_word_and_told_of(ask, query, instead):
    (answer,) = ask([query])
    assert (answer["instead"], answer["missing"]) == (instead, [])
    assert answer["addresses"]


def test_a_word_that_is_there_is_never_taken_for_another(answers):
    taken = {typed.lower() for answer in answers.values() for typed, _ in answer["instead"]}
    said = {word for answer in answers.values() for text in answer["excerpts"] for word in text.lower().split()}
    assert taken and taken.isdisjoint(said)


@pytest.mark.parametrize(
    "query",
    [
        pytest.param("<img src=x onerror=alert(1)>", id="markup"),
        pytest.param('"', id="a quotation mark"),
        pytest.param("…–!?", id="signs alone"),
        pytest.param("å", id="a letter"),
        pytest.param("a\u0300" * 200, id="marks"),
        pytest.param("kjøkken" * 2000, id="a very long word"),
        pytest.param(" ".join(["hva skjer"] * 500), id="very many words"),
        pytest.param("🥕 \ud83e", id="a sign, and half of one"),
    ],
)
def test_nothing_that_can_be_typed_fails(ask, query):
    assert len(ask([query])) == 1
