"""The form editor at /admin/, where it is switched on: Decap as it was released, with the form and the format of ours.

The releases are read from the archives npm gives, and only when these have the digest written here.
"""

from __future__ import annotations

import base64
import hashlib
import io
import json
import re
import shutil
import subprocess
import tarfile
from collections.abc import Iterator, Mapping
from pathlib import Path

from content_types.url_paths import EDITOR_PATH
from manuscript.problem import UserError, in_words, shortened
from website.model import Website

from .editor_form import collections, formats

# Where those who look for new editions find them.
VERSIONS = json.loads((Path(__file__).parent / "editor_releases" / "package.json").read_text("utf-8"))["dependencies"]
# Package → what of it is published, and where below /admin/; and the digest of its archive: `npm view PACKAGE dist.integrity`
RELEASES = {
    "decap-cms": (
        r"package/dist/((?:[0-9]+\.)?decap-cms\.js(?:\.LICENSE\.txt)?)",
        "",
        "hf+dPlCh7TJmWl8+6VRzHYOWhri5xgUknrZbDewaWe4s9B7xJ8PQugp2QHeSldMUKzav6+z0oIpwUYhUJDYtYw==",
    ),
    "turndown": (  # what is pasted from Word, as Markdown
        r"package/(?:lib/)?(LICENSE|turndown\.browser\.es\.js)",
        "turndown/",
        "EKZvCCFHh8sWttpAMs10U6niZFJ2cpz8LkCPlylxoG4JcHF50J7EHnnBW3AY1qXtUMu7kDjCp7dnggB1sIbqEQ==",
    ),
    "yaml": (
        r"package/browser/((?:dist/)?[\w./-]+\.js)",
        "yaml/",
        "3NxN8+78OdzbT7C/WjGsyfPAtJaN3FNDsWxv7Y7mcDsT/oOmgW8BpyQQFFBnvZE3j9Y2Sdz1ULFLezL7Eb2yFw==",
    ),
}

# Decap writes its styles into the page, and compiles what judges its configuration. Of others it may ask GitHub alone.
POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self' 'unsafe-eval'",
        "style-src 'self' 'unsafe-inline'",
        "img-src 'self' blob: data:",
        "font-src 'self' data:",
        "connect-src 'self' blob: https://api.github.com",
        "form-action 'self'",
        "base-uri 'none'",
    )
)
POLICY_PLACE = "{{ policy }}"  # in theme/editor/index.html


class EditorError(UserError):
    """The editor cannot be made; the words are for the owner."""


def editor_files(
    door: Mapping[str, str], website: Website, *, theme: Path, releases: Path
) -> Iterator[tuple[str, bytes]]:
    """Yield the place and the bytes of every file of the editor; none when *door* is empty.

    *door* is where it leads: the address people sign in at, the repository and the branch. The archives are kept in
    the folder *releases*.

    Raises:
        EditorError: a release cannot be fetched, or is another than it was.
    """
    if not door:
        return
    for package, (wanted, below, _) in RELEASES.items():
        with tarfile.open(fileobj=io.BytesIO(archive_of(package, releases))) as members:
            for member in members:
                named = re.fullmatch(wanted, member.name)
                file = members.extractfile(member) if named else None
                if named and file:
                    yield f"{EDITOR_PATH}{below}{named[1]}", file.read()
    for path in sorted((theme / "editor").iterdir()):
        text = path.read_text(encoding="utf-8").replace(POLICY_PLACE, POLICY)
        yield f"{EDITOR_PATH}{path.name}", text.encode()
    yield f"{EDITOR_PATH}editor.json", json.dumps(_told(door, website), ensure_ascii=False).encode()


def _told(door: Mapping[str, str], website: Website) -> Mapping[str, object]:
    config = {
        "backend": {
            "name": "github",
            "repo": door["repository"],
            "branch": door["branch"],
            "base_url": door["sign_in"],
            "commit_messages": {name: f"{verb} «{{{{slug}}}}»" for name, verb in COMMITS.items()},
        },
        "load_config_file": False,
        "publish_mode": "editorial_workflow",  # a branch and a proposal for each text
        "show_preview_links": False,
        "display_url": f"https://github.com/{door['repository']}/pulls",  # the link at the top: to the proposals
        "locale": "nb_no",
        "media_folder": "content/images",
        "public_folder": "",
        "slug": {"encoding": "ascii", "clean_accents": True, "sanitize_replacement": "-"},
        "collections": collections(
            [subject.name for subject in website.subjects],
            [series.name for series in website.series],
            f"https://github.com/{door['repository']}/blob/{door['branch']}/content/README.md",
        ),
    }
    return {"config": config, "formats": formats()}


COMMITS = {"create": "Skriv", "update": "Endre", "delete": "Slett", "uploadMedia": "Last opp", "deleteMedia": "Slett"}


def archive_of(package: str, folder: Path) -> bytes:
    """Return the archive of *package*, fetched to *folder* where it is not there.

    Raises:
        EditorError: it cannot be fetched, or is another than it was.
    """
    release = f"{package}@{VERSIONS[package]}"
    path = folder / f"{package}-{VERSIONS[package]}.tgz"
    if not path.is_file():
        folder.mkdir(parents=True, exist_ok=True)
        _fetch(release, folder)
    data = path.read_bytes()
    if base64.b64encode(hashlib.sha512(data).digest()).decode() != RELEASES[package][2]:
        path.unlink()
        message = f"«{release}» er ikke den utgaven som ble valgt, og blir ikke brukt."
        raise EditorError(in_words(message, "Bygg på nytt. Skjer det igjen, spør en utvikler."))
    return data


def _fetch(release: str, folder: Path) -> None:
    asked = [shutil.which("npm") or "npm", "pack", release, "--silent", f"--pack-destination={folder}"]
    try:
        ended = subprocess.run(asked, cwd=folder, capture_output=True, text=True, errors="replace")
        said = "" if ended.returncode == 0 else ended.stderr.strip() or "ingenting"
    except OSError as error:
        said = error.strerror or str(error)
    if said:
        message = f"Får ikke hentet skjemaet til redaktørene («{release}»). npm sa: {shortened(said)}"
        fix = "Se etter at npm er installert og at maskinen har nett, eller bygg uten EDITOR_SIGN_IN."
        raise EditorError(in_words(message, fix))
