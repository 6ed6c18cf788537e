"""All that may stand in a body: elements, attributes, classes and schemes, with what each is for."""

from __future__ import annotations

# Schemes a link may have; anything else an address can say is for programs, not readers.
SCHEMES = frozenset({"https", "http", "mailto", "tel"})

# On every element: places to link to, the language of a passage (WCAG 3.1.2),
# text that typography leaves alone, and our own classes (see CLASSES).
EVERYWHERE = frozenset({"id", "lang", "data-raw", "class", "title"})

ATTRIBUTES: dict[str, frozenset[str]] = {
    # Running text
    "a": frozenset({"href", "rel", "aria-label"}),  # rel: noopener alone, set by links.py
    "abbr": frozenset(),
    "b": frozenset(),
    "bdi": frozenset(),
    "bdo": frozenset({"dir"}),
    "br": frozenset(),
    "cite": frozenset(),
    "code": frozenset(),
    "del": frozenset({"datetime"}),
    "dfn": frozenset(),
    "em": frozenset(),
    "i": frozenset(),
    "img": frozenset({"src", "alt"}),  # always a hole in the end
    "ins": frozenset({"datetime"}),
    "kbd": frozenset(),
    "mark": frozenset(),
    "q": frozenset(),
    "s": frozenset(),
    "samp": frozenset(),
    "small": frozenset(),
    "span": frozenset(),
    "strong": frozenset(),
    "sub": frozenset(),
    "sup": frozenset(),
    "time": frozenset({"datetime"}),
    "u": frozenset(),
    "var": frozenset(),
    "wbr": frozenset(),  # where a long word may be broken
    # Blocks
    "address": frozenset(),
    "blockquote": frozenset(),
    "details": frozenset({"open"}),
    "summary": frozenset(),
    "div": frozenset(),  # boxes and footnotes
    "dl": frozenset(),
    "dt": frozenset(),
    "dd": frozenset(),
    "figure": frozenset(),
    "figcaption": frozenset(),
    "h2": frozenset(),
    "h3": frozenset(),
    "h4": frozenset(),
    "h5": frozenset(),
    "h6": frozenset(),
    "hr": frozenset(),
    "ol": frozenset({"start", "reversed", "type"}),
    "ul": frozenset(),
    "li": frozenset({"value"}),
    "p": frozenset(),
    "pre": frozenset(),
    # Tables
    "table": frozenset({"tabindex"}),  # 0 alone, set by wide_tables.py
    "caption": frozenset(),
    "colgroup": frozenset(),
    "col": frozenset({"span"}),
    "thead": frozenset(),
    "tbody": frozenset(),
    "tfoot": frozenset(),
    "tr": frozenset(),
    "th": frozenset({"colspan", "rowspan", "scope"}),
    "td": frozenset({"colspan", "rowspan"}),
}
TAGS = frozenset(ATTRIBUTES)

# Boxes an editor may ask for with «!!! faktaboks "Tittel"».
BOXES = frozenset({"faktaboks", "merk", "tips", "viktig"})

# Other classes would borrow the look of the site's own components, or do nothing.
CLASSES = BOXES | {
    "admonition",
    "admonition-title",
    "align-center",
    "align-left",
    "align-right",
    "dekor",  # a picture without meaning
    "footnote",
    "footnote-backref",
    "footnote-ref",
    "photo-credit",
    "video",  # a link alone in its paragraph
}
LANGUAGE_OF_CODE = "language-"  # before the name, on code alone

# Ids of the page round the body.
RESERVED_IDS = frozenset({"bunn", "hovedinnhold", "hovedmeny", "innhold", "meny", "sok", "topp"})

# Elements HTML knows and a body may not hold. What has no name here is no
# element but text: «<Kari Nordmann>».
FORBIDDEN_TAGS = frozenset(
    (
        "acronym applet area article aside audio base basefont big blink body button canvas center datalist "
        "dialog dir embed fieldset font footer form frame frameset head header hgroup html iframe input label "
        "legend link main map marquee math menu meta meter nav nobr noembed noframes noscript object optgroup "
        "option output param picture plaintext portal progress rb rp rt rtc ruby script search section select "
        "slot source strike style svg template textarea title track tt video xmp"
    ).split()
)

# What stands between their tags is no text: it goes with them, named.
OPAQUE_TAGS = frozenset(
    {"iframe", "noembed", "noframes", "noscript", "plaintext", "script", "style", "template"}
    | {"textarea", "title", "xmp"}
)


def allowed_classes(tag: str, value: str) -> str:
    """Return the classes in *value* that *tag* may have."""
    return " ".join(name for name in value.split() if is_allowed_class(tag, name))


def is_allowed_class(tag: str, name: str) -> bool:
    return name in CLASSES or (tag == "code" and name.startswith(LANGUAGE_OF_CODE))
