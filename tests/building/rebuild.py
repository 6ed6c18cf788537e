"""Edits a publication step by step, builds it after each as a preview does, and prints the files another build makes otherwise.

Run with the folder of content and the folder of the theme, both to be edited, and a folder to build in.
"""

import sys
from pathlib import Path

PROJECT = Path(__file__).parents[2]
sys.path[:0] = [str(PROJECT), str(PROJECT / "plugins")]

import tasks

from building import generator
from website.memory import Memory

content, theme, place = map(Path, sys.argv[1:])
article = content / "articles" / "2027-03-09-slik-blir-innovasjonsdagen.md"
other = content / "articles" / "2027-01-29-hjemmeoppfolging.md"

lone = content / "articles" / "2027-02-10-ore.md"


def change(file: Path, old: str, new: str) -> None:
    text = file.read_text("utf-8")
    assert old in text, f"{old!r} is not in {file}"
    file.write_text(text.replace(old, new, 1), "utf-8")


def built(folder: str, memory: str) -> dict[str, bytes]:
    output = place / folder
    settings = {"PREVIEW": True, "SITEURL": "http://localhost:8000", "THEME": str(theme), "MEMORY": memory}
    tasks._pelican(content, output, **settings)  # with a mistake in it the site is as it was
    return {str(path.relative_to(output)): path.read_bytes() for path in output.rglob("*") if path.is_file()}


def built_afresh() -> dict[str, bytes]:
    kept = generator._TEXTS, generator._PAGES
    generator._TEXTS, generator._PAGES = {}, Memory()
    try:
        return built("afresh", "")
    finally:
        generator._TEXTS, generator._PAGES = kept


STEPS = {
    "nothing": lambda: None,
    "a title": lambda: change(article, "tittel: ", "tittel: Nå "),
    "a line more in a header": lambda: change(other, "---\n", "---\n# en merknad\n"),
    "a text": lambda: change(other, "\n---\n", "\n---\n\nEt nytt avsnitt.\n"),
    "a word list": lambda: (content / "ordliste.txt").write_text("HelseHub\n", "utf-8"),
    "a page": lambda: change(theme / "templates" / "article.html", "<article ", '<article data-step="1" '),
    "a component": lambda: change(theme / "templates" / "components" / "title.html", "<h1", '<h1 data-step="2"'),
    "a style": lambda: change(theme / "static" / "css" / "components" / "article_item.css", "{", "{ --step: 3;"),
    "a mistake": lambda: change(other, "tittel:", "tittl:"),
    "the mistake mended": lambda: change(other, "tittl:", "tittel:"),
    "a file that goes": lambda: lone.rename(place / "away.md"),
    "and comes back": lambda: (place / "away.md").rename(lone),
}
UNSEEN = {"nothing", "a line more in a header", "a word list", "a mistake", "the mistake mended"}


def main() -> None:
    before = {}
    for name, step in STEPS.items():
        step()
        remembered, afresh = built("remembered", str(place / "memory")), built_afresh()
        for file in sorted(remembered.keys() | afresh.keys()):
            if remembered.get(file) != afresh.get(file):
                print(f"{name}: {file}")
        if name not in UNSEEN and remembered == before:
            print(f"{name}: changes nothing")
        before = remembered


if __name__ == "__main__":  # not in the processes that pictures are made in
    main()
