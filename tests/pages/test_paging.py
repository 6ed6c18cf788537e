"""A long list cut into pages."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from outputs.context import RenderContext
from pages.listing import Pagination, numbered, page_url_path, pages_of
from pages.views import Link
from site_settings import settings_with


def context(size):
    facts = settings_with(items_per_page=size)
    return RenderContext(website=None, settings=facts)


def test_an_empty_list_has_one_page():
    only = Pagination(number=1, count=1, text="Side 1 av 1", newer="", older="")
    assert list(pages_of([], "/a/", context(10))) == [("/a/", [], only)]


def test_each_page_leads_to_the_newer_the_older_and_any_other():
    links = (("1", "/test/a/"), ("2", "/test/a/side/2/"), ("3", "/test/a/side/3/"))
    numbers = tuple(Link(text=text, url=url) for text, url in links)
    assert list(pages_of("abcde", "/a/", context(2))) == [
        (
            "/a/",
            "ab",
            Pagination(number=1, count=3, text="Side 1 av 3", newer="", older="/test/a/side/2/", numbers=numbers),
        ),
        (
            "/a/side/2/",
            "cd",
            Pagination(
                number=2, count=3, text="Side 2 av 3", newer="/test/a/", older="/test/a/side/3/", numbers=numbers
            ),
        ),
        (
            "/a/side/3/",
            "e",
            Pagination(number=3, count=3, text="Side 3 av 3", newer="/test/a/side/2/", older="", numbers=numbers),
        ),
    ]


@given(st.integers(0, 60), st.integers(1, 15))
@settings(max_examples=60)
def test_every_item_is_on_one_page_and_no_page_but_the_only_one_is_empty(count, size):
    pages = list(pages_of(range(count), "/a/", context(size)))
    assert [item for _, items, _ in pages for item in items] == list(range(count))
    assert all(items for _, items, _ in pages) or len(pages) == 1
    assert [address for address, _, _ in pages] == [page_url_path("/a/", number + 1) for number in range(len(pages))]


@pytest.mark.parametrize(
    ("number", "title"), [pytest.param(1, "Emner", id="first"), pytest.param(2, "Emner, side 2 av 3", id="further")]
)
def test_each_page_of_a_list_has_a_title_of_its_own(number, title):
    pagination = Pagination(number=number, count=3, text=f"Side {number} av 3", newer="", older="")
    assert numbered("Emner", pagination) == title
