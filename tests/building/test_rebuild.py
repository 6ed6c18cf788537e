"""A preview that remembers what it made shows what one that remembers nothing would."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

PROJECT = Path(__file__).parents[2]


def test_a_preview_shows_each_edit_as_a_new_start_would(tmp_path):
    content = shutil.copytree(PROJECT / "tests" / "site" / "content", tmp_path / "content")
    theme = shutil.copytree(PROJECT / "theme", tmp_path / "theme")
    script = Path(__file__).with_name("rebuild.py")
    run = subprocess.run(
        [sys.executable, script, content, theme, tmp_path],
        env={**os.environ, "SOURCE_DATE_EPOCH": "1804665600", "PYTHONUTF8": "1"},
        capture_output=True,
        text=True,
    )
    assert (run.returncode, run.stdout) == (0, ""), run.stderr
