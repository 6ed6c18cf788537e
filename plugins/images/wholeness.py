"""Whether a file goes on to its end, told by its own marks: an upload that was cut lacks the last one.

Nothing is decoded; each walk is linear in the length of the file.
"""

from __future__ import annotations

PNG_SIGNATURE_OCTETS = 8
RIFF_HEADER_OCTETS = 8
PADDING_OCTETS = 1  # after a chunk of odd length; some programs leave the last out
START_OF_SCAN = 0xDA
END_OF_IMAGE = b"\xff\xd9"
# Marks without a length: padding, TEM, the restart marks and SOI (ITU-T T.81, table B.1).
STANDING_ALONE = frozenset({0xFF, 0x01, *range(0xD0, 0xD9)})


def is_whole(data: bytes, kind: str) -> bool:
    """Tell whether *data* holds the end of the picture that begins it; *kind* is JPEG, PNG or WEBP."""
    match kind:
        case "JPEG":
            return _is_whole_jpeg(data)
        case "PNG":
            return _is_whole_png(data)
        case _:
            return len(data) + PADDING_OCTETS >= RIFF_HEADER_OCTETS + int.from_bytes(data[4:8], "little")


def _is_whole_jpeg(data: bytes) -> bool:
    """Look for the end after the first scan: a small picture for previews may lie before it, whole."""
    at = 2
    while at + 4 <= len(data) and data[at] == 0xFF:
        mark = data[at + 1]
        if mark == START_OF_SCAN:
            return data.find(END_OF_IMAGE, at) >= 0
        at += 1 if mark == 0xFF else 2 if mark in STANDING_ALONE else 2 + int.from_bytes(data[at + 2 : at + 4], "big")
    return False


def _is_whole_png(data: bytes) -> bool:
    at = PNG_SIGNATURE_OCTETS
    while at + 12 <= len(data):  # length, name and checksum
        if data[at + 4 : at + 8] == b"IEND":
            return True
        at += 12 + int.from_bytes(data[at : at + 4], "big")
    return False
