from __future__ import annotations

from planning.lib.database import db
from planning.model import City, Measure, Plan


def test_a_coordinator_builds_a_plan_from_nothing(make, cast, visitor):
    kora = visitor(cast.kora).visits("/plan").follows("Start a plan")
    kora.fills("Title of the plan", "Plán 2027–2030").fills("First year", 2027)
    kora.fills("Last year", 2030).chooses("How far it is", "Valid").presses("Start the plan")
    assert kora.heading == "Plán 2027–2030"

    kora.follows("Add: cíl").fills("Number", "2.").fills("Title", "Pomoc v krizi")
    kora.presses("Save to the plan").follows("Add: opatření 2")
    kora.fills("Number", "2.1").fills("Title", "Krizová lůžka").presses("Save to the plan")

    assert kora.sees("Krizová lůžka")
    measure = db.session.query(Measure).one()
    assert (measure.goal.number, measure.number) == ("2", "2.1")
    kora.follows("Reword 2.1").fills("Title", "Krizová pomoc").presses("Save to the plan")
    assert visitor().visits("/plan").sees("Krizová pomoc")


def test_years_in_the_wrong_order_are_explained_beside_the_field(cast, visitor):
    kora = visitor(cast.kora).visits("/plans/new").fills("Title of the plan", "Plán")
    kora.fills("First year", 2030).fills("Last year", 2027).presses("Start the plan")

    assert kora.status == 422
    assert kora.problem_with("Last year") == "The last year cannot be before the first."
    assert db.session.query(Plan).count() == 0


def test_only_the_coordinator_tends_the_plan(make, cast, visitor):
    measure = make.measure()
    for url in (
        "/plans/new",
        f"/plans/{measure.goal.plan_id}/edit",
        f"/plans/{measure.goal.plan_id}/goals/new",
        f"/goals/{measure.goal_id}/measures/new",
        f"/goals/{measure.goal_id}/edit",
        f"/measures/{measure.id}/edit",
    ):
        assert visitor(cast.gita).visits(url).status == 403
        assert visitor(cast.kora).visits(url).status == 200


def test_the_workspace_gets_the_name_of_its_city(cast, visitor):
    ada = visitor(cast.ada).visits("/city")
    ada.fills("City", "Opava").fills("What stands at the head of each page", "Plán Opava")
    ada.chooses("Coordinator of the plan", "Kora Nová").presses("Save the city")

    assert ada.sees("Plán Opava")
    assert db.session.query(City).one().coordinator is cast.kora.person
    assert visitor(cast.mia).visits("/city").status == 403
