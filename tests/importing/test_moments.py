"""Days and clock times are read out of prose as people write them there, and what is understood is told."""

from datetime import date

import pytest

from importing.fields import spans_in

TODAY = date(2027, 1, 10)


@pytest.mark.parametrize(
    ("text", "starts", "ends"),
    [
        ("Velkommen fredag 12. mars 2027 kl. 8.00–9.30 på huset", "12. mars 2027 kl. 08.00", "09.30"),
        ("kl. 9–11 torsdag 22. april 2027", "22. april 2027 kl. 09.00", "11.00"),
        ("22. april 2027 kl. 10.00 – 23. april 2027 kl. 15.00", "22. april 2027 kl. 10.00", "23. april 2027 kl. 15.00"),
        ("12.–13. mars 2027", "12. mars 2027", "13. mars 2027"),
        ("12. mars og 13. mars 2027", "12. mars 2027", "13. mars 2027"),
        ("Fredag 12. og lørdag 13. mars 2027", "12. mars 2027", "13. mars 2027"),
        ("tirsdag 20. – onsdag 21. april 2027 kl. 9–15", "20. april 2027 kl. 09.00", "21. april 2027 kl. 15.00"),
        ("fra 1. januar 2027 til 3. februar 2027", "1. januar 2027", "3. februar 2027"),
        ("12.03.2027 kl. 9", "12. mars 2027 kl. 09.00", ""),
        ("2027-03-12 11:30-12:00", "12. mars 2027 kl. 11.30", "12.00"),
        ("Møtet er 12. mars 2027 på Eksempelhuset kl. 18", "12. mars 2027 kl. 18.00", ""),
        ("18. mars 2027, fra kl. 17.30 til kl. 20", "18. mars 2027 kl. 17.30", "20.00"),
        ("Onsdag den 3. mars 2027, klokken 10 til 12", "3. mars 2027 kl. 10.00", "12.00"),
        ("1. oktober 2027 kl 9:00 til 1. oktober 2027 kl 12:00", "1. oktober 2027 kl. 09.00", "12.00"),
        ("12/3-2027", "12. mars 2027", ""),
    ],
)
def test_a_day_is_read_as_it_is_written(text, starts, ends):
    (span,) = spans_in(text, TODAY)
    assert (span.starts_value, span.ends_value, span.doubt) == (starts, ends, "")


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Ring 99 88 77 66, eller se punkt 1.2.3", id="a telephone, and a number"),
        pytest.param("Vi har holdt på siden mars 2027", id="a month alone"),
        pytest.param("31. februar 2027", id="a day that does not exist"),
        pytest.param("Møtet varer 20.03", id="what may be a clock time"),
    ],
)
def test_what_is_no_day_is_not_read_as_one(text):
    assert list(spans_in(text, TODAY)) == []


@pytest.mark.parametrize(
    ("text", "day", "doubt"),
    [
        ("den 3. mai", "3. mai 2027", "«3. mai» har ikke noe årstall. Det er lest som 2027."),
        (
            "5. januar kl. 9",
            "5. januar 2028 kl. 09.00",
            "«5. januar kl. 9» har ikke noe årstall. Det er lest som 2028.",
        ),
        (
            "torsdag 12. mars 2027",
            "12. mars 2027",
            "«torsdag 12. mars 2027»: 12. mars 2027 er en fredag. Se etter hva som er rett.",
        ),
    ],
)
def test_what_is_understood_or_wrong_is_told(text, day, doubt):
    (span,) = spans_in(text, TODAY)
    assert (span.starts_value, span.doubt) == (day, doubt)
