"""Who may import whom: the table of ARCHITECTURE.md, held by the code itself."""

import ast
import re
import sys
from collections import Counter
from functools import cache
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest

PROJECT = Path(__file__).parent.parent
PLUGINS = PROJECT / "plugins"
PACKAGES = sorted(folder.name for folder in PLUGINS.iterdir() if (folder / "__init__.py").exists())
RIM = {"plugin.py", "generator.py", "writer.py"}

BELOW = {
    "manuscript": set(),
    "norwegian": {"manuscript"},
    "images": {"manuscript"},
    "programme": {"manuscript", "norwegian"},
    "content_types": {"manuscript", "norwegian", "programme"},
    "body": {"manuscript", "norwegian"},
    "language": {"manuscript", "norwegian", "body"},
    "website": {"manuscript", "norwegian", "images", "programme", "content_types", "body", "language"},
    "search": {"manuscript", "norwegian", "programme", "content_types", "body", "website"},
    "outputs": {"norwegian", "images", "programme", "content_types", "body", "website"},
    "pages": {"manuscript", "norwegian", "programme", "content_types", "body", "website", "outputs"},
    "building": {
        "manuscript",
        "norwegian",
        "images",
        "content_types",
        "website",
        "search",
        "outputs",
        "pages",
    },
    "checks": {"manuscript", "content_types", "language", "website"},
    "importing": {"manuscript", "norwegian", "images", "programme", "content_types"},
    "publishing": {"manuscript", "norwegian", "content_types", "website", "building"},
}

PLACES = {  # third party → where alone it may be imported
    "pelican": lambda path: path.name in RIM,
    "yaml": lambda path: path.parent.name == "manuscript",
    "markdown": lambda path: path.parent.name == "body",
    "nh3": lambda path: path.parent.name == "body",
    "lxml": lambda path: (
        path.parent.name in {"body", "importing", "publishing"}
        or path.name in {"document_metadata.py", "consistency.py", "style_page.py"}
    ),
    "mammoth": lambda path: path.as_posix().endswith("importing/read.py"),
    "markdownify": lambda path: path.as_posix().endswith("importing/markdown.py"),
    "bs4": lambda path: path.as_posix().endswith(("importing/markdown.py", "importing/web_page.py")),
    "pypdf": lambda path: path.name == "document_metadata.py",
    "PIL": lambda path: path.parent.name == "images",
    "filelock": lambda path: path.as_posix().endswith("building/exchange.py"),
    "feedgenerator": lambda path: path.name == "feeds.py",
    "icalendar": lambda path: path.as_posix().endswith(
        ("outputs/calendars.py", "publishing/machine_formats.py", "publishing/published_site.py")
    ),
    "jsonschema": lambda path: path.as_posix().endswith("publishing/machine_formats.py"),
    "jinja2": lambda path: path.as_posix().endswith("building/rendering.py"),
    "pyphen": lambda path: path.as_posix().endswith("norwegian/typography.py"),
    "rapidfuzz": lambda path: path.as_posix().endswith("norwegian/letters.py"),
    "rich": lambda path: path.as_posix().endswith("building/progress.py"),
    "typogrify": lambda path: path.name == "typography.py",
    "livereload": lambda path: path.name in {"preview.py", "preview_server.py"},
    "watchfiles": lambda path: path.name in {"preview.py", "preview_server.py"},
    "tornado": lambda path: path.name in {"preview.py", "preview_server.py"},
    "pagefind": lambda path: path.as_posix().endswith("search/index.py"),
    "markupsafe": lambda path: path.parent.name in {"outputs", "pages"},
}


def modules(package):
    return sorted((PLUGINS / package).rglob("*.py"))


@cache
def declarations(path):
    """Return the imports and the classes in *path*, wherever they stand."""
    nodes = ast.walk(ast.parse(path.read_text(encoding="utf-8")))
    return [node for node in nodes if isinstance(node, ast.Import | ast.ImportFrom | ast.ClassDef)]


@cache
def imported(path):
    """Return the top name and the whole name of each absolute import in *path*."""
    found = []
    for node in declarations(path):
        if isinstance(node, ast.Import):
            found += [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom) and node.level == 0:
            found.append(node.module)
    return [(name.partition(".")[0], name) for name in found]


def test_the_table_names_every_package():
    assert sorted(BELOW) == PACKAGES


@pytest.mark.parametrize("package", PACKAGES)
def test_the_table_allows_nothing_that_no_module_needs(package):
    found = {name for path in modules(package) for name, _ in imported(path)}
    assert found & set(PACKAGES) - {package} == BELOW[package]


def wrong_imports(package, is_wrong):
    """Return module and import for each import in *package* that is wrong, judged by its top name and whole name."""
    return [
        f"{path.name}: {whole}" for path in modules(package) for top, whole in imported(path) if is_wrong(top, whole)
    ]


@pytest.mark.parametrize("package", PACKAGES)
def test_packages_import_downwards_only(package):
    above = set(PACKAGES) - BELOW[package] - {package}
    assert wrong_imports(package, lambda top, _: top in above) == []


@pytest.mark.parametrize("package", PACKAGES)
def test_own_modules_are_imported_relatively(package):
    assert wrong_imports(package, lambda top, _: top == package) == []


@pytest.mark.parametrize("package", PACKAGES)
def test_nobody_imports_the_plugin_module_of_another_package(package):
    assert wrong_imports(package, lambda top, whole: top in PACKAGES and whole.endswith(".plugin")) == []


@pytest.mark.parametrize("package", PACKAGES)
def test_each_third_party_has_one_place(package):
    ours = {*PACKAGES, *sys.stdlib_module_names}
    assert wrong_imports(package, lambda top, _: top not in ours and top not in PLACES) == []
    outside = [(path, top) for path in modules(package) for top, _ in imported(path) if top in PLACES]
    assert [(path.name, top) for path, top in outside if not PLACES[top](path)] == []


def imports_within(package):
    """Return for each module of *package* those beside it that it imports, wherever in the module."""
    names = {path.stem for path in modules(package)}
    found = {}
    for path in modules(package):
        nodes = [node for node in declarations(path) if is_relative(node)]
        below = {node.module for node in nodes if node.module}
        found[path.stem] = below | {alias.name for node in nodes if not node.module for alias in node.names} & names
    return found


def is_relative(node):
    return isinstance(node, ast.ImportFrom) and node.level == 1


@pytest.mark.parametrize("package", PACKAGES)
def test_no_module_imports_in_a_circle(package):
    try:
        list(TopologicalSorter(imports_within(package)).static_order())
    except CycleError as error:
        pytest.fail(" → ".join(error.args[1]))


def test_no_two_classes_have_one_name():
    nodes = [node for path in PLUGINS.rglob("*.py") for node in declarations(path)]
    names = Counter(node.name for node in nodes if isinstance(node, ast.ClassDef))
    assert [name for name, count in names.items() if count > 1] == []


def test_no_package_hides_a_module_of_the_standard_library():
    assert not set(PACKAGES) & set(sys.stdlib_module_names)


def test_architecture_md_tells_the_same_table():
    text = (PROJECT / "ARCHITECTURE.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| `(\w+)` \|.*\| ([^|]*) \|$", text, re.MULTILINE)
    assert [(package, set(cell.split(", ")) - {"–"}) for package, cell in rows] == list(BELOW.items())


@pytest.mark.parametrize(
    ("words", "places"),
    [
        pytest.param(r"datetime\.now|date\.today|time\.time\(", ["building/configuration.py"], id="now"),
        pytest.param(r"tzinfo=OSLO|time\(\), OSLO", ["content_types/model.py"], id="from wall clock to instant"),
        pytest.param(r"\bos\.environ\b", ["building/configuration.py", "website/git.py"], id="the environment"),
        pytest.param(
            r"\bsubprocess\b",
            [
                "building/editor.py",
                "building/reproducibility.py",
                "language/spelling.py",
                "publishing/html_checker.py",
                "publishing/page_rules.py",
                "publishing/upkeep.py",
                "search/index.py",
                "website/git.py",
            ],
            id="other programs",
        ),
        pytest.param(r":02\}[.:]|%H[.:]%M", ["norwegian/dates.py"], id="clock times written"),
        pytest.param(r'"(mars|mandag)"', ["language/numbers.py", "norwegian/dates.py"], id="names of months and days"),
        pytest.param(r"\bdifflib\b|SequenceMatcher", [], id="no second search for near names"),
    ],
)
def test_what_belongs_to_one_place_is_done_there_alone(words, places):
    found = [
        path.relative_to(PLUGINS).as_posix()
        for package in PACKAGES
        for path in modules(package)
        if re.search(words, path.read_text(encoding="utf-8"))
    ]
    assert found == places
