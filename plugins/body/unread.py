"""What was written and not read as meant: signs that show on the page, and words that got lost."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from html import unescape
from urllib.parse import unquote

from lxml import etree

from manuscript.decoding import PASTED_BULLETS
from manuscript.problem import also_on, shortened

from .model import TAG, InlinePicture, ListLine, Part
from .safe_html import BOXES, Element, raw_text_of, texts
from .source import LESS_THAN, WORD, Source

# Signs

# Lines like «-mat» or «a) mat», two or more together; not «-5 grader», nor one alone
_GLUED_BULLETS = re.compile(r"(?:^-[^\W\d_][^\n]*(?:\n|\Z)){2,}|(?:^\(?[a-z]\) [^\n]*(?:\n|\Z)){2,}", re.MULTILINE)
_SECOND_GLUED = re.compile(r"\n(?:-[^\W\d_]|\(?[a-z]\) )")  # «\n-mat»: what is nowhere by its first sign is soon told
# Marks of other Markdown, by the element that is read here instead
_OTHER_MARKS = {
    # «~~gammelt~~», also over a line end; not the «~~ og ~~» between two of them
    "s": re.compile(r"~~(?=[^\s~])((?:[^~\n]|\n(?![ \t]*\n))+)~~"),
    # «==viktig==»; not «a == b», «=====» or «x==1»
    "mark": re.compile(r"(?<![=\w\\])==(?=[^\s=])([^=\n]{1,200})(?<=\S)==(?![=\w])"),
    # «H~2~O», «CO~2~»; not «~5», «~/mappe» or «~~gammelt~~»
    "sub": re.compile(r"(?<=\w)~([^\s~]{1,12})~(?!~)"),
    # «m^2^»; not «2^3^4», «^_^» or «[^1]»
    "sup": re.compile(r"(?<=\w)\^([^\s^\]]{1,12})\^(?!\w)"),
}
# Codes of Jekyll, Hugo, wikis and note programs, which mean nothing here: «{{< video >}}», «{% include x %}»,
# «::: boks», «??? note», «> [!NOTE]», «[TOC]», and the «[cid:image001.png@01D]» of a picture in an e-mail
_FOREIGN = re.compile(
    r"\{\{[^{}\n]{1,200}\}\}|\{%[^{}\n]{1,200}%\}|^ {0,3}:::[^\n]*|^ {0,3}\?{3}\+? ?\w[^\n]*|^ {0,3}> ?\[![A-Za-z]+\]|^\[TOC\](?=[ \t]*$)"
    r"|\[cid:[^\[\]\n]{1,200}\]",
    re.MULTILINE,
)
# «Fra: Kari Nordmann», with «Sendt:», «Til:» or «Emne:» on the next lines; not «Fra: Testbyen» and «Til: Drammen» alone
_MAIL_HEAD = re.compile(
    r"^[^\w\n]{0,4}(?:Fra|Frå|From):[^\n]+(?:\n{1,3}[^\w\n]{0,4}(?:Sendt|Sent|Dato|Date|Til|To|Kopi|Cc|Emne|Subject):[^\n]*){2,}",
    re.MULTILINE,
)
_FOREIGN_SIGNS = ("{{", "{%", ":::", "???", "[!", "[TOC]", "[cid:")
# «Testbyen<https://testbyen.example/>», as an e-mail has a link in plain text; not «Se <https://testbyen.example/>»
_GLUED_ADDRESS = re.compile(r"(?<![^\s(])([^\s<>()\[\]]{1,60})<((?:https?://|mailto:)[^\s<>]{1,2000})>")
# «** viktig», «viktig **», and «*viktig», «*"viktig"» or «_viktig» which nothing ends; not «***», «*.pdf» or «snake_case»
_LOOSE_STARS = re.compile(
    r"(?<!\*)\*\*(?!\*)[^*\n]{0,60}|(?<![^\s(\[«\"“„])(?:\*{1,3}|_{1,3})(?=[\"“”«„(]?[^\W_])[^*_\n]{1,60}"
)
# The stars of «navn*» and «Ola Nordmann**», which lead to a note: «*Må fylles ut»; not the end of «** viktig**»
_NOTE_MARK = re.compile(r"(?<=[\w)])\*(?![\w*])")
# «](https://x.no» before a space; not «](https://x.no)»
_OPEN_LINK = re.compile(r"\]\([^\s()]{0,200}(?=\s|\Z)")
# What of our own marks became no more than its signs
_OUR_MARKS = {
    # «!!! tips Les også», «!!! "Søvn i tall"», «!!! fakta boks» above text that is further in; not «!!! Viktig!»
    "no-box": re.compile(
        rf"^!{{2,4}} *(?:(?:{'|'.join(sorted(BOXES))})\b(?![!?,;])|[\"“”„«]|(?=[^!\n]+\n {{2,}}\S))[^\n]*",
        re.MULTILINE | re.IGNORECASE,
    ),
    # «{: .dekor }», «{ .dekor }», «{#merke» with no end; not «{navn}»
    "to-nothing": re.compile(r"\{(?::| ?[#.][\w-])[^{}\n]{0,100}\}?"),
    # «#Om oss»; not «#helse» or «#helse er #viktig»
    "no-heading": re.compile(r"^#(?=[^\W\d_])[^#\s]+ [^#\n]+$", re.MULTILINE),
    # «[1^]», «^[1]», «(^1)», «[ ^1]», «[^1» with no end; not «[^1]», of which another rule tells, or «(^_^)»
    "no-footnote": re.compile(
        r"\[\^(?![^\[\]\n]+\])[^\[\]\n]{0,30}|\[ \^[^\[\]\n]{0,30}\]?|\[[\w-]{1,30} ?\^\]"
        r"|\^ ?\[[^\[\]\n]{1,100}\]|\(\^[\w-]{1,30}\)"
    ),
    # «`make test» that nothing ends; not «Ola`s» or «\\`»
    "no-code": re.compile(r"(?<![\w`])`+(?=[^\s`])[^`\n]{1,60}"),
}
_SIGNS = ("*", "_", "](", "`", "!!", "{", "^", "#")  # where the text of the page has none of them, no piece of it has
_WITH_SIGNS = etree.XPath(
    ".//text()[contains(., '*') or contains(., '_') or contains(., '](')"
    " or contains(., '`') or contains(., '!!') or contains(., '{') or contains(., '^') or starts-with(., '#')]"
    "[not(ancestor::code or ancestor::pre)]"
)


def tell_signs_not_read(source: Source) -> None:
    """Tell what of other Markdown, or of other programs, stands in *source* and becomes no more than its signs."""
    for match in _GLUED_BULLETS.finditer(source.prose) if _SECOND_GLUED.search(source.prose) else ():
        first = source.line_at(match.start())
        is_glued = first.startswith("-")
        example = f"- {first[1:]}" if is_glued else f"1. {first.partition(' ')[2]}"
        source.tell(match.start(), "list-not-read", example, "hyphens" if is_glued else "letters", first=first)
    for element, pattern in _OTHER_MARKS.items() if any(map(source.prose.__contains__, "~=^")) else ():
        for match in pattern.finditer(source.prose):
            source.tell(match.start(), "signs-shown", case=element, shown=match[0], inner=match[1])
    _tell_foreign(source)
    for match in _MAIL_HEAD.finditer(source.prose):
        source.tell(match.start(), "signs-shown", case="mail", shown=match[0].partition("\n")[0].strip())
    for match in _GLUED_ADDRESS.finditer(source.prose) if ">" in source.prose else ():
        example = f"[{shortened(match[1])}]({shortened(match[2])})"
        source.tell(match.start(), "link-not-read", example, "glued", shown=match[0])
    _tell_notes(source)
    _tell_run_together(source)


def _tell_foreign(source: Source) -> None:
    """Tell where the first code stands; whoever finds it finds the rest."""
    is_possible = any(sign in source.prose for sign in _FOREIGN_SIGNS)
    if found := list(_FOREIGN.finditer(source.prose)) if is_possible else []:
        times = f" Slike koder står {len(found)} steder." if len(found) > 1 else ""
        source.tell(found[0].start(), "signs-shown", case="foreign", shown=found[0][0].strip(), times=times)


# «… i fjor.[1]» and «[1] Kilde: SSB»; not «[1](a.md)», «[a][1]» or «\\[1]»
_NOTE = re.compile(
    r"\[(?:(?<=^\[)|(?<=^ \[)|(?<=[^\s\[\]!\\^]\[)|(?<=[^\s\[\]!\\^] \[))(\d{1,3})\](?![(\[\]:])", re.MULTILINE
)


def _tell_notes(source: Source) -> None:
    """Tell of each note of a word processor that lacks its other half."""
    notes: dict[str, re.Match[str]] = {}
    for match in _NOTE.finditer(source.prose):
        if f"[{match[1]}]:" not in source.prose:
            notes.setdefault(match[1], match)
    for label, match in notes.items():
        source.tell(match.end() - len(label) - 2, "note-not-read", label=label)


# Lines that Markdown joins, though whoever wrote them began anew

WRAPPED_FROM = 60  # signs: who breaks lines by hand fills them at least so far
LONGEST_WRAPPED = 120  # and not further
# What begins no plain text: «## », «> », «| », «!!! », «[a]: », «<div>», «: », «{: }», «– Ja», or lies further in
_NOT_PLAIN = re.compile(r"\s*(?:$|[#>|<:{–—]|--|!!!|\*?\[[^\]]*\]:|\[\[)|    ")
# «- mat», «•mat», «1. mat»; not «**Mat**»
_ITEM = re.compile(rf"[ \t]*(?:[{PASTED_BULLETS}]\s*|(?:[-*+]|\d{{1,3}}[.)])\s+)(?=\S)")
# «Nå», «112 pasienter», «“Dette», «² Kilde»; not «men» or «12. mars»
_BEGINS_ANEW = re.compile(r"[*_\"“”«(]*(?:[A-ZÆØÅÄÖ]|\d+ |[¹²³⁴-⁹])")
_SENTENCE_ENDS = re.compile(r"[.!?…:][»”\")\]\d]*$")
_TWO_SENTENCES = re.compile(r"[a-zæøå)»][.!?] +[A-ZÆØÅ]")
# «| Testbyen | 74 |», «Testbyen   | 74», «> 1. Testbyen»: rows of a table with its columns in line, or of a quotation
_IN_TABLE = re.compile(r"[^|]*\||\s*>")
# «Testbyen<tab>74», «Testbyen    74»
_COLUMNS = re.compile(r"\S(?:\t| {3})\s*\S")


def _tell_run_together(source: Source) -> None:
    """Tell of each block whose lines become one paragraph, or part of the last item, against all signs."""
    starts, lines = list[int](), list[str]()
    prose, text = source.prose.split("\n"), source.text.split("\n")
    for start, plain, line in [*zip(source.starts, prose, text, strict=True), (0, "", "")]:
        if plain and not plain.isspace():
            starts.append(start)
            lines.append(line)
            continue
        breaks = [at for at in range(1, len(lines)) if _begins_anew(lines, at)]
        for in_item in (False, True) if breaks else ():
            if alike := [at for at in breaks if bool(_ITEM.match(lines[at - 1])) is in_item]:
                also = also_on([source.position(starts[at])[0] for at in alike[1:]])
                above, line = lines[alike[0] - 1 : alike[0] + 1]
                example = f"{shortened(above)}\n\n{shortened(line)}"
                case = "item" if in_item else "else"
                source.tell(starts[alike[0]], "lines-joined", example, case, line=line, also=also and f" {also}")
        starts, lines = [], []


def _begins_anew(lines: list[str], at: int) -> bool:
    above, line = lines[at - 1], lines[at]
    columns = [bool(_COLUMNS.search(row)) and not _IN_TABLE.match(row) for row in (above, line)]
    if all(columns) and not _ITEM.match(line):
        return True  # rows that became no table
    if (
        _NOT_PLAIN.match(line)
        or _ITEM.match(line)
        or not _BEGINS_ANEW.match(line)
        or above.endswith(("  ", "\\", ",", "-"))
    ):
        return False
    longest = max(map(len, lines))
    has_room = len(above) + 1 + len(line.split(maxsplit=1)[0]) < max(longest, WRAPPED_FROM)
    if _ITEM.match(above):
        return has_room and at > 1
    if _NOT_PLAIN.match(above) and not above.startswith(("–", "—")):
        return False
    ends = bool(_SENTENCE_ENDS.search(above))
    if longest > LONGEST_WRAPPED:
        return has_room or ends
    # Who breaks lines in the middle of sentences breaks them after some, too.
    is_wrapped = any(below[0].islower() for below in lines[1:])
    return has_room and ends and not is_wrapped and any(map(_TWO_SENTENCES.search, lines))


def tell_shown_signs(root: Element, source: Source) -> None:
    """Tell what of Markdown the page *root* shows: stars apart from their words, links that never end, our marks."""
    text = raw_text_of(root)
    if not any(sign in text for sign in _SIGNS):
        return
    written = _Written(source)
    shown = texts(_WITH_SIGNS, root)
    are_meant = r"\*\*" in source.prose or any(map(_NOTE_MARK.search, shown))  # and lead from word to note
    for text in shown:
        if (match := _LOOSE_STARS.search(text)) and not (are_meant and "*" in match.group()):
            first = match.group().split(maxsplit=1)[0]
            found = (written.next(words) for words in (match.group(), first))
            if (offset := next((offset for offset in found if offset is not None), None)) is not None:
                words = match[0].strip()
                sign = words[: len(words) - len(words.lstrip("*_"))]
                source.tell(offset, "stars-shown", sign=sign, shown=words)
        if (match := _OPEN_LINK.search(text)) and (offset := written.next(match.group(), _OPEN_LINK)):
            source.tell(offset, "link-not-read", case="open", shown=match[0])
        for case, pattern in _OUR_MARKS.items():
            if match := pattern.search(text):
                words = match[0].replace(LESS_THAN, "<").rstrip()
                if (offset := written.next(words)) is not None:
                    source.tell(offset, "signs-shown", case=case, shown=words)


class _Written:
    """Where signs that the page shows are written: asked for again, those that come next; «\\](» is meant to show."""

    def __init__(self, source: Source) -> None:
        self._prose = source.prose
        self._after: dict[str, int] = {}

    def next(self, shown: str, pattern: re.Pattern[str] | None = None) -> int | None:
        """Return where *shown* is written next, as what the *pattern* finds; None when it is nowhere."""
        offset = self._prose.find(shown, self._after.get(shown, 0))
        while offset >= 0:
            found = pattern.match(self._prose, offset) if pattern else None
            if self._prose[offset - 1 : offset] != "\\" and (not pattern or (found and found[0] == shown)):
                self._after[shown] = offset + len(shown)
                return offset
            offset = self._prose.find(shown, offset + 1)
        return None


# Words

# What «alt="Hus i snø"» and «title="…"» say
_SHOWN = re.compile(r"\b(?:alt|title)=\"([^\"]*)\"")
# The address of «<a href="https://x.no">»
_HREF = re.compile(r" href=\"([^\"]*)\"")
# «%C3%A5», which is «å»; not «%20»
_NON_ASCII = re.compile(r"(?:%[89A-Fa-f][0-9A-Fa-f])+")
MOST_PIECES = 4  # of a word on the page, beside the first
# What Markdown and HTML take for themselves, and rightly
_MARKUP = re.compile(
    r"\]\[[^\[\]]*+\]"  # «][rapport]»
    r"|^[ \t]*+\[[^\[\]\n]++\]:"  # «[rapport]:»
    r"|\[\^[^\[\]\n]++\]"  # «[^1]»
    r"|\*\[[^\[\]\n]++\] ?:"  # «*[HTML]:»
    r"|\]\(\s*+<?tel:[\d\s+()./-]*+"  # «](tel:+47 22 22 55 55», which a link has without spaces
    r"|\{[^{}\n]*+\}"  # «{#bakgrunn}»
    r"|</?+[A-Za-z](?:[^\"'<>]++|\"[^\"<]*+\"|'[^'<]*+')*+>"  # «<em>»
    # «!!! merk», «> - !! tips», «``` python», «- ```sh»
    r"|^(?:[ \t>]|(?:[-*+•·:]|\d{1,9}[.)])[ \t])*+"
    r"(?:!{1,4} *+[\w-]++|(?:`{3,}+|~{3,}+)[ \t]*+[\w#+.-]*+[ \t]*+(?:\{[^{}\n]*+\}[ \t]*+)?+$)"
    r"|^[ \t>]*+(?:(?:[-*+•·:]|\d{1,9}[.)])(?:[ \t]++|$))++",  # «3. »
    re.MULTILINE,
)


def tell_lost_words(source: Source, parts: Sequence[Part]) -> None:
    """Tell of each line with words that are neither on the page nor in what has been told."""
    written = Counter(WORD.findall(unescape(source.text)))
    written.subtract(_on_page(parts))
    missing = +written
    if not missing:
        return
    for elsewhere in (_in_targets(parts), _in_markup(source.text), _joined_on_page(source.text, written)):
        for name in elsewhere:
            if name in missing:
                missing[name] -= 1
        missing = +missing
        if not missing:
            return
    for problem in source.problems:
        for name in WORD.findall(problem.message):
            missing.pop(name, None)
    if missing := +missing:
        _tell_lost(source, missing)


def _words_in(html: str) -> list[str]:
    """Return the words a visitor meets in *html*: its text, and what pictures and titles say."""
    shown = " ".join(_SHOWN.findall(html)) if "alt=" in html or "title=" in html else ""
    return WORD.findall(unescape(f"{shown} {TAG.sub(' ', html)}"))


def _on_page(parts: Iterable[Part]) -> Counter[str]:
    # A hole stands inside a tag: joined, each tag is whole again.
    words = Counter(_words_in("".join([part for part in parts if isinstance(part, str)])))
    # «kl. 9.05» is set with a nought before the hour.
    words.update({word[1:]: count for word, count in words.items() if len(word) == 2 and word[0] == "0"})
    for part in parts:
        if isinstance(part, InlinePicture):
            words.update(WORD.findall(part.alt))
        elif isinstance(part, ListLine):
            words.update(WORD.findall(unescape(part.text)))
    return words


def _in_markup(text: str) -> Iterator[str]:
    for match in _MARKUP.finditer(text):
        yield from WORD.findall(unescape(match.group()))


def _joined_on_page(text: str, written: Counter[str]) -> Iterator[str]:
    """Yield the words that stand together in one of the page: «bok</b>hylle» is «bokhylle» where nothing was opened.

    Of *written*, what has less than none stands on the page alone.
    """
    page_only = -written
    words = WORD.findall(unescape(_MARKUP.sub(" ", text))) if page_only else []
    for at in range(len(words)):
        for end in range(at + 2, at + 2 + MOST_PIECES):
            if page_only["".join(words[at:end])] > 0:
                page_only["".join(words[at:end])] -= 1
                yield from words[at:end]
                break


def _in_targets(parts: Iterable[Part]) -> Iterator[str]:
    for part in parts:
        if isinstance(part, str):
            for target in _HREF.findall(part):
                # «%C3%A5» may be how serialising writes «å», or how the editor did.
                written = unescape(target)
                read = _NON_ASCII.sub(lambda match: unquote(match[0]), written)
                yield from WORD.findall(written if read == written else f"{written} {read}")
        elif not isinstance(part, ListLine):
            yield from WORD.findall(part.target)


def _tell_lost(source: Source, missing: Counter[str]) -> None:
    """Tell of each line with lost words; a word on several lines is told where most are lost."""
    lines = [
        (start, [name for name in WORD.findall(unescape(line)) if name in missing])
        for start, line in zip(source.starts, source.text.split("\n"), strict=True)
    ]
    for start, names in sorted(lines, key=lambda line: -len(line[1])):
        lost = []
        for name in names:
            if missing[name] > 0:
                missing[name] -= 1
                lost.append(name)
        if lost:
            source.tell(start, "words-lost", lost=" ".join(lost))
