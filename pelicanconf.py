"""The site as data. What differs in public stands in publishconf.py."""

import os
import sys
from importlib import import_module
from pathlib import Path

from jinja2 import StrictUndefined

PROJECT = Path(__file__).parent
sys.path.insert(0, str(PROJECT / "plugins"))  # the plugins import each other, whatever their order

SITENAME = "HelseHub"
SITESUBTITLE = "Møteplass for helseinnovasjon i Drammensregionen"
SITEDESCRIPTION = (
    "Offentlige og private møtes i HelseHub for å utvikle bedre helsetjenester rundt det nye sykehuset og helseparken "
    "på Brakerøya. Her finner du artiklene og arrangementene våre."
)
PARTNERS = (
    "Buskerud fylkeskommune",
    "Drammen kommune",
    "Lier kommune",
    "Vestre Viken HF",
    "Universitetet i Sørøst-Norge (USN)",
    "Næringsforeningen i Drammensregionen",
    "Norway Health Tech",
)
CONTACT = ""  # the owners' e-mail address, for the footer; empty until they have one
SITEURL = os.environ.get("SITEURL", "").rstrip("/") or "http://localhost:8000"  # Pelican warns of a slash at its end
SITE_ID = "6f0d8a52-3c1b-5e0e-9f57-2b8f5a4c7d10"  # never changes: every page's identity comes from it
ACCESSIBILITY_STATEMENT = ""  # address at uustatus.no, for the footer; empty until the owners have published one
TIMEZONE = "Europe/Oslo"
DEFAULT_LANG = "nb"
LOCALE = ["", "C.UTF-8", "C"]  # the user's, where the machine has it: nothing is written with it, but Pelican warns

PATH = str(PROJECT / "content")
OUTPUT_PATH = str(PROJECT / "output")
THEME = str(PROJECT / "theme")
PICTURE_CACHE = str(PROJECT / ".cache" / "pictures")  # may be deleted at any time

MEMORY = str(PROJECT / ".cache" / "memory")  # what builds and checks remember; likewise

PLUGIN_PATHS = [str(PROJECT / "plugins")]
PLUGINS = ["building", "checks"]
for plugin in PLUGINS:  # Pelican only logs one it cannot load, and builds without it: here that is an error
    import_module(f"{plugin}.plugin")

EDITOR: dict[str, str] = {}  # the form at /admin/; publishconf.py switches it on
EDITOR_RELEASES = str(PROJECT / ".cache" / "editor")  # the programs it is made of, as they were released

PREVIEW = False  # true: drafts and planned content are shown, marked
STYLE_CONTENT = str(PROJECT / "tests" / "site" / "content")  # what /stil/ shows the theme with, in previews
STYLE_PAGE = False  # true: it is in the site too, as in the example publication; never in public
PUBLISHED_URL_PATHS = []  # what is published already; deploying fills it in, so that emptied lists lead on

DEFAULT_PAGINATION = 24
FEED_MAX_ITEMS = 20

JINJA_ENVIRONMENT = {
    "autoescape": True,
    "auto_reload": False,  # every build reads the templates anew; within one they stay as they are
    "undefined": StrictUndefined,
    "trim_blocks": True,
    "lstrip_blocks": True,
}

# Pelican's own generators find nothing to do: the site's generator reads and writes everything.
ARTICLE_PATHS = []
PAGE_PATHS = []
STATIC_PATHS = []
THEME_STATIC_PATHS = []
DIRECT_TEMPLATES = []
AUTHOR_SAVE_AS = CATEGORY_SAVE_AS = TAG_SAVE_AS = ""
FEED_ALL_ATOM = CATEGORY_FEED_ATOM = AUTHOR_FEED_ATOM = AUTHOR_FEED_RSS = TRANSLATION_FEED_ATOM = None
READERS = {"rst": None, "html": None}  # docutils would warn of a language it does not know
CACHE_CONTENT = False
FILENAME_METADATA = ""  # Pelican would end the build with a traceback at a date that does not exist
