"""Which moment of the past an address asks for, and how such a moment is called."""

from __future__ import annotations

import re

from flask import Response, make_response, render_template
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_login import current_user

from planning.history import moments
from planning.history.moments import Moment
from planning.lib.clock import today
from planning.lib.periods import parse_day
from planning.lib.words import N_
from planning.model.fields import Wrong, clean
from planning.permissions import see_version
from planning.web.typography import day, opening, tidy


def asked_moment(words: str, plan_id: int) -> Moment:
    """A day (``2019-01-25``, ``25. 1. 2019``) or a version of the plan (``v12``, or its name).

    A day that is not over yet is this moment. Of a version one may not see nobody learns.

    Raises:
        Wrong: it is neither.
    """
    said = " ".join(clean(words).split())
    if found := re.fullmatch(r"v(\d{1,9})", said):
        return _readable(moments.with_id(plan_id, int(found[1])))
    try:
        on = parse_day(said)
    except ValueError:
        return _readable(moments.called(plan_id, said) if said else None)
    return moments.this_moment() if on >= today() else moments.end_of(on)


def still_to_come(words: str) -> str:
    """Said above today's page to who asked how it looks on a later day; else nothing."""
    try:
        on = parse_day(" ".join(clean(words).split()))
    except ValueError:
        return ""
    return str(_("This day is still to come.")) if on > today() else ""


def _readable(moment: Moment | None) -> Moment:
    if moment is None or moment.version is None or not see_version(current_user, moment.version):
        raise Wrong(N_("Write a day such as 25. 1. 2019, or the name of a version of the plan."))
    return moment


def name_of(moment: Moment) -> str:
    """How people call it: ``25. 1. 2019``, the name of a version, ``today``."""
    if moment.version is not None:
        return str(_("version “%(name)s”", name=tidy(moment.version.name)))
    return str(_("today")) if moment.is_now else day(moment.day)


def between(since: Moment, until: Moment) -> str:
    """From one moment to another, as a sentence: ``From 1. 1. 2020 to today.``."""
    if since.version is not None:
        begin = _("from the version “%(name)s”", name=since.version.name)
    else:
        begin = _("from %(day)s", day=day(since.day))
    if until.version is not None:
        end = _("to the version “%(name)s”", name=until.version.name)
    else:
        end = _("to today") if until.is_now else _("to %(day)s", day=day(until.day))
    return opening(tidy(f"{begin} {end}."))


def typed(moment: Moment) -> str:
    """What one would type to ask for it."""
    if moment.is_now:
        return ""
    return moment.version.name if moment.version is not None else day(moment.day)


def unlisted(page: str) -> Response:
    """A page of the past: those who search the web shall find today's."""
    response = make_response(page)
    response.headers["X-Robots-Tag"] = "noindex"
    return response


def not_yet(today_url: str, *, title: str, then: Moment) -> ResponseReturnValue:
    """Said to those who may know of a thing about a moment before it began."""
    if then.version is not None:
        words = _("It was begun after the version “%(name)s”.", name=then.version.name)
    else:
        words = _("It was begun after %(day)s.", day=day(then.day))
    page = render_template("errors/not_yet.html", title=title, words=words, today_url=today_url)
    return unlisted(page), 404
