"""What of the front matter is written for readers, and in which language."""

from __future__ import annotations

from collections.abc import Iterator

from manuscript.model import Mapping, Node, Scalar
from manuscript.model import Sequence as ListNode

from .fields import BY_NAME, Field, Form, canonical_key
from .folding import fold
from .model import Language
from .targets import looks_like_address
from .values import LANGUAGE_NAMES, LANGUAGES

# What stands alone as the value of these is text; as parts of the rest only what their names say is.
_TEXTS = frozenset(
    {
        Form.TEXT,
        Form.NAMES,
        Form.SUBJECTS,
        Form.ORIGIN,
        Form.VENUE,
        Form.ADDRESS_OR_TEXT,
        Form.SIGN_UP,
        Form.ORGANIZERS,
        Form.CONTACT,
    }
)
_WITH_PARTS = frozenset(
    {Form.PICTURE, Form.ORIGIN, Form.CORRECTIONS, Form.VENUE, Form.ORGANIZERS, Form.CONTACT, Form.DOCUMENTS}
)
_TEXT_PARTS = frozenset(
    map(
        fold,
        "navn name alt tekst text caption foto credit adresse address poststed town city by rom room adkomst "
        "directions tittel title publisert published".split(),
    )
)


def readable_fields(front_matter: Mapping) -> Iterator[Scalar]:
    """Yield each value that is shown to people as it is written."""
    for entry in front_matter.entries:
        field = BY_NAME.get(fold(entry.key.text))
        if field is not None:
            yield from _texts(entry.value, field)


def language_of(front_matter: Mapping) -> Language:
    """Return the language the file says it is in; bokmål where it says nothing that is understood."""
    for entry in front_matter.entries:
        if canonical_key(entry.key.text) == "språk" and isinstance(entry.value, Scalar):
            written = entry.value.text.strip().lower()
            return LANGUAGES.get(written) or LANGUAGE_NAMES.get(written.split("_")[0], Language.BOKMAL)
    return Language.BOKMAL


def _texts(node: Node, field: Field) -> Iterator[Scalar]:
    if isinstance(node, Scalar):
        if field.form in _TEXTS and not looks_like_address(node.text.strip()):
            yield node
    elif isinstance(node, ListNode):
        for item in node.items:
            yield from _texts(item, field)
    elif field.form in _WITH_PARTS:
        for entry in node.entries:
            if fold(entry.key.text) in _TEXT_PARTS and isinstance(entry.value, Scalar):
                yield entry.value
