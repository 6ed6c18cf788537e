"""A proposal in words: what it changes, found in git, whatever else lies in the publication."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from forked import run_python
from manuscript.problem import RequestError
from part_of_project import lay_out
from publishing.errors import Repository
from publishing.proposal import read_proposal, write_summary
from site_settings import SETTINGS
from website.git import environment_for_git
from website.memory import NOTHING

NOW = SETTINGS.now


class Editor:
    """Somebody who changes files, and asks what that comes to."""

    def __init__(self, publication, commit_all):
        self.files = publication
        self._commit_all = commit_all

    def publishes(self):
        self._commit_all(Path())

    def told(self, base="main", **options):
        proposal = read_proposal(
            Repository(folder=Path.cwd(), environment=environment_for_git(os.environ)),
            "content",
            SETTINGS,
            against=base,
            memory=NOTHING,
        )
        return write_summary(proposal, NOW, **options)


@pytest.fixture
def editor(publication, commit_all):
    publication.article("2027-03-01-sak", tittel="En sak", forfatter="Kari Nordmann", emner="Helse")
    publication.event("2027-03-20-mote", tittel="Et møte", serie="Frokost")
    publication.event("2027-03-25-kurs", tittel="Et kurs", starter="25. mars 2027 kl. 10.00")
    made = Editor(publication, commit_all)
    made.publishes()
    return made


def test_nothing_changed_is_nothing_told(editor):
    assert editor.told() == "## Dette gjør forslaget\n\nIngenting på nettstedet blir annerledes.\n"


def test_a_new_page_stands_in_its_lists(editor):
    editor.files.article(
        "2027-03-05-ny", tittel="En ny", forfatter="Kari Nordmann", publisert="5. mars 2027", emner="Helse"
    )
    assert editor.told() == (
        "## Dette gjør forslaget\n\n"
        "### Sider\n\n"
        "- Ny: «En ny» – content/articles/2027-03-05-ny.md\n\n"
        "### Lister\n\n"
        "- Artikler (2 i alt): «En ny» kommer inn som nr. 1.\n"
        "- Emnet «Helse» (2 i alt): «En ny» kommer inn som nr. 1.\n"
    )


def test_a_draft_and_what_is_planned_are_told_with_their_state_and_stand_in_no_list(editor):
    editor.files.article("2027-03-05-uferdig", tittel="Uferdig", status="utkast")
    editor.files.article("2027-04-05-ny", tittel="Senere", forfatter="Kari Nordmann", publisert="5. april 2027 kl. 9")
    told = editor.told()
    assert "- Ny: «Uferdig» (utkast) – content/articles/2027-03-05-uferdig.md\n" in told
    assert "- Ny: «Senere» (publiseres mandag 5. april 2027 kl. 09.00)" in told.replace("\N{NO-BREAK SPACE}", " ")
    assert "### Lister" not in told


@pytest.mark.parametrize(
    ("fields", "said", "is_in_calendar"),
    [
        pytest.param(
            {"starter": "21. mars 2027 kl. 10.00", "flyttet_fra": "20. mars 2027 kl. 10.00"},
            "«Et møte» flyttes fra lørdag 20. mars 2027 kl. 10.00–12.00 til søndag 21. mars 2027 kl. 10.00–12.00.",
            True,
            id="moved",
        ),
        pytest.param({"sted": "Testhuset"}, "«Et møte» får nytt sted: Testhuset.", True, id="another place"),
        pytest.param({"status": "avlyst"}, "«Et møte» er avlyst.", True, id="cancelled"),
        pytest.param(
            {"status": "fulltegnet", "påmelding": "post@example.no"}, "«Et møte» er fulltegnet.", True, id="full"
        ),
    ],
)
def test_what_people_must_know_of_an_event_is_said(editor, fields, said, is_in_calendar):
    editor.files.event("2027-03-20-mote", **{"tittel": "Et møte", "serie": "Frokost", **fields})
    told = editor.told().replace("\N{NO-BREAK SPACE}", " ")
    assert f"### Arrangementer\n\n- {said}\n" in told
    assert (
        "- «Et møte» blir rettet i kalenderen for alle arrangementer og den for serien «Frokost».\n" in told
    ) is is_in_calendar


def test_a_page_that_goes_is_told_with_its_lists_and_calendar(editor):
    Path("content/events/2027-03-20-mote.md").unlink()
    assert editor.told() == (
        "## Dette gjør forslaget\n\n"
        "### Sider\n\n"
        "- Borte: «Et møte» på /arrangementer/mote/\n\n"
        "### Lister\n\n"
        "- Kommende arrangementer (1 i alt): «Et møte» går ut.\n"
        "- Serien «Frokost» (tom): «Et møte» går ut.\n\n"
        "### Kalendere\n\n"
        "- «Et møte» går ut av kalenderen for alle arrangementer og den for serien «Frokost». Skulle det heller vært avlyst?\n"
    )


def test_an_event_that_is_over_may_leave_calendars(editor):
    editor.files.event("2027-03-02-forbi", tittel="Forbi", starter="2. mars 2027 kl. 10.00")
    editor.publishes()
    Path("content/events/2027-03-02-forbi.md").unlink()
    assert "- «Forbi» går ut av kalenderen for alle arrangementer.\n" in editor.told()


def test_a_page_with_a_new_address_is_the_page_it_was(editor):
    Path("content/articles/2027-03-01-sak.md").unlink()
    editor.files.article(
        "2027-03-01-annet-navn",
        tittel="En sak",
        forfatter="Kari Nordmann",
        emner="Helse",
        første_adresse="/artikler/sak/",
        gamle_adresser="/artikler/sak/",
    )
    told = editor.told()
    assert "- Endret: «En sak»: annet, før på /artikler/sak/ – content/articles/2027-03-01-annet-navn.md" in told
    assert "Borte" not in told


def test_a_changed_page_is_told_with_what_is_changed(editor):
    editor.files.article("2027-03-01-sak", "Ny tekst.", tittel="En annen sak", forfatter="Kari Nordmann", emner="Helse")
    assert "- Endret: «En annen sak»: tittelen og teksten – content/articles/2027-03-01-sak.md\n" in editor.told()


def test_an_old_warning_is_told_only_with_its_file(editor):
    editor.files.event("2027-03-27-stedlos", tittel="Uten sted", sted="")
    assert "har verken sted" in editor.told()
    editor.publishes()
    editor.files.article("2027-03-01-sak", "Ny tekst.", tittel="En sak", forfatter="Kari Nordmann", emner="Helse")
    assert "har verken sted" not in editor.told()


def test_an_error_is_told_first_whoever_made_it(editor):
    editor.files.article("2027-03-01-sak", tittel="En sak", forfatter="Kari Nordmann", tullefelt="ja")
    told = editor.told()
    assert told.startswith("## Dette gjør forslaget\n\n### Må rettes før det kan publiseres\n\n- content/articles/")


def test_very_much_is_told_in_part(editor):
    for number in range(60):
        editor.files.page(f"side-{number}", tittel=f"Side {number}")
    assert "- … og 20 til." in editor.told()


def test_the_clone_is_left_as_it_was(editor):
    def state():
        return subprocess.run(["git", "for-each-ref"], capture_output=True, text=True).stdout, sorted(
            path.as_posix() for path in Path(".git").rglob("*") if path.name != "index"
        )

    editor.files.article("2027-03-05-ny", tittel="En ny", forfatter="Kari Nordmann")
    before = state()
    editor.told()
    assert state() == before


def test_a_branch_nobody_knows_is_told_in_words(editor):
    with pytest.raises(RequestError, match="Finner ikke hva forslaget skal sammenlignes med: «tull»"):
        editor.told("tull")


def test_a_branch_cannot_be_an_option(editor):
    with pytest.raises(RequestError):
        editor.told("--all")


def test_what_others_have_published_since_is_no_part_of_it(editor):
    def git(*arguments):
        subprocess.run(["git", *arguments], check=True, capture_output=True)

    git("switch", "--quiet", "--create", "forslag")
    shutil.copy("content/articles/2027-03-01-sak.md", "content/articles/2027-03-02-ny.md")
    editor.publishes()
    git("switch", "--quiet", "main")
    editor.files.article("2027-03-06-andres", tittel="Andres", forfatter="Kari Nordmann")
    editor.publishes()
    git("switch", "--quiet", "forslag")
    told = editor.told()
    assert "2027-03-02-ny.md" in told
    assert "Andres" not in told


def test_the_commands_tell_of_a_proposal(editor):
    lay_out(Path(), "tasks.py", "pelicanconf.py", "publishconf.py", "plugins", "theme")
    Path(".gitignore").write_text("/*\n!/content\n", "utf-8")
    Path("content/articles/2027-03-01-sak.md").unlink()
    told = [
        run_python(
            "-m", "invoke", *arguments, cwd=Path(), environment={**os.environ, "SOURCE_DATE_EPOCH": "1804665600"}
        )
        for arguments in (
            ("check", "--base", "main", "--format", "github"),
            ("check", "--base", "tull"),
            ("summary", "--base", "main", "--preview", "forslag"),
            ("summary", "--base", "main", "--preview", "forslag"),
            ("summary", "--base", "tull"),
        )
    ]
    assert [ended.returncode for ended in told] == [1, 2, 0, 2, 2]
    assert told[0].stdout.startswith(
        "::error file=content/articles/2027-03-01-sak.md,line=1,col=1,title=Noe publisert som"
    )
    assert "### Må rettes før det kan publiseres\n\n- content/articles/2027-03-01-sak.md:1: " in told[2].stdout
    assert {told[number].stderr.splitlines()[0] for number in (1, 4)} == {
        "Finner ikke hva forslaget skal sammenlignes med: «tull»."
    }
    assert told[3].stderr.startswith("«") and "finnes fra før" in told[3].stderr
    assert Path("forslag/sammendrag.md").read_text("utf-8") == told[2].stdout
    assert Path("forslag/index.html").is_file()
