"""Votes and consensus, where the rules of a group have them, and what is no vote at all."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import time
from typing import Any

from planning.history import Invalid
from planning.lib.words import N_
from planning.meetings.strength import Room
from planning.model import Agreement, Conclusion, ConclusionKind, Deciding, Meeting
from planning.model.fields import Count, Hour, Wrong

VOTES = ("votes_for", "votes_against", "votes_abstained")
_WAYS = {Deciding.CONSENSUS: Agreement.CONSENSUS, Deciding.VOTE: Agreement.VOTE}


def ways_of(meeting: Meeting) -> frozenset[Agreement]:
    """How the groups that meet decide, apart from simply agreeing."""
    return frozenset(_WAYS[g.deciding] for g in meeting.groups if g.deciding in _WAYS)


def with_moments(
    meeting: Meeting, changes: Mapping[str, Any], moment: time | None
) -> dict[str, Any]:
    """The changes, with the moment beside votes that are written down while the meeting runs."""
    told = dict(changes)
    for said in _voted_on(meeting, changes):
        path = f"conclusions/{said.id}/decided_at"
        votes = told.get(f"conclusions/{said.id}/agreement") == Agreement.VOTE
        if votes and moment is not None and said.decided_at is None and not told.get(path):
            told[path] = Hour().show(moment)
    return told


def with_agreements(meeting: Meeting, changes: Mapping[str, Any]) -> dict[str, Any]:
    """How each decision was reached whose votes or consensus change: votes say it themselves.

    A script sends one field at a time, so the rest is taken from what stands there.
    """
    found = {}
    for said in meeting.conclusions:
        path = f"conclusions/{said.id}/"
        if any(path + name in changes for name in (*VOTES, "agreement")):
            votes = (changes.get(path + name, getattr(said, name)) for name in VOTES)
            stands = said.agreement is Agreement.CONSENSUS
            ticked = changes.get(f"{path}agreement", stands)
            said_how = Agreement.CONSENSUS.value if ticked else ""
            voted = any(vote not in (None, "") for vote in votes)
            found[f"{path}agreement"] = Agreement.VOTE.value if voted else said_how
    return found


def refuse_nonsense(meeting: Meeting, changes: Mapping[str, Any], room: Room) -> None:
    """Look at every decision whose votes or their time are to change.

    Raises:
        Invalid: nobody voted, or more than had a vote at that moment.
    """
    errors: dict[str, Wrong] = {}
    for said in _voted_on(meeting, changes):
        path = f"conclusions/{said.id}/"
        typed = {
            name: changes.get(path + name, Conclusion.FIELDS[name].show(getattr(said, name)))
            for name in (*VOTES, "decided_at", "agreement")
        }
        errors |= {path + name: wrong for name, wrong in wrong_with(typed, room).items()}
    if errors:
        raise Invalid(errors)


def wrong_with(typed: Mapping[str, Any], room: Room) -> dict[str, Wrong]:
    """What is wrong with votes as typed: the field, and why."""
    if typed.get("agreement") != Agreement.VOTE:
        return {}
    try:
        votes = [Count().read(typed.get(name)) or 0 for name in VOTES]
        at = Hour().read(typed.get("decided_at"))
    except Wrong:
        return {}  # whoever saves it says so beside the field itself
    cast, most = sum(votes), room.voters(at)
    if not cast:
        return {VOTES[0]: Wrong(N_("A vote needs at least one voice."))}
    if not most:
        words = N_("Nobody with a vote is here. Note first who came; guests do not vote.")
        return {VOTES[0]: Wrong(words)}
    if cast > most:
        words = N_(
            "These are %(cast)s votes, but only %(most)s people with a vote were in the room"
            " then. Correct the votes, their time, or who is here; guests do not vote."
        )
        return {VOTES[0]: Wrong(words, cast=cast, most=most)}
    return {}


def refuse_for(kind: ConclusionKind, typed: Mapping[str, Any]) -> None:
    """Votes and consensus belong to decisions.

    Raises:
        Invalid: they were typed beside information or a task.
    """
    decided = any(typed.get(name) for name in (*VOTES, "agreement"))
    if decided and kind is not ConclusionKind.DECISION:
        name = next(n for n in (*VOTES, "agreement") if typed.get(n))
        words = N_("Only a decision is voted or agreed on. Add it as a decision, or clear this.")
        raise Invalid({name: Wrong(words)})


def _voted_on(meeting: Meeting, changes: Mapping[str, Any]) -> Iterable[Conclusion]:
    """Conclusions whose votes change, or whose time of voting does."""
    for said in meeting.conclusions:
        for name in (*VOTES, "decided_at", "agreement"):
            shown = Conclusion.FIELDS[name].show(getattr(said, name))
            if str(changes.get(f"conclusions/{said.id}/{name}", shown) or "") != shown:
                yield said
                break
