"""Whatever is sent into the public form, it answers in words, and the book stays whole.

A few hundred odd inputs in the suite, ten thousand in ``make soak``.
"""

from __future__ import annotations

import os
from collections import Counter
from datetime import timedelta

import pytest
from sqlalchemy import select

from planning.lib.database import db
from planning.model import Submission
from planning.rounds import door
from planning.web.signing_in import limiter
from tests.rounds.odd import inputs, places

#: What the form may answer: taken, to be mended, of nothing, too large, too many.
GOOD = {200, 302, 404, 413, 422, 429}


#: ``make soak`` gives each of its tests a minute or more.
COUNT = 10_000 if float(os.environ.get("PLANNING_TEST_SECONDS", "4")) >= 60 else 300


@pytest.mark.soak
def test_odd_inputs_never_end_on_a_page_of_errors(app, round_, bed, visitor, stopped, monkeypatch):
    monkeypatch.setitem(app.config, "SUBMISSION_LIMIT", "100000 per minute")
    limiter.reset()
    citizen = visitor().visits(f"/rounds/{round_.id}")
    stopped.at += timedelta(minutes=1)
    address = f"/rounds/{round_.id}/submissions/new"
    answers: Counter[int] = Counter()
    where = places(1, bed.id)

    for nth, sent in enumerate(inputs(1, COUNT, "{}", citizen._token())):
        for name, said in sent.items():
            if said == "{}":
                sent[name] = door.new_ticket(round_.id).signed
        stopped.at += timedelta(seconds=4)
        answer = citizen.client.post(f"{address}?{next(where)}", data=_bytes(sent))
        answers[answer.status_code] += 1
        assert answer.status_code in GOOD, (nth, sent, answer.text[:500])
        if answer.status_code == 302 and nth % 10 == 0:
            assert citizen.client.get(answer.headers["Location"]).status_code == 200
        stopped.at = min(stopped.at, round_.closes_at - timedelta(minutes=1))

    numbers = list(db.session.scalars(select(Submission.number).order_by(Submission.number)))
    assert numbers == list(range(1, len(numbers) + 1))
    assert len(numbers) == answers[302]
    assert {200, 422} & set(answers)
    assert answers[302] > COUNT / 20
    assert answers[422] > COUNT / 20


def _bytes(sent):
    """As a client sends them that knows nothing of good manners: half a sign is a sign too."""
    return {
        name: [
            each.encode("utf-8", "surrogatepass")
            for each in ([said] if isinstance(said, str) else said)
        ]
        for name, said in sent.items()
    }
