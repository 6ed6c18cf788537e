"""What editors write in an event who have read half the guide; word for word what they are told stands in tests/invalid/fields."""

import pytest

from .texts import read_fields, read_text


def problems_of(fields):
    return read_fields("events/x.md", fields)[1]


@pytest.mark.parametrize(
    "fields",
    [
        "arrangører: Nettverk for mat, helse og miljø",
        "arrangører: HelseHub og Testbyen kommune",
        "arrangører:\n  - Institutt for helse, Universitetet i Testbyen",
        "påmelding: I resepsjonen, senest kl. 12",
        "kontakt: Ring Kari Nordmann på 22 22 55 55",
        "plasser: 40 stk",
        "pris: 450,-",
        "pris: Gratis for de første 50",
        "pris: Gratis i 2027",
        "pris: Kr 200 for voksne, 100 for barn",
        "pris: 20 euro",
        "pris: Gratis under 18, ellers 100 kroner",
        "status: Utkast",
        "starter: 12. April 2027 kl 8",
        "slutter: kl 16",
    ],
)
def test_innocent_fields_are_left_alone(fields):
    assert problems_of(fields) == []


@pytest.mark.parametrize(
    ("written", "right"),
    [
        ("200", "200 kr"),
        ("1 200,50", "1 200,50 kr"),
        ("200–400", "200–400 kr"),
        ("Medlemmer 200, andre 400", "Medlemmer 200 kr, andre 400 kr"),
        ("Medlemmer 200 / andre 1.400", "Medlemmer 200 kr / andre 1.400 kr"),
        ("Gratis for medlemmer, 400 for andre", "Gratis for medlemmer, 400 kr for andre"),
        ("Voksne 200 og barn 100", "Voksne 200 kr og barn 100 kr"),
    ],
)
def test_amounts_that_do_not_say_what_they_are_in_are_told(written, right):
    assert [(each.rule, each.example) for each in problems_of(f"pris: {written}")] == [
        ("price-without-unit", f"pris: {right}")
    ]


def test_a_date_that_does_not_say_which_is_the_only_mistake():
    text = "---\ntittel: A\ningress: I\nslutter: 09.30\nsted: X\ndato: 12. april 2027 kl. 08.00\n---\nTekst.\n"
    event, problems = read_text("events/x.md", text)
    assert [problem.rule for problem in problems] == ["field-date-in-event"]
    assert event.span.first_day.isoformat() == "2027-04-12"


@pytest.mark.parametrize(
    ("fields", "fix", "example"),
    [
        pytest.param(
            "status: flyttet",
            "Slett linjen. Skriv den nye tiden i «starter» og den gamle i «flyttet-fra».",
            "flyttet-fra: 9. mars 2027 kl. 11.30",
            id="moved is no status",
        ),
        pytest.param("avlyst: ja", "Skriv «status: avlyst».", "status: avlyst", id="a status for a field"),
        pytest.param("Fulltegnet: ja", "Skriv «status: fulltegnet».", "status: fulltegnet", id="with a capital"),
        *(
            pytest.param(
                f"status: {word}",
                f"Mente du «{status}»? Skriv publisert, utkast, skjult, fjernet, avlyst, utsatt eller fulltegnet.",
                f"status: {status}",
                id=word,
            )
            for word, status in [
                ("Kansellert", "avlyst"),
                ("innstilt", "avlyst"),
                ("fullbooket", "fulltegnet"),
                ("slettet", "fjernet"),
                ("kladd", "utkast"),
                ("avlyst på grunn av sykdom", "avlyst"),
                ("utsatt, ny dato kommer", "utsatt"),
            ]
        ),
        pytest.param(
            "status: tja",
            "Skriv publisert, utkast, skjult, fjernet, avlyst, utsatt eller fulltegnet.",
            "status: publisert",
            id="an example that takes no page away",
        ),
    ],
)
def test_a_status_in_other_words_is_met_with_the_right_line(fields, fix, example):
    assert [(problem.fix, problem.example) for problem in problems_of(fields)] == [(fix, example)]


@pytest.mark.parametrize(
    ("address", "is_address"),
    [
        pytest.param("https://%65vil.example/x", False, id="a browser opens evil.example"),
        pytest.param("https://a!b.example/", False, id="a sign"),
        pytest.param("https://a,b.example/", False, id="a comma"),
        pytest.param(f"https://{'a' * 64}.example/", False, id="longer than a name can be"),
        pytest.param("https://påmelding.example/x%20y?a=b,c!", True, id="Norwegian letters; anything after the name"),
        pytest.param("https://xn--pmelding-ixa.example:8443/", True, id="as machines write it, with a port"),
        pytest.param("https://a_b.example./", True, id="rare, but in use"),
    ],
)
def test_an_address_leads_where_it_seems_to(address, is_address):
    assert (problems_of(f"påmelding: {address}") == []) == is_address


@pytest.mark.parametrize(
    ("field", "is_told"),
    [
        pytest.param("påmelding: https://video.example/j/1?pwd=abc", True, id="a link that lets in, to sign up"),
        pytest.param("tilgjengelighet: Se https://teams.example/l/meetup-join/1", True, id="and in words"),
        pytest.param("påmelding: https://video.example/register/1", False, id="a link to sign up"),
        pytest.param("opptak: https://video.example/rec/1?pwd=abc", False, id="a recording"),
        pytest.param("opptak: https://teams.example/l/meetup-join/1", True, id="the meeting for its recording"),
        pytest.param("digitalt: https://video.example/j/1?pwd=abc", False, id="in its own field"),
    ],
)
def test_a_link_that_lets_anybody_in_is_told_outside_its_field(field, is_told):
    assert [problem.rule for problem in problems_of(field)] == ["meeting-link-in-text"] * is_told
