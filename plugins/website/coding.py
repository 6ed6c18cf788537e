"""What is kept from one build to the next, and its form: models as bytes and back, which can hold data and nothing else.

JSON, in which each model is a list: its number among the classes that are known here, then its fields. What
cannot be told apart afterwards is refused before it is written, and what does not fit is refused when it is read.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass, field, fields, is_dataclass
from datetime import UTC, date, datetime
from enum import Enum
from pathlib import PurePosixPath
from types import MappingProxyType, ModuleType
from typing import Any

import body.model
import content_types.model
import manuscript.model
import programme.model
from body.model import Body
from content_types.model import OSLO, ContentKind
from manuscript.problem import Problem, Severity

from .model import Agenda, AnyContent


class CodingError(Exception):
    """These bytes are no value of ours."""


# What JSON has no word for, by the number that stands first in its list. The models follow.
TUPLE, SET, MAPPING, MOMENT, DAY, PATH = range(6)
JSON_HAS = (str, int, float, bool, type(None))


class Coder:
    """Writes and reads values of some classes: models (frozen dataclasses) and enumerations."""

    def __init__(self, *classes: type) -> None:
        self._write: dict[type, Callable[[Any], Any]] = {
            tuple: lambda value: [TUPLE, *map(self._plain, value)],
            frozenset: lambda value: [SET, *sorted(map(self._plain, value))],
            dict: lambda value: [MAPPING, *([self._plain(key), self._plain(each)] for key, each in value.items())],
            datetime: lambda value: [MOMENT, _instant(value)],
            date: lambda value: [DAY, value.isoformat()],
            PurePosixPath: lambda value: [PATH, str(value)],
        }
        self._write[MappingProxyType] = self._write[dict]
        self._write[type(PurePosixPath())] = self._write[PurePosixPath]
        self._write |= dict.fromkeys(JSON_HAS, lambda value: value)
        value = self._value
        self._read: dict[int, Callable[[list[Any]], Any]] = {
            TUPLE: lambda found: tuple(self._values(found)) if len(found) > 1 else (),
            SET: lambda found: frozenset(self._values(found)),
            MAPPING: lambda found: {value(key): value(each) for key, each in found[1:]},
            MOMENT: lambda found: datetime.fromisoformat(found[1]).astimezone(OSLO),
            DAY: lambda found: date.fromisoformat(found[1]),
            PATH: lambda found: PurePosixPath(found[1]),
        }
        for one in classes:
            self._know(one, len(self._read))

    def _know(self, one: Any, number: int) -> None:
        if issubclass(one, Enum):
            self._write[one] = lambda value: [number, value.value]
            members = {each.value: each for each in one}
            self._read[number] = lambda found: members[found[1]]
            return
        names = [each.name for each in fields(one)]
        self._write[one] = lambda value: [number, *[self._plain(getattr(value, name)) for name in names]]
        places = [*enumerate(names, 1)]
        read = self._read

        def model(found: list[Any]) -> Any:
            if len(found) > len(places) + 1:
                raise CodingError
            return one(
                **{name: read[each[0]](each) if type(each := found[at]) is list else each for at, name in places}
            )

        read[number] = model

    def encode(self, value: Any) -> bytes:
        """Return *value* as bytes; equal values give equal bytes.

        Raises:
            TypeError: a class in it is not known here.
        """
        return json.dumps(self._plain(value), ensure_ascii=False, separators=(",", ":")).encode(
            "utf-8", "surrogatepass"
        )

    def decode(self, data: bytes) -> Any:
        """Return the value *data* was made of.

        Raises:
            CodingError: it was made of none.
        """
        try:
            return self._value(json.loads(data.decode("utf-8", "surrogatepass"), object_pairs_hook=_refuse))
        except (ValueError, TypeError, LookupError, AttributeError, RecursionError, OverflowError) as error:
            raise CodingError from error

    def _plain(self, value: Any) -> Any:
        write = self._write.get(type(value))
        if write is None:
            raise TypeError(f"{type(value).__qualname__} cannot be kept: its class is not known to the coder")
        return write(value)

    def _value(self, found: Any) -> Any:
        return self._read[found[0]](found) if type(found) is list else found

    def _values(self, found: list[Any]) -> list[Any]:
        """Return what stands behind the number of *found*: the values of a tuple, a set or a model."""
        read = self._read
        return [read[each[0]](each) if type(each) is list else each for each in found[1:]]


def _refuse(_: object) -> None:
    raise CodingError  # we write no objects


def _instant(moment: datetime) -> str:
    if moment.tzinfo is not OSLO:
        raise TypeError("only an instant in Europe/Oslo can be kept: it would come back in another zone")
    return moment.astimezone(UTC).isoformat()


def models_in(module: ModuleType) -> list[type]:
    """Return the models and enumerations *module* defines."""
    defined = (each for each in vars(module).values() if isinstance(each, type) and each.__module__ == module.__name__)
    return [each for each in defined if is_dataclass(each) or issubclass(each, Enum)]


# What the bytes of a content file say, and the coder it is kept with


KEPT_AS = "text "  # so begin the names under which it is kept what files say


@dataclass(frozen=True, slots=True, kw_only=True)
class Understood:
    """What the bytes of a file say, at whatever time they are read."""

    content: AnyContent | None = None  # without its lines: what they say is in the body
    body: Body = field(default_factory=Body)  # read also where the fields have errors
    agenda: Agenda | None = None
    problems: tuple[Problem, ...] = ()
    kind: ContentKind = ContentKind.ARTICLE
    is_draft: bool = False
    kept_metadata: tuple[int, ...] = ()  # the lines whose documents may say who made them
    seen: str = ""  # the digest of its content, which other pages may show
    unread_names: tuple[str, ...] = ()  # where there are errors: what may be names of files in its fields


CODER = Coder(
    Understood,
    Agenda,
    Problem,
    Severity,
    *models_in(content_types.model),
    *models_in(body.model),
    *models_in(programme.model),
    *models_in(manuscript.model),
)
