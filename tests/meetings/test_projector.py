"""The agenda on the wall."""

from __future__ import annotations

from datetime import date, time

import pytest

from planning.model import Agreement, ConclusionKind, ItemKind, MinutesState
from tests.visitor import words


@pytest.fixture
def meeting(make, cast):
    meeting = make.meeting(cast.drugs, starts_at=time(9))
    make.item(meeting, "Zahájení", takes=5)
    make.item(meeting, "Plnění plánu", is_section=True)
    make.item(meeting, "Lůžko", takes=20, presenter="Gita Nová", text="Kraj **podpořil**.")
    make.item(meeting, "Stížnost paní K.", kind=ItemKind.INTERNAL, text="Vnitřní věc.")
    make.item(meeting, "Tajné", kind=ItemKind.HIDDEN, text="Skrytá věc.")
    make.item(meeting, "Různé")
    return meeting


@pytest.fixture
def wall(meeting):
    return f"/meetings/{meeting.id}/projector"


def item_called(meeting, title):
    return next(item for item in meeting.items if item.title == title)


def test_one_point_stands_on_the_wall_with_what_came_of_it(make, cast, visitor, meeting, wall):
    item = item_called(meeting, "Lůžko")
    make.task(item, "Oslovit kraj", who="Mia Nová", due_on=date(2026, 11, 29))
    make.task(item, "Podpoříme lůžko", kind=ConclusionKind.DECISION, agreement=Agreement.VOTE,
              votes_for=7, votes_against=1, votes_abstained=2)  # fmt: skip

    mia = visitor(cast.mia).visits(f"{wall}?item={item.id}")

    assert mia.heading == "2. Lůžko"
    assert mia.sees("Gita Nová, 20 min, until 9:25")
    assert mia.sees("Mia Nová, by 29. 11. 2026")
    assert mia.sees("Approved: 7 for, 1 against, 2 abstained")
    assert mia.page.select_one(".prose strong").get_text() == "podpořil"
    assert not mia.page.select(".masthead, .footer, form")
    assert mia.page.html["data-theme"] == "light"


def test_one_goes_through_the_agenda_by_large_buttons(cast, visitor, meeting, wall):
    mia = visitor(cast.mia).visits(wall)
    assert (mia.heading, mia.sees("1 of 4")) == ("1. Zahájení", True)
    assert not mia.page.select("[rel=prev]")

    mia.follows("Next")
    assert mia.heading == "2. Lůžko"
    assert words(mia.page.select_one("[aria-current=step]")).startswith("2 Lůžko 9:05")
    assert mia.sees("done with 1")

    mia.follows("Next").follows("Next")
    assert mia.heading == "4. Různé"
    assert not mia.page.select("[rel=next]")
    assert mia.follows("Previous").heading == "3. a point that is not for everybody"


def test_nothing_private_stands_on_the_wall(cast, visitor, meeting, wall):
    inner = item_called(meeting, "Stížnost paní K.")
    for who in (cast.mia, cast.hugo, cast.sami):
        seen = visitor(who).visits(f"{wall}?item={inner.id}")
        assert "Stížnost" not in seen.text
        assert "Vnitřní" not in seen.text
        assert "Tajné" not in seen.text
        assert seen.sees("It is not shown on the projector.")


def test_whoever_runs_the_meeting_may_put_it_there(cast, visitor, meeting, wall):
    inner = item_called(meeting, "Stížnost paní K.")
    sami = visitor(cast.sami).visits(f"{wall}?item={inner.id}")

    sami.follows("Show also what is not for everybody")
    assert sami.heading == "3. Stížnost paní K."
    assert sami.sees("Vnitřní věc.")
    assert sami.follows("Next").heading == "4. Tajné"
    assert not sami.follows("Hide what is not for everybody").sees("Tajné")

    mia = visitor(cast.mia).visits(f"{wall}?item={inner.id}&inner=1")
    assert "Vnitřní" not in mia.text
    assert not mia.sees("Show also")


def test_a_hidden_point_asked_for_is_the_first_one(cast, visitor, meeting, wall):
    hidden = item_called(meeting, "Tajné")
    assert visitor(cast.mia).visits(f"{wall}?item={hidden.id}").heading == "1. Zahájení"


def test_it_rests_until_somebody_saves(make, cast, visitor, meeting, wall):
    mia = visitor(cast.mia).visits(wall)
    tag = mia.headers["ETag"]
    assert mia.visits(wall, If_None_Match=tag).status == 304

    sami = visitor(cast.sami).visits(f"/meetings/{meeting.id}")
    sami.fills("What was said", "Přivítání všech.").presses("Save what is written")

    assert mia.visits(wall, If_None_Match=tag).sees("Přivítání všech.")


def test_the_wall_is_for_those_who_take_part(make, cast, visitor, meeting, wall):
    for who in (cast.nora, cast.omar, None):
        assert visitor(who).visits(wall).status == 404
    public = make.meeting(cast.drugs, state=MinutesState.PUBLISHED)
    assert visitor(cast.nora).visits(f"/meetings/{public.id}/projector").status == 403
    assert visitor(cast.hugo).visits(f"/meetings/{public.id}/projector").status == 200


def test_an_empty_agenda_says_so(make, cast, visitor):
    meeting = make.meeting(cast.drugs, title="Letní porada")
    sami = visitor(cast.sami).visits(f"/meetings/{meeting.id}").follows("Projector")
    assert sami.heading == "Letní porada"
    assert sami.sees("The agenda is not written yet.")
    assert sami.follows("Back to the meeting").heading == "Letní porada"


def test_a_long_agenda_costs_the_same(make, cast, meeting, wall, counted):
    few = counted(cast.mia, wall)
    for n in range(8):
        item = make.item(meeting, f"Bod {n}", activity=make.activity(cast.drugs))
        make.task(item, person=make.person(f"Malá {n}"))
    assert few == counted(cast.mia, wall) <= 12
