"""The menus of a page: each fixed page once, in the reader's language where it is in it."""

import pytest

from pages.site import footer, menu
from pages.views import Link


@pytest.fixture
def context(publication):
    publication.page("om", tittel="Om oss", meny="1")
    publication.page("about", tittel="About us", meny="2", språk="en", oversettelse_av="om.md")
    publication.page("personvern", tittel="Personvern")
    publication.page("visit", tittel="Visit us", språk="en")
    return publication.context()


@pytest.mark.parametrize(
    ("language", "top", "bottom"),
    [
        pytest.param(
            "nb",
            [("Om oss", "")],
            [("Om oss", ""), ("Personvern", ""), ("Visit us (English)", "en")],
            id="bokmål",
        ),
        pytest.param(
            "en",
            [("About us", "")],
            [("About us", ""), ("Personvern (Bokmål)", "nb"), ("Visit us", "")],
            id="English",
        ),
        pytest.param(
            "nn",
            [("Om oss (Bokmål)", "nb")],
            [("Om oss (Bokmål)", "nb"), ("Personvern (Bokmål)", "nb"), ("Visit us (English)", "en")],
            id="nynorsk, which no page is in",
        ),
    ],
)
def test_each_page_stands_there_once_in_the_language_of_the_reader(context, language, top, bottom):
    context = context.in_language(language)

    def told(links):
        return [(link.text, link.language) for link in links]

    assert told(menu("/", context))[3:-1] == top  # before the search
    assert told(footer("/", context))[:-2] == bottom


def test_the_page_one_is_on_is_marked(context):
    marked = [link for link in (*menu("/om/", context), *footer("/om/", context)) if link.is_current]
    assert marked == [Link(text="Om oss", url="/test/om/", is_current=True)] * 2
