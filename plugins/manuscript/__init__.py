"""A Markdown file as it is written: every field and line knows its position. Problem, and the register of rules."""


def register() -> None:
    """Connect the reader to Pelican, which is imported only here."""
    from .plugin import register as connect

    connect()
