"""The fixtures that write a publication of a few lines."""

from publication_folder import one_event, publication

__all__ = ["one_event", "publication"]
