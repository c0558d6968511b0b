"""The page that several views of this room show."""

from __future__ import annotations

from flask import render_template
from flask_login import current_user

from planning import permissions as may
from planning.faces import (
    face_of,
    named_in_texts,
    veil_over,
    veiled_people,
    with_everything,
    without_unseen,
)
from planning.minutes.forms import PublicationForm, StateForm, WithdrawalForm
from planning.model import NEXT_MINUTES, Minutes


def record(minutes: Minutes, *, public: bool, form: PublicationForm | None = None) -> str:
    """The minutes with all one may see, or as the public sees them. ``form``: asked again."""
    meeting = with_everything(minutes.meeting)
    can_see_full = may.see_full_minutes(current_user, minutes)
    hidden = veiled_people(meeting) if public or not can_see_full else []
    face = without_unseen(face_of(meeting, hidden, public=public or not can_see_full), current_user)
    checks = face.is_public and may.publish_minutes(current_user, minutes)
    return render_template(
        "minutes/show.html",
        meeting=meeting,
        minutes=minutes,
        face=face,
        can_see_full=can_see_full,
        named=named_in_texts(face, veil_over(meeting, hidden)) if checks else [],
        next_states=NEXT_MINUTES[minutes.state],
        publication_form=form or PublicationForm(formdata=None),
        withdrawal_form=WithdrawalForm(formdata=None),
        state_form=StateForm(formdata=None),
    )
