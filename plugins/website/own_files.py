"""The owners' own files, which stand on the site as they are: words and nothing that acts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from lxml import etree, html

from content_types.content_files import ContentFile
from manuscript.problem import Problem

# They stand without a policy, so a page of them may hold no more than a proof of ownership does.
ELEMENTS = frozenset({"html", "head", "meta", "title", "body", "p", "h1"})
ATTRIBUTES = frozenset({"name", "property", "content", "charset", "lang"})


def own_file_problems(files: Iterable[ContentFile]) -> Iterator[Problem]:
    """Yield a problem for each of the owners' own *files* that is more than a text."""
    for file in files:
        if what := more_than_a_text(file.path):
            yield Problem(
                file=file.file,
                line=1,
                rule="own-file-acts",
                message=f"Filen er lagt i «root» og kan bare ha tekst, men har {what}.",
                fix="Ta det bort, eller ta bort filen. Skal den bevise at dere eier nettstedet, kan den som ba om beviset, "
                "gi det som en fil med bare tekst.",
            )


def more_than_a_text(path: Path) -> str:
    """Return what the file has besides words; empty when it has nothing, or cannot be read."""
    try:
        octets = path.read_bytes() if path.suffix.lower() in {".html", ".xml"} else b""
    except OSError:
        return ""  # told where files are found
    return _in_html(octets) if path.suffix.lower() == ".html" else _in_xml(octets)


def _in_html(octets: bytes) -> str:
    # Browsers end a comment where other readers may not, so there may be none.
    text = octets.decode("utf-8", "replace").replace("<!--", "<comment>") or "-"
    for each in html.document_fromstring(text).iter("*"):
        if each.tag not in ELEMENTS or not ATTRIBUTES.issuperset(each.attrib):
            tag, *attributes = map(str, (each.tag, *sorted(each.attrib)))
            return " ".join([f"«<{tag}>»", *(f"med «{name}»" for name in attributes)])
    return ""


def _in_xml(octets: bytes) -> str:
    if not octets:
        return ""
    try:
        tree = etree.fromstring(octets, etree.XMLParser(resolve_entities=False)).getroottree()
    except etree.XMLSyntaxError as error:
        return f"en skrivefeil på linje {error.lineno}"
    acts = tree.xpath("//processing-instruction() | //*[namespace-uri()]")
    return "noe en nettleser kan kjøre" if acts else ""
