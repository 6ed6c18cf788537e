"""What is said to an editor whose date or clock time is not read."""

import pytest

from growth import takes_linear_time
from manuscript.problem import Problem
from norwegian.clock import read_tidy_clock
from norwegian.date_grammar import read_moment
from norwegian.dates import Moment, tidy

ALL_PARTS = "Skriv dag, måned og år."
BOTH_ENDS = "Skriv ett av dem. I et arrangement skriver du «{}» i «starter» og «{}» i «slutter»."

REFUSED_DATES = [
    ("", "date-missing", "Her mangler det en dato.", ALL_PARTS, "23. mars 2023"),
    (
        "23.3.23",
        "date-two-digit-year",
        "Årstallet i «23.3.23» har bare to sifre.",
        "Skriv «23. mars 2023».",
        "23. mars 2023",
    ),
    (
        "23. mars '99 kl. 18:00",
        "date-two-digit-year",
        "Årstallet i «23. mars '99 kl. 18:00» har bare to sifre.",
        "Skriv «23. mars 1999 kl. 18.00».",
        "23. mars 1999 kl. 18.00",
    ),
    (
        "3/23/2023",
        "date-american",
        "«3/23/2023» er skrevet på amerikansk, med måneden før dagen.",
        "Skriv «23. mars 2023».",
        "23. mars 2023",
    ),
    (
        "3/23/2023 11:30",
        "date-american",
        "«3/23/2023 11:30» er skrevet på amerikansk, med måneden før dagen.",
        "Skriv «23. mars 2023 kl. 11.30».",
        "23. mars 2023 kl. 11.30",
    ),
    (
        "March 23, 2023 5:00 PM",
        "date-english-month",
        "«March» er engelsk.",
        "Skriv «23. mars 2023 kl. 17.00».",
        "23. mars 2023 kl. 17.00",
    ),
    (
        "23rd mars 2023, 5pm",
        "date-ordinal",
        "Etter dagen i «23rd mars 2023, 5pm» skal det stå punktum, ikke «rd».",
        "Skriv «23. mars 2023 kl. 17.00».",
        "23. mars 2023 kl. 17.00",
    ),
    (
        "23/3-2023 kl. 1130",
        "date-slash",
        "«23/3-2023 kl. 1130» er skrevet med skråstrek, og da kan dag og måned forveksles.",
        "Skriv «23. mars 2023 kl. 11.30».",
        "23. mars 2023 kl. 11.30",
    ),
    (
        "3/4/2023",
        "date-slash",
        "«3/4/2023» er skrevet med skråstrek, og da kan dag og måned forveksles.",
        "Skriv «3. april 2023» eller «4. mars 2023».",
        "3. april 2023",
    ),
    (
        "23/3-2023",
        "date-slash",
        "«23/3-2023» er skrevet med skråstrek, og da kan dag og måned forveksles.",
        "Skriv «23. mars 2023».",
        "23. mars 2023",
    ),
    (
        "31. april 2023",
        "date-not-in-month",
        "«31. april 2023» finnes ikke: april har 30 dager.",
        "Rett datoen. Siste dag i måneden er «30. april 2023».",
        "30. april 2023",
    ),
    (
        "29.2.2023",
        "date-not-leap-year",
        "29. februar finnes bare i skuddår, og 2023 er ikke et skuddår.",
        "Rett datoen. Siste dag i februar er «28. februar 2023».",
        "28. februar 2023",
    ),
    (
        "3.23.2023",
        "date-day-and-month-swapped",
        "I «3.23.2023» ser måneden ut til å stå før dagen.",
        "Skriv «23. mars 2023».",
        "23. mars 2023",
    ),
    (
        "2023-23-03",
        "date-day-and-month-swapped",
        "I «2023-23-03» ser måneden ut til å stå før dagen.",
        "Skriv «23. mars 2023».",
        "23. mars 2023",
    ),
    (
        "13.13.2023",
        "date-no-such-month",
        "Datoen «13.13.2023» finnes ikke: det er ingen måned nummer 13.",
        "Rett måneden, eller skriv den som ord.",
        "23. mars 2023",
    ),
    (
        "32.3.2023",
        "date-no-such-day",
        "Datoen «32.3.2023» finnes ikke: dagene i en måned går fra 1 til 31.",
        "Rett dagen.",
        "23. mars 2023",
    ),
    (
        "23. mars 0203",
        "date-year-out-of-range",
        "Årstallet 0203 i «23. mars 0203» ser ut til å være en skrivefeil.",
        "Skriv et årstall fra 1900 til 2099.",
        "23. mars 2023",
    ),
    (
        "23. mars 20233",
        "date-year-digits",
        "Årstallet «20233» i «23. mars 20233» har 5 sifre.",
        "Skriv årstallet med fire sifre.",
        "23. mars 2023",
    ),
    (
        "23 March 2023",
        "date-english-month",
        "«March» er engelsk.",
        "Skriv «23. mars 2023».",
        "23. mars 2023",
    ),
    (
        "Thursday, March 23rd, 2023 11:30",
        "date-english-month",
        "«March» er engelsk.",
        "Skriv «23. mars 2023 kl. 11.30».",
        "23. mars 2023 kl. 11.30",
    ),
    (
        "april 23, 2023",
        "date-month-before-day",
        "I «april 23, 2023» står måneden før dagen.",
        "Skriv «23. april 2023».",
        "23. april 2023",
    ),
    (
        "23rd april 2023",
        "date-ordinal",
        "Etter dagen i «23rd april 2023» skal det stå punktum, ikke «rd».",
        "Skriv «23. april 2023».",
        "23. april 2023",
    ),
    (
        "Thursday 23. mars 2023",
        "date-english-weekday",
        "«Thursday» er engelsk.",
        "Skriv «torsdag 23. mars 2023», eller datoen uten ukedag.",
        "torsdag 23. mars 2023",
    ),
    (
        "23. febuar 2023",
        "date-unknown-month",
        "«febuar» er ikke navnet på en måned.",
        "Mente du «februar»? Skriv «23. februar 2023».",
        "23. februar 2023",
    ),
    (
        "23. blåbær 2023",
        "date-unknown-month",
        "«blåbær» er ikke navnet på en måned.",
        "Skriv måneden som ord (januar, februar …) eller som tall.",
        "23. mars 2023",
    ),
    (
        "fredag 23. mars 2023 kl. 11.30",
        "date-wrong-weekday",
        "23. mars 2023 er en torsdag, ikke en fredag.",
        "Skriv «torsdag 23. mars 2023 kl. 11.30», eller rett datoen.",
        "torsdag 23. mars 2023 kl. 11.30",
    ),
    (
        "torsdg 23. mars 2023",
        "date-unknown-weekday",
        "«torsdg» er ikke navnet på en ukedag.",
        "Skriv «torsdag 23. mars 2023», eller datoen uten ukedag.",
        "torsdag 23. mars 2023",
    ),
    (
        "23. mars",
        "date-missing-year",
        "«23. mars» mangler årstall.",
        "Skriv året med fire sifre etter måneden, slik: «23. mars 2023».",
        "23. mars 2023",
    ),
    (
        "torsdag 23. mars kl. 11.30",
        "date-missing-year",
        "«23. mars kl. 11.30» mangler årstall.",
        "Skriv året med fire sifre etter måneden, slik: «23. mars 2023 kl. 11.30».",
        "23. mars 2023 kl. 11.30",
    ),
    (
        "23.3. kl 20",
        "date-missing-year",
        "«23.3. kl 20» mangler årstall.",
        "Skriv året med fire sifre etter måneden, slik: «23. mars 2023 kl. 20.00».",
        "23. mars 2023 kl. 20.00",
    ),
    ("2023", "date-no-day", "«2023» mangler dag og måned.", ALL_PARTS, "23. mars 2023"),
    ("mars 2023", "date-no-day", "«mars 2023» mangler dag.", ALL_PARTS, "23. mars 2023"),
    (
        "våren 2023",
        "date-no-day",
        "«våren 2023» sier ikke hvilken dag det er.",
        ALL_PARTS,
        "23. mars 2023",
    ),
    (
        "Torsdag",
        "date-only-weekday",
        "«Torsdag» er en ukedag uten dato.",
        ALL_PARTS,
        "23. mars 2023",
    ),
    (
        "i morgen kl. 10",
        "date-relative",
        "«i morgen kl. 10» betyr noe annet når teksten leses en annen dag.",
        ALL_PARTS,
        "23. mars 2023",
    ),
    (
        "kl. 11.30",
        "date-only-clock",
        "«kl. 11.30» mangler en dato.",
        "Skriv dag, måned og år foran klokkeslettet.",
        "23. mars 2023 kl. 11.30",
    ),
    (
        "11.30 torsdag 23. mars 2023",
        "date-clock-first",
        "I «11.30 torsdag 23. mars 2023» står klokkeslettet før datoen.",
        "Skriv «23. mars 2023 kl. 11.30».",
        "23. mars 2023 kl. 11.30",
    ),
    (
        "23-03-2023",
        "date-signs",
        "I «23-03-2023» skal det stå punktum mellom tallene.",
        "Skriv «23. mars 2023».",
        "23. mars 2023",
    ),
    (
        "2023/03/23",
        "date-year-first",
        "I «2023/03/23» står året først, uten bindestreker.",
        "Skriv «23. mars 2023».",
        "23. mars 2023",
    ),
    (
        "23.–24. mars 2023",
        "date-interval",
        "Her står det to tidspunkter, men feltet har plass til ett.",
        BOTH_ENDS.format("23. mars 2023", "24. mars 2023"),
        "23. mars 2023",
    ),
    (
        "torsdag 23. og fredag 24. mars 2023 kl. 9",
        "date-interval",
        "Her står det to tidspunkter, men feltet har plass til ett.",
        BOTH_ENDS.format("23. mars 2023", "24. mars 2023") + " Ta med «kl. 09.00» der det hører til.",
        "23. mars 2023",
    ),
    (
        "2023-03-23T10:00/2023-03-24T16:00",
        "date-interval",
        "Her står det to tidspunkter, men feltet har plass til ett.",
        BOTH_ENDS.format("23. mars 2023 kl. 10.00", "24. mars 2023 kl. 16.00"),
        "23. mars 2023 kl. 10.00",
    ),
    (
        "23. mars 2023 til fredag 24. mars",
        "date-interval",
        "Her står det to tidspunkter, men feltet har plass til ett.",
        "Skriv ett, for eksempel «23. mars 2023». I et arrangement hører det første til i «starter» og det andre i «slutter».",
        "23. mars 2023",
    ),
    (
        "23.3.2023 10.00 - 24.3.2023 16.00",
        "date-interval",
        "Her står det to tidspunkter, men feltet har plass til ett.",
        BOTH_ENDS.format("23. mars 2023 kl. 10.00", "24. mars 2023 kl. 16.00"),
        "23. mars 2023 kl. 10.00",
    ),
    (
        "20230323",
        "date-signs",
        "I «20230323» mangler det noe mellom dag, måned og år.",
        "Skriv «23. mars 2023».",
        "23. mars 2023",
    ),
    (
        "23032023 kl. 11.30",
        "date-signs",
        "I «23032023 kl. 11.30» mangler det noe mellom dag, måned og år.",
        "Skriv «23. mars 2023 kl. 11.30».",
        "23. mars 2023 kl. 11.30",
    ),
    (
        "2023-03-23 08:30-10:00",
        "clock-interval",
        "«08:30-10:00» er to klokkeslett, men feltet har plass til ett.",
        "Skriv ett av dem. I et arrangement skriver du «23. mars 2023 kl. 08.30» i «starter» og «10.00» i «slutter».",
        "23. mars 2023 kl. 08.30",
    ),
    (
        "23. mars 2023 kl. 24.30",
        "clock-after-midnight",
        "Klokkeslettet «kl. 24.30» finnes ikke: etter 24.00 begynner et nytt døgn.",
        "Skriv «00.30» og datoen dagen etter, eller «24.00» hvis du mener midnatt.",
        "24. mars 2023 kl. 00.30",
    ),
    (
        "31.12.2099 24.30",
        "clock-after-midnight",
        "Klokkeslettet «24.30» finnes ikke: etter 24.00 begynner et nytt døgn.",
        "Skriv «00.30» og datoen dagen etter, eller «24.00» hvis du mener midnatt.",
        "31. desember 2099 kl. 00.30",
    ),
    (
        "23. mars 2023, 25.00",
        "clock-impossible-hour",
        "Klokkeslettet «25.00» finnes ikke: døgnet har 24 timer.",
        "Skriv en time fra 00 til 24.",
        "23. mars 2023 kl. 11.30",
    ),
    (
        "2023-03-23T08:30+25:00",
        "date-impossible-offset",
        "Ingen tidssone er «+25:00» fra UTC.",
        "Skriv klokkeslettet i Norge, uten tidssone, eller «+01:00» (vintertid) eller «+02:00» (sommertid).",
        "2023-03-23T11:30+01:00",
    ),
    (
        "23. mars 2023 i Testbyen",
        "date-extra-words",
        "Etter datoen står det «i Testbyen», som ikke er et klokkeslett alene.",
        "Skriv bare «23. mars 2023». Resten kan stå i teksten.",
        "23. mars 2023",
    ),
    (
        "23. mars 2023 kl. 17 (dørene åpner 16.30)",
        "date-extra-words",
        "Etter datoen står det «kl. 17 (dørene åpner 16.30)», som ikke er et klokkeslett alene.",
        "Skriv bare «23. mars 2023 kl. 17.00». Resten kan stå i teksten.",
        "23. mars 2023 kl. 17.00",
    ),
    (
        "23. mars 2023 kl. 17h",
        "date-extra-words",
        "Etter datoen står det «kl. 17h», som ikke er et klokkeslett alene.",
        "Skriv bare «23. mars 2023 kl. 17.00». Resten kan stå i teksten.",
        "23. mars 2023 kl. 17.00",
    ),
    (
        "12.-13. april kl 17",
        "date-interval",
        "Her står det to tidspunkter, men feltet har plass til ett.",
        BOTH_ENDS.format("12. april 2023", "13. april 2023") + " Ta med «kl. 17.00» der det hører til.",
        "12. april 2023",
    ),
    (
        "9 til 10. trinn",
        "date-unreadable",
        "«9 til 10. trinn» er ikke en dato som kan leses.",
        "Skriv dag, måned og år, og klokkeslett om det trengs.",
        "23. mars 2023 kl. 11.30",
    ),
    (
        "23. mars 2023 17h",
        "date-extra-words",
        "Etter datoen står det «17h», som ikke er et klokkeslett alene.",
        "Skriv bare «23. mars 2023 kl. 17.00». Resten kan stå i teksten.",
        "23. mars 2023 kl. 17.00",
    ),
    (
        "23. mars 2023 kl. 1730 presis",
        "date-extra-words",
        "Etter datoen står det «kl. 1730 presis», som ikke er et klokkeslett alene.",
        "Skriv bare «23. mars 2023 kl. 17.30». Resten kan stå i teksten.",
        "23. mars 2023 kl. 17.30",
    ),
    (
        "23. mars 2023 kl. 17301 presis",
        "clock-unreadable",
        "«kl. 17301 presis» er ikke et klokkeslett som kan leses.",
        "Skriv time, punktum og minutter.",
        "23. mars 2023 kl. 11.30",
    ),
    (
        "23. mars 2023 kl 17 hos oss",
        "date-extra-words",
        "Etter datoen står det «kl 17 hos oss», som ikke er et klokkeslett alene.",
        "Skriv bare «23. mars 2023 kl. 17.00». Resten kan stå i teksten.",
        "23. mars 2023 kl. 17.00",
    ),
    (
        "23. mars 2023 17h30",
        "date-extra-words",
        "Etter datoen står det «17h30», som ikke er et klokkeslett alene.",
        "Skriv bare «23. mars 2023 kl. 17.30». Resten kan stå i teksten.",
        "23. mars 2023 kl. 17.30",
    ),
    (
        "23. mars 2023 kl 9 til ca 10.30",
        "date-extra-words",
        "Etter datoen står det «kl 9 til ca 10.30», som ikke er et klokkeslett alene.",
        "Skriv bare «23. mars 2023 kl. 09.00». Resten kan stå i teksten.",
        "23. mars 2023 kl. 09.00",
    ),
    (
        "23. mars 2023 kl. 18.oo",
        "clock-unreadable",
        "«kl. 18.oo» er ikke et klokkeslett som kan leses.",
        "Skriv «18.00».",
        "23. mars 2023 kl. 18.00",
    ),
    (
        "23. mars 2023 kl. 11.30 norsk tid",
        "date-extra-words",
        "Etter datoen står det «kl. 11.30 norsk tid», som ikke er et klokkeslett alene.",
        "Skriv bare «23. mars 2023 kl. 11.30». Resten kan stå i teksten.",
        "23. mars 2023 kl. 11.30",
    ),
    (
        "23. mars 2023 kl. 11.3O",
        "clock-unreadable",
        "«kl. 11.3O» er ikke et klokkeslett som kan leses.",
        "Skriv time, punktum og minutter.",
        "23. mars 2023 kl. 11.30",
    ),
    (
        "fra 23. mars 2023",
        "date-extra-words",
        "Foran datoen står det «fra», som ikke er en ukedag.",
        "Skriv bare datoen: «23. mars 2023».",
        "23. mars 2023",
    ),
    (
        "23. 3.23",
        "date-two-digit-year",
        "Årstallet i «23. 3.23» har bare to sifre.",
        "Skriv «23. mars 2023».",
        "23. mars 2023",
    ),
    (
        "23. mars 2O23",
        "date-missing-year",
        "«23. mars 2O23» mangler årstall.",
        "Skriv året med fire sifre etter måneden, slik: «23. mars 2023».",
        "23. mars 2023",
    ),
    ("2023-03", "date-no-day", "«2023-03» mangler dag.", ALL_PARTS, "23. mars 2023"),
    (
        "Dato: 23. mars 2023",
        "date-extra-words",
        "Foran datoen står det «Dato», som ikke er en ukedag.",
        "Skriv bare datoen: «23. mars 2023».",
        "23. mars 2023",
    ),
    (
        "kommer snart\x07",
        "date-unreadable",
        "«kommer snart» er ikke en dato som kan leses.",
        "Skriv dag, måned og år, og klokkeslett om det trengs.",
        "23. mars 2023 kl. 11.30",
    ),
]


@pytest.mark.parametrize(
    ("written", "rule", "message", "fix", "example"),
    REFUSED_DATES,
    ids=[f"{case[1]}: {case[0]!a}" for case in REFUSED_DATES],
)
def test_a_date_that_is_refused_is_told_why_and_how_to_write_it(written, rule, message, fix, example):
    assert read_moment(written) == Problem(rule=rule, message=message, fix=fix, example=example)
    assert isinstance(read_moment(example), Moment)


REFUSED_CLOCKS = [
    (
        "24.30",
        "clock-after-midnight",
        "Klokkeslettet «24.30» finnes ikke: etter 24.00 begynner et nytt døgn.",
        "Skriv «00.30» og datoen dagen etter, eller «24.00» hvis du mener midnatt.",
        "00.30",
    ),
    (
        "kl. 25",
        "clock-impossible-hour",
        "Klokkeslettet «kl. 25» finnes ikke: døgnet har 24 timer.",
        "Skriv en time fra 00 til 24.",
        "11.30",
    ),
    (
        "12:75",
        "clock-impossible-minutes",
        "Klokkeslettet «12:75» finnes ikke: en time har 60 minutter, og her står det 75.",
        "Skriv minutter fra 00 til 59.",
        "11.30",
    ),
    (
        "16",
        "clock-bare-hour",
        "«16» alene er ikke et tydelig klokkeslett.",
        "Skriv «16.00».",
        "16.00",
    ),
    (
        "2000",
        "clock-or-year",
        "«2000» kan være både et klokkeslett og et årstall.",
        "Skriv «20.00».",
        "20.00",
    ),
    (
        "16,30",
        "clock-sign",
        "I «16,30» mangler det punktum mellom timer og minutter.",
        "Skriv «16.30».",
        "16.30",
    ),
    (
        "930",
        "clock-three-digits",
        "«930» har tre sifre, og et klokkeslett uten punktum skal ha fire.",
        "Skriv «09.30».",
        "09.30",
    ),
    (
        "16.5",
        "clock-one-minute-digit",
        "Minuttene i «16.5» har bare ett siffer.",
        "Skriv «16.05» eller «16.50».",
        "16.05",
    ),
    (
        "4:30 pm",
        "clock-am-pm",
        "«4:30 pm» er skrevet på engelsk.",
        "Skriv «16.30».",
        "16.30",
    ),
    ("12 a.m.", "clock-am-pm", "«12 a.m.» er skrevet på engelsk.", "Skriv «00.00».", "00.00"),
    (
        "kl. halv fem",
        "clock-in-words",
        "Klokkeslettet «kl. halv fem» er skrevet med bokstaver.",
        "Skriv det med tall, fra 00.00 til 24.00.",
        "16.30",
    ),
    (
        "11.30–16.00",
        "clock-interval",
        "«11.30–16.00» er to klokkeslett, men feltet har plass til ett.",
        "Skriv ett av dem. I et arrangement skriver du «11.30» i «starter» og «16.00» i «slutter».",
        "11.30",
    ),
    (
        "ca. 16.00",
        "clock-extra-words",
        "I «ca. 16.00» står det mer enn et klokkeslett.",
        "Skriv bare klokkeslettet, for eksempel «16.00». Resten kan stå i teksten.",
        "16.00",
    ),
    (
        "ettermiddag",
        "clock-unreadable",
        "«ettermiddag» er ikke et klokkeslett som kan leses.",
        "Skriv time, punktum og minutter.",
        "11.30",
    ),
]


@pytest.mark.parametrize(
    ("written", "rule", "message", "fix", "example"),
    REFUSED_CLOCKS,
    ids=[f"{case[1]}: {case[0]}" for case in REFUSED_CLOCKS],
)
def test_a_clock_time_that_is_refused_is_told_why_and_how_to_write_it(written, rule, message, fix, example):
    assert read_tidy_clock(tidy(written)) == Problem(rule=rule, message=message, fix=fix, example=example)
    assert isinstance(read_tidy_clock(tidy(example)), int)


@pytest.mark.parametrize(
    "written",
    [
        pytest.param("a" + "\u0315\u0316\u0327" * 300_000, id="marks that sort slowly"),
        pytest.param("1." * 500_000, id="dots and digits"),
        pytest.param(" " * 1_000_000 + "x", id="spaces"),
        pytest.param("kl " * 300_000, id="clock words"),
        pytest.param("9" * 1_000_000, id="a number Python will not convert"),
        pytest.param("torsdag " * 100_000, id="weekdays"),
    ],
)
def test_no_text_takes_long_to_refuse(written):
    refused = refusals(written)
    assert all(isinstance(answer, Problem) for answer in refused)
    assert all(len(answer.message) < 200 for answer in refused)
    assert takes_linear_time(refusals, written)


def refusals(written):
    return [read_moment(written), read_tidy_clock(tidy(written))]
