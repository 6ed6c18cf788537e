"""What earlier builds made is found again, and never anything else, whatever becomes of the file it is in."""

import os
import signal
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from website import memory, store
from website.coding import Coder
from website.memory import Memory, digest_of
from website.store import Store, store_of

PLUGINS = Path(store.__file__).parents[1]


@pytest.fixture
def file(tmp_path) -> Path:
    return tmp_path / "memory" / "kept.sqlite"


def keep(file: Path, **texts: str) -> None:
    kept = Store(file)
    for name, text in texts.items():
        kept.put(name.encode(), b"key", text.encode())
    kept.save()
    kept.close()


def found(file: Path, name: str = "a", key: bytes = b"key") -> bytes | None:
    kept = Store(file)
    try:
        return kept.get(name.encode(), key)
    finally:
        kept.close()


def test_what_was_kept_is_found_by_its_name_and_key(file):
    keep(file, a="hei")
    assert [found(file), found(file, key=b"another"), found(file, "b")] == [b"hei", None, None]


def test_much_that_waits_to_be_saved_is_saved_at_once(file):
    kept = Store(file)
    kept.put(b"a", b"key", bytes(store.MOST_NEW_OCTETS + 1))
    kept.put(b"b", b"key", b"hei")
    kept.close()
    assert [len(found(file) or b""), found(file, "b")] == [store.MOST_NEW_OCTETS + 1, None]


def test_what_is_not_saved_is_not_kept(file):
    kept = Store(file)
    kept.put(b"a", b"key", b"hei")
    assert kept.get(b"a", b"key") == b"hei"
    kept.close()
    assert found(file) is None


SPOILT = {
    "cut": lambda data: data[: len(data) // 2],
    "empty": lambda data: b"",
    "something else": lambda data: b"hei" * 5000,
    "the first page overwritten": lambda data: b"\0" * 4096 + data[4096:],
    "the last page overwritten": lambda data: data[:4096] + b"\xff" * (len(data) - 4096),
    "one letter of what is kept": lambda data: data.replace(b"hei", b"nei"),
}


@pytest.mark.parametrize("spoil", SPOILT.values(), ids=SPOILT)
def test_a_spoilt_file_gives_nothing_and_is_begun_anew(file, spoil):
    keep(file, a="hei" * 3000)
    file.write_bytes(spoil(file.read_bytes()))
    assert found(file) is None
    keep(file, a="ny")
    assert found(file) == b"ny"


@pytest.mark.parametrize(
    "statement",
    [
        pytest.param("PRAGMA user_version = 99", id="another form"),
        pytest.param("PRAGMA application_id = 7", id="another application's"),
        pytest.param("CREATE TABLE other (a)", id="another table besides"),
        pytest.param("CREATE VIEW v AS SELECT 1", id="a view"),
        pytest.param(
            "CREATE TRIGGER t AFTER INSERT ON kept BEGIN DELETE FROM kept; END", id="a trigger that would act for us"
        ),
        pytest.param("UPDATE kept SET data = 'text'", id="a row of another type"),
        pytest.param("UPDATE kept SET data = CAST('planted' AS BLOB)", id="a row somebody has planted"),
    ],
)
def test_a_database_that_is_not_as_ours_gives_nothing(file, statement):
    keep(file, a="hei")
    with sqlite3.connect(file) as other:
        other.execute(statement)
    other.close()
    assert found(file) is None
    keep(file, a="ny")
    assert found(file) == b"ny"


@pytest.mark.needs("posix")
def test_a_file_others_may_write_in_is_not_opened(file):
    keep(file, a="hei")
    file.chmod(0o666)
    assert found(file) is None


@pytest.mark.needs("posix")
def test_a_link_is_not_followed(file, tmp_path):
    keep(tmp_path / "elsewhere", a="hei")
    file.parent.mkdir()
    file.symlink_to(tmp_path / "elsewhere")
    assert found(file) is None


def test_where_nothing_can_be_kept_a_build_goes_on_without(tmp_path):
    (tmp_path / "taken").write_text("")
    keep(tmp_path / "taken" / "kept.sqlite", a="hei")
    assert found(tmp_path / "taken" / "kept.sqlite") is None


def test_two_builds_at_once_keep_what_both_have_made(file):
    one, other = Store(file), Store(file)
    one.put(b"a", b"key", b"hei")
    other.put(b"b", b"key", b"hallo")
    one.save()
    other.save()
    assert [one.get(b"b", b"key"), other.get(b"a", b"key")] == [b"hallo", b"hei"]


def test_a_build_that_finds_the_file_busy_goes_on(file, monkeypatch):
    keep(file, a="hei")
    monkeypatch.setattr(store, "PATIENCE_SECONDS", 0.01)
    busy = sqlite3.connect(file, isolation_level=None)
    busy.execute("BEGIN EXCLUSIVE")
    keep(file, a="ny")
    busy.close()
    assert found(file) == b"hei"


KILLED = f"""
import sys
sys.path.insert(0, {str(PLUGINS)!r})
from pathlib import Path
from website.store import Store

kept = Store(Path(sys.argv[1]))
print("ready", flush=True)
for round in range(10_000):
    for name in range(50):
        kept.put(b"%d" % name, b"key", b"%d" % round * 500)
    kept.save()
"""


@pytest.mark.needs("posix")
def test_a_build_killed_at_any_moment_leaves_rows_that_are_whole(file):
    for milliseconds in (1, 7, 30):
        process = subprocess.Popen([sys.executable, "-c", KILLED, file], stdout=subprocess.PIPE)
        process.stdout.readline()
        with pytest.raises(subprocess.TimeoutExpired):
            process.wait(milliseconds / 1000)
        process.send_signal(signal.SIGKILL)
        process.communicate()
        rows = {found(file, str(name)) for name in range(50)}
        assert len(rows) == 1  # all of one round, or none
        keep(file, a="hei")
        assert found(file) == b"hei"


def test_what_is_not_asked_for_any_more_goes_when_it_is_much(file, monkeypatch):
    monkeypatch.setattr(store, "FEWEST_ROWS", 5)
    keep(file, other="hei", **{f"n{number}": "hei" for number in range(20)})
    keep(file, na="hei")
    assert found(file, "n3") == b"hei"  # who asks for little says nothing of the rest
    whole = Store(file)
    whole.put(b"nb", b"key", b"hei")
    whole.save(b"n")
    whole.close()
    assert [found(file, name) for name in ("n3", "na", "nb", "other")] == [None, None, b"hei", b"hei"]


def test_the_stores_of_folders_long_unused_go(tmp_path, monkeypatch):
    monkeypatch.setattr(store, "MOST_STORES", 2)
    folder = tmp_path / "memory"
    for number, name in enumerate(("one", "two", "three")):
        before = set(folder.glob("*"))
        store_of(tmp_path / name, folder).close()
        for new in set(folder.glob("*")) - before:
            os.utime(new, (number, number))
    assert len(list(folder.glob("*"))) == 2


def test_a_memory_finds_what_the_same_makers_made_and_nothing_of_others(file):
    made = []

    def make(numbers):
        made.extend(numbers)
        return ["hei" for _ in numbers]

    for makers in (b"us", b"us", b"them", b"us"):
        kept = Store(file)
        memory = Memory(kept, makers)
        assert memory.keep([("a", digest_of(b"key"))], make, Coder()) == ["hei"]
        memory.save()
        kept.close()
    assert len(made) == 3


@pytest.mark.parametrize(
    "change",
    [
        pytest.param(lambda code: code.joinpath("a.py").write_text("x = 2\n"), id="other code"),
        pytest.param(lambda code: code.joinpath("b.toml").write_text("x = 1\n"), id="a file more"),
        pytest.param(lambda code: code.joinpath("a.py").rename(code / "b.py"), id="another name"),
        pytest.param(lambda code: code.joinpath("a.py").unlink(), id="a file gone"),
    ],
)
def test_other_code_is_another_maker(tmp_path, monkeypatch, change):
    tmp_path.joinpath("a.py").write_text("x = 1\n")
    monkeypatch.setattr(memory, "PLUGINS", tmp_path)
    before = memory.makers.__wrapped__()
    assert memory.makers.__wrapped__() == before
    change(tmp_path)
    assert memory.makers.__wrapped__() != before


def test_a_row_that_says_nothing_we_know_is_made_anew(file):
    makers, key = b"us", digest_of(b"key")
    kept = Store(file)
    kept.put(b"a", digest_of(makers, key), b"no JSON")
    assert Memory(kept, makers).keep([("a", key)], lambda _: ["hei"], Coder()) == ["hei"]


def test_parts_are_told_apart_in_a_digest():
    assert len({digest_of(b"ab", b"c"), digest_of(b"a", b"bc"), digest_of(b"abc"), digest_of(b"abc", b"")}) == 4
