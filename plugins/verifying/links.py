"""Every internal link and fragment leads somewhere, and so does every address of our own in feeds and data."""

from __future__ import annotations

import json
import re
import subprocess
import sysconfig
import tempfile
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote

from .model import Built, Fault

OPTIONS = ("--offline", "--no-progress", "--index-files", "index.html", "--include-fragments=full", "--format", "json")
DATA = (".xml", ".json", ".ics", ".txt")
END_OF_ADDRESS = r"[^\s\"'<>\\)]*"


class ToolError(Exception):
    """A tool the verification needs is not there or does not answer; the words are for whoever publishes."""


def links(site: Built) -> Iterator[Fault]:
    """Yield a fault for each link in a page that leads nowhere on the site.

    lychee does the reading. It is shown the site below its base path, and our
    own whole addresses as the files they will be.

    Raises:
        ToolError: lychee is not installed, or fails.
    """
    tool = Path(sysconfig.get_path("scripts")) / "lychee"
    if not tool.exists():
        raise ToolError("Lenkene kan ikke sjekkes, for lychee er ikke installert.")
    with tempfile.TemporaryDirectory() as root:
        place = Path(root).joinpath(*site.base_path.strip("/").split("/"))
        if site.base_path:
            place.parent.mkdir(parents=True, exist_ok=True)
            place.symlink_to(site.folder.resolve(), target_is_directory=True)
        else:
            root, place = str(site.folder.resolve()), site.folder.resolve()
        own = f"^{re.escape(site.address)}(/.*)?$ {place.as_uri()}$1"
        run = subprocess.run(
            [tool, *OPTIONS, "--remap", own, "--root-dir", root, f"{place}/"],
            capture_output=True,
            text=True,
            encoding="utf-8",
        )
    try:
        found = json.loads(run.stdout)["error_map"]
    except (ValueError, KeyError):
        raise ToolError(f"Lenkene kan ikke sjekkes, for lychee svarer: {run.stderr.strip()[:300]}") from None
    for page, failures in sorted(found.items()):
        for failure in failures:
            shown = unquote(failure["url"].removeprefix("file://")).removeprefix(str(place)).removeprefix(root)
            file = Path(page).relative_to(place).as_posix()
            yield Fault(file=file, rule="dead-link", message=f"Lenken «{shown}» leder ingen steder.")


def own_addresses(site: Built) -> Iterator[Fault]:
    """Yield a fault for each address of our own, in feeds, calendars and data, that no file answers."""
    own = re.compile(re.escape(site.address) + r"(?![\w.-])" + END_OF_ADDRESS)
    for name, text in site.texts:
        if not name.endswith(DATA):
            continue
        if name.endswith(".ics"):
            text = text.replace("\r\n ", "")  # folded lines, RFC 5545 §3.1
        for url in sorted(set(own.findall(text))):
            url = re.split(r"&(?:lt|gt|quot|#34);", url)[0].replace("&amp;", "&").rstrip(".,;")
            if not site.answers(url):
                yield Fault(file=name, rule="dead-address", message=f"Adressen «{url}» leder ingen steder.")
