"""Makes activities out of what the chapters wrote down, with references, decisions and history."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from decimal import Decimal

from planning.cli.city import schedules
from planning.cli.city.book import Book, Deeds, day, moment
from planning.cli.city.plans import PLANS
from planning.cli.city.work import Work, listed
from planning.lib.database import db
from planning.model import (
    Activity,
    Approval,
    CostLine,
    Decision,
    Entry,
    EntryKind,
    Evaluation,
    Milestone,
    Realisation,
    Risk,
    Stage,
    User,
    place,
)
from planning.references import resolve

#: Deeds of the demo city come no later than this.
LAST_DAY = date(2026, 11, 20)

_FORWARD = (
    Stage.IDEA,
    Stage.DRAFTED,
    Stage.DISCUSSED,
    Stage.COMMENTED,
    Stage.AGREED,
    Stage.APPROVED,
)
#: By which stages a proposal came to stages off the straight way.
_ASIDE = {
    Stage.RETURNED: (*_FORWARD[:4], Stage.RETURNED),
    Stage.POSTPONED: (*_FORWARD[:2], Stage.POSTPONED),
    Stage.DROPPED: (*_FORWARD[:3], Stage.DROPPED),
}
#: When the proposals of each plan were begun, drafted, discussed, commented, agreed, approved.
_DAYS = {
    2019: ("15. 10. 2018", "20. 11. 2018", "28. 1. 2019", "18. 2. 2019", "20. 3. 2019",
           "24. 4. 2019"),
    2023: ("11. 4. 2022", "20. 5. 2022", "15. 9. 2022", "10. 10. 2022", "15. 11. 2022",
           "14. 12. 2022"),
}  # fmt: skip
_R = Realisation
#: What was being done before.
_BEFORE: dict[Realisation, tuple[Realisation, ...]] = {
    _R.NOT_STARTED: (),
    _R.PREPARED: (_R.PREPARED,),
    _R.RUNNING: (_R.PREPARED, _R.RUNNING),
    _R.PAUSED: (_R.PREPARED, _R.RUNNING, _R.PAUSED),
    _R.DONE: (_R.PREPARED, _R.RUNNING, _R.DONE),
    _R.CANCELLED: (_R.PREPARED, _R.CANCELLED),
    _R.MERGED: (_R.PREPARED, _R.MERGED),
    _R.REPLACED: (_R.PREPARED, _R.RUNNING, _R.REPLACED),
}
_LISTS = (
    "implementers",
    "partners",
    "target_groups",
    "territories",
    "costs",
    "responsible",
    "deputy",
)


def write(book: Book, first_year: int, group: str, works: tuple[Work, ...]) -> None:
    """Make the activities of one group in one plan."""
    for work in works:
        activity = _activity(book, first_year, group, work)
        db.session.add(activity)
        db.session.flush()
        resolve(activity, _LISTS)
        book.activities[f"{first_year} {group} {work.number or work.title}"] = activity
        deeds = Deeds(activity)
        _tell(book, deeds, first_year, group, work)
        deeds.close(book)
        activity.updated_at = max(event.at for event in deeds.events)


def _activity(book: Book, first_year: int, group: str, work: Work) -> Activity:
    began = moment(_stage_days(first_year, work)[0])
    measure = book.measures.get((first_year, work.measure))
    activity = Activity(
        plan=book.plans[first_year],
        group=book.groups[group],
        measure=measure,
        project=book.projects.get(work.project),
        number=work.number,
        title=work.title,
        description=work.about,
        responsible=_name(book, work.responsible),
        deputy=_name(book, work.deputy),
        is_ongoing=work.ongoing,
        stage=work.stage,
        realisation=work.realisation,
        stage_reason=work.why if work.stage in _ASIDE else "",
        realisation_reason="" if work.stage in _ASIDE else work.why,
        created_at=began,
        updated_at=began,
    )
    _fill(activity, work)
    _judge(book, activity, first_year, group, work)
    return activity


def _name(book: Book, key: str) -> str:
    return book.people[key].full_name if key in book.people else key


def _fill(activity: Activity, work: Work) -> None:
    """Write the rows of the worksheet."""
    activity.entries = _entries(work)
    activity.costs = _costs(work)
    activity.risks = [
        Risk(position=position, **vars(danger)) for position, danger in enumerate(work.risks, 1)
    ]
    activity.milestones = [
        Milestone(
            position=position,
            text=step.text,
            when=step.when,
            state=step.state,
            done_on=day(step.done) if step.done else None,
            note=step.note,
        )
        for position, step in enumerate(work.schedule, start=1)
    ]


def _entries(work: Work) -> list[Entry]:
    lists = {
        EntryKind.IMPLEMENTER: listed(work.implementers),
        EntryKind.PARTNER: listed(work.partners),
        EntryKind.STEP: work.steps,
        EntryKind.TARGET_GROUP: listed(work.whom),
        EntryKind.OUTPUT: work.outputs,
        EntryKind.TERRITORY: listed(work.where),
    }
    return [
        Entry(kind=kind, position=position, text=text)
        for kind, texts in lists.items()
        for position, text in enumerate(texts, start=1)
    ]


def _costs(work: Work) -> list[CostLine]:
    return [
        CostLine(
            position=position,
            kind=cost.kind,
            amount=None if cost.amount is None else Decimal(cost.amount),
            basis=cost.basis,
            year=cost.year,
            sources=cost.sources,
            certainty=cost.certainty,
            note=cost.note,
        )
        for position, cost in enumerate(work.costs, start=1)
    ]


def _judge(book: Book, activity: Activity, first_year: int, group: str, work: Work) -> None:
    """Write what was decided on it, and how its years turned out."""
    decisions = work.decisions
    if work.stage is Stage.APPROVED and not decisions:
        decisions = tuple(
            (body, Decision.APPROVED, number, on) for body, number, on in PLANS[first_year][4]
        )
    activity.approvals = [
        Approval(body=body, decision=decision, number=number, decided_on=day(on))
        for body, decision, number, on in decisions
    ]
    activity.evaluations = [
        Evaluation(
            year=year, verdict=verdict, words=words, by=_leader(book, group), at=_judged(year)
        )
        for year, verdict, words in work.years
    ]


def _judged(year: int) -> datetime:
    return moment(date(year + 1, 1, 27), 9, 40)


def _leader(book: Book, group: str) -> User:
    return book.users["gita" if group == "drugs" else "kora"]


def _writer(book: Book, group: str) -> User:
    return book.users["mia" if group == "drugs" else "kora"]


def _stages(work: Work) -> tuple[Stage, ...]:
    return _ASIDE.get(work.stage) or _FORWARD[: _FORWARD.index(work.stage) + 1]


def _stage_days(first_year: int, work: Work) -> list[date]:
    """The days on which the proposal came to each of its stages."""
    count = len(_stages(work))
    if not work.since:
        later = timedelta(days=sum(map(ord, work.number)) % 4)
        days = [day(text) for text in _DAYS[first_year][:count]]
        return [on if on == days[-1] else on + later for on in days]
    began = day(work.since)
    return [min(began + timedelta(days=16 * nth), LAST_DAY) for nth in range(count)]


def _tell(book: Book, deeds: Deeds, first_year: int, group: str, work: Work) -> None:
    """Write the history that such a sheet would have."""
    writer, leader = _writer(book, group), _leader(book, group)
    days, stages = _stage_days(first_year, work), _stages(work)
    deeds.add(moment(days[0]), "created", writer, new=work.title)
    for on, old, new in zip(days[1:], stages, stages[1:], strict=False):
        by = book.users["kora"] if new in {Stage.AGREED, Stage.APPROVED} else leader
        why = work.why if new in _ASIDE else ""
        deeds.add(moment(on, 14, 5), "stage moved", by, old=old, new=new, label=why)
    for approval in deeds.sheet.approvals:  # type: ignore[attr-defined]
        at = moment(approval.decided_on, 13, 30)
        told = {"label": approval.decision.value, "old": approval.number, "new": approval.body}
        deeds.add(at, "approval added", book.users["omar"], **told)
    _tell_realisation(deeds, leader, days[-1], work)
    schedules.tell(deeds, writer, work, days[-1], LAST_DAY)
    for year, verdict, _words in work.years:
        deeds.add(_judged(year), "year evaluated", leader, new=verdict, label=str(year))
    for edit in work.edits:
        _tell_edit(book, deeds, edit.on, edit.who, edit.path, edit.old)


def _tell_realisation(deeds: Deeds, by: User, approved: date, work: Work) -> None:
    way = _BEFORE[work.realisation]
    starts = [m.starts_on for m in deeds.sheet.rows("milestones") if m.starts_on]
    began = max(min(starts, default=approved), approved) + timedelta(days=9)
    old = Realisation.NOT_STARTED
    for nth, new in enumerate(way):
        last = nth == len(way) - 1
        on = day(work.ended) if last and work.ended else began + timedelta(days=41 * nth)
        deeds.add(
            moment(min(on, LAST_DAY), 11, 20),
            "realisation moved",
            by,
            old=old,
            new=new,
            label=work.why if last else "",
        )
        old = new


def _tell_edit(book: Book, deeds: Deeds, on: str, who: str, path: str, old: str) -> None:
    """A field that somebody rewrote; what it says now is what they wrote."""
    label = ""
    if "/" in path:
        kind, nth, name = path.split("/")
        row = deeds.sheet.rows(kind)[int(nth)]
        path, label = f"{kind}/{row.id}/{name}", str(getattr(row, row.MAIN))[:200]
    new = place(deeds.sheet, path).shown
    at = moment(day(on), 16, 20)
    deeds.add(at, "changed", book.users[who], path=path, label=label, old=old, new=new)
