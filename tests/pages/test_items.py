"""Articles and events as they stand in a list."""

import pytest

from outputs.head import mark
from pages.items import ArticleItem, EventItem, Tag, article_item, date_view, event_item, place_line, tags, when
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
    )


def test_an_event_in_a_list_without_an_end_is_over_with_its_day(one_event):
    entry, context = one_event(slutter="")
    assert event_item(entry, context) == EventItem(
        title="En tittel",
        url="/test/arrangementer/mote/",
        summary="Ingressen.",
        when=TimeView(iso="2027-03-20T10:00:00+01:00", text="lørdag 20.\u00a0mars 2027 kl.\u00a010.00"),
        day="20.",
        month="mars",
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
