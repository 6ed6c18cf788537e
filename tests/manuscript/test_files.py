"""Every way a file can be wrong as a whole has an answer that helps."""

from pathlib import PurePosixPath

import pytest

from manuscript.problem import Problem, Severity
from manuscript.read import read

FILE = "content/articles/x.md"


FILES = [
    pytest.param(
        "",
        [
            (
                1,
                1,
                "error",
                "file-empty",
                "Filen er tom.",
                "Skriv feltene mellom to linjer med tre bindestreker, og teksten under. Eller slett filen.",
                "tittel: Frokostmøte om hjemmeoppfølging",
            ),
        ],
        id="empty",
    ),
    pytest.param(
        "\n \n",
        [
            (
                1,
                1,
                "error",
                "file-empty",
                "Filen er tom.",
                "Skriv feltene mellom to linjer med tre bindestreker, og teksten under. Eller slett filen.",
                "tittel: Frokostmøte om hjemmeoppfølging",
            ),
        ],
        id="only blank lines",
    ),
    pytest.param(
        "\ufeff",
        [
            (
                1,
                1,
                "error",
                "file-empty",
                "Filen er tom.",
                "Skriv feltene mellom to linjer med tre bindestreker, og teksten under. Eller slett filen.",
                "tittel: Frokostmøte om hjemmeoppfølging",
            ),
        ],
        id="only a BOM",
    ),
    pytest.param(
        b"PK\x03\x04rest",
        [
            (
                1,
                1,
                "error",
                "file-not-text",
                "Filen er et Word-dokument eller en zip-fil, ikke ren tekst.",
                "Kopier teksten inn i en ny fil i et redigeringsprogram for ren tekst, og lagre den.",
                "",
            ),
        ],
        id="Word document",
    ),
    pytest.param(
        b"\xd0\xcf\x11\xe0rest",
        [
            (
                1,
                1,
                "error",
                "file-not-text",
                "Filen er et eldre Word-dokument, ikke ren tekst.",
                "Kopier teksten inn i en ny fil i et redigeringsprogram for ren tekst, og lagre den.",
                "",
            ),
        ],
        id="old Word document",
    ),
    pytest.param(
        b"{\\rtf1 hei}",
        [
            (
                1,
                1,
                "error",
                "file-not-text",
                "Filen er et dokument i rik tekst (RTF), ikke ren tekst.",
                "Kopier teksten inn i en ny fil i et redigeringsprogram for ren tekst, og lagre den.",
                "",
            ),
        ],
        id="rich text",
    ),
    pytest.param(
        b"%PDF-1.7",
        [
            (
                1,
                1,
                "error",
                "file-not-text",
                "Filen er en PDF, ikke ren tekst.",
                "Kopier teksten inn i en ny fil i et redigeringsprogram for ren tekst, og lagre den.",
                "",
            ),
        ],
        id="PDF",
    ),
    pytest.param(
        b"\xff\xd8\xff\xe0",
        [
            (
                1,
                1,
                "error",
                "file-not-text",
                "Filen er et bilde (JPEG), ikke ren tekst.",
                "Kopier teksten inn i en ny fil i et redigeringsprogram for ren tekst, og lagre den.",
                "",
            ),
        ],
        id="JPEG",
    ),
    pytest.param(
        b"\x89PNG\r\n",
        [
            (
                1,
                1,
                "error",
                "file-not-text",
                "Filen er et bilde (PNG), ikke ren tekst.",
                "Kopier teksten inn i en ny fil i et redigeringsprogram for ren tekst, og lagre den.",
                "",
            ),
        ],
        id="PNG",
    ),
    pytest.param(
        b"\xff\xfe-\x00-\x00-\x00",
        [
            (
                1,
                1,
                "error",
                "file-encoding",
                "Filen er lagret med tegnkodingen UTF-16, ikke UTF-8.",
                "Lagre filen på nytt med tegnkodingen UTF-8. I de fleste programmer velges den under «Lagre som».",
                "",
            ),
        ],
        id="UTF-16",
    ),
    pytest.param(
        b"---\r\ntittel: Bl\xe5b\xe6r\r\n---\r\n",
        [
            (
                2,
                11,
                "error",
                "file-encoding",
                "Filen er ikke lagret med tegnkodingen UTF-8, så tegnet her kan ikke leses (det ligner «å» lagret som Windows-1252).",
                "Lagre filen på nytt med tegnkodingen UTF-8. I de fleste programmer velges den under «Lagre som».",
                "",
            ),
        ],
        id="Windows-1252",
    ),
    pytest.param(
        b"---\ntittel: a\x81b\n---\n",
        [
            (
                2,
                10,
                "error",
                "file-encoding",
                "Filen er ikke lagret med tegnkodingen UTF-8, så tegnet her kan ikke leses.",
                "Lagre filen på nytt med tegnkodingen UTF-8. I de fleste programmer velges den under «Lagre som».",
                "",
            ),
        ],
        id="byte that is no letter anywhere",
    ),
    pytest.param(
        b"---\ntittel: M\xc3\xb8te\n---\nab\x00c\n",
        [
            (
                4,
                3,
                "error",
                "file-nul",
                "Her står et NUL-tegn (U+0000), som ikke hører hjemme i en tekstfil.",
                "Slett tegnet, eller kopier teksten inn i en ny fil.",
                "",
            ),
        ],
        id="NUL",
    ),
    pytest.param(
        "---\ntittel: Møte\n---\nEn\x0blinje og\x0bto\n",
        [
            (
                4,
                3,
                "warning",
                "control-character",
                "Her står en loddrett tabulator (U+000B), som ikke vises (2 steder i filen). Det er lest som et mellomrom.",
                "Slett tegnet. Skriv ordene rundt det på nytt hvis du ikke ser det.",
                "",
            ),
        ],
        id="vertical tab from Word",
    ),
    pytest.param(
        "---\ntittel: Møte\n---\nEn\u2028linje\n",
        [
            (
                4,
                3,
                "warning",
                "control-character",
                "Her står et linjeskift av en sjelden type (U+2028), som ikke vises. Det er lest som et mellomrom.",
                "Slett tegnet. Skriv ordene rundt det på nytt hvis du ikke ser det.",
                "",
            ),
        ],
        id="line separator",
    ),
    pytest.param(
        "---\ntittel: Møte\n---\n\x1b[31mrødt\n",
        [
            (
                4,
                1,
                "warning",
                "control-character",
                "Her står et Escape-tegn (U+001B), som ikke vises. Det er tatt bort.",
                "Slett tegnet. Skriv ordene rundt det på nytt hvis du ikke ser det.",
                "",
            ),
        ],
        id="escape sequence",
    ),
    pytest.param(
        "---\ntittel: Møte\n---\nen\ufeff to\n",
        [
            (
                4,
                3,
                "warning",
                "control-character",
                "Her står et byterekkefølgemerke (BOM) (U+FEFF), som ikke vises. Det er tatt bort.",
                "Slett tegnet. Skriv ordene rundt det på nytt hvis du ikke ser det.",
                "",
            ),
        ],
        id="BOM in the middle",
    ),
    pytest.param(
        "---\ntittel: Møte\n---\nBlÃ¥bÃ¦r\n",
        [
            (
                4,
                3,
                "warning",
                "garbled-letters",
                "Tegnene «Ã¥» tyder på at æ, ø, å eller en tankestrek er blitt ødelagt.",
                "Skriv ordet på nytt. Se etter flere slike steder i filen, og lagre den med tegnkodingen UTF-8.",
                "",
            ),
        ],
        id="letters read with the wrong encoding",
    ),
    pytest.param(
        "# Frokostmøte\n\nTekst.\n",
        [
            (
                1,
                1,
                "error",
                "front-matter-missing",
                "Filen har ingen felter øverst; den begynner med «# Frokostmøte».",
                "Skriv feltene mellom to linjer med tre bindestreker: først «---», så ett felt på hver linje, så «---» igjen og teksten under.",
                "tittel: Frokostmøte om hjemmeoppfølging",
            ),
        ],
        id="no front matter",
    ),
    pytest.param(
        "```yaml\ntittel: Møte\n```\nTekst.\n",
        [
            (
                1,
                1,
                "error",
                "front-matter-fence",
                "Skillelinjen før feltene er skrevet «```yaml».",
                "Skriv nøyaktig tre bindestreker, helt til venstre og uten noe annet på linjen.",
                "---",
            ),
            (
                3,
                1,
                "error",
                "front-matter-fence",
                "Skillelinjen etter feltene er skrevet «```».",
                "Skriv nøyaktig tre bindestreker, helt til venstre og uten noe annet på linjen.",
                "---",
            ),
        ],
        id="code fence round the fields",
    ),
    pytest.param(
        "Title: Møte\nDate: 2027-03-12\n\nTekst.\n",
        [
            (
                1,
                1,
                "error",
                "front-matter-no-fence",
                "Feltene øverst mangler linjen med tre bindestreker over seg: «Title: Møte».",
                "Sett inn en linje med «---» over denne linjen, og en til etter linje 2.",
                "---",
            ),
        ],
        id="Pelican's own header",
    ),
    pytest.param(
        "tittel: Møte\n---\nTekst.\n",
        [
            (
                1,
                1,
                "error",
                "front-matter-no-fence",
                "Feltene øverst mangler linjen med tre bindestreker over seg: «tittel: Møte».",
                "Sett inn en linje med «---» over denne linjen.",
                "---",
            ),
        ],
        id="first line of hyphens forgotten",
    ),
    pytest.param(
        "---\ntittel: Møte\nemner:\n  - mat\n\nTekst.\n",
        [
            (
                4,
                1,
                "error",
                "front-matter-unclosed",
                "Feltene øverst i filen er ikke avsluttet med en linje med tre bindestreker.",
                "Sett inn en linje med «---» etter det siste feltet, trolig etter linje 4.",
                "---",
            ),
        ],
        id="never closed",
    ),
    pytest.param(
        "---\ntittel: Møte\n\nTekst her.\n\n---\n\nMer.\n",
        [
            (
                2,
                1,
                "error",
                "front-matter-unclosed",
                "Feltene øverst i filen er ikke avsluttet med en linje med tre bindestreker.",
                "Sett inn en linje med «---» etter det siste feltet, trolig etter linje 2.",
                "---",
            ),
        ],
        id="never closed, with a rule further down",
    ),
    pytest.param(
        "---\ntittel: Møte\nTekst.\n",
        [
            (
                2,
                1,
                "error",
                "front-matter-unclosed",
                "Feltene øverst i filen er ikke avsluttet med en linje med tre bindestreker.",
                "Sett inn en linje med «---» etter det siste feltet, trolig etter linje 2.",
                "---",
            ),
        ],
        id="never closed, no blank line",
    ),
    pytest.param(
        "---\ntittel: Møte\n----\nTekst.\n",
        [
            (
                3,
                1,
                "error",
                "front-matter-fence",
                "Skillelinjen etter feltene er skrevet «----».",
                "Skriv nøyaktig tre bindestreker, helt til venstre og uten noe annet på linjen.",
                "---",
            ),
        ],
        id="four hyphens below",
    ),
    pytest.param(
        "---\ntittel: Møte\n—-\nTekst.\n",
        [
            (
                3,
                1,
                "error",
                "front-matter-fence",
                "Skillelinjen etter feltene er skrevet «—-».",
                "Skriv nøyaktig tre bindestreker, helt til venstre og uten noe annet på linjen.",
                "---",
            ),
        ],
        id="em dash and hyphen below",
    ),
    pytest.param(
        "—\ntittel: Møte\n—\nTekst.\n",
        [
            (
                1,
                1,
                "error",
                "front-matter-fence",
                "Skillelinjen før feltene er skrevet «—».",
                "Skriv nøyaktig tre bindestreker, helt til venstre og uten noe annet på linjen.",
                "---",
            ),
            (
                3,
                1,
                "error",
                "front-matter-fence",
                "Skillelinjen etter feltene er skrevet «—».",
                "Skriv nøyaktig tre bindestreker, helt til venstre og uten noe annet på linjen.",
                "---",
            ),
        ],
        id="em dash above and below",
    ),
    pytest.param(
        "---\ntittel: Møte\n***\nTekst.\n",
        [
            (
                3,
                1,
                "error",
                "front-matter-fence",
                "Skillelinjen etter feltene er skrevet «***».",
                "Skriv nøyaktig tre bindestreker, helt til venstre og uten noe annet på linjen.",
                "---",
            ),
        ],
        id="asterisks below",
    ),
    pytest.param(
        "---\ntittel: Møte\n...\nTekst.\n",
        [
            (
                3,
                1,
                "error",
                "front-matter-fence",
                "Skillelinjen etter feltene er skrevet «...».",
                "Skriv nøyaktig tre bindestreker, helt til venstre og uten noe annet på linjen.",
                "---",
            ),
        ],
        id="full stops below",
    ),
    pytest.param(
        "+++\ntittel: Møte\n+++\nTekst.\n",
        [
            (
                1,
                1,
                "error",
                "front-matter-fence",
                "Skillelinjen før feltene er skrevet «+++».",
                "Skriv nøyaktig tre bindestreker, helt til venstre og uten noe annet på linjen.",
                "---",
            ),
            (
                3,
                1,
                "error",
                "front-matter-fence",
                "Skillelinjen etter feltene er skrevet «+++».",
                "Skriv nøyaktig tre bindestreker, helt til venstre og uten noe annet på linjen.",
                "---",
            ),
        ],
        id="plus signs",
    ),
    pytest.param(
        "---\ntittel: Møte\n---\n\n---\ntittel: Møte\n---\nTekst.\n",
        [
            (
                5,
                1,
                "error",
                "front-matter-twice",
                "Her begynner felter for andre gang, men bare de øverste i filen blir lest.",
                "Flytt feltene opp mellom de to første linjene med «---», og slett resten av dette avsnittet.",
                "tittel: Frokostmøte om hjemmeoppfølging",
            ),
        ],
        id="two front matters",
    ),
    pytest.param(
        "---\n" + "a: b\n" * 1001 + "---\n",
        [
            (
                2,
                1,
                "error",
                "front-matter-too-long",
                "Feltene øverst i filen er på 1001 linjer; det meste er 1000 linjer og 100000 tegn.",
                "Flytt teksten under linjen «---» som avslutter feltene.",
                "---",
            ),
        ],
        id="too long",
    ),
]


@pytest.mark.parametrize(("data", "expected"), FILES)
def test_a_file_that_is_wrong_is_told_where_and_how_to_mend_it(data, expected):
    octets = data if isinstance(data, bytes) else data.encode()
    _, problems = read(octets, file=FILE, source=PurePosixPath("articles/x.md"))
    assert problems == [
        Problem(
            file=FILE,
            line=line,
            column=column,
            severity=Severity(severity),
            rule=rule,
            message=message,
            fix=fix,
            example=example,
        )
        for line, column, severity, rule, message, fix, example in expected
    ]
