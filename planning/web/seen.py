"""Deeds that are decided on what somebody saw: a button never does what they would not have done.

The form of such a deed carries what stood there when the page was made. When that has changed
since, nothing is done, and the page that comes back says what happened meanwhile.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any, TypeVar

from flask import g, request
from flask.typing import ResponseReturnValue

from planning.history import step, take_turn
from planning.lib.database import Base, db
from planning.model import (
    ChangedMeanwhile,
    Comment,
    CommentRound,
    Limb,
    Membership,
    Remark,
    ReviewSection,
    Sheet,
    Submission,
)
from planning.web.forms import whole_number

View = TypeVar("View", bound=Callable[..., ResponseReturnValue])

#: The field in which a form says what was seen.
SEEN = "seen"


def sheet_of(thing: Any) -> Sheet:
    """The sheet whose history tells what is done to a thing."""
    match thing:
        case Sheet():
            return thing
        case Limb() | CommentRound() | Submission():
            return thing.plan  # type: ignore[union-attr]
        case Membership():
            return thing.group
        case Remark():
            return thing.minutes.meeting
        case ReviewSection() | Comment():
            return thing.activity  # type: ignore[return-value]  # it has been seen, so there is one
    return thing.meeting  # type: ignore[no-any-return]


def _thing(values: dict[str, Any]) -> Base:
    """What ``@allow`` has handed over."""
    return next(value for value in values.values() if isinstance(value, Base))


def on_the_version_seen(view: View) -> View:
    """Let a deed on a whole sheet happen only to the version its doer saw. Under ``@allow``."""

    @wraps(view)
    def asked(**values: Any) -> ResponseReturnValue:
        if request.method == "POST":
            said = request.form.get(SEEN)
            sheet = sheet_of(_thing(values))
            g.versions = {(type(sheet), sheet.id): sheet.version}
            step(sheet, None if said is None else whole_number(said))
        return view(**values)

    return asked  # type: ignore[return-value]


def version_shown(sheet: Sheet) -> int:
    """The version that a form on this page says was seen.

    A form that comes back because something in it is wrong was no step after all.
    """
    before: dict[tuple[type, int], int] = g.get("versions", {})
    return before.get((type(sheet), sheet.id)) or int(sheet.version)


def while_it_is(mark: Callable[[Any], object]) -> Callable[[View], View]:
    """Let a deed on a small thing happen while ``mark`` says of it what its doer saw."""

    def wrap(view: View) -> View:
        @wraps(view)
        def asked(**values: Any) -> ResponseReturnValue:
            thing = _thing(values)
            said = request.form.get(SEEN)
            if request.method == "POST" and said is not None:
                take_turn(sheet_of(thing))
                db.session.refresh(thing)
                if said != str(mark(thing)):
                    raise ChangedMeanwhile
            return view(**values)

        return asked  # type: ignore[return-value]

    return wrap
