"""The pages that several views of this room show."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from flask import abort, render_template
from flask_login import current_user

from planning import permissions as may
from planning.faces import read_for
from planning.lib.clock import today
from planning.lib.periods import written_day
from planning.minutes import queries
from planning.minutes.forms import (
    CommentsForm,
    CorrectionForm,
    RejectionForm,
    ReopeningForm,
    VerificationForm,
)
from planning.model import DAYS_FOR_COMMENTS, NEXT_MINUTES, Correction, Minutes, MinutesState


def record(minutes: Minutes, *, public: bool, **asked_again: Any) -> str:
    """The minutes as this person may read them. ``asked_again``: forms that need correcting."""
    found = read_for(current_user, minutes, public=public)
    if found is None:
        abort(404)
    face, edition = found
    takes_part = may.take_part(current_user, minutes.meeting)
    writes = takes_part and not face.is_public and not minutes.is_locked
    return render_template(
        "minutes/show.html",
        minutes=minutes,
        face=face,
        edition=edition,
        is_draft=edition is None and not minutes.is_public,
        can_see_full=may.see_full_minutes(current_user, minutes),
        can_comment=writes and _may_comment(minutes),
        comments_over=minutes.comments_are_over(today()),
        remarks=queries.remarks(minutes) if writes else (),
        rejection_form=RejectionForm(formdata=None),
        today_states=queries.task_states(minutes) if takes_part and edition else {},
        corrections=_corrections(minutes, public=not takes_part or face.is_public),
        **_panel(minutes, face.is_public, asked_again),
    )


def _may_comment(minutes: Minutes) -> bool:
    return minutes.state is MinutesState.COMMENTED and may.comment_on_minutes(current_user, minutes)


def _corrections(minutes: Minutes, *, public: bool) -> list[Correction]:
    """Notes under the record; one for those who take part is for nobody else."""
    if not minutes.is_locked and not minutes.was_published:
        return []
    return [note for note in minutes.corrections if note.is_public or not public]


def _panel(minutes: Minutes, public: bool, asked_again: dict[str, Any]) -> dict[str, Any]:
    """What whoever runs the meeting may do with the minutes next: forms, and what they offer."""
    if public or not may.publish_minutes(current_user, minutes):
        return {"may_move": False}
    forms: dict[str, Any] = {
        "comments_form": CommentsForm(formdata=None, data={"until": in_a_week()}),
        "verification_form": VerificationForm(formdata=None),
        "reopening_form": ReopeningForm(formdata=None),
        "correction_form": CorrectionForm(formdata=None),
    } | asked_again
    if MinutesState.VERIFIED in NEXT_MINUTES[minutes.state]:
        offer_meetings(forms["verification_form"], minutes)
    return forms | {
        "may_move": True,
        "next_states": NEXT_MINUTES[minutes.state],
    }


def offer_meetings(form: VerificationForm, minutes: Minutes) -> None:
    """Let one of the later meetings of the groups be chosen as the one that verified them."""
    later = queries.later_meetings(minutes.meeting, current_user, today())
    form.offer([(m.id, f"{written_day(m.held_on)} {m.title}".strip()) for m in later if m.held_on])


def in_a_week() -> str:
    """The day until which members usually may comment, as people write it."""
    return written_day(today() + timedelta(days=DAYS_FOR_COMMENTS))
