"""The five steps of a meeting in one line, and what outsiders learn of a new edition."""

from __future__ import annotations

from datetime import timedelta

import pytest

from planning.faces import face_of, to_json
from planning.lib.clock import today
from planning.model import MinutesState
from planning.web.way import steps_behind


def test_the_agenda_comes_first_and_the_invitation_next(cast, make):
    meeting = make.meeting(cast.drugs, held_on=today() + timedelta(days=9))
    assert steps_behind(meeting) == 0
    make.item(meeting)
    assert steps_behind(meeting) == 1


@pytest.mark.parametrize(
    ("state", "behind"),
    [
        (MinutesState.DRAFT, 2),
        (MinutesState.COMMENTED, 3),
        (MinutesState.VERIFIED, 4),
        (MinutesState.PUBLISHED, 5),
        (MinutesState.ARCHIVED, 5),
    ],
)
def test_after_the_meeting_its_minutes_say_how_far_it_is(cast, make, state, behind):
    assert steps_behind(make.meeting(cast.drugs, state=state)) == behind


def test_who_runs_the_meeting_sees_the_way_and_others_do_not(cast, make, visitor):
    meeting = make.meeting(cast.drugs, state=MinutesState.VERIFIED)
    page = f"/minutes/{meeting.minutes.id}"

    assert visitor(cast.sami).visits(page).sees("Publication the next step")
    assert not visitor(cast.mia).visits(page).sees("the next step")


def test_outsiders_learn_only_that_a_new_edition_is_prepared(cast, make, visitor):
    minutes = make.reopened(cast.drugs)
    make.edition(minutes, public=to_json(face_of(minutes.meeting, [], public=True)))

    for page in ("/meetings", f"/groups/{cast.drugs.id}"):
        assert visitor().visits(page).sees("a new edition of the minutes is being prepared")
        assert not visitor().visits(page).sees("draft")
        assert visitor(cast.mia).visits(page).sees("Minutes: draft")
