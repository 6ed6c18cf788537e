"""Whose work a picture is: what is a credit, where it begins, and what is nearly one."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from norwegian.picture_texts import (
    find_credit,
    is_without_name,
    says_its_kind,
    split_credit,
    with_credit,
    without_photo,
)


@pytest.mark.parametrize(
    ("caption", "split"),
    [
        ("Foto: Kari Nordmann", ("", "Foto: Kari Nordmann")),
        ("Huset. Foto: Kari", ("Huset.", "Foto: Kari")),
        ("Huset. Fotograf: Kari", ("Huset.", "Fotograf: Kari")),
        ("Huset. Photo: Kari", ("Huset.", "Photo: Kari")),
        ("Huset. Arkivfoto: Testavisa", ("Huset.", "Arkivfoto: Testavisa")),
        ("Huset. Illustrasjon: Ola Nordmann", ("Huset.", "Illustrasjon: Ola Nordmann")),
        ("Grafikk: Testavisa", ("", "Grafikk: Testavisa")),
        ("Slik kan det bli. Tegning: Kari", ("Slik kan det bli.", "Tegning: Kari")),
        ("Skjermbilde: example.no", ("", "Skjermbilde: example.no")),
        ("Foto/grafikk: Kari", ("", "Foto/grafikk: Kari")),
        ("Huset. Foto og montasje: Kari", ("Huset.", "Foto og montasje: Kari")),
        ("Et hjerte. Laget med KI (Tegnemaskin)", ("Et hjerte.", "Laget med KI (Tegnemaskin)")),
        ("Huset. © Kari", ("Huset.", "© Kari")),
        ("Huset. Foto © Kari", ("Huset.", "Foto © Kari")),
        ("Huset (Foto: Kari)", ("Huset", "Foto: Kari")),
        ("Tegning: Huset. Foto: Kari", ("Tegning: Huset.", "Foto: Kari")),
        ("Huset.", ("Huset.", "")),
        ("Huset. Foto:", ("Huset. Foto:", "")),
        ("Foto: .", ("Foto: .", "")),
        ("Et fint foto av huset", ("Et fint foto av huset", "")),
        ("Laget med kjærlighet", ("Laget med kjærlighet", "")),
        ("", ("", "")),
    ],
)
def test_a_caption_is_split_from_its_credit(caption, split):
    assert split_credit(caption) == split


@pytest.mark.parametrize(
    ("caption", "right"),
    [
        pytest.param("", "Foto: Kari Nordmann", id="nothing"),
        pytest.param("Huset", "Huset. Foto: Kari Nordmann", id="no full stop"),
        pytest.param("Huset!", "Huset! Foto: Kari Nordmann", id="another end"),
        pytest.param("Frokosten. Foto:", "Frokosten. Foto: Kari Nordmann", id="no name"),
        pytest.param("Foto: ", "Foto: Kari Nordmann", id="no name and no caption"),
        pytest.param("Frokosten. Illustrasjon:", "Frokosten. Illustrasjon: Kari Nordmann", id="no illustrator"),
        pytest.param("Foto Kari", "Foto: Kari", id="no colon"),
        pytest.param("Frokosten. foto av Kari Nordmann", "Frokosten. Foto: Kari Nordmann", id="by whom"),
        pytest.param("Frokosten. Bilde: Ola Nordmann", "Frokosten. Foto: Ola Nordmann", id="another word for it"),
        pytest.param("Frokosten. Foto - Kari Nordmann.", "Frokosten. Foto: Kari Nordmann", id="a hyphen"),
        pytest.param("Frokosten. Illustrasjon Ola", "Frokosten. Illustrasjon: Ola", id="an illustration"),
        pytest.param("Huset. Foto fra i fjor", "Huset. Foto fra i fjor. Foto: Kari Nordmann", id="no name in it"),
        pytest.param("Huset. Foto: Ola", "Huset. Foto: Ola", id="nothing to put right"),
    ],
)
def test_a_caption_gets_the_credit_it_nearly_has(caption, right):
    assert with_credit(caption) == right


@given(
    st.lists(
        st.sampled_from(["Foto", ":", " ", ".", "Kari", "©", "(", "Illustrasjon", "av", "/", "Laget med KI", "-", "_"])
    )
)
def test_what_is_proposed_is_a_credit(words):
    assert find_credit(with_credit("".join(words))) is not None


@pytest.mark.parametrize(
    ("credit", "name", "kind_is_said"),
    [
        ("Kari Nordmann", "Kari Nordmann", False),
        ("Foto: Kari Nordmann", "Kari Nordmann", True),
        ("foto:Kari", "Kari", True),
        ("Fotograf: Kari", "Kari", True),
        ("Illustrasjon: Ola", "Illustrasjon: Ola", True),
        ("Foto/grafikk: Ola", "Foto/grafikk: Ola", True),
        ("© Ola", "© Ola", True),
        ("Foto:", "Foto:", False),
    ],
)
def test_photo_is_what_a_credit_is_when_it_says_nothing_else(credit, name, kind_is_said):
    assert (without_photo(credit), says_its_kind(credit)) == (name, kind_is_said)


@pytest.mark.parametrize(
    ("caption", "is_so"), [("Huset. Foto:", True), ("Foto: -", True), ("Et foto", False), ("Foto: K", False)]
)
def test_a_credit_without_a_name_is_known(caption, is_so):
    assert is_without_name(caption) == is_so


@pytest.mark.parametrize(
    "piece", ["Foto", "Foto ", "Foto:", "foto/", "Foto: . ", "(", "a" * 20 + "foto", "Foto av K", ". Foto A"]
)
def test_a_long_caption_is_read_at_once(piece):
    caption = piece * (100_000 // len(piece))
    with_credit(caption)
    assert split_credit(caption)[0] is not None
