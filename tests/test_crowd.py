"""Twenty people save at once: nobody gets an error, nothing anybody saved is lost."""

from __future__ import annotations

import threading
from datetime import timedelta

import pytest
from sqlalchemy import func, select

from planning.lib.clock import now
from planning.lib.database import db
from planning.model import Activity, SavedView, Stage, Submission
from planning.rounds import door
from tests.cast import Cast
from tests.make import Make
from tests.threads import DATABASES, city_on
from tests.visitor import Visitor, written_in

pytestmark = pytest.mark.own_database

PEOPLE, SAVES = 20, 5


@pytest.fixture(params=DATABASES)
def city(request, tmp_path, worker_id):
    pool = {"pool_size": PEOPLE}
    name = f"crowd_{worker_id}"
    with city_on(request.param, tmp_path, name, SQLALCHEMY_ENGINE_OPTIONS=pool) as app:
        yield app


def _at_once(deeds) -> list[BaseException]:
    """Run the deeds in threads that all begin together; what went wrong."""
    begin, wrong = threading.Barrier(len(deeds)), []

    def run(deed):
        begin.wait()
        try:
            deed()
        except BaseException as error:
            wrong.append(error)

    threads = [threading.Thread(target=run, args=(deed,)) for deed in deeds]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return wrong


@pytest.mark.long
def test_twenty_people_save_different_activities(city):
    make = Make()
    cast = Cast(make)
    ids = [make.activity(cast.drugs, stage=Stage.DRAFTED).id for _ in range(PEOPLE)]
    mia = cast.mia
    visitors = [Visitor(city, mia) for _ in ids]

    def saving(visitor, activity_id):
        def deed():
            for number in range(1, SAVES + 1):
                body = {"based_on": number, "changes": {"title": f"Znění {number}"}}
                answer = visitor.client.patch(
                    f"/activities/{activity_id}",
                    json=body,
                    headers={"X-CSRFToken": visitor._token()},
                )
                assert answer.status_code == 200, answer.text

        return deed

    db.session.commit()
    db.session.remove()
    wrong = _at_once([saving(*pair) for pair in zip(visitors, ids, strict=True)])

    assert wrong == []
    saved = db.session.execute(select(Activity.title, Activity.version)).all()
    assert set(saved) == {(f"Znění {SAVES}", SAVES + 1)}


def test_two_people_save_the_same_field_and_one_is_told(city):
    make = Make()
    cast = Cast(make)
    activity = make.activity(cast.drugs, stage=Stage.DRAFTED)
    visitors = [Visitor(city, cast.mia), Visitor(city, cast.gita)]
    url, answers = f"/activities/{activity.id}", []

    def saving(visitor, title):
        def deed():
            body = {"based_on": 1, "changes": {"title": title}}
            token = {"X-CSRFToken": visitor._token()}
            answers.append(visitor.client.patch(url, json=body, headers=token))

        return deed

    db.session.commit()
    db.session.remove()
    wrong = _at_once([saving(v, t) for v, t in zip(visitors, ("Denní", "Noční"), strict=True)])

    assert wrong == []
    assert sorted(answer.status_code for answer in answers) == [200, 409]
    title = db.session.scalar(select(Activity.title))
    told = next(answer.get_json() for answer in answers if answer.status_code == 409)
    assert told["conflicts"][0]["theirs"] == title
    assert {told["conflicts"][0]["mine"], title} == {"Denní", "Noční"}


def _posts_at_once(visitors, url, forms) -> list[int]:
    """Everybody presses in the same moment: the statuses that came, in order of size."""
    statuses = []

    def posting(visitor, form):
        data = form | {"csrf_token": visitor._token()}

        def deed():
            with visitor._app.app_context():
                statuses.append(visitor.client.post(url, data=data).status_code)

        return deed

    deeds = [posting(*pair) for pair in zip(visitors, forms, strict=True)]
    db.session.commit()
    db.session.remove()
    assert _at_once(deeds) == []
    return sorted(statuses)


def test_a_form_for_everybody_that_is_sent_twice_at_once_is_one_comment(city):
    make = Make()
    round_ = make.round(opens_at=now() - timedelta(days=1), closes_at=now() + timedelta(days=1))
    ticket = door.Ticket(round_.id, now() - timedelta(minutes=1), "slovo").signed
    form = {"ticket": ticket, "text": "Chybí lůžko.", "author_kind": "citizen"}
    url = f"/rounds/{round_.id}/submissions/new"

    statuses = _posts_at_once([Visitor(city) for _ in range(5)], url, [form] * 5)

    assert set(statuses) == {302}  # each comes to the receipt
    assert db.session.scalar(select(func.count(Submission.id))) == 1


def test_a_view_that_is_named_twice_at_once_is_one_view(city):
    mia = Cast(Make()).mia
    form = {"name": "Moje", "shared_with": "nobody"}
    mias = [Visitor(city, mia) for _ in range(5)]

    statuses = _posts_at_once(mias, "/timeline/views/new?by=group", [form] * 5)

    assert statuses == [302, 422, 422, 422, 422]
    assert db.session.scalar(select(func.count(SavedView.id))) == 1


def test_of_two_who_write_the_council_paper_at_once_one_is_told(city):
    make = Make()
    cast, plan = Cast(make), make.plan()
    url = f"/plans/{plan.id}/council"
    page = Visitor(city, cast.kora).visits(url).page
    shown = dict(written_in(page.select("main form")[0]))
    forms = [shown | {"presenter": name} for name in ("Kora", "Omar")]

    statuses = _posts_at_once([Visitor(city, who) for who in (cast.kora, cast.omar)], url, forms)

    assert statuses == [302, 409]
