"""What is written of the place of a meeting on the net."""

import pytest

from content_types.web_addresses import is_on_the_net


@pytest.mark.parametrize(
    "written",
    [
        "Teams", "På Teams", "Microsoft Teams", "Teams-møte", "Zoom (lenke sendes påmeldte)", "Teams, lenken kommer",
        "Digitalt", "Digitalt (Teams)", "Nettmøte på Zoom", "Google Meet", "Digitalt: https://video.example/j/1",
        "https://video.example/j/1", "online", "Webinar – lenke kommer",
    ],
)  # fmt: skip
def test_a_meeting_on_the_net_is_no_place(written):
    assert is_on_the_net(written)


@pytest.mark.parametrize(
    "written",
    [
        "Teams og Festsalen", "Zoom, Storgata 1", "Testhuset", "Testhuset (Teams for dem som ikke kan komme)", "Til og fra",
        "Kafé Online", "Digitalt museum", "Testhuset, https://testhuset.example", "Nettet, Testbyen", "", "Møte", "3040",
    ],
)  # fmt: skip
def test_a_place_is_a_place(written):
    assert not is_on_the_net(written)
