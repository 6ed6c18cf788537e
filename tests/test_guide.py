"""The editors' guide: every example in it works, and what it leads to is what the project reads.

After a change of the examples, the fields or the rules: GOLDEN=write pytest on this file.
"""

import os
import re
import runpy
import shutil
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import quote

import pytest
from invoke import Task

from checks.report import write
from content_types.fields import BY_KEY, FIELDS, canonical_key
from content_types.model import ContentKind
from language.punctuation import ABBREVIATIONS
from manuscript.problem import all_rules
from site_settings import settings_with
from website.read import read_website

PROJECT = Path(__file__).parents[1]
CONTENT = PROJECT / "content"
GUIDE = (CONTENT / "README.md").read_text(encoding="utf-8")
PICTURE = PROJECT / "tests" / "site" / "content" / "articles" / "portrett.jpg"

SETTINGS = settings_with(now=datetime(2027, 5, 1, tzinfo=UTC))  # nothing in the guide is planned any more
GOOD_FIELDS = {
    ContentKind.ARTICLE: ("tittel: A", "ingress: I", "publisert: 1. mars 2027"),
    ContentKind.EVENT: (
        "tittel: A",
        "ingress: I",
        "publisert: 1. mars 2023",
        "starter: 23. mars 2023",
        "slutter: 23. mars 2023",
        "sted: S",
    ),
}
START_WITH_CLOCK = "starter: 23. mars 2023 kl. 11.30"
CODE = re.compile(r"^```.*?^```$|`[^`\n]+`", re.MULTILINE | re.DOTALL)  # an example, or «`![](strek.png)`»
SAVE_AS = re.compile(r"Lagre som `content/([^`]+)`")


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """A fenced example: what it is, its text, and the line above it."""

    info: str
    text: str
    above: str
    line: int


def blocks_of(guide: str) -> list[Block]:
    found, lines = [], guide.split("\n")
    start = None
    for number, line in enumerate(lines):
        if not line.startswith("```"):
            continue
        if start is None:
            start = number
            continue
        above = next((text for text in reversed(lines[:start]) if text.strip()), "")
        text = "\n".join(lines[start + 1 : number]) + "\n"
        found.append(Block(info=lines[start][3:], text=text, above=above, line=start + 1))
        start = None
    return found


BLOCKS = blocks_of(GUIDE)


def golden(path, expected):
    """Ask that the file is as *expected*, or make it so."""
    if os.environ.get("GOLDEN") == "write":
        path.write_text(expected, encoding="utf-8")
    assert path.read_text(encoding="utf-8") == expected


def read_beside_the_real_content(folder, files):
    """Return the problems of each of *files* when all lie in a copy of the real content."""
    content = folder / "content"
    shutil.copytree(CONTENT, content)
    for name, text in files.items():
        (content / name).parent.mkdir(parents=True, exist_ok=True)
        (content / name).write_text(text, encoding="utf-8")
    for kind in GOOD_FIELDS:
        shutil.copy(PICTURE, content / kind / "frokostmote.jpg")
        (content / kind / "lysark.pdf").write_bytes(b"%PDF-1.4")
    _, problems = read_website(content, SETTINGS)
    return {name: [each for each in problems if each.file == (content / name).as_posix()] for name in files}


def whole_files():
    return {SAVE_AS.search(block.above)[1]: block.text for block in BLOCKS if SAVE_AS.search(block.above)}


def test_every_example_is_of_a_known_kind():
    assert {block.info for block in BLOCKS} == {
        "markdown artikkel",
        "markdown arrangement",
        "markdown brødtekst",
        "yaml felt",
        "",  # the message that is explained
    }


def test_each_whole_file_says_where_it_is_saved():
    assert [
        block.line
        for block in BLOCKS
        if block.info in ("markdown artikkel", "markdown arrangement") and not SAVE_AS.search(block.above)
    ] == []


def variants_of(block):
    """Return the fields of a block as sets that can stand together: a name written again begins another."""
    groups = [[]]
    for line in block.text.split("\n"):
        name = line.partition(":")[0]
        is_field = line and not line[0].isspace() and not line.startswith("-")
        if is_field and any(other.partition(":")[0] == name for other in groups[-1]):
            groups.append([])
        if line:
            groups[-1].append(line)
    return groups


def kind_of(lines):
    """Return the kind that has all the fields, an article if both kinds have."""
    keys = {canonical_key(line.partition(":")[0]) for line in lines if not line[0].isspace()}
    return next(kind for kind in GOOD_FIELDS if all(kind in BY_KEY[key].kinds for key in keys if key in BY_KEY))


def as_file(lines):
    """Return the kind and the text of a good file that has *lines* among its fields."""
    status = "avlyst" in "".join(lines)
    kind = ContentKind.EVENT if status else kind_of(lines)
    names = {line.partition(":")[0] for line in lines}
    good = [line for line in GOOD_FIELDS[kind] if line.partition(":")[0] not in names]
    ends_with_clock = any(re.match(r"slutter: .*\d\d?(?:\.\d\d)?$", line) for line in lines)
    starts_with_clock = any(re.match(r"starter: .*[ ]\d\d[.:]\d\d$", line) for line in lines)
    if ends_with_clock:
        good = [START_WITH_CLOCK if line.startswith("starter:") else line for line in good]
    if starts_with_clock:
        good = ["slutter: 16.00" if line.startswith("slutter:") else line for line in good]
    fields = "\n".join([*good, *lines])
    return kind, f"---\n{fields}\n---\n\nTekst.\n"


def all_examples():
    """Return every example as a file: its name here, and its text."""
    files = whole_files()
    fields = "\n".join(GOOD_FIELDS[ContentKind.ARTICLE])
    for block in BLOCKS:
        if block.info == "markdown brødtekst":
            files[f"articles/linje-{block.line}.md"] = f"---\n{fields}\n---\n\n## Over\n\n{block.text}"
        if block.info == "yaml felt":
            for number, lines in enumerate(variants_of(block)):
                kind, text = as_file(lines)
                files[f"{kind}/linje-{block.line}-{number}.md"] = text
    return files


EXAMPLES = all_examples()


@pytest.fixture(scope="module")
def problems(tmp_path_factory):
    return read_beside_the_real_content(tmp_path_factory.mktemp("guide"), EXAMPLES)


@pytest.mark.parametrize("name", EXAMPLES)
def test_every_example_is_right_as_it_stands(name, problems):
    assert problems[name] == []


def test_the_message_that_is_explained_is_one_that_is_told(tmp_path):
    """The guide shows it without the folders above it, so it is found in the report as it stands."""
    block = next(block for block in BLOCKS if not block.info)
    fields = ["tittel: A", "ingress: I", "publisert: 1. mars 2027", "starter: 12. mars 2027 kl. 09.00"]
    fields += ["slutter: 16.00", "sted: S", "serie: X", "pris: Gratis", "type: Seminar"]
    body = ["", "## Program", "10.30–09.15 Digital hjemmeoppfølging"]
    text = "\n".join(["---", *fields, "---", *body, ""])
    name = "events/2027-03-12-hjemmeoppfolging.md"
    problems = read_beside_the_real_content(tmp_path, {name: text})[name]
    assert write(problems, "text").replace(f"{tmp_path.as_posix()}/", "").startswith(block.text)


# The doors: each opens the example on GitHub, ready to be written over


DOORS = {"ny-artikkel": "markdown artikkel", "nytt-arrangement": "markdown arrangement"}


def door(name, info):
    """Return the link to GitHub's form for a new file; three folders up from the guide stands the repository."""
    block = next(block for block in BLOCKS if block.info == info)
    file, value = f"content/{SAVE_AS.search(block.above)[1]}", quote(block.text, safe="")
    return f"[{name}]: ../../../new/main?filename={file}&value={value}"


def test_the_doors_open_the_examples_of_the_guide():
    words, _, _ = GUIDE.partition("\n[ny-artikkel]: ")
    doors = [door(name, info) for name, info in DOORS.items()]
    golden(CONTENT / "README.md", "\n".join([words, *doors, ""]))


# What is looked up: all fields, and the rules of the language


WHERE = {ContentKind.ARTICLE: "artikler", ContentKind.EVENT: "arrangementer", ContentKind.PAGE: "faste sider"}
LOOKED_UP = """# Alle felt og språkregler

Siden hører til [veiledningen](../content/README.md). Den er laget av det nettstedet selv leser etter.

## Felt

Felt på engelsk fra Pelican, som `title` og `date`, virker også.

| Felt | Hvor | Hva du skriver |
|---|---|---|
{fields}

Disse går over flere linjer:

```yaml
{examples}
```

## Språket

| Regel | Hva den gjelder | Ikke slik | Men slik |
|---|---|---|---|
{rules}

Forkortelsene vi bruker: {abbreviations}.
"""


def field_row(field):
    where = [word for kind, word in WHERE.items() if kind in field.kinds]
    below = ", ".join(f"`{part}`" for part in field.parts or ())
    told = f"{field.help} Under feltet kan det stå {below}." if below else field.help
    return f"| `{field.key}` | {'alle' if len(where) == len(WHERE) else ' og '.join(where)} | {told} |"


def rule_row(rule):
    return f"| `{rule.name}` | {rule.guards} | `{rule.wrong}` | `{rule.right}` |"


def test_all_fields_and_rules_are_looked_up_as_they_are():
    abbreviations = [f"`{right}`" for kind in ABBREVIATIONS.values() for right, *_ in kind if right != "min"]
    looked_up = LOOKED_UP.format(
        fields="\n".join(map(field_row, FIELDS)),
        examples="\n".join(field.example for field in FIELDS if field.parts),
        rules="\n".join(rule_row(rule) for rule in all_rules().values() if rule.where == "language"),
        abbreviations=", ".join(dict.fromkeys(abbreviations)),
    )
    golden(PROJECT / "docs" / "felt-og-regler.md", looked_up)


def test_what_must_be_there_is_said_to_be():
    said = {field.key for field in FIELDS if "Må være med" in field.help}
    assert said == {"tittel", "publisert", "starter", "bildealt", "bildefoto"}
    told = GUIDE.partition("Dette må være med: ")[2].partition(". ")[0]
    assert set(re.findall("`([^`]+)`", told)) == said - {"bildealt", "bildefoto"}  # of those, where there is a picture


# What else it promises


def test_every_command_in_the_guide_exists():
    tasks = runpy.run_path(str(PROJECT / "tasks.py"))
    commands = {value.name.replace("_", "-") for value in tasks.values() if isinstance(value, Task)}
    rules = re.findall(r"^([a-z][a-z -]*):", (PROJECT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE)
    targets = {target for rule in rules for target in rule.split()}
    assert set(re.findall(r"invoke ([a-z][a-z-]+)", GUIDE)) <= commands
    assert set(re.findall(r"make ([a-z]+)`", GUIDE)) <= targets


# Whatever leads into the guide: the proposal, its comment, the check, the form. «README.md#når-du-står-fast», «Hjelp: {GUIDE}, under «Når …»»
INTO = re.compile(r"(?:README\.md|\{guide\})#([\w-]+)|Hjelp: .*under «([^»]+)»")
LEADING = (
    "tasks.py",
    "plugins/publishing/github.py",
    ".github/pull_request_template.md",
    "plugins/building/editor_form.py",
)


def as_anchor(heading):
    return re.sub(r"[^\w -]", "", heading).lower().replace(" ", "-")


def test_every_link_into_the_guide_leads_to_a_heading():
    anchors = set(map(as_anchor, re.findall(r"^#+ (.+)$", GUIDE, re.MULTILINE)))
    into = {file: INTO.findall((PROJECT / file).read_text(encoding="utf-8")) for file in LEADING}
    assert [file for file, found in into.items() if not found] == []
    asked = {as_anchor(anchor or heading) for found in into.values() for anchor, heading in found}
    assert asked | set(re.findall(r"\]\(#([^)]+)\)", GUIDE)) <= anchors


def test_every_link_out_of_the_guide_leads_to_a_file():
    files = re.findall(r"\]\((?!https?:|#)([^)#]+)(?:#[^)]*)?\)", CODE.sub("", GUIDE))
    assert [file for file in files if not (CONTENT / file).exists()] == []
