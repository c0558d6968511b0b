from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from planning.chronicle import last_deed
from planning.history import record, take_turn
from planning.history.moments import last_decided
from planning.lib.clock import now
from planning.lib.database import db
from planning.lib.periods import written_day
from planning.lib.words import N_
from planning.model import (
    Activity,
    Approval,
    Case,
    ChangeSheet,
    Move,
    NotAllowedNow,
    Part,
    PathStep,
    Review,
    ReviewOutcome,
    ReviewSection,
    ReviewState,
    Stage,
    User,
)
from planning.reviews import queries
from planning.reviews.comparing import compared
from planning.reviews.forms import Ruling
from planning.web.parts import PARTS


def submit(activity: Activity, *, why: str, by: User) -> Case:
    """Put the sheet before the city: a proposal, a corrected one, or a change of an approved one.

    Raises:
        NotAllowedNow: not from here; a returned section has no answer; a change without a reason,
            or without a difference.
    """
    take_turn(activity)
    case = queries.case_of(activity)
    if case.change is None and activity.stage is Stage.APPROVED:
        return _propose_change(activity, why=why, by=by)
    state = case.check_submission(case.change.why if case.change else "")
    for review in case.reviews:
        review.stands = False
    if case.change is not None:
        case.change.upto = last_deed(activity)
    _arrive(case, state, Move.SUBMIT, reason="", by=by)
    return case


def _propose_change(activity: Activity, *, why: str, by: User) -> Case:
    if not why.strip():
        raise NotAllowedNow(N_("Say why it changes, so that the city understands it."))
    since = base_of(activity)
    if since is None or not compared(activity, since).changed:
        raise NotAllowedNow(N_("The sheet says what was approved. There is nothing to decide on."))
    change = ChangeSheet(
        plan_id=activity.plan_id, activity=activity, number=queries.next_number(activity.plan_id),
        why=why.strip(), state=ReviewState.SUBMITTED, since=since,
        upto=last_deed(activity), at=now(), by=by,
    )  # fmt: skip
    db.session.add(change)
    record("change put forward", activity, by=by, label=str(change.number), new=change.why)
    return queries.case_about(activity, change)


def base_of(activity: Activity) -> int | None:
    """The last deed that belongs to what was approved of it; None where nothing was. One query."""
    if activity.approved_upto is not None:
        return activity.approved_upto
    decided = last_decided(activity.plan_id)
    return decided.upto if decided else None


def agree(activity: Activity, *, note: str, by: User) -> Case:
    """Say for the office that it may go on to the bodies.

    Raises:
        NotAllowedNow: it does not wait for the office.
    """
    take_turn(activity)
    case = queries.case_of(activity)
    state = case.after(Move.AGREE)
    review = _review(case, ReviewOutcome.AGREED, note=note, by=by)
    record("review agreed", activity, by=by, label=note[:200])
    if case.change is not None:
        case.change.upto = review.upto
        if not case.bodies:  # nobody else decides on changes
            state, activity.approved_upto = ReviewState.APPROVED, review.upto
    _arrive(case, state, Move.AGREE, reason="", by=by)
    return case


def send_back(
    activity: Activity, reasons: Mapping[Part, str], *, note: str, by: User, body: str = ""
) -> Case:
    """Return a sheet to its group by sections, each with a reason, or with a note on the whole.

    Raises:
        NotAllowedNow: it does not wait for the city, or nobody says why.
    """
    take_turn(activity)
    case = queries.case_of(activity)
    state = case.after(Move.SEND_BACK)
    if not any(why.strip() for why in [note, *reasons.values()]):
        raise NotAllowedNow(N_("Say why, so that the group understands the decision."))
    review = _review(case, ReviewOutcome.RETURNED, note=note, by=by, body=body)
    for part, why in reasons.items():
        review.sections.append(ReviewSection(part=part, reason=why))
        record("section returned", activity, by=by, path=PARTS[part][0], new=why)
    words = " ".join(filter(None, [note.strip(), *reasons.values()]))
    _arrive(case, state, Move.SEND_BACK, reason=words, by=by)
    return case


def _review(case: Case, outcome: ReviewOutcome, *, note: str, by: User, body: str = "") -> Review:
    review = Review(
        activity=case.activity, change_sheet_id=case.change.id if case.change else None,
        outcome=outcome, body=body, note=note, version=case.activity.version,
        upto=last_deed(case.activity), at=now(), by=by,
    )  # fmt: skip
    db.session.add(review)
    db.session.flush()
    case.reviews = [*case.reviews, review]
    return review


def answer(section: ReviewSection, words: str, *, by: User) -> None:
    """Say what the group did about a returned section. Without words, that it was changed.

    Raises:
        NotAllowedNow: it is not with the group, or there are no words and nothing has changed.
    """
    activity = section.review.activity
    take_turn(activity)
    case = queries.case_of(activity)
    if case.being_answered is not section.review:
        raise NotAllowedNow(N_("This sheet is not with the group any more."))
    if not words.strip() and section.part not in compared(activity, section.review.upto).parts:
        raise NotAllowedNow(N_("Change the section first, or write why it stays as it is."))
    section.answer, section.answered_by, section.answered_at = words.strip(), by, now()
    record("section answered", activity, by=by, path=PARTS[section.part][0], new=section.answer)


def decide(activity: Activity, ruling: Ruling, *, by: User) -> Case:
    """Record what the next body on the path decided, and let the sheet go where that leads.

    Raises:
        NotAllowedNow: it is not this body's turn, the decision cannot end the path, or nobody says
            why.
    """
    take_turn(activity)
    case = queries.case_of(activity)
    move = case.check_decision(ruling.step_id, ruling.decision, ruling.note)
    body = case.next_body
    assert body is not None  # noqa: S101 - checked above; for the type checker
    approval = _approval(case, body, ruling)
    decision, number = ruling.decision.value, ruling.number
    record("approval added", activity, by=by, label=decision, old=number, new=body.body)
    if move is Move.SEND_BACK:
        return send_back(activity, {}, note=ruling.note, by=by, body=body.body)
    state = case.after(move)
    stages = case.stages(move, body)
    if move is Move.APPROVE:
        activity.approved_upto = approval.upto
    _arrive(case, state, move, reason=ruling.note, by=by, stages=stages)
    return case


def _approval(case: Case, body: PathStep, ruling: Ruling) -> Approval:
    review = case.last_review
    approval = Approval(
        activity_id=case.activity.id, body=body.body, decision=ruling.decision,
        number=ruling.number, decided_on=ruling.decided_on, note=ruling.note, step_id=body.id,
        review_id=review.id if review else None,
        change_sheet_id=case.change.id if case.change else None,
        upto=review.upto if review else last_deed(case.activity), recorded_at=now(),
    )  # fmt: skip
    case.activity.approvals.append(approval)
    case.approvals = [*case.approvals, approval]
    return approval


def correct(
    approval: Approval, number: str, decided_on: date | None, note: str, *, by: User
) -> None:
    """Mend what was written down of a decision; how the body decided stays."""
    before = _written_down(approval)
    approval.number, approval.decided_on, approval.note = number, decided_on, note
    after = _written_down(approval)
    if after != before:
        activity = queries.decided_on(approval)
        record("approval corrected", activity, by=by, label=approval.body, old=before, new=after)


def _written_down(approval: Approval) -> str:
    day = written_day(approval.decided_on) if approval.decided_on else ""
    return ", ".join(filter(None, [approval.number, day, approval.note]))


def _arrive(
    case: Case,
    state: ReviewState,
    move: Move,
    *,
    reason: str,
    by: User,
    stages: list[Stage] | None = None,
) -> None:
    """Let a change, or the stages of a proposal, go where a move leads."""
    activity, change = case.activity, case.change
    if change is not None:
        if state is not change.state:
            old, change.state = change.state, state
            record("change moved", activity, by=by, old=old.value, new=state.value, label=reason)
        return
    for stage in case.stages(move) if stages is None else stages:
        old_stage = activity.stage
        activity.move_to(stage, reason=reason, by_review=True)
        record("stage moved", activity, by=by, old=old_stage.value, new=stage.value, label=reason)
