"""Who may take minutes from which state to which: all of it, as a table anyone can read."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from sqlalchemy import select

from planning.lib.clock import today
from planning.lib.database import db
from planning.model import (
    NEXT_MINUTES,
    Event,
    Letter,
    LetterKind,
    MinutesState,
    NotAllowedNow,
    Remark,
    RemarkState,
)
from tests.visitor import words

DRAFT, COMMENTED, VERIFIED, PUBLISHED, ARCHIVED = MinutesState
#: From -> to; whoever runs the meeting may. Nobody else takes any step.
ALLOWED = {
    (DRAFT, COMMENTED), (DRAFT, VERIFIED), (DRAFT, PUBLISHED),
    (COMMENTED, DRAFT), (COMMENTED, VERIFIED), (COMMENTED, PUBLISHED),
    (VERIFIED, DRAFT), (VERIFIED, PUBLISHED),
    (PUBLISHED, DRAFT), (PUBLISHED, ARCHIVED),
    (ARCHIVED, DRAFT),
}  # fmt: skip
RUNS = {"sami", "gita", "kora"}
TAKES_PART = RUNS | {"mia", "hugo", "lida"}
PEOPLE = [*sorted(TAKES_PART), "omar", "ada", "nora"]


def ask(somebody, minutes, to):
    """Ask for a step in the way its own form does, with all that the form asks for."""
    at = f"/minutes/{minutes.id}"
    if to is COMMENTED:
        return somebody.posts(f"{at}/comments", until="1. 1. 2099")
    if to is VERIFIED:
        return somebody.posts(f"{at}/verification", verified_by="Gita Nová")
    if to is PUBLISHED:
        return somebody.posts(f"{at}/publication", checked="y")
    if to is DRAFT and minutes.is_locked:
        return somebody.posts(f"{at}/reopening", reason="překlep")
    return somebody.posts(f"{at}/state", to=to.value)


def told(minutes):
    return db.session.scalars(
        select(Event.verb).where(Event.thing == "meeting", Event.thing_id == minutes.meeting_id)
    ).all()


def test_the_table_is_that_of_the_model():
    assert {(old, new) for old, news in NEXT_MINUTES.items() for new in news} == ALLOWED


@pytest.mark.parametrize("name", PEOPLE)
def test_who_may_take_minutes_where(make, cast, visitor, name):
    somebody = visitor(getattr(cast, name))
    for old in MinutesState:
        for new in MinutesState:
            minutes = make.minutes(cast.drugs, state=old)

            answer = ask(somebody, minutes, new)

            if name in RUNS and (old, new) in ALLOWED:
                assert answer.status == 200, (old, new)
                assert minutes.state is new
                assert len(told(minutes)) == 1, "every step is in the history, once"
                continue
            assert minutes.state is old, (old, new)
            assert told(minutes) == []
            if name in RUNS:
                assert answer.status == 409, (old, new)
                assert len(answer.page.main.get_text(strip=True)) > 20, "refused without a word"
            else:
                knows = name in TAKES_PART or minutes.is_public
                assert answer.status == (403 if knows else 404), (old, new)


@pytest.mark.parametrize("old", MinutesState)
@pytest.mark.parametrize("new", MinutesState)
def test_the_model_refuses_what_is_not_listed(make, cast, old, new):
    minutes = make.minutes(cast.drugs, state=old)
    if (old, new) in ALLOWED:
        minutes.move_to(new)
        assert minutes.state is new
        return
    with pytest.raises(NotAllowedNow):
        minutes.move_to(new)
    assert minutes.state is old


def test_a_state_nobody_knows_is_no_request(make, cast, visitor):
    minutes = make.minutes(cast.drugs)

    assert visitor(cast.sami).posts(f"/minutes/{minutes.id}/state", to="burnt").status == 400


def test_members_get_one_letter_a_round(make, cast, visitor):
    minutes = make.minutes(cast.drugs)
    cast.lida.person.email = ""
    sami = visitor(cast.sami).visits(f"/minutes/{minutes.id}")

    sami.presses("Send to members for comments")

    letters = db.session.scalars(select(Letter).where(Letter.kind == LetterKind.COMMENTS)).all()
    assert sami.sees("3 letters are on their way")
    # Hugo is a guest: he reads the minutes, but may not comment on them
    assert {letter.name for letter in letters} == {"Mia Nová", "Sami Nová", "Gita Nová"}
    assert all(f"/minutes/{minutes.id}" in letter.body for letter in letters)
    assert sami.sees("Members may comment until")
    assert minutes.comments_until is not None
    assert (minutes.comments_until - today()).days == 7

    sami.follows("Remarks of members")
    assert sami.sees("A letter went to:")
    assert sami.sees("Without an e-mail, so tell them otherwise: Lída Nová.")

    sami.visits(f"/minutes/{minutes.id}").presses("Back to draft")
    sami.presses("Send to members for comments")
    assert len(db.session.scalars(select(Letter)).all()) == 3  # nothing is new to them


def test_a_day_that_is_over_or_none_at_all_is_refused(make, cast, visitor):
    minutes = make.minutes(cast.drugs)
    sami = visitor(cast.sami).visits(f"/minutes/{minutes.id}")

    sami.fills("Members may comment until", "kdysi").presses("Send to members for comments")
    assert sami.status == 422
    assert sami.value_of("Members may comment until") == "kdysi"
    sami.fills("Members may comment until", "1. 1. 2020").presses("Send to members for comments")
    assert sami.status == 409
    assert sami.sees("is over already")
    assert minutes.state is DRAFT


def test_when_the_day_has_passed_the_page_offers_the_next_step(make, cast, visitor):
    minutes = make.minutes(cast.drugs, state=COMMENTED)
    minutes.comments_until = date(2025, 6, 9)

    sami = visitor(cast.sami).visits(f"/minutes/{minutes.id}")

    assert sami.sees("The time for comments was over on")
    assert sami.page.select_one(".button--main").get_text() == "Mark as verified"
    mia = visitor(cast.mia).visits(f"/minutes/{minutes.id}")
    assert mia.sees("you may still say what is missing")
    assert not mia.sees("comment until")


def test_the_next_meeting_may_verify(make, cast, visitor):
    minutes = make.minutes(cast.drugs, state=COMMENTED)
    make.meeting(cast.seniors, held_on=date(2025, 9, 2))
    make.meeting(cast.drugs, held_on=date(2025, 5, 2))
    later = make.meeting(cast.drugs, held_on=date(2025, 9, 1), title="Podzim")
    sami = visitor(cast.sami).visits(f"/minutes/{minutes.id}")

    sami.presses("Mark as verified")
    assert sami.status == 422
    assert "choose the meeting" in sami.problem_with("Who verified the minutes")
    options = [words(o) for o in sami.page.select("#meeting option")]
    assert options == ["–", "1. 9. 2025 Podzim"]
    sami.chooses("Or the meeting that verified them", "1. 9. 2025 Podzim")
    sami.presses("Mark as verified")

    assert minutes.state is VERIFIED
    assert minutes.verified_in is later
    assert minutes.verified_at is not None
    assert "1.\xa09.\xa02025" in minutes.verified_by
    assert sami.sees("Verified by")


def test_a_verified_record_goes_back_only_with_a_reason(make, cast, visitor):
    minutes = make.minutes(cast.drugs, state=VERIFIED)
    sami = visitor(cast.sami).visits(f"/minutes/{minutes.id}").presses("Take the minutes back")
    assert sami.status == 422
    assert "Write why" in sami.problem_with("Why the minutes are taken back")
    assert minutes.state is VERIFIED

    sami.fills("Why the minutes are taken back", "chybí hlasování").presses("Take the minutes back")

    assert minutes.state is DRAFT
    assert (minutes.verified_by, minutes.verified_at, minutes.reopened_because) == ("", None, "")
    event = db.session.scalars(select(Event).where(Event.verb == "minutes moved")).one()
    assert (event.old, event.new, event.label) == ("verified", "draft", "chybí hlasování")
    assert visitor(cast.sami).visits(f"/meetings/{minutes.meeting_id}/history").sees("chybí hlas")


@pytest.mark.parametrize("to", [VERIFIED, PUBLISHED])
def test_nothing_is_locked_while_a_remark_waits(make, cast, visitor, to):
    minutes = make.minutes(cast.drugs, state=COMMENTED)
    remark = make.remark(minutes, cast.mia)

    assert ask(visitor(cast.sami), minutes, to).status == 409
    assert minutes.state is COMMENTED
    db.session.get_one(Remark, remark.id).state = RemarkState.REJECTED
    assert ask(visitor(cast.sami), minutes, to).status == 200
    assert minutes.state is to


def test_every_step_costs_no_more_than_a_page_may(make, cast, counted):
    for state in MinutesState:
        minutes = make.minutes(cast.drugs, state=state, held_on=date(2025, 6, 2))
        make.meeting(cast.drugs, held_on=date(2025, 7, 2))
        make.remark(minutes, cast.mia)
        for who in (cast.sami, cast.mia, cast.omar):
            if who is cast.omar and not minutes.is_public:
                continue
            assert counted(who, f"/minutes/{minutes.id}") <= 12, (state, who.name)
            assert counted(who, f"/minutes/{minutes.id}?face=public") <= 12, (state, who.name)


def test_a_meeting_of_another_group_is_not_offered_as_the_one_that_verified(make, cast, visitor):
    shared = make.meeting(cast.drugs, cast.seniors, state=COMMENTED)
    theirs = make.meeting(cast.seniors, held_on=date(2025, 9, 1), title="Tajná schůzka")
    sami = visitor(cast.sami).visits(f"/minutes/{shared.minutes.id}")

    assert not sami.sees("Tajná schůzka")
    sami.posts(f"/minutes/{shared.minutes.id}/verification", meeting=str(theirs.id))
    assert (sami.status, shared.minutes.state) == (422, COMMENTED)


def test_who_sits_there_no_more_gets_no_letter(make, cast, visitor):
    minutes = make.minutes(cast.drugs)
    (seat,) = cast.mia.person.memberships
    seat.to_on = today() - timedelta(days=1)  # the meeting was before that
    visitor(cast.sami).visits(f"/minutes/{minutes.id}").presses("Send to members for comments")
    ask(visitor(cast.sami), minutes, PUBLISHED)

    names = db.session.scalars(select(Letter.name)).all()
    assert len(names) == 7  # three may comment, and four read the edition
    assert "Mia Nová" not in names


@pytest.mark.parametrize("to", [COMMENTED, VERIFIED, PUBLISHED])
def test_a_meeting_that_is_called_off_has_no_minutes(make, cast, visitor, to):
    meeting = make.called_off(cast.drugs)
    make.item(meeting, text="Nic nebylo.")

    assert ask(visitor(cast.sami), meeting.minutes, to).status == 409

    assert meeting.minutes.state is DRAFT
    assert visitor().visits(f"/meetings/{meeting.id}").status == 404
    assert db.session.scalars(select(Letter)).all() == []


def test_a_day_that_is_to_come_is_asked_about_before_publishing(make, cast, visitor):
    meeting = make.meeting(cast.drugs, held_on=today() + timedelta(days=1))
    make.item(meeting, text="Předem napsáno.")
    sami = visitor(cast.sami).visits(f"/minutes/{meeting.minutes.id}/check")

    assert sami.sees("By its day the meeting is yet to come.")
    meeting.held_on = today()
    db.session.commit()
    assert not sami.visits(f"/minutes/{meeting.minutes.id}/check").sees("yet to come")


def test_before_publishing_one_sees_what_the_public_will_read(make, cast, visitor):
    minutes = make.minutes(cast.drugs)
    words_ = "This is how the public will read the minutes once they are published."

    assert visitor(cast.sami).visits(f"/minutes/{minutes.id}?face=public").sees(words_)
    ask(visitor(cast.sami), minutes, PUBLISHED)
    sami = visitor(cast.sami).visits(f"/minutes/{minutes.id}?face=public")
    assert not sami.sees(words_)
    assert words(sami.page.select_one(".way [aria-current]")) == "Publication done with"
    assert not visitor().visits(f"/minutes/{minutes.id}").page.select(".way")
