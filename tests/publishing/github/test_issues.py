"""One issue a matter: opened once, brought up to date, closed when it is over, and nobody else's touched."""

from __future__ import annotations

import socket

import pytest

from publishing.github import GitHub, GitHubError, close, github_in, tell

NOTICE = {"matter": "prøve", "title": "Noe er galt", "text": "Se etter."}
BODY = "Se etter.\n\n<!-- helsehub: prøve -->\n"


def test_a_matter_is_told_once_however_often_it_is_met(hub):
    assert [tell(hub.client, **NOTICE) for _ in range(2)] == [
        "Åpnet sak 1: Noe er galt",
        "Sak 1 sier det allerede: Noe er galt",
    ]
    assert hub.open() == [("Noe er galt", BODY)]


def test_what_has_changed_stands_in_the_same_issue(hub):
    tell(hub.client, **NOTICE)
    assert tell(hub.client, "prøve", "Mer er galt", "Se etter nå.") == "Oppdaterte sak 1: Mer er galt"
    assert hub.open() == [("Mer er galt", "Se etter nå.\n\n<!-- helsehub: prøve -->\n")]


def test_a_matter_that_is_over_is_closed_with_a_last_word(hub):
    tell(hub.client, **NOTICE)
    assert close(hub.client, "prøve", "Alt er bra.") == "Lukket sak 1: Noe er galt"
    assert (hub.open(), hub.comments) == ([], [(1, "Alt er bra.")])


def test_nothing_is_said_of_a_matter_that_was_never_open(hub):
    hub.issue("Noe annet")
    assert (close(hub.client, "prøve", "Alt er bra."), hub.comments) == ("", [])


def test_a_matter_that_comes_again_gets_an_issue_of_its_own(hub):
    tell(hub.client, **NOTICE)
    close(hub.client, "prøve", "Alt er bra.")
    assert tell(hub.client, **NOTICE) == "Åpnet sak 2: Noe er galt"


@pytest.mark.parametrize(
    "other",
    [
        pytest.param({"login": "kari-nordmann"}, id="somebody who copied our mark"),
        pytest.param({"pull_request": {}}, id="a pull request"),
        pytest.param({"state": "closed"}, id="one that is closed"),
    ],
)
def test_nobody_elses_issue_is_touched(hub, other):
    theirs = dict(hub.issue(BODY, **other))
    tell(hub.client, **NOTICE)
    assert hub.issues[0] == theirs
    assert len(hub.issues) == 2


def test_an_issue_without_a_text_is_passed_over(hub):
    hub.issue(None)
    assert tell(hub.client, **NOTICE) == "Åpnet sak 2: Noe er galt"


def test_our_issue_is_found_among_very_many(hub):
    for number in range(250):
        hub.issue(f"Noe annet, nummer {number}")
    tell(hub.client, **NOTICE)
    assert tell(hub.client, **NOTICE) == "Sak 251 sier det allerede: Noe er galt"


def test_a_text_without_end_is_cut_to_what_an_issue_takes(hub):
    tell(hub.client, "prøve", "Langt", "a" * 200_000)
    assert len(hub.issues[0]["body"]) < 65_536
    assert hub.issues[0]["body"].endswith("<!-- helsehub: prøve -->\n")


@pytest.mark.parametrize(
    ("refusal", "said"),
    [
        pytest.param(
            (403, b'{"message": "Resource not accessible\\nby integration"}'),
            "GitHub svarer 403 på «GET /issues?state=open&sort=created&direction=asc&per_page=100&page=1»: "
            "Resource not accessible by integration",
            id="no right",
        ),
        pytest.param(
            (502, b"<html>"),
            "GitHub svarer 502 på «GET /issues?state=open&sort=created&direction=asc&per_page=100&page=1»: "
            "ingen forklaring",
            id="a page instead of an answer",
        ),
        pytest.param(
            (200, b"<html>"),
            "GitHub svarer ikke på «GET /issues?state=open&sort=created&direction=asc&per_page=100&page=1».",
            id="something else than data",
        ),
    ],
)
def test_a_refusal_is_told_in_words(hub, refusal, said):
    hub.refusal = refusal
    with pytest.raises(GitHubError) as refused:
        tell(hub.client, **NOTICE)
    assert str(refused.value) == said


def test_silence_is_told_in_words():
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        nobody = GitHub(repository="a/b", token="t", api=f"http://127.0.0.1:{taken.getsockname()[1]}")
        with pytest.raises(GitHubError, match="GitHub svarer ikke på «GET /issues"):
            tell(nobody, **NOTICE)


def test_the_environment_says_which_repository_it_is():
    given = {"GITHUB_REPOSITORY": "testbyen/nettsted", "GITHUB_TOKEN": "hemmelig"}
    assert github_in(given) == GitHub(repository="testbyen/nettsted", token="hemmelig", api="https://api.github.com")
    assert github_in({**given, "GITHUB_API_URL": "https://git.example/api/"}).api == "https://git.example/api"
    assert "hemmelig" not in repr(github_in(given))


@pytest.mark.parametrize(
    ("given", "missing"),
    [
        pytest.param({}, "GITHUB_REPOSITORY og GITHUB_TOKEN", id="outside GitHub"),
        pytest.param({"GITHUB_REPOSITORY": "a/b", "GITHUB_TOKEN": ""}, "GITHUB_TOKEN", id="no token"),
    ],
)
def test_what_the_environment_lacks_is_named(given, missing):
    with pytest.raises(GitHubError) as refused:
        github_in(given)
    assert str(refused.value).startswith(f"Miljøet mangler {missing}. ")
