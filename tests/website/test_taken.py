"""The addresses a new file cannot have."""

from pathlib import Path

from content_types.model import ContentKind
from website.read import taken_slugs

from .conftest import SETTINGS, article, event

FILES = {
    "events/2027-03-20-mote.md": event(fields="slug: frokost"),
    "events/gammel.md": event("G", fields="gamle-adresser:\n  - /arrangementer/Eldre/\n  - /arrangementer/2019/juni/"),
    "events/utkast.md": event("U", fields="status: utkast\nførste-adresse: /arrangementer/forste/"),
    "events/planlagt.md": event("P").replace("publisert: 1. mars", "publisert: 19. mars"),
    "events/borte.md": event("B", fields="status: fjernet"),
    "articles/tekst.md": article(),
    "adresser.txt": "/arrangementer/flyttet/ /arrangementer/frokost/\n/sommer/ /arrangementer/gammel/\n",
}


def test_a_slug_is_taken_by_a_page_an_old_address_and_an_identity(publication):
    publication(FILES)
    assert {
        kind: taken_slugs(Path("content"), SETTINGS, kind) for kind in (ContentKind.EVENT, ContentKind.ARTICLE)
    } == {
        ContentKind.EVENT: {"frokost", "gammel", "eldre", "utkast", "forste", "planlagt", "borte", "flyttet"},
        ContentKind.ARTICLE: {"tekst"},
    }


def test_a_file_that_cannot_be_read_takes_none_and_stops_nothing(publication):
    publication({"events/feil.md": "Ingen felt.", "articles/tekst.md": article()})
    assert taken_slugs(Path("content"), SETTINGS, ContentKind.EVENT) == frozenset()
