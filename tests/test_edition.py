"""`/bygg.json` lists every published file, and nothing but two files knows of the build."""

import hashlib
import json

from website.git import checked_out

A_MINUTE_LATER = 1804665660
TELLS = {"bygg.json", "bygg/index.html"}


def files(folder):
    return {path.relative_to(folder).as_posix(): path for path in folder.rglob("*") if path.is_file()}


def test_the_edition_lists_every_published_file_as_it_is_but_for_hidden_pages(golden_site):
    told = json.loads((golden_site / "bygg.json").read_text("utf-8"))["filer"]
    there = {
        f"/{name.removesuffix('index.html')}": hashlib.sha256(path.read_bytes()).hexdigest()
        for name, path in files(golden_site).items()
        if name not in TELLS and not name.startswith("artikler/skjult/")
    }
    assert told == there
    assert len(told) > 50


def test_the_time_and_the_commit_stand_in_two_files_alone(
    committed_site, committed_content, pelican_build, example_settings, tmp_path
):
    now = {"SITEURL": None, "SOURCE_DATE_EPOCH": str(A_MINUTE_LATER)}
    run = pelican_build(committed_content, tmp_path / "ut", arguments=example_settings, **now)
    assert run.returncode == 0, run.stderr
    one, other = files(committed_site), files(tmp_path / "ut")
    assert one.keys() == other.keys()
    assert {name for name, path in one.items() if path.read_bytes() != other[name].read_bytes()} == TELLS
    commit, _ = checked_out(committed_content)
    assert {name for name, path in other.items() if commit[:12].encode() in path.read_bytes()} == TELLS


def test_the_data_tells_the_commit_and_the_instants_with_the_offset_in_oslo(committed_site, committed_content):
    data = json.loads((committed_site / "bygg.json").read_text("utf-8"))
    del data["filer"]
    commit, _ = checked_out(committed_content)
    assert data == {
        "bygget": "2027-03-10T09:00:00+01:00",
        "commit": commit,
        "kilde": "commit",
        "neste_endring": "2027-03-10T16:00:00+01:00",
    }
