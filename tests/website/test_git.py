"""Git's own ways: what is asked of it, and what it says when there is no history."""

import os
import shutil
import subprocess
from pathlib import Path, PurePosixPath

import pytest

from manuscript.problem import Problem, Severity
from website.revisions import revisions_of

from .repositories import NAME, Repository, read_file, text

LATER = text(starts="12. mars 2027 kl. 11.00", ends="13.00")
OTHER = "events/2027-03-19-samling.md"
UNKNOWN = "Kalenderprogrammer kan overse det når tid, sted eller status blir endret."
TRYING_OUT = "Skal du bare prøve eller se på nettstedet, trenger du ikke gjøre noe."


@pytest.fixture
def moved(repository) -> Repository:
    """A repository with an event that was moved once."""
    repository.commit(0, {NAME: text()})
    repository.commit(1, {NAME: LATER})
    return repository


# No history


def warning(content, message, fix, example="", severity=Severity.WARNING):
    return Problem(
        file=content.as_posix(),
        line=1,
        severity=severity,
        rule="history-missing",
        message=message,
        fix=fix,
        example=example,
    )


def answer(content, *sources):
    return revisions_of(content, [read_file(content, source) for source in sources])


def test_a_folder_outside_git_is_told_of_once(moved, tmp_path):
    content = shutil.copytree(moved.content, tmp_path / "export" / "content")
    (content / OTHER).write_text(text())
    assert answer(content, NAME, OTHER) == (
        {},
        [
            warning(
                content,
                f"2 arrangementer mangler historikk, for mappen «content» ligger ikke i en kopi av prosjektet som er hentet med «git clone». {UNKNOWN}",
                f"Publiser fra en mappe som er hentet med «git clone». {TRYING_OUT}",
            )
        ],
    )


def test_a_shallow_clone_knows_nothing(moved, tmp_path):
    moved.git("clone", "--quiet", "--depth=1", f"file://{moved.root}", str(tmp_path / "clone"))
    content = tmp_path / "clone" / "content"
    assert answer(content, NAME) == (
        {},
        [
            warning(
                content,
                f"1 arrangement mangler historikk, for prosjektet er hentet uten hele historikken. {UNKNOWN}",
                "Hent resten av historikken, og bygg på nytt.",
                "git fetch --unshallow",
            )
        ],
    )
    subprocess.run(["git", "fetch", "--quiet", "--unshallow"], cwd=content, check=True)
    assert answer(content, NAME) == moved.told(NAME)


def test_a_clone_without_its_old_files_never_asks_the_network(moved, tmp_path):
    moved.git("config", "uploadpack.allowFilter", "true")
    moved.git("clone", "--quiet", "--filter=blob:none", f"file://{moved.root}", str(tmp_path / "clone"))
    content = tmp_path / "clone" / "content"
    found, problems = answer(content, NAME)
    assert (found, [problem.message for problem in problems]) == (
        {},
        [f"1 arrangement mangler historikk, for noe av historikken til prosjektet kan ikke leses. {UNKNOWN}"],
    )


def test_a_machine_without_git_is_told_of(moved, monkeypatch, tmp_path):
    monkeypatch.setenv("PATH", str(tmp_path))
    found, problems = answer(moved.content, NAME)
    assert (found, [problem.message for problem in problems]) == (
        {},
        [
            f"1 arrangement mangler historikk, for Git, programmet som tar vare på alle versjoner, er ikke installert på denne maskinen. {UNKNOWN}"
        ],
    )


@pytest.mark.skipif(not hasattr(os, "getuid") or os.getuid() != 0, reason="only root can give a folder away")
def test_a_folder_git_does_not_trust_is_told_of(moved, monkeypatch, tmp_path):
    monkeypatch.setenv("HOME", str(tmp_path))
    for name in ("SUDO_UID", "GIT_CONFIG_COUNT", "GIT_CONFIG_GLOBAL"):
        monkeypatch.delenv(name, raising=False)
    for path in (moved.root, moved.root / ".git"):
        os.chown(path, 12345, 12345)
    found, problems = answer(moved.content, NAME)
    assert (found, [problem.message for problem in problems]) == (
        {},
        [
            f"1 arrangement mangler historikk, for mappen eies av en annen bruker, og da blir ikke historikken lest. {UNKNOWN}"
        ],
    )


def test_a_repository_that_has_lost_its_objects_is_told_of(moved):
    for path in (moved.root / ".git" / "objects").glob("??/*"):
        path.unlink()
    found, problems = answer(moved.content, NAME)
    assert (found, [problem.rule for problem in problems]) == ({}, ["history-missing"])


@pytest.mark.parametrize(
    ("new", "message", "fix"),
    [
        pytest.param(
            ["events/a.md"],
            "1 arrangement er ikke lagret i prosjektets historikk ennå: a.md."
            " Kalenderprogrammer kan følge endringer i det først når det er gjort.",
            f"Lagre filen på GitHub, eller med «git add» og «git commit», før nettstedet publiseres. {TRYING_OUT}",
            id="one",
        ),
        pytest.param(
            [f"events/{letter}.md" for letter in "abcde"],
            "5 arrangementer er ikke lagret i prosjektets historikk ennå: a.md, b.md, c.md og 2 til."
            " Kalenderprogrammer kan følge endringer i dem først når det er gjort.",
            f"Lagre filene på GitHub, eller med «git add» og «git commit», før nettstedet publiseres. {TRYING_OUT}",
            id="many",
        ),
    ],
)
def test_an_editor_is_told_calmly_of_new_files(moved, new, message, fix):
    moved.write(dict.fromkeys(new, text()))
    found, problems = moved.told(NAME, *new)
    assert list(found) == [PurePosixPath(NAME)]
    assert problems == [warning(moved.content, message, fix, severity=Severity.INFO)]


@pytest.mark.parametrize("others", [[], ["nett/content/events/et-mote.md"]], ids=["nothing is", "another folder is"])
def test_a_folder_nobody_has_committed_is_told_of(repository, others):
    for name in others:
        repository.commit(0, {f"../{name}": text()})
    repository.write({NAME: text()})
    assert repository.told(NAME) == (
        {},
        [
            warning(
                repository.content,
                f"1 arrangement mangler historikk, for mappen «content» er aldri lagret i prosjektets historikk. {UNKNOWN}",
                f"Lagre mappen på GitHub, eller med «git add» og «git commit», før nettstedet publiseres. {TRYING_OUT}",
            )
        ],
    )


def test_the_first_event_is_a_new_file_where_articles_are_known(repository):
    repository.commit(0, {"articles/en-sak.md": "Tekst.\n"})
    repository.write({NAME: text()})
    found, problems = repository.told(NAME)
    assert (found, [problem.severity for problem in problems]) == ({}, [Severity.INFO])


def test_without_events_git_is_not_asked(tmp_path):
    assert revisions_of(tmp_path / "ingensteds", []) == ({}, [])


@pytest.mark.parametrize("name", ["ingensteds", ".git"], ids=["no folder", "the inside of git"])
def test_what_is_no_content_has_no_history(moved, name):
    found, problems = revisions_of(moved.root / name, [read_file(moved.content, NAME)])
    assert (found, [problem.rule for problem in problems]) == ({}, ["history-missing"])


# The same answer everywhere


def test_a_clone_answers_the_same(moved, tmp_path):
    moved.git("clone", "--quiet", "--no-local", str(moved.root), str(tmp_path / "en annen mappe"))
    assert answer(tmp_path / "en annen mappe" / "content", NAME) == moved.told(NAME)


def test_longer_ids_are_read_as_well(tmp_path):
    (tmp_path / "depot").mkdir()
    subprocess.run(["git", "init", "--quiet", "--object-format=sha256"], cwd=tmp_path / "depot", check=True)
    repository = Repository(tmp_path / "depot")
    repository.commit(0, {NAME: text()})
    repository.commit(1, {NAME: LATER})
    assert repository.revision() == (1, 1)


def test_another_worktree_answers_the_same(moved, tmp_path):
    moved.git("worktree", "add", "--quiet", "--detach", str(tmp_path / "side"))
    assert answer(tmp_path / "side" / "content", NAME) == moved.told(NAME)


@pytest.mark.parametrize(
    ("key", "value"),
    [
        pytest.param("log.showSignature", "true", id="runs gpg"),
        pytest.param("log.showRoot", "false", id="hides the first commit"),
        pytest.param("log.diffMerges", "off", id="hides merges"),
        pytest.param("log.follow", "true", id="follows by itself"),
        pytest.param("log.abbrevCommit", "true", id="short ids"),
        pytest.param("core.abbrev", "4", id="shorter ids"),
        pytest.param("core.quotePath", "true", id="quotes names"),
        pytest.param("core.pager", "false", id="a pager that fails"),
        pytest.param("core.fsmonitor", "/bin/false", id="a monitor that fails"),
        pytest.param("core.hooksPath", "/ingensteds", id="hooks elsewhere"),
        pytest.param("diff.renames", "false", id="no renames"),
        pytest.param("diff.renames", "copies", id="copies too"),
        pytest.param("diff.renameLimit", "1", id="few renames"),
        pytest.param("diff.relative", "true", id="names from the folder"),
        pytest.param("diff.noprefix", "true", id="another form"),
        pytest.param("diff.orderFile", "/ingensteds", id="an order that is not there"),
        pytest.param("diff.external", "false", id="another program"),
        pytest.param("diff.stat", "true", id="a summary"),
        pytest.param("format.pretty", "fuller", id="another format"),
        pytest.param("color.ui", "always", id="colours"),
        pytest.param("i18n.logOutputEncoding", "UTF-16", id="another encoding"),
    ],
)
def test_what_a_machine_prefers_changes_nothing(moved, key, value):
    moved.rename(2, NAME, "events/blåbær.md")
    moved.git("config", key, value)
    assert moved.revision("events/blåbær.md") == (1, 1)


@pytest.mark.parametrize(
    "environment",
    [
        pytest.param({"GIT_DIR": "elsewhere/.git"}, id="a hook's repository"),
        pytest.param({"GIT_DIR": "elsewhere/.git", "GIT_WORK_TREE": "elsewhere"}, id="and its folder"),
        pytest.param({"GIT_INDEX_FILE": "elsewhere/index"}, id="a hook's index"),
        pytest.param({"GIT_OBJECT_DIRECTORY": "elsewhere/objects"}, id="a hook's objects"),
        pytest.param({"GIT_LITERAL_PATHSPECS": "1", "GIT_TRACE": "1"}, id="somebody looking for a mistake"),
        pytest.param({"GIT_EXTERNAL_DIFF": "false", "GIT_PAGER": "false"}, id="programs of somebody's own"),
        pytest.param({"LC_ALL": "nb_NO.UTF-8", "LANGUAGE": "nb"}, id="in Norwegian"),
    ],
)
def test_the_environment_changes_nothing(moved, monkeypatch, tmp_path, environment):
    elsewhere = Repository(tmp_path / "elsewhere")
    elsewhere.commit(0, {NAME: text()})
    for name, value in environment.items():
        monkeypatch.setenv(name, value.replace("elsewhere", str(elsewhere.root)))
    assert moved.revision() == (1, 1)


@pytest.mark.needs("posix")
def test_nothing_in_the_repository_is_run(moved, tmp_path):
    trap = tmp_path / "trap"
    trap.write_text(f"#!/bin/sh\ntouch {tmp_path}/sprung\n")
    trap.chmod(0o755)
    (moved.root / ".gitattributes").write_text("*.md diff=trap filter=trap\n")
    for key in ("core.fsmonitor", "diff.trap.textconv", "diff.trap.command", "filter.trap.clean", "core.pager"):
        moved.git("config", key, str(trap))
    moved.git("config", "core.hooksPath", str(tmp_path))
    assert moved.revision() == (1, 1)
    assert not (tmp_path / "sprung").exists()


def test_a_history_somebody_pretends_is_not_believed(moved):
    second = moved.git("rev-parse", "HEAD")
    moved.git("replace", "--graft", second)
    (moved.root / ".git" / "info").mkdir(exist_ok=True)
    (moved.root / ".git" / "info" / "grafts").write_text(f"{second}\n")
    assert moved.revision() == (1, 1)


def test_a_branch_named_as_the_head_misleads_nobody(moved):
    moved.git("branch", "--force", "HEAD-", "HEAD~1")
    moved.git("update-ref", "refs/heads/HEAD", "HEAD~1")
    assert moved.revision() == (1, 1)


# Branches


@pytest.mark.parametrize(
    "is_pulled", [False, True], ids=["a branch into main", "main into a branch, then main is that"]
)
def test_a_change_is_counted_whichever_way_it_is_merged(moved, is_pulled):
    """After «git pull» an editor's own commits come first, and the public ones are what is merged."""
    moved.git("switch", "--quiet", "--create", "side", "HEAD~1")
    moved.commit(3, {OTHER: text(starts="19. mars 2027 kl. 10.00")})
    ours, theirs = ("side", "main") if is_pulled else ("main", "side")
    moved.git("switch", "--quiet", ours)
    moved.git("merge", "--quiet", "--no-edit", theirs)
    assert moved.revision() == (1, 1)
    assert moved.revision(OTHER) == (0, None)


def test_a_merge_that_chooses_between_two_times_is_a_change_to_both(moved):
    moved.git("switch", "--quiet", "--create", "side", "HEAD~1")
    moved.commit(2, {NAME: text(starts="12. mars 2027 kl. 10.30")})
    moved.git("switch", "--quiet", "main")
    moved.git("merge", "--quiet", "--no-commit", "--strategy=ours", "side")
    moved.commit(4, {})
    assert moved.revision() == (2, 4)


def test_one_repository_in_another_has_its_own_history(moved):
    inner = Repository(moved.content / "events" / "egen", "")
    inner.commit(0, {"articles/a.md": "Tekst.\n"})
    moved.commit(2, {})
    assert moved.revision() == (1, 1)


@pytest.mark.needs("posix")
def test_a_content_folder_may_be_a_link(moved, tmp_path):
    (tmp_path / "snarvei").symlink_to(moved.content)
    assert answer(Path(tmp_path / "snarvei"), NAME) == moved.told(NAME)
