"""An earlier publication comes back as a new commit, and what was taken back stays away."""

import pytest

from publishing.errors import PublishingError

from .conftest import calendar, page, refused, site

GOOD, BAD, MENDED = page("Bra"), page("Galt"), page("Rettet")


def publish(clone, subject, front):
    clone.site["index.html"] = front
    commit = clone.commit(subject)
    clone.deploy()
    return commit


@pytest.fixture
def clone(prepared):
    """A project with a good publication, and a bad one after it."""
    clone = prepared("two publications", lambda clone: (publish(clone, "Bra", GOOD), publish(clone, "Galt", BAD)))
    clone.site["index.html"] = BAD
    return clone


@pytest.fixture
def unpublished(prepared):
    return prepared("a project", lambda clone: None)


@pytest.fixture
def two(clone):
    """The commits the two publications show."""
    return clone.git("rev-parse", "main~1"), clone.git("rev-parse", "main")


def test_an_earlier_publication_is_put_back_without_a_build(clone, two):
    good, bad = two
    said = clone.rollback(1)
    assert clone.published()["index.html"] == GOOD
    assert clone.log("%T")[0] == clone.log("%T")[2]
    assert len(clone.log()) == 3
    assert said[0] == "Henter det som er publisert …"
    assert said[1].startswith("Tilbake til utgaven fra ")
    assert said[1].endswith(f": {good[:7]} «Bra».")
    assert said[2:] == [
        f"Commit {bad[:7]} er trukket tilbake. Den legges ikke ut igjen, heller ikke av den planlagte utleggingen, før "
        "det kommer en nyere commit.",
        "Rett det som var galt, og legg ut som vanlig med «invoke deploy».",
    ]


def test_the_message_says_what_lies_there_and_what_was_taken_away(clone, two):
    good, bad = two
    deploy = clone.log("%H")[1]
    clone.rollback(1)
    assert clone.git("show", "--no-patch", "--format=%B", "gh-pages", at=clone.remote).splitlines() == [
        f"Tilbake til {good[:7]}: Bra",
        "",
        "Det som er trukket tilbake, legges ikke ut igjen før det kommer en nyere commit.",
        "",
        f"Kilde: {good}",
        f"Utlegging: {deploy}",
        f"Trukket tilbake: {bad}",
    ]


def test_without_a_number_the_last_publications_are_shown(clone, two):
    good, bad = two
    clone.rollback(1)
    shown = [line.split("  ") for line in clone.rollback()[1:-1]]
    assert [(line[1].strip(), *line[3:]) for line in shown] == [
        ("0", f"{good[:7]} «Bra»", "(lagt tilbake)", "← ligger ute nå"),
        ("1", f"{bad[:7]} «Galt»"),
        ("2", f"{good[:7]} «Bra»"),
    ]
    assert len(clone.log()) == 3


def test_what_was_taken_back_is_not_published_again_by_itself(clone, two):
    _, bad = two
    clone.rollback(1)
    said = refused(clone, clone.deploy)
    assert said.startswith(f"Utgaven fra {bad[:7]} «Galt» ble trukket tilbake ")
    assert "«invoke rollback --n 1»" in said


def test_the_next_commit_is_published_as_ever(clone, two):
    clone.rollback(1)
    publish(clone, "Rettet", MENDED)
    assert clone.published()["index.html"] == MENDED


def test_a_rollback_can_be_undone_and_undone_again(clone, two):
    _, bad = two
    clone.rollback(1)
    clone.rollback(1)
    assert (clone.published()["index.html"], clone.deploy()[-1]) == (
        BAD,
        "Ingenting er endret siden sist. Nettstedet er som det var.",
    )
    clone.rollback(1)
    assert f"Utgaven fra {bad[:7]}" in refused(clone, clone.deploy)


def test_all_that_is_passed_on_the_way_back_stays_away(clone, two):
    _, bad = two
    worse = publish(clone, "Verre", page("Verre"))
    clone.rollback(2)
    for commit in (worse, bad):
        clone.git("checkout", "--quiet", "--detach", commit)
        assert f"Utgaven fra {commit[:7]}" in refused(clone, clone.deploy)


def test_what_stays_away_does_so_after_another_step_back(clone, two):
    good, bad = two
    worse = publish(clone, "Verre", page("Verre"))
    clone.rollback(1)  # to the bad one
    clone.rollback(3)  # to the good one
    for commit in (worse, bad):
        clone.git("checkout", "--quiet", "--detach", commit)
        assert f"Utgaven fra {commit[:7]}" in refused(clone, clone.deploy)
    clone.git("checkout", "--quiet", "--detach", good)
    clone.deploy()


@pytest.mark.parametrize("number", [2, 7, -1])
def test_a_number_that_is_not_there_is_told(clone, two, number):
    assert f"nummer {number} å gå tilbake til" in refused(clone, clone.rollback, number)


def test_the_same_site_is_not_put_back_once_more(clone, two):
    clone.rollback(1)
    assert "er lik den som ligger ute" in refused(clone, clone.rollback, 2)


def test_before_the_first_deploy_there_is_nothing_to_put_back(unpublished):
    for number in (0, 1):
        assert "ikke lagt ut noe på grenen «gh-pages»" in refused(unpublished, unpublished.rollback, number)


def test_the_domain_is_not_lost_by_going_back(unpublished):
    unpublished.deploy()
    unpublished.commit()
    unpublished.site = site("https://nytt.example")
    unpublished.deploy(address="https://nytt.example")
    said = refused(unpublished, unpublished.rollback, 1)
    assert "fra da nettstedet lå på GitHubs eget domene. Nå ligger det på «nytt.example»" in said


def test_work_that_is_not_committed_does_not_hinder_going_back(clone, two):
    (clone.root / "content" / "articles" / "halv.md").write_text("Halvferdig")
    clone.rollback(1)
    assert clone.published()["index.html"] == GOOD


def test_of_a_rollback_and_a_deploy_at_once_one_gives_way(clone, two, colleague):
    clone.commit("Ny")

    def verify(output, address):
        colleague.rollback(1)
        return []

    clone.site["index.html"] = page("Ny")
    said = refused_midway(clone, verify)
    assert "Noen andre la ut noe mens dette ble gjort klart" in said
    assert clone.published()["index.html"] == GOOD


def refused_midway(clone, verify):
    with pytest.raises(PublishingError) as refusal:
        clone.deploy(verify=verify)
    return str(refusal.value)


def test_calendars_keep_the_number_they_were_given_before_the_rollback(unpublished):
    event = {"UID": "1", "URL": "https://helsehub.github.io/arrangementer/fest/", "DTSTART": "20270401T100000"}
    unpublished.site["arrangementer/fest/index.html"] = page("Fest")
    unpublished.site["kalender.ics"] = calendar(event)
    publish(unpublished, "Fest", GOOD)
    unpublished.site["kalender.ics"] = calendar({**event, "DTSTART": "20270402T100000", "SEQUENCE": "1"})
    publish(unpublished, "Feil dag", BAD)
    unpublished.rollback(1)
    unpublished.site["kalender.ics"] = calendar({**event, "DTSTART": "20270403T100000", "SEQUENCE": "1"})
    with pytest.raises(PublishingError) as refusal:
        publish(unpublished, "Rett dag", MENDED)
    assert "Nummeret på utgaven (SEQUENCE) er 1, og må være høyere enn 1." in str(refusal.value)
    unpublished.site["kalender.ics"] = calendar({**event, "DTSTART": "20270403T100000", "SEQUENCE": "2"})
    unpublished.deploy()
