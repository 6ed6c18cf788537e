"""Problems as they are told: to an editor, to a program and to a workflow."""

import json
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checks import report
from manuscript.problem import Problem, Severity, all_rules


def problem(**changes) -> Problem:
    return Problem(
        **{
            "file": "content/events/2027-03-12-hjemmeoppfolging.md",
            "line": 14,
            "column": 3,
            "rule": "programme-ends-before-start",
            "message": "Økten slutter før den begynner: «10.30–09.15».",
            "fix": "Skriv starttiden først og sluttiden etterpå.",
            "example": "10.30–11.15 Digital hjemmeoppfølging",
        }
        | changes
    )


def test_an_error_is_told_with_place_remedy_and_example():
    assert report.write([problem()], "text") == (
        "content/events/2027-03-12-hjemmeoppfolging.md:14: "
        "Økten slutter før den begynner: «10.30–09.15».\n"
        "    Slik retter du: Skriv starttiden først og sluttiden etterpå.\n"
        "    Eksempel: 10.30–11.15 Digital hjemmeoppfølging\n"
        "1 feil.\n"
    )


@pytest.mark.parametrize(
    ("severity", "lead"),
    [
        pytest.param(Severity.WARNING, "Advarsel: ", id="a warning does not stop the build"),
        pytest.param(Severity.INFO, "Til orientering: ", id="neither does information"),
    ],
)
def test_what_is_no_error_says_so_first(severity, lead):
    written = report.write([problem(file="a.md", severity=severity, message="Tomt.")], "text")
    assert written.splitlines()[0] == f"a.md:14: {lead}Tomt."


def test_a_problem_without_an_example_has_no_example_line():
    assert "Eksempel" not in report.write([problem(example="")], "text")


def test_an_example_of_several_lines_stays_under_its_first():
    written = report.write([problem(example="bilde:\n  fil: a.jpg")], "text")
    assert written.splitlines()[2:4] == [
        "    Eksempel: bilde:",
        "                fil: a.jpg",
    ]


@pytest.mark.parametrize(
    ("errors", "warnings", "infos", "summary"),
    [
        pytest.param(0, 0, 0, "Ingen feil.", id="nothing to tell"),
        pytest.param(1, 0, 0, "1 feil.", id="one"),
        pytest.param(1, 2, 0, "1 feil og 2 advarsler.", id="many warnings"),
        pytest.param(3, 1, 1, "3 feil, 1 advarsel og 1 opplysning.", id="one of each"),
        pytest.param(0, 1, 0, "Ingen feil og 1 advarsel.", id="no error is worth saying"),
        pytest.param(0, 2, 5, "Ingen feil, 2 advarsler og 5 opplysninger.", id="many of both"),
    ],
)
def test_the_last_line_counts_in_norwegian(errors, warnings, infos, summary):
    problems = [
        *[problem()] * errors,
        *[problem(severity=Severity.WARNING)] * warnings,
        *[problem(severity=Severity.INFO)] * infos,
    ]
    assert report.write(problems, "text").splitlines()[-1] == summary


def test_json_is_one_object_a_line_and_nothing_else():
    written = report.write([problem(), problem(severity=Severity.INFO, example="")], "json")
    assert [json.loads(line) for line in written.splitlines()] == [
        {
            "file": "content/events/2027-03-12-hjemmeoppfolging.md",
            "line": 14,
            "column": 3,
            "severity": severity,
            "rule": "programme-ends-before-start",
            "message": "Økten slutter før den begynner: «10.30–09.15».",
            "fix": "Skriv starttiden først og sluttiden etterpå.",
            "example": example,
        }
        for severity, example in [("error", "10.30–11.15 Digital hjemmeoppfølging"), ("info", "")]
    ]
    assert "«10.30–09.15»" in written


@pytest.mark.parametrize("form", ["json", "github"])
def test_no_problem_gives_a_program_nothing_to_read(form):
    assert report.write([], form) == ""


def test_a_workflow_is_given_place_and_words():
    assert report.write([problem(severity=Severity.WARNING)], "github") == (
        "::warning file=content/events/2027-03-12-hjemmeoppfolging.md,line=14,col=3,"
        "title=En post som slutter før den begynner::Økten slutter før den begynner: «10.30–09.15»."
        "%0ASlik retter du: Skriv starttiden først og sluttiden etterpå."
        "%0AEksempel: 10.30–11.15 Digital hjemmeoppfølging\n"
    )


def test_what_would_end_a_property_or_a_message_of_a_workflow_is_escaped():
    written = report.write(
        [problem(file="a,b:c%.md", rule="unreadable", message="100 %0A\n::error::", example="")], "github"
    )
    assert written == (
        "::error file=a%2Cb%3Ac%25.md,line=14,col=3,title=En fil eller mappe som ikke lar seg lese::100 %250A\\x0a::error::"
        "%0ASlik retter du: Skriv starttiden først og sluttiden etterpå.\n"
    )


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        pytest.param("rød\x1b[31m", "rød\\x1b[31m", id="escape sequence of a terminal"),
        pytest.param("\x9b31m", "\\x9b31m", id="the same in one C1 character"),
        pytest.param("a\r\nb", "a\\x0d\\x0ab", id="line ends"),
        pytest.param("a\u2028b", "a\\u2028b", id="line separator"),
        pytest.param("\u202egnp.exe", "\\u202egnp.exe", id="right-to-left override"),
        pytest.param("x\u2066y\u2069", "x\\u2066y\\u2069", id="isolates"),
        pytest.param("s\udce6k.md", "s\\udce6k.md", id="file name that is not UTF-8"),
        pytest.param("Ærø – «blåbær» 👩\u200d⚕️", "Ærø – «blåbær» 👩\u200d⚕️", id="ordinary text"),
    ],
)
def test_characters_that_command_are_shown_instead_of_sent(written, shown):
    assert report.visible(written) == shown


@pytest.mark.parametrize(
    "words",
    [
        pytest.param({"example": "a:\n  ::add-mask::a"}, id="first on a line, after spaces"),
        pytest.param({"file": "::add-mask::a"}, id="a file name"),
        pytest.param({"message": "##[add-mask]a"}, id="the older form, anywhere"),
    ],
)
def test_text_in_a_workflow_log_commands_nothing(words):
    lines = report.write([problem(**words)], "text").splitlines()
    assert [line for line in lines if line.lstrip().startswith("::") or "##[" in line] == []


def test_an_unknown_format_is_a_mistake_in_code():
    with pytest.raises(ValueError, match="xml"):
        report.write([], "xml")


ANY_TEXT = st.text(max_size=40) | st.sampled_from(
    ["\n::error::x", "%0A::x", "\x1b]0;x\x07", "##[group]", "\udcff", "a,b=c::d"]
)


@given(
    problems=st.lists(
        st.builds(
            Problem,
            file=ANY_TEXT,
            line=st.integers(1, 9999),
            column=st.integers(1, 9999),
            severity=st.sampled_from(Severity),
            rule=st.sampled_from(sorted(all_rules())),
            message=ANY_TEXT,
            fix=ANY_TEXT,
            example=ANY_TEXT,
        ),
        max_size=3,
    ),
    form=st.sampled_from(report.FORMATS),
)
def test_no_words_of_a_problem_can_command_a_terminal_or_a_workflow(problems, form):
    written = report.write(problems, form)
    written.encode()  # every stream in UTF-8 can print it
    assert {unicodedata.category(char) for char in written} & {"Cc", "Zl", "Zp"} <= {"Cc"}
    assert {char for char in written if unicodedata.category(char) == "Cc"} <= {"\n"}
    assert not set(written) & set("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
    lines = written.splitlines()
    if form == "json":
        assert [json.loads(line)["message"] for line in lines] == [p.message for p in problems]
    elif form == "github":
        assert len(lines) == len(problems)
        assert all(line.startswith("::") for line in lines)
    else:
        assert not any(line.lstrip().startswith("::") for line in lines)
