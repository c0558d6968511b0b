"""Saying on the next page what a deed did, and who hears of it."""

from __future__ import annotations

from flask import flash
from flask_babel import gettext as _


def say_and_tell(done: str, told: int) -> None:
    """Say what was done, and that the author of what was answered gets a letter, if one went."""
    by_mail = _("The author is told by mail.") if told else ""
    flash(f"{done} {by_mail}".strip())
