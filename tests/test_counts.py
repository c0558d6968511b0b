"""What does not depend on the machine: statements, bytes and windows, however large the plan is."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from itertools import pairwise

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import event, func, select

from planning import create_app
from planning.cli import generated
from planning.cli.city import people
from planning.lib.clock import now
from planning.lib.database import db, writing
from planning.model import (
    Activity,
    AuthorKind,
    Channel,
    CommentRound,
    Event,
    Minutes,
    MinutesState,
    Plan,
    PlanVersion,
    RoundState,
    Stage,
    Submission,
    User,
)
from tests.growing import grow

pytestmark = pytest.mark.own_database

MOST_STATEMENTS = 12
#: With which step of how many each mark is, by when, and the way to move it.
MOST_BYTES_A_ROW = 1000
MOST_BYTES_A_SCREEN = 1_000_000
SIZES = (100, 1_000, 10_000)
#: Papers say all there is, so they take long where there is much. What would send statements for
#: each row does so at a thousand already; only screens are asked at the largest size as well.
PAPERS = (".docx", ".pdf", ".xlsx")


@pytest.mark.long
def test_a_page_costs_the_same_at_any_size(tmp_path, monkeypatch):
    # Hashing is slow on purpose, and nobody signs in here.
    monkeypatch.setattr(people, "generate_password_hash", lambda password: f"not {password}")
    app = create_app({"SECRET_KEY": "x"}, instance=str(tmp_path))
    with app.app_context():
        db.create_all()
        with writing():
            generated.fill(SIZES[0], 1)
            db.session.commit()
        pages = _pages()
        kora = db.session.scalar(select(User.id).where(User.email == "kora@demo.test"))
        db.session.remove()
    client = app.test_client()
    with client.session_transaction() as session:
        session["_user_id"], session["_fresh"] = str(kora), True
    for url in pages.values():
        client.get(url)  # whatever is only done once is done

    counted = [_count(client, pages)]
    for before, after in pairwise(SIZES):
        with app.app_context(), writing():
            grow(after // before)
            assert db.session.scalar(select(func.count(Activity.id))) == after
            db.session.commit()
        if after == SIZES[-1]:
            pages = {name: url for name, url in pages.items() if not _is_paper(url)}
        counted.append(_count(client, pages))
    with app.app_context():
        db.engine.dispose()

    assert counted[0] == counted[1]
    assert counted[2] == {page: counted[1][page] for page in counted[2]}
    assert not {page: n for page, n in counted[0].items() if n > MOST_STATEMENTS}


def _is_paper(url: str) -> bool:
    return url.partition("?")[0].endswith(PAPERS)


def _count(client: FlaskClient, pages: dict[str, str]) -> dict[str, int]:
    """Statements each page sends, for the coordinator, who sees everything."""
    counts = {}
    client.get(pages["overlaps of an activity"])  # what was written since is read once
    for name, url in pages.items():
        with _statements(client.application) as sent:
            response = client.get(url)
        assert response.status_code == 200, url
        assert len(response.data) < MOST_BYTES_A_SCREEN, url
        counts[name] = len(sent)
        if name == "timeline":
            _weigh(response.text)
    return counts


def _pages() -> dict[str, str]:
    activity = db.session.scalar(select(Activity.id).where(Activity.stage == Stage.APPROVED))
    version = _version()
    round_ = _round(activity or 0)
    draft, public = _minutes(MinutesState.DRAFT), _minutes(MinutesState.PUBLISHED)
    return {
        "home": "/",
        "groups": "/groups",
        "group": "/groups/1",
        "members": "/groups/1/members",
        "contacts": "/groups/1/contacts",
        "tasks": "/groups/1/tasks",
        "plan": "/plan",
        "plan then": "/plan?as_of=2023-06-01",
        "plan as approved": f"/plan?plan={version.plan_id}&as_of=v{version.id}",
        "versions": f"/plans/{version.plan_id}/versions",
        "changes of the plan": f"/plans/{version.plan_id}/changes?from=2023-01-01&to=2023-06-01",
        "changes since a version": f"/plans/{version.plan_id}/changes?from=v{version.id}",
        "changes to print": f"/plans/{version.plan_id}/changes.docx?from=2023-01-01&to=2023-01-15",
        "table": f"/plans/{version.plan_id}/activities.xlsx?group=1&measure=1",
        "reading a table": f"/plans/{version.plan_id}/activities/reading",
        "timeline": "/timeline?from=2019&to=2026",
        "timeline since a day": "/timeline?as_of=2023-06-01",
        "timeline since a version": f"/timeline?as_of=v{version.id}&changed=1",
        "timeline to print": "/timeline.pdf?group=1&measure=1",
        "timeline by group": "/timeline?by=group",
        "timeline of the late": "/timeline?timeliness=late",
        "activity": f"/activities/{activity}",
        "activity then": f"/activities/{activity}?as_of=2024-01-01",
        "changes of the activity": f"/activities/{activity}/changes?from=2019-01-01",
        "council": f"/plans/{version.plan_id}/council",
        "pack for the council": f"/plans/{version.plan_id}/council.docx",
        "overlaps": "/overlaps",
        "overlaps of an activity": f"/activities/{activity}/overlaps",
        "overlaps decided": "/overlaps/decided",
        "edit": f"/activities/{activity}/edit",
        "who is at the sheet": f"/activities/{activity}/now?since=1&shown=0",
        "state": f"/activities/{activity}/state",
        "review": f"/activities/{activity}/review",
        "reviews": "/reviews",
        "reviews of a group": "/reviews?group=1",
        "change sheets": f"/plans/{version.plan_id}/change-sheets",
        "path of approval": f"/plans/{version.plan_id}/path",
        "json": f"/activities/{activity}.json",
        "activity history": f"/activities/{activity}/history",
        "comments": f"/activities/{activity}/comments?state=all",
        "new comment": f"/activities/{activity}/comments/new",
        "meetings": "/meetings",
        "desk": f"/meetings/{draft.meeting_id}",
        "who is at the desk": f"/meetings/{draft.meeting_id}/now?since=1&shown=0&item="
        f"{draft.meeting.items[0].id}",
        "projector": f"/meetings/{draft.meeting_id}/projector",
        "agenda": f"/meetings/{draft.meeting_id}/agenda",
        "agenda with proposals": f"/meetings/{draft.meeting_id}/agenda?untouched=90",
        "invitation": f"/meetings/{draft.meeting_id}/invitation",
        "signing": f"/meetings/{draft.meeting_id}/signing",
        "attachments": f"/meetings/{draft.meeting_id}/attachments",
        "publicity": "/publicity",
        "papers": f"/minutes/{draft.id}.docx",
        "invitation to print": f"/meetings/{draft.meeting_id}/invitation.pdf",
        "sheet to print": f"/meetings/{draft.meeting_id}/signing.docx",
        "my tasks": "/tasks",
        "tasks of all groups": "/tasks?whose=groups&state=all",
        "control of tasks": f"/meetings/{draft.meeting_id}/tasks",
        "letters": "/letters",
        "letters of a meeting": f"/meetings/{draft.meeting_id}/letters",
        "meeting": f"/meetings/{public.meeting_id}",
        "minutes": f"/minutes/{public.id}",
        "public minutes": f"/minutes/{public.id}?face=public",
        "history": "/history",
        "history of a group's meetings": "/history?group=1&thing=meeting&from=2019-01-01",
        "history of a group": "/groups/1/history",
        "history of a plan": "/plans/1/history",
        "history of a meeting": f"/meetings/{draft.meeting_id}/history",
        "two versions": f"/activities/{activity}/history/compare",
        "bin": f"/activities/{activity}/bin",
        "bin of a meeting": f"/meetings/{draft.meeting_id}/bin",
        "comment rounds": "/rounds",
        "comment round": f"/rounds/{round_.id}",
        "plan in a round": f"/rounds/{round_.id}/plan",
        "sheet in a round": f"/rounds/{round_.id}/activities/{activity}",
        "comment on a field": f"/rounds/{round_.id}/submissions/new?activity={activity}",
        "book of comments": f"/rounds/{round_.id}/book",
        "comment from paper": f"/rounds/{round_.id}/book/new",
        "settlement of comments": f"/rounds/{round_.id}/settlement",
        "settlement to print": f"/rounds/{round_.id}/settlement.docx",
        "sheet to be put back": f"/activities/{activity}/restoration",
    }


def _version() -> PlanVersion:
    """What the later plan said in the middle of its history, under a name."""
    plan_id = db.session.scalar(select(func.max(Plan.id)))
    upto = (db.session.scalar(select(func.max(Event.id))) or 0) // 2
    values = {"name": "Schváleno", "body": "Zastupitelstvo", "at": now()}
    version = PlanVersion(plan_id=plan_id, upto=upto, **values)
    with writing():
        db.session.add(version)
        db.session.commit()
    return version


def _round(activity_id: int) -> CommentRound:
    """A round about what the plan of that activity says now, with fifty comments on it."""
    at, activity = now(), db.session.get_one(Activity, activity_id)
    version = PlanVersion(
        plan_id=activity.plan_id, name="Návrh", at=at, upto=db.session.scalar(func.max(Event.id))
    )
    round_ = CommentRound(
        plan_id=activity.plan_id,
        plan_version=version,
        title="Připomínky",
        state=RoundState.ANNOUNCED,
        opens_at=at,
        closes_at=at + timedelta(days=9),
    )
    values = {"channel": Channel.FORM, "author_kind": AuthorKind.CITIZEN, "received_at": at}
    with writing():
        db.session.add(round_)
        for number in range(1, 51):
            about = {"number": number, "activity_id": activity_id, "text": "Chybí čas"}
            db.session.add(Submission(comment_round=round_, **about, **values))
        db.session.commit()
    return round_


def _minutes(state: MinutesState) -> Minutes:
    return db.session.scalars(
        select(Minutes).where(Minutes.state == state).order_by(Minutes.id).limit(1)
    ).one()


def _weigh(html: str) -> None:
    rows = re.findall(
        r"<tr[ >].*?</tr>", html[html.index("<tbody") : html.index("<tfoot")], re.DOTALL
    )
    assert len(rows) >= 50
    assert sum(len(row.encode()) for row in rows) / len(rows) <= MOST_BYTES_A_ROW


@contextmanager
def _statements(app: Flask) -> Iterator[list[str]]:
    sent: list[str] = []

    def note(_conn, _cursor, statement, *_rest):
        sent.append(statement)

    with app.app_context():
        engine = db.engine
    event.listen(engine, "before_cursor_execute", note)
    yield sent
    event.remove(engine, "before_cursor_execute", note)
