"""What the site tells of its own making, and that it tells it nowhere else."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from outputs.open_data import ContentState, Edition
from pages.every_page import pages
from pages.site import site_of
from pages.system_pages import EditionRow, edition_page

COMMIT = "0123456789abcdef0123456789abcdef01234567"
BUILT = datetime(2027, 3, 28, 0, 59, 59, tzinfo=UTC)  # a second before summer time
EDITION = Edition(
    built=BUILT, origin=ContentState.COMMIT, commit=COMMIT, next_change=datetime(2027, 3, 28, 1, 0, tzinfo=UTC)
)


def rows(publication, edition, language="nb"):
    return edition_page(edition, publication.context(language=language)).view.rows


def test_the_page_tells_when_from_what_and_what_comes_next(publication):
    assert rows(publication, EDITION) == (
        EditionRow(term="Bygget", text="søndag 28.\xa0mars 2027 kl.\xa001.59", iso="2027-03-28T01:59:59+01:00"),
        EditionRow(term="Fra versjon", text="0123456789ab"),
        EditionRow(
            term="Listene endrer seg neste gang",
            text="søndag 28.\xa0mars 2027 kl.\xa003.00",
            iso="2027-03-28T03:00:00+02:00",
        ),
        EditionRow(term="Alle filer, med kontrollsum", text="bygg.json", url="/test/bygg.json"),
    )


@pytest.mark.parametrize(
    ("language", "changed", "unknown", "nothing"),
    [
        pytest.param("nb", "0123456789ab, med endringer", "Ukjent", "Ingen endring venter", id="bokmål"),
        pytest.param("nn", "0123456789ab, med endringar", "Ukjend", "Inga endring ventar", id="nynorsk"),
        pytest.param("en", "0123456789ab, with changes", "Unknown", "No change is waiting", id="English"),
    ],
)
def test_what_is_not_known_is_said_in_words(publication, language, changed, unknown, nothing):
    edited = replace(EDITION, origin=ContentState.CHANGED, next_change=None)
    assert [row.text for row in rows(publication, edited, language)[1:3]] == [changed, nothing]
    nowhere = replace(EDITION, origin=ContentState.NO_GIT, commit="")
    assert rows(publication, nowhere, language)[1].text == unknown


def test_search_engines_need_not_keep_the_page_and_every_footer_leads_there(publication):
    publication.article("tekst")
    context = publication.context()
    page = edition_page(EDITION, context)
    assert (page.url_path, page.head.is_indexed, page.head.canonical) == ("/bygg/", False, "")
    last = [site_of(each, context).footer[-1] for each in (*pages(context), page)]
    assert {(link.text, link.url) for link in last} == {("Om denne utgaven", "/test/bygg/")}
    assert [link.is_current for link in last].count(True) == 1
