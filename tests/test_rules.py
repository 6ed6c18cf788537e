"""The register of rules, walked: each row is told of its wrong example, and lets its right one be."""

from __future__ import annotations

import ast
import re
from contextlib import chdir
from datetime import UTC, datetime
from functools import cache
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from checks import fixing, run
from checks.fixing import WrittenFix
from checks.run import manuscript_at
from content_types import fields
from content_types.content_files import scan
from content_types.values import as_key
from language.warnings import NAMES, SPELLING
from language.word_list import read_word_list
from manuscript.problem import REGISTER, Problem, Rule, all_rules, in_file_order
from site_settings import settings_with
from website.entries import understand
from website.memory import Memory
from website.read import problems_in

TESTS = Path(__file__).parent
PLUGINS = TESTS.parent / "plugins"
RULES = all_rules()
WORDS = read_word_list(b"HelseHub\n", file="ordliste.txt")[0]
CASES = {case.name.partition(".")[0] for case in (TESTS / "invalid").rglob("*.txt")}

SETTINGS = settings_with(now=datetime(2027, 6, 1, 12, tzinfo=UTC))

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
    "dokument-metadata": "website",
    "published-lost": "publishing",
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
        return example, manuscript({"events": EVENT, "emner": PAGE}.get(example.partition("/")[0], ARTICLE))
    assert where == "file"
    return f"{'events' if 'starter:' in example else 'articles'}/prove.md", example


def publication(content: Path) -> None:
    """Write what the examples lean on."""
    texts = {
        "articles/annen.md": manuscript(ARTICLE | {"emner": "helsepark"}, body="## Maten"),
        "articles/utkast.md": manuscript(ARTICLE | {"status": "utkast"}),
        "events/2027-06-12-frokostmote.md": manuscript(
            EVENT | {"starter": "12. juni 2027 kl. 09.00", "serie": "Frokostmøte", "type": "Frokostmøte"}
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


@pytest.fixture(scope="module")
def home(tmp_path_factory) -> Path:
    """Return the folder with the content the examples lean on."""
    home = tmp_path_factory.mktemp("home")
    publication(home / "content")
    return home


MEMORY = Memory()  # what the examples lean on is the same each time


@pytest.fixture(scope="module")
def problems_with(home):
    """Return what is told of a text, when it is in the publication; it is taken out again."""

    @cache  # several tests ask of the same example
    def check(name: str, text: str) -> list[Problem]:
        with chdir(home):
            return told_of(name, text)

    return check


def told_of(name: str, text: str) -> list[Problem]:
    path = Path("content", name)
    made = [folder for folder in path.parents if not folder.exists()]
    path.parent.mkdir(parents=True, exist_ok=True)
    if name.endswith("/"):
        path.mkdir()
        made.insert(0, path)
    else:
        path.write_text(text, encoding="utf-8", newline="")
    try:
        files, found = scan(Path("content"))
        MEMORY.begin()
        found = in_file_order(problems_in(files, SETTINGS, problems=found, memory=MEMORY))
        return [each for each in found if each.file == f"content/{name.rstrip('/')}"]
    finally:
        if path not in made:
            path.unlink()
        for folder in made:
            folder.rmdir()


@pytest.fixture
def told(problems_with):
    """Return the problems of an example, written where the row says."""
    return lambda where, example: problems_with(*written(where, example))


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


@cache
def constants(tree: ast.AST) -> set[str]:
    return {node.value for node in ast.walk(tree) if isinstance(node, ast.Constant) and isinstance(node.value, str)}


@cache
def code() -> list[ast.Module]:
    """Return every module that tells editors something; what is told after a build is told to others.

    What a deploy would stop for, the check of a proposal tells before.
    """
    paths = [path for path in sorted(PLUGINS.glob("*/*.py")) if path.parent.name != "publishing"]
    paths.append(PLUGINS / "publishing" / "losses.py")
    return [ast.parse(path.read_text(encoding="utf-8")) for path in paths]


def test_every_rule_stands_in_the_code_as_it_is_called():
    assert set(RULES) - set().union(*map(constants, code())) == set()


def test_every_case_of_a_row_is_one_the_code_names():
    columns = [column for rule in RULES.values() for column in (rule.message, rule.fix, rule.example)]
    cases = {case for column in columns if not isinstance(column, str) for case in column}
    assert len(cases) > 20
    assert cases - {"else"} - set().union(*map(constants, code())) == set()


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


# Advice is tried before it is given: a field written as its example says is read, and says what its editor meant


FIELD_CASES = sorted((Path(__file__).parent / "invalid" / "fields").glob("*.txt"))
KEY = re.compile(r"([\w-]+):", re.MULTILINE)


def examples():
    """Yield a name, a kind and lines of fields: those of the register, and those of the cases."""
    for rule in RULES.values():
        if rule.where in FIELDS:
            yield pytest.param(rule.where, rule.wrong, id=f"register-{rule.name}")
    for case in FIELD_CASES:
        head, _, rest = case.read_text(encoding="utf-8").partition("\n")
        kind = head.removeprefix("== ").split("/")[0].removesuffix("s")
        if kind in FIELDS:
            yield pytest.param(kind, rest.partition("\n--\n")[0], id=f"case-{case.stem}")


@pytest.fixture
def checked(problems_with):
    """Return what is told of a text of a kind."""
    return lambda kind, text: problems_with(f"{kind}s/prove.md", text)


# A file that is named as an example, another field, and what the value says when its signs are right.
OF_MORE_THAN_THE_LINE = {
    "dead-document",
    "dead-picture",
    "translation-of-nothing",
    "ends-without-clock",
    "subject-without-letters",
}


def with_advice(text: str, problem: Problem) -> str:
    """Return *text* with the example in place of the field, or the part of one, the problem stands in."""
    lines = text.split("\n")
    part = re.match(r"[ -]+", lines[problem.line - 1])
    if part and as_key(problem.example.partition(":")[0]) not in fields.BY_NAME:
        return "\n".join([*lines[: problem.line - 1], f"{part[0]}{problem.example}", *lines[problem.line :]])
    key = KEY.match(problem.example)
    first = problem.line - 1
    while first > 0 and not re.match(r"[^\s\-#]", lines[first]):
        first -= 1
    end = next(at for at in range(first + 1, len(lines)) if re.match(r"\S", lines[at]) and lines[at][:2] != "- ")
    kept = [*lines[:first], *lines[end:]]
    assert key
    return "\n".join([lines[0], problem.example, *(each for each in kept[1:] if not each.startswith(key[0]))])


@pytest.mark.parametrize(("kind", "wrong"), [*examples()])
def test_a_field_written_as_the_example_says_is_read(checked, kind, wrong):
    text = manuscript(FIELDS[kind], wrong)
    problems = checked(kind, text)
    header = text.split("\n").index("---", 1)
    for problem in problems:
        if 1 < problem.line <= header and KEY.match(problem.example):
            after = checked(kind, with_advice(text, problem))
            where = 2 + problem.example.count("\n")
            told = [each for each in after if 1 < each.line <= where and each.rule not in OF_MORE_THAN_THE_LINE]
            left = [(each.rule, each.message) for each in told if each.is_error or each.rule == problem.rule]
            assert left == [], problem.example


@pytest.mark.parametrize(
    ("kind", "wrong", "right"),
    [
        pytest.param("article", "published: false", "status: utkast", id="not to be shown"),
        pytest.param("article", "draft: true", "status: utkast", id="a draft"),
        pytest.param("article", "draft: false", "status: publisert", id="no draft"),
        pytest.param("article", "published: yes", "status: publisert", id="to be shown"),
        pytest.param("event", "avlyst: ja", "status: avlyst", id="a status as a field"),
        pytest.param("event", "avlyst: nei", "status: publisert", id="a status that is not"),
        pytest.param(
            "article",
            "publisert: Tue, 17 Nov 2015 16:16:01 +0100",
            "publisert: 17. november 2015 kl. 16.16",
            id="as letters are dated",
        ),
        pytest.param(
            "article", "publisert: 17.11.2015 23:16:01Z", "publisert: 18. november 2015 kl. 00.16", id="another zone"
        ),
        pytest.param("article", "publish: no", "status: utkast", id="another word for it"),
        pytest.param("article", "synlighet: skjult", "status: skjult", id="how it is to be seen"),
        pytest.param("article", "publiseres: ja", "status: publisert", id="a verb for it"),
        pytest.param("article", "synlig: nei", "status: skjult", id="not to be seen"),
        pytest.param("event", "cancelled: true", "status: avlyst", id="an English status as a field"),
        pytest.param("article", "published: 1.3.2027", "publisert: 1.3.2027", id="its own value under another name"),
        pytest.param(
            "article", "publisert: 1. mars 2027 kl. 10.00 (UTC+2)", "publisert: 1. mars 2027 kl. 09.00", id="from UTC"
        ),
        pytest.param("event", "påmelding: hhtps://x.example/p", "påmelding: https://x.example/p", id="a slip in https"),
        pytest.param("event", "slutter: 24. mars kl. 16", "slutter: 24. mars 2027 kl. 16.00", id="the year it starts"),
        pytest.param(
            "event",
            "starter: 30. desember 2027 kl. 09.00\nslutter: 2. januar kl. 16",
            "slutter: 2. januar 2028 kl. 16.00",
            id="an end in the year after",
        ),
        pytest.param(
            "event",
            "starter: 23. mars 2027 kl. 09.00\nslutter: 23. mars 2026 kl. 16.00",
            "slutter: 23. mars 2027 kl. 16.00",
            id="an end with the year of last time",
        ),
        pytest.param("event", "påmelding: HTTP://X.EXAMPLE/P", "påmelding: https://X.EXAMPLE/P", id="capitals"),
        pytest.param(
            "event",
            "publisert: 1. desember 2026\nstarter: 23. mars 2027 kl. 09.00\npåmelding: a@b.no\npåmeldingsfrist: 10. mars",
            "påmeldingsfrist: 10. mars 2027",
            id="a deadline in the year of the event",
        ),
        pytest.param(
            "event",
            "publisert: 1. november 2026\nstarter: 9. januar 2027 kl. 09.00\nslutter: 16.00\npåmelding: a@b.no\n"
            "påmeldingsfrist: 10. desember",
            "påmeldingsfrist: 10. desember 2026",
            id="a deadline in the year before",
        ),
    ],
)
def test_advice_means_what_the_editor_did(checked, kind, wrong, right):
    found = checked(kind, manuscript(FIELDS[kind], wrong))
    assert [problem.example for problem in found if problem.is_error] == [right]


@pytest.mark.parametrize("written", ["publisert: nei", "Publisert: utkast", "published: false", "date: draft"])
def test_advice_publishes_no_draft(checked, written):
    examples = {each.example for each in checked("article", manuscript(FIELDS["article"], written)) if each.line > 1}
    assert examples == {"status: utkast"}


@pytest.mark.parametrize(
    "written", ["2015-11-17 16:16:01 -06:00", "2015-11-17T16:16-06:00", "2015-11-17 16:16:01-0600"]
)
def test_an_offset_is_never_taken_for_the_clock(checked, written):
    assert checked("article", manuscript(FIELDS["article"], f"publisert: {written}")) == []


# What «invoke check --fix» writes


@cache
def put_right(name: str, text: str) -> tuple[str, list[WrittenFix]]:
    """Return *text* as «invoke check --fix» leaves it, and what it did."""
    path = Path("content", name)
    data, changes = fixing.put_right(text.encode(), lambda data: understand(data, manuscript_at(path, name), WORDS))
    return data.decode(), changes


def of_lines() -> list[Rule]:
    return [rule for rule in BY_EXAMPLE if rule.where != "path"]


@pytest.mark.parametrize("rule", of_lines(), ids=lambda rule: rule.name)
def test_what_is_certain_is_put_right_and_nothing_else(rule):
    name, text = written(rule.where, rule.wrong)
    fixed, changes = put_right(name, text)
    assert ({change.problem.rule for change in changes} == {rule.name}) is rule.certain
    assert put_right(name, fixed) == (fixed, [])
    assert put_right(*written(rule.where, rule.right))[1] == []


@pytest.mark.parametrize("rule", [rule for rule in of_lines() if rule.certain], ids=lambda rule: rule.name)
def test_what_was_put_right_is_told_of_no_more(rule, told):
    text = put_right(*written(rule.where, rule.wrong))[0]
    assert told("file", text) == []


@pytest.mark.parametrize("case", FIELD_CASES, ids=lambda case: case.stem)
def test_putting_right_brings_no_new_problem_and_ends(case):
    head, _, rest = case.read_text(encoding="utf-8").partition("\n")
    name, text = head.removeprefix("== "), rest.partition("\n--\n")[0]
    fixed, changes = put_right(name, text)
    assert {change.problem.rule for change in changes} <= {rule.name for rule in RULES.values() if rule.certain}
    assert put_right(name, fixed) == (fixed, [])


# The example says what to write besides, in another place or on more lines than the one it is told at.
BESIDE_THE_LINE = {
    *("code-not-closed", "table-without-line", "table-surplus-cell", "lines-joined", "merge-conflict"),
    *("note-not-read", "footnote-missing", "footnote-name", "unused-definition", "duplicate-definition"),
    *("picture-in-text", "list-in-programme", "dead-fragment", "picture-address"),
    *("programme-title-joined", "programme-after-midnight", "programme-tracks-without-row"),
}
# What it says instead is another name, list, day or file, or it shows only the mark, or what is to stand beside.
IN_OTHER_WORDS = {
    *("list-unknown", "list-option", "list-subject-unknown", "list-among-words", "id-changed", "link-not-public"),
    *("link-not-read", "picture-alt-vague", "signs-shown", "box-unknown", "html-not-closed", "html-holds-markdown"),
    *("behold-ukjent", "behold-uten-virkning", "programme-time-changed", "programme-time-in-heading"),
    *("programme-run-on", "programme-words-before-title", "programme-times-outside", "programme-day-outside"),
    *("programme-weekday", "programme-day-missing", "programme-day-moved-on", "programme-day-without-times"),
    *("programme-evening-before", "programme-talks-in-tracks", "dead-link", "dead-picture", "link-to-unpublished"),
    *("not-a-picture", "picture-ending"),
}
# «Velkommen» in «<font>Velkommen», «Lunsj» in «kl. 12.30 Lunsj»
A_WORD = re.compile(r"(?<![</\w])(?!(?:ca|kl)\b)[^\W\d_]{2,}")


def words_of(text: str) -> set[str]:
    return set(A_WORD.findall(text.lower()))


IN_A_TEXT = [rule for rule in RULES.values() if rule.where in TEXTS and rule.where != "language"]


@pytest.mark.parametrize("rule", IN_A_TEXT, ids=lambda rule: rule.name)
def test_a_line_of_a_text_written_as_the_example_says_is_read(rule, told):
    lines = written(rule.where, rule.wrong)[1].split("\n")
    above = lines.index("---", 1) + (4 if "## Program" in lines else 2)
    for problem in told(rule.where, rule.wrong):
        if problem.example and problem.line > above and problem.rule not in BESIDE_THE_LINE:
            right = "\n".join([*lines[above : problem.line - 1], problem.example, *lines[problem.line :]])
            last = problem.line + problem.example.count("\n")
            wrong = lines[problem.line - 1]
            if problem.rule == rule.name not in IN_OTHER_WORDS:  # it means the same: every word is kept
                wrong = wrong.replace("etter", "10.30")  # in place of a time, in a table
                assert words_of(wrong) <= words_of(problem.example)
            left = [each for each in told(rule.where, right) if problem.line <= each.line <= last]
            assert [each for each in left if each.is_error or each.rule == problem.rule] == [], problem.example
