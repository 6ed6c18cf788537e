"""When the site must be published again, and that asking is cheap and changes nothing."""

from __future__ import annotations

import json
from datetime import timedelta

import pytest

from publishing.due import reason_to_deploy, why_stale
from publishing.errors import PublishingError, Repository
from website.git import environment_for_git

from .conftest import NOW

HEAD = "a" * 40
HOUR = timedelta(hours=1)
FRESH = {"commit": HEAD, "built": NOW - HOUR, "next_change": NOW + HOUR}


@pytest.mark.parametrize(
    ("given", "why"),
    [
        pytest.param(FRESH, "", id="fresh"),
        pytest.param(FRESH | {"next_change": None}, "", id="nothing waits"),
        pytest.param(
            FRESH | {"next_change": NOW}, "En liste har endret seg siden sist.", id="a list changes this second"
        ),
        pytest.param(FRESH | {"built": NOW - 20 * HOUR}, "Det er lenge siden sist.", id="twenty hours"),
        pytest.param(FRESH | {"built": NOW - 20 * HOUR + timedelta(seconds=1)}, "", id="a second less"),
        pytest.param(FRESH | {"built": NOW + 24 * HOUR}, "Det er lenge siden sist.", id="a clock that was wrong"),
        pytest.param(
            FRESH | {"commit": "b" * 40},
            "Det som er publisert, er bygget fra bbbbbbb, ikke fra aaaaaaa.",
            id="another commit",
        ),
        pytest.param(
            FRESH | {"commit": ""},
            "Det som er publisert, er bygget fra noe annet, ikke fra aaaaaaa.",
            id="no commit",
        ),
    ],
)
def test_a_site_is_stale_by_its_age_its_lists_or_its_commit(given, why):
    assert why_stale(edition(**given).encode(), commit=HEAD, now=NOW) == why


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(None, id="no file"),
        pytest.param(b"", id="nothing"),
        pytest.param(b"<html>", id="no JSON"),
        pytest.param(b"\xff\xfe", id="no text"),
        pytest.param(b"[]", id="a list"),
        pytest.param(b"[" * 100_000, id="a well without a bottom"),
        pytest.param(b'{"bygget": 1, "commit": null, "neste_endring": null}', id="a number for a time"),
        pytest.param(b'{"bygget": "2027-03-10T08:00:00", "commit": "a", "neste_endring": null}', id="no offset"),
        pytest.param(b'{"bygget": "2027-03-10T08:00:00Z", "commit": "a"}', id="half of it"),
    ],
)
def test_what_is_no_stamp_says_nothing_of_its_making(data):
    assert why_stale(data, commit=HEAD, now=NOW) == "Det som er publisert, sier ikke når det ble bygget."


def edition(commit, built=NOW, next_change=None):
    following = next_change.isoformat() if next_change else None
    return json.dumps({"bygget": built.isoformat(), "commit": commit, "neste_endring": following, "filer": {}})


def reason(clone, *, hours=0, **further):
    project = Repository(folder=clone.root, environment=environment_for_git(clone.environment))
    return reason_to_deploy(project, now=NOW + hours * HOUR, **further)


@pytest.fixture
def published(prepared):
    """The project deployed just now."""
    return prepared("deployed just now", deploy_now)


def deploy_now(clone):
    clone.site["bygg.json"] = edition(clone.commit())
    clone.deploy()


def test_nothing_published_is_due(clone):
    assert reason(clone) == "Det er ingenting publisert fra før, eller det svarer ikke."


def test_what_was_just_published_is_not_due_until_tomorrow(published):
    assert [reason(published, hours=hours) for hours in (0, 19, 20)] == ["", "", "Det er lenge siden sist."]


def test_a_change_is_due(published):
    published.commit("Andre sak")
    assert reason(published).startswith("Det som er publisert, er bygget fra ")


def test_a_list_that_has_changed_is_due(clone):
    clone.site["bygg.json"] = edition(clone.commit(), next_change=NOW + 2 * HOUR)
    clone.deploy()
    assert [reason(clone, hours=hours) for hours in (1, 2)] == ["", "En liste har endret seg siden sist."]


def test_whoever_asks_is_heard(published):
    assert reason(published, is_asked=True) == "Noen har bedt om det."


def test_what_was_taken_back_waits_for_a_newer_commit(published):
    published.site["artikler/ny/index.html"] = "<!doctype html><title>Ny</title>"
    published.site["bygg.json"] = edition(published.commit("Feil"))
    published.deploy()
    published.rollback(1)
    assert [reason(published, hours=hours) for hours in (0, 100)] == ["", ""]
    published.commit("Rettet")
    assert reason(published)


def test_asking_leaves_the_project_as_it_was(published):
    before = published.git("for-each-ref"), published.git("config", "--list", "--local")
    reason(published)
    assert (published.git("for-each-ref"), published.git("config", "--list", "--local")) == before


def test_a_remote_that_is_gone_is_left_to_the_deploy_to_tell_of(clone, tmp_path):
    clone.git("remote", "set-url", "origin", str(tmp_path / "borte.git"))
    assert reason(clone) == "Det er ingenting publisert fra før, eller det svarer ikke."


def test_a_project_without_a_remote_is_told_how_to_get_one(clone):
    clone.git("remote", "remove", "origin")
    with pytest.raises(PublishingError, match="git remote add origin"):
        reason(clone)
