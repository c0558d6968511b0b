"""What the demo city says about its worksheets, and what it would write there instead."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from planning.cli.city.book import Book, day, moment
from planning.lib.database import db
from planning.model import Activity, Comment, CommentState, place


@dataclass(frozen=True)
class Said:
    """A comment: its path has rows counted from 0; ``old`` and ``new`` are words changed by it.

    ``new`` stands for ``old`` in what the field said then; ``answer`` follows its ``state``.
    """

    on: str
    who: str
    path: str
    text: str = ""
    old: str = ""
    new: str = ""
    state: CommentState = CommentState.OPEN
    answered: str = ""
    by: str = ""
    answer: str = ""


_ACCEPTED, _REJECTED, _RESOLVED, _WITHDRAWN = (
    CommentState.ACCEPTED,
    CommentState.REJECTED,
    CommentState.RESOLVED,
    CommentState.WITHDRAWN,
)

#: How history calls what became of it.
_HISTORY = {
    _ACCEPTED: "accepted", _REJECTED: "rejected", _RESOLVED: "settled", _WITHDRAWN: "withdrawn",
}  # fmt: skip
#: By the short name of the activity.
COMMENTS: dict[str, tuple[Said, ...]] = {
    "2023 drugs 1.3.1": (
        Said(
            "9. 11. 2026", "gita", "milestones/0",
            "Na začátku ledna mají školy uzávěrku pololetí. Stihnou to?",
            state=_RESOLVED, answered="11. 11. 2026", by="mia",
            answer="Ředitelé dostanou dotazník už v prosinci, termín stojí.",
        ),
        Said(
            "10. 11. 2026", "kora", "title",
            "Hazard je slovo, pod kterým to lidé najdou.",
            "kteří hrají nebo sázejí", "ohrožených hazardem",
            _REJECTED, "18. 11. 2026", "mia",
            "Slovu hazard se rodiče vyhýbají, řekly nám to tři školy. Necháme název tak, jak se mluví.",
        ),
        Said(
            "12. 11. 2026", "omar", "description",
            "Z popisu není poznat, jak často bude otevřeno.",
            "nabídne večerní hodiny", "nabídne jednou týdně večerní hodiny",
        ),
        Said(
            "12. 11. 2026", "omar", "costs/0/amount",
            "Je to částka na celý rok, nebo jen od otevření ve druhém pololetí?",
        ),
        Said(
            "16. 11. 2026", "kora", "costs/0/sources",
            "Ministerstvo takové poradny podporuje, zkuste i tento zdroj.",
            "SMO", "SMO, MPSV", _ACCEPTED, "19. 11. 2026", "mia", "Děkujeme, žádost podáme v lednu.",
        ),
    ),
    "2023 seniors 2.1.2": (
        Said(
            "13. 11. 2026", "omar", "milestones/0/when",
            "Výzva na stavební úpravy se otevře až v létě.",
            "1. pololetí", "2. pololetí",
        ),
        Said(
            "13. 11. 2026", "omar", "description",
            "Je už jisté, kdo bude dům vlastnit?",
            state=_WITHDRAWN, answered="16. 11. 2026", by="omar",
        ),
    ),
    "2019 drugs 2.1.2": (
        Said(
            "29. 10. 2026", "sami", "risks",
            "Rizika jsme zatím nesepsali. Doplníme je na příštím jednání?",
        ),
        Said(
            "30. 10. 2026", "gita", "milestones/8/text", "",
            "Evaluace", "Evaluace s poskytovateli i s klienty",
        ),
    ),
}  # fmt: skip


def write(book: Book) -> None:
    """Make the comments, and tell of them in the history of their activities."""
    for name, said in COMMENTS.items():
        for each in said:
            _say(book, book.activities[name], each)


def _say(book: Book, activity: Activity, said: Said) -> None:
    path, label = _place(activity, said.path)
    now = place(activity, path).shown if said.new else ""
    before = now.replace(said.new, said.old) if said.state is _ACCEPTED else now
    wording = before.replace(said.old, said.new) if said.new else ""
    at = moment(day(said.on), 13, 45)
    comment = Comment(
        thing=activity.__tablename__, thing_id=activity.id, path=path, label=label,
        text=said.text, is_suggestion=bool(said.new), wording=wording,
        based_on=before if said.new else "", at=at, by=book.users[said.who], state=said.state,
    )  # fmt: skip
    db.session.add(comment)
    about = {"path": path, "label": label}
    if said.new:
        book.tell(activity, at, "wording suggested", said.who, old=before, new=wording, **about)
    else:
        book.tell(activity, at, "comment made", said.who, new=said.text, **about)
    if said.answered:
        at = moment(day(said.answered), 16, 20)
        _answer(book, activity, comment, said, at)


def _answer(book: Book, activity: Activity, comment: Comment, said: Said, at: datetime) -> None:
    comment.answered_at, comment.answered_by = at, book.users[said.by]
    comment.answer = said.answer
    verb = f"{'wording' if said.new else 'comment'} {_HISTORY[said.state]}"
    about = {"path": comment.path, "label": comment.label}
    book.tell(activity, at, verb, said.by, new=said.answer, **about)


def _place(activity: Activity, path: str) -> tuple[str, str]:
    """The path with the id of its row, and the words by which the row is known."""
    kind, slash, rest = path.partition("/")
    if not slash:
        return path, ""
    nth, _slash, name = rest.partition("/")
    row = activity.rows(kind)[int(nth)]
    words = str(getattr(row, row.MAIN))[:200]
    return "/".join(filter(None, [kind, str(row.id), name])), words
