"""What a subject is about, in `content/emner/`: where it is shown, and where it is not."""

import pytest

from building.ingredients import Ingredients
from building.rendering import Theme
from pages.every_page import pages
from pages.lists import subject_pages
from pages.views import Link


def introduce(publication, text, slug="mat-og-helse"):
    path = publication.root / "emner" / f"{slug}.md"
    path.parent.mkdir(exist_ok=True)
    path.write_text(text, encoding="utf-8")


def shown(publication):
    (page,) = subject_pages(publication.context())
    text = "".join(piece.text_html for piece in page.view.introduction.pieces) if page.view.introduction else ""
    return page.view.title, text


@pytest.mark.parametrize(
    ("written", "title", "text"),
    [
        pytest.param("Mat er *mer* enn næring.\n", "Mat og helse", "<p>Mat er <em>mer</em> enn næring.</p>", id="text"),
        pytest.param("---\n---\nMat.\n", "Mat og helse", "<p>Mat.</p>", id="fields with nothing in them"),
        pytest.param("---\ntittel: Maten vår\n---\n\nMat.\n", "Maten vår", "<p>Mat.</p>", id="a title of its own"),
    ],
)
def test_a_subject_is_introduced_on_its_page_and_the_text_is_no_page_of_its_own(publication, written, title, text):
    publication.article("a", emner="mat og helse")
    introduce(publication, written)
    assert shown(publication) == (title, text)
    assert [page.url_path for page in pages(publication.context())].count("/emner/mat-og-helse/") == 1


def test_without_one_a_subject_has_its_name(publication):
    publication.article("a", emner="mat og helse")
    assert shown(publication) == ("Mat og helse", "")


def test_a_document_in_an_introduction_is_published(publication):
    publication.article("a", emner="mat og helse")
    introduce(publication, "[Retningslinjer](plan.pdf)\n")
    (publication.root / "emner" / "plan.pdf").write_bytes(b"%PDF-1.4")
    assert 'href="/test/emner/mat-og-helse/plan.pdf"' in shown(publication)[1]


def test_an_introduction_that_is_written_anew_makes_the_lists_anew(publication):
    publication.article("a", emner="mat og helse")
    digests = set()
    for text in ("Mat.\n", "Mat og drikke.\n"):
        introduce(publication, text)
        digests.add(Ingredients(publication.context(), Theme, {}).shared)
    assert len(digests) == 2


@pytest.mark.parametrize(("count", "shown"), [pytest.param(8, 8, id="few"), pytest.param(11, 8, id="many")])
def test_a_subject_with_much_to_come_shows_the_first_of_it_and_leads_to_the_rest(publication, count, shown):
    for day in range(11, 11 + count):
        publication.event(f"mote-{day}", starter=f"{day}. mars 2027 kl. 10.00", emner="mat og helse")
    context = publication.context()
    (page,) = subject_pages(context)
    assert sum(not each.shown.is_hidden for each in page.view.upcoming.events) == shown
    rest = Link(text="Alle arrangementer", url="/test/arrangementer/?emne=mat-og-helse")
    assert page.view.all_upcoming == (None if count == shown else rest)
