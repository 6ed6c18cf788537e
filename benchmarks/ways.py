"""How many modules one file runs through: to its model, to its page, to a message.

Run ``python benchmarks/ways.py``. A hop is a call from a function in one module
of ``plugins/`` to one in another. Fewer of both is less to read for whoever
follows a file through the code.
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path, PurePosixPath
from types import FrameType
from uuid import UUID

PROJECT = Path(__file__).parents[1]
PLUGINS = PROJECT / "plugins"
sys.path.insert(0, str(PLUGINS))

from jinja2 import StrictUndefined

from building.rendering import Renderer, read_theme
from checks import report
from content_types.event import read_event
from manuscript.read import read
from outputs.context import RenderContext
from pages.event_page import event_page
from website.model import Settings
from website.read import read_website

EVENT = """---
tittel: Fagdag i Testbyen
ingress: En dag om det nye huset.
publisert: 1. mars 2027
starter: 20. mars 2027 kl. 9.00
slutter: 15.00
sted:
  navn: Testhuset
  adresse: Storgata 1
påmelding: https://example.org/pamelding
påmeldingsfrist: 18. mars 2027
emner: helsepark, forskning
---

Innledning med [en lenke](https://example.org/) og en liste:

- først
- så

## Program

09.00 Registrering
09.30–10.15 Åpning v/ Kari Nordmann
10.15–10.30 Pause
10.30–12.00 Parallelle økter
12.00–13.00 Lunsj
13.00–15.00 Arbeid i grupper v/ Ola Nordmann

## Kontakt

Skriv til oss.
"""
WRONG_KEY = EVENT.replace("slutter:", "sluter:")
SETTINGS = Settings(
    name="Testhuset",
    tagline="Et sted å prøve",
    description="Prøver og prøver.",
    address="https://example.org",
    site_id=UUID("00000000-0000-4000-8000-000000000001"),
    now=datetime(2027, 3, 10, 8, tzinfo=UTC),
)


@dataclass
class Way:
    """What was run through, in the order it was first met."""

    modules: dict[str, int] = field(default_factory=dict)  # calls into each
    hops: int = 0


@contextmanager
def followed() -> Iterator[Way]:
    """Note every call between modules of ``plugins/`` meanwhile."""
    way = Way()

    def note(frame: FrameType, event: str, _: object) -> None:
        if event != "call" or not (module := _module(frame)):
            return
        way.modules[module] = way.modules.get(module, 0) + 1
        caller = frame.f_back
        while caller and not _module(caller):  # through the standard library and others' code
            caller = caller.f_back
        if caller and _module(caller) != module:
            way.hops += 1

    sys.setprofile(note)
    try:
        yield way
    finally:
        sys.setprofile(None)


def _module(frame: FrameType) -> str:
    """Return the module of *frame* as ``package/module.py``; empty when it is another's code."""
    name = frame.f_code.co_filename
    return name[len(str(PLUGINS)) + 1 :] if name.startswith(str(PLUGINS)) and frame.f_code.co_name != "<module>" else ""


def to_event(_: Path) -> None:
    """From the bytes of a file to an Event: its front matter alone."""
    front_matter = EVENT.partition("\n\n")[0] + "\n"
    manuscript, _problems = read(front_matter.encode(), file="a.md", source=PurePosixPath("events/a.md"))
    assert manuscript is not None
    event, _problems = read_event(manuscript)
    assert event is not None


def to_page(content: Path) -> None:
    """From a content folder with one event to the HTML of its page."""
    (content / "events" / "fagdag.md").write_text(EVENT, encoding="utf-8")
    website, problems = read_website(content, SETTINGS)
    assert not [problem for problem in problems if problem.is_error]
    context = RenderContext(website=website, settings=SETTINGS)
    options = {"autoescape": True, "undefined": StrictUndefined, "trim_blocks": True, "lstrip_blocks": True}
    renderer = Renderer(options, read_theme(PROJECT / "theme", SETTINGS.href("/theme/")))
    renderer.html(event_page(website.events[0], context), context)


def to_message(_: Path) -> None:
    """From the bytes of a file with a wrong key to the words its editor is told."""
    manuscript, problems = read(WRONG_KEY.encode(), file="a.md", source=PurePosixPath("events/a.md"))
    assert manuscript is not None
    _event, found = read_event(manuscript)
    assert "Eksempel" in report.write([*problems, *found], "text")


def main() -> None:
    for name, go in {
        "front matter to event": to_event,
        "file to page": to_page,
        "wrong key to message": to_message,
    }.items():
        with tempfile.TemporaryDirectory() as folder:
            (Path(folder) / "events").mkdir()
            go(Path(folder))  # once before: what is counted is the way, not the loading
            with followed() as way:
                go(Path(folder))
        print(f"{name}: {len(way.modules)} modules, {way.hops} hops")
        if "--modules" in sys.argv:
            print("   ", *sorted(way.modules))


if __name__ == "__main__":
    main()
