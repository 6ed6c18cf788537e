"""The workflows as independent judges read them, and as strangers might use them."""

from __future__ import annotations

import re
import subprocess
import sysconfig
import tomllib
from pathlib import Path

import pytest
import yaml

PROJECT = Path(__file__).parents[2]
FILES = sorted((PROJECT / ".github" / "workflows").glob("*.yml"))
SCRIPTS = Path(sysconfig.get_path("scripts"))
each_file = pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)


OWN_MACHINES = {"windows": "windows-2025", "macos": "macos-15"}  # the jobs that do as the README says


def judged(*command):
    ended = subprocess.run([SCRIPTS / command[0], *command[1:]], cwd=PROJECT, capture_output=True, text=True)
    return ended.returncode, ended.stdout + ended.stderr * bool(ended.returncode)


def jobs(file):
    return yaml.safe_load(file.read_text("utf-8"))["jobs"]


def steps(file):
    return [step for job in jobs(file).values() for step in job["steps"]]


def test_there_is_a_workflow_for_each_occasion():
    assert [file.name for file in FILES] == ["comment.yml", "deploy.yml", "pull-request.yml", "weekly.yml"]


def test_github_would_read_them():
    assert judged("actionlint", "-no-color", "-shellcheck=", "-pyflakes=", *map(str, FILES)) == (0, "")


@pytest.mark.parametrize(
    ("schema", "files"),
    [
        pytest.param("vendor.github-workflows", FILES, id="workflows"),
        pytest.param("vendor.dependabot", [PROJECT / ".github" / "dependabot.yml"], id="Dependabot"),
    ],
)
def test_they_follow_the_published_schema(schema, files):
    code, said = judged("check-jsonschema", "--builtin-schema", schema, *map(str, files))
    assert code == 0, said


def test_a_stranger_can_make_them_do_nothing():
    code, said = judged("zizmor", "--offline", "--no-progress", "--persona=pedantic", "--format=plain", ".github")
    assert code == 0, said


@each_file
def test_every_action_is_pinned_to_a_commit_with_its_version_beside_it(file):
    used = re.findall(r"uses: (.*)", file.read_text("utf-8"))
    assert used
    assert [line for line in used if not re.fullmatch(r"actions/[\w/-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+", line)] == []


def test_an_action_has_one_version():
    used = {line for file in FILES for line in re.findall(r"uses: (.*)", file.read_text("utf-8"))}
    assert len(used) == len({line.partition("@")[0] for line in used})


@each_file
def test_nothing_is_allowed_but_what_a_job_says_it_needs(file):
    assert yaml.safe_load(file.read_text("utf-8"))["permissions"] == {}
    assert [name for name, job in jobs(file).items() if "permissions" not in job] == []


def test_who_may_write_what():
    written = {
        f"{file.stem}/{name}": sorted(what for what, how in job["permissions"].items() if how == "write")
        for file in FILES
        for name, job in jobs(file).items()
    }
    assert {job: rights for job, rights in written.items() if rights} == {
        "comment/comment": ["pull-requests"],
        "deploy/deploy": ["contents", "pages"],
        "deploy/report": ["issues"],
        "weekly/look": ["issues"],
        "weekly/keep-alive": ["actions", "issues"],
    }


@each_file
def test_a_job_that_hangs_is_ended(file):
    assert [name for name, job in jobs(file).items() if job.get("timeout-minutes", 999) > 60] == []


@each_file
def test_the_token_stays_in_a_clone_only_where_something_is_pushed(file):
    kept = [
        name
        for name, job in jobs(file).items()
        for step in job["steps"]
        if "actions/checkout" in step.get("uses", "") and step["with"]["persist-credentials"]
    ]
    assert kept == (["deploy"] if file.stem == "deploy" else [])


def test_a_proposal_from_a_stranger_has_no_secret_within_reach():
    text = (PROJECT / ".github" / "workflows" / "pull-request.yml").read_text("utf-8")
    assert yaml.safe_load(text)[True] == {"pull_request": None}  # YAML 1.1 reads «on» as true
    assert re.findall(r"secrets\.|github\.token|: write", text) == []


def test_the_default_branch_is_deployed_whatever_its_name_and_no_other():
    on_it = "github.event_name == 'schedule' || github.ref_name == github.event.repository.default_branch"
    for name, first in (("deploy", ["due"]), ("weekly", ["look", "keep-alive"])):
        found = jobs(PROJECT / ".github" / "workflows" / f"{name}.yml")
        assert {job: found[job]["if"] for job in first} == dict.fromkeys(first, on_it)
    assert [file.name for file in FILES if re.search(r"\b(?:main|master)\b", file.read_text("utf-8"))] == []


def test_two_deploys_never_run_at_once_and_none_is_cut_off():
    deploy = yaml.safe_load((PROJECT / ".github" / "workflows" / "deploy.yml").read_text("utf-8"))
    assert deploy["concurrency"] == {"group": "deploy-${{ github.ref }}", "cancel-in-progress": False}


@each_file
def test_history_is_there_where_it_is_read(file):
    reads = ("invoke", "make deploy", "make verify", ".ci/run")
    for name, job in jobs(file).items():
        if any(word in step.get("run", "") for step in job["steps"] for word in reads):
            depths = [step["with"].get("fetch-depth") for step in job["steps"] if "checkout" in step.get("uses", "")]
            assert (name, depths) == (name, [0])


@each_file
def test_a_cache_is_known_by_what_it_is_made_from(file):
    keys = [step["with"]["key"] for step in steps(file) if "actions/cache" in step.get("uses", "")]
    assert [key for key in keys if "hashFiles('requirements" not in key] == []


def test_the_pictures_a_deploy_reads_are_kept_by_deploys_alone():
    kept = {
        (file.name, step["uses"].partition("@")[0])
        for file in (PROJECT / ".github" / "workflows").glob("*.yml")
        for step in steps(file)
        if ".cache" in str(step.get("with", {}).get("path", ""))
    }
    assert kept == {("deploy.yml", "actions/cache"), ("pull-request.yml", "actions/cache/restore")}


@each_file
def test_every_step_is_one_command_of_the_project_that_works_on_any_machine(file):
    targets = set(re.findall(r"^([a-z][a-z -]*):(?!=)", (PROJECT / "Makefile").read_text("utf-8"), re.MULTILINE))
    targets = {name for line in targets for name in line.split()}
    commands = set(re.findall(r"^def ([a-z]\w*)\(context", (PROJECT / "tasks.py").read_text("utf-8"), re.MULTILINE))
    for name, step in [(name, step) for name, job in jobs(file).items() for step in job["steps"]]:
        match step.get("run", "").split():
            case _ if name in OWN_MACHINES:
                continue  # there it is the README that says what to do
            case ["make", target]:
                assert target in targets
            case [".venv/bin/invoke", name, *_]:
                assert name.replace("-", "_") in commands
            case words:
                assert words in ([], [".ci/run"])


@pytest.mark.parametrize("name", OWN_MACHINES)
def test_on_a_machine_of_ones_own_it_is_done_as_the_readme_says(name):
    """Set up, check and build; macOS is set up by the first command, as make does it."""
    readme = (PROJECT / "README.md").read_text("utf-8")
    told = re.findall(r"^    (\S.*?)(?: +#.*)?$", readme, re.MULTILINE)
    job = jobs(PROJECT / ".github" / "workflows" / "pull-request.yml")[name]
    done = [step["run"] for step in job["steps"] if "run" in step]
    assert job["runs-on"] == OWN_MACHINES[name]
    assert [command for command in done if command not in told] == []
    assert [command.split()[-1] for command in done[-2:]] == ["check", "build"]


def test_the_tests_run_on_the_oldest_python_that_will_do():
    tests = jobs(PROJECT / ".github" / "workflows" / "pull-request.yml")["tests"]
    oldest = tomllib.loads((PROJECT / "pyproject.toml").read_text("utf-8"))["project"]["requires-python"]
    assert f">={tests['strategy']['matrix']['python'][0]}" == oldest
    assert [step["with"]["python-version"] for step in tests["steps"] if "setup-python" in step.get("uses", "")] == [
        "${{ matrix.python }}"
    ]
