"""The deeds about comments: saying something, settling it, taking it up, turning it down."""

from __future__ import annotations

from planning import permissions as may
from planning.comments import queries
from planning.history import Conflict, record, take_turn, take_up
from planning.lib.clock import now
from planning.lib.database import db
from planning.lib.words import N_
from planning.model import Activity, Comment, CommentState, NotAllowedNow, Realisation, Row, User
from planning.model.fields import Wrong
from planning.references import resolve

#: State -> how history calls the deed that led to it, for comments and for suggestions.
_VERBS = {
    CommentState.OPEN: "comment reopened",
    CommentState.RESOLVED: "comment settled",
    CommentState.ACCEPTED: "wording accepted",
    CommentState.REJECTED: "wording rejected",
}

ROW_IS_GONE = N_("Somebody removed this row meanwhile. Open the sheet again.")


def say(
    activity: Activity, path: str, *, text: str, wording: str | None, based_on: str, by: User
) -> Comment:
    """Say something about a place of the worksheet, or with ``wording`` what it should say instead.

    ``based_on`` are the words that stood there when ``by`` looked.

    Raises:
        NotAllowedNow: the row is gone.
    """
    take_turn(activity)
    suggests = wording is not None
    said = Comment(
        thing=activity.__tablename__,
        thing_id=activity.id,
        path=path,
        label=_row_words(activity, path),
        text=text,
        is_suggestion=suggests,
        wording=wording or "",
        based_on=based_on if suggests else "",
        at=now(),
        by=by,
    )
    db.session.add(said)
    if suggests:
        _tell(said, activity, "wording suggested", old=said.based_on, new=said.wording, by=by)
    else:
        _tell(said, activity, "comment made", new=text, by=by)
    return said


def _row_words(activity: Activity, path: str) -> str:
    """The words by which the row of a path is known, if it is a row."""
    kind, slash, rest = path.partition("/")
    if not slash:
        return ""
    row_id = rest.partition("/")[0]
    row: Row | None = next((r for r in activity.rows(kind) if str(r.id) == row_id), None)
    if row is None:
        raise NotAllowedNow(ROW_IS_GONE)
    return str(getattr(row, row.MAIN, ""))[:200]


def settle(said: Comment, *, answer: str, by: User) -> None:
    """Say that a comment needs nothing more.

    Raises:
        NotAllowedNow: somebody did meanwhile, or it suggests words.
    """
    activity = _take_turn(said)
    _move(said, activity, CommentState.RESOLVED, answer, by=by)


def reopen(said: Comment, *, answer: str, by: User) -> None:
    """Say that a settled comment is not settled.

    Raises:
        NotAllowedNow: it is open, or it suggests words.
    """
    activity = _take_turn(said)
    _move(said, activity, CommentState.OPEN, answer, by=by)


def reject(said: Comment, *, answer: str, by: User) -> None:
    """Turn suggested words down, with the reason for their author.

    Raises:
        NotAllowedNow: they are answered already, or nobody says why.
    """
    activity = _take_turn(said, answering=by)
    if not answer:
        raise NotAllowedNow(N_("Write why, so that the author understands."))
    _move(said, activity, CommentState.REJECTED, answer, by=by)


def withdraw(said: Comment, *, by: User) -> None:
    """Take one's own comment or suggestion back; what it said stays in history.

    Raises:
        NotAllowedNow: somebody has answered it meanwhile.
    """
    activity = _take_turn(said)
    _move(said, activity, CommentState.WITHDRAWN, "", by=by)


def accept(
    said: Comment,
    *,
    answer: str,
    by: User,
    wording: str | None = None,
    based_on: int = 0,
) -> Conflict | None:
    """Write suggested words into the worksheet, merged with what was changed since.

    Where both changed the same words nothing is saved: whoever answers sees all three texts and
    comes again with ``wording`` as it shall stand, having seen version ``based_on`` of the sheet.

    Raises:
        NotAllowedNow: they are answered already, their row is gone, or another worksheet goes on.
        Invalid: the words cannot stand there.
    """
    activity = _take_turn(said, answering=by)
    _refuse_ended(activity)
    said.check_move(CommentState.ACCEPTED)
    path, words, base = said.path, said.wording, said.based_on
    try:
        collision = take_up(activity, path, words, base=base, by=by, decided=wording, seen=based_on)
    except Wrong:
        raise NotAllowedNow(
            N_("The row this speaks of was removed. Put it back first, or reject the suggestion.")
        ) from None
    if collision is not None:
        return collision
    resolve(activity, [path])
    _move(said, activity, CommentState.ACCEPTED, answer, by=by)
    return None


def _refuse_ended(activity: Activity) -> None:
    """Nothing is written into a worksheet in whose place another goes on: nobody would read it."""
    if activity.realisation is not Realisation.MERGED:
        return
    joint = queries.joint_activity(activity)
    if joint is None:
        raise NotAllowedNow(
            N_("This activity was merged. Nothing more is written into its worksheet.")
        )
    raise NotAllowedNow(
        N_(
            "This activity goes on as the joint activity %(number)s of the group %(group)s."
            " Suggest the words there: nothing more is written into this worksheet."
        ),
        number=joint.number or "–",
        group=joint.group.name,
    )


def _move(
    said: Comment,
    activity: Activity,
    state: CommentState,
    answer: str,
    *,
    by: User,
) -> None:
    said.check_move(state)
    said.state, said.answer, said.answered_at, said.answered_by = state, answer, now(), by
    verb = _VERBS.get(state) or ("wording" if said.is_suggestion else "comment") + " withdrawn"
    whose = "" if state is CommentState.WITHDRAWN else said.by.name
    _tell(said, activity, verb, old=whose, new=answer, by=by)


def _tell(
    said: Comment, activity: Activity, verb: str, *, by: User, new: str, old: str = ""
) -> None:
    record(verb, activity, by=by, path=said.path, label=said.label, old=old, new=new)


def _take_turn(said: Comment, *, answering: User | None = None) -> Activity:
    """See the comment and its activity as they are, and whether ``answering`` still may.

    Raises:
        NotAllowedNow: they may not; somebody may have locked the activity in this very moment.
    """
    activity = said.activity
    assert activity is not None  # noqa: S101 - a comment that may be seen speaks of an activity
    take_turn(activity)
    db.session.refresh(said, ["state", "answered_at"])
    if answering is not None and not may.answer_comment(answering, said):
        raise NotAllowedNow(N_("This activity can no longer be changed. Open it again."))
    return activity
