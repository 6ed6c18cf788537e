"""Laws of revisions: whatever is committed, merged and renamed, nothing ever falls."""

import itertools
import subprocess
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path, PurePosixPath

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from content_types.event import read_event
from manuscript.read import read
from website.git import Change, Commit
from website.revisions import UNSEEN, read_version, revision, revisions_of, states_after

from .repositories import FIRST, Repository, text

PATHS = ("events/mote.md", "events/2027-03-12-mote.md", "events/samling.md")  # the first two want one address
TEXTS = (
    text(),
    text(body="Mer."),
    text(starts="12. mars 2027 kl. 10.30"),
    text(place="Prøveby"),
    text(fields="status: avlyst"),
    text(fields="status: utkast"),
    text(fields="første-adresse: /arrangementer/samling/"),
    text(starts="12. mars 2027 kl. 11.00", fields="første-adresse: /arrangementer/mote/"),
    text(starts="31. april 2027"),
    "Ingen felter.\n",
)


@dataclass(frozen=True)
class Node:
    """A commit with its whole tree."""

    parents: tuple[int, ...]
    tree: dict[str, str]
    day: int


@st.composite
def histories(draw, longest):
    """Any web of commits, each of which may hold anything."""
    trees = st.dictionaries(st.sampled_from(PATHS), st.sampled_from(TEXTS))
    nodes = [Node((), draw(trees), draw(st.integers(0, 9)))]
    for number in range(1, draw(st.integers(2, longest))):
        recent = st.integers(max(0, number - 3), number - 1)
        parents = draw(st.lists(recent, min_size=1, max_size=3, unique=True))
        tree = draw(trees | st.just(nodes[parents[0]].tree) | st.just(nodes[parents[-1]].tree))
        nodes.append(Node(tuple(parents), tree, draw(st.integers(0, 9))))
    return nodes


def changes(before, after):
    """Return the difference of two trees, with a rename where the text is the same."""
    gone = [path for path in before if path not in after]
    for path, written in after.items():
        if before.get(path) != written:
            source = next((old for old in gone if path not in before and before[old] == written), "")
            yield Change(path=path, blob=written, source=source)
    yield from (Change(path=path, blob="") for path in gone)


def commits_of(nodes):
    return [
        Commit(
            id=str(number),
            parents=tuple(map(str, node.parents)),
            moment=FIRST + timedelta(days=node.day),
            changes=tuple(changes(nodes[node.parents[0]].tree if node.parents else {}, node.tree)),
        )
        for number, node in enumerate(nodes)
    ]


def ancestors(nodes, number):
    """Return the commits *number* comes from, itself included, in their order."""
    found, waiting = set(), [number]
    while waiting:
        at = waiting.pop()
        if at not in found:
            found.add(at)
            waiting += nodes[at].parents
    return sorted(found)


def version_at(path, written):
    return read_version(written.encode(), PurePosixPath(path))


def read_change(change):
    return version_at(change.path, change.blob)


def shown(node):
    """Return what the public sees of *node*, by identity; nothing where two files want one address."""
    versions = {path: version_at(path, written) for path, written in node.tree.items()}
    found = {v.identity: (path, v) for path, v in versions.items() if v.schedule and v.schedule.status not in UNSEEN}
    identities = [version.identity for version in versions.values() if version.identity]
    return found if len(set(identities)) == len(identities) else {}


def assert_nothing_falls(nodes, revision_at):
    """Compare every commit with all that came before it; *revision_at* takes number, path and version."""
    for number, node in enumerate(nodes):
        for earlier in ancestors(nodes, number)[:-1]:
            seen = shown(nodes[earlier])
            for identity, (path, version) in shown(node).items():
                if identity not in seen:
                    continue
                then, now = revision_at(earlier, *seen[identity]), revision_at(number, path, version)
                is_changed = version.schedule != seen[identity][1].schedule
                assert now.sequence >= then.sequence + is_changed
                assert (now.rescheduled or FIRST) >= (then.rescheduled or FIRST)


@given(histories(longest=9))
@settings(max_examples=150)
def test_nothing_falls_on_any_way_from_commit_to_commit(nodes):
    commits = commits_of(nodes)
    states = [
        states_after([commits[at] for at in ancestors(nodes, number)], read_change) for number in range(len(nodes))
    ]
    assert_nothing_falls(nodes, lambda number, path, version: revision(states[number], path, version))


@given(histories(longest=9), st.randoms(use_true_random=False))
def test_the_order_git_tells_its_commits_in_makes_no_difference(nodes, chance):
    commits = commits_of(nodes)
    last = len(nodes) - 1
    kept = [commits[at] for at in ancestors(nodes, last)]
    told, waiting = [], kept[:-1]
    while waiting:
        known = {commit.id for commit in told}
        ready = [commit for commit in waiting if set(commit.parents) <= known]
        told.append(chance.choice(ready))
        waiting.remove(told[-1])
    assert states_after([*told, kept[-1]], read_change) == states_after(kept, read_change)


@given(st.lists(st.sampled_from(TEXTS[:5]), min_size=1, max_size=12))
def test_on_a_line_the_number_is_that_of_the_changes(texts):
    nodes = [Node((number - 1,) if number else (), {PATHS[0]: written}, 0) for number, written in enumerate(texts)]
    versions = [version_at(PATHS[0], written) for written in texts]
    changed = sum(one.schedule != other.schedule for one, other in itertools.pairwise(versions))
    states = states_after(commits_of(nodes), read_change)
    assert revision(states, PATHS[0], versions[-1]).sequence == changed


# The same with git itself


def imported(repository, nodes):
    """Write *nodes* as commits, and return their ids."""
    lines = []
    for number, node in enumerate(nodes):
        seconds = int((FIRST + timedelta(days=node.day)).timestamp())
        lines += ["commit refs/heads/all", f"mark :{number + 1}"]
        lines += [f"committer Kari Nordmann <kari@example.org> {seconds} +0100", "data 0"]
        first, *others = node.parents or (None,)
        lines += [] if first is None else [f"from :{first + 1}"]
        lines += [f"merge :{other + 1}" for other in others]
        lines.append("deleteall")
        for path, written in node.tree.items():
            lines += [f"M 100644 inline content/{path}", f"data {len(written.encode())}", written]
        if first is None:
            lines.insert(0, "reset refs/heads/all")
    marks = repository.root / "marks"
    marks.unlink(missing_ok=True)
    command = ["git", "-C", str(repository.root), "fast-import", "--quiet", "--force", f"--export-marks={marks}"]
    subprocess.run(command, input="\n".join(lines).encode() + b"\n", check=True)
    by_mark = dict(line.split() for line in marks.read_text().splitlines())
    return [by_mark[f":{number + 1}"] for number in range(len(nodes))]


def event_of(path, node):
    document, _ = read(node.tree[path].encode(), file=path, source=PurePosixPath(path))
    return read_event(document)[0]


@pytest.fixture(scope="module")
def place(tmp_path_factory):
    return Repository(tmp_path_factory.mktemp("laws"))


@given(histories(longest=6))
@settings(max_examples=25)
def test_nothing_falls_in_a_repository_nor_differs_in_a_clone(place, nodes):
    commits = imported(place, nodes)
    found = {}

    def revision_at(number, path, _):
        if (number, path) not in found:
            place.git("update-ref", "--no-deref", "HEAD", commits[number])
            found[number, path] = told(place.content, path, nodes[number])
        return found[number, path]

    def told(content, path, node):
        revisions, problems = revisions_of(content, [event_of(path, node)])
        assert problems == []
        return revisions[PurePosixPath(path)]

    assert_nothing_falls(nodes, revision_at)
    last = len(nodes) - 1
    clone = Path(f"{place.root}-clone-{commits[last]}")
    for path, version in shown(nodes[last]).values():
        here = revision_at(last, path, version)
        if not clone.exists():
            place.git("clone", "--quiet", str(place.root), str(clone))
        (clone / "content").mkdir(exist_ok=True)
        assert told(clone / "content", path, nodes[last]) == here
