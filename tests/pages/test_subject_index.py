"""`/emner/`: few subjects together, many by letter."""

from pages.lists import LetterGroup, subject_index
from pages.views import Link

MANY = "[mat, Zoologi, søvn, Ål, ære, øl, Aasen, 3D-trykk, data, bad, Éclair, egg, sol]"


def test_a_few_stand_together_in_norwegian_order_with_how_much_there_is(publication):
    publication.article("a", emner="[mat, Ål]")
    publication.event("e", emner="[mat, ære]")
    assert subject_index(publication.context()).view.groups == (
        LetterGroup(
            letter="",
            id="",
            members=(
                (Link(text="Mat", url="/test/emner/mat/"), 2),
                (Link(text="Ære", url="/test/emner/aere/"), 1),
                (Link(text="Ål", url="/test/emner/al/"), 1),
            ),
        ),
    )


def test_none_is_no_group(publication):
    assert subject_index(publication.context()).view.groups == ()


def test_many_stand_by_letter_each_letter_once(publication):
    publication.article("a", emner=MANY)
    groups = subject_index(publication.context()).view.groups
    assert [(group.letter, group.id, [link.text for link, _ in group.members]) for group in groups] == [
        ("0–9", "bokstav-tall", ["3D-trykk"]),
        ("B", "bokstav-b", ["Bad"]),
        ("D", "bokstav-d", ["Data"]),
        ("E", "bokstav-e", ["Éclair", "Egg"]),
        ("M", "bokstav-m", ["Mat"]),
        ("S", "bokstav-s", ["Sol", "Søvn"]),
        ("Z", "bokstav-z", ["Zoologi"]),
        ("Æ", "bokstav-ae", ["Ære"]),
        ("Ø", "bokstav-oe", ["Øl"]),
        ("Å", "bokstav-aa", ["Ål", "Aasen"]),
    ]
