"""Every event of the example publication can be copied, and the publication is still without errors."""

import shutil
from datetime import date
from pathlib import Path, PurePosixPath

from checks import run
from content_types.model import ContentKind
from content_types.new_files import copy_event
from site_settings import SETTINGS
from website.read import taken_slugs

CONTENT = Path(__file__).parent / "site" / "content"


def test_a_copy_of_every_event_passes_the_check(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    shutil.copytree(CONTENT, "content")
    events = sorted(Path("content/events").glob("*.md"))
    taken = [path.name for path in events] + [
        f"{slug}.md" for slug in taken_slugs(Path("content"), SETTINGS, ContentKind.EVENT)
    ]
    for path in events:
        copy = copy_event(
            path.read_bytes(),
            file=path.as_posix(),
            source=PurePosixPath("events", path.name),
            today=date(2027, 3, 10),
            taken=taken,
            date="16. oktober 2028",
        )
        path.with_name(copy.name).write_text(copy.text, encoding="utf-8", newline="")
        taken.append(copy.name)
    assert len(list(Path("content/events").glob("*.md"))) == 2 * len(events)
    assert [problem for problem in run.check(["content"], SETTINGS) if problem.is_error] == []
