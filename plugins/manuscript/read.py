"""A file's bytes read into a document: decoded, split, its fields understood as text."""

from __future__ import annotations

from pathlib import PurePosixPath

from . import fields
from .decoding import decode
from .model import Document
from .problem import Problem, in_file_order
from .split import split


def read(data: bytes, *, file: str, source: PurePosixPath) -> tuple[Document | None, list[Problem]]:
    """Return the document, and every problem in how the file is written.

    The document is None when there are no fields to go on with. Where a
    mistake has one evident answer, the document is read as if it were put
    right, so that the rest of the file is checked in the same run; the
    problem is an error all the same.
    """
    lines, problems = decode(data, file=file)
    if not lines:
        return None, problems
    parts, found = split(lines, file=file)
    problems += found
    if parts is None:
        return None, in_file_order(problems)
    mapping, unread, found = fields.read(parts.fields, file=file, line=parts.line)
    document = Document(
        file=file, source=source, front_matter=mapping, body=parts.body, unread=unread, header=tuple(parts.fields)
    )
    return document, in_file_order([*problems, *found])
