"""Votes and consensus, where the rules of a group have them."""

from __future__ import annotations

from datetime import UTC, date, datetime, time

import pytest

from planning.model import Agreement, ConclusionKind, Deciding, Presence

DAY = date(2025, 6, 2)
WORDS = "In one or two sentences"


@pytest.fixture
def meeting(make, cast):
    cast.drugs.deciding = Deciding.VOTE
    meeting = make.meeting(cast.drugs, held_on=DAY, starts_at=time(9), ends_at=time(11))
    for who in (cast.mia, cast.sami, cast.gita):
        make.attendance(meeting, who.name, person_id=who.person_id)
    make.item(meeting, "Lůžko")
    return meeting


@pytest.fixture
def sami(cast, visitor, meeting):
    return visitor(cast.sami).visits(f"/meetings/{meeting.id}")


def votes(sami, for_, against, abstained):
    sami.fills("Votes for", for_).fills("Votes against", against)
    return sami.fills("Abstentions", abstained)


def test_where_people_simply_agree_nothing_is_asked(make, cast, visitor):
    meeting = make.meeting(cast.drugs)
    item = make.item(meeting)
    make.task(item, kind=ConclusionKind.DECISION)

    sami = visitor(cast.sami).visits(f"/meetings/{meeting.id}")

    assert not sami.sees("Votes for")
    assert not sami.sees("consensus")


def test_consensus_is_a_box(make, cast, visitor):
    cast.drugs.deciding = Deciding.CONSENSUS
    meeting = make.meeting(cast.drugs)
    make.item(meeting)
    sami = visitor(cast.sami).visits(f"/meetings/{meeting.id}")
    assert not sami.sees("Votes for")

    sami.fills(WORDS, "Lůžko podpoříme.").ticks("Agreed by consensus").presses("Add a decision")

    (said,) = meeting.conclusions
    assert (said.agreement, said.votes) == (Agreement.CONSENSUS, None)
    assert sami.sees("Lůžko podpoříme. Agreed by consensus")
    assert sami.presses("Save what is written").sees("Lůžko podpoříme. Agreed by consensus")


def test_an_emptied_box_takes_consensus_back(make, cast, visitor):
    cast.drugs.deciding = Deciding.CONSENSUS
    meeting = make.meeting(cast.drugs)
    item = make.item(meeting)
    said = make.task(item, kind=ConclusionKind.DECISION, agreement=Agreement.CONSENSUS)
    sami = visitor(cast.sami).visits(f"/meetings/{meeting.id}")
    box = sami.page.find(id=f"conclusions/{said.id}/agreement")
    assert box.has_attr("checked")

    del box["checked"]
    sami.presses("Save conclusion 1")

    assert said.agreement is None


def test_votes_are_said_in_words(cast, visitor, meeting, sami):
    votes(sami.fills(WORDS, "Lůžko podpoříme."), 2, 0, 1).presses("Add a decision")

    (said,) = meeting.conclusions
    assert (said.agreement, said.votes) == (Agreement.VOTE, (2, 0, 1))
    assert sami.sees("Approved: 2 for, 0 against, 1 abstained")
    mia = visitor(cast.mia).visits(f"/minutes/{meeting.minutes.id}")
    assert mia.sees("2 for, 0 against, 1 abstained")

    sami.fills("Votes for, in conclusion 1", 1).fills("Abstentions, in conclusion 1", 2)
    assert sami.presses("Save conclusion 1").sees("Not approved: 1 for, 0 against, 2 abstained")


def test_no_more_votes_than_voters(make, cast, meeting, sami):
    make.attendance(meeting, "Hugo Nová", person_id=cast.hugo.person_id, is_guest=True)

    votes(sami.fills(WORDS, "Lůžko podpoříme."), 3, 1, 0).presses("Add a decision")

    assert sami.status == 422
    assert "4 votes, but only 3 people with a vote" in sami.problem_with("Votes for")
    assert (sami.value_of(WORDS), sami.value_of("Votes for")) == ("Lůžko podpoříme.", "3")
    assert not meeting.conclusions


def test_before_anybody_is_noted_nobody_votes(meeting, sami):
    for line in meeting.attendances:
        line.presence = Presence.ABSENT

    votes(sami.fills(WORDS, "Lůžko podpoříme."), 1, 0, 0).presses("Add a decision")
    assert "Note first who came" in sami.problem_with("Votes for")

    sami.presses("is here : Mia Nová")
    assert sami.sees("Approved: 1 for, 0 against, 0 abstained")


def test_votes_belong_to_decisions_and_need_words(meeting, sami):
    votes(sami.fills(WORDS, "Výzva je otevřená."), 2, 0, 0).presses("Add information")
    assert "Only a decision" in sami.problem_with("Votes for")

    votes(sami.fills(WORDS, ""), 2, 0, 0).presses("Save what is written")
    assert "Write in words" in sami.problem_with(WORDS)

    votes(sami.fills(WORDS, "Podpoříme."), "dva", 0, 0).presses("Save what is written")
    assert "whole number" in sami.problem_with("Votes for")
    assert not meeting.conclusions


def test_nought_to_nought_is_no_vote(meeting, sami):
    votes(sami.fills(WORDS, "Podpoříme."), 0, 0, 0).presses("Add a decision")
    assert "at least one voice" in sami.problem_with("Votes for")
    assert not meeting.conclusions


def test_it_counts_who_was_there_when_they_voted(cast, meeting, sami, monkeypatch):
    moment = datetime(2025, 6, 2, 8, 42, tzinfo=UTC)
    monkeypatch.setattr("planning.meetings.strength.now", lambda: moment)
    monkeypatch.setattr("planning.meetings.strength.today", lambda: DAY)
    sami.visits(f"/meetings/{meeting.id}").presses("leaves now : Mia Nová")
    votes(sami.fills(WORDS, "Lůžko podpoříme."), 2, 0, 0).presses("Add a decision")
    (said,) = meeting.conclusions
    assert said.decided_at == time(10, 42)

    sami.fills("Votes for, in conclusion 1", 3).presses("Save conclusion 1")
    assert "3 votes, but only 2 people" in sami.problem_with("Votes for, in conclusion 1")
    assert said.votes_for == 2

    sami.fills("Time of the vote, in conclusion 1", "10:30").presses("Save conclusion 1")
    assert (said.votes_for, said.decided_at) == (3, time(10, 30))


def test_old_votes_do_not_stand_in_the_way(meeting, sami):
    votes(sami.fills(WORDS, "Lůžko podpoříme."), 3, 0, 0).presses("Add a decision")

    sami.presses("excused : Mia Nová").fills("What was said", "Hlasovalo se.")
    sami.presses("Save what is written")

    assert sami.status == 200
    assert meeting.items[0].text == "Hlasovalo se."


def test_votes_wait_while_a_decision_is_something_else(meeting, sami):
    votes(sami.fills(WORDS, "Lůžko podpoříme."), 3, 0, 0).presses("Add a decision")

    sami.presses("Information : conclusion 1")
    assert not sami.sees("3 for")

    assert sami.presses("Decision : conclusion 1").sees("Approved: 3 for")


def test_in_czech_it_reads_as_officials_write_it(cast, visitor, make, meeting):
    item = meeting.items[0]
    make.task(item, kind=ConclusionKind.DECISION, agreement=Agreement.VOTE,
              votes_for=7, votes_against=1, votes_abstained=2)  # fmt: skip
    make.task(item, kind=ConclusionKind.DECISION, agreement=Agreement.CONSENSUS)

    sami = visitor(cast.sami, language="cs").visits(f"/meetings/{meeting.id}")

    assert len(sami.page.select(".outcomes__votes")) == 2
