"""The explanatory report: what the plan's data say, in sentences."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from enum import StrEnum

from flask_babel import gettext as _
from flask_babel import ngettext

from planning.council.queries import Listed, Material
from planning.model import Approval, PlanVersion, Stage
from planning.web.change_tables import counted
from planning.web.labels import label
from planning.web.sentences.values import low
from planning.web.typography import day


def what_it_is(material: Material) -> Iterator[str]:
    """The plan, what was decided about it, how large it is."""
    plan, work = material.plan, material.work
    yield _("The plan “%(title)s” is for the years %(years)s. Its state: %(state)s.",
            title=plan.title, years=plan.years, state=low(label(plan.state)))  # fmt: skip
    if plan.approvals:
        told = "; ".join(map(_decided, plan.approvals))
        yield _("Bodies have decided on it so far: %(decisions)s.", decisions=told)
    else:
        yield _("No body has decided on it yet.")
    said = [
        ngettext("%(num)s goal", "%(num)s goals", work.goals),
        ngettext("%(num)s measure", "%(num)s measures", work.measures),
        ngettext("%(num)s submitted activity", "%(num)s submitted activities",
                 len(material.listed)),
    ]  # fmt: skip
    yield _("The plan has %(goals)s, %(measures)s and %(activities)s.",
            goals=said[0], measures=said[1], activities=said[2])  # fmt: skip
    if material.listed:
        yield _("How far the proposals are: %(counts)s.", counts=_stages(material.listed))
    if approved := [each for each in material.listed if each.activity.stage is Stage.APPROVED]:
        counts = _counts(each.activity.realisation for each in approved)
        yield _("What is being done about the approved ones: %(counts)s.", counts=counts)


def who_worked(material: Material) -> Iterator[str]:
    """Groups, people in them, meetings."""
    work, names = material.work, ", ".join(group.name for group in material.groups)
    if not names:
        yield _("No group has submitted an activity yet.")
        return
    said = ngettext("%(num)s group has submitted activities",
                    "%(num)s groups have submitted activities", len(material.groups))  # fmt: skip
    yield f"{said}: {names}."
    if work.people:
        sides = ", ".join(f"{label(side)} {number}" for side, number in work.sides.items())
        sits = ngettext("%(num)s person sits in them today", "%(num)s people sit in them today",
                        work.people)  # fmt: skip
        yield _("%(sits)s, by sides: %(sides)s.", sits=sits, sides=sides)
    met = ngettext("%(num)s meeting was held", "%(num)s meetings were held", work.meetings)
    came = ngettext("%(num)s person came", "%(num)s people came", work.came)
    if material.since:
        yield _("Since %(day)s: %(met)s, %(came)s.", day=day(material.since), met=met, came=came)
    else:
        yield _("So far: %(met)s, %(came)s.", met=met, came=came)


def what_changed(material: Material) -> Iterator[str]:
    """What differs since a body decided on the whole plan."""
    if material.approved is None or material.changes is None:
        yield _("The plan has no named version that a body decided on, so there is no list of "
                "changes.")  # fmt: skip
        return
    since = _("Since the version “%(name)s” (%(decided)s):", name=material.approved.name,
              decided=_version(material.approved))  # fmt: skip
    yield f"{since} {low(counted(material.changes))}"


def unknown_amounts(material: Material) -> Iterator[str]:
    """Which activities name a cost without its amount, and which name none."""
    asked = [each for each in material.listed if each.counts]
    unknown = [each for each in asked if any(line.amount is None for line in each.lines)]
    if unknown:
        yield _("The sums lack amounts that are not known yet: %(numbers)s.",
                numbers=_numbers(unknown))  # fmt: skip
    if without := [each for each in asked if not each.lines]:
        yield _("No costs are written down for: %(numbers)s.", numbers=_numbers(without))
    if closed := [each for each in material.listed if not each.counts and each.lines]:
        yield _("The sums leave out what was cancelled, merged or replaced: %(numbers)s.",
                numbers=_numbers(closed))  # fmt: skip


def _numbers(listed: Iterable[Listed]) -> str:
    names = (each.activity.number or f"„{each.activity.title}“" for each in listed)
    return ", ".join(names)


def _stages(listed: Iterable[Listed]) -> str:
    return _counts(each.activity.stage for each in listed)


def _counts(members: Iterable[StrEnum]) -> str:
    """``schváleno 12, vráceno 1``, in the order of the enum."""
    found = Counter(members)
    order = sorted(found, key=list(type(next(iter(found)))).index)
    return ", ".join(f"{low(label(member))} {found[member]}" for member in order)


def _decided(approval: Approval) -> str:
    number = _("resolution no.\u00a0%(number)s", number=approval.number) if approval.number else ""
    said = [approval.body, low(label(approval.decision)), number, day(approval.decided_on)]
    return ", ".join(filter(None, said))


def _version(version: PlanVersion) -> str:
    number = _("resolution no.\u00a0%(number)s", number=version.number) if version.number else ""
    return ", ".join(filter(None, [version.body, number, day(version.decided_on)]))
