"""Logos as every writer can set them: re-encoded, so that nothing a camera added travels along."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from io import BytesIO

from PIL import Image as Pillow

from planning.documents.blocks import Picture

_WIDEST = 70.0  # mm: two logos and their words fit beside each other
_FINEST = 900  # pixels: 300 to the inch at that size
_AS_WORDS = 25.0  # mm for the words of a picture that cannot be shown
GAP = 5.0  # mm between two pictures


@dataclass(frozen=True)
class Image:
    """A PNG or JPEG and its size on paper, in millimetres."""

    data: bytes
    suffix: str
    alt: str
    width: float
    height: float


@lru_cache(maxsize=64)
def image(picture: Picture) -> Image | None:
    """The picture to be set; nothing when no picture can be made of the data."""
    try:
        with Pillow.open(BytesIO(picture.data)) as opened:
            photograph = opened.format == "JPEG"
            seen = opened.convert("RGB" if photograph else "RGBA")
    except (OSError, ValueError, SyntaxError, EOFError, Pillow.DecompressionBombError):
        return None
    seen.thumbnail((_FINEST, _FINEST))
    written = BytesIO()
    seen.save(written, "JPEG" if photograph else "PNG", quality=90)
    height = min(picture.height_mm, _WIDEST * seen.height / seen.width)
    return Image(
        written.getvalue(),
        "jpg" if photograph else "png",
        picture.alt,
        height * seen.width / seen.height,
        height,
    )


def room_for(pictures: Iterable[Picture]) -> float:
    """How much room they take beside each other, in millimetres."""
    return sum((found.width if (found := image(p)) else _AS_WORDS) + GAP for p in pictures)
