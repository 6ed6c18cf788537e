"""The commands as an editor types them: what they print, what they write and how they end."""

import json
import os
import runpy
import subprocess
import sys
from pathlib import Path

import pytest

from forked import run_python
from part_of_project import PROJECT, lay_out

ARTICLE = """---
tittel: Åpen dag
ingress: Alle er velkomne.
publisert: 2. mars 2027
forfatter: Kari Nordmann
---

Vi åpner dørene.
"""


class Project:
    """A project of its own, with the code of this one."""

    def __init__(self, root: Path) -> None:
        self.root = root
        lay_out(root, "tasks.py", "pelicanconf.py", "plugins", "theme")
        for name in ("articles", "events", "pages"):
            (root / "content" / name).mkdir(parents=True)

    def invoke(self, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
        fixed = {"SOURCE_DATE_EPOCH": "1804665600", "PYTHONUTF8": "1"}
        return run_python("-m", "invoke", *arguments, cwd=self.root, environment={**os.environ, **fixed, **environment})

    def write(self, name: str, text: str) -> None:
        (self.root / "content" / name).write_text(text, encoding="utf-8")

    def files(self, folder: str) -> list[str]:
        return sorted(
            path.relative_to(self.root / folder).as_posix()
            for path in (self.root / folder).rglob("*")
            if path.is_file()
        )


@pytest.fixture
def project(tmp_path) -> Project:
    return Project(tmp_path)


def test_a_new_file_is_written_told_of_and_never_written_over(project):
    first, second = (project.invoke("new-article", "Blåbær & mer") for _ in range(2))
    assert (first.returncode, first.stdout) == (
        0,
        "Laget content/articles/2027-03-10-blabaer-og-mer.md\nFyll ut filen, og se siden med: invoke serve. Ta bort «status: utkast» når den skal publiseres.\n",
    )
    assert second.stdout.startswith("Laget content/articles/2027-03-10-blabaer-og-mer-mars-2027.md\n")
    assert len(project.files("content")) == 2


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        pytest.param(
            ["new-article", "!!!"],
            "Tittelen «!!!» har ingen bokstaver å lage en adresse av.",
            id="a title without letters",
        ),
        pytest.param(
            ["new-event", "Frokost", "--date", "31. april 2027"],
            "«31. april 2027» finnes ikke: april har 30 dager.",
            id="a day that does not exist",
        ),
    ],
)
def test_what_cannot_be_made_is_told_in_words(project, arguments, said):
    ended = project.invoke(*arguments)
    assert (ended.returncode, ended.stdout, project.files("content")) == (1, "", [])
    assert ended.stderr.startswith(said)


@pytest.mark.needs("posix")
@pytest.mark.parametrize(
    ("typed", "code", "said", "files"),
    [
        pytest.param("Frokost\n12. april 2027\n\n\n", 0, "Laget content/events/2027-04-12-frokost.md", 1, id="all"),
        pytest.param("Frokost\n\x04", 1, "Avbrutt. Ingenting er laget.", 0, id="until there is no more"),
    ],
)
def test_somebody_at_a_terminal_is_asked_for_what_is_not_given(project, typed, code, said, files):
    import pty  # only where there is one

    master, terminal = pty.openpty()
    os.write(master, typed.encode())
    command = [sys.executable, "-m", "invoke", "new-event"]
    ended = subprocess.run(command, cwd=project.root, stdin=terminal, capture_output=True, text=True, timeout=300)
    assert ended.returncode == code, ended.stderr
    assert said in ended.stdout + ended.stderr
    assert len(project.files("content")) == files


PAGE = """<html><body><main><h1>Frokostmøte</h1><p>Starter: 12. april 2027 kl. 08.00</p>
<p>Sted: Eksempelhuset, Testbyen</p><p>Vi spiser frokost.</p></main></body></html>"""


def test_a_page_from_elsewhere_becomes_a_draft_that_is_checked_and_never_written_over(project):
    (project.root / "side.html").write_text(PAGE, encoding="utf-8")
    first, second = (project.invoke("import", "side.html") for _ in range(2))
    assert (first.returncode, first.stderr) == (0, "")
    assert first.stdout.startswith(
        "Laget content/events/2027-04-12-frokostmote.md\nLest som arrangement, fordi det står"
    )
    assert "Ingen feil og 2 advarsler." in first.stdout  # it has no summary and no end: for a person
    assert second.stdout.startswith("Laget content/events/2027-04-12-frokostmote-april-2027.md\n")


EXPORT = """<rss xmlns:wp="http://wordpress.org/export/1.2/"><channel><item><title>Om oss</title>
<link>https://testsiden.example/om-oss/</link><wp:post_type>page</wp:post_type></item>
<item><title>Nytt: hus</title><link>https://testsiden.example/?p=5</link><wp:post_type>post</wp:post_type>
<wp:post_date>2019-03-01 09:00:00</wp:post_date><wp:status>draft</wp:status></item>
<item><title>Leir</title><wp:post_type>tribe_events</wp:post_type><wp:postmeta><wp:meta_key>_EventStartDate</wp:meta_key>
<wp:meta_value>2019-07-01 08:00:00</wp:meta_value></wp:postmeta></item></channel></rss>"""


def test_a_site_from_wordpress_is_made_drafts_once(project):
    (project.root / "gammelt.xml").write_text(EXPORT, encoding="utf-8")
    first, second = (project.invoke("import", "gammelt.xml") for _ in range(2))
    drafts = ["articles/2019-03-01-nytt-hus.md", "events/2019-07-01-leir.md", "pages/om-oss.md"]
    assert (first.returncode, project.files("content")) == (0, drafts)
    assert (second.returncode, second.stderr, second.stdout) == (
        0,
        "",
        "Er hentet før, og er latt være: https://testsiden.example/om-oss/ er content/pages/om-oss.md.\n"
        "Er hentet før, og er latt være: https://testsiden.example/?p=5 er content/articles/2019-03-01-nytt-hus.md.\n"
        "Er hentet før, og er latt være: «Leir» er content/events/2019-07-01-leir.md.\n",
    )
    assert project.files("content") == drafts


def test_nothing_is_left_where_a_draft_cannot_be_written(project):
    (project.root / "side.html").write_text(PAGE, encoding="utf-8")
    (project.root / "content/events").rmdir()
    (project.root / "content/events").write_text("")
    ended = project.invoke("import", "side.html")
    assert (ended.returncode, ended.stdout, project.files("content")) == (1, "", ["events"])
    assert ended.stderr.startswith("Får ikke laget filen «")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        pytest.param(["import", "content"], "«content» er en mappe.", id="a folder"),
        pytest.param(["import"], "Her mangler noe etter «invoke import»", id="no file"),
        pytest.param(["import", "borte.docx"], "Finner ikke «borte.docx».", id="a file that is not there"),
        pytest.param(
            ["import", "tasks.py"], "«tasks.py» er ikke av en type som kan hentes", id="a file of another kind"
        ),
        pytest.param(
            ["import", "side.html", "--as", "plakat"], "«plakat» er ikke noe en tekst kan hentes som.", id="as"
        ),
    ],
)
def test_what_cannot_be_imported_is_told_in_words(project, arguments, said):
    (project.root / "side.html").write_text(PAGE, encoding="utf-8")
    ended = project.invoke(*arguments)
    assert (ended.returncode, ended.stdout, project.files("content")) == (2, "", [])
    assert ended.stderr.startswith(said)


def test_a_new_event_has_its_day(project):
    project.invoke("new-event", "Frokostmøte", "--date", "12. april 2027")
    assert project.files("content/events") == ["2027-04-12-frokostmote.md"]


EVENT = """---
tittel: Frokostmøte
ingress: Vi spiser frokost.
publisert: 1. februar 2027
starter: fredag 12. mars 2027 kl. 08.00
slutter: 09.00
sted: Testbyen
slug: frokost
status: fulltegnet
påmelding: https://pamelding.example/frokost
påmeldingsfrist: 10. mars 2027
---

Velkommen fredag.
"""
COPY = """---
tittel: {title}
ingress: Vi spiser frokost.
publisert: 10. mars 2027
starter: {starts}
slutter: 09.00
sted: Testbyen
påmelding: https://pamelding.example/frokost
påmeldingsfrist:
status: utkast
---

Velkommen fredag.
"""
SAID = """Laget content/events/{name}
Ikke tatt med: slug, status.
Står tomt: {blank}.
Se over datoene på linje {line}. De står som i filen du kopierte.
Fyll ut filen, og se siden med: invoke serve. Ta bort «status: utkast» når den skal publiseres.
"""


@pytest.mark.parametrize(
    ("arguments", "name", "title", "starts"),
    [
        pytest.param(
            ["--like", "{file}", "--date", "9. april 2027"],
            "2027/2027-04-09-frokostmote.md",
            "Frokostmøte",
            "fredag 9. april 2027 kl. 08.00",
            id="without a title",
        ),
        pytest.param(
            ["Kveldsmat", "-l", "{file}", "-d", "9. april 2027"],
            "2027/2027-04-09-kveldsmat.md",
            "Kveldsmat",
            "fredag 9. april 2027 kl. 08.00",
            id="with a title first",
        ),
        pytest.param(
            ["--date=9. april 2027", "--like={file}", "Frokost"],
            "2027/2027-04-09-frokost-april-2027.md",
            "Frokost",
            "fredag 9. april 2027 kl. 08.00",
            id="with a title last, whose address is taken",
        ),
        pytest.param(["--like", "{file}"], "2027/frokostmote.md", "Frokostmøte", "", id="without a day"),
    ],
)
def test_an_event_is_copied_beside_the_one_it_is_like(project, arguments, name, title, starts):
    (project.root / "content/events/2027").mkdir()
    file = "content/events/2027/2027-03-12-frokostmote-mars.md"
    project.write("events/2027/2027-03-12-frokostmote-mars.md", EVENT)
    ended = project.invoke("new-event", *(argument.format(file=file) for argument in arguments))
    text = (project.root / "content/events" / name).read_text(encoding="utf-8")
    assert text == COPY.format(title=title, starts=starts).replace("starter: \n", "starter:\n")
    blank = "påmeldingsfrist" if starts else "starter, påmeldingsfrist"
    assert (ended.returncode, ended.stdout, ended.stderr) == (0, SAID.format(name=name, blank=blank, line=13), "")


@pytest.mark.parametrize(
    ("like", "said"),
    [
        pytest.param("content/events/nei.md", "Finner ikke «content/events/nei.md».", id="no such file"),
        pytest.param("content/events", "«content/events» er ikke et arrangement.", id="a folder"),
        pytest.param(
            "content/articles/a.md",
            "«content/articles/a.md» er ikke et arrangement. Velg en fil i content/events.\n",
            id="an article",
        ),
        pytest.param(
            "content/events/feil.md",
            "Filen har feil. Rett dem før du lager en kopi.\ncontent/events/feil.md:5: «31. april 2027»",
            id="an event with a mistake",
        ),
    ],
)
def test_what_cannot_be_copied_is_told_and_ends_with_two(project, like, said):
    project.write("articles/a.md", ARTICLE)
    project.write("events/feil.md", EVENT.replace("fredag 12. mars", "31. april"))
    ended = project.invoke("new-event", "--like", like, "--date", "9. april 2027")
    assert (ended.returncode, ended.stdout, project.files("content/events")) == (2, "", ["feil.md"])
    assert ended.stderr.startswith(said)


def test_a_new_file_avoids_an_address_that_no_file_name_tells_of(project):
    project.write("events/2027-03-12-mote.md", EVENT)
    ended = project.invoke("new-event", "Frokost", "--date", "9. april 2027")
    assert ended.stdout.startswith("Laget content/events/2027-04-09-frokost-april-2027.md\n")


def test_content_without_mistakes_ends_well(project):
    project.write("articles/2027-03-02-apen-dag.md", ARTICLE)
    ended = project.invoke("check")
    assert (ended.returncode, ended.stdout, ended.stderr) == (0, "Ingen feil.\n", "")


def test_a_check_that_has_something_to_tell_says_where_to_read_more(project):
    project.write("articles/2027-03-02-apen-dag.md", ARTICLE.replace("2. mars", "31. april"))
    said = project.invoke("check").stdout
    assert said.endswith("1 feil.\nHjelp: content/README.md, under «Når du står fast».\n")


@pytest.mark.parametrize(
    ("remote", "read_at"),
    [
        pytest.param("https://github.com/testbyen/nettsted.git", "testbyen/nettsted", id="as it is cloned"),
        pytest.param("git@github.com:testbyen/helse.hub", "testbyen/helse.hub", id="with a key"),
        pytest.param("https://git.example/testbyen/nettsted.git", "", id="another host"),
        pytest.param("", "", id="nowhere"),
    ],
)
def test_the_guide_is_read_where_the_repository_is(tmp_path, remote, read_at):
    subprocess.run(["git", "init", "--quiet", tmp_path], check=True)
    if remote:
        subprocess.run(["git", "-C", tmp_path, "remote", "add", "origin", remote], check=True)
    expected = f"https://github.com/{read_at}/blob/HEAD/content/README.md" if read_at else ""
    assert runpy.run_path(str(PROJECT / "tasks.py"))["_guide"](tmp_path) == expected


def test_a_mistake_ends_the_check_with_one_and_json_has_nothing_else(project):
    project.write("articles/2027-03-02-apen-dag.md", ARTICLE.replace("2. mars", "31. april"))
    ended = project.invoke("check", "--format", "json")
    problems = [json.loads(line) for line in ended.stdout.splitlines()]
    assert (ended.returncode, ended.stderr) == (1, "")
    assert [(problem["file"], problem["line"]) for problem in problems] == [
        ("content/articles/2027-03-02-apen-dag.md", 4)
    ]


def test_json_is_utf_8_whatever_the_terminal_speaks(project):
    project.write("articles/2027-03-02-apen-dag.md", ARTICLE.replace("2. mars", "31. april"))
    ended = subprocess.run(
        [sys.executable, "-m", "invoke", "check", "--format=json"],
        cwd=project.root,
        env={**os.environ, "PYTHONIOENCODING": "latin-1"},
        capture_output=True,
    )
    assert "«31. april 2027»" in ended.stdout.decode("utf-8")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        pytest.param(
            ["check", "--format", "xml"],
            "Ukjent format: «xml». Velg text, json eller github.\n",
            id="a format there is none of",
        ),
        pytest.param(
            ["check", "--path", "ingensteds"],
            "Finner ikke «ingensteds». Skriv veien til en fil eller mappe som finnes.\n",
            id="a path there is none of",
        ),
        pytest.param(
            ["serve", "--port", "åtti"],
            "Porten «åtti» kan ikke brukes. Velg et tall fra 1024 til 65535.\n",
            id="a port that is no number",
        ),
        pytest.param(
            ["serve", "--at", "31. april 2027"],
            "«31. april 2027» finnes ikke: april har 30 dager.\n"
            "    Slik retter du: Rett datoen. Siste dag i måneden er «30. april 2027».\n"
            "    Eksempel: 30. april 2027\n",
            id="a day that does not exist",
        ),
        pytest.param(
            ["bygg"],
            "«bygg» er ingen kommando. Se kommandoene med: invoke --list\n"
            "Hører ordet til en tekst, for eksempel en tittel, skriver du hele teksten i anførselstegn.\n",
            id="no such command",
        ),
        pytest.param(
            ["new-article", "Åpen", "d'ag"],
            "«d'ag» er ingen kommando. Se kommandoene med: invoke --list\n"
            "Hører ordet til en tekst, for eksempel en tittel, skriver du hele teksten i anførselstegn.\n",
            id="a title without quotes",
        ),
        pytest.param(
            ["new-article"],
            "Her mangler noe etter «invoke new-article»: Tittelen, i anførselstegn.\n"
            "Se et eksempel og valgene med: invoke new-article --help\n",
            id="no title",
        ),
        pytest.param(
            ["check", "--sti", "content"],
            "«invoke check» har ikke noe valg som heter «--sti». Se valgene med: invoke check --help\n",
            id="no such option",
        ),
        pytest.param(
            ["new-event", "Møte", "--date"],
            "Skriv hva det skal være, etter «--date». Se hva du kan skrive, med: invoke new-event --help\n",
            id="an option without its value",
        ),
        pytest.param(
            ["smoke", "eksempelhuset"],
            "«eksempelhuset» er ikke adressen til et nettsted. Den begynner med «https://».\n",
            id="no address",
        ),
        pytest.param(
            ["smoke", "http://127.0.0.1:9", "--patience", "lenge"],
            "Et av valgene skal være et helt tall. Se valgene med «--help» etter kommandoen.\n",
            id="no number",
        ),
        pytest.param(
            ["test", "--path", "tests/ingensteds"],
            "Finner ikke «tests/ingensteds». Skriv veien til tester som finnes, for eksempel tests/checks.\n",
            id="no tests",
        ),
        pytest.param(
            ["check", "--help=alt"],
            "«alt» er ingen kommando. Se kommandoene med: invoke --list\n"
            "Hører ordet til en tekst, for eksempel en tittel, skriver du hele teksten i anførselstegn.\n",
            id="help about nothing",
        ),
    ],
)
def test_a_wrong_word_in_a_command_ends_it_with_two(project, arguments, said):
    ended = project.invoke(*arguments)
    assert (ended.returncode, ended.stdout, ended.stderr) == (2, "", said)


def test_a_project_that_lacks_something_is_told_of_in_words(project):
    (project.root / "content").rename(project.root / "bort")
    built = project.invoke("build")
    assert built.stderr.startswith("Finner ikke mappen «content».") and built.returncode == 2
    written = project.invoke("licences")
    assert (written.returncode, "Traceback" in written.stderr) == (1, False)
    assert "requirements.txt». Se etter at filen finnes" in written.stderr


def test_half_an_installation_is_told_of_in_words(project):
    (project.root / "halv").mkdir()
    (project.root / "halv" / "yaml.py").write_text("import finnes_ikke")
    ended = subprocess.run(
        [sys.executable, "-m", "invoke", "check"],
        cwd=project.root,
        env={**os.environ, "PYTHONPATH": str(project.root / "halv"), "PYTHONUTF8": "1"},
        capture_output=True,
        text=True,
    )
    assert (ended.returncode, "Traceback" in ended.stderr) == (1, False)
    assert ended.stderr.startswith("Installasjonen er ikke hel (No module named 'finnes_ikke'). Hent den på nytt med:")


@pytest.mark.parametrize("words", [[], ["--list"], ["-l"]])
def test_the_commands_are_listed_in_norwegian(project, words):
    ended = project.invoke(*words)
    assert (ended.returncode, ended.stderr) == (0, "")
    first, *_, last = ended.stdout.strip().split("\n")
    assert (first, last) == (
        "Skal du skrive? Begynn med content/README.md.",
        "Hva du kan skrive etter en kommando, ser du med: invoke build --help",
    )
    assert "  check         Fortell om feil i innholdet uten å bygge noe.\n" in ended.stdout


@pytest.mark.parametrize("words", [["new-article", "--help"], ["new-article", "-h"], ["--help", "new-article"]])
def test_help_is_asked_for_before_or_after_a_command(project, words):
    ended = project.invoke(*words)
    assert (ended.returncode, ended.stderr, project.files("content")) == (0, "", [])
    assert ended.stdout.startswith('invoke new-article "TITLE"\n\n  Lag en ny artikkel å fylle ut.\n\nValg:\n')


def test_a_build_with_a_mistake_leaves_the_site_that_was(project):
    project.write("articles/2027-03-02-apen-dag.md", ARTICLE)
    assert project.invoke("build").returncode == 0
    before = {name: (project.root / "output" / name).read_bytes() for name in project.files("output")}
    project.write("articles/2027-03-03-feil.md", ARTICLE.replace("2. mars", "31. april"))
    ended = project.invoke("build")
    after = {name: (project.root / "output" / name).read_bytes() for name in project.files("output")}
    assert (ended.returncode, after) == (1, before)
    assert "content/articles/2027-03-03-feil.md:4: " in ended.stderr
    assert "Traceback" not in ended.stderr


def test_a_public_address_may_end_in_a_slash(project):
    project.write("articles/2027-03-02-apen-dag.md", ARTICLE)
    ended = project.invoke("build", SITEURL="https://example.org/helsehub/")
    page = (project.root / "output" / "artikler" / "apen-dag" / "index.html").read_text(encoding="utf-8")
    assert (ended.returncode, "Traceback" in ended.stderr) == (0, False)
    assert '<link rel="canonical" href="https://example.org/helsehub/artikler/apen-dag/">' in page


def test_a_build_stopped_on_its_way_says_why(project):
    project.write("articles/2027-03-02-apen-dag.md", ARTICLE)
    ended = project.invoke("build", PAGEFIND_BINARY_PATH=str(project.root / "finnes-ikke"))
    assert (ended.returncode, "Søket kan ikke bygges." in ended.stderr) == (1, True)


@pytest.mark.parametrize("names", [("LC_ALL",), ("LANG", "LC_TIME")], ids=" ".join)
def test_a_language_the_machine_has_not_is_no_hindrance(project, names):
    unset = dict.fromkeys(("LC_ALL", "LANG", "LC_TIME"), "")
    ended = project.invoke("build", **{**unset, **dict.fromkeys(names, "nb_XX.UTF-8")})
    assert (ended.returncode, "ocale" in ended.stderr) == (0, False)


def test_verify_says_where_no_site_is_built(project):
    run = project.invoke("verify")
    assert (run.returncode, run.stdout) == (2, "")
    assert (
        run.stderr.strip() == f"Det er ikke bygget noe nettsted i «{project.root / 'output'}». Kjør «make build» først."
    )


def test_smoke_ends_with_what_does_not_answer(project):
    run = project.invoke("smoke", "http://127.0.0.1:9")
    assert run.returncode == 1
    assert run.stderr.startswith("/: Verten svarer ikke: ")
    assert run.stderr.endswith("1 feil.\n")
