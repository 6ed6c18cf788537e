"""The live site, asked over the net."""

import pytest

from publishing.smoke import smoke

RSS = '<rss version="2.0"></rss>\n'


@pytest.fixture
def live(built, files, serve):
    """Return the address of a small site, told of itself, with *changes*."""

    def start(**changes):
        address = serve(built({}).folder, base_path="/helsehub")
        given = {**files, "feeds/arrangementer.rss.xml": RSS, "bygg.json": '{"commit": "abc"}', **changes}
        built({name: text.replace("https://example.org/helsehub", address) for name, text in given.items() if text})
        return address

    return start


def told(problems):
    return [(problem.file, problem.rule) for problem in problems]


def test_nothing_is_said_against_a_site_that_answers(live):
    assert smoke(live(), commit="abc") == []


@pytest.mark.parametrize(
    ("changes", "problems"),
    [
        pytest.param({"index.html": ""}, [("/", "live")] * 2, id="another page in its place"),
        pytest.param({"kalender.ics": ""}, [("/kalender.ics", "live")], id="no calendar"),
        pytest.param({"kalender.ics": "<html></html>"}, [("/kalender.ics", "live")], id="a page in its place"),
        pytest.param({"mote/index.html": ""}, [("/mote/", "live")], id="a page in the sitemap is not there"),
        pytest.param({"sitemap.xml": "<urlset>"}, [("/sitemap.xml", "live")], id="no sitemap"),
        pytest.param(
            {"404.html": ""},
            [("/denne-siden-finnes-ikke-og-skal-ikke-finnes/", "live")],
            id="the host's own page for what is not there",
        ),
    ],
)
def test_what_does_not_answer_is_told(live, changes, problems):
    assert told(smoke(live(**changes))) == problems


def test_a_site_that_says_it_is_another_is_told(live):
    other = live().replace("127.0.0.1", "localhost")
    assert told(smoke(other)) == [("/", "live")]


def test_an_old_version_is_waited_for_and_then_told_of(live):
    assert told(smoke(live(), commit="def", patience_seconds=0.2)) == [("", "another-version")]


def test_a_host_that_is_not_there_is_told_in_words():
    problems = smoke("http://127.0.0.1:9")
    assert told(problems) == [("/", "live")]
    assert problems[0].message.startswith("Verten svarer ikke: ")
