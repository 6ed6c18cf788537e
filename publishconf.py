"""The public site: the same as pelicanconf.py but for its address."""

import os
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

from pelicanconf import *  # noqa: F403 – Pelican reads every capitalised name

from building.configuration import door_of_editor, public_address  # where pelicanconf.py has put plugins/ on the path

SITEURL = public_address(os.environ)
EDITOR = door_of_editor(os.environ)
MEMORY = ""  # what is published is made from nothing, and what somebody may have planted has no say
