"""The one address of the site, and what follows from it for the branch."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from .fault import PublishingError, stop

PAGES = ".github.io"
NUMBERS = re.compile(r"[0-9.]+|\[.*\]")
THIS_MACHINE = (".localhost", ".local")


def domain_of(address: str) -> str:
    """Return the domain GitHub must be told of, in a CNAME file; empty for its own.

    Raises:
        PublishingError: nobody outside this machine reaches *address*.
    """
    parts = urlsplit(address)
    host = (parts.hostname or "").lower().rstrip(".")
    if "." not in host or parts.port or NUMBERS.fullmatch(host) or host.endswith(THIS_MACHINE):
        raise stop(
            f"Nettstedet kan ikke legges ut med adressen «{address}», for den finnes bare på denne maskinen.",
            "Skriv den offentlige adressen i «SITEURL» i publishconf.py, eller gi den i miljøvariabelen SITEURL.",
            "SITEURL=https://helsehub.github.io",
        )
    if host.endswith(PAGES):
        return ""
    try:
        return host if host.isascii() else host.encode("idna").decode("ascii")  # as the name is known to DNS
    except UnicodeError as error:
        raise stop(
            f"Domenet i adressen «{address}» kan ikke brukes.",
            "Skriv domenet slik det er registrert, med bare a–z, tall og bindestrek.",
        ) from error


def domain_in(cname: bytes | None) -> str:
    """Return the domain a CNAME file names."""
    words = (cname or b"").decode("utf-8", "replace").split()
    return words[0].lower().rstrip(".") if words else ""


def wrong_domain(published: str, wanted: str, address: str) -> PublishingError | None:
    """Return what to say when the site would lose the domain it has, or change it unseen."""
    if not published or published == wanted:
        return None
    return stop(
        f"Nettstedet er publisert på domenet «{published}», men adressen i oppsettet er «{address}».",
        f"Skal domenet bli som det er, sett «SITEURL» til https://{published}. Skal det endres, gjør du det først "
        "på GitHub, under «Settings» og «Pages», og kjører så på nytt.",
        f"SITEURL=https://{published}",
    )
