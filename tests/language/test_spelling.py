"""The spelling: which words are asked about, and what an editor is told."""

import pytest

from checks.spelling import spell
from content_types.content_files import PathError
from language.spelling import unknown, words_of
from language.word_list import WordList, read_word_list

LIST, _ = read_word_list(b"Vestre Viken\nhelsehubben -> HelseHub\n", file="content/ordliste.txt")


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        pytest.param("Vi spiser brødskive.", ["spiser", "brødskive"], id="short words are let be"),
        pytest.param("Vi så Kari. Kanskje sovnet hun.", ["Kanskje", "sovnet", "hun"], id="names are let be"),
        pytest.param("USN, HelseHub, 5kg og B12", [], id="capitals and digits"),
        pytest.param("e-helse og innholds- og driftsselskap", ["helse", "driftsselskap"], id="hyphens"),
        pytest.param("https f.eks. bl.a. pc's", ["https"], id="abbreviations and apostrophes"),
        pytest.param("hos Vestre Viken og HelseHub", ["hos"], id="the house's own words"),
    ],
)
def test_only_words_a_dictionary_can_know_are_asked_about(text, asked):
    assert [word for _, word in words_of(text, LIST)] == asked


ARTICLE = """---
tittel: En skrivefeill i tittelen
ingress: En ingress.
---

Nettstedet har informasjonskapsler. `skrivefeill` og https://x.example/skrivefeill

Et ord som samarbeie kan være **galtt**. <!-- behold: staving -->

Kommunen samarbeie om noe. Velferdsteknologi er bra.
"""


@pytest.fixture
def content(tmp_path, monkeypatch):
    (tmp_path / "content" / "articles").mkdir(parents=True)
    (tmp_path / "content" / "articles" / "2027-03-12-a.md").write_text(ARTICLE, encoding="utf-8")
    (tmp_path / "content" / "README.md").write_text("skrivefeill", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path / "content"


@pytest.mark.needs("hunspell")
@pytest.mark.parametrize("path", ["content", "content/articles", "content/articles/2027-03-12-a.md"])
def test_unknown_words_are_told_with_place_and_suggestions(content, path):
    problems = spell([path])
    assert [(p.file, p.line, p.column, p.rule, p.severity.value, p.message) for p in problems] == [
        ("content/articles/2027-03-12-a.md", 2, 12, "staving", "warning", "Ordet «skrivefeill» står ikke i ordboken."),
        ("content/articles/2027-03-12-a.md", 10, 10, "staving", "warning", "Ordet «samarbeie» står ikke i ordboken."),
    ]
    assert "«skrivefeil»" in problems[0].fix
    assert "«samarbeide»" in problems[1].fix


@pytest.mark.needs("hunspell")
def test_words_in_the_house_list_are_right(content):
    (content / "ordliste.txt").write_text("skrivefeill\nsamarbeie\n", encoding="utf-8")
    assert spell(["content"]) == []


@pytest.mark.needs("hunspell")
def test_nynorsk_has_a_dictionary_of_its_own_and_english_none(content):
    text = "---\ntittel: A\nspråk: {}\n---\nikkje korleis hvordan\n"
    for language, told in (("nn", ["hvordan"]), ("nb", ["ikkje", "korleis"]), ("en", [])):
        file = content / "articles" / f"2027-03-13-{language}.md"
        file.write_text(text.format(language), encoding="utf-8")
        assert [problem.message.split("«")[1].split("»")[0] for problem in spell([file.as_posix()])] == told


@pytest.mark.parametrize("path", ["", "finnes/ikke", "content/tekst.txt", "tom"])
def test_a_path_without_a_text_is_told_of(content, path):
    (content / "tekst.txt").write_text("hei")
    (content.parent / "tom").mkdir()
    with pytest.raises(PathError):
        spell([path])


@pytest.mark.needs("hunspell")
def test_joined_words_are_words_and_slips_are_not():
    assert set(unknown(["helseinnovasjon", "informasjonskapsler", "tjenestr", "noe"], "nb")) == {"tjenestr"}


def test_no_words_need_no_program():
    assert unknown([], "nb") == {}
    assert list(words_of("", WordList())) == []
