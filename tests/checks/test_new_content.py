"""A new file is written whole or not at all, and the editor is told why."""

import os
import tempfile
from datetime import UTC, datetime
from pathlib import Path
from uuid import UUID

import pytest

from checks.new_content import NewContentError, new_article
from website.settings import Settings

SETTINGS = Settings(
    name="Testhuset",
    tagline="Et sted å prøve",
    description="Prøver og prøver.",
    address="https://example.org/test",
    site_id=UUID("00000000-0000-4000-8000-000000000001"),
    now=datetime(2027, 3, 10, 12, tzinfo=UTC),
)


@pytest.fixture
def content(tmp_path):
    (tmp_path / "articles").mkdir()
    return tmp_path


def refusal(content, title="Frokost"):
    with pytest.raises(NewContentError) as refused:
        new_article(content, SETTINGS, title)
    return str(refused.value)


@pytest.mark.parametrize("title", ["Fr\udcf8kost", "Frokost\u202eost", "Frokost\x1b[2J"])
def test_a_title_with_what_is_no_text_is_refused_in_words(content, title):
    assert refusal(content, title) == (
        "Tittelen har tegn som ikke kan leses. Skriv den på nytt, med vanlige bokstaver."
    )


@pytest.mark.needs("posix")
def test_a_file_that_cannot_be_written_to_its_end_is_taken_away(content):
    import resource  # only where there is one

    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (10, before[1]))  # octets, as a disk that is nearly full
    try:
        told = refusal(content)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
    assert told.startswith("Får ikke laget filen «")
    assert list((content / "articles").iterdir()) == []


@pytest.mark.needs("posix")
@pytest.mark.parametrize(
    ("closed", "told"),
    [
        pytest.param("articles", "Gi deg selv skriverett til mappen, og prøv på nytt.", id="its own folder"),
        pytest.param(".", "Gi deg selv leserett til den, og prøv på nytt.", id="the folder around it"),
    ],
)
def test_a_folder_that_is_closed_is_told_of(closed, told):
    """Tried without an administrator's rights, which no folder withholds."""
    own = os.geteuid()
    with tempfile.TemporaryDirectory() as name:
        content = Path(name)
        content.chmod(0o755)
        (content / "articles").mkdir()
        (content / closed).chmod(0o444)
        if own == 0:
            os.seteuid(65534)
        try:
            words = refusal(content)
        finally:
            os.seteuid(own)
            (content / closed).chmod(0o755)
    assert words.endswith(told)


def test_a_folder_that_is_a_file_is_told_of(tmp_path):
    (tmp_path / "articles").write_text("")
    assert refusal(tmp_path).startswith("Får ikke laget filen «")
