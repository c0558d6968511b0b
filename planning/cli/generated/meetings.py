"""Generated meetings with about 6 KB of minutes each."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from random import Random

from planning.cli.generated import words
from planning.cli.generated.ground import Ground
from planning.cli.generated.rows import Rows
from planning.model import ConclusionKind, MinutesState, Presence, Side, TaskState

POINTS = 6
#: Bytes of UTF-8 a point.
LENGTH = 1_024
_STATES = [MinutesState.PUBLISHED] * 6 + list(MinutesState)


def write(rows: Rows, ground: Ground, random: Random, size: int, activities: int) -> None:
    """Make ``size`` meetings, from 2019 on, about ``activities`` activities."""
    for nth in range(size):
        group_id = ground.groups[nth % len(ground.groups)]
        on = date(2019, 1, 7) + timedelta(days=nth * 2860 // max(size, 1))
        _write_one(rows, ground, random, group_id, on, activities)


def _write_one(
    rows: Rows, ground: Ground, random: Random, group_id: int, on: date, activities: int
) -> None:
    made = datetime.combine(on - timedelta(days=14), time(9), UTC)
    meeting_id = rows.add(
        "meeting",
        title="",
        held_on=on,
        starts_at=time(9),
        ends_at=time(11),
        place="Nová radnice, Prokešovo náměstí 8",
        created_at=made,
    )
    rows.link("meeting_group", meeting_id=meeting_id, group_id=group_id)
    _minutes(rows, ground, random, meeting_id, group_id, made)
    for position in range(1, POINTS + 1):
        activity_id = random.randint(1, activities) if random.random() < 0.4 else None
        _point(rows, ground, random, meeting_id, group_id, position, on, activity_id)
    _attendances(rows, ground, random, meeting_id, group_id)


def _attendances(
    rows: Rows, ground: Ground, random: Random, meeting_id: int, group_id: int
) -> None:
    for person_id, name in ground.members[group_id][:8]:
        rows.add(
            "attendance",
            meeting_id=meeting_id,
            person_id=person_id,
            name=name,
            side=Side.PROVIDER,
            presence=random.choice([Presence.PRESENT] * 5 + list(Presence)),
        )


def _minutes(
    rows: Rows, ground: Ground, random: Random, meeting_id: int, group_id: int, made: datetime
) -> None:
    state = random.choice(_STATES)
    public = state in {MinutesState.PUBLISHED, MinutesState.ARCHIVED}
    rows.add(
        "minutes",
        meeting_id=meeting_id,
        state=state,
        recorded_by=random.choice(ground.members[group_id])[1],
        edition=int(public),
        published_at=made + timedelta(days=28) if public else None,
    )


def _point(
    rows: Rows,
    ground: Ground,
    random: Random,
    meeting_id: int,
    group_id: int,
    position: int,
    on: date,
    activity_id: int | None,
) -> None:
    item_id = rows.add(
        "agenda_item",
        meeting_id=meeting_id,
        position=position,
        title=random.choice(words.AGENDA),
        activity_id=activity_id,
        text=words.prose(random, LENGTH),
        kind="internal" if random.random() < 0.03 else "common",
        is_section=False,
        is_nested=False,
        presenter="",
        is_postponed=False,
        reason="",
        came_from="",
    )
    if position % 2 == 0:
        _conclusion(rows, ground, random, meeting_id, group_id, item_id, position, on)


def _conclusion(
    rows: Rows,
    ground: Ground,
    random: Random,
    meeting_id: int,
    group_id: int,
    item_id: int,
    position: int,
    on: date,
) -> None:
    kind = random.choice(list(ConclusionKind))
    is_task = kind is ConclusionKind.TASK
    person_id, name = random.choice(ground.members[group_id])
    rows.add(
        "conclusion",
        meeting_id=meeting_id,
        item_id=item_id,
        position=position,
        kind=kind,
        text=random.choice(words.TASKS) if is_task else words.sentence(random),
        who=name if is_task else "",
        person_id=person_id if is_task else None,
        due_on=on + timedelta(days=random.randint(10, 90)) if is_task else None,
        state=random.choice([TaskState.DONE] * 4 + list(TaskState)),
    )
