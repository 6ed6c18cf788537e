"""What two files cannot both have."""

import pytest

from website.consistency import more_than_a_text

from .conftest import article, event


def test_the_proposed_slug_is_free(tmp_path, monkeypatch, publication):
    from pathlib import Path

    from website.read import read_website

    from .conftest import SETTINGS

    publication(
        {
            "events/2027-03-20-mote.md": event(),
            "events/2027-04-20-mote.md": event(starts="20. april 2027 kl. 10.00"),
            "events/2027-04-21-mote-april-2027.md": event(starts="21. april 2027 kl. 10.00"),
        }
    )
    _, problems = read_website(Path("content"), SETTINGS)
    assert [problem.example for problem in problems] == ["slug: mote-2"]


def test_a_copy_named_by_counting_is_told_beside_its_original(publication):
    _, problems = publication(
        {
            "articles/mote.md": article(),
            "articles/mote 2.md": article("B"),
            "articles/topp 10.md": article("C"),
            "events/2027-03-20-a.md": event(),
            "events/2027-03-20-a 3.md": event(),
        }
    )
    assert [(file, rule) for file, _, rule, _ in problems] == [
        ("articles/mote 2.md", "file-name-copy"),
        ("events/2027-03-20-a 3.md", "file-name-copy"),
    ]


def test_a_series_and_a_subject_may_be_spelt_each_in_its_way(publication):
    _, problems = publication(
        {"events/a.md": event(fields="serie: Frokost"), "events/b.md": event("B", fields="emner: frokost")}
    )
    assert problems == []


def test_old_addresses_lead_on_to_their_end(publication):
    website, problems = publication(
        {
            "articles/a.md": article(fields="gamle-adresser:\n  - /nyheter/a/"),
            "adresser.txt": "# flyttet\n/2019/a/ /nyheter/a/\n/om-oss/ /emner/\n",
        }
    )
    assert problems == []
    assert website.redirects == {"/nyheter/a/": "/artikler/a/", "/2019/a/": "/artikler/a/", "/om-oss/": "/emner/"}


def test_an_old_address_cannot_lead_to_a_draft(publication):
    _, problems = publication({"articles/u.md": article(fields="status: utkast"), "adresser.txt": "/g/ /artikler/u/\n"})
    assert [(file, rule) for file, _, rule, _ in problems] == [("adresser.txt", "redirect-conflict")]


def test_an_old_address_that_differs_by_capitals_alone_is_in_use(publication):
    _, problems = publication({"articles/a.md": article(fields="gamle-adresser:\n  - /artikler/A/")})
    assert [rule for *_, rule, _ in problems] == ["redirect-conflict"]


SUBJECTS = {
    "the rarer spelling": (["helse og mat", "helse og mat", "Helse og mat"], [2]),
    "the rarer spelling, though it is the first": (["Helse og mat", "helse og mat", "helse og mat"], [0]),
    "each of the others": (["Helse Og Mat", "helse og mat", "Helse og mat", "helse og mat"], [0, 2]),
    "at a tie the newer": (["helse og mat", "Helse og mat"], [1]),
    "names that would share an address": (["bør", "bor"], [1]),
    "nothing but the form of Unicode": (["språk", "spra\u030ak"], []),
    "nothing but the kind of space": (["helse og mat", "helse\u00a0og\u202fmat"], []),
    "forms of Unicode count as one spelling": (["Språk", "språk", "spra\u030ak"], [0]),
}


@pytest.mark.parametrize(("spellings", "blamed"), SUBJECTS.values(), ids=SUBJECTS)
@pytest.mark.parametrize("naming", ["emner", "serie"])
def test_the_odd_one_out_is_told_of(publication, naming, spellings, blamed):
    # Read in another order than they are dated.
    names = [f"events/{chr(ord('z') - place)}.md" for place in range(len(spellings))]
    texts = [event(fields=f"{naming}: {spelling}") for spelling in spellings]
    dated = [text.replace("publisert: 1.", f"publisert: {day}.") for day, text in enumerate(texts, start=1)]
    _, problems = publication(dict(zip(names, dated, strict=True)))
    assert {file for file, *_ in problems} == {names[place] for place in blamed}


def test_a_subject_written_in_two_forms_is_one_subject(publication):
    website, problems = publication(
        {
            "articles/a.md": article(fields="emner: [språk, spra\u030ak]"),
            "articles/b.md": article("B", fields="emner: spra\u030ak"),
        }
    )
    assert problems == []
    assert [(subject.name, len(subject.entries)) for subject in website.subjects] == [("språk", 2)]
    assert [article.content.subjects for article in website.articles] == [("språk",), ("språk",)]


@pytest.mark.parametrize(
    ("name", "text", "acts"),
    [
        pytest.param("google12.html", "google-site-verification: google12.html", False, id="a line of text"),
        pytest.param(
            "a.html", '<html><head><meta name="x" content="1"></head><body>1</body></html>', False, id="a few elements"
        ),
        pytest.param("a.html", "", False, id="nothing"),
        pytest.param("a.txt", "\udcff <script>", False, id="a text in any form"),
        pytest.param("BingSiteAuth.xml", '<?xml version="1.0"?><users><user>A1</user></users>', False, id="data"),
        pytest.param("a.html", "<script>x()</script>", True, id="a script"),
        pytest.param("a.html", "<p onclick=x()>a", True, id="a handler"),
        pytest.param("a.html", "<!--><script>x()</script>-->", True, id="a comment browsers end at once"),
        pytest.param("a.html", '<meta http-equiv="refresh" content="0;url=//elsewhere.example">', True, id="away"),
        pytest.param("a.xml", '<a xmlns="http://www.w3.org/1999/xhtml"><script/></a>', True, id="a page as XML"),
        pytest.param("a.xml", '<?xml-stylesheet href="a.xml"?><a/>', True, id="XML with a style sheet"),
        pytest.param("a.xml", "<a>", True, id="broken XML"),
    ],
)
def test_a_file_of_the_owners_may_only_be_text(tmp_path, name, text, acts):
    (tmp_path / name).write_bytes(text.encode("utf-8", "surrogateescape"))
    assert bool(more_than_a_text(tmp_path / name)) is acts
