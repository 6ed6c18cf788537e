"""Readers of what a value points to: web addresses, e-mail, telephones, files, site paths."""

from __future__ import annotations

import re
from pathlib import PurePosixPath
from typing import NamedTuple
from urllib.parse import urlsplit

from manuscript.model import Node, Scalar
from manuscript.wording import told
from norwegian.numbers import phone as telephone

from .addresses import address_problem, as_folder, generated_page
from .model import FileReference, Place
from .notes import Spot
from .values import bare_text, shown_choices, texts

SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]{0,20}:(?=\S)")
NEARLY_HTTPS = re.compile(r"(?:h?t?tps?|https?)(?:[:;.,]?/{1,3}|:(?!//))", re.IGNORECASE)
HOST_LIKE = re.compile(r"(?:[\w-]+\.)+[A-Za-z]{2,12}(?::[0-9]{1,5})?(?:[/?#]\S*)?")
E_MAIL = re.compile(r"[\w.!#$%&'*+/=?^`{|}~-]{1,64}@(?:[\w-]{1,63}\.){1,8}[A-Za-z]{2,24}")
NOT_IN_ADDRESS = re.compile(r"[\s<>\"\\^`{|}«»“”]")
MARKDOWN_LINK = re.compile(r"[<(](https?://[^\s<>()]{1,2000})[>)]")
LONGEST_ADDRESS = 2000  # what browsers and mail programs all take
NEW_ITEM = "\n  -"
WINDOWS_DRIVE = re.compile(r"[A-Za-z]:[\\/]")


class PathFault(NamedTuple):
    """What is wrong with a path, how to mend it, and the path put right if that is evident."""

    message: str
    fix: str
    right: str = ""


def address(node: Node, spot: Spot, *, may_be_http: bool = False) -> str:
    """Return a web address: https, or http where an older site may be meant."""
    written = bare_text(node, spot)
    return checked_address(written, node, spot, may_be_http=may_be_http) if written else ""


def checked_address(written: str, node: Node, spot: Spot, *, may_be_http: bool = False) -> str:
    """Return *written* if it is a web address; else empty, and told."""
    fault, right = _fault(written, may_be_http)
    if not fault:
        return written
    key = spot.name.rpartition(": ")[2]
    spot.tell(node, "value-address", fault, *_advice(right, key))
    return ""


def looks_like_address(written: str) -> bool:
    """Tell whether a text is meant as a web address, well or badly written."""
    if MARKDOWN_LINK.search(written):
        return True
    if any(character.isspace() for character in written):
        return bool(re.match(r"https?:", written, re.IGNORECASE)) and len(written.split()) == 2
    if written.startswith(("/", "www.")) or SCHEME.match(written):
        return True
    return bool(NEARLY_HTTPS.match(written) or HOST_LIKE.fullmatch(written))


def is_e_mail(written: str) -> bool:
    return bool(E_MAIL.fullmatch(written)) and ".." not in written


def e_mail(node: Node, spot: Spot) -> str:
    """Return an e-mail address, without «mailto:»."""
    written = bare_text(node, spot)
    bare = re.sub(r"^mailto:", "", written, flags=re.IGNORECASE)
    if not bare or is_e_mail(bare):
        return bare
    key = spot.name.rpartition(": ")[2]
    spot.tell(
        node,
        "value-e-mail",
        f"«{told(written)}» er ikke en e-postadresse.",
        "Skriv én adresse, med krøllalfa og uten mellomrom.",
        f"{key}: post@example.no",
    )
    return ""


def phone(node: Node, spot: Spot) -> str:
    """Return a telephone number as it is written."""
    written = re.sub(r"^(?:tel:|tlf\.?:?|telefon:?)\s*", "", bare_text(node, spot), flags=re.IGNORECASE)
    if not written or telephone(written)[1]:
        return written
    key = spot.name.rpartition(": ")[2]
    digits = sum(character.isdigit() for character in written)
    spot.tell(
        node,
        "value-phone",
        f"«{told(written)}» er ikke et telefonnummer som kan ringes"
        + (f"; det har {digits} sifre." if digits and not re.search(r"[^\W\d_]", written) else "."),
        "Skriv ett nummer med bare sifre. Et norsk nummer har åtte; et utenlandsk begynner med «+» og landskoden.",
        f"{key}: 22 22 55 55",
    )
    return ""


def file_reference(node: Node, spot: Spot, source: PurePosixPath, endings: tuple[str, ...]) -> FileReference | None:
    """Return a path to a file in the content folder, with one of *endings*."""
    written = bare_text(node, spot)
    if not written:
        return None
    fault = _path_fault(written, source, endings)
    if fault:
        key = spot.name.rpartition(": ")[2]
        spot.tell(node, "value-path", fault.message, fault.fix, f"{key}: {told(fault.right)}" if fault.right else "")
        return None
    return FileReference(path=written, place=Place(line=node.line, column=node.column))


def site_path(node: Node, spot: Spot, *, may_be_page: bool = True) -> str:
    """Return an address on this site, from its root, ending in «/»."""
    written = bare_text(node, spot)
    if not written:
        return ""
    path = as_folder(written)
    has_query = "?" in written or "#" in written
    fault = address_problem(written if has_query else path, written=written)
    if not fault and not may_be_page and generated_page(path):
        fault = f"Adressen «{told(written)}» bruker nettstedet selv."
    if not fault:
        return path
    key = spot.name.rpartition(": ")[2]
    right = as_folder(f"/{written.partition('://')[2].partition('/')[2]}") if "://" in written else ""
    is_list = "\n" in spot.example
    spot.tell(
        node,
        "value-site-path",
        fault,
        "Skriv en adresse filen selv har hatt, uten domenet, med skråstrek først og sist.",
        f"{key}:{NEW_ITEM if is_list else ''} {told(right)}" if right and not address_problem(right) else "",
    )
    return ""


def site_paths(node: Node, spot: Spot) -> tuple[str, ...]:
    """Return the old addresses of a list, or one alone."""
    if isinstance(node, Scalar) and re.search(r"[,\s]", node.text.strip()):
        _tell_several(node.text, node, spot)
        return ()
    paths = [site_path(item, spot, may_be_page=False) for _, item in texts(node, spot)]
    return tuple(dict.fromkeys(path for path in paths if path))


def _tell_several(written: str, node: Node, spot: Spot) -> None:
    parts = [part for part in re.split(r"[,\s]+", written) if part]
    spot.tell(
        node,
        "value-not-one-address",
        f"«{told(written)}» er flere adresser på én linje.",
        "Skriv hver adresse på sin egen linje, med bindestrek og mellomrom foran.",
        f"{spot.name}:\n" + "\n".join(f"  - {told(part)}" for part in parts[:5]),
    )


def _advice(right: str, key: str) -> tuple[str, str]:
    line = f"{key}: {right or 'https://www.example.no'}"
    fix = f"Skriv hele adressen, slik: {line}" if right else "Skriv hele adressen, fra https:// og utover."
    return fix, line


def _fault(written: str, may_be_http: bool) -> tuple[str, str]:
    """Return what is wrong with an address, and the address put right if that is evident."""
    shown = told(written)
    link = MARKDOWN_LINK.search(written)
    if link:
        return f"«{shown}» er skrevet som en lenke i løpende tekst.", link[1] if may_be_http else _secure(link[1])
    if len(written) > LONGEST_ADDRESS:
        return f"Adressen «{shown}» er for lang.", ""
    strange = NOT_IN_ADDRESS.search(written)
    if strange:
        sign = "et mellomrom" if strange[0].isspace() else f"tegnet «{strange[0]}»"
        return f"Adressen «{shown}» har {sign} i seg.", ""
    try:
        parts = urlsplit(written)
        host, _ = parts.hostname, parts.port
    except ValueError:
        return f"Adressen «{shown}» er ikke skrevet som en nettadresse.", ""
    if parts.scheme == "https" or parts.scheme == "http" and may_be_http:
        if not host or "." not in host or host.startswith(".") or ".." in host:
            return f"Adressen «{shown}» mangler navnet på nettstedet.", ""
        if "@" in parts.netloc:
            return f"Adressen «{shown}» har en krøllalfa i nettstedets navn.", ""
        return "", ""
    if parts.scheme == "http" and host:
        return f"Adressen «{shown}» begynner med http://, som ikke er sikker.", _secure(written)
    if NEARLY_HTTPS.match(written) and parts.scheme != "http":
        rest = NEARLY_HTTPS.sub("", written, 1).lstrip("/")
        return f"Begynnelsen av adressen «{shown}» er skrevet feil.", f"https://{rest}"
    if HOST_LIKE.fullmatch(written):
        return f"Adressen «{shown}» mangler https:// foran.", f"https://{written}"
    if SCHEME.match(written):
        scheme = written.partition(":")[0]
        return f"Adressen «{shown}» begynner med «{scheme}:», som ikke kan brukes her.", ""
    return f"«{shown}» er ikke en nettadresse.", ""


def _secure(address: str) -> str:
    return re.sub(r"^http:", "https:", address)


def _path_fault(written: str, source: PurePosixPath, endings: tuple[str, ...]) -> PathFault | None:
    """Return what is wrong with a path; None when it may be one."""
    shown = f"«{told(written)}»"
    beside = "Legg filen ved siden av denne, og skriv bare filnavnet."
    from_here = "Skriv stien fra denne filen eller fra innholdsmappen."
    if WINDOWS_DRIVE.match(written) or written.startswith(("~", "file:")):
        return PathFault(f"Stien {shown} gjelder bare på én maskin.", beside, re.split(r"[\\/]", written)[-1])
    if SCHEME.match(written) and "/" in written:
        return PathFault(f"{shown} er en adresse, men her skal det stå en fil.", beside)
    if "\\" in written:
        return PathFault(f"Stien {shown} har omvendt skråstrek.", "Bruk vanlig skråstrek.", written.replace("\\", "/"))
    if written.startswith(("/", "content/")):
        start = "skråstrek" if written.startswith("/") else "«content/»"
        right = written.lstrip("/").removeprefix("content/")
        return PathFault(f"Stien {shown} begynner med {start}.", from_here, right)
    if _leads_out(written, source):
        return PathFault(f"Stien {shown} leder ut av innholdsmappen.", beside)
    if not written.lower().endswith(endings):
        kinds = shown_choices(ending.lstrip(".") for ending in endings)
        return PathFault(f"Filen {shown} er ikke av en type som kan brukes her.", f"Bruk en fil av typen {kinds}.")
    return None


def _leads_out(written: str, source: PurePosixPath) -> bool:
    """Tell whether a path leads above the content folder, on its way or at its end."""
    depth = len(source.parent.parts)
    for part in PurePosixPath(written).parts:
        depth += -1 if part == ".." else 1
        if depth < 0:
            return True
    return False
