"""A publication of a few lines, ready to be laid out."""

from pathlib import Path

import pytest

from outputs.context import RenderContext
from site_settings import settings_with
from website.read import read_website

SHARED = {"tittel": "En tittel", "ingress": "Ingressen."}
DATED = {**SHARED, "publisert": "1. mars 2027"}
EVENT = {"starter": "20. mars 2027 kl. 10.00", "slutter": "12.00", "sted": "Testbyen"}


class PublishedCommit:
    """Files of a content folder, written a field at a time; an empty field is left out."""

    def __init__(self, root):
        self.root = root

    def article(self, slug, body="Tekst.", **fields):
        self.put("articles", slug, {**DATED, **fields}, body)

    def event(self, slug, body="Tekst.", **fields):
        self.put("events", slug, {**DATED, **EVENT, **fields}, body)

    def page(self, slug, body="Tekst.", **fields):
        self.put("pages", slug, {**SHARED, **fields}, body)

    def put(self, folder, slug, fields, body):
        lines = [f"{key.replace('_', '-')}: {value}" for key, value in fields.items() if value]
        path = self.root / folder / f"{slug}.md"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("\n".join(["---", *lines, "---", "", body, ""]), encoding="utf-8")

    def context(self, *, language="nb", **settings):
        """Return everything read, without an error in it."""
        self.root.mkdir(exist_ok=True)
        chosen = settings_with(**settings)
        website, problems = read_website(Path("content"), chosen)
        assert [problem for problem in problems if problem.is_error] == []
        return RenderContext(website=website, settings=chosen, language=language)


@pytest.fixture
def publication(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    return PublishedCommit(Path("content"))


@pytest.fixture
def one_event(publication):
    """Return the one event of a publication with its context, written with the fields given."""

    def write(body="Tekst.", *, settings=None, **fields):
        publication.event("mote", body, **fields)
        context = publication.context(**(settings or {}))
        (entry,) = context.website.events
        return entry, context.in_language(entry.content.language.value)

    return write
