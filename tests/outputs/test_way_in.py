"""The way into a meeting on the net: on the page of its event, and nowhere else."""

import json

import pytest

from outputs.calendars import calendar_description, calendar_files
from outputs.feeds import event_feeds
from outputs.open_data import open_data
from outputs.structured_data import event_json_ld
from pages.event_page import event_page
from search.records import records

MEETING = "https://video.example/j/hemmelig?pwd=kode1"
PROGRAMME = "## Program\n\n10.00 Åpning\nv/ Kari Nordmann\n\n"


def everything(entry, context):
    """Return all that is told of the event outside its page."""
    yield open_data(context)
    yield event_json_ld(entry, context)
    yield from (data.replace(b"\r\n ", b"").decode() for data in calendar_files(context).values())
    yield from map(bytes.decode, event_feeds(context).values())
    yield from map(str, records(context.website))


@pytest.mark.parametrize(
    ("fields", "body"),
    [
        pytest.param({"digitalt": MEETING}, "", id="the link"),
        pytest.param({"digitalt": f"Gå inn på {MEETING}."}, "", id="the link in words"),
        pytest.param({"digitalt": "'Møte-ID: 123, passord: hemmelig'"}, "", id="a password in words"),
        pytest.param({"digitalt": "Rom 4, PIN-kode hemmelig7"}, "", id="a code in words"),
        pytest.param({"digitalt": MEETING, "påmelding": MEETING}, "", id="as the registration"),
        pytest.param(
            {"digitalt": MEETING, "påmelding": "https://www.video.example/j/Hemmelig/"}, "", id="spelt otherwise"
        ),
        pytest.param({"digitalt": MEETING, "ingress": f"Bli med på {MEETING}"}, "", id="in the summary"),
        pytest.param({"digitalt": MEETING, "sted": f"På nettet, {MEETING}"}, "", id="as the place"),
        pytest.param({"digitalt": MEETING}, f"Bli med: <{MEETING}>, eller [her]({MEETING}).\n", id="in the text"),
        pytest.param({"digitalt": MEETING}, f"{PROGRAMME}Bli med: {MEETING}\n", id="in the programme"),
        pytest.param({"digitalt": MEETING}, f"## Program\n\n10.00 Åpning {MEETING}\n", id="in the name of a session"),
    ],
)
def test_the_way_into_a_meeting_is_told_nowhere_else(one_event, fields, body):
    told = list(everything(*one_event(body, **{"sted": "", **fields})))
    assert [text for text in told if "hemmelig" in text.casefold() or "kode1" in text] == []


@pytest.mark.parametrize("status", ["avlyst", "utsatt"])
@pytest.mark.parametrize(
    "fields",
    [
        pytest.param({"digitalt": MEETING}, id="a link"),
        pytest.param({"digitalt": "Bli med på Testnett"}, id="words"),
        pytest.param({"digitalt": "Testnett", "påmelding": "Bli med ved å ringe Kari Nordmann"}, id="by telephone"),
    ],
)
def test_there_is_no_way_into_what_does_not_take_place(one_event, fields, status):
    entry, context = one_event(status=status, **{"sted": "", **fields})
    view = event_page(entry, context).view
    assert ([fact for fact in view.facts if fact.term in {"Digitalt", "Påmelding"}], view.join) == ([], None)
    told = [calendar_description(entry, context), *map(bytes.decode, event_feeds(context).values())]
    assert [text for text in told if "Delta digitalt" in text or "Bli med" in text or "Digitalt: " in text] == []


@pytest.mark.parametrize(
    "fields",
    [
        pytest.param({"påmelding": "https://skjema.example/abc"}, id="a form"),
        pytest.param({"påmelding": "https://skjema.example/abc", "digitalt": MEETING}, id="beside a meeting"),
        pytest.param(
            {"påmelding": "https://skjema.example/abc", "digitalt": "https://skjema.example/abcmote"},
            id="whose address the meeting's begins with",
        ),
        pytest.param(
            {"påmelding": "https://skjema.example/?id=1", "digitalt": "https://skjema.example/?id=2"},
            id="another by its query",
        ),
    ],
)
def test_a_link_to_sign_up_is_told_everywhere(one_event, fields):
    entry, context = one_event(**fields)
    told = [*everything(entry, context)][:-1]
    assert all(fields["påmelding"] in text for text in told[:3]), told


@pytest.mark.parametrize(
    ("written", "told"),
    [
        pytest.param("Lenken sendes påmeldte.", "Lenken sendes påmeldte.", id="words that let nobody in"),
        pytest.param("Passordet sendes påmeldte.", "Passordet sendes påmeldte.", id="of a password, not the password"),
        pytest.param(MEETING, "se nettsiden", id="a link"),
        pytest.param("", None, id="not online"),
    ],
)
def test_open_data_says_that_an_event_is_online(one_event, written, told):
    _, context = one_event(digitalt=written)
    assert json.loads(open_data(context))["arrangementer"][0]["digitalt"] == told
