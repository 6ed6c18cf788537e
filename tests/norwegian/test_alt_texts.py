"""What a picture's description must not be."""

from __future__ import annotations

import pytest

from norwegian.picture_texts import EXAMPLE_DESCRIPTION, says_nothing, without_beginning


@pytest.mark.parametrize(
    ("alt", "file"),
    [
        pytest.param("mote.jpg", "mote.jpg", id="the file's name"),
        pytest.param("Hovedbilde.JPEG", "annet.jpg", id="another file's name"),
        pytest.param("mote-i-mars", "../images/mote-i-mars.png", id="the file's name without its ending"),
        pytest.param("møte", "m%C3%B8te.jpg", id="the file's name, written otherwise in the address"),
        pytest.param("IMG_1234", "mote.jpg", id="from a camera"),
        pytest.param("DSC00012", "mote.jpg", id="from another camera"),
        pytest.param("Skjermbilde 2027-03-12 kl. 10.15.00", "mote.jpg", id="from a screen"),
        pytest.param("bilde", "mote.jpg", id="a bare word"),
        pytest.param("Bilde.", "mote.jpg", id="a bare word with its full stop"),
        pytest.param("bilde 2", "mote.jpg", id="a number"),
        pytest.param("FOTO", "mote.jpg", id="capitals"),
        pytest.param("Illustrasjonsbilde", "mote.jpg", id="a bare word for any picture"),
    ],
)
def test_a_description_that_says_nothing_is_known(alt, file):
    assert says_nothing(alt, file)


@pytest.mark.parametrize(
    "alt",
    [
        "Logo",
        "HelseHub-logo",
        "Kart over Testbyen",
        "Tegning av det nye huset",
        "Fire personer rundt et bord",
        "Bildet henger skjevt på veggen",
        "Fotografen Kari Nordmann",
        "Illustrasjon av et hjerte",
        "Testing av hørsel",
        "Kurve fra 2019 til 2027.",
        "Et hus",
        EXAMPLE_DESCRIPTION,
    ],
)
def test_a_description_of_the_picture_is_left_alone(alt):
    assert (says_nothing(alt, "hus.jpg"), without_beginning(alt)) == (False, alt)


@pytest.mark.parametrize("file", ["logo.svg", "images/Logo.png"])
def test_a_logo_may_be_called_one(file):
    assert not says_nothing("logo", file)
    assert not says_nothing("Logo", file)


@pytest.mark.parametrize(
    ("alt", "rest"),
    [
        ("Bilde av gjester", "Gjester"),
        ("foto av Kari Nordmann", "Kari Nordmann"),
        ("Et bilde av et hus", "Et hus"),
        ("Bildet viser et hus", "Et hus"),
        ("Bilde som viser: et hus", "Et hus"),
        ("Photo of a house", "A house"),
        ("Bilde av", "Bilde av"),
        ("Bilde avslører feil", "Bilde avslører feil"),
    ],
)
def test_what_the_screen_reader_says_itself_is_taken_off_the_beginning(alt, rest):
    assert without_beginning(alt) == rest
