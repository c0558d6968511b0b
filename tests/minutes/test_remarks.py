"""A round of comments: members speak, the secretary answers, nothing is lost."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from planning.lib.database import db
from planning.model import Event, Letter, LetterKind, MinutesState, Remark, RemarkState

TEXT = "Lůžko bude v Porubě. Peníze dá kraj. Otevře se v lednu."


@pytest.fixture
def minutes(make, cast):
    found = make.minutes(cast.drugs, text=TEXT)
    found.state = MinutesState.COMMENTED
    db.session.commit()
    return found


@pytest.fixture
def item(minutes):
    return minutes.meeting.items[0]


def at(minutes):
    return f"/minutes/{minutes.id}"


def suggest(make, minutes, item, by, wording, text=""):
    return make.remark(minutes, by, text, item=item, wording=wording, based_on=item.text)


def accept(somebody, remark):
    return somebody.posts(f"/remarks/{remark.id}/acceptance")


def test_a_member_comments_and_sees_what_became_of_it(cast, visitor, minutes, item):
    mia = visitor(cast.mia).visits(at(minutes))
    mia.follows(f"Comment or suggest other words : {item.title}")
    mia.fills("Your comment", "Chybí, kdo lůžko povede.").presses("Send the remark")
    assert mia.sees("Your remark is noted.")
    assert mia.sees("Chybí, kdo lůžko povede.")
    mia.follows("Comment on the minutes as a whole")
    mia.fills("Your comment", "Jinak souhlas.").presses("Send the remark")

    sami = visitor(cast.sami).visits(at(minutes))
    assert sami.sees("2 remarks wait for an answer.")
    sami.follows("Answer the remarks")
    assert sami.sees("About the minutes as a whole")
    sami.presses("Accept : Mia Nová")
    first, second = db.session.scalars(select(Remark).order_by(Remark.id))
    sami.posts(f"/remarks/{second.id}/rejection", answer="Není to připomínka.")

    assert (first.state, second.state) == (RemarkState.ACCEPTED, RemarkState.REJECTED)
    mia.visits(f"{at(minutes)}/remarks")
    assert mia.sees("accepted")
    assert mia.sees("Není to připomínka.")
    verbs = db.session.scalars(select(Event.verb).order_by(Event.id)).all()
    assert verbs == ["remark made", "remark made", "remark accepted", "remark rejected"]
    assert sami.visits(f"/meetings/{minutes.meeting_id}/history").sees("A remark on the point")


def test_nobody_is_turned_down_without_a_reason(make, cast, visitor, minutes):
    remark = make.remark(minutes, cast.mia)
    sami = visitor(cast.sami).visits(f"{at(minutes)}/remarks")

    sami.presses("Reject with this reason")

    assert sami.status == 422
    assert sami.page.select_one("[autofocus]")["name"] == "answer"
    assert "Write why" in sami.problem_with("Why not")
    assert remark.state is RemarkState.OPEN
    sami.fills("Why not", "Je to v příloze.").presses("Reject with this reason")
    assert remark.state is RemarkState.REJECTED


def test_a_suggestion_is_written_into_the_point(cast, visitor, minutes, item):
    mia = visitor(cast.mia).visits(f"{at(minutes)}/remarks/new?item={item.id}")
    assert mia.value_of("How the text should read") == TEXT
    mia.fills("How the text should read", TEXT.replace("lednu", "únoru"))
    mia.presses("Send the remark")
    assert [d.get_text() for d in mia.page.select(".remark del, .remark ins")] == [
        "before: lednu.",
        "after: únoru.",
    ]

    sami = visitor(cast.sami).visits(at(minutes)).presses("Write it into the minutes : Mia Nová")

    assert sami.sees("The remark is accepted.")
    assert item.text == TEXT.replace("lednu", "únoru")
    changed = db.session.scalars(select(Event).where(Event.verb == "changed")).one()
    assert (changed.path, changed.old) == (f"items/{item.id}/text", TEXT)


def test_two_suggestions_for_different_words_are_both_written(make, cast, visitor, minutes, item):
    first = suggest(make, minutes, item, cast.mia, TEXT.replace("Porubě", "Zábřehu"))
    second = suggest(make, minutes, item, cast.lida, TEXT.replace("lednu", "únoru"))
    sami = visitor(cast.sami)

    assert accept(sami, first).status == accept(sami, second).status == 200

    assert item.text == "Lůžko bude v Zábřehu. Peníze dá kraj. Otevře se v únoru."


def test_two_overlapping_suggestions_meet_and_nothing_is_lost(make, cast, visitor, minutes, item):
    first = suggest(make, minutes, item, cast.mia, TEXT.replace("Porubě", "Zábřehu"))
    second = suggest(make, minutes, item, cast.lida, TEXT.replace("Porubě", "Přívoze"))
    sami = visitor(cast.sami)
    accept(sami, first)

    accept(sami, second)

    assert sami.status == 409
    for words in (TEXT, first.wording, second.wording):
        assert sami.sees(words), words
    assert [ins.get_text() for ins in sami.page.select(".conflict ins")] == ["Přívoze.", "Zábřehu."]
    assert second.state is RemarkState.OPEN
    assert item.text == first.wording
    both = TEXT.replace("Porubě", "Zábřehu nebo v Přívoze")
    sami.fills("What the text shall say", both).presses("Write this into the minutes")
    assert sami.status == 200
    assert (item.text, second.state) == (both, RemarkState.ACCEPTED)


def test_words_changed_while_somebody_decides_are_not_overwritten(
    make, cast, visitor, minutes, item
):
    first = suggest(make, minutes, item, cast.mia, TEXT.replace("Porubě", "Zábřehu"))
    second = suggest(make, minutes, item, cast.lida, TEXT.replace("Porubě", "Přívoze"))
    sami, gita = visitor(cast.sami), visitor(cast.gita)
    accept(sami, first)
    accept(sami, second).fills("What the text shall say", second.wording)
    version = minutes.meeting.version
    gita.visits(f"/meetings/{minutes.meeting_id}").fills("What was said", "Lůžko nebude.")
    gita.presses("Save what is written")
    assert minutes.meeting.version > version

    sami.presses("Write this into the minutes")

    assert sami.status == 409
    assert item.text == "Lůžko nebude."
    assert sami.sees("Lůžko nebude.")
    assert sami.value_of("What the text shall say") == second.wording


def test_an_answer_is_given_once(make, cast, visitor, minutes, item):
    remark = suggest(make, minutes, item, cast.mia, TEXT.replace("Porubě", "Zábřehu"))
    accept(visitor(cast.sami), remark)

    gita = visitor(cast.gita).posts(f"/remarks/{remark.id}/rejection", answer="Ne.")

    assert gita.status == 409
    assert remark.state is RemarkState.ACCEPTED


@pytest.mark.parametrize("state", sorted(set(MinutesState) - {MinutesState.COMMENTED}))
def test_comments_are_taken_only_in_their_time(make, cast, visitor, state):
    minutes = make.minutes(cast.drugs, state=state)

    mia = visitor(cast.mia)

    assert mia.visits(f"{at(minutes)}/remarks/new").status == 409
    assert mia.posts(f"{at(minutes)}/remarks/new", text="Pozdě").status == 409
    assert mia.sees("Comments are not being collected now.")
    assert mia.sees("Pozdě") or "Pozdě" not in mia.text
    assert not db.session.scalars(select(Remark)).all()


def test_who_may_comment_and_who_may_read_it(make, cast, visitor, minutes):
    remark = make.remark(minutes, cast.mia, "Tajná výtka")
    for who in (cast.mia, cast.lida, cast.sami, cast.kora):
        assert visitor(who).posts(f"{at(minutes)}/remarks/new", text="Ano").status == 200
    assert visitor(cast.hugo).posts(f"{at(minutes)}/remarks/new", text="Ano").status == 403
    for who in (None, cast.nora, cast.omar, cast.ada):
        assert visitor(who).posts(f"{at(minutes)}/remarks/new", text="Ano").status == 404
        assert visitor(who).visits(f"{at(minutes)}/remarks").status == 404
        assert visitor(who).posts(f"/remarks/{remark.id}/acceptance").status == 404
    assert visitor(cast.mia).posts(f"/remarks/{remark.id}/acceptance").status == 403

    for each in minutes.remarks:
        each.state = RemarkState.ACCEPTED
    db.session.commit()
    visitor(cast.sami).posts(f"{at(minutes)}/publication", checked="y")
    assert visitor(cast.hugo).visits(f"{at(minutes)}/remarks").sees("Tajná výtka")
    for who in (None, cast.nora, cast.omar):
        assert not visitor(who).visits(at(minutes)).sees("výtka")
        assert visitor(who).visits(f"{at(minutes)}/remarks").status == 404


def test_an_empty_remark_is_no_remark(cast, visitor, minutes, item):
    mia = visitor(cast.mia).visits(f"{at(minutes)}/remarks/new?item={item.id}")

    mia.presses("Send the remark")

    assert mia.status == 422
    assert "Write a comment" in mia.problem_with("Your comment")
    assert mia.visits(f"{at(minutes)}/remarks/new?item=999999").status == 404


def test_remarks_cost_the_same_however_many(make, cast, counted, minutes, item):
    make.remark(minutes, cast.mia, item=item)
    urls = [at(minutes), f"{at(minutes)}/remarks"]
    few = [counted(cast.sami, url) for url in urls]
    for nth in range(6):
        make.remark(minutes, make.user(f"Člen{nth}"), item=item if nth % 2 else None)

    assert [counted(cast.sami, url) for url in urls] == few
    assert max(few) <= 12


def test_a_point_somebody_commented_on_stays(make, cast, visitor, minutes, item):
    make.remark(minutes, cast.mia, item=item)

    sami = visitor(cast.sami).posts(f"/items/{item.id}/removal")

    assert sami.status == 409
    assert sami.sees("Somebody commented on this point")
    assert minutes.meeting.items == [item]


def test_the_author_hears_by_mail_what_became_of_a_remark(make, cast, visitor, minutes, item):
    turned_down = suggest(make, minutes, item, cast.mia, "Lůžko bude v Přívoze.")
    taken_up = make.remark(minutes, cast.mia, "Chybí, kdo to zaplatí.")
    sami = visitor(cast.sami)

    sami.posts(f"/remarks/{turned_down.id}/rejection", answer="Přívoz odpadl.")
    assert sami.sees("Its author sees why. The author is told by mail.")
    accept(sami, taken_up)

    first, second = db.session.scalars(select(Letter).order_by(Letter.id))
    assert (first.kind, first.person) == (LetterKind.ANSWER, cast.mia.person)
    assert first.subject.startswith("Připomínce se nevyhovělo: Protidrogová prevence, ")
    assert "Co jste napsali: Lůžko bude v Přívoze." in first.body
    assert "Odpověď: Přívoz odpadl." in first.body
    assert first.body.endswith(f"{at(minutes)}/remarks#remark-{turned_down.id}")
    assert second.subject.startswith("Připomínce se vyhovělo: ")


def test_no_letter_tells_of_ones_own_remark(make, cast, visitor, minutes, item):
    own = make.remark(minutes, cast.sami, "Doplním částku.")

    assert not accept(visitor(cast.sami), own).sees("told by mail")
    assert db.session.scalars(select(Letter)).all() == []


def test_an_answer_too_long_is_told_so_before_anything_is_written(
    make, cast, visitor, minutes, item
):
    remark = suggest(make, minutes, item, cast.mia, TEXT.replace("Porubě", "Zábřehu"))
    sami = visitor(cast.sami).posts(f"/remarks/{remark.id}/acceptance", answer="a" * 1001)

    assert sami.status == 422
    assert "At most 1000 signs fit here." in sami.problem_with("A word to the author")
    assert sami.value_of("What the text shall say") == remark.wording
    assert (remark.state, item.text) == (RemarkState.OPEN, TEXT)

    sami.fills("A word to the author", "Díky.").presses("Write this into the minutes")
    assert (remark.state, item.text) == (RemarkState.ACCEPTED, remark.wording)
