"""What nobody is to see yet is known from its manuscript alone."""

from pathlib import Path

from website.unpublished import Unpublished, unpublished

from .conftest import NOW, article, event, put

SHARED = "Dette er ord som mange bruker."


def test_drafts_and_what_is_planned_are_told_with_the_words_no_other_page_has(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    put(
        {
            "articles/ute.md": article("Ute", body=SHARED),
            "articles/utkast.md": article(
                "En hemmelig plan for neste høst", "status: utkast", f"Ingen vet ennå om dette her.\n\n{SHARED}"
            ),
            "events/planlagt.md": event("P", fields="slug: sommer").replace(
                "publisert: 1. mars", "publisert: 19. mars"
            ),
            "events/skjult.md": event("S", fields="status: skjult"),
            "pages/borte.md": "---\ntittel: B\nstatus: fjernet\n---\n",
            "articles/feil.md": "Ingen felt.",
        }
    )
    assert unpublished(Path("content"), NOW) == [
        Unpublished(
            file="content/articles/utkast.md",
            url_path="/artikler/utkast/",
            phrases=("En hemmelig plan for neste", "Ingen vet ennå om dette her"),
        ),
        Unpublished(file="content/events/planlagt.md", url_path="/arrangementer/sommer/", phrases=()),
    ]
