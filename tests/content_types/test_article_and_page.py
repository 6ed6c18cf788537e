"""What well-written articles and pages are read as."""

from datetime import date, datetime
from pathlib import PurePosixPath
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from content_types.event import read_event
from content_types.model import (
    Article,
    Attachment,
    Contact,
    Correction,
    FileReference,
    FixedPage,
    Language,
    Origin,
    Picture,
    Position,
    Status,
)
from content_types.reading import read_article, read_fixed_page
from manuscript.model import Line
from manuscript.read import read

from .texts import read_text

OSLO = ZoneInfo("Europe/Oslo")


def article(fields, source="articles/2027-03-12-mote.md"):
    found, problems = read_text(source, f"---\ningress: I\n{fields}\n---\nTekst.\n")
    assert problems == []
    return found


def test_a_pelican_post_works_unchanged_between_fences():
    fields = (
        "title: My post\ndate: 2010-12-03 10:20\nmodified: 2010-12-05 19:30\nauthors: Kari Nordmann\n"
        "tags: mat, helse\ncategory: innovasjon\nsummary: Short\nslug: my-post\nlang: en\nstatus: published"
    )
    assert read_text("articles/post.md", f"---\n{fields}\n---\nTekst.\n") == (
        Article(
            file="content/articles/post.md",
            source=PurePosixPath("articles/post.md"),
            slug="my-post",
            title="My post",
            summary="Short",
            language=Language.ENGLISH,
            status=Status.PUBLISHED,
            published=datetime(2010, 12, 3, 10, 20, tzinfo=OSLO),
            modified=datetime(2010, 12, 5, 19, 30, tzinfo=OSLO),
            subjects=("mat", "helse", "innovasjon"),
            body=(Line(number=13, text="Tekst."),),
            authors=("Kari Nordmann",),
        ),
        [],
    )


def test_an_article_is_read_with_all_its_fields():
    fields = """tittel: Møte
publisert: 12. mars 2027 kl. 08.00
oppdatert: 12. mars 2027
forfatter:
  - Kari Nordmann
  - Ola Nordmann
emner: [mat, helse]
språk: nn
oversettelse-av: ../articles/mote-en.md
status: utkast
første-adresse: /artikler/forst
gamle-adresser: /artikler/gammel/
bilde:
  fil: mote.jpg
  alt: Fire personer
  tekst: Fra møtet
  foto: Ola Nordmann
kreditering: "Tekst og foto: Testavisen"
kilde:
  navn: Testavisen
  lenke: https://www.example.no/sak
  publisert: våren 2019
rettelser:
  - dato: 13. mars 2027
    tekst: Den første.
  - dato: 14. mars 2027
    tekst: Den andre.
arrangement: frokostmote
dokumenter:
  - program.pdf
  - tittel: Bilder
    lenke: https://www.example.no/bilder"""
    assert article(fields) == Article(
        file="content/articles/2027-03-12-mote.md",
        source=PurePosixPath("articles/2027-03-12-mote.md"),
        slug="mote",
        title="Møte",
        summary="I",
        language=Language.NYNORSK,
        status=Status.DRAFT,
        published=datetime(2027, 3, 12, 8, tzinfo=OSLO),
        modified=datetime(2027, 3, 12, 8, tzinfo=OSLO),  # never before its publication
        subjects=("mat", "helse"),
        first_url_path="/artikler/forst/",
        old_url_paths=("/artikler/gammel/",),
        translation_of=FileReference(path="../articles/mote-en.md", position=Position(line=11, column=18)),
        picture=Picture(
            file=FileReference(path="mote.jpg", position=Position(line=16, column=8)),
            alt="Fire personer",
            caption="Fra møtet",
            credit="Ola Nordmann",
        ),
        body=(Line(number=36, text="Tekst."),),
        authors=("Kari Nordmann", "Ola Nordmann"),
        credits="Tekst og foto: Testavisen",
        origin=Origin(name="Testavisen", url="https://www.example.no/sak", published="våren 2019"),
        corrections=(
            Correction(day=date(2027, 3, 14), text="Den andre."),
            Correction(day=date(2027, 3, 13), text="Den første."),
        ),
        event_slug="frokostmote",
        documents=(
            Attachment(
                title="program.pdf", target=FileReference(path="program.pdf", position=Position(line=32, column=5))
            ),
            Attachment(title="Bilder", target="https://www.example.no/bilder"),
        ),
    )


def test_every_given_field_has_its_place():
    assert article("tittel: Møte\ntags:\n  - mat\nslutt-ikke: \n".replace("slutt-ikke: \n", "slug: a")).positions == {
        "ingress": Position(line=2, column=10),
        "tittel": Position(line=3, column=9),
        "emner": Position(line=5, column=3),
        "slug": Position(line=6, column=7),
    }


def test_a_page_is_read_with_its_place_in_the_menu():
    fields = "tittel: Kontakt\nmeny: 3\nkontakt:\n  e-post: post@example.no\n  tlf: 22 22 55 55"
    assert read_text("pages/kontakt.md", f"---\n{fields}\n---\nTekst.\n") == (
        FixedPage(
            file="content/pages/kontakt.md",
            source=PurePosixPath("pages/kontakt.md"),
            slug="kontakt",
            title="Kontakt",
            summary="",
            language=Language.BOKMAL,
            status=Status.PUBLISHED,
            published=None,
            modified=None,
            body=(Line(number=8, text="Tekst."),),
            menu=3,
            contact=Contact(email="post@example.no", phone="22 22 55 55"),
        ),
        [],
    )


@pytest.mark.parametrize(
    ("source", "slug", "day"),
    [
        pytest.param("articles/2027-03-12-blabaer-pa-al.md", "blabaer-pa-al", 12, id="date and slug"),
        pytest.param(
            "articles/2027/2027-03-12-Blåbær på Ål.md", "blabaer-pa-al", 12, id="a name with letters and spaces"
        ),
        pytest.param("articles/2027-03-12_mote.md", "mote", 12, id="underscore"),
        pytest.param("articles/2027-03-12-Mo\u0308te.md", "mote", 12, id="decomposed, as on macOS"),
    ],
)
def test_slug_and_date_come_from_the_name_of_the_file(source, slug, day):
    found = article("tittel: A", source)
    assert (found.slug, found.published) == (slug, datetime(2027, 3, day, tzinfo=OSLO))


@pytest.mark.parametrize(
    ("field", "read_as"),
    [
        pytest.param("emner: mat, helse,", ("mat", "helse"), id="trailing comma"),
        pytest.param("emner: mat; helse", ("mat", "helse"), id="Pelican's semicolon"),
        pytest.param("emner: mat / søvn | helse, ro", ("mat", "søvn", "helse", "ro"), id="strokes between"),
        pytest.param('emner: "#mat #søvn"', ("mat", "søvn"), id="as in other places"),
        pytest.param(
            'emner:\n  - mat · søvn\n  - "helse #ro"', ("mat", "søvn", "helse", "ro"), id="several in an item"
        ),
        pytest.param("emner: kost/ernæring, C# 2", ("kost/ernæring", "C# 2"), id="signs inside a name"),
        pytest.param(
            "emner:\n  - Helse, miljø og sikkerhet\n  -", ("Helse, miljø og sikkerhet",), id="comma in an item"
        ),
        pytest.param("emner: mat\ncategory: helse", ("mat", "helse"), id="category beside tags"),
        pytest.param("emner: mat, mat", ("mat",), id="twice"),
        pytest.param("emner:", (), id="empty"),
    ],
)
def test_subjects_are_read_from_lists_and_commas(field, read_as):
    assert article(f"tittel: A\n{field}").subjects == read_as


@pytest.mark.parametrize(
    ("field", "authors"),
    [
        pytest.param("forfatter: Kari Nordmann, rådgiver", ("Kari Nordmann, rådgiver",), id="a title is no name"),
        pytest.param("forfatter: Kari og Ola Nordmann", ("Kari og Ola Nordmann",), id="as written"),
        pytest.param("forfatter: [Kari Nordmann, Ola Nordmann]", ("Kari Nordmann", "Ola Nordmann"), id="list"),
    ],
)
def test_names_are_read_whole(field, authors):
    assert article(f"tittel: A\n{field}").authors == authors


@pytest.mark.parametrize(
    ("field", "origin"),
    [
        pytest.param("kilde: Drammen24.no", Origin(name="Drammen24.no", url="", published=""), id="a name with a dot"),
        pytest.param(
            "kilde: http://www.example.no/sak",
            Origin(name="example.no", url="http://www.example.no/sak", published=""),
            id="an older address",
        ),
    ],
)
def test_a_source_is_a_name_or_an_address(field, origin):
    assert article(f"tittel: A\n{field}").origin == origin


@pytest.mark.parametrize(
    ("written", "status"),
    [
        *[pytest.param(status.value, status, id=status.value) for status in list(Status)[:4]],
        pytest.param("published", Status.PUBLISHED, id="Pelican's published"),
        pytest.param("draft", Status.DRAFT, id="Pelican's draft"),
        pytest.param("hidden", Status.HIDDEN, id="Pelican's hidden"),
        pytest.param("Utkast", Status.DRAFT, id="capital letter"),
    ],
)
def test_statuses_are_read_in_both_languages(written, status):
    assert article(f"tittel: A\nstatus: {written}").status is status


def test_text_over_several_lines_is_one_line_and_keeps_its_no_break_spaces():
    assert article("tittel: |\n  Kl.\u00a09\n\n  i morgen\n").title == "Kl.\u00a09 i morgen"


def test_lines_that_could_not_be_read_may_hold_what_is_missing():
    found, problems = read("---\nFrokostmøte\n---\n".encode(), file="x.md", source=PurePosixPath("articles/x.md"))
    assert [problem.rule for problem in problems] == ["field-without-colon"]
    assert read_article(found)[1] == []


FIELD_LINES = st.lists(
    st.tuples(
        st.sampled_from(
            (
                "tittel ingress publisert oppdatert forfatter emner språk slug status meny bilde kilde rettelser "
                "starter slutter flyttet-fra sted påmelding påmeldingsfrist påmelding-åpner kontakt arrangører "
                "dokumenter opptak gamle-adresser første-adresse digitalt x"
            ).split()
        ),
        st.one_of(
            st.sampled_from(
                [
                    "12. mars 2027",
                    "kl. 9",
                    "24.00",
                    "2027-10-31 02:30",
                    "31. desember 2099 kl. 24.00",
                    "https://x.no",
                    "http://[",
                    "https://x.no:99999999",
                    "a@b.no",
                    "//",
                    "../../..",
                    "[a, [b], {c: d}]",
                    "{navn: a, lenke: b, fil: c, dato: d, tekst: e}",
                    "\n  - navn: a\n    lenke: '«»'\n  - b",
                    "nb",
                    "utkast",
                    "avlyst",
                ]
            ),
            st.text(alphabet=st.characters(exclude_categories=["Cs"]), max_size=20),
        ),
    ),
    max_size=8,
)


@given(lines=FIELD_LINES, name=st.sampled_from(["x.md", "2027-03-12-x.md", "9999-12-31-x.md", "2027-03-12.md", ".md"]))
@settings(max_examples=300)
def test_any_fields_are_read_or_told(lines, name):
    text = "---\n" + "".join(f"{key}: {value}\n" for key, value in lines) + "---\n"
    for folder, reader in (("articles", read_article), ("events", read_event), ("pages", read_fixed_page)):
        found, first = read(text.encode(), file=name, source=PurePosixPath(folder) / name)
        if found is None:
            assert first
            continue
        content, problems = reader(found)
        assert content is not None or first or problems
