"""The two faces of one record: the full one for those who take part, and the one for everybody."""

from planning.faces.face import (
    Face,
    Point,
    Said,
    Someone,
    Veiled,
    face_of,
    named_in_texts,
    veil_over,
)
from planning.faces.loading import veiled_people, with_everything

__all__ = [
    "Face",
    "Point",
    "Said",
    "Someone",
    "Veiled",
    "face_of",
    "named_in_texts",
    "veil_over",
    "veiled_people",
    "with_everything",
]
