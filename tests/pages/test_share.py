"""What is said of a page when it is shared: by letter, and by those who show its link."""

from datetime import UTC, datetime
from urllib.parse import parse_qs, unquote, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from outputs.context import RenderContext
from pages.article_page import article_page
from pages.event_page import event_page
from pages.parts import ShareView, share_view
from site_settings import SETTINGS

LATER = {"now": datetime(2027, 4, 1, tzinfo=UTC)}
FULL = {"status": "fulltegnet", "påmelding": "Ring."}
MOVED = {"flyttet_fra": "3. mars 2027"}
WHEN = "lørdag 20. mars 2027 kl. 10.00–12.00. Ingressen."


@pytest.mark.parametrize(
    ("fields", "text"),
    [
        pytest.param({"status": "avlyst"}, f"Avlyst: {WHEN}", id="cancelled"),
        pytest.param({"status": "utsatt"}, f"Utsatt: {WHEN}", id="postponed"),
        pytest.param(FULL, f"Fullt: {WHEN}", id="full"),
        pytest.param(MOVED, f"Flyttet fra onsdag 3. mars 2027: {WHEN}", id="moved"),
        pytest.param({**MOVED, **FULL}, f"Fullt, flyttet fra onsdag 3. mars 2027: {WHEN}", id="moved and full"),
        pytest.param({**MOVED, "status": "avlyst"}, f"Avlyst: {WHEN}", id="moved, then cancelled"),
        pytest.param({}, f"L{WHEN[1:]}", id="as planned"),
        pytest.param({"settings": LATER, **FULL}, f"L{WHEN[1:]}", id="over: that it was full is no news"),
        pytest.param({"settings": LATER, **MOVED}, f"L{WHEN[1:]}", id="over: nor that it was moved"),
        pytest.param({"settings": LATER, "status": "avlyst"}, f"Avlyst: {WHEN}", id="it never took place"),
        pytest.param({"settings": LATER, "status": "utsatt"}, f"Utsatt: {WHEN}", id="it did not take place then"),
        pytest.param(
            {"språk": "nn", **MOVED},
            "Flytta frå onsdag 3. mars 2027: laurdag 20. mars 2027 kl. 10.00–12.00. Ingressen.",
            id="in nynorsk",
        ),
    ],
)
def test_a_shared_event_says_what_has_become_of_it_first(one_event, fields, text):
    page = event_page(*one_event(**fields))
    assert (page.head.description, page.view.share.text) == (text, text)


def test_a_letter_about_an_event_holds_all_its_receiver_needs(one_event):
    share = event_page(*one_event(tittel="'Å & så? 100 %'", status="avlyst", ingress="Én + to.")).view.share
    assert share == ShareView(
        title="Avlyst: 20. mars 2027: Å & så? 100 %",
        text="Avlyst: lørdag 20. mars 2027 kl. 10.00–12.00. Én + to.",
        url="https://example.org/test/arrangementer/mote/",
        mail_url="mailto:?subject=Avlyst%3A%2020.%20mars%202027%3A%20%C3%85%20%26%20s%C3%A5%3F%20100%20%25"
        "&body=Avlyst%3A%20l%C3%B8rdag%2020.%20mars%202027%20kl.%2010.00%E2%80%9312.00.%20%C3%89n%20%2B%20to."
        "%0D%0A%0D%0Ahttps%3A%2F%2Fexample.org%2Ftest%2Farrangementer%2Fmote%2F",
        script_url="/test/theme/js/share.js",
    )


@pytest.mark.parametrize(
    ("summary", "body"),
    [
        pytest.param(
            "Kort.", "Kort.\r\n\r\nhttps://example.org/test/artikler/tekst/", id="its summary and its address"
        ),
        pytest.param("", "https://example.org/test/artikler/tekst/", id="no summary: the address alone"),
    ],
)
def test_a_letter_about_an_article(publication, summary, body):
    publication.article("tekst", ingress=summary)
    context = publication.context()
    share = article_page(context.website.articles[0], context).view.share
    assert letter(share) == ("En tittel", body)


def letter(share):
    """Return subject and body as a mail program reads them (RFC 6068)."""
    fields = parse_qs(urlsplit(share.mail_url).query.replace("+", "%2B"), strict_parsing=True)
    assert unquote(share.mail_url).startswith("mailto:?subject=")
    return fields["subject"][0], fields["body"][0]


@given(st.text(min_size=1), st.text())
def test_any_words_come_through_a_letter(title, text):
    context = RenderContext(website=None, settings=SETTINGS)
    share = share_view("/artikler/tekst/", title, text, context)
    assert share.mail_url.isascii()
    assert " " not in share.mail_url
    body = "\r\n\r\n".join(part for part in (share.text, share.url) if part)
    assert letter(share) == (share.title, body)
