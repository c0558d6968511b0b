"""Other wordings, suggested by those who may not edit: taken up without losing what came since."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from planning.lib.database import db
from planning.model import Comment, CommentState, EntryKind, Event, Realisation, Side, Stage

TEXT = "Lůžko bude v Porubě. Peníze dá kraj. Otevře se v lednu."
FIELD = "How it should read"
WRITE = "Write it into the sheet : "


@pytest.fixture
def activity(make, cast):
    return make.activity(cast.drugs, stage=Stage.COMMENTED, description=TEXT)


def at(activity):
    return f"/activities/{activity.id}"


def about(activity, path="description"):
    return f"{at(activity)}/comments/new?field={path}"


def suggest(make, activity, by, wording, base=TEXT, **values):
    return make.comment(activity, by, "", wording=wording, based_on=base, **values)


def accept(somebody, comment, **data):
    return somebody.posts(f"/comments/{comment.id}/acceptance", **data)


def test_a_guest_suggests_and_the_group_writes_it_in(cast, visitor, activity):
    hugo = visitor(cast.hugo).visits(about(activity))
    assert hugo.value_of(FIELD) == TEXT
    hugo.fills(FIELD, TEXT.replace("lednu", "únoru")).presses("Send the comment")
    assert [d.get_text().strip() for d in hugo.page.select(".remark del, .remark ins")] == [
        "before: lednu.",
        "after: únoru.",
    ]

    mia = visitor(cast.mia).visits(f"{at(activity)}/comments")
    mia.presses(f"{WRITE}Hugo Nová, description")

    assert mia.sees("The suggested words are written into the worksheet.")
    assert activity.description == TEXT.replace("lednu", "únoru")
    comment = db.session.scalars(select(Comment)).one()
    assert (comment.state, comment.answered_by) == (CommentState.ACCEPTED, cast.mia)
    verbs = db.session.scalars(select(Event.verb).order_by(Event.id)).all()
    assert verbs == ["wording suggested", "changed", "wording accepted"]
    changed = db.session.scalars(select(Event).where(Event.verb == "changed")).one()
    assert (changed.old, changed.by, changed.version) == (TEXT, cast.mia, activity.version)
    history = mia.visits(f"{at(activity)}/history")
    assert history.sees("ther words were suggested: description")
    assert history.sees("uggested words were accepted: description (suggested by Hugo Nová).")


def test_nothing_is_written_into_a_sheet_that_was_merged_by_hand(make, cast, visitor, activity):
    said = suggest(make, activity, cast.hugo, TEXT.replace("lednu", "únoru"))
    activity.proceed_to(Realisation.MERGED, reason="Sloučeno s portálem.")
    db.session.flush()

    mia = accept(visitor(cast.mia), said)

    assert mia.status == 409
    assert mia.sees("This activity was merged. Nothing more is written into its worksheet.")
    assert (said.state, activity.description) == (CommentState.OPEN, TEXT)
    assert mia.visits(f"{at(activity)}/comments").sees("The activity was merged, so these words")


def test_an_official_suggests_what_an_agreed_sheet_should_say(cast, visitor, activity):
    activity.stage = Stage.AGREED
    db.session.commit()
    assert visitor(cast.mia).visits(f"{at(activity)}/edit").status == 403
    omar = visitor(cast.omar).visits(about(activity))
    omar.fills(FIELD, TEXT.replace("kraj", "město")).fills("Your comment on this", "Kraj nemá.")
    omar.presses("Send the comment")
    comment = db.session.scalars(select(Comment)).one()

    mia = visitor(cast.mia).visits(f"{at(activity)}/comments")
    assert mia.sees("Kraj nemá.")
    assert not mia.page.select(".remark button")
    assert accept(mia, comment).status == 403
    kora = (
        visitor(cast.kora)
        .visits(f"{at(activity)}/comments")
        .presses(f"{WRITE}Omar Nová, description")
    )

    assert kora.status == 200
    assert activity.description == TEXT.replace("kraj", "město")


def test_nobody_is_turned_down_without_a_reason(make, cast, visitor, activity):
    comment = suggest(make, activity, cast.hugo, "Nic nebude.")
    mia = visitor(cast.mia).visits(f"{at(activity)}/comments")

    mia.presses("Reject with this reason : Hugo Nová, description")

    assert mia.status == 422
    assert mia.page.select_one("[autofocus]")["name"] == "answer"
    assert "Write why" in mia.problem_with("Why not : Hugo Nová, description")
    assert comment.state is CommentState.OPEN
    mia.fills("Why not : Hugo Nová, description", "Bude.")
    mia.presses("Reject with this reason : Hugo Nová, description")
    assert comment.state is CommentState.REJECTED
    assert activity.description == TEXT
    hugo = visitor(cast.hugo).visits(f"{at(activity)}/comments?state=all")
    assert hugo.sees("Bude.")
    assert not hugo.page.select(".remark button")


def test_a_suggestion_joins_what_others_wrote_since(make, cast, visitor, activity):
    comment = suggest(make, activity, cast.hugo, TEXT.replace("Porubě", "Zábřehu"))
    body = {"based_on": 1, "changes": {"description": TEXT.replace("lednu", "únoru")}}
    mia = visitor(cast.mia).patches(at(activity), body)
    assert mia.visits(f"{at(activity)}/comments").sees("Somebody changed it since. Now it says:")

    accept(mia, comment)

    assert activity.description == "Lůžko bude v Zábřehu. Peníze dá kraj. Otevře se v únoru."


def test_a_collision_shows_all_three_texts_and_waits(make, cast, visitor, activity):
    first = suggest(make, activity, cast.hugo, TEXT.replace("Porubě", "Zábřehu"))
    second = suggest(make, activity, cast.omar, TEXT.replace("Porubě", "Přívoze"))
    mia = visitor(cast.mia)
    accept(mia, first)

    accept(mia, second)

    assert mia.status == 409
    for words in (TEXT, first.wording, second.wording):
        assert mia.sees(words), words
    assert second.state is CommentState.OPEN
    assert activity.description == first.wording
    both = TEXT.replace("Porubě", "Zábřehu nebo v Přívoze")
    assert mia.value_of("What shall stand there") == second.wording
    mia.fills("What shall stand there", both).fills("A word to the author", "Obojí.")
    mia.presses("Write this into the sheet")
    assert (activity.description, second.state) == (both, CommentState.ACCEPTED)
    assert mia.sees("Obojí.")


def test_what_stands_there_may_hold(make, cast, visitor, activity):
    first = suggest(make, activity, cast.hugo, TEXT.replace("Porubě", "Zábřehu"))
    second = suggest(make, activity, cast.omar, TEXT.replace("Porubě", "Přívoze"))
    mia = visitor(cast.mia)
    accept(mia, first)

    accept(mia, second).fills("Why not : Omar Nová", "Zábřeh má místo.")
    mia.presses("Reject with this reason : Omar Nová")

    assert second.state is CommentState.REJECTED
    assert activity.description == first.wording


def test_words_changed_while_somebody_decides_are_not_overwritten(make, cast, visitor, activity):
    first = suggest(make, activity, cast.hugo, TEXT.replace("Porubě", "Zábřehu"))
    second = suggest(make, activity, cast.omar, TEXT.replace("Porubě", "Přívoze"))
    mia = visitor(cast.mia)
    accept(mia, first)
    accept(mia, second).fills("What shall stand there", second.wording)
    body = {"based_on": activity.version, "changes": {"description": "Lůžko nebude."}}
    visitor(cast.gita).patches(at(activity), body)

    mia.presses("Write this into the sheet")

    assert mia.status == 409
    assert activity.description == "Lůžko nebude."
    assert mia.sees("Lůžko nebude.")
    assert mia.value_of("What shall stand there") == second.wording


def test_numbers_are_never_joined_from_two(make, cast, visitor, activity):
    cost = make.cost(activity, 200_000, sources="SMO")
    path = f"costs/{cost.id}/amount"
    hugo = visitor(cast.hugo).visits(about(activity, path)).fills(FIELD, "250000")
    hugo.presses("Send the comment")
    comment = db.session.scalars(select(Comment)).one()
    visitor(cast.gita).patches(at(activity), {"based_on": 1, "changes": {path: "300000"}})

    mia = accept(visitor(cast.mia), comment)

    assert mia.status == 409
    assert cost.amount == 300_000
    mia.presses("Write this into the sheet")
    assert cost.amount == 250_000


def test_a_choice_is_suggested_in_words(make, cast, visitor, activity):
    step = make.milestone(activity)
    path = f"milestones/{step.id}/state"
    hugo = visitor(cast.hugo).visits(about(activity, path)).chooses(FIELD, "done")
    hugo.presses("Send the comment")
    assert [d.get_text().strip() for d in hugo.page.select(".remark del, .remark ins")] == [
        "before: planned",
        "after: done",
    ]

    accept(visitor(cast.mia), db.session.scalars(select(Comment)).one())

    assert step.state.value == "done"


def test_what_cannot_stand_is_not_suggested(make, cast, visitor, activity):
    hugo = visitor(cast.hugo).visits(about(activity, "title")).fills(FIELD, "")
    hugo.presses("Send the comment")
    assert hugo.status == 422
    assert hugo.problem_with(FIELD) == "This cannot stay empty."
    hugo.visits(about(activity, f"milestones/{make.milestone(activity).id}/when"))
    hugo.fills(FIELD, "15. 13. 2020").presses("Send the comment")
    assert hugo.status == 422


def test_whoever_suggests_says_what_they_saw(cast, visitor, activity):
    hugo = visitor(cast.hugo).posts(about(activity), text="", wording="Jinak")

    assert hugo.status == 422
    assert "which words you saw" in hugo.problem_with(FIELD)
    assert hugo.value_of(FIELD) == "Jinak"
    assert not db.session.scalars(select(Comment)).all()


def test_what_somebody_saw_is_what_stood_there_when_they_opened_the_page(cast, visitor, activity):
    hugo = visitor(cast.hugo).visits(about(activity))
    body = {"based_on": 1, "changes": {"description": TEXT.replace("lednu", "únoru")}}
    visitor(cast.mia).patches(at(activity), body)

    hugo.fills(FIELD, TEXT.replace("Porubě", "Zábřehu")).presses("Send the comment")

    comment = db.session.scalars(select(Comment)).one()
    assert comment.based_on == TEXT
    accept(visitor(cast.mia), comment)
    assert activity.description == "Lůžko bude v Zábřehu. Peníze dá kraj. Otevře se v únoru."


def test_an_answer_is_given_once(make, cast, visitor, activity):
    comment = suggest(make, activity, cast.hugo, "Nic nebude.")
    gita = visitor(cast.gita).visits(f"{at(activity)}/comments")
    accept(visitor(cast.mia), comment)

    gita.presses(f"{WRITE}Hugo Nová, description")
    assert gita.status == 409
    assert gita.sees("Somebody changed this meanwhile.")
    gita.posts(f"/comments/{comment.id}/rejection", answer="Ne.")
    assert gita.status == 409
    assert gita.sees("Somebody has answered this meanwhile.")
    assert comment.state is CommentState.ACCEPTED
    assert visitor(cast.mia).posts(f"/comments/{comment.id}/settlement").status == 409


def test_words_for_a_removed_row_have_nowhere_to_go(make, cast, visitor, activity):
    step = make.milestone(activity, "Zajistit peníze")
    path = f"milestones/{step.id}/text"
    comment = suggest(
        make, activity, cast.hugo, "Sehnat peníze", step.text, path=path, label=step.text
    )
    mia = visitor(cast.mia).visits(f"{at(activity)}/edit").presses("Remove: Step of the schedule 1")

    mia.visits(f"{at(activity)}/comments")

    assert mia.sees("The row was removed, so these words have nowhere to go.")
    assert not any("Write it into" in b.get_text() for b in mia.page.select("button"))
    assert accept(mia, comment).status == 409
    assert mia.sees("The row this speaks of was removed.")
    assert comment.state is CommentState.OPEN


def test_accepted_words_mean_whom_they_name(make, cast, visitor, activity):
    """Else the public would read the name of somebody who uses services."""
    lida = cast.lida.person
    assert lida.memberships[0].side is Side.SERVICE_USER
    blue = make.organisation("Modrý kříž")
    row = make.entry(activity, EntryKind.IMPLEMENTER, "NNO")
    name = suggest(make, activity, cast.hugo, lida.name, "", path="responsible")
    body = suggest(
        make, activity, cast.hugo, "Modrý kříž", "NNO", path=f"implementers/{row.id}/text"
    )
    mia = visitor(cast.mia)

    accept(mia, name)
    accept(mia, body)

    assert (activity.responsible_person, row.organisation) == (lida, blue)
    activity.stage = Stage.APPROVED
    db.session.commit()
    assert not visitor().visits(at(activity)).sees(lida.name)


def test_a_sheet_locked_in_that_moment_takes_no_words(make, cast, visitor, activity):
    comment = suggest(make, activity, cast.hugo, "Nic nebude.")
    mia = visitor(cast.mia).visits(f"{at(activity)}/comments")
    activity.stage = Stage.AGREED
    db.session.commit()

    mia.presses(f"{WRITE}Hugo Nová, description")

    assert mia.status == 403
    assert activity.description == TEXT
    assert comment.state is CommentState.OPEN


def test_an_answer_too_long_is_told_so_before_anything_is_written(make, cast, visitor, activity):
    activity.description = "Něco jiného."
    comment = suggest(make, activity, cast.hugo, "Lůžko bude jinde.")
    mia = visitor(cast.mia)
    assert accept(mia, comment).status == 409
    mia.fills("What shall stand there", "Obojí.").fills("A word to the author", "a" * 1001)
    mia.presses("Write this into the sheet")

    assert mia.status == 422
    assert "At most 1000 signs fit here." in mia.problem_with("A word to the author")
    assert mia.value_of("What shall stand there") == "Obojí."
    assert (comment.state, activity.description) == (CommentState.OPEN, "Něco jiného.")

    mia.fills("A word to the author", "Díky.").presses("Write this into the sheet")
    assert (comment.state, activity.description) == (CommentState.ACCEPTED, "Obojí.")
