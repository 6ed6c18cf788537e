"""The comment below a proposal: one, written anew, with nothing in it that strangers could make use of."""

from __future__ import annotations

import io
import zipfile

import pytest

from publishing.github import PREVIEW, SUMMARY, GitHubError, comment_on_proposal, harmless_markdown

SERVER = "https://github.example"
TEXT = "## Dette gjør forslaget\n\n### Sider\n\n- Ny: «En sak» – content/articles/2027-03-01-sak.md\n"


def zipped(text, name="sammendrag.md"):
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, text)
    return data.getvalue()


def with_entry(offset, value):
    """Return an archive whose directory says *value* at *offset* of its one entry (APPNOTE.TXT, 4.3.12)."""
    archive = bytearray(zipped(TEXT))
    archive[archive.rindex(b"PK\x01\x02") + offset] = value
    return bytes(archive)


def run(**changes):
    return {
        "id": 77,
        "head_sha": "a" * 40,
        "head_branch": "sak/ny",
        "head_repository": {"owner": {"login": "kari-nordmann"}},
        "pull_requests": [],  # as it is for a fork
        **changes,
    }


@pytest.fixture
def proposal(hub):
    hub.proposals.append({"number": 5, "head": {"label": "kari-nordmann:sak/ny", "sha": "a" * 40}})
    hub.artifacts = {8: (SUMMARY, zipped(TEXT)), 9: (PREVIEW, b"")}
    return hub


def comment(hub, **changes):
    return comment_on_proposal(hub.client, run(**changes), server=SERVER)


def test_what_the_proposal_does_stands_below_it_with_the_way_to_the_preview(proposal):
    assert comment(proposal) == "Skrev en kommentar til forslag 5."
    (said,) = proposal.said
    assert said["body"] == (
        "<!-- helsehub: forslag -->\n"
        "**[Last ned forhåndsvisningen](https://github.example/testbyen/nettsted/actions/runs/77/artifacts/9)**, "
        "pakk ut filen, og åpne `index.html` med et dobbeltklikk. "
        "Den ligger der i to uker, og du må være logget inn på GitHub. "
        "[Hjelp](https://github.example/testbyen/nettsted/blob/HEAD/content/README.md#når-du-står-fast)\n\n"
        f"{TEXT}\n"
    )


def test_it_is_written_anew_and_nobody_elses_is_touched(proposal):
    proposal.said.append({"id": 1, "issue": 5, "user": {"login": "ola"}, "body": "<!-- helsehub: forslag -->\nMin."})
    comment(proposal)
    proposal.artifacts[8] = (SUMMARY, zipped("Noe annet."))
    assert comment(proposal) == "Skrev kommentaren til forslag 5 på nytt."
    assert [each["body"].splitlines()[-1] for each in proposal.said] == ["Min.", "Noe annet."]


def test_without_a_preview_it_leads_to_the_run(proposal):
    del proposal.artifacts[9]
    comment(proposal)
    assert "](https://github.example/testbyen/nettsted/actions/runs/77) laget ingen" in proposal.said[0]["body"]


@pytest.mark.parametrize(
    "changes",
    [
        pytest.param({"head_sha": "b" * 40}, id="somebody has pushed since"),
        pytest.param({"head_branch": "annen"}, id="another branch"),
        pytest.param({"head_repository": None}, id="a fork that is gone"),
        pytest.param({"pull_requests": [{"number": 6}], "head_branch": "annen"}, id="a number of its own"),
    ],
)
def test_a_run_of_no_open_proposal_as_it_is_now_says_nothing(proposal, changes):
    assert comment(proposal, **changes) == "Kjøringen hører ikke til noe åpent forslag som er slik nå."
    assert proposal.said == []


def test_a_run_that_left_no_text_says_nothing(proposal):
    proposal.artifacts = {}
    assert (comment(proposal), proposal.said) == ("Kjøringen laget ingen tekst.", [])


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        pytest.param("@kari og @testbyen/styret", "@\u200bkari og @\u200btestbyen/styret", id="people and teams"),
        pytest.param("&commat;kari &#64;kari", "&amp;commat;kari &amp;#\u200b64;kari", id="a sign by its name"),
        pytest.param("#12 og GH-12", "#\u200b12 og G\u200bH-12", id="issues"),
        pytest.param("### Sider\n\n- Ny: «A»", "### Sider\n\n- Ny: «A»", id="headings and lists stay"),
        pytest.param(
            "![x](https://example.no/a)", "!\\[x](:\u200b//example.no/a)".replace("(:", "(https:"), id="a picture"
        ),
        pytest.param("www.example.no", "w\u200bww.example.no", id="an address"),
        pytest.param(
            "<img src=x> <!-- helsehub: forslag -->", "&lt;img src=x> &lt;!-- helsehub: forslag -->", id="HTML"
        ),
        pytest.param("```\nkode", "\\`\\`\\`\nkode", id="code without end"),
        pytest.param("a\x1b[31m\u202eb", "a \\[31m b", id="what commands a terminal or turns a line"),
    ],
)
def test_the_text_calls_nobody_and_fetches_nothing(text, shown):
    assert harmless_markdown(text) == shown


def test_a_text_without_end_is_cut_to_what_a_comment_takes(proposal):
    proposal.artifacts[8] = (SUMMARY, zipped("<" * 900_000))
    comment(proposal)
    assert len(proposal.said[0]["body"]) < 65_536


@pytest.mark.parametrize(
    "archive",
    [
        pytest.param(b"not a zip", id="something else"),
        pytest.param(b"PK\x05\x06" + bytes(18), id="empty"),
        pytest.param(zipped(TEXT)[:-30], id="cut off"),
        pytest.param(bytes(2_000_000), id="too large"),
        pytest.param(with_entry(8, 1), id="locked"),
        pytest.param(with_entry(10, 99), id="packed in an unknown way"),
    ],
)
def test_an_archive_that_cannot_be_read_is_told_in_words(proposal, archive):
    proposal.artifacts[8] = (SUMMARY, archive)
    with pytest.raises(GitHubError):
        comment(proposal)
    assert proposal.said == []


def test_nothing_is_unpacked_on_the_disk(proposal, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    proposal.artifacts[8] = (SUMMARY, zipped("Ut.", name="../../ut.md"))
    comment(proposal)
    assert proposal.said[0]["body"].endswith("Ut.\n")
    assert [*tmp_path.parent.glob("ut.md"), *tmp_path.iterdir()] == []
