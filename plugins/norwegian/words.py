"""Every word the interface says, in each language a page may have."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

# What the interface has words for.


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """The interface in one language; a word missing in one of them fails at import."""

    skip_to_content: str
    home: str
    menu: str
    footer_menu: str
    you_are_here: str
    article: str
    event: str
    articles: str
    events: str
    calendar: str
    see_page: str  # in place of an address, as in «Digitalt: se nettsiden»
    upcoming_events: str
    past_events: str
    all_articles: str
    all_events: str
    newest_articles: str
    subjects: str
    published: str
    modified: str
    correction: str
    and_word: str
    by: str
    photo: str
    first_published_in: str
    documents: str
    see_recording: str
    related_articles: str
    related_event: str
    when: str
    where: str
    room: str
    directions: str
    map: str
    accessibility: str
    online: str
    join_online: str
    registration: str
    sign_up: str
    sign_up_by_email: str
    registration_deadline: str
    registration_opens: str
    registration_closed: str
    add_to_calendar: str
    at_host: str  # with {host}: where the form is
    last_day_to_sign_up: str
    one_day_left: str
    two_days_left: str
    three_days_left: str
    event_is_over: str
    capacity: str
    price: str
    type: str
    audience: str
    series: str
    organizers: str
    contact: str
    phone: str
    email: str
    web_page: str
    moved_from: str
    moved: str
    cancelled: str
    postponed: str
    full: str
    ongoing: str
    cancelled_text: str
    postponed_text: str
    full_text: str
    moved_text: str  # with {date}: the day it was moved from
    no_upcoming: str  # with {about}: empty, or a space and what follows here
    no_past: str  # likewise
    no_articles: str  # likewise
    about_subject: str  # with {subject}
    in_series: str  # with {series}
    no_subjects: str
    page_of: str  # with {number} and {count}
    newer: str
    older: str
    pagination: str
    subscribe: str
    search: str
    search_for: str
    subject: str
    all_subjects: str
    everything: str
    fixed_pages: str
    an_article: str
    an_event: str
    a_past_event: str
    a_page: str
    hits: str
    other_hits: str
    more_hits: str
    one_hit: str  # with {query}
    many_hits: str  # with {count} and {query}
    no_hits: str  # with {query}
    no_hits_narrowed: str
    number_of_hits: str  # with {count}
    words_replaced: str  # with {words}
    words_not_found: str  # with {words}
    some_words_found: str
    searching: str
    search_failed: str
    search_needs_script: str
    search_in_preview: str
    look_elsewhere: str
    draft: str
    planned: str
    hidden: str
    not_found_title: str
    not_found_text: str
    gone_title: str
    gone_text: str
    see_also: str
    more_articles: str
    letters: str
    on_this_page: str
    missing_something: str
    tell_us: str
    moved_page_title: str
    moved_page_text: str
    time: str
    programme: str
    programme_menu: str
    ongoing_now: str
    permalink: str
    share: str
    share_by_email: str
    copy_link: str
    link_copied: str
    share_from_device: str
    edition: str
    edition_text: str
    built: str
    from_version: str
    version_unknown: str
    version_changed: str  # with {version}
    lists_change: str
    no_change_waits: str
    all_files: str
    language_name: str
    also_in: str
    until: str  # « til », read in place of the dash
    series_list: str
    no_series: str
    previous_in_series: str
    next_in_series: str
    how_to_subscribe: str
    subscribe_lead: str
    calendars: str
    calendars_text: str
    calendars_fetch: str
    calendars_changes: str
    calendars_of_subjects: str
    calendars_of_series: str
    feeds: str
    feeds_text: str
    feeds_of_subjects: str
    open_data: str
    open_data_text: str
    read_more: str
    subscribe_help: str
    subscribe_outlook: str
    subscribe_outlook_text: str
    subscribe_google: str
    subscribe_google_text: str
    subscribe_apple: str
    subscribe_apple_text: str
    subscribe_reader: str
    subscribe_reader_text: str

    # How the site is tested
    tested: str
    tested_automatically: str
    tested_by_hand: str
    not_tested: str
    accessibility_statement: str


# The interface in bokmål.


BOKMAL = Words(
    skip_to_content="Hopp til innholdet",
    home="Forsiden",
    menu="Hovedmeny",
    footer_menu="Bunnmeny",
    you_are_here="Du er her",
    article="Artikkel",
    event="Arrangement",
    articles="Artikler",
    events="Arrangementer",
    calendar="kalender",
    see_page="se nettsiden",
    upcoming_events="Kommende arrangementer",
    past_events="Tidligere arrangementer",
    all_articles="Alle artikler",
    all_events="Alle arrangementer",
    newest_articles="Siste artikler",
    subjects="Emner",
    published="Publisert",
    modified="Oppdatert",
    correction="Rettelse",
    and_word="og",
    by="Av",
    photo="Foto",
    first_published_in="Først publisert i",
    documents="Dokumenter",
    see_recording="Se opptaket",
    related_articles="Artikler om arrangementet",
    related_event="Arrangementet artikkelen handler om",
    when="Når",
    where="Sted",
    room="Rom",
    directions="Adkomst",
    map="Kart",
    accessibility="Tilgjengelighet",
    online="Digitalt",
    join_online="Delta digitalt",
    registration="Påmelding",
    sign_up="Meld deg på",
    sign_up_by_email="Meld deg på med e-post",
    registration_deadline="Påmeldingsfrist",
    registration_opens="Påmeldingen åpner",
    registration_closed="Påmeldingen er stengt",
    add_to_calendar="Legg til i kalenderen",
    at_host="Hos {host}",
    last_day_to_sign_up="I dag er siste dag å melde seg på.",
    one_day_left="Én dag igjen å melde seg på.",
    two_days_left="To dager igjen å melde seg på.",
    three_days_left="Tre dager igjen å melde seg på.",
    event_is_over="Arrangementet er over.",
    capacity="Plasser",
    price="Pris",
    type="Type",
    audience="Målgruppe",
    series="Serie",
    organizers="Arrangører",
    contact="Kontakt",
    phone="Telefon",
    email="E-post",
    web_page="Nettside",
    moved_from="Flyttet fra",
    moved="Flyttet",
    cancelled="Avlyst",
    postponed="Utsatt",
    full="Fullt",
    ongoing="Pågår",
    cancelled_text="Arrangementet er dessverre avlyst.",
    postponed_text="Arrangementet er utsatt. Ny dato kommer her når den er klar.",
    full_text="Alle plassene er tatt.",
    moved_text="Arrangementet er flyttet fra {date}.",
    no_upcoming="Ingen kommende arrangementer{about} akkurat nå.",
    no_past="Ingen tidligere arrangementer{about} ennå.",
    no_articles="Ingen artikler{about} ennå.",
    about_subject="om {subject}",
    in_series="i serien {series}",
    no_subjects="Ingen emner ennå.",
    page_of="Side {number} av {count}",
    newer="Nyere",
    older="Eldre",
    pagination="Flere sider",
    subscribe="Abonner",
    search="Søk",
    search_for="Hva leter du etter?",
    subject="Emne",
    all_subjects="Alle emner",
    everything="Alt",
    fixed_pages="Andre sider",
    an_article="Artikkel",
    an_event="Arrangement",
    a_past_event="Tidligere arrangement",
    a_page="Side",
    hits="Treff",
    other_hits="Andre treff",
    more_hits="Vis flere treff",
    one_hit="Ett treff på «{query}».",
    many_hits="{count} treff på «{query}».",
    no_hits="Ingen treff på «{query}». Prøv med færre eller andre ord, eller let videre nedenfor.",
    no_hits_narrowed="Ingen treff med disse valgene. Velg «Alt» og «Alle emner» for å søke i hele nettstedet.",
    number_of_hits="Treff: {count}.",
    words_replaced="Vi fant ikke «{words}».",
    words_not_found="Vi fant ikke «{words}» og viser det som ligner mest.",
    some_words_found="Ingen side har alle ordene. Disse har noen av dem.",
    searching="Søker …",
    search_failed="Søket virker ikke akkurat nå. Last siden på nytt, eller let videre nedenfor.",
    search_needs_script="Søket trenger JavaScript, som er slått av i nettleseren din. Du kan lete videre her.",
    search_in_preview="Søket virker ikke i forhåndsvisningen, bare på det ferdige nettstedet.",
    look_elsewhere="Let videre",
    draft="Utkast",
    planned="Planlagt",
    hidden="Skjult",
    not_found_title="Vi finner ikke siden",
    not_found_text="Siden kan ha fått ny adresse, eller lenken kan ha en skrivefeil. Her er noen steder å lete videre.",
    gone_title="Siden er borte",
    gone_text="Siden som lå her, er tatt bort.",
    see_also="Se også",
    more_articles="Flere artikler",
    letters="Bokstaver",
    on_this_page="På denne siden",
    missing_something="Savner du noe her?",
    tell_us="Si fra til oss",
    moved_page_title="Siden er flyttet",
    moved_page_text="Siden har fått ny adresse:",
    time="Tid",
    programme="Program",
    programme_menu="Dager og spor",
    ongoing_now="Pågår nå",
    permalink="Lenke hit",
    share="Del",
    share_by_email="Send på e-post",
    copy_link="Kopier lenken",
    link_copied="Lenken er kopiert",
    share_from_device="Flere måter å dele på",
    edition="Om denne utgaven",
    edition_text="Nettstedet bygges på nytt når innholdet blir endret, når listene endrer seg, "
    "og minst én gang i døgnet.",
    built="Bygget",
    from_version="Fra versjon",
    version_unknown="Ukjent",
    version_changed="{version}, med endringer",
    lists_change="Listene endrer seg neste gang",
    no_change_waits="Ingen endring venter",
    all_files="Alle filer, med kontrollsum",
    language_name="Bokmål",
    also_in="Andre språk:",
    until=" til ",
    series_list="Serier",
    no_series="Ingen serier ennå.",
    previous_in_series="Forrige i serien",
    next_in_series="Neste i serien",
    how_to_subscribe="Slik abonnerer du",
    subscribe_lead="Her er adressene til alle kalendere og nyhetsstrømmer på nettstedet. "
    "Du trenger ikke å oppgi noe om deg selv.",
    calendars="Kalendere",
    calendars_text="Abonnerer du på en kalender, ligger arrangementene i din egen kalender, og endringer kommer med. "
    "Det gjør de ikke hvis du laster ned filen og importerer den.",
    calendars_fetch="De fleste kalendere henter nytt én til to ganger i døgnet, noen oftere og noen sjeldnere. "
    "Det er kalenderen din som avgjør det. Siden om arrangementet her på nettstedet viser endringen først.",
    calendars_changes="Blir et arrangement avlyst, står det «AVLYST» foran tittelen, og noen kalendere tar det bort. "
    "Får det ny tid, flyttes det i kalenderen.",
    calendars_of_subjects="Ett emne",
    calendars_of_series="Én serie",
    feeds="Nyhetsstrømmer",
    feeds_text="En nyhetsstrøm følger du i et program for nyhetsstrømmer, ofte kalt RSS-leser. "
    "Atom, RSS og JSON Feed er formater for det samme. Les du i et nytt program, kan du velge hvilken du vil.",
    feeds_of_subjects="Artikler om ett emne",
    open_data="Åpne data",
    open_data_text="Alle arrangementer finnes også som data (JSON), til bruk på andre nettsteder og i programmer.",
    read_more="Les mer",
    subscribe_help="Trykk på «Abonner». Skjer det ingenting, kopierer du adressen under og limer den inn i kalenderen din. "
    "Menyene kan hete noe annet i din utgave enn her.",
    subscribe_outlook="Outlook",
    subscribe_outlook_text="Velg å legge til en kalender, og se etter «Abonner fra nettet» eller «Fra Internett». Lim inn adressen.",
    subscribe_google="Google Kalender",
    subscribe_google_text="Åpne kalenderen i en nettleser. "
    "Se etter «Abonner på kalender» eller «Fra URL» der du legger til andre kalendere, og lim inn adressen.",
    subscribe_apple="Apple Kalender, iPhone og iPad",
    subscribe_apple_text="Som regel holder det å trykke på «Abonner» og bekrefte. "
    "Ellers ser du etter et valg som «Nytt kalenderabonnement» eller «Legg til kalenderabonnement», og limer inn "
    "adressen.",
    subscribe_reader="Program for nyhetsstrømmer",
    subscribe_reader_text="Kopier adressen til en nyhetsstrøm, og lim den inn der programmet lar deg legge til en ny.",
    tested="Hva som er prøvd",
    tested_automatically="Prøvd automatisk",
    tested_by_hand="Prøvd for hånd",
    not_tested="Ikke prøvd",
    accessibility_statement="Tilgjengelighetserklæring",
)


# The interface in nynorsk.


NYNORSK = Words(
    skip_to_content="Hopp til innhaldet",
    home="Framsida",
    menu="Hovudmeny",
    footer_menu="Botnmeny",
    you_are_here="Du er her",
    article="Artikkel",
    event="Arrangement",
    articles="Artiklar",
    events="Arrangement",
    calendar="kalender",
    see_page="sjå nettsida",
    upcoming_events="Komande arrangement",
    past_events="Tidlegare arrangement",
    all_articles="Alle artiklar",
    all_events="Alle arrangement",
    newest_articles="Siste artiklar",
    subjects="Emne",
    published="Publisert",
    modified="Oppdatert",
    correction="Retting",
    and_word="og",
    by="Av",
    photo="Foto",
    first_published_in="Først publisert i",
    documents="Dokument",
    see_recording="Sjå opptaket",
    related_articles="Artiklar om arrangementet",
    related_event="Arrangementet artikkelen handlar om",
    when="Når",
    where="Stad",
    room="Rom",
    directions="Tilkomst",
    map="Kart",
    accessibility="Tilgjenge",
    online="Digitalt",
    join_online="Delta digitalt",
    registration="Påmelding",
    sign_up="Meld deg på",
    sign_up_by_email="Meld deg på med e-post",
    registration_deadline="Påmeldingsfrist",
    registration_opens="Påmeldinga opnar",
    registration_closed="Påmeldinga er stengd",
    add_to_calendar="Legg til i kalenderen",
    at_host="Hos {host}",
    last_day_to_sign_up="I dag er siste dag å melde seg på.",
    one_day_left="Éin dag igjen å melde seg på.",
    two_days_left="To dagar igjen å melde seg på.",
    three_days_left="Tre dagar igjen å melde seg på.",
    event_is_over="Arrangementet er over.",
    capacity="Plassar",
    price="Pris",
    type="Type",
    audience="Målgruppe",
    series="Serie",
    organizers="Arrangørar",
    contact="Kontakt",
    phone="Telefon",
    email="E-post",
    web_page="Nettside",
    moved_from="Flytta frå",
    moved="Flytta",
    cancelled="Avlyst",
    postponed="Utsett",
    full="Fullt",
    ongoing="Går føre seg",
    cancelled_text="Arrangementet er dessverre avlyst.",
    postponed_text="Arrangementet er utsett. Ny dato kjem her når han er klar.",
    full_text="Alle plassane er tekne.",
    moved_text="Arrangementet er flytta frå {date}.",
    no_upcoming="Ingen komande arrangement{about} akkurat no.",
    no_past="Ingen tidlegare arrangement{about} enno.",
    no_articles="Ingen artiklar{about} enno.",
    about_subject="om {subject}",
    in_series="i serien {series}",
    no_subjects="Ingen emne enno.",
    page_of="Side {number} av {count}",
    newer="Nyare",
    older="Eldre",
    pagination="Fleire sider",
    subscribe="Abonner",
    search="Søk",
    search_for="Kva leitar du etter?",
    subject="Emne",
    all_subjects="Alle emne",
    everything="Alt",
    fixed_pages="Andre sider",
    an_article="Artikkel",
    an_event="Arrangement",
    a_past_event="Tidlegare arrangement",
    a_page="Side",
    hits="Treff",
    other_hits="Andre treff",
    more_hits="Vis fleire treff",
    one_hit="Eitt treff på «{query}».",
    many_hits="{count} treff på «{query}».",
    no_hits="Ingen treff på «{query}». Prøv med færre eller andre ord, eller leit vidare nedanfor.",
    no_hits_narrowed="Ingen treff med desse vala. Vel «Alt» og «Alle emne» for å søkje på heile nettstaden.",
    number_of_hits="Treff: {count}.",
    words_replaced="Vi fann ikkje «{words}».",
    words_not_found="Vi fann ikkje «{words}» og viser det som liknar mest.",
    some_words_found="Inga side har alle orda. Desse har nokre av dei.",
    searching="Søkjer …",
    search_failed="Søket verkar ikkje akkurat no. Last sida på nytt, eller leit vidare nedanfor.",
    search_needs_script="Søket treng JavaScript, som er slått av i nettlesaren din. Du kan leite vidare her.",
    search_in_preview="Søket verkar ikkje i førehandsvisinga, berre på den ferdige nettstaden.",
    look_elsewhere="Leit vidare",
    draft="Utkast",
    planned="Planlagd",
    hidden="Skjult",
    not_found_title="Vi finn ikkje sida",
    not_found_text="Sida kan ha fått ny adresse, eller lenkja kan ha ein skrivefeil. "
    "Her er nokre stader å leite vidare.",
    gone_title="Sida er borte",
    gone_text="Sida som låg her, er teken bort.",
    see_also="Sjå også",
    more_articles="Fleire artiklar",
    letters="Bokstavar",
    on_this_page="På denne sida",
    missing_something="Saknar du noko her?",
    tell_us="Sei frå til oss",
    moved_page_title="Sida er flytta",
    moved_page_text="Sida har fått ny adresse:",
    time="Tid",
    programme="Program",
    programme_menu="Dagar og spor",
    ongoing_now="Går føre seg no",
    permalink="Lenkje hit",
    share="Del",
    share_by_email="Send på e-post",
    copy_link="Kopier lenkja",
    link_copied="Lenkja er kopiert",
    share_from_device="Fleire måtar å dele på",
    edition="Om denne utgåva",
    edition_text="Nettstaden blir bygd på nytt når innhaldet blir endra, når listene endrar seg, "
    "og minst éin gong i døgnet.",
    built="Bygd",
    from_version="Frå versjon",
    version_unknown="Ukjend",
    version_changed="{version}, med endringar",
    lists_change="Listene endrar seg neste gong",
    no_change_waits="Inga endring ventar",
    all_files="Alle filer, med kontrollsum",
    language_name="Nynorsk",
    also_in="Andre språk:",
    until=" til ",
    series_list="Seriar",
    no_series="Ingen seriar enno.",
    previous_in_series="Førre i serien",
    next_in_series="Neste i serien",
    how_to_subscribe="Slik abonnerer du",
    subscribe_lead="Her er adressene til alle kalendrar og nyheitsstraumar på nettstaden. "
    "Du treng ikkje oppgi noko om deg sjølv.",
    calendars="Kalendrar",
    calendars_text="Abonnerer du på ein kalender, ligg arrangementa i din eigen kalender, og endringar kjem med. "
    "Det gjer dei ikkje om du lastar ned fila og importerer ho.",
    calendars_fetch="Dei fleste kalendrar hentar nytt éin til to gonger i døgnet, nokre oftare og nokre sjeldnare. "
    "Det er kalenderen din som avgjer det. Sida om arrangementet her på nettstaden viser endringa først.",
    calendars_changes="Blir eit arrangement avlyst, står det «AVLYST» framfor tittelen, og nokre kalendrar tek det bort. "
    "Får det ny tid, blir det flytta i kalenderen.",
    calendars_of_subjects="Eitt emne",
    calendars_of_series="Éin serie",
    feeds="Nyheitsstraumar",
    feeds_text="Ein nyheitsstraum følgjer du i eit program for nyheitsstraumar, ofte kalla RSS-lesar. "
    "Atom, RSS og JSON Feed er format for det same. Les du i eit nytt program, kan du velje den du vil.",
    feeds_of_subjects="Artiklar om eitt emne",
    open_data="Opne data",
    open_data_text="Alle arrangement finst òg som data (JSON), til bruk på andre nettstader og i program.",
    read_more="Les meir",
    subscribe_help="Trykk på «Abonner». Skjer det ingenting, kopierer du adressa under og limer ho inn i kalenderen din. "
    "Menyane kan heite noko anna i di utgåve enn her.",
    subscribe_outlook="Outlook",
    subscribe_outlook_text="Vel å leggje til ein kalender, og sjå etter «Abonner frå nettet» eller «Frå Internett». Lim inn adressa.",
    subscribe_google="Google Kalender",
    subscribe_google_text="Opne kalenderen i ein nettlesar. "
    "Sjå etter «Abonner på kalender» eller «Frå URL» der du legg til andre kalendrar, og lim inn adressa.",
    subscribe_apple="Apple Kalender, iPhone og iPad",
    subscribe_apple_text="Som regel held det å trykkje på «Abonner» og stadfeste. "
    "Elles ser du etter eit val som «Nytt kalenderabonnement» eller «Legg til kalenderabonnement», og limer inn "
    "adressa.",
    subscribe_reader="Program for nyheitsstraumar",
    subscribe_reader_text="Kopier adressa til ein nyheitsstraum, og lim ho inn der programmet lèt deg leggje til ein ny.",
    tested="Kva som er prøvd",
    tested_automatically="Prøvd automatisk",
    tested_by_hand="Prøvd for hand",
    not_tested="Ikkje prøvd",
    accessibility_statement="Tilgjengelegheitserklæring",
)


# The interface in English.


ENGLISH = Words(
    skip_to_content="Skip to content",
    home="Home",
    menu="Main menu",
    footer_menu="Footer menu",
    you_are_here="You are here",
    article="Article",
    event="Event",
    articles="Articles",
    events="Events",
    calendar="calendar",
    see_page="see the web page",
    upcoming_events="Upcoming events",
    past_events="Past events",
    all_articles="All articles",
    all_events="All events",
    newest_articles="Latest articles",
    subjects="Subjects",
    published="Published",
    modified="Updated",
    correction="Correction",
    and_word="and",
    by="By",
    photo="Photo",
    first_published_in="First published in",
    documents="Documents",
    see_recording="Watch the recording",
    related_articles="Articles about the event",
    related_event="The event this article is about",
    when="When",
    where="Place",
    room="Room",
    directions="Getting there",
    map="Map",
    accessibility="Accessibility",
    online="Online",
    join_online="Join online",
    registration="Registration",
    sign_up="Sign up",
    sign_up_by_email="Sign up by email",
    registration_deadline="Registration deadline",
    registration_opens="Registration opens",
    registration_closed="Registration is closed",
    add_to_calendar="Add to calendar",
    at_host="At {host}",
    last_day_to_sign_up="Today is the last day to sign up.",
    one_day_left="One day left to sign up.",
    two_days_left="Two days left to sign up.",
    three_days_left="Three days left to sign up.",
    event_is_over="The event is over.",
    capacity="Places",
    price="Price",
    type="Type",
    audience="Audience",
    series="Series",
    organizers="Organisers",
    contact="Contact",
    phone="Telephone",
    email="Email",
    web_page="Web page",
    moved_from="Moved from",
    moved="Moved",
    cancelled="Cancelled",
    postponed="Postponed",
    full="Fully booked",
    ongoing="Happening now",
    cancelled_text="Unfortunately, this event has been cancelled.",
    postponed_text="The event has been postponed. We will give the new date here when it is set.",
    full_text="All places are taken.",
    moved_text="The event has been moved from {date}.",
    no_upcoming="No upcoming events{about} right now.",
    no_past="No past events{about} yet.",
    no_articles="No articles{about} yet.",
    about_subject="about {subject}",
    in_series="in the series {series}",
    no_subjects="No subjects yet.",
    page_of="Page {number} of {count}",
    newer="Newer",
    older="Older",
    pagination="More pages",
    subscribe="Subscribe",
    search="Search",
    search_for="What are you looking for?",
    subject="Subject",
    all_subjects="All subjects",
    everything="Everything",
    fixed_pages="Other pages",
    an_article="Article",
    an_event="Event",
    a_past_event="Past event",
    a_page="Page",
    hits="Results",
    other_hits="Other results",
    more_hits="Show more results",
    one_hit="One result for “{query}”.",
    many_hits="{count} results for “{query}”.",
    no_hits="No results for “{query}”. Try fewer or other words, or look elsewhere below.",
    no_hits_narrowed="No results with these choices. Choose “Everything” and “All subjects” to search the whole site.",
    number_of_hits="Results: {count}.",
    words_replaced="We did not find “{words}”.",
    words_not_found="We did not find “{words}” and show what is most like it.",
    some_words_found="No page has all the words. These have some of them.",
    searching="Searching …",
    search_failed="The search does not work right now. Reload the page, or look elsewhere below.",
    search_needs_script="The search needs JavaScript, which is turned off in your browser. You can look elsewhere here.",
    search_in_preview="The search does not work in the preview, only on the finished site.",
    look_elsewhere="Look elsewhere",
    draft="Draft",
    planned="Planned",
    hidden="Hidden",
    not_found_title="We cannot find this page",
    not_found_text="The page may have a new address, or there may be a slip in the link. "
    "Here are some places to look further.",
    gone_title="This page is gone",
    gone_text="The page that was here has been taken away.",
    see_also="See also",
    more_articles="More articles",
    letters="Letters",
    on_this_page="On this page",
    missing_something="Is something missing?",
    tell_us="Tell us",
    moved_page_title="This page has moved",
    moved_page_text="The page has a new address:",
    time="Time",
    programme="Programme",
    programme_menu="Days and tracks",
    ongoing_now="On now",
    permalink="Link to this",
    share="Share",
    share_by_email="Send by email",
    copy_link="Copy the link",
    link_copied="The link is copied",
    share_from_device="More ways to share",
    edition="About this edition",
    edition_text="The site is built anew when its content changes, when its lists change, and at least once a day.",
    built="Built",
    from_version="From version",
    version_unknown="Unknown",
    version_changed="{version}, with changes",
    lists_change="The lists change next",
    no_change_waits="No change is waiting",
    all_files="All files, with checksums",
    language_name="English",
    also_in="Other languages:",
    until=" to ",
    series_list="Series",
    no_series="No series yet.",
    previous_in_series="Previous in the series",
    next_in_series="Next in the series",
    how_to_subscribe="How to subscribe",
    subscribe_lead="Here are the addresses of every calendar and feed on the site. "
    "You do not have to tell us anything about yourself.",
    calendars="Calendars",
    calendars_text="When you subscribe to a calendar, the events are in your own calendar, and changes come along. "
    "They do not if you download the file and import it.",
    calendars_fetch="Most calendars look for changes once or twice a day, some more often and some less. Your calendar decides. "
    "The page about the event on this site shows the change first.",
    calendars_changes="If an event is cancelled, it says «AVLYST» before the title, and some calendars take it away. "
    "If it gets a new time, it moves in the calendar.",
    calendars_of_subjects="One subject",
    calendars_of_series="One series",
    feeds="Feeds",
    feeds_text="You follow a feed in a feed reader, often called an RSS reader. Atom, RSS and JSON Feed are formats for the same. "
    "In a recent reader you may choose either.",
    feeds_of_subjects="Articles about one subject",
    open_data="Open data",
    open_data_text="All events are also available as data (JSON), for use on other sites and in programs.",
    read_more="Read more",
    subscribe_help="Press «Subscribe». If nothing happens, copy the address below it and paste it into your calendar. "
    "The menus in your version may have other names than here.",
    subscribe_outlook="Outlook",
    subscribe_outlook_text="Choose to add a calendar, and look for «Subscribe from web» or «From Internet». Paste the address.",
    subscribe_google="Google Calendar",
    subscribe_google_text="Open the calendar in a browser. "
    "Look for «Subscribe to calendar» or «From URL» where you add other calendars, and paste the address.",
    subscribe_apple="Apple Calendar, iPhone and iPad",
    subscribe_apple_text="It is usually enough to press «Subscribe» and confirm. "
    "If not, look for a choice such as «New Calendar Subscription» or «Add Subscription Calendar», and paste the "
    "address.",
    subscribe_reader="Feed readers",
    subscribe_reader_text="Copy the address of a feed, and paste it where the reader lets you add a new one.",
    tested="What has been tested",
    tested_automatically="Tested automatically",
    tested_by_hand="Tested by hand",
    not_tested="Not tested",
    accessibility_statement="Accessibility statement",
)


# Every word the interface says, in each language a page may have.


__all__ = ["WORDS", "Words", "words"]

WORDS: Mapping[str, Words] = MappingProxyType({"nb": BOKMAL, "nn": NYNORSK, "en": ENGLISH})


def words(language: str) -> Words:
    """Return the interface in *language*: nb, nn or en."""
    return WORDS[language]
