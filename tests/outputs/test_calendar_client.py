"""A calendar program people use fetches a calendar, and fetches it again when an event has changed."""

import os
import subprocess

import pytest

from outputs.calendars import calendar_files

CONFIGURATION = """
[calendars]
[[mine]]
path = {folder}/mine
[locale]
local_timezone = Europe/Oslo
default_timezone = Europe/Oslo
timeformat = %H:%M
dateformat = %Y-%m-%d
longdateformat = %Y-%m-%d
datetimeformat = %Y-%m-%d %H:%M
longdatetimeformat = %Y-%m-%d %H:%M
[sqlite]
path = {folder}/khal.db
[default]
default_calendar = mine
"""


@pytest.fixture
def khal(tmp_path):
    """Return what khal answers, in a calendar of its own."""
    (tmp_path / "mine").mkdir()
    configuration = tmp_path / "khal.conf"
    configuration.write_text(CONFIGURATION.format(folder=tmp_path))
    environment = {"PATH": os.environ["PATH"], "HOME": str(tmp_path), "LC_ALL": "C.UTF-8"}

    def ask(*arguments):
        command = ["khal", "--config", configuration, *arguments]
        run = subprocess.run(command, env=environment, capture_output=True, encoding="utf-8")
        assert run.returncode == 0, run.stderr
        return run.stdout.splitlines()

    return ask


@pytest.mark.needs("khal")
def test_an_event_that_is_moved_moves_and_is_not_there_twice(publication, khal, tmp_path):
    def subscribed():
        (tmp_path / "kalender.ics").write_bytes(calendar_files(publication.context())["/kalender.ics"])
        khal("import", "--batch", "--include-calendar", "mine", str(tmp_path / "kalender.ics"))
        return khal("list", "2027-03-01", "60d", "--day-format", "", "--format", "{start} {end} {title}")

    publication.event("mote", tittel="Møtet")
    publication.event("kurs", tittel="Kurset", starter="27. mars 2027", slutter="28. mars 2027")
    assert subscribed() == [
        "2027-03-20 10:00 2027-03-20 12:00 Møtet",
        "2027-03-27 2027-03-28 Kurset",
        "2027-03-27 2027-03-28 Kurset",
    ]
    publication.event("mote", tittel="Møtet", starter="29. mars 2027 kl. 13.00", slutter="14.30")
    publication.event("kurs", tittel="Kurset", status="avlyst", starter="27. mars 2027", slutter="28. mars 2027")
    assert subscribed() == [
        "2027-03-27 2027-03-28 AVLYST: Kurset",
        "2027-03-27 2027-03-28 AVLYST: Kurset",
        "2027-03-29 13:00 2027-03-29 14:30 Møtet",
    ]
