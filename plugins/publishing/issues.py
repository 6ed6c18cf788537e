"""What people are told of on GitHub: in issues, one for each matter, as a deploy that failed or a project where
nothing happens; and in a comment below a proposal. Needs nothing installed.

Enabling a workflow starts its count anew (docs.github.com: Disabling and enabling a workflow).
"""

from __future__ import annotations

import io
import re
import urllib.parse
import zipfile
import zlib
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from manuscript.decoding import is_commanding

from .github import GitHub, GitHubError

# A deploy that failed, told in an issue, and the issue closed when one goes well.

DEPLOY_MATTER = "utlegging"
GUIDE = "docs/drift.md"
FAILED = "failure"
WENT_WELL = "success"


def report_deploy(github: GitHub, *, result: str, run_url: str) -> str:
    """Tell of how the run of a deploy ended, and return what was done, as a sentence; empty: nothing."""
    if result == FAILED:
        return tell(github, DEPLOY_MATTER, "Nettstedet ble ikke lagt ut", _failed_deploy_text(run_url))
    if result == WENT_WELL:
        return close(github, DEPLOY_MATTER, f"Nettstedet er lagt ut igjen: {run_url}")
    return ""


def _failed_deploy_text(run_url: str) -> str:
    return (
        "Nettstedet ble ikke lagt ut sist det ble prøvd. Det som lå ute fra før, ligger der fortsatt og er helt.\n\n"
        f"1. Åpne [kjøringen]({run_url}). Trykk på steget med rødt kryss, og les de siste linjene: "
        "De sier hva som er galt og hva du gjør.\n"
        "2. Rett det meldingen nevner. Er det noe med nettet eller GitHub, venter du: Det blir prøvd igjen hver time.\n"
        f"3. Vet du ikke hva du skal gjøre, står det mer i [{GUIDE}](../blob/HEAD/{GUIDE}), under «Når noe er rødt».\n\n"
        "Saken lukkes av seg selv når nettstedet er lagt ut igjen."
    )


# What keeps scheduled runs going: GitHub stops them in a public repository where nothing happens for 60 days.

QUIET_MATTER = "lenge siden sist"
QUIET_DAYS = 45  # in time before GitHub's 60
RESTARTED = frozenset({"active", "disabled_inactivity"})  # not what somebody turned off on purpose


def keep_alive(github: GitHub, now: datetime) -> list[str]:
    """Start the count anew for every workflow, warn when nobody has changed anything for long, and return what was done."""
    found = github.ask("GET", "/actions/workflows?per_page=100")["workflows"]
    said = []
    for workflow in found:
        file = workflow["path"].rpartition("/")[2]
        if workflow["state"] in RESTARTED:
            said.append(f"{file}: {_started_anew(github, workflow['id'])}")
        else:
            said.append(f"{file}: slått av av noen, og står som den er.")
    return [*said, *filter(None, [_warn_of_quiet(github, now)])]


def _started_anew(github: GitHub, workflow: int) -> str:
    try:
        github.ask("PUT", f"/actions/workflows/{workflow}/enable")
    except GitHubError as error:
        return f"tellingen mot 60 dager ble ikke startet på nytt. {error}"
    return "tellingen mot 60 dager er startet på nytt."


def _warn_of_quiet(github: GitHub, now: datetime) -> str:
    (newest,) = github.ask("GET", "/commits?per_page=1")
    days = (now - datetime.fromisoformat(newest["commit"]["committer"]["date"])).days
    if days < QUIET_DAYS:
        return close(github, QUIET_MATTER, "Prosjektet er endret igjen, så dette gjelder ikke lenger.")
    return tell(github, QUIET_MATTER, "Ingen har endret nettstedet på lenge", _quiet_text(days))


def _quiet_text(days: int) -> str:
    return (
        f"Den siste endringen i prosjektet er {days} dager gammel. Nettstedet blir lagt ut på nytt hver dag likevel, for "
        "prosjektet holder de faste kjøringene i gang selv. Men GitHub kan stanse dem når det går 60 dager uten endringer, "
        "og da blir listene på nettstedet stående.\n\n"
        "Slik er du trygg:\n\n"
        "1. Se på siden «Om denne utgaven» nederst på nettstedet. Står det at nettstedet er bygget i går eller i dag, "
        "er alt i orden.\n"
        "2. Er det eldre, åpner du «Actions», velger «Legg ut» og trykker «Enable workflow». Gjør det samme med «Ukentlig».\n"
        "3. Enklest av alt er å publisere noe nytt, eller å rette en setning. Da starter tellingen på nytt.\n\n"
        "Saken lukkes av seg selv når noen har endret noe."
    )


# One issue for each matter people must know of: opened, kept up to date, and closed when it is over.

ISSUE_AUTHOR = "github-actions[bot]"  # anybody may open an issue with our mark in it
LONGEST = 60_000  # characters; GitHub takes 65,536
NO_ISSUES = frozenset({404, 410})  # what GitHub answers where issues are turned off, as they are in every fork


def tell(github: GitHub, matter: str, title: str, text: str) -> str:
    """Open the issue of *matter* or bring it up to date, and return what was done, as a sentence.

    The matter is a word of its own, by which the issue is found again; the *text* is Markdown. In a repository without
    issues the sentence says that nobody is told.
    """
    said = {"title": title, "body": f"{text[:LONGEST].rstrip()}\n\n{_mark(matter)}\n"}
    try:
        issue = _open_issue(github, matter)
        if issue is None:
            made = github.ask("POST", "/issues", said)
            return f"Åpnet sak {made['number']}: {title}"
    except GitHubError as error:
        if error.status not in NO_ISSUES:
            raise
        return f"Depotet har ikke «Issues», så ingen fikk en sak om dette: {title}. Slå det på under «Settings»."
    if said == {name: issue[name] for name in said}:
        return f"Sak {issue['number']} sier det allerede: {title}"
    github.ask("PATCH", f"/issues/{issue['number']}", said)
    return f"Oppdaterte sak {issue['number']}: {title}"


def close(github: GitHub, matter: str, text: str) -> str:
    """Close the issue of *matter*, if it is open, with *text* as the last word."""
    try:
        issue = _open_issue(github, matter)
    except GitHubError as error:
        if error.status not in NO_ISSUES:
            raise
        return ""  # there are no issues here, so none is open
    if issue is None:
        return ""
    github.ask("POST", f"/issues/{issue['number']}/comments", {"body": text})
    github.ask("PATCH", f"/issues/{issue['number']}", {"state": "closed", "state_reason": "completed"})
    return f"Lukket sak {issue['number']}: {issue['title']}"


def _open_issue(github: GitHub, matter: str) -> dict[str, Any] | None:
    """Return the oldest open issue of ours about *matter*."""
    for issue in github.pages("/issues?state=open&sort=created&direction=asc"):
        is_ours = issue["user"]["login"] == ISSUE_AUTHOR and "pull_request" not in issue
        if is_ours and _mark(matter) in (issue["body"] or ""):
            return issue
    return None


def _mark(matter: str) -> str:
    return f"<!-- helsehub: {matter} -->"


# One comment below a proposal: what it does, in the words of a run that strangers' code had part in. The text is data:
# it may hold anything. Which proposal it is, and where the preview lies, GitHub says.

PROPOSAL_MATTER = "forslag"
SUMMARY, PREVIEW = "sammendrag", "forhandsvisning"  # what the run has left behind
HELP = "blob/HEAD/content/README.md#når-du-står-fast"  # in the repository
LONGEST_SUMMARY = 50_000  # octets of the file
LARGEST_ARCHIVE = 1_000_000
# «@kari», «#12», «GH-12», «https://», «www.»: GitHub would tell somebody, or make a link of it
CALLS = re.compile(r"[@#](?=\w)|\bGH-(?=\d)|://|\bwww\.", re.IGNORECASE)
BREAK = "\u200b"  # nobody sees it
# «&commat;kari» is «@kari», and «<img>», «[x](y)» and «![x](y)» fetch or lead somewhere
MARKUP = str.maketrans({"&": "&amp;", "<": "&lt;", "[": "\\[", "`": "\\`", "|": "\\|", "\\": "\\\\"})


def comment_on_proposal(github: GitHub, run: Mapping[str, Any], *, server: str) -> str:
    """Write what the finished *run*, as the event of a workflow tells it, found below its proposal.

    The comment of the run before is written anew. Return what was done, as a sentence.
    """
    number = _proposal_of(github, run)
    if number is None:
        return "Kjøringen hører ikke til noe åpent forslag som er slik nå."
    left = {each["name"]: each for each in github.pages(f"/actions/runs/{int(run['id'])}/artifacts", "artifacts")}
    if SUMMARY not in left:
        return "Kjøringen laget ingen tekst."
    archive = github.download(f"/actions/artifacts/{left[SUMMARY]['id']}/zip", LARGEST_ARCHIVE)
    text = harmless_markdown(_text_in(archive))
    link = f"{server}/{github.repository}/actions/runs/{int(run['id'])}"
    if PREVIEW in left:
        link += f"/artifacts/{left[PREVIEW]['id']}"
    way = f"{_way_to_preview(link, PREVIEW in left)} [Hjelp]({server}/{github.repository}/{HELP})"
    said = {"body": f"{_mark(PROPOSAL_MATTER)}\n{way}\n\n{text[:LONGEST]}\n"}
    for comment in github.pages(f"/issues/{number}/comments"):
        if comment["user"]["login"] == ISSUE_AUTHOR and comment["body"].startswith(_mark(PROPOSAL_MATTER)):
            github.ask("PATCH", f"/issues/comments/{comment['id']}", said)
            return f"Skrev kommentaren til forslag {number} på nytt."
    github.ask("POST", f"/issues/{number}/comments", said)
    return f"Skrev en kommentar til forslag {number}."


def _proposal_of(github: GitHub, run: Mapping[str, Any]) -> int | None:
    """Return the number of the open proposal whose newest commit *run* was about: of a fork's the event names none."""
    owner = (run["head_repository"] or {"owner": {"login": ""}})["owner"]["login"]  # a fork may be gone
    head = urllib.parse.quote(f"{owner}:{run['head_branch']}", safe=":")
    for proposal in github.pages(f"/pulls?state=open&head={head}"):
        if proposal["head"]["sha"] == run["head_sha"]:
            return int(proposal["number"])
    return None


def _way_to_preview(link: str, is_there: bool) -> str:
    if not is_there:
        return f"[Kjøringen]({link}) laget ingen forhåndsvisning: Det er feil som må rettes først."
    return (
        f"**[Last ned forhåndsvisningen]({link})**, pakk ut filen, og åpne `index.html` med et dobbeltklikk. "
        "Den ligger der i to uker, og du må være logget inn på GitHub."
    )


def _text_in(archive: bytes) -> str:
    """Return the text in *archive*, as much as is shown; nothing is unpacked on the disk."""
    try:
        with zipfile.ZipFile(io.BytesIO(archive)) as files, files.open(files.namelist()[0]) as file:
            return file.read(LONGEST_SUMMARY).decode("utf-8", "ignore")
    except (zipfile.BadZipFile, IndexError, OSError, RuntimeError, NotImplementedError, zlib.error) as error:
        raise GitHubError("Teksten fra kjøringen er ikke til å lese.") from error


def harmless_markdown(text: str) -> str:
    """Return *text* with headings and lists, and nothing that calls somebody, leads somewhere or is fetched."""
    kept = "".join(" " if is_commanding(char) and char != "\n" else char for char in text)
    return CALLS.sub(lambda found: found[0][0] + BREAK + found[0][1:], kept.translate(MARKUP))
