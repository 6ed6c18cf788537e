"""A publication made of a few lines."""

from pathlib import Path

import pytest

from site_settings import SETTINGS
from website.read import read_website

from .repositories import Repository

NOW = SETTINGS.now


ARTICLE = """---
tittel: {title}
ingress: Ingressen.
publisert: 1. mars 2027
{fields}---

{body}
"""

EVENT = """---
tittel: {title}
ingress: Ingressen.
publisert: 1. mars 2027
starter: {starts}
slutter: {ends}
sted: Testbyen
{fields}---

{body}
"""


def article(title="En artikkel", fields="", body="Tekst."):
    return ARTICLE.format(title=title, fields=fields and f"{fields}\n", body=body)


def event(title="Et møte", starts="20. mars 2027 kl. 10.00", ends="12.00", fields="", body="Tekst."):
    return EVENT.format(title=title, starts=starts, ends=ends, fields=fields and f"{fields}\n", body=body)


def put(files):
    for name, text in files.items():
        path = Path("content") / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text if isinstance(text, bytes) else text.encode())


@pytest.fixture
def publication(tmp_path, monkeypatch):
    """Return the website, and rule and message of its problems, of files given as name and text."""
    monkeypatch.chdir(tmp_path)

    def read(files, settings=SETTINGS):
        put(files)
        website, problems = read_website(Path("content"), settings)
        return website, [(p.file.removeprefix("content/"), p.line, p.rule, p.message) for p in problems]

    return read


@pytest.fixture
def repository(tmp_path) -> Repository:
    return Repository(tmp_path / "depot")
