"""The cache keeps what is of use, and takes away only what is its own."""

import os
import time

import pytest

from images.development import DAY_SECONDS, Cache


@pytest.fixture
def cache(tmp_path):
    return Cache(folder=tmp_path)


def kept(cache, name, *, days):
    """Put a file in *cache* that was last of use so many days ago."""
    digest = name * 64
    cache.write(digest, name.encode())
    (path,) = cache.folder.glob(f"{digest[:32]}*")
    os.utime(path, (time.time() - days * DAY_SECONDS,) * 2)
    return path


def names(cache):
    return sorted(path.name[0] for path in cache.folder.iterdir())


def test_what_has_been_of_no_use_for_long_is_removed(cache):
    for name, days in {"a": 0, "b": 59, "c": 61, "d": 1000}.items():
        kept(cache, name, days=days)
    cache.trim()
    assert names(cache) == ["a", "b"]


def test_when_there_is_too_much_the_oldest_goes_but_nothing_that_is_in_use(cache, monkeypatch):
    for name, days in {"a": 0.1, "b": 0.9, "c": 3, "d": 2}.items():
        kept(cache, name, days=days)
    monkeypatch.setattr("images.development.MOST_OCTETS", 100)  # three files
    cache.trim()
    assert names(cache) == ["a", "b", "d"]
    monkeypatch.setattr("images.development.MOST_OCTETS", 1)
    cache.trim()
    assert names(cache) == ["a", "b"]


def test_what_is_read_is_of_use(cache):
    for name in "ab":
        kept(cache, name, days=61)
    assert cache.read("a" * 64) == b"a"
    cache.trim()
    assert names(cache) == ["a"]


def test_what_was_cut_while_it_was_written_is_removed_and_what_is_foreign_stays(cache):
    unfinished = cache.folder / f".{'a' * 32}-{'b' * 8}.{'c' * 12}"
    foreign = [cache.folder / "bryllup.jpg", cache.folder / ("a" * 64), cache.folder / ".gitignore"]
    for path in (unfinished, *foreign):
        path.write_bytes(b"...")
        os.utime(path, (0, 0))
    folder = cache.folder / f"{'d' * 32}-{'e' * 8}"
    folder.mkdir()
    os.utime(folder, (0, 0))
    cache.trim()
    assert {*cache.folder.iterdir()} == {*foreign, folder}


def test_a_folder_that_is_gone_is_no_mistake(tmp_path):
    Cache(folder=tmp_path / "borte").trim()
