"""The rules by which things come to an agenda: when, why, and how long they take."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from textwrap import shorten
from typing import Any

from planning.lib.clock import day_of
from planning.lib.periods import written_day
from planning.lib.words import N_
from planning.meetings.material import Work
from planning.model import Activity, AgendaItem, Completeness, Conclusion, ItemKind
from planning.web.labels import label

#: Missing parts of a sheet that a reason names.
NAMED = 4
LONGEST_TITLE = 300


@dataclass(frozen=True)
class Facts:
    """What the rules look at. ``untouched`` are days after which a sheet counts as left alone."""

    today: date
    untouched: int
    tasks: Sequence[Conclusion] = ()
    work: Sequence[Work] = ()
    #: By the id of the activity.
    completeness: Mapping[int, Completeness] = field(default_factory=dict)
    postponed: Sequence[AgendaItem] = ()


@dataclass(frozen=True)
class Subject:
    """What a rule is about: a task, a step, a sheet, a point of another meeting."""

    key: str
    title: str
    activity: Activity | None = None
    activity_id: int | None = None
    presenter: str = ""
    kind: ItemKind = ItemKind.COMMON
    minutes: int | None = None
    #: What it came from itself.
    origin: str = ""

    @property
    def about(self) -> str:
        """What a point is about that joins this with something else."""
        return f"activity/{self.activity_id}" if self.activity_id else self.origin or self.key

    @property
    def names(self) -> frozenset[str]:
        """Subjects that share one of these are about the same, and make one point."""
        return frozenset({self.key, self.about, self.origin} - {""})


@dataclass(frozen=True)
class Rule:
    """When something should be talked about. ``says`` why, filled with ``values``.

    ``among`` says it where the point is called by its activity. ``days`` make one more urgent
    than another under the same rule; rules higher in the table come first.
    """

    name: str
    of: Callable[[Facts], Iterable[Any]]
    holds: Callable[[Any, Facts], bool]
    subject: Callable[[Any], Subject]
    minutes: int
    says: str
    values: Callable[[Any, Facts], dict[str, object]] = lambda _thing, _facts: {}
    days: Callable[[Any, Facts], int] = lambda _thing, _facts: 0
    among: str = ""


def _task(task: Conclusion) -> Subject:
    item = task.item
    return Subject(
        f"task/{task.id}", _title(task.text), item.activity, item.activity_id, task.who, item.kind
    )


def _sheet(work: Work) -> Subject:
    activity = work.activity
    key = f"activity/{activity.id}"
    return Subject(key, name_of(activity), activity, activity.id, activity.responsible)


def _step(work: Work) -> Subject:
    assert work.late_step is not None  # noqa: S101 - the rule has asked
    activity, key = work.activity, f"milestone/{work.late_step.id}"
    return Subject(key, name_of(activity), activity, activity.id, activity.responsible)


def _point(item: AgendaItem) -> Subject:
    return Subject(
        f"item/{item.id}",
        item.title,
        item.activity,
        item.activity_id,
        item.presenter,
        item.kind,
        item.takes,
        item.came_from,
    )


def name_of(activity: Activity) -> str:
    """Its number and title, as a point of an agenda is called."""
    return _title(activity.called)


def _title(text: str) -> str:
    return shorten(text, LONGEST_TITLE, placeholder="…")


def _words_of_task(task: Conclusion, _facts: Facts) -> dict[str, object]:
    day = written_day(task.due_on) if task.due_on else ""
    return {"day": day, "task": shorten(task.text, 80, placeholder="…")}


def _days_late(task: Conclusion, facts: Facts) -> int:
    return task.days_late(facts.today)


def _days_untouched(work: Work, facts: Facts) -> int:
    return (facts.today - day_of(work.activity.updated_at)).days


def _gaps(work: Work, facts: Facts) -> int:
    found = facts.completeness.get(work.activity.id)
    return len(found.gaps) if found else 0


def _words_of_gaps(work: Work, facts: Facts) -> dict[str, object]:
    gaps = facts.completeness[work.activity.id].gaps
    more = ["…"] if len(gaps) > NAMED else []
    return {"parts": ", ".join([*(_inside(label(part)) for part in gaps[:NAMED]), *more])}


def _inside(name: str) -> str:
    """A name as it stands inside a sentence; what is written in capitals stays so."""
    return name if name[1:2].isupper() else name[:1].lower() + name[1:]


#: The most urgent first.
RULES = (
    Rule(
        "postponed",
        of=lambda facts: facts.postponed,
        holds=lambda item, _facts: item.is_postponed,
        subject=_point,
        minutes=15,
        says=N_("nobody got to it last time"),
    ),
    Rule(
        "late task",
        of=lambda facts: facts.tasks,
        holds=lambda task, facts: task.is_open_task and _days_late(task, facts) > 0,
        subject=_task,
        minutes=5,
        says=N_("the task was to be done by %(day)s"),
        among=N_("the task “%(task)s” was to be done by %(day)s"),
        values=_words_of_task,
        days=_days_late,
    ),
    Rule(
        "late step",
        of=lambda facts: facts.work,
        holds=lambda work, facts: (
            work.late_step is not None and work.late_step.is_late(facts.today)
        ),
        subject=_step,
        minutes=10,
        says=N_("the step “%(step)s” was to be done by %(when)s"),
        values=lambda work, _facts: {
            "step": shorten(work.late_step.text, 80, placeholder="…"),
            "when": work.late_step.when,
        },
        days=lambda work, facts: (facts.today - work.late_step.ends_on).days,
    ),
    Rule(
        "task",
        of=lambda facts: facts.tasks,
        holds=lambda task, facts: (
            task.is_open_task and task.due_on is not None and _days_late(task, facts) <= 0
        ),
        subject=_task,
        minutes=5,
        says=N_("the task is to be done by %(day)s"),
        among=N_("the task “%(task)s” is to be done by %(day)s"),
        values=_words_of_task,
        days=_days_late,
    ),
    Rule(
        "task without a term",
        of=lambda facts: facts.tasks,
        holds=lambda task, _facts: task.is_open_task and task.due_on is None,
        subject=_task,
        minutes=5,
        says=N_("the task waits and has no term"),
        among=N_("the task “%(task)s” waits and has no term"),
        values=_words_of_task,
    ),
    Rule(
        "untouched",
        of=lambda facts: facts.work,
        holds=lambda work, facts: _days_untouched(work, facts) >= facts.untouched,
        subject=_sheet,
        minutes=5,
        says=N_("nobody has touched its sheet since %(day)s"),
        values=lambda work, _facts: {"day": written_day(day_of(work.activity.updated_at))},
        days=_days_untouched,
    ),
    Rule(
        "gaps",
        of=lambda facts: facts.work,
        holds=lambda work, facts: _gaps(work, facts) > 0,
        subject=_sheet,
        minutes=10,
        says=N_("its sheet does not say yet: %(parts)s"),
        values=_words_of_gaps,
        days=_gaps,
    ),
)
