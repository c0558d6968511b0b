"""JPEG pictures inside other files: their words go, not one pixel changes."""

from __future__ import annotations

import re

_START, _END, _SCAN, _FILLING = b"\xff\xd8", 0xD9, 0xDA, 0xFF
#: JFIF and Adobe say how colours are kept; all other APPn and comments only tell stories.
_TELLING = {*range(0xE1, 0xF0), 0xFE} - {0xEE}
_NEXT_MARKER = re.compile(rb"\xff(?![\x00\xd0-\xd7\xff])")


def without_words(data: bytes) -> bytes:
    """``data`` without EXIF, XMP, IPTC, profiles, comments and whatever follows the picture.

    What is no JPEG, or breaks off, stays as it is from there on.
    """
    if not data.startswith(_START):
        return data
    kept, at = [_START], 2
    while at + 4 <= len(data) and data[at] == _FILLING:
        marker = data[at + 1]
        if marker == _FILLING:
            at += 1
            continue
        if marker == _END:
            break
        end = at + 2 + int.from_bytes(data[at + 2 : at + 4])
        if marker == _SCAN:
            following = _NEXT_MARKER.search(data, end)
            end = following.start() if following else len(data)
        if marker not in _TELLING:
            kept.append(data[at:end])
        at = end
    return b"".join([*kept, data[at : at + 2] if data[at + 1 : at + 2] == b"\xd9" else data[at:]])
