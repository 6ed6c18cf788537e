"""The Pelican rim: the site is built beside the old one and takes its place in one step.

The preview builds it again after each save.
"""


def register() -> None:
    """Connect to Pelican, which only the modules at the rim know."""
    from .plugin import register as connect

    connect()
