from __future__ import annotations

from datetime import date, timedelta

from planning.lib.clock import today
from planning.lib.database import db
from planning.model import Function, Meeting, MinutesState, Presence, Side


def soon(days=30):
    return today() + timedelta(days)


def written(day):
    return f"{day.day}. {day.month}. {day.year}"


def test_the_secretary_calls_a_meeting(cast, visitor):
    sami = visitor(cast.sami).visits("/meetings").follows("Call a meeting")
    sami.fills("Day", written(soon())).fills("From", "9:00").fills("To", "11:00")
    sami.fills("Place", "Modrý kříž").presses("Call the meeting")

    (meeting,) = db.session.query(Meeting)
    assert meeting.held_on == soon()
    assert meeting.minutes.recorded_by == "Sami Nová"
    assert meeting.minutes.state is MinutesState.DRAFT
    assert {row.name for row in meeting.attendances} == {
        "Mia Nová", "Sami Nová", "Gita Nová", "Hugo Nová", "Lída Nová",
    }  # fmt: skip
    assert {row.presence for row in meeting.attendances} == {Presence.ABSENT}
    assert next(r for r in meeting.attendances if r.name == "Lída Nová").side is Side.SERVICE_USER
    assert next(r for r in meeting.attendances if r.name == "Hugo Nová").is_guest
    assert not sami.sees("Fewer working days")
    assert sami.sees("The agenda is empty")


def test_a_late_invitation_is_said_softly(cast, visitor):
    sami = visitor(cast.sami).visits(f"/groups/{cast.drugs.id}/meetings/new")

    sami.fills("Day", written(soon(2))).presses("Call the meeting")

    assert sami.status == 200
    assert sami.sees("Fewer working days remain than the rules of the group ask for: 7.")


def test_a_meeting_may_wait_for_its_day_and_be_shared(make, cast, visitor):
    make.membership(cast.mia, cast.seniors)
    make.membership(cast.sami, cast.seniors, Function.SECRETARY)
    sami = visitor(cast.sami).visits(f"/groups/{cast.drugs.id}/meetings/new")

    sami.ticks("Senioři").presses("Call the meeting")

    (meeting,) = db.session.query(Meeting)
    assert meeting.held_on is None
    assert {group.name for group in meeting.groups} == {"Protidrogová prevence", "Senioři"}
    assert len([row for row in meeting.attendances if row.name == "Mia Nová"]) == 1
    assert visitor(cast.nora).visits("/meetings").sees("Meeting on a day not known yet")


def test_a_former_member_is_not_put_on_the_list(make, cast, visitor):
    left = make.person("Dřívější")
    make.membership(left, cast.drugs, to_on=date(2020, 1, 1))

    visitor(cast.sami).visits(f"/groups/{cast.drugs.id}/meetings/new").presses("Call the meeting")

    (meeting,) = db.session.query(Meeting)
    assert "Dřívější" not in {row.name for row in meeting.attendances}


def test_what_cannot_be_a_day_or_an_hour_is_asked_again(cast, visitor):
    sami = visitor(cast.sami).visits(f"/groups/{cast.drugs.id}/meetings/new")

    sami.fills("Day", "zítra").fills("From", "11:00").fills("To", "9:00").presses(
        "Call the meeting"
    )

    assert sami.status == 422
    assert "25. 1. 2019" in sami.problem_with("Day")
    assert "before the beginning" in sami.problem_with("To")
    assert sami.value_of("Day") == "zítra"
    assert not db.session.query(Meeting).count()


def test_members_and_strangers_call_no_meetings(cast, visitor):
    url = f"/groups/{cast.drugs.id}/meetings/new"

    assert visitor(cast.mia).visits(url).status == 403
    assert visitor().visits(url).heading == "Signing in"
    assert not visitor(cast.mia).visits("/meetings").sees("Call a meeting")
    assert visitor(cast.kora).visits(url).status == 200


def test_what_comes_stands_before_what_was(make, cast, visitor):
    for title, day in [("za měsíc", soon()), ("zítra", soon(1)), ("loni", date(2025, 1, 8)),
                       ("předloni", date(2024, 1, 8)), ("neznámo", None)]:  # fmt: skip
        make.meeting(cast.drugs, title=title, held_on=day)

    mia = visitor(cast.mia).visits("/meetings")

    named = [tag.get_text() for tag in mia.page.select(".entry__name a")]
    assert named == ["zítra", "za měsíc", "neznámo", "loni", "předloni"]
    assert [tag.get_text() for tag in mia.page.select("main h2")] == ["Upcoming", "Past"]


def test_the_public_finds_published_minutes_only(make, cast, visitor):
    make.meeting(cast.drugs, title="Zveřejněné", state=MinutesState.PUBLISHED)
    make.meeting(cast.drugs, title="Rozepsané")

    public = visitor().visits("/meetings")

    assert public.sees("Zveřejněné")
    assert not public.sees("Rozepsané")
    assert visitor(cast.mia).visits("/meetings").sees("Rozepsané")


def test_one_group_can_be_chosen(make, cast, visitor):
    make.meeting(cast.drugs, title="O drogách", state=MinutesState.PUBLISHED)
    make.meeting(cast.seniors, title="O seniorech", state=MinutesState.PUBLISHED)

    public = visitor().visits(f"/meetings?group={cast.seniors.id}")

    assert public.sees("O seniorech")
    assert not public.sees("O drogách")
    assert visitor().visits("/meetings?group=99999999999999999999").sees("O drogách")


def test_an_empty_list_says_what_will_be_there(cast, visitor):
    assert visitor().visits("/meetings").sees("No meeting can be seen here yet.")
    sami = visitor(cast.sami).visits(f"/meetings?group={cast.drugs.id}")
    assert sami.sees("No meeting of this group can be seen here yet.")
    assert sami.sees("As soon as you call the first one")


def test_a_long_list_is_leafed_through(make, cast, visitor, counted):
    make.meeting(cast.drugs, cast.seniors)
    few = counted(cast.mia, "/meetings")
    for n in range(55):
        make.meeting(cast.drugs, held_on=date(2024, 1, 1) + timedelta(n))

    mia = visitor(cast.mia).visits("/meetings")
    assert len(mia.page.select(".entries > li")) == 50
    mia.follows("Next page")
    assert len(mia.page.select(".entries > li")) == 6
    assert counted(cast.mia, "/meetings") == few <= 11


def test_when_and_where_can_be_changed(make, cast, visitor):
    meeting = make.meeting(cast.drugs)
    sami = visitor(cast.sami).visits(f"/meetings/{meeting.id}").follows("When and where")

    sami.fills("Place", "Radnice").fills("Next meeting", "středa 15. 5.")
    sami.fills("Who records the minutes", "Mia Nová").presses("Save")

    assert meeting.minutes.recorded_by == "Mia Nová"
    assert (meeting.place, meeting.next_meeting) == ("Radnice", "středa 15. 5.")
    assert visitor(cast.mia).visits(f"/meetings/{meeting.id}/edit").status == 403


def test_two_people_move_the_meeting_and_are_asked(make, cast, visitor):
    meeting = make.meeting(cast.drugs)
    sami = visitor(cast.sami).visits(f"/meetings/{meeting.id}/edit")
    gita = visitor(cast.gita).visits(f"/meetings/{meeting.id}/edit")
    gita.fills("Place", "Radnice").fills("Who records the minutes", "Gita Nová").presses("Save")

    sami.fills("Place", "Knihovna").fills("Next meeting", "v květnu").presses("Save")

    assert sami.status == 409
    assert sami.sees("Knihovna")
    assert sami.sees("Radnice")
    assert (meeting.place, meeting.next_meeting) == ("Radnice", "v květnu")
    assert meeting.minutes.recorded_by == "Gita Nová"
    sami.settles("My words hold")
    assert meeting.place == "Knihovna"


def test_the_deputy_of_two_groups_chooses_where(make, cast, visitor):
    make.membership(cast.sami, cast.seniors, Function.DEPUTY)

    sami = visitor(cast.sami).visits("/meetings")

    assert sami.page.select(f'a[href="/groups/{cast.seniors.id}/meetings/new"]')
    assert sami.page.select(f'a[href="/groups/{cast.drugs.id}/meetings/new"]')
