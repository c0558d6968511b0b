from __future__ import annotations

from datetime import datetime, time, timedelta

from planning.history import revise
from planning.lib.clock import CITY_ZONE, now, today
from planning.lib.database import db
from planning.model import Activity, Event, MinutesState, Stage, TaskState
from planning.reviews import actions as reviews


def test_home_says_what_awaits_me(cast, make, visitor):
    meeting = make.meeting(cast.drugs, held_on=today() + timedelta(days=3))
    task = make.task(make.item(meeting), "Oslovit kraj", person=cast.mia.person,
                     due_on=today() - timedelta(days=12))  # fmt: skip
    make.activity(cast.drugs, title="Krizové lůžko", measure=make.measure())

    mia = visitor(cast.mia).visits("/")

    assert mia.sees("1 task waits, 1 of them is overdue.")
    assert mia.sees("12 days overdue")
    assert mia.sees("Your next meeting")
    assert mia.sees("Krizové lůžko")
    assert mia.sees("missing: implementer of the activity")

    mia.presses("Mark as finished : Oslovit kraj")
    assert task.state is TaskState.DONE
    assert mia.sees("No task waits for you.")


def test_gaps_wait_for_those_who_may_fill_them_and_not_for_guests(cast, make, visitor):
    make.activity(cast.drugs, title="Krizové lůžko", stage=Stage.DRAFTED)

    assert visitor(cast.mia).visits("/").sees("Krizové lůžko")
    assert not visitor(cast.hugo).visits("/").sees("Krizové lůžko")


def test_who_looks_after_accounts_finds_them_at_home(cast, visitor):
    ada = visitor(cast.ada).visits("/").follows("People and roles")

    assert ada.heading == "People and roles"


def test_the_city_sees_proposals_that_wait(cast, make, visitor):
    make.activity(cast.drugs, title="Podáno", stage=Stage.DISCUSSED)
    make.activity(cast.drugs, title="Rozepsáno", stage=Stage.DRAFTED)

    omar = visitor(cast.omar).visits("/")

    assert omar.sees("Podáno")
    assert not omar.sees("Rozepsáno")


def test_the_city_sees_first_what_waits_for_the_office(cast, make, visitor):
    agreed = make.activity(cast.drugs, title="Čeká orgán", number="1.1", stage=Stage.AGREED)
    make.activity(cast.drugs, title="Čeká úřad", number="1.2", stage=Stage.DISCUSSED)

    omar = visitor(cast.omar).visits("/")

    assert omar.sees("1 sheet waits for a review.")
    assert not omar.sees("No task waits for you.")
    rows = [row.get_text(" ", strip=True) for row in omar.page.select(".entries li")]
    assert "1.2 Čeká úřad" in rows[0]
    assert "Submitted" in rows[0]
    assert f"{agreed.number} {agreed.title}" in rows[1]
    assert "Waits for a decision" in rows[1]


def test_the_city_sees_how_long_a_sheet_waits_and_the_oldest_first(cast, make, visitor):
    later = make.activity(cast.drugs, title="Podáno později", stage=Stage.DRAFTED)
    earlier = make.activity(cast.drugs, title="Podáno dřív", stage=Stage.DRAFTED)
    _submit(later, cast, days_ago=3)
    _submit(earlier, cast, days_ago=12)
    revise(earlier, {"title": "Podáno dřív a opraveno"}, based_on=earlier.version, by=cast.gita)
    fresh = make.activity(cast.drugs, title="Podáno dnes", stage=Stage.DRAFTED)
    _submit(fresh, cast, days_ago=0)

    omar = visitor(cast.omar).visits("/")

    rows = [row.get_text(" ", strip=True) for row in omar.page.select(".entries li")]
    assert "Podáno dřív" in rows[0]
    assert "waits 12 days" in rows[0]
    assert "Podáno později" in rows[1]
    assert "waits 3 days" in rows[1]
    assert "waits since today" in rows[2]


def test_what_was_submitted_last_evening_does_not_wait_since_today(cast, make, visitor):
    activity = make.activity(cast.drugs, stage=Stage.DRAFTED)
    _submit(activity, cast, days_ago=0)
    midnight = datetime.combine(today(), time(0), CITY_ZONE)
    for event in db.session.query(Event).filter_by(thing_id=activity.id, thing="activity"):
        event.at = midnight - timedelta(hours=4)
    db.session.flush()

    omar = visitor(cast.omar)
    assert omar.visits("/").sees("waits 1 day")
    assert omar.visits("/reviews").sees("the oldest for 1 day")


def _submit(activity: Activity, cast, *, days_ago: int) -> None:
    reviews.submit(activity, why="", by=cast.gita)
    db.session.flush()
    for event in db.session.query(Event).filter_by(thing_id=activity.id, thing="activity"):
        event.at = now() - timedelta(days=days_ago)
    db.session.flush()


def test_what_nobody_waits_for_is_not_counted(cast, make, visitor):
    make.activity(cast.drugs, title="Čeká orgán", number="1.1", stage=Stage.AGREED)

    omar = visitor(cast.omar).visits("/")

    assert omar.sees("1 sheet waits for a decision of a body.")
    assert not omar.sees("0 sheets")


def test_home_tells_what_others_changed_but_no_secrets(cast, make, visitor):
    activity = make.activity(cast.drugs, stage=Stage.DRAFTED)
    visitor(cast.gita).patches(
        f"/activities/{activity.id}", {"based_on": 1, "changes": {"title": "Noční lůžko"}}
    )

    assert visitor(cast.mia).visits("/").sees("Noční lůžko")
    for outsider in (cast.nora, cast.omar, cast.ada):
        assert not visitor(outsider).visits("/").sees("Noční lůžko")
        assert not visitor(outsider).visits("/history").sees("Noční lůžko")
    assert visitor(cast.mia).visits("/history").sees("Noční lůžko")


def test_somebody_new_is_told_what_will_be_here(make, visitor):
    assert visitor(make.user("Nový")).visits("/").sees("As soon as you belong to a working group")


def test_history_of_one_thing_keeps_its_doors(cast, make, visitor):
    activity = make.activity(cast.drugs, stage=Stage.APPROVED)
    meeting = make.meeting(cast.drugs, state=MinutesState.PUBLISHED)

    assert visitor(cast.mia).visits(f"/activities/{activity.id}/history").status == 200
    assert visitor(cast.nora).visits(f"/activities/{activity.id}/history").status == 403
    assert visitor(cast.sami).visits(f"/meetings/{meeting.id}/history").status == 200
    assert visitor(cast.nora).visits(f"/meetings/{meeting.id}/history").status == 403


def test_minutes_wait_for_comments_of_members_until_their_day(cast, make, visitor):
    for title, days in [("O lůžku", 3), ("O bytech", -1)]:
        meeting = make.meeting(cast.drugs, state=MinutesState.COMMENTED, title=title)
        meeting.minutes.comments_until = today() + timedelta(days=days)

    mia = visitor(cast.mia).visits("/")
    assert mia.sees("Minutes to read and comment on")
    assert mia.sees("O lůžku")
    assert not mia.sees("O bytech")

    sami = visitor(cast.sami).visits("/")
    assert sami.sees("Minutes to finish")
    assert sami.sees("O bytech")
    assert not sami.sees("Minutes to read and comment on")
