"""The two faces of one record: the full one for those who take part, and the one for everybody."""

from planning.faces.face import face_of, named_in_texts, publicity_of
from planning.faces.loading import veiled_people, with_everything, without_unseen
from planning.faces.record import Face, Facts, File, Point, Publicity, Said, Someone
from planning.faces.veil import Veiled, veil_over

__all__ = [
    "Face",
    "Facts",
    "File",
    "Point",
    "Publicity",
    "Said",
    "Someone",
    "Veiled",
    "face_of",
    "named_in_texts",
    "publicity_of",
    "veil_over",
    "veiled_people",
    "with_everything",
    "without_unseen",
]
