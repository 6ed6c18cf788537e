"""Every refusal of a field in articles and fixed pages, word for word."""

from pathlib import PurePosixPath

import pytest

from content_types.fields import canonical_key
from content_types.reading import read_article, read_page
from manuscript.problem import Problem, Severity, in_file_order
from manuscript.read import read

READERS = {"articles": read_article, "pages": read_page}
GOOD = {
    "articles": {"tittel": "tittel: A", "ingress": "ingress: I"},
    "pages": {"tittel": "tittel: A"},
}

REFUSED = [
    pytest.param(
        "articles/2027-03-12-mote.md",
        "tittel: [A, b]",
        [
            (
                3,
                9,
                "error",
                "value-not-list",
                "«tittel» skal ha én verdi, men her står en liste.",
                "Skriv verdien på samme linje som feltet.",
                "tittel: A, b",
            ),
        ],
        id="value-not-list: tittel: [A, b]",
    ),
    pytest.param(
        "articles/2027-03-12-mote.md",
        "tittel:\n  navn: x",
        [
            (
                4,
                3,
                "error",
                "value-with-colon",
                "«navn: x» har et kolon i seg, og leses som et felt under «tittel».",
                'Er det en tekst, setter du den i anførselstegn: "navn: x"',
                'tittel: "navn: x"',
            ),
        ],
        id="value-with-colon: tittel:",
    ),
    pytest.param(
        "articles/2027-03-12-mote.md",
        "tittel:",
        [
            (
                1,
                1,
                "error",
                "field-missing",
                "Feltet «tittel» mangler.",
                "Skriv overskriften.",
                "tittel: Frokostmøte om hjemmeoppfølging",
            ),
        ],
        id="field-missing: tittel:",
    ),
    pytest.param(
        "articles/2027-03-12-mote.md",
        "titel: x",
        [
            (
                4,
                1,
                "error",
                "field-unknown",
                "Feltet «titel» finnes ikke.",
                "Mente du «tittel»? Skriv det slik, eller slett linjen.",
                "tittel: x",
            ),
        ],
        id="field-unknown: titel: x",
    ),
    pytest.param(
        "articles/2027-03-12-mote.md",
        "starter: 1. mars 2027",
        [
            (
                4,
                1,
                "error",
                "field-other-kind",
                "Feltet «starter» hører til arrangementer, men denne filen er en artikkel.",
                "Slett linjen, eller flytt filen til «content/events/».",
                "tittel: Frokostmøte om hjemmeoppfølging",
            ),
        ],
        id="field-other-kind: starter: 1. mars 2027",
    ),
    pytest.param(
        "articles/2027-03-12-mote.md",
        "dato: 1. mars 2027\npublisert: 2. mars 2027",
        [
            (
                5,
                1,
                "error",
                "field-twice",
                "Samme felt er skrevet som «dato» og «publisert», på linje 4 og 5.",
                "Behold den ene linjen, og slett den andre.",
                "publisert: 12. mars 2027",
            ),
        ],
        id="field-twice: dato: 1. mars 2027",
    ),
    pytest.param(
        "pages/om.md",
        "emner: a",
        [
            (
                3,
                1,
                "error",
                "field-other-kind",
                "Feltet «emner» hører til artikler og arrangementer, men denne filen er en fast side.",
                "Slett linjen, eller flytt filen til «content/articles/» eller «content/events/».",
                "tittel: Frokostmøte om hjemmeoppfølging",
            ),
        ],
        id="field-other-kind: emner: a",
    ),
    pytest.param(
        "articles/2027-03-12-mote.md",
        "keywords: a\nsave_as: x\ntemplate: y\ndraft: true",
        [
            (
                4,
                1,
                "error",
                "field-foreign",
                "Feltet «keywords» brukes ikke her.",
                "Bruk feltet «emner» i stedet.",
                "emner: mat, helsepark",
            ),
            (
                5,
                1,
                "error",
                "field-foreign",
                "Feltet «save_as» brukes ikke her.",
                "Bruk feltet «slug» i stedet.",
                "slug: frokostmote-april-2027",
            ),
            (
                6,
                1,
                "error",
                "field-foreign",
                "Feltet «template» brukes ikke her.",
                "Slett linjen.",
                "tittel: Frokostmøte om hjemmeoppfølging",
            ),
            (
                7,
                1,
                "error",
                "field-foreign",
                "Feltet «draft» brukes ikke her.",
                "Bruk feltet «status» i stedet.",
                "status: utkast",
            ),
        ],
        id="field-foreign: keywords: a",
    ),
    pytest.param(
        "articles/2027-03-12-mote.md",
        "xyz: q",
        [
            (
                4,
                1,
                "error",
                "field-unknown",
                "Feltet «xyz» finnes ikke.",
                "Slett linjen, eller bruk et av feltene: tittel, ingress, publisert, oppdatert, forfatter, emner, språk, oversettelse-av, slug, status, første-adresse, gamle-adresser, bilde, bildealt, bildetekst, bildefoto, kreditering, kilde, rettelser, arrangement, dokumenter.",
                "tittel: Frokostmøte om hjemmeoppfølging",
            ),
        ],
        id="field-unknown: xyz: q",
    ),
    pytest.param(
        "articles/2027-03-12-mote.md",
        "tittel: A\nTITTEL: B",
        [
            (
                4,
                1,
                "error",
                "field-twice",
                "Samme felt er skrevet som «tittel» og «TITTEL», på linje 3 og 4.",
                "Behold den ene linjen, og slett den andre.",
                "tittel: Frokostmøte om hjemmeoppfølging",
            ),
        ],
        id="field-twice: tittel: A",
    ),
    pytest.param(
        "articles/2027-03-12-mote.md",
        "forste-adresse: /x/\npaamelding: y",
        [
            (
                4,
                1,
                "error",
                "field-unknown",
                "Feltet «forste-adresse» finnes ikke.",
                "Mente du «første-adresse»? Skriv det slik, eller slett linjen.",
                "første-adresse: /x/",
            ),
            (
                5,
                1,
                "error",
                "field-unknown",
                "Feltet «paamelding» finnes ikke.",
                "Slett linjen. Feltet «påmelding», som ligner, hører til arrangementer.",
                "tittel: Frokostmøte om hjemmeoppfølging",
            ),
        ],
        id="field-unknown: forste-adresse: /x/",
    ),
    pytest.param(
        "articles/2027-03-12-mote.md",
        "språk: no",
        [
            (
                4,
                8,
                "error",
                "value-language",
                "«no» er ikke et av språkene siden kan ha.",
                "Skriv nb eller nn: nb for bokmål, nn for nynorsk.",
                "språk: nb",
            ),
        ],
        id="value-language: språk: no",
    ),
    pytest.param(
        "articles/2027-03-12-mote.md",
        "språk: nb-NO",
        [
            (
                4,
                8,
                "error",
                "value-language",
                "«nb-NO» er ikke et av språkene siden kan ha.",
                "Skriv nb for bokmål, nn for nynorsk eller en for engelsk.",
                "språk: nb",
            ),
        ],
        id="value-language: språk: nb-NO",
    ),
    pytest.param(
        "articles/2027-03-12-mote.md",
        "status: avlyst",
        [
            (
                4,
                9,
                "error",
                "value-status-of-events",
                "Statusen «avlyst» gjelder bare arrangementer.",
                "Skriv publisert, utkast, skjult eller fjernet.",
                "status: utkast",
            ),
        ],
        id="value-status-of-events: status: avlyst",
    ),
    pytest.param(
        "articles/2027-03-12-mote.md",
        "status: kladd",
        [
            (
                4,
                9,
                "error",
                "value-status",
                "«kladd» er ikke en status.",
                "Mente du «utkast»? Skriv publisert, utkast, skjult eller fjernet.",
                "status: utkast",
            ),
        ],
        id="value-status: status: kladd",
    ),
    pytest.param(
        "articles/2027-03-12-mote.md",
        "status: utkst",
        [
            (
                4,
                9,
                "error",
                "value-status",
                "«utkst» er ikke en status.",
                "Mente du «utkast»? Skriv publisert, utkast, skjult eller fjernet.",
                "status: utkast",
            ),
        ],
        id="value-status: status: utkst",
    ),
    pytest.param(
        "articles/2027-03-12-mote.md",
        "slug: Blå Bær!",
        [
            (
                4,
                7,
                "error",
                "value-slug",
                "«Blå Bær!» kan ikke være en del av en adresse.",
                "Bruk bare små bokstaver a–z, tall og bindestrek, høyst 80 tegn: slug: bla-baer",
                "slug: bla-baer",
            ),
        ],
        id="value-slug: slug: Blå Bær!",
    ),
    pytest.param(
        "articles/2027-03-12-mote.md",
        "slug: /artikler/mat/",
        [
            (
                4,
                7,
                "error",
                "value-slug",
                "«/artikler/mat/» kan ikke være en del av en adresse.",
                "Bruk bare små bokstaver a–z, tall og bindestrek, høyst 80 tegn: slug: mat",
                "slug: mat",
            ),
        ],
        id="value-slug: slug: /artikler/mat/",
    ),
    pytest.param(
        "pages/om.md",
        "meny: to",
        [
            (
                3,
                7,
                "error",
                "value-number",
                "«to» er ikke et helt tall.",
                "Skriv et tall med bare sifre.",
                "meny: 2",
            ),
        ],
        id="value-number: meny: to",
    ),
    pytest.param(
        "pages/om.md",
        "meny: 1,5",
        [
            (
                3,
                7,
                "error",
                "value-number",
                "«1,5» er ikke et helt tall.",
                "Skriv et tall med bare sifre.",
                "meny: 2",
            ),
        ],
        id="value-number: meny: 1,5",
    ),
    pytest.param(
        "articles/2027-03-12-mote.md",
        "publisert: «12. mars 2027»",
        [
            (
                4,
                12,
                "error",
                "value-in-quotes",
                "Verdien har anførselstegn rundt seg: «12. mars 2027»",
                "Skriv verdien uten anførselstegn.",
                "publisert: 12. mars 2027",
            ),
        ],
        id="value-in-quotes: publisert: «12. mars 2027»",
    ),
    pytest.param(
        "articles/2027-03-12-mote.md",
        "publisert: 23/3-2023",
        [
            (
                4,
                12,
                "error",
                "date-slash",
                "«23/3-2023» er skrevet med skråstrek, og da kan dag og måned forveksles.",
                "Skriv «23. mars 2023».",
                "publisert: 23. mars 2023",
            ),
        ],
        id="date-slash: publisert: 23/3-2023",
    ),
    pytest.param(
        "articles/2027-03-12-mote.md",
        "publisert: 12. mars 27",
        [
            (
                4,
                12,
                "error",
                "date-two-digit-year",
                "Årstallet i «12. mars 27» har bare to sifre.",
                "Skriv «12. mars 2027».",
                "publisert: 12. mars 2027",
            ),
        ],
        id="date-two-digit-year: publisert: 12. mars 27",
    ),
    pytest.param(
        "articles/2027-03-12-mote.md",
        "publisert: [1. mars 2027]",
        [
            (
                4,
                12,
                "error",
                "value-not-list",
                "«publisert» skal ha én verdi, men her står en liste.",
                "Skriv verdien på samme linje som feltet.",
                "publisert: 1. mars 2027",
            ),
        ],
        id="value-not-list: publisert: [1. mars 2027]",
    ),
    pytest.param(
        "articles/2027-03-12-mote.md",
        "oppdatert: 1. mars 2027",
        [
            (
                4,
                12,
                "error",
                "modified-before-published",
                "Siden er oppdatert før den ble publisert.",
                "Rett en av datoene, eller slett «oppdatert».",
                "oppdatert: 12. mars 2027",
            ),
        ],
        id="modified-before-published: oppdatert: 1. mars 2027",
    ),
    pytest.param(
        "articles/2027-03-12-mote.md",
        "forfatter: Kari Nordmann, Ola Nordmann",
        [
            (
                4,
                12,
                "warning",
                "names-in-one",
                "«Kari Nordmann, Ola Nordmann» leses som ett navn.",
                "Er det flere, skriver du dem som en liste, med bindestrek foran hvert navn på hver sin linje. Er det ett, skriver du det som en liste med én linje.",
                "forfatter:\n  - Kari Nordmann\n  - Ola Nordmann",
            ),
        ],
        id="names-in-one: forfatter: Kari Nordmann, Ola Nordmann",
    ),
    pytest.param(
        "articles/2027-03-12-mote.md",
        "forfatter:\n  - Kari: sjef\n  - [a]",
        [
            (
                5,
                5,
                "error",
                "value-with-colon",
                "«Kari: sjef» har et kolon i seg, og leses som et felt under «forfatter».",
                'Er det en tekst, setter du den i anførselstegn: "Kari: sjef"',
                'forfatter:\n  - "Kari: sjef"',
            ),
            (
                6,
                5,
                "error",
                "value-not-list",
                "«forfatter» skal ha én verdi, men her står en liste.",
                "Skriv verdien på samme linje som feltet.",
                "forfatter: a",
            ),
        ],
        id="value-with-colon and value-not-list: forfatter:",
    ),
    pytest.param(
        "articles/2027-03-12-mote.md",
        "emner: !!!",
        [
            (
                4,
                8,
                "error",
                "field-quotes",
                "Verdien begynner med «!», som har en egen betydning her.",
                'Sett hele verdien i anførselstegn: emner: "!!!"',
                'emner: "!!!"',
            ),
            (
                4,
                8,
                "error",
                "subject-without-letters",
                "Emnet «!!!» har verken bokstaver a–å eller tall, og kan ikke få en adresse.",
                "Skriv emnet med bokstaver.",
                "emner: mat, helsepark",
            ),
        ],
        id="field-quotes and subject-without-letters: emner: !!!",
    ),
    pytest.param(
        "articles/2027-03-12-mote.md",
        "emner:\n  - mat: helse\n  - mat",
        [
            (
                5,
                5,
                "error",
                "value-with-colon",
                "«mat: helse» har et kolon i seg, og leses som et felt under «emner».",
                'Er det en tekst, setter du den i anførselstegn: "mat: helse"',
                'emner:\n  - "mat: helse"',
            ),
        ],
        id="value-with-colon: emner:",
    ),
    pytest.param(
        "articles/2027-03-12-mote.md",
        "bilde: ../../../x.jpg\nbildealt: a\nbildefoto: b",
        [
            (
                4,
                8,
                "error",
                "value-path",
                "Stien «../../../x.jpg» leder ut av innholdsmappen.",
                "Legg filen ved siden av denne, og skriv bare filnavnet.",
                "bilde: x.jpg",
            ),
        ],
        id="value-path: bilde: ../../../x.jpg",
    ),
    pytest.param(
        "articles/2027-03-12-mote.md",
        "bilde: x.jpg",
        [
            (
                4,
                8,
                "error",
                "picture-without-alt",
                "Bildet mangler beskrivelse for dem som ikke ser det (alt).",
                "Skriv «bildealt», med det bildet viser.",
                "bilde:\n  fil: mote.jpg\n  alt: Fire personer rundt et bord\n  foto: Ola Nordmann",
            ),
            (
                4,
                8,
                "error",
                "picture-without-credit",
                "Bildet mangler navnet på den som har tatt det (foto).",
                "Skriv «bildefoto», med navnet.",
                "bilde:\n  fil: mote.jpg\n  alt: Fire personer rundt et bord\n  foto: Ola Nordmann",
            ),
        ],
        id="picture-without-alt and picture-without-credit: bilde: x.jpg",
    ),
    *(
        pytest.param(
            "articles/2027-03-12-mote.md",
            f"bilde: {written}\nbildealt: a\nbildefoto: b",
            [
                (
                    *place,
                    "error",
                    "value-not-list",
                    "«bilde» skal ha ett bilde, men her står flere.",
                    "Behold det ene, på samme linje som feltet. Andre bilder kan du vise i teksten.",
                    "bilde: mote.jpg",
                ),
            ],
            id=f"value-not-list: bilde: {written!r}",
        )
        for written, place in (
            ("mote.jpg, liten.jpg", (4, 8)),
            ("\n  - mote.jpg\n  - liten.jpg", (5, 3)),
        )
    ),
    pytest.param(
        "articles/2027-03-12-mote.md",
        "bilde: //x.jpg\nbildealt: a\nbildefoto: b",
        [
            (
                4,
                8,
                "error",
                "value-path",
                "Stien «//x.jpg» begynner med to skråstreker.",
                "Skriv stien fra denne filen eller fra innholdsmappen.",
                "bilde: x.jpg",
            ),
        ],
        id="value-path: bilde: //x.jpg",
    ),
    pytest.param(
        "articles/2027-03-12-mote.md",
        "bilde: C:\\x\\y.jpg\nbildealt: a\nbildefoto: b",
        [
            (
                4,
                8,
                "error",
                "value-path",
                "Stien «C:\\x\\y.jpg» gjelder bare på én maskin.",
                "Legg filen ved siden av denne, og skriv bare filnavnet.",
                "bilde: y.jpg",
            ),
        ],
        id="value-path: bilde: C:\\x\\y.jpg",
    ),
    pytest.param(
        "articles/2027-03-12-mote.md",
        "bilde: https://x.no/a.jpg\nbildealt: a\nbildefoto: b",
        [
            (
                4,
                8,
                "error",
                "value-path",
                "«https://x.no/a.jpg» er en adresse, men her skal det stå en fil.",
                "Legg filen ved siden av denne, og skriv bare filnavnet.",
                "bilde: a.jpg",
            ),
        ],
        id="value-path: bilde: https://x.no/a.jpg",
    ),
    pytest.param(
        "articles/2027-03-12-mote.md",
        "bilde: content/images/x.jpg\nbildealt: a\nbildefoto: b",
        [
            (
                4,
                8,
                "error",
                "value-path",
                "Stien «content/images/x.jpg» begynner med «content/».",
                "Skriv stien fra denne filen eller fra innholdsmappen.",
                "bilde: images/x.jpg",
            ),
        ],
        id="value-path: bilde: content/images/x.jpg",
    ),
    pytest.param(
        "articles/2027-03-12-mote.md",
        "bilde: x.heic\nbildealt: a\nbildefoto: b",
        [
            (
                4,
                8,
                "error",
                "value-path",
                "Bildet «x.heic» er av en type som ikke kan vises her.",
                "Lagre eller eksporter bildet som jpg, og vis til den nye filen. På iPhone blir nye bilder jpg når du"
                " velger Innstillinger > Kamera > Formater > Mest kompatibel.",
                "bilde: x.jpg",
            ),
        ],
        id="value-path: bilde: x.heic",
    ),
    pytest.param(
        "articles/2027-03-12-mote.md",
        "bilde:\n  fil: x.jpg\n  allt: y\n  foto: z\nbildefoto: q",
        [
            (
                6,
                3,
                "error",
                "part-unknown",
                "«allt» finnes ikke under «bilde».",
                "Mente du «alt»? Skriv det slik.",
                "alt: y",
            ),
            (
                8,
                12,
                "error",
                "part-twice",
                "«bildefoto» står både under «bilde» og for seg selv.",
                "Behold den ene linjen, og slett den andre.",
                "bilde:\n  fil: mote.jpg\n  alt: Fire personer rundt et bord\n  foto: Ola Nordmann",
            ),
        ],
        id="picture-without-alt and part-unknown and part-twice: bilde:",
    ),
    pytest.param(
        "articles/2027-03-12-mote.md",
        "bildealt: x",
        [
            (
                4,
                11,
                "error",
                "picture-without-credit",
                "Bildet mangler navnet på den som har tatt det (foto).",
                "Skriv «bildefoto», med navnet.",
                "bilde:\n  fil: mote.jpg\n  alt: Fire personer rundt et bord\n  foto: Ola Nordmann",
            ),
            (
                4,
                11,
                "error",
                "picture-without-file",
                "Bildet mangler sti til bildefilen.",
                "Skriv «bilde», med stien til filen.",
                "bilde:\n  fil: mote.jpg\n  alt: Fire personer rundt et bord\n  foto: Ola Nordmann",
            ),
        ],
        id="picture-without-credit and picture-without-file: bildealt: x",
    ),
    pytest.param(
        "articles/2027-03-12-mote.md",
        "bilde: images\\x.jpg\nbildealt: a\nbildefoto: b",
        [
            (
                4,
                8,
                "error",
                "value-path",
                "Stien «images\\x.jpg» har omvendt skråstrek.",
                "Bruk vanlig skråstrek.",
                "bilde: images/x.jpg",
            ),
        ],
        id="value-path: bilde: images\\x.jpg",
    ),
    pytest.param(
        "articles/2027-03-12-mote.md",
        "gamle-adresser:\n  - https://x.no/a\n  - /a//b/\n  - /../x\n  - /a?b=1\n  - a/b\n  - /artikler/\n  - /artikler/side/2/\n  - /kalender.ics\n  - /x y/\n  - /artikler/mote/",
        [
            (
                5,
                3,
                "error",
                "alias-of-itself",
                "Siden har selv adressen /artikler/mote/, og kan ikke lede fra den til seg selv.",
                "Slett adressen fra listen.",
                "gamle-adresser:\n  - /arrangementer/gammelt-navn/",
            ),
            (
                5,
                5,
                "error",
                "value-site-path",
                "Adressen «https://x.no/a» har domenet med seg.",
                "Skriv en adresse filen selv har hatt, uten domenet, med skråstrek først og sist.",
                "gamle-adresser:\n  - /a/",
            ),
            (
                6,
                5,
                "error",
                "value-site-path",
                "Adressen «/a//b/» har to skråstreker etter hverandre.",
                "Skriv en adresse filen selv har hatt, uten domenet, med skråstrek først og sist.",
                "gamle-adresser:\n  - /arrangementer/gammelt-navn/",
            ),
            (
                7,
                5,
                "error",
                "value-site-path",
                "Adressen «/../x» har punktum i stedet for et navn mellom skråstrekene.",
                "Skriv en adresse filen selv har hatt, uten domenet, med skråstrek først og sist.",
                "gamle-adresser:\n  - /arrangementer/gammelt-navn/",
            ),
            (
                8,
                5,
                "error",
                "value-site-path",
                "Adressen «/a?b=1» har noe etter «?».",
                "Skriv en adresse filen selv har hatt, uten domenet, med skråstrek først og sist.",
                "gamle-adresser:\n  - /arrangementer/gammelt-navn/",
            ),
            (
                9,
                5,
                "error",
                "value-site-path",
                "Adressen «a/b» begynner ikke med «/».",
                "Skriv en adresse filen selv har hatt, uten domenet, med skråstrek først og sist.",
                "gamle-adresser:\n  - /a/b/",
            ),
            (
                10,
                5,
                "error",
                "value-site-path",
                "Adressen «/artikler/» bruker nettstedet selv.",
                "Skriv en adresse filen selv har hatt, uten domenet, med skråstrek først og sist.",
                "gamle-adresser:\n  - /arrangementer/gammelt-navn/",
            ),
            (
                11,
                5,
                "error",
                "value-site-path",
                "Adressen «/artikler/side/2/» bruker nettstedet selv.",
                "Skriv en adresse filen selv har hatt, uten domenet, med skråstrek først og sist.",
                "gamle-adresser:\n  - /arrangementer/gammelt-navn/",
            ),
            (
                12,
                5,
                "error",
                "value-site-path",
                "Adressen «/kalender.ics» bruker nettstedet selv.",
                "Skriv en adresse filen selv har hatt, uten domenet, med skråstrek først og sist.",
                "gamle-adresser:\n  - /arrangementer/gammelt-navn/",
            ),
            (
                13,
                5,
                "error",
                "value-site-path",
                "Adressen «/x y/» har et mellomrom i seg.",
                "Skriv en adresse filen selv har hatt, uten domenet, med skråstrek først og sist.",
                "gamle-adresser:\n  - /arrangementer/gammelt-navn/",
            ),
        ],
        id="alias-of-itself and value-site-path: gamle-adresser:",
    ),
    pytest.param(
        "articles/2027-03-12-mote.md",
        "gamle-adresser: /a/, /b/",
        [
            (
                4,
                17,
                "error",
                "value-not-one-address",
                "«/a/, /b/» er flere adresser på én linje.",
                "Skriv hver adresse på sin egen linje, med bindestrek og mellomrom foran.",
                "gamle-adresser:\n  - /a/\n  - /b/",
            ),
        ],
        id="value-not-one-address: gamle-adresser: /a/, /b/",
    ),
    pytest.param(
        "articles/2027-03-12-mote.md",
        "første-adresse: www.x.no/a",
        [
            (
                4,
                17,
                "error",
                "value-site-path",
                "Adressen «www.x.no/a» begynner ikke med «/».",
                "Skriv en adresse filen selv har hatt, uten domenet, med skråstrek først og sist.",
                "første-adresse: /a/",
            ),
        ],
        id="value-site-path: første-adresse: www.x.no/a",
    ),
    pytest.param(
        "articles/2027-03-12-mote.md",
        "første-adresse: /feeds/artikler.atom.xml",
        [
            (
                4,
                17,
                "error",
                "value-site-path",
                "Adressen «/feeds/artikler.atom.xml» bruker nettstedet selv.",
                "Skriv en adresse filen selv har hatt, uten domenet, med skråstrek først og sist.",
                "første-adresse: /arrangementer/gammelt-navn/",
            ),
        ],
        id="value-site-path: første-adresse: /feeds/artikler.atom.xml",
    ),
    pytest.param(
        "articles/2027-03-12-mote.md",
        "kilde: www.x.no",
        [
            (
                4,
                8,
                "error",
                "value-address",
                "Adressen «www.x.no» mangler https:// foran.",
                "Skriv hele adressen, slik: kilde: https://www.x.no",
                "kilde: https://www.x.no",
            ),
        ],
        id="value-address: kilde: www.x.no",
    ),
    pytest.param(
        "articles/2027-03-12-mote.md",
        "kilde:\n  lenke: x",
        [
            (
                5,
                10,
                "error",
                "value-address",
                "«x» er ikke en nettadresse.",
                "Skriv hele adressen, fra https:// og utover.",
                "lenke: https://www.example.no",
            ),
        ],
        id="value-address: kilde:",
    ),
    pytest.param(
        "articles/2027-03-12-mote.md",
        "rettelser: feil",
        [
            (
                4,
                12,
                "error",
                "value-not-parts",
                "Under «rettelser» står «feil», men her skal det stå felter med navn.",
                "Skriv hvert felt på sin egen linje under bindestreken.",
                "rettelser:\n  - dato: 24. mars 2027\n    tekst: Møtet er på Testhuset, ikke i biblioteket.",
            ),
        ],
        id="value-not-parts: rettelser: feil",
    ),
    pytest.param(
        "articles/2027-03-12-mote.md",
        "rettelser:\n  - dato: 1. mars 2027",
        [
            (
                5,
                5,
                "error",
                "correction-incomplete",
                "Rettelsen mangler «tekst».",
                "Skriv både dato og tekst, slik at leseren ser hva som er rettet og når.",
                "rettelser:\n  - dato: 24. mars 2027\n    tekst: Møtet er på Testhuset, ikke i biblioteket.",
            ),
        ],
        id="correction-incomplete: rettelser:",
    ),
    pytest.param(
        "articles/2027-03-12-mote.md",
        "rettelser:\n  - dato: 1/3\n    tekst: x",
        [
            (
                5,
                11,
                "error",
                "date-missing-year",
                "«1/3» mangler årstall.",
                "Skriv året med fire sifre etter måneden, slik: «1. mars 2023».",
                "dato: 1. mars 2023",
            ),
        ],
        id="date-missing-year: rettelser:",
    ),
    pytest.param(
        "articles/2027-03-12-mote.md",
        "dokumenter: x.pages",
        [
            (
                4,
                13,
                "error",
                "value-path",
                "Filen «x.pages» er ikke av en type som kan brukes her.",
                "Lagre den som pdf, docx, xlsx, pptx, odt, ics eller zip, og skriv det nye filnavnet.",
                "dokumenter: x.pdf",
            ),
        ],
        id="value-path: dokumenter: x.pages",
    ),
    pytest.param(
        "articles/2027-03-12-mote.md",
        "dokumenter:\n  - tittel: A",
        [
            (
                5,
                5,
                "error",
                "document-target",
                "Dokumentet mangler fil eller lenke.",
                "Skriv enten «fil» med stien til dokumentet, eller «lenke» med adressen, rett under tittelen og uten bindestrek.",
                "dokumenter:\n  - tittel: Presentasjonen\n    fil: presentasjon.pdf",
            ),
        ],
        id="document-target: dokumenter:",
    ),
    pytest.param(
        "articles/2027-03-12-mote.md",
        "dokumenter:\n  - tittel: A\n    fil: a.pdf\n    lenke: https://x.no",
        [
            (
                5,
                5,
                "error",
                "document-target",
                "Dokumentet har både fil og lenke.",
                "Skriv enten «fil» med stien til dokumentet, eller «lenke» med adressen, rett under tittelen og uten bindestrek.",
                "dokumenter:\n  - tittel: Presentasjonen\n    fil: presentasjon.pdf",
            ),
        ],
        id="document-target: dokumenter: (lenke: https://x.no)",
    ),
    pytest.param(
        "articles/2027-03-12-mote.md",
        "dokumenter:\n  - https://x.no/a.pdf\n  - http://x.no/b.pdf",
        [
            (
                6,
                5,
                "error",
                "value-address",
                "Adressen «http://x.no/b.pdf» begynner med http://, som ikke er sikker.",
                "Skriv hele adressen, slik: dokumenter: https://x.no/b.pdf",
                "dokumenter: https://x.no/b.pdf",
            ),
        ],
        id="value-address: dokumenter:",
    ),
    pytest.param(
        "articles/2027-03-12-mote.md",
        "arrangement: ../events/2027-03-23-mote.md",
        [
            (
                4,
                14,
                "error",
                "value-slug",
                "«../events/2027-03-23-mote.md» kan ikke være en del av en adresse.",
                "Bruk bare små bokstaver a–z, tall og bindestrek, høyst 80 tegn: arrangement: mote",
                "arrangement: mote",
            ),
        ],
        id="value-slug: arrangement: ../events/2027-03-23-mote.m",
    ),
    pytest.param(
        "articles/2027-13-40-x.md",
        "tittel: A",
        [
            (
                1,
                1,
                "error",
                "file-name-date",
                "Filnavnet begynner med en dato som ikke finnes: «2027-13-40».",
                "Gi filen et navn som begynner med år, måned og dag, eller et navn uten dato.",
                "2027-03-12-frokostmote.md",
            ),
        ],
        id="file-name-date: tittel: A in 2027-13-40-x.md",
    ),
    pytest.param(
        "articles/2027-3-2-x.md",
        "tittel: A",
        [
            (
                1,
                1,
                "error",
                "file-name-date",
                "Datoen i filnavnet «2027-3-2-x.md» skal ha to sifre for måned og to for dag.",
                "Gi filen et nytt navn.",
                "2027-03-02-x.md",
            ),
        ],
        id="file-name-date: tittel: A in 2027-3-2-x.md",
    ),
    pytest.param(
        "articles/2027-03-12.md",
        "tittel: A",
        [
            (
                1,
                1,
                "error",
                "slug-empty",
                "Filnavnet «2027-03-12.md» har ingen bokstaver å lage en adresse av.",
                "Gi filen et navn med bokstaver a–å, eller skriv en slug.",
                "slug: frokostmote-april-2027",
            ),
        ],
        id="slug-empty: tittel: A in 2027-03-12.md",
    ),
    pytest.param(
        "articles/mote.md",
        "tittel: A",
        [
            (
                1,
                1,
                "error",
                "field-missing",
                "Feltet «publisert» mangler.",
                "Skriv når artikkelen skal vises fra, her eller først i filnavnet.",
                "publisert: 12. mars 2027",
            ),
        ],
        id="field-missing: tittel: A in mote.md",
    ),
    pytest.param(
        "articles/🎉.md",
        "tittel: A",
        [
            (
                1,
                1,
                "error",
                "field-missing",
                "Feltet «publisert» mangler.",
                "Skriv når artikkelen skal vises fra, her eller først i filnavnet.",
                "publisert: 12. mars 2027",
            ),
            (
                1,
                1,
                "error",
                "slug-empty",
                "Filnavnet «🎉.md» har ingen bokstaver å lage en adresse av.",
                "Gi filen et navn med bokstaver a–å, eller skriv en slug.",
                "slug: frokostmote-april-2027",
            ),
        ],
        id="field-missing and slug-empty: tittel: A in 🎉.md",
    ),
    pytest.param(
        "articles/2027-03-12-mote.md",
        "oversettelse-av: mote",
        [
            (
                4,
                18,
                "error",
                "value-path",
                "Filnavnet «mote» mangler endelsen.",
                "Skriv hele filnavnet, som slutter på .md.",
                "oversettelse-av: mote.md",
            ),
        ],
        id="value-path: oversettelse-av: mote",
    ),
    pytest.param(
        "articles/2027-03-12-mote.md",
        "oppdatert: 2027-03-12T08:00\npublisert: 2027-03-12 10.00",
        [
            (
                4,
                12,
                "error",
                "modified-before-published",
                "Siden er oppdatert før den ble publisert.",
                "Rett en av datoene, eller slett «oppdatert».",
                "oppdatert: 12. mars 2027",
            ),
        ],
        id="modified-before-published: oppdatert: 2027-03-12T08:00",
    ),
    pytest.param(
        "articles/2027-03-12-mote.md",
        "emner:\n  tema: mat\n  sted: x",
        [
            (
                5,
                3,
                "error",
                "value-not-fields",
                "«emner» skal ha én verdi, men har felter under seg: «tema», «sted».",
                "Skriv verdien på samme linje som feltet.",
                "emner: mat, helsepark",
            ),
        ],
        id="value-not-fields: emner:",
    ),
    pytest.param(
        "articles/2027-03-12-mote.md",
        "bilde:\n  - x.jpg",
        [
            (
                5,
                3,
                "error",
                "picture-without-alt",
                "Bildet mangler beskrivelse for dem som ikke ser det (alt).",
                "Skriv «bildealt», med det bildet viser.",
                "bilde:\n  fil: mote.jpg\n  alt: Fire personer rundt et bord\n  foto: Ola Nordmann",
            ),
            (
                5,
                3,
                "error",
                "picture-without-credit",
                "Bildet mangler navnet på den som har tatt det (foto).",
                "Skriv «bildefoto», med navnet.",
                "bilde:\n  fil: mote.jpg\n  alt: Fire personer rundt et bord\n  foto: Ola Nordmann",
            ),
            (
                5,
                3,
                "error",
                "value-not-list",
                "«bilde» skal ha én verdi, men her står en liste.",
                "Skriv verdien på samme linje som feltet.",
                "bilde: x.jpg",
            ),
        ],
        id="picture-without-alt and picture-without-credit and value-not-list: bilde:",
    ),
    pytest.param(
        "pages/om.md",
        "kontakt: [a, b]",
        [
            (
                3,
                10,
                "error",
                "value-not-list",
                "«kontakt» skal ha én verdi, men her står en liste.",
                "Skriv verdien på samme linje som feltet.",
                "kontakt: a, b",
            ),
        ],
        id="value-not-list: kontakt: [a, b]",
    ),
    pytest.param(
        "articles/2027-03-12-mote.md",
        "slug: '!!!'",
        [
            (
                4,
                7,
                "error",
                "value-slug",
                "«!!!» kan ikke være en del av en adresse.",
                "Bruk bare små bokstaver a–z, tall og bindestrek, høyst 80 tegn.",
                "slug: frokostmote-april-2027",
            ),
        ],
        id="value-slug: slug: '!!!'",
    ),
    pytest.param(
        "articles/2027-03-12-mote.md",
        'dokumenter: "..\\\\a.pdf"',
        [
            (
                4,
                13,
                "error",
                "value-path",
                "Stien «..\\a.pdf» har omvendt skråstrek.",
                "Bruk vanlig skråstrek.",
                "dokumenter: ../a.pdf",
            ),
        ],
        id='value-path: dokumenter: "..\\\\a.pdf"',
    ),
    pytest.param(
        "articles/0001-01-01-x.md",
        "tittel: A",
        [
            (
                1,
                1,
                "error",
                "file-name-date",
                "Filnavnet begynner med en dato som ikke finnes: «0001-01-01».",
                "Gi filen et navn som begynner med år, måned og dag, eller et navn uten dato.",
                "2027-03-12-frokostmote.md",
            ),
        ],
        id="file-name-date: tittel: A in 0001-01-01-x.md",
    ),
    pytest.param(
        "articles/2027-03-12-mote.md",
        "publisert: 12. mars 2027 kl. 25\noppdatert: i går",
        [
            (
                4,
                12,
                "error",
                "clock-impossible-hour",
                "Klokkeslettet «kl. 25» finnes ikke: døgnet har 24 timer.",
                "Skriv en time fra 00 til 24.",
                "publisert: 12. mars 2027 kl. 11.30",
            ),
            (
                5,
                12,
                "error",
                "date-relative",
                "«i går» betyr noe annet når teksten leses en annen dag.",
                "Skriv dag, måned og år.",
                "oppdatert: 23. mars 2023",
            ),
        ],
        id="clock-impossible-hour and date-relative: publisert: 12. mars 2027 kl. 25",
    ),
]


@pytest.mark.parametrize(("source", "fields", "expected"), REFUSED)
def test_a_wrong_field_is_told_with_its_remedy(source, fields, expected):
    assert problems_of(source, fields) == [
        Problem(
            file=f"content/{source}",
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


OTHERS = ("date-", "clock-", "field-quotes", "file-name-")  # their examples are tested where they are made
PARTS = {"fil", "alt", "lenke", "e-post", "telefon", "dato", "starter", "påmelding"}  # or fields of events
EXAMPLES = sorted(
    {
        (param.values[0].split("/")[0], part[-1])
        for param in REFUSED
        for part in param.values[2]
        if not part[3].startswith(OTHERS) and canonical_key(part[-1].partition(":")[0]) not in PARTS
    }
)


@pytest.mark.parametrize(("kind", "example"), EXAMPLES)
def test_the_example_of_a_problem_is_read_without_an_error(kind, example):
    source = "pages/om.md" if kind == "pages" else "articles/2027-03-12-mote.md"
    beside = "\nbildealt: a\nbildefoto: b" if example.startswith("bilde: ") and "bildealt" not in example else ""
    assert [problem for problem in problems_of(source, example + beside) if problem.is_error] == []


def problems_of(source, fields):
    """Return the problems of a good file with *fields* in place of its own of the same names."""
    kind = source.split("/")[0]
    keys = {line.partition(":")[0] for line in fields.split("\n")}
    good = "".join(f"{line}\n" for key, line in GOOD[kind].items() if key not in keys)
    document, problems = read(
        f"---\n{good}{fields}\n---\nTekst.\n".encode(), file=f"content/{source}", source=PurePosixPath(source)
    )
    _, found = READERS[kind](document)
    return in_file_order([*problems, *found])
