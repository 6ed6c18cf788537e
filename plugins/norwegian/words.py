"""Every word the interface says, in each language a page may have: bokmål, nynorsk and English."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from types import MappingProxyType


def _say(*, nb: str, nn: str, en: str) -> str:
    """Return a dataclass field, typed as what it holds in each ``Words``: one of the three."""
    return field(metadata={"nb": nb, "nn": nn, "en": en})


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """The interface in one language. A new word is one row here; a language left out is an error at import."""

    skip_to_content: str = _say(nb="Hopp til innholdet", nn="Hopp til innhaldet", en="Skip to content")
    home: str = _say(nb="Forsiden", nn="Framsida", en="Home")
    menu: str = _say(nb="Hovedmeny", nn="Hovudmeny", en="Main menu")
    footer_menu: str = _say(nb="Bunnmeny", nn="Botnmeny", en="Footer menu")
    you_are_here: str = _say(nb="Du er her", nn="Du er her", en="You are here")
    article: str = _say(nb="Artikkel", nn="Artikkel", en="Article")
    event: str = _say(nb="Arrangement", nn="Arrangement", en="Event")
    articles: str = _say(nb="Artikler", nn="Artiklar", en="Articles")
    events: str = _say(nb="Arrangementer", nn="Arrangement", en="Events")
    calendar: str = _say(nb="kalender", nn="kalender", en="calendar")
    # in place of an address, as in «Digitalt: se nettsiden»
    see_page: str = _say(nb="se nettsiden", nn="sjå nettsida", en="see the web page")
    upcoming_events: str = _say(nb="Kommende arrangementer", nn="Komande arrangement", en="Upcoming events")
    next_event: str = _say(nb="Neste arrangement", nn="Neste arrangement", en="Next event")
    months: str = _say(nb="Måneder", nn="Månader", en="Months")
    narrow: str = _say(nb="Vis bare noen av dem", nn="Vis berre nokre av dei", en="Show only some of them")
    form: str = _say(nb="Form", nn="Form", en="Form")  # digital or not
    in_person: str = _say(nb="Med oppmøte", nn="Med oppmøte", en="In person")
    of_this_kind: str = _say(nb="av dette slaget", nn="av dette slaget", en="of this kind")
    show_all: str = _say(nb="Vis alle", nn="Vis alle", en="Show all")
    follow_these: str = _say(nb="Abonner på disse", nn="Abonner på desse", en="Subscribe to these")
    one_shown: str = _say(nb="Ett arrangement", nn="Eitt arrangement", en="One event")
    many_shown: str = _say(nb="{count} arrangementer", nn="{count} arrangement", en="{count} events")  # with {count}
    none_shown: str = _say(  # of what was chosen together
        nb="Ingen kommende arrangementer passer med alt du har valgt. Ta bort noe av det, eller vis alle.",
        nn="Ingen komande arrangement passar med alt du har valt. Ta bort noko av det, eller vis alle.",
        en="No upcoming events fit all you have chosen. Take some of it away, or show all.",
    )
    partners: str = _say(nb="Partnere", nn="Partnarar", en="Partners")
    follow: str = _say(nb="Følg med", nn="Følg med", en="Follow us")
    follow_text: str = _say(
        nb="Få arrangementene rett inn i kalenderen, eller nye artikler i en nyhetsleser. Du trenger ikke registrere deg.",
        nn="Få arrangementa rett inn i kalenderen, eller nye artiklar i ein nyheitslesar. Du treng ikkje registrere deg.",
        en="Get the events in your calendar, or new articles in a feed reader. You need not register.",
    )
    subscribe_to_calendar: str = _say(
        nb="Abonner på kalenderen", nn="Abonner på kalenderen", en="Subscribe to the calendar"
    )
    past_events: str = _say(nb="Tidligere arrangementer", nn="Tidlegare arrangement", en="Past events")
    all_articles: str = _say(nb="Alle artikler", nn="Alle artiklar", en="All articles")
    all_events: str = _say(nb="Alle arrangementer", nn="Alle arrangement", en="All events")
    newest_articles: str = _say(nb="Siste artikler", nn="Siste artiklar", en="Latest articles")
    subjects: str = _say(nb="Emner", nn="Emne", en="Subjects")
    published: str = _say(nb="Publisert", nn="Publisert", en="Published")
    modified: str = _say(nb="Oppdatert", nn="Oppdatert", en="Updated")
    correction: str = _say(nb="Rettelse", nn="Retting", en="Correction")
    and_word: str = _say(nb="og", nn="og", en="and")
    by: str = _say(nb="Av", nn="Av", en="By")
    photo: str = _say(nb="Foto", nn="Foto", en="Photo")
    first_published_in: str = _say(nb="Først publisert i", nn="Først publisert i", en="First published in")
    documents: str = _say(nb="Dokumenter", nn="Dokument", en="Documents")
    see_recording: str = _say(nb="Se opptaket", nn="Sjå opptaket", en="Watch the recording")
    related_articles: str = _say(
        nb="Artikler om arrangementet", nn="Artiklar om arrangementet", en="Articles about the event"
    )
    related_event: str = _say(
        nb="Arrangementet artikkelen handler om",
        nn="Arrangementet artikkelen handlar om",
        en="The event this article is about",
    )
    when: str = _say(nb="Når", nn="Når", en="When")
    where: str = _say(nb="Sted", nn="Stad", en="Place")
    room: str = _say(nb="Rom", nn="Rom", en="Room")
    directions: str = _say(nb="Adkomst", nn="Tilkomst", en="Getting there")
    map: str = _say(nb="Kart", nn="Kart", en="Map")
    practical: str = _say(nb="Praktisk", nn="Praktisk", en="Practical information")
    accessibility: str = _say(nb="Tilgjengelighet", nn="Tilgjenge", en="Accessibility")
    online: str = _say(nb="Digitalt", nn="Digitalt", en="Online")
    # What a search for any of these is to find
    online_in_other_words: str = _say(
        nb="Digitalt, på nett: webinar, nettmøte, strømming",
        nn="Digitalt, på nett: webinar, nettmøte, strøyming",
        en="Online: webinar, web meeting, streaming",
    )
    recording_in_other_words: str = _say(nb="Opptak på video", nn="Opptak på video", en="Recording on video")
    join_online: str = _say(nb="Delta digitalt", nn="Delta digitalt", en="Join online")
    registration: str = _say(nb="Påmelding", nn="Påmelding", en="Registration")
    register: str = _say(nb="Meld deg på", nn="Meld deg på", en="Sign up")
    register_by_email: str = _say(nb="Meld deg på med e-post", nn="Meld deg på med e-post", en="Sign up by email")
    registration_deadline: str = _say(nb="Påmeldingsfrist", nn="Påmeldingsfrist", en="Registration deadline")
    registration_opens: str = _say(nb="Påmeldingen åpner", nn="Påmeldinga opnar", en="Registration opens")
    registration_closed: str = _say(nb="Påmeldingen er stengt", nn="Påmeldinga er stengd", en="Registration is closed")
    add_to_calendar: str = _say(nb="Legg til i kalenderen", nn="Legg til i kalenderen", en="Add to calendar")
    calendar_file: str = _say(
        nb="Kalenderfil, for Apple og andre",
        nn="Kalenderfil, for Apple og andre",
        en="Calendar file, for Apple and others",
    )
    subscribe_instead: str = _say(
        nb="Abonner på alle, så kommer endringer med",
        nn="Abonner på alle, så kjem endringar med",
        en="Subscribe to all, and get the changes too",
    )
    at_host: str = _say(nb="Hos {host}", nn="Hos {host}", en="At {host}")  # with {host}: where the form is
    last_day_to_register: str = _say(
        nb="I dag er siste dag å melde seg på.",
        nn="I dag er siste dag å melde seg på.",
        en="Today is the last day to sign up.",
    )
    one_day_left: str = _say(
        nb="Én dag igjen å melde seg på.", nn="Éin dag igjen å melde seg på.", en="One day left to sign up."
    )
    two_days_left: str = _say(
        nb="To dager igjen å melde seg på.", nn="To dagar igjen å melde seg på.", en="Two days left to sign up."
    )
    three_days_left: str = _say(
        nb="Tre dager igjen å melde seg på.", nn="Tre dagar igjen å melde seg på.", en="Three days left to sign up."
    )
    event_is_over: str = _say(nb="Arrangementet er over.", nn="Arrangementet er over.", en="The event is over.")
    capacity: str = _say(nb="Plasser", nn="Plassar", en="Places")
    price: str = _say(nb="Pris", nn="Pris", en="Price")
    type: str = _say(nb="Type", nn="Type", en="Type")
    audience: str = _say(nb="Målgruppe", nn="Målgruppe", en="Audience")
    series: str = _say(nb="Serie", nn="Serie", en="Series")
    organizers: str = _say(nb="Arrangører", nn="Arrangørar", en="Organisers")
    contact: str = _say(nb="Kontakt", nn="Kontakt", en="Contact")
    phone: str = _say(nb="Telefon", nn="Telefon", en="Telephone")
    email: str = _say(nb="E-post", nn="E-post", en="Email")
    web_page: str = _say(nb="Nettside", nn="Nettside", en="Web page")
    moved_from: str = _say(nb="Flyttet fra", nn="Flytta frå", en="Moved from")
    moved: str = _say(nb="Flyttet", nn="Flytta", en="Moved")
    cancelled: str = _say(nb="Avlyst", nn="Avlyst", en="Cancelled")
    postponed: str = _say(nb="Utsatt", nn="Utsett", en="Postponed")
    full: str = _say(nb="Fullt", nn="Fullt", en="Fully booked")
    ongoing: str = _say(nb="Pågår", nn="Går føre seg", en="Happening now")
    cancelled_text: str = _say(
        nb="Arrangementet er dessverre avlyst.",
        nn="Arrangementet er dessverre avlyst.",
        en="Unfortunately, this event has been cancelled.",
    )
    postponed_text: str = _say(
        nb="Arrangementet er utsatt. Ny dato kommer her når den er klar.",
        nn="Arrangementet er utsett. Ny dato kjem her når han er klar.",
        en="The event has been postponed. We will give the new date here when it is set.",
    )
    questions: str = _say(nb="Spørsmål", nn="Spørsmål", en="Questions")  # «Kontakt» is in the menu, and leads elsewhere
    ask: str = _say(nb="Spørsmål? {who}", nn="Spørsmål? {who}", en="Questions? {who}")  # with {who}: a name, an address
    full_text: str = _say(nb="Alle plassene er tatt.", nn="Alle plassane er tekne.", en="All places are taken.")
    moved_text: str = _say(  # with {date}: the day it was moved from
        nb="Arrangementet er flyttet fra {date}.",
        nn="Arrangementet er flytta frå {date}.",
        en="The event has been moved from {date}.",
    )
    no_upcoming: str = _say(  # with {about}: empty, or a space and what follows here
        nb="Ingen kommende arrangementer{about} akkurat nå.",
        nn="Ingen komande arrangement{about} akkurat no.",
        en="No upcoming events{about} right now.",
    )
    more_upcoming: str = _say(  # on a page so old that all it lists is over; a link follows
        nb="Det som sto her, er over. Det som kommer nå, finner du her:",
        nn="Det som stod her, er over. Det som kjem no, finn du her:",
        en="What was listed here is over. What comes next is here:",
    )
    no_past: str = _say(  # likewise, with {about}
        nb="Ingen tidligere arrangementer{about} ennå.",
        nn="Ingen tidlegare arrangement{about} enno.",
        en="No past events{about} yet.",
    )
    no_articles: str = _say(  # likewise
        nb="Ingen artikler{about} ennå.", nn="Ingen artiklar{about} enno.", en="No articles{about} yet."
    )
    about_subject: str = _say(nb="om {subject}", nn="om {subject}", en="about {subject}")  # with {subject}
    in_series: str = _say(nb="i serien {series}", nn="i serien {series}", en="in the series {series}")  # with {series}
    no_subjects: str = _say(nb="Ingen emner ennå.", nn="Ingen emne enno.", en="No subjects yet.")
    # with {number} and {count}
    page_of: str = _say(nb="Side {number} av {count}", nn="Side {number} av {count}", en="Page {number} of {count}")
    newer: str = _say(nb="Nyere", nn="Nyare", en="Newer")
    older: str = _say(nb="Eldre", nn="Eldre", en="Older")
    pagination: str = _say(nb="Flere sider", nn="Fleire sider", en="More pages")
    subscribe: str = _say(nb="Abonner", nn="Abonner", en="Subscribe")
    search: str = _say(nb="Søk", nn="Søk", en="Search")
    search_for: str = _say(nb="Hva leter du etter?", nn="Kva leitar du etter?", en="What are you looking for?")
    subject: str = _say(nb="Emne", nn="Emne", en="Subject")
    all_subjects: str = _say(nb="Alle emner", nn="Alle emne", en="All subjects")
    everything: str = _say(nb="Alt", nn="Alt", en="Everything")
    fixed_pages: str = _say(nb="Andre sider", nn="Andre sider", en="Other pages")
    an_article: str = _say(nb="Artikkel", nn="Artikkel", en="Article")
    an_event: str = _say(nb="Arrangement", nn="Arrangement", en="Event")
    a_past_event: str = _say(nb="Tidligere arrangement", nn="Tidlegare arrangement", en="Past event")
    a_page: str = _say(nb="Side", nn="Side", en="Page")
    hits: str = _say(nb="Treff", nn="Treff", en="Results")
    other_hits: str = _say(nb="Andre treff", nn="Andre treff", en="Other results")
    exact_hits: str = _say(nb="Nøyaktig treff", nn="Nøyaktig treff", en="Exact results")
    found_in: str = _say(nb="Treff i:", nn="Treff i:", en="Found in:")
    found_by_form: str = _say(
        nb="Treff på en annen form av ordet.",
        nn="Treff på ei anna form av ordet.",
        en="Found by another form of the word.",
    )
    more_hits: str = _say(nb="Vis flere treff", nn="Vis fleire treff", en="Show more results")
    # with {query}
    one_hit: str = _say(nb="Ett treff på «{query}».", nn="Eitt treff på «{query}».", en="One result for “{query}”.")
    many_hits: str = _say(  # with {count} and {query}
        nb="{count} treff på «{query}».", nn="{count} treff på «{query}».", en="{count} results for “{query}”."
    )
    no_hits: str = _say(  # with {query}
        nb="Ingen treff på «{query}». Prøv med færre eller andre ord, eller let videre nedenfor.",
        nn="Ingen treff på «{query}». Prøv med færre eller andre ord, eller leit vidare nedanfor.",
        en="No results for “{query}”. Try fewer or other words, or look elsewhere below.",
    )
    no_hits_narrowed: str = _say(
        nb="Ingen treff med disse valgene. Velg «Alt» og «Alle emner» for å søke i hele nettstedet.",
        nn="Ingen treff med desse vala. Vel «Alt» og «Alle emne» for å søkje på heile nettstaden.",
        en="No results with these choices. Choose “Everything” and “All subjects” to search the whole site.",
    )
    number_of_hits: str = _say(nb="Treff: {count}.", nn="Treff: {count}.", en="Results: {count}.")  # with {count}
    words_replaced: str = _say(  # with {words}
        nb="Du skrev «{words}».", nn="Du skreiv «{words}».", en="You wrote “{words}”."
    )
    words_not_found: str = _say(  # with {words}
        nb="Ingen side har «{words}».", nn="Inga side har «{words}».", en="No page has “{words}”."
    )
    some_words_found: str = _say(  # with {count} and {query}
        nb="Ingen side har alle ordene i «{query}», men {count} har noen av dem.",
        nn="Inga side har alle orda i «{query}», men {count} har nokre av dei.",
        en="No page has all the words of “{query}”, but {count} have some of them.",
    )
    searching: str = _say(nb="Søker …", nn="Søkjer …", en="Searching …")
    search_failed: str = _say(
        nb="Søket virker ikke akkurat nå. Last siden på nytt, eller let videre nedenfor.",
        nn="Søket verkar ikkje akkurat no. Last sida på nytt, eller leit vidare nedanfor.",
        en="The search does not work right now. Reload the page, or look elsewhere below.",
    )
    search_needs_script: str = _say(
        nb="Søket trenger JavaScript, som er slått av i nettleseren din. Du kan lete videre her.",
        nn="Søket treng JavaScript, som er slått av i nettlesaren din. Du kan leite vidare her.",
        en="The search needs JavaScript, which is turned off in your browser. You can look elsewhere here.",
    )
    search_in_preview: str = _say(
        nb="Søket virker ikke i forhåndsvisningen, bare på det ferdige nettstedet.",
        nn="Søket verkar ikkje i førehandsvisinga, berre på den ferdige nettstaden.",
        en="The search does not work in the preview, only on the finished site.",
    )
    look_elsewhere: str = _say(nb="Let videre", nn="Leit vidare", en="Look elsewhere")
    draft: str = _say(nb="Utkast", nn="Utkast", en="Draft")
    planned: str = _say(nb="Planlagt", nn="Planlagd", en="Planned")
    hidden: str = _say(nb="Skjult", nn="Skjult", en="Hidden")
    not_found_title: str = _say(nb="Vi finner ikke siden", nn="Vi finn ikkje sida", en="We cannot find this page")
    not_found_text: str = _say(
        nb="Siden kan ha fått ny adresse, eller lenken kan ha en skrivefeil. Her er noen steder å lete videre.",
        nn="Sida kan ha fått ny adresse, eller lenkja kan ha ein skrivefeil. Her er nokre stader å leite vidare.",
        en="The page may have a new address, or there may be a slip in the link. Here are some places to look further.",
    )
    gone_title: str = _say(nb="Siden er borte", nn="Sida er borte", en="This page is gone")
    gone_text: str = _say(
        nb="Siden som lå her, er tatt bort.",
        nn="Sida som låg her, er teken bort.",
        en="The page that was here has been taken away.",
    )
    see_also: str = _say(nb="Se også", nn="Sjå også", en="See also")
    more_articles: str = _say(nb="Flere artikler", nn="Fleire artiklar", en="More articles")
    letters: str = _say(nb="Bokstaver", nn="Bokstavar", en="Letters")
    on_this_page: str = _say(nb="På denne siden", nn="På denne sida", en="On this page")
    missing_something: str = _say(nb="Savner du noe her?", nn="Saknar du noko her?", en="Is something missing?")
    tell_us: str = _say(nb="Si fra til oss", nn="Sei frå til oss", en="Tell us")
    moved_page_title: str = _say(nb="Siden er flyttet", nn="Sida er flytta", en="This page has moved")
    moved_page_text: str = _say(
        nb="Siden har fått ny adresse:", nn="Sida har fått ny adresse:", en="The page has a new address:"
    )
    time: str = _say(nb="Tid", nn="Tid", en="Time")
    programme: str = _say(nb="Program", nn="Program", en="Programme")
    programme_days: str = _say(nb="Dager i programmet", nn="Dagar i programmet", en="Days of the programme")
    show_track: str = _say(nb="Vis", nn="Vis", en="Show")  # the choices follow
    all_tracks: str = _say(nb="Alle spor", nn="Alle spor", en="All tracks")
    my_programme: str = _say(nb="Mitt program", nn="Mitt program", en="My programme")
    my_programme_text: str = _say(
        nb="Kryss av øktene du vil på. De står i adressen til siden, som du kan lagre eller dele, og ingen andre steder.",
        nn="Kryss av øktene du vil på. Dei står i adressa til sida, som du kan lagre eller dele, og ingen andre stader.",
        en="Tick the sessions you want. They stand in the address of this page, to keep or share, and nowhere else.",
    )
    pick_session: str = _say(nb="Ta med", nn="Ta med", en="Include")  # a title follows
    only_picked: str = _say(nb="Vis bare mine økter", nn="Vis berre mine økter", en="Show my sessions only")
    # A number follows, or titles.
    number_picked: str = _say(nb="Mine økter:", nn="Mine økter:", en="My sessions:")
    same_time: str = _say(nb="Går samtidig:", nn="Går samtidig:", en="At the same time:")
    picks_missing: str = _say(
        nb="Økter i adressen som ikke lenger står i programmet:",
        nn="Økter i adressa som ikkje lenger står i programmet:",
        en="Sessions in the address that are no longer in the programme:",
    )
    calendar_failed: str = _say(
        nb="Kalenderen lot seg ikke hente. Prøv en gang til.",
        nn="Kalenderen lét seg ikkje hente. Prøv ein gong til.",
        en="The calendar could not be fetched. Try once more.",
    )
    ongoing_now: str = _say(nb="Pågår nå", nn="Går føre seg no", en="On now")
    session_over: str = _say(nb="Over", nn="Over", en="Over")
    more_about: str = _say(nb="Mer om", nn="Meir om", en="More about")  # a title follows
    session_calendar: str = _say(
        nb="Legg økten i kalenderen", nn="Legg økta i kalenderen", en="Add this session to your calendar"
    )
    picks_calendar: str = _say(
        nb="Legg øktene i kalenderen", nn="Legg øktene i kalenderen", en="Add these sessions to your calendar"
    )
    share: str = _say(nb="Del", nn="Del", en="Share")
    share_by_email: str = _say(nb="Send på e-post", nn="Send på e-post", en="Send by email")
    copy_link: str = _say(nb="Kopier lenken", nn="Kopier lenkja", en="Copy the link")
    link_copied: str = _say(nb="Lenken er kopiert", nn="Lenkja er kopiert", en="The link is copied")
    share_from_device: str = _say(nb="Flere måter å dele på", nn="Fleire måtar å dele på", en="More ways to share")
    edition: str = _say(nb="Om denne utgaven", nn="Om denne utgåva", en="About this edition")
    edition_text: str = _say(
        nb="Nettstedet bygges på nytt når innholdet blir endret, når listene endrer seg, og minst én gang i døgnet.",
        nn="Nettstaden blir bygd på nytt når innhaldet blir endra, når listene endrar seg, og minst éin gong i døgnet.",
        en="The site is built anew when its content changes, when its lists change, and at least once a day.",
    )
    built: str = _say(nb="Bygget", nn="Bygd", en="Built")
    from_version: str = _say(nb="Fra versjon", nn="Frå versjon", en="From version")
    version_unknown: str = _say(nb="Ukjent", nn="Ukjend", en="Unknown")
    version_changed: str = _say(  # with {version}
        nb="{version}, med endringer", nn="{version}, med endringar", en="{version}, with changes"
    )
    lists_change: str = _say(
        nb="Listene endrer seg neste gang", nn="Listene endrar seg neste gong", en="The lists change next"
    )
    no_change_waits: str = _say(nb="Ingen endring venter", nn="Inga endring ventar", en="No change is waiting")
    all_files: str = _say(
        nb="Alle filer, med kontrollsum", nn="Alle filer, med kontrollsum", en="All files, with checksums"
    )
    language_name: str = _say(nb="Bokmål", nn="Nynorsk", en="English")
    also_in: str = _say(nb="Andre språk:", nn="Andre språk:", en="Other languages:")
    until: str = _say(nb=" til ", nn=" til ", en=" to ")  # « til », read in place of the dash
    series_list: str = _say(nb="Serier", nn="Seriar", en="Series")
    no_series: str = _say(nb="Ingen serier ennå.", nn="Ingen seriar enno.", en="No series yet.")
    previous_in_series: str = _say(nb="Forrige i serien", nn="Førre i serien", en="Previous in the series")
    next_in_series: str = _say(nb="Neste i serien", nn="Neste i serien", en="Next in the series")
    how_to_subscribe: str = _say(nb="Slik abonnerer du", nn="Slik abonnerer du", en="How to subscribe")
    subscribe_lead: str = _say(
        nb="Få nytt fra oss der du vil ha det. Du trenger ikke å oppgi noe om deg selv.",
        nn="Få nytt frå oss der du vil ha det. Du treng ikkje oppgi noko om deg sjølv.",
        en="Get our news where you want it. You do not have to tell us anything about yourself.",
    )
    follow_calendar_text: str = _say(
        nb="Arrangementene kommer i din egen kalender, og endringer følger med.",
        nn="Arrangementa kjem i din eigen kalender, og endringar følgjer med.",
        en="The events come in your own calendar, and changes with them.",
    )
    follow_articles: str = _say(nb="Følg artiklene", nn="Følg artiklane", en="Follow the articles")
    follow_articles_text: str = _say(
        nb="Nye artikler kommer i en nyhetsleser.",
        nn="Nye artiklar kjem i ein nyheitslesar.",
        en="New articles come in a feed reader.",
    )
    follow_everything_text: str = _say(
        nb="Følg alt, eller bare ett emne eller én serie.",
        nn="Følg alt, eller berre eitt emne eller éin serie.",
        en="Follow everything, or only one subject or series.",
    )
    all_addresses: str = _say(nb="Se alle adressene", nn="Sjå alle adressene", en="See all addresses")
    calendars: str = _say(nb="Kalendere", nn="Kalendrar", en="Calendars")
    calendars_text: str = _say(
        nb="Abonnerer du på en kalender, ligger arrangementene i din egen kalender, og endringer kommer med. "
        "Det gjør de ikke hvis du laster ned filen og importerer den.",
        nn="Abonnerer du på ein kalender, ligg arrangementa i din eigen kalender, og endringar kjem med. "
        "Det gjer dei ikkje om du lastar ned fila og importerer ho.",
        en="When you subscribe to a calendar, the events are in your own calendar, and changes come along. "
        "They do not if you download the file and import it.",
    )
    calendars_fetch: str = _say(
        nb="De fleste kalendere henter nytt én til to ganger i døgnet, noen oftere og noen sjeldnere. "
        "Det er kalenderen din som avgjør det. Siden om arrangementet her på nettstedet viser endringen "
        "først.",
        nn="Dei fleste kalendrar hentar nytt éin til to gonger i døgnet, nokre oftare og nokre sjeldnare. "
        "Det er kalenderen din som avgjer det. Sida om arrangementet her på nettstaden viser endringa først.",
        en="Most calendars look for changes once or twice a day, some more often and some less. "
        "Your calendar decides. The page about the event on this site shows the change first.",
    )
    calendars_changes: str = _say(
        nb="Blir et arrangement avlyst, står det «AVLYST» foran tittelen, og noen kalendere tar det bort. "
        "Får det ny tid, flyttes det i kalenderen.",
        nn="Blir eit arrangement avlyst, står det «AVLYST» framfor tittelen, og nokre kalendrar tek det bort. "
        "Får det ny tid, blir det flytta i kalenderen.",
        en="If an event is cancelled, it says «AVLYST» before the title, and some calendars take it away. "
        "If it gets a new time, it moves in the calendar.",
    )
    one_subject: str = _say(nb="Ett emne", nn="Eitt emne", en="One subject")
    one_series: str = _say(nb="Én serie", nn="Éin serie", en="One series")
    one_filter: str = _say(nb="Ett utvalg", nn="Eitt utval", en="One selection")  # of events: a place, a type
    follow_in_reader: str = _say(nb="Følg i nyhetsleser", nn="Følg i nyheitslesar", en="Follow in a feed reader")
    feeds: str = _say(nb="Nyhetsstrømmer", nn="Nyheitsstraumar", en="Feeds")
    feeds_text: str = _say(
        nb="En nyhetsstrøm følger du i et program for nyhetsstrømmer, ofte kalt RSS-leser. "
        "Atom, RSS og JSON Feed er formater for det samme. Les du i et nytt program, kan du velge hvilken du "
        "vil.",
        nn="Ein nyheitsstraum følgjer du i eit program for nyheitsstraumar, ofte kalla RSS-lesar. "
        "Atom, RSS og JSON Feed er format for det same. Les du i eit nytt program, kan du velje den du vil.",
        en="You follow a feed in a feed reader, often called an RSS reader. "
        "Atom, RSS and JSON Feed are formats for the same. In a recent reader you may choose either.",
    )
    feeds_of_subjects: str = _say(
        nb="Artikler om ett emne", nn="Artiklar om eitt emne", en="Articles about one subject"
    )
    open_data: str = _say(nb="Åpne data", nn="Opne data", en="Open data")
    open_data_text: str = _say(
        nb="Alle arrangementer finnes også som data (JSON), til bruk på andre nettsteder og i programmer.",
        nn="Alle arrangement finst òg som data (JSON), til bruk på andre nettstader og i program.",
        en="All events are also available as data (JSON), for use on other sites and in programs.",
    )
    read_more: str = _say(nb="Les mer", nn="Les meir", en="Read more")
    subscribe_help: str = _say(
        nb="Trykk på «Abonner». Skjer det ingenting, kopierer du adressen under og limer den inn i kalenderen "
        "din. Menyene kan hete noe annet i din utgave enn her.",
        nn="Trykk på «Abonner». Skjer det ingenting, kopierer du adressa under og limer ho inn i kalenderen din. "
        "Menyane kan heite noko anna i di utgåve enn her.",
        en="Press «Subscribe». If nothing happens, copy the address below it and paste it into your calendar. "
        "The menus in your version may have other names than here.",
    )
    subscribe_outlook: str = _say(nb="Outlook", nn="Outlook", en="Outlook")
    subscribe_outlook_text: str = _say(
        nb="Velg å legge til en kalender, og se etter «Abonner fra nettet» eller «Fra Internett». Lim inn adressen.",
        nn="Vel å leggje til ein kalender, og sjå etter «Abonner frå nettet» eller «Frå Internett». Lim inn adressa.",
        en="Choose to add a calendar, and look for «Subscribe from web» or «From Internet». Paste the address.",
    )
    subscribe_google: str = _say(nb="Google Kalender", nn="Google Kalender", en="Google Calendar")
    subscribe_google_text: str = _say(
        nb="Åpne kalenderen i en nettleser. Se etter «Abonner på kalender» eller «Fra URL» der du legger til "
        "andre kalendere, og lim inn adressen.",
        nn="Opne kalenderen i ein nettlesar. Sjå etter «Abonner på kalender» eller «Frå URL» der du legg til "
        "andre kalendrar, og lim inn adressa.",
        en="Open the calendar in a browser. Look for «Subscribe to calendar» or «From URL» where you add other "
        "calendars, and paste the address.",
    )
    subscribe_apple: str = _say(
        nb="Apple Kalender, iPhone og iPad", nn="Apple Kalender, iPhone og iPad", en="Apple Calendar, iPhone and iPad"
    )
    subscribe_apple_text: str = _say(
        nb="Som regel holder det å trykke på «Abonner» og bekrefte. "
        "Ellers ser du etter et valg som «Nytt kalenderabonnement» eller «Legg til kalenderabonnement», og "
        "limer inn adressen.",
        nn="Som regel held det å trykkje på «Abonner» og stadfeste. "
        "Elles ser du etter eit val som «Nytt kalenderabonnement» eller «Legg til kalenderabonnement», og "
        "limer inn adressa.",
        en="It is usually enough to press «Subscribe» and confirm. "
        "If not, look for a choice such as «New Calendar Subscription» or «Add Subscription Calendar», and "
        "paste the address.",
    )
    subscribe_reader: str = _say(nb="Program for nyhetsstrømmer", nn="Program for nyheitsstraumar", en="Feed readers")
    subscribe_reader_text: str = _say(
        nb="Kopier adressen til en nyhetsstrøm, og lim den inn der programmet lar deg legge til en ny.",
        nn="Kopier adressa til ein nyheitsstraum, og lim ho inn der programmet lèt deg leggje til ein ny.",
        en="Copy the address of a feed, and paste it where the reader lets you add a new one.",
    )

    # How the site is tested
    tested: str = _say(nb="Hva som er prøvd", nn="Kva som er prøvd", en="What has been tested")
    tested_automatically: str = _say(nb="Prøvd automatisk", nn="Prøvd automatisk", en="Tested automatically")
    tested_by_hand: str = _say(nb="Prøvd for hånd", nn="Prøvd for hand", en="Tested by hand")
    not_tested: str = _say(nb="Ikke prøvd", nn="Ikkje prøvd", en="Not tested")
    accessibility_statement: str = _say(
        nb="Tilgjengelighetserklæring", nn="Tilgjengelegheitserklæring", en="Accessibility statement"
    )


WORDS: Mapping[str, Words] = MappingProxyType(
    {
        language: Words(**{word.name: word.metadata[language] for word in fields(Words)})
        for language in ("nb", "nn", "en")
    }
)


def words(language: str) -> Words:
    """Return the interface in *language*: nb, nn or en."""
    return WORDS[language]
