"""Calling one meeting or several, and what their agendas begin from."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from planning.lib.clock import today
from planning.lib.database import db
from planning.meetings import outlines
from planning.meetings.calling import Every, is_public_holiday, notice, series
from planning.model import AgendaItem, Group, ItemKind, Meeting
from tests.visitor import words

DAYS = st.dates(date(2000, 1, 1), date(2090, 12, 31))


@given(first=DAYS, every=st.sampled_from(Every), times=st.integers(2, 12))
def test_a_series_keeps_its_weekday_and_goes_on(first, every, times):
    days = series(first, every, times)

    assert (days[0], len(days)) == (first, times)
    assert {day.weekday() for day in days} == {first.weekday()}
    assert days == sorted(set(days))
    assert max(b - a for a, b in pairwise(days)) <= timedelta(days=98)


def test_a_month_later_is_the_same_weekday_of_the_month():
    thursday = date(2027, 1, 14)

    assert series(thursday, Every.MONTH, 3)[1:] == [date(2027, 2, 11), date(2027, 3, 11)]
    assert series(thursday, Every.QUARTER, 2)[1] == date(2027, 4, 8)
    assert series(thursday, Every.TWO_WEEKS, 2)[1] == date(2027, 1, 28)
    assert series(thursday, Every.WEEK, 2)[1] == date(2027, 1, 21)


def test_where_a_month_has_no_fifth_friday_its_last_is_taken():
    assert series(date(2027, 1, 29), Every.MONTH, 4) == [
        date(2027, 1, 29), date(2027, 2, 26), date(2027, 3, 26), date(2027, 4, 30),
    ]  # fmt: skip


def test_the_strictest_group_says_how_early_the_invitation_goes_out():
    groups = [Group(notice_days=3), Group(notice_days=7)]
    meeting = date(2026, 11, 26)  # 17 November between is a public holiday

    asked = notice(groups, meeting, sent_on=date(2026, 11, 16))
    assert asked is not None
    assert (asked.asked, asked.last_day, asked.is_kept) == (7, date(2026, 11, 16), True)
    late = notice(groups, meeting, sent_on=date(2026, 11, 18))
    assert late is not None
    assert (late.left, late.is_kept) == (6, False)
    assert notice(groups, None, sent_on=meeting) is None
    assert notice([Group(notice_days=0)], meeting, sent_on=meeting) is None
    assert notice(groups, meeting, sent_on=meeting + timedelta(days=1)) is None


def next_holiday() -> date:
    """The next weekday on which offices are closed, at least two months from now."""
    day = today() + timedelta(days=60)
    while not is_public_holiday(day):
        day += timedelta(days=1)
    return day


def written(day):
    return f"{day.day}. {day.month}. {day.year}"


def asks_for_series(visitor, cast, first):
    sami = visitor(cast.sami).visits(f"/groups/{cast.drugs.id}/meetings/new")
    sami.fills("Day", written(first)).fills("From", "9:00").fills("Place", "Modrý kříž")
    sami.chooses("How often", "every week").fills("How many meetings", 3)
    return sami.presses("Call the meeting")


def test_a_series_is_looked_at_before_it_is_called(cast, visitor):
    holiday = next_holiday()
    sami = asks_for_series(visitor, cast, holiday - timedelta(days=7))

    assert not db.session.query(Meeting).count()
    assert sami.sees("public holiday, left out unless you tick it")
    boxes = sami.page.select("input[name=days]")
    assert [box.has_attr("checked") for box in boxes] == [True, False, True]


def test_the_days_that_hold_become_meetings_of_one_series(cast, visitor):
    holiday = next_holiday()
    sami = asks_for_series(visitor, cast, holiday - timedelta(days=7))
    chosen = [box["value"] for box in sami.page.select("input[name=days][checked]")]

    sami.posts(
        f"/groups/{cast.drugs.id}/meetings/new",
        held_on=written(holiday - timedelta(days=7)),
        repeats="week",
        times="3",
        **dict.fromkeys(["title", "starts_at", "ends_at", "place", "link"], ""),
        days=chosen,
        days_of=sami.page.select_one("[name=days_of]")["value"],
    )

    meetings = db.session.query(Meeting).order_by(Meeting.held_on).all()
    assert [str(m.held_on) for m in meetings] == chosen
    assert len({m.uid for m in meetings}) == 2
    assert len({m.series for m in meetings} - {""}) == 1
    assert all(len(m.attendances) == 5 for m in meetings)
    assert sami.sees("2 meetings are called.")


def test_another_series_is_offered_anew(cast, visitor):
    first = today() + timedelta(days=70)
    sami = asks_for_series(visitor, cast, first)

    sami.chooses("How often", "every two weeks").presses("Show the days anew")

    assert not db.session.query(Meeting).count()
    days = [box["value"] for box in sami.page.select("input[name=days]")]
    assert days[1] == (first + timedelta(days=14)).isoformat()


def test_a_series_needs_a_first_day_and_a_sensible_number(cast, visitor):
    sami = visitor(cast.sami).visits(f"/groups/{cast.drugs.id}/meetings/new")

    sami.chooses("How often", "every week").fills("How many meetings", 13)
    sami.presses("Call the meeting")

    assert sami.status == 422
    assert "first day" in sami.problem_with("Day")
    assert "12" in sami.problem_with("How many meetings")
    assert not db.session.query(Meeting).count()


def test_an_agenda_begins_from_the_standing_one(cast, visitor):
    cast.drugs.standing_agenda = "Kontrola úkolů\nCo se děje:\n\n- Krizové lůžko\nRůzné"

    visitor(cast.sami).visits(f"/groups/{cast.drugs.id}/meetings/new").presses("Call the meeting")

    (meeting,) = db.session.query(Meeting)
    assert [item.title for item in meeting.items] == [
        "Kontrola úkolů", "Co se děje", "Krizové lůžko", "Různé",
    ]  # fmt: skip
    assert [item.is_section for item in meeting.items] == [False, True, False, False]
    assert [item.is_nested for item in meeting.items] == [False, False, True, False]


def test_an_agenda_begins_as_that_of_an_earlier_meeting_without_its_texts(make, cast, visitor):
    earlier = make.meeting(cast.drugs)
    make.item(earlier, "Úkoly", text="Tajné", takes=10, presenter="Mia", kind=ItemKind.INTERNAL)
    elsewhere = make.meeting(cast.seniors)
    make.item(elsewhere, "Cizí bod")
    sami = visitor(cast.sami).visits(f"/groups/{cast.drugs.id}/meetings/new")

    sami.chooses("The agenda begins", "as at the meeting 2. 6. 2025, 1 point")
    sami.presses("Call the meeting")

    (item,) = db.session.query(Meeting).order_by(Meeting.id).all()[-1].items
    assert (item.title, item.takes, item.presenter) == ("Úkoly", 10, "Mia")
    assert (item.kind, item.text, item.came_from) == (ItemKind.INTERNAL, "", "")
    assert not sami.visits(f"/groups/{cast.drugs.id}/meetings/new").sees("Cizí bod")


@given(st.text(max_size=600))
def test_any_lines_make_an_agenda_that_can_be_saved(text):
    for values in outlines.of_lines(text):
        AgendaItem.FIELDS["title"].read(values["title"])


def test_a_link_is_an_address_on_the_web(cast, visitor):
    sami = visitor(cast.sami).visits(f"/groups/{cast.drugs.id}/meetings/new")

    sami.fills("Where to join from afar", "javascript:alert(1)").presses("Call the meeting")

    assert sami.status == 422
    assert "https://" in sami.problem_with("Where to join from afar")


def test_the_list_says_how_a_meeting_stands_and_what_comes_next(make, cast, visitor):
    soon = today() + timedelta(days=30)
    bare = make.meeting(cast.drugs, title="Bez programu", held_on=soon)
    ready = make.meeting(cast.drugs, title="S programem", held_on=soon)
    make.item(ready)
    make.item(ready, kind=ItemKind.HIDDEN)
    make.called_off(cast.drugs, title="Zrušené", held_on=soon)
    make.meeting(cast.drugs, title="Minulé")

    sami = visitor(cast.sami).visits("/meetings")

    said = {words(li.a): words(li) for li in sami.page.select(".entries > li")}
    assert "Next: write the agenda" in said[bare.title]
    assert "1 point " in said[ready.title]
    assert "Next: send the invitation" in said[ready.title]
    assert "Called off" in said["Zrušené"]
    assert "Next" not in said["Zrušené"]
    assert "Next: write the minutes" in said["Minulé"]
    assert not visitor(cast.mia).visits("/meetings").sees("Next:")
