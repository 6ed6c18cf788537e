"""Words typed with and without æ, ø and å, in the index and in the browser."""

import json
import subprocess
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.lexicon import fold

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
