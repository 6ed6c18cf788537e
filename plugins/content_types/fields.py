"""All fields of all content, in one table: what editors may write, and how they are told of it.  The guide, the
reading, the checks and the files to fill in are made from it.

The guide, the reading, the checks and the files to fill in are made from it.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass, field, replace
from enum import StrEnum

from manuscript.model import Node
from manuscript.problem import Problem, Severity
from norwegian.dates import Refusal
from norwegian.letters import nfc

from .model import ContentKind, Position

# The problems found while one file's fields are read, each told at its place.


At = Node | Position


@dataclass(frozen=True, slots=True, kw_only=True)
class Notes:
    """Collects the problems of one file."""

    file: str
    problems: list[Problem] = field(default_factory=list)

    def tell(self, at: At, refusal: Refusal, severity: Severity = Severity.ERROR) -> None:
        self.problems.append(
            Problem(
                file=self.file,
                line=at.line,
                column=at.column,
                severity=severity,
                rule=refusal.rule,
                message=refusal.message,
                fix=refusal.fix,
                example=refusal.example,
            )
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Spot:
    """A field, or a part of one, whose value is being read."""

    notes: Notes
    name: str  # as the editor may write it, «bilde» or «bilde: alt»
    example: str  # lines that are read

    def tell(
        self, at: At, rule: str, message: str, fix: str, example: str = "", *, severity: Severity = Severity.ERROR
    ) -> None:
        refusal = Refusal(rule=rule, message=message, fix=fix, example=example or self.example)
        self.notes.tell(at, refusal, severity)

    def warn(self, at: At, rule: str, message: str, fix: str, example: str = "") -> None:
        self.tell(at, rule, message, fix, example, severity=Severity.WARNING)

    def refuse(self, at: At, refusal: Refusal) -> None:
        """Tell a refusal whose example is the value alone: the field's name comes before it."""
        key = self.name.rpartition(": ")[2]
        self.notes.tell(at, replace(refusal, example=f"{key}: {refusal.example}"))

    def part(self, name: str) -> Spot:
        return replace(self, name=f"{self.name}: {name}")


# How names of fields are compared: case, spaces, _ and - make no difference.


IGNORED = frozenset("_-‐‑‒–—−")


def fold(name: str) -> str:
    """Return what two spellings of one name have in common."""
    return "".join(
        character
        for character in nfc(name[:200]).casefold()
        if character not in IGNORED and not character.isspace() and unicodedata.category(character) != "Cf"
    )


# All fields of all content, in one table: what editors may write, and how they are told of it.


ARTICLE = frozenset({ContentKind.ARTICLE})
EVENT = frozenset({ContentKind.EVENT})
PAGE = frozenset({ContentKind.PAGE})
ALL = ARTICLE | EVENT | PAGE


class FieldForm(StrEnum):
    """What may stand as a value; the value is how the guide says it."""

    TEXT = "tekst"
    NUMBER = "helt tall"
    MOMENT = "dato, klokkeslett om du vil"
    END = "dato, dato og klokkeslett, eller klokkeslett alene"
    NAMES = "navn, eller liste med navn"
    SUBJECTS = "liste, eller ord med komma mellom"
    LANGUAGE = "nb, nn eller en"
    SLUG = "små bokstaver, tall og bindestrek"
    STATUS = "ett av ordene for status"
    FILE = "sti til en fil"
    SITE_PATH = "adresse på nettstedet"
    SITE_PATHS = "liste med adresser på nettstedet"
    PICTURE = "sti til et bilde, eller fil, alt, tekst og foto"
    ORIGIN = "navn eller adresse, eller navn, lenke og publisert"
    CORRECTIONS = "liste med dato og tekst"
    VENUE = "tekst, eller navn, adresse, postnummer, poststed, rom, adkomst og kart"
    ADDRESS = "adresse som begynner med https://"
    ADDRESS_OR_TEXT = "adresse som begynner med https://, eller tekst"
    SIGN_UP = "adresse som begynner med https://, e-postadresse eller tekst"
    ORGANIZERS = "navn, liste med navn, eller liste med navn og lenke"
    CONTACT = "tekst, eller navn, e-post og telefon"
    DOCUMENTS = "liste med filer, eller med tittel og fil eller lenke"


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """One field: its names, where it belongs, what it holds."""

    key: str  # canonical
    english: tuple[str, ...]
    kinds: frozenset[ContentKind]
    form: FieldForm
    help: str
    example: str  # whole lines that are read without a problem


FIELDS: tuple[Field, ...] = (
    Field(
        key="tittel",
        english=("title",),
        kinds=ALL,
        form=FieldForm.TEXT,
        help="Overskriften. Må være med.",
        example="tittel: Frokostmøte om hjemmeoppfølging",
    ),
    Field(
        key="ingress",
        english=("summary",),
        kinds=ALL,
        form=FieldForm.TEXT,
        help="En eller to setninger som vises i lister, i søk og når noen deler siden.",
        example="ingress: Hva skal til for at flere kan få hjelp hjemme?",
    ),
    Field(
        key="publisert",
        english=("date",),
        kinds=ARTICLE | EVENT,
        form=FieldForm.MOMENT,
        help="Når siden vises fra. Må være med; i artikler kan den stå først i filnavnet. Frem i tid: siden venter.",
        example="publisert: 12. mars 2027",
    ),
    Field(
        key="oppdatert",
        english=("modified",),
        kinds=ALL,
        form=FieldForm.MOMENT,
        help="Når innholdet sist ble endret på en måte leserne bør få vite om.",
        example="oppdatert: 14. mars 2027",
    ),
    Field(
        key="forfatter",
        english=("author", "authors"),
        kinds=ARTICLE,
        form=FieldForm.NAMES,
        help="Den eller de som har skrevet. Flere navn skrives som liste.",
        example="forfatter: Kari Nordmann",
    ),
    Field(
        key="emner",
        english=("tags",),
        kinds=ARTICLE | EVENT,
        form=FieldForm.SUBJECTS,
        help="Det siden handler om. Hvert emne skrives likt overalt.",
        example="emner: mat, helsepark",
    ),
    Field(
        key="språk",
        english=("lang",),
        kinds=ALL,
        form=FieldForm.LANGUAGE,
        help="Språket siden er skrevet på: nb (bokmål), nn (nynorsk) eller en (engelsk). Uten feltet: nb.",
        example="språk: nn",
    ),
    Field(
        key="oversettelse-av",
        english=("translation_of",),
        kinds=ALL,
        form=FieldForm.FILE,
        help="Filen med den samme siden på et annet språk. Sidene viser til hverandre.",
        example="oversettelse-av: 2027-03-12-frokostmote.md",
    ),
    Field(
        key="slug",
        english=("slug",),
        kinds=ALL,
        form=FieldForm.SLUG,
        help="Siste del av adressen. Uten feltet brukes filnavnet.",
        example="slug: frokostmote-april-2027",
    ),
    Field(
        key="status",
        english=("status",),
        kinds=ALL,
        form=FieldForm.STATUS,
        help="Én av: publisert, utkast, skjult eller fjernet; arrangementer også avlyst, utsatt eller fulltegnet.",
        example="status: utkast",
    ),
    Field(
        key="meny",
        english=("menu",),
        kinds=PAGE,
        form=FieldForm.NUMBER,
        help="Plassen i menyen. Uten feltet står siden bare nederst på nettstedet.",
        example="meny: 2",
    ),
    Field(
        key="første-adresse",
        english=("first_address",),
        kinds=ALL,
        form=FieldForm.SITE_PATH,
        help="Adressen siden hadde først, når den har byttet navn: kalendere og nyhetslesere kjenner den igjen.",
        example="første-adresse: /arrangementer/gammelt-navn/",
    ),
    Field(
        key="gamle-adresser",
        english=("aliases",),
        kinds=ALL,
        form=FieldForm.SITE_PATHS,
        help="Adresser siden har hatt før. De leder hit.",
        example="gamle-adresser:\n  - /arrangementer/gammelt-navn/",
    ),
    Field(
        key="bilde",
        english=("image",),
        kinds=ALL,
        form=FieldForm.PICTURE,
        help="Bildet øverst. Må ha beskrivelse (alt) og fotograf (foto).",
        example="bilde:\n  fil: mote.jpg\n  alt: Fire personer rundt et bord\n  foto: Ola Nordmann",
    ),
    Field(
        key="bildealt",
        english=("image_alt",),
        kinds=ALL,
        form=FieldForm.TEXT,
        help="Hva bildet viser, for dem som ikke ser det.",
        example="bilde: mote.jpg\nbildealt: Fire personer rundt et bord\nbildefoto: Ola Nordmann",
    ),
    Field(
        key="bildetekst",
        english=("image_caption",),
        kinds=ALL,
        form=FieldForm.TEXT,
        help="Teksten under bildet.",
        example=(
            "bilde: mote.jpg\nbildealt: Fire personer rundt et bord\n"
            "bildetekst: Fra møtet i Testbyen\nbildefoto: Ola Nordmann"
        ),
    ),
    Field(
        key="bildefoto",
        english=("image_credit",),
        kinds=ALL,
        form=FieldForm.TEXT,
        help="Den som har tatt bildet, eller for eksempel «Illustrasjon: Ola Nordmann».",
        example="bilde: mote.jpg\nbildealt: Fire personer rundt et bord\nbildefoto: Ola Nordmann",
    ),
    Field(
        key="kreditering",
        english=("credits",),
        kinds=ARTICLE,
        form=FieldForm.TEXT,
        help="Hvem som har laget tekst og bilder, når det er andre enn forfatteren.",
        example='kreditering: "Tekst og foto: Drammen 24"',
    ),
    Field(
        key="kilde",
        english=("source",),
        kinds=ARTICLE,
        form=FieldForm.ORIGIN,
        help="Hvor teksten først ble publisert.",
        example="kilde:\n  navn: Testavisen\n  lenke: https://www.example.no/sak\n  publisert: våren 2019",
    ),
    Field(
        key="rettelser",
        english=("corrections",),
        kinds=ARTICLE | EVENT,
        form=FieldForm.CORRECTIONS,
        help="Feil som er rettet etter at siden ble vist. De står øverst på siden.",
        example="rettelser:\n  - dato: 24. mars 2027\n    tekst: Møtet er på Testhuset, ikke i biblioteket.",
    ),
    Field(
        key="arrangement",
        english=("event",),
        kinds=ARTICLE,
        form=FieldForm.SLUG,
        help="Arrangementet artikkelen forteller om: siste del av adressen dets. Sidene viser til hverandre.",
        example="arrangement: frokostmote-april-2027",
    ),
    Field(
        key="starter",
        english=("start",),
        kinds=EVENT,
        form=FieldForm.MOMENT,
        help="Når arrangementet begynner. Må være med. Uten klokkeslett varer det hele dager.",
        example="starter: 23. mars 2027 kl. 11.30",
    ),
    Field(
        key="slutter",
        english=("end",),
        kinds=EVENT,
        form=FieldForm.END,
        help="Når arrangementet er slutt. Klokkeslett alene er samme dag som det starter.",
        example="slutter: 16.00",
    ),
    Field(
        key="flyttet-fra",
        english=("previous_start",),
        kinds=EVENT,
        form=FieldForm.MOMENT,
        help="Da arrangementet først skulle vært, når det er flyttet.",
        example="flyttet-fra: 9. mars 2027 kl. 11.30",
    ),
    Field(
        key="sted",
        english=("location",),
        kinds=EVENT,
        form=FieldForm.VENUE,
        help="Hvor det er.",
        example="sted:\n  navn: Testhuset\n  adresse: Testveien 1\n  postnummer: 0010\n  poststed: Testbyen",
    ),
    Field(
        key="tilgjengelighet",
        english=("accessibility",),
        kinds=EVENT,
        form=FieldForm.TEXT,
        help="Hvordan alle kan være med.",
        example="tilgjengelighet: Trinnfritt, teleslynge, tolk ved behov",
    ),
    Field(
        key="digitalt",
        english=("online",),
        kinds=EVENT,
        form=FieldForm.ADDRESS_OR_TEXT,
        help="Adressen det kan følges på, eller hvordan deltakerne får den.",
        example="digitalt: Lenke sendes påmeldte",
    ),
    Field(
        key="påmelding",
        english=("registration",),
        kinds=EVENT,
        form=FieldForm.SIGN_UP,
        help="Hvor man melder seg på.",
        example="påmelding: https://www.example.no/skjema",
    ),
    Field(
        key="påmelding-åpner",
        english=("registration_opens",),
        kinds=EVENT,
        form=FieldForm.MOMENT,
        help="Når påmeldingen åpner. Uten klokkeslett: fra dagen begynner.",
        example="påmelding: https://www.example.no/skjema\npåmelding-åpner: 1. mars 2027 kl. 09.00",
    ),
    Field(
        key="påmeldingsfrist",
        english=("registration_deadline",),
        kinds=EVENT,
        form=FieldForm.MOMENT,
        help="Når påmeldingen stenger. Uten klokkeslett: når dagen er slutt.",
        example="påmelding: https://www.example.no/skjema\npåmeldingsfrist: 19. mars 2027",
    ),
    Field(
        key="plasser",
        english=("capacity",),
        kinds=EVENT,
        form=FieldForm.TEXT,
        help="Hvor mange det er plass til.",
        example="plasser: ca. 40",
    ),
    Field(
        key="pris",
        english=("price",),
        kinds=EVENT,
        form=FieldForm.TEXT,
        help="Hva det koster.",
        example="pris: Gratis",
    ),
    Field(
        key="type",
        english=("kind",),
        kinds=EVENT,
        form=FieldForm.TEXT,
        help="Hva slags arrangement det er.",
        example="type: Seminar",
    ),
    Field(
        key="målgruppe",
        english=("audience",),
        kinds=EVENT,
        form=FieldForm.TEXT,
        help="Hvem det er for.",
        example="målgruppe: Ansatte i kommunene",
    ),
    Field(
        key="serie",
        english=("series",),
        kinds=EVENT,
        form=FieldForm.TEXT,
        help="Rekken av arrangementer det hører til. Skrives likt hver gang.",
        example="serie: Frokostmøte",
    ),
    Field(
        key="arrangører",
        english=("organizers",),
        kinds=EVENT,
        form=FieldForm.ORGANIZERS,
        help="Hvem som inviterer. Uten feltet: HelseHub.",
        example="arrangører:\n  - HelseHub\n  - navn: Testbyen kommune\n    lenke: https://www.example.no",
    ),
    Field(
        key="kontakt",
        english=("contact",),
        kinds=EVENT | PAGE,
        form=FieldForm.CONTACT,
        help="Den man kan spørre.",
        example="kontakt:\n  navn: Kari Nordmann\n  e-post: kari@example.no\n  telefon: 22 22 55 55",
    ),
    Field(
        key="dokumenter",
        english=("documents",),
        kinds=ARTICLE | EVENT,
        form=FieldForm.DOCUMENTS,
        help="Filer å laste ned: pdf, docx, xlsx, pptx, odt, ics eller zip.",
        example="dokumenter:\n  - tittel: Presentasjonen\n    fil: presentasjon.pdf",
    ),
    Field(
        key="opptak",
        english=("recording",),
        kinds=EVENT,
        form=FieldForm.ADDRESS,
        help="Adressen til opptaket.",
        example="opptak: https://www.example.no/opptak",
    ),
)

# Pelican's «category» is one more subject beside «tags»; the guide teaches «emner» alone.
CATEGORY = Field(
    key="category",
    english=(),
    kinds=ARTICLE | EVENT,
    form=FieldForm.TEXT,
    help="Pelicans navn på ett emne.",
    example="category: mat",
)

DATE_IN_NORWEGIAN = "dato"  # a synonym of «publisert», but in an event it says too little

BY_KEY = {field.key: field for field in FIELDS}
BY_NAME = {fold(name): field for field in (*FIELDS, CATEGORY) for name in (field.key, *field.english)}
BY_NAME[fold(DATE_IN_NORWEGIAN)] = BY_KEY["publisert"]


def canonical_key(text: str) -> str:
    """Return the Norwegian name of the field *text* names, else *text* itself."""
    field = BY_NAME.get(fold(text))
    return field.key if field else text


def fields_of(kind: ContentKind) -> tuple[Field, ...]:
    """Return the fields of a content type, in the order of the table."""
    return tuple(field for field in FIELDS if kind in field.kinds)
