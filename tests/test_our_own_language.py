"""What we ask of editors we do ourselves: the interface, the guide, the messages and the pages."""

import re
from dataclasses import fields
from datetime import UTC, datetime
from pathlib import Path

import pytest

from checks import run
from checks.spelling import spell
from content_types.fields import FIELDS
from language.prose import body_text
from language.spelling import unknown, words_of
from language.warnings import NAMES, problems_in_lines, rules_with
from language.word_list import read_word_list
from manuscript.model import Line
from manuscript.problem import Severity
from norwegian.words import Words, words
from numbered_lines import numbered
from site_settings import settings_with

PROJECT = Path(__file__).parents[1]
CONTENT = PROJECT / "content"
WORDS, _ = read_word_list((CONTENT / "ordliste.txt").read_bytes(), file="content/ordliste.txt")
RULES = rules_with(WORDS)
HELP = "\n\n".join(field.help for field in FIELDS)  # in the form, and where fields are looked up
CASES = sorted((PROJECT / "tests" / "invalid").rglob("*.txt"))
# What follows «-- problems --», or «--» in a file of several cases; «---» only fences fields.
REPORT = re.compile(r"^-- problems --\n(.*)|^--\n(.*?)(?=^== |\Z)", re.MULTILINE | re.DOTALL)
SETTINGS = settings_with(now=datetime(2027, 5, 1, tzinfo=UTC))
QUOTED = re.compile(r"«[^«»\n]*(?:«[^«»\n]*»[^«»\n]*)*»")  # an editor's words in a message
KEEPING = re.compile(r"<!-- behold:.*?-->")
MARKUP = re.compile(r"</?\w+>|<!--|-->")
PLACEHOLDER = re.compile(r"\{\w+\}")

# Kinds of files, codes of HTML and of addresses, and programs.
OURS = frozenset(
    "slug docx odt pptx xlsx webp jpg png ics zip pdf https details Google Outlook video videoen Videoen Tilgjengelegheitserklæring".split()
    + "Mac repository branch commit pull request kameraet skjemaet Kommandoer webinar".split()  # as people say them
)
BUTTONS = (
    *("View invitation", "Accept invitation", "Fork this repository", "Edit this file", "Files changed"),
    *("Commit changes…", "Commit changes", "Propose changes", "Commit directly to the … branch"),
    *("Create a new branch for this commit and start a pull request", "Create pull request", "Create codespace"),
    *("Merge pull request", "Confirm merge", "This branch has conflicts", "Resolve conflicts", "Mark as resolved"),
    *(
        "Commit merge",
        "Pull requests",
        "Clone a repository from the Internet…",
        "Fetch origin",
        "Pull origin",
        "Publish branch",
    ),
)  # what GitHub itself calls them


def told(text, language="nb"):
    lines = numbered(text)
    problems = problems_in_lines(lines, RULES, language=language)
    return [(problem.line, problem.rule, problem.message) for problem in problems]


def interface(said):
    return PLACEHOLDER.sub("5", "\n\n".join(getattr(said, field.name) for field in fields(Words)))


def messages():
    """Return every line of help the broken publications are answered with, without the editors' own words."""
    lines = []
    for case in CASES:
        reports = ("".join(report) for report in REPORT.findall(case.read_text(encoding="utf-8")))
        for line in "".join(reports).split("\n"):
            message = re.sub(r"^\S+:\d+: (?:Advarsel: |Til orientering: )?|^\d+:\d+ \w+ [\w-]+$", "", line.strip())
            if message and not line.startswith(("    Eksempel", "       ")):
                lines.append(QUOTED.sub("«x»", KEEPING.sub("", message.removeprefix("Slik retter du: "))))
    return MARKUP.sub("x", "\n\n".join(dict.fromkeys(lines)))


@pytest.mark.parametrize("language", ["nb", "nn"])
def test_the_interface_follows_the_rules(language):
    assert told(interface(words(language)), language) == []


def test_the_messages_follow_the_rules():
    assert told(messages()) == []


def test_the_guide_follows_the_rules():
    assert told((CONTENT / "README.md").read_text(encoding="utf-8")) == []


def test_the_help_of_the_fields_follows_the_rules():
    assert told(HELP) == []


def test_the_pages_follow_the_rules():
    problems = run.check([CONTENT.as_posix()], SETTINGS)
    assert [problem for problem in problems if problem.severity is Severity.WARNING and problem.rule in NAMES] == []


def misspelled(text, language):
    return set(unknown((word for _, word in words_of(text, WORDS) if word not in OURS), language))


@pytest.mark.needs("hunspell")
@pytest.mark.parametrize("language", ["nb", "nn"])
def test_the_interface_is_spelled_right(language):
    assert misspelled(interface(words(language)), language) == set()


@pytest.mark.needs("hunspell")
def test_the_guide_is_spelled_right():
    lines = (CONTENT / "README.md").read_text(encoding="utf-8").split("\n")
    prose = body_text([Line(number=number, text=line) for number, line in enumerate(lines, 1)])
    text = prose.text
    for button in BUTTONS:
        assert f"«{button}»" in text
        text = text.replace(f"«{button}»", "")
    assert misspelled(text, "nb") == set()


@pytest.mark.needs("hunspell")
def test_the_help_of_the_fields_is_spelled_right():
    assert misspelled(HELP, "nb") == set()


@pytest.mark.needs("hunspell")
def test_the_pages_are_spelled_right():
    assert spell([CONTENT.as_posix()]) == []


@pytest.mark.needs("hunspell")
def test_the_messages_are_spelled_right():
    assert misspelled(messages(), "nb") == set()
