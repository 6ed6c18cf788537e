"""The readers of what a value points to: web addresses, e-mail addresses, telephone numbers, url paths."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from html import unescape
from typing import NamedTuple, TypeVar, cast
from urllib.parse import unquote, urlsplit

from manuscript.model import Scalar
from manuscript.problem import shortened
from norwegian.letters import EVIDENT, nearest
from norwegian.numbers import phone as telephone
from norwegian.runs import is_public_host, spans_of_addresses
from norwegian.words import words as words_in

from .model import Event, Registration
from .url_paths import as_folder, is_generated, url_path_problem
from .values import Value, bare_text, listed, text, texts

SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]{0,20}:(?=\S)")  # «ftp:» in «ftp://x»; not «Sted: Testhuset»
# «http://», «htps:/», «ttps//», «HTTPS:example.no»: meant as the beginning of an address.
NEARLY_HTTPS = re.compile(r"(?:h?t?tps?|https?)(?:[:;.,]?/{1,3}|:(?!//))", re.IGNORECASE)
HOST_LIKE = re.compile(r"(?:[\w-]+\.)+[A-Za-z]{2,12}(?::[0-9]{1,5})?(?:[/?#]\S*)?")  # «example.no/x»; not «kl. 11.30»
# «www.example.no». A browser reads other signs as something else, so that one place is written and another opened.
HOST = re.compile(r"(?:[\w-]{1,63}\.){1,30}[\w-]{1,63}\.?")
E_MAIL = re.compile(r"[\w.!#$%&'*+/=?^`{|}~-]{1,64}@(?:[\w-]{1,63}\.){1,8}[A-Za-z]{2,24}")  # «kari@example.no»
NOT_IN_ADDRESS = re.compile(r"[\s<>\"\\^`{|}«»“”]")
MARKDOWN_LINK = re.compile(
    r"[<(](https?://[^\s<>()]{1,2000})[>)]"
)  # «(https://x)» in «[navn](https://x)»; «<https://x>»
LONGEST_ADDRESS = 2000  # what browsers and mail programs all take
AT_SIGNS = ("(at)", "[at]", "(a)", "(krøllalfa)", "[krøllalfa]")
NEW_ITEM = "\n  -"
AnyData = TypeVar("AnyData")

# What people write in «sted» of a meeting on the net, and what stands beside it: «På Microsoft Teams».
ON_THE_NET = frozenset(
    "teams zoom meet webex skype whereby youtube facebook nettmøte videomøte fjernmøte webinar nettseminar "
    "digitalt digital online nett nettet internett strømming strømmes direktesending".split()
)
BESIDE_IT = frozenset("på via i over med som ms microsoft google møte møtet live lenke lenken link til og".split())
ADDED = re.compile(r"[(,;:–]")
WORD = re.compile(r"\w+")
# «Passord: abc», «Passord til møtet er abc», «kode 1234», «Møte-ID: 123 456 789»;
# not «Passordet sendes påmeldte», «kode 6», «ICD-kode: F32»
CODE = re.compile(
    r"""
    (?<![\w-])
    (?: pass(?:ord|kode|word|code) | pin(?:-?kode)? | (?:møte|tilgangs|adgangs)?kode | (?:møte|meeting)[-\x20]?id )
    (?:en|et)? (?: [ ] (?:til|for|i) [ ] \w{2,30} )? \s{0,3}
    (?: (?: : | = | er\b ) \s{0,3} (?: [^\s:]{3,64} (?= [.,;)]? \s* $ ) | (?=\S{0,64}[0-9]) \S{3,64} )
      | (?=\S{0,64}[0-9]) [^\s.,:;)]{3,64} )
    """,
    re.IGNORECASE | re.VERBOSE | re.MULTILINE,
)
# «https://video.example/j/1?pwd=abc», «https://teams.example/l/meetup-join/1», «https://teams.example.com/meet/93?p=a»,
# «https://meet.google.com/abc-defg-hij»: links that let in whoever has them; not «https://meet.google.com/»
LETS_IN = re.compile(
    r"https?://(?:meet\.google\.com/[a-z]{3}-|[^\s<>()]{1,2000}"
    r"(?:[?&](?:pwd|passcode|password|mtid)=[^\s<>()&]|/meetup-join/|/meet/[0-9]+\?p=))",
    re.IGNORECASE,
)


class Online(NamedTuple):
    """How an event can be followed from elsewhere: an address or words, never both."""

    url: str = ""
    text: str = ""
    public_text: str = ""  # the words, where they let nobody in


def address(value: Value, *, may_be_http: bool = False) -> str:
    """Return a web address: https, or http where an older site may be meant."""
    written = bare_text(value)
    return checked_address(written, value, may_be_http=may_be_http) if written else ""


def checked_address(written: str, value: Value, *, may_be_http: bool = False) -> str:
    """Return *written* if it is a web address; else empty, and told."""
    case, right, part = _what_is_wrong(written, may_be_http=may_be_http)
    if not case:
        return written
    line = f"{value.key}: {right or 'https://www.example.no'}"
    how = f"slik: {line}" if right else "fra https:// og utover."
    value.report("value-address", case, example=line, written=written, part=part, how=how)
    return ""


def online(value: Value) -> Online:
    """Return the address where it can be followed, or how participants get it."""
    words = text(value)
    if words and looks_like_address(words):
        return Online(url=checked_address(bare_text(value), value))
    return read_online(words)


def read_online(words: str) -> Online:
    """Return what *words* say of how to take part: the address they are, or themselves."""
    if words.startswith("https://") and not _what_is_wrong(words)[0]:
        return Online(url=words)
    lets_in = meeting_links(words).addresses or CODE.search(words)
    return Online(text=words, public_text="" if lets_in else words)


def is_on_the_net(words: str) -> bool:
    """Tell whether *words* name a meeting on the net and no place one can go to.

    True for «Teams», «På Zoom (lenke sendes)», «Digitalt: https://video.example/1»;
    false for «Teams og Festsalen», «Zoom, Storgata 1».
    """
    left = words
    for start, end in reversed([*spans_of_addresses(words)]):
        left = f"{left[:start]} {left[end:]}"
    first, _, rest = (ADDED.sub("\n", left, 1)).partition("\n")
    named = set(WORD.findall(first.casefold()))
    names = {word for word in WORD.findall(rest) if not word.islower() and word.casefold() not in ON_THE_NET}
    return not names and named <= ON_THE_NET | BESIDE_IT and (left != words or not named <= BESIDE_IT)


def registration(value: Value) -> Registration | None:
    """Return where to register: an address, an e-mail address or words."""
    words = text(value)
    if not words:
        return None
    is_nearly_e_mail = "@" in words and "/" not in words and not any(map(str.isspace, words))
    if is_e_mail(words) or words.lower().startswith("mailto:") or is_nearly_e_mail:
        found = e_mail(value)
        return Registration(email=found) if found else None
    if looks_like_address(words):
        found = checked_address(bare_text(value), value)
        return Registration(url=found) if found else None
    if meant_e_mail(words):
        e_mail(value)  # to tell of it
        return None
    if within := _target_within(words):
        what = "E-postadressen" if "@" in within else "Adressen"
        value.report("registration-in-words", what=what, address=within, which=what.lower())
    return Registration(text=words)


def e_mail(value: Value) -> str:
    """Return an e-mail address, without «mailto:»."""
    written = bare_text(value)
    bare = re.sub(r"^mailto:", "", written, flags=re.IGNORECASE)
    if not bare or is_e_mail(bare):
        return bare
    value.report("value-e-mail", written=written, right=meant_e_mail(bare) or "post@example.no")
    return ""


def phone(value: Value) -> str:
    """Return a telephone number as it is written, without «tlf.» before it."""
    written = re.sub(r"^(?:tel:|tlf\.?:?|telefon:?)\s*", "", bare_text(value), flags=re.IGNORECASE)
    if not written or telephone(written)[1]:
        return written
    digits = sum(character.isdigit() for character in written)
    is_counted = digits and not re.search(r"[^\W\d_]", written)
    value.report("value-phone", "digits" if is_counted else "", written=written, digits=str(digits))
    return ""


def url_path(value: Value) -> str:
    """Return the url path a file has had on this site, ending in «/»."""
    written = bare_text(value)
    if not written:
        return ""
    path = as_folder(unquote(written))  # servers decode before they look for the file
    has_query = "?" in written or "#" in written
    message = url_path_problem(written if has_query else path, written=written)
    if not message and is_generated(path):
        message = f"Adressen «{shortened(written)}» bruker nettstedet selv."
    if not message:
        return path
    right = _meant_path(written)
    before = f"{value.key}:{NEW_ITEM if chr(10) in value.example else ''}"
    value.report("value-site-path", example=f"{before} {shortened(right)}" if right else "", message=message)
    return ""


def _meant_path(written: str) -> str:
    """Return the url path somebody meant by «artikler/mote» or «https://helsehub.example/artikler/mote», or empty."""
    after_domain = written.partition("://")[2].partition("/")[2] if "://" in written else written.lstrip("/")
    if "://" not in written and HOST_LIKE.fullmatch(written):
        after_domain = written.partition("/")[2]
    right = as_folder(f"/{after_domain}")
    return right if after_domain and not url_path_problem(right) and not is_generated(right) else ""


def url_paths(value: Value) -> tuple[str, ...]:
    """Return the old url paths of a list, or one alone."""
    if isinstance(value.node, Scalar) and re.search(r"[,\s]", value.node.text.strip()):
        several = [part for part in re.split(r"[,;\s]+", value.node.text) if part not in ("", "og")]
        paths = [_meant_path(part) or part for part in several]
        value.report("value-not-one-address", written=value.node.text, paths=listed(paths))
        return ()
    paths = [url_path(item) for _, item in texts(value)]
    return tuple(dict.fromkeys(path for path in paths if path))


def looks_like_address(written: str) -> bool:
    """Tell whether a text is meant as a web address, well or badly written."""
    if MARKDOWN_LINK.search(written):
        return True
    if any(character.isspace() for character in written):
        return bool(re.match(r"https?:", written, re.IGNORECASE)) and len(written.split()) == 2
    if written.startswith(("/", "www.")) or SCHEME.match(written):
        return True
    return bool(NEARLY_HTTPS.match(written) or HOST_LIKE.fullmatch(written))


def is_e_mail(written: str) -> bool:
    return bool(E_MAIL.fullmatch(written)) and ".." not in written


def meant_e_mail(written: str) -> str:
    """Return the e-mail address somebody meant by «kari @ example.no» or «Kari <kari@example.no>», or empty."""
    for sign in AT_SIGNS:
        written = written.replace(sign, "@")
    _, bracket, inside = written.partition("<")
    candidate = inside.partition(">")[0] if bracket else written
    whole = "@".join(part.strip() for part in candidate.split("@"))
    return whole if is_e_mail(whole) else ""


def _target_within(words: str) -> str:
    """Return the first web or e-mail address among several words, or empty."""
    for word in words[:LONGEST_ADDRESS].split():
        bare = word.strip("<>()[],;.:!?«»\"'")
        if is_e_mail(bare) or (bare.startswith("https://") and not _what_is_wrong(bare)[0]):
            return bare
    return ""


def _what_is_wrong(written: str, *, may_be_http: bool = False) -> tuple[str, str, str]:
    """Return the case of what is wrong with an address, empty where nothing is; the address put right if that is
    evident; and the part of it that is wrong.
    """
    if link := MARKDOWN_LINK.search(written):
        return "link", link[1] if may_be_http else _secure(link[1]), ""
    if len(written) > LONGEST_ADDRESS:
        return "long", "", ""
    if strange := NOT_IN_ADDRESS.search(written):
        return "space" if strange[0].isspace() else "sign", "", strange[0]
    try:
        parts = urlsplit(written)
        host, _ = parts.hostname, parts.port
    except ValueError:
        return "unread", "", ""
    if parts.scheme in {"http", "https"} and host and not host.startswith(".") and not is_public_host(host):
        return "private", "", ""
    if parts.scheme == "https" or (parts.scheme == "http" and may_be_http):
        return _what_is_wrong_with_host(host or "", parts.netloc), "", ""
    if parts.scheme == "http" and host:
        return "http", _secure(written), ""
    if NEARLY_HTTPS.match(written) and parts.scheme != "http":
        return "nearly", f"https://{NEARLY_HTTPS.sub('', written, 1).lstrip('/')}", ""
    if HOST_LIKE.fullmatch(written):
        return "bare", f"https://{written}", ""
    if SCHEME.match(written):
        scheme, _, rest = written.partition(":")
        return "scheme", f"https:{rest}" if nearest(scheme.lower(), ("https",), least=EVIDENT) else "", scheme
    return "none", "", ""


def _what_is_wrong_with_host(host: str, written: str) -> str:
    if not host or host.startswith(".") or ".." in host:
        return "nameless"
    if "@" in written:
        return "at"
    return "" if HOST.fullmatch(host) else "host"


def _secure(address: str) -> str:
    return re.sub(r"^http:", "https:", address, flags=re.IGNORECASE)


# The way into a meeting stands on the page of its event, and nowhere else


def without_addresses(text: str, instead: str, is_meant: Callable[[str], bool] = bool) -> str:
    """Return *text* with *instead*, in brackets, in place of each web or e-mail address that is meant."""
    lower = text.lower()
    found = [
        (start, end)
        for start, end in spans_of_addresses(lower if len(lower) == len(text) else text)
        if is_meant(text[start:end])
    ]
    for start, end in reversed(found):
        is_in_brackets = text[:start].endswith("(")
        text = f"{text[:start]}{instead if is_in_brackets else f'({instead})'}{text[end:]}"
    return text


@dataclass(frozen=True, slots=True)
class MeetingLinks:
    """The addresses in what is written of how to take part on the net: whoever has one is let in."""

    addresses: tuple[tuple[str, frozenset[str]], ...] = ()

    def hold(self, address: str) -> bool:
        """Tell whether *address* leads to the meeting too, whether or not a password or the like follows it."""
        page, query = _page_and_query(address)
        return any(page == known and (query <= more or more <= query) for known, more in self.addresses)

    def taken_out(self, text: str, instead: str) -> str:
        """Return *text* as it may be told outside the event's own page."""
        return without_addresses(text, instead, self.hold) if self.addresses else text


def meeting_links(words: str) -> MeetingLinks:
    """Return the addresses in *words*, what stands in «digitalt»."""
    addresses = (words[start:end] for start, end in spans_of_addresses(words))
    return MeetingLinks(tuple(_page_and_query(address) for address in addresses if not E_MAIL.fullmatch(address)))


def _page_and_query(address: str) -> tuple[str, frozenset[str]]:
    """Return «video.example/j/1» and {"pwd=2"} of «https://www.video.example/j/1/?pwd=2», however it is written."""
    page, _, query = unescape(address).partition("#")[0].partition("?")
    name = unquote(page).casefold().rpartition("://")[2].removeprefix("www.").rstrip("/")
    return name, frozenset(filter(None, query.split("&")))


def outside_page(data: AnyData, event: Event) -> AnyData:
    """Return text, or data with texts in it, as it may be told of *event* outside its own page."""
    links = meeting_links(event.online_url or event.online_text)
    instead = words_in(event.language.value).see_page

    def taken_out(value: object) -> object:
        match value:
            case str():
                return links.taken_out(value, instead)
            case list():
                return [taken_out(item) for item in value]
            case tuple():
                return tuple(map(taken_out, value))
            case dict():
                return {key: taken_out(item) for key, item in value.items()}
        return value

    return cast("AnyData", taken_out(data)) if links.addresses else data
