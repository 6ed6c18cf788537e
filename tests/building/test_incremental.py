"""A build that uses parts of the last site gives the same bytes as one that uses nothing, whatever was edited between."""

from __future__ import annotations

import random
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image

from linked_publication import ARTICLE, write_publication

PROJECT = Path(__file__).parents[2]
NOW = 1804665600  # 10 March 2027 at 9 in Oslo
HOUR, DAY = 3600, 86400


class Editor:
    """Somebody who edits a publication, and what is around it."""

    def __init__(self, root: Path, chance: random.Random) -> None:
        self.root = root
        self.chance = chance
        self.now = NOW
        self.settings: dict[str, str] = {}

    def _one_of(self, pattern: str) -> Path:
        return self.chance.choice(sorted((self.root / "content").glob(pattern)))

    def _replace(self, pattern: str, old: str, new: str) -> None:
        file = self._one_of(pattern)
        file.write_text(file.read_text("utf-8").replace(old, new, 1), "utf-8")

    def body(self) -> None:
        self._replace("*/*.md", "\n\n", f"\n\nEt nytt avsnitt {self.chance.random()}.\n\n")

    def title(self) -> None:
        self._replace("[ae]*/*.md", "tittel: ", f"tittel: Nå {self.chance.randrange(100)} ")

    def slug(self) -> None:
        self._replace("articles/*.md", "ingress:", f"slug: ny-{self.chance.randrange(10_000)}\ningress:")

    def date(self) -> None:
        self._replace(
            "articles/*.md", "publisert: ", f"oppdatert: {self.chance.randrange(1, 9)}. mars 2027\npublisert: "
        )

    def subject(self) -> None:
        self._replace("[ae]*/*.md", "emner: ", "emner: nytt emne, ")

    def introduction(self) -> None:
        file = self.root / "content" / "emner" / "mat.md"
        file.parent.mkdir(exist_ok=True)
        file.write_text(f"Om mat, {self.chance.random()}.\n", "utf-8")

    def status(self) -> None:
        self._replace(
            "events/*.md", "ingress:", f"status: {self.chance.choice(['avlyst', 'utkast', 'skjult'])}\ningress:"
        )

    def delete(self) -> None:
        (self.root / "content" / "events" / "mote-0.md").unlink(missing_ok=True)

    def rename(self) -> None:
        file = self._one_of("events/*.md")
        file.rename(file.with_name(f"navn-{self.chance.randrange(10_000)}.md"))

    def picture(self) -> None:
        colour = tuple(self.chance.randrange(256) for _ in range(3))
        Image.new("RGB", (700, 400), colour).save(self.root / "content" / "articles" / "tre.png")

    def template(self) -> None:
        file = self.root / "theme" / "templates" / "article.html"
        file.write_text(file.read_text("utf-8") + f"<!-- {self.chance.random()} -->", "utf-8")

    def style(self) -> None:
        file = self.root / "theme" / "static" / "css" / "base.css"
        file.write_text(f"{file.read_text('utf-8')}\n:root {{ --step: {self.chance.random()}; }}\n", "utf-8")

    def setting(self) -> None:
        self.settings["SITENAME"] = f"Navn {self.chance.randrange(100)}"

    def words(self) -> None:
        (self.root / "content" / "ordliste.txt").write_text(f"Testbyen{self.chance.randrange(100)}\n", "utf-8")

    def clock(self) -> None:
        self.now += self.chance.choice([HOUR // 2, HOUR, DAY, 14 * DAY])

    def redirect(self) -> None:
        file = self.root / "content" / "adresser.txt"
        file.write_text(f"/gammel-{self.chance.randrange(100)}/ /om/\n", "utf-8")

    def hand(self) -> None:
        """Lay a hand on the site itself."""
        file = self.chance.choice(sorted((self.root / "out").rglob("*.html")))
        file.write_text("Noe annet.", "utf-8")

    def nothing(self) -> None:
        """Leave everything as it is."""


EDITS = [name for name in vars(Editor) if not name.startswith("_")]


def built(editor: Editor, out: str, memory: str, build: Callable) -> dict[str, bytes] | str:
    folder = editor.root / out
    settings = {"THEME": str(editor.root / "theme"), "MEMORY": memory, **editor.settings}
    given = [f'{name}="{value}"' for name, value in settings.items()]
    run = build(editor.root / "content", folder, arguments=("-e", *given), SOURCE_DATE_EPOCH=str(editor.now))
    if run.returncode:
        return run.stderr
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.mark.parametrize("seed", range(2))
def test_incremental_equals_clean(tmp_path, pelican_build, seed):
    chance = random.Random(seed)
    write_publication(tmp_path)
    editor = Editor(tmp_path, chance)
    edits = chance.sample(EDITS, len(EDITS))
    equals_clean(editor, [edits[number : number + 1 + seed] for number in range(0, len(edits), 2)], pelican_build)


def test_incremental_equals_clean_on_the_public_site(tmp_path, pelican_build):
    for folder in ("content", "theme"):
        shutil.copytree(PROJECT / folder, tmp_path / folder)
    # It has no such files, and links to what these would take away.
    edits = [name for name in EDITS if name not in ("delete", "picture", "rename", "status")]
    chance = random.Random(0)
    chance.shuffle(edits)
    equals_clean(Editor(tmp_path, chance), [edits[number::4] for number in range(4)], pelican_build)


def equals_clean(editor: Editor, steps: list[list[str]], build: Callable) -> None:
    memory = str(editor.root / "memory")
    assert isinstance(built(editor, "out", memory, build), dict)
    for number, step in enumerate(steps, 1):
        for name in step:
            getattr(editor, name)()
        incremental, clean = built(editor, "out", memory, build), built(editor, "clean", "", build)
        assert isinstance(clean, dict), clean
        assert incremental == clean, steps[:number]


def numbers(editor: Editor, build: Callable) -> dict[str, int]:
    """Build, and return the number each page, picture and card has in the file system."""
    assert isinstance(built(editor, "out", str(editor.root / "memory"), build), dict)
    out = editor.root / "out"
    files = [*out.rglob("*.html"), *(out / "filer").iterdir()]
    return {path.relative_to(out).as_posix(): path.stat().st_ino for path in files}


def test_what_is_made_of_the_same_is_not_written_again(tmp_path, pelican_build):
    write_publication(tmp_path)
    editor = Editor(tmp_path, random.Random(0))
    before = numbers(editor, pelican_build)
    editor.body()
    after = numbers(editor, pelican_build)
    assert len([name for name in before if before[name] != after[name]]) == 2  # the page, and the one on the edition


def test_a_title_changes_the_pages_that_show_it(tmp_path, pelican_build):
    write_publication(tmp_path)
    for number in range(5, 12):
        text = ARTICLE.format(number=number, day=number + 3, subject=f"emne {number}", link="", more="")
        (tmp_path / "content" / "articles" / f"sak-{number}.md").write_text(text, "utf-8")
    editor = Editor(tmp_path, random.Random(0))
    before = numbers(editor, pelican_build)
    file = tmp_path / "content" / "articles" / "sak-11.md"
    file.write_text(file.read_text("utf-8").replace("tittel: ", "tittel: Nå "), "utf-8")
    after = numbers(editor, pelican_build)
    pages = [f"artikler/sak-{number}/index.html" for number in range(12)]
    pages += [f"arrangementer/mote-{number}/index.html" for number in range(3)]
    changed = [name for name in pages if before[name] != after[name]]
    assert changed == [f"artikler/sak-{number}/index.html" for number in (10, 11)]


@pytest.mark.needs("posix")
def test_whatever_lies_where_a_build_begins_has_no_say(tmp_path, pelican_build):
    """The next site is made of the one before the last, which anything may have happened to."""
    write_publication(tmp_path)
    editor = Editor(tmp_path, random.Random(0))
    memory, spare, outside = str(tmp_path / "memory"), tmp_path / "memory" / "spare", tmp_path / "outside"
    for _ in range(2):
        editor.body()
        assert isinstance(built(editor, "out", memory, pelican_build), dict)
    outside.mkdir()
    (outside / "mine.txt").write_text("Mitt.", "utf-8")
    shutil.rmtree(spare / "artikler")
    (spare / "artikler").symlink_to(outside)
    shutil.rmtree(spare / "arrangementer")
    (spare / "arrangementer").write_text("En fil.", "utf-8")
    (spare / "robots.txt").unlink()
    (spare / "robots.txt" / "mappe").mkdir(parents=True)
    (spare / "robots.txt" / "mappe" / "fil.txt").write_text("En fil til.", "utf-8")
    (spare / "om" / "lagt.html").write_text("Lagt her.", "utf-8")
    (spare / "tom" / "mappe").mkdir(parents=True)
    editor.title()
    incremental, clean = built(editor, "out", memory, pelican_build), built(editor, "clean", "", pelican_build)
    assert incremental == clean
    assert not (tmp_path / "out" / "tom").exists()
    assert [path.name for path in outside.iterdir()] == ["mine.txt"]
