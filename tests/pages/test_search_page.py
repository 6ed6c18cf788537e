"""The page of the search, with and without an index to ask."""

from pages.system_pages import SearchChoice, SearchFormView, search_page
from pages.views import Link

WAYS = (
    Link(text="Emner", url="/test/emner/"),
    Link(text="Alle artikler", url="/test/artikler/"),
    Link(text="Kommende arrangementer", url="/test/arrangementer/"),
    Link(text="Tidligere arrangementer", url="/test/arrangementer/arkiv/"),
)


def test_the_form_knows_the_index_and_the_subjects(publication):
    publication.article("tekst", emner="åpne data, mat og helse")
    page = search_page(publication.context())
    assert page.view.form == SearchFormView(
        home_url="/test/",
        script_url="/test/theme/js/search.js",
        subjects=(
            SearchChoice(value="mat-og-helse", text="Mat og helse"),
            SearchChoice(value="apne-data", text="Åpne data"),
        ),
        languages=(SearchChoice(value="nn", text="Nynorsk"), SearchChoice(value="en", text="English")),
    )
    assert (page.url_path, page.view.note, page.view.links) == ("/sok/", "", WAYS)
    assert page.head.is_indexed


def test_the_preview_has_no_index_and_says_so(publication):
    publication.article("tekst")
    page = search_page(publication.context(preview=True))
    assert (page.view.form, page.view.links) == (None, WAYS)
    assert page.view.note == "Søket virker ikke i forhåndsvisningen, bare på det ferdige nettstedet."


def test_an_empty_publication_has_nothing_to_search_in(publication):
    page = search_page(publication.context())
    assert (page.view.form, page.view.note, page.view.links) == (None, "", WAYS)
