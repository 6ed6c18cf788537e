"""The head of a page: what search engines and shared links are told."""

import pytest

from outputs.head import Alternate, Head, entry_head, list_head, outside_head


def test_the_front_page_is_called_what_the_site_is(publication):
    head = list_head(publication.context(), "/", "Testhuset", is_front=True)
    assert (head.full_title, head.description) == ("Testhuset – Et sted å prøve", "Prøver og prøver.")


def test_a_list_is_described_by_what_is_said_of_it(publication):
    assert list_head(publication.context(), "/artikler/", "Artikler", description="Artikler: En\u00a0tittel.") == Head(
        title="Artikler",
        full_title="Artikler – Testhuset",
        description="Artikler: En tittel.",
        canonical="https://example.org/test/artikler/",
        language="nb",
    )


def test_an_article_tells_who_wrote_it_and_when(publication):
    publication.article("tekst", forfatter="[Kari Nordmann, Ola Nordmann]", oppdatert="5. mars 2027")
    context = publication.context()
    assert entry_head(context.website.articles[0], context, description="Kort.") == Head(
        title="En tittel",
        full_title="En tittel – Testhuset",
        description="Kort.",
        canonical="https://example.org/test/artikler/tekst/",
        language="nb",
        og_type="article",
        published="2027-03-01T00:00:00+01:00",
        modified="2027-03-05T00:00:00+01:00",
        authors=("Kari Nordmann", "Ola Nordmann"),
    )


def test_an_event_is_no_article_and_its_publishing_date_no_date_of_an_article(one_event):
    entry, context = one_event()
    head = entry_head(entry, context, description="")
    assert (head.og_type, head.published, head.modified, head.authors) == ("website", "", "", ())


def test_no_break_spaces_stay_on_the_page(publication):
    publication.article("tekst", tittel="Kl.\u00a09")
    context = publication.context()
    head = entry_head(context.website.articles[0], context, description="20.\u00a0mars")
    assert (head.title, head.full_title, head.description) == ("Kl. 9", "Kl. 9 – Testhuset", "20. mars")


@pytest.mark.parametrize(
    ("status", "is_indexed"), [pytest.param("", True, id="listed"), pytest.param("skjult", False, id="hidden")]
)
def test_search_engines_keep_what_is_listed(publication, status, is_indexed):
    publication.article("tekst", status=status)
    context = publication.context()
    assert entry_head(context.website.entries[0], context, description="").is_indexed == is_indexed


def test_all_versions_name_the_same_languages(publication):
    publication.article("tekst")
    publication.article("text", språk="en", oversettelse_av="tekst.md")
    publication.article("omsett", språk="nn", oversettelse_av="text.md")
    context = publication.context()
    versions = {entry_head(entry, context, description="").alternates for entry in context.website.entries}
    assert versions == {
        tuple(
            Alternate(language=language, url=f"https://example.org/test{path}", href=f"/test{path}", text=name)
            for language, path, name in [
                ("en", "/artikler/text/", "English"),
                ("nb", "/artikler/tekst/", "Bokmål"),
                ("nn", "/artikler/omsett/", "Nynorsk"),
            ]
        )
    }


def test_a_page_without_a_canonical_address_has_no_picture_and_no_description(publication):
    assert outside_head(publication.context(language="en"), "Not found") == Head(
        title="Not found",
        full_title="Not found – Testhuset",
        description="",
        canonical="",
        language="en",
        og_locale="en_GB",
        is_indexed=False,
    )


@pytest.mark.parametrize(
    ("fields", "title"),
    [
        pytest.param({}, "En tittel", id="as planned"),
        pytest.param({"status": "avlyst"}, "Avlyst: En tittel", id="cancelled"),
        pytest.param({"status": "utsatt", "språk": "nn"}, "Utsett: En tittel", id="postponed, in nynorsk"),
        pytest.param({"status": "fulltegnet", "påmelding": "Ring."}, "En tittel", id="full: it takes place"),
    ],
)
def test_the_title_says_that_an_event_will_not_take_place(one_event, fields, title):
    entry, context = one_event(**fields)
    head = entry_head(entry, context.in_language(entry.content.language.value), description="")
    assert (head.title, head.full_title) == (title, f"{title} – Testhuset")
