"""The project's commands, for Invoke: ``invoke --list``. Each is a few lines; the work lives in plugins/."""

from __future__ import annotations

import argparse
import atexit
import functools
import gc
import io
import json
import os
import re
import subprocess
import sys
import webbrowser
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from invoke import Argument, Context, Exit, ParseError, Task, main, task

PROJECT = Path(__file__).parent
CONTENT = PROJECT / "content"
THEME = PROJECT / "theme"
PLUGINS = PROJECT / "plugins"
OUTPUT = PROJECT / "output"
MEMORY = PROJECT / ".cache" / "memory"  # what was made of which files; likewise
VERIFIED = PROJECT / ".cache" / "verified"  # what was found right; may be deleted at any time
BUILT_FROM = ("content", "theme", "plugins", "pelicanconf.py", "publishconf.py", "tasks.py")
DEMO = PROJECT / ".demo"
SUMMARY = "sammendrag.md"  # of a proposal, beside its preview
FOUND = PROJECT / ".cache" / "funn.md"  # what «look» found, for the weekly issue
LICENCES = PROJECT / "docs" / "lisenser.md"
DEMO_CONTENT = PROJECT / "tests" / "site" / "content"
DEMO_NOW = "1804665600"  # 10 March 2027 at 9 in Oslo
VNU = PROJECT / "node_modules" / "vnu-jar" / "build" / "dist" / "vnu.jar"
PAGES_PATIENCE = 900  # seconds; GitHub Pages takes some minutes to show what is pushed
GUIDE = "content/README.md"  # of editors
# «https://github.com/testbyen/nettsted.git», «git@github.com:testbyen/nettsted»; not «https://git.example/a/b»
ON_GITHUB = re.compile(r"github\.com[:/]([\w.-]+/[\w.-]+?)(?:\.git)?/?")
START = ".\\start.cmd" if os.name == "nt" else "./start.command"
HERE, PUBLIC = "pelicanconf.py", "publishconf.py"
PORT = "8000"
PORT_HELP = f"Porten på denne maskinen ({PORT})."
REMOTE_HELP = "Depotet nettstedet publiseres fra: et navn git kjenner, eller en adresse."
BRANCH_HELP = "Grenen der nettstedet ligger."

sys.path.insert(0, str(PLUGINS))
from manuscript.problem import UserError, in_words

if TYPE_CHECKING:
    from datetime import datetime

    from building.preview import Built
    from checks.new_content import NewContent
    from manuscript.problem import Problem
    from publishing.job import Job
    from publishing.proposal import Proposal
    from publishing.verification import Demands
    from website.memory import Memory
    from website.model import Settings

# Invoke turns this on for everyone: each command would compile all of plugins/ anew.
sys.dont_write_bytecode = bool(sys.flags.dont_write_bytecode)
atexit.register(gc.freeze)  # nothing is gained at the end by looking for what could be freed: half a second of a build
for stream in (sys.stdout, sys.stderr):
    if isinstance(stream, io.TextIOWrapper):
        stream.reconfigure(errors="backslashreplace")  # a terminal may lack «–»
if hasattr(main.program, "core"):  # tasks.py is read by Invoke, which has not yet read what was asked of it
    words = main.program.core.unparsed
    # Invoke gives an option of one letter no long form.
    words[:] = [word[1:] if re.fullmatch("--n(?:=.*)?", word) else word for word in words]
    # It takes «--help» after a command for the command's first argument.
    if {"--help", "-h"} & {*words[1:]} and not words[0].startswith("-"):
        main.program.args.help.value = words[0]
        words.clear()


def command(**options: Any) -> Callable[[Callable[..., None]], Task[Callable[..., None]]]:
    """Make a function a task, whose errors are told in words; *options* are those of Invoke's ``task``."""

    def as_task(function: Callable[..., None]) -> Task[Callable[..., None]]:
        @functools.wraps(function)
        def told(*arguments: Any, **named: Any) -> None:
            try:
                function(*arguments, **named)
            except UserError as error:
                raise Exit(str(error), code=error.code) from error
            except ImportError as error:
                raise Exit(
                    f"Installasjonen er ikke hel ({error}). Hent den på nytt med: {START} setup", code=1
                ) from error
            except OSError as error:
                if error.filename is None:
                    raise
                raise Exit(
                    f"Får ikke lest eller skrevet «{error.filename}». Se etter at filen finnes, "
                    "at du har rett til å endre den, og at det er ledig plass.",
                    code=1,
                ) from error

        made: Task[Callable[..., None]] = task(**options)(told)
        return made

    return as_task


def _in_norwegian(error: ParseError) -> str:
    """Return what Invoke did not understand of a command, which it tells in English."""
    command = f"invoke {error.context.name}" if error.context and error.context.name else "invoke"
    unknown = re.fullmatch("No idea what (.*) is!", str(error), re.DOTALL)
    if unknown:
        word = unknown[1][1:-1]
        if word.startswith("-"):
            return f"«{command}» har ikke noe valg som heter «{word}». Se valgene med: {command} --help"
        return (
            f"«{word}» er ingen kommando. Se kommandoene med: invoke --list\n"
            "Hører ordet til en tekst, for eksempel en tittel, skriver du hele teksten i anførselstegn."
        )
    if error.context and error.context.missing_positional_args:
        missing = " ".join(argument.help or "" for argument in error.context.missing_positional_args)
        return f"Her mangler noe etter «{command}»: {missing}\nSe et eksempel og valgene med: {command} --help"
    option = re.fullmatch(r"Flag <Argument: ([\w-]+).*> needed value.*", str(error), re.DOTALL)
    if option:
        return f"Skriv hva det skal være, etter «--{option[1]}». Se hva du kan skrive, med: {command} --help"
    return f"Kommandoen er ikke til å forstå. Se hva du kan skrive, med: {command} {'--help' if ' ' in command else '--list'}"


def _told_in_norwegian(step: Callable[[], None]) -> Callable[[], None]:
    def told() -> None:
        try:
            step()
        except ParseError as error:
            raise Exit(_in_norwegian(error), code=2) from None
        except ValueError:  # of an option that is a number
            raise Exit(
                "Et av valgene skal være et helt tall. Se valgene med «--help» etter kommandoen.", code=2
            ) from None

    return told


def _print_help(name: str) -> None:
    context = main.program.parser.contexts[name]
    wanted = " ".join(f'"{argument.name.upper()}"' for argument in context.positional_args)
    print(f"invoke {name} {wanted}".strip())
    print(f"\n  {main.program.collection[name].__doc__}\n")
    if context.help_tuples():
        print("Valg:")
        main.program.print_columns(context.help_tuples())


def _print_commands() -> None:
    print(f"Skal du skrive? Begynn med {GUIDE}.\n\nSkriv «invoke» og en kommando:\n")
    collection = main.program.collection
    main.program.print_columns([(name, collection[name].__doc__) for name in sorted(collection.task_names)])
    print("Hva du kan skrive etter en kommando, ser du med: invoke build --help")


vars(main.program).update(
    parse_tasks=_told_in_norwegian(main.program.parse_tasks),
    parse_cleanup=_told_in_norwegian(main.program.parse_cleanup),
    print_task_help=_print_help,
    print_help=_print_commands,  # of Invoke alone; «invoke --help» it answers before it has read this
    list_tasks=_print_commands,
)


@command(
    help={
        "public": "Bygg for den offentlige adressen, ikke for denne maskinen.",
        "verify": "Bygg en gang til i andre omgivelser, og se etter at hver fil blir lik.",
    }
)
def build(context: Context, public: bool = False, verify: bool = False) -> None:
    """Sjekk innholdet og bygg nettstedet i output/."""
    from building.configuration import time_of_build

    now = time_of_build()
    if not public and not verify:
        _build_what_is_changed(now)
        return
    from building.reproducibility import build_differs

    configuration = PUBLIC if public else HERE
    os.environ["SOURCE_DATE_EPOCH"] = str(int(now.timestamp()))  # the second build is no later than the first
    _must(_pelican(CONTENT, OUTPUT, configuration, MEMORY=""))
    if verify:
        different = build_differs(PROJECT, OUTPUT, configuration, os.environ)
        if different:
            raise Exit(different, code=1)
        print("To bygg i ulike omgivelser ble like til siste byte.")


def _build_what_is_changed(now: datetime) -> None:
    """Build the site, unless the one that is there was made of the same."""
    from building.stamp import Stamp, look, outcome, surroundings
    from website.store import store_of

    os.chdir(PROJECT)
    stamp = Stamp(store_of(CONTENT, MEMORY), OUTPUT)
    seen = look([CONTENT, THEME, PLUGINS, PROJECT / HERE], surroundings(CONTENT, os.environ), now)
    told = stamp.of_the_same(seen, now)
    if told is not None:
        print(told, "Ingenting er endret siden nettstedet ble bygget.", sep="", file=sys.stderr)
        return
    from checks import report
    from website.coding import CODER

    os.environ["SOURCE_DATE_EPOCH"] = str(int(now.timestamp()))
    _must(_pelican(CONTENT, OUTPUT))
    left = _memory().find(outcome(OUTPUT), b"", CODER)
    if left:
        until, problems = left
        text = f"{report.write(problems, 'text')}\n" if problems else ""
        stamp.leave(seen, made=now.replace(microsecond=0), until=until, told=text)


@command(
    help={
        "port": PORT_HELP,
        "open": "Åpne nettstedet i nettleseren når det er klart.",
        "at": "Vis det slik andre ser det da, uten utkast, for eksempel «12. mars 2027 kl. 9».",
    }
)
def serve(context: Context, port: str = PORT, open: bool = False, at: str = "") -> None:
    """Vis nettstedet på denne maskinen, med utkast, og følg med når du lagrer."""
    from building.configuration import time_meant
    from building.preview import preview
    from building.preview_server import read_port
    from content_types.model import OSLO
    from norwegian.dates import write_moment

    ready = webbrowser.open if open else None
    at_a_time: dict[str, Any] = {"NOW": time_meant(at), "PREVIEW": False} if at else {}
    preview(
        functools.partial(_preview_site, at_a_time),
        port=read_port(port),
        watched=[CONTENT, THEME],
        code=[PLUGINS],
        ready=ready,
        time=f"Slik er nettstedet {write_moment(at_a_time['NOW'].astimezone(OSLO))}, uten utkast." if at else "",
        guide=_guide(),
    )


@command(
    iterable=["path"],
    help={
        "path": "En fil, eller en mappe med articles/ eller events/. Kan gis flere ganger.",
        "format": "text, json eller github.",
        "fix": "Rett det som bare kan rettes på én måte, og vis hva som ble rettet.",
        "base": "Grenen forslaget skal tas inn i: Fortell bare om det forslaget endrer, og om det som ville blitt borte.",
    },
)
def check(context: Context, path: Sequence[str], format: str = "text", fix: bool = False, base: str = "") -> None:
    """Fortell om feil i innholdet uten å bygge noe."""
    from checks import fixing, report, run

    if format not in report.FORMATS:
        raise Exit(f"Ukjent format: «{format}». Velg text, json eller github.", code=2)
    paths = path or _content_from_here()
    problems = run.check(paths, _settings(), memory=str(MEMORY))
    if fix and (changes := fixing.fix(problems)):
        print(fixing.told(changes), file=sys.stdout if format == "text" else sys.stderr)
        problems = run.check(paths, _settings(), memory=str(MEMORY))
    if base:
        problems = _of_proposal(problems, base)
    if format != "text" and isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(encoding="utf-8")
    sys.stdout.write(report.write(problems, format))
    if problems and format == "text":
        print(f"Hjelp: {GUIDE}, under «Når du står fast».")
    _must(not any(problem.is_error for problem in problems))


@command(
    help={
        "base": "Grenen forslaget skal tas inn i (main).",
        "preview": "En ny mappe å legge forhåndsvisningen og teksten i. Åpne index.html der med et dobbeltklikk.",
    }
)
def summary(context: Context, base: str = "", preview: str = "") -> None:
    """Fortell hva forslaget endrer på nettstedet, slik det står under forslaget på GitHub."""
    from publishing.portable import assert_free
    from publishing.proposal import read_proposal, write_summary
    from website.coding import KEPT_AS

    folder = Path(preview).absolute() if preview else None
    if folder:
        assert_free(folder)
    os.chdir(PROJECT)
    settings = _settings()
    project = _job().project
    named = os.environ.get("GITHUB_BASE_REF", "")  # the branch that GitHub says the proposal is to be taken into
    against = base or (f"origin/{named}" if named else "")
    proposal = read_proposal(project, CONTENT.name, settings, against=against, memory=_memory())
    _memory().save(KEPT_AS)
    proposal = replace(proposal, problems=[*proposal.problems, *_foreseen(proposal.base)])
    text = write_summary(proposal, settings.now)
    print(text, end="")
    if folder:
        _write_preview(folder, proposal)
        (folder / SUMMARY).write_text(text, encoding="utf-8", newline="\n")


@command(
    iterable=["path"],
    help={"path": "En fil eller en mappe. Kan gis flere ganger."},
)
def spell(context: Context, path: Sequence[str]) -> None:
    """Vis ord som ikke står i ordboken."""
    from checks import report, spelling
    from language.spelling import HunspellError

    try:
        problems = spelling.spell(path or _content_from_here())
    except HunspellError as error:
        print(f"{error} På Debian og Ubuntu: sudo apt install hunspell hunspell-no. På Mac: brew install hunspell.")
        return
    sys.stdout.write(report.write(problems, "text"))


class AsksForTitle(Task[Callable[..., None]]):
    """A task whose title may be left out beside --like, and where it can be asked for; Invoke knows of no such argument."""

    def get_arguments(self, ignore_unknown_help: bool | None = None) -> list[Argument]:
        options = argparse.ArgumentParser(add_help=False, allow_abbrev=False)
        options.add_argument("-l", "--like", nargs="?")
        options.add_argument("-d", "--date", nargs="?")
        given, words = options.parse_known_args(sys.argv[1:])
        arguments = super().get_arguments(ignore_unknown_help)
        has_no_title = [word for word in words if not word.startswith("-")] == [self.name.replace("_", "-")]
        if has_no_title and (given.like or sys.stdin.isatty()):
            next(argument for argument in arguments if argument.name == "title").default = ""
        return arguments


@command(klass=AsksForTitle, help={"title": "Tittelen, i anførselstegn."})
def new_article(context: Context, title: str) -> None:
    """Lag en ny artikkel å fylle ut."""
    from checks import new_content

    _tell_of(new_content.new_article(CONTENT, _settings(), title, ask=_who_can_answer()))


@command(
    klass=AsksForTitle,
    help={
        "title": "Tittelen, i anførselstegn. Kan utelates med --like.",
        "date": "Dagen arrangementet er, for eksempel «12. mars 2027».",
        "like": "Veien til et arrangement som det nye skal ligne.",
    },
)
def new_event(context: Context, title: str, date: str = "", like: str = "") -> None:
    """Lag et nytt arrangement å fylle ut, eller en kopi av et du har."""
    from checks import new_content

    ask = _who_can_answer()
    if like:
        _tell_of(new_content.copy_of_event(CONTENT, _settings(), like, title=title, day=date, ask=ask))
    else:
        _tell_of(new_content.new_event(CONTENT, _settings(), title, day=date, ask=ask))


@command(
    name="import",
    help={
        "file": "Veien til filen: docx, odt, html, eml, txt, eller xml fra WordPress.",
        "as": "article eller event: hva teksten er, når den ikke sier det selv.",
    },
)
def import_(context: Context, file: str, as_: str = "") -> None:
    """Lag et utkast av et Word-dokument, en e-post eller en lagret nettside."""
    from checks import new_content, report, run
    from importing.draft import drafts_of
    from importing.read import read_file

    settings = _settings()
    taken = functools.partial(new_content.taken_names, CONTENT, settings)
    made = drafts_of(
        Path(file),
        read_file(Path(file)),
        kind=as_,
        today=new_content.today(settings),
        taken=taken,
        there=functools.partial(new_content.files_there, CONTENT),
    )
    files = {CONTENT / draft.kind / name: data for draft in made.drafts for name, data in draft.files.items()}
    new_content.write_new(files)
    reports = {f"{CONTENT.name}/{draft.source}": draft.report for draft in made.drafts}
    for path, told in reports.items():
        print(f"Laget {path}\n{told}\n")
    print("\n".join(made.remarks))
    if not files:
        return
    problems = run.check(_content_from_here(), settings)
    print(report.write([problem for problem in problems if problem.file in reports], "text"), end="")
    print("Se det med: invoke serve. Ta bort «status: utkast» når en side skal publiseres.")


@command(help={"path": "Bare testene her, for eksempel tests/content_types."})
def test(context: Context, path: str = "tests") -> None:
    """Kjør testene."""
    if not (PROJECT / path.partition("::")[0]).exists():
        raise Exit(f"Finner ikke «{path}». Skriv veien til tester som finnes, for eksempel tests/checks.", code=2)
    os.environ["PYTHONUTF8"] = "1"  # what the tests write and read without saying how; Windows has another default
    # On two cores a third process gives little: 570 s against 595.
    _run("-m", "pytest", "--quiet", "--numprocesses=2", "--dist=worksteal", path)


@command(help={"port": PORT_HELP})
def demo(context: Context, port: str = PORT) -> None:
    """Bygg og vis eksempelnettstedet, som viser alt nettstedet kan."""
    from building.preview import show
    from building.preview_server import read_port

    number = read_port(port)
    os.environ["SOURCE_DATE_EPOCH"] = DEMO_NOW
    _must(_pelican(DEMO_CONTENT, DEMO, SITEURL=f"http://localhost:{number}", STYLE_PAGE=True))
    show(DEMO, port=number)


@command(
    help={
        "path": "Mappen nettstedet er bygget i (output).",
        "address": "Adressen det skal legges ut på; ellers den forsiden selv sier.",
    }
)
def verify(context: Context, path: str = str(OUTPUT), address: str = "") -> None:
    """Se etter at et bygget nettsted kan legges ut."""
    from publishing.errors import ToolError
    from publishing.verification import public_address_of, verify

    folder = Path(path)
    try:
        problems = verify(folder, address or public_address_of(folder), _demands())
    except ToolError as error:
        raise Exit(in_words(str(error), "Kjør «make verify», som henter det som trengs."), code=2) from error
    _tell(problems, f"Nettstedet i {folder} kan legges ut.")


@command()
def judge(context: Context) -> None:
    """Sjekk innholdet, bygg nettstedet slik det legges ut, og se etter at det kan legges ut."""
    build(context, public=True)
    verify(context)


@command(
    help={
        "url": "Adressen til nettstedet.",
        "commit": "Versjonen (commit) det skal være bygget fra.",
        "patience": "Så mange sekunder skal den få tid til å vise seg.",
    }
)
def smoke(context: Context, url: str, commit: str = "", patience: int = 0) -> None:
    """Se etter at nettstedet svarer der det er lagt ut."""
    from publishing.smoke import smoke

    if not re.match("https?://[^/]", url):
        raise Exit(f"«{url}» er ikke adressen til et nettsted. Den begynner med «https://».", code=2)
    _tell(smoke(url, commit=commit, patience_seconds=float(patience)), f"{url} svarer som det skal.")


@command()
def live(context: Context) -> None:
    """Vent til det som nettopp ble lagt ut, vises, og se etter at det svarer."""
    from publishing.smoke import smoke
    from website.git import HistoryError, checked_out

    url = _settings(PUBLIC).address
    try:
        commit, _ = checked_out(PROJECT)
    except HistoryError:
        raise Exit("Her er det ikke noe git-depot. Kjør «invoke smoke» med adressen.", code=2) from None
    _tell(smoke(url, commit=commit, patience_seconds=PAGES_PATIENCE), f"{url} svarer som det skal.")


@command(
    help={
        "remote": REMOTE_HELP,
        "branch": BRANCH_HELP,
        "dry-run": "Gjør alt klart og si hva som ville blitt lagt ut, men legg ikke ut noe.",
    }
)
def deploy(context: Context, remote: str = "origin", branch: str = "gh-pages", dry_run: bool = False) -> None:
    """Bygg nettstedet fra siste commit, kontroller det og legg det ut."""
    from publishing.deploy import Plan, deploy
    from publishing.verification import why_unfit

    plan = Plan(
        address=_settings(PUBLIC).address,
        content=CONTENT.name,
        inputs=BUILT_FROM,
        build=lambda output, published_url_paths: _pelican(
            CONTENT, output, PUBLIC, PUBLISHED_URL_PATHS=published_url_paths
        ),
        verify=lambda output, address: why_unfit(output, address, _demands()),
        is_dry_run=dry_run,
    )
    with _publishing():
        deploy(_job(remote, branch), plan)


@command(
    help={
        "n": "Nummeret på utgaven som skal legges tilbake. Uten nummer vises de siste.",
        "remote": REMOTE_HELP,
        "branch": BRANCH_HELP,
    }
)
def rollback(context: Context, n: str = "", remote: str = "origin", branch: str = "gh-pages") -> None:
    """Vis det som er lagt ut før, eller legg en tidligere utgave tilbake."""
    from publishing.rollback import roll_back, show_history

    if n and not re.fullmatch("[0-9]{1,4}", n):
        raise Exit(f"«{n}» er ikke nummeret på en utgave. «invoke rollback» viser dem.", code=2)
    with _publishing():
        job = _job(remote, branch)
        roll_back(job, int(n)) if n else show_history(job)


@command()
def look(context: Context) -> None:
    """Se etter lenker som er døde, og programvare med kjente svakheter. Trenger nett."""
    from publishing.upkeep import look

    text = look(PROJECT, OUTPUT, address=_settings(PUBLIC).address)
    FOUND.parent.mkdir(exist_ok=True)
    FOUND.write_text(text, encoding="utf-8")
    print(text or "Fant ingenting å gjøre noe med.")


@command()
def licences(context: Context) -> None:
    """Skriv listen over pakkene og lisensene deres på nytt."""
    from publishing.upkeep import licences_page

    files = {"site": "requirements.txt", "tests": "requirements-test.txt", "npm": "package-lock.json"}
    text = licences_page(**{name: (PROJECT / file).read_text(encoding="utf-8") for name, file in files.items()})
    LICENCES.write_text(text, encoding="utf-8", newline="\n")


@command()
def measure(context: Context) -> None:
    """Mål hvor lang tid og hvor mye minne et bygg tar, ved siden av andre verktøy."""
    _run("benchmarks/peers.py")


@command(help={"upgrade": "Ta også i bruk nyere utgaver."})
def lock(context: Context, upgrade: bool = False) -> None:
    """Skriv requirements-filene på nytt etter pyproject.toml."""
    compile_ = ["uv", "pip", "compile", "pyproject.toml", "--quiet", "--universal"]
    compile_ += ["--python-version=3.11", "--generate-hashes", "--no-annotate", "--no-header"]
    compile_ += ["--upgrade"] if upgrade else []
    _run("-m", *compile_, "--output-file=requirements.txt")
    tests = ["--group=test", "--constraint=requirements.txt"]
    _run("-m", *compile_, *tests, "--output-file=requirements-test.txt")


def _pelican(content: Path, output: Path, configuration: str = HERE, **settings: object) -> bool:
    """Build in this process, and tell whether it went well."""
    import pelican
    from pelican.log import console

    for folder in (content, THEME):
        if not folder.is_dir():
            raise Exit(f"Finner ikke mappen «{folder.name}». Uten den kan ikke nettstedet bygges.", code=2)
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
        if isinstance(stopped.code, str):  # why, in words: Python itself tells them only where it ends
            print(stopped.code, file=sys.stderr)
        return not stopped.code
    return True


@functools.cache
def _memory() -> Memory:
    """Return what is remembered of the content, as long as this process lives and for those to come."""
    from website.memory import memory_of

    return memory_of(CONTENT, str(MEMORY))


def _preview_site(at_a_time: Mapping[str, object], address: str) -> Built | None:
    """Return the files of the site with what is in the content now, or tell of the mistakes in it."""
    from building.configuration import read_configuration
    from building.preview import Built
    from building.preview_site import preview_site
    from checks import report

    os.chdir(PROJECT)
    try:
        given = {**read_configuration(PROJECT / HERE), "PREVIEW": True, "SITEURL": address, **at_a_time}
        site, problems = preview_site(CONTENT, given, _memory())
    except UserError as error:
        print(error, file=sys.stderr)
        return None
    if problems:
        print(report.write(problems, "text"), file=sys.stderr)
    return Built(read=site.read, problems=problems, pages=site.pages) if site else Built(read=None, problems=problems)


def _guide(project: Path = PROJECT) -> str:
    """Return where editors read the guide on GitHub, whose links lead on; empty where the repository is not there."""
    from website.git import Git, environment_for_git

    try:
        url = Git(folder=project, environment=environment_for_git(os.environ)).ask("remote", "get-url", "origin").text
    except FileNotFoundError:  # no git
        return ""
    named = re.search(f"{ON_GITHUB.pattern}$", url)
    return f"https://github.com/{named[1]}/blob/HEAD/{GUIDE}" if named else ""


def _must(went_well: bool) -> None:
    """End with 1 where all that can be told has been told."""
    if not went_well:
        raise Exit(code=1)


def _content_from_here() -> list[str]:
    """Return the content of the project, by the name it has there."""
    os.chdir(PROJECT)
    return [CONTENT.name]


def _write_preview(folder: Path, proposal: Proposal) -> None:
    """Write the site as a preview shows it, for who has no server."""
    from building.configuration import read_configuration
    from building.preview_site import preview_site
    from publishing.portable import ADDRESS, write_preview

    folder.mkdir(parents=True, exist_ok=True)
    given = {**read_configuration(PROJECT / HERE), "PREVIEW": True, "SITEURL": ADDRESS}
    site, _ = preview_site(Path(CONTENT.name), given, _memory())
    if site:
        write_preview(site, folder, proposal)
    else:
        print("Forhåndsvisningen kan ikke lages før feilene er rettet.", file=sys.stderr)


def _of_proposal(problems: Sequence[Problem], base: str) -> list[Problem]:
    """Return what the one who made a proposal for the branch *base* must hear of."""
    from publishing.proposal import base_of, own, touched_files

    os.chdir(PROJECT)
    project = _job().project
    commit = base_of(project, base)
    return [*own(problems, touched_files(project, CONTENT.name, commit)), *_foreseen(commit)]


def _foreseen(commit: str) -> list[Problem]:
    """Return what a deploy would stop for; the proposal was made from *commit*."""
    from building.configuration import read_configuration
    from building.preview_site import PreviewSite, preview_site
    from publishing.proposal import foreseen
    from website.memory import NOTHING

    given = read_configuration(PROJECT / PUBLIC)

    def make(content: Path, published: Sequence[str]) -> PreviewSite | None:
        memory = _memory() if content == Path(CONTENT.name) else NOTHING
        return preview_site(content, {**given, "PUBLISHED_URL_PATHS": published}, memory)[0]

    aside = replace(_job(), tell=functools.partial(print, file=sys.stderr))  # the answer alone is on standard output
    return foreseen(aside, CONTENT.name, commit, given["SITEURL"], make)


def _settings(configuration: str = HERE) -> Settings:
    from building.configuration import read_settings

    return read_settings(PROJECT / configuration)


def _demands() -> Demands:
    from building.configuration import time_of_build
    from publishing.verification import demands_of

    return demands_of(PROJECT, CONTENT, now=time_of_build(), checker=VNU, memory=VERIFIED)


def _job(remote: str = "origin", branch: str = "gh-pages") -> Job:
    from building.configuration import time_of_build
    from publishing.job import job_here

    can_ask = sys.stdin.isatty()
    return job_here(PROJECT, environment=os.environ, now=time_of_build(), can_ask=can_ask, remote=remote, branch=branch)


@contextmanager
def _publishing() -> Iterator[None]:
    """Say why nothing is published, and that nothing is."""
    from publishing.errors import PublishingError

    try:
        yield
    except PublishingError as error:
        raise Exit(f"{error}\n\nIngenting er lagt ut.", code=1) from error
    except KeyboardInterrupt:
        raise Exit("\nAvbrutt. Det som er publisert, er helt. Kjør på nytt når du vil.", code=1) from None


def _tell(problems: Sequence[Problem], all_is_well: str) -> None:
    """Print what is wrong, and end with 1; or say that nothing is."""
    from publishing.errors import problem_text

    for problem in problems:
        print(problem_text(problem), file=sys.stderr)
    if problems:
        raise Exit(f"{len(problems)} feil.", code=1)
    print(all_is_well)


def _who_can_answer() -> Callable[[str], str] | None:
    """Return what asks the person at the terminal, if there is one."""
    return _ask if sys.stdin.isatty() else None


def _ask(question: str) -> str:
    try:
        return input(f"{question}\n> ")
    except (EOFError, KeyboardInterrupt):
        raise Exit("\nAvbrutt. Ingenting er laget.", code=1) from None


def _tell_of(new: NewContent) -> None:
    """Say what was made, and what to do with it."""
    print(f"Laget {new.path.relative_to(PROJECT.resolve()).as_posix()}")
    for remark in new.remarks:
        print(remark)
    print("Fyll ut filen, og se siden med: invoke serve. Ta bort «status: utkast» når den skal publiseres.")


def _run(*arguments: str) -> None:
    """Run Python in the project; its failure is ours."""
    code = subprocess.run([sys.executable, *arguments], cwd=PROJECT).returncode
    if code:
        raise Exit(code=code)
