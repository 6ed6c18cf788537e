"""What the index is given, and what it is not."""

from search.index import pagefind_page
from search.lexicon import all_words, lexicon
from search.records import PageKind, SearchRecord


def by_url_path(records):
    return {record.url_path: record for record in records}


def test_an_event_is_known_by_its_words_its_time_and_its_place(all_records):
    assert by_url_path(all_records)["/arrangementer/frokostmote-mars/"] == SearchRecord(
        url_path="/arrangementer/frokostmote-mars/",
        kind=PageKind.EVENTS,
        language="nb",
        title="Frokostmøte: Mat og helse",
        summary="Vi spiser frokost og snakker om mat.",
        lines=("Agenda", "Frokost", "Gulrøtter på taket", "Spørsmål"),
        about=("Arrangement", "Frokostmøte", "Møt opp, så finner vi en stol.", "frokostmeny.pdf"),
        subjects=(("mat og helse", "mat-og-helse"),),
        when="fredag 12.\u00a0mars 2027 kl.\u00a008.00–09.00",
        place="Eksempelhuset, Testbyen",
        starts=1804834800,
        ends=1804838400,
    )


def test_a_subject_is_known_by_its_introduction(all_records):
    found = [record for record in all_records if record.url_path.startswith("/emner/")]
    assert found == [
        SearchRecord(
            url_path="/emner/velferdsteknologi/",
            kind=PageKind.PAGES,
            language="nb",
            title="Velferdsteknologi",
            lines=(
                "Her står det vi har om teknologi som hjelper folk å bo hjemme lenger."
                " Nytt her? Begynn med artikkelen om hjemmeoppfølging.",
            ),
            subjects=(("velferdsteknologi", "velferdsteknologi"),),
        )
    ]


def test_an_article_is_known_by_its_words_and_those_who_wrote_it(all_records):
    assert by_url_path(all_records)["/artikler/heimeoppfolging/"] == SearchRecord(
        url_path="/artikler/heimeoppfolging/",
        kind=PageKind.ARTICLES,
        language="nn",
        title="Heimeoppfølging i tre bydelar",
        original="/artikler/hjemmeoppfolging/",
        summary="Tre bydelar prøver ut digital oppfølging heime.",
        lines=(
            "Bydelane Nord, Sør og Vest er med.",
            "Kva vi lærte",
            "Det tok lengre tid enn planlagt, og det var verdt det.1",
            "Sjølv om nokon var i tvil.",
        ),
        about=("Artikkel", "Kari Nordmann"),
        people=("Kari Nordmann",),
        subjects=(("velferdsteknologi", "velferdsteknologi"), ("aldring", "aldring")),
        when="30.\u00a0januar 2027",
    )


def test_every_session_of_a_programme_can_be_found(all_records):
    record = by_url_path(all_records)["/arrangementer/innovasjonsdagen-i-testbyen/"]
    assert "Spor 1: Teknologi hjemme – Ola Nordmann, Eksempelhuset" in record.lines
    assert "Sensorer, kameraer og den gode samtalen." in record.lines


def test_how_to_come_and_who_can_come_can_be_found(all_records):
    about = by_url_path(all_records)["/arrangementer/innovasjonsdagen-i-testbyen/"].about
    assert "Buss 12 til Testbyen torg, derfra tre minutter å gå." in about
    assert "Trinnfritt, teleslynge, tolk ved behov" in about


def test_the_page_about_following_is_found_by_what_one_may_follow(all_records):
    lines = by_url_path(all_records)["/abonner/"].lines
    assert {"Kalendere", "Nyhetsstrømmer"} <= set(lines)


def test_how_one_takes_part_and_what_is_left_of_it_can_be_found(all_records):
    found = by_url_path(all_records)
    assert "Digitalt, på nett: webinar, nettmøte, strømming" in found["/arrangementer/nettmote/"].about
    assert "Opptak på video" in found["/arrangementer/seminar-med-opptak/"].about
    assert found["/arrangementer/frokostmote-mars/"].about == (
        "Arrangement",
        "Frokostmøte",
        "Møt opp, så finner vi en stol.",
        "frokostmeny.pdf",
    )


def test_those_who_are_named_are_known_without_their_roles(all_records):
    assert set(by_url_path(all_records)["/arrangementer/innovasjonsdagen-i-testbyen/"].people) == {
        "Kari Nordmann",
        "Ola Nordmann",
    }


def test_only_what_stands_in_the_lists_can_be_found(all_records, website):
    listed = {entry.url_path for entry in (*website.articles, *website.events, *website.pages)}
    assert [record.url_path for record in all_records] == sorted({*listed, "/abonner/", "/emner/velferdsteknologi/"})
    assert "/artikler/skjult/" not in listed and len(listed) == 38


def test_a_page_is_written_for_the_index_with_its_other_words_after_its_text():
    record = SearchRecord(
        url_path="/a/",
        kind=PageKind.ARTICLES,
        language="nb",
        title="Kjøkken & <hus>",
        summary="Om ærlige hus.",
        lines=("Helseteknologi.",),
        about=("Ola Li",),
        subjects=(("åpne data", "apne-data"),),
        when='1. "mars"',
    )
    assert pagefind_page(record, lexicon(all_words(record.searched))).splitlines() == [
        "<!doctype html>",
        '<html lang="nb">',
        "<body data-pagefind-body>",
        "<h1>Kjøkken &amp; &lt;hus&gt;</h1>",
        '<p data-pagefind-weight="3">Om ærlige hus.</p>',
        '<p data-pagefind-weight="1">Helseteknologi.</p>',
        '<p data-pagefind-weight="0">␞</p>',
        '<p data-pagefind-weight="1">Ola Li</p>',
        '<p data-pagefind-weight="2">åpne data</p>',
        '<p data-pagefind-weight="0">␟</p>',
        '<p data-pagefind-weight="7">kjokken</p>',
        '<p data-pagefind-weight="1">aerlige opne</p>',
        '<p data-pagefind-weight="0.5">teknologi</p>',
        '<p data-pagefind-meta="when[data-value]" data-value="1. &quot;mars&quot;"></p>',
        "</body>",
        "</html>",
    ]
