"""The parts of the paper worksheet, and which fields and lists each of them holds."""

from __future__ import annotations

from planning.model import Part

#: In the order of the sheet. Every path of a worksheet begins with one of these names.
PARTS: dict[Part, tuple[str, ...]] = {
    Part.NUMBER: ("number",),
    Part.TITLE: ("title",),
    Part.MEASURE: ("measure_id",),
    Part.IMPLEMENTERS: ("implementers",),
    Part.PARTNERS: ("partners",),
    Part.RESPONSIBLE: ("responsible", "deputy"),
    Part.DESCRIPTION: ("description", "steps"),
    Part.TARGET_GROUPS: ("target_groups",),
    Part.OUTPUTS: ("outputs",),
    Part.COSTS: ("costs",),
    Part.TERRITORIES: ("territories",),
    Part.RISKS: ("risks",),
    Part.MILESTONES: ("milestones", "is_ongoing"),
}
#: What is said about doing a step of the schedule. It reports on what was approved, and changes
#: nothing of it.
REPORTED = ("state", "done_on", "note")
_PART_OF = {root: part for part, roots in PARTS.items() for root in roots}


def part_of(path: str) -> Part:
    """Under which part of the worksheet a path stands."""
    return _PART_OF[path.partition("/")[0]]


def is_reported(path: str) -> bool:
    """Whether a path holds a report on what is being done."""
    kind, _slash, rest = path.partition("/")
    return kind == "milestones" and rest.partition("/")[2] in REPORTED
