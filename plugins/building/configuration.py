"""From the configuration's names to the site's own settings.

With them the time of the build, and the address the site is published at.
"""

from __future__ import annotations

import os
import re
import runpy
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any
from uuid import UUID

from manuscript.problem import Problem, UserError, in_words, shortened

if TYPE_CHECKING:
    from website.model import Settings

HOST = r"(?:[\w-]+\.)*[\w-]+(?::[0-9]{1,5})?"
# «https://helsehub.github.io/nettsted», «http://localhost:8000»; not «helsehub.no», nor an address with «?» or «#»
ADDRESS = re.compile(rf"https?://{HOST}(?:/[A-Za-z0-9~_-][A-Za-z0-9._~-]*)*/*", re.IGNORECASE)
# «https://uustatus.no/nb/erklaringer/publisert/abc123»
DECLARATION = re.compile(r"https://(?:www\.)?uustatus\.no/[A-Za-z0-9/_-]+")
YEARS = range(1970, 2100)


class ConfigurationError(UserError):
    """The configuration, or the environment, says something no site can be built with; the words are for the editor."""

    code = 2


def settings_of(given: Mapping[str, Any]) -> Settings:
    """Return what pelicanconf.py, or whatever configuration was chosen, says of the site.

    Raises:
        ConfigurationError: SITEURL is no address a site can have.
    """
    from website.model import Settings  # not above: the workflows ask for the time where nothing is installed

    return Settings(
        name=given["SITENAME"],
        tagline=given["SITESUBTITLE"],
        description=given["SITEDESCRIPTION"],
        address=_address(given["SITEURL"]),
        site_id=UUID(given["SITE_ID"]),
        now=given["NOW"],
        preview=given["PREVIEW"],
        items_per_page=given["DEFAULT_PAGINATION"],
        feed_items=given["FEED_MAX_ITEMS"],
        partners=tuple(given.get("PARTNERS", ())),
        contact=_contact(given.get("CONTACT", "")),
        declaration=_declaration(given.get("ACCESSIBILITY_STATEMENT", "")),
        published_url_paths=tuple(given.get("PUBLISHED_URL_PATHS", ())),
    )


def read_settings(configuration: Path) -> Settings:
    """Return what the file *configuration* says of the site, now.

    Raises:
        ConfigurationError: it, or the environment, says something no site can be built with.
    """
    return settings_of(read_configuration(configuration))


def read_configuration(configuration: Path) -> dict[str, Any]:
    """Return every name the file *configuration* gives, and with them the time.

    Raises:
        ConfigurationError: the environment says something no site can be built with.
    """
    return {**runpy.run_path(str(configuration)), "NOW": time_of_build()}


def time_of_build() -> datetime:
    """Return now, in UTC: SOURCE_DATE_EPOCH (seconds since 1970) where it is set.

    UTC, because Python compares two times of one zone by the clock on the
    wall, which shows the same twice when summer time ends.
    See reproducible-builds.org/specs/source-date-epoch.

    Raises:
        ConfigurationError: SOURCE_DATE_EPOCH is not a whole number, or far from our time.
    """
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    if not epoch:
        return datetime.now(UTC)
    try:
        now = datetime.fromtimestamp(int(epoch), UTC)
    except (ValueError, OverflowError, OSError):
        now = None
    if now is None or now.year not in YEARS:
        raise ConfigurationError(
            f"SOURCE_DATE_EPOCH er «{shortened(epoch, 40)}», men skal være et helt tall: sekunder siden 1. januar 1970."
        )
    return now


def time_meant(written: str) -> datetime:
    """Return the time that is written as dates are in content, in UTC; a day alone is its beginning.

    Raises:
        ConfigurationError: it is no time.
    """
    from content_types.model import instant  # not above: a build in which nothing changed is over before that
    from norwegian.date_grammar import read_moment
    from norwegian.dates import Moment

    read = read_moment(written)
    found = instant(read) if isinstance(read, Moment) else read
    if isinstance(found, Problem):
        raise ConfigurationError(in_words(found.message, found.fix, found.example))
    return found.astimezone(UTC)


def _address(written: object) -> str:
    """Return the public address without a slash at its end."""
    if not isinstance(written, str) or not ADDRESS.fullmatch(written):
        raise ConfigurationError(
            f"SITEURL er «{shortened(str(written))}», men skal være hele nettadressen til nettstedet,"
            " for eksempel https://helsehub.github.io/nettsted."
        )
    return written.rstrip("/")


def _contact(written: object) -> str:
    """Return the owners' e-mail address, for who has something to ask or to tell."""
    from content_types.web_addresses import is_e_mail  # not above, likewise

    if not isinstance(written, str) or not (written == "" or is_e_mail(written)):
        raise ConfigurationError(
            f"CONTACT er «{shortened(str(written))}», men skal være en e-postadresse, for eksempel post@example.no, "
            "eller tom."
        )
    return written


def _declaration(written: object) -> str:
    """Return the address of the statement the owners have published: nobody else can say what it says."""
    if not isinstance(written, str) or not (written == "" or DECLARATION.fullmatch(written)):
        raise ConfigurationError(
            f"ACCESSIBILITY_STATEMENT er «{shortened(str(written))}», men skal være adressen til tilgjengelighetserklæringen,"
            " for eksempel https://uustatus.no/nb/erklaringer/publisert/abc123, eller tom."
        )
    return written


# Where the site is published: what was asked for, else what GitHub Pages gives the repository


USUAL = "https://helsehub.github.io"
# «helsehub/nettsted», as GitHub gives it to a workflow
REPOSITORY = re.compile(r"([A-Za-z0-9-]{1,100})/([A-Za-z0-9._-]{1,200})")


def public_address(environment: Mapping[str, str]) -> str:
    """Return the address of the public site.

    SITEURL wins. In a workflow on GitHub the repository decides: owner/name is
    shown below owner.github.io/name, and owner/owner.github.io at the root of
    its own host, so a fork is published rightly with nothing to edit.
    """
    # Pelican warns of a slash at its end.
    return environment.get("SITEURL", "").strip().rstrip("/") or _given_by_github(environment) or USUAL


def door_of_editor(environment: Mapping[str, str]) -> dict[str, str]:
    """Return where the form editor leads: who signs people in, and into what they write; empty when it is off.

    EDITOR_SIGN_IN switches it on. The rest GitHub tells a workflow.

    Raises:
        ConfigurationError: EDITOR_SIGN_IN is no address, or there is no repository to write into.
    """
    sign_in = environment.get("EDITOR_SIGN_IN", "").strip().rstrip("/")
    repository = environment.get("GITHUB_REPOSITORY", "")
    if not sign_in:
        return {}
    if not (ADDRESS.fullmatch(sign_in) and sign_in.startswith("https://")):
        raise ConfigurationError(
            f"EDITOR_SIGN_IN er «{shortened(sign_in)}», men skal være adressen til innloggingstjenesten,"
            " for eksempel https://innlogging.example.no."
        )
    if not REPOSITORY.fullmatch(repository):
        raise ConfigurationError(
            f"Skjemaet må vite hvilket depot det skriver i: GITHUB_REPOSITORY er «{shortened(repository)}»,"
            " men skal være eier og navn, for eksempel helsehub/nettsted."
        )
    return {"sign_in": sign_in, "repository": repository, "branch": environment.get("EDITOR_BRANCH", "") or "main"}


def _given_by_github(environment: Mapping[str, str]) -> str:
    named = REPOSITORY.fullmatch(environment.get("GITHUB_REPOSITORY", ""))
    if not named:
        return ""
    host = f"{named[1]}.github.io".lower()
    return f"https://{host}" if named[2].lower() == host else f"https://{host}/{named[2]}"
