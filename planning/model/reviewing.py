"""The state machine of review. Whatever is not listed here is refused, whoever asks."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from planning.lib.words import N_
from planning.model.activities import Activity
from planning.model.approvals import Approval, Decision
from planning.model.errors import NotAllowedNow
from planning.model.paths import BodyKind, PathStep
from planning.model.reviews import ChangeSheet, Review, ReviewOutcome, ReviewState
from planning.model.stages import Stage


class Move(StrEnum):
    """What can be done to something that goes before the city."""

    SUBMIT = "submit"
    AGREE = "agree"
    SEND_BACK = "send_back"
    PASS = "pass"  # noqa: S105 - a body lets it pass to the next one
    APPROVE = "approve"
    REFUSE = "refuse"


_S, _M = ReviewState, Move

#: Allowed moves and where they lead. Anything not listed here is refused.
NEXT_REVIEW: dict[ReviewState, dict[Move, ReviewState]] = {
    _S.WITH_GROUP: {_M.SUBMIT: _S.SUBMITTED},
    _S.SUBMITTED: {_M.AGREE: _S.AGREED, _M.SEND_BACK: _S.RETURNED},
    _S.CORRECTED: {_M.AGREE: _S.AGREED, _M.SEND_BACK: _S.RETURNED},
    _S.RETURNED: {_M.SUBMIT: _S.CORRECTED},
    _S.AGREED: {
        _M.PASS: _S.AGREED,
        _M.APPROVE: _S.APPROVED,
        _M.SEND_BACK: _S.RETURNED,
        _M.REFUSE: _S.REFUSED,
    },
    _S.APPROVED: {},
    _S.REFUSED: {},
}

#: States in which something waits for the city, and in which it waits for anybody.
WITH_CITY = frozenset({_S.SUBMITTED, _S.CORRECTED, _S.AGREED})
UNDER_WAY = WITH_CITY | {_S.RETURNED}
#: States in which the group may write and answer.
WITH_GROUP = frozenset({_S.WITH_GROUP, _S.RETURNED})

#: Deeds after which somebody else has the turn; of moves of a stage those to one of these, for
#: that it may be commented on gives the turn to nobody.
TURNS: dict[str, frozenset[str] | None] = {
    "stage moved": frozenset({Stage.DISCUSSED, Stage.AGREED, Stage.RETURNED}),
    "review agreed": None,
    "approval added": None,
    "change put forward": None,
    "change moved": None,
}

#: Decisions after which the next body has its turn.
PASSING = frozenset({Decision.APPROVED, Decision.NOTED})

_OF_STAGE = {
    Stage.IDEA: _S.WITH_GROUP,
    Stage.DRAFTED: _S.WITH_GROUP,
    Stage.POSTPONED: _S.WITH_GROUP,
    Stage.AGREED: _S.AGREED,
    Stage.APPROVED: _S.APPROVED,
    Stage.RETURNED: _S.RETURNED,
    Stage.DROPPED: _S.REFUSED,
}


@dataclass
class Case:
    """A proposal, or a change of an approved activity (``change``), on its way through the city.

    ``reviews`` are those of this case, oldest first; ``path`` are all bodies of the plan.
    """

    activity: Activity
    path: Sequence[PathStep]
    reviews: Sequence[Review] = ()
    approvals: Sequence[Approval] = ()
    change: ChangeSheet | None = None

    @property
    def state(self) -> ReviewState:
        if self.change is not None:
            return self.change.state
        return state_of(self.activity.stage, self.last_review)

    @property
    def last_review(self) -> Review | None:
        return self.reviews[-1] if self.reviews else None

    @property
    def is_with_city(self) -> bool:
        return self.state in WITH_CITY

    @property
    def being_answered(self) -> Review | None:
        """The return whose sections the group answers; None where the turn is not the group's."""
        review = self.last_review
        is_return = review is not None and review.outcome is ReviewOutcome.RETURNED
        return review if is_return and self.state in WITH_GROUP else None

    @property
    def bodies(self) -> list[PathStep]:
        """Those that decide on this case, in order."""
        return [step for step in self.path if self.change is None or step.decides_changes]

    @property
    def round(self) -> list[Approval]:
        """What bodies decided on what the office last agreed with."""
        review = self.last_review
        if review is not None and review.outcome is not ReviewOutcome.AGREED:
            return []
        about = review.id if review else None
        return [each for each in self.approvals if each.step_id and each.review_id == about]

    def decision_of(self, body: PathStep) -> Approval | None:
        """What the body decided last in this round; None while it has not."""
        return next((each for each in reversed(self.round) if each.step_id == body.id), None)

    @property
    def decided_last_on(self) -> date | None:
        """The day of the last decision of this round; None before the first one."""
        return max((each.decided_on for each in self.round if each.decided_on), default=None)

    @property
    def next_body(self) -> PathStep | None:
        """Whose turn it is; None before the office agrees and after the last body."""
        if self.state is not ReviewState.AGREED:
            return None
        return next((step for step in self.bodies if step.id not in self._passed), None)

    @property
    def _passed(self) -> set[int | None]:
        """Steps that are done. That the steering group agreed is all one knows of older sheets."""
        done = {each.step_id for each in self.round if each.decision in PASSING}
        if self.last_review is None:
            done |= {step.id for step in self.bodies if step.kind is BodyKind.STEERING}
        return done

    def after(self, move: Move) -> ReviewState:
        """The state a move leads to.

        Raises:
            NotAllowedNow: it is not among the moves of the present state.
        """
        try:
            return NEXT_REVIEW[self.state][move]
        except KeyError:
            raise NotAllowedNow(
                N_(
                    "This cannot be done in the present state."
                    " Somebody may have changed it meanwhile."
                )
            ) from None

    def check_submission(self, reason: str = "") -> ReviewState:
        """The state after the group puts it forward.

        Raises:
            NotAllowedNow: not from here, or a returned section has no answer yet.
        """
        there = self.after(Move.SUBMIT)
        review = self.last_review
        if review is not None and review.outcome is ReviewOutcome.RETURNED and review.open_sections:
            raise NotAllowedNow(N_("Answer every returned section first."))
        if self.change is not None and not reason.strip():
            raise NotAllowedNow(N_("Say why it changes, so that the city understands it."))
        return there

    def check_decision(self, step_id: int, decision: Decision, note: str) -> Move:
        """The move that a body's decision makes.

        Raises:
            NotAllowedNow: it is not this body's turn, or the decision cannot end the path.
        """
        body = self.next_body
        if body is None or body.id != step_id:
            raise NotAllowedNow(
                N_("It is not this body's turn. Bodies decide one after another, as the path says.")
            )
        move = self._move_of(body, decision)
        self.after(move)
        if move in {Move.SEND_BACK, Move.REFUSE} and not note.strip():
            raise NotAllowedNow(N_("Say why, so that the group understands the decision."))
        return move

    def _move_of(self, body: PathStep, decision: Decision) -> Move:
        if decision is Decision.RETURNED:
            return Move.SEND_BACK
        if decision is Decision.REFUSED:
            return Move.REFUSE
        if len([step for step in self.bodies if step.id not in self._passed]) > 1:
            return Move.PASS
        if decision is Decision.NOTED:
            raise NotAllowedNow(N_("The last body on the path approves, or it does not."))
        return Move.APPROVE

    def stages(self, move: Move, body: PathStep | None = None) -> list[Stage]:
        """The stages a proposal goes through with a move. A change leaves its activity approved."""
        if self.change is not None:
            return []
        here = self.activity.stage
        agreeing = [Stage.AGREED] if here is Stage.COMMENTED else []
        return {
            Move.SUBMIT: [Stage.DISCUSSED],
            Move.AGREE: [Stage.COMMENTED] if here is Stage.DISCUSSED else [],
            Move.SEND_BACK: [Stage.RETURNED],
            Move.REFUSE: [Stage.DROPPED],
            Move.APPROVE: [*agreeing, Stage.APPROVED],
            Move.PASS: agreeing if self._agrees(body) else [],
        }[move]

    def _agrees(self, body: PathStep | None) -> bool:
        """Whether its decision closes the wording: the steering group's does, or the first one."""
        kinds = [step.kind for step in self.bodies]
        if BodyKind.STEERING in kinds:
            return body is not None and body.kind is BodyKind.STEERING
        return True


def state_of(stage: Stage, last_review: Review | None) -> ReviewState:
    """How far a proposal is, by its stage and what the office last said."""
    if stage in _OF_STAGE:
        return _OF_STAGE[stage]
    if last_review is None:
        return ReviewState.SUBMITTED
    if last_review.outcome is ReviewOutcome.RETURNED:
        return ReviewState.CORRECTED
    return ReviewState.AGREED if last_review.stands else ReviewState.SUBMITTED


def latest(reviews: Iterable[Review]) -> dict[tuple[int, int | None], list[Review]]:
    """Reviews by what they are about: an activity and perhaps a change of it, oldest first."""
    found: dict[tuple[int, int | None], list[Review]] = {}
    for review in sorted(reviews, key=lambda each: each.id):
        found.setdefault((review.activity_id, review.change_sheet_id), []).append(review)
    return found
