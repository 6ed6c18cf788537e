"""What is typed becomes what is set; · stands for a no-break space here."""

import pytest

from norwegian.typography import typeset, typeset_title


def shown(text):
    return text.replace("\u00a0", "·")


def same(text, id):
    return pytest.param(text.replace("·", "\u00a0"), text, id=id)


RULES = [
    # Quotation marks
    pytest.param('"sitat"', "«sitat»", id="straight marks"),
    pytest.param("“sitat”", "«sitat»", id="English marks"),
    pytest.param("”sitat”", "«sitat»", id="Swedish marks"),
    pytest.param("„sitat“", "«sitat»", id="German marks"),
    pytest.param("»Sitat«, sa «han», «en »indre« ting»", "«Sitat», sa «han», «en «indre» ting»", id="Danish marks"),
    same("« Bonjour » og «hei» og «nei»", "spaces inside marks"),
    pytest.param("\"hun sa 'hei' til oss\"", "«hun sa ‘hei’ til oss»", id="single marks inside"),
    pytest.param("\"'Hei', sa hun\"", "«‘Hei’, sa hun»", id="single marks first inside"),
    pytest.param('("A")', "(«A»)", id="in brackets"),
    pytest.param("SAS' fly", "SAS’ fly", id="apostrophe after a name on s"),
    pytest.param("pc's", "pc’s", id="apostrophe before an ending"),
    pytest.param("kupper'n", "kupper’n", id="apostrophe for letters left out"),
    pytest.param("d'Or", "d’Or", id="apostrophe in a French name"),
    same("'14", "a year with an apostrophe is warned about, not turned"),
    same("'90-tallet", "so is a decade"),
    same('15" skjerm', "inches: a digit before, and nothing opened"),
    same("«Ja,» sa hun", "a comma inside is warned about"),
    same("«Hvem?», spurte", "so is one after a question"),
    same('Hun sa "hei og gikk, «som sagt».', "a mark without another"),
    # Dashes
    pytest.param("a -- b", "a – b", id="two hyphens"),
    pytest.param("a - b", "a – b", id="a hyphen with spaces"),
    pytest.param("a — b", "a – b", id="the long dash"),
    pytest.param("a---b", "a – b", id="three hyphens"),
    pytest.param("a—b", "a – b", id="the long dash without spaces"),
    pytest.param("Oslo--Bergen", "Oslo–Bergen", id="between places"),
    pytest.param("11.30 – 12.00", "11.30–12.00", id="an interval has no spaces"),
    pytest.param("kl. 11:30-12:00", "kl.·11.30–12.00", id="clock times after kl."),
    pytest.param("2030 - 2040", "2030–2040", id="years"),
    pytest.param("5 - 10 personer", "5–10 personer", id="numbers"),
    pytest.param("10 - 3 = 7", "10 – 3 = 7", id="no interval before an equals sign"),
    pytest.param("3.-6. juni", "3.–6.·juni", id="days of one month"),
    pytest.param("1. mai - 10. september", "1.·mai–10.·september", id="days of two months"),
    same("fra 3–5, mellom 3–5", "words beside an interval are warned about"),
    same("e-post", "a hyphen in a word"),
    same("Nord-Norge", "a hyphen in a name"),
    same("søn- og helligdager", "a hyphen for a part left out"),
    same("17. mai-tog", "a hyphen after two words"),
    same("2023-03-23", "an ISO date"),
    same("12-34-56", "a number in groups"),
    pytest.param("– Det er flott, sier hun.", "–·Det er flott, sier hun.", id="reply"),
    pytest.param("-- Det er flott, sier hun.", "–·Det er flott, sier hun.", id="reply, two hyphens"),
    pytest.param("— Det er flott, sier hun.", "–·Det er flott, sier hun.", id="reply, the long dash"),
    # Time and date
    pytest.param("kl 11:30-12:00", "kl.·11.30–12.00", id="kl without its full stop"),
    pytest.param("Kl. 11.30 - 12.00", "Kl.·11.30–12.00", id="kl. first in a sentence"),
    pytest.param("kl 9", "kl.·9", id="an hour alone"),
    pytest.param("kl 9:05", "kl.·09.05", id="an hour of one digit"),
    pytest.param("torsdag 23. mars 2023 kl. 11:30 - 16:00", "torsdag 23.·mars 2023 kl.·11.30–16.00", id="one day"),
    pytest.param("23. - 24. mars 2023", "23.–24.·mars 2023", id="two days"),
    pytest.param("30. april - 2. mai 2023", "30.·april–2.·mai 2023", id="two months"),
    pytest.param("30. desember 2026 - 2. januar 2027", "30.·desember 2026–2.·januar 2027", id="two years"),
    pytest.param(
        "torsdag 23. mars 2023 kl 11:30 til fredag 24. mars 2023 kl 16:00",
        "torsdag 23.·mars 2023 kl.·11.30 til fredag 24.·mars 2023 kl.·16.00",
        id="two days with times",
    ),
    same("23/3-2023", "a date with a stroke is warned about"),
    same("23 mars", "so is one without its full stop"),
    same("23. Mars", "and one with a capital"),
    # Numbers
    pytest.param("10%", "10·%", id="per cent"),
    pytest.param("10 %", "10·%", id="per cent with a space"),
    pytest.param("5 kg, 20 °C, 500 kr, 2 mill. kr", "5·kg, 20·°C, 500·kr, 2·mill.·kr", id="units"),
    pytest.param("1 000 000 kr", "1·000·000·kr", id="thousands"),
    pytest.param("1.000.000 kr", "1·000·000·kr", id="thousands with full stops"),
    same("2500", "four digits as typed"),
    pytest.param("2 500", "2·500", id="four digits with a space"),
    same("kr. 500", "kr. is warned about"),
    same("500 kr. i", "so is kr. inside a sentence"),
    same("500,-", "and ,-"),
    same("1.5 prosent", "and an English decimal"),
    same("99887766 og 3045", "digits that may be a number of something are not grouped"),
    pytest.param("nr. 5, § 3-15, s. 7, ca. 10", "nr.·5, §·3-15, s.·7, ca.·10", id="before digits"),
    pytest.param("Vent ... nei...", "Vent … nei…", id="ellipses, spaced as typed"),
    same("Vent .. nå", "two full stops are warned about"),
    same("Er det sant ?", "so is a space before a mark"),
    # Never touched
    same("https://x.no/a--b?q=10%25", "an address"),
    same("www.x.no/a--b, x.no/a--b og kari--ola@x.no", "addresses without their scheme"),
]


@pytest.mark.parametrize("language", ["nb", "nn"])
@pytest.mark.parametrize(("typed", "expected"), RULES)
def test_the_rules_of_norwegian(typed, expected, language):
    assert shown(typeset(typed, language)) == expected


SENTENCES = [
    # Quotation marks
    pytest.param('Hun leste "Fru Inger" og "Brand".', "Hun leste «Fru Inger» og «Brand».", id="two titles"),
    pytest.param('"Hva er «god hjelp»?" spurte han.', "«Hva er «god hjelp»?» spurte han.", id="guillemets inside stay"),
    pytest.param('«Han sa "ja" til oss»', "«Han sa ‘ja’ til oss»", id="straight marks inside guillemets"),
    pytest.param('"Et "løft" til"', "«Et ‘løft’ til»", id="marks inside marks"),
    pytest.param('Prosjektet "Helse+"s mål', "Prosjektet «Helse+»s mål", id="an ending after the mark"),
    pytest.param('Er det "sant"? "Ja"!', "Er det «sant»? «Ja»!", id="marks before other marks"),
    pytest.param('og/eller "Fest"/"Dans"', "og/eller «Fest»/«Dans»", id="marks at a stroke"),
    pytest.param('Kari "Kaia" Nordmann - "vår mann"', "Kari «Kaia» Nordmann – «vår mann»", id="a nickname"),
    pytest.param('En 15" skjerm kalles "stor".', 'En 15" skjerm kalles «stor».', id="inches and a quotation"),
    pytest.param('Han sa "en 15" skjerm" igjen.', 'Han sa «en 15" skjerm» igjen.', id="inches in a quotation"),
    pytest.param('"Vi er 15", sa hun.', "«Vi er 15», sa hun.", id="a digit last in a quotation"),
    pytest.param("Ordet 'helse' brukes mye.", "Ordet ‘helse’ brukes mye.", id="single marks alone"),
    pytest.param("Rock 'n' roll på '70-tallet", "Rock ’n’ roll på '70-tallet", id="rock and roll"),
    pytest.param("NATOs og SAS' planer, Ola'n sa'kke det", "NATOs og SAS’ planer, Ola’n sa’kke det", id="apostrophes"),
    same('Første avsnitt av et "langt sitat', "a quotation that goes on in the next block"),
    same('<a href="x.html">', "what looks like code"),
    # Dashes
    pytest.param("Åpent mandag - fredag kl 8-16", "Åpent mandag–fredag kl.·8–16", id="opening hours"),
    pytest.param("Kurset går januar - mars 2027", "Kurset går januar–mars 2027", id="months"),
    pytest.param("Kari - og Ola - kom", "Kari – og Ola – kom", id="set apart"),
    pytest.param("Fase 2023-2024 og 15-20 minutter", "Fase 2023–2024 og 15–20 minutter", id="hyphens in intervals"),
    same("Covid-19, §·3-15, NS 8407-1, sak 21-104, stilling 1-1 og B2-3", "hyphens in names"),
    same("før- og etterprøver, bakside og -dør, A4-ark, 10-åring, 3-0", "hyphens in words"),
    pytest.param("Side 12-14, 10-15 % og 1,5-2 km", "Side 12–14, 10–15·% og 1,5–2·km", id="pages, shares and lengths"),
    same("Bruk --help eller -v, se a->b, <!-- x --> og ----", "signs of programs"),
    same("Kolonne\n- punkt\n- punkt", "a list in a field"),
    same("x = - 5 og ned til - 5 grader", "minus is no dash"),
    pytest.param("Nr. 3 - 2027 kommer", "Nr.·3 – 2027 kommer", id="a number and its year"),
    pytest.param("Dag 1: 29. mai - Rådhuset", "Dag 1: 29.·mai – Rådhuset", id="a date before a dash"),
    pytest.param("kl. 18 - 3 foredrag", "kl.·18 – 3 foredrag", id="no interval ends before it begins"),
    pytest.param("kl 22:00 - 01:30", "kl.·22.00–01.30", id="but past midnight it may"),
    pytest.param("kl. 10.00 - 24. mars kl. 12", "kl.·10.00 – 24.·mars kl.·12", id="a clock time before a date"),
    pytest.param("1.1.2027 - 31.12.2027", "1.1.2027–31.12.2027", id="dates in digits"),
    pytest.param("10 000 - 20 000 kr", "10·000–20·000·kr", id="large numbers"),
    same("12 – 34 – 56", "three numbers are no interval"),
    same("versjon 1.2.3-4 år", "a number of a version"),
    pytest.param("Vent—nei, «hva—»", "Vent – nei, «hva–»", id="broken off"),
    # Times, dates and numbers
    pytest.param("Klokka 9:05 og klokken 10:00-11:00", "Klokka 09.05 og klokken 10.00–11.00", id="klokka"),
    same("Eskl 9, kl Kari, kl. fem", "kl. before a number alone"),
    pytest.param("kl.9 og kl. 25:70", "kl.·9 og kl.·25:70", id="no such time"),
    pytest.param("den 17.mai og 1.mai.", "den 17.·mai og 1.·mai.", id="no space after the day"),
    pytest.param("5 m, 2 l, 3 m² og 50 km/t", "5·m, 2·l, 3·m² og 50·km/t", id="short units"),
    pytest.param("100%-regelen, 50%ig og 5% av 7 ‰", "100%-regelen, 50%ig og 5·% av 7·‰", id="per cent in a word"),
    same("192.168.100.200 og 1.000.000 innbyggere", "full stops in other numbers"),
    pytest.param("1.500.000,50 kr", "1·500·000,50·kr", id="thousands and øre"),
    same("Tlf. 32 80 87 00, 0123 456", "telephone numbers"),
    pytest.param("Navn: ........ og [...]", "Navn: ........ og […]", id="a line to fill in"),
    same("../bilder/x.jpg og C:\\...\\x", "paths"),
    pytest.param("§§ 3 og 4, §5", "§§·3 og 4, §·5", id="paragraphs"),
    pytest.param(
        "Skriv til ola--x@y.no - eller ring", "Skriv til ola--x@y.no – eller ring", id="a dash after an address"
    ),
    pytest.param('Les "https://x.no/a--b".', "Les «https://x.no/a--b».", id="an address in a quotation"),
]


@pytest.mark.parametrize(("typed", "expected"), SENTENCES)
def test_sentences_as_editors_type_them(typed, expected):
    assert shown(typeset(typed, "nb")) == expected
    assert typeset(expected.replace("·", "\u00a0"), "nb") == expected.replace("·", "\u00a0")


@pytest.mark.parametrize(
    "text",
    [
        pytest.param('Han sa "hei og gikk', id="never closed"),
        pytest.param('Han sa hei" og gikk', id="never opened"),
        pytest.param('https://x.no/?q=a Han sa "hei', id="after an address"),
        pytest.param('"hei "du', id="the first of two"),
        pytest.param('"hei «du" der»', id="across others"),
    ],
)
def test_a_mark_without_another_leaves_all_of_its_text_as_typed(text):
    assert typeset(text, "nb") == text


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        pytest.param("Hva skjer på Eksempelhuset i mai", "Hva skjer på Eksempelhuset i·mai", id="a short last word"),
        pytest.param("Hva skjer i mai", "Hva skjer i mai", id="a title of one line"),
        pytest.param(
            "Slik ble konferansen om velferdsteknologi", "Slik ble konferansen om velferdsteknologi", id="a long word"
        ),
        pytest.param("Alt om det nye samarbeidet: A & B", "Alt om det nye samarbeidet: A & B", id="signs of HTML"),
        pytest.param('Fest for alle i Testbyen "i mai"', "Fest for alle i Testbyen «i·mai»", id="set as well"),
    ],
)
def test_a_title_does_not_leave_a_short_word_alone(typed, expected):
    assert shown(typeset_title(typed, "nb")) == expected
