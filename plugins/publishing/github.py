"""GitHub's API (docs.github.com/rest), as far as the project needs it; and what people are told of there: in issues, one
for each matter, as a deploy that failed or a project where nothing happens, and in a comment below a proposal. Needs
nothing installed.

Enabling a workflow starts its count anew (docs.github.com: Disabling and enabling a workflow).
"""

from __future__ import annotations

import io
import json
import re
import urllib.error
import urllib.parse
import urllib.request
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from http.client import HTTPException
from typing import Any

from manuscript.decoding import is_commanding
from manuscript.problem import UserError, shortened

API = "https://api.github.com"
PATIENCE_SECONDS = 30
MOST_PAGES = 10
A_PAGE = 100  # the most GitHub gives
BUILDS = "/pages/builds"


class GitHubError(UserError):
    """GitHub did not do what it was asked; the words are for whoever runs the project."""

    def __init__(self, message: str, *, status: int = 0) -> None:
        super().__init__(message)
        self.status = status  # of HTTP; 0: there was no answer


@dataclass(frozen=True, slots=True, kw_only=True)
class GitHub:
    """One repository on GitHub."""

    repository: str  # owner/name
    token: str = field(repr=False)
    api: str = API

    def ask(self, method: str, path: str, body: Mapping[str, object] | None = None) -> Any:
        """Return the answer to a request below the repository's own address; None when it is empty.

        Raises:
            GitHubError: it was refused, or nobody answered.
        """
        data = self._answer(method, path, None if body is None else json.dumps(body).encode())
        try:
            return json.loads(data) if data.strip() else None
        except ValueError as error:
            raise GitHubError(f"GitHub svarer ikke på «{method} {path}».") from error

    def download(self, path: str, largest: int) -> bytes:
        """Return the file that lies at *path*.

        Raises:
            GitHubError: it was refused, nobody answered, or it has more than *largest* octets.
        """
        data = self._answer("GET", path, None, largest + 1)
        if len(data) > largest:
            raise GitHubError(f"Filen på «{path}» er for stor.")
        return data

    def _answer(self, method: str, path: str, body: bytes | None, most: int = -1) -> bytes:
        headers = {
            "Accept": "application/vnd.github+json",
            "Content-Type": "application/json",
            "X-GitHub-Api-Version": "2022-11-28",
            "User-Agent": "helsehub",
        }
        request = urllib.request.Request(
            f"{self.api}/repos/{self.repository}{path}", method=method, data=body, headers=headers
        )
        # A file lies with somebody else, who is to be given no token and takes none.
        request.add_unredirected_header("Authorization", f"Bearer {self.token}")
        try:
            with urllib.request.urlopen(request, timeout=PATIENCE_SECONDS) as answer:
                data: bytes = answer.read(most)
                return data
        except urllib.error.HTTPError as error:
            message = f"GitHub svarer {error.code} på «{method} {path}»: {_reason(error)}"
            raise GitHubError(message, status=error.code) from error
        except (OSError, HTTPException, ValueError) as error:
            raise GitHubError(f"GitHub svarer ikke på «{method} {path}».") from error

    def pages(self, path: str, name: str = "") -> Iterator[Any]:
        """Yield what a list holds, page by page, of a very long one the first part; some stand in an object, by *name*."""
        mark = "&" if "?" in path else "?"
        for number in range(1, MOST_PAGES + 1):
            answer = self.ask("GET", f"{path}{mark}per_page={A_PAGE}&page={number}")
            found = answer[name] if name else answer
            yield from found
            if len(found) < A_PAGE:
                return


def github_in(environment: Mapping[str, str]) -> GitHub:
    """Return the repository of the run we are in.

    Raises:
        GitHubError: the environment does not say which it is, or has no token.
    """
    missing = [name for name in ("GITHUB_REPOSITORY", "GITHUB_TOKEN") if not environment.get(name)]
    if missing:
        raise GitHubError(
            f"Miljøet mangler {' og '.join(missing)}. I en arbeidsflyt på GitHub er de satt. På egen maskin gir du dem "
            "selv, for eksempel GITHUB_REPOSITORY=helsehub/nettsted og GITHUB_TOKEN=$(gh auth token)."
        )
    return GitHub(
        repository=environment["GITHUB_REPOSITORY"],
        token=environment["GITHUB_TOKEN"],
        api=environment.get("GITHUB_API_URL", "").rstrip("/") or API,
    )


def _reason(error: urllib.error.HTTPError) -> str:
    try:
        return f"{shortened(str(json.loads(error.read(10_000))['message']), 200)}"
    except (OSError, HTTPException, ValueError, KeyError, TypeError):
        return "ingen forklaring"


# GitHub Pages asked to show what was pushed: a push with a workflow's own token may not start it


def github_of_workflow(environment: Mapping[str, str]) -> GitHub | None:
    """Return the repository of the workflow we run in; None outside GitHub Actions, and without a token."""
    try:
        return github_in(environment) if environment.get("GITHUB_ACTIONS") == "true" else None
    except GitHubError:
        return None


def ask_for_build(github: GitHub) -> str:
    """Ask for a build, and return how it went, as a sentence."""
    try:
        github.ask("POST", BUILDS)
    except GitHubError as error:
        why = f"GitHub svarer {error.status}" if error.status else "GitHub svarer ikke"
        return (
            f"Fikk ikke bedt GitHub Pages om å vise det som er lagt ut: {why}. Det er trygt lagret. Vises det "
            "ikke om ti minutter, start det på nytt under «Actions», og se etter at jobben har «permissions: pages: write»."
        )
    return "GitHub Pages er bedt om å vise det som er lagt ut."


def shows_another(github: GitHub, commit: str) -> bool:
    """Tell whether GitHub Pages last built another commit: a run may have died between the push and its request."""
    try:
        latest = github.ask("GET", f"{BUILDS}/latest")
        return bool(latest["commit"]) and (latest["commit"] != commit or latest["status"] == "errored")
    except (GitHubError, KeyError, TypeError):
        return False  # nothing is known, and nothing was changed


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
    # RuntimeError: it is locked, or packed in a way zipfile does not know
    except (zipfile.BadZipFile, IndexError, OSError, RuntimeError, zlib.error) as error:
        raise GitHubError("Teksten fra kjøringen er ikke til å lese.") from error


def harmless_markdown(text: str) -> str:
    """Return *text* with headings and lists, and nothing that calls somebody, leads somewhere or is fetched."""
    kept = "".join(" " if is_commanding(char) and char != "\n" else char for char in text)
    return CALLS.sub(lambda found: found[0][0] + BREAK + found[0][1:], kept.translate(MARKUP))
