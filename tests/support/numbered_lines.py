"""A text as the lines of a body, for tests that begin where the front matter has ended."""

from manuscript.model import Line


def numbered(text: str, first: int = 1) -> list[Line]:
    """Return the lines of *text*, the first of them with the number *first*."""
    return [Line(number=number, text=line) for number, line in enumerate(text.split("\n"), first)]
