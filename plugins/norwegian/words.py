"""Every word the interface says, in each language a page may have: bokmål, nynorsk and English, in this order."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, fields


def _say(nb: str, nn: str, en: str) -> str:
    """Return a dataclass field, typed as what it holds in each ``Words``: one of the three."""
    return field(metadata={"nb": nb, "nn": nn, "en": en})


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """The interface in one language. A new word is one row here; a language left out is an error at import."""

    skip_to_content: str = _say("Hopp til innholdet", "Hopp til innhaldet", "Skip to content")
    home: str = _say("Forsiden", "Framsida", "Home")
    menu: str = _say("Hovedmeny", "Hovudmeny", "Main menu")
    footer_menu: str = _say("Bunnmeny", "Botnmeny", "Footer menu")
    you_are_here: str = _say("Du er her", "Du er her", "You are here")
    article: str = _say("Artikkel", "Artikkel", "Article")
    event: str = _say("Arrangement", "Arrangement", "Event")
    articles: str = _say("Artikler", "Artiklar", "Articles")
    events: str = _say("Arrangementer", "Arrangement", "Events")
    calendar: str = _say("kalender", "kalender", "calendar")
    # in place of an address, as in «Digitalt: se nettsiden»
    see_page: str = _say("se nettsiden", "sjå nettsida", "see the web page")
    upcoming_events: str = _say("Kommende arrangementer", "Komande arrangement", "Upcoming events")
    next_event: str = _say("Neste arrangement", "Neste arrangement", "Next event")
    months: str = _say("Måneder", "Månader", "Months")
    narrow: str = _say("Vis bare noen av dem", "Vis berre nokre av dei", "Show only some of them")
    form: str = _say("Form", "Form", "Form")  # digital or not
    in_person: str = _say("Med oppmøte", "Med oppmøte", "In person")
    of_this_kind: str = _say("av dette slaget", "av dette slaget", "of this kind")
    show_all: str = _say("Vis alle", "Vis alle", "Show all")
    follow_these: str = _say("Abonner på disse", "Abonner på desse", "Subscribe to these")
    one_shown: str = _say("Ett arrangement", "Eitt arrangement", "One event")
    many_shown: str = _say("{count} arrangementer", "{count} arrangement", "{count} events")  # with {count}
    none_shown: str = _say(  # of what was chosen together
        "Ingen kommende arrangementer passer med alt du har valgt. Ta bort noe av det, eller vis alle.",
        "Ingen komande arrangement passar med alt du har valt. Ta bort noko av det, eller vis alle.",
        "No upcoming events fit all you have chosen. Take some of it away, or show all.",
    )
    partners: str = _say("Partnere", "Partnarar", "Partners")
    follow: str = _say("Følg med", "Følg med", "Follow us")
    follow_text: str = _say(
        "Få arrangementene rett inn i kalenderen, eller nye artikler i en nyhetsleser. Du trenger ikke registrere deg.",
        "Få arrangementa rett inn i kalenderen, eller nye artiklar i ein nyheitslesar. Du treng ikkje registrere deg.",
        "Get the events in your calendar, or new articles in a feed reader. You need not register.",
    )
    subscribe_to_calendar: str = _say("Abonner på kalenderen", "Abonner på kalenderen", "Subscribe to the calendar")
    past_events: str = _say("Tidligere arrangementer", "Tidlegare arrangement", "Past events")
    all_articles: str = _say("Alle artikler", "Alle artiklar", "All articles")
    all_events: str = _say("Alle arrangementer", "Alle arrangement", "All events")
    newest_articles: str = _say("Siste artikler", "Siste artiklar", "Latest articles")
    subjects: str = _say("Emner", "Emne", "Subjects")
    published: str = _say("Publisert", "Publisert", "Published")
    modified: str = _say("Oppdatert", "Oppdatert", "Updated")
    correction: str = _say("Rettelse", "Retting", "Correction")
    and_word: str = _say("og", "og", "and")
    by: str = _say("Av", "Av", "By")
    photo: str = _say("Foto", "Foto", "Photo")
    first_published_in: str = _say("Først publisert i", "Først publisert i", "First published in")
    documents: str = _say("Dokumenter", "Dokument", "Documents")
    see_recording: str = _say("Se opptaket", "Sjå opptaket", "Watch the recording")
    related_articles: str = _say("Artikler om arrangementet", "Artiklar om arrangementet", "Articles about the event")
    related_event: str = _say(
        "Arrangementet artikkelen handler om", "Arrangementet artikkelen handlar om", "The event this article is about"
    )
    when: str = _say("Når", "Når", "When")
    where: str = _say("Sted", "Stad", "Place")
    room: str = _say("Rom", "Rom", "Room")
    directions: str = _say("Adkomst", "Tilkomst", "Getting there")
    map: str = _say("Kart", "Kart", "Map")
    practical: str = _say("Praktisk", "Praktisk", "Practical information")
    accessibility: str = _say("Tilgjengelighet", "Tilgjenge", "Accessibility")
    online: str = _say("Digitalt", "Digitalt", "Online")
    # What a search for any of these is to find
    online_in_other_words: str = _say(
        "Digitalt, på nett: webinar, nettmøte, strømming",
        "Digitalt, på nett: webinar, nettmøte, strøyming",
        "Online: webinar, web meeting, streaming",
    )
    recording_in_other_words: str = _say("Opptak på video", "Opptak på video", "Recording on video")
    join_online: str = _say("Delta digitalt", "Delta digitalt", "Join online")
    registration: str = _say("Påmelding", "Påmelding", "Registration")
    register: str = _say("Meld deg på", "Meld deg på", "Sign up")
    register_by_email: str = _say("Meld deg på med e-post", "Meld deg på med e-post", "Sign up by email")
    registration_deadline: str = _say("Påmeldingsfrist", "Påmeldingsfrist", "Registration deadline")
    registration_opens: str = _say("Påmeldingen åpner", "Påmeldinga opnar", "Registration opens")
    registration_closed: str = _say("Påmeldingen er stengt", "Påmeldinga er stengd", "Registration is closed")
    add_to_calendar: str = _say("Legg til i kalenderen", "Legg til i kalenderen", "Add to calendar")
    calendar_file: str = _say(
        "Kalenderfil, for Apple og andre", "Kalenderfil, for Apple og andre", "Calendar file, for Apple and others"
    )
    subscribe_instead: str = _say(
        "Abonner på alle, så kommer endringer med",
        "Abonner på alle, så kjem endringar med",
        "Subscribe to all, and get the changes too",
    )
    at_host: str = _say("Hos {host}", "Hos {host}", "At {host}")  # with {host}: where the form is
    last_day_to_register: str = _say(
        "I dag er siste dag å melde seg på.", "I dag er siste dag å melde seg på.", "Today is the last day to sign up."
    )
    one_day_left: str = _say(
        "Én dag igjen å melde seg på.", "Éin dag igjen å melde seg på.", "One day left to sign up."
    )
    two_days_left: str = _say(
        "To dager igjen å melde seg på.", "To dagar igjen å melde seg på.", "Two days left to sign up."
    )
    three_days_left: str = _say(
        "Tre dager igjen å melde seg på.", "Tre dagar igjen å melde seg på.", "Three days left to sign up."
    )
    event_is_over: str = _say("Arrangementet er over.", "Arrangementet er over.", "The event is over.")
    capacity: str = _say("Plasser", "Plassar", "Places")
    price: str = _say("Pris", "Pris", "Price")
    type: str = _say("Type", "Type", "Type")
    audience: str = _say("Målgruppe", "Målgruppe", "Audience")
    series: str = _say("Serie", "Serie", "Series")
    organizers: str = _say("Arrangører", "Arrangørar", "Organisers")
    contact: str = _say("Kontakt", "Kontakt", "Contact")
    phone: str = _say("Telefon", "Telefon", "Telephone")
    email: str = _say("E-post", "E-post", "Email")
    web_page: str = _say("Nettside", "Nettside", "Web page")
    moved_from: str = _say("Flyttet fra", "Flytta frå", "Moved from")
    moved: str = _say("Flyttet", "Flytta", "Moved")
    cancelled: str = _say("Avlyst", "Avlyst", "Cancelled")
    postponed: str = _say("Utsatt", "Utsett", "Postponed")
    full: str = _say("Fullt", "Fullt", "Fully booked")
    ongoing: str = _say("Pågår", "Går føre seg", "Happening now")
    cancelled_text: str = _say(
        "Arrangementet er dessverre avlyst.",
        "Arrangementet er dessverre avlyst.",
        "Unfortunately, this event has been cancelled.",
    )
    postponed_text: str = _say(
        "Arrangementet er utsatt. Ny dato kommer her når den er klar.",
        "Arrangementet er utsett. Ny dato kjem her når han er klar.",
        "The event has been postponed. We will give the new date here when it is set.",
    )
    questions: str = _say("Spørsmål", "Spørsmål", "Questions")  # «Kontakt» is in the menu, and leads elsewhere
    ask: str = _say("Spørsmål? {who}", "Spørsmål? {who}", "Questions? {who}")  # with {who}: a name, an address
    full_text: str = _say("Alle plassene er tatt.", "Alle plassane er tekne.", "All places are taken.")
    moved_text: str = _say(  # with {date}: the day it was moved from
        "Arrangementet er flyttet fra {date}.",
        "Arrangementet er flytta frå {date}.",
        "The event has been moved from {date}.",
    )
    no_upcoming: str = _say(  # with {about}: empty, or a space and what follows here
        "Ingen kommende arrangementer{about} akkurat nå.",
        "Ingen komande arrangement{about} akkurat no.",
        "No upcoming events{about} right now.",
    )
    more_upcoming: str = _say(  # on a page so old that all it lists is over; a link follows
        "Det som sto her, er over. Det som kommer nå, finner du her:",
        "Det som stod her, er over. Det som kjem no, finn du her:",
        "What was listed here is over. What comes next is here:",
    )
    no_past: str = _say(  # likewise, with {about}
        "Ingen tidligere arrangementer{about} ennå.",
        "Ingen tidlegare arrangement{about} enno.",
        "No past events{about} yet.",
    )
    no_articles: str = _say(  # likewise
        "Ingen artikler{about} ennå.", "Ingen artiklar{about} enno.", "No articles{about} yet."
    )
    about_subject: str = _say("om {subject}", "om {subject}", "about {subject}")  # with {subject}
    in_series: str = _say("i serien {series}", "i serien {series}", "in the series {series}")  # with {series}
    no_subjects: str = _say("Ingen emner ennå.", "Ingen emne enno.", "No subjects yet.")
    # with {number} and {count}
    page_of: str = _say("Side {number} av {count}", "Side {number} av {count}", "Page {number} of {count}")
    newer: str = _say("Nyere", "Nyare", "Newer")
    older: str = _say("Eldre", "Eldre", "Older")
    pagination: str = _say("Flere sider", "Fleire sider", "More pages")
    subscribe: str = _say("Abonner", "Abonner", "Subscribe")
    search: str = _say("Søk", "Søk", "Search")
    search_for: str = _say("Hva leter du etter?", "Kva leitar du etter?", "What are you looking for?")
    subject: str = _say("Emne", "Emne", "Subject")
    all_subjects: str = _say("Alle emner", "Alle emne", "All subjects")
    everything: str = _say("Alt", "Alt", "Everything")
    fixed_pages: str = _say("Andre sider", "Andre sider", "Other pages")
    a_past_event: str = _say("Tidligere arrangement", "Tidlegare arrangement", "Past event")
    a_page: str = _say("Side", "Side", "Page")
    hits: str = _say("Treff", "Treff", "Results")
    other_hits: str = _say("Andre treff", "Andre treff", "Other results")
    exact_hits: str = _say("Nøyaktig treff", "Nøyaktig treff", "Exact results")
    found_in: str = _say("Treff i:", "Treff i:", "Found in:")
    found_by_form: str = _say(
        "Treff på en annen form av ordet.", "Treff på ei anna form av ordet.", "Found by another form of the word."
    )
    more_hits: str = _say("Vis flere treff", "Vis fleire treff", "Show more results")
    # with {query}
    one_hit: str = _say("Ett treff på «{query}».", "Eitt treff på «{query}».", "One result for “{query}”.")
    many_hits: str = _say(  # with {count} and {query}
        "{count} treff på «{query}».", "{count} treff på «{query}».", "{count} results for “{query}”."
    )
    no_hits: str = _say(  # with {query}
        "Ingen treff på «{query}». Prøv med færre eller andre ord, eller let videre nedenfor.",
        "Ingen treff på «{query}». Prøv med færre eller andre ord, eller leit vidare nedanfor.",
        "No results for “{query}”. Try fewer or other words, or look elsewhere below.",
    )
    no_hits_narrowed: str = _say(
        "Ingen treff med disse valgene. Velg «Alt» og «Alle emner» for å søke i hele nettstedet.",
        "Ingen treff med desse vala. Vel «Alt» og «Alle emne» for å søkje på heile nettstaden.",
        "No results with these choices. Choose “Everything” and “All subjects” to search the whole site.",
    )
    number_of_hits: str = _say("Treff: {count}.", "Treff: {count}.", "Results: {count}.")  # with {count}
    words_replaced: str = _say(  # with {words}
        "Du skrev «{words}».", "Du skreiv «{words}».", "You wrote “{words}”."
    )
    words_not_found: str = _say(  # with {words}
        "Ingen side har «{words}».", "Inga side har «{words}».", "No page has “{words}”."
    )
    some_words_found: str = _say(  # with {count} and {query}
        "Ingen side har alle ordene i «{query}», men {count} har noen av dem.",
        "Inga side har alle orda i «{query}», men {count} har nokre av dei.",
        "No page has all the words of “{query}”, but {count} have some of them.",
    )
    searching: str = _say("Søker …", "Søkjer …", "Searching …")
    search_failed: str = _say(
        "Søket virker ikke akkurat nå. Last siden på nytt, eller let videre nedenfor.",
        "Søket verkar ikkje akkurat no. Last sida på nytt, eller leit vidare nedanfor.",
        "The search does not work right now. Reload the page, or look elsewhere below.",
    )
    search_needs_script: str = _say(
        "Søket trenger JavaScript, som er slått av i nettleseren din. Du kan lete videre her.",
        "Søket treng JavaScript, som er slått av i nettlesaren din. Du kan leite vidare her.",
        "The search needs JavaScript, which is turned off in your browser. You can look elsewhere here.",
    )
    search_in_preview: str = _say(
        "Søket virker ikke i forhåndsvisningen, bare på det ferdige nettstedet.",
        "Søket verkar ikkje i førehandsvisinga, berre på den ferdige nettstaden.",
        "The search does not work in the preview, only on the finished site.",
    )
    look_elsewhere: str = _say("Let videre", "Leit vidare", "Look elsewhere")
    draft: str = _say("Utkast", "Utkast", "Draft")
    planned: str = _say("Planlagt", "Planlagd", "Planned")
    hidden: str = _say("Skjult", "Skjult", "Hidden")
    not_found_title: str = _say("Vi finner ikke siden", "Vi finn ikkje sida", "We cannot find this page")
    not_found_text: str = _say(
        "Siden kan ha fått ny adresse, eller lenken kan ha en skrivefeil. Her er noen steder å lete videre.",
        "Sida kan ha fått ny adresse, eller lenkja kan ha ein skrivefeil. Her er nokre stader å leite vidare.",
        "The page may have a new address, or there may be a slip in the link. Here are some places to look further.",
    )
    gone_title: str = _say("Siden er borte", "Sida er borte", "This page is gone")
    gone_text: str = _say(
        "Siden som lå her, er tatt bort.",
        "Sida som låg her, er teken bort.",
        "The page that was here has been taken away.",
    )
    see_also: str = _say("Se også", "Sjå også", "See also")
    more_articles: str = _say("Flere artikler", "Fleire artiklar", "More articles")
    letters: str = _say("Bokstaver", "Bokstavar", "Letters")
    on_this_page: str = _say("På denne siden", "På denne sida", "On this page")
    missing_something: str = _say("Savner du noe her?", "Saknar du noko her?", "Is something missing?")
    tell_us: str = _say("Si fra til oss", "Sei frå til oss", "Tell us")
    moved_page_title: str = _say("Siden er flyttet", "Sida er flytta", "This page has moved")
    moved_page_text: str = _say(
        "Siden har fått ny adresse:", "Sida har fått ny adresse:", "The page has a new address:"
    )
    time: str = _say("Tid", "Tid", "Time")
    programme: str = _say("Program", "Program", "Programme")
    programme_days: str = _say("Dager i programmet", "Dagar i programmet", "Days of the programme")
    show_track: str = _say("Vis", "Vis", "Show")  # the choices follow
    all_tracks: str = _say("Alle spor", "Alle spor", "All tracks")
    my_programme: str = _say("Mitt program", "Mitt program", "My programme")
    my_programme_text: str = _say(
        "Kryss av øktene du vil på. De står i adressen til siden, som du kan lagre eller dele, og ingen andre steder.",
        "Kryss av øktene du vil på. Dei står i adressa til sida, som du kan lagre eller dele, og ingen andre stader.",
        "Tick the sessions you want. They stand in the address of this page, to keep or share, and nowhere else.",
    )
    pick_session: str = _say("Ta med", "Ta med", "Include")  # a title follows
    only_picked: str = _say("Vis bare mine økter", "Vis berre mine økter", "Show my sessions only")
    # A number follows, or titles.
    number_picked: str = _say("Mine økter:", "Mine økter:", "My sessions:")
    same_time: str = _say("Går samtidig:", "Går samtidig:", "At the same time:")
    picks_missing: str = _say(
        "Økter i adressen som ikke lenger står i programmet:",
        "Økter i adressa som ikkje lenger står i programmet:",
        "Sessions in the address that are no longer in the programme:",
    )
    calendar_failed: str = _say(
        "Kalenderen lot seg ikke hente. Prøv en gang til.",
        "Kalenderen lét seg ikkje hente. Prøv ein gong til.",
        "The calendar could not be fetched. Try once more.",
    )
    ongoing_now: str = _say("Pågår nå", "Går føre seg no", "On now")
    session_over: str = _say("Over", "Over", "Over")
    more_about: str = _say("Mer om", "Meir om", "More about")  # a title follows
    session_calendar: str = _say(
        "Legg økten i kalenderen", "Legg økta i kalenderen", "Add this session to your calendar"
    )
    picks_calendar: str = _say(
        "Legg øktene i kalenderen", "Legg øktene i kalenderen", "Add these sessions to your calendar"
    )
    share: str = _say("Del", "Del", "Share")
    share_by_email: str = _say("Send på e-post", "Send på e-post", "Send by email")
    copy_link: str = _say("Kopier lenken", "Kopier lenkja", "Copy the link")
    link_copied: str = _say("Lenken er kopiert", "Lenkja er kopiert", "The link is copied")
    share_from_device: str = _say("Flere måter å dele på", "Fleire måtar å dele på", "More ways to share")
    edition: str = _say("Om denne utgaven", "Om denne utgåva", "About this edition")
    edition_text: str = _say(
        "Nettstedet bygges på nytt når innholdet blir endret, når listene endrer seg, og minst én gang i døgnet.",
        "Nettstaden blir bygd på nytt når innhaldet blir endra, når listene endrar seg, og minst éin gong i døgnet.",
        "The site is built anew when its content changes, when its lists change, and at least once a day.",
    )
    built: str = _say("Bygget", "Bygd", "Built")
    from_version: str = _say("Fra versjon", "Frå versjon", "From version")
    version_unknown: str = _say("Ukjent", "Ukjend", "Unknown")
    version_changed: str = _say(  # with {version}
        "{version}, med endringer", "{version}, med endringar", "{version}, with changes"
    )
    lists_change: str = _say("Listene endrer seg neste gang", "Listene endrar seg neste gong", "The lists change next")
    no_change_waits: str = _say("Ingen endring venter", "Inga endring ventar", "No change is waiting")
    all_files: str = _say("Alle filer, med kontrollsum", "Alle filer, med kontrollsum", "All files, with checksums")
    language_name: str = _say("Bokmål", "Nynorsk", "English")
    also_in: str = _say("Andre språk:", "Andre språk:", "Other languages:")
    until: str = _say(" til ", " til ", " to ")  # « til », read in place of the dash
    series_list: str = _say("Serier", "Seriar", "Series")
    no_series: str = _say("Ingen serier ennå.", "Ingen seriar enno.", "No series yet.")
    previous_in_series: str = _say("Forrige i serien", "Førre i serien", "Previous in the series")
    next_in_series: str = _say("Neste i serien", "Neste i serien", "Next in the series")
    how_to_subscribe: str = _say("Slik abonnerer du", "Slik abonnerer du", "How to subscribe")
    subscribe_lead: str = _say(
        "Få nytt fra oss der du vil ha det. Du trenger ikke å oppgi noe om deg selv.",
        "Få nytt frå oss der du vil ha det. Du treng ikkje oppgi noko om deg sjølv.",
        "Get our news where you want it. You do not have to tell us anything about yourself.",
    )
    follow_calendar_text: str = _say(
        "Arrangementene kommer i din egen kalender, og endringer følger med.",
        "Arrangementa kjem i din eigen kalender, og endringar følgjer med.",
        "The events come in your own calendar, and changes with them.",
    )
    follow_articles: str = _say("Følg artiklene", "Følg artiklane", "Follow the articles")
    follow_articles_text: str = _say(
        "Nye artikler kommer i en nyhetsleser.",
        "Nye artiklar kjem i ein nyheitslesar.",
        "New articles come in a feed reader.",
    )
    follow_everything_text: str = _say(
        "Følg alt, eller bare ett emne eller én serie.",
        "Følg alt, eller berre eitt emne eller éin serie.",
        "Follow everything, or only one subject or series.",
    )
    all_addresses: str = _say("Se alle adressene", "Sjå alle adressene", "See all addresses")
    calendars: str = _say("Kalendere", "Kalendrar", "Calendars")
    calendars_text: str = _say(
        "Abonnerer du på en kalender, ligger arrangementene i din egen kalender, og endringer kommer med. "
        "Det gjør de ikke hvis du laster ned filen og importerer den.",
        "Abonnerer du på ein kalender, ligg arrangementa i din eigen kalender, og endringar kjem med. "
        "Det gjer dei ikkje om du lastar ned fila og importerer ho.",
        "When you subscribe to a calendar, the events are in your own calendar, and changes come along. "
        "They do not if you download the file and import it.",
    )
    calendars_fetch: str = _say(
        "De fleste kalendere henter nytt én til to ganger i døgnet, noen oftere og noen sjeldnere. "
        "Det er kalenderen din som avgjør det. Siden om arrangementet her på nettstedet viser endringen "
        "først.",
        "Dei fleste kalendrar hentar nytt éin til to gonger i døgnet, nokre oftare og nokre sjeldnare. "
        "Det er kalenderen din som avgjer det. Sida om arrangementet her på nettstaden viser endringa først.",
        "Most calendars look for changes once or twice a day, some more often and some less. "
        "Your calendar decides. The page about the event on this site shows the change first.",
    )
    calendars_changes: str = _say(
        "Blir et arrangement avlyst, står det «AVLYST» foran tittelen, og noen kalendere tar det bort. "
        "Får det ny tid, flyttes det i kalenderen.",
        "Blir eit arrangement avlyst, står det «AVLYST» framfor tittelen, og nokre kalendrar tek det bort. "
        "Får det ny tid, blir det flytta i kalenderen.",
        "If an event is cancelled, it says «AVLYST» before the title, and some calendars take it away. "
        "If it gets a new time, it moves in the calendar.",
    )
    one_subject: str = _say("Ett emne", "Eitt emne", "One subject")
    one_series: str = _say("Én serie", "Éin serie", "One series")
    one_filter: str = _say("Ett utvalg", "Eitt utval", "One selection")  # of events: a place, a type
    follow_in_reader: str = _say("Følg i nyhetsleser", "Følg i nyheitslesar", "Follow in a feed reader")
    feeds: str = _say("Nyhetsstrømmer", "Nyheitsstraumar", "Feeds")
    feeds_text: str = _say(
        "En nyhetsstrøm følger du i et program for nyhetsstrømmer, ofte kalt RSS-leser. "
        "Atom, RSS og JSON Feed er formater for det samme. Les du i et nytt program, kan du velge hvilken du "
        "vil.",
        "Ein nyheitsstraum følgjer du i eit program for nyheitsstraumar, ofte kalla RSS-lesar. "
        "Atom, RSS og JSON Feed er format for det same. Les du i eit nytt program, kan du velje den du vil.",
        "You follow a feed in a feed reader, often called an RSS reader. "
        "Atom, RSS and JSON Feed are formats for the same. In a recent reader you may choose either.",
    )
    feeds_of_subjects: str = _say("Artikler om ett emne", "Artiklar om eitt emne", "Articles about one subject")
    open_data: str = _say("Åpne data", "Opne data", "Open data")
    open_data_text: str = _say(
        "Alle arrangementer finnes også som data (JSON), til bruk på andre nettsteder og i programmer.",
        "Alle arrangement finst òg som data (JSON), til bruk på andre nettstader og i program.",
        "All events are also available as data (JSON), for use on other sites and in programs.",
    )
    read_more: str = _say("Les mer", "Les meir", "Read more")
    subscribe_help: str = _say(
        "Trykk på «Abonner». Skjer det ingenting, kopierer du adressen under og limer den inn i kalenderen "
        "din. Menyene kan hete noe annet i din utgave enn her.",
        "Trykk på «Abonner». Skjer det ingenting, kopierer du adressa under og limer ho inn i kalenderen din. "
        "Menyane kan heite noko anna i di utgåve enn her.",
        "Press «Subscribe». If nothing happens, copy the address below it and paste it into your calendar. "
        "The menus in your version may have other names than here.",
    )
    subscribe_outlook: str = _say("Outlook", "Outlook", "Outlook")
    subscribe_outlook_text: str = _say(
        "Velg å legge til en kalender, og se etter «Abonner fra nettet» eller «Fra Internett». Lim inn adressen.",
        "Vel å leggje til ein kalender, og sjå etter «Abonner frå nettet» eller «Frå Internett». Lim inn adressa.",
        "Choose to add a calendar, and look for «Subscribe from web» or «From Internet». Paste the address.",
    )
    subscribe_google: str = _say("Google Kalender", "Google Kalender", "Google Calendar")
    subscribe_google_text: str = _say(
        "Åpne kalenderen i en nettleser. Se etter «Abonner på kalender» eller «Fra URL» der du legger til "
        "andre kalendere, og lim inn adressen.",
        "Opne kalenderen i ein nettlesar. Sjå etter «Abonner på kalender» eller «Frå URL» der du legg til "
        "andre kalendrar, og lim inn adressa.",
        "Open the calendar in a browser. Look for «Subscribe to calendar» or «From URL» where you add other "
        "calendars, and paste the address.",
    )
    subscribe_apple: str = _say(
        "Apple Kalender, iPhone og iPad", "Apple Kalender, iPhone og iPad", "Apple Calendar, iPhone and iPad"
    )
    subscribe_apple_text: str = _say(
        "Som regel holder det å trykke på «Abonner» og bekrefte. "
        "Ellers ser du etter et valg som «Nytt kalenderabonnement» eller «Legg til kalenderabonnement», og "
        "limer inn adressen.",
        "Som regel held det å trykkje på «Abonner» og stadfeste. "
        "Elles ser du etter eit val som «Nytt kalenderabonnement» eller «Legg til kalenderabonnement», og "
        "limer inn adressa.",
        "It is usually enough to press «Subscribe» and confirm. "
        "If not, look for a choice such as «New Calendar Subscription» or «Add Subscription Calendar», and "
        "paste the address.",
    )
    subscribe_reader: str = _say("Program for nyhetsstrømmer", "Program for nyheitsstraumar", "Feed readers")
    subscribe_reader_text: str = _say(
        "Kopier adressen til en nyhetsstrøm, og lim den inn der programmet lar deg legge til en ny.",
        "Kopier adressa til ein nyheitsstraum, og lim ho inn der programmet lèt deg leggje til ein ny.",
        "Copy the address of a feed, and paste it where the reader lets you add a new one.",
    )

    # How the site is tested
    tested: str = _say("Hva som er prøvd", "Kva som er prøvd", "What has been tested")
    tested_automatically: str = _say("Prøvd automatisk", "Prøvd automatisk", "Tested automatically")
    tested_by_hand: str = _say("Prøvd for hånd", "Prøvd for hand", "Tested by hand")
    not_tested: str = _say("Ikke prøvd", "Ikkje prøvd", "Not tested")
    accessibility_statement: str = _say(
        "Tilgjengelighetserklæring", "Tilgjengelegheitserklæring", "Accessibility statement"
    )


WORDS: Mapping[str, Words] = {
    language: Words(**{word.name: word.metadata[language] for word in fields(Words)}) for language in ("nb", "nn", "en")
}


def words(language: str) -> Words:
    """Return the interface in *language*: nb, nn or en."""
    return WORDS[language]
