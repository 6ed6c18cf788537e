"""What the templates are given: finished text and addresses, nothing to compute.  A page is a function of these
values alone. Addresses (``url``) are ready for an ``href``: from the root of the host, the sub-path included.
Every ``*_html`` is sanitised; everything else is plain text.

A page is a function of these values alone. Addresses (``url``) are ready for an ``href``: from the
root of the host, the sub-path included. Every ``*_html`` is sanitised; everything else is plain
text.
"""

from __future__ import annotations

from dataclasses import dataclass

from images.cards import Card
from outputs.event_text import ALWAYS, Banner, Button, LiveText, Shown

# The smallest values the templates are given, of which the others are made.


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """A text that leads somewhere."""

    text: str
    url: str
    language: str = ""  # of the text; empty: that of the page


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeView:
    """A moment or period for a ``time`` element."""

    iso: str  # for the datetime attribute
    text: str  # in the page's language


@dataclass(frozen=True, slots=True, kw_only=True)
class MenuLink:
    """A way to a section or a fixed page."""

    text: str
    url: str
    is_current: bool = False  # the page we are on, or its section
    language: str = ""  # empty: that of the page we are on
    language_name: str = ""  # of that language


@dataclass(frozen=True, slots=True, kw_only=True)
class Neighbour:
    """The one before or after in a series or by date; the day is ready for a ``time`` element."""

    title: str
    url: str
    language: str
    iso: str  # its day, for the datetime attribute
    text: str  # the same in the page's language


# What the templates are given of lists: items with the time they are shown, and what to say when none is.


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleItem:
    """An article in a list."""

    title: str
    url: str
    summary: str
    published: TimeView | None
    language: str
    picture: VersionsView | None = None
    mark: str = ""  # «Utkast» and such, in preview


@dataclass(frozen=True, slots=True, kw_only=True)
class Tag:
    """A word about an event, for as long as it is true: «Avlyst», «Utsatt», «Fullt», «Pågår»."""

    text: str
    is_calm: bool  # no warning
    shown: Shown


@dataclass(frozen=True, slots=True, kw_only=True)
class EventItem:
    """An event in a list."""

    title: str
    url: str
    summary: str
    when: TimeView
    day: str  # «23.»
    month: str  # «mars»
    place: str
    tags: tuple[Tag, ...]
    language: str
    mark: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedEvent:
    """An event in its place in a list."""

    event: EventItem
    shown: Shown


@dataclass(frozen=True, slots=True, kw_only=True)
class EmptyMessage:
    """What a list says when nothing in it is shown."""

    text: str
    link: Link | None  # a way on
    shown: Shown


@dataclass(frozen=True, slots=True, kw_only=True)
class ListView:
    """A list of events or of articles, right at every moment."""

    events: tuple[ListedEvent, ...] = ()
    articles: tuple[ArticleItem, ...] = ()
    are_cards: bool = False
    room: int = 0  # for so many events at a time; 0: for all
    shown: Shown = Shown()  # when there is something in it
    empty: EmptyMessage | None = None  # None: never, or somebody else says so


@dataclass(frozen=True, slots=True, kw_only=True)
class YearGroup:
    """Events of one year, newest first."""

    year: str
    events: ListView


# Pictures as the templates take them, and the cards that are published beside the pages.


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceView:
    """A picture in one format, in every width it has."""

    type: str  # media type
    srcset: str  # addresses with widths


@dataclass(frozen=True, slots=True, kw_only=True)
class VersionsView:
    """A published picture, in the versions a browser may choose among."""

    url: str  # of the version every browser can show
    srcset: str  # more widths of the same; empty: none
    sizes: str  # how wide it is on the page; empty: there is one width to choose
    sources: tuple[SourceView, ...]  # lighter formats, the lightest first
    width: int  # px, of the widest version
    height: int
    alt: str
    is_lead: bool = False  # fetched before all else; others when they are near


@dataclass(frozen=True, slots=True, kw_only=True)
class PictureView:
    """A picture that leads a page."""

    versions: VersionsView
    caption: str
    credit: str  # «Foto: Kari Nordmann»


@dataclass(frozen=True, slots=True, kw_only=True)
class PublishedCard:
    """A card with its address."""

    card: Card
    address: str  # site path


# What the templates are given of a programme; the same terms as `programme.grid`.


@dataclass(frozen=True, slots=True, kw_only=True)
class SessionTime:
    """When, on the wall clock where the event is; ``*_iso`` are instants."""

    starts: str  # «11.30», with «ca.» where it is written
    ends: str  # empty: not written
    starts_iso: str
    ends_iso: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SessionCell:
    """A session, a track or a talk in its place in the table."""

    id: str  # empty: nothing goes on in this lane
    kind: str  # session, break, lead (it stands over its tracks) or empty
    title: str
    rows: int
    columns: int
    track: str
    time: SessionTime | None  # None: an empty cell
    shows_time: bool  # its time is not that of the row
    has_heading: bool  # the row's own time heading stands in the same row
    on: Shown | None  # while it is on, as far as is known; None: that is not known, or the event is over
    speakers: tuple[str, ...]
    room: str
    description_html: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ProgrammeRow:
    """A row; the time heads ``time_rows`` rows, and is None in those after the first."""

    time: SessionTime | None
    time_rows: int
    cells: tuple[SessionCell, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ProgrammeBlock:
    """Rows that belong together."""

    preface_html: str
    columns: int
    rows: tuple[ProgrammeRow, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TrackLink:
    """A way to the first cell of a track."""

    name: str
    id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ProgrammeDay:
    """One table."""

    id: str
    iso: str  # the date
    heading: str  # empty: the programme's own says enough
    caption: str
    columns: int
    preface_html: str
    blocks: tuple[ProgrammeBlock, ...]
    tracks: tuple[TrackLink, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ProgrammeView:
    """The programme of an event."""

    id: str
    title: str
    preface_html: str
    closing_html: str
    days: tuple[ProgrammeDay, ...]
    is_wide: bool  # more goes on at once than there is room for in a column of text
    has_cards: bool  # more than there is room for on the whole page
    is_long: bool  # it needs a way to each day and track
    time_heading: str
    content_heading: str


# What the templates are given of a body: HTML with live lists in between.


@dataclass(frozen=True, slots=True, kw_only=True)
class ProsePart:
    """A stretch of a body, and the list that follows it."""

    text_html: str  # may open what a later piece closes
    list: ListView | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ProseView:
    """A body: the pieces in their order."""

    pieces: tuple[ProsePart, ...] = ()


# What an event's page is given of the series it is one of.


@dataclass(frozen=True, slots=True, kw_only=True)
class SeriesView:
    """The series of an event, and the way to those beside it."""

    name: str
    url: str
    previous: Neighbour | None  # None: this is the first
    next: Neighbour | None  # None: this is the last so far


# What the templates are given of the series: their own pages, and the list of them.


@dataclass(frozen=True, slots=True, kw_only=True)
class SeriesIndexView:
    """All series in Norwegian order, with how many events there are in each."""

    title: str
    series: tuple[tuple[Link, int], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SeriesPageView:
    """One series: what is coming, what has been."""

    title: str
    upcoming: ListView | None  # on the first page alone
    past: ListView | None  # None: there is none, nor will be soon
    pagination: Pagination  # of what has been
    calendar_url: str  # webcal
    subscribe_url: str


# What the page of the search is given.


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """Something to narrow a search to."""

    value: str  # in the address of a search
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchFormView:
    """The form, and what its script needs to answer."""

    index_url: str  # the folder of the index
    home_url: str  # what the addresses in the index begin at
    script_url: str
    subjects: tuple[Choice, ...]
    languages: tuple[Choice, ...]  # that a page may be in, besides the site's own


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchView:
    """`/sok/`: the search, and the ways to look without it."""

    title: str
    form: SearchFormView | None  # None: there is no index here
    note: str  # why there is no form; empty: nothing to say
    links: tuple[Link, ...]


# What the template needs to let a visitor tell others of a page.


@dataclass(frozen=True, slots=True, kw_only=True)
class ShareView:
    """A page to share: by e-mail, as a link, or in the device's own way."""

    title: str
    text: str  # what its link says of it; empty: nothing
    url: str  # absolute
    mail_url: str  # mailto:, subject and text filled in
    script_url: str


# What the page of all feeds and calendars is given.


@dataclass(frozen=True, slots=True, kw_only=True)
class Subscription:
    """A calendar, a feed or a file of data, with its address in full."""

    title: str
    url: str  # absolute
    webcal_url: str = ""  # opens in the visitor's calendar; empty: it is no calendar


@dataclass(frozen=True, slots=True, kw_only=True)
class SubscriptionGroup:
    """Those of one kind."""

    title: str  # empty: its heading is that of the section
    subscriptions: tuple[Subscription, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SubscribeView:
    """`/abonner/`: every calendar and feed, and how to use them."""

    title: str
    calendars: tuple[SubscriptionGroup, ...]
    feeds: tuple[SubscriptionGroup, ...]
    data: Subscription
    data_page: Link | None  # the page that tells what is in it; None: there is none


# What the templates are given of the ways on from a page.


@dataclass(frozen=True, slots=True, kw_only=True)
class NeighboursView:
    """The articles that came out right before and right after."""

    previous: Neighbour | None  # None: this is the first
    next: Neighbour | None  # None: this is the newest


@dataclass(frozen=True, slots=True, kw_only=True)
class RelatedView:
    """What has something in common with a page, the nearest first."""

    events: tuple[EventItem, ...]
    articles: tuple[ArticleItem, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class MessageView:
    """A page that is not there, or no longer: what happened, and where to go."""

    title: str
    text: str
    search_url: str  # where the search answers; empty: there is none
    links: tuple[Link, ...]
    upcoming: ListView
    articles: ListView
    contact: Link | None  # whom to tell; None: no page says so


@dataclass(frozen=True, slots=True, kw_only=True)
class LetterGroup:
    """The subjects that begin with one letter."""

    letter: str  # empty: there are so few subjects that all stand together
    id: str
    subjects: tuple[tuple[Link, int], ...]  # with how much there is of each


@dataclass(frozen=True, slots=True, kw_only=True)
class SubjectIndexView:
    """All subjects in Norwegian order."""

    title: str
    groups: tuple[LetterGroup, ...]


# What the page about accessibility shows besides its text.


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimsView:
    """What has been tested, and what not."""

    automatic: tuple[str, ...]
    by_hand: tuple[str, ...]
    by_hand_on: TimeView
    not_tested: tuple[str, ...]


# What the page on this edition of the site is given.


@dataclass(frozen=True, slots=True, kw_only=True)
class EditionRow:
    """One thing to know of the edition."""

    term: str  # «Bygget»
    text: str
    iso: str = ""  # for the datetime attribute; empty: no time
    url: str = ""  # empty: leads nowhere


@dataclass(frozen=True, slots=True, kw_only=True)
class EditionView:
    """``/bygg/``: when the site was built, and from what."""

    title: str
    rows: tuple[EditionRow, ...]


# What the templates are given: finished text and addresses, nothing to compute.


@dataclass(frozen=True, slots=True, kw_only=True)
class Feed:
    """A feed to discover in ``head``."""

    title: str
    url: str  # absolute
    type: str  # media type


@dataclass(frozen=True, slots=True, kw_only=True)
class Alternate:
    """The same page in another language (hreflang)."""

    language: str
    url: str  # absolute
    text: str  # «Nynorsk»
    href: str  # for the visible link


@dataclass(frozen=True, slots=True, kw_only=True)
class SiteView:
    """What every page shows of the site itself."""

    name: str
    tagline: str
    home: str  # address of the front page
    font: str  # asked for before the style sheet has named it
    icon: str  # address
    png_icon: str  # address
    touch_icon: str  # address
    script: str  # address: live.js
    menu: tuple[MenuLink, ...]
    footer: tuple[MenuLink, ...]
    feeds: tuple[Feed, ...]
    breadcrumbs: tuple[Link, ...]  # the pages above this one, the front page first; empty: none between
    breadcrumbs_json_ld_html: str  # the same with this page, safe inside a script element; empty: none
    upgrade_insecure: bool  # the site has an https address


@dataclass(frozen=True, slots=True, kw_only=True)
class ShareImage:
    """og:image with its size in pixels."""

    url: str  # absolute
    width: int
    height: int
    alt: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """The head of one page (SEO, Open Graph, canonical address)."""

    title: str  # unique, without the site's name
    full_title: str  # for the title element
    description: str  # empty: none
    canonical: str  # absolute; empty: none (404)
    language: str  # nb, nn or en
    og_type: str = "website"  # or article
    og_locale: str = "nb_NO"
    image: ShareImage | None = None
    published: str = ""  # ISO 8601, articles
    modified: str = ""
    authors: tuple[str, ...] = ()
    is_indexed: bool = True  # false: robots noindex
    runs_wasm: bool = False  # its script compiles WebAssembly, which the policy must allow
    alternates: tuple[Alternate, ...] = ()
    mark: str = ""  # «Utkast», «Planlagt», «Skjult»: shown in preview
    json_ld_html: str = ""  # structured data, safe inside a script element; empty: none


@dataclass(frozen=True, slots=True, kw_only=True)
class Pagination:
    """Where in a list of several pages we are; empty addresses: none."""

    number: int
    count: int
    text: str  # «Side 2 av 5»
    newer: str
    older: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CorrectionView:
    """«Rettelse 24. mars 2023: …»"""

    day: TimeView
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentView:
    """A document to download."""

    title: str
    url: str
    note: str  # «PDF, 120 kB»; empty for an address elsewhere


@dataclass(frozen=True, slots=True, kw_only=True)
class ContactView:
    """Whom to ask."""

    text: str
    name: str
    email: str
    phone: str  # grouped for reading
    phone_url: str  # tel:…


@dataclass(frozen=True, slots=True, kw_only=True)
class OriginView:
    """«Først publisert i …»"""

    name: str
    url: str
    published: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleView:
    """An article page."""

    title: str
    summary: str
    authors: tuple[str, ...]
    credits: str
    origin: OriginView | None
    published: TimeView | None
    modified: TimeView | None
    corrections: tuple[CorrectionView, ...]
    picture: PictureView | None
    menu: tuple[Link, ...]  # the parts of a long text
    body: ProseView
    documents: tuple[DocumentView, ...]
    subjects: tuple[Link, ...]
    event: EventItem | None  # the event it tells of
    related: RelatedView | None
    neighbours: NeighboursView | None
    share: ShareView


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """One row of an event's facts: what the visitor asks, what we answer."""

    term: str  # «Sted», «Pris», «Målgruppe» …
    lines: tuple[str, ...] = ()  # plain text
    links: tuple[Link, ...] = ()
    shown: Shown = ALWAYS


@dataclass(frozen=True, slots=True, kw_only=True)
class EventView:
    """An event page."""

    title: str
    summary: str
    when: TimeView
    day: str  # «23.», for the leaf of a calendar
    month: str  # «mars»
    place: str  # in one line
    is_past: bool  # the page is a record: what came of it stands first
    banners: tuple[Banner, ...]
    ongoing: Shown | None  # when «Pågår» is true
    facts: tuple[Fact, ...]  # in the order a visitor asks
    sign_up: Button | None  # None: nothing to press
    calendar: Button | None  # «Legg til i kalenderen»
    notes: tuple[LiveText, ...]  # «Påmeldingsfrist: …», «To dager igjen …», «Påmeldingen er stengt»
    corrections: tuple[CorrectionView, ...]
    picture: PictureView | None
    body: ProseView  # before the programme
    programme: ProgrammeView | None
    closing: ProseView  # after the programme
    documents: tuple[DocumentView, ...]
    recording: Button | None
    subjects: tuple[Link, ...]
    articles: tuple[ArticleItem, ...]  # that tell of it
    contact: ContactView | None
    share: ShareView
    published: TimeView | None
    modified: TimeView | None
    series: SeriesView | None
    related: RelatedView | None


@dataclass(frozen=True, slots=True, kw_only=True)
class FixedPageView:
    """Om, kontakt, personvern, tilgjengelighet."""

    title: str
    summary: str
    picture: PictureView | None
    menu: tuple[Link, ...]  # the parts of a long text
    body: ProseView
    contact: ContactView | None
    modified: TimeView | None
    claims: ClaimsView | None  # on the page about accessibility


@dataclass(frozen=True, slots=True, kw_only=True)
class HomeView:
    """The front page."""

    title: str
    lead: str
    next: tuple[ListedEvent, ...]  # the first that is not over; those after it wait for their turn
    upcoming: ListView  # after the next
    past: ListView | None  # None: there is nothing over, or no need of it
    past_shown: Shown  # when nothing is coming
    articles: ListView
    events_url: str
    archive_url: str
    articles_url: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleListView:
    """All articles, a page at a time."""

    title: str
    articles: ListView
    pagination: Pagination
    feed_url: str


@dataclass(frozen=True, slots=True, kw_only=True)
class UpcomingView:
    """``/arrangementer/``: soonest first."""

    title: str
    events: ListView
    archive_url: str
    series_url: str  # empty: there are no series
    subscribe_url: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ArchiveView:
    """``/arrangementer/arkiv/``: by year, newest first."""

    title: str
    years: tuple[YearGroup, ...]
    empty: EmptyMessage | None
    pagination: Pagination
    upcoming_url: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SubjectView:
    """One subject: coming events, articles, past events."""

    title: str
    upcoming: ListView | None  # None: there are none, as for the others
    articles: ListView | None
    past: ListView | None
    pagination: Pagination
    feed_url: str
    subscribe_url: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RedirectView:
    """An old address: leads on at once."""

    title: str  # of the page it leads to
    url: str


View = (
    HomeView
    | ArticleListView
    | ArticleView
    | UpcomingView
    | ArchiveView
    | EventView
    | SubjectIndexView
    | SubjectView
    | FixedPageView
    | MessageView
    | RedirectView
    | EditionView
)


@dataclass(frozen=True, slots=True, kw_only=True)
class PageView:
    """One file of the site: where, with which template, from which values."""

    address: str  # site path, for example /artikler/x/ or /404.html
    template: str  # template name without .html
    head: Head
    view: (
        View | SeriesIndexView | SeriesPageView | SearchView | SubscribeView
    )  # what the template of that name takes as «view»
    card: PublishedCard | None = None  # what links to the page are shown with; None: a picture of its own, or nothing
