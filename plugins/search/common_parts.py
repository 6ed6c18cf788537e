"""What Norwegian compounds are often made of, so that a part is known though it stands nowhere alone. Folded."""

from __future__ import annotations

COMMON_PARTS = frozenset(
    # health and care
    "behandling bruker diagnose forskning forsking helse hjelp hjemme heime innovasjon klinikk kontakt kropp lege medisin "
    "omsorg oppfolging opplaering parorende pasient pleie psykiatri rehabilitering senter sjuke sykdom sjukdom spesialist "
    "sykehus sjukehus sykepleie sjukepleie tjeneste teneste trening velferd velferds "
    # public life and work
    "analyse ansvar arbeid avdeling avtale beredskap budsjett by data digital drift etat fag folke forening fylke gruppe "
    "informasjon innbygger kommune konferanse kontor kunnskap kurs leder leiar lov mal marked marknad mote nettverk nynorsk "
    "omrade ordning organisasjon penger plan politikk prosjekt rad radgiver region sak samarbeid samfunn samling seksjon "
    "selskap sikkerhet sikkerheit sprak statistikk stotte styre system teknologi tilbud tilbod tiltak tjenester "
    "utbygging utdanning utstyr utvalg utval utvikling verksted verkstad virksomhet "
    # everyday life
    "bade bakke barn barne bat bil bilde blad blod blomst bok bord bror brod bygg dag dor drikke eldre familie fest fisk "
    "fjell fjord forhold frokost gate gronn gronne gronnsak grunn gutt hage hand hav hjem hus hytte jente kal kaffe kafe "
    "kamp kino klubb kniv kjokken kjott kveld land leir liv loft lunsj mann mat middag morgen musikk natt navn by "
    "plass post prat program radio reise rom sal skog skole skule sommer sondag sted stad storm stue sukker tak tal tale "
    "tekst tid time ting tog torg tur ungdom uke utflukt vann vatn vei veg vinter venn vind var host bla rod hvit kvit svart".split()
)
