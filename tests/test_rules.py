"""The register of rules, walked: each row is told of its wrong example, and lets its right one be."""

from __future__ import annotations

import ast
import re
from datetime import UTC, datetime
from functools import cache
from io import BytesIO
from pathlib import Path
from uuid import UUID

import pytest
from PIL import Image

from checks import run
from language.rules import NAMES, SPELLING
from manuscript.problem import Problem
from manuscript.rules import REGISTER, Rule, register
from website.settings import Settings

TESTS = Path(__file__).parent
PLUGINS = TESTS.parent / "plugins"
RULES = register()
CASES = {case.name.partition(".")[0] for case in (TESTS / "invalid").glob("*.txt")}

SETTINGS = Settings(
    name="Testhuset",
    tagline="Et sted å prøve",
    description="Prøver og prøver.",
    address="https://example.org/test",
    site_id=UUID("00000000-0000-4000-8000-000000000001"),
    now=datetime(2027, 6, 1, 12, tzinfo=UTC),
)

ARTICLE = {"tittel": "Prøve", "ingress": "En ingress.", "publisert": "1. mars 2027"}
EVENT = ARTICLE | {"starter": "23. mars 2027 kl. 09.00", "slutter": "16.00", "sted": "Testhuset"}
ONE_DAY = EVENT | {"starter": "18. mars 2027", "slutter": "18. mars 2027"}
THREE_DAYS = EVENT | {"starter": "18. mars 2027", "slutter": "20. mars 2027"}
NINE_TO_FOUR = EVENT | {"starter": "18. mars 2027 kl. 09.00"}
PAGE = {"tittel": "Prøve"}

# What the column «where» says: the file an example is written into, with its fields, and what stands over it.
FIELDS = {"article": ARTICLE, "event": EVENT, "page": PAGE}
TEXTS = {
    "text": (ARTICLE, ""),
    "language": (ARTICLE, ""),
    "event text": (ONE_DAY, ""),
    "programme": (ONE_DAY, "## Program\n\n"),
    "programme of days": (THREE_DAYS, "## Program\n\n"),
    "programme of hours": (NINE_TO_FOUR, "## Program\n\n"),
}

# What neither an example of a few lines nor a broken publication can show: tested by what it stands in.
ELSEWHERE = {
    "words-lost": "body",
    "body-too-long": "body",
    "paragraph-too-long": "body",
    "picture-changed": "building",
    "staving": "language",
    "front-matter-too-long": "manuscript",
    "date-missing": "norwegian",
    "clock-three-digits": "norwegian",
    "clock-extra-words": "norwegian",
    "history-missing": "website",
}


def manuscript(fields: dict[str, str], lines: str = "", body: str = "Det kom 60 gjester.") -> str:
    """Return a file with *fields*, but for those that *lines* writes anew."""
    kept = [f"{key}: {value}" for key, value in fields.items() if not re.search(rf"^{key}:", lines, re.MULTILINE)]
    return "\n".join(["---", *kept, *([lines] if lines else []), "---", "", body, ""])


def written(where: str, example: str) -> tuple[str, str]:
    """Return the path and the text of the file that holds *example*."""
    if where in FIELDS:
        return f"{where}s/prove.md", manuscript(FIELDS[where], example)
    if where in TEXTS:
        fields, above = TEXTS[where]
        return f"{'articles' if fields is ARTICLE else 'events'}/prove.md", manuscript(fields, body=above + example)
    if where == "path":
        return example, manuscript(EVENT if example.startswith("events/") else ARTICLE)
    assert where == "file"
    return f"{'events' if 'starter:' in example else 'articles'}/prove.md", example


def publication(content: Path) -> None:
    """Write what the examples lean on."""
    texts = {
        "articles/annen.md": manuscript(ARTICLE | {"emner": "helsepark"}, body="## Maten"),
        "articles/utkast.md": manuscript(ARTICLE | {"status": "utkast"}),
        "events/2027-06-12-frokostmote.md": manuscript(
            EVENT | {"starter": "12. juni 2027 kl. 09.00", "serie": "Frokostmøte"}
        ),
        "ordliste.txt": "HelseHub\n",
    }
    documents = [
        *("articles/plan.pdf", "articles/kart.pdf", "articles/mote.heic"),
        *("documents/Plan.pdf", "documents/kart.pdf", "events/mote.ics"),
    ]
    for name, text in [*texts.items(), *((name, "%PDF-1.4") for name in documents)]:
        path = content / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    (content / "articles/mote.jpg").write_bytes(picture())


@cache
def picture() -> bytes:
    out = BytesIO()
    Image.new("RGB", (8, 6), "teal").save(out, "JPEG")
    return out.getvalue()


@pytest.fixture
def told(tmp_path, monkeypatch):
    """Return the problems of an example, written where the row says."""

    def check(where: str, example: str) -> list[Problem]:
        name, text = written(where, example)
        publication(tmp_path / "content")
        path = tmp_path / "content" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        if name.endswith("/"):
            path.mkdir()
        else:
            path.write_text(text, encoding="utf-8", newline="")
        monkeypatch.chdir(tmp_path)
        return [each for each in run.check(["content"], SETTINGS) if each.file == f"content/{name.rstrip('/')}"]

    return check


BY_EXAMPLE = [rule for rule in RULES.values() if rule.where != "site"]
BY_SITE = [rule for rule in RULES.values() if rule.where == "site" and rule.name not in ELSEWHERE]


@pytest.mark.parametrize("rule", BY_EXAMPLE, ids=lambda rule: rule.name)
def test_a_rule_is_told_of_its_wrong_example(rule, told):
    found = [problem for problem in told(rule.where, rule.wrong) if problem.rule == rule.name]
    assert {problem.severity for problem in found} == {rule.severity}
    assert min(problem.line for problem in found) > 0  # none was left where its value was read


@pytest.mark.parametrize("rule", BY_EXAMPLE, ids=lambda rule: rule.name)
def test_nothing_is_told_of_the_right_example_of_a_rule(rule, told):
    assert [(each.rule, each.message) for each in told(rule.where, rule.right)] == []


@pytest.mark.parametrize("rule", BY_SITE, ids=lambda rule: rule.name)
def test_a_rule_of_several_files_has_a_broken_publication(rule):
    assert rule.name in CASES


def test_no_rule_of_several_files_is_told_of_the_golden_site():
    problems = run.check([str(TESTS / "site/content")], SETTINGS)
    assert {problem.rule for problem in problems} & {rule.name for rule in BY_SITE} == set()


@pytest.mark.parametrize(("rule", "package"), ELSEWHERE.items())
def test_a_rule_that_no_example_shows_is_tested_by_its_package(rule, package):
    tests = [path.read_text(encoding="utf-8") for path in (TESTS / package).rglob("test_*.py")]
    assert RULES[rule].where == "site"
    assert [test for test in tests if f'"{rule}"' in test] != []


# The register and the code


KEBAB = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)+")  # «dead-link»; a rule of one word is given by keyword


def constants(tree: ast.AST) -> set[str]:
    return {node.value for node in ast.walk(tree) if isinstance(node, ast.Constant) and isinstance(node.value, str)}


@cache
def code() -> list[ast.Module]:
    """Return every module that tells editors something; what is told after a build is told to others."""
    paths = [path for path in sorted(PLUGINS.glob("*/*.py")) if path.parent.name != "publishing"]
    return [ast.parse(path.read_text(encoding="utf-8")) for path in paths]


def test_every_rule_stands_in_the_code_as_it_is_called():
    assert set(RULES) - set().union(*map(constants, code())) == set()


def names_given(trees: list[ast.Module]) -> set[str]:
    """Return the names given as «rule»: by that keyword, or in its place among the arguments."""
    places = {}
    for node in (node for tree in trees for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)):
        names = [argument.arg for argument in node.args.args if argument.arg != "self"]
        if "rule" in names:
            places.setdefault(node.name, set()).add(names.index("rule"))
    given = set()
    for call in (node for tree in trees for node in ast.walk(tree) if isinstance(node, ast.Call)):
        name = call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")
        given |= set().union(*(constants(keyword.value) for keyword in call.keywords if keyword.arg == "rule"))
        arguments = [call.args[at] for at in places.get(name, ()) if at < len(call.args)]
        given |= {each for argument in arguments for each in constants(argument) if KEBAB.fullmatch(each)}
    return given


def test_every_rule_the_code_tells_has_a_row():
    given = names_given(code())
    assert len(given) > 200
    assert given - set(RULES) == set()


def test_every_rule_of_the_language_has_a_row():
    rows = {rule.name for rule in RULES.values() if rule.where == "language"}
    assert rows | {SPELLING} == NAMES


def test_a_rule_without_a_row_cannot_be_told():
    with pytest.raises(KeyError):
        Problem(rule="no-such-rule", message="Galt.", fix="Rett det.")


def test_a_problem_weighs_what_its_row_says():
    found = {rule.name: Problem(rule=rule.name, message="Galt.", fix="Rett det.").severity for rule in RULES.values()}
    assert found == {rule.name: rule.severity for rule in RULES.values()}


def test_every_row_has_every_column():
    assert [rule.name for rule in RULES.values() if not (rule.guards and rule.where and rule.right)] == []
    assert re.findall(r"^\[(.*)\]$", REGISTER.read_text(encoding="utf-8"), re.MULTILINE) == list(RULES)
    assert isinstance(RULES["dead-link"], Rule)
