"""An article as search engines are told of it."""

import json

import pytest

from outputs.structured_data import agent, article_json_ld

SITE = "https://example.org/test"
SELF = {"@type": "Organization", "name": "Testhuset", "url": f"{SITE}/"}
PLAIN = {
    "@context": "https://schema.org",
    "@type": "NewsArticle",
    "headline": "En tittel",
    "description": "Ingressen.",
    "datePublished": "2027-03-01T00:00:00+01:00",
    "author": [SELF],
    "publisher": {**SELF, "logo": f"{SITE}/theme/icon-512.png"},
    "mainEntityOfPage": f"{SITE}/artikler/tekst/",
    "inLanguage": "nb",
}


def told(publication, **fields):
    publication.article("tekst", **fields)
    context = publication.context()
    return article_json_ld(context.website.articles[0], context)


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        pytest.param({}, {}, id="no more than must be"),
        pytest.param({"oppdatert": "5. mars 2027"}, {"dateModified": "2027-03-05T00:00:00+01:00"}, id="updated"),
        pytest.param({"språk": "nn"}, {"inLanguage": "nn"}, id="in nynorsk"),
        pytest.param({"emner": "[mat, drikke]"}, {"keywords": ["mat", "drikke"]}, id="subjects"),
        pytest.param(
            {"forfatter": "[Kari Nordmann, Testgruppa, Testbyen kommune, Testhuset]"},
            {
                "author": [
                    {"@type": "Person", "name": "Kari Nordmann"},
                    {"@type": "Organization", "name": "Testbyen kommune"},
                    SELF,
                ]
            },
            id="a person, one it cannot be told of, an organisation and the site",
        ),
        pytest.param(
            {"forfatter": "Kari Nordmann, rådgiver i Testbyen kommune"},
            {
                "author": [
                    {"@type": "Person", "name": "Kari Nordmann", "jobTitle": "rådgiver i Testbyen kommune"},
                ]
            },
            id="a person and her work",
        ),
        pytest.param(
            {"rettelser": "[{dato: 2. mars 2027, tekst: En.}, {dato: 3. mars 2027, tekst: To.}]"},
            {
                "dateModified": "2027-03-03T00:00:00+01:00",
                "correction": [
                    {"@type": "CorrectionComment", "text": "To.", "datePublished": "2027-03-03"},
                    {"@type": "CorrectionComment", "text": "En.", "datePublished": "2027-03-02"},
                ],
            },
            id="corrections, newest first as on the page",
        ),
        pytest.param(
            {"kilde": "{navn: Testavisa, lenke: 'https://example.org/sak', publisert: våren 2019}"},
            {
                "isBasedOn": {
                    "@type": "CreativeWork",
                    "url": "https://example.org/sak",
                    "isPartOf": {"@type": "CreativeWork", "name": "Testavisa"},
                }
            },
            id="first published elsewhere",
        ),
        pytest.param(
            {"kilde": "Testavisa"},
            {"isBasedOn": {"@type": "CreativeWork", "isPartOf": {"@type": "CreativeWork", "name": "Testavisa"}}},
            id="a source without a link",
        ),
    ],
)
def test_an_article_says_what_its_page_says(publication, fields, said):
    assert json.loads(told(publication, **fields)) == {**PLAIN, **said}


def test_no_title_ends_the_script_it_stands_in(publication):
    written = told(publication, tittel="A </script><b>")
    assert "<" not in written
    assert json.loads(written)["headline"] == "A </script><b>"


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        pytest.param("Kari Nordmann", ("Person", "Kari Nordmann"), id="two names"),
        pytest.param("Åse-Marie von der Øy", ("Person", "Åse-Marie von der Øy"), id="small words in a name"),
        pytest.param("O. Nordmann", ("Person", "O. Nordmann"), id="an initial"),
        pytest.param("Dr. Kari Nordmann", ("Person", "Dr. Kari Nordmann"), id="a title"),
        pytest.param("Kari Nordmann (TEST)", ("Person", "Kari Nordmann"), id="where she works, in brackets"),
        pytest.param(
            "Kari Nordmann, Testbyen kommune", ("Person", "Kari Nordmann"), id="where she works, after a comma"
        ),
        pytest.param("Testbyen kommune", ("Organization", "Testbyen kommune"), id="a common noun"),
        pytest.param("Testsenteret AS, Testbyen", ("Organization", "Testsenteret AS"), id="a company"),
        pytest.param("Testbyen Innovasjon", ("Organization", "Testbyen Innovasjon"), id="in the word list"),
        pytest.param("Redaksjonen", None, id="one word"),
        pytest.param("TEST", None, id="letters for a name"),
        pytest.param("elever ved skolen", None, id="no name"),
        pytest.param("rådgiver Kari Nordmann", None, id="a word before the name"),
        pytest.param("", None, id="nothing"),
        pytest.param("( , )", None, id="only signs"),
    ],
)
def test_what_somebody_is_is_said_only_where_it_can_be_told(name, expected):
    found = agent(name, {"Testbyen Innovasjon"})
    assert (found and (found["@type"], found["name"])) == expected
