"""Running text without the addresses in it."""

import pytest

from content_types.web_addresses import without_addresses
from growth import takes_linear_time


@pytest.mark.parametrize(
    ("text", "left"),
    [
        pytest.param("Møt opp på https://video.example/1?pwd=2.", "Møt opp på (se siden).", id="a web address"),
        pytest.param("Lenke: HTTP://VIDEO.EXAMPLE", "Lenke: (se siden)", id="in capitals"),
        pytest.param("Teams:https://video.example/1", "Teams:(se siden)", id="without a space before it"),
        pytest.param("Se www.video.example/1, så", "Se (se siden), så", id="begins with www"),
        pytest.param("Gå til video.com/j/123 først", "Gå til (se siden) først", id="no scheme"),
        pytest.param("zoommtg://video/join", "(se siden)", id="a program's own scheme"),
        pytest.param("Skriv til kari.nordmann@post.example!", "Skriv til (se siden)!", id="e-mail"),
        pytest.param("Kari (kari@post.example)", "Kari (se siden)", id="e-mail in brackets"),
        pytest.param("Lenke (https://a.example/b).", "Lenke (se siden).", id="in brackets"),
        pytest.param("A https://a.example B https://b.example", "A (se siden) B (se siden)", id="two"),
        pytest.param("Klokken 9.30/10.00, og/eller dr.med./ph.d.", None, id="dots and strokes are no address"),
        pytest.param("Mat & helse: 50 % av 3.000 @ huset. Node.js", None, id="signs are no address"),
    ],
)
def test_addresses_are_replaced_and_words_stay(text, left):
    assert without_addresses(text, "se siden") == (text if left is None else left)


@pytest.mark.parametrize("part", ["a", "a.", "a-", "@", "a@", "a@b.", "www", "://", "a:/", "com/", "a.com", "å.", "-."])
def test_no_text_takes_long(part):
    assert takes_linear_time(lambda text: without_addresses(text, "se siden"), part * (200_000 // len(part)))
