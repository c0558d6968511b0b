from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import ColumnElement, func, or_, select
from sqlalchemy.orm import joinedload, selectinload, subqueryload

from planning.history.moments import versions_of
from planning.lib.database import db
from planning.model import (
    OPENED_STAGES,
    SETTLED,
    WRITTEN,
    Activity,
    CommentRound,
    Event,
    Matter,
    Outcome,
    PlanVersion,
    Submission,
    User,
    Weight,
)
from planning.permissions import see_activity_history
from planning.summaries import Page, window
from planning.visibility import visible_rounds, visible_submissions

#: Comments on one page of the book, and on one paper.
PAGE, PAPER = 40, 2_000
#: Changes offered as what came of a comment.
OFFERED = 60

#: Fields that name people; they are nobody's answer to a comment.
_PEOPLE = ("responsible", "deputy", "/owner")
#: Of a comment that waits to be settled.
_WAITS = Submission.outcome.not_in(sorted(SETTLED))


@dataclass(frozen=True)
class CommentCount:
    """How many comments a round has, and how many of them wait to be settled."""

    all: int = 0
    waiting: int = 0


def rounds(user: User) -> Sequence[CommentRound]:
    """All rounds ``user`` may know of, the latest first. One query."""
    return db.session.scalars(
        select(CommentRound)
        .where(visible_rounds(user))
        .options(joinedload(CommentRound.plan), joinedload(CommentRound.plan_version))
        .order_by(CommentRound.opens_at.desc(), CommentRound.id.desc())
        .limit(200)
    ).all()


def whole(round_: CommentRound) -> CommentRound:
    """The round with its plan and the version it is about. One query."""
    return db.session.scalars(
        select(CommentRound)
        .where(CommentRound.id == round_.id)
        .options(joinedload(CommentRound.plan), joinedload(CommentRound.plan_version))
        .execution_options(populate_existing=True)
    ).one()


def counted(rounds_: Sequence[CommentRound], user: User) -> dict[int, CommentCount]:
    """How many comments each round has, of those ``user`` may see. One query."""
    rows = db.session.execute(
        select(
            Submission.comment_round_id,
            func.count(Submission.id),
            func.count(Submission.id).filter(_WAITS),
        )
        .where(
            Submission.comment_round_id.in_([each.id for each in rounds_]),
            visible_submissions(user),
        )
        .group_by(Submission.comment_round_id)
    )
    found = {round_id: CommentCount(all_, waiting) for round_id, all_, waiting in rows}
    return {each.id: found.get(each.id, CommentCount()) for each in rounds_}


def last_number(round_: CommentRound) -> int:
    """The number of the last comment in the book; 0 while it is empty. One query."""
    of_it = Submission.comment_round_id == round_.id
    return db.session.scalar(select(func.max(Submission.number)).where(of_it)) or 0


def unsettled(round_: CommentRound) -> int:
    """How many comments still wait to be settled. One query."""
    its = Submission.comment_round_id == round_.id
    found = select(func.count(Submission.id)).where(its, _WAITS)
    return db.session.scalar(found) or 0


@dataclass(frozen=True)
class Chosen:
    """Which comments of the book to show; nothing chosen shows all."""

    waiting: bool = False
    group_id: int | None = None
    matter: Matter | None = None
    weight: Weight | None = None
    outcome: Outcome | None = None

    @property
    def conditions(self) -> list[ColumnElement[bool]]:
        found: list[ColumnElement[bool]] = []
        if self.waiting:
            found.append(_WAITS)
        if self.group_id is not None:
            its = select(Activity.id).where(Activity.group_id == self.group_id)
            found.append(Submission.activity_id.in_(its))
        return found + [
            getattr(Submission, name) == value
            for name in ("matter", "weight", "outcome")
            if (value := getattr(self, name)) is not None
        ]


def book(
    round_: CommentRound, user: User, chosen: Chosen, number: int
) -> tuple[Sequence[Submission], Page]:
    """A page of the book as far as ``user`` may see it, by number. One query."""
    found = db.session.scalars(
        select(Submission)
        .where(
            Submission.comment_round_id == round_.id, visible_submissions(user), *chosen.conditions
        )
        .options(joinedload(Submission.activity).joinedload(Activity.group))
        .order_by(Submission.number)
        .offset((number - 1) * PAGE)
        .limit(PAGE + 1)
    ).all()
    return found[:PAGE], window(found, number, PAGE)


def settlement(
    round_: CommentRound, number: int, size: int = PAGE
) -> tuple[Sequence[Submission], Page]:
    """A page of the book with what was changed because of each comment. Two queries."""
    found = db.session.scalars(
        select(Submission)
        .where(Submission.comment_round_id == round_.id)
        .options(subqueryload(Submission.changes))
        .order_by(Submission.number)
        .offset((number - 1) * size)
        .limit(size + 1)
    ).all()
    return found[:size], window(found, number, size)


def submission(submission: Submission) -> Submission:
    """A comment with all that its page shows. Two queries."""
    by = (Submission.entered_by, Submission.decided_by, Submission.suggested_by)
    return db.session.scalars(
        select(Submission)
        .where(Submission.id == submission.id)
        .options(
            joinedload(Submission.comment_round).joinedload(CommentRound.plan),
            joinedload(Submission.activity).joinedload(Activity.group),
            *(joinedload(person).joinedload(User.person) for person in by),
            selectinload(Submission.changes).joinedload(Event.by).joinedload(User.person),
        )
        .execution_options(populate_existing=True)
    ).one()


def neighbours(submission: Submission, user: User) -> tuple[int | None, int | None]:
    """The comments before and after it in the book, by id. One query."""
    its = (
        Submission.comment_round_id == submission.comment_round_id,
        visible_submissions(user),
    )
    before = (
        select(Submission.id)
        .where(*its, Submission.number < submission.number)
        .order_by(Submission.number.desc())
        .limit(1)
    )
    after = (
        select(Submission.id)
        .where(*its, Submission.number > submission.number)
        .order_by(Submission.number)
        .limit(1)
    )
    found = db.session.execute(select(before.scalar_subquery(), after.scalar_subquery())).one()
    return found[0], found[1]


def changes_since(submission: Submission, user: User) -> Sequence[Event]:
    """What was changed on its sheet after it came, the latest first.

    One query besides those that load the activity, or the round and the plan it is about.
    Changes of the place it is about come first; none of a sheet that ``user`` may not know of.
    """
    activity_ = submission.activity
    if activity_ and not see_activity_history(user, activity_):
        return ()
    root = submission.path.partition("/")[0]
    at_its_place = or_(Event.path == root, Event.path.startswith(f"{root}/", autoescape=True))
    return db.session.scalars(
        select(Event)
        .where(
            Event.done_to(activity_ or submission.comment_round.plan),
            Event.at >= submission.received_at,
            Event.verb.in_(sorted(WRITTEN)),
            *(~Event.path.endswith(name, autoescape=True) for name in _PEOPLE),
        )
        .options(joinedload(Event.by).joinedload(User.person))
        .order_by(*([at_its_place.desc()] if root else []), Event.id.desc())
        .limit(OFFERED)
    ).all()


def activities_of(round_: CommentRound) -> list[str]:
    """Numbers and titles to choose from: the first few hundred of the plan. One query."""
    rows = db.session.execute(
        select(Activity.number, Activity.title)
        .where(Activity.plan_id == round_.plan_id, Activity.stage.in_(sorted(OPENED_STAGES)))
        .order_by(Activity.sort_key, Activity.id)
        .limit(300)
    )
    return [f"{number} {title}".strip() for number, title in rows]


def activities_called(round_: CommentRound, words: str) -> Sequence[Activity]:
    """Activities of the plan with this number, or this number and title. One query."""
    whole_name = Activity.number.concat(" ").concat(Activity.title)
    return db.session.scalars(
        select(Activity)
        .where(
            Activity.plan_id == round_.plan_id,
            Activity.stage.in_(sorted(OPENED_STAGES)),
            or_(Activity.number == words, whole_name == words),
        )
        .limit(2)
    ).all()


def activity(activity_id: int) -> Activity | None:
    """An activity, be it part of the round or not. One query."""
    return db.session.get(Activity, activity_id)


def versions(plan_id: int) -> list[PlanVersion]:
    """Versions of the plan that may be put before the public, the latest first. One query."""
    return versions_of(plan_id)
