"""A text read as its kind: of all its lines, or of the fields that matter to a test among good ones."""

from pathlib import PurePosixPath

from content_types.event import read_event
from content_types.reading import read_article, read_fixed_page
from manuscript.read import read

READERS = {"articles": read_article, "events": read_event, "pages": read_fixed_page}
GOOD = {
    "articles": {"tittel": "tittel: A", "ingress": "ingress: I"},
    "pages": {"tittel": "tittel: A"},
    "events": {
        "tittel": "tittel: A",
        "ingress": "ingress: I",
        "starter": "starter: 23. mars 2027 kl. 11.30",
        "slutter": "slutter: 16.00",
        "sted": "sted: X",
    },
}


def read_text(source, text):
    """Return what the file *source* holds, and its problems."""
    document, problems = read(text.encode(), file=f"content/{source}", source=PurePosixPath(source))
    content, found = READERS[source.partition("/")[0]](document)
    return content, [*problems, *found]


def read_fields(source, fields, body="Tekst."):
    """Return the same of a good file with *fields* in place of its own of the same names."""
    folder = source.partition("/")[0]
    keys = {line.partition(":")[0] for line in fields.split("\n")}
    good = "".join(f"{line}\n" for key, line in GOOD[folder].items() if key not in keys)
    published = "publisert: 1. januar 2023\n" if folder == "events" and not {"publisert", "date"} & keys else ""
    return read_text(source, f"---\n{good}{fields}\n{published}---\n{body}\n")
