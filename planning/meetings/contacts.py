"""Whom people turn to before a meeting, and the page letters lead back to."""

from __future__ import annotations

from flask import url_for

from planning.lib.clock import today
from planning.meetings import material
from planning.model import Meeting, Person
from planning.web.city import city


def contact_for(meeting: Meeting) -> Person | None:
    """Who writes the minutes, else who leads, else who coordinates the plan. Two queries."""
    found = material.contact_of(meeting, meeting.held_on or today())
    this_city = city()
    return found or (this_city.coordinator if this_city else None)


def address_of(meeting: Meeting) -> str:
    """The invitation on the web, for letters and calendars."""
    return url_for("meetings.invitations.show", meeting_id=meeting.id, _external=True)
