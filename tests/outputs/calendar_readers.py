"""Programs that read calendars, each made to give the same answer of the same calendar."""

import json
import os
import subprocess
from datetime import UTC, datetime
from pathlib import Path

import icalendar

PROJECT = Path(__file__).parents[2]
ICAL_JS = PROJECT / "node_modules" / "ical.js" / "dist" / "ical.es5.cjs"
TEXTS = ("summary", "description", "location", "contact")


def by_icalendar(data):
    """Return the name and the events of the calendar *data*, read by the library that wrote it."""
    calendar = icalendar.Calendar.from_ical(data)
    assert [component.errors for component in calendar.walk() if component.errors] == []
    return {"name": str(calendar.get("name", "")), "events": [_event(event) for event in calendar.events]}


def _event(event):
    return {
        "uid": str(event["uid"]),
        "starts": _moment(event, "dtstart"),
        "ends": _moment(event, "dtend"),
        **{name: str(event.get(name, "")) for name in TEXTS},
        "categories": [str(name) for name in event["categories"].cats] if "categories" in event else [],
    }


def _moment(event, name):
    if name not in event:
        return None
    moment = event[name].dt
    if not isinstance(moment, datetime):
        return moment.isoformat()
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def by_ical_js(*calendars):
    """Return the same of each calendar, read by ical.js on a machine in another time zone."""
    script = Path(__file__).with_name("read_calendars.cjs")
    run = subprocess.run(
        ["node", script, ICAL_JS],
        input=json.dumps([data.decode("utf-8") for data in calendars]),
        env={**os.environ, "TZ": "America/Los_Angeles"},
        capture_output=True,
        encoding="utf-8",
    )
    assert run.returncode == 0, run.stderr
    return json.loads(run.stdout)
