"""An event for search engines."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from outputs.structured_data import event_json_ld, in_script, site_json_ld

PARTS = "{navn: Huset, adresse: Gata 1, postnummer: 3040, poststed: Testbyen}"


def data(one_event, **fields):
    return json.loads(event_json_ld(*one_event(**fields)))


def test_an_event_of_few_words_says_only_what_is_known(one_event):
    assert data(one_event) == {
        "@context": "https://schema.org",
        "@type": "Event",
        "name": "En tittel",
        "description": "Ingressen.",
        "url": "https://example.org/test/arrangementer/mote/",
        "inLanguage": "nb",
        "startDate": "2027-03-20T10:00:00+01:00",
        "endDate": "2027-03-20T12:00:00+01:00",
        "eventStatus": "https://schema.org/EventScheduled",
        "eventAttendanceMode": "https://schema.org/OfflineEventAttendanceMode",
        "location": [{"@type": "Place", "name": "Testbyen", "address": "Testbyen"}],
        "organizer": [{"@type": "Organization", "name": "Testhuset", "url": "https://example.org/test/"}],
    }


@pytest.mark.parametrize(
    ("fields", "status"),
    [
        pytest.param({}, "EventScheduled", id="as planned"),
        pytest.param({"status": "fulltegnet", "påmelding": "Ring."}, "EventScheduled", id="full: it takes place"),
        pytest.param({"status": "avlyst"}, "EventCancelled", id="cancelled"),
        pytest.param({"status": "utsatt"}, "EventPostponed", id="postponed: no new date"),
        pytest.param({"flyttet_fra": "13. mars 2027"}, "EventRescheduled", id="moved: a new date"),
        pytest.param(
            {"flyttet_fra": "13. mars 2027", "status": "avlyst"}, "EventCancelled", id="moved, then cancelled"
        ),
    ],
)
def test_the_status(one_event, fields, status):
    assert data(one_event, **fields)["eventStatus"] == f"https://schema.org/{status}"


def test_a_moved_event_says_when_it_should_have_been(one_event):
    assert data(one_event, flyttet_fra="13. mars 2027 kl. 09.00")["previousStartDate"] == "2027-03-13T09:00:00+01:00"


ONLINE = {"@type": "VirtualLocation", "url": "https://example.org/test/arrangementer/mote/"}
PLACE = {"@type": "Place", "name": "Testbyen", "address": "Testbyen"}


@pytest.mark.parametrize(
    ("fields", "mode", "location"),
    [
        pytest.param({}, "Offline", [PLACE], id="in a room"),
        pytest.param({"digitalt": "https://example.org/mote"}, "Mixed", [PLACE, ONLINE], id="both"),
        pytest.param({"sted": "", "digitalt": "https://example.org/mote"}, "Online", [ONLINE], id="online"),
        pytest.param({"sted": "", "digitalt": "Lenken kommer."}, "Online", [ONLINE], id="online, address not known"),
        pytest.param({"sted": "På Teams"}, "Online", [ONLINE], id="online, written as the place"),
        pytest.param({"sted": "{navn: Zoom}"}, "Online", [ONLINE], id="online, as the name of the place"),
        pytest.param({"sted": ""}, None, None, id="not known"),
        pytest.param(
            {"sted": PARTS},
            "Offline",
            [
                {
                    "@type": "Place",
                    "name": "Huset",
                    "address": {
                        "@type": "PostalAddress",
                        "streetAddress": "Gata 1",
                        "postalCode": "3040",
                        "addressLocality": "Testbyen",
                        "addressCountry": "NO",
                    },
                }
            ],
            id="a postal address",
        ),
    ],
)
def test_where_and_how_one_takes_part(one_event, fields, mode, location):
    found = data(one_event, **fields)
    expected = mode and f"https://schema.org/{mode}EventAttendanceMode"
    assert (found.get("eventAttendanceMode"), found.get("location")) == (expected, location)


def test_whole_days_have_no_clock(one_event):
    found = data(one_event, starter="20. mars 2027", slutter="21. mars 2027")
    assert (found["startDate"], found["endDate"]) == ("2027-03-20", "2027-03-21")


@pytest.mark.parametrize(
    ("capacity", "number"),
    [
        pytest.param("40", 40, id="a number"),
        pytest.param("'010'", None, id="no number as people write them"),
        pytest.param("ca. 40", None, id="about"),
        pytest.param("'0'", None, id="none"),
        pytest.param("", None, id="not known"),
    ],
)
def test_how_many_there_is_room_for(one_event, capacity, number):
    assert data(one_event, plasser=capacity).get("maximumAttendeeCapacity") == number


PROGRAMME = """## Program

10.00–10.30 Åpning
v/ Kari Nordmann

10.30–12.00 Økter
Spor 1 – Data
v/ Ola Nordmann
Spor 2 – Teknologi
v/ Kari Nordmann"""


def test_every_speaker_performs_once(one_event):
    found = json.loads(event_json_ld(*one_event(PROGRAMME)))
    assert found["performer"] == [{"@type": "Person", "name": name} for name in ("Kari Nordmann", "Ola Nordmann")]


def test_a_speaker_is_called_a_person_or_an_organisation_only_where_that_can_be_told(one_event):
    names = "Kari Nordmann, Testbyen kommune|Testsenteret AS|elever ved skolen|Huset|rektor Ola Nordmann"
    rows = "\n".join(f"1{at}.00 Innlegg v/ {name}" for at, name in enumerate(names.split("|")))
    found = json.loads(event_json_ld(*one_event(f"## Program\n\n{rows}")))
    assert [(one["@type"], one["name"]) for one in found["performer"]] == [
        ("Person", "Kari Nordmann"),
        ("Organization", "Testsenteret AS"),
    ]
    assert [len(row.get("performer", [])) for row in found["subEvent"]] == [1, 1, 0, 0, 0]


def test_an_organisation_in_the_word_list_is_called_one(publication, one_event):
    publication.root.mkdir()
    (publication.root / "ordliste.txt").write_text("Testbyen Innovasjon", encoding="utf-8")
    found = json.loads(event_json_ld(*one_event("## Program\n\n10.00 Innlegg v/ Testbyen Innovasjon")))
    assert found["performer"] == [{"@type": "Organization", "name": "Testbyen Innovasjon"}]


def test_a_role_is_no_part_of_a_name(one_event):
    found = json.loads(event_json_ld(*one_event("## Program\n\n10.00 Samtale. Ordstyrer: Kari Nordmann")))
    assert found["performer"] == [{"@type": "Person", "name": "Kari Nordmann"}]


@pytest.mark.parametrize(
    ("organizers", "expected"),
    [
        pytest.param("Huset", [("Huset", None)], id="a name"),
        pytest.param(
            "[{navn: Huset, lenke: 'https://example.org/'}]", [("Huset", "https://example.org/")], id="a link"
        ),
        pytest.param(
            "[Testhuset, Huset]",
            [("Testhuset", "https://example.org/test/"), ("Huset", None)],
            id="the site and another",
        ),
        pytest.param(
            "[Kari Nordmann, Testbyen kommune]", [("Testbyen kommune", None)], id="nothing of a person's form"
        ),
    ],
)
def test_who_invites(one_event, organizers, expected):
    found = data(one_event, arrangører=organizers)["organizer"]
    assert [(organizer["name"], organizer.get("url")) for organizer in found] == expected


def test_no_end_is_invented(one_event):
    assert "endDate" not in data(one_event, slutter="")


def test_no_text_ends_the_script_it_stands_in(one_event):
    title = "A </script><script>alert(1)</script> & <!-- B\u00a0C"
    entry, context = one_event(tittel=f"'{title}'")
    written = event_json_ld(entry, context)
    assert [sign for sign in "<>&\u00a0" if sign in written] == []
    assert json.loads(written)["name"] == title.replace("\u00a0", " ")


@given(st.text(alphabet=st.sampled_from('</script>!-&\u2028\u2029"\\ abæ')))
@settings(max_examples=60)
def test_what_is_escaped_is_read_back(text):
    assert json.loads(in_script({"name": text})) == {"name": text}


def test_the_front_page_says_what_the_site_is_and_who_is_behind_it(publication):
    site = json.loads(site_json_ld(publication.context()))
    organization = site["publisher"]
    assert (site["@type"], site["name"], site["url"]) == ("WebSite", "Testhuset", "https://example.org/test/")
    assert (organization["@type"], organization["name"]) == ("Organization", "Testhuset")
