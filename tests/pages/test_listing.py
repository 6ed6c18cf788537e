"""A list is right at every moment: a page built some days ago shows what one built now would."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import PurePosixPath
from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from body.model import Body
from content_types.model import OSLO, Event, Language, Span, Status
from content_types.timing import joinable_until
from outputs.context import RenderContext
from pages.listing import HORIZON, EmptyMessage, Missing, lead_and_others, past_list, upcoming_list
from pages.views import Link, Shown
from site_settings import settings_with
from website.model import Entry, Visibility

BUILT = datetime(2027, 3, 20, 8, tzinfo=UTC)  # summer time begins within the horizon
QUARTER = timedelta(minutes=15)


def context_at(now):
    settings = settings_with(address="https://example.org", now=now)
    return RenderContext(website=SimpleNamespace(translations={}), settings=settings)


def entry(number, starts, ends):
    span = Span(starts=starts.astimezone(OSLO), ends=ends.astimezone(OSLO), whole_days=False)
    event = Event(
        file=f"content/events/e{number}.md",
        source=PurePosixPath(f"events/e{number}.md"),
        slug=f"e{number}",
        title=f"Møte {number}",
        summary="",
        language=Language.BOKMAL,
        status=Status.PUBLISHED,
        published=None,
        modified=None,
        span=span,
    )
    return Entry(content=event, body=Body(), url_path=f"/arrangementer/e{number}/", visibility=Visibility.LISTED)


def by_start(spans):
    entries = [entry(number, starts, ends) for number, (starts, ends) in enumerate(spans)]
    return sorted(entries, key=lambda each: (each.content.span.starts.timestamp(), each.url_path))


# What live.js does, at *moment*


def is_on(period, moment):
    return not (
        (period.begins and datetime.fromisoformat(period.begins) > moment)
        or (period.ends and datetime.fromisoformat(period.ends) <= moment)
    )


def shown(view, moment):
    """Return the titles a visitor sees, with what is said when there are none."""
    titles = [listed.event.title for listed in view.events if is_on(listed.shown, moment)]
    titles = titles[: view.limit or None] if is_on(view.shown, moment) else []
    return titles, [view.empty.text] if view.empty and is_on(view.empty.shown, moment) else []


def as_built(view):
    titles = [listed.event.title for listed in view.events if not (listed.shown.is_hidden or view.shown.is_hidden)]
    return titles, [view.empty.text] if view.empty and not view.empty.shown.is_hidden else []


moments = st.integers(-60 * 96, 60 * 96).map(lambda quarters: BUILT + quarters * QUARTER)
spans = st.tuples(moments, st.integers(1, 96 * 5)).map(lambda pair: (pair[0], pair[0] + pair[1] * QUARTER))
near = st.integers(-96, 30 * 96).map(lambda quarters: BUILT + quarters * QUARTER)
near_spans = st.tuples(near, st.integers(1, 96)).map(lambda pair: (pair[0], pair[0] + pair[1] * QUARTER))
publications = st.lists(spans | near_spans, max_size=12).map(by_start)
later = st.integers(0, HORIZON // QUARTER).map(lambda quarters: BUILT + quarters * QUARTER)
rooms = st.integers(0, 4)
LISTS = [upcoming_list, past_list]


@pytest.mark.parametrize("build", LISTS)
@given(publications, later, rooms)
def test_an_old_list_shows_what_a_new_one_would(build, events, moment, limit):
    old = build(events, context_at(BUILT), limit=limit)
    assert shown(old, moment) == as_built(build(events, context_at(moment), limit=limit))


@pytest.mark.parametrize("build", LISTS)
@given(publications, rooms)
def test_without_script_a_list_shows_the_truth_when_it_was_built(build, events, limit):
    view = build(events, context_at(BUILT), limit=limit)
    assert as_built(view) == shown(view, BUILT)
    assert len(as_built(view)[0]) <= (limit or len(events))


def led_by(view, moment):
    return [listed.event.title for listed in view if is_on(listed.shown, moment)]


@given(publications, later, rooms)
def test_an_old_page_is_led_by_the_event_a_new_one_would_be_and_lists_the_same_beside_it(events, moment, limit):
    coming, rest = lead_and_others(events, context_at(BUILT), limit=limit + 1)
    now_coming, now_rest = lead_and_others(events, context_at(moment), limit=limit + 1)
    assert led_by(coming, moment) == led_by(now_coming, moment)
    assert shown(rest, moment)[0] == as_built(now_rest)[0]


@given(publications, later)
def test_what_leads_is_the_first_that_one_can_still_join_and_stands_in_the_list_at_no_other_time(events, moment):
    coming, rest = lead_and_others(events, context_at(BUILT), limit=len(events) + 1)
    lead, others = led_by(coming, moment), shown(rest, moment)[0]
    open_still = [each.content.title for each in events if joinable_until(each.content) > moment]
    assert lead == open_still[:1]
    assert sorted(lead + others) == sorted(as_built(upcoming_list(events, context_at(moment)))[0])


@pytest.mark.parametrize(
    ("changes", "leads"),
    [
        pytest.param({}, "Møte 0", id="the first"),
        pytest.param({"status": Status.CANCELLED}, "Møte 1", id="not one that is cancelled"),
        pytest.param({"status": Status.POSTPONED}, "Møte 1", id="nor postponed"),
        pytest.param({"status": Status.FULL}, "Møte 1", id="nor full"),
    ],
)
def test_what_leads_has_room_and_takes_place(changes, leads):
    day = timedelta(days=1)
    first, second = by_start([(BUILT + day, BUILT + day + QUARTER), (BUILT + 2 * day, BUILT + 2 * day + QUARTER)])
    first = replace(first, content=replace(first.content, **changes))
    lead, _ = lead_and_others([first, second], context_at(BUILT), limit=3)
    assert led_by(lead, BUILT) == [leads]


def test_what_an_editor_has_chosen_leads_until_nobody_can_join_it():
    day = timedelta(days=1)
    first, second = by_start([(BUILT + day, BUILT + day + QUARTER), (BUILT + 2 * day, BUILT + 2 * day + QUARTER)])
    second = replace(second, content=replace(second.content, is_featured=True))
    lead, rest = lead_and_others([first, second], context_at(BUILT), limit=3)
    assert (led_by(lead, BUILT), shown(rest, BUILT)[0]) == (["Møte 1"], ["Møte 0"])
    begun = BUILT + 2 * day
    assert (led_by(lead, begun), shown(rest, begun)[0]) == ([], ["Møte 1"])


@given(publications)
def test_a_list_says_that_it_is_empty_exactly_when_it_is(events):
    for view in (upcoming_list(events, context_at(BUILT)), past_list(events, context_at(BUILT))):
        titles, said = as_built(view)
        assert bool(titles) != bool(said)


def test_a_list_carries_no_more_than_the_horizon_asks_for():
    day = timedelta(days=1)
    events = by_start([(BUILT + number * day, BUILT + number * day + QUARTER) for number in range(-30, 60)])
    assert [
        len(upcoming_list(events, context_at(BUILT), limit=3).events),
        len(upcoming_list(events, context_at(BUILT)).events),
    ] == [17, 60]


much_later = st.integers(0, 90 * 96).map(lambda quarters: BUILT + quarters * QUARTER)


@given(publications, much_later, rooms)
def test_what_is_over_is_listed_on_a_page_of_any_age(events, moment, limit):
    old = past_list(events, context_at(BUILT), limit=limit)
    assert shown(old, moment) == as_built(past_list(events, context_at(moment), limit=limit))


@given(publications, much_later, rooms)
def test_a_list_on_a_page_of_any_age_shows_something_or_says_something(events, moment, limit):
    built = context_at(BUILT)
    lead, rest = lead_and_others(events, built, limit=limit + 1)
    first = [listed.event.title for listed in lead if is_on(listed.shown, moment)]
    titles, said = shown(rest, moment)
    assert bool(first + titles) != bool(said)
    for view in (upcoming_list(events, built, limit=limit), past_list(events, built, limit=limit)):
        titles, said = shown(view, moment)
        assert bool(titles) != bool(said)


def test_a_list_that_has_run_out_says_where_the_rest_is():
    far = [(BUILT + timedelta(days=days), BUILT + timedelta(days=days, hours=1)) for days in (20, 30, 40, 200)]
    view = upcoming_list(by_start(far), context_at(BUILT), Missing(way_on=Link(text="Annet", url="/annet/")), limit=3)
    assert len(view.events) == 3
    assert view.empty == EmptyMessage(
        text="Det som sto her, er over. Det som kommer nå, finner du her:",
        link=Link(text="Alle arrangementer", url="/arrangementer/"),
        shown=Shown(begins="2027-04-29T11:00:00+02:00", is_hidden=True),
    )
