"""Names of people: titles stand around them and count for nothing when sorting."""

from __future__ import annotations

from planning.lib.collation import czech


def full_name(before: str, first: str, last: str, after: str) -> str:
    """``Mgr. Jan Novák, Ph.D.``; any part but the surname may be missing."""
    name = " ".join(part for part in (before, first, last) if part)
    return f"{name}, {after}" if after else name


def initials(first: str, last: str) -> str:
    """``JN`` for Jan Novák."""
    return "".join(part[0].upper() for part in (first, last) if part)


def by_surname(first: str, last: str) -> tuple[tuple[str, str], tuple[str, str]]:
    """A sort key: surname, then first name, both in Czech order."""
    return czech(last), czech(first)
