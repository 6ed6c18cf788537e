"""Articles and events as they stand in a list."""

import pytest

from outputs.head import mark
from pages.items import ArticleItem, EventItem, Leaf, Tag, article_item, date_view, event_item, place_line, tags, when
from pages.views import Shown, TimeView


def test_no_moment_gives_no_stamp(publication):
    assert date_view(None, publication.context()) is None


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        pytest.param(
            {},
            TimeView(iso="2027-03-20T10:00:00+01:00", text="lørdag 20.\u00a0mars 2027 kl.\u00a010.00–12.00"),
            id="by the clock",
        ),
        pytest.param(
            {"starter": "20. mars 2027", "slutter": "21. mars 2027"},
            TimeView(iso="2027-03-20", text="20.–21.\u00a0mars 2027"),
            id="whole days have no clock, in the attribute either",
        ),
        pytest.param(
            {"slutter": ""},
            TimeView(iso="2027-03-20T10:00:00+01:00", text="lørdag 20.\u00a0mars 2027 kl.\u00a010.00"),
            id="no end is invented",
        ),
    ],
)
def test_when_an_event_is(one_event, fields, expected):
    entry, context = one_event(**fields)
    assert when(entry.content, context) == expected


YESTERDAY = {"starter": "9. mars 2027 kl. 10.00", "slutter": "12.00"}
NOW = {"starter": "10. mars 2027 kl. 08.00", "slutter": "12.00"}
MOVED = {"flyttet_fra": "8. mars 2027"}


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        pytest.param({}, [("Pågår", "10", "12", False)], id="to come: said when it begins"),
        pytest.param(NOW, [("Pågår", "08", "12", True)], id="on now: until it ends"),
        pytest.param(YESTERDAY, [], id="over"),
        pytest.param({"status": "avlyst"}, [("Avlyst", "", "", True)], id="cancelled: for ever"),
        pytest.param({"status": "avlyst", **NOW}, [("Avlyst", "", "", True)], id="cancelled: it is not on"),
        pytest.param({"status": "avlyst", **YESTERDAY}, [("Avlyst", "", "", True)], id="cancelled: it never was"),
        pytest.param({"status": "utsatt"}, [("Utsatt", "", "12", True)], id="postponed: it does not begin"),
        pytest.param(
            {"status": "fulltegnet", "påmelding": "Ring."},
            [("Fullt", "", "12", True), ("Pågår", "10", "12", False)],
            id="full, and soon on",
        ),
        pytest.param({"status": "fulltegnet", "påmelding": "Ring.", **YESTERDAY}, [], id="full no longer matters"),
        pytest.param(MOVED, [("Flyttet", "", "12", True), ("Pågår", "10", "12", False)], id="moved: it has a new date"),
        pytest.param(
            {**MOVED, "status": "fulltegnet", "påmelding": "Ring."},
            [("Fullt", "", "12", True), ("Flyttet", "", "12", True), ("Pågår", "10", "12", False)],
            id="moved and full",
        ),
        pytest.param({**MOVED, "status": "avlyst"}, [("Avlyst", "", "", True)], id="moved, then cancelled"),
        pytest.param({**MOVED, "status": "utsatt"}, [("Utsatt", "", "12", True)], id="moved, then postponed"),
        pytest.param({**MOVED, **YESTERDAY}, [], id="moved no longer matters"),
    ],
)
def test_what_a_list_says_of_an_event_and_for_how_long(one_event, fields, said):
    entry, context = one_event(**fields)
    found = tags(entry.content, context)
    assert [
        (tag.text, tag.shown.begins[11:13], tag.shown.ends[11:13], not tag.shown.is_hidden) for tag in found
    ] == said


@pytest.mark.parametrize(
    ("fields", "line"),
    [
        pytest.param({"sted": "Biblioteket i Testbyen"}, "Biblioteket i Testbyen", id="words"),
        pytest.param(
            {"sted": "{navn: Huset, adresse: Gata 1, postnummer: 3040, poststed: Testbyen, rom: Salen}"},
            "Huset, Testbyen",
            id="parts: the name and the town",
        ),
        pytest.param({"sted": "", "digitalt": "https://example.org/mote"}, "Digitalt", id="online alone"),
        pytest.param({"sted": "", "digitalt": "Lenken kommer."}, "Digitalt", id="online in words"),
        pytest.param({"digitalt": "https://example.org/mote"}, "Testbyen", id="both: the place"),
        pytest.param({"sted": ""}, "", id="nowhere"),
    ],
)
def test_where_in_one_line(one_event, fields, line):
    entry, context = one_event(**fields)
    assert place_line(entry.content, context) == line


@pytest.mark.parametrize(
    ("fields", "word"),
    [
        pytest.param({}, "", id="published"),
        pytest.param({"status": "utkast"}, "Utkast", id="draft"),
        pytest.param({"publisert": "11. mars 2027"}, "Planlagt", id="planned"),
        pytest.param({"status": "skjult"}, "Skjult", id="hidden"),
    ],
)
def test_the_preview_marks_what_the_public_does_not_see(publication, fields, word):
    publication.article("tekst", **fields)
    context = publication.context(preview=True)
    (entry,) = context.website.entries
    assert mark(entry, context) == word


def test_an_article_in_a_list(publication):
    publication.article("tekst", språk="nn")
    context = publication.context()
    assert article_item(context.website.articles[0], context) == ArticleItem(
        title="En tittel",
        url="/test/artikler/tekst/",
        summary="Ingressen.",
        published=TimeView(iso="2027-03-01T00:00:00+01:00", text="1.\u00a0mars 2027"),
        language="nn",
        hue=1,
    )


def test_an_article_has_the_colour_of_its_first_subject_and_names_those_who_wrote_it(publication):
    publication.article("en", emner="mat, data", forfatter="Kari Nordmann")
    publication.article("to", emner="mat", forfatter="Testhuset")
    context = publication.context()
    one, two = (article_item(entry, context) for entry in context.website.articles)
    assert one.subject == two.subject == "Mat"
    assert one.hue == two.hue
    assert {one.authors, two.authors} == {("Kari Nordmann",), ()}  # ours says nothing


@pytest.mark.parametrize(
    ("starts", "ends", "found"),
    [
        pytest.param("20. mars 2027 kl. 10.00", "12.00", ("20.", "mars", ""), id="one day"),
        pytest.param("20. mars 2027 kl. 22.00", "21. mars 2027 kl. 00.00", ("20.", "mars", ""), id="until midnight"),
        pytest.param("20. mars 2027", "22. mars 2027", ("20.–22.", "mars", ""), id="some days"),
        pytest.param("30. april 2027", "2. mai 2027", ("30.–2.", "apr.–mai", ""), id="two months"),
        pytest.param("2. mars 2027 kl. 10.00", "12.00", ("2.", "mars", "2027"), id="over: the year too"),
        pytest.param("2. mai 2028 kl. 10.00", "12.00", ("2.", "mai", "2028"), id="next year: the year too"),
    ],
)
def test_the_leaf_of_an_event_shows_all_its_days(one_event, starts, ends, found):
    entry, context = one_event(publisert="1. februar 2027", starter=starts, slutter=ends)
    leaf = event_item(entry, context).leaf
    assert (leaf.days, leaf.months, leaf.year) == found
    assert leaf.is_span == ("–" in leaf.days)


def test_an_event_in_a_list_without_an_end_is_over_with_its_day(one_event):
    entry, context = one_event(slutter="")
    assert event_item(entry, context) == EventItem(
        title="En tittel",
        url="/test/arrangementer/mote/",
        summary="Ingressen.",
        when=TimeView(iso="2027-03-20T10:00:00+01:00", text="lørdag 20.\u00a0mars 2027 kl.\u00a010.00"),
        leaf=Leaf(days="20.", is_span=False, months="mars", year=""),
        place="Testbyen",
        tags=(
            Tag(
                text="Pågår",
                is_calm=True,
                shown=Shown(begins="2027-03-20T10:00:00+01:00", ends="2027-03-21T00:00:00+01:00", is_hidden=True),
            ),
        ),
        language="nb",
    )
