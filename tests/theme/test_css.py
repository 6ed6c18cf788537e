"""How the styles are written: layers, tokens, no tricks."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from PIL import ImageColor

THEME = Path(__file__).parents[2] / "theme"
CSS = THEME / "static" / "css"
FILES = sorted(file for file in CSS.rglob("*.css") if file.name != "layers.css")
LAYERS = ("tokens", "fonts", "base", "layout", "components", "print", "hidden")

COLOUR = re.compile(
    r"#[0-9a-f]{3,8}\b|\b(?:rgba?|hsla?|hwb|lab|lch|oklab|oklch|color|color-mix|light-dark)\(|"
    rf"(?<![\w-])(?:{'|'.join(ImageColor.colormap)})(?![\w-])",
    re.IGNORECASE,
)

each_file = pytest.mark.parametrize("file", FILES, ids=lambda file: str(file.relative_to(CSS)))


def rules(source: str) -> str:
    """Return *source* without comments and strings."""
    return re.sub(r'/\*[^*]*\*+(?:[^/*][^*]*\*+)*/|"[^"\n]*"', "", source)


def outermost(source: str) -> list[str]:
    """Return the prelude of every rule that stands in no other."""
    preludes, depth, start = [], 0, 0
    for place, sign in enumerate(source):
        if sign == "{":
            if depth == 0:
                preludes.append(source[start:place].strip())
            depth += 1
        elif sign == "}":
            depth -= 1
            start = place + 1
            assert depth >= 0
    assert depth == 0
    return preludes


def declared(source: str) -> list[str]:
    """Return the value of every declaration."""
    return [value for _, value in re.findall(r"([\w-]+)\s*:\s*([^;{}]+);", source)]


def test_the_layers_are_named_once_in_order():
    assert (CSS / "layers.css").read_text("utf-8") == f"@layer {', '.join(LAYERS)};\n"


@each_file
def test_everything_stands_in_the_layer_of_its_file(file):
    layer = "components" if file.parent.name == "components" else file.stem
    assert outermost(rules(file.read_text("utf-8"))) == [f"@layer {layer}"]


@pytest.mark.parametrize("file", [file for file in FILES if file.name != "tokens.css"], ids=lambda file: file.stem)
def test_colours_come_from_the_tokens(file):
    assert [value for value in declared(rules(file.read_text("utf-8"))) if COLOUR.search(value)] == []


@each_file
def test_tokens_that_are_used_exist(file):
    known = set(re.findall(r"(--[\w-]+)\s*:", (CSS / "tokens.css").read_text("utf-8") + file.read_text("utf-8")))
    assert set(re.findall(r"var\((--[\w-]+)", file.read_text("utf-8"))) <= known


def test_tokens_are_all_used():
    sources = "".join(file.read_text("utf-8") for file in FILES)
    known = set(re.findall(r"(--[\w-]+)\s*:", (CSS / "tokens.css").read_text("utf-8")))
    assert known - set(re.findall(r"var\((--[\w-]+)", sources)) == set()


@each_file
def test_styles_use_no_force_and_no_addresses(file):
    source = rules(file.read_text("utf-8"))
    address = "" if file.stem == "fonts" else r"|url\("
    assert re.findall(rf"!important|@import{address}", source) == []


@each_file
def test_selectors_have_no_ids(file):
    preludes = re.findall(r"([^{};]+)\{", rules(file.read_text("utf-8")))
    assert [prelude for prelude in preludes if "#" in prelude] == []


@each_file
def test_directions_are_logical(file):
    physical = r"(?:margin|padding|border|inset)-(?:top|right|bottom|left)|(?<![\w-])(?:top|right|bottom|left|width|height)\s*:"
    assert re.findall(physical, rules(file.read_text("utf-8"))) == []


@pytest.mark.parametrize("file", sorted((CSS / "components").glob("*.css")), ids=lambda file: file.stem)
def test_a_component_is_styled_by_one_class_named_as_its_template(file):
    template = THEME / "templates" / "components" / f"{file.stem}.html"
    name = file.stem.replace("_", "-")
    assert f'class="{name}"' in template.read_text("utf-8")
    top = re.findall(r"^  (\S[^{;]*) \{$", file.read_text("utf-8"), re.MULTILINE)
    assert top == [f".{name}"]


def luminance(colour: str) -> float:
    """Return relative luminance (WCAG 2.2, definition)."""
    parts = [part / 255 for part in ImageColor.getrgb(colour)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def scheme(name: str) -> dict[str, str]:
    """Return the colours of the light or the dark scheme."""
    light, dark, _ = (CSS / "tokens.css").read_text("utf-8").split("@media")
    found = [dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6});", part)) for part in (light, dark)]
    return found[0] if name == "light" else found[0] | found[1]


def test_a_scheme_changes_colours_and_nothing_else():
    """So that what is no matter of colour is judged in one of them."""
    texts = {file.name: file.read_text("utf-8") for file in FILES}
    assert [name for name, text in texts.items() if "prefers-color-scheme" in text] == ["tokens.css"]
    dark = re.findall(r"^ +([\w-]+): (.*?);", texts["tokens.css"].split("@media")[1], re.MULTILINE)
    assert dark
    assert [(name, value) for name, value in dark if not re.fullmatch(r"#[0-9a-f]{6}", value)] == []


@pytest.mark.parametrize("name", ["light", "dark"])
def test_the_browser_round_a_page_has_the_colour_of_its_surface(name):
    head = (THEME / "templates" / "base.html").read_text("utf-8")
    found = re.findall(rf'name="theme-color" media="\(prefers-color-scheme: {name}\)" content="([^"]*)"', head)
    assert found == [scheme(name)["surface"]]


@pytest.mark.parametrize("name", ["light", "dark"])
@pytest.mark.parametrize(
    ("front", "behind", "least"),
    [
        *[
            (ink, surface, 4.5)
            for ink in ("ink", "ink-quiet", "accent", "accent-strong")
            for surface in ("surface", "surface-quiet", "surface-strong")
        ],
        ("ink", "surface-signal", 4.5),
        ("ink-signal", "surface-signal", 4.5),
        ("accent", "surface-signal", 4.5),
        ("on-accent", "accent", 4.5),
        ("on-accent", "accent-strong", 4.5),
        ("on-deep", "surface-deep", 4.5),
        ("on-deep-quiet", "surface-deep", 4.5),
        ("edge-strong", "surface", 3),
        ("edge-strong", "surface-quiet", 3),
        ("edge-signal", "surface", 3),
    ],
)
def test_contrast_is_enough(name, front, behind, least):
    """WCAG 2.2 SC 1.4.3 for text, SC 1.4.11 for edges that mean something."""
    colours = scheme(name)
    assert contrast(colours[front], colours[behind]) >= least
