"""Comments on the worksheet: said at a field, they stay there whatever it comes to say."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from planning import history
from planning.lib.database import db
from planning.model import Comment, CommentState, Event, Stage


@pytest.fixture
def activity(make, cast):
    return make.activity(cast.drugs, stage=Stage.COMMENTED, description="Lůžko bude v Porubě.")


def at(activity):
    return f"/activities/{activity.id}"


def about(activity, path):
    return f"{at(activity)}/comments/new?field={path}"


def the_one(verb=None):
    kind = select(Comment) if verb is None else select(Event).where(Event.verb == verb)
    return db.session.scalars(kind).one()


def test_a_guest_comments_and_sees_that_it_was_settled(cast, visitor, activity):
    hugo = visitor(cast.hugo).visits(at(activity))
    hugo.follows("Say something about it : Short description of the activity")
    hugo.follows("Description").fills("Your comment on this", "Kdo lůžko povede?")
    hugo.presses("Send the comment")
    assert hugo.sees("It is noted at its field.")
    assert hugo.sees("1 comment waits for an answer.")

    mia = (
        visitor(cast.mia)
        .visits(at(activity))
        .follows("1 comment waits : Short description of the activity")
    )
    assert mia.sees("Kdo lůžko povede?")
    mia.fills("A word to the author : Hugo Nová, description", "Modrý kříž.")
    mia.presses("Settle it with this word : Hugo Nová, description")

    assert mia.sees("The comment is settled.")
    assert the_one().state is CommentState.RESOLVED
    hugo.visits(f"{at(activity)}/comments")
    assert hugo.sees("Every comment has its answer.")
    assert hugo.follows("All: 1").sees("Modrý kříž.")
    assert not visitor(cast.mia).visits(at(activity)).sees("comment waits")
    history = mia.visits(f"{at(activity)}/history")
    assert history.sees("omebody commented: description")
    assert history.sees("comment was settled: description")
    assert the_one("comment made").new == "Kdo lůžko povede?"


def test_an_author_settles_and_opens_their_own_comment(make, cast, visitor, activity):
    comment = make.comment(activity, cast.hugo)
    hugo = visitor(cast.hugo).visits(f"{at(activity)}/comments")

    hugo.presses("It is settled : Hugo Nová, description")
    assert comment.state is CommentState.RESOLVED
    hugo.fills("What is not settled : Hugo Nová, description", "Ještě jednou.")
    hugo.presses("Open it for this reason : Hugo Nová, description")

    assert comment.state is CommentState.OPEN
    assert hugo.sees("Opened again: Hugo Nová")
    assert hugo.sees("Ještě jednou.")
    assert visitor(cast.omar).posts(f"/comments/{comment.id}/settlement").status == 403


def test_a_comment_stays_at_its_field_whatever_it_says(make, cast, visitor, activity):
    step = make.milestone(activity, "Zajistit peníze", when="2025")
    make.comment(activity, cast.mia, "Nestihneme to", path=f"milestones/{step.id}/when")
    mia = visitor(cast.mia)

    mia.patches(at(activity), {"based_on": 1, "changes": {f"milestones/{step.id}/when": "2026"}})
    mia.visits(f"{at(activity)}/comments")

    assert mia.sees("Step of the schedule 1, term")
    assert mia.sees("2026")
    assert mia.sees("Nestihneme to")


def test_a_comment_outlives_its_row(make, cast, visitor, activity):
    path = f"milestones/{make.milestone(activity, 'Zajistit peníze').id}"
    make.comment(activity, cast.hugo, path=path, label="Zajistit peníze")
    mia = visitor(cast.mia).visits(f"{at(activity)}/edit")
    mia.presses("Remove: Step of the schedule 1")

    mia.visits(f"{at(activity)}/comments")

    assert mia.sees("Step of the schedule “Zajistit peníze” (removed since)")
    mia.presses("It is settled : Hugo Nová, step of the schedule “Zajistit peníze”")
    assert the_one().state is CommentState.RESOLVED
    assert mia.visits(about(activity, path)).status == 404


def test_a_row_removed_while_somebody_writes_about_it(make, cast, visitor, activity):
    step = make.milestone(activity, "Zajistit peníze")
    hugo = visitor(cast.hugo).visits(about(activity, f"milestones/{step.id}/when"))
    visitor(cast.mia).visits(f"{at(activity)}/edit").presses("Remove: Step of the schedule 1")

    hugo.fills("Your comment on this", "Kdy přesně?").presses("Send the comment")

    assert hugo.status == 409
    assert hugo.sees("Somebody removed this row meanwhile.")


def test_comments_leave_the_past_of_the_sheet_alone(make, cast, visitor, activity):
    path = f"milestones/{make.milestone(activity, 'Zajistit peníze').id}"
    mia = visitor(cast.mia).visits(f"{at(activity)}/edit")
    before = history.state_now(activity)
    visitor(cast.hugo).posts(about(activity, path), text="Kdy?")
    visitor(cast.hugo).posts(about(activity, f"{path}/text"), wording="Peníze", based_on="Zaj")

    assert history.state_after(activity, 0) == before
    mia.presses("Remove: Step of the schedule 1")  # nobody changed the row, they only spoke of it
    assert activity.milestones == []
    assert history.state_after(activity, 0) == before


def test_whole_lists_and_every_field_can_be_spoken_about(make, cast, visitor, activity):
    make.milestone(activity, "Zajistit peníze")
    make.cost(activity, sources="SMO")
    make.risk(activity)
    make.entry(activity)
    hugo = visitor(cast.hugo).visits(f"{at(activity)}/comments/new")
    links = [str(a["href"]) for a in hugo.page.select(".bullets a")]
    assert len(links) == len(set(links)) > 30

    for link in links:
        assert hugo.visits(link).status == 200, link
        hugo.fills("Your comment on this", "Proč?").presses("Send the comment")
        assert hugo.sees("It is noted at its field."), link

    assert len(db.session.scalars(select(Comment)).all()) == len(links)
    order = [tag.get_text(" ") for tag in hugo.page.select("h2")]
    assert order[:3] == ["Number", "Title", "Measure"]
    assert order[-1] == "Schedule of main steps"


def test_a_part_with_one_place_needs_no_choosing(cast, visitor, activity):
    hugo = visitor(cast.hugo).visits(at(activity))
    hugo.follows("Say something about it : Planned outputs")
    assert hugo.heading == "Comment: Planned outputs"


def test_nothing_said_is_no_comment(cast, visitor, activity):
    hugo = visitor(cast.hugo).visits(about(activity, "description")).presses("Send the comment")
    assert hugo.status == 422
    assert "Write a comment" in hugo.problem_with("Your comment on this")
    for path in ("nothing", "milestones/1/nothing", "milestones/x", "a/b/c/d", "steps/1/text/x"):
        assert hugo.visits(about(activity, path)).status == 404, path


def test_who_may_see_and_say(make, cast, visitor, activity):
    comment = make.comment(activity, cast.mia, "Tajná výtka")
    inside = (cast.mia, cast.hugo, cast.lida, cast.kora, cast.omar)
    for who in inside:
        assert visitor(who).visits(f"{at(activity)}/comments").sees("Tajná výtka")
        assert visitor(who).posts(about(activity, "costs"), text="Ano").status == 200
    for who in (None, cast.nora, cast.ada):
        for url in (f"{at(activity)}/comments", about(activity, "costs")):
            assert visitor(who).visits(url).status == 404
        for deed in ("settlement", "reopening", "acceptance", "rejection"):
            assert visitor(who).posts(f"/comments/{comment.id}/{deed}").status == 404


def test_the_public_reads_no_comments_on_what_it_may_read(make, cast, visitor):
    activity = make.activity(cast.drugs, stage=Stage.APPROVED)
    make.comment(activity, cast.mia, "Tajná výtka")

    for who in (None, cast.nora):
        page = visitor(who).visits(at(activity))
        assert page.status == 200
        assert not page.sees("omment")
        assert not visitor(who).visits(f"{at(activity)}/comments").sees("výtka")


def test_what_somebody_else_settled_is_not_settled_again(make, cast, visitor, activity):
    comment = make.comment(activity, cast.hugo)
    gita = visitor(cast.gita).visits(f"{at(activity)}/comments")
    visitor(cast.mia).posts(f"/comments/{comment.id}/settlement")
    visitor(cast.hugo).posts(f"/comments/{comment.id}/reopening", answer="Není.")

    gita.presses("It is settled : Hugo Nová, description")

    assert gita.status == 409
    assert gita.sees("Somebody changed this meanwhile.")
    assert comment.state is CommentState.OPEN
    assert visitor(cast.mia).posts(f"/comments/{comment.id}/acceptance").status == 409


def test_comments_are_escaped(make, cast, visitor, activity):
    make.comment(activity, cast.hugo, "<b>tučně</b>", wording="<i>a</i>", based_on="<i>b</i>")
    mia = visitor(cast.mia).visits(f"{at(activity)}/comments")
    assert mia.sees("<b>tučně</b>")
    assert "<b>tučně" not in mia.text
    assert "<i>" not in mia.text


def test_what_waits_for_me_says_where_comments_wait(make, cast, visitor, activity):
    make.comment(activity, cast.hugo)
    make.comment(activity, cast.omar, wording="Lůžko bude v Zábřehu.", based_on="x")
    locked = make.activity(cast.drugs, stage=Stage.AGREED, title="Zamčená", number="9")
    make.comment(locked, cast.hugo)

    mia = visitor(cast.mia).visits("/")
    assert mia.sees("Comments that wait for an answer")
    assert mia.sees("1 suggested wording")
    assert mia.sees("1 comment")
    assert not mia.sees("Zamčená")
    assert visitor(cast.kora).visits("/").sees("Zamčená")
    for who in (cast.hugo, cast.nora, cast.omar):
        assert not visitor(who).visits("/").sees("Comments that wait")


def test_comments_cost_the_same_however_many(make, cast, counted, activity):
    urls = [f"{at(activity)}/comments?state=all", at(activity), "/", f"{at(activity)}/comments/new"]
    make.comment(activity, cast.mia)
    few = [counted(cast.gita, url) for url in urls]
    for nth in range(8):
        step = make.milestone(activity, f"Krok {nth}")
        user = make.user(f"Člen{nth}")
        make.comment(activity, user, path=f"milestones/{step.id}/text", label=step.text)
        state = {
            "state": CommentState.RESOLVED,
            "answered_by": user,
            "answered_at": activity.created_at,
        }
        make.comment(activity, user, path="risks", **state)

    assert [counted(cast.gita, url) for url in urls] == few
    assert max(few) <= 12


@pytest.mark.parametrize("wording", [None, "Lůžko bude v Přívoze."])
def test_an_author_withdraws_what_nobody_has_answered(make, cast, visitor, activity, wording):
    more = {"wording": wording, "based_on": activity.description} if wording else {}
    said = make.comment(activity, cast.hugo, **more)
    hugo = visitor(cast.hugo).visits(f"{at(activity)}/comments")

    hugo.presses("Withdraw it : Hugo Nová, description")

    assert hugo.sees("It is withdrawn.")
    assert hugo.sees("withdrawn by its author")
    assert said.state is CommentState.WITHDRAWN
    assert not visitor(cast.mia).visits(at(activity)).sees("comment waits")
    verb = "wording withdrawn" if wording else "comment withdrawn"
    assert the_one(verb).path == "description"
    assert visitor(cast.mia).visits(f"{at(activity)}/history").sees("withdrawn by")
    assert not hugo.page.select(".remark button")


def test_nobody_withdraws_what_another_said(make, cast, visitor, activity):
    said = make.comment(activity, cast.hugo)
    mia = visitor(cast.mia).visits(f"{at(activity)}/comments")

    assert "Withdraw it : Hugo Nová, description" not in mia.text
    assert mia.posts(f"/comments/{said.id}/withdrawal").status == 403
    assert said.state is CommentState.OPEN


def test_what_was_answered_meanwhile_is_not_withdrawn(make, cast, visitor, activity):
    said = make.comment(activity, cast.hugo)
    hugo = visitor(cast.hugo).visits(f"{at(activity)}/comments")
    visitor(cast.mia).visits(f"{at(activity)}/comments").presses(
        "It is settled : Hugo Nová, description"
    )

    hugo.presses("Withdraw it : Hugo Nová, description")

    assert hugo.status == 409
    assert said.state is CommentState.RESOLVED
