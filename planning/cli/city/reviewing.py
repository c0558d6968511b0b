"""What the demo city's office said about proposals, and changes of what was approved."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from planning.cli.city.book import Book, day, moment
from planning.lib.database import db
from planning.model import (
    Activity,
    Approval,
    ChangeSheet,
    Decision,
    Part,
    Review,
    ReviewOutcome,
    ReviewSection,
    ReviewState,
    Stage,
)
from planning.web.parts import PARTS


@dataclass(frozen=True)
class Returned:
    """A section, why it was returned, and what the group said to it on which day."""

    part: Part
    reason: str
    answer: str = ""
    answered: str = ""
    by: str = ""


@dataclass(frozen=True)
class Said:
    """A review of an activity; with ``again`` it was put before the city anew on that day."""

    activity: str
    on: str
    outcome: ReviewOutcome
    sections: tuple[Returned, ...] = ()
    body: str = ""
    note: str = ""
    again: str = ""
    #: The stage it had and the one it moved to, where the history of the sheet does not tell.
    moved: tuple[Stage, Stage] | None = None


@dataclass(frozen=True)
class Changed:
    """A change of something approved; (number, day) of each body's approval, in their order."""

    activity: str
    on: str
    why: str
    agreed: str = ""
    approved: tuple[tuple[str, str], ...] = ()


REVIEWS = (
    Said(
        "2023 drugs 1.2.3", "7. 7. 2026", ReviewOutcome.RETURNED, body="Řídicí skupina",
        sections=(
            Returned(
                Part.RESPONSIBLE, "Kdo ponese odpovědnost za zdravotnickou část?",
                "Zdravotníka zajistí pořadatel festivalu, za celek odpovídá Sami.",
                "16. 11. 2026", "mia",
            ),
            Returned(Part.COSTS, "Doplňte prosím rozpočet na dva roky a odkud peníze budou."),
        ),
    ),
    Said(
        "2023 crisis 2.3.4", "15. 7. 2026", ReviewOutcome.RETURNED, body="Řídicí skupina",
        sections=(
            Returned(
                Part.DESCRIPTION,
                "Čím se aktivita liší od služby, kterou hradí ministerstvo spravedlnosti?",
            ),
        ),
    ),
    Said(
        "2023 mental 4.1.3", "20. 10. 2026", ReviewOutcome.RETURNED, again="12. 11. 2026",
        moved=(Stage.DISCUSSED, Stage.RETURNED),
        note="Záměr je dobrý, chybí jen podklady pro rozpočet.",
        sections=(
            Returned(
                Part.COSTS, "Školství má na besedy vlastní program, zkuste i jeho peníze.",
                "", "10. 11. 2026", "kora",
            ),
            Returned(
                Part.OUTPUTS, "Kolik dětí se besed za rok zúčastní?",
                "Přesné číslo bude až po dohodě se školami, doplníme ho v lednu.",
                "11. 11. 2026", "kora",
            ),
        ),
    ),
    Said("2023 exclusion 2.2.3", "16. 11. 2026", ReviewOutcome.AGREED),
)  # fmt: skip

CHANGES = (
    Changed(
        "2023 seniors 3.2.1", "8. 6. 2026",
        "Po úpravě dvou pokojů lze nabídnout více pobytů, než se čekalo.",
        "11. 6. 2026", (("8/2026", "26. 6. 2026"), ("02214/RM2226/41", "14. 7. 2026")),
    ),
    Changed(
        "2023 crisis 2.3.1", "2. 11. 2026",
        "Vedle města a kraje slíbilo podíl i ministerstvo vnitra.",
    ),
)  # fmt: skip


def write(book: Book) -> None:
    """Make the reviews and change sheets, and tell of them in the history of their activities."""
    for said in REVIEWS:
        _review(book, said)
    for number, changed in enumerate(CHANGES, start=1):
        _change(book, number, changed)


def _review(book: Book, said: Said) -> None:
    activity, at = book.activities[said.activity], moment(day(said.on), 14, 5)
    review = Review(
        activity=activity, outcome=said.outcome, body=said.body, note=said.note,
        version=activity.version, upto=0, at=at, by=book.users["omar"], stands=not said.again,
    )  # fmt: skip
    review.sections = [_section(book, activity, at, each) for each in said.sections]
    db.session.add(review)
    if said.outcome is ReviewOutcome.AGREED:
        book.tell(activity, at, "review agreed", "omar")
    if said.moved:
        old, new = said.moved
        words = {"old": old.value, "new": new.value}
        book.tell(activity, at, "stage moved", "omar", label=said.note, **words)
    if said.again:
        words = {"old": Stage.RETURNED.value, "new": Stage.DISCUSSED.value}
        book.tell(activity, moment(day(said.again), 9, 30), "stage moved", "kora", **words)


def _section(book: Book, activity: Activity, at: datetime, each: Returned) -> ReviewSection:
    path = PARTS[each.part][0]
    section = ReviewSection(part=each.part, reason=each.reason, answer=each.answer)
    book.tell(activity, at, "section returned", "omar", path=path, new=each.reason)
    if each.answered:
        section.answered_at = moment(day(each.answered), 16, 40)
        section.answered_by = book.users[each.by]
        words = {"path": path, "new": each.answer}
        book.tell(activity, section.answered_at, "section answered", each.by, **words)
    return section


def _change(book: Book, number: int, changed: Changed) -> None:
    activity, at = book.activities[changed.activity], moment(day(changed.on), 10, 15)
    sheet = ChangeSheet(
        plan_id=activity.plan_id, activity=activity, number=number, why=changed.why,
        since=0, upto=0, at=at, by=book.users["kora"],
    )  # fmt: skip
    db.session.add(sheet)
    db.session.flush()
    label = {"label": str(number), "new": changed.why}
    book.tell(activity, at, "change put forward", "kora", **label)
    if changed.agreed:
        _approve(book, sheet, changed)


def _approve(book: Book, sheet: ChangeSheet, changed: Changed) -> None:
    activity, at = sheet.activity, moment(day(changed.agreed), 11, 0)
    review = Review(
        activity=activity, change_sheet_id=sheet.id, outcome=ReviewOutcome.AGREED,
        version=activity.version, upto=0, at=at, by=book.users["omar"],
    )  # fmt: skip
    db.session.add(review)
    db.session.flush()
    book.tell(activity, at, "review agreed", "omar")
    for step, (resolution, on) in zip(activity.plan.path, changed.approved, strict=False):
        recorded = moment(day(on), 15, 30)
        sheet.approvals.append(
            Approval(
                activity_id=activity.id,
                body=step.body,
                decision=Decision.APPROVED,
                number=resolution,
                decided_on=day(on),
                step_id=step.id,
                review_id=review.id,
                recorded_at=recorded,
            )
        )
        told = {"label": Decision.APPROVED.value, "old": resolution, "new": step.body}
        book.tell(activity, recorded, "approval added", "omar", **told)
    sheet.state = ReviewState.APPROVED
    words = {"old": ReviewState.AGREED.value, "new": ReviewState.APPROVED.value}
    book.tell(activity, recorded + timedelta(minutes=1), "change moved", "omar", **words)


def keep(book: Book) -> None:
    """Say of everything on which deeds it rests, now that these have ids."""
    for activity in book.activities.values():
        mine = [e for e in book.events if (e.thing, e.thing_id) == ("activity", activity.id)]
        if activity.stage is Stage.APPROVED:
            activity.approved_upto = max(
                e.id for e in mine if (e.verb, e.new) == ("stage moved", Stage.APPROVED)
            )
        for review in db.session.query(Review).filter_by(activity_id=activity.id):
            review.upto = max(e.id for e in mine if e.at < review.at)
        for sheet in db.session.query(ChangeSheet).filter_by(activity_id=activity.id):
            _rest(activity, sheet, max(e.id for e in mine if e.at < sheet.at))


def _rest(activity: Activity, sheet: ChangeSheet, upto: int) -> None:
    sheet.since, sheet.upto = activity.approved_upto or 0, upto
    for approval in sheet.approvals:
        approval.upto = upto
    if sheet.state is ReviewState.APPROVED:
        activity.approved_upto = upto
