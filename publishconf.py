"""The public site: the same as pelicanconf.py but for its address."""

import os
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

from pelicanconf import *  # noqa: F403 – Pelican reads every capitalised name

SITEURL = os.environ.get("SITEURL", "").rstrip("/") or "https://helsehub.github.io"
