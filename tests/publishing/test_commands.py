"""The commands as an editor types them, with the build as it is; and the pages as the build makes them."""

import shutil
from pathlib import Path

import pytest

from forked import run_python
from part_of_project import lay_out
from publishing.published_site import PublishedSite, Standing

PROJECT = Path(__file__).parents[2]
ARTICLE = """---
tittel: Åpen dag
ingress: Alle er velkomne.
publisert: 2. mars 2027
forfatter: Kari Nordmann
emner: dugnad
---

Vi åpner dørene.
"""


@pytest.fixture
def project(clone):
    """The clone, as a project that can be built."""
    for name in ("tasks.py", "pelicanconf.py", "publishconf.py"):
        shutil.copyfile(PROJECT / name, clone.root / name)
    for name in ("plugins", "theme"):
        shutil.copytree(PROJECT / name, clone.root / name, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.rmtree(clone.root / "content")
    (clone.root / ".gitignore").write_text(".cache/\n__pycache__/\nnode_modules\n")
    lay_out(clone.root, "node_modules")
    clone.commit(
        "Åpen dag", **{"articles/2027-03-02-apen-dag.md": ARTICLE, "pages/om.md": "---\ntittel: Om\n---\n\nOss.\n"}
    )
    return clone


def invoke(clone, *arguments, **environment):
    fixed = {"SOURCE_DATE_EPOCH": "1804665600", "PYTHONUTF8": "1"}
    return run_python(
        "-m", "invoke", *arguments, cwd=clone.root, environment={**clone.environment, **fixed, **environment}
    )


@pytest.mark.needs("vnu")
def test_a_subject_that_is_emptied_leads_on_and_a_rollback_brings_it_back(project):
    assert invoke(project, "deploy").returncode == 0
    before = project.published()
    assert "emner/dugnad/index.html" in before
    project.commit("Uten emne", **{"articles/2027-03-02-apen-dag.md": ARTICLE.replace("emner: dugnad\n", "")})
    ended = invoke(project, "deploy")
    assert (ended.returncode, ended.stdout.splitlines()[-1]) == (0, "Nettstedet: https://helsehub.github.io/")
    after = project.published()
    assert 'content="0; url=/emner/"' in after["emner/dugnad/index.html"]
    assert 'content="0; url=/emner/"' in after["feeds/emner/dugnad.atom.xml/index.html"]
    assert invoke(project, "deploy").stdout.splitlines()[-1].startswith("Ingenting er endret")
    assert invoke(project, "rollback", "--n", "1").returncode == 0
    assert project.published() == before
    refused = invoke(project, "deploy")
    assert (refused.returncode, refused.stderr.splitlines()[-1]) == (1, "Ingenting er lagt ut.")
    assert "«Uten emne» ble trukket tilbake" in refused.stderr


@pytest.mark.parametrize(
    ("arguments", "variables", "code", "said"),
    [
        pytest.param(["rollback", "--n", "sist"], {}, 2, "«sist» er ikke nummeret på en utgave.", id="no number"),
        pytest.param(["rollback"], {}, 1, "Det er ikke lagt ut noe på grenen «gh-pages»", id="nothing yet"),
        pytest.param(["deploy", "--remote", "x"], {}, 1, "ikke noe depot som heter «x»", id="no such remote"),
        pytest.param(["deploy"], {"SITEURL": "http://localhost:8000"}, 1, "bare på denne maskinen", id="this machine"),
        pytest.param(["deploy"], {"SITEURL": "tull"}, 2, "SITEURL er «tull»", id="no address"),
    ],
)
def test_what_cannot_be_done_is_told_in_words(project, arguments, variables, code, said):
    ended = invoke(project, *arguments, **variables)
    assert (ended.returncode, project.tip()) == (code, "")
    assert said in ended.stderr
    assert "Traceback" not in ended.stderr


def test_the_pages_of_the_build_say_how_they_stand(golden_site):
    files = {path.relative_to(golden_site).as_posix(): path.as_posix() for path in golden_site.rglob("*.html")}
    site = PublishedSite(
        files=files,
        read_blobs=lambda blobs: {blob: Path(blob).read_bytes() for blob in blobs},
        base="http://localhost:8000",
    )
    found = {
        address: site.at(address)
        for address in ("/artikler/om-aldring/", "/artikler/skjult/", "/arrangementer/fjernet/", "/seminarer/", "/x/")
    }
    assert found == {
        "/artikler/om-aldring/": (Standing.PAGE, "/artikler/om-aldring/"),
        "/artikler/skjult/": (Standing.HIDDEN, "/artikler/skjult/"),
        "/arrangementer/fjernet/": (Standing.GONE, "/arrangementer/fjernet/"),
        "/seminarer/": (Standing.PAGE, "/arrangementer/"),
        "/x/": (Standing.MISSING, "/x/"),
    }


@pytest.mark.needs("vnu")
def test_one_verb_checks_builds_and_judges_a_change_of_content(project):
    article = project.root / "content/articles/2027-03-02-apen-dag.md"
    judged = invoke(project, "judge")
    assert (judged.returncode, judged.stdout.splitlines()[-1]) == (
        0,
        f"Nettstedet i {project.root / 'output'} kan legges ut.",
    )
    article.write_text(ARTICLE.replace("2. mars", "31. april"), encoding="utf-8")
    refused = invoke(project, "judge")
    assert (refused.returncode, "kan legges ut" in refused.stdout) == (1, False)
    assert "2027-03-02-apen-dag.md:4: " in refused.stderr
