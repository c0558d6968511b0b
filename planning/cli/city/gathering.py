"""How a meeting is made of what a chapter says about it."""

from __future__ import annotations

from datetime import date, time, timedelta

from planning.cli.city.book import Book, Deeds, day, moment
from planning.cli.city.sheets import LAST_DAY
from planning.cli.city.talks import Gathering, Point
from planning.lib.clock import day_of
from planning.lib.database import db
from planning.model import (
    Activity,
    AgendaItem,
    Attendance,
    Conclusion,
    Function,
    Group,
    Meeting,
    MeetingState,
    Membership,
    Minutes,
    MinutesState,
    Presence,
    User,
)

_CALLED = timedelta(days=16)
_WAY = {
    MinutesState.DRAFT: (),
    MinutesState.COMMENTED: (MinutesState.COMMENTED,),
    MinutesState.VERIFIED: (MinutesState.COMMENTED, MinutesState.VERIFIED),
    MinutesState.PUBLISHED: (MinutesState.COMMENTED, MinutesState.VERIFIED),
    MinutesState.ARCHIVED: (MinutesState.COMMENTED, MinutesState.VERIFIED),
}


def write(book: Book, gatherings: tuple[Gathering, ...]) -> None:
    """Make meetings with their agenda, minutes, attendance and history."""
    for gathering in gatherings:
        meeting = _meeting(book, gathering)
        db.session.add(meeting)
        db.session.flush()
        _explain(book, meeting)
        deeds = Deeds(meeting)
        _tell(book, deeds, gathering)
        deeds.close(book)


def _explain(book: Book, meeting: Meeting) -> None:
    """What was rewritten on the day of a meeting was rewritten because of it."""
    points = {item.activity_id: item for item in meeting.items if item.activity_id}
    for event in book.events:
        rewritten = event.verb == "changed" and event.thing == Activity.__tablename__
        if rewritten and event.thing_id in points and day_of(event.at) == meeting.held_on:
            event.because = points[event.thing_id]


def _recorder(book: Book, gathering: Gathering) -> User:
    return book.users["sami" if "drugs" in gathering.groups.split() else "kora"]


def _meeting(book: Book, gathering: Gathering) -> Meeting:
    starts, ends = _hours(gathering.hours)
    on = day(gathering.on) if gathering.on else None
    groups = [book.groups[key] for key in gathering.groups.split()]
    meeting = Meeting(
        title=gathering.title,
        held_on=on,
        starts_at=starts,
        ends_at=ends,
        place=gathering.place,
        link=gathering.link,
        series=gathering.series,
        next_meeting=gathering.next_meeting,
        project=book.projects.get(gathering.project),
        created_at=_called(on),
        groups=groups,
    )
    _invite(meeting, gathering)
    for position, point in enumerate(gathering.points, start=1):
        _write_point(book, meeting, position, point)
    if on is not None:
        meeting.attendances = _attendances(book, groups, gathering, on)
    meeting.minutes = _minutes(book, gathering, on)
    return meeting


def _invite(meeting: Meeting, gathering: Gathering) -> None:
    """How far the invitation is: with each step calendars know the meeting anew."""
    if gathering.invited:
        meeting.state, meeting.sequence = MeetingState.INVITED, 1
        meeting.invited_at = moment(day(gathering.invited), 9, 40)
    if gathering.off:
        meeting.state, meeting.cancelled_because = MeetingState.CANCELLED, gathering.off
        meeting.sequence = 2


def _attendances(
    book: Book, groups: list[Group], gathering: Gathering, on: date
) -> list[Attendance]:
    """Everybody with a seat on that day, once, and the guests."""
    seats = {s.person_id: s for g in groups for s in g.memberships if s.holds(on)}
    members = [_attendance(book, seat, gathering) for seat in seats.values()]
    guests = [
        Attendance(name=name, stands_for=of, is_guest=True, presence=Presence.PRESENT)
        for name, of in gathering.guests
    ]
    return members + guests


def _called(on: date | None) -> object:
    called = (on or LAST_DAY) - _CALLED
    return moment(min(called, LAST_DAY), 8, 50)


def _hours(text: str) -> tuple[time | None, time | None]:
    """Both ends of ``9:00–11:00``."""
    if not text:
        return None, None
    starts, ends = (time.fromisoformat(hour.zfill(5)) for hour in text.split("–"))
    return starts, ends


def _write_point(book: Book, meeting: Meeting, position: int, point: Point) -> None:
    item = AgendaItem(
        position=position,
        title=point.title,
        text=point.text,
        activity=book.activities[point.activity] if point.activity else None,
        kind=point.kind,
        takes=point.takes,
        presenter=book.people[point.opens].full_name if point.opens in book.people else point.opens,
        is_section=point.is_section,
        is_nested=point.is_nested,
        is_postponed=point.is_postponed,
    )
    meeting.items.append(item)
    for said in point.said:
        person = book.people.get(said.who)
        meeting.conclusions.append(
            Conclusion(
                item=item,
                position=len(meeting.conclusions) + 1,
                kind=said.kind,
                text=said.text,
                who=person.full_name if person else said.who,
                person=person,
                due_on=day(said.due) if said.due else None,
                state=said.state,
                agreement=said.agreement,
                votes_for=said.votes[0],
                votes_against=said.votes[1],
                votes_abstained=said.votes[2],
            )
        )


def _attendance(book: Book, seat: Membership, gathering: Gathering) -> Attendance:
    """How a member came: present unless said otherwise; of future meetings nobody knows."""
    away = {
        **dict.fromkeys(gathering.excused.split(), Presence.EXCUSED),
        **dict.fromkeys(gathering.absent.split(), Presence.ABSENT),
    }
    key = next(key for key, person in book.people.items() if person is seat.person)
    held = bool(gathering.on) and day(gathering.on) <= LAST_DAY
    return Attendance(
        person_id=seat.person.id,
        name=seat.person.full_name,
        stands_for=seat.stands_for,
        side=seat.side,
        is_guest=seat.function is Function.GUEST,
        presence=away.get(key, Presence.PRESENT if held else Presence.ABSENT),
    )


def _minutes(book: Book, gathering: Gathering, on: date | None) -> Minutes:
    public = gathering.state in {MinutesState.PUBLISHED, MinutesState.ARCHIVED}
    recorder = _recorder(book, gathering)
    writer = book.people.get(gathering.recorded_by)
    verifier = book.people.get(gathering.verified_by)
    return Minutes(
        state=gathering.state,
        recorded_by=writer.full_name if writer else "",
        verified_by=verifier.full_name if verifier else "",
        edition=int(public),
        published_at=moment(on + timedelta(days=15), 9, 15) if public and on else None,
        published_by=recorder if public else None,
    )


def _tell(book: Book, deeds: Deeds, gathering: Gathering) -> None:
    """Write the history that such a meeting would have."""
    by, meeting = _recorder(book, gathering), deeds.sheet
    deeds.add(meeting.created_at, "created", by, new=gathering.title)  # type: ignore[attr-defined]
    if gathering.invited:
        deeds.add(moment(day(gathering.invited), 9, 40), "invited", by)
    if gathering.off:
        deeds.add(moment(LAST_DAY, 8, 20), "called off", by, label=gathering.off)
    if not gathering.on or day(gathering.on) > LAST_DAY:
        return
    on = day(gathering.on)
    deeds.add(moment(on, 12, 30), "attendance", by)
    old = MinutesState.DRAFT
    for nth, new in enumerate(_WAY[gathering.state], start=1):
        at = moment(min(on + timedelta(days=5 * nth), LAST_DAY), 9, 5)
        deeds.add(at, "minutes moved", by, old=old, new=new)
        old = new
    if gathering.state in {MinutesState.PUBLISHED, MinutesState.ARCHIVED}:
        deeds.add(moment(on + timedelta(days=15), 9, 15), "published", by)
