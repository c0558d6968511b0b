"""What the demo city decided about activities of different groups that resemble each other."""

from __future__ import annotations

from planning.cli.city.book import Book, day, moment
from planning.lib.database import db
from planning.model import Overlap, OverlapKind

#: Two activities by their short names, what was decided, when, by whom, and a word to it.
DECIDED: tuple[tuple[str, str, OverlapKind, str, str, str], ...] = (
    (
        "2023 seniors 2.1.2", "2023 exclusion 1.1.2", OverlapKind.LINKED, "14. 9. 2026", "kora",
        "Terén bude lidi do péče doporučovat, skupiny se sejdou v říjnu.",
    ),
    (
        "2023 families 4.3.1", "2023 exclusion 1.1.2", OverlapKind.DISMISSED, "5. 10. 2026", "kora",
        "Shodují se jen slova: tady jde o studenty.",
    ),
)  # fmt: skip
_VERBS = {OverlapKind.LINKED: "overlap linked", OverlapKind.DISMISSED: "overlap dismissed"}


def write(book: Book) -> None:
    """Keep the decisions, and tell of them in the history of both activities."""
    for one, other, kind, on, who, note in DECIDED:
        both = [book.activities[one], book.activities[other]]
        first, second = sorted(both, key=lambda activity: activity.id)
        at = moment(day(on), 9, 15)
        by = book.users[who]
        db.session.add(Overlap(first=first, second=second, kind=kind, note=note, at=at, by=by))
        for mine, theirs in ((first, second), (second, first)):
            label = f"{theirs.number} ({theirs.group.name})"
            book.tell(mine, at, _VERBS[kind], who, label=label, new=note)
