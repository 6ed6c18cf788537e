"""What stands on the branch, and what an editor is told: addresses, messages, problems."""

import re
import tomllib
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from publishing.errors import MOST_TOLD, STOPS, problem_text, problems_text, site_problem
from publishing.job import job_here
from publishing.losses import ContentFiles, loss, lost_url_path
from publishing.preconditions import domain_in, domain_of
from publishing.published_branch import deploy_message, read_message, rollback_message
from publishing.published_site import PublishedSite
from website.git import environment_for_git

SOURCE, OTHER = "a" * 40, "b" * 40
MADE = {"id": "c" * 40, "tree": "d" * 40, "moment": datetime(2027, 3, 10, tzinfo=UTC)}


@pytest.mark.parametrize(
    ("address", "domain"),
    [
        pytest.param("https://helsehub.github.io", "", id="GitHub's own"),
        pytest.param("https://org.github.io/helsehub", "", id="GitHub's own, below a path"),
        pytest.param("https://GitHub.io.example", "github.io.example", id="only its beginning is GitHub's"),
        pytest.param("https://www.eksempel.no", "www.eksempel.no", id="one's own"),
        pytest.param("https://blåbær.example", "xn--blbr-roah.example", id="in Norwegian"),
    ],
)
def test_a_domain_of_ones_own_is_told_to_github(address, domain):
    assert domain_of(address) == domain


@pytest.mark.parametrize(
    ("written", "domain"),
    [(b"Eksempel.no\n", "eksempel.no"), (b"", ""), (None, ""), (b"a.no\nb.no", "a.no"), (b"\xff", "\ufffd")],
)
def test_a_cname_file_names_one_domain(written, domain):
    files = {} if written is None else {"CNAME": "blob"}
    site = PublishedSite(files=files, read_blobs=lambda blobs: {"blob": written}, base="")
    assert domain_in(site) == domain


@given(st.text())
def test_what_a_commit_is_about_can_be_read_back(subject):
    line = " ".join(subject.split())
    found = read_message(**MADE, message=deploy_message(SOURCE, line))
    assert (found.source, found.deploy, found.withdrawn) == (SOURCE, "", ())
    assert found.subject.strip() == line


def test_a_rollback_says_what_it_puts_back_and_takes_away():
    before = read_message(**MADE, message=deploy_message(SOURCE, "Kilde: " + OTHER))
    found = read_message(**MADE, message=rollback_message(before, (OTHER,)))
    assert (found.source, found.deploy, found.withdrawn) == (SOURCE, before.id, (OTHER,))
    assert found.subject == before.subject


@pytest.mark.parametrize("message", ["", "Update CNAME", f"Kilde: {SOURCE}", f"x\n\nKilde: {SOURCE}x", "\n\n"])
def test_a_message_of_another_form_is_somebody_elses(message):
    assert not read_message(**MADE, message=message).is_ours


def test_a_fault_is_told_with_its_fix_and_its_example_and_never_commands_a_terminal():
    told = site_problem("rule", "a.md", "Galt \x1b[2J", "Rett\nto linjer", "a: b\nc: d")
    assert problem_text(told) == (
        "a.md: Galt �[2J\n"
        "    Slik retter du: Rett\n"
        "                    to linjer\n"
        "    Eksempel: a: b\n"
        "              c: d"
    )


def test_of_a_great_many_faults_the_first_are_told():
    told = problems_text([site_problem("rule", "", "Galt.", "Rett.")] * (MOST_TOLD + 3)).splitlines()
    assert (len(told), told[-1]) == (MOST_TOLD * 2 + 1, "… og 3 til.")


FILES = ContentFiles(
    content="content",
    now={"/artikler/utkast/": "content/articles/utkast.md"},
    renamed={"/artikler/a/": ("content/articles/a.md", "content/articles/b.md")},
    removed={"/artikler/slettet/": "content/articles/slettet.md"},
)


@pytest.mark.parametrize(
    ("told", "file", "words"),
    [
        pytest.param(
            lost_url_path(FILES, "/artikler/a/"),
            "content/articles/b.md",
            "Filen het content/articles/a.md",
            id="a file with a new name",
        ),
        pytest.param(
            lost_url_path(FILES, "/artikler/utkast/"),
            "content/articles/utkast.md",
            "«status: fjernet»",
            id="a page made a draft",
        ),
        pytest.param(
            lost_url_path(FILES, "/artikler/slettet/"),
            "content/articles/slettet.md",
            "filen er slettet",
            id="a file deleted",
        ),
        pytest.param(lost_url_path(FILES, "/x/"), "content/adresser.txt", "Eksempel: /x/ /", id="nobody knows"),
        pytest.param(
            lost_url_path(FILES, "/x/", led_to="/y/"),
            "content/adresser.txt",
            "Eksempel: /x/ /y/",
            id="an old address",
        ),
        pytest.param(
            lost_url_path(FILES, "/artikler/utkast/plan.pdf"),
            "content/articles/utkast.md",
            "  - /artikler/utkast/plan.pdf/",
            id="a document",
        ),
        pytest.param(lost_url_path(FILES, "/kalender.ics"), "", "noen kan abonnere på den", id="a calendar"),
        pytest.param(loss("feed", "feeds/x.xml"), "feeds/x.xml", "«SITE_ID» i pelicanconf.py", id="a feed"),
        pytest.param(
            loss("dropped", FILES.of("/artikler/utkast/"), url_path="/artikler/utkast/", title="Fest"),
            "content/articles/utkast.md",
            "status: avlyst",
            id="an event",
        ),
    ],
)
def test_each_loss_names_the_file_to_mend_and_how(told, file, words):
    assert told.file == file
    assert words in problem_text(told)


def test_git_asks_nobody_where_nobody_can_answer():
    given_by_hook = {"GIT_DIR": "x", "GIT_SSH_COMMAND": "ssh -i nøkkel", "PATH": "/bin", "LC_ALL": "nb_NO.UTF-8"}
    found = environment_for_git(given_by_hook)
    assert {
        name: found.get(name) for name in ("GIT_DIR", "GIT_SSH_COMMAND", "PATH", "LC_ALL", "GIT_TERMINAL_PROMPT")
    } == {
        "GIT_DIR": None,
        "GIT_SSH_COMMAND": "ssh -i nøkkel",
        "PATH": "/bin",
        "LC_ALL": "C",
        "GIT_TERMINAL_PROMPT": "0",
    }
    assert "GIT_TERMINAL_PROMPT" not in environment_for_git({}, can_ask=True)


@pytest.mark.parametrize(
    ("subject", "shown"),
    [
        pytest.param("Rett \x1b[2J\x1b]0;eid\x07siden", "Rett �[2J�]0;eid�siden", id="orders to the terminal"),
        pytest.param("Rett \u202enedis\u2066", "Rett �nedis�", id="signs that turn the line"),
        pytest.param("Rett \x9b2Jsiden", "Rett �2Jsiden", id="orders of eight bits"),
        pytest.param("Rett «Åsmøtet» – nå", "Rett «Åsmøtet» – nå", id="plain Norwegian"),
    ],
)
def test_what_a_deploy_tells_never_commands_a_terminal(tmp_path, capsys, subject, shown):
    job = job_here(tmp_path, environment={}, now=datetime.now(UTC), can_ask=False, remote="origin", branch="gh-pages")
    job.tell(f"Lagt ut fra abc1234 «{subject}»")
    assert capsys.readouterr().out == f"Lagt ut fra abc1234 «{shown}»\n"


def test_every_way_to_stop_has_a_row_and_every_row_is_told():
    code = "".join(path.read_text(encoding="utf-8") for path in STOPS.parent.glob("*.py"))
    rows = tomllib.loads(STOPS.read_text(encoding="utf-8"))
    assert set(re.findall(r'(?:stop|fault)\("([a-z-]+)"', code)) - rows.keys() == set()
    assert [name for name in rows if f'"{name}"' not in code] == []
