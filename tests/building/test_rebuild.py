"""A preview that remembers what it read shows what a build that remembers nothing would write."""

import shutil
from datetime import UTC, datetime
from pathlib import Path

import pytest

from building.configuration import read_configuration
from building.preview_site import PreviewSite, preview_site
from linked_publication import write_publication
from website.memory import NOTHING, Memory, memory_of

PROJECT = Path(__file__).parents[2]
GIVEN = read_configuration(PROJECT / "pelicanconf.py") | {
    "PREVIEW": True,
    "SITEURL": "http://localhost:8000",
    "NOW": datetime.fromtimestamp(1804665600, UTC),
}


@pytest.fixture
def publication(tmp_path) -> Path:
    shutil.copytree(PROJECT / "tests" / "site" / "content", tmp_path / "content")
    shutil.copytree(PROJECT / "theme", tmp_path / "theme")
    return tmp_path


def site_of(folder: Path, memory: Memory) -> PreviewSite | None:
    return preview_site(folder / "content", GIVEN | {"THEME": str(folder / "theme")}, memory)[0]


def files_of(site: PreviewSite) -> dict[str, bytes]:
    return {url_path: site.read(url_path) for url_path in site.url_paths()}


def change(file: Path, old: str, new: str) -> None:
    text = file.read_text("utf-8")
    assert old in text, f"{old!r} is not in {file}"
    file.write_text(text.replace(old, new, 1), "utf-8")


ARTICLE, OTHER, LONE = (f"content/articles/sak-{number}.md" for number in (0, 2, 4))
STEPS = {
    "nothing": lambda root: None,
    "a title": lambda root: change(root / ARTICLE, "tittel: ", "tittel: Nå "),
    "a line more in a header": lambda root: change(root / OTHER, "---\n", "---\n# en merknad\n"),
    "a text": lambda root: change(root / OTHER, "\n---\n", "\n---\n\nEt nytt avsnitt.\n"),
    "a word list": lambda root: (root / "content" / "ordliste.txt").write_text("HelseHub\n", "utf-8"),
    "a page": lambda root: change(root / "theme/templates/article.html", "<article ", '<article data-step="1" '),
    "a component": lambda root: change(root / "theme/templates/components/title.html", "<h1", '<h1 data-step="2"'),
    "a style": lambda root: change(root / "theme/static/css/components/article_item.css", "{", "{ --step: 3;"),
    "a mistake": lambda root: change(root / OTHER, "tittel:", "tittl:"),
    "the mistake mended": lambda root: change(root / OTHER, "tittl:", "tittel:"),
    "a file that goes": lambda root: (root / LONE).rename(root / "away.md"),
    "and comes back": lambda root: (root / "away.md").rename(root / LONE),
}
UNSEEN = {"nothing", "a line more in a header", "a word list", "the mistake mended"}
AS_BEFORE = {"nothing": "nothing", "the mistake mended": "a style", "and comes back": "a style"}  # the same files again


def test_each_edit_is_shown_as_a_new_start_would_show_it(tmp_path):
    write_publication(tmp_path)
    memory = memory_of(tmp_path / "content", str(tmp_path / "memory"))
    before = files_of(site_of(tmp_path, memory))
    anew = {"nothing": files_of(site_of(tmp_path, NOTHING))}
    for name, step in STEPS.items():
        step(tmp_path)
        site = site_of(tmp_path, memory)
        if name == "a mistake":
            assert site is None
            continue
        shown = files_of(site)
        if name not in AS_BEFORE:
            anew[name] = files_of(site_of(tmp_path, NOTHING))
        assert shown == anew[AS_BEFORE.get(name, name)], name
        assert (shown == before) is (name in UNSEEN), name
        before = shown


def test_a_preview_answers_with_what_a_build_of_the_same_writes(publication, pelican_build):
    out = publication / "out"
    arguments = ("--extra-settings", "PREVIEW=true", f'THEME="{publication / "theme"}"', 'MEMORY=""')
    run = pelican_build(publication / "content", out, arguments=arguments, SITEURL=GIVEN["SITEURL"])
    assert run.returncode == 0, run.stderr
    built = {file.relative_to(out).as_posix(): file.read_bytes() for file in out.rglob("*") if file.is_file()}
    site = site_of(publication, NOTHING)
    assert {path: site.read(f"/{path}") for path in built} == built
    assert len(built) == len(site.url_paths())


@pytest.mark.parametrize("path", ["/finnes-ikke/", "/artikler/finnes-ikke/", "/feeds/x.xml", "/x.ics", "/../x", ""])
def test_what_is_not_there_is_not_answered(publication, path):
    assert site_of(publication, NOTHING).read(path) is None or path == ""


def test_a_site_as_it_will_be_has_what_is_public_then_and_nothing_that_asks_the_clock_of_today(publication):
    planned, draft = (publication / "content" / "articles" / f"{name}.md" for name in ("til-mai", "kladd"))
    text = "---\ntittel: Prøve\ningress: Prøve.\npublisert: 1. mai 2027\n{}---\n\nTekst.\n"
    planned.write_text(text.format(""), "utf-8")
    draft.write_text(text.format("status: utkast\n"), "utf-8")
    at = {"PREVIEW": False, "NOW": datetime(2027, 5, 2, tzinfo=UTC)}
    site, _ = preview_site(publication / "content", GIVEN | at, NOTHING)
    assert "/artikler/til-mai/" in site.url_paths()
    assert b"/artikler/kladd/" not in site.read("/artikler/")
    assert site.read("/theme/js/live.js") == b""
    assert site_of(publication, NOTHING).read("/theme/js/live.js") != b""
