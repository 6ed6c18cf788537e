"""The new site takes the old one's place in one step, whatever happens on the way."""

import errno
import json
import os
import stat
import subprocess
import sys
import tempfile
import time
from contextlib import contextmanager
from pathlib import Path

import pytest

from building import exchange
from building.output import OutputError, guard, is_about, real_path, unwritable
from building.progress import tell

PLUGINS = Path(exchange.__file__).parents[1]
FILES = ("404.html", "sitemap.xml", "index.html", "feeds/artikler.atom.xml")
MARK = json.dumps({"bygget": "2027-03-10T09:00:00+01:00", "filer": dict.fromkeys(["/", *map("/{}".format, FILES)], "")})


def write_site(folder: Path, version: str) -> None:
    for name in FILES:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(version)
    (folder / "bygg.json").write_text(MARK)


def content_of(folder: Path) -> dict[str, str]:
    return {
        path.relative_to(folder).as_posix(): path.read_text() for path in sorted(folder.rglob("*")) if path.is_file()
    }


def site(version: str) -> dict[str, str]:
    return {"bygg.json": MARK, **dict.fromkeys(FILES, version)}


@contextmanager
def replacing(output: Path, *, apart=(), tell=tell):
    """Take the steps of a build: its plugin and its generator take them at signals of Pelican's."""
    guard(output, apart=apart)
    staging = exchange.stage(output, tell=tell)
    try:
        yield staging
        exchange.exchange(staging, output, tell=tell)
    except OSError as error:
        raise unwritable(error, output) from error
    finally:
        exchange.discard(staging, output)


def build(output: Path, version: str, **options) -> None:
    with replacing(output, **options) as staging:
        write_site(staging, version)


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


@pytest.fixture
def output(tmp_path) -> Path:
    """An output folder that holds an old site."""
    build(tmp_path / "output", "old")
    return tmp_path / "output"


# The plain way


def test_a_site_takes_the_place_of_the_old_one_and_leaves_nothing_else(output):
    build(output, "new")
    assert content_of(output) == site("new")
    assert names(output.parent) == ["output"]


@pytest.mark.needs("posix")
@pytest.mark.parametrize(
    "prepare",
    [
        pytest.param(lambda path: None, id="that does not exist"),
        pytest.param(lambda path: path.mkdir(parents=True), id="that is empty"),
        pytest.param(
            lambda path: (path.parent.mkdir(parents=True), path.symlink_to("elsewhere")),
            id="that is a link to nothing yet",
        ),
    ],
)
def test_a_site_is_built_in_a_folder(tmp_path, prepare):
    output = tmp_path / "not" / "yet" / "output"
    prepare(output)
    build(output, "new")
    assert content_of(output) == site("new")


@pytest.mark.needs("posix")
def test_a_link_to_a_folder_stays_a_link(tmp_path, output):
    link = tmp_path / "www"
    link.symlink_to(output)
    build(link, "new")
    assert (link.readlink(), content_of(output)) == (output, site("new"))
    assert names(tmp_path) == ["output", "www"]


def test_the_new_site_has_the_rights_of_any_new_folder(tmp_path):
    before = os.umask(0o022)
    try:
        build(tmp_path / "output", "new")
    finally:
        os.umask(before)
    assert stat.S_IMODE((tmp_path / "output").stat().st_mode) == 0o755


def test_a_file_of_the_old_site_is_gone_with_it(output):
    (output / "borte.html").write_text("old")
    build(output, "new")
    assert content_of(output) == site("new")


def test_a_build_that_ends_badly_leaves_the_old_site_and_nothing_else(output):
    with pytest.raises(KeyboardInterrupt), replacing(output) as staging:
        (staging / "index.html").write_text("half")
        raise KeyboardInterrupt
    assert content_of(output) == site("old")
    assert names(output.parent) == ["output"]


def test_where_the_system_cannot_exchange_two_folders_two_renames_do(output):
    staging = exchange.stage(output)
    write_site(staging, "new")
    exchange.exchange(staging, output, in_one_step=lambda staging, place: False)
    assert content_of(output) == site("new")
    assert names(output.parent) == ["output"]


@pytest.mark.skipif(sys.platform != "linux", reason="not on this machine: Linux's call to exchange two folders")
def test_the_names_are_exchanged_in_one_step_here(tmp_path):
    for name in ("a", "b"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "name").write_text(name)
    assert exchange._exchange_folders(tmp_path / "a", tmp_path / "b")
    assert content_of(tmp_path) == {"a/name": "b", "b/name": "a"}


# What is no site of ours


@pytest.mark.parametrize(
    "files",
    [
        pytest.param({"brev.txt": "Kjære Kari Nordmann"}, id="a letter"),
        pytest.param({".gitkeep": ""}, id="a hidden file"),
        pytest.param({"404.html": "x", "sitemap.xml": "x"}, id="a site somebody else made"),
        pytest.param({"bygg.json": "{}"}, id="a file of the name of our mark"),
        pytest.param({"bygg.json": '["bygget", "filer"]'}, id="a list in a file of that name"),
    ],
)
@pytest.mark.parametrize("name", ["docs", "link"])
def test_a_folder_no_build_of_ours_made_is_left_as_it_is(tmp_path, files, name):
    (tmp_path / "docs").mkdir()
    for file, text in files.items():
        (tmp_path / "docs" / file).write_text(text)
    if name == "link":
        (tmp_path / "link").symlink_to("docs", target_is_directory=True)
    before = names(tmp_path)
    with pytest.raises(OutputError) as refused:
        build(tmp_path / name, "new")
    leads = f", som er en lenke til «{tmp_path / 'docs'}»" if name == "link" else ""
    assert str(refused.value).startswith(
        f"Nettstedet kan ikke bygges i «{tmp_path / name}»{leads}, for der ligger det andre filer, "
        f"for eksempel «{min(files)}».\n"
    )
    assert (content_of(tmp_path / "docs"), names(tmp_path)) == (files, before)


def test_what_is_laid_there_while_the_site_is_built_is_safe_too(tmp_path):
    output = tmp_path / "output"
    with pytest.raises(OutputError, match="andre filer"), replacing(output) as staging:
        write_site(staging, "new")
        output.mkdir()
        (output / "brev.txt").write_text("Kjære Kari Nordmann")
    assert (content_of(output), names(tmp_path)) == ({"brev.txt": "Kjære Kari Nordmann"}, ["output"])


def test_what_was_laid_into_the_site_by_hand_is_told_of_when_it_goes(output):
    for name in ("google12.html", ".well-known/security.txt", ".DS_Store", "bygg/index.html"):
        (output / name).parent.mkdir(exist_ok=True)
        (output / name).write_text("x")
    told = []
    build(output, "new", tell=told.append)
    assert content_of(output) == site("new")
    assert told == [
        f"I «{output}» lå det filer som bygget ikke har laget. De er borte nå: "
        "«.well-known/security.txt» og «google12.html».\n"
        "    Slik retter du: Legg det som skal følge med nettstedet hver gang, i «content/root».\n"
        "    Eksempel: content/root/google1234567890abcdef.html"
    ]


@pytest.mark.needs("posix")
@pytest.mark.parametrize(
    ("make", "reason"),
    [
        pytest.param(lambda tmp: tmp / "content", "Der ligger", id="the content folder"),
        pytest.param(lambda tmp: tmp, "Der ligger", id="a folder that holds it"),
        pytest.param(lambda tmp: tmp / "link", "Der ligger", id="a link to it"),
        pytest.param(lambda tmp: tmp / "repository", "git-depot", id="a git repository"),
        pytest.param(lambda tmp: tmp / "worktree", "git-depot", id="a git worktree"),
        pytest.param(lambda tmp: tmp / "repository" / ".git", "git", id="git's own folder"),
        pytest.param(lambda tmp: tmp / "repository" / ".git" / "new", "git", id="a new folder in git's own"),
        pytest.param(lambda tmp: Path("/"), "Der ligger", id="the whole disk"),
        pytest.param(lambda tmp: Path.home(), "Der ligger", id="the home folder"),
        pytest.param(lambda tmp: tmp / "file", "det er en fil", id="a file"),
        pytest.param(lambda tmp: tmp / "ring", "ring", id="a link to itself"),
        pytest.param(lambda tmp: tmp / "file" / "x", "Systemet svarer", id="below a file"),
        pytest.param(lambda tmp: tmp / ("x" * 250), "Systemet svarer", id="too long a name"),
    ],
)
def test_a_folder_that_will_not_do_is_refused_with_a_reason(tmp_path, make, reason):
    (tmp_path / "content").mkdir()
    (tmp_path / "link").symlink_to("content")
    (tmp_path / "repository" / ".git").mkdir(parents=True)
    (tmp_path / "worktree").mkdir()
    (tmp_path / "worktree" / ".git").write_text("gitdir: elsewhere")
    (tmp_path / "file").write_text("a file")
    (tmp_path / "ring").symlink_to("ring")
    before = names(tmp_path)
    output = make(tmp_path)
    with pytest.raises(OutputError) as refused:
        build(output, "new", apart=[tmp_path / "content"])
    message, _, fix = str(refused.value).partition("\n    Slik retter du: ")
    assert reason in message
    assert f"«{output}»" in message
    assert fix.endswith("for eksempel output.")
    assert names(tmp_path) == before


@pytest.mark.needs("posix")
@pytest.mark.parametrize("name", ["content", "content/output", "content/a/b", "link/output", "ring"])
def test_a_site_is_not_built_among_its_own_texts(tmp_path, name):
    (tmp_path / "content").mkdir()
    (tmp_path / "link").symlink_to("content")
    (tmp_path / "ring").symlink_to("ring")
    with pytest.raises(OutputError, match="Nettstedet kan ikke bygges i "):
        guard(tmp_path / name, apart=[tmp_path / "content"])
        real_path(tmp_path / name)
    assert names(tmp_path / "content") == []


def test_a_folder_beside_the_content_is_as_good_as_any(tmp_path):
    (tmp_path / "content").mkdir()
    build(tmp_path / "output", "new", apart=[tmp_path / "content"])
    assert content_of(tmp_path / "output") == site("new")


# What the disk says


def test_a_full_disk_leaves_the_old_site_and_says_so(output):
    """A limit on the size of files gives the same kind of answer as a full disk."""
    child = run(
        output,
        """
        import resource
        resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000))
        try:
            with replacing(output) as staging:
                write_site(staging, "new")
                (staging / "bilde.jpg").write_bytes(bytes(2000))
        except OutputError as error:
            print(error)
        """,
    )
    assert child.communicate()[0] == (
        f"Det er ikke plass til nettstedet i «{output}»: Disken er full.\n"
        "    Slik retter du: Frigjør plass på disken, og bygg på nytt."
        " Det gamle nettstedet er urørt.\n"
    )
    assert content_of(output) == site("old")
    assert names(output.parent) == ["output"]


@pytest.mark.needs("posix")
def test_a_disk_that_is_really_full_leaves_the_old_site(tmp_path):
    disk = tmp_path / "disk"
    disk.mkdir()
    mounted = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", disk], capture_output=True)
    if mounted.returncode:
        pytest.skip("not on this machine: the right to make a small disk")  # the limit above fills up without it
    try:
        build(disk / "output", "old")
        with pytest.raises(OutputError, match="Disken er full"), replacing(disk / "output") as staging:
            (staging / "bilde.jpg").write_bytes(bytes(200_000))
        assert content_of(disk / "output") == site("old")
        assert names(disk) == ["output"]
        with pytest.raises(OutputError, match="egen disk"):
            build(disk, "new")
    finally:
        subprocess.run(["umount", disk], check=True)


@pytest.mark.needs("posix")
def test_a_folder_without_the_right_to_write_is_named():
    """Run without an administrator's rights, which no folder withholds."""
    with tempfile.TemporaryDirectory() as name:
        closed = Path(name).resolve()
        build(closed / "output", "old")
        closed.chmod(0o555)
        child = run(
            closed / "output",
            """
            if os.getuid() == 0:
                os.setgroups([]); os.setgid(65534); os.setuid(65534)
            try:
                build(output, "new")
            except OutputError as error:
                print(error)
            """,
            cwd="/",
        )
        said = child.communicate()[0]
        assert content_of(closed / "output") == site("old")
        closed.chmod(0o755)
    assert said == (
        f"Nettstedet kan ikke bygges i «{closed / 'output'}»: "
        f"Det er ikke lov å skrive i «{closed}».\n"
        "    Slik retter du: Gi deg selv skrivetilgang dit, "
        "eller velg en annen mappe til nettstedet.\n"
    )


@pytest.mark.parametrize(
    ("error", "is_ours"),
    [
        pytest.param(OSError(errno.ENOSPC, "full"), True, id="a write to an open file"),
        pytest.param(OSError(errno.ENOSPC, "full", "/site/a/index.html"), True, id="a file of the site"),
        pytest.param(
            OSError(errno.ENOSPC, "full", "/content/a.pdf", None, "/site/a.pdf"), True, id="a copy into the site"
        ),
        pytest.param(OSError("encoder error -2 when writing image file"), False, id="what a library says"),
        pytest.param(OSError(errno.ENOENT, "nowhere", "/content/bilde.jpg"), False, id="a file of the content"),
    ],
)
def test_an_error_about_something_else_is_left_to_whoever_knows_it(error, is_ours):
    assert is_about(error, Path("/site")) == is_ours


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EACCES, errno.EIO])
def test_every_answer_of_the_disk_becomes_a_sentence_with_a_remedy(tmp_path, number):
    said = str(unwritable(OSError(number, os.strerror(number)), tmp_path / "output"))
    assert f"«{tmp_path / 'output'}»" in said.partition("\n    Slik retter du: ")[0]
    assert "Slik retter du: " in said


# Death in the middle

PRELUDE = """
import os, signal, sys, time
from pathlib import Path
sys.path[:0] = {paths!r}
from building import exchange
from building.output import OutputError
from test_exchange import build, content_of, names, replacing, site, write_site
output = Path({output!r})
"""


def run(output: Path, code: str, **options) -> subprocess.Popen:
    prelude = PRELUDE.format(paths=[str(PLUGINS), str(Path(__file__).parent)], output=str(output))
    lines = code.strip("\n").splitlines()
    indent = len(lines[0]) - len(lines[0].lstrip())
    return subprocess.Popen(
        [sys.executable, "-B", "-c", prelude + "\n".join(line[indent:] for line in lines)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONUTF8": "1"},
        **options,
    )


# Dies before the first, second, third … time it touches the disk, each time in
# a process of its own, until it comes through alive.
DIES_EVERYWHERE = """
WRITES = os.O_WRONLY | os.O_RDWR | os.O_CREAT
TOUCHES = {{"os.rename", "os.remove", "os.rmdir", "os.mkdir"}}

def die_at(step):
    left = [step]
    def touch(event, arguments):
        if event in TOUCHES or event == "open" and (arguments[2] or 0) & WRITES:
            left[0] -= 1
            if not left[0]:
                os.kill(os.getpid(), signal.SIGKILL)
    sys.addaudithook(touch)

def dies(step):
    child = os.fork()
    if not child:
        die_at(step)
        staging = exchange.stage(output)
        write_site(staging, "new")
        exchange.exchange(staging, output, in_one_step={in_one_step})
        os._exit(0)
    return os.waitpid(child, 0)[1] == signal.SIGKILL

step = 1
while dies(step):
    if {may_be_away} and not output.exists():
        exchange.discard(exchange.stage(output), output)
        assert content_of(output) == site("old"), step
    assert content_of(output) in (site("old"), site("new")), step
    build(output, "old")
    assert names(output.parent) == ["output"], step
    step += 1
assert content_of(output) == site("new")
print("died", step - 1)
"""


@pytest.mark.needs("posix")
@pytest.mark.parametrize(
    ("in_one_step", "may_be_away"),
    [
        pytest.param("None", False, id="exchanged in one step"),
        pytest.param("lambda *folders: False", True, id="in two renames"),
    ],
)
def test_a_build_killed_at_any_step_leaves_a_whole_site_and_the_next_is_right(output, in_one_step, may_be_away):
    child = run(output, DIES_EVERYWHERE.format(in_one_step=in_one_step, may_be_away=may_be_away))
    said, complaint = child.communicate()
    assert complaint == ""
    assert int(said.removeprefix("died ")) > 10


@pytest.mark.needs("posix")
def test_what_a_dead_build_left_is_cleared_up_but_never_what_somebody_else_put_there(output):
    parent = output.parent
    for name in (".output-0123456789ab", ".output-0123456789ab.forrige", "output.gammel-1"):
        (parent / name).mkdir()
    (parent / ".output-notater").mkdir()
    (parent / ".output-abcdefabcdef").symlink_to("output.gammel-1")
    (parent / ".output-ffffffffffff").write_text("a file")
    exchange.discard(exchange.stage(output), output)
    assert names(parent) == [
        ".output-abcdefabcdef",
        ".output-ffffffffffff",
        ".output-notater",
        "output",
        "output.gammel-1",
    ]


# Two at a time


def test_a_second_build_waits_for_the_first_says_so_and_has_the_last_word(output):
    first = run(
        output,
        """
        with replacing(output) as staging:
            print("ready", flush=True)
            sys.stdin.readline()
            write_site(staging, "first")
        """,
        stdin=subprocess.PIPE,
    )
    assert first.stdout.readline() == "ready\n"
    second = run(output, "build(output, 'second')")
    assert second.stderr.readline() == (f"Et annet bygg skriver til «{output}». Venter til det er ferdig …\n")
    assert second.poll() is None
    first.communicate("go\n")
    assert second.communicate()[1] == ""
    assert content_of(output) == site("second")
    assert names(output.parent) == ["output"]


def test_a_build_does_not_wait_for_one_that_was_killed(output):
    dead = run(output, "exchange.stage(output); print('ready', flush=True); time.sleep(60)")
    assert dead.stdout.readline() == "ready\n"
    dead.kill()
    dead.wait()
    told = []
    build(output, "new", tell=told.append)
    assert (content_of(output), told, names(output.parent)) == (site("new"), [], ["output"])


def test_many_builds_at_once_never_mix_their_sites(output):
    children = [run(output, f"for turn in range(10): build(output, '{name}' * 1000, tell=len)") for name in "abc"]
    while any(child.poll() is None for child in children):
        seen = output / "index.html"
        assert seen.read_text() in {"old", *(name * 1000 for name in "abc")}
        time.sleep(0.005)
    assert [child.communicate()[1] for child in children] == ["", "", ""]
    assert len({text for name, text in content_of(output).items() if name != "bygg.json"}) == 1
    assert names(output.parent) == ["output"]


def test_a_process_that_gave_up_a_build_without_a_word_can_begin_again(output):
    exchange.stage(output)
    build(output, "new")
    assert (content_of(output), names(output.parent)) == (site("new"), ["output"])
