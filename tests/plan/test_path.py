from __future__ import annotations

import pytest

from planning.model import BodyKind, Plan


@pytest.fixture
def plan(make) -> Plan:
    made: Plan = make.plan()
    return made


def _bodies(plan: Plan) -> list[str]:
    return [step.body for step in plan.rows("path")]


def test_the_coordinator_says_who_decides_and_in_which_order(plan, cast, visitor):
    kora = visitor(cast.kora).visits(f"/plan?plan={plan.id}").follows("Path of approval")
    kora.presses("Move up: Rada města")
    assert _bodies(plan) == ["Rada města", "Řídicí skupina", "Zastupitelstvo města"]

    kora.presses("Remove: Zastupitelstvo města")
    assert _bodies(plan) == ["Rada města", "Řídicí skupina"]
    kora.page.select_one("form[action$=steps]")
    added = kora.posts(
        f"/plans/{plan.id}/path/steps", body="Komise sociální", kind="other", decides_changes="y"
    )
    assert added.sees("The body is on the path now.")
    assert _bodies(plan)[-1] == "Komise sociální"
    assert plan.path[-1].kind is BodyKind.OTHER
    assert visitor(cast.kora).visits(f"/plans/{plan.id}/history").sees(
        "a step of approval was removed: “Zastupitelstvo města”"
    ) or visitor(cast.kora).visits(f"/plans/{plan.id}/history").sees(
        "A step of approval was removed: “Zastupitelstvo města”"
    )


def test_a_body_has_a_name(plan, cast, visitor):
    kora = visitor(cast.kora).posts(f"/plans/{plan.id}/path/steps", body=" ", kind="council")

    assert kora.status == 422
    assert len(_bodies(plan)) == 3
    assert kora.presses("Move up: Rada města").status == 200  # the page of a mistake saves the path
    assert _bodies(plan)[0] == "Rada města"


def test_two_changes_of_one_body_meet(plan, cast, visitor):
    step = plan.path[0]
    first, second = (visitor(cast.kora).visits(f"/plans/{plan.id}/path") for _ in range(2))
    name = f"path/{step.id}/body"
    first._typed[name] = "Řídicí skupina plánu"
    first.presses("Save the path")

    second._typed[name] = "Řídicí výbor"
    second.presses("Save the path")

    assert second.status == 409
    assert step.body == "Řídicí skupina plánu"


def test_others_do_not_set_the_path(plan, cast, visitor):
    for person in (cast.omar, cast.gita, cast.ada):
        assert visitor(person).visits(f"/plans/{plan.id}/path").status == 403


def test_a_new_plan_begins_with_the_usual_path(cast, visitor):
    kora = visitor(cast.kora).visits("/plans/new").fills("Title of the plan", "7. plán")
    kora.fills("First year", "2027").fills("Last year", "2030").presses("Start the plan")
    kora.follows("Path of approval")

    assert kora.sees("Move up: Rada města") or "Rada města" in kora.text
