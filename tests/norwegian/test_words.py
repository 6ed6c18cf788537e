"""The interface's words in three languages."""

import string
from dataclasses import asdict, fields

import pytest

from norwegian.words import WORDS, Words, words

SAME_IN_BOTH = {  # checked by hand against Bokmålsordboka and Nynorskordboka
    "article", "event", "about_subject", "and_word", "audience", "by", "calendar", "cancelled", "contact",
    "draft", "email", "event_is_over", "first_published_in", "full",
    "hidden", "in_series", "join_online", "map", "modified", "older", "online", "page_of", "phone", "photo",
    "also_in", "price", "published", "registration", "registration_deadline",
    "room", "series", "register", "register_by_email", "subscribe", "type", "until", "when",
    "cancelled_text", "programme", "time",
    "add_to_calendar", "at_host", "last_day_to_register", "web_page", "you_are_here", "share", "share_by_email",
    "all_files", "how_to_subscribe", "next_in_series", "subscribe_apple", "subscribe_google", "subscribe_outlook",
    "search", "subject", "everything", "fixed_pages", "a_page", "hits", "other_hits", "many_hits",
    "number_of_hits", "recording_in_other_words", "exact_hits", "found_in",
    "tested_automatically", "next_event", "follow", "subscribe_to_calendar", "practical", "calendar_file", "ask", "session_over", "questions",
    "form", "in_person", "of_this_kind", "show_all",
    "show_track", "all_tracks", "my_programme", "pick_session", "number_picked", "same_time", "picks_calendar",
}  # fmt: skip


@pytest.mark.parametrize("language", WORDS)
def test_no_word_is_empty_or_has_stray_spaces(language):
    said = asdict(words(language))
    assert [name for name, text in said.items() if not text.strip() or "  " in text] == []
    assert [name for name, text in said.items() if text != text.strip()] == ["until"]


@pytest.mark.parametrize("language", WORDS)
def test_blanks_to_fill_in_are_the_same_in_every_language(language):
    blanks = {
        name: {blank for _, blank, _, _ in string.Formatter().parse(text) if blank is not None}
        for name, text in asdict(words(language)).items()
    }
    assert {name: found for name, found in blanks.items() if found} == {
        "page_of": {"number", "count"},
        "moved_text": {"date"},
        "at_host": {"host"},
        "ask": {"who"},
        "no_upcoming": {"about"},
        "no_past": {"about"},
        "no_articles": {"about"},
        "about_subject": {"subject"},
        "in_series": {"series"},
        "version_changed": {"version"},
        "one_hit": {"query"},
        "many_hits": {"count", "query"},
        "many_shown": {"count"},
        "no_hits": {"query"},
        "number_of_hits": {"count"},
        "some_words_found": {"count", "query"},
        "words_not_found": {"words"},
        "words_replaced": {"words"},
    }


def test_bokmal_and_nynorsk_differ_but_where_the_dictionaries_agree():
    bokmal, nynorsk = WORDS["nb"], WORDS["nn"]
    same = {f.name for f in fields(Words) if getattr(bokmal, f.name) == getattr(nynorsk, f.name)}
    assert same == SAME_IN_BOTH


@pytest.mark.parametrize(
    ("name", "bokmal", "nynorsk"),
    [
        ("events", "Arrangementer", "Arrangement"),
        ("upcoming_events", "Kommende arrangementer", "Komande arrangement"),
        ("past_events", "Tidligere arrangementer", "Tidlegare arrangement"),
        ("cancelled", "Avlyst", "Avlyst"),
        ("postponed", "Utsatt", "Utsett"),
        ("moved_from", "Flyttet fra", "Flytta frå"),
        ("full", "Fullt", "Fullt"),
        ("registration_deadline", "Påmeldingsfrist", "Påmeldingsfrist"),
        ("registration_closed", "Påmeldingen er stengt", "Påmeldinga er stengd"),
        ("modified", "Oppdatert", "Oppdatert"),
        ("correction", "Rettelse", "Retting"),
        ("first_published_in", "Først publisert i", "Først publisert i"),
    ],
)
def test_the_words_that_the_house_has_chosen(name, bokmal, nynorsk):
    assert (getattr(WORDS["nb"], name), getattr(WORDS["nn"], name)) == (bokmal, nynorsk)


BOKMAL_ONLY = {
    "ikke", "jeg", "fra", "en", "siden", "lenken", "hvor", "hva", "noen", "kommende",
    "tidligere", "ennå", "nå", "akkurat nå", "artikler", "se", "innhold", "påmeldingen",
}  # fmt: skip


def test_no_bokmal_slips_into_the_nynorsk():
    written = " ".join(asdict(WORDS["nn"]).values()).casefold()
    words_used = {word.strip(".,:{}") for word in written.split()}
    assert words_used & BOKMAL_ONLY == set()
