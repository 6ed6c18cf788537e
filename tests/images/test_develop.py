"""Pictures are made once, whatever happens to what was kept of them."""

import os
from io import BytesIO
from multiprocessing import parent_process

import pytest
from PIL import Image

from images.development import Cache, VersionsWanted, develop, encode, finished, unfinished, versions
from images.original import Format, Version, examine
from images.processes import each
from manuscript.problem import told


@pytest.fixture
def cache(tmp_path):
    return Cache(folder=tmp_path / "cache" / "pictures")


@pytest.fixture
def order(tmp_path):
    """An order for a picture of its own number."""

    def make(number=0):
        out = BytesIO()
        Image.new("RGB", (600, 400), (number, 90, 80)).save(out, "JPEG")
        path = tmp_path / f"{number}.jpg"
        path.write_bytes(out.getvalue())
        original = examine(out.getvalue())
        return VersionsWanted(path=path, original=original, versions=versions(original))

    return make


def numbers(cache):
    return {path.name: path.stat().st_ino for path in cache.folder.iterdir()}


def test_nothing_is_encoded_twice(order, cache):
    wanted = order()
    assert unfinished([wanted], cache) == [wanted]
    assert develop([wanted], cache) == [None]
    before = numbers(cache)
    assert len(before) == len(wanted.versions) == 5
    assert unfinished([wanted], cache) == []
    assert develop([wanted], cache) == [None]
    assert numbers(cache) == before


@pytest.mark.parametrize("kind", list(Format))
def test_what_cannot_be_encoded_is_told_of_its_picture(order, kind):
    too_tall = Version(format=kind, width=1, height=70_000, digest="none")
    wanted = order()
    given = [made for _, made in encode(wanted.path.read_bytes(), wanted.original, [too_tall])]
    assert given == [told("picture-fault")] or kind is Format.PNG  # which has no such limit


def test_two_processes_make_what_one_makes(order, cache, tmp_path):
    wanted = [order(number) for number in range(4)]
    assert develop(wanted, cache) == [None] * 4
    alone = Cache(folder=tmp_path / "alone")
    for one in wanted:
        develop([one], alone)
    assert sorted(numbers(cache)) == sorted(numbers(alone))
    assert [finished(o, v, cache) for o in wanted for v in o.versions] == [
        finished(o, v, alone) for o in wanted for v in o.versions
    ]


@pytest.mark.parametrize(
    "damage",
    [
        pytest.param(lambda path: path.unlink(), id="deleted"),
        pytest.param(lambda path: path.write_bytes(b""), id="emptied"),
        pytest.param(lambda path: path.write_bytes(path.read_bytes()[:-7]), id="cut"),
        pytest.param(lambda path: path.write_bytes(path.read_bytes()[:32]), id="cut to its digest"),
        pytest.param(lambda path: path.write_bytes(b"Noe annet." * 99), id="something else"),
    ],
)
def test_what_was_kept_is_not_trusted_blindly(order, cache, damage):
    wanted = order()
    develop([wanted], cache)
    whole = [finished(wanted, version, cache) for version in wanted.versions]
    for path in cache.folder.iterdir():
        damage(path)
    assert unfinished([wanted], cache) == [wanted]
    assert [finished(wanted, version, cache) for version in wanted.versions] == whole


def test_what_another_file_makes_is_not_kept_in_this_ones_name(order, cache):
    wanted, other = order(1), order(2)
    wanted.path.write_bytes(other.path.read_bytes())
    assert [problem and problem.rule for problem in develop([wanted], cache)] == ["picture-changed"]
    wanted.path.unlink()
    assert [problem and problem.rule for problem in develop([wanted], cache)] == ["picture-changed"]
    assert not cache.folder.exists()


def test_two_builds_may_keep_the_same_at_once(cache):
    digest, data = "a" * 64, b"x" * 100_000
    each(_keep_often, [(cache, digest, data)] * 2, fewest=2)
    assert cache.read(digest) == data
    assert len(list(cache.folder.iterdir())) == 1


def _keep_often(job):
    cache, digest, data = job
    for _ in range(50):
        cache.write(digest, data)


def test_a_process_that_is_ended_costs_nothing_but_time():
    assert each(_answer_here_alone, [1, 2, 3], fewest=2) == [1, 2, 3]


def _answer_here_alone(job):
    if parent_process() is not None:
        os._exit(9)
    return job


def test_a_write_that_fails_leaves_nothing_half_written(cache):
    cache.folder.mkdir(parents=True)
    cache._path("a" * 64).mkdir()  # a folder in the file's place
    with pytest.raises(OSError, match="directory"):
        cache.write("a" * 64, b"x")
    assert [path.is_dir() for path in cache.folder.iterdir()] == [True]
