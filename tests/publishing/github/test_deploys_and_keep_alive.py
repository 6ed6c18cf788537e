"""Deploys that fail, workflows that would be stopped, and a project nobody touches."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from publishing.github import GitHubError, keep_alive, report_deploy

NOW = datetime(2027, 3, 10, 8, tzinfo=UTC)
RUN = "https://github.com/testbyen/nettsted/actions/runs/7"
GUIDE = Path(__file__).parents[3] / "docs" / "drift.md"


def test_a_deploy_that_fails_again_and_again_is_one_issue_and_a_good_one_closes_it(hub):
    said = [
        report_deploy(hub.client, result=result, run_url=RUN)
        for result in ("failure", "failure", "skipped", "cancelled")
    ]
    assert said == [
        "Åpnet sak 1: Nettstedet ble ikke lagt ut",
        "Sak 1 sier det allerede: Nettstedet ble ikke lagt ut",
        "",
        "",
    ]
    assert report_deploy(hub.client, result="success", run_url=RUN) == "Lukket sak 1: Nettstedet ble ikke lagt ut"
    assert hub.comments == [(1, f"Nettstedet er lagt ut igjen: {RUN}")]


def test_a_later_run_that_fails_is_the_one_the_issue_leads_to(hub):
    report_deploy(hub.client, result="failure", run_url=RUN)
    report_deploy(hub.client, result="failure", run_url=f"{RUN}7")
    ((_, body),) = hub.open()
    assert (f"]({RUN}7)" in body, f"]({RUN})" in body) == (True, False)


def test_nothing_is_asked_when_nothing_happened(hub):
    report_deploy(hub.client, result="", run_url=RUN)
    assert hub.asked == []


def test_the_issue_leads_to_a_part_of_the_guide_that_is_there(hub):
    report_deploy(hub.client, result="failure", run_url=RUN)
    assert "(../blob/HEAD/docs/drift.md), under «Når noe er rødt»" in hub.issues[0]["body"]
    assert "\n## Når noe er rødt\n" in GUIDE.read_text("utf-8")


def workflow(number, file, state):
    return {"id": number, "path": f".github/workflows/{file}", "state": state}


def test_every_workflow_that_runs_or_was_stopped_for_idleness_is_started_anew(hub):
    hub.workflows = [
        workflow(1, "deploy.yml", "active"),
        workflow(2, "weekly.yml", "disabled_inactivity"),
        workflow(3, "pull-request.yml", "disabled_manually"),
    ]
    assert keep_alive(hub.client, NOW) == [
        "deploy.yml: tellingen mot 60 dager er startet på nytt.",
        "weekly.yml: tellingen mot 60 dager er startet på nytt.",
        "pull-request.yml: slått av av noen, og står som den er.",
    ]
    assert [line for line in hub.asked if line.startswith("PUT")] == [
        "PUT /repos/testbyen/nettsted/actions/workflows/1/enable",
        "PUT /repos/testbyen/nettsted/actions/workflows/2/enable",
    ]


@pytest.mark.parametrize(
    ("newest", "warned"),
    [
        pytest.param("2027-03-09T12:00:00Z", False, id="yesterday"),
        pytest.param("2027-01-24T08:00:01Z", False, id="a second short of 45 days"),
        pytest.param("2027-01-24T08:00:00Z", True, id="45 days"),
        pytest.param("2027-01-24T09:00:00+01:00", True, id="45 days, with an offset"),
        pytest.param("2025-01-01T00:00:00Z", True, id="years"),
        pytest.param("2028-01-01T00:00:00Z", False, id="a clock that is wrong"),
    ],
)
def test_a_project_nobody_has_touched_is_warned_of_in_time(hub, newest, warned):
    hub.newest = newest
    keep_alive(hub.client, NOW)
    assert [title for title, _ in hub.open()] == ["Ingen har endret nettstedet på lenge"] * warned


def test_the_warning_says_how_long_it_is_and_goes_when_somebody_writes(hub):
    hub.newest = "2027-01-20T08:00:00Z"
    keep_alive(hub.client, NOW)
    assert hub.open()[0][1].startswith("Den siste endringen i prosjektet er 49 dager gammel.")
    hub.newest = "2027-03-10T07:00:00Z"
    assert keep_alive(hub.client, NOW) == ["Lukket sak 1: Ingen har endret nettstedet på lenge"]
    assert hub.open() == []


@pytest.mark.parametrize(
    "refused",
    [
        pytest.param({"GET /issues": 410, "POST /issues": 410}, id="turned off"),
        pytest.param({"GET /issues": 404, "POST /issues": 404}, id="turned off, in other words"),
        pytest.param({"POST /issues": 410}, id="turned off, though there is a list"),
    ],
)
def test_a_repository_without_issues_is_told_of_and_stops_nothing(hub, refused):
    hub.refused = refused
    hub.workflows = [workflow(1, "deploy.yml", "active")]
    hub.newest = "2026-01-01T00:00:00Z"
    no_issues = "Depotet har ikke «Issues», så ingen fikk en sak om dette: {}. Slå det på under «Settings»."
    assert report_deploy(hub.client, result="success", run_url=RUN) == ""
    assert report_deploy(hub.client, result="failure", run_url=RUN) == no_issues.format("Nettstedet ble ikke lagt ut")
    assert keep_alive(hub.client, NOW) == [
        "deploy.yml: tellingen mot 60 dager er startet på nytt.",
        no_issues.format("Ingen har endret nettstedet på lenge"),
    ]


def test_a_workflow_github_refuses_to_start_is_told_of_and_the_others_are_started(hub):
    hub.workflows = [workflow(number, f"{number}.yml", "active") for number in (1, 2, 3)]
    hub.refused = {"PUT /actions/workflows/2/": 422}
    assert [line.partition(":")[2] for line in keep_alive(hub.client, NOW)] == [
        " tellingen mot 60 dager er startet på nytt.",
        " tellingen mot 60 dager ble ikke startet på nytt. "
        "GitHub svarer 422 på «PUT /actions/workflows/2/enable»: Not here",
        " tellingen mot 60 dager er startet på nytt.",
    ]


def test_a_refusal_that_is_not_about_issues_is_told_as_it_is(hub):
    hub.refused = {"GET /issues": 403}
    with pytest.raises(GitHubError, match="403"):
        report_deploy(hub.client, result="failure", run_url=RUN)
