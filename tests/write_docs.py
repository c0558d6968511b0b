"""Writes ``docs/permissions.md`` from the rules and their table, as ``make docs`` does."""

from __future__ import annotations

import sys
from pathlib import Path

from planning import permissions
from tests.test_permissions import PEOPLE, TABLE

PAGE = Path(__file__).parents[1] / "docs" / "permissions.md"
WHO = {
    "M": "member",
    "S": "secretary",
    "G": "manager",
    "H": "guest",
    "U": "user of services",
    "K": "coordinator",
    "O": "official",
    "A": "administrator",
    "N": "member of another group",
    "P": "the public",
}


def permissions_page() -> str:
    """The table of who may do what, in Markdown."""
    letters = PEOPLE.split()
    lines = [
        "# Who may do what",
        "",
        "Written by `make docs` from `planning/permissions/` and the table in",
        "`tests/test_permissions.py`; a test holds all three together.",
        "",
        "; ".join(f"**{letter}** {WHO[letter]}" for letter in letters) + ".",
        "The first five belong to the group the thing belongs to.",
        "",
        f"| rule | of | {' | '.join(letters)} | in words |",
        f"|---|---|{'---|' * len(letters)}---|",
    ]
    for (rule, state), allowed in TABLE.items():
        marks = ["•" if letter in allowed.split() else "" for letter in letters]
        words = (getattr(permissions, rule).__doc__ or "").strip()
        of = "" if state is None else str(getattr(state, "value", state))
        lines.append(f"| `{rule}` | {of} | {' | '.join(marks)} | {words} |")
    return "\n".join(lines) + "\n"


def main() -> int:
    """Write the page."""
    PAGE.write_text(permissions_page(), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
