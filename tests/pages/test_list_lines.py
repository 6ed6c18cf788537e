"""List lines on a page and in a feed."""

import pytest

from outputs.body_html import body_html
from pages.article_page import article_page, fixed_page
from pages.event_page import event_page
from pages.views import ALWAYS, Link


def asking(publication, line, **settings):
    publication.page("om", f"Før.\n\n{line}\n\nEtter.")
    context = publication.context(**settings)
    return context, context.website.pages[0]


def answered(context, entry):
    before, after = fixed_page(entry, context).view.body.pieces
    assert (before.text_html.strip(), after.text_html.strip(), after.list) == ("<p>Før.</p>", "<p>Etter.</p>", None)
    return before.list


def shown(view):
    titles = [listed.event.title for listed in view.events if not listed.shown.is_hidden]
    return titles + [article.title for article in view.articles]


@pytest.mark.parametrize(
    ("line", "titles"),
    [
        pytest.param("[[kommende arrangementer]]", ["Frokost 20", "Lunsj 21", "Frokost 22"], id="all that is coming"),
        pytest.param("[[kommende arrangementer: 2]]", ["Frokost 20", "Lunsj 21"], id="the first two"),
        pytest.param("[[kommende arrangementer: serie=frokost]]", ["Frokost 20", "Frokost 22"], id="one series"),
        pytest.param("[[kommende arrangementer: emne=mat]]", ["Lunsj 21"], id="one subject"),
        pytest.param("[[tidligere arrangementer]]", ["Lunsj 8", "Frokost 7"], id="all that is over, newest first"),
        pytest.param("[[siste artikler: 1]]", ["Ny"], id="the newest article"),
        pytest.param("[[siste artikler: emne=mat]]", ["Gammel"], id="the newest on a subject"),
    ],
)
def test_a_page_shows_the_list_it_asks_for(publication, line, titles):
    for day in (7, 20, 22):
        publication.event(f"f{day}", tittel=f"Frokost {day}", serie="Frokost", starter=f"{day}. mars 2027 kl. 08.00")
    for day in (8, 21):
        publication.event(f"l{day}", tittel=f"Lunsj {day}", emner="Mat", starter=f"{day}. mars 2027 kl. 11.00")
    publication.article("gammel", tittel="Gammel", emner="Mat", publisert="2. mars 2027")
    publication.article("ny", tittel="Ny", publisert="3. mars 2027")
    assert shown(answered(*asking(publication, line))) == titles


def test_an_article_does_not_list_itself(publication):
    publication.article("a", "[[siste artikler]]", tittel="Selv")
    publication.article("b", tittel="En annen")
    context = publication.context()
    entry = next(entry for entry in context.website.articles if entry.content.title == "Selv")
    (piece,) = article_page(entry, context).view.body.pieces
    assert shown(piece.list) == ["En annen"]


def test_an_event_shows_lists_before_and_after_its_programme(publication):
    publication.event("e", "[[siste artikler]]\n\n## Program\n\n10.00 Start\n\n## Mer\n\n[[kommende arrangementer]]")
    publication.event("f", tittel="Et annet")
    context = publication.context()
    entry = next(entry for entry in context.website.events if entry.content.slug == "e")
    view = event_page(entry, context).view
    assert [shown(piece.list) for prose in (view.body, view.closing) for piece in prose.pieces if piece.list] == [
        [],
        ["Et annet"],
    ]


@pytest.mark.parametrize(
    ("line", "language", "text", "way_on"),
    [
        pytest.param(
            "[[kommende arrangementer: emne=mat]]",
            "nb",
            "Ingen kommende arrangementer om Mat akkurat nå.",
            Link(text="Alle arrangementer", url="/test/arrangementer/"),
            id="about a subject",
        ),
        pytest.param(
            "[[kommende arrangementer]]",
            "nb",
            "Ingen kommende arrangementer akkurat nå.",
            Link(text="Tidligere arrangementer", url="/test/arrangementer/arkiv/"),
            id="nothing coming at all",
        ),
        pytest.param(
            "[[tidlegare arrangement: serie=Frokost, emne=mat]]",
            "nn",
            "Ingen tidlegare arrangement om Mat i serien Frokost enno.",
            Link(text="Alle arrangement", url="/test/arrangementer/"),
            id="both, in nynorsk",
        ),
        pytest.param(
            "[[latest articles: subject=mat]]",
            "en",
            "No articles about Mat yet.",
            Link(text="All articles", url="/test/artikler/"),
            id="in English",
        ),
    ],
)
def test_an_empty_list_says_of_what_and_where_to_look(publication, line, language, text, way_on):
    publication.event("utkast", emner="Mat", serie="Frokost", status="utkast")
    context, entry = asking(publication, line)
    empty = answered(context.in_language(language), entry).empty
    assert (empty.text, empty.link, empty.shown) == (text, way_on, ALWAYS)


@pytest.mark.parametrize(
    ("line", "link"),
    [
        pytest.param(
            "[[siste artikler: 3, emne=mat]]", '<a href="https://x.no/emner/mat/">Siste artikler om Mat &amp; helse</a>', id="a subject"
        ),
        pytest.param("[[tidligere arrangementer]]", '<a href="https://x.no/arrangementer/arkiv/">Tidligere arrangementer</a>', id="the archive"),
        pytest.param("[[kommende arrangementer: 3]]", '<a href="https://x.no/arrangementer/">Kommende arrangementer</a>', id="what is coming"),
    ],
)  # fmt: skip
def test_a_feed_has_a_link_that_does_not_age(publication, line, link):
    publication.article("b", emner="[Mat & helse]")
    context, entry = asking(publication, line.replace("emne=mat", "emne=mat-og-helse"))
    html = body_html(entry, context.website, lambda path: f"https://x.no{path}")
    assert f"<p>{link}</p>" in html.replace("mat-og-helse/", "mat/")
