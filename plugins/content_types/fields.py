"""All fields of all content, in one table: what editors may write, what reads it, and how they are told of it.

The guide, the reading, the checks and the files to fill in are made from it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property, partial
from typing import Any, Generic, TypeVar

from . import compound_values, files, values, web_addresses
from .compound_values import Parts
from .model import Attachment, ContentKind, Correction, Language, Organizer, Status
from .values import Value, as_key
from .web_addresses import Online

T = TypeVar("T")

IN_ARTICLES = frozenset({ContentKind.ARTICLE})
IN_EVENTS = frozenset({ContentKind.EVENT})
IN_PAGES = frozenset({ContentKind.PAGE})
IN_ALL = IN_ARTICLES | IN_EVENTS | IN_PAGES  # that are pages of their own


@dataclass(frozen=True, kw_only=True)
class Field(Generic[T]):
    """One field: its names, where it belongs, what reads it and what comes of it."""

    names: tuple[str, ...]  # the Norwegian one first, by which we know it
    kinds: frozenset[ContentKind]
    read: Callable[[Value], T]
    default: T  # of a field that is not given
    is_text: bool = False  # what stands alone as its value is written for readers
    is_copied: bool = True  # into an event made of another; else it belongs to the one alone
    parts: Parts | None = None  # what may stand under it, or in each item of its list
    help: str
    example: str  # whole lines that are read without a problem

    @cached_property
    def key(self) -> str:
        return self.names[0]


_words = partial(Field, read=values.prose, default="", is_text=True)  # shown as they are written
_time = partial(Field, read=values.written_time, default=None)
_beside_picture = partial(Field, kinds=IN_ALL, read=values.unread, default=None, is_text=True)

TITLE = _words(
    names=("tittel", "title"),
    kinds=IN_ALL | {ContentKind.SUBJECT},
    help="Overskriften. Må være med.",
    example="tittel: Frokostmøte om hjemmeoppfølging",
)

SUMMARY = _words(
    names=("ingress", "summary"),
    kinds=IN_ALL,
    help="Én eller to setninger om hva saken gjelder. De vises i lister, i søk og når noen deler siden.",
    example="ingress: Hva skal til for at flere kan få hjelp hjemme?",
)

PUBLISHED = _time(
    names=("publisert", "date"),
    kinds=IN_ARTICLES | IN_EVENTS,
    help="Når siden vises fra. Må være med i artikler, der den også kan stå først i filnavnet. "
    "Fram i tid: siden venter. Et arrangement uten feltet vises med en gang.",
    example="publisert: 12. mars 2027",
)

MODIFIED = _time(
    names=("oppdatert", "modified"),
    kinds=IN_ALL,
    is_copied=False,
    help="Når innholdet sist ble endret på en måte leserne bør få vite om.",
    example="oppdatert: 14. mars 2027",
)

AUTHORS: Field[tuple[str, ...]] = Field(
    names=("forfatter", "author", "authors"),
    kinds=IN_ARTICLES,
    read=compound_values.names,
    default=(),
    is_text=True,
    help="Den eller de som har skrevet. Flere navn skrives som liste.",
    example="forfatter: Kari Nordmann",
)

SUBJECTS: Field[tuple[str, ...]] = Field(
    names=("emner", "tags"),
    kinds=IN_ARTICLES | IN_EVENTS,
    read=compound_values.subjects,
    default=(),
    is_text=True,
    help="Det siden handler om. Hvert emne skrives likt hver gang.",
    example="emner: mat, helsepark",
)

LANGUAGE = Field(
    names=("språk", "lang"),
    kinds=IN_ALL,
    read=values.language,
    default=Language.BOKMAL,
    help="Språket siden er skrevet på: nb (bokmål), nn (nynorsk) eller en (engelsk). Uten feltet: nb.",
    example="språk: nn",
)

TRANSLATION_OF = Field(
    names=("oversettelse-av", "translation_of"),
    kinds=IN_ALL,
    read=files.manuscript_reference,
    default=None,
    is_copied=False,
    help="Filen med den samme siden på et annet språk. Sidene viser til hverandre. "
    "Er det et arrangement, skal tid og status være de samme i begge.",
    example="oversettelse-av: 2027-03-12-frokostmote.md",
)

SLUG = Field(
    names=("slug",),
    kinds=IN_ALL,
    read=values.slug,
    default="",
    is_copied=False,
    help="Siste del av adressen. Uten feltet brukes filnavnet.",
    example="slug: frokostmote-april-2027",
)

STATUS = Field(
    names=("status",),
    kinds=IN_ALL,
    read=values.status,
    default=Status.PUBLISHED,
    is_copied=False,
    help="Om siden vises: publisert, utkast, skjult eller fjernet; arrangementer også avlyst, utsatt eller fulltegnet.",
    example="status: utkast",
)

IS_FEATURED = Field(
    names=("fremhevet", "featured"),
    kinds=IN_ARTICLES | IN_EVENTS,
    read=values.yes_or_no,
    default=False,
    help="Med ja står siden først på forsiden: en artikkel til du tar det bort, et arrangement så lenge noen kan bli med.",
    example="fremhevet: ja",
)

MENU = Field(
    names=("meny", "menu"),
    kinds=IN_PAGES,
    read=values.number,
    default=None,
    help="Plassen i menyen: 1, 2, 3 … Uten feltet står siden bare nederst på nettstedet.",
    example="meny: 2",
)

FIRST_URL_PATH = Field(
    names=("første-adresse", "first_address"),
    kinds=IN_ALL,
    read=web_addresses.url_path,
    default="",
    is_copied=False,
    help="Adressen siden hadde først, når den har byttet navn: kalendere og nyhetslesere kjenner den igjen.",
    example="første-adresse: /arrangementer/gammelt-navn/",
)

OLD_URL_PATHS: Field[tuple[str, ...]] = Field(
    names=("gamle-adresser", "aliases"),
    kinds=IN_ALL,
    read=web_addresses.url_paths,
    default=(),
    is_copied=False,
    help="Adresser siden har hatt før. De leder hit.",
    example="gamle-adresser:\n  - /arrangementer/gammelt-navn/",
)

PICTURE = Field(
    names=("bilde", "image"),
    kinds=IN_ALL,
    read=values.unread,
    default=None,
    parts=files.PICTURE,
    help="Bildet øverst. Må ha beskrivelse (alt) og fotograf (foto). Er artikkelen den nyeste, vises det på forsiden også.",
    example=files.PICTURE_EXAMPLE,
)

PICTURE_ALT = _beside_picture(
    names=("bildealt", "image_alt"),
    help="Hva bildet viser, for dem som ikke ser det. Må være med når siden har bilde.",
    example="bilde: mote.jpg\nbildealt: Fire personer rundt et bord\nbildefoto: Ola Nordmann",
)

PICTURE_CAPTION = _beside_picture(
    names=("bildetekst", "image_caption"),
    help="Teksten under bildet.",
    example=(
        "bilde: mote.jpg\nbildealt: Fire personer rundt et bord\n"
        "bildetekst: Fra møtet i Testbyen\nbildefoto: Ola Nordmann"
    ),
)

PICTURE_CREDIT = _beside_picture(
    names=("bildefoto", "image_credit"),
    help="Den som har tatt bildet, eller for eksempel «Illustrasjon: Ola Nordmann». Må være med når siden har bilde.",
    example="bilde: mote.jpg\nbildealt: Fire personer rundt et bord\nbildefoto: Ola Nordmann",
)

CREDITS = _words(
    names=("kreditering", "credits"),
    kinds=IN_ARTICLES,
    help="Hvem som har laget tekst og bilder, når det er andre enn forfatteren.",
    example='kreditering: "Tekst og foto: Drammen 24"',
)

ORIGIN = Field(
    names=("kilde", "source"),
    kinds=IN_ARTICLES,
    read=compound_values.origin,
    default=None,
    is_text=True,
    parts=compound_values.ORIGIN,
    help="Hvor teksten først ble publisert.",
    example="kilde:\n  navn: Testavisen\n  lenke: https://www.example.no/sak\n  publisert: våren 2019",
)

CORRECTIONS: Field[tuple[Correction, ...]] = Field(
    names=("rettelser", "corrections"),
    kinds=IN_ARTICLES | IN_EVENTS,
    read=compound_values.corrections,
    default=(),
    parts=compound_values.CORRECTION,
    is_copied=False,
    help="Feil som er rettet etter at siden ble vist. De står øverst på siden.",
    example="rettelser:\n  - dato: 24. mars 2027\n    tekst: Møtet er på Testhuset, ikke i biblioteket.",
)

EVENT_SLUG = Field(
    names=("arrangement", "event"),
    kinds=IN_ARTICLES,
    read=values.slug,
    default="",
    help="Arrangementet artikkelen forteller om: siste del av adressen dets. Sidene viser til hverandre.",
    example="arrangement: frokostmote-april-2027",
)

START = _time(
    names=("starter", "start"),
    kinds=IN_EVENTS,
    help="Når arrangementet begynner. Må være med. Uten klokkeslett varer det hele dager. Har programmet klokkeslett, må også starten ha det.",
    example="starter: 23. mars 2027 kl. 11.30",
)

END = Field(
    names=("slutter", "end"),
    kinds=IN_EVENTS,
    read=values.moment_or_clock,
    default=None,
    help="Når arrangementet er slutt. Klokkeslett alene er samme dag som det starter. Uten feltet viser siden bare starten.",
    example="slutter: 16.00",
)

PREVIOUS_START = _time(
    names=("flyttet-fra", "previous_start"),
    kinds=IN_EVENTS,
    is_copied=False,
    help="Da arrangementet først skulle vært, når det er flyttet. Flyttes det igjen, lar du feltet stå.",
    example="flyttet-fra: 9. mars 2027 kl. 11.30",
)

VENUE = Field(
    names=("sted", "location"),
    kinds=IN_EVENTS,
    read=compound_values.venue,
    default=None,
    is_text=True,
    parts=compound_values.VENUE,
    help="Hvor man kan møte opp: noen ord, eller navn, adresse og mer hver for seg. Uten kart leder adressen til et kart.",
    example="sted:\n  navn: Testhuset\n  adresse: Testveien 1\n  postnummer: 0010\n  poststed: Testbyen",
)

ACCESSIBILITY = _words(
    names=("tilgjengelighet", "accessibility"),
    kinds=IN_EVENTS,
    help="Hvordan det er å komme inn, høre og se.",
    example="tilgjengelighet: Trinnfritt, teleslynge, tolk ved behov",
)

ONLINE = Field(
    names=("digitalt", "online"),
    kinds=IN_EVENTS,
    read=web_addresses.online,
    default=Online(),
    is_text=True,
    help="Adressen det kan følges på, eller hvordan deltakerne får den. Den vises bare til møtet er slutt, og ikke når det er "
    "avlyst eller utsatt. Skriv aldri passord eller møtekode.",
    example="digitalt: Lenke sendes påmeldte",
)

REGISTRATION = Field(
    names=("påmelding", "registration"),
    kinds=IN_EVENTS,
    read=web_addresses.registration,
    default=None,
    is_text=True,
    help="En lenke eller en e-postadresse alene, ellers noen ord.",
    example="påmelding: https://www.example.no/skjema",
)

REGISTRATION_OPENS = _time(
    names=("påmelding-åpner", "registration_opens"),
    kinds=IN_EVENTS,
    help="Når påmeldingen åpner. Uten klokkeslett: fra dagen begynner.",
    example="påmelding: https://www.example.no/skjema\npåmelding-åpner: 1. mars 2027 kl. 09.00",
)

REGISTRATION_DEADLINE = _time(
    names=("påmeldingsfrist", "registration_deadline"),
    kinds=IN_EVENTS,
    help="Når påmeldingen stenger. Uten klokkeslett: når dagen er slutt. Uten feltet: når arrangementet begynner.",
    example="påmelding: https://www.example.no/skjema\npåmeldingsfrist: 19. mars 2027",
)

CAPACITY = _words(
    names=("plasser", "capacity"),
    kinds=IN_EVENTS,
    help="Hvor mange det er plass til.",
    example="plasser: ca. 40",
)

PRICE = _words(
    names=("pris", "price"),
    kinds=IN_EVENTS,
    help="Hva det koster.",
    example="pris: Gratis",
)

TYPE = _words(
    names=("type", "kind"),
    kinds=IN_EVENTS,
    help="Hva slags arrangement det er.",
    example="type: Seminar",
)

AUDIENCE = _words(
    names=("målgruppe", "audience"),
    kinds=IN_EVENTS,
    help="Hvem det er for.",
    example="målgruppe: Ansatte i kommunene",
)

SERIES = Field(
    names=("serie", "series"),
    kinds=IN_EVENTS,
    read=compound_values.series,
    default="",
    is_text=True,
    help="Rekken av arrangementer det hører til. Skrives likt hver gang, og får sin egen side.",
    example="serie: Frokostmøte",
)

ORGANIZERS: Field[tuple[Organizer, ...]] = Field(
    names=("arrangører", "organizers"),
    kinds=IN_EVENTS,
    read=compound_values.organizers,
    default=(),
    is_text=True,
    parts=compound_values.ORGANIZER,
    help="Hvem som inviterer. Uten feltet: HelseHub, som da ikke står på siden.",
    example="arrangører:\n  - HelseHub\n  - navn: Testbyen kommune\n    lenke: https://www.example.no",
)

CONTACT = Field(
    names=("kontakt", "contact"),
    kinds=IN_EVENTS | IN_PAGES,
    read=compound_values.contact,
    default=None,
    is_text=True,
    parts=compound_values.CONTACT,
    help="Den man kan spørre: noen ord, eller navn, e-post og telefon hver for seg.",
    example="kontakt:\n  navn: Kari Nordmann\n  e-post: kari@example.no\n  telefon: 22 22 55 55",
)

DOCUMENTS: Field[tuple[Attachment, ...]] = Field(
    names=("dokumenter", "documents"),
    kinds=IN_ARTICLES | IN_EVENTS,
    read=files.documents,
    default=(),
    parts=files.DOCUMENT,
    is_copied=False,
    help="Filer å laste ned: pdf, docx, xlsx, pptx, odt, ics eller zip.",
    example="dokumenter:\n  - tittel: Presentasjonen\n    fil: presentasjon.pdf",
)

RECORDING = Field(
    names=("opptak", "recording"),
    kinds=IN_EVENTS,
    read=web_addresses.address,
    default="",
    is_copied=False,
    help="Adressen til opptaket.",
    example="opptak: https://www.example.no/opptak",
)

# Every row above, in the order they are written, by the attribute of the model it fills, if there is one of its name.
ROWS: dict[str, Field[Any]] = {name.lower(): each for name, each in list(globals().items()) if isinstance(each, Field)}
FIELDS = tuple(ROWS.values())

# Pelican's «category» is one more subject beside «tags»; the guide teaches «emner» alone.
CATEGORY: Field[tuple[str, ...]] = Field(
    names=("category",),
    kinds=IN_ARTICLES | IN_EVENTS,
    read=compound_values.subjects,
    default=(),
    is_text=True,
    help="Pelicans navn på ett emne.",
    example="category: mat",
)

DATE_IN_NORWEGIAN = "dato"  # a synonym of «publisert», but in an event it says too little

BY_KEY = {field.key: field for field in FIELDS}
BY_NAME = {as_key(name): field for field in (*FIELDS, CATEGORY) for name in field.names}
BY_NAME[as_key(DATE_IN_NORWEGIAN)] = PUBLISHED


def canonical_key(text: str) -> str:
    """Return the Norwegian name of the field *text* names, else *text* itself."""
    field = BY_NAME.get(as_key(text))
    return field.key if field else text


def fields_of(kind: ContentKind) -> tuple[Field[Any], ...]:
    """Return the fields of a content type, in the order of the table."""
    return tuple(field for field in FIELDS if kind in field.kinds)
