"""What the interface has words for."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """The interface in one language; a word missing in one of them fails at import."""

    skip_to_content: str
    home: str
    menu: str
    footer_menu: str
    you_are_here: str
    article: str
    event: str
    articles: str
    events: str
    calendar: str
    see_page: str  # in place of an address, as in «Digitalt: se nettsiden»
    upcoming_events: str
    past_events: str
    all_articles: str
    all_events: str
    newest_articles: str
    subjects: str
    published: str
    modified: str
    correction: str
    and_word: str
    by: str
    photo: str
    first_published_in: str
    documents: str
    see_recording: str
    related_articles: str
    related_event: str
    when: str
    where: str
    room: str
    directions: str
    map: str
    accessibility: str
    online: str
    join_online: str
    registration: str
    sign_up: str
    sign_up_by_email: str
    registration_deadline: str
    registration_opens: str
    registration_closed: str
    add_to_calendar: str
    at_host: str  # with {host}: where the form is
    last_day_to_sign_up: str
    one_day_left: str
    two_days_left: str
    three_days_left: str
    event_is_over: str
    capacity: str
    price: str
    type: str
    audience: str
    series: str
    organizers: str
    contact: str
    phone: str
    email: str
    web_page: str
    moved_from: str
    moved: str
    cancelled: str
    postponed: str
    full: str
    ongoing: str
    cancelled_text: str
    postponed_text: str
    full_text: str
    moved_text: str  # with {date}: the day it was moved from
    no_upcoming: str  # with {about}: empty, or a space and what follows here
    no_past: str  # likewise
    no_articles: str  # likewise
    about_subject: str  # with {subject}
    in_series: str  # with {series}
    no_subjects: str
    page_of: str  # with {number} and {count}
    newer: str
    older: str
    pagination: str
    subscribe: str
    search: str
    search_for: str
    subject: str
    all_subjects: str
    everything: str
    fixed_pages: str
    an_article: str
    an_event: str
    a_past_event: str
    a_page: str
    hits: str
    other_hits: str
    more_hits: str
    one_hit: str  # with {query}
    many_hits: str  # with {count} and {query}
    no_hits: str  # with {query}
    no_hits_narrowed: str
    number_of_hits: str  # with {count}
    words_replaced: str  # with {words}
    words_not_found: str  # with {words}
    some_words_found: str
    searching: str
    search_failed: str
    search_needs_script: str
    search_in_preview: str
    look_elsewhere: str
    draft: str
    planned: str
    hidden: str
    not_found_title: str
    not_found_text: str
    gone_title: str
    gone_text: str
    see_also: str
    more_articles: str
    letters: str
    on_this_page: str
    missing_something: str
    tell_us: str
    moved_page_title: str
    moved_page_text: str
    time: str
    programme: str
    programme_menu: str
    ongoing_now: str
    permalink: str
    share: str
    share_by_email: str
    copy_link: str
    link_copied: str
    share_from_device: str
    edition: str
    edition_text: str
    built: str
    from_version: str
    version_unknown: str
    version_changed: str  # with {version}
    lists_change: str
    no_change_waits: str
    all_files: str
    language_name: str
    also_in: str
    until: str  # « til », read in place of the dash
    series_list: str
    no_series: str
    previous_in_series: str
    next_in_series: str
    how_to_subscribe: str
    subscribe_lead: str
    calendars: str
    calendars_text: str
    calendars_fetch: str
    calendars_changes: str
    calendars_of_subjects: str
    calendars_of_series: str
    feeds: str
    feeds_text: str
    feeds_of_subjects: str
    open_data: str
    open_data_text: str
    read_more: str
    subscribe_help: str
    subscribe_outlook: str
    subscribe_outlook_text: str
    subscribe_google: str
    subscribe_google_text: str
    subscribe_apple: str
    subscribe_apple_text: str
    subscribe_reader: str
    subscribe_reader_text: str

    # How the site is tested
    tested: str
    tested_automatically: str
    tested_by_hand: str
    not_tested: str
    accessibility_statement: str
