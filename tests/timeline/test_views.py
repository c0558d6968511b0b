"""A choice kept under a name, shared with whom one likes; everybody sees with their own rights."""

from __future__ import annotations

import pytest

from planning.lib.database import db
from planning.model import SavedView
from planning.timeline import kept
from tests.timeline.test_timeline import titles


def late_till_2020(person):
    page = person.visits("/timeline?from=2019&to=2020&timeliness=late&page=1&group=&lang=en")
    return page.follows("Save this view")


def test_an_official_keeps_a_view_and_comes_back_to_it(plan, cast, visitor):
    page = late_till_2020(visitor(cast.omar)).fills("Name of the view", "Opožděné do 2020")

    page.presses("Save the view")

    assert page.sees("The view is saved.")
    assert titles(page) == ["Krizové lůžko"]
    [view] = db.session.query(SavedView)
    assert view.query == "from=2019&to=2020&timeliness=late"
    page.follows("Saved views").follows("Opožděné do 2020")
    assert page.sees("Years 2019–2020. Timeliness: Late. 1 activity")


def test_it_is_renamed_shared_and_removed(plan, cast, visitor):
    late_till_2020(visitor(cast.mia)).fills("Name of the view", "x").presses("Save the view")
    page = visitor(cast.mia).visits("/timeline/views").follows("Rename or share : x")
    page.fills("Name of the view", "Opožděné")
    page.chooses("Who may open it", "People of Protidrogová prevence").presses("Save the view")

    page.visits("/timeline/views")
    assert page.sees("Opožděné shared with the people of Protidrogová prevence")
    assert visitor(cast.gita).visits("/timeline/views").sees("Shared by others Opožděné Mia")
    assert not visitor(cast.nora).visits("/timeline/views").sees("Opožděné")

    page.presses("Remove : Opožděné")
    assert page.sees("The view “Opožděné” is removed.")
    assert db.session.query(SavedView).count() == 0


def test_each_sees_a_shared_view_with_their_own_rights(plan, make, cast, visitor):
    view = make.view(cast.mia, query="from=2019&to=2022", is_shared=True)
    address = f"/timeline/views/{view.id}"

    assert titles(visitor(cast.mia).visits(address))[-1] == "Primární prevence"
    assert titles(visitor(cast.nora).visits(address))[-1] == "Kampaň"


@pytest.mark.parametrize(("shared", "status"), [(False, 404), (True, 403)])
def test_nobody_else_learns_of_it_or_changes_it(plan, make, cast, visitor, shared, status):
    view = make.view(cast.mia, is_shared=shared)
    nora = visitor(cast.nora)

    assert nora.visits(f"/timeline/views/{view.id}").status == (200 if shared else 404)
    assert nora.visits(f"/timeline/views/{view.id}/edit").status == status
    assert nora.posts(f"/timeline/views/{view.id}/removal").status == status
    assert db.session.query(SavedView).count() == 1


def test_two_views_of_one_person_have_different_names(plan, make, cast, visitor):
    make.view(cast.omar, "Opožděné")
    make.view(cast.kora, "Plán")

    page = late_till_2020(visitor(cast.omar)).fills("Name of the view", "Opožděné")
    page.presses("Save the view")
    assert page.problem_with("Name of the view") == "You have a view of that name already."
    page.fills("Name of the view", "Plán").presses("Save the view")
    assert page.sees("The view is saved.")


def test_one_shares_only_with_groups_of_ones_own(plan, cast, visitor):
    page = late_till_2020(visitor(cast.mia))

    page.posts("/timeline/views/new", name="x", shared_with=str(cast.seniors.id))

    assert page.status == 422
    assert db.session.query(SavedView).count() == 0


def test_without_any_the_page_says_how_to_begin(cast, visitor):
    page = visitor(cast.omar).visits("/timeline/views")

    assert page.sees("Choose something on the timeline and press Save this view.")
    assert page.follows("Go to the timeline").heading == "Timeline of the plan"


def test_one_keeps_as_many_views_as_anybody_needs(plan, make, cast, visitor):
    for number in range(49):
        make.view(cast.omar, name=f"Pohled {number}")
    page = late_till_2020(visitor(cast.omar)).fills("Name of the view", "Padesátý")
    assert page.presses("Save the view").sees("The view is saved.")

    page = late_till_2020(page).fills("Name of the view", "O jeden víc").presses("Save the view")

    said = "You keep 50 views already. Remove one that you no longer need."
    assert page.problem_with("Name of the view") == said
    assert db.session.query(SavedView).filter_by(name="O jeden víc").count() == 0
    page.visits("/timeline/views").follows("Rename or share : Padesátý")
    assert page.fills("Name of the view", "Poslední").presses("Save the view").sees("Saved.")
    mia = late_till_2020(visitor(cast.mia)).fills("Name of the view", "x")
    assert mia.presses("Save the view").sees("The view is saved.")


def test_nobody_pushes_out_what_others_share(make, cast, visitor, monkeypatch):
    monkeypatch.setattr(kept, "MOST", 6)
    for number in range(5):
        make.view(cast.mia, name=f"Mia {number}", is_shared=True)
    make.view(cast.gita, name="Gita", is_shared=True)
    for number in range(2):
        make.view(cast.omar, name=f"Omar {number}")

    own, others = kept.views(cast.omar)

    assert [view.name for view in own] == ["Omar 0", "Omar 1"]
    assert [view.name for view in others] == ["Gita", "Mia 0", "Mia 1", "Mia 2"]
