"""What the templates are given: finished text and addresses, nothing to compute.

A page is a function of these values alone. Addresses (``url``) are ready for
an ``href``: from the root of the host, the sub-path included. Every ``*_html``
is sanitised; everything else is plain text.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from .claims_views import ClaimsView
from .edition_views import EditionView
from .listing_views import ArticleItem, Emptiness, EventItem, ListedEvent, ListView, YearGroup
from .live_views import ALWAYS, Banner, Button, LiveText, Shown
from .picture_views import PictureView, PublishedCard
from .programme_views import ProgrammeView
from .prose_views import Prose
from .series_views import SeriesView
from .share_views import ShareView
from .small_views import Link, MenuLink, Stamp
from .way_views import MessageView, NeighboursView, RelatedView, SubjectIndexView

if TYPE_CHECKING:  # made of the types below
    from .search_views import SearchView
    from .series_page_views import SeriesIndexView, SeriesPageView
    from .subscribe_views import SubscribeView


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
class Site:
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

    day: Stamp
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
    published: Stamp | None
    modified: Stamp | None
    corrections: tuple[CorrectionView, ...]
    picture: PictureView | None
    menu: tuple[Link, ...]  # the parts of a long text
    body: Prose
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
    when: Stamp
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
    body: Prose  # before the programme
    programme: ProgrammeView | None
    closing: Prose  # after the programme
    documents: tuple[DocumentView, ...]
    recording: Button | None
    subjects: tuple[Link, ...]
    articles: tuple[ArticleItem, ...]  # that tell of it
    contact: ContactView | None
    share: ShareView
    published: Stamp | None
    modified: Stamp | None
    series: SeriesView | None
    related: RelatedView | None


@dataclass(frozen=True, slots=True, kw_only=True)
class FixedPageView:
    """Om, kontakt, personvern, tilgjengelighet."""

    title: str
    summary: str
    picture: PictureView | None
    menu: tuple[Link, ...]  # the parts of a long text
    body: Prose
    contact: ContactView | None
    modified: Stamp | None
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
    empty: Emptiness | None
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
