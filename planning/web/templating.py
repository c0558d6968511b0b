"""What templates may call, and how strict they are."""

from __future__ import annotations

from functools import partial
from typing import Any
from urllib.parse import urlencode

from flask import Flask, request
from flask_login import current_user
from jinja2 import StrictUndefined

from planning import permissions
from planning.lib import markdown, merge
from planning.lib.clock import today
from planning.web import typography
from planning.web.city import city
from planning.web.labels import label, look
from planning.web.open_rounds import open_rounds, round_for, rounds_at_hand
from planning.web.seen import version_shown
from planning.web.sentences import in_words, pieces, place_in_words, reason
from planning.web.sentences.values import low
from planning.web.settling import both_words, said_in
from planning.web.votes import decided
from planning.web.way import steps_behind


class May:
    """Lets a template ask a permission by name: ``{% if may.edit_activity(activity) %}``."""

    def __getattr__(self, rule: str) -> Any:
        return partial(getattr(permissions, rule), current_user)


def same_page(**changes: str | list[str] | None) -> str:
    """The address of this page with some of its parameters changed; None takes one away."""
    known = {name: request.args.getlist(name) for name in request.args if name not in changes}
    for name, value in changes.items():
        known[name] = value if isinstance(value, list) else [] if value is None else [value]
    pairs = [(name, value) for name, values in known.items() for value in values]
    return f"{request.path}?{urlencode(pairs)}" if pairs else request.path


def init_app(app: Flask) -> None:
    """Make templates strict, and let them ask permission."""
    env = app.jinja_env
    env.undefined = StrictUndefined
    env.trim_blocks = env.lstrip_blocks = True
    env.globals.update(may=May(), city=city, label=label, look=look, same_page=same_page)
    env.globals.update(current_day=today, version_shown=version_shown)
    env.filters.update(
        day=typography.day,
        hour=typography.hour,
        long_day=typography.long_day,
        moment=typography.moment,
        money=typography.money,
        lines=typography.lines,
        low=low,
        opening=typography.opening,
        tidy=typography.tidy,
        unbroken=typography.unbroken,
        weight=typography.weight,
        markdown=markdown.render,
    )
    env.globals.update(hours=typography.hours, in_words=in_words, decided=decided)
    env.globals.update(open_rounds=open_rounds, round_for=round_for, rounds_at_hand=rounds_at_hand)
    env.globals.update(changes=merge.changes, both_words=both_words, said_in=said_in)
    env.globals.update(
        pieces=pieces, place_in_words=place_in_words, reason=reason, steps_behind=steps_behind
    )
