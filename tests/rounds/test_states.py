"""The life of a round: the clock opens and closes it, people move it, all else is refused."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planning.lib.veiling import LEFT_OUT
from planning.model import (
    NAMED_AUTHORS,
    NEXT_ROUND,
    AuthorKind,
    CommentRound,
    NotAllowedNow,
    RoundState,
    Submission,
)

S = RoundState
BEGIN = datetime(2026, 11, 23, 8, tzinfo=UTC)
END = datetime(2026, 12, 12, 11, tzinfo=UTC)
#: When each state that the clock makes is met, and what people decided before.
MET = {
    S.OPEN: (S.ANNOUNCED, BEGIN),
    S.CLOSED: (S.ANNOUNCED, END),
}
ALLOWED = {
    (S.PREPARED, S.ANNOUNCED), (S.ANNOUNCED, S.PREPARED), (S.CLOSED, S.SETTLING),
    (S.SETTLING, S.APPROVED), (S.APPROVED, S.SETTLING), (S.APPROVED, S.PUBLISHED),
    (S.PUBLISHED, S.APPROVED),
}  # fmt: skip


def round_in(state: RoundState) -> tuple[CommentRound, datetime]:
    stored, at = MET.get(state, (state, BEGIN - timedelta(days=1)))
    round_ = CommentRound(title="", opens_at=BEGIN, closes_at=END, state=stored, version=1)
    assert round_.state_at(at) is state
    return round_, at


@pytest.mark.parametrize(("here", "there"), list(product(S, S)), ids=str)
def test_every_move_that_is_not_listed_is_refused(here, there):
    round_, at = round_in(here)

    if (here, there) in ALLOWED:
        round_.move_to(there, at=at)
        assert (round_.state, round_.version) == (there, 2)
        assert (round_.published_at is not None) == (there is S.PUBLISHED)
    else:
        with pytest.raises(NotAllowedNow):
            round_.move_to(there, at=at)
        assert round_.version == 1


def test_the_table_has_every_state():
    assert set(NEXT_ROUND) == set(S)


def test_a_round_whose_time_is_over_is_not_announced():
    round_ = CommentRound(opens_at=BEGIN, closes_at=END, state=S.PREPARED, version=1)

    with pytest.raises(NotAllowedNow, match="Set a later end first"):
        round_.move_to(S.ANNOUNCED, at=END)


@given(
    at=st.timedeltas(timedelta(days=-90), timedelta(days=90)).map(lambda since: BEGIN + since),
    length=st.timedeltas(timedelta(seconds=1), timedelta(days=60)),
)
def test_it_is_open_from_its_beginning_until_just_before_its_end(at, length):
    round_ = CommentRound(opens_at=BEGIN, closes_at=BEGIN + length, state=S.ANNOUNCED)

    state = round_.state_at(at)

    assert (state is S.OPEN) == (round_.opens_at <= at < round_.closes_at)
    assert (state is S.CLOSED) == (at >= round_.closes_at)
    for stored in set(S) - {S.ANNOUNCED}:
        round_.state = stored
        assert round_.state_at(at) is stored


NAMES = st.text(st.characters(categories=["L"]), min_size=3, max_size=12).map(str.title)


@given(
    first=NAMES, last=NAMES, contact=st.from_regex(r"[a-z]{3,8}@[a-z]{3,8}\.cz", fullmatch=True),
    before=st.text(max_size=40), after=st.text(max_size=40), kind=st.sampled_from(AuthorKind),
)  # fmt: skip
def test_a_name_or_a_contact_between_words_is_never_public(
    first, last, contact, before, after, kind
):
    submission = Submission(
        author_kind=kind, name=f"{first} {last}", contact=contact, organisation="Spolek Světlo",
        left_out="",
    )  # fmt: skip

    public = submission.in_public(f"{before} {first} {last}, {last} a {contact} {after}")

    between = public.removeprefix(before).removesuffix(after)
    assert between.strip().startswith(LEFT_OUT)
    assert contact not in between
    assert (submission.signature == "") == (kind not in NAMED_AUTHORS)


def test_words_the_office_leaves_out_are_gone_and_others_stay():
    submission = Submission(
        author_kind=AuthorKind.CITIZEN, name="Jan Nový", contact="605 118 273", organisation="",
        left_out="pan Bělohlávek\n  v garáži ",
    )  # fmt: skip

    said = submission.in_public(
        "JAN a pan Bělohlávek bydlí v garáži, nový byt nemá. Nový volá 605 118 273."
    )

    assert said == "(…) a (…) bydlí (…), nový byt nemá. (…) volá (…)."
