"""The words of the letters about a sheet before the city. All are Czech: it is a Czech city.

Whoever has the turn hears of it, and the group hears how it ended. What only goes on from one body
to the next makes no letter.
"""

from __future__ import annotations

from collections.abc import Sequence

from flask import url_for
from flask_babel import gettext as _

from planning.chronicle import last_deed
from planning.model import Case, LetterKind, Person, ReviewState, User
from planning.permissions import decide_in_general
from planning.post import deciders, in_city_language, leaders_of, write_letters
from planning.web.labels import label
from planning.web.typography import day, tidy

_S = ReviewState


def tell(case: Case, *, by: User) -> int:
    """Tell of the deed that brought a case where it is; how many letters go."""
    with in_city_language():
        if case.state in {_S.SUBMITTED, _S.CORRECTED}:
            readers = _who_returned(case) if case.state is _S.CORRECTED else deciders()
            return _send(LetterKind.SUBMISSION, case, readers, _submission(case), by=by)
        said = _return(case) if case.state is _S.RETURNED else _end(case)
        readers = leaders_of(case.activity.group) if said else []
        return _send(LetterKind.REVIEW, case, readers, said, by=by)


def _who_returned(case: Case) -> list[Person]:
    """Who returned it, where they still decide for the city; else everybody who does."""
    review = case.last_review
    if review is not None and review.by.is_enabled and decide_in_general(review.by, None):
        return [review.by.person]
    return deciders()


def _submission(case: Case) -> list[str]:
    """Subject and paragraphs for those who look at it for the city."""
    group, named = tidy(case.activity.group.name), _named(case)
    if case.state is _S.CORRECTED:
        subject = _("Corrected: %(activity)s", activity=named)
        said = _("The group “%(group)s” has answered what was returned to it.", group=group)
    elif case.change is not None:
        subject = _("A change of an approved activity: %(activity)s", activity=named)
        said = _("The group “%(group)s” asks for a change of what was approved.", group=group)
    else:
        subject = _("To be reviewed: %(activity)s", activity=named)
        said = _("The group “%(group)s” puts the sheet of an activity forward.", group=group)
    why = _("Why: %(reason)s", reason=case.change.why) if case.change else ""
    return [subject, said, named, why]


def _return(case: Case) -> list[str]:
    """Subject and paragraphs for those who lead the group: what came back, and why."""
    review, named = case.last_review, _named(case)
    assert review is not None  # noqa: S101 - it has just been written; for the type checker
    sections = "\n".join(f"– {label(each.part)}: {each.reason}" for each in review.sections)
    return [
        _("Returned to the group: %(activity)s", activity=named),
        _("The sheet of an activity comes back to your group:"),
        named,
        _("Returned by: %(who)s.", who=review.body or review.by.name),
        review.note.strip(),
        sections,
        _("Change what is asked for, or write why it stays, and put the sheet forward again."),
    ]


def _end(case: Case) -> list[str]:
    """Subject and paragraphs for those who lead the group; none while it only goes on."""
    named = _named(case)
    if case.state is _S.APPROVED:
        words = [_("Approved: %(activity)s", activity=named), _("The city has approved:"), named]
    elif case.state is _S.REFUSED:
        words = [_("Refused: %(activity)s", activity=named), _("The city has refused:"), named]
    else:
        return []
    if not case.approvals:  # the office alone decides on this change
        return words
    last = case.approvals[-1]
    number = _("resolution %(number)s", number=last.number) if last.number else ""
    facts = ", ".join(filter(None, [last.body, number, day(last.decided_on)]))
    return [*words, _("Decided by: %(body)s.", body=facts), last.note.strip()]


def _named(case: Case) -> str:
    """What a letter is about: the activity, and the number of its change sheet if there is one."""
    named = tidy(case.activity.called)
    if case.change is None:
        return named
    sheet = _("change sheet no.\u00a0%(number)s", number=case.change.number)
    return f"{named} ({sheet})"


def _send(
    kind: LetterKind, case: Case, readers: Sequence[Person], words: Sequence[str], *, by: User
) -> int:
    """Put the letters into the outbox; nobody gets news of their own deed."""
    others = [reader for reader in readers if reader.id != by.person_id]
    if not others:
        return 0
    activity = case.activity
    subject, *paragraphs = words
    there = url_for("reviews.show", activity_id=activity.id, _external=True)
    return write_letters(
        kind,
        activity,
        others,
        subject=subject,
        body="\n\n".join([*filter(None, paragraphs), there]),
        news=f"deed {last_deed(activity)}",
        by=by,
    )
