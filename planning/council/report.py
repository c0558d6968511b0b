"""The explanatory report: what the plan's data say, in sentences."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from enum import StrEnum

from flask_babel import gettext as _
from flask_babel import ngettext

from planning.council.heard import Heard
from planning.council.levels import how_many
from planning.council.listing import Listed
from planning.council.queries import Material
from planning.model import Approval, PlanVersion, RoundState, Stage
from planning.web.change_tables import counted
from planning.web.labels import label
from planning.web.sentences.values import low
from planning.web.settlements import approved_by
from planning.web.typography import day, moment


def told(material: Material) -> list[tuple[str, list[str]]]:
    """The whole report: headings, each with its sentences."""
    return [
        (_("What is put forward"), list(what_it_is(material))),
        (_("Who worked on it"), list(who_worked(material))),
        (_("What the public said"), list(what_was_said(material))),
        (_("What has changed"), list(what_changed(material))),
    ]


def what_it_is(material: Material) -> Iterator[str]:
    """The plan, what was decided about it, how large it is."""
    plan = material.plan
    yield _("The plan “%(title)s” is for the years %(years)s. Its state: %(state)s.",
            title=plan.title, years=plan.years, state=low(label(plan.state)))  # fmt: skip
    if plan.approvals:
        told = "; ".join(map(_decided, plan.approvals))
        yield _("Bodies have decided on it so far: %(decisions)s.", decisions=told)
    else:
        yield _("No body has decided on it yet.")
    yield how_many(material)
    if material.listed:
        yield _("How far the proposals are: %(counts)s.", counts=_stages(material.listed))
    if approved := [each for each in material.listed if each.activity.stage is Stage.APPROVED]:
        counts = _counts(each.activity.realisation for each in approved)
        yield _("What is being done about the approved ones: %(counts)s.", counts=counts)


def who_worked(material: Material) -> Iterator[str]:
    """Groups, people in them, meetings."""
    work, names = material.work, ", ".join(group.name for group in material.groups)
    if not names:
        yield _("No group has submitted anything yet.")
        return
    said = ngettext("%(num)s group has submitted its proposals",
                    "%(num)s groups have submitted their proposals",
                    len(material.groups))  # fmt: skip
    yield f"{said}: {names}."
    if work.people:
        sides = ", ".join(f"{label(side)}\u00a0{number}" for side, number in work.sides.items())
        sits = ngettext("%(num)s person sits in them today", "%(num)s people sit in them today",
                        work.people)  # fmt: skip
        yield _("%(sits)s, by sides: %(sides)s.", sits=sits, sides=sides)
    met = ngettext("%(num)s meeting was held", "%(num)s meetings were held", work.meetings)
    came = ngettext("%(num)s person came", "%(num)s people came", work.came)
    if material.since:
        yield _("Since %(day)s: %(met)s, %(came)s.", day=day(material.since), met=met, came=came)
    else:
        yield _("So far: %(met)s, %(came)s.", met=met, came=came)


def what_was_said(material: Material) -> Iterator[str]:
    """How many comments came in the rounds, and what became of them. It names nobody."""
    if not material.heard:
        yield (
            _("The public has not been asked in a comment round since the last decision.")
            if material.since
            else _("The public has not been asked in a comment round yet.")
        )
    for each in material.heard:
        number = each.outcomes.total()
        came = ngettext("%(num)s comment came", "%(num)s comments came", number)
        yield _("Comment round “%(title)s”, %(opens)s – %(closes)s: %(came)s.",
                title=each.round.title, opens=moment(each.round.opens_at),
                closes=moment(each.round.closes_at), came=came)  # fmt: skip
        if number:
            yield _("What became of them: %(counts)s.", counts=_counts(each.outcomes.elements()))
            yield _settled(each)


def _settled(heard: Heard) -> str:
    if not heard.is_approved:
        return str(_("The settlement has not been approved yet."))
    by = approved_by(heard.round)
    if heard.round.state is RoundState.PUBLISHED:
        return str(_("The settlement was approved by: %(by)s. It is published.", by=by))
    return str(_("The settlement was approved by: %(by)s. It is not published yet.", by=by))


def what_changed(material: Material) -> Iterator[str]:
    """What differs since a body decided on the whole plan."""
    if material.approved is None or material.tally is None:
        yield _("The plan has no named version that a body decided on, so there is no list of "
                "changes.")  # fmt: skip
        return
    since = _("Since the version “%(name)s” (%(decided)s):", name=material.approved.name,
              decided=_version(material.approved))  # fmt: skip
    yield f"{since} {low(counted(material.tally))}"


def unknown_amounts(material: Material) -> Iterator[str]:
    """Which activities name a cost without its amount, and which name none."""
    unknown = [each for each in material.put_up if any(line.amount is None for line in each.lines)]
    if unknown:
        yield _("The sums lack amounts that are not known yet: %(numbers)s.",
                numbers=_numbers(unknown))  # fmt: skip
    if without := [each for each in material.put_up if not each.lines]:
        yield _("No costs are written down for: %(numbers)s.", numbers=_numbers(without))
    if apart := [each for each in material.informing if each.lines]:
        yield _("The sums leave out what is listed only for information: %(numbers)s.",
                numbers=_numbers(apart))  # fmt: skip


def _numbers(listed: Iterable[Listed]) -> str:
    names = (each.activity.number or f"„{each.activity.title}“" for each in listed)
    return ", ".join(names)


def _stages(listed: Iterable[Listed]) -> str:
    return _counts(each.activity.stage for each in listed)


def _counts(members: Iterable[StrEnum]) -> str:
    """``schváleno 12, vráceno 1``, in the order of the enum."""
    found = Counter(members)
    order = sorted(found, key=list(type(next(iter(found)))).index)
    return ", ".join(f"{low(label(member))}\u00a0{found[member]}" for member in order)


def _decided(approval: Approval) -> str:
    number = _("resolution no.\u00a0%(number)s", number=approval.number) if approval.number else ""
    said = [approval.body, low(label(approval.decision)), number, day(approval.decided_on)]
    return ", ".join(filter(None, said))


def _version(version: PlanVersion) -> str:
    number = _("resolution no.\u00a0%(number)s", number=version.number) if version.number else ""
    return ", ".join(filter(None, [version.body, number, day(version.decided_on)]))
