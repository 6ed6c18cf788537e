"""Names of fields that are not ours, and the field that does their work here."""

from __future__ import annotations

from .folding import fold

# From Pelican and its like; None: nothing does it.
OF_OTHER_TOOLS: dict[str, str | None] = {
    "save_as": "slug",
    "url": "slug",
    "permalink": "slug",
    "template": None,
    "layout": None,
    "keywords": "emner",
    "tag": "emner",
    "categories": "emner",
    "description": "ingress",
    "excerpt": "ingress",
    "subtitle": "ingress",
    "translation": "oversettelse-av",
    "draft": "status",
    "published": "publisert",
    "lastmod": "oppdatert",
    "updated": "oppdatert",
    "language": "språk",
    "cover": "bilde",
    "thumbnail": "bilde",
    "featured_image": "bilde",
    "header_image": "bilde",
    "redirect_from": "gamle-adresser",
    "dato-slutt": "slutter",
    "tid": "starter",
    "byline": "forfatter",
}

# What editors call our fields; their values are the same.
IN_OTHER_WORDS: dict[str, tuple[str, ...]] = {
    "tittel": ("overskrift", "heading"),
    "ingress": ("undertittel", "beskrivelse", "sammendrag", "kort om"),
    "publisert": ("publiseringsdato", "publisert dato", "legges ut"),
    "oppdatert": ("sist endret", "sist oppdatert", "endret"),
    "forfatter": ("skrevet av", "av", "journalist", "tekst av"),
    "emner": ("tema", "temaer", "stikkord", "kategori", "kategorier", "nøkkelord", "tagger"),
    "bildealt": ("alt", "alt-tekst", "bildebeskrivelse"),
    "bildefoto": ("foto", "fotograf", "foto av"),
    "starter": ("tidspunkt", "starttid", "startdato", "når", "begynner"),
    "slutter": ("slutt", "sluttid", "sluttdato", "ferdig"),
    "sted": ("hvor", "lokale", "møtested", "adresse", "rom"),
    "tilgjengelighet": ("universell utforming", "tilrettelegging"),
    "digitalt": ("strømming", "stream", "zoom", "teams", "direktesending"),
    "påmelding": ("påmeldingslenke", "meld deg på", "påmelding her"),
    "påmeldingsfrist": ("frist", "svarfrist"),
    "plasser": ("kapasitet", "antall plasser"),
    "pris": ("kostnad", "deltakeravgift", "billett"),
    "type": ("arrangementstype", "arrangement-type"),
    "målgruppe": ("for hvem",),
    "arrangører": ("vert", "vertskap", "i regi av"),
    "kontakt": ("kontaktperson", "e-post", "telefon"),
    "dokumenter": ("vedlegg", "filer", "lysark"),
    "opptak": ("video",),
}

# What stands in the text, not in a field: how to write it, and a line of it.
IN_THE_TEXT: dict[str, tuple[str, str]] = {
    **dict.fromkeys(
        ("tekst", "innhold", "brødtekst", "body", "content"),
        ("Skriv teksten under linjen «---» som avslutter feltene.", "---"),
    ),
    "program": ("Skriv programmet i teksten, under overskriften «## Program».", "## Program"),
}

BY_FOREIGN_NAME = {
    **{fold(name): key for name, key in OF_OTHER_TOOLS.items()},
    **{fold(name): key for key, names in IN_OTHER_WORDS.items() for name in names},
}
SAME_VALUE = frozenset(fold(name) for names in IN_OTHER_WORDS.values() for name in names)
BY_NAME_IN_TEXT = {fold(name): told for name, told in IN_THE_TEXT.items()}
