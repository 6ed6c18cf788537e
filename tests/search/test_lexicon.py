"""Other ways to find a word: typed without æ, ø and å, in the index and in the browser; and by the end of a compound."""

import json
import subprocess
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.lexicon import all_words, fold, in_other_norwegian, known_parts, last_parts

MATCHING = Path(__file__).parents[2] / "theme" / "static" / "js" / "matching.js"

CASES = [
    pytest.param(["Kjøkken", "kjokken", "kjoekken", "KJØKKEN"], "kjokken", id="ø"),
    pytest.param(["gård", "gard", "gaard", "Ga\u030ard"], "gard", id="å, composed or not"),
    pytest.param(["ærlig", "aerlig", "ärlig", "a\u0308rlig"], "aerlig", id="æ, and as in Swedish"),
    pytest.param(["møte", "möte", "moete"], "mote", id="ö"),
    pytest.param(["Poesi"], "posi", id="oe that was never ø, the same on both sides"),
    pytest.param(["Đurđević", "durdevic"], "durdevic", id="letters of the Sámi and of others"),
    pytest.param(["idé", "ide"], "ide", id="an accent"),
]
LETTERS = "abcdefghijklmnopqrstuvwxyzæøåÆØÅäöéèüßđŋŧłĐŊŦŁ a\u030a o\u0308 1234 -–'’.,/"
SITE = known_parts(["innovasjon", "frokost", "dagen", "samtale", "gaver", "lyspunkt"])


@pytest.mark.parametrize(("written", "folded"), CASES)
def test_every_way_to_type_a_word_is_one(written, folded):
    assert {fold(word) for word in written} == {folded}


@given(st.text(max_size=40))
def test_what_is_folded_stays_as_it_is_but_for_letters_that_meet(text):
    assert fold(fold(text)) == fold(text) or "aa" in fold(text) or "oe" in fold(text)


@pytest.mark.needs("node")
def test_the_browser_folds_as_the_index_does():
    texts = [word for case in CASES for word in case.values[0]] + [LETTERS, "Åår", "aaa", "aaoe", "Œuvre"]
    script = f"""
        import {{ fold }} from {json.dumps(MATCHING.as_uri())};
        console.log(JSON.stringify({json.dumps(texts)}.map(fold)));
    """
    run = subprocess.run(
        ["node", "--no-warnings", "--input-type=module", "-e", script], capture_output=True, text=True, check=True
    )
    assert json.loads(run.stdout) == [fold(text) for text in texts]


@pytest.mark.parametrize(
    ("word", "part"),
    [
        pytest.param("helseteknologi", "teknologi", id="two parts"),
        pytest.param("helseteknologien", "teknologien", id="bent"),
        pytest.param("velferdsteknologi", "teknologi", id="an s between them"),
        pytest.param("hjemmesykepleie", "sykepleie", id="an e between them"),
        pytest.param("frokostmote", "mote", id="a short one"),
        pytest.param("gronnkal", "kal", id="a shorter one, known to everybody"),
        pytest.param("innovasjonsdagen", "dagen", id="a part the publication says elsewhere"),
        pytest.param("innovasjonskraften", "kraften", id="a part that stands nowhere else, after one that does"),
        pytest.param("spesialisthelsetjeneste", "helsetjeneste", id="a compound in a compound"),
        pytest.param("pasientsamtaler", "samtaler", id="in plural where the publication has one"),
    ],
)
def test_the_last_part_of_a_compound_is_found(word, part):
    assert part in last_parts(word, SITE)


@pytest.mark.parametrize(
    "word",
    [
        pytest.param("mote", id="no compound"),
        pytest.param("innovasjonen", id="one word, bent"),
        pytest.param("fullstendig", id="one word of parts nobody knows"),
        pytest.param("opplevelsene", id="an ending only"),
        pytest.param("teknologi" * 10, id="too long to be a word"),
    ],
)
def test_what_is_no_compound_has_no_parts(word):
    assert last_parts(word, SITE) == frozenset()


@given(st.text(st.characters(categories=["Ll", "Nd"]), max_size=80))
def test_a_part_is_an_end_of_its_word_and_shorter(word):
    assert all(word.endswith(part) and 3 <= len(part) < len(word) for part in last_parts(word, SITE))


def test_a_word_with_a_hyphen_is_found_whole_and_by_its_parts_and_signs_alone_are_no_word():
    assert all_words(["Helse-IT og – … (mat)", "mat_2 OG"]) == {"helse", "it", "helseit", "og", "mat", "2", "mat2"}


@pytest.mark.parametrize(
    ("written", "others"),
    [
        pytest.param("hjemmetjenester", ["heimetenester"], id="two in a compound"),
        pytest.param("Heimetenester", ["hjemmetjenester"], id="and back"),
        pytest.param("sjukehus", ["sykehus"], id="nynorsk"),
        pytest.param("uke", ["veke"], id="at the beginning"),
        pytest.param("bruke", [], id="not inside another word"),
        pytest.param("åpning", ["opning"], id="with å"),
        pytest.param("møte", [], id="the same in both"),
    ],
)
def test_a_word_is_found_by_what_it_is_called_in_the_other_norwegian(written, others):
    assert in_other_norwegian([written]) == others
