"""Every refusal of a field in events, word for word."""

from pathlib import PurePosixPath

import pytest

from content_types.event import read_event
from manuscript.problem import Problem, Severity, in_file_order
from manuscript.read import read

GOOD = {
    "tittel": "tittel: A",
    "ingress": "ingress: I",
    "starter": "starter: 23. mars 2027 kl. 11.30",
    "slutter": "slutter: 16.00",
    "sted": "sted: X",
}

REFUSED = [
    pytest.param(
        "events/2027-03-23-mote.md",
        "dato: 1. mars 2027",
        [
            (
                7,
                1,
                "error",
                "field-date-in-event",
                "Feltet «dato» sier ikke hvilken dato det gjelder i et arrangement.",
                "Skriv «starter» for dagen det holdes, eller «publisert» for dagen det skal vises på nettstedet.",
                "starter: 23. mars 2027 kl. 11.30",
            ),
        ],
        id="field-date-in-event: dato: 1. mars 2027",
    ),
    pytest.param(
        "events/2027-03-23-mote.md",
        "paamelding: x@y",
        [
            (
                7,
                1,
                "error",
                "field-unknown",
                "Feltet «paamelding» finnes ikke.",
                "Mente du «påmelding»? Skriv det slik, eller slett linjen.",
                "påmelding: x@y",
            ),
            (
                7,
                13,
                "error",
                "value-e-mail",
                "«x@y» er ikke en e-postadresse.",
                "Skriv én adresse, med krøllalfa og uten mellomrom.",
                "påmelding: post@example.no",
            ),
        ],
        id="field-unknown: paamelding: x@y",
    ),
    pytest.param(
        "events/2027-03-23-mote.md",
        "slutter: 11.30",
        [
            (
                6,
                10,
                "error",
                "ends-before-it-starts",
                "Arrangementet slutter når det starter.",
                "Er det slutt dagen etter, skriver du datoen også.",
                "slutter: 24. mars 2027 kl. 11.30",
            ),
        ],
        id="ends-before-it-starts: slutter: 11.30",
    ),
    pytest.param(
        "events/2027-03-23-mote.md",
        "slutter: 02.00",
        [
            (
                6,
                10,
                "error",
                "ends-before-it-starts",
                "Arrangementet slutter før det starter.",
                "Er det slutt dagen etter, skriver du datoen også.",
                "slutter: 24. mars 2027 kl. 02.00",
            ),
        ],
        id="ends-before-it-starts: slutter: 02.00",
    ),
    pytest.param(
        "events/2027-03-23-mote.md",
        "slutter: 24. mars 2027",
        [
            (
                6,
                10,
                "error",
                "ends-without-clock",
                "«starter» har klokkeslett, men «slutter» er bare en dato.",
                "Skriv klokkeslettet også i «slutter».",
                "slutter: 24. mars 2027 kl. 16.00",
            ),
        ],
        id="ends-without-clock: slutter: 24. mars 2027",
    ),
    pytest.param(
        "events/2027-03-23-mote.md",
        "starter: 23. mars 2027",
        [
            (
                4,
                10,
                "error",
                "ends-with-clock",
                "«slutter» har klokkeslett, men «starter» er bare en dato.",
                "Skriv klokkeslettet også i «starter», eller bare datoen i «slutter».",
                "starter: 23. mars 2027 kl. 09.00",
            ),
        ],
        id="ends-with-clock: starter: 23. mars 2027",
    ),
    pytest.param(
        "events/2027-03-23-mote.md",
        "starter: 23. mars 2027\nslutter: 22. mars 2027",
        [
            (
                6,
                10,
                "error",
                "ends-before-it-starts",
                "Arrangementet slutter før det starter.",
                "Rett «starter» eller «slutter».",
                "slutter: 23. mars 2027",
            ),
        ],
        id="ends-before-it-starts: starter: 23. mars 2027",
    ),
    pytest.param(
        "events/2027-03-23-mote.md",
        "slutter: 23. mars 2027 kl. 10",
        [
            (
                6,
                10,
                "error",
                "ends-before-it-starts",
                "Arrangementet slutter før det starter.",
                "Rett «starter» eller «slutter».",
                "slutter: 23. mars 2027 kl. 12.30",
            ),
        ],
        id="ends-before-it-starts: slutter: 23. mars 2027 kl. 10",
    ),
    pytest.param(
        "events/2027-03-23-mote.md",
        "slutter: kl 25",
        [
            (
                6,
                10,
                "error",
                "clock-impossible-hour",
                "Klokkeslettet «kl 25» finnes ikke: døgnet har 24 timer.",
                "Skriv en time fra 00 til 24.",
                "slutter: 11.30",
            ),
        ],
        id="clock-impossible-hour: slutter: kl 25",
    ),
    pytest.param(
        "events/2027-03-23-mote.md",
        "slutter: 11;30",
        [
            (
                6,
                10,
                "error",
                "clock-sign",
                "I «11;30» mangler det punktum mellom timer og minutter.",
                "Skriv «11.30».",
                "slutter: 11.30",
            ),
        ],
        id="clock-sign: slutter: 11;30",
    ),
    pytest.param(
        "events/2027-03-23-mote.md",
        "slutter:",
        [
            (
                1,
                1,
                "warning",
                "end-missing",
                "Arrangementet har ingen slutt.",
                "Skriv når det er slutt. Uten det vises bare når det begynner.",
                "slutter: 16.00",
            ),
        ],
        id="end-missing: slutter:",
    ),
    pytest.param(
        "events/2027-03-23-mote.md",
        "starter: onsdag 23. mars 2027",
        [
            (
                6,
                10,
                "error",
                "date-wrong-weekday",
                "23. mars 2027 er en tirsdag, ikke en onsdag.",
                "Skriv «tirsdag 23. mars 2027», eller rett datoen.",
                "starter: tirsdag 23. mars 2027",
            ),
        ],
        id="date-wrong-weekday: starter: onsdag 23. mars 2027",
    ),
    pytest.param(
        "events/mote.md",
        "starter: 28. mars 2027 kl. 02.30\nslutter:",
        [
            (
                1,
                1,
                "warning",
                "end-missing",
                "Arrangementet har ingen slutt.",
                "Skriv når det er slutt. Uten det vises bare når det begynner.",
                "slutter: 16.00",
            ),
            (
                5,
                10,
                "error",
                "clock-skipped",
                "Klokken 02.30 finnes ikke 28.3.2027: da stilles klokken en time fram.",
                "Skriv klokkeslettet etter at klokken er stilt, 03.30, eller med forskyvning: «2027-03-28T03:30+02:00».",
                "starter: 2027-03-28T03:30+02:00",
            ),
        ],
        id="end-missing and clock-skipped: starter: 28. mars 2027 kl. 02.30 in mote.md",
    ),
    pytest.param(
        "events/mote.md",
        "starter: 31. oktober 2027 kl. 02.30\nslutter:",
        [
            (
                1,
                1,
                "warning",
                "end-missing",
                "Arrangementet har ingen slutt.",
                "Skriv når det er slutt. Uten det vises bare når det begynner.",
                "slutter: 16.00",
            ),
            (
                5,
                10,
                "error",
                "clock-repeated",
                "Klokken 02.30 kommer to ganger 31.10.2027: da stilles klokken en time tilbake.",
                "Skriv «2027-10-31T02:30+02:00» hvis du mener den første gangen, «2027-10-31T02:30+01:00» hvis du mener den andre.",
                "starter: 2027-10-31T02:30+02:00",
            ),
        ],
        id="end-missing and clock-repeated: starter: 31. oktober 2027 kl. 02.30 in mote.md",
    ),
    pytest.param(
        "events/mote.md",
        "starter: 31. oktober 2027 kl. 01.30\nslutter: 02.30",
        [
            (
                6,
                10,
                "error",
                "clock-repeated",
                "Klokken 02.30 kommer to ganger 31.10.2027: da stilles klokken en time tilbake.",
                "Skriv «2027-10-31T02:30+02:00» hvis du mener den første gangen, «2027-10-31T02:30+01:00» hvis du mener den andre.",
                "slutter: 2027-10-31T02:30+02:00",
            ),
        ],
        id="clock-repeated: starter: 31. oktober 2027 kl. 01.30 in mote.md",
    ),
    pytest.param(
        "events/2027-03-23-mote.md",
        "starter: 24. mars 2027 kl. 10",
        [
            (
                6,
                10,
                "error",
                "file-name-other-day",
                "Arrangementet starter 24. mars 2027, men filnavnet begynner med 2027-03-23.",
                "Rett datoen, eller gi filen navnet 2027-03-24-mote.md. Er arrangementet flyttet, skriver du den første datoen i «flyttet-fra».",
                "starter: 23. mars 2027 kl. 10.00",
            ),
        ],
        id="file-name-other-day: starter: 24. mars 2027 kl. 10",
    ),
    pytest.param(
        "events/2027-03-23-mote.md",
        "flyttet-fra: 23. mars 2027 kl. 11.30",
        [
            (
                7,
                14,
                "error",
                "moved-nowhere",
                "Arrangementet er flyttet fra samme tid som det starter.",
                "Skriv den nye tiden i «starter», eller slett «flyttet-fra».",
                "flyttet-fra: 9. mars 2027 kl. 11.30",
            ),
        ],
        id="moved-nowhere: flyttet-fra: 23. mars 2027 kl. 11.30",
    ),
    pytest.param(
        "events/2027-03-23-mote.md",
        "flyttet-fra: 9. mars 2027\nstatus: avlyst",
        [
            (
                7,
                14,
                "warning",
                "cancelled-and-moved",
                "Arrangementet er både avlyst og flyttet; siden sier begge deler.",
                "Slett «flyttet-fra» hvis det ikke blir noe av, eller status hvis det er flyttet.",
                "status: avlyst",
            ),
        ],
        id="cancelled-and-moved: flyttet-fra: 9. mars 2027",
    ),
    pytest.param(
        "events/2027-03-23-mote.md",
        "status: fulltegnet",
        [
            (
                7,
                9,
                "warning",
                "full-without-registration",
                "Arrangementet er fulltegnet, men har ingen påmelding.",
                "Skriv «påmelding», eller bytt status.",
                "påmelding: https://www.example.no/skjema",
            ),
        ],
        id="full-without-registration: status: fulltegnet",
    ),
    pytest.param(
        "events/2027-03-23-mote.md",
        "publisert: 24. mars 2027",
        [
            (
                7,
                12,
                "error",
                "published-after-start",
                "Arrangementet blir ikke vist før etter at det har startet.",
                "Rett «publisert» til dagen det ble kjent, senest dagen det starter.",
                "publisert: 23. mars 2027",
            ),
        ],
        id="published-after-start: publisert: 24. mars 2027",
    ),
    pytest.param(
        "events/2027-03-23-mote.md",
        "påmelding: www.x.no/skjema",
        [
            (
                7,
                12,
                "error",
                "value-address",
                "Adressen «www.x.no/skjema» mangler https:// foran.",
                "Skriv hele adressen, slik: påmelding: https://www.x.no/skjema",
                "påmelding: https://www.x.no/skjema",
            ),
        ],
        id="value-address: påmelding: www.x.no/skjema",
    ),
    pytest.param(
        "events/2027-03-23-mote.md",
        "påmelding: http://x.no/skjema",
        [
            (
                7,
                12,
                "error",
                "value-address",
                "Adressen «http://x.no/skjema» begynner med http://, som ikke er sikker.",
                "Skriv hele adressen, slik: påmelding: https://x.no/skjema",
                "påmelding: https://x.no/skjema",
            ),
        ],
        id="value-address: påmelding: http://x.no/skjema",
    ),
    pytest.param(
        "events/2027-03-23-mote.md",
        "påmelding: htps://x.no",
        [
            (
                7,
                12,
                "error",
                "value-address",
                "Begynnelsen av adressen «htps://x.no» er skrevet feil.",
                "Skriv hele adressen, slik: påmelding: https://x.no",
                "påmelding: https://x.no",
            ),
        ],
        id="value-address: påmelding: htps://x.no",
    ),
    pytest.param(
        "events/2027-03-23-mote.md",
        "påmelding: https//x.no",
        [
            (
                7,
                12,
                "error",
                "value-address",
                "Begynnelsen av adressen «https//x.no» er skrevet feil.",
                "Skriv hele adressen, slik: påmelding: https://x.no",
                "påmelding: https://x.no",
            ),
        ],
        id="value-address: påmelding: https//x.no",
    ),
    pytest.param(
        "events/2027-03-23-mote.md",
        "påmelding: skjema.x.no",
        [
            (
                7,
                12,
                "error",
                "value-address",
                "Adressen «skjema.x.no» mangler https:// foran.",
                "Skriv hele adressen, slik: påmelding: https://skjema.x.no",
                "påmelding: https://skjema.x.no",
            ),
        ],
        id="value-address: påmelding: skjema.x.no",
    ),
    pytest.param(
        "events/2027-03-23-mote.md",
        "påmelding: javascript:alert(1)",
        [
            (
                7,
                12,
                "error",
                "value-address",
                "Adressen «javascript:alert(1)» begynner med «javascript:», som ikke kan brukes her.",
                "Skriv hele adressen, fra https:// og utover.",
                "påmelding: https://www.example.no",
            ),
        ],
        id="value-address: påmelding: javascript:alert(1)",
    ),
    pytest.param(
        "events/2027-03-23-mote.md",
        "påmelding: post@x",
        [
            (
                7,
                12,
                "error",
                "value-e-mail",
                "«post@x» er ikke en e-postadresse.",
                "Skriv én adresse, med krøllalfa og uten mellomrom.",
                "påmelding: post@example.no",
            ),
        ],
        id="value-e-mail: påmelding: post@x",
    ),
    pytest.param(
        "events/2027-03-23-mote.md",
        "påmelding: <https://x.no>",
        [
            (
                7,
                12,
                "error",
                "value-address",
                "«<https://x.no>» er skrevet som en lenke i løpende tekst.",
                "Skriv hele adressen, slik: påmelding: https://x.no",
                "påmelding: https://x.no",
            ),
        ],
        id="value-address: påmelding: <https://x.no>",
    ),
    pytest.param(
        "events/2027-03-23-mote.md",
        "påmelding: '[Meld deg på](http://x.no/a)'",
        [
            (
                7,
                12,
                "error",
                "value-address",
                "«[Meld deg på](http://x.no/a)» er skrevet som en lenke i løpende tekst.",
                "Skriv hele adressen, slik: påmelding: https://x.no/a",
                "påmelding: https://x.no/a",
            ),
        ],
        id="value-address: påmelding: '[Meld deg på](http://x.no/a)",
    ),
    pytest.param(
        "events/2027-03-23-mote.md",
        "påmelding: https://x.no/a b",
        [
            (
                7,
                12,
                "error",
                "value-address",
                "Adressen «https://x.no/a b» har et mellomrom i seg.",
                "Skriv hele adressen, fra https:// og utover.",
                "påmelding: https://www.example.no",
            ),
        ],
        id="value-address: påmelding: https://x.no/a b",
    ),
    pytest.param(
        "events/2027-03-23-mote.md",
        "påmelding: Ring Kari: 22 22 55 55",
        [
            (
                7,
                12,
                "error",
                "field-quotes",
                "Verdien har et kolon i seg, som ellers skiller felt fra verdi: «Ring Kari: 22 22 55 55».",
                'Sett hele verdien i anførselstegn: påmelding: "Ring Kari: 22 22 55 55"',
                'påmelding: "Ring Kari: 22 22 55 55"',
            ),
        ],
        id="field-quotes: påmelding: Ring Kari: 22 22 55 55",
    ),
    pytest.param(
        "events/2027-03-23-mote.md",
        "påmelding: https://x.no\npåmeldingsfrist: 24. mars 2027\npåmelding-åpner: 25. mars 2027",
        [
            (
                8,
                18,
                "error",
                "deadline-after-end",
                "Påmeldingsfristen er etter at arrangementet er slutt.",
                "Rett fristen, eller tiden for arrangementet.",
                "påmeldingsfrist: 23. mars 2027",
            ),
        ],
        id="deadline-after-end: påmelding: https://x.no",
    ),
    pytest.param(
        "events/2027-03-23-mote.md",
        "påmeldingsfrist: 23. mars 2027 kl. 16.30\npåmelding: x",
        [
            (
                7,
                18,
                "error",
                "deadline-after-end",
                "Påmeldingsfristen er etter at arrangementet er slutt.",
                "Rett fristen, eller tiden for arrangementet.",
                "påmeldingsfrist: 23. mars 2027",
            ),
        ],
        id="deadline-after-end: påmeldingsfrist: 23. mars 2027 kl. 16.30",
    ),
    pytest.param(
        "events/2027-03-23-mote.md",
        "påmeldingsfrist: 20. mars 2027\npåmelding-åpner: 21. mars 2027\npåmelding: x",
        [
            (
                8,
                18,
                "error",
                "registration-opens-after-deadline",
                "Påmeldingen åpner ikke før fristen er ute.",
                "Rett «påmelding-åpner» eller «påmeldingsfrist».",
                "påmelding-åpner: 14. mars 2027",
            ),
        ],
        id="registration-opens-after-deadline: påmeldingsfrist: 20. mars 2027",
    ),
    pytest.param(
        "events/2027-03-23-mote.md",
        "sted:\n  rom: A\n  kart: x\n  postnummer: 010\n  by: Testbyen\n  adr: x",
        [
            (
                7,
                3,
                "warning",
                "venue-without-name",
                "Stedet har verken navn eller adresse.",
                "Skriv «navn» under «sted».",
                "sted:\n  navn: Testhuset\n  adresse: Testveien 1\n  postnummer: 0010\n  poststed: Testbyen",
            ),
            (
                8,
                9,
                "error",
                "value-address",
                "«x» er ikke en nettadresse.",
                "Skriv hele adressen, fra https:// og utover.",
                "kart: https://www.example.no",
            ),
            (
                9,
                15,
                "error",
                "value-postal-code",
                "Postnummeret «010» har ikke fire sifre.",
                "Skriv alle fire sifrene.",
                "postnummer: 0010",
            ),
            (
                11,
                3,
                "error",
                "part-unknown",
                "«adr» finnes ikke under «sted».",
                "Under «sted» kan du bruke: navn, adresse, postnummer, poststed, rom, adkomst, kart.",
                "sted:\n  navn: Testhuset\n  adresse: Testveien 1\n  postnummer: 0010\n  poststed: Testbyen",
            ),
        ],
        id="venue-without-name and value-address and value-postal-code and part-unknown: sted:",
    ),
    pytest.param(
        "events/2027-03-23-mote.md",
        "sted: []",
        [
            (
                1,
                1,
                "warning",
                "venue-missing",
                "Arrangementet har verken sted eller noe digitalt.",
                "Skriv «sted» eller «digitalt», eller begge.",
                "sted:\n  navn: Testhuset\n  adresse: Testveien 1\n  postnummer: 0010\n  poststed: Testbyen",
            ),
        ],
        id="venue-missing: sted: []",
    ),
    pytest.param(
        "events/2027-03-23-mote.md",
        "arrangører:\n  - Nettverk helse: nord\n  - lenke: https://x.no\n  - navn: A\n    lenke: ftp://x.no",
        [
            (
                8,
                5,
                "error",
                "value-with-colon",
                "«Nettverk helse: nord» har et kolon i seg, og leses som et felt under «arrangører».",
                'Er det en tekst, setter du den i anførselstegn: "Nettverk helse: nord"',
                'arrangører: "Nettverk helse: nord"',
            ),
            (
                9,
                5,
                "error",
                "organizer-without-name",
                "Arrangøren mangler navn.",
                "Skriv «navn» etter bindestreken.",
                "arrangører:\n  - HelseHub\n  - navn: Testbyen kommune\n    lenke: https://www.example.no",
            ),
            (
                11,
                12,
                "error",
                "value-address",
                "Adressen «ftp://x.no» begynner med «ftp:», som ikke kan brukes her.",
                "Skriv hele adressen, fra https:// og utover.",
                "lenke: https://www.example.no",
            ),
        ],
        id="value-with-colon and organizer-without-name and value-address: arrangører:",
    ),
    pytest.param(
        "events/2027-03-23-mote.md",
        "kontakt:\n  navn: K\n  e-post: kari(at)example.no\n  telefon: 22 22 55\n  mobil: 2",
        [
            (
                9,
                11,
                "error",
                "value-e-mail",
                "«kari(at)example.no» er ikke en e-postadresse.",
                "Skriv én adresse, med krøllalfa og uten mellomrom.",
                "e-post: kari@example.no",
            ),
            (
                10,
                12,
                "error",
                "value-phone",
                "«22 22 55» er ikke et telefonnummer som kan ringes; det har 6 sifre.",
                "Skriv ett nummer med bare sifre. Et norsk nummer har åtte; et utenlandsk begynner med «+» og landskoden.",
                "telefon: 22 22 55 55",
            ),
            (
                11,
                3,
                "error",
                "part-twice",
                "«telefon» står to ganger under «kontakt».",
                "Behold den ene linjen, og slett den andre.",
                "kontakt:\n  navn: Kari Nordmann\n  e-post: kari@example.no\n  telefon: 22 22 55 55",
            ),
        ],
        id="value-e-mail and value-phone and part-twice: kontakt:",
    ),
    pytest.param(
        "events/2027-03-23-mote.md",
        "opptak: youtube.com/watch?v=1",
        [
            (
                7,
                9,
                "error",
                "value-address",
                "Adressen «youtube.com/watch?v=1» mangler https:// foran.",
                "Skriv hele adressen, slik: opptak: https://youtube.com/watch?v=1",
                "opptak: https://youtube.com/watch?v=1",
            ),
        ],
        id="value-address: opptak: youtube.com/watch?v=1",
    ),
    pytest.param(
        "events/2027-03-23-mote.md",
        "opptak: Kommer",
        [
            (
                7,
                9,
                "error",
                "value-address",
                "«Kommer» er ikke en nettadresse.",
                "Skriv hele adressen, fra https:// og utover.",
                "opptak: https://www.example.no",
            ),
        ],
        id="value-address: opptak: Kommer",
    ),
    pytest.param(
        "events/2027-03-23-mote.md",
        "opptak: https://x.no/" + "a" * 2000,
        [
            (
                7,
                9,
                "error",
                "value-address",
                "Adressen «https://x.no/aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa…» er for lang.",
                "Skriv hele adressen, fra https:// og utover.",
                "opptak: https://www.example.no",
            ),
        ],
        id="value-address: opptak: https://x.no/aaaaaaaaaaaaaaaaaaa",
    ),
    pytest.param(
        "events/2027-03-23-mote.md",
        "starter: 23. mars 2027 kl. 23.30\nslutter: 23. mars 2027 kl. 23.00",
        [
            (
                6,
                10,
                "error",
                "ends-before-it-starts",
                "Arrangementet slutter før det starter.",
                "Rett «starter» eller «slutter».",
                "slutter: 24. mars 2027 kl. 00.30",
            ),
        ],
        id="ends-before-it-starts: starter: 23. mars 2027 kl. 23.30",
    ),
    pytest.param(
        "events/2027-03-23-mote.md",
        "digitalt: zoom.us/j/1",
        [
            (
                7,
                11,
                "error",
                "value-address",
                "Adressen «zoom.us/j/1» mangler https:// foran.",
                "Skriv hele adressen, slik: digitalt: https://zoom.us/j/1",
                "digitalt: https://zoom.us/j/1",
            ),
        ],
        id="value-address: digitalt: zoom.us/j/1",
    ),
    pytest.param(
        "events/2027-03-23-mote.md",
        "starter:",
        [
            (
                1,
                1,
                "error",
                "field-missing",
                "Feltet «starter» mangler.",
                "Skriv når arrangementet begynner.",
                "starter: 23. mars 2027 kl. 11.30",
            ),
        ],
        id="field-missing: starter:",
    ),
    pytest.param(
        "events/2027-03-23-mote.md",
        "status: [avlyst]",
        [
            (
                7,
                9,
                "error",
                "value-not-list",
                "«status» skal ha én verdi, men her står en liste.",
                "Skriv verdien på samme linje som feltet.",
                "status: avlyst",
            ),
        ],
        id="value-not-list: status: [avlyst]",
    ),
    pytest.param(
        "events/2027-03-23-mote.md",
        "dokumenter:\n  - [a.pdf]",
        [
            (
                8,
                5,
                "error",
                "value-not-list",
                "Under «dokumenter» står en liste i listen.",
                "Skriv én liste.",
                "dokumenter:\n  - tittel: Presentasjonen\n    fil: presentasjon.pdf",
            ),
        ],
        id="value-not-list: dokumenter:",
    ),
    pytest.param(
        "events/2027-03-23-mote.md",
        "slutter: 23. mars 2023–24. mars",
        [
            (
                6,
                10,
                "error",
                "date-interval",
                "Her står det to tidspunkter, men feltet har plass til ett.",
                "Skriv ett, for eksempel «23. mars 2023». I et arrangement hører det første til i «starter» og det andre i «slutter».",
                "slutter: 23. mars 2023",
            ),
        ],
        id="date-interval: slutter: 23. mars 2023–24. mars",
    ),
    pytest.param(
        "events/2027-03-23-mote.md",
        "starter: 31. april 2027\nslutter: 24.30",
        [
            (
                5,
                10,
                "error",
                "date-not-in-month",
                "«31. april 2027» finnes ikke: april har 30 dager.",
                "Rett datoen. Siste dag i måneden er «30. april 2027».",
                "starter: 30. april 2027",
            ),
            (
                6,
                10,
                "error",
                "clock-after-midnight",
                "Klokkeslettet «24.30» finnes ikke: etter 24.00 begynner et nytt døgn.",
                "Skriv «00.30» og datoen dagen etter, eller «24.00» hvis du mener midnatt.",
                "slutter: 00.30",
            ),
        ],
        id="date-not-in-month and clock-after-midnight: starter: 31. april 2027",
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


OTHERS = ("date-", "clock-impossible", "clock-sign", "field-quotes")  # their examples are tested where they are made
PARTS = {"kart", "lenke", "e-post", "telefon", "postnummer"}
MENDED = [
    pytest.param(param.values[1], part[-1], id=f"{part[3]}: {part[-1].splitlines()[0]}")
    for param in REFUSED
    for part in param.values[2]
    if len(param.values[2]) == 1
    and param.values[0] == "events/2027-03-23-mote.md"
    and not part[3].startswith(OTHERS)
    and part[-1].partition(":")[0] not in PARTS
]


@pytest.mark.parametrize(("fields", "example"), MENDED)
def test_the_example_put_in_place_of_the_mistake_leaves_no_error(fields, example):
    lines = {line.partition(":")[0]: line for line in fields.split("\n")}
    kept = [line for key, line in lines.items() if key in GOOD and key != example.partition(":")[0]]
    mended = "\n".join([*kept, example])
    assert [problem for problem in problems_of("events/2027-03-23-mote.md", mended) if problem.is_error] == []


def problems_of(source, fields):
    """Return the problems of a good file with *fields* in place of its own of the same names."""
    keys = {line.partition(":")[0] for line in fields.split("\n")}
    good = "".join(f"{line}\n" for key, line in GOOD.items() if key not in keys)
    published = "" if {"publisert", "date"} & keys else "publisert: 1. januar 2023\n"
    document, problems = read(
        f"---\n{good}{fields}\n{published}---\nTekst.\n".encode(),
        file=f"content/{source}",
        source=PurePosixPath(source),
    )
    _, found = read_event(document)
    return in_file_order([*problems, *found])
