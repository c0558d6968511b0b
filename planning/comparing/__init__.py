"""What changed between two moments, from the deeds between them."""

from planning.comparing.reading import PAGE, PAPER, of_activity, of_plan, tally_of_plan
from planning.comparing.shapes import Change, Changed, ChangedMeasure, Comparison, Fate, Span, Tally

__all__ = [
    "PAGE",
    "PAPER",
    "Change",
    "Changed",
    "ChangedMeasure",
    "Comparison",
    "Fate",
    "Span",
    "Tally",
    "of_activity",
    "of_plan",
    "tally_of_plan",
]
