"""What else to read: who is related to whom, and in which order."""

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from growth import takes_linear_time
from website.related import FRESHEST, MOST, related, relations_of


def names(publication, slug, shown=(), **given_to_frame):
    """Return the slugs of what is related to the page *slug*."""
    context = publication.context(**given_to_frame)
    website = context.website
    (entry,) = [entry for entry in website.entries if entry.content.slug == slug]
    return [other.content.slug for other in related(entry, website, relations_of(website, context.now), shown)]


def test_a_page_with_nothing_in_common_has_nothing_related(publication):
    publication.article("en", emner="mat")
    publication.article("annen", emner="søvn")
    publication.article("uten")
    publication.article("ogsa-uten")
    assert [names(publication, slug) for slug in ("en", "uten")] == [[], []]


@pytest.mark.parametrize(
    ("fields", "others"),
    [
        pytest.param({"emner": "mat"}, {"emner": "[mat, annet]"}, id="a subject"),
        pytest.param({"serie": "Frokost"}, {"serie": "Frokost"}, id="a series"),
        pytest.param({"sted": "Testhuset"}, {"sted": "Testhuset"}, id="a place"),
    ],
)
def test_events_are_related_by(publication, fields, others):
    publication.event("en", **{"sted": "Her", **fields})
    publication.event("annen", **{"sted": "Der", **others})
    publication.event("uten", sted="Annensteds")
    assert names(publication, "en") == ["annen"]


def test_an_article_of_an_event_is_related_to_the_series_and_to_other_articles_of_it(publication):
    publication.event("mote", serie="Frokost")
    publication.event("neste", serie="Frokost", sted="Et annet sted")
    publication.article("tekst", arrangement="mote")
    publication.article("mer", arrangement="mote")
    assert names(publication, "tekst", shown=["/arrangementer/mote/"]) == ["mer", "neste"]


def test_what_few_have_in_common_counts_for_more(publication):
    publication.article("en", emner="[helse, sjelden]")
    publication.article("lik", emner="sjelden", publisert="1. januar 2020")
    for number in range(6):
        publication.article(f"nyere-{number}", emner="helse")
    assert names(publication, "en")[0] == "lik"


def test_among_equals_what_is_coming_stands_first_and_then_the_newest(publication):
    publication.article("en", emner="mat")
    publication.article("gammel", emner="mat", publisert="1. mars 2020")
    publication.article("ny", emner="mat", publisert="2. mars 2027")
    publication.event("sen", emner="mat", sted="A", starter="1. mai 2027 kl. 10.00")
    publication.event("snart", emner="mat", sted="B", starter="1. april 2027 kl. 10.00")
    publication.event("over", emner="mat", sted="C", starter="1. mars 2026 kl. 10.00", publisert="1. februar 2026")
    assert names(publication, "en") == ["snart", "sen", "ny", "over"]


def test_a_page_is_not_told_of_what_it_shows_already(publication):
    publication.article("en", "Les [mer](lenket.md#del).", emner="mat")
    for slug in ("lenket", "vist", "ny"):
        publication.article(slug, "## Del", emner="mat")
    assert names(publication, "en", shown=["/artikler/vist/"]) == ["ny"]


@pytest.mark.parametrize("status", ["avlyst", "utsatt", "skjult", "utkast", "fjernet"])
def test_nobody_is_sent_to_what_will_not_be(publication, status):
    publication.event("en", emner="mat")
    publication.event("annen", emner="mat", status=status)
    assert names(publication, "en") == []


def test_a_cancelled_event_leads_on_all_the_more(publication):
    publication.event("en", emner="mat", status="avlyst")
    publication.event("annen", emner="mat")
    assert names(publication, "en") == ["annen"]


def test_a_text_in_two_languages_is_one_text(publication):
    publication.article("en", emner="mat")
    publication.article("ein", emner="mat", språk="nn", oversettelse_av="en.md")
    publication.article("annen", emner="mat")
    publication.article("annan", emner="mat", språk="nn", oversettelse_av="annen.md")
    publication.article("english", emner="mat", språk="en")
    assert (names(publication, "en"), names(publication, "ein")) == (["annen", "english"], ["annan", "english"])


POOL = ["mat", "søvn", "helse", "data"]


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(st.lists(st.sets(st.sampled_from(POOL)), min_size=1, max_size=9))
def test_the_answer_is_short_and_never_the_page_itself(publication, subjects):
    for number in range(9):
        path = publication.root / "articles" / f"a{number}.md"
        path.unlink(missing_ok=True)
    for number, found in enumerate(subjects):
        publication.article(f"a{number}", emner=f"[{', '.join(sorted(found))}]" if found else "")
    context = publication.context()
    relations = relations_of(context.website, context.now)
    for entry in context.website.articles:
        found = related(entry, context.website, relations)
        own = set(entry.content.subjects)
        assert len(found) == min(
            MOST, sum(bool(own & set(o.content.subjects)) for o in context.website.articles) - bool(own)
        )
        assert entry not in found
        assert len({other.url_path for other in found}) == len(found)
        assert all(own & set(other.content.subjects) for other in found)


def test_many_pages_of_one_subject_take_no_time(publication):
    for number in range(400):
        publication.article(f"a{number}", emner="mat")
    context = publication.context()

    def all_related(articles):
        website = replace(context.website, articles=articles)
        relations = relations_of(website, context.now)
        assert max(len(group) for group in relations.groups.values()) == FRESHEST
        for entry in articles:
            related(entry, website, relations)

    assert takes_linear_time(all_related, context.website.articles)
