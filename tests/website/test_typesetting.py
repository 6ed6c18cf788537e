"""Everything a visitor reads is set once; addresses, ids and names of files never are."""

import re
import types
import typing
from dataclasses import fields, is_dataclass
from typing import get_args, get_origin, get_type_hints

import pytest

from content_types.model import Article, Event, FixedPage, Introduction
from norwegian.letters import slugify
from website.entries import LEFT_ALONE, SET_ALREADY, typeset_entry, typeset_texts
from website.model import Entry

from .conftest import article, event


def reached(model, found=None):
    """Return every model that a field of *model* may hold, and of those, and so on."""
    found = {} if found is None else found
    if model not in found and model not in SET_ALREADY:
        found[model] = {name: hint for name, hint in get_type_hints(model).items() if name in names(model)}
        for hint in found[model].values():
            for part in parts(hint):
                if is_dataclass(part):
                    reached(part, found)
    return found


def names(model):
    return {field.name for field in fields(model)}


def parts(hint):
    """Return the types *hint* is made of: «tuple[Speaker, ...] | None» is of two."""
    if get_origin(hint) in (tuple, typing.Union, types.UnionType):
        return [part for inner in get_args(hint) for part in parts(inner)]
    return [Article, Event, FixedPage, Introduction] if isinstance(hint, typing.TypeVar) else [hint]  # of an entry


def has_text(hint):
    return str in parts(hint)


MODELS = reached(Entry)


def test_what_leads_somewhere_is_left_alone_in_every_model_and_nothing_else_is():
    texts = {
        name for model, hints in MODELS.items() if model is not Entry for name, hint in hints.items() if has_text(hint)
    }
    assert texts >= LEFT_ALONE
    leads = re.compile("url|mail|phone|slug|file|path|code|id$|about$")
    assert [name for name in texts - LEFT_ALONE if leads.search(name)] == []


def shown(text):
    return text.replace("\u00a0", "·")


FIELDS = """emner:
  - "Mat \\"og\\" helse"
  - kl 9:05
serie: '"Frokost" - møter'
pris: 100 - 500 kr
plasser: ca. 40
påmelding: https://x.no/a--b?q=10%25
arrangør:
  - navn: Foreningen "Løft"
    url: https://x.no/--
kontakt:
  navn: Kari "Kaia" Nordmann
  epost: kari--kaia@x.no
  telefon: 99887766"""

PROGRAMME = """## Program

kl. 10:00-10:30 "Åpning" - kl 9:05 v/ Kari "Kaia" Nordmann

Sal "A" - 10%

10:30 Pause 5 - 10 minutter
"""


@pytest.fixture
def entry(publication):
    website, problems = publication(
        {"events/2027-03-20-mote.md": event(title='"Møte" -- kl 9:05', fields=FIELDS, body=PROGRAMME)}
    )
    assert [rule for _, _, rule, _ in problems if rule == "words-lost"] == []
    return website.events[0]


def test_what_a_visitor_reads_is_set_and_what_leads_somewhere_is_not(entry):
    content = entry.content
    assert shown(content.title) == "«Møte» – kl.·09.05"
    assert [shown(text) for text in (content.price, content.capacity)] == ["100–500·kr", "ca.·40"]
    assert (content.organizers[0].name, content.organizers[0].url) == ("Foreningen «Løft»", "https://x.no/--")
    assert content.contact.name == "Kari «Kaia» Nordmann"
    assert (content.contact.email, content.contact.phone) == ("kari--kaia@x.no", "99887766")
    assert content.registration.url == "https://x.no/a--b?q=10%25"
    assert (content.slug, entry.url_path) == ("mote", "/arrangementer/mote/")


def test_a_name_that_is_an_address_leads_where_it_did(entry):
    assert entry.content.subjects == ("Mat «og» helse", "kl 9:05")
    assert entry.content.series == "«Frokost» – møter"
    assert [slugify(name) for name in entry.content.subjects] == ["mat-og-helse", "kl-9-05"]


def test_the_programme_says_the_same_in_every_shape(entry):
    session = entry.agenda.programme.days[0].sessions[0]
    cell = entry.agenda.grid.days[0].blocks[0].rows[0].cells[0]
    assert session.title == cell.item.title == "«Åpning» – kl.\u00a009.05"
    assert session.speakers[0].name == cell.item.speakers[0].name == "Kari «Kaia» Nordmann"
    assert cell.id == slugify('"Åpning" - kl 9:05')


def test_english_content_is_as_written(publication):
    website, _ = publication({"articles/2027-03-01-a.md": article(title='"Hi" -- 10%', fields="språk: en")})
    entry = website.articles[0]
    assert entry.content.title == '"Hi" -- 10%'
    assert typeset_entry(entry) == entry


def test_a_second_time_changes_nothing(entry):
    assert typeset_entry(entry) == entry
    assert typeset_texts(entry.agenda, "nb") == entry.agenda
