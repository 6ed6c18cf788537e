"""A build of the same is answered at once, and nothing else is taken for the same."""

import os
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from building.stamp import Stamp, look, surroundings
from website.store import Store

MADE = datetime(2027, 3, 10, 8, tzinfo=UTC)
LATER, UNTIL = MADE + timedelta(hours=1), MADE + timedelta(hours=4)
OLD = (MADE - timedelta(days=1)).timestamp()


@pytest.fixture
def folders(tmp_path) -> tuple[Path, Path]:
    content, output = tmp_path / "content", tmp_path / "output"
    for file in (content / "articles" / "a.md", content / "b.md", output / "index.html"):
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text("hei")
    return content, output


def looked(content: Path, *words: str, now: datetime = datetime(2100, 1, 1, tzinfo=UTC)):
    """Look at files that are old, unless *now* says otherwise."""
    return look([content], words, now)


def stamped(content: Path, output: Path, *words: str, **given: datetime) -> Stamp:
    stamp = Stamp(Store(output.parent / "kept.sqlite"), output)
    stamp.leave(looked(content, *words, **given), made=MADE, until=UNTIL, told="En advarsel.\n")
    return stamp


def test_a_build_of_the_same_tells_what_the_last_one_told(folders):
    content, output = folders
    assert stamped(content, output).of_the_same(looked(content), LATER) == "En advarsel.\n"


def replace_with_the_same_time(content: Path) -> None:
    about = (content / "b.md").stat()
    (content / "new.md").write_text("nei")
    os.utime(content / "new.md", ns=(about.st_atime_ns, about.st_mtime_ns))
    (content / "new.md").rename(content / "b.md")


CHANGES = {
    "a text": lambda content, _: (content / "b.md").write_text("hei og hå"),
    "a text of the same length": lambda content, _: (content / "b.md").write_text("nei"),
    "another file of the same size and time": lambda content, _: replace_with_the_same_time(content),
    "a new file": lambda content, _: (content / "c.md").write_text("hei"),
    "a file that is gone": lambda content, _: (content / "b.md").unlink(),
    "a file that has another name": lambda content, _: (content / "b.md").rename(content / "c.md"),
    "a file that may not be read": lambda content, _: (content / "b.md").chmod(0),
    "a folder that is gone": lambda content, _: (content / "articles").rename(content.parent / "away"),
    "a file of the site changed by hand": lambda _, output: (output / "index.html").write_text("nei"),
    "a file laid into the site": lambda _, output: (output / "x.html").write_text("hei"),
    "a file of the site that is gone": lambda _, output: (output / "index.html").unlink(),
    "the whole site": lambda _, output: output.rename(output.parent / "away"),
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_after_a_change_it_is_built_anew(folders, change):
    content, output = folders
    stamp = stamped(content, output)
    change(content, output)
    assert stamp.of_the_same(looked(content), LATER) is None


def test_a_file_too_fresh_to_trust_is_read(folders):
    """Within one tick of the clock a file may be written twice, and look the same."""
    content, output = folders
    now = datetime.now(UTC)
    stamp = stamped(content, output, now=now)
    assert stamp.of_the_same(looked(content), LATER) is not None
    about = (content / "b.md").stat()
    looks = looked(content)
    (content / "b.md").write_text("nei")
    os.utime(content / "b.md", ns=(about.st_atime_ns, about.st_mtime_ns))
    assert stamp.of_the_same(looks, LATER) is None


@pytest.mark.parametrize(
    "now", [pytest.param(UNTIL, id="it has run out"), pytest.param(MADE - timedelta(seconds=1), id="a clock put back")]
)
def test_a_site_holds_for_a_time(folders, now):
    content, output = folders
    assert stamped(content, output).of_the_same(looked(content), now) is None


def test_what_is_around_counts(folders):
    content, output = folders
    stamp = stamped(content, output, *surroundings(content, {}))
    assert stamp.of_the_same(looked(content, *surroundings(content, {})), LATER) is not None
    assert stamp.of_the_same(looked(content, *surroundings(content, {"SITEURL": "https://x"})), LATER) is None


def test_a_commit_counts(folders, commit_all):
    content, _ = folders
    before = surroundings(content, os.environ)
    commit_all(content.parent)
    assert surroundings(content, os.environ) != before


def test_a_stamp_of_another_form_counts_for_nothing(folders):
    content, output = folders
    stamp = stamped(content, output)
    stamp._store.put(stamp._name, b"", b"[1]")
    assert stamp.of_the_same(looked(content), LATER) is None
