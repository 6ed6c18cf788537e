"""What editors are told, and in which form."""


def register() -> None:
    """Connect to Pelican, which only the modules at the rim know."""
    from .plugin import register as connect

    connect()
