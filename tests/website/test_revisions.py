"""What the history of one file makes of its event."""

import os
from pathlib import PurePosixPath

import pytest

from .repositories import NAME, Repository, day, text

LATER = text(starts="12. mars 2027 kl. 11.00", ends="13.00")
OTHER_NAME = "events/2027-03-12-samling.md"
OTHER_DAY = "events/2027-04-12-mote.md"
DRAFT = text(fields="status: utkast")
CANCELLED = text(fields="status: avlyst")


def in_parts(name="Testhuset", **more):
    return text(place="\n  " + "\n  ".join(f"{key}: {value}" for key, value in {"navn": name, **more}.items()))


@pytest.mark.parametrize(
    ("versions", "revision"),
    [
        pytest.param([text()], (0, None), id="written once"),
        pytest.param([text(), text(body="Mer.")], (0, None), id="the text alone"),
        pytest.param([text(), text(fields="pris: Gratis")], (0, None), id="another field"),
        pytest.param([text(), LATER], (1, 1), id="start and end"),
        pytest.param([text(), text(starts="12. mars 2027 kl. 10.30")], (1, 1), id="the start alone"),
        pytest.param([text(), text(ends="12.30")], (1, 1), id="the end alone"),
        pytest.param([text(), text(ends="")], (1, 1), id="the end taken away"),
        pytest.param([text(), text(starts="12. mars 2027", ends="12. mars 2027")], (1, 1), id="now a whole day"),
        pytest.param([text(), text(place="Prøveby")], (1, 1), id="the place"),
        pytest.param([text(), text(place="")], (1, 1), id="no place any more"),
        pytest.param([in_parts(), in_parts(rom="Storsalen")], (1, 1), id="the room"),
        pytest.param([in_parts(), in_parts(adkomst="Ta heisen.")], (0, None), id="how to get there"),
        pytest.param(
            [text(place="Testhuset, Testbyen"), in_parts(poststed="Testbyen")],
            (0, None),
            id="the same place in parts",
        ),
        pytest.param(
            [text(place="", fields="digitalt: https://example.org/a"), text(place="", fields="digitalt: På nett")],
            (0, None),
            id="another link to the same nowhere",
        ),
        pytest.param([text(), CANCELLED], (1, 1), id="cancelled"),
        pytest.param([text(), text(fields="status: fulltegnet")], (1, 1), id="full"),
        pytest.param([text(), text(starts="2027-03-12 10:00")], (0, None), id="the same time in other words"),
        pytest.param([text(), text(starts="2027-03-12T09:00:00Z")], (0, None), id="the same instant elsewhere"),
        pytest.param([text(), LATER, text()], (2, 2), id="there and back"),
        pytest.param([text(), LATER, LATER + "Mer.\n"], (1, 1), id="moved, then the text"),
        pytest.param([text(), text(starts="31. april 2027"), text()], (0, None), id="a version that cannot be read"),
        pytest.param([text(), text(starts="31. april 2027"), LATER], (1, 2), id="such a one on the way"),
        pytest.param([text(), LATER.encode() + b"\xe6", text()], (0, None), id="a body that is no UTF-8"),
        pytest.param([text(), LATER.encode() + b"\0", text()], (0, None), id="a NUL in the body"),
        pytest.param([text(), LATER.replace("---\n\n", "---\n---\na: b\n---\n"), text()], (0, None), id="two headers"),
        pytest.param([text(), "<<<<<<< HEAD\n" + text(), text()], (0, None), id="a conflict committed"),
        pytest.param([text(), "", text()], (0, None), id="emptied, and filled again"),
        pytest.param([text(), None, text()], (0, None), id="deleted, and brought back"),
        pytest.param([text(), None, LATER], (1, 2), id="deleted, and brought back at another time"),
        pytest.param([text(), LATER, None, LATER], (1, 1), id="deleted after a change, and brought back"),
        pytest.param([DRAFT, DRAFT.replace("10.00", "10.30"), text()], (0, None), id="nobody has seen a draft"),
        pytest.param([text(), DRAFT, text()], (2, 2), id="taken back to a draft, and out again"),
        pytest.param([text(fields="status: skjult"), text()], (0, None), id="nor a hidden event"),
        pytest.param(
            [t.replace("1. mars 2027", "11. mars 2027", 1) for t in (text(), LATER)],
            (1, 1),
            id="announced later: its day comes without a commit",
        ),
        pytest.param([text(), text().replace("\n", "\r\n")], (0, None), id="other line ends"),
        pytest.param([text(), "\ufeff" + text()], (0, None), id="a byte order mark"),
        pytest.param([text(), "x" * 1_000_001, text()], (0, None), id="too large to be read"),
    ],
)
def test_the_number_rises_with_what_subscribers_must_know(repository, versions, revision):
    for number, version in enumerate(versions):
        repository.commit(number, {NAME: version})
    assert repository.revision() == revision


@pytest.mark.parametrize(
    "content",
    [
        pytest.param("content", id="a folder in the repository"),
        pytest.param("", id="the repository itself"),
        pytest.param("nett/språk og mer/content", id="far below, in letters of Norwegian"),
    ],
)
def test_content_may_be_anywhere_in_the_repository(tmp_path, content):
    repository = Repository(tmp_path, content)
    repository.commit(0, {NAME: text()})
    repository.commit(1, {NAME: LATER})
    assert repository.revision() == (1, 1)


@pytest.mark.parametrize(
    "name",
    [
        pytest.param('events/blåbær og "mer".md', id="letters and signs git would quote"),
        pytest.param("events/bla\u030abær.md", id="an å of two characters"),
        pytest.param("events/undermappe/mote.md", id="a folder of the editor's own"),
        pytest.param("events/:(top)*.md", id="what could be a pattern"),
    ],
)
def test_a_file_may_be_called_anything(repository, name):
    repository.commit(0, {name: text()})
    repository.commit(1, {name: LATER})
    assert repository.revision(name) == (1, 1)


def test_a_name_that_is_no_text_is_in_nobodys_way(repository):
    path = os.fsencode(repository.content) + b"/events/m\xf8te.md"
    repository.commit(0, {NAME: text()})
    with open(path, "wb") as file:
        file.write(text().encode())
    repository.commit(1, {NAME: LATER})
    assert repository.revision() == (1, 1)


def test_a_file_in_a_folder_of_its_own_may_point_out_of_it(repository):
    name, document = "events/2027/mote.md", "dokumenter:\n  - ../../documents/plan.pdf"
    repository.commit(0, {name: text(fields=document)})
    repository.commit(1, {name: text(fields=document, ends="12.30")})
    repository.git("mv", "content", "innhold")
    repository.content = repository.root / "innhold"
    repository.commit(2, {})
    assert repository.revision(name) == (1, 1)


@pytest.mark.parametrize(
    ("renames", "revision"),
    [
        pytest.param([OTHER_NAME], (1, 1), id="to another address"),
        pytest.param([OTHER_NAME, "events/a/tredje.md"], (1, 1), id="and again"),
        pytest.param([OTHER_NAME, NAME], (1, 1), id="and back"),
        pytest.param(["articles/2027-03-12-mote.md", NAME], (1, 1), id="out of the events and back"),
    ],
)
def test_a_file_keeps_its_history_through_renames(repository, renames, revision):
    repository.commit(0, {NAME: text()})
    repository.commit(1, {NAME: LATER})
    for number, (old, new) in enumerate(zip([NAME, *renames], renames), start=2):
        repository.rename(number, old, new)
    assert repository.revision(renames[-1]) == revision


def test_a_rename_may_change_the_text_too(repository):
    repository.commit(0, {NAME: text(body="Lang tekst. " * 50)})
    repository.commit(1, {NAME: None, OTHER_NAME: text(starts="12. mars 2027 kl. 11.00", body="Lang tekst. " * 50)})
    assert repository.revision(OTHER_NAME) == (1, 1)


def test_an_event_is_the_same_where_its_address_is(repository):
    """A file is given the new date in its name and written anew, so that nothing else is alike."""
    repository.commit(0, {NAME: text()})
    repository.commit(1, {NAME: LATER})
    repository.commit(2, {NAME: None})
    new = "---\ntittel: Noe annet\npublisert: 2. mars 2027\nstarter: 12. april 2027\ndigitalt: På nett\n---\n"
    repository.commit(3, {OTHER_DAY: new})
    assert repository.revision(OTHER_DAY) == (2, 3)


def test_an_event_is_the_same_where_its_first_address_is(repository):
    repository.commit(0, {NAME: text()})
    repository.commit(1, {NAME: LATER})
    repository.commit(2, {NAME: None})
    repository.commit(3, {OTHER_NAME: text(fields="første-adresse: /Arrangementer/Mote/")})
    assert repository.revision(OTHER_NAME) == (2, 3)


def test_two_files_may_change_names(repository):
    one, other = text(place="Testbyen"), text(place="Prøveby")
    repository.commit(0, {NAME: one, OTHER_NAME: other})
    repository.commit(1, {NAME: other, OTHER_NAME: one})
    assert (repository.revision(NAME), repository.revision(OTHER_NAME)) == ((1, 1), (1, 1))


def test_the_content_folder_may_move(repository):
    repository.commit(0, {NAME: text()})
    repository.commit(1, {NAME: LATER})
    repository.git("mv", "content", "innhold")
    repository.content = repository.root / "innhold"
    repository.commit(2, {})
    assert repository.revision() == (1, 1)


@pytest.mark.needs("posix")
def test_the_rights_to_a_file_are_no_change(repository):
    repository.commit(0, {NAME: text()})
    (repository.content / NAME).chmod(0o755)
    repository.commit(1, {})
    assert repository.revision() == (0, None)


@pytest.mark.needs("posix")
def test_a_link_within_the_content_has_the_history_of_its_file(repository):
    repository.commit(0, {"events/arkiv/mote.md": text()})
    (repository.content / NAME).symlink_to("arkiv/mote.md")
    repository.commit(1, {})
    repository.commit(2, {"events/arkiv/mote.md": LATER})
    assert repository.revision(NAME) == (1, 2)


def test_times_may_come_out_of_order(repository):
    repository.commit(5, {NAME: text()})
    repository.commit(2, {NAME: text(body="Mer.")})
    assert repository.revision() == (0, None)


def test_a_clock_that_is_put_back_hides_no_change(repository):
    repository.commit(5, {NAME: text()})
    repository.commit(2, {NAME: LATER})
    assert repository.revision() == (1, 2)


@pytest.mark.parametrize(
    ("time", "year"),
    [
        pytest.param("99999999999999 +0000", 9892, id="after the last year there is"),
        pytest.param("0 +0000", 1970, id="the first second"),
        pytest.param("1798790400 +1400", 2027, id="far from Norway"),
    ],
)
def test_a_commit_may_claim_any_time(repository, time, year):
    repository.commit(0, {NAME: text()})
    parent = repository.git("rev-parse", "HEAD")
    repository.write({NAME: LATER})
    repository.git("add", "--all")
    tree = repository.git("write-tree")
    raw = f"tree {tree}\nparent {parent}\nauthor K <k@example.org> {time}\ncommitter K <k@example.org> {time}\n\nEn gang\n"
    path = repository.root.parent / "commit"
    path.write_text(raw)
    commit = repository.git("hash-object", "-t", "commit", "-w", "--literally", str(path))
    repository.git("update-ref", "HEAD", commit)
    found, problems = repository.told(NAME)
    assert problems == []
    assert found[PurePosixPath(NAME)].rescheduled.year == year


def test_a_change_that_is_not_committed_raises_the_number_and_no_time(repository):
    repository.commit(0, {NAME: text()})
    repository.write({NAME: LATER})
    uncommitted = repository.revision()
    repository.commit(1, {})
    assert (uncommitted, repository.revision()) == ((1, None), (1, 1))


def test_a_text_that_is_not_committed_changes_nothing(repository):
    repository.commit(0, {NAME: text()})
    repository.write({NAME: text(body="Mer.")})
    assert repository.revision() == (0, None)


def test_a_rename_that_is_not_committed_is_known_by_the_address(repository):
    repository.commit(0, {NAME: text()})
    repository.write({NAME: None, OTHER_DAY: text(starts="12. april 2027", ends="12. april 2027")})
    assert repository.revision(OTHER_DAY) == (1, None)


def test_moments_are_in_utc(repository):
    repository.commit(0, {NAME: text()})
    repository.commit(1, {NAME: LATER})
    found, _ = repository.told(NAME)
    rescheduled = found[PurePosixPath(NAME)].rescheduled
    assert (rescheduled, rescheduled.utcoffset().total_seconds()) == (day(1), 0)
