"""The index: the same for the same words, and no more than the site uses."""

import gzip
import json
import re

import pytest

from content_types.url_paths import SEARCH_INDEX
from search.index import IndexingError, index_files
from search.records import PageKind, SearchRecord


def record(url_path, **given):
    return SearchRecord(**{"url_path": url_path, "kind": PageKind.PAGES, "language": "nb", "title": "Tittel", **given})


def files(records):
    return {url_path.removeprefix(SEARCH_INDEX): data for url_path, data in index_files(records).items()}


def test_the_same_words_give_the_same_bytes_whatever_their_order(all_records):
    assert files(all_records[::-1]) == files(all_records)


def test_only_what_the_site_uses_is_published(all_records):
    kinds = {re.sub(r"_\w+(?=\.pf_)", "_…", name) for name in files(all_records)}
    assert kinds == {
        "fragment/nb_….pf_fragment",
        "index/nb_….pf_index",
        "LICENSE.txt",
        "pagefind-entry.json",
        "pagefind.js",
        "pagefind.nb_….pf_meta",
        "pages.json",
        "wasm.nb.pagefind",
        "words.json",
    }


# «…/minicbor-2.2.1/src/decode/decoder.rs», as Rust's compiler leaves it in what it makes
CRATE = re.compile(rb"registry/src/[^/]+/([a-z0-9_-]+)-[0-9]")


def test_the_licence_names_all_that_tells_it_is_built_into_the_search(index):
    program = gzip.decompress((index / "wasm.nb.pagefind").read_bytes())
    licence = (index / "LICENSE.txt").read_text("utf-8")
    found = {name.decode() for name in CRATE.findall(program)}
    assert found >= {"minicbor", "wasm-bindgen"}
    assert [name for name in sorted(found) if name not in licence] == []


def test_the_browser_knows_of_each_page_what_it_narrows_and_orders_by():
    records = [
        record("/om/", language="en", original="/about/"),
        record(
            "/arrangementer/a/",
            kind=PageKind.EVENTS,
            subjects=(("Åpne data", "apne-data"),),
            starts=10,
            ends=20,
            is_cancelled=True,
        ),
    ]
    facts = json.loads(files(records)["pages.json"])
    assert sorted(facts.values()) == [
        ["arrangementer", "nb", ["apne-data"], "", 10, 20, 1],
        ["sider", "en", [], "/about/"],
    ]


@pytest.mark.parametrize(
    "url_path",
    [
        pytest.param("/artikler/æøå/", id="letters"),
        pytest.param("/a%20b/c+d&e,f;g=h@i!j$k'(l)*/", id="signs"),
        pytest.param("/x/index.html/", id="a folder named as a file"),
        pytest.param(f"/{'å' * 100}/", id="as long as it may be"),
    ],
)
def test_every_url_path_comes_back_as_it_was(url_path):
    assert len(json.loads(files([record(url_path), record("/om/")])["pages.json"])) == 2


@pytest.mark.parametrize(
    "given",
    [
        pytest.param({"title": "</h1></body><script>", "lines": ("<!-- ␞ &#0;",)}, id="markup"),
        pytest.param({"lines": ("ord " * 50_000,)}, id="very many words"),
        pytest.param({"lines": ("a" * 100_000,)}, id="a very long word"),
        pytest.param({"title": "\ud800\x00"}, id="signs no file can hold"),
    ],
)
def test_nothing_a_page_can_say_ends_the_build(given):
    assert "pagefind.js" in files([record("/a/", **given), record("/om/")])


def test_an_empty_publication_has_no_index():
    assert files([]) == {}


@pytest.mark.needs("posix")
@pytest.mark.parametrize(
    ("program", "said"),
    [
        pytest.param("#!/bin/sh\necho Det går ikke >&2\nexit 3\n", "Pagefind svarer «Det går ikke».", id="it fails"),
        pytest.param("#!/bin/sh\nexit 0\n", "Pagefind svarer «0».", id="it does nothing"),
        pytest.param("", "Systemet svarer «No such file or directory».", id="it is not there"),
    ],
)
def test_an_indexer_that_fails_is_told_of_in_words(tmp_path, monkeypatch, program, said):
    if program:
        (tmp_path / "pagefind").write_text(program)
        (tmp_path / "pagefind").chmod(0o755)
    monkeypatch.setenv("PAGEFIND_BINARY_PATH", str(tmp_path / "pagefind"))
    with pytest.raises(IndexingError) as told:
        files([record("/om/")])
    assert str(told.value).splitlines() == [
        f"Søket kan ikke bygges. {said}",
        "    Slik retter du: Installer det nettstedet trenger, på nytt: pip install --requirement requirements.txt",
    ]
