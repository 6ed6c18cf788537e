"""Texts as they come from elsewhere: the same few, each as different programs write it.

A text is a list of pairs, what a thing is and its words; a maker writes them as one program does. So a test knows
every word that must be found again without asking the code it tests.
"""

import html
import io
import re
import zipfile
from email.message import EmailMessage
from functools import partial

import docx
from PIL import Image


def words(text):
    return re.findall(r"[^\W_]+", text)


def picture():
    """Return a photo that says where it was taken."""
    exif = Image.Exif()
    exif[0x8825] = {1: "N", 2: (59.0, 44.0, 3.0)}
    out = io.BytesIO()
    Image.new("RGB", (60, 40), (200, 30, 30)).save(out, "JPEG", exif=exif)
    return out.getvalue()


# The texts


ARTICLE = [
    ("title", "Slik gikk frokostmøtet i Testbyen"),
    ("p", "Seksti gjester kom for å høre om søvn og helse, og mange ble lenge."),
    ("h1", "Hvorfor søvn"),
    ("p", "Vi spurte Kari Nordmann om hvordan hun sover. – Godt, sier hun."),
    ("quote", "Søvn er gratis, og alle kan få mer."),
    ("h3", "Råd for kvelden"),
    ("list", ["Legg bort telefonen", ("list", ["på kjøkkenet", "i gangen"]), "Luft ut soverommet"]),
    ("numbers", ["Kok vann", "Vent i fem minutter"]),
    ("table", [["Måned", "Gjester"], ["Januar", "60"], ["Februar", "74"]]),
    ("p", "Det var fullt i februar."),
    ("note", "Rommet har 80 plasser.", "Tallene er fra Eksempelhuset."),
    ("link", "Les mer hos Testbyen kommune", "https://testbyen.example/sovn"),
    ("p", "Tekst og foto: Ola Nordmann"),
]
EVENT = [
    ("title", "Frokostmøte om søvn"),
    ("p", "Spis frokost med oss, og lær hva god søvn gjør med kroppen."),
    ("p", "Starter: 12. mars 2027, 08:00"),
    ("p", "Slutter: 12. mars 2027, 09:30"),
    ("p", "Sted: Eksempelhuset, Testbyen"),
    ("p", "Påmeldingsfrist: 10. mars 2027"),
    ("h2", "Program"),
    ("p", "08.00–08.20 Frokost"),
    ("p", "08.20–09.30 Hva søvn gjør med oss v/ Ola Nordmann"),
    ("list", ["Drømmer", "Døgnrytme"]),
    ("h2", "Praktisk"),
    ("p", "Det er plass til førti."),
]
INVITATION = [
    ("p", "Hei!"),
    ("p", "Du er invitert til fagdag om hjemmeoppfølging torsdag 22. april 2027 kl. 9.00–15.00 på Eksempelhuset."),
    ("p", "Agenda:"),
    ("programme", [("09.00 – 09.30", ["Kaffe og mingling"]), ("09.30 – 15.00", ["Gruppearbeid", "Ta med egne tall"])]),
    ("p", "Meld deg på innen 15. april 2027."),
    ("p", "Vennlig hilsen Kari Nordmann, tlf. 99 88 77 66, kari@testbyen.example"),
]
SIGNS = [
    ("title", "Tegn & kanter < 3"),
    ("p", "Stjerner * og ** her, _strek_ og __to__, og min_fil_navn.txt."),
    ("p", "# ikke en overskrift"),
    ("p", "> ikke et sitat, og 3 < 4 > 2 & 5"),
    ("p", "+ ikke et punkt"),
    ("p", "[1] ikke en note, [lenke](ikke) og [[kommende]] og [merke]: her"),
    ("p", "<b>ikke uthevet</b> og &amp; og &#8211; står som det står"),
    ("p", "`ikke kode` og C:\\mappe\\*fil og {: .dekor } og ``` og ~~~"),
    ("p", "| ikke | en | tabell |"),
    ("p", "2027. Året står først, og 23. mars kommer det mer. 1) En ting."),
    ("p", "!!! ikke en boks, og : ikke en forklaring"),
    ("list", ["# punkt | med * tegn", "- strek i punkt"]),
    ("table", [["A | B", "C * D"], ["1 < 2", "<i>x</i> [y]"]]),
    ("p", "Slutt\u00adten har en myk bindestrek og et\u00a0hardt mellomrom."),
]
BOLD = [
    ("title", "Nytt senter åpner i Eksempelbyen"),
    ("bold", "Eksempelbyen får et nytt senter for helse og læring, og alle er velkomne til åpningen."),
    ("p", "Av Kari Nordmann"),
    ("p", "Senteret åpner dørene for alle 3. mai 2027."),
    ("h2", "Et hus for alle"),
    ("h4", "Rommene"),
    ("p", "Huset har åtte rom."),
    ("h2", "Veien dit"),
    ("p", "Gå til høyre."),
]
TEXTS = {"article": ARTICLE, "event": EVENT, "invitation": INVITATION, "signs": SIGNS, "bold": BOLD}


def words_in(text):
    """Return all the words of a text, the addresses of its links left out."""
    return [word for kind, *content in text for word in _words(kind, content)]


def _words(kind, content):
    if kind == "link":
        return words(content[0])
    return words(" ".join(_flat(content)).replace("\u00ad", ""))


def _flat(content):
    if isinstance(content, str):
        return [content]
    return [part for each in content for part in _flat(each) if part not in ("list",)]


# HTML, as one would write it by hand; each program's own way below


def escape(text):
    return html.escape(text, quote=False)


class Plain:
    """Ordinary HTML."""

    notes_at = "end"

    def write(self, text):
        self.notes = []
        body = "\n".join(self.block(kind, *content) for kind, *content in text)
        return body + self.end()

    def block(self, kind, *content):
        return getattr(self, kind if not kind[1:].isdigit() else "heading")(
            *((int(kind[1:]), *content) if kind[1:].isdigit() else content)
        )

    def title(self, words):
        return f"<h1>{escape(words)}</h1>"

    def heading(self, level, words):
        return f"<h{level}>{escape(words)}</h{level}>"

    def p(self, words):
        return f"<p>{escape(words)}</p>"

    def bold(self, words):
        return f"<p><strong>{escape(words)}</strong></p>"

    def quote(self, words):
        return f"<blockquote><p>{escape(words)}</p></blockquote>"

    def list(self, items):
        return self._items(items, "ul")

    def numbers(self, items):
        return self._items(items, "ol")

    def _items(self, items, tag):
        written = []
        for item in items:
            if isinstance(item, tuple):
                written[-1] = written[-1].replace("</li>", self._items(item[1], tag) + "</li>")
            else:
                written.append(f"<li>{escape(item)}</li>")
        return f"<{tag}>{''.join(written)}</{tag}>"

    def table(self, rows):
        head, *others = rows
        top = "".join(f"<th>{escape(cell)}</th>" for cell in head)
        below = "".join("<tr>" + "".join(f"<td>{escape(cell)}</td>" for cell in row) + "</tr>" for row in others)
        return f"<table><thead><tr>{top}</tr></thead><tbody>{below}</tbody></table>"

    def programme(self, rows):
        written = "".join(
            f"<tr><td>{time}</td><td>{''.join(f'<p>{escape(line)}</p>' for line in lines)}</td></tr>"
            for time, lines in rows
        )
        return f"<table>{written}</table>"

    def link(self, words, address):
        return f'<p><a href="{address}">{escape(words)}</a></p>'

    def note(self, words, note):
        self.notes.append(note)
        number = len(self.notes)
        return f'<p>{escape(words)}<sup><a href="#n{number}" id="r{number}">{number}</a></sup></p>'

    def end(self):
        items = "".join(
            f'<li id="n{number}">{escape(note)} <a href="#r{number}">↩</a></li>'
            for number, note in enumerate(self.notes, 1)
        )
        return f"<ol>{items}</ol>" if items else ""


class WordHtml(Plain):
    """What Word saves as «Nettside, filtrert», and what Outlook sends."""

    def write(self, text):
        return (
            '<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><style>p.MsoNormal {margin:0cm}</style>'
            "</head><body lang=NO-BOK><div class=WordSection1>" + super().write(text) + "</div></body></html>"
        )

    def title(self, words):
        return f"<p class=MsoTitle>{escape(words)}<o:p></o:p></p>"

    def p(self, words):
        return f"<p class=MsoNormal><span lang=NO-BOK style='font-size:11.0pt'>{escape(words)}<o:p></o:p></span></p>"

    def bold(self, words):
        return f"<p class=MsoNormal><b><span style='color:black'>{escape(words)}</span></b></p>"

    def _items(self, items, tag, level=1):
        written = []
        for number, item in enumerate(items, 1):
            if isinstance(item, tuple):
                written.append(self._items(item[1], tag, level + 1))
                continue
            mark = f"{number}." if tag == "ol" else "·"
            first = "CxSpFirst" if number == 1 else "CxSpMiddle"
            written.append(
                f"<p class=MsoListParagraph{first} style='text-indent:-18.0pt;mso-list:l{tag == 'ol':d} level{level} lfo1'>"
                f"<![if !supportLists]><span style='mso-list:Ignore'>{mark}<span style='font:7.0pt'>&nbsp;&nbsp; </span>"
                f"</span><![endif]><span>{escape(item)}</span></p>"
            )
        return "\n".join(written)

    def table(self, rows):
        return (
            "<table class=MsoTableGrid border=1>"
            + "".join(
                "<tr>" + "".join(f"<td width=100><p class=MsoNormal>{escape(cell)}</p></td>" for cell in row) + "</tr>"
                for row in rows
            )
            + "</table>"
        )

    def note(self, words, note):
        self.notes.append(note)
        number = len(self.notes)
        return (
            f"<p class=MsoNormal>{escape(words)}<a style='mso-footnote-id:ftn{number}' href=\"#_ftn{number}\" "
            f'name="_ftnref{number}" title=""><span class=MsoFootnoteReference>[{number}]</span></a></p>'
        )

    def end(self):
        return "".join(
            f'<div id=ftn{number}><p class=MsoFootnoteText><a href="#_ftnref{number}" name="_ftn{number}" title="">'
            f"<span class=MsoFootnoteReference>[{number}]</span></a> {escape(note)}</p></div>"
            for number, note in enumerate(self.notes, 1)
        )


class GoogleExport(Plain):
    """What Google Docs downloads as a web page: emphasis by class, lists a level after the other."""

    def write(self, text):
        return (
            "<html><head><style>.c5{font-weight:700}.c1{font-weight:400}.title{padding:0}</style></head>"
            '<body class="c9 doc-content">' + super().write(text) + "</body></html>"
        )

    def title(self, words):
        return f'<p class="c2 title"><span class="c1">{escape(words)}</span></p>'

    def p(self, words):
        return f'<p class="c2"><span class="c1">{escape(words)}</span></p>'

    def bold(self, words):
        return f'<p class="c2"><span class="c5">{escape(words)}</span></p>'

    def _items(self, items, tag, level=0):
        written, run = [], []
        for item in [*items, None]:
            if isinstance(item, str):
                run.append(f'<li class="c2 li-bullet-0"><span class="c1">{escape(item)}</span></li>')
                continue
            if run:
                written.append(f'<{tag} class="c4 lst-kix_abc{tag}-{level}">{"".join(run)}</{tag}>')
                run = []
            if item:
                written.append(self._items(item[1], tag, level + 1))
        return "".join(written)

    def link(self, words, address):
        return (
            f'<p class="c2"><span class="c1"><a href="https://www.google.com/url?q={address}&amp;sa=D&amp;ust=1">'
            f"{escape(words)}</a></span></p>"
        )

    def note(self, words, note):
        self.notes.append(note)
        number = len(self.notes)
        return (
            f'<p class="c2"><span class="c1">{escape(words)}</span><sup>'
            f'<a href="#ftnt{number}" id="ftnt_ref{number}">[{number}]</a></sup></p>'
        )

    def end(self):
        return "".join(
            f'<div><p class="c2"><a href="#ftnt_ref{number}" id="ftnt{number}">[{number}]</a>'
            f'<span class="c1">&nbsp;{escape(note)}</span></p></div>'
            for number, note in enumerate(self.notes, 1)
        )


class GooglePasted(Plain):
    """What is on the clipboard after copying in Google Docs: all of it in a «b» that is not bold."""

    def write(self, text):
        return (
            '<meta charset="utf-8"><b style="font-weight:normal;" id="docs-internal-guid-1">'
            + super().write(text)
            + "</b>"
        )

    def p(self, words):
        return f'<p dir="ltr"><span style="font-weight:400;font-style:normal;">{escape(words)}</span></p>'

    def bold(self, words):
        return f'<p dir="ltr"><span style="font-weight:700;">{escape(words)}</span></p>'


class LibreOffice(Plain):
    """What LibreOffice saves as HTML."""

    def write(self, text):
        return (
            '<html><head><meta http-equiv="content-type" content="text/html; charset=utf-8"/><title></title></head>'
            '<body lang="nb-NO" link="#000080">' + super().write(text) + "</body></html>"
        )

    def title(self, words):
        return f'<h1 class="western" align="center">{escape(words)}</h1>'

    def p(self, words):
        return f'<p style="margin-bottom: 0cm; line-height: 100%"><font size="3">{escape(words)}</font></p>'

    def note(self, words, note):
        self.notes.append(note)
        number = len(self.notes)
        return (
            f'<p>{escape(words)}<a class="sdfootnoteanc" name="sdfootnote{number}anc" href="#sdfootnote{number}sym">'
            f"<sup>{number}</sup></a></p>"
        )

    def end(self):
        return "".join(
            f'<div id="sdfootnote{number}"><p class="sdfootnote"><a class="sdfootnotesym" '
            f'name="sdfootnote{number}sym" href="#sdfootnote{number}anc">{number}</a>{escape(note)}</p></div>'
            for number, note in enumerate(self.notes, 1)
        )


class Site(Plain):
    """A page of a Norwegian site, saved from the browser, with all that stands round its text."""

    def write(self, text):
        title = next((words for kind, words, *_ in text if kind == "title"), "Uten navn")
        return (
            '<!DOCTYPE html><html lang="nb"><head><meta charset="utf-8">'
            f"<title>{escape(title)} | Testbyen kommune</title>"
            '<link rel="canonical" href="https://testbyen.example/aktuelt/side">'
            "<style>.x{display:none}</style><script>var hemmelig = 1;</script></head><body>"
            '<header><nav><a href="/">Hjem</a> <a href="/om">Om oss</a></nav></header>'
            f"<main><article>{super().write(text)}<aside>Les også dette</aside></article></main>"
            "<footer>Kontakt oss på Eksempelhuset</footer></body></html>"
        )


class Newsletter(Plain):
    """A newsletter, laid out with tables in tables."""

    def write(self, text):
        return (
            '<body><div style="display:none">Forhåndsvisning</div><table role="presentation" width="100%"><tr><td>'
            f'<table><tr><td align="center">{super().write(text)}</td></tr></table>'
            '</td></tr></table><img src="https://spor.example/o.gif" width="1" height="1"></body>'
        )


class Gmail(Plain):
    """What Gmail sends: lines in divs."""

    def write(self, text):
        return f'<div dir="ltr">{super().write(text)}</div>'

    def p(self, words):
        return f"<div>{escape(words)}</div><div><br></div>"

    def title(self, words):
        return f"<div><h1>{escape(words)}</h1></div>"


class WordPress(Plain):
    """A page of a site made with WordPress' own blocks."""

    def write(self, text):
        return (
            '<html><body class="wp-singular"><header class="site-header">Testsiden</header><main class="wp-block-group">'
            f'<div class="entry-content wp-block-post-content">{super().write(text)}</div></main></body></html>'
        )

    def title(self, words):
        return f'<h1 class="wp-block-post-title">{escape(words)}</h1>'

    def table(self, rows):
        return f'<figure class="wp-block-table">{super().table(rows)}<figcaption>Tabelltekst</figcaption></figure>'

    def note(self, words, note):
        self.notes.append(note)
        number = len(self.notes)
        return (
            f'<p>{escape(words)}<sup data-fn="f{number}" class="fn"><a href="#f{number}" id="f{number}-link">'
            f"{number}</a></sup></p>"
        )

    def end(self):
        items = "".join(
            f'<li id="f{number}">{escape(note)} <a href="#f{number}-link" aria-label="Gå til referansen">↩︎</a></li>'
            for number, note in enumerate(self.notes, 1)
        )
        return f'<ol class="wp-block-footnotes">{items}</ol>' if items else ""


HTML = {
    "plain": Plain, "word": WordHtml, "google-export": GoogleExport, "google-pasted": GooglePasted,
    "libreoffice": LibreOffice, "site": Site, "newsletter": Newsletter, "wordpress": WordPress,
}  # fmt: skip


# Word


def word_document(text):
    """Return a text as python-docx writes it, with a picture, a header and a comment-free body."""
    document = docx.Document()
    for kind, *content in text:
        _add(document, kind, content)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def _add(document, kind, content, level=1):
    if kind == "title":
        document.add_heading(content[0], 0)
    elif kind[1:].isdigit():
        document.add_heading(content[0], int(kind[1:]))
    elif kind in ("list", "numbers"):
        _add_items(document, content[0], "List Bullet" if kind == "list" else "List Number", level)
    elif kind == "table":
        _add_table(document, content[0])
    elif kind == "programme":
        _add_table(document, [(time, "\n".join(lines)) for time, lines in content[0]])
    elif kind == "bold":
        document.add_paragraph().add_run(content[0]).bold = True
    else:
        style = {"quote": "Quote"}.get(kind)
        document.add_paragraph(content[0], style=style)
        if kind == "note":
            document.add_paragraph(content[1])


def _add_items(document, items, style, level):
    for item in items:
        if isinstance(item, tuple):
            _add_items(document, item[1], style, level + 1)
        else:
            document.add_paragraph(item, style=style if level == 1 else f"{style} {level}")


def _add_table(document, rows):
    table = document.add_table(len(rows), len(rows[0]))
    for row, cells in zip(table.rows, rows, strict=True):
        for cell, words_of_cell in zip(row.cells, cells, strict=True):
            cell.text = words_of_cell


# OpenDocument


ODT = {
    "office": "office", "text": "text", "table": "table", "draw": "drawing", "style": "style",
    "svg": "svg-compatible", "fo": "xsl-fo-compatible",
}  # fmt: skip


class OpenDocument(Plain):
    """What LibreOffice saves as odt: the content alone, as the parts a reader needs."""

    def document(self, text, picture_bytes=b""):
        names = " ".join(
            f'xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for short, name in ODT.items()
        )
        styles = (
            '<style:style style:name="T1" style:family="text"><style:text-properties fo:font-weight="bold"/></style:style>'
            '<style:style style:name="P1" style:family="paragraph" style:parent-style-name="Title"/>'
            '<style:style style:name="P2" style:family="paragraph" style:parent-style-name="Quotations"/>'
            '<text:list-style style:name="L1"><text:list-level-style-bullet text:level="1"/></text:list-style>'
            '<text:list-style style:name="L2"><text:list-level-style-number text:level="1"/></text:list-style>'
        )
        content = (
            f'<?xml version="1.0" encoding="UTF-8"?><office:document-content {names} '
            'xmlns:xlink="http://www.w3.org/1999/xlink"><office:automatic-styles>'
            f"{styles}</office:automatic-styles><office:body><office:text>{self.write(text)}"
            "</office:text></office:body></office:document-content>"
        )
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w") as archive:
            archive.writestr("mimetype", "application/vnd.oasis.opendocument.text")
            archive.writestr("content.xml", content)
            archive.writestr("META-INF/manifest.xml", "<manifest/>")
            if picture_bytes:
                archive.writestr("Pictures/1.jpg", picture_bytes)
        return out.getvalue()

    def title(self, words):
        return f'<text:p text:style-name="P1">{escape(words)}</text:p>'

    def heading(self, level, words):
        return f'<text:h text:outline-level="{level}">{escape(words)}</text:h>'

    def p(self, words):
        return f'<text:p text:style-name="Standard">{escape(words)}</text:p>'

    def bold(self, words):
        return f'<text:p><text:span text:style-name="T1">{escape(words)}</text:span></text:p>'

    def quote(self, words):
        return f'<text:p text:style-name="P2">{escape(words)}</text:p>'

    def _items(self, items, tag):
        written = []
        for item in items:
            if isinstance(item, tuple):
                inner = self._items(item[1], tag)
                written[-1] = written[-1].removesuffix("</text:list-item>") + f"{inner}</text:list-item>"
            else:
                written.append(f"<text:list-item><text:p>{escape(item)}</text:p></text:list-item>")
        return f'<text:list text:style-name="L{1 + (tag == "ol")}">{"".join(written)}</text:list>'

    def table(self, rows):
        return f"<table:table>{''.join(map(self._row, rows))}</table:table>"

    def _row(self, cells):
        return f"<table:table-row>{''.join(map(self._cell, cells))}</table:table-row>"

    def _cell(self, lines):
        lines = [lines] if isinstance(lines, str) else lines
        return f"<table:table-cell>{''.join(self.p(line) for line in lines)}</table:table-cell>"

    def programme(self, rows):
        return self.table(rows)

    def link(self, words, address):
        return f'<text:p><text:a xlink:href="{address}">{escape(words)}</text:a></text:p>'

    def note(self, words, note):
        return (
            f'<text:p>{escape(words)}<text:note text:note-class="footnote"><text:note-citation>1</text:note-citation>'
            f"<text:note-body><text:p>{escape(note)}</text:p></text:note-body></text:note></text:p>"
        )

    def end(self):
        return ""


# E-mail and plain text


class PlainText(Plain):
    """What Notepad saves, and what an e-mail without formatting holds."""

    def write(self, text):
        return "\n\n".join(self.block(kind, *content) for kind, *content in text) + "\n"

    def title(self, words):
        return words

    def heading(self, level, words):
        return words

    def p(self, words):
        return words

    bold = quote = p

    def _items(self, items, tag, indent=""):
        written = []
        for item in items:
            if isinstance(item, tuple):
                written.append(self._items(item[1], tag, f"{indent}  "))
            else:
                mark = "-" if tag == "ul" else f"{len(written) + 1}."
                written.append(f"{indent}{mark} {item}")
        return "\n".join(written)

    def table(self, rows):
        return "\n".join("\t".join(row) for row in rows)

    def programme(self, rows):
        return "\n".join(f"{time} {lines[0]}\n" + "\n".join(lines[1:]) for time, lines in rows)

    def link(self, words, address):
        return f"{words}: {address}"

    def note(self, words, note):
        return f"{words}\n\n{note}"


def mail(text, *, subject="", written_as="html", maker=Gmail):
    """Return a text as an e-mail, with its picture and a document at its end."""
    message = EmailMessage()
    message["From"] = "Kari Nordmann <kari@testbyen.example>"
    message["Subject"] = subject
    message["Date"] = "Mon, 04 Jan 2027 09:00:00 +0100"
    message.set_content(PlainText().write(text))
    if written_as == "html":
        message.add_alternative(maker().write(text), subtype="html")
    message.add_attachment(b"%PDF-1.7", maintype="application", subtype="pdf", filename="lysark.pdf")
    return message.as_bytes()


# All of them, by name: the file's name and what makes its bytes


def written(maker, text, encoding="utf-8"):
    return maker().write(text).encode(encoding, "replace")


def documents():
    """Yield a name for each document, the name of its file, what makes its bytes, and every word it has."""
    for name, text in TEXTS.items():
        expected = words_in(text)
        for program, maker in HTML.items():
            yield f"{name}, {program}", "side.html", partial(written, maker, text), expected
        yield f"{name}, docx", "dokument.docx", partial(word_document, text), expected
        yield f"{name}, odt", "dokument.odt", partial(OpenDocument().document, text), expected
        yield f"{name}, txt", "notat.txt", partial(written, PlainText, text), expected
        yield f"{name}, txt of Windows", "notat.txt", partial(written, PlainText, text, "cp1252"), expected
        yield f"{name}, gmail", "brev.eml", partial(mail, text, subject="SV: Fwd: Et brev"), expected
        yield f"{name}, outlook", "brev.eml", partial(mail, text, maker=WordHtml), expected
        yield f"{name}, plain mail", "brev.eml", partial(mail, text, subject="Brev", written_as="plain"), expected
