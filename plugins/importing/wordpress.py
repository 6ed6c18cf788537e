"""A WordPress export (WXR): each page, post and event of The Events Calendar as a text of its own, at its old address."""

from __future__ import annotations

import io
import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from urllib.parse import unquote, urlsplit

from lxml import etree, html

from content_types.model import ContentKind
from content_types.url_paths import as_folder, is_generated, url_path_problem

from .blocks import lines_as_breaks
from .model import Fact, ImportingError, LeftOut, Reading, Readings, text_of
from .web_page import day_of, parse_page, read_body, span_facts, venue_line, without_comments

WP = "{http://wordpress.org/export/"  # then the version, which says nothing more
DUBLIN_CORE = "{http://purl.org/dc/elements/"
KINDS = {"post": ContentKind.ARTICLE, "page": ContentKind.PAGE, "tribe_events": ContentKind.EVENT}
# What is part of others, and no text of its own
PARTS = frozenset({"attachment", "tribe_venue", "tribe_organizer"})
# What WordPress keeps for itself, with no words of anybody
SETTINGS = frozenset(
    "nav_menu_item revision wp_global_styles wp_template wp_template_part wp_navigation custom_css"
    " customize_changeset oembed_cache user_request wp_font_family wp_font_face acf-field acf-field-group".split()
)
THROWN_AWAY = frozenset({"trash", "auto-draft", "inherit"})
NO_SUBJECT = frozenset({"ukategorisert", "uncategorized", "ikke kategorisert"})
# «foto-1024x683.jpg», the copy WordPress made of «foto.jpg»
_SMALLER = re.compile(r"-\d{2,4}x\d{2,4}(?=\.\w{3,4}$)")

# Shortcodes: «[caption width="300"]<img> Tekst[/caption]», «[embed]https://…[/embed]», «[gallery ids="1,2"]»
_CAPTION = re.compile(r"\[caption[^\]]*\]\s*((?:<a[^>]*>\s*)?<img[^>]*>(?:\s*</a>)?)(.*?)\[/caption\]", re.DOTALL)
_EMBED = re.compile(r"\[embed[^\]]*\]\s*(https?://[^\s\[]+)\s*\[/embed\]")
_GALLERY = re.compile(r"\[gallery[^\]]*?ids=[\"']?([\d, ]+)[^\]]*\]")
# Any other, «[contact-form-7 id="12"]», «[/vc_row]»; not «[sic]» or «[1]», which have no sign that a word lacks
_SHORTCODE = re.compile(r"\[/?(?:[a-z][a-z0-9]*[_-][\w-]*(?:\s[^\]\[]*)?|[a-z]\w*\s+\w+=[^\]\[]*|/[a-z]\w*)/?\]")


@dataclass(slots=True)
class _Item:
    """One thing in the export: what it says, and what plugins say of it, by the names WordPress gives it."""

    values: defaultdict[str, str] = field(default_factory=lambda: defaultdict(str))
    meta: defaultdict[str, str] = field(default_factory=lambda: defaultdict(str))
    subjects: list[str] = field(default_factory=list)
    comments: int = 0

    @property
    def kind(self) -> str:
        return self.values["post_type"]

    @property
    def title(self) -> str:
        return self.values["title"]


def read_wordpress(data: bytes) -> Readings:
    """Return the texts of an export, and what a person should know of the rest.

    Raises:
        ImportingError: it is no export from WordPress.
    """
    items, authors = _items(data)
    if not items:
        raise _no_export()
    parts = {item.values["post_id"]: item for item in items if item.kind in PARTS}
    readings = [
        _reading(item, parts, authors)
        for item in items
        if item.kind in KINDS and item.values["status"] not in THROWN_AWAY
    ]
    return Readings(readings=tuple(readings), remarks=tuple(_remarks(items)))


def _no_export() -> ImportingError:
    return ImportingError(
        "Filen er ikke en eksport fra WordPress. Lag den i WordPress under «Verktøy» og «Eksporter», og velg «Alt innhold»."
    )


def _items(data: bytes) -> tuple[list[_Item], dict[str, str]]:
    """Return what the export holds, and the names of authors by what they sign in as."""
    items, authors = [], {}
    try:
        for _, node in etree.iterparse(
            io.BytesIO(data), events=("end",), resolve_entities=False, no_network=True, huge_tree=False
        ):
            if node.getroottree().docinfo.internalDTD is not None:
                raise _no_export()
            name = _name(node)
            if name == "author":
                values = {_name(child): child.text or "" for child in node}
                authors[values.get("author_login", "")] = values.get("author_display_name", "")
            elif node.tag == "item":
                items.append(_item(node))
                node.clear()
    except etree.XMLSyntaxError as error:
        raise _no_export() from error
    return items, authors


def _name(node: etree._Element) -> str:
    """Return «post_id» of «wp:post_id», «excerpt» of «excerpt:encoded»; nothing where the name is another's."""
    namespace, _, name = str(node.tag).rpartition("}")
    if name == "encoded":
        return "excerpt" if "/excerpt/" in namespace else "content"
    return name if not namespace or namespace.startswith((WP, DUBLIN_CORE)) else ""


def _item(node: etree._Element) -> _Item:
    item = _Item()
    for child in node:
        name, text = _name(child), (child.text or "").strip()
        if name == "category":
            item.subjects += [text] if text and text.casefold() not in NO_SUBJECT else []
        elif name == "postmeta":
            values = {_name(part): part.text or "" for part in child}
            item.meta[values.get("meta_key", "")] = values.get("meta_value", "")
        elif name == "comment":
            item.comments += 1
        elif name:
            item.values[name] = text
    item.values["title"] = _plain(item.title)
    return item


def _reading(item: _Item, parts: Mapping[str, _Item], authors: Mapping[str, str]) -> Reading:
    kind = KINDS[item.kind]
    content, codes = _without_shortcodes(item.values["content"], parts)
    document = parse_page(f"<body><div>{content}</div></body>")
    body = document.find("body")
    assert body is not None, "it was just written"
    without_comments(body)
    if "<p" not in content:
        lines_as_breaks(body)
    base = read_body(document)
    for picture in base.root.iter("img"):
        picture.set("src", _full_size(picture.get("src") or "", parts))
    facts, remarks = _facts(item, parts, authors)
    return Reading(
        root=base.root,
        text=f"{base.text} {item.title}",
        facts=tuple(facts),
        left_out=(*base.left_out, *(LeftOut(where="en kortkode i WordPress", words=code) for code in codes)),
        remarks=tuple(remarks),
        address=item.values["link"],
        kind=kind,
        lead=_picture(item.meta["_thumbnail_id"], parts),
    )


def _without_shortcodes(content: str, parts: Mapping[str, _Item]) -> tuple[str, list[str]]:
    """Return a text with the shortcodes everybody uses as HTML, without all others, and these."""
    content = content.replace("\r\n", "\n")
    content = _CAPTION.sub(r"<figure>\1<figcaption>\2</figcaption></figure>", content)
    content = _EMBED.sub(r'<p><a href="\1">\1</a></p>', content)
    content = _GALLERY.sub(lambda found: _gallery(found[1], parts), content)
    return _SHORTCODE.sub("", content), _SHORTCODE.findall(content)


def _gallery(numbers: str, parts: Mapping[str, _Item]) -> str:
    pictures = (_picture(number.strip(), parts) for number in numbers.split(","))
    return "".join(html.tostring(picture, encoding="unicode") for picture in pictures if picture is not None)


def _picture(number: str, parts: Mapping[str, _Item]) -> html.HtmlElement | None:
    part = parts.get(number, _Item())
    source, alt = part.values["attachment_url"], part.meta["_wp_attachment_image_alt"]
    return html.Element("img", src=source, alt=alt, title=part.values["excerpt"]) if source else None


def _full_size(source: str, parts: Mapping[str, _Item]) -> str:
    """Return the address of the picture itself, where *source* is a smaller copy WordPress made of it."""
    whole = _SMALLER.sub("", source)
    return whole if any(part.values.get("attachment_url") == whole for part in parts.values()) else source


# The fields


def _facts(item: _Item, parts: Mapping[str, _Item], authors: Mapping[str, str]) -> tuple[list[Fact], list[str]]:
    """Return what WordPress says of a text, and what a person should look at."""
    values = item.values
    excerpt, creator = _plain(values["excerpt"]), authors.get(values["creator"], "") or values["creator"]
    path, why = _old_path(values["link"])
    said = {
        "tittel": (item.title, item.title),
        "ingress": (excerpt, excerpt),
        "emner": ("\n".join(dict.fromkeys(item.subjects)), ", ".join(item.subjects)),
        "forfatter": (creator, creator),
        "publisert": (day_of(values["post_date"]), values["post_date"]),
        "gamle-adresser": (path, values["link"]),
    }
    facts = [Fact(key=key, value=value, source=source, where="WordPress") for key, (value, source) in said.items()]
    if item.kind == "tribe_events":
        facts += _event_facts(item, parts)
    remarks = [why] if why else []
    status = values["status"]
    if status not in ("publish", ""):
        remarks.append(f"I WordPress var siden ikke publisert («{status}»).")
    if item.comments:
        remarks.append(f"{item.comments} kommentarer fra lesere er ikke med.")
    return facts, remarks


def _plain(markup: str) -> str:
    return text_of(html.fragment_fromstring(markup, create_parent="div")) if markup.strip() else ""


def _old_path(link: str) -> tuple[str, str]:
    """Return the path a page had, and why it cannot lead here."""
    parts = urlsplit(link)
    path = as_folder(unquote(parts.path))
    why = url_path_problem(path)
    if not why and not parts.query and path != "/" and not is_generated(path):
        return path, ""
    return "", f"Den gamle adressen kan ikke føres hit: {link} {why}".strip() if link else ""


def _event_facts(item: _Item, parts: Mapping[str, _Item]) -> Iterator[Fact]:
    """Yield the fields The Events Calendar keeps."""
    starts, ends = item.meta["_EventStartDate"], item.meta["_EventEndDate"]
    if item.meta["_EventAllDay"].lower() in ("yes", "1", "true"):  # «2027-03-12 00:00:00»
        starts, ends = starts[:10], ends[:10]
    yield from span_facts(starts, ends, "The Events Calendar")
    venue, organizer = (parts.get(item.meta[key], _Item()) for key in ("_EventVenueID", "_EventOrganizerID"))
    address = (venue.meta[part] for part in ("_VenueAddress", "_VenueZip", "_VenueCity"))
    contact = (organizer.title, organizer.meta["_OrganizerEmail"], organizer.meta["_OrganizerPhone"])
    for key, value in (
        ("sted", venue_line(venue.title, *address)),
        ("kontakt", ", ".join(filter(None, contact))),
        ("påmelding", item.meta["_EventURL"]),
        ("pris", _price(item)),
    ):
        yield Fact(key=key, value=value, source=value, where="The Events Calendar")


def _price(item: _Item) -> str:
    cost, sign = item.meta["_EventCost"].strip(), item.meta["_EventCurrencySymbol"].strip()
    if cost == "0":
        return "Gratis"
    return " ".join(filter(None, (cost, sign))) if cost else ""


def _remarks(items: list[_Item]) -> Iterator[str]:
    """Yield what in the export became no text, by its kind."""
    thrown = [item for item in items if item.kind in KINDS and item.values["status"] in THROWN_AWAY]
    if thrown:
        yield f"Lå i papirkurven, og er ikke med: {', '.join(f'«{item.title}»' for item in thrown)}."
    others = [item for item in items if item.kind not in KINDS and item.kind not in PARTS and item.kind not in SETTINGS]
    for kind, number in Counter(item.kind for item in others).items():
        titles = ", ".join(f"«{item.title}»" for item in others if item.kind == kind)
        yield f"Ikke hentet, {number} av typen «{kind}»: {titles}."
