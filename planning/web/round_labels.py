"""Words, marks and tones of comment rounds; ``labels`` hands them out with all others."""

from __future__ import annotations

from enum import StrEnum

from planning.lib.words import N_
from planning.model import AuthorKind, Channel, Decisive, Matter, Outcome, RoundState, Weight

WORDS: list[tuple[StrEnum, str]] = [
    (RoundState.PREPARED, N_("Being prepared")),
    (RoundState.ANNOUNCED, N_("Announced")),
    (RoundState.OPEN, N_("Open now")),
    (RoundState.CLOSED, N_("Collecting is over")),
    (RoundState.SETTLING, N_("Being settled")),
    (RoundState.APPROVED, N_("Settlement approved")),
    (RoundState.PUBLISHED, N_("Settlement published")),
    (Decisive.DELIVERED, N_("when it is delivered")),
    (Decisive.SENT, N_("when it is sent: the e-mail, or the stamp of the post")),
    (Channel.FORM, N_("form on the web")),
    (Channel.EMAIL, N_("e-mail")),
    (Channel.POST, N_("post")),
    (Channel.IN_PERSON, N_("in person")),
    (Channel.MEETING, N_("public meeting")),
    (AuthorKind.CITIZEN, N_("citizen")),
    (AuthorKind.ORGANISATION, N_("organisation")),
    (AuthorKind.MEMBER, N_("member of a working group")),
    (AuthorKind.BODY, N_("body or office")),
    (Matter.SUBSTANTIVE, N_("about the substance")),
    (Matter.FORMAL, N_("formal")),
    (Weight.MAJOR, N_("major")),
    (Weight.ADVISORY, N_("advisory")),
    (Outcome.RECEIVED, N_("entered into the book")),
    (Outcome.IN_PROGRESS, N_("being dealt with")),
    (Outcome.ACCEPTED, N_("accepted in full")),
    (Outcome.PARTLY, N_("partly accepted")),
    (Outcome.NOT_ACCEPTED, N_("not accepted")),
    (Outcome.NOTED, N_("taken note of")),
    (Outcome.OUT_OF_SCOPE, N_("out of scope")),
]

#: State -> its mark in the sprite, and its tone.
MARKS: list[tuple[StrEnum, str, str]] = [
    (RoundState.PREPARED, "draft", "quiet"),
    (RoundState.ANNOUNCED, "planned", ""),
    (RoundState.OPEN, "ongoing", "good"),
    (RoundState.CLOSED, "waiting", ""),
    (RoundState.SETTLING, "waiting", ""),
    (RoundState.APPROVED, "approved", ""),
    (RoundState.PUBLISHED, "approved", "good"),
    (Outcome.RECEIVED, "planned", "quiet"),
    (Outcome.IN_PROGRESS, "waiting", ""),
    (Outcome.ACCEPTED, "done", "good"),
    (Outcome.PARTLY, "partly", ""),
    (Outcome.NOT_ACCEPTED, "not", "quiet"),
    (Outcome.NOTED, "done", "quiet"),
    (Outcome.OUT_OF_SCOPE, "not", "quiet"),
]
