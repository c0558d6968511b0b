"""What an agenda begins from: nothing, the group's standing agenda, or that of another meeting."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from planning.model import AgendaItem
from planning.model.fields import clean

#: What one meeting takes over from the agenda of another: everything but what was said there.
_TAKEN_OVER = ("title", "activity_id", "kind", "is_section", "is_nested", "takes", "presenter")

Outline = list[Mapping[str, Any]]


def of_lines(text: str) -> Outline:
    """A point for each line of a standing agenda. One that begins with a dash is part of another.

    A line that ends with a colon is a heading.
    """
    lines = [" ".join(clean(line).split()) for line in text.splitlines()]
    return [_point(line) for line in lines if line.strip("-–: ")]


def _point(line: str) -> Mapping[str, Any]:
    title = line.lstrip("-– ").rstrip()
    is_section = title.endswith(":")
    return {
        "title": title.rstrip(": ")[: AgendaItem.FIELDS["title"].limit],  # type: ignore[union-attr]
        "is_section": is_section,
        "is_nested": line[0] in "-–" and not is_section,
    }


def of_items(items: Iterable[AgendaItem]) -> Outline:
    """The points of another agenda, without their texts."""
    return [{name: getattr(item, name) for name in _TAKEN_OVER} for item in items]


def items(outline: Outline) -> list[AgendaItem]:
    """New points of an agenda, in that order."""
    return [AgendaItem(position=at, **values) for at, values in enumerate(outline, start=1)]
