"""Typography in a body: on text alone, whatever elements it is cut into; · stands for a no-break space."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from body.render import render
from numbered_lines import numbered


def rendered(text, language="nb"):
    lines = numbered(text)
    return render(lines, file="content/articles/x.md", language=language)


def html(text, language="nb"):
    body, problems = rendered(text, language)
    whole = body.html(lambda link: link.target, lambda picture: f"[{picture.alt}]", lambda line: "")
    return whole.replace("&nbsp;", "·").strip(), [problem.rule for problem in problems]


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        pytest.param('Det ble **"et løft"**.', "<p>Det ble <strong>«et løft»</strong>.</p>", id="marks in bold"),
        pytest.param('Det ble "**et løft**".', "<p>Det ble «<strong>et løft</strong>».</p>", id="marks round bold"),
        pytest.param(
            'Hun sa "les [mer om *dette*](mer.md) nå" og gikk.',
            '<p>Hun sa «les <a href="mer.md">mer om <em>dette</em></a> nå» og gikk.</p>',
            id="a quotation across a link",
        ),
        pytest.param(
            '"Les [mer"](mer.md), sa hun.', '<p>«Les <a href="mer.md">mer»</a>, sa hun.</p>', id="marks cut apart"
        ),
        pytest.param("**10** % og **kl** 9", "<p><strong>10</strong>·% og <strong>kl</strong>.·9</p>", id="units cut"),
        pytest.param("Se *10*% nå", "<p>Se <em>10·</em>% nå</p>", id="a space put in between"),
        pytest.param("*5* - *10* personer", "<p><em>5</em>–<em>10</em> personer</p>", id="an interval cut"),
        pytest.param('`"a" -- b` - ja', '<p><code>"a" -- b</code> – ja</p>', id="code"),
        pytest.param('"`a`" er "b"', "<p>«<code>a</code>» er «b»</p>", id="marks round code"),
        pytest.param('    "a" -- 10%', '<pre><code>"a" -- 10%\n</code></pre>', id="a block of code"),
        pytest.param(
            '<kbd>"a" -- 10%</kbd> og <samp>10%</samp>',
            '<p><kbd>"a" -- 10%</kbd> og <samp>10%</samp></p>',
            id="keys and output",
        ),
        pytest.param(
            '<span lang="en">"Hi" -- 10%</span> - "hei"',
            '<p><span lang="en">"Hi" -- 10%</span> – «hei»</p>',
            id="another language",
        ),
        pytest.param('<span lang="nn">"Hei" 10%</span>', '<p><span lang="nn">«Hei» 10·%</span></p>', id="nynorsk"),
        pytest.param(
            '<span data-raw="">"Hi" -- *10%*</span>',
            '<p><span data-raw="">"Hi" -- <em>10%</em></span></p>',
            id="what the editor keeps",
        ),
        pytest.param("10<sup>6</sup> % og m<sup>2</sup>", "<p>10<sup>6</sup> % og m<sup>2</sup></p>", id="powers"),
        pytest.param(
            "<https://x.no/a--b?q=10%25>",
            '<p><a href="https://x.no/a--b?q=10%25" rel="noopener">https://x.no/a--b?q=10%25</a></p>',
            id="an address shown",
        ),
        pytest.param("En linje<br>-- og svar", "<p>En linje<br>–·og svar</p>", id="reply after a line break"),
        pytest.param(
            "Hei.\n\n-- Det er flott, sier hun.\n— Ja, sier han.",
            "<p>Hei.</p>\n<p>–·Det er flott, sier hun.</p>\n<p>–·Ja, sier han.</p>",
            id="replies",
        ),
        pytest.param('- "en\n- to"', '<ul>\n<li>"en</li>\n<li>to"</li>\n</ul>', id="no quotation across two blocks"),
        pytest.param('| "a" | 10% |\n|---|---|\n| "b" | 5 - 10 |', "", id="cells"),
        pytest.param("Vi møtes kl\n9:05.", "<p>Vi møtes kl.·09.05.</p>", id="the end of a line is a space"),
    ],
)
def test_text_is_set_in_whatever_it_stands(written, expected):
    shown, problems = html(written)
    if expected:
        assert (shown, [rule for rule in problems if rule == "words-lost"]) == (expected, [])
    else:
        assert re.findall(r"<t[hd][^>]*>(.*?)</t[hd]>", shown) == ["«a»", "10·%", "«b»", "5–10"]


def test_what_a_picture_shows_is_set_and_its_file_is_not():
    body, _ = rendered('![Et "løft" -- 10%](a--b.jpg "Vi sa "ja" - alle. Foto: Kari Nordmann")')
    (picture,) = body.pictures
    assert (picture.target, picture.alt) == ("a--b.jpg", "Et «løft» – 10\u00a0%")
    assert "«ja» – alle. <span" in body.html(lambda link: "", lambda picture: "", lambda line: "")


def test_a_heading_keeps_the_id_it_has_as_written():
    body, _ = rendered('## Møt opp kl 9:05 - "alle"')
    (heading,) = body.headings
    assert (heading.id, heading.text) == ("mot-opp-kl-9-05-alle", "Møt opp kl. 09.05 – «alle»")


def test_an_english_page_is_as_typed():
    assert html('"Hi" -- 10%', "en") == ('<p>"Hi" -- 10%</p>', [])


@settings(max_examples=60)
@given(
    st.lists(
        st.sampled_from(['"', "'", "a", "10", "%", " ", " - ", "--", "kl 9:05", "s. 5", "...", ". ", "SAS'"]),
        max_size=12,
    ),
    st.data(),
)
def test_emphasis_changes_nothing_in_what_is_read(pieces, data):
    at = data.draw(st.integers(0, len(pieces)))
    upto = data.draw(st.integers(at, len(pieces)))
    whole = "x" + "".join(pieces) + "x"
    cut = "x" + "".join(pieces[:at]) + "<em>" + "".join(pieces[at:upto]) + "</em>" + "".join(pieces[upto:]) + "x"

    def read(text):
        shown, _ = html(text)
        return re.sub("<[^>]*>", "", shown)

    assert read(cut) == read(whole)
