"""What an editor is told of a list line that cannot be read."""

from __future__ import annotations

import difflib
from collections.abc import Sequence

from manuscript.wording import told

from .model import Kind, Slip
from .vocabulary import LISTS, SHOWN, Option

LONGEST_NAME = 60  # a name that is longer is like none
MOST_SHOWN = 10  # of the known names
WHAT = {Option.COUNT: "tallet", Option.SUBJECT: "emnet", Option.SERIES: "serien"}
TOPICS = {
    Option.SUBJECT: ("Emnet", "Ingen artikler eller arrangementer har noe emne ennå.", "helsepark"),
    Option.SERIES: ("Serien", "Ingen arrangementer er del av en serie ennå.", "Frokostmøte"),
}
PLAIN = "[[kommende arrangementer]]"


def unknown_list(text: str, name: str) -> Slip:
    words = " ".join(name.casefold().split())[:LONGEST_NAME]
    near = next(iter(difflib.get_close_matches(words, LISTS, n=1, cutoff=0.6)), "")
    known = _listed([f"«{each}»" for each in SHOWN])
    if not words:
        message = "Det står ingen liste mellom «[[» og «]]»."
    else:
        message = f"Det finnes ingen liste som heter «{told(name)}»."
    asked = f"Mente du «{near}»? " if near else ""
    return Slip(
        rule="list-unknown",
        message=message,
        fix=f"{asked}Listene er {known}. Skal teksten stå som den er, setter du \\ foran den første klammen.",
        example=f"[[{near or SHOWN[0]}]]",
    )


def nothing_after_colon(text: str) -> Slip:
    return Slip(
        rule="list-option",
        message=f"Det står ikke noe etter kolon i «[[{told(text)}]]».",
        fix="Skriv hvor mange listen skal vise, eller ta bort kolonet.",
        example=f"[[{_list_name(text)}: 5]]",
    )


def empty_part(text: str) -> Slip:
    return Slip(
        rule="list-option",
        message=f"Det mangler noe ved et komma i «[[{told(text)}]]».",
        fix="Ta bort kommaet, eller skriv det som mangler.",
        example="[[kommende arrangementer: 5, emne=helsepark]]",
    )


def unknown_option(text: str, key: str, kind: Kind) -> Slip:
    known = "et tall og «emne»" if kind is Kind.ARTICLES else "et tall, «emne» og «serie»"
    what = f"«{told(key)}»" if key else "Et likhetstegn uten noe foran"
    return Slip(
        rule="list-option",
        message=f"{what} kan ikke stå i «[[{told(text)}]]».",
        fix=f"Etter kolon kan det stå {known}, med komma mellom.",
        example=_example(kind),
    )


def twice(text: str, option: Option) -> Slip:
    what = WHAT[option]
    return Slip(
        rule="list-option-twice",
        message=f"{what[0].upper()}{what[1:]} står to ganger i «[[{told(text)}]]».",
        fix="Behold det ene. Vil du vise begge, skriver du to lister under hverandre.",
        example="[[kommende arrangementer: 5, emne=helsepark]]",
    )


def named_count(text: str, number: str) -> Slip:
    return Slip(
        rule="list-option",
        message=f"Tallet i «[[{told(text)}]]» skal stå alene, uten ord foran.",
        fix="Skriv bare tallet etter kolon.",
        example=f"[[kommende arrangementer: {number or 5}]]",
    )


def not_a_number(text: str, written: str, kind: Kind, *, meant: str) -> Slip:
    return Slip(
        rule="list-option",
        message=f"«{told(written)}» i «[[{told(text)}]]» er verken et tall eller noe med «=».",
        fix=f"Mente du «{told(meant)}»?"
        if meant
        else "Skriv tallet med sifre, og emnet eller serien etter et likhetstegn.",
        example=f"[[{_list_name(text)}: {told(meant)}]]" if meant else _example(kind),
    )


def number_out_of_range(text: str, written: str, *, most: int) -> Slip:
    return Slip(
        rule="list-count",
        message=f"Listen «[[{told(text)}]]» kan ikke vise {told(written, 20)}.",
        fix=f"Skriv et tall fra 1 til {most}.",
        example=f"[[{_list_name(text)}: 5]]",
    )


def series_of_articles(text: str) -> Slip:
    return Slip(
        rule="list-option",
        message=f"Artikler er ikke del av en serie: «[[{told(text)}]]».",
        fix="Velg et emne i stedet, eller vis arrangementene i serien.",
        example="[[siste artikler: 3, emne=mat]]",
    )


def unknown_topic(text: str, option: Option, written: str, *, near: str, known: Sequence[str]) -> Slip:
    what, none_yet, invented = TOPICS[option]
    example = near or (known[0] if known else invented)
    if written:
        message = f"{what} «{told(written)}» finnes ikke."
    else:
        message = f"Det står ikke noe etter «{option.value}=» i «[[{told(text)}]]»."
    shown = _listed([f"«{told(name)}»" for name in known[:MOST_SHOWN]], more=len(known) - MOST_SHOWN)
    choices = f"Velg blant {shown}." if known else none_yet
    asked = f"Mente du «{told(near)}»?" if near else ""
    return Slip(
        rule="list-topic-unknown",
        message=message,
        fix=asked if near and len(known) == 1 else f"{asked} {choices}".strip(),
        example=f"[[{_list_name(text)}: 5, {option.value}={told(example)}]]",
    )


def too_many(most: int) -> Slip:
    return Slip(
        rule="too-many-lists",
        message=f"Her er det flere enn {most} lister på én side.",
        fix="Ta bort noen av dem, eller del siden i flere.",
        example=PLAIN,
    )


def stray(text: str) -> Slip:
    return Slip(
        rule="list-among-words",
        message=f"«[[{told(text)}]]» står sammen med annen tekst, og blir ingen liste.",
        fix="Skriv den på én linje med tomme linjer over og under. Skal den stå som den er, setter du \\ foran.",
        example=f"[[{told(text)}]]",
    )


def torn(text: str) -> Slip:
    return Slip(
        rule="list-brackets",
        message=f"Listen «{told(text)}» mangler en klamme, og vises som vanlig tekst.",
        fix="Skriv to klammer foran og to bak. Skal teksten stå som den er, setter du \\ foran den første klammen.",
        example=f"[[{told(text)}]]",
    )


def in_programme(text: str) -> Slip:
    return Slip(
        rule="list-in-programme",
        message=f"«[[{told(text)}]]» står i programmet, der en liste ikke har plass.",
        fix="Flytt linjen til teksten før programmet, eller under en ny overskrift etter det.",
        example=PLAIN,
    )


def _list_name(text: str) -> str:
    """Return the name of the list as it is written, without what follows."""
    return told(text.partition(":")[0])


def _example(kind: Kind) -> str:
    return (
        "[[siste artikler: 3, emne=mat]]" if kind is Kind.ARTICLES else "[[kommende arrangementer: 5, emne=helsepark]]"
    )


def _listed(names: Sequence[str], *, more: int = 0) -> str:
    """Return «a, b og c», or «a, b, c og 4 til»."""
    if more > 0:
        return f"{', '.join(names)} og {more} til"
    return " og ".join([", ".join(names[:-1]), names[-1]]) if len(names) > 1 else "".join(names)
