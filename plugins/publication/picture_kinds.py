"""Kinds of pictures that cannot be shown here, and what to do with one."""

from __future__ import annotations

UNSHOWN = frozenset(
    {
        ".apng", ".avif", ".bmp", ".cr2", ".dng", ".emf", ".eps", ".gif", ".heic", ".heif", ".ico", ".jfif", ".jp2",
        ".jpe", ".jxl", ".nef", ".psd", ".raw", ".svg", ".tif", ".tiff", ".wmf",
    }
)  # fmt: skip
DRAWN = frozenset({".apng", ".emf", ".eps", ".gif", ".ico", ".svg", ".wmf"})  # with lines a jpg would blur


def how_to_save(ending: str) -> str:
    """Return what to do with a picture whose name has *ending*, one of UNSHOWN."""
    match ending.lower():
        case ".jfif" | ".jpe":
            return "Bildet er et jpg-bilde under et annet navn: Gi filen et navn som slutter på «.jpg», og vis til det."
        case ".heic" | ".heif":
            return (
                "Lagre eller eksporter bildet som jpg, og vis til den nye filen. På iPhone blir nye bilder jpg når du"
                " velger Innstillinger > Kamera > Formater > Mest kompatibel."
            )
        case _:
            return "Lagre eller eksporter bildet som jpg, png eller webp, og vis til den nye filen."


def saved_ending(ending: str) -> str:
    """Return the ending such a picture is best saved with."""
    return ".png" if ending.lower() in DRAWN else ".jpg"
