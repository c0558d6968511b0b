"""A path is compared as text, so a place on a sheet must not have two of them."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as some

from planning.history import Invalid, remove_row, restore_row, revise
from planning.model import NotAllowedNow
from tests.counting import statements

#: The figures of several scripts, all of which Python reads as numbers.
FIGURES = ["0123456789", "٠١٢٣٤٥٦٧٨٩", "۰۱۲۳۴۵۶۷۸۹", "०१२३४५६७८९", "０１２３４５６７８９"]  # noqa: RUF001


ODD = some.sampled_from(["", "0", "00", " ", "+", "-0", "\n", "\t", "_", "\x00", "\ud800"])


@dataclass(frozen=True)
class Spelling:
    """A way to write a number, be it the usual one."""

    before: str
    behind: str
    figures: list[str]

    def of(self, number: int) -> str:
        written = (self.figures[at][int(figure)] for at, figure in enumerate(str(number)))
        return f"{self.before}{''.join(written)}{self.behind}"


SPELLINGS = some.builds(
    Spelling, ODD, ODD, some.lists(some.sampled_from(FIGURES), min_size=9, max_size=9)
)


@pytest.fixture
def bed(make, cast):
    activity = make.activity(cast.drugs)
    make.milestone(activity, "Zajistit peníze", when="2020")
    return activity


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(spelling=SPELLINGS)
def test_the_number_of_a_row_has_one_spelling(bed, cast, spelling):
    (row,) = bed.milestones
    spelled = spelling.of(row.id)
    before = row.text, bed.version

    with suppress(Invalid):
        revise(bed, {f"milestones/{spelled}/text": "Jinak"}, based_on=1, by=cast.mia)

    if spelled != str(row.id):
        assert (row.text, bed.version) == before


def test_words_sent_to_another_spelling_hide_no_words_of_others(bed, cast, visitor):
    (row,) = bed.milestones
    url, told = f"/activities/{bed.id}", {"based_on": 1}
    alias, path = f"milestones/0{row.id}/text", f"milestones/{row.id}/text"

    gita = visitor(cast.gita).patches(url, told | {"changes": {alias: "Zajistit milion"}})
    mia = visitor(cast.mia).patches(url, told | {"changes": {path: "Zajistit půjčku"}})

    assert gita.status == 422
    assert list(gita.json["errors"]) == [alias]
    assert mia.json["values"] == {path: "Zajistit půjčku"}


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(spelling=SPELLINGS)
def test_a_removed_row_answers_to_its_own_number_only(bed, make, cast, spelling):
    row_id = make.milestone(bed, "Najít byt").id
    remove_row(bed, "milestones", row_id, by=cast.gita)
    spelled = spelling.of(row_id)
    assume(spelled != str(row_id))

    with pytest.raises(NotAllowedNow):
        restore_row(bed, f"milestones/{spelled}", by=cast.mia)
    with pytest.raises(Invalid):
        revise(bed, {f"milestones/{spelled}/text": "Jinak"}, based_on=bed.version, by=cast.mia)
    own = {f"milestones/{row_id}/text": "Jinak"}
    assert revise(bed, own, based_on=bed.version, by=cast.mia).conflicts[0].is_gone


def test_a_row_of_no_list_cannot_be_put_back(bed, cast):
    with pytest.raises(NotAllowedNow):
        restore_row(bed, "nothing/1", by=cast.mia)


def test_a_field_that_a_removed_row_never_had_is_unknown(bed, cast):
    row_id = bed.milestones[0].id
    remove_row(bed, "milestones", row_id, by=cast.gita)

    with pytest.raises(Invalid):
        revise(bed, {f"milestones/{row_id}/colour": "x"}, based_on=bed.version, by=cast.mia)


@pytest.mark.parametrize("kind", ["nothing", "milestones"])
def test_however_many_unknown_paths_are_asked_about_at_once(bed, cast, kind):
    def asked(count: int) -> int:
        paths = {f"{kind}/{10_000 + number}/text": "x" for number in range(count)}
        with statements() as sent, pytest.raises(Invalid) as refused:
            revise(bed, paths, based_on=1, by=cast.mia)
        assert len(refused.value.errors) == count
        return len(sent)

    assert asked(300) == asked(1)
