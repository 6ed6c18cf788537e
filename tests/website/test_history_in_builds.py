"""A build tells once of events that have no history, and goes on."""

import pytest

from .repositories import NAME, Repository, text


@pytest.fixture
def built(tmp_path, pelican_build):
    """Return what a build of a folder says."""

    def build(content):
        run = pelican_build(content, tmp_path / "output", SITEURL=None)
        assert (run.returncode, run.stdout) == (0, ""), run.stderr
        return run.stderr

    return build


def test_a_build_outside_git_goes_on_with_a_warning(built, tmp_path):
    (tmp_path / "content" / "events").mkdir(parents=True)
    (tmp_path / "content" / NAME).write_text(text())
    said = built(tmp_path / "content")
    assert said.startswith(f"{tmp_path}/content:1: Advarsel: 1 arrangement mangler historikk, for ")
    assert said.count("Advarsel") == 1


def test_a_build_of_what_is_committed_says_when_its_lists_change_and_nothing_of_history(built, tmp_path):
    repository = Repository(tmp_path / "depot")
    repository.commit(0, {NAME: text()})
    said = built(repository.content).splitlines()
    assert said[0].startswith("Listene endrer seg neste gang ")
    assert said[1:] == [f"Nettstedet er bygget i {tmp_path / 'output'}"]
