from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import TextAreaField

from planning.model import Conclusion, Control, Meeting, TaskState
from planning.model.fields import clean
from planning.web.forms import Form, fits
from planning.web.labels import label

LONGEST_NOTE = 1000
#: What a meeting may say of a task that came over to it.
SAID = (TaskState.DONE, TaskState.CONTINUES, TaskState.CANCELLED)


class NoteForm(Form):
    """A word about a task, beside the button that says how it stands."""

    note = TextAreaField(_l("Note"), [fits(LONGEST_NOTE)], render_kw={"rows": 2})


@dataclass
class ControlLine:
    """One task on the page of a meeting's control: what is said of it and what was said before."""

    task: Conclusion
    known: Control | None
    state: str = ""
    note: str = ""
    #: What stood here when the page was opened; says whether somebody wrote meanwhile.
    seen: str = ""
    errors: list[str] = field(default_factory=list)

    @property
    def token(self) -> str:
        """What stands here now."""
        return self.known.at.isoformat() if self.known else ""

    @property
    def is_changed(self) -> bool:
        before = (self.known.state.value, self.known.note) if self.known else ("", "")
        return (self.state, self.note) != before

    @property
    def is_stale(self) -> bool:
        return self.seen != self.token


def lines_of(tasks: Iterable[Conclusion], meeting: Meeting) -> list[ControlLine]:
    """The page as it stands."""
    lines = []
    for task in tasks:
        known = next((c for c in task.controls if c.meeting_id == meeting.id), None)
        line = ControlLine(task, known)
        if known:
            line.state, line.note = known.state.value, known.note
        line.seen = line.token
        lines.append(line)
    return lines


def typed_lines(lines: Iterable[ControlLine], typed: Mapping[str, str]) -> list[ControlLine]:
    """The same lines with what somebody typed, and what is wrong with it."""
    read = []
    for line in lines:
        known = typed.get(f"state-{line.task.id}", line.state)
        line.state = known if known in set(SAID) else ""
        line.note = clean(typed.get(f"note-{line.task.id}", line.note)).strip()
        line.seen = typed.get(f"seen-{line.task.id}", line.seen)
        if line.is_changed:
            line.errors = _problems(line)
        read.append(line)
    return read


def _said(known: Control) -> str:
    state = label(known.state)
    return _("%(state)s, “%(note)s”", state=state, note=known.note) if known.note else state


def _problems(line: ControlLine) -> list[str]:
    if line.is_stale and line.known is not None:
        return [
            _(
                "Somebody else wrote meanwhile: %(said)s. Save once more and yours replaces it.",
                said=_said(line.known),
            )
        ]
    if not line.state:
        return [_("Say how the task stands, too: finished, continues or called off.")]
    if len(line.note) > LONGEST_NOTE:
        return [_("At most %(max)d signs fit here.", max=LONGEST_NOTE)]
    return []
