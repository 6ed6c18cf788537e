"""The seam to Pelican."""

import subprocess
import sys
from pathlib import Path

from pelican.readers import Readers
from pelican.settings import DEFAULT_CONFIG

from manuscript import register
from manuscript.plugin import ManuscriptReader


def test_the_reader_hands_on_document_and_problems(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    path = tmp_path / "content" / "articles" / "x.md"
    path.parent.mkdir(parents=True)
    path.write_text("---\ntittel: A: b\n---\nTekst.\n", encoding="utf-8")
    reader = ManuscriptReader({**DEFAULT_CONFIG, "PATH": str(tmp_path / "content")})
    content, metadata = reader.read(str(path))
    assert (content, metadata["title"], metadata["manuscript"].file, str(metadata["manuscript"].source)) == (
        "",
        "x",
        "content/articles/x.md",
        "articles/x.md",
    )
    assert [problem.rule for problem in metadata["problems"]] == ["field-quotes"]


def test_registering_gives_pelican_our_reader_for_md():
    register()
    readers = Readers(DEFAULT_CONFIG)
    assert isinstance(readers.readers["md"], ManuscriptReader)


def test_importing_the_package_does_not_import_pelican():
    code = "import sys, manuscript.read; sys.exit('pelican' in sys.modules)"
    plugins = Path(__file__).resolve().parents[2] / "plugins"
    assert (
        subprocess.run([sys.executable, "-P", "-c", code], cwd=plugins, env={"PYTHONPATH": str(plugins)}).returncode
        == 0
    )
