"""What editors are told of fields and files, in the words of the register, held against the code that tells it."""

import ast
from pathlib import Path
from string import Formatter

import pytest

from content_types import values
from manuscript.problem import all_rules, told

CODE = [ast.parse(path.read_text("utf-8")) for path in sorted(Path(values.__file__).parent.glob("*.py"))]
CALLS = [
    node
    for module in CODE
    for node in ast.walk(module)
    if isinstance(node, ast.Call) and ast.unparse(node.func).endswith(("told", "report", "_wrong"))
]
ALWAYS_GIVEN = {"example", "key", "name", "text"}  # by «told»; of a value; of a list line
GIVEN_ELSEWHERE = {"known", "above", "near", "belongs"}  # each case of «field-unknown» brings its own


def constants(nodes):
    return {each.value for node in nodes for each in ast.walk(node) if isinstance(each, ast.Constant)}


NAMED = constants(CALLS)
TOLD_HERE = [rule for rule in all_rules().values() if rule.message and rule.name in NAMED]


def texts(rule):
    return [
        text
        for column in (rule.message, rule.fix, rule.example)
        for text in ([column] if isinstance(column, str) else column.values())
    ]


@pytest.mark.parametrize("rule", TOLD_HERE, ids=lambda rule: rule.name)
def test_who_tells_of_a_rule_gives_every_word_its_sentences_ask_for(rule):
    asked = {name for text in texts(rule) for _, name, _, _ in Formatter().parse(text) if name}
    calls = [call for call in CALLS if rule.name in constants(call.args)]
    given = {keyword.arg for call in calls for keyword in call.keywords}
    given |= {"written"} if any(ast.unparse(call.func) == "_report" for call in calls) else set()  # of a key: itself
    given |= GIVEN_ELSEWHERE if rule.name == "field-unknown" else set()
    assert asked - given - ALWAYS_GIVEN == set()


def test_every_case_of_a_rule_is_told():
    columns = [column for rule in TOLD_HERE for column in (rule.message, rule.fix, rule.example)]
    cases = {case for column in columns if not isinstance(column, str) for case in column}
    assert cases - constants(CODE) == {"else"}


def test_the_words_of_an_editor_are_cut_to_fit():
    problem = told("price-without-unit", price="4" * 60, right="x")
    assert problem.message == f"Prisen «{'4' * 39}…» sier ikke hva den er i."


def test_a_case_says_only_what_is_otherwise():
    plain = told("value-status", written="x", asked="", words="publisert", right="publisert")
    moved = told("value-status", case="moved", written="x")
    assert (moved.message, moved.fix == plain.fix) == (plain.message, False)


def test_a_list_is_written_an_item_a_line_five_at_most():
    assert values.listed(["a: b", *"123456"]) == '  - "a: b"\n  - 1\n  - 2\n  - 3\n  - 4'
