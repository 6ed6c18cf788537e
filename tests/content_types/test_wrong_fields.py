"""Every way to write a field wrong, and word for word what its editor is told.

A file in ``tests/invalid/fields/`` is named for the rule its cases are there for.
A case is ``== source``, the fields put in place of those of a good file, ``--``
and the problems, each with line, column, severity, rule, message, remedy and
example. ``GOLDEN=write`` writes the problems anew; read the difference as prose.
"""

import os
from dataclasses import dataclass
from pathlib import Path

import pytest

from content_types.fields import canonical_key
from manuscript.problem import in_file_order

from .texts import GOOD, read_fields

CASES = sorted((Path(__file__).parents[1] / "invalid" / "fields").glob("*.txt"))
WHOLE = {"articles": "articles/2027-03-12-mote.md", "events": "events/2027-03-23-mote.md", "pages": "pages/om.md"}
ELSEWHERE = ("date-", "clock-", "field-quotes", "file-name-")  # rules whose examples are tried where they are made
PARTS = {"fil", "alt", "foto", "kart", "lenke", "e-post", "telefon", "dato", "postnummer", "starter", "påmelding"}


@dataclass(frozen=True, kw_only=True)
class Case:
    source: str
    fields: str
    told: str

    @property
    def folder(self):
        return self.source.partition("/")[0]


def cases_in(file):
    for text in file.read_text(encoding="utf-8").split("== ")[1:]:
        source, _, rest = text.partition("\n")
        fields, _, told = rest.partition("\n--\n")
        yield Case(source=source, fields=fields, told=told)


ALL = [pytest.param(case, id=f"{file.stem}: {case.fields[:40]}") for file in CASES for case in cases_in(file)]


def problems_of(source, fields):
    return in_file_order(read_fields(source, fields)[1])


def written(problem):
    first, *more = problem.example.split("\n")
    return "\n".join(
        [
            f"{problem.line}:{problem.column} {problem.severity} {problem.rule}",
            f"    {problem.message}",
            f"    Slik retter du: {problem.fix}",
            f"    Eksempel: {first}",
            *(f"              {line}" for line in more),
            "",
        ]
    )


@pytest.mark.parametrize("file", CASES, ids=lambda file: file.stem)
def test_a_wrong_field_is_told_with_its_remedy(file):
    cases = list(cases_in(file))
    problems = [problems_of(case.source, case.fields) for case in cases]
    told = ["".join(map(written, found)) for found in problems]
    if os.environ.get("GOLDEN") == "write":
        new = [f"== {case.source}\n{case.fields}\n--\n{text}" for case, text in zip(cases, told)]
        file.write_text("".join(new), encoding="utf-8")
    assert [case.told for case in cases] == told
    assert all(file.stem in {problem.rule for problem in found} for found in problems)


@pytest.mark.parametrize("case", ALL)
def test_the_example_of_a_problem_is_read_without_an_error(case):
    """It is put in place of the mistake, or alone into a good file where several mistakes are told."""
    problems = problems_of(case.source, case.fields)
    for problem in problems:
        key = problem.example.partition(":")[0]
        if problem.rule.startswith(ELSEWHERE) or canonical_key(key) in PARTS:
            continue
        lines = {line.partition(":")[0]: line for line in case.fields.split("\n")}
        own = len(problems) == 1 and case.source == WHOLE[case.folder]
        kept = [line for name, line in lines.items() if own and name in GOOD[case.folder] and name != key]
        is_path = problem.example.startswith("bilde: ") and "bildealt" not in problem.example
        beside = ["bildealt: a", "bildefoto: b"] if is_path else []
        mended = "\n".join([*kept, problem.example, *beside])
        assert [again for again in problems_of(WHOLE[case.folder], mended) if again.is_error] == []


@pytest.mark.parametrize(
    ("source", "key"),
    [
        pytest.param(WHOLE[folder], key, id=f"{key} in {folder}")
        for folder, key in [
            ("articles", "plass"),  # aliases
            ("pages", "plass"),
            ("articles", "gate"),  # date
            ("events", "gate"),
            ("articles", "lenke"),  # emner
            ("events", "lenke"),
            ("articles", "tekster"),  # rettelser
            ("events", "tekster"),
            ("events", "saker"),  # starter
            ("events", "sist"),  # series
            ("pages", "sider"),
        ]
    ],
)
def test_no_field_is_proposed_that_only_has_letters_in_common(source, key):
    (problem,) = problems_of(source, f"{key}: Noe")
    assert (problem.rule, "Mente du" in problem.fix) == ("field-unknown", False)
