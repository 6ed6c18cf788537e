"""The rules of the language: what each finds, and what it leaves alone."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from growth import takes_linear_time
from language.warnings import NAMES, RULES, problems_in_lines, rules_with
from language.word_list import read_word_list
from manuscript.problem import rule_named
from numbered_lines import numbered

HOUSE = "HelseHub\nBuskerud fylkeskommune\nDrammen kommune\nBrakerøya\nhelsepark\ndatamaskinen -> maskinen\n"
WORDS, _ = read_word_list(HOUSE.encode(), file="content/ordliste.txt")
ALL = rules_with(WORDS)


def found(text, language="nb"):
    """Return rule and suggestion of each slip in a body."""
    lines = numbered(text)
    problems = problems_in_lines(lines, ALL, language=language)
    return [(problem.rule, problem.example) for problem in sorted(problems, key=lambda each: (each.line, each.column))]


@pytest.mark.parametrize("rule", ALL, ids=lambda rule: rule.name)
def test_each_rule_finds_its_own_wrong_example_and_nothing_in_the_right_one(rule):
    row = rule_named(rule.name)
    assert [name for name, _ in found(row.wrong)] == [rule.name]
    assert found(row.right) == []


@pytest.mark.parametrize("language", ["nb", "nn"])
def test_names_are_unique_and_can_be_typed(language):
    names = [rule.name for rule in ALL if language in rule.languages]
    assert len(set(names)) == len(names)
    assert set(names) < NAMES


@pytest.mark.parametrize(
    ("text", "slips"),
    [
        ("Drammen's", [("genitiv-apostrof", "Drammens")]),
        ("Hos Anders's venner", [("genitiv-apostrof", "Anders’")]),
        ("i '14", [("apostrof-tall", "2014")]),
        ("i '98", [("apostrof-tall", "1998")]),
        ("på ’90-tallet", [("apostrof-tall", "90-tallet")]),
        ("«Ja,» sa hun", [("komma-sitat", "«Ja», sa")]),
        ("«Det er et løft,» sa hun", [("komma-sitat", "løft», sa")]),
        ("Hun sa “dette er bra. Punktum.", [("sitat-uten-slutt", 'Hun kalte det "et løft" for regionen.')]),
        ("Hun sa ”dette er bra. Og “ja.", [("sitat-uten-slutt", 'Hun kalte det "et løft" for regionen.')]),
        ("Hun sa “hva?”, og ”ja, “hei” til oss”.", []),
        ('"Hei "du', [("sitat-uten-slutt", 'Hun kalte det "et løft" for regionen.')]),
        ('Han sa "en 15" skjerm" igjen.', []),
        ("Hun sa »dette« og «hei», »ja.«", []),
        ("Hun sa »dette er bra«. Og «ja.", [("sitat-uten-slutt", 'Hun kalte det "et løft" for regionen.')]),
        ("Hun sa dette er bra». Punktum.", [("sitat-uten-slutt", 'Hun kalte det "et løft" for regionen.')]),
        ("Hun bor i Testbyen. Les mer »", []),
        ("Hun sa «dette er bra. Punktum.", [("sitat-uten-slutt", 'Hun kalte det "et løft" for regionen.')]),
        ("Hun sa “dette” og ”dette”, „dette“ og «dette «her» er» bra”.", []),
        ("«Hvem?», spurte han", [("sitat-komma", "«Hvem?» spurte")]),
        ("- Det er flott, sier Kari Nordmann.", [("replikk-liste", "– Det er flott, sier Kari Nordmann.")]),
        ("fra 3–5", [("fra-til", "fra 3 til 5")]),
        ("frå kl. 10.00 - 12.30.", [("fra-til", "frå kl. 10.00 til 12.30")]),
        ("mellom 3–5", [("mellom-og", "mellom 3 og 5")]),
        ("23/3-2023", [("dato-strek", "23. mars 2023")]),
        ("23/3-23", [("dato-strek", "23. mars 2023")]),
        ("23 mars", [("dato-punktum", "23. mars")]),
        ("Møtet er 23. Mars på Testhuset", [("dato-stor-bokstav", "23. mars")]),
        ("23 Mars 2023", [("dato-stor-bokstav", "23. mars")]),
        ("på møtet til Torsdag 23. mars", [("dato-stor-bokstav", "torsdag")]),
        ("i Januar 2023", [("dato-stor-bokstav", "januar")]),
        ("kr. 500", [("kr-punktum", "kr 500")]),
        ("500 kr. i", [("kr-punktum", "500 kroner")]),
        ("3 km. til", [("kr-punktum", "3 km")]),
        ("500,-", [("kr-strek", "500 kroner")]),
        ("kr 1 500,–", [("kr-strek", "kr 1 500")]),
        ("Det koster 5.-.", [("kr-strek", "5 kroner")]),
        ("For 5.- 10. trinn, og 1.–4. trinn", []),
        ("Vi møtes 3.- og 4. juni", []),
        ("1.5 prosent", [("desimalpunktum", "1,5")]),
        ("kr 99.50", [("desimalpunktum", "kr 99,50")]),
        ("Slutt..", [("to-punktum", "Slutt.")]),
        ("Velkommen !", [("mellomrom-tegn", "Velkommen!")]),
        ("**Velkommen** !", [("mellomrom-tegn", "Velkommen!")]),
        ("f. eks. mat", [("forkortelse", "f.eks.")]),
        ("Feks mat", [("forkortelse", "F.eks.")]),
        ("bla. mat", [("forkortelse", "bl.a.")]),
        ("mat mm.", [("forkortelse", "m.m.")]),
        ("mat o. l.", [("forkortelse", "o.l.")]),
        ("mat e. l.", [("forkortelse", "e.l.")]),
        ("m. a. o. mat", [("forkortelse", "m.a.o.")]),
        ("d.v.s. mat", [("forkortelse", "dvs.")]),
        ("o.s.v.", [("forkortelse", "osv.")]),
        ("m.fl.", [("forkortelse", "mfl.")]),
        ("m.v.", [("forkortelse", "mv.")]),
        ("p.g.a. mat", [("forkortelse", "pga.")]),
        ("(iht avtalen)", [("forkortelse", "iht.")]),
        ("ca 40", [("forkortelse", "ca.")]),
        ("nr 4", [("forkortelse", "nr.")]),
        ("jfr. loven", [("forkortelse", "jf.")]),
        ("evt. mat", [("forkortelse", "ev.")]),
        ("12 mnd.", [("forkortelse", "md.")]),
        ("5 min. gange", [("forkortelse", "min")]),
        ("Helse-Hub", [("navneform", "HelseHub")]),
        ("Helsehub", [("navneform", "HelseHub")]),
        ("helsehub-dagen", [("navneform", "HelseHub")]),
        ("Buskerud Fylkeskommune", [("navneform", "Buskerud fylkeskommune")]),
        ("Helseparken og HelsePark", [("navneform", "Helsepark")]),
        ("Datamaskinen", [("navneform", "Maskinen")]),
    ],
)
def test_a_slip_is_found_with_what_to_write(text, slips):
    assert found(text) == slips


@pytest.mark.parametrize(
    ("text", "slips"),
    [
        ("t. d. mat", [("forkortelse", "t.d.")]),
        ("f.eks. mat", [("forkortelse", "t.d.")]),
        ("bl.a. mat", [("forkortelse", "m.a.")]),
        ("m. a. mat", [("forkortelse", "m.a.")]),
        ("mat osv.", [("forkortelse", "osb.")]),
        ("t.d. mat, m.a. fisk osb.", []),
    ],
)
def test_nynorsk_has_forms_of_its_own(text, slips):
    assert found(text, "nn") == slips


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("SAS' fly, pc's, kupper'n, d'Or", id="apostrophes that belong"),
        pytest.param("McDonald's, Levi's og Women's Health", id="names of other languages"),
        pytest.param("It is the King's speech", id="English"),
        pytest.param("'14 personer', sa hun", id="a quotation that begins with a number"),
        pytest.param("«Hvem?», «Hva?» og «Hvor?» er spørsmål", id="titles in a row"),
        pytest.param('15" skjerm', id="inches"),
        pytest.param('"et" og "to"', id="pairs"),
        pytest.param("fra 5–6 leverandører", id="some five or six"),
        pytest.param("fra 2–1 til 3–1", id="results"),
        pytest.param("mellom 16-17-åringer, mellom 2–3 og 4–5", id="hyphens, and more numbers"),
        pytest.param("fra 2023-03-23, 12-34-56", id="dates and numbers in parts"),
        pytest.param("sak 23/3-2023, 40/3-2023, 1/2-liter", id="no dates"),
        pytest.param("uke 12 mars, 2023 mars", id="no day"),
        pytest.param("Vi var 23. August var ikke med", id="a sentence ends in a number"),
        pytest.param("3. Mars\n4. April", id="months in a list with numbers"),
        pytest.param("Det koster 500 kr. Vi går 5 km. 20 personer kom. Kr 500.", id="a sentence ends"),
        pytest.param("2023,5 og 9,-10", id="other numbers"),
        pytest.param("§ 4.2 prosent, kl. 11.30, versjon 1.5 kg, 1.500 kroner, 23.3.2023", id="dots that are no commas"),
        pytest.param("Vent ... og ... Se ../mappe og så", id="ellipsis and paths"),
        pytest.param(".NET og :) og ;) er fint … ja", id="names and faces"),
        pytest.param("Resultatet var 2 : 1", id="a ratio"),
        pytest.param("å bla. Bla bla. Han kan bla. Det", id="a verb"),
        pytest.param("regn i mm. og 5 mm. Så", id="millimetres"),
        pytest.param("Vi har 5 min. Så går vi", id="a sentence ends after minutes"),
        pytest.param("E. L. James, M. A. Olsen, OL. Oppgave. PGA", id="initials, and other words"),
        pytest.param("helsehub.no, @helsehub, #helsehub, HELSEHUB, HelseHubs", id="the name in addresses and genitive"),
        pytest.param("- Mat\n- Kommunen, sier Kari, er med\n- Vi\n- Du", id="one of many points"),
    ],
)
def test_what_only_looks_like_a_slip_is_left_alone(text):
    assert found(text) == []


WRONG = "kr. 500 og f. eks. !"


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(f"`{WRONG}`", id="code"),
        pytest.param(f"```\n{WRONG}\n```", id="block of code"),
        pytest.param(f"<pre>{WRONG}</pre>", id="pre"),
        pytest.param(f"<!-- {WRONG} -->", id="comment"),
        pytest.param(f'<span lang="en">{WRONG} <span>{WRONG}</span> {WRONG}</span>', id="another language"),
        pytest.param(f"<span data-raw>{WRONG}</span>", id="raw"),
        pytest.param(f'<abbr title="{WRONG}">x</abbr>', id="attribute"),
        pytest.param("[tekst](<kr. 500.pdf>), https://x.example/kr..500 og kari@f..example", id="addresses"),
        pytest.param("[a]: https://x.example/kr.500", id="definition"),
    ],
)
def test_what_is_no_norwegian_text_is_not_read(text):
    assert found(text) == []


def test_the_words_round_what_is_not_read_stay_apart():
    assert found("Bruk `x`, og <code>y</code>. Se <https://x.example>!") == []


def test_titles_of_pictures_and_boxes_are_read():
    assert found('![a](b.jpg "kr. 500")\n\n!!! faktaboks "kr. 600"') == [
        ("kr-punktum", "kr 500"),
        ("kr-punktum", "kr 600"),
    ]


@pytest.mark.parametrize(
    ("text", "line", "column"),
    [
        ("Det koster kr. 500.", 1, 12),
        ("**Det** [koster](https://x.example/a) kr. 500.", 1, 39),
        ("A\n\n`kode` og <b>fet</b> kr. 500", 3, 22),
    ],
)
def test_place_is_that_of_the_file(text, line, column):
    lines = numbered(text)
    assert [(p.line, p.column) for p in problems_in_lines(lines, RULES, language="nb")] == [(line, column)]


@settings(max_examples=300)
@given(st.text(alphabet="ab Ø.,!?:;'\"«»()[]<>`*_-–0159\n\u00a0kr", max_size=80), st.sampled_from(["nb", "nn"]))
def test_nothing_a_text_holds_makes_a_rule_fail(text, language):
    lines = numbered(text)
    for problem in problems_in_lines(lines, ALL, language=language):
        assert 1 <= problem.line <= len(lines)
        assert 1 <= problem.column <= len(lines[problem.line - 1].text) + 1
        assert problem.message and problem.fix


@pytest.mark.parametrize(
    "piece",
    [
        '"',
        "'",
        "«a,» b ",
        "fra 1-",
        "1 ",
        "1 000 ",
        "[",
        "](",
        "<",
        "<b lang=en>",
        "- a, sier",
        ". ",
        " .",
        "a..",
        "f. ",
        "e. l",
        "*",
        "_",
        "`",
        "!!! a",
        "\n\n",
        "helse ",
        "buskerud",
        "kr. ",
        "23. Mars ",
        "\\",
        "www.",
        "a.",
        "A's ",
    ],
)
def test_a_hundred_thousand_characters_of_anything_take_no_time(piece):
    assert takes_linear_time(found, piece * (100_000 // len(piece)))
