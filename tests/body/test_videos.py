"""A video in a text: a link to follow, never a frame that fetches."""

from __future__ import annotations

import pytest

from body.render import render
from numbered_lines import numbered


def rendered(text: str, language: str = "nb"):
    lines = numbered(text, 5)
    body, problems = render(lines, file="content/articles/x.md", language=language)
    return "".join(map(str, body.parts)), problems


@pytest.mark.parametrize(
    ("written", "html"),
    [
        pytest.param(
            "[Åpningen](https://www.youtube.com/watch?v=abc)",
            '<p class="video"><a href="https://www.youtube.com/watch?v=abc" rel="noopener">Åpningen</a>'
            " <small>Se videoen hos YouTube</small></p>",
            id="with a title",
        ),
        pytest.param(
            "https://youtu.be/abc",
            '<p class="video"><a href="https://youtu.be/abc" rel="noopener">Se videoen hos YouTube</a></p>',
            id="the address alone",
        ),
        pytest.param(
            "<https://vimeo.com/123>",
            '<p class="video"><a href="https://vimeo.com/123" rel="noopener">Se videoen hos Vimeo</a></p>',
            id="in angle brackets",
        ),
        pytest.param(
            "Se https://youtu.be/abc nå",
            '<p>Se <a href="https://youtu.be/abc" rel="noopener">https://youtu.be/abc</a> nå</p>',
            id="among words it is a link as others",
        ),
        pytest.param(
            "[Kanalen](https://www.youtube.com/@testhuset)",
            '<p><a href="https://www.youtube.com/@testhuset" rel="noopener">Kanalen</a></p>',
            id="not a video",
        ),
        pytest.param(
            "[A](https://youtube.com.example/watch?v=abc)",
            '<p><a href="https://youtube.com.example/watch?v=abc" rel="noopener">A</a></p>',
            id="another host",
        ),
    ],
)
def test_a_link_to_a_video_alone_in_a_paragraph_says_where_it_leads(written, html):
    assert rendered(written)[0] == html


@pytest.mark.parametrize(
    ("language", "said"), [("nn", "Sjå videoen hos YouTube"), ("en", "Watch the video on YouTube")]
)
def test_it_is_said_in_the_language_of_the_page(language, said):
    assert f"<small>{said}</small>" in rendered("[Opning](https://youtu.be/abc)", language)[0]


@pytest.mark.parametrize(
    "address",
    ["https://[", "https://youtu.be:x/a", "https://youtu.be", "https://www.youtube.com/watch?list=1", "youtu.be/a"],
)
def test_an_address_that_leads_to_no_video_is_no_card(address):
    assert 'class="video"' not in rendered(f"[Video]({address})")[0]


@pytest.mark.parametrize(
    ("frame", "example"),
    [
        pytest.param(
            '<iframe width="560" src="https://www.youtube.com/embed/abc?si=1" allowfullscreen></iframe>',
            "[Tittelen på videoen](https://www.youtube.com/watch?v=abc)",
            id="as YouTube gives it",
        ),
        pytest.param(
            "<iframe src='//player.vimeo.com/video/99?h=1'></iframe>",
            "[Tittelen på videoen](https://vimeo.com/99)",
            id="as Vimeo gives it",
        ),
        pytest.param(
            '<iframe src="https://kart.example/x"></iframe>', "[Hva lenken viser](https://kart.example/x)", id="a map"
        ),
        pytest.param(
            "<iframe></iframe>", "[Tittelen på videoen](https://www.youtube.com/watch?v=abc123)", id="without address"
        ),
    ],
)
def test_whoever_pastes_a_frame_is_given_the_link_to_write(frame, example):
    html, problems = rendered(f"{frame}\n\nTekst.")
    assert html == "<p>Tekst.</p>"
    assert [(problem.rule, problem.example) for problem in problems] == [("html-removed", example)]
    assert rendered(example)[1] == []
