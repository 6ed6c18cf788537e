"""A deploy publishes the commit that lies checked out, whole, or says why not; against real repositories."""

import json
import os
import subprocess
import sys
from datetime import timedelta
from pathlib import Path

import pytest

from publishing.errors import PublishingError, site_problem

from .conftest import GONE, NOW, open_data, page, refused, site

NEW = {"artikler/sak/index.html": page("En sak")}


# What is published


def test_the_first_deploy_makes_the_branch_in_an_empty_repository(clone):
    said = clone.deploy()
    assert clone.published() == {".nojekyll": "", **clone.site}
    head = clone.git("rev-parse", "HEAD")
    assert clone.log("%B") == [f"Legg ut {head[:7]}: Første sak", "", f"Kilde: {head}"]
    assert said[-2:] == [
        f"Lagt ut fra {head[:7]} «Første sak»: 7 nye filer, 0 endret og 0 borte.",
        "Nettstedet: https://helsehub.github.io/",
    ]


def test_a_deploy_leaves_the_project_as_it_was(clone):
    before = clone.git("for-each-ref"), clone.git("config", "--list", "--local"), clone.git("count-objects")
    clone.deploy()
    after = clone.git("for-each-ref"), clone.git("config", "--list", "--local"), clone.git("count-objects")
    assert (after, clone.git("status", "--short")) == (before, "")


def test_a_change_becomes_one_commit_after_the_one_before(clone):
    clone.deploy()
    clone.commit("Andre sak")
    clone.site |= NEW
    assert "1 ny fil, 0 endret og 0 borte" in clone.deploy()[-2]
    assert [line.partition(": ")[2] for line in clone.log()] == ["Andre sak", "Første sak"]


def edition(commit, built, next_change=None):
    """Return bygg.json as the build writes it."""
    return json.dumps(
        {
            "bygget": built.isoformat(),
            "commit": commit,
            "neste_endring": next_change.isoformat() if next_change else None,
        }
    )


@pytest.mark.parametrize(
    ("hours", "next_change", "published"),
    [
        pytest.param(0, None, False, id="at once"),
        pytest.param(19, None, False, id="the same day"),
        pytest.param(20, None, True, id="a day later, so that all can see that it lives"),
        pytest.param(2, NOW + timedelta(hours=2), True, id="a list has changed, though no page has"),
        pytest.param(1, NOW + timedelta(hours=2), False, id="no list has changed yet"),
    ],
)
def test_the_stamp_of_the_build_is_published_anew_once_a_day_and_when_lists_change(
    clone, hours, next_change, published
):
    commit = clone.commit()
    clone.site["bygg.json"] = edition(commit, NOW, next_change)
    clone.site["bygg/index.html"] = page("Om denne utgaven", noindex=True)
    clone.deploy()
    now = NOW + timedelta(hours=hours)
    clone.site["bygg.json"] = later = edition(commit, now)
    clone.site["bygg/index.html"] = page(f"Om denne utgaven {hours}", noindex=True)
    clone.deploy(job={"now": now})
    assert (len(clone.log()), clone.published()["bygg.json"] == later) == (1 + published, published or not hours)


def test_another_commit_is_published_though_it_gives_the_same_pages(clone):
    clone.site["bygg.json"] = edition(clone.commit(), NOW)
    clone.deploy()
    clone.site["bygg.json"] = edition(clone.commit("Bare en fil ingen leser"), NOW)
    clone.deploy()
    assert len(clone.log()) == 2


def test_a_dry_run_does_everything_but_publish(clone):
    clone.deploy()
    clone.commit()
    clone.site |= NEW
    before = clone.tip()
    assert clone.deploy(is_dry_run=True)[-1] == (
        "Alt er klart til å legges ut: 1 ny fil, 0 endret og 0 borte. Ingenting er lagt ut nå."
    )
    assert clone.tip() == before


def test_a_site_on_its_own_domain_says_so_on_the_branch(clone):
    clone.site = site("https://Testhuset.example")
    clone.deploy(address="https://Testhuset.example")
    assert clone.published()["CNAME"] == "testhuset.example"


def test_the_remote_may_be_a_folder_and_the_branch_another(clone):
    clone.deploy(job={"remote": str(clone.remote), "branch": "nettsted"})
    assert set(clone.published("nettsted")) == {".nojekyll", *clone.site}


def test_a_folder_given_from_the_project_is_found(clone):
    clone.deploy(job={"remote": "../remote.git"})
    assert clone.tip()


def test_without_a_user_the_commit_is_the_projects_own(clone):
    for name in list(clone.environment):
        if name.startswith(("GIT_AUTHOR", "GIT_COMMITTER")):
            del clone.environment[name]
    clone.deploy()
    assert clone.log("%cn <%ce>") == ["HelseHub <helsehub@users.noreply.github.com>"]


def test_a_hook_that_deploys_does_not_lead_git_astray(clone):
    clone.environment |= {"GIT_DIR": "/nowhere", "GIT_INDEX_FILE": "/nowhere/index", "GIT_WORK_TREE": "/nowhere"}
    job = clone.job()
    environment, clone.environment = clone.environment, dict(job.project.environment)
    clone.deploy()
    assert (clone.tip() != "", environment["GIT_DIR"]) == (True, "/nowhere")


def test_file_names_of_every_kind_arrive_as_they_are(clone):
    names = {'artikler/sak/"møte" 1.pdf', "artikler/sak/ å.pdf", "artikler/sak/a\\b.pdf"}
    clone.site |= dict.fromkeys(names, "%PDF")
    clone.deploy()
    listed = clone.git("ls-tree", "-r", "-z", "--name-only", "gh-pages", at=clone.remote).split("\0")
    assert names <= set(listed)


def test_the_build_is_told_every_address_that_is_published(clone):
    clone.site |= NEW | {
        "theme/stil-0a1b2c3d.css": "a{}",
        "emner/mat/index.html": page(),
        "emner/mat/kalender.ics": "x",
    }
    clone.site |= {"artikler/side/2/index.html": page(), "artikler/sak/plan.pdf": "%PDF"}
    clone.deploy()
    clone.commit()
    clone.deploy()
    assert clone.published_url_paths == [
        "/",
        "/arrangementer.json",
        "/artikler/",
        "/artikler/sak/",
        "/artikler/sak/plan.pdf",
        "/artikler/side/2/",
        "/emner/mat/",
        "/emner/mat/kalender.ics",
    ]


# What is built from


def change(clone):
    (clone.root / "content/articles/2027-03-01-sak.md").write_text("Noe annet")


def add(clone):
    (clone.root / "content/articles/ny sak.md").write_text("Ny")


def add_ignored(clone):
    path = clone.root / "content/articles/output/sak.md"
    path.parent.mkdir()
    path.write_text("Git ser den ikke, men bygget gjør det")


def stage(clone):
    add(clone)
    clone.git("add", "content")


def remove(clone):
    (clone.root / "content/articles/2027-03-01-sak.md").unlink()


def hide(clone):
    clone.git("update-index", "--skip-worktree", "content/articles/2027-03-01-sak.md")
    change(clone)


def detach(clone):
    clone.git("checkout", "--quiet", "--detach")
    clone.commit("På ingen gren")


@pytest.mark.parametrize(
    ("spoil", "said"),
    [
        pytest.param(change, "i noen commit: «content/articles/2027-03-01-sak.md»", id="a file that is changed"),
        pytest.param(add, "i noen commit: «content/articles/ny sak.md»", id="a file git does not know"),
        pytest.param(add_ignored, "i noen commit: «content/articles/output/sak.md»", id="a file git is told to ignore"),
        pytest.param(stage, "i noen commit: «content/articles/ny sak.md»", id="a file added, but not committed"),
        pytest.param(remove, "i noen commit: «content/articles/2027-03-01-sak.md»", id="a file that is deleted"),
        pytest.param(hide, "ikke å følge med på disse filene", id="a change git is told not to see"),
        pytest.param(detach, "ikke hører til noen gren", id="a commit on no branch"),
    ],
)
def test_only_a_whole_and_lasting_commit_is_published(clone, spoil, said):
    spoil(clone)
    assert said in refused(clone)


def test_a_commit_checked_out_without_its_branch_is_published_as_workflows_do(clone):
    clone.git("checkout", "--quiet", "--detach")
    clone.deploy()
    assert clone.tip()


def test_files_that_no_build_reads_do_not_matter(clone):
    (clone.root / "huskeliste.txt").write_text("Kjøp kaffe")
    (clone.root / "content" / ".DS_Store").write_text("")
    (clone.root / "content" / "articles" / "sak.md~").write_text("")
    clone.deploy()
    assert clone.tip()


def test_a_clone_without_its_history_is_refused(clone, tmp_path):
    clone.commit()
    shallow = tmp_path / "shallow"
    clone.git("clone", "--quiet", "--depth=1", f"file://{clone.root}", str(shallow))
    clone.root = shallow
    clone.git("remote", "set-url", "origin", str(clone.remote))
    said = refused(clone)
    assert "«git fetch --unshallow»" in said
    assert "«fetch-depth: 0»" in said


def test_a_project_without_a_commit_or_without_git_is_refused(clone, tmp_path):
    clone.root = tmp_path / "empty"
    clone.root.mkdir()
    assert "er ikke et git-depot" in refused(clone)
    clone.git("init", "--quiet")
    assert "ingen commit ennå" in refused(clone)


def test_what_is_saved_while_the_site_is_built_stops_the_deploy(clone):
    def build(output, published_url_paths):
        change(clone)
        return clone.build(output, published_url_paths)

    assert "i noen commit: «content/articles/2027-03-01-sak.md»" in refused(clone, build=build)


def test_a_commit_made_while_the_site_is_built_stops_the_deploy(clone):
    def build(output, published_url_paths):
        clone.commit()
        return clone.build(output, published_url_paths)

    assert "fikk en ny commit mens nettstedet ble bygget" in refused(clone, build=build)


# What is built


def test_a_build_that_fails_publishes_nothing(clone):
    assert "lot seg ikke bygge" in refused(clone, build=lambda output, published_url_paths: False)


def test_half_a_site_is_never_published(clone):
    clone.site["artikler/index.html"] = ""
    assert "artikler/index.html: Siden er tom." in refused(clone)


def test_what_the_verification_finds_is_told_with_what_would_be_lost(clone):
    clone.site |= NEW
    clone.deploy()
    clone.commit()
    del clone.site["artikler/sak/index.html"]
    dead = site_problem("", "index.html", "Lenken er død.", "Rett den.")
    said = refused(clone, verify=lambda output, address: [dead])
    assert said.startswith("index.html: Lenken er død.\n    Slik retter du: Rett den.\n")
    assert "Siden /artikler/sak/ er publisert, men blir borte" in said


def test_an_old_build_is_never_published(clone):
    stale = clone.root / ".cache" / "publishing" / "site" / "gammel.html"
    stale.parent.mkdir(parents=True)
    stale.write_text("fra en annen commit")
    (clone.root / "output").mkdir()
    (clone.root / "output" / "index.html").write_text("fra en annen commit")
    clone.deploy()
    assert set(clone.published()) == {".nojekyll", *clone.site}


# Where it is published


@pytest.mark.parametrize(
    ("remote", "said"),
    [
        pytest.param("upstream", "kjenner ikke noe depot som heter «upstream»", id="a name git does not know"),
        pytest.param("/finnes/ikke.git", "Det finnes ikke noe depot på «/finnes/ikke.git»", id="a folder not there"),
        pytest.param("--upload-pack=x", "er ingen adresse", id="an option in disguise"),
        pytest.param("http://127.0.0.1:9/x.git", "Får ikke kontakt med", id="a machine that does not answer"),
    ],
)
def test_a_remote_that_cannot_be_used_is_told_of_before_anything_is_built(clone, remote, said):
    def build(output, published_url_paths):
        raise AssertionError("built in vain")

    assert said in refused(clone, job={"remote": remote}, build=build)


def test_a_secret_in_an_address_is_told_to_nobody(clone):
    said = refused(clone, job={"remote": "http://kari:hemmelig@127.0.0.1:9/x.git"})
    assert "127.0.0.1:9" in said
    assert "hemmelig" not in said


@pytest.mark.parametrize("branch", ["--all", "a..b", "", "med mellomrom"])
def test_a_branch_has_a_name_git_can_use(clone, branch):
    assert f"En gren kan ikke hete «{branch}»." in refused(clone, job={"branch": branch})


def test_the_branch_the_site_is_made_from_is_never_written_over(clone):
    assert "holder det nettstedet lages av" in refused(clone, job={"branch": "main"})


def test_a_branch_with_a_source_in_it_is_never_written_over(clone):
    (clone.root / "pelicanconf.py").write_text("")
    clone.commit()
    clone.git("push", "--quiet", "origin", "main:trunk")
    assert "holder det nettstedet lages av" in refused(clone, job={"branch": "trunk"})


@pytest.mark.parametrize(
    "address",
    ["http://localhost:8000", "http://127.0.0.1", "https://maskinen", "https://eksempel.no:8443", "http://pc.local"],
)
def test_an_address_nobody_else_reaches_is_refused(clone, address):
    assert "bare på denne maskinen" in refused(clone, address=address)


@pytest.mark.parametrize(
    ("published", "wanted"),
    [
        pytest.param("https://gammelt.example", "https://nytt.example", id="another domain"),
        pytest.param("https://gammelt.example", "https://helsehub.github.io", id="no domain of its own"),
    ],
)
def test_the_domain_is_neither_lost_nor_changed_unseen(clone, published, wanted):
    clone.site = site(published)
    clone.deploy(address=published)
    said = refused(clone, address=wanted)
    assert f"publisert på domenet «gammelt.example», men adressen i oppsettet er «{wanted}»" in said


def test_a_domain_set_on_github_is_taken_over_from_there(clone, colleague):
    clone.deploy()
    by_hand(clone, colleague, "CNAME", "Nytt.example\n")
    clone.site = site("https://nytt.example")
    clone.deploy(address="https://nytt.example")
    assert clone.published()["CNAME"] == "nytt.example"


def by_hand(clone, colleague, name, text):
    """Change a file right on the published branch, as GitHub's own pages let people do."""
    clone.git("clone", "--quiet", "--branch=gh-pages", str(clone.remote), "hand", at=colleague.root)
    hand = colleague.root / "hand"
    (hand / name).write_text(text)
    clone.git("add", "--all", at=hand)
    clone.git("commit", "--quiet", "--message", f"Update {name}", at=hand)
    clone.git("push", "--quiet", "origin", "gh-pages", at=hand)


# Who was there first


def test_what_somebody_did_on_the_branch_itself_is_not_written_over(clone, colleague):
    clone.deploy()
    by_hand(clone, colleague, "index.html", page("Rettet for hånd"))
    clone.commit()
    said = refused(clone)
    assert "Noen har endret «index.html» rett på grenen «gh-pages»: «Update index.html»" in said
    assert said.endswith("Eksempel: invoke rollback --n 1")
    clone.rollback(1)
    clone.site |= NEW
    clone.deploy()
    assert clone.published()["index.html"] == clone.site["index.html"]


def test_a_site_somebody_made_by_other_means_is_followed_not_wiped_out(clone, colleague):
    clone.git("checkout", "--quiet", "--orphan", "gh-pages", at=colleague.root)
    clone.git("rm", "-rfq", ".", at=colleague.root)
    (colleague.root / "index.html").write_text("gammelt")
    (colleague.root / "about.html").write_text("gammelt")
    clone.git("add", "index.html", "about.html", at=colleague.root)
    clone.git("commit", "--quiet", "--message", "Update documentation", at=colleague.root)
    clone.git("push", "--quiet", "origin", "gh-pages", at=colleague.root)
    clone.deploy()
    assert [line.partition(":")[0][:7] for line in clone.log()] == ["Legg ut", "Update "]


def test_an_older_commit_never_follows_a_newer(clone, colleague):
    clone.commit("Nyere sak")
    clone.deploy()
    said = refused(colleague)
    assert "laget av en commit som ikke finnes her" in said
    colleague.git("fetch", "--quiet", str(clone.root), "main")
    assert "er nyere enn det du har her" in refused(colleague)


def test_a_commit_beside_the_published_one_never_follows_it(clone, colleague):
    clone.commit("Min sak")
    clone.deploy()
    colleague.commit("Din sak")
    colleague.git("fetch", "--quiet", str(clone.root), "main")
    said = refused(colleague)
    assert "inneholder noe du ikke har her" in said
    colleague.git("merge", "--quiet", "--strategy=ours", "--message=Begge", "FETCH_HEAD")
    colleague.deploy()


def test_of_two_deploys_at_once_the_later_gives_way_in_words(clone, colleague):
    clone.deploy()
    clone.commit("Min sak")
    colleague.git("pull", "--quiet", "--ff-only", str(clone.root), "main")
    clone.site |= NEW
    colleague.site |= {"artikler/annen/index.html": page("En annen sak")}

    def verify(output, address):
        colleague.deploy()
        return []

    with pytest.raises(PublishingError) as refusal:
        clone.deploy(verify=verify)
    assert "Noen andre la ut noe mens dette ble gjort klart" in str(refusal.value)
    assert "artikler/annen/index.html" in clone.published()
    assert "artikler/sak/index.html" not in clone.published()


def test_two_first_deploys_at_once_make_one_branch(clone, colleague):
    def verify(output, address):
        colleague.deploy()
        return []

    clone.site |= NEW
    with pytest.raises(PublishingError) as refusal:
        clone.deploy(verify=verify)
    assert "Noen andre la ut noe mens dette ble gjort klart" in str(refusal.value)
    assert len(clone.log()) == 1


def test_many_processes_at_once_leave_one_whole_publication(clone, colleague):
    script = Path(__file__).parent / "process.py"
    begun = [
        subprocess.Popen(
            [sys.executable, str(script), str(root), f"artikler/{number}/index.html"],
            env={**clone.environment, "PYTHONPATH": os.pathsep.join(sys.path)},
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        )
        for number, root in enumerate([clone.root, clone.root, colleague.root])
    ]
    ended = [(process.communicate(timeout=300), process.returncode) for process in begun]
    assert any(code == 0 for _, code in ended), ended
    assert all(b"Traceback" not in error for (_, error), _ in ended), ended
    # Each address must stay, so nobody else can have been published after the first.
    assert len(clone.log()) == 1
    assert sum(name.startswith("artikler/") for name in clone.published()) == 2


# What is kept


def test_a_page_that_would_vanish_stops_the_deploy_with_its_file(clone):
    clone.site |= NEW
    clone.deploy()
    clone.git("rm", "--quiet", "content/articles/2027-03-01-sak.md")
    clone.commit("Slett saken", **{"articles/annen.md": "En annen sak, som ikke ligner på den første"})
    del clone.site["artikler/sak/index.html"]
    assert refused(clone) == (
        "content/articles/2027-03-01-sak.md: Siden /artikler/sak/ er publisert, men filen er slettet.\n"
        "    Slik retter du: Hent filen tilbake fra en tidligere commit, og skriv «status: fjernet» øverst i den. Skal "
        "adressen heller lede til en annen side, skriv en linje i content/adresser.txt.\n"
        "    Eksempel: /artikler/sak/ /artikler/"
    )
    clone.site["artikler/sak/index.html"] = GONE
    clone.deploy()


def test_a_page_that_moves_is_told_of_with_the_lines_that_keep_it(clone):
    clone.commit(**{"events/2027-04-01-fest.md": "Fest i hagen"})
    old = {"id": "1", "url": f"{clone.plan().address}/arrangementer/fest/", "tittel": "Fest", "slutter": "2027-04-01"}
    new = {"id": "2", "url": f"{clone.plan().address}/arrangementer/moro/", "tittel": "Fest", "slutter": "2027-04-01"}
    clone.site |= {"arrangementer/fest/index.html": page("Fest"), "arrangementer.json": open_data(old)}
    clone.deploy()
    clone.git("mv", "content/events/2027-04-01-fest.md", "content/events/2027-04-01-moro.md")
    clone.commit("Nytt navn")
    del clone.site["arrangementer/fest/index.html"]
    clone.site |= {"arrangementer/moro/index.html": page("Fest"), "arrangementer.json": open_data(new)}
    assert refused(clone).endswith(
        "Eksempel: første-adresse: /arrangementer/fest/\n"
        "              gamle-adresser:\n"
        "                - /arrangementer/fest/"
    )
    clone.site["arrangementer/fest/index.html"] = page(refresh="/arrangementer/moro/", noindex=True)
    assert refused(clone).startswith("content/events/2027-04-01-moro.md: «Fest» er publisert på /arrangementer/fest/")
    clone.site["arrangementer.json"] = open_data({**new, "id": "1"})
    clone.deploy()
