"""The two faces of one record: the full one for those who take part, and the one for everybody."""

from planning.faces.face import face_of, publicity_of
from planning.faces.findings import Finding, FindingKind, find, in_words
from planning.faces.keeping import from_json, to_json
from planning.faces.kept import as_published, face_for, last_edition, read_back, read_for
from planning.faces.loading import veiled_people, with_everything, without_unseen
from planning.faces.record import Face, Facts, File, Point, Publicity, Said, Someone
from planning.faces.veil import Veiled, veil_over

__all__ = [
    "Face",
    "Facts",
    "File",
    "Finding",
    "FindingKind",
    "Point",
    "Publicity",
    "Said",
    "Someone",
    "Veiled",
    "as_published",
    "face_for",
    "face_of",
    "find",
    "from_json",
    "in_words",
    "last_edition",
    "publicity_of",
    "read_back",
    "read_for",
    "to_json",
    "veil_over",
    "veiled_people",
    "with_everything",
    "without_unseen",
]
