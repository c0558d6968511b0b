"""What came of a point: written down, turned into another kind, taken out of the text, removed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from planning.history import Invalid, add_row, remove_row, revise, take_pen
from planning.lib import mentions
from planning.lib.clock import today
from planning.lib.mentions import Mention
from planning.lib.words import N_
from planning.meetings import voting
from planning.meetings.strength import Room, running_at
from planning.model import (
    AgendaItem,
    Agreement,
    Conclusion,
    ConclusionKind,
    Meeting,
    Person,
    User,
)
from planning.model.fields import Day, Hour, Wrong
from planning.references import meant, name_doers

#: What somebody types about each kind of outcome.
_FIELDS_OF = {
    ConclusionKind.INFORMATION: ("text",),
    ConclusionKind.DECISION: ("text", "agreement", *voting.VOTES),
    ConclusionKind.TASK: ("text", "who", "due_on"),
}


def conclude(
    item: AgendaItem,
    kind: ConclusionKind,
    typed: Mapping[str, Any],
    *,
    people: Sequence[Person],
    room: Room,
    by: User,
    key: str = "",
) -> list[Conclusion]:
    """Write down what came of a point. Lines such as ``@Jana do 29. 11.: …`` are a task each.

    What was sent before under the same ``key`` stands there already.

    Raises:
        Invalid: something written cannot stand.
    """
    take_pen(item.meeting)
    if tasks := _mentioned(str(typed.get("text") or "")):
        due_on = typed.get("due_on") or ""
        keys = [f"{key}/{number}" if key else "" for number in range(len(tasks))]
        return [
            _task(item, task, people, by=by, due_on=due_on, key=its)
            for task, its in zip(tasks, keys, strict=True)
        ]
    voting.refuse_for(kind, typed)
    values = {name: typed.get(name) or "" for name in _FIELDS_OF[kind]}
    if values.get("agreement") == Agreement.VOTE:
        moment = running_at(item.meeting)
        values["decided_at"] = Hour().show(moment)
        if wrong := voting.wrong_with(values, room):
            raise Invalid(wrong)
    return [_add(item, kind, values, people, by=by, key=key)]


def unread_days(text: str) -> list[str]:
    """What stands in lines that are tasks in place of a day, and is none."""
    return [mention.unread for mention in _mentioned(text) if mention.unread]


def turn(conclusion: Conclusion, kind: ConclusionKind, *, by: User) -> None:
    """Make information, a decision or a task of it. Who and by when stay, should it turn back."""
    meeting = conclusion.meeting
    take_pen(meeting)
    path = f"conclusions/{conclusion.id}/kind"
    revise(meeting, {path: kind.value}, based_on=meeting.version, by=by)


def offered_in(item: AgendaItem, people: Sequence[Person]) -> list[tuple[str, Mention]]:
    """Lines of the point's text that look like tasks, as they stand, with what they say."""
    lines = [line.strip() for line in item.text.splitlines()]
    read = ((line, mentions.read(line, today())) for line in lines if "@" in line)
    return [(line, _named(mention, people)) for line, mention in read if mention is not None]


def take_out(
    item: AgendaItem, line: str, *, people: Sequence[Person], by: User
) -> Conclusion | None:
    """Make a task of a line of the text. None when the line no longer stands there."""
    meeting = item.meeting
    take_pen(meeting)
    lines = item.text.splitlines()
    place = next((at for at, each in enumerate(lines) if each.strip() == line.strip()), None)
    mention = mentions.read(line, today())
    if place is None or mention is None:
        return None
    task = _task(item, mention, people, by=by)
    text = "\n".join(lines[:place] + lines[place + 1 :])
    revise(meeting, {f"items/{item.id}/text": text}, based_on=meeting.version, by=by)
    return task


def remove(conclusion: Conclusion, *, by: User) -> None:
    """Take a conclusion away; its words stay in history.

    Raises:
        NotAllowedNow: it is a task, and somebody has said at a control how it stands.
    """
    take_pen(conclusion.meeting)
    remove_row(conclusion.meeting, "conclusions", conclusion.id, by=by)


def _mentioned(text: str) -> list[Mention]:
    """The tasks in the text, when every line of it is one."""
    lines = [line for line in text.splitlines() if line.strip()]
    read = [mentions.read(line, today()) for line in lines]
    return [] if None in read else [mention for mention in read if mention is not None]


def _task(
    item: AgendaItem,
    said: Mention,
    people: Sequence[Person],
    *,
    by: User,
    due_on: str = "",
    key: str = "",
) -> Conclusion:
    said = _named(said, people)
    due = _shown(said.due_on) or due_on
    values = {"text": said.text, "who": said.who, "due_on": due}
    return _add(item, ConclusionKind.TASK, values, people, by=by, key=key)


def _named(said: Mention, people: Sequence[Person]) -> Mention:
    """What somebody mentioned, as it is recorded: known people by their full name."""
    person = meant(people, said.who)
    text = said.text[:1].upper() + said.text[1:]
    return replace(said, who=person.full_name if person else said.who, text=text)


def _shown(day: date | None) -> str:
    return Day().show(day)


def _add(
    item: AgendaItem,
    kind: ConclusionKind,
    values: Mapping[str, Any],
    people: Sequence[Person],
    *,
    by: User,
    key: str,
) -> Conclusion:
    meeting: Meeting = item.meeting
    if not values.get("text"):
        raise Invalid({"text": Wrong(N_("Write in words what came of it."))})
    typed = {"kind": kind, **values}
    added = add_row(meeting, "conclusions", typed, by=by, key=key, item=item)
    assert isinstance(added, Conclusion)  # noqa: S101 - for the type checker
    if added.who:
        name_doers([added], people)
    return added
