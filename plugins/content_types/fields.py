"""All fields of all content, in one table: what editors may write, what reads it, and how they are told of it.

The guide, the reading, the checks and the files to fill in are made from it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from manuscript.problem import Problem
from norwegian.dates import Moment

from . import compound_values, files, values, web_addresses
from .compound_values import Parts
from .model import (
    Attachment,
    Contact,
    ContentKind,
    Correction,
    FileReference,
    Language,
    Organizer,
    Origin,
    Registration,
    Status,
    Venue,
)
from .values import Value, WrittenTime, as_key
from .web_addresses import Online

T = TypeVar("T")

IN_ARTICLES = frozenset({ContentKind.ARTICLE})
IN_EVENTS = frozenset({ContentKind.EVENT})
IN_PAGES = frozenset({ContentKind.PAGE})
IN_ALL = IN_ARTICLES | IN_EVENTS | IN_PAGES  # that are pages of their own


@dataclass(frozen=True, slots=True, kw_only=True)
class Field(Generic[T]):
    """One field: its names, where it belongs, what reads it and what comes of it."""

    key: str  # canonical
    english: tuple[str, ...]
    kinds: frozenset[ContentKind]
    read: Callable[[Value], T]
    default: T  # of a field that is not given
    is_text: bool = False  # what stands alone as its value is written for readers
    parts: Parts | None = None  # what may stand under it, or in each item of its list
    help: str
    example: str  # whole lines that are read without a problem


TITLE: Field[str] = Field(
    key="tittel",
    english=("title",),
    kinds=IN_ALL | {ContentKind.SUBJECT},
    read=values.prose,
    default="",
    is_text=True,
    help="Overskriften. Må være med.",
    example="tittel: Frokostmøte om hjemmeoppfølging",
)

SUMMARY: Field[str] = Field(
    key="ingress",
    english=("summary",),
    kinds=IN_ALL,
    read=values.prose,
    default="",
    is_text=True,
    help="Én eller to setninger om hva saken gjelder. De vises i lister, i søk og når noen deler siden.",
    example="ingress: Hva skal til for at flere kan få hjelp hjemme?",
)

PUBLISHED: Field[WrittenTime | None] = Field(
    key="publisert",
    english=("date",),
    kinds=IN_ARTICLES | IN_EVENTS,
    read=values.written_time,
    default=None,
    help="Når siden vises fra. Må være med i artikler, der den også kan stå først i filnavnet. "
    "Fram i tid: siden venter. Et arrangement uten feltet vises med en gang.",
    example="publisert: 12. mars 2027",
)

MODIFIED: Field[WrittenTime | None] = Field(
    key="oppdatert",
    english=("modified",),
    kinds=IN_ALL,
    read=values.written_time,
    default=None,
    help="Når innholdet sist ble endret på en måte leserne bør få vite om.",
    example="oppdatert: 14. mars 2027",
)

AUTHORS: Field[tuple[str, ...]] = Field(
    key="forfatter",
    english=("author", "authors"),
    kinds=IN_ARTICLES,
    read=compound_values.names,
    default=(),
    is_text=True,
    help="Den eller de som har skrevet. Flere navn skrives som liste.",
    example="forfatter: Kari Nordmann",
)

SUBJECTS: Field[tuple[str, ...]] = Field(
    key="emner",
    english=("tags",),
    kinds=IN_ARTICLES | IN_EVENTS,
    read=compound_values.subjects,
    default=(),
    is_text=True,
    help="Det siden handler om. Hvert emne skrives likt overalt.",
    example="emner: mat, helsepark",
)

LANGUAGE: Field[Language] = Field(
    key="språk",
    english=("lang",),
    kinds=IN_ALL,
    read=values.language,
    default=Language.BOKMAL,
    help="Språket siden er skrevet på: nb (bokmål), nn (nynorsk) eller en (engelsk). Uten feltet: nb.",
    example="språk: nn",
)

TRANSLATION_OF: Field[FileReference | None] = Field(
    key="oversettelse-av",
    english=("translation_of",),
    kinds=IN_ALL,
    read=files.manuscript_reference,
    default=None,
    help="Filen med den samme siden på et annet språk. Sidene viser til hverandre. "
    "Er det et arrangement, skal tid og status være de samme i begge.",
    example="oversettelse-av: 2027-03-12-frokostmote.md",
)

SLUG: Field[str] = Field(
    key="slug",
    english=("slug",),
    kinds=IN_ALL,
    read=values.slug,
    default="",
    help="Siste del av adressen. Uten feltet brukes filnavnet.",
    example="slug: frokostmote-april-2027",
)

STATUS: Field[Status] = Field(
    key="status",
    english=("status",),
    kinds=IN_ALL,
    read=values.status,
    default=Status.PUBLISHED,
    help="Én av: publisert, utkast, skjult eller fjernet; arrangementer også avlyst, utsatt eller fulltegnet.",
    example="status: utkast",
)

FEATURED: Field[bool] = Field(
    key="fremhevet",
    english=("featured",),
    kinds=IN_ARTICLES | IN_EVENTS,
    read=values.yes_or_no,
    default=False,
    help="Skriv ja for å la siden stå først på forsiden: en artikkel til du sletter linjen, et arrangement så lenge "
    "noen kan bli med.",
    example="fremhevet: ja",
)

MENU: Field[int | None] = Field(
    key="meny",
    english=("menu",),
    kinds=IN_PAGES,
    read=values.number,
    default=None,
    help="Plassen i menyen: 1, 2, 3 … Uten feltet står siden bare nederst på nettstedet.",
    example="meny: 2",
)

FIRST_URL_PATH: Field[str] = Field(
    key="første-adresse",
    english=("first_address",),
    kinds=IN_ALL,
    read=web_addresses.url_path,
    default="",
    help="Adressen siden hadde først, når den har byttet navn: kalendere og nyhetslesere kjenner den igjen.",
    example="første-adresse: /arrangementer/gammelt-navn/",
)

OLD_URL_PATHS: Field[tuple[str, ...]] = Field(
    key="gamle-adresser",
    english=("aliases",),
    kinds=IN_ALL,
    read=web_addresses.url_paths,
    default=(),
    help="Adresser siden har hatt før. De leder hit.",
    example="gamle-adresser:\n  - /arrangementer/gammelt-navn/",
)

PICTURE: Field[Value | None] = Field(
    key="bilde",
    english=("image",),
    kinds=IN_ALL,
    read=values.unread,
    default=None,
    parts=files.PICTURE,
    help="Bildet øverst. Må ha beskrivelse (alt) og fotograf (foto). Er artikkelen den nyeste, vises det på forsiden også.",
    example=files.PICTURE_EXAMPLE,
)

PICTURE_ALT: Field[Value | None] = Field(
    key="bildealt",
    english=("image_alt",),
    kinds=IN_ALL,
    read=values.unread,
    default=None,
    is_text=True,
    help="Hva bildet viser, for dem som ikke ser det. Må være med når siden har bilde.",
    example="bilde: mote.jpg\nbildealt: Fire personer rundt et bord\nbildefoto: Ola Nordmann",
)

PICTURE_CAPTION: Field[Value | None] = Field(
    key="bildetekst",
    english=("image_caption",),
    kinds=IN_ALL,
    read=values.unread,
    default=None,
    is_text=True,
    help="Teksten under bildet.",
    example=(
        "bilde: mote.jpg\nbildealt: Fire personer rundt et bord\n"
        "bildetekst: Fra møtet i Testbyen\nbildefoto: Ola Nordmann"
    ),
)

PICTURE_CREDIT: Field[Value | None] = Field(
    key="bildefoto",
    english=("image_credit",),
    kinds=IN_ALL,
    read=values.unread,
    default=None,
    is_text=True,
    help="Den som har tatt bildet, eller for eksempel «Illustrasjon: Ola Nordmann». Må være med når siden har bilde.",
    example="bilde: mote.jpg\nbildealt: Fire personer rundt et bord\nbildefoto: Ola Nordmann",
)

CREDITS: Field[str] = Field(
    key="kreditering",
    english=("credits",),
    kinds=IN_ARTICLES,
    read=values.prose,
    default="",
    is_text=True,
    help="Hvem som har laget tekst og bilder, når det er andre enn forfatteren.",
    example='kreditering: "Tekst og foto: Drammen 24"',
)

ORIGIN: Field[Origin | None] = Field(
    key="kilde",
    english=("source",),
    kinds=IN_ARTICLES,
    read=compound_values.origin,
    default=None,
    is_text=True,
    parts=compound_values.ORIGIN,
    help="Hvor teksten først ble publisert.",
    example="kilde:\n  navn: Testavisen\n  lenke: https://www.example.no/sak\n  publisert: våren 2019",
)

CORRECTIONS: Field[tuple[Correction, ...]] = Field(
    key="rettelser",
    english=("corrections",),
    kinds=IN_ARTICLES | IN_EVENTS,
    read=compound_values.corrections,
    default=(),
    parts=compound_values.CORRECTION,
    help="Feil som er rettet etter at siden ble vist. De står øverst på siden.",
    example="rettelser:\n  - dato: 24. mars 2027\n    tekst: Møtet er på Testhuset, ikke i biblioteket.",
)

EVENT: Field[str] = Field(
    key="arrangement",
    english=("event",),
    kinds=IN_ARTICLES,
    read=values.slug,
    default="",
    help="Arrangementet artikkelen forteller om: siste del av adressen dets. Sidene viser til hverandre.",
    example="arrangement: frokostmote-april-2027",
)

START: Field[WrittenTime | None] = Field(
    key="starter",
    english=("start",),
    kinds=IN_EVENTS,
    read=values.written_time,
    default=None,
    help="Når arrangementet begynner. Må være med. Uten klokkeslett varer det hele dager. Har programmet klokkeslett, må også starten ha det.",
    example="starter: 23. mars 2027 kl. 11.30",
)

END: Field[Moment | int | Problem | None] = Field(
    key="slutter",
    english=("end",),
    kinds=IN_EVENTS,
    read=values.moment_or_clock,
    default=None,
    help="Når arrangementet er slutt. Klokkeslett alene er samme dag som det starter. Uten feltet viser siden bare starten.",
    example="slutter: 16.00",
)

PREVIOUS_START: Field[WrittenTime | None] = Field(
    key="flyttet-fra",
    english=("previous_start",),
    kinds=IN_EVENTS,
    read=values.written_time,
    default=None,
    help="Da arrangementet først skulle vært, når det er flyttet. Flyttes det igjen, lar du feltet stå.",
    example="flyttet-fra: 9. mars 2027 kl. 11.30",
)

VENUE: Field[Venue | None] = Field(
    key="sted",
    english=("location",),
    kinds=IN_EVENTS,
    read=compound_values.venue,
    default=None,
    is_text=True,
    parts=compound_values.VENUE,
    help="Hvor man kan møte opp: noen ord, eller felt på hver sin linje. Uten kart leder adressen til et kart.",
    example="sted:\n  navn: Testhuset\n  adresse: Testveien 1\n  postnummer: 0010\n  poststed: Testbyen",
)

ACCESSIBILITY: Field[str] = Field(
    key="tilgjengelighet",
    english=("accessibility",),
    kinds=IN_EVENTS,
    read=values.prose,
    default="",
    is_text=True,
    help="Hvordan det er å komme inn, høre og se.",
    example="tilgjengelighet: Trinnfritt, teleslynge, tolk ved behov",
)

ONLINE: Field[Online] = Field(
    key="digitalt",
    english=("online",),
    kinds=IN_EVENTS,
    read=web_addresses.online,
    default=Online(),
    is_text=True,
    help="Adressen det kan følges på, eller hvordan deltakerne får den. Den vises bare til møtet er slutt, og ikke når det er "
    "avlyst eller utsatt. Skriv aldri passord eller møtekode.",
    example="digitalt: Lenke sendes påmeldte",
)

REGISTRATION: Field[Registration | None] = Field(
    key="påmelding",
    english=("registration",),
    kinds=IN_EVENTS,
    read=web_addresses.registration,
    default=None,
    is_text=True,
    help="En lenke eller en e-postadresse alene, ellers noen ord.",
    example="påmelding: https://www.example.no/skjema",
)

REGISTRATION_OPENS: Field[WrittenTime | None] = Field(
    key="påmelding-åpner",
    english=("registration_opens",),
    kinds=IN_EVENTS,
    read=values.written_time,
    default=None,
    help="Når påmeldingen åpner. Uten klokkeslett: fra dagen begynner.",
    example="påmelding: https://www.example.no/skjema\npåmelding-åpner: 1. mars 2027 kl. 09.00",
)

REGISTRATION_DEADLINE: Field[WrittenTime | None] = Field(
    key="påmeldingsfrist",
    english=("registration_deadline",),
    kinds=IN_EVENTS,
    read=values.written_time,
    default=None,
    help="Når påmeldingen stenger. Uten klokkeslett: når dagen er slutt. Uten feltet: når arrangementet begynner.",
    example="påmelding: https://www.example.no/skjema\npåmeldingsfrist: 19. mars 2027",
)

CAPACITY: Field[str] = Field(
    key="plasser",
    english=("capacity",),
    kinds=IN_EVENTS,
    read=values.prose,
    default="",
    is_text=True,
    help="Hvor mange det er plass til.",
    example="plasser: ca. 40",
)

PRICE: Field[str] = Field(
    key="pris",
    english=("price",),
    kinds=IN_EVENTS,
    read=values.prose,
    default="",
    is_text=True,
    help="Hva det koster.",
    example="pris: Gratis",
)

TYPE: Field[str] = Field(
    key="type",
    english=("kind",),
    kinds=IN_EVENTS,
    read=values.prose,
    default="",
    is_text=True,
    help="Hva slags arrangement det er.",
    example="type: Seminar",
)

AUDIENCE: Field[str] = Field(
    key="målgruppe",
    english=("audience",),
    kinds=IN_EVENTS,
    read=values.prose,
    default="",
    is_text=True,
    help="Hvem det er for.",
    example="målgruppe: Ansatte i kommunene",
)

SERIES: Field[str] = Field(
    key="serie",
    english=("series",),
    kinds=IN_EVENTS,
    read=compound_values.series,
    default="",
    is_text=True,
    help="Rekken av arrangementer det hører til. Skrives likt hver gang, og får sin egen side.",
    example="serie: Frokostmøte",
)

ORGANIZERS: Field[tuple[Organizer, ...]] = Field(
    key="arrangører",
    english=("organizers",),
    kinds=IN_EVENTS,
    read=compound_values.organizers,
    default=(),
    is_text=True,
    parts=compound_values.ORGANIZER,
    help="Hvem som inviterer. Uten feltet: HelseHub, som da ikke står på siden.",
    example="arrangører:\n  - HelseHub\n  - navn: Testbyen kommune\n    lenke: https://www.example.no",
)

CONTACT: Field[Contact | None] = Field(
    key="kontakt",
    english=("contact",),
    kinds=IN_EVENTS | IN_PAGES,
    read=compound_values.contact,
    default=None,
    is_text=True,
    parts=compound_values.CONTACT,
    help="Den man kan spørre: noen ord, eller felt på hver sin linje.",
    example="kontakt:\n  navn: Kari Nordmann\n  e-post: kari@example.no\n  telefon: 22 22 55 55",
)

DOCUMENTS: Field[tuple[Attachment, ...]] = Field(
    key="dokumenter",
    english=("documents",),
    kinds=IN_ARTICLES | IN_EVENTS,
    read=files.documents,
    default=(),
    parts=files.DOCUMENT,
    help="Filer å laste ned: pdf, docx, xlsx, pptx, odt, ics eller zip.",
    example="dokumenter:\n  - tittel: Presentasjonen\n    fil: presentasjon.pdf",
)

RECORDING: Field[str] = Field(
    key="opptak",
    english=("recording",),
    kinds=IN_EVENTS,
    read=web_addresses.address,
    default="",
    help="Adressen til opptaket.",
    example="opptak: https://www.example.no/opptak",
)

# Every row above, in the order they are written.
FIELDS: tuple[Field[Any], ...] = tuple(each for each in list(globals().values()) if isinstance(each, Field))

# Pelican's «category» is one more subject beside «tags»; the guide teaches «emner» alone.
CATEGORY: Field[tuple[str, ...]] = Field(
    key="category",
    english=(),
    kinds=IN_ARTICLES | IN_EVENTS,
    read=compound_values.subjects,
    default=(),
    is_text=True,
    help="Pelicans navn på ett emne.",
    example="category: mat",
)

DATE_IN_NORWEGIAN = "dato"  # a synonym of «publisert», but in an event it says too little

BY_KEY = {field.key: field for field in FIELDS}
BY_NAME = {as_key(name): field for field in (*FIELDS, CATEGORY) for name in (field.key, *field.english)}
BY_NAME[as_key(DATE_IN_NORWEGIAN)] = PUBLISHED


def canonical_key(text: str) -> str:
    """Return the Norwegian name of the field *text* names, else *text* itself."""
    field = BY_NAME.get(as_key(text))
    return field.key if field else text


def fields_of(kind: ContentKind) -> tuple[Field[Any], ...]:
    """Return the fields of a content type, in the order of the table."""
    return tuple(field for field in FIELDS if kind in field.kinds)
