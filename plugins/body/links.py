"""Links: addresses elsewhere are finished, those within the site become holes; and what was meant as a link."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from html import unescape
from urllib.parse import SplitResult, parse_qs, unquote, urlsplit

from lxml import etree

from manuscript.verbatim import blank
from norwegian.numbers import phone
from norwegian.runs import is_public_host

from .definitions import Definitions, reference_name
from .safe_html import SCHEMES, Element, parent_of, text_of, texts
from .source import Offsets, Source

# Links on the page

# White space and control characters: «java\tscript:» is «javascript:» to a browser
_IGNORED_BY_BROWSERS = re.compile(r"[\x00-\x20]+")
# «https:», «mailto:», «C:»; not «sti/fil:navn»
SCHEME = re.compile(r"^([A-Za-z][A-Za-z0-9+.-]*):")
# «C:\bilder\mote.jpg»
_DRIVE = re.compile(r"^[A-Za-z]:")
# «www.helsehub.no», «helsehub.no/om»; not «rapport.pdf» or «om.md»
_HOST = re.compile(r"^(?:www\.|(?:[\w-]+\.)+(?:no|com|org|net|eu|se|dk|fi|info|io|edu|gov)(?=[/?#:]|$))", re.I)
# «post@helsehub.no»
_EMAIL = re.compile(r"^[\w.%+-]+@[\w-]+(?:\.[\w-]+)+$")
# «localhost», «127.0.0.1», «::1», which a deploy refuses to publish
_THIS_MACHINE = re.compile(r"(?:.*\.)?localhost|127(?:\.[0-9]+){3}|0\.0\.0\.0|::1", re.IGNORECASE)
# What no address holds, and «[her](https://x.no og [der](https://y.no)» takes in: «"», a line end, «](»
_UNFINISHED = re.compile(r"[\"\n]|\]\(")
ADDRESS_SIGNS = ("://", "www.", "@")  # without one of these a text has no address
_WITH_ADDRESS = etree.XPath(f".//text()[{' or '.join(f'contains(., {sign!r})' for sign in ADDRESS_SIGNS)}]")
# An address in these stays as it is: «<code>https://x.no</code>»
_NOT_LINKED = frozenset({"a", "code", "pre", "kbd", "samp"})
# «Les mer» says nothing when read alone, as screen readers list links (WCAG 2.4.4); «Les mer om oss» does.
_EMPTY_WORDS = frozenset({
    "her", "klikk her", "trykk her", "les mer", "les meir", "les mer her",
    "les meir her", "mer", "meir", "se her", "sjå her", "lenke",
    "lenkje", "link", "denne lenken", "denne lenka", "here", "click here",
    "read more", "more", "this link",
})  # fmt: skip
_NEARLY_HTTPS = re.compile(r"h{0,2}t{0,2}ps?://", re.IGNORECASE)  # «htp://», «hhtps://»; not «ftp://»
_EXAMPLE = "[Om helseparken](https://www.helsehub.no/)"


def link_addresses(root: Element) -> None:
    """Make links of the web and e-mail addresses that stand as text in *root*."""
    for text in texts(_WITH_ADDRESS, root):
        element = text.getparent()
        if element is None:
            continue
        holder = parent_of(element) if text.is_tail else element
        if any(each.tag in _NOT_LINKED for each in (holder, *holder.iterancestors())):
            continue
        if not (links := _links_in(str(text))):
            continue
        before, new = links
        if text.is_tail:
            element.tail = before
            position = holder.index(element) + 1
        else:
            element.text = before
            position = 0
        holder[position:position] = new


def _links_in(text: str) -> tuple[str, list[Element]] | None:
    """Return the text before the first address, and a link for each with the text after it."""
    links: list[Element] = []
    before, position = "", 0
    for start, end, href in find_addresses(text):
        if links:
            links[-1].tail = text[position:start]
        else:
            before = text[:start]
        link = etree.Element("a", href=href)
        link.text = text[start:end]
        links.append(link)
        position = end
    if not links:
        return None
    links[-1].tail = text[position:]
    return before, links


class LinkReader:
    """Reads the links of a page: those that lead elsewhere are finished here, those within the site become holes."""

    def __init__(self, source: Source, targets: Targets) -> None:
        self.source = source
        self.targets = targets

    def read(self, link: Element) -> tuple[str, int] | None:
        """Return target and offset of a link within the site; None when it needs no hole."""
        target = (link.get("href") or "").strip()
        text = text_of(link)
        offset = self.targets.offset_of(target, near=text)
        if not (link.get("class") or "").startswith("footnote-"):
            self._check_text(link, text, offset)
        plain = _IGNORED_BY_BROWSERS.sub("", target)
        scheme = SCHEME.match(plain)
        if scheme and scheme.group(1).lower() in SCHEMES:
            self._read_finished(link, target, plain, offset)
            return None
        if wrong := _what_is_wrong(target, plain, text):
            case, meant = wrong
            words = {"target": target, "text": text, "scheme": scheme[0] if scheme else ""}
            self.source.tell(offset, "link-address", f"[{text or 'Lenketekst'}]({meant})", case, **words)
            del link.attrib["href"]
            return None
        return target, offset

    def _read_finished(self, link: Element, target: str, plain: str, offset: int) -> None:
        try:
            parts = urlsplit(plain)
        except ValueError:
            parts = urlsplit("")
        if parts.scheme == "tel":
            self._read_number(link, target, offset)
            return
        if parts.scheme == "mailto" and _EMAIL.fullmatch(address := parts.path.strip()):  # «mailto: post@x.no»
            target = f"mailto:{address}{plain[plain.index(parts.path) + len(parts.path) :]}"
            link.set("href", target)
        is_web = parts.scheme in {"http", "https"}
        is_whole = bool(parts.netloc if is_web else parts.path)
        if not is_whole or " " in target or (parts.scheme == "mailto" and "@" not in parts.path):
            example = "[Skriv til oss](mailto:post@eksempel.no)" if parts.scheme == "mailto" else _EXAMPLE
            self.source.tell(offset, "link-address", example, "not-whole", target=target)
        elif is_web and not is_public_host(parts.hostname or ""):
            self._tell_not_public(target, parts, text_of(link), offset)
        if is_web:
            link.set("rel", "noopener")

    def _read_number(self, link: Element, target: str, offset: int) -> None:
        """Finish a number to call, which is read as people write it: with spaces."""
        _, number = phone(unquote(target.partition(":")[2]))
        if number:
            link.set("href", number)
        if number or (target.split() == [target] and any(map(str.isdigit, target))):  # «tel:+4722225555;ext=12»
            return
        example = f"[{text_of(link) or '22 22 55 55'}](tel:+4722225555)"
        self.source.tell(offset, "link-address", example, "no-number", target=target)

    def _tell_not_public(self, target: str, parts: SplitResult, text: str, offset: int) -> None:
        shown = text or "Lenketekst"
        if _THIS_MACHINE.fullmatch(parts.hostname or ""):
            page = parts.path if parts.path.strip("/") else "/"
            self.source.tell(offset, "link-address", f"[{shown}]({page})", "local", target=target)
        else:
            self.source.tell(offset, "link-not-public", target=target, shown=shown)

    def _check_text(self, link: Element, text: str, offset: int) -> None:
        description = " ".join(image.get("alt", "") for image in link.iter("img")).strip()
        said = text or description or (link.get("aria-label") or "")
        if not said or said.casefold().strip(" .:!>»→") in _EMPTY_WORDS:
            self.source.tell(offset, "link-text", case="else" if said else "none", said=said)


def _what_is_wrong(target: str, plain: str, text: str) -> tuple[str, str] | None:
    """Return why *target* is no address within the site, and the one that is meant; *plain* is what browsers read."""
    if not plain:
        return "no-address" if text else "nothing", "https://www.helsehub.no/"
    if (_DRIVE.match(plain) and not plain[2:].startswith("//")) or plain.lower().startswith(("file:", "\\")):
        return "own-file", "dokument.pdf"
    if plain.startswith("//"):
        return "no-scheme", f"https:{plain}"
    if _EMAIL.match(plain):
        return "e-mail", f"mailto:{plain}"
    if _HOST.match(plain):
        return "host", f"https://{plain}"
    if SCHEME.match(plain):
        _, number = phone(unquote(target.partition(":")[2]))
        slip = _NEARLY_HTTPS.match(plain)
        return "scheme", number or (f"https://{plain[slip.end() :]}" if slip else "https://www.helsehub.no/")
    if _UNFINISHED.search(target):
        return "unfinished", 'https://www.helsehub.no/ "Tittel"'
    return ("backslashes", plain.replace("\\", "/")) if "\\" in plain else None


# A video alone in a paragraph: a link that says where it leads, and nothing is fetched before it is followed

VIDEO = "video"
SEE_VIDEO = {"nb": "Se videoen hos {host}", "nn": "Sjå videoen hos {host}", "en": "Watch the video on {host}"}
# «www.» and «m.» are taken off before
_YOUTUBE = frozenset({"youtube.com", "youtube-nocookie.com"})
# The address of «<iframe src="https://www.youtube.com/embed/abc123">», also «//www.youtube.com/…»
_SOURCE = re.compile(r"\ssrc\s*+=\s*+[\"']?((?:https?:)?//[^\s\"'<>]++)", re.IGNORECASE)


def mark_videos(root: Element, source: Source, language: str) -> None:
    """Make a card of each paragraph that is one link to a video; tell of those without a title."""
    for paragraph, link, host in list(_alone(root)):
        see = SEE_VIDEO.get(language, SEE_VIDEO["nb"]).format(host=host)
        paragraph.set("class", VIDEO)
        title = text_of(link)
        if not title or "://" in title or title.startswith(("www.", "youtu", "vimeo.com/")):
            for part in list(link):
                link.remove(part)
            link.text = see
            _tell_untitled(source, title or link.get("href", ""), see)
        else:
            where = etree.SubElement(paragraph, "small")
            where.text = see
            link.tail = " "


def instead_of_frame(tag: str) -> str:
    """Return the link that says what the frame *tag* showed, as Markdown."""
    found = _SOURCE.search(tag)
    address = found[1] if found else "https://www.youtube.com/watch?v=abc123"
    address = f"https:{address}" if address.startswith("//") else address
    video = _video(address)
    return f"[Tittelen på videoen]({video[1]})" if video else f"[Hva lenken viser]({address})"


def _alone(root: Element) -> Iterator[tuple[Element, Element, str]]:
    for paragraph in root.iter("p"):
        if len(paragraph) != 1 or paragraph[0].tag != "a" or (paragraph.text or "").strip():
            continue
        link = paragraph[0]
        is_alone = not (link.tail or "").strip() and link.find(".//img") is None
        if is_alone and (video := _video(link.get("href") or "")):
            yield paragraph, link, video[0]


def _video(address: str) -> tuple[str, str] | None:
    """Return the host's name and the address of its page, where *address* leads to a video."""
    try:
        parts = urlsplit(address)
        is_odd = parts.port is not None or parts.username is not None
        host, path = (parts.hostname or "").removeprefix("www.").removeprefix("m."), parts.path.split("/")[1:]
    except ValueError:
        return None
    if parts.scheme not in {"http", "https"} or is_odd:
        return None
    match host, path:
        case "youtu.be", [key, *_] if key:
            return "YouTube", address
        case name, ["watch"] if name in _YOUTUBE and parse_qs(parts.query).get("v"):
            return "YouTube", address
        case name, ["live" | "shorts", key, *_] if name in _YOUTUBE and key:
            return "YouTube", address
        case name, ["embed", key, *_] if name in _YOUTUBE and key:
            return "YouTube", f"https://www.youtube.com/watch?v={key}"
        case "vimeo.com", [key, *_] if key.isascii() and key.isdigit():
            return "Vimeo", address
        case "player.vimeo.com", ["video", key, *_] if key:
            return "Vimeo", f"https://vimeo.com/{key}"
    return None


def _tell_untitled(source: Source, address: str, see: str) -> None:
    alone = re.compile(rf"^[\s>*-]*(?:\[[^\[\]\n]*\]\(\s*)?<?({re.escape(address)})", re.MULTILINE)
    written = alone.search(source.prose)
    offset = written.start(1) if written else max(source.prose.find(address), 0)
    source.tell(offset, "video-title", address=address, see=see)


# Links in the source: where each stands, and those that were not read

# The address, up to a space, of «](om.md», «](<om oss.md», «[rapport]: https://x.no», «href="om.md"», «<https://x.no»
_IN_LINK, _WRITTEN_ADDRESS = r"\]\(\s*+<?", "([^\\s<>\"')]++)"
_WRITTEN = re.compile(
    rf"(?:{_IN_LINK}|^ {{0,3}}\[[^\[\]\n]*+\]:[ \t]*+<?|\b(?:href|src)\s*=\s*[\"']?|<){_WRITTEN_ADDRESS}",
    re.MULTILINE | re.IGNORECASE,
)
_WRITTEN_IN_LINK = re.compile(_IN_LINK + _WRITTEN_ADDRESS)  # the first kind alone, found at once
# «[Rapporten]()», «![]( )»: no address, so the place is that of the link
_WITHOUT_ADDRESS = re.compile(r"\[[^\[\]\n]{0,400}+\]\(\s*+(?:<\s*+>)?\s*+\)")
# Where an address ends: «om.md» in «om.md "Tittel")»
_END = re.compile(r"[\s<>\"')]")
# What can be written in several ways: «&amp;», «\_», «%20»
_SPECIAL = re.compile(r"[\s<>\"')\\%&]")
# «\_», «\(»; not «\bilder»
_ESCAPED = re.compile(r"\\([^A-Za-z0-9\s])")


class Targets:
    """Where each address is written, bare ones too."""

    def __init__(self, source: Source, footnotes: Mapping[str, int]) -> None:
        self._source = source
        prose = source.prose
        has_others = any(sign in prose for sign in ("<", "]:", "="))
        spans = [match.span(1) for match in (_WRITTEN if has_others else _WRITTEN_IN_LINK).finditer(prose)]
        found = {start: prose[start:end] for start, end in spans}
        bare = blank(prose, spans)
        found |= {start: address for start, _, address in find_addresses(bare) if bare[start - 1 : start] != "["}
        found |= {match.start() + 1: "" for match in _WITHOUT_ADDRESS.finditer(prose)} if "](" in prose else {}
        notes = [(f"#{kind}-{label}", offset) for label, offset in footnotes.items() for kind in ("fn", "fnref")]
        written = [(address, offset) for offset, address in sorted(found.items())]
        self._offsets = Offsets((_key(address), offset) for address, offset in (*notes, *written))

    def offset_of(self, target: str, *, near: str = "") -> int:
        """Return the offset of *target*; when it cannot be told, of the words *near* it."""
        offset = self._offsets.next(_key(target))
        return max(self._source.prose.find(near), 0) if offset is None else offset


def _key(target: str) -> str:
    """Return what an address is looked up by: all up to its first space, with entities and escapes read."""
    if not _SPECIAL.search(target):
        return target
    first = _END.split(unescape(target).strip(), maxsplit=1)[0]
    return unquote(_ESCAPED.sub(r"\1", first))


# «[HelseHub] (https://x.no)», «[om oss] (#om)», «[om oss] (om.md)»; not «[1] (se rapporten)» or «[1] (2.5.2027)»
_SPACE_IN_LINK = re.compile(
    r"\][ \u00a0]\((?:(?:https?:|mailto:|tel:|\.{0,2}/|#|www\.)[^\s()]*|[^\s()]+\.(?:[a-z]{2,4}|[A-Z]{2,4})(?:#[^\s()]*)?)\)"
)
# «(HelseHub)[https://x.no]»; not «(se rapporten)[1]»
_TURNED_LINK = re.compile(r"\(([^()\n]{1,200})\)\[((?:https?:|www\.)[^\s\[\]]{1,500})\]")
# «<tel:22225555>», «<www.helsehub.no>»: between these only addresses with https:// and e-mail become links
_POINTED = re.compile(r"(?<!\]\()<(tel:[^<>\n]{1,40}|www\.[^<>\s]+)>")
# «[navn]» in «[hele rapporten][navn]»
_REFERENCE = re.compile(r"\]\[([^\[\]\n]{1,200})\]")


def tell_links_not_read(source: Source, definitions: Definitions) -> None:
    """Tell of the links that are written so nearly right that they can be put right."""
    for match in _SPACE_IN_LINK.finditer(source.prose):
        _tell_not_read(source, match, "space")
    for match in _TURNED_LINK.finditer(source.prose):
        _tell_not_read(source, match, "turned")
    for match in _POINTED.finditer(source.prose) if "<" in source.prose else ():
        address = match[1] if match[1].startswith("tel:") else f"https://{match[1]}"
        _tell_not_read(source, match, "pointed", f"[{match[1].removeprefix('tel:')}]({address})")
    for match in _REFERENCE.finditer(source.prose):
        name = source.text[slice(*match.span(1))]  # in the prose, code is blank
        # [1][2] are numbers of sources, and footnotes have a rule of their own.
        is_source_or_footnote = name.isdigit() or name.startswith("^")
        if not is_source_or_footnote and reference_name(name) not in definitions.references:
            _tell_not_read(source, match, "reference", name=name)


def _tell_not_read(source: Source, match: re.Match[str], case: str, example: str = "", name: str = "") -> None:
    shown = source.text[slice(*match.span())]
    source.tell(match.start(), "link-not-read", example, case, shown=shown, name=name)


# Addresses in running text

# «https://x.no/_a_(b)», «www.x.no/a», «kari@eksempel.no»; not «@kari» or the second half of «a/https://x.no».
# Possessive, and only from where a word begins: each character is looked at once.
ADDRESS = re.compile(
    r"(?<![\w@/])(?:https?://|(?<![.-])www\.(?=[\w-]+\.[\w-]))[^\s<>\"«»\x02\x03]++"
    r"|(?<![\w.%+@/-])[\w.%+-]{1,64}+@[\w-]{1,63}+(?:\.[\w-]{1,63}+)++"
)
_TRAILING = ".,:;!?'*…"
_PAIRS = {")": "(", "]": "["}


def find_addresses(text: str) -> Iterator[tuple[int, int, str]]:
    """Yield start, end and ``href`` of each address in *text*, closing marks left out."""
    if not any(sign in text for sign in ADDRESS_SIGNS):
        return
    for match in ADDRESS.finditer(text):
        written = without_trailing_marks(match.group())
        if written.startswith(("http://", "https://")):
            if "." in written.partition("://")[2]:
                yield match.start(), match.start() + len(written), written
        elif written.startswith("www."):
            yield match.start(), match.start() + len(written), f"https://{written}"
        elif not written.endswith("-"):
            yield match.start(), match.start() + len(written), f"mailto:{written}"


def without_trailing_marks(address: str) -> str:
    """Return *address* without the full stop or bracket that belongs to the sentence."""
    end = len(address)
    open_ = {mark: address.count(opening) - address.count(mark) for mark, opening in _PAIRS.items()}
    while end:
        mark = address[end - 1]
        if mark in _PAIRS and open_[mark] < 0:
            open_[mark] += 1
        elif mark not in _TRAILING:
            break
        end -= 1
    return address[:end]
