"""All that a finished site is judged by before it is published, in one run."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path, PurePath

from lxml import html

from content_types import content_files
from content_types.url_paths import url_path_of_file
from manuscript.problem import Problem, RequestError
from website.unpublished import Unpublished, unpublished

from .built_site import BuiltSite, texts
from .errors import Told, ToolError, problems_of, stop
from .html_checker import check_pages
from .losses import url_path_of_content
from .machine_formats import calendars, feeds, structured
from .page_rules import Budget, canonical, domain, links, machine, own_addresses, policy, secrets, sitemap, weights

MUST_EXIST = ("index.html", "404.html", "robots.txt", "sitemap.xml", "kalender.ics", "arrangementer.json")


@dataclass(frozen=True, slots=True, kw_only=True)
class Demands:
    """What the site is held against, besides itself."""

    checker: Path  # vnu.jar
    hidden: Collection[Unpublished] = ()
    paths: Collection[PurePath] = ()  # folders of this machine, which no file may name
    budget: Budget = Budget()
    own: Collection[str] = ()  # the owners' own files, which are shown as they are
    files: Mapping[str, str] = field(default_factory=dict)  # the url path a content file's name gives → the file
    memory: Path | None = None  # the folder of what has been found right before


def demands_of(project: Path, content: Path, *, now: datetime, checker: Path, memory: Path) -> Demands:
    """Return what a site built from *content* is held against: what nobody is to see at *now*, and this machine."""
    scanned, _ = content_files.scan(content)
    paths = [f"{content.name}/{file.source}" for file in scanned]
    return Demands(
        checker=checker,
        hidden=unpublished(content, now),
        paths=[project, Path.home()],
        own=[url_path.strip("/") for url_path in content_files.own_files(scanned)],
        files={url_path: path for path in paths if (url_path := url_path_of_content(path, content.name))},
        memory=memory,
    )


def why_unfit(folder: Path, address: str, demands: Demands) -> list[Problem]:
    """Return why the site in *folder* cannot be published at *address*, for a deploy.

    Raises:
        PublishingError: something the verification needs is not installed.
    """
    try:
        found = verify(folder, address, demands)
    except ToolError as error:
        raise stop("tool-missing", told=error) from error
    return [replace(problem, fix="Rett det i innholdet eller i koden, og kjør på nytt.") for problem in found]


def public_address_of(folder: Path) -> str:
    """Return the public address the front page itself gives.

    Raises:
        RequestError: there is no site in *folder*.
    """
    front = folder / "index.html"
    if not front.is_file():
        raise RequestError(f"Det er ikke bygget noe nettsted i «{folder}». Kjør «make build» først.")
    found = texts(html.document_fromstring(front.read_bytes()), "//link[@rel='canonical']/@href")
    if not found:
        raise RequestError(f"Forsiden i «{folder}» sier ikke hvilken adresse nettstedet har. Bygg det på nytt.")
    return found[0].rstrip("/")


def verify(folder: Path, address: str, demands: Demands) -> list[Problem]:
    """Return everything that must be mended before the site in *folder* is published at *address*.

    Raises:
        ToolError: something the verification needs is not installed.
    """
    site = BuiltSite(folder=folder, address=address.rstrip("/"), own=demands.own)
    with ThreadPoolExecutor() as beside:  # programs of others, which need no more of the site than its files
        invalid = beside.submit(check_pages, site, checker=demands.checker, memory=demands.memory)
        dead = beside.submit(list, links(site))
        found = problems_in(site, demands)
    return at_their_files([*found, *problems_of("dead-link", dead.result()), *invalid.result()], demands.files)


def at_their_files(problems: Iterable[Problem], files: Mapping[str, str]) -> list[Problem]:
    """Return *problems*, those of a page made from one of *files* at that file: an editor knows no other."""
    return [
        replace(problem, file=files[url_path], message=f"{problem.message} Det gjelder {url_path}.")
        if (url_path := url_path_of_file(problem.file)) in files
        else problem
        for problem in problems
    ]


def problems_in(site: BuiltSite, demands: Demands) -> list[Problem]:
    """Return what can be found without tools of others."""
    told: Mapping[str, Told] = {
        "missing": ((name, "Filen mangler.") for name in MUST_EXIST if name not in site.files),
        "canonical": canonical(site),
        "sitemap": sitemap(site),
        "domain": domain(site),
        "policy": policy(site),
        "structured-data": structured(site),
        "feed": feeds(site),
        "calendar": calendars(site),
        "dead-address": own_addresses(site),
        "secret": secrets(site, demands.hidden),
        "machine": machine(site, demands.paths),
        "weight": weights(site, demands.budget),
    }
    return list(dict.fromkeys(problem for rule, found in told.items() for problem in problems_of(rule, found)))
