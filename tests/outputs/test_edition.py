"""What the site tells programs of its own making."""

import json
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from outputs.open_data import ContentState, Edition, edition_data

COMMIT = "0123456789abcdef0123456789abcdef01234567"
EDITION = Edition(
    built=datetime(2027, 3, 28, 0, 59, 59, tzinfo=UTC),  # a second before summer time
    origin=ContentState.COMMIT,
    commit=COMMIT,
    next_change=datetime(2027, 3, 28, 1, 0, tzinfo=UTC),
)


def test_programs_are_told_the_same_and_what_every_file_holds():
    data = json.loads(edition_data(EDITION, {"/b/": "22", "/": "11"}))
    assert data == {
        "bygget": "2027-03-28T01:59:59+01:00",
        "commit": COMMIT,
        "kilde": "commit",
        "neste_endring": "2027-03-28T03:00:00+02:00",
        "filer": {"/": "11", "/b/": "22"},
    }
    assert list(data["filer"]) == ["/", "/b/"]


@pytest.mark.parametrize(
    ("edition", "commit", "origin"),
    [
        pytest.param(replace(EDITION, origin=ContentState.NO_GIT, commit=""), None, "uten git", id="no git"),
        pytest.param(replace(EDITION, origin=ContentState.CHANGED), COMMIT, "endret", id="something is not committed"),
    ],
)
def test_programs_are_told_what_the_commit_is_worth(edition, commit, origin):
    data = json.loads(edition_data(edition, {}))
    assert (data["commit"], data["kilde"]) == (commit, origin)
