"""What articles and events have in common."""

import pytest

from pages.article_page import fixed_page
from pages.parts import subject_links


@pytest.mark.parametrize(
    ("language", "marked"),
    [
        pytest.param("nb", "", id="in the language of the subjects"),
        pytest.param("nn", "", id="read with the same voice"),
        pytest.param("en", "nb", id="in another language"),
    ],
)
def test_subjects_say_their_language_where_it_is_another_than_the_text(publication, language, marked):
    publication.article("tekst", emner="[helse, mat]", språk=language)
    context = publication.context()
    (entry,) = context.website.articles
    links = subject_links(entry, context.in_language(language))
    assert [(link.text, link.language) for link in links] == [("Helse", marked), ("Mat", marked)]


@pytest.mark.parametrize(
    ("title", "heading"),
    [
        pytest.param("Om Testhuset", "Kontakt", id="among other things"),
        pytest.param("Kontakt", "", id="a page called so"),
    ],
)
def test_a_page_called_contact_does_not_say_so_twice(publication, title, heading):
    publication.page("om", tittel=title, kontakt="Ring på.")
    context = publication.context()
    assert fixed_page(context.website.pages[0], context).view.contact.heading == heading
