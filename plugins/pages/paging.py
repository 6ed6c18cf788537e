"""A long list cut into pages whose addresses cannot collide: `<list>side/<n>/`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TypeVar

from .frame import Frame
from .views import Pagination

Item = TypeVar("Item")


def page_address(address: str, number: int) -> str:
    """Return the site path of page *number* (from 1) of the list at *address*."""
    return address if number == 1 else f"{address}side/{number}/"


def pages_of(items: Sequence[Item], address: str, frame: Frame) -> Iterator[tuple[str, Sequence[Item], Pagination]]:
    """Yield each page of the list: its site path, its items and where in the list it is.

    An empty list has one page.
    """
    size = frame.settings.items_per_page
    count = max(1, -(-len(items) // size))
    for number in range(1, count + 1):
        pagination = Pagination(
            number=number,
            count=count,
            text=frame.words.page_of.format(number=number, count=count),
            newer=frame.href(page_address(address, number - 1)) if number > 1 else "",
            older=frame.href(page_address(address, number + 1)) if number < count else "",
        )
        yield page_address(address, number), items[(number - 1) * size : number * size], pagination


def numbered(title: str, pagination: Pagination) -> str:
    """Return *title* for the head, unique on each page of the list."""
    return title if pagination.number == 1 else f"{title}, {pagination.text[0].lower()}{pagination.text[1:]}"
