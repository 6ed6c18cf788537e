"""The project's verbs, for Invoke: ``invoke --list``. Each is a few lines; the work lives in plugins/."""

import argparse
import json
import os
import re
import runpy
import subprocess
import sys
import tempfile
from contextlib import contextmanager
from pathlib import Path, PurePosixPath

from invoke import Exit, Task, main, task

PROJECT = Path(__file__).parent
CONTENT = PROJECT / "content"
THEME = PROJECT / "theme"
PLUGINS = PROJECT / "plugins"
OUTPUT = PROJECT / "output"
PREVIEW = PROJECT / ".preview"  # never output/: it holds drafts
WORKSHOP = PROJECT / ".cache" / "publishing"
VERIFIED = PROJECT / ".cache" / "verified"  # what was found right; may be deleted at any time
BUILT_FROM = ("content", "theme", "plugins", "pelicanconf.py", "publishconf.py", "tasks.py")
DEMO = PROJECT / ".demo"
FOUND = PROJECT / ".cache" / "funn.md"  # what «look» found, for the weekly issue
LICENCES = PROJECT / "docs" / "lisenser.md"
DEMO_CONTENT = PROJECT / "tests" / "site" / "content"
DEMO_NOW = "1804665600"  # 10 March 2027 at 9 in Oslo
VNU = PROJECT / "node_modules" / "vnu-jar" / "build" / "dist" / "vnu.jar"
PAGES_PATIENCE = 900  # seconds; GitHub Pages takes some minutes to show what is pushed
PORT = "8000"
PORT_HELP = f"Porten på denne maskinen ({PORT})."
REMOTE_HELP = "Depotet nettstedet publiseres fra: et navn git kjenner, eller en adresse."
BRANCH_HELP = "Grenen der nettstedet ligger."

sys.path.insert(0, str(PLUGINS))
# Invoke turns this on for everyone: each verb would compile all of plugins/ anew.
sys.dont_write_bytecode = bool(sys.flags.dont_write_bytecode)
for stream in (sys.stdout, sys.stderr):
    stream.reconfigure(errors="backslashreplace")  # a terminal may lack «–»
if hasattr(main.program, "core"):  # Invoke gives an option of one letter no long form
    words = main.program.core.unparsed
    words[:] = [word[1:] if re.fullmatch("--n(?:=.*)?", word) else word for word in words]


@task(
    help={
        "public": "Bygg for den offentlige adressen, ikke for denne maskinen.",
        "verify": "Bygg en gang til i andre omgivelser, og se etter at hver fil blir lik.",
    }
)
def build(context, public=False, verify=False):
    """Sjekk innholdet og bygg nettstedet i output/."""
    configuration = "publishconf.py" if public else "pelicanconf.py"
    os.environ["SOURCE_DATE_EPOCH"] = str(int(_now().timestamp()))  # the second build is no later than the first
    if not _pelican(CONTENT, OUTPUT, configuration):
        raise Exit(code=1)
    if verify:
        _build_again(configuration)


@task(help={"port": PORT_HELP})
def serve(context, port=PORT):
    """Vis nettstedet på denne maskinen, med utkast, og følg med når du lagrer."""
    from building.preview import preview

    def build(address):
        return _pelican(CONTENT, PREVIEW, PREVIEW=True, SITEURL=address)

    with _on_a_port(port) as number:
        preview(build, folder=PREVIEW, port=number, watched=[CONTENT, THEME], code=[PLUGINS])


@task(
    iterable=["path"],
    help={
        "path": "En fil, eller en mappe med articles/ eller events/. Kan gis flere ganger.",
        "format": "text, json eller github.",
    },
)
def check(context, path, format="text"):
    """Fortell om feil i innholdet uten å bygge noe."""
    from checks import report, run

    if format not in report.FORMATS:
        raise Exit(f"Ukjent format: «{format}». Velg text, json eller github.", code=2)
    if not path:
        os.chdir(PROJECT)
    try:
        problems = run.check(path or [CONTENT.name], _settings())
    except run.PathError as error:
        raise Exit(str(error), code=2) from error
    if format != "text":
        sys.stdout.reconfigure(encoding="utf-8")
    sys.stdout.write(report.write(problems, format))
    if any(problem.is_error for problem in problems):
        raise Exit(code=1)


@task(
    iterable=["path"],
    help={"path": "En fil eller en mappe. Kan gis flere ganger."},
)
def spell(context, path):
    """Vis ord som ikke står i ordboken."""
    from checks import report
    from checks import spelling as run
    from language import spelling as hunspell

    if not path:
        os.chdir(PROJECT)
    try:
        problems = run.spell(path or [CONTENT.name])
    except run.PathError as error:
        raise Exit(str(error), code=2) from error
    except hunspell.HunspellError as error:
        print(f"{error} På Debian og Ubuntu: sudo apt install hunspell hunspell-no. På Mac: brew install hunspell.")
        return
    sys.stdout.write(report.write(problems, "text"))


@task(help={"title": "Tittelen, i anførselstegn."})
def new_article(context, title):
    """Lag en ny artikkel å fylle ut."""
    from content_types import new_files as starter

    _start("articles", starter.new_article, title)


class NewEvent(Task):
    """A task whose title may be left out beside --like; Invoke knows of no argument that may."""

    def get_arguments(self, *args, **kwargs):
        options = argparse.ArgumentParser(add_help=False, allow_abbrev=False)
        options.add_argument("-l", "--like", nargs="?")
        options.add_argument("-d", "--date", nargs="?")
        given, words = options.parse_known_args(sys.argv[1:])
        arguments = super().get_arguments(*args, **kwargs)
        if given.like and [word for word in words if not word.startswith("-")] == ["new-event"]:
            next(argument for argument in arguments if argument.name == "title").default = ""
        return arguments


@task(
    klass=NewEvent,
    help={
        "title": "Tittelen, i anførselstegn. Kan utelates med --like.",
        "date": "Dagen arrangementet er, for eksempel «12. mars 2027».",
        "like": "Stien til et arrangement som det nye skal ligne.",
    },
)
def new_event(context, title, date="", like=""):
    """Lag et nytt arrangement å fylle ut, eller en kopi av et du har."""
    from content_types import new_files as starter

    if like:
        _copy(like, title=title, date=date)
    else:
        _start("events", starter.new_event, title, date=date)


@task(help={"path": "Bare testene her, for eksempel tests/content_types."})
def test(context, path="tests"):
    """Kjør testene."""
    _run("-m", "pytest", "--quiet", "--numprocesses=2", "--dist=worksteal", path)


@task(help={"port": PORT_HELP})
def demo(context, port=PORT):
    """Bygg og vis eksempelnettstedet, som viser alt nettstedet kan."""
    from building.preview import show

    os.environ["SOURCE_DATE_EPOCH"] = DEMO_NOW
    with _on_a_port(port) as number:
        if not _pelican(DEMO_CONTENT, DEMO, SITEURL=f"http://localhost:{number}"):
            raise Exit(code=1)
        show(DEMO, port=number)


@task(
    help={
        "path": "Mappen nettstedet er bygget i (output).",
        "address": "Adressen det skal legges ut på; ellers den forsiden selv sier.",
    }
)
def verify(context, path=str(OUTPUT), address=""):
    """Se etter at et bygget nettsted kan legges ut."""
    from publishing.url_paths import ToolError
    from publishing.verification import public_address_of as address_of
    from publishing.verification import verify

    folder = Path(path)
    try:
        problems = verify(folder, address or address_of(folder), _demands())
    except ToolError as error:
        raise Exit(f"{error}\n    Slik retter du: Kjør «make verify», som henter det som trengs.", code=2) from error
    except ValueError as error:
        raise Exit(str(error), code=2) from error
    _tell(problems, f"Nettstedet i {folder} kan legges ut.")


@task(
    help={
        "url": "Adressen til nettstedet.",
        "commit": "Versjonen (commit) det skal være bygget fra.",
        "patience": "Så mange sekunder skal den få tid til å vise seg.",
    }
)
def smoke(context, url, commit="", patience=0):
    """Se etter at nettstedet svarer der det er lagt ut."""
    from publishing.smoke import smoke

    _tell(smoke(url, commit=commit, patience_seconds=float(patience)), f"{url} svarer som det skal.")


@task
def live(context):
    """Vent til det som nettopp ble lagt ut, vises, og se etter at det svarer."""
    from publishing.smoke import smoke
    from website.git import HistoryError, checked_out

    url = _settings("publishconf.py").address
    try:
        commit, _ = checked_out(PROJECT)
    except HistoryError:
        raise Exit("Her er det ikke noe git-depot. Kjør «invoke smoke» med adressen.", code=2) from None
    _tell(smoke(url, commit=commit, patience_seconds=PAGES_PATIENCE), f"{url} svarer som det skal.")


@task(
    help={
        "remote": REMOTE_HELP,
        "branch": BRANCH_HELP,
        "dry-run": "Gjør alt klart og si hva som ville blitt lagt ut, men legg ikke ut noe.",
    }
)
def deploy(context, remote="origin", branch="gh-pages", dry_run=False):
    """Bygg nettstedet fra siste commit, kontroller det og legg det ut."""
    from publishing.deploy import Plan, deploy

    def build(output, former):
        return _pelican(CONTENT, output, configuration="publishconf.py", FORMER_ADDRESSES=former)

    plan = Plan(
        address=_settings("publishconf.py").address,
        content=CONTENT.name,
        inputs=BUILT_FROM,
        build=build,
        verify=_verified,
        is_dry_run=dry_run,
    )
    with _publishing():
        deploy(_job(remote, branch), plan)


@task(
    help={
        "n": "Nummeret på utgaven som skal legges tilbake. Uten nummer vises de siste.",
        "remote": REMOTE_HELP,
        "branch": BRANCH_HELP,
    }
)
def rollback(context, n="", remote="origin", branch="gh-pages"):
    """Vis det som er lagt ut før, eller legg en tidligere utgave tilbake."""
    from publishing.rollback import roll_back, show_history

    if n and not re.fullmatch("[0-9]{1,4}", n):
        raise Exit(f"«{n}» er ikke nummeret på en utgave. «invoke rollback» viser dem.", code=2)
    with _publishing():
        job = _job(remote, branch)
        roll_back(job, int(n)) if n else show_history(job)


@task
def look(context):
    """Se etter lenker som er døde, og programvare med kjente svakheter. Trenger nett."""
    from publishing.upkeep import look

    text = look(PROJECT, OUTPUT, address=_settings("publishconf.py").address)
    FOUND.parent.mkdir(exist_ok=True)
    FOUND.write_text(text, encoding="utf-8")
    print(text or "Fant ingenting å gjøre noe med.")


@task
def licences(context):
    """Skriv listen over pakkene og lisensene deres på nytt."""
    from publishing.upkeep import licences_page

    files = {"site": "requirements.txt", "tests": "requirements-test.txt", "npm": "package-lock.json"}
    text = licences_page(**{name: (PROJECT / file).read_text(encoding="utf-8") for name, file in files.items()})
    LICENCES.write_text(text, encoding="utf-8", newline="\n")


@task
def measure(context):
    """Mål hvor lang tid og hvor mye minne et bygg tar."""
    _run("benchmarks/build.py")


@task(help={"upgrade": "Ta også i bruk nyere utgaver."})
def lock(context, upgrade=False):
    """Skriv requirements-filene på nytt etter pyproject.toml."""
    compile_ = ["uv", "pip", "compile", "pyproject.toml", "--quiet", "--universal"]
    compile_ += ["--python-version=3.11", "--generate-hashes", "--no-annotate", "--no-header"]
    compile_ += ["--upgrade"] if upgrade else []
    _run("-m", *compile_, "--output-file=requirements.txt")
    tests = ["--group=test", "--constraint=requirements.txt"]
    _run("-m", *compile_, *tests, "--output-file=requirements-test.txt")


def _build_again(configuration):
    """Build a copy of the project in other surroundings, and end with 1 if it is not the same to the byte."""
    from building.reproducibility import SURROUNDINGS, copy_project, first_difference

    with tempfile.TemporaryDirectory() as folder:
        copy, output = Path(folder, "en annen mappe"), Path(folder, "ut")
        copy_project(PROJECT, copy)
        pelican = [sys.executable, "-m", "pelican", "content", f"--settings={configuration}", f"--output={output}"]
        ended = subprocess.run(pelican, cwd=copy, env={**os.environ, **SURROUNDINGS}, capture_output=True)
        if ended.returncode:
            raise Exit(f"Det andre bygget gikk ikke:\n{ended.stderr.decode('utf-8', 'replace')}", code=1)
        different = first_difference(OUTPUT, output)
    if different:
        raise Exit(
            f"To bygg av det samme ble ikke like. Den første filen som skiller seg ut, er «{different}».", code=1
        )
    print("To bygg i ulike omgivelser ble like til siste byte.")


def _pelican(content, output, configuration="pelicanconf.py", **settings):
    """Build in this process, and tell whether it went well."""
    import pelican
    from pelican.log import console

    os.chdir(PROJECT)
    arguments = [str(content), f"--settings={PROJECT / configuration}", f"--output={output}"]
    arguments += ["--fatal=warnings", "--log-handler=plain"]
    if settings:
        arguments += ["--extra-settings"]
        arguments += [f"{name}={json.dumps(value)}" for name, value in settings.items()]
    # Pelican's own closing line counts the content of its own generators: none.
    console.quiet = True
    try:
        pelican.main(arguments)
    except SystemExit as stopped:
        return not stopped.code
    return True


def _now():
    """Return the time of the build: SOURCE_DATE_EPOCH where it is set."""
    from building.configuration import ConfigurationError, time_of_build

    try:
        return time_of_build()
    except ConfigurationError as error:
        raise Exit(str(error), code=2) from error


def _settings(configuration="pelicanconf.py"):
    """Return what the configuration says of the site, now."""
    from building.configuration import ConfigurationError, settings_of

    try:
        return settings_of({**runpy.run_path(str(PROJECT / configuration)), "NOW": _now()})
    except ConfigurationError as error:
        raise Exit(str(error), code=2) from error


def _demands():
    """Return what a finished site is held against: the content nobody is to see yet, and this machine."""
    from publishing.page_rules import Secret
    from publishing.verification import Demands
    from website.read import unpublished

    pages = unpublished(CONTENT, _now())
    hidden = [Secret(file=page.file, address=page.url_path, words=page.phrases) for page in pages]
    return Demands(checker=VNU, hidden=hidden, paths=[PROJECT, Path.home()], memory=VERIFIED)


def _verified(output, address):
    """Return why the site in *output* cannot be published at *address*, for deploy."""
    from publishing.errors import SiteProblem as Fault
    from publishing.errors import stop
    from publishing.url_paths import ToolError
    from publishing.verification import verify

    try:
        problems = verify(output, address, _demands())
    except ToolError as error:
        raise stop(str(error), "Kjør «make deploy», som henter det som trengs.") from error
    remedy = "Rett det i innholdet eller i koden, og kjør på nytt."
    return [Fault(file=problem.file, message=problem.message, fix=remedy) for problem in problems]


def _tell(problems, all_is_well):
    """Print what is wrong, and end with 1; or say that nothing is."""
    for problem in problems:
        print(problem, file=sys.stderr)
    if problems:
        raise Exit(f"{len(problems)} feil.", code=1)
    print(all_is_well)


def _job(remote, branch):
    """Return what a deploy and a rollback are given, from this machine and its environment."""
    from publishing.errors import Repository
    from publishing.github import github_of_workflow
    from publishing.job import Job
    from website.git import environment_for_git

    environment = environment_for_git(os.environ, can_ask=sys.stdin.isatty())
    return Job(
        project=Repository(folder=PROJECT, environment=environment),
        workshop=WORKSHOP,
        now=_now(),
        tell=lambda line: print(line, flush=True),
        remote=remote,
        branch=branch,
        github=github_of_workflow(os.environ),
    )


@contextmanager
def _publishing():
    """Say in words why nothing is published."""
    from publishing.errors import PublishingError

    try:
        yield
    except PublishingError as error:
        raise Exit(f"{error}\n\nIngenting er lagt ut.", code=1) from error
    except KeyboardInterrupt:
        raise Exit("\nAvbrutt. Det som er publisert, er helt. Kjør på nytt når du vil.", code=1) from None


def _start(folder, new, title, **facts):
    """Write a new file in *folder*, and say what to do with it."""
    _refuse_option_as_title(title)
    try:
        name, text = new(title, today=_today(), taken=_taken(folder), **facts)
    except ValueError as error:
        raise Exit(str(error)) from error
    _write_new(CONTENT / folder / name, text)


def _copy(like, *, title, date):
    """Write a copy of the event in the file *like* beside it, and say what to look at."""
    from checks import report, run
    from content_types.copies import copy_event, remarks

    _refuse_option_as_title(title)
    path = Path(like).resolve()
    try:
        wrong = [problem for problem in run.check([like], _settings()) if problem.is_error]
    except run.PathError as error:
        raise Exit(str(error), code=2) from error
    if path.is_dir() or not path.is_relative_to((CONTENT / "events").resolve()):
        raise Exit(f"«{like}» er ikke et arrangement. Velg en fil i content/events.", code=2)
    if wrong:
        raise Exit(f"Filen har feil. Rett dem før du lager en kopi.\n{report.write(wrong, 'text')}".rstrip(), code=2)
    try:
        copy = copy_event(
            path.read_bytes(),
            file=like,
            source=PurePosixPath(path.name),
            today=_today(),
            taken=_taken("events"),
            title=title,
            date=date,
        )
    except ValueError as error:
        raise Exit(str(error)) from error
    _write_new(path.with_name(copy.name), copy.text, remarks(copy))


def _refuse_option_as_title(title):
    if title.startswith("-"):
        raise Exit(f"«{title}» er ingen tittel. Skriv den i anførselstegn, for eksempel «Frokostmøte».", code=2)


def _today():
    from content_types.clock import OSLO

    return _now().astimezone(OSLO).date()


def _taken(folder):
    """Return the names no new file in *folder* can have: those of files, and of addresses in use."""
    from content_types.model import ContentKind as Kind
    from website.read import taken_slugs

    names = [path.name for path in (CONTENT / folder).rglob("*.md")]
    return [*names, *(f"{slug}.md" for slug in taken_slugs(CONTENT, _settings(), Kind(folder)))]


def _write_new(path, text, remarks=()):
    """Write a file that is not there, and say what to do with it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("x", encoding="utf-8", newline="") as file:  # never over another
        file.write(text)
    print(f"Laget {path.relative_to(PROJECT.resolve()).as_posix()}")
    for remark in remarks:
        print(remark)
    print("Fyll ut filen, og se siden med: invoke serve")


@contextmanager
def _on_a_port(written):
    """Give the port as a number, and say in words when it cannot be used."""
    from building.preview_server import PortError

    if not re.fullmatch("[1-9][0-9]{3,4}", written) or not 1024 <= int(written) <= 65535:
        raise Exit(f"Porten «{written}» kan ikke brukes. Velg et tall fra 1024 til 65535.", code=2)
    try:
        yield int(written)
    except PortError as error:
        raise Exit(f"{error}\n    Slik retter du: Velg en annen med --port, for eksempel --port 8123.") from error


def _run(*arguments):
    """Run Python in the project; its failure is ours."""
    code = subprocess.run([sys.executable, *arguments], cwd=PROJECT).returncode
    if code:
        raise Exit(code=code)
