"""A WordPress export (WXR): each page, post and event of The Events Calendar as a text of its own, at its old address."""

from __future__ import annotations

import io
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from urllib.parse import unquote, urlsplit

from lxml import etree, html

from content_types.model import ContentKind
from content_types.url_paths import as_folder, is_generated, url_path_problem
from norwegian.date_grammar import read_moment
from norwegian.dates import Moment, typed_date

from .blocks import lines_as_breaks
from .model import Fact, ImportingError, LeftOut, Reading, Readings, text_of
from .web_page import parse_page, read_body, span_facts, without_comments

WP = "http://wordpress.org/export/"  # then the version, which says nothing more
EXCERPT = "/excerpt/}encoded"
TEXTS = {
    "title": "title",
    "link": "link",
    "{http://purl.org/dc/elements/1.1/}creator": "creator",
    "{http://purl.org/rss/1.0/modules/content/}encoded": "content",
}
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
    """One thing in the export."""

    kind: str = ""
    title: str = ""
    link: str = ""
    creator: str = ""
    content: str = ""
    excerpt: str = ""
    values: dict[str, str] = field(default_factory=dict)  # WordPress' own, by their names
    meta: dict[str, str] = field(default_factory=dict)
    subjects: list[str] = field(default_factory=list)
    comments: int = 0


def read_wordpress(data: bytes) -> Readings:
    """Return the texts of an export, and what a person should know of the rest.

    Raises:
        ImportingError: it is no export from WordPress.
    """
    items, authors = _items(data)
    if not items:
        raise _no_export()
    parts = {item.values.get("post_id", ""): item for item in items if item.kind in PARTS}
    readings = [
        _reading(item, parts, authors)
        for item in items
        if item.kind in KINDS and item.values.get("status") not in THROWN_AWAY
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
            name = _own_name(node)
            if name == "author":
                values = {_own_name(child): child.text or "" for child in node}
                authors[values.get("author_login", "")] = values.get("author_display_name", "")
            elif node.tag == "item":
                items.append(_item(node))
                node.clear()
    except etree.XMLSyntaxError as error:
        raise _no_export() from error
    return items, authors


def _own_name(node: etree._Element) -> str:
    """Return «post_id» of «wp:post_id»; nothing where the name is not WordPress' own."""
    tag = node.tag if isinstance(node.tag, str) else ""
    return tag.rpartition("}")[2] if tag.startswith(f"{{{WP}") and "/excerpt/" not in tag else ""


def _item(node: etree._Element) -> _Item:
    item = _Item()
    for child in node:
        text = child.text or ""
        if child.tag in TEXTS:
            setattr(item, TEXTS[child.tag], text.strip())
        elif str(child.tag).endswith(EXCERPT):
            item.excerpt = text.strip()
        elif child.tag == "category" and text.strip().casefold() not in NO_SUBJECT:
            item.subjects.append(text.strip())
        else:
            _add_value(item, _own_name(child), child)
    item.title = _plain(item.title)
    item.kind = item.values.get("post_type", "")
    return item


def _add_value(item: _Item, name: str, node: etree._Element) -> None:
    """Add one of WordPress' own values, by its *name*."""
    if name == "postmeta":
        values = {_own_name(part): part.text or "" for part in node}
        item.meta[values.get("meta_key", "")] = values.get("meta_value", "")
    elif name == "comment":
        item.comments += 1
    elif name:
        item.values[name] = (node.text or "").strip()


def _reading(item: _Item, parts: Mapping[str, _Item], authors: Mapping[str, str]) -> Reading:
    kind = KINDS[item.kind]
    content, codes = _without_shortcodes(item.content, parts)
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
        facts=tuple(fact for fact in facts if fact.value),
        left_out=(*base.left_out, *(LeftOut(where="en kortkode i WordPress", words=code) for code in codes)),
        remarks=tuple(remarks),
        address=item.link,
        kind=kind,
        lead=_lead(item, parts),
    )


def _without_shortcodes(content: str, parts: Mapping[str, _Item]) -> tuple[str, list[str]]:
    """Return a text with the shortcodes everybody uses as HTML, without all others, and these."""
    content = content.replace("\r\n", "\n")
    content = _CAPTION.sub(r"<figure>\1<figcaption>\2</figcaption></figure>", content)
    content = _EMBED.sub(r'<p><a href="\1">\1</a></p>', content)
    content = _GALLERY.sub(lambda found: _gallery(found[1], parts), content)
    return _SHORTCODE.sub("", content), _SHORTCODE.findall(content)


def _gallery(numbers: str, parts: Mapping[str, _Item]) -> str:
    pictures = (parts.get(number.strip()) for number in numbers.split(","))
    return "".join(
        f'<figure><img src="{picture.values.get("attachment_url", "")}" alt="{picture.meta.get("_wp_attachment_image_alt", "")}">'
        f"<figcaption>{picture.excerpt}</figcaption></figure>"
        for picture in pictures
        if picture
    )


def _full_size(source: str, parts: Mapping[str, _Item]) -> str:
    """Return the address of the picture itself, where *source* is a smaller copy WordPress made of it."""
    whole = _SMALLER.sub("", source)
    return whole if any(part.values.get("attachment_url") == whole for part in parts.values()) else source


def _lead(item: _Item, parts: Mapping[str, _Item]) -> html.HtmlElement | None:
    picture = parts.get(item.meta.get("_thumbnail_id", ""))
    if picture is None or not picture.values.get("attachment_url"):
        return None
    alt = picture.meta.get("_wp_attachment_image_alt", "")
    return html.Element("img", src=picture.values["attachment_url"], alt=alt, title=picture.excerpt)


# The fields


def _facts(item: _Item, parts: Mapping[str, _Item], authors: Mapping[str, str]) -> tuple[list[Fact], list[str]]:
    """Return what WordPress says of a text, and what a person should look at."""
    where, remarks = "WordPress", []
    creator = authors.get(item.creator, "") or item.creator
    facts = [
        Fact(key="tittel", value=item.title, source=item.title, where=where),
        Fact(key="ingress", value=_plain(item.excerpt), source=_plain(item.excerpt), where=where),
        Fact(key="emner", value="\n".join(dict.fromkeys(item.subjects)), source=", ".join(item.subjects), where=where),
        Fact(key="forfatter", value=creator, source=creator, where=where),
    ]
    published = read_moment(item.values.get("post_date", ""))
    if isinstance(published, Moment):
        facts.append(
            Fact(key="publisert", value=typed_date(published.day), source=item.values["post_date"], where=where)
        )
    path, why = _old_path(item)
    facts.append(Fact(key="gamle-adresser", value=path, source=item.link, where=where))
    remarks += [why] if why else []
    if item.kind == "tribe_events":
        facts += _event_facts(item, parts)
    status = item.values.get("status", "")
    if status not in ("publish", ""):
        remarks.append(f"I WordPress var siden ikke publisert («{status}»).")
    if item.comments:
        remarks.append(f"{item.comments} kommentarer fra lesere er ikke med.")
    return facts, remarks


def _plain(markup: str) -> str:
    return text_of(html.fragment_fromstring(markup, create_parent="div")) if markup.strip() else ""


def _old_path(item: _Item) -> tuple[str, str]:
    """Return the path a page had, and why it cannot lead here."""
    parts = urlsplit(item.link)
    path = as_folder(unquote(parts.path)) if parts.path.strip("/") else ""
    if parts.query or not path:
        return "", f"Den gamle adressen kan ikke føres hit: {item.link}" if item.link else ""
    why = url_path_problem(path)
    if why or is_generated(path):
        return "", f"Den gamle adressen kan ikke føres hit: {item.link}. {why}".strip()
    return path, ""


def _event_facts(item: _Item, parts: Mapping[str, _Item]) -> Iterator[Fact]:
    """Yield the fields The Events Calendar keeps."""
    starts, ends = item.meta.get("_EventStartDate", ""), item.meta.get("_EventEndDate", "")
    first, last = read_moment(starts), read_moment(ends)
    if isinstance(first, Moment):
        if item.meta.get("_EventAllDay", "").lower() in ("yes", "1", "true"):
            first = Moment(day=first.day)
            last = Moment(day=last.day) if isinstance(last, Moment) else last
        yield from span_facts((first, last), (starts, ends), "The Events Calendar")
    for key, value in (
        ("sted", _venue(parts.get(item.meta.get("_EventVenueID", "")))),
        ("kontakt", _organizer(parts.get(item.meta.get("_EventOrganizerID", "")))),
        ("påmelding", item.meta.get("_EventURL", "")),
        ("pris", _price(item)),
    ):
        yield Fact(key=key, value=value, source=value, where="The Events Calendar")


def _venue(venue: _Item | None) -> str:
    if venue is None:
        return ""
    town = " ".join(filter(None, (venue.meta.get("_VenueZip", ""), venue.meta.get("_VenueCity", ""))))
    return ", ".join(filter(None, (venue.title, venue.meta.get("_VenueAddress", ""), town)))


def _organizer(organizer: _Item | None) -> str:
    if organizer is None:
        return ""
    ways = (organizer.meta.get(key, "") for key in ("_OrganizerEmail", "_OrganizerPhone"))
    return ", ".join(filter(None, (organizer.title, *ways)))


def _price(item: _Item) -> str:
    cost, sign = item.meta.get("_EventCost", "").strip(), item.meta.get("_EventCurrencySymbol", "").strip()
    if cost == "0":
        return "Gratis"
    return " ".join(filter(None, (cost, sign))) if cost else ""


def _remarks(items: list[_Item]) -> Iterator[str]:
    """Yield what in the export became no text, by its kind."""
    thrown = [item for item in items if item.kind in KINDS and item.values.get("status") in THROWN_AWAY]
    if thrown:
        yield f"Lå i papirkurven, og er ikke med: {', '.join(f'«{item.title}»' for item in thrown)}."
    others = [item for item in items if item.kind not in KINDS and item.kind not in PARTS and item.kind not in SETTINGS]
    for kind, number in Counter(item.kind for item in others).items():
        titles = ", ".join(f"«{item.title}»" for item in others if item.kind == kind)
        yield f"Ikke hentet, {number} av typen «{kind}»: {titles}."
