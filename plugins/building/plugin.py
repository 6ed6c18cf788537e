"""Hooks the site into Pelican: its generator, its writer, and the exchange of a finished site.

What cannot be done ends the build in words: Pelican lets SystemExit through without a traceback.
"""

from __future__ import annotations

import atexit
import gc
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path
from weakref import WeakKeyDictionary

from pelican import Pelican, signals
from pelican.log import console

from manuscript.problem import UserError

from .configuration import settings_of, time_of_build
from .exchange import discard, exchange, stage
from .generator import WebsiteGenerator
from .output import guard
from .progress import tell
from .reuse import spare_of
from .writer import SiteWriter

PLUGINS = Path(__file__).parents[1]
OBJECTS_BETWEEN_LOOKS = 100_000
NEEDED = frozenset({"building", "checks"})

_outputs: WeakKeyDictionary[Pelican, Path] = WeakKeyDictionary()  # where each finished site belongs


def prepare(pelican: Pelican) -> None:
    """Fix the time of the build, and refuse to go on without all the site's own plugins.

    Pelican only logs a plugin that fails to load; without the checks a site
    with mistakes would be published.
    """
    missing = NEEDED - set(pelican.settings["PLUGINS"])
    if missing:
        raise SystemExit(f"Nettstedet kan ikke bygges uten disse delene: {', '.join(sorted(missing))}.")
    try:
        pelican.settings.setdefault("NOW", time_of_build())
        settings_of(pelican.settings)
    except UserError as error:
        raise SystemExit(str(error)) from None


def begin(pelican: Pelican) -> type[WebsiteGenerator]:
    """Turn Pelican's output to a folder beside the real one, before any generator is made."""
    output = _outputs.setdefault(pelican, Path(pelican.output_path))
    settings = pelican.settings
    try:
        guard(output, apart=[Path(settings["PATH"]), Path(settings["THEME"]), PLUGINS])
        pelican.output_path = str(stage(output))
    except UserError as error:
        raise SystemExit(str(error)) from None
    atexit.register(discard, Path(pelican.output_path), output)
    return WebsiteGenerator


def writer(_: Pelican) -> type[SiteWriter]:
    return SiteWriter


def finish(pelican: Pelican) -> None:
    """Let the finished site take the place of the old one."""
    output = _outputs[pelican]
    try:
        exchange(Path(pelican.output_path), output, spare=spare_of(pelican.settings))
    except UserError as error:
        raise SystemExit(str(error)) from None
    tell(f"Nettstedet er bygget i {output}")
    # Pelican's last line counts the content of generators that are idle here.
    console.quiet = True


def register() -> None:
    """Connect the receivers; Pelican calls this once."""
    # What a build makes lives until its end: to look for what does not, time and again, takes a tenth of the time.
    gc.set_threshold(OBJECTS_BETWEEN_LOOKS)
    signals.initialized.connect(prepare)
    signals.get_generators.connect(begin)
    signals.get_writer.connect(writer)
    signals.finalized.connect(finish)
    # Pelican's spinner turns in a thread, and a process with threads cannot be copied.
    console.status = _without_spinner


def _without_spinner(_: str) -> AbstractContextManager[None]:
    return nullcontext()
