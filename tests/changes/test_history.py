"""Who reads what history, how it is narrowed, and how two versions are compared."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import select

from planning.history import add_row, move_row, record, remove_row, revise
from planning.lib.clock import day_of, now, today
from planning.lib.database import db
from planning.model import Event, MinutesState, Stage


@pytest.fixture
def bed(make, cast):
    return make.activity(cast.drugs, stage=Stage.DRAFTED)


def last_event() -> Event:
    db.session.flush()
    return db.session.scalars(select(Event).order_by(Event.id.desc()).limit(1)).one()


def write(activity, by, **changes) -> Event:
    revise(activity, changes, based_on=activity.version, by=by)
    return last_event()


def test_a_deed_is_a_sentence_with_a_link_and_the_point_that_caused_it(make, cast, visitor, bed):
    item = make.item(make.meeting(cast.drugs), "Rozpočet")
    step = make.milestone(bed, "Zajistit jednání", when="2019")
    revise(
        bed,
        {f"milestones/{step.id}/when": "2020"},
        based_on=bed.version,
        by=cast.gita,
        because=item,
    )

    mia = visitor(cast.mia).visits("/history")

    assert mia.sees("In activity 2.1.2, the step “Zajistit jednání” moved from 2019 to 2020.")
    assert mia.sees("At the agenda item Rozpočet")
    assert mia.page.select(f'a[href="/meetings/{item.meeting_id}?item={item.id}"]')
    assert mia.follows("2.1.2 Krizové lůžko").heading == "Krizové lůžko"


def test_a_measure_is_shown_by_its_number_and_title(make, cast, visitor):
    plan = make.plan()
    old, new = make.measure(plan), make.measure(plan, "2.2", title="Zajistit péči")
    bed = make.activity(cast.drugs, measure=old, stage=Stage.DRAFTED)
    write(bed, cast.mia, measure_id=new.id)

    assert (
        visitor(cast.mia)
        .visits("/history")
        .sees("the measure is now 2.2 Zajistit péči, before 2.1 Zajistit pomoc.")
    )


def test_a_point_about_a_hidden_activity_does_not_name_it(make, cast, visitor):
    secret = make.activity(cast.seniors, title="Tajná", stage=Stage.IDEA)
    meeting = make.meeting(cast.drugs, cast.seniors)
    item = make.item(meeting)
    revise(meeting, {f"items/{item.id}/activity_id": secret.id}, based_on=1, by=cast.kora)

    for page in ("/history", f"/meetings/{meeting.id}/history"):
        assert not visitor(cast.sami).visits(page).sees("Tajná")
    assert visitor(cast.sami).visits("/history").sees("the activity is another one")
    assert visitor(cast.nora).visits("/history").sees("the activity is now 2.1.2 Tajná")


def test_days_have_headings(cast, visitor, bed):
    write(bed, cast.mia, title="Dnes")
    before = write(bed, cast.mia, title="Včera")
    long_ago = write(bed, cast.mia, title="Dávno")
    before.at, long_ago.at = now() - timedelta(days=1), now() - timedelta(days=30)
    day = day_of(long_ago.at)

    mia = visitor(cast.mia).visits(f"/activities/{bed.id}/history")

    headings = [heading.get_text() for heading in mia.page.select("main h2")]
    assert {"Today", "Yesterday"} < set(headings)
    assert any(str(day.year) in heading for heading in headings)


def test_it_is_narrowed_by_the_address(make, cast, visitor, bed):
    other = make.activity(cast.seniors, number="3.1", title="Jiná", stage=Stage.APPROVED)
    meeting = make.meeting(cast.drugs)
    write(bed, cast.mia, title="Noční lůžko")
    old = write(bed, cast.gita, title="Denní lůžko")
    old.at = now() - timedelta(days=40)
    write(other, cast.nora, title="Jídlo")
    risk = add_row(bed, "risks", {"text": "Chybí peníze"}, by=cast.gita)
    remove_row(bed, "risks", risk.id, by=cast.mia)
    revise(meeting, {"place": "Radnice"}, based_on=1, by=cast.sami)
    record("member joined", cast.seniors, by=cast.kora, label="Jan Nový")
    day = day_of(old.at)
    kora = visitor(cast.kora)

    def seen(**asked) -> set[str]:
        query = "&".join(f"{name}={value}" for name, value in asked.items())
        kora.visits(f"/history?{query}")
        said = " ".join(p.get_text() for p in kora.page.select(".log > li > div > p:first-child"))
        known = ("Noční", "Denní", "Jídlo", "risk was added", "risk was removed", "Radnice",
                 "Jan Nový")  # fmt: skip
        return {words for words in known if words in said}

    assert len(seen()) == 7
    assert seen(person=cast.gita.id) == {"Denní", "Noční", "risk was added"}
    assert seen(group=cast.seniors.id) == {"Jídlo", "Jan Nový"}
    assert seen(thing="meeting") == {"Radnice"}
    assert seen(thing="group") == {"Jan Nový"}
    assert seen(deed="removed") == {"risk was removed"}
    assert seen(deed="added") == {"risk was added", "Jan Nový"}
    assert seen(to=f"{day.day}. {day.month}. {day.year}") == {"Denní", "Noční"}
    assert "risk was added" in seen(**{"from": today().isoformat()})
    assert seen(deed="moved") == set()
    assert kora.sees("Nothing like that has happened.")
    assert kora.follows("Show everything").sees("Radnice")


def test_what_cannot_be_read_is_said_at_its_field(cast, visitor, bed):
    write(bed, cast.mia, title="Noční lůžko")
    mia = visitor(cast.mia).visits("/history?from=pondělí")
    assert mia.status == 422
    assert mia.problem_with("From the day") == "Write a day such as 25. 1. 2019."
    assert mia.visits("/history?from=2020-01-02&to=2020-01-01").status == 422
    for odd in ("person=99999", "person=x", "group=-1", "thing=user", "deed=everything"):
        assert mia.visits(f"/history?{odd}").status == 422, odd


def test_one_chooses_only_among_people_one_may_know_of(cast, visitor):
    offered = visitor(cast.mia).visits("/history").page.select("#person option")
    names = {option.get_text() for option in offered}
    assert {"Mia Nová", "Gita Nová", "Kora Nová"} <= names
    assert not {"Nora Nová", "Ada Nová", "Omar Nová"} & names
    assert visitor(cast.mia).visits(f"/history?person={cast.nora.id}").status == 422
    assert visitor(cast.kora).visits(f"/history?person={cast.nora.id}").status == 200


def test_groups_and_plans_have_a_history_too(make, cast, visitor):
    plan = make.plan()
    revise(plan, {"title": "Nový plán"}, based_on=1, by=cast.kora)
    revise(cast.drugs, {"remit": "Lidé bez domova"}, based_on=1, by=cast.gita)

    group, of_plan = f"/groups/{cast.drugs.id}/history", f"/plans/{plan.id}/history"
    assert visitor(cast.mia).visits(group).sees("The remit is now “Lidé bez domova”.")
    assert visitor(cast.mia).visits(of_plan).sees("The title is now “Nový plán”, before")
    assert visitor(cast.nora).visits(group).status == 403
    assert visitor(cast.nora).visits(of_plan).status == 200
    assert visitor(cast.ada).visits(of_plan).status == 403
    assert visitor().visits(of_plan).heading == "Signing in"
    nora = visitor(cast.nora).visits("/history")
    assert nora.sees("Nový plán")
    assert not nora.sees("Lidé bez domova")


def test_it_leafs_and_keeps_what_was_chosen(cast, visitor, bed):
    for n in range(65):
        write(bed, cast.mia, title=f"Název {n}")
    mia = visitor(cast.mia).visits("/history?thing=activity")
    assert mia.sees("Název 64")
    assert not mia.sees("“Název 2”")
    assert mia.follows("Next page").sees("“Název 2”")


def test_differences_are_marked_word_by_word(cast, visitor, bed):
    words = [f"slovo{n}" for n in range(80)]
    write(bed, cast.mia, description=" ".join(words))
    write(bed, cast.gita, description=" ".join([*words[:40], "navíc", *words[41:]]))

    mia = visitor(cast.mia).visits(f"/activities/{bed.id}/history")

    wording = mia.page.select(".wording")[0]
    near = wording.select_one("p")
    assert near is not None
    assert [tag.get_text() for tag in near.select("del")] == ["before: slovo40 "]
    assert [tag.get_text() for tag in near.select("ins")] == ["after: navíc "]
    assert "slovo5 " not in near.get_text()
    assert "slovo5 " in wording.select_one("details").get_text()


def test_words_are_escaped_wherever_they_stand(cast, visitor, bed):
    evil = "<script>alert(1)</script> " + "slova " * 20
    write(bed, cast.mia, description=evil, title="<b>Tučně</b>")
    risk = add_row(bed, "risks", {"text": "<i>Riziko</i>", "mitigation": evil}, by=cast.mia)
    remove_row(bed, "risks", risk.id, by=cast.mia)
    event = last_event()
    mia = visitor(cast.mia)
    at = f"/activities/{bed.id}"
    for page in ("/history", f"{at}/history", f"{at}/bin", f"{at}/history/compare",
                 f"/events/{event.id}/restoration", f"{at}/restoration"):  # fmt: skip
        assert mia.visits(page).status == 200, page
        for tag in ("<script>alert", "<b>Tuč", "<i>Riz"):
            assert tag not in mia.text, page


def test_two_versions_are_chosen_and_compared(make, cast, visitor, bed):
    step = make.milestone(bed, "Zajistit jednání", when="2019")
    first = write(bed, cast.mia, title="Noční lůžko")
    write(bed, cast.gita, title="Denní lůžko")
    middle = write(bed, cast.gita, **{f"milestones/{step.id}/when": "2020"})
    write(bed, cast.mia, description="Pro lidi bez domova")
    mia = visitor(cast.mia).visits(f"/activities/{bed.id}/history")

    at = mia.page.find(id=f"from-{first.id}")
    assert at is not None
    mia._typed |= {"from": str(first.id), "to": str(middle.id)}
    mia.presses("Compare the two")

    assert mia.heading == "Two versions compared"
    assert mia.sees("The title is now “Denní lůžko”, before “Noční lůžko”.")
    assert mia.sees("The step “Zajistit jednání” moved from 2019 to 2020.")
    assert not mia.sees("Pro lidi bez domova")
    compare = f"/activities/{bed.id}/history/compare"
    assert mia.visits(f"{compare}?from={middle.id}").sees("Pro lidi bez domova")
    swapped = mia.visits(f"{compare}?from={middle.id}&to={first.id}")
    assert swapped.sees("moved from 2019 to 2020")
    assert mia.visits(f"{compare}?from={first.id}&to={first.id}").sees("say the same")
    assert mia.visits(compare).sees("before “Krizové lůžko”")


def test_only_versions_of_this_activity_are_compared(make, cast, visitor, bed):
    foreign = write(make.activity(cast.seniors, title="Tajná"), cast.nora, title="Tajnější")
    mia = visitor(cast.mia)
    compare = f"/activities/{bed.id}/history/compare"
    assert mia.visits(f"{compare}?from={foreign.id}").status == 404
    assert mia.visits(f"{compare}?from=999999999").status == 404
    assert mia.visits(f"{compare}?from=x").status == 200
    assert visitor(cast.nora).visits(compare).status == 404


def test_whoever_only_reads_is_offered_no_way_back(cast, visitor, bed):
    event = write(bed, cast.mia, title="Noční lůžko")
    hugo = visitor(cast.hugo).visits(f"/activities/{bed.id}/history")
    assert hugo.sees("Noční lůžko")
    assert not hugo.sees("Put the earlier words back")
    assert hugo.visits(f"/events/{event.id}/restoration").status == 403
    assert hugo.visits(f"/activities/{bed.id}/restoration").status == 403
    assert visitor(cast.nora).visits(f"/events/{event.id}/restoration").status == 404
    assert visitor().visits(f"/events/{event.id}/restoration").status == 404
    assert visitor(cast.mia).visits("/events/999999999/restoration").status == 404


def test_pages_of_history_cost_the_same_however_long_they_are(make, cast, counted):
    plan = make.plan()
    measures = [make.measure(plan), make.measure(plan, "2.2")]
    bed = make.activity(cast.drugs, measure=measures[0], stage=Stage.DRAFTED)
    meeting = make.meeting(cast.drugs, state=MinutesState.DRAFT)
    pages = ["/history", f"/history?group={cast.drugs.id}&person={cast.mia.id}"]
    at = f"/activities/{bed.id}"
    pages += [f"{at}/history", f"{at}/bin", f"{at}/restoration"]
    pages += [f"/meetings/{meeting.id}/history", f"/meetings/{meeting.id}/bin"]
    pages += [f"/groups/{cast.drugs.id}/history", f"/plans/{plan.id}/history"]
    events = []

    def grow(n: int) -> None:
        for at in range(n):
            risk = add_row(bed, "risks", {"text": f"Riziko {at}"}, by=cast.mia)
            add_row(bed, "risks", {"text": "Druhé"}, by=cast.mia)
            move_row(bed, "risks", risk.id, up=False, by=cast.mia)
            events.append(write(bed, cast.mia, measure_id=measures[at % 2].id).id)
            remove_row(bed, "risks", risk.id, by=cast.mia)
            item = add_row(meeting, "items", {"title": f"Bod {at}"}, by=cast.sami)
            remove_row(meeting, "items", item.id, by=cast.sami)
            revise(plan, {"title": f"Plán {at}"}, based_on=plan.version, by=cast.kora)
        db.session.flush()

    grow(2)
    pages += [f"{at}/history/compare?from={events[0]}", f"/events/{events[0]}/restoration"]
    few = {page: counted(cast.kora, page) for page in pages}
    grow(15)
    many = {page: counted(cast.kora, page) for page in pages}

    assert few == many
    assert max(many.values()) <= 12, many


def test_a_history_without_anything_says_what_will_be_here(make, cast, visitor):
    activity = make.activity(cast.drugs, stage=Stage.DRAFTED)

    mia = visitor(cast.mia).visits(f"/activities/{activity.id}/history")

    assert mia.sees("As soon as something changes, you will find it here.")
