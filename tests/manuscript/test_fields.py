"""Every way a field can be miswritten has an answer that helps."""

from pathlib import PurePosixPath

import pytest

from manuscript.problem import Problem, Severity
from manuscript.read import read

FILE = "content/articles/x.md"


FIELDS = [
    pytest.param(
        "tittel: HelseHub: ny møteplass",
        [
            (
                2,
                9,
                "error",
                "field-quotes",
                "Verdien har et kolon i seg, som ellers skiller felt fra verdi: «HelseHub: ny møteplass».",
                'Sett hele verdien i anførselstegn: tittel: "HelseHub: ny møteplass"',
                'tittel: "HelseHub: ny møteplass"',
            ),
        ],
        id="colon in a value",
    ),
    pytest.param(
        "ingress: Les mer: https://example.no",
        [
            (
                2,
                10,
                "error",
                "field-quotes",
                "Verdien har et kolon i seg, som ellers skiller felt fra verdi: «Les mer: https://example.no».",
                'Sett hele verdien i anførselstegn: ingress: "Les mer: https://example.no"',
                'ingress: "Les mer: https://example.no"',
            ),
        ],
        id="half an address and a colon",
    ),
    pytest.param(
        'tittel: "HelseHub',
        [
            (
                2,
                9,
                "error",
                "field-quotes",
                'Anførselstegnet foran verdien blir ikke avsluttet: «"HelseHub».',
                'Sett hele verdien i anførselstegn: tittel: "HelseHub"',
                'tittel: "HelseHub"',
            ),
        ],
        id="opening quote only",
    ),
    pytest.param(
        'tittel: "HelseHub”',
        [
            (
                2,
                9,
                "error",
                "field-quotes",
                'Anførselstegnet foran verdien blir ikke avsluttet: «"HelseHub”».',
                'Sett hele verdien i anførselstegn: tittel: "HelseHub"',
                'tittel: "HelseHub"',
            ),
        ],
        id="straight opening quote, curly closing quote",
    ),
    pytest.param(
        "tittel: “HelseHub: ny møteplass”",
        [
            (
                2,
                9,
                "error",
                "field-quotes",
                "Verdien har et kolon i seg, som ellers skiller felt fra verdi: «“HelseHub: ny møteplass”».",
                'Sett hele verdien i anførselstegn: tittel: "HelseHub: ny møteplass"',
                'tittel: "HelseHub: ny møteplass"',
            ),
        ],
        id="curly quotes round a colon",
    ),
    pytest.param(
        'tittel: "HelseHub" i Drammen',
        [
            (
                2,
                9,
                "error",
                "field-quotes",
                "Det står noe etter anførselstegnene, som ville blitt borte: «i Drammen».",
                "Sett hele verdien i anførselstegn: tittel: '\"HelseHub\" i Drammen'",
                "tittel: '\"HelseHub\" i Drammen'",
            ),
        ],
        id="words after the closing quote",
    ),
    pytest.param(
        'tittel: "Mappen C:\\quote"',
        [
            (
                2,
                9,
                "error",
                "field-quotes",
                'Omvendt skråstrek (\\) har en egen betydning i doble anførselstegn: «"Mappen C:\\quote"».',
                "Sett hele verdien i anførselstegn: tittel: 'Mappen C:\\quote'",
                "tittel: 'Mappen C:\\quote'",
            ),
        ],
        id="backslash in double quotes",
    ),
    pytest.param(
        'tittel: "Mappen C:\\temp"',
        [
            (
                2,
                9,
                "error",
                "field-escape",
                'Omvendt skråstrek i doble anførselstegn gir her tabulatortegn (U+0009): «"Mappen C:\\temp"».',
                "Bruk enkle anførselstegn, der omvendt skråstrek bare betyr seg selv: tittel: 'Mappen C:\\temp'",
                "tittel: 'Mappen C:\\temp'",
            ),
        ],
        id="backslash that makes a tab",
    ),
    pytest.param(
        "tittel: @helsehub møter deg",
        [
            (
                2,
                9,
                "error",
                "field-quotes",
                "Verdien begynner med «@», som har en egen betydning her.",
                'Sett hele verdien i anførselstegn: tittel: "@helsehub møter deg"',
                'tittel: "@helsehub møter deg"',
            ),
        ],
        id="at sign first",
    ),
    pytest.param(
        "ingress: % av alle",
        [
            (
                2,
                10,
                "error",
                "field-quotes",
                "Verdien begynner med «%», som har en egen betydning her.",
                'Sett hele verdien i anførselstegn: ingress: "% av alle"',
                'ingress: "% av alle"',
            ),
        ],
        id="per cent first",
    ),
    pytest.param(
        "tittel: `kode`",
        [
            (
                2,
                9,
                "error",
                "field-quotes",
                "Verdien begynner med «`», som har en egen betydning her.",
                'Sett hele verdien i anførselstegn: tittel: "`kode`"',
                'tittel: "`kode`"',
            ),
        ],
        id="backtick first",
    ),
    pytest.param(
        "tittel: *Viktig* møte",
        [
            (
                2,
                9,
                "error",
                "field-quotes",
                "Verdien begynner med «*», som har en egen betydning her.",
                'Sett hele verdien i anførselstegn: tittel: "*Viktig* møte"',
                'tittel: "*Viktig* møte"',
            ),
        ],
        id="emphasis from Markdown",
    ),
    pytest.param(
        "tittel: !viktig møte",
        [
            (
                2,
                9,
                "error",
                "field-quotes",
                "Verdien begynner med «!», som har en egen betydning her.",
                'Sett hele verdien i anførselstegn: tittel: "!viktig møte"',
                'tittel: "!viktig møte"',
            ),
        ],
        id="exclamation mark first",
    ),
    pytest.param(
        "tittel: !viktig",
        [
            (
                2,
                9,
                "error",
                "field-quotes",
                "Verdien begynner med «!», som har en egen betydning her.",
                'Sett hele verdien i anførselstegn: tittel: "!viktig"',
                'tittel: "!viktig"',
            ),
        ],
        id="exclamation mark alone is a tag",
    ),
    pytest.param(
        "tittel: &mat",
        [
            (
                2,
                9,
                "error",
                "field-quotes",
                "Verdien begynner med «&», som har en egen betydning her.",
                'Sett hele verdien i anførselstegn: tittel: "&mat"',
                'tittel: "&mat"',
            ),
        ],
        id="ampersand first",
    ),
    pytest.param(
        "tittel: *mat",
        [
            (
                2,
                9,
                "error",
                "field-quotes",
                "Verdien begynner med «*», som har en egen betydning her.",
                'Sett hele verdien i anførselstegn: tittel: "*mat"',
                'tittel: "*mat"',
            ),
        ],
        id="alias",
    ),
    pytest.param(
        "tittel: [Avlyst] Frokostmøte",
        [
            (
                2,
                9,
                "error",
                "field-quotes",
                "Verdien begynner med «[», som ellers begynner en liste.",
                'Sett hele verdien i anførselstegn: tittel: "[Avlyst] Frokostmøte"',
                'tittel: "[Avlyst] Frokostmøte"',
            ),
        ],
        id="square bracket first",
    ),
    pytest.param(
        "emner: [mat, helse",
        [
            (
                2,
                8,
                "error",
                "field-quotes",
                "Listen som begynner med «[», blir ikke avsluttet: «[mat, helse».",
                "Avslutt listen med «]»: emner: [mat, helse]",
                "emner: [mat, helse]",
            ),
        ],
        id="list not closed",
    ),
    pytest.param(
        "tittel: > 100 deltakere",
        [
            (
                2,
                9,
                "error",
                "field-quotes",
                "Verdien begynner med «>», som har en egen betydning her.",
                'Sett hele verdien i anførselstegn: tittel: "> 100 deltakere"',
                'tittel: "> 100 deltakere"',
            ),
        ],
        id="greater-than first",
    ),
    pytest.param(
        "tittel: | strek",
        [
            (
                2,
                9,
                "error",
                "field-quotes",
                "Verdien begynner med «|», som har en egen betydning her.",
                'Sett hele verdien i anførselstegn: tittel: "| strek"',
                'tittel: "| strek"',
            ),
        ],
        id="pipe first",
    ),
    pytest.param(
        "tittel: - nytt møte",
        [
            (
                2,
                9,
                "error",
                "field-quotes",
                "Verdien begynner med «-», som har en egen betydning her.",
                'Sett hele verdien i anførselstegn: tittel: "- nytt møte"',
                'tittel: "- nytt møte"',
            ),
        ],
        id="hyphen first",
    ),
    pytest.param(
        "tittel: Møte # 4",
        [
            (
                2,
                9,
                "error",
                "field-quotes",
                "Alt fra «#» til slutten av linjen regnes som en kommentar og ville blitt borte: «# 4».",
                'Sett hele verdien i anførselstegn, eller flytt kommentaren til en egen linje: tittel: "Møte # 4"',
                'tittel: "Møte # 4"',
            ),
        ],
        id="hash in a value",
    ),
    pytest.param(
        "status: utkast # ikke ferdig",
        [
            (
                2,
                9,
                "error",
                "field-quotes",
                "Alt fra «#» til slutten av linjen regnes som en kommentar og ville blitt borte: «# ikke ferdig».",
                'Sett hele verdien i anførselstegn: status: "utkast # ikke ferdig". Er det en kommentar, flytter du den til en egen linje, og skriver: status: utkast',
                "status: utkast",
            ),
        ],
        id="comment after a status",
    ),
    pytest.param(
        'tittel: "Møte" # fast navn',
        [
            (
                2,
                9,
                "error",
                "field-quotes",
                "Det står noe etter anførselstegnene, som ville blitt borte: «# fast navn».",
                'Flytt kommentaren til en egen linje over feltet: tittel: "Møte"',
                'tittel: "Møte"',
            ),
        ],
        id="comment after quotes",
    ),
    pytest.param(
        "slutter: # ikke avklart",
        [
            (
                2,
                10,
                "error",
                "field-quotes",
                "Alt fra «#» til slutten av linjen regnes som en kommentar og ville blitt borte: «# ikke avklart».",
                "Flytt kommentaren til en egen linje over feltet: slutter:",
                "slutter:",
            ),
        ],
        id="comment alone after a key",
    ),
    pytest.param(
        "emner: #helse",
        [
            (
                2,
                8,
                "error",
                "field-quotes",
                "Alt fra «#» til slutten av linjen regnes som en kommentar og ville blitt borte: «#helse».",
                'Sett hele verdien i anførselstegn: emner: "#helse"',
                'emner: "#helse"',
            ),
        ],
        id="hashtag as value",
    ),
    pytest.param(
        "emner:\n  #helse\n  #mat",
        [
            (
                3,
                3,
                "error",
                "field-hashtag",
                "Linjen begynner med «#» og ville blitt borte som en kommentar: «#helse».",
                "Skriv bindestrek og ordet uten «#», eller et mellomrom etter «#» hvis det er en kommentar.",
                "  - helse",
            ),
            (
                4,
                3,
                "error",
                "field-hashtag",
                "Linjen begynner med «#» og ville blitt borte som en kommentar: «#mat».",
                "Skriv bindestrek og ordet uten «#», eller et mellomrom etter «#» hvis det er en kommentar.",
                "  - mat",
            ),
        ],
        id="hashtags as a list",
    ),
    pytest.param(
        "emner: - mat\n  - helse",
        [
            (
                2,
                8,
                "error",
                "list-beside-field",
                "Listen begynner på samme linje som feltet: «emner: - mat».",
                "Skriv feltet alene på linjen, og hver ting i listen på sin egen linje under.",
                "  - mat",
            ),
        ],
        id="list beside its field",
    ),
    pytest.param(
        "tittel:Frokostmøte",
        [
            (
                2,
                1,
                "error",
                "field-colon",
                "Mellomrommet etter kolon mangler: «tittel:».",
                "Skriv et mellomrom etter kolon: tittel: Frokostmøte",
                "tittel: Frokostmøte",
            ),
        ],
        id="no space after colon",
    ),
    pytest.param(
        "sted:\n  navn:Testhuset",
        [
            (
                3,
                3,
                "error",
                "field-colon",
                "Mellomrommet etter kolon mangler: «navn:».",
                "Skriv et mellomrom etter kolon: navn: Testhuset",
                "  navn: Testhuset",
            ),
        ],
        id="no space after colon further in",
    ),
    pytest.param(
        "sted:\n	navn: Testhuset",
        [
            (
                3,
                1,
                "error",
                "field-tab",
                "Linjen er rykket inn med tabulator.",
                "Bruk mellomrom til innrykk, to for hvert trinn: navn: Testhuset",
                "  navn: Testhuset",
            ),
        ],
        id="indented with a tab",
    ),
    pytest.param(
        "ingress: Kort\n	kreditering: Ola",
        [
            (
                3,
                1,
                "error",
                "field-tab",
                "Linjen er rykket inn med tabulator.",
                "Skriv linjen uten tabulator: kreditering: Ola",
                "kreditering: Ola",
            ),
        ],
        id="indented with a tab under a field that holds nothing further in",
    ),
    pytest.param(
        "sted:\n  navn: Testhuset\n		rom: Sal A",
        [
            (
                4,
                1,
                "error",
                "field-tab",
                "Linjen er rykket inn med tabulator.",
                "Bruk mellomrom til innrykk, to for hvert trinn: rom: Sal A",
                "  rom: Sal A",
            ),
        ],
        id="indented with a tab too many among the parts of a field",
    ),
    pytest.param(
        "emner:\n– mat\n– helse",
        [
            (
                3,
                1,
                "error",
                "list-mark",
                "Listen bruker tegnet «–». Det samme gjelder linje 4.",
                "Skriv bindestrek og mellomrom foran hver ting i listen: - mat",
                "- mat",
            ),
        ],
        id="en dash as list mark",
    ),
    pytest.param(
        "emner:\n  • mat",
        [
            (
                3,
                3,
                "error",
                "list-mark",
                "Listen bruker tegnet «•».",
                "Skriv bindestrek og mellomrom foran hver ting i listen: - mat",
                "  - mat",
            ),
        ],
        id="bullet as list mark",
    ),
    pytest.param(
        "emner:\n  * mat",
        [
            (
                3,
                3,
                "error",
                "list-mark",
                "Listen bruker tegnet «*».",
                "Skriv bindestrek og mellomrom foran hver ting i listen: - mat",
                "  - mat",
            ),
        ],
        id="asterisk as list mark",
    ),
    pytest.param(
        "emner:\n  -mat",
        [
            (
                3,
                3,
                "error",
                "list-mark",
                "Mellomrommet etter bindestreken mangler: «-mat».",
                "Skriv bindestrek og mellomrom foran hver ting i listen: - mat",
                "  - mat",
            ),
        ],
        id="no space after the hyphen",
    ),
    pytest.param(
        "Frokostmøte i Testbyen",
        [
            (
                2,
                1,
                "error",
                "field-without-colon",
                "Linjen har ikke noe kolon, og hører derfor ikke til noe felt: «Frokostmøte i Testbyen».",
                "Flytt den under linjen «---» hvis den hører til teksten. Ellers skriver du feltets navn og kolon foran.",
                "tittel: Frokostmøte om hjemmeoppfølging",
            ),
        ],
        id="no colon",
    ),
    pytest.param(
        "tittel = Frokostmøte",
        [
            (
                2,
                1,
                "error",
                "field-sign",
                "Etter feltets navn står «=» i stedet for kolon.",
                "Skriv kolon og mellomrom: tittel: Frokostmøte",
                "tittel: Frokostmøte",
            ),
        ],
        id="equals sign",
    ),
    pytest.param(
        "ingress: Første linje\nandre linje\ntredje linje",
        [
            (
                3,
                1,
                "error",
                "field-without-colon",
                "Linjen har ikke noe kolon, og hører derfor ikke til noe felt: «andre linje». Det samme gjelder linjene til og med 4.",
                "Fortsetter linjen feltet over, rykker du den inn med to mellomrom. Hører den til teksten, flytter du den under linjen «---».",
                "  andre linje",
            ),
        ],
        id="lines run on without indentation",
    ),
    pytest.param(
        "- mat\n- helse",
        [
            (
                2,
                1,
                "error",
                "field-without-colon",
                "Linjen har ikke noe kolon, og hører derfor ikke til noe felt: «- mat». Det samme gjelder linjene til og med 3.",
                "Skriv feltet listen hører til, på en egen linje over, for eksempel «emner:».",
                "tittel: Frokostmøte om hjemmeoppfølging",
            ),
        ],
        id="list before any field",
    ),
    pytest.param(
        "sted:\n  navn: Testhuset\n   rom: A",
        [
            (
                4,
                1,
                "error",
                "field-indent",
                "Innrykket på linjen passer ikke med linjene over: «rom: A».",
                "La linjer som hører sammen begynne like langt inn:   rom: A",
                "  rom: A",
            ),
        ],
        id="sub-field too far in",
    ),
    pytest.param(
        "sted:\n    navn: Testhuset\n  rom: A",
        [
            (
                4,
                1,
                "error",
                "field-indent",
                "Innrykket på linjen passer ikke med linjene over: «rom: A».",
                "La linjer som hører sammen begynne like langt inn:     rom: A",
                "    rom: A",
            ),
        ],
        id="sub-field too far out",
    ),
    pytest.param(
        "emner:\n  - mat\n - helse",
        [
            (
                4,
                1,
                "error",
                "field-indent",
                "Innrykket på linjen passer ikke med linjene over: «- helse».",
                "La linjer som hører sammen begynne like langt inn:   - helse",
                "  - helse",
            ),
        ],
        id="list items that do not line up",
    ),
    pytest.param(
        "tittel: " + "[" * 12 + "a" + "]" * 12,
        [
            (
                2,
                19,
                "error",
                "field-depth",
                "Feltet har for mange nivåer under hverandre; det meste er ti: «tittel: [[[[[[[[[[[[a]]]]]]]]]]]]».",
                "Skriv feltet med færre innrykk; ingen felter har mer enn to nivåer.",
                "tittel: Frokostmøte om hjemmeoppfølging",
            ),
        ],
        id="too deep",
    ),
    pytest.param(
        "? [mat]\n: helse",
        [
            (
                2,
                1,
                "error",
                "field-key",
                "Feltets navn er skrevet som en liste: «? [mat]».",
                "Skriv feltet som «felt: verdi», med verdien i anførselstegn hvis den begynner med et tegn.",
                'tittel: "!Viktig om helse"',
            ),
        ],
        id="list as a key",
    ),
    pytest.param(
        "%YAML 1.2\ntittel: Møte",
        [
            (
                2,
                1,
                "error",
                "field-without-colon",
                "Linjen har ikke noe kolon, og hører derfor ikke til noe felt: «%YAML 1.2».",
                "Flytt den under linjen «---» hvis den hører til teksten. Ellers skriver du feltets navn og kolon foran.",
                "tittel: Frokostmøte om hjemmeoppfølging",
            ),
        ],
        id="directive",
    ),
    pytest.param(
        "ingress: |\n   Første\n  andre",
        [
            (
                4,
                3,
                "error",
                "field-unreadable",
                "Linjen kan ikke leses, fordi innrykket eller anførselstegnene ikke passer med linjene over: «andre».",
                "Skriv feltet som «felt: verdi», med anførselstegn rundt verdien. Rykk inn med to mellomrom.",
                'tittel: "HelseHub: ny møteplass"',
            ),
        ],
        id="text that does not line up",
    ),
    pytest.param(
        'tittel: "Møte\nsted: Testhuset: sal A',
        [
            (
                2,
                9,
                "error",
                "field-quotes",
                'Anførselstegnet foran verdien blir ikke avsluttet: «"Møte».',
                'Sett hele verdien i anførselstegn: tittel: "Møte"',
                'tittel: "Møte"',
            ),
            (
                3,
                7,
                "error",
                "field-quotes",
                "Verdien har et kolon i seg, som ellers skiller felt fra verdi: «Testhuset: sal A».",
                'Sett hele verdien i anførselstegn: sted: "Testhuset: sal A"',
                'sted: "Testhuset: sal A"',
            ),
        ],
        id="two mistakes in two fields",
    ),
    pytest.param(
        "tittel: Frokost\xadmøte",
        [
            (
                2,
                16,
                "warning",
                "invisible-character",
                "Her står en myk bindestrek (U+00AD), som ikke vises. Det er tatt bort av feltene.",
                "Slett tegnet. Skriv ordene rundt det på nytt hvis du ikke ser det.",
                "",
            ),
        ],
        id="soft hyphen from Word",
    ),
    pytest.param(
        "tittel: Frokost\u200bmøte",
        [
            (
                2,
                16,
                "warning",
                "invisible-character",
                "Her står et mellomrom uten bredde (U+200B), som ikke vises. Det er tatt bort av feltene.",
                "Slett tegnet. Skriv ordene rundt det på nytt hvis du ikke ser det.",
                "",
            ),
        ],
        id="zero-width space",
    ),
    pytest.param(
        "tittel: Frokost\u202bmøte",
        [
            (
                2,
                16,
                "warning",
                "invisible-character",
                "Her står et tegn (U+202B), som ikke vises. Det er tatt bort av feltene.",
                "Slett tegnet. Skriv ordene rundt det på nytt hvis du ikke ser det.",
                "",
            ),
        ],
        id="right-to-left embedding",
    ),
]


@pytest.mark.parametrize(("fields", "expected"), FIELDS)
def test_a_miswritten_field_is_told_with_the_line_put_right(fields, expected):
    _, problems = read(f"---\n{fields}\n---\nTekst.\n".encode(), file=FILE, source=PurePosixPath("articles/x.md"))
    assert problems == [problem(*parts) for parts in expected]


@pytest.mark.parametrize(
    "fields",
    [
        pytest.param(param.values[0], id=param.id)
        for param in FIELDS
        if all(rule == "field-quotes" for _, _, _, rule, *_ in param.values[1]) and "\n" not in param.values[0]
    ],
)
def test_the_line_put_right_is_read_without_a_problem(fields):
    def read_mapping(text):
        return read(f"---\n{text}\n---\n".encode(), file=FILE, source=PurePosixPath("articles/x.md"))

    _, problems = read_mapping(fields)
    assert read_mapping(problems[0].example)[1] == []


def problem(line, column, severity, rule, message, fix, example):
    return Problem(
        file=FILE,
        line=line,
        column=column,
        severity=Severity(severity),
        rule=rule,
        message=message,
        fix=fix,
        example=example,
    )
