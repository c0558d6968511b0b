"""The words of the letters that members get about minutes. All are Czech: it is a Czech city."""

from __future__ import annotations

from hashlib import sha256

from flask import url_for
from flask_babel import gettext as _

from planning.faces import Face
from planning.history import state_now
from planning.model import LetterKind, Meeting, Minutes, Remark, RemarkState, User
from planning.permissions import see_remark
from planning.post import (
    answer_in_words,
    commenters_of,
    in_city_language,
    still_members_of,
    write_letters,
)
from planning.web.typography import day, tidy


def ask_for_comments(minutes: Minutes, *, by: User) -> int:
    """Ask everybody who may comment to do so, once a round; how many letters go."""
    meeting, until = minutes.meeting, day(minutes.comments_until)
    with in_city_language():
        name = _name(minutes)
        subject = _("Comment on the minutes until %(day)s: %(meeting)s", day=until, meeting=name)
        body = "\n\n".join(
            [
                _("The minutes of the meeting are written: %(meeting)s.", meeting=name),
                _(
                    "Please read them and say what should be said differently. You may comment, or"
                    " suggest other words for a point, until %(day)s.",
                    day=until,
                ),
                url_for("minutes.show", minutes_id=minutes.id, _external=True),
            ]
        )
    return write_letters(
        LetterKind.COMMENTS,
        meeting,
        commenters_of(meeting),
        subject=subject,
        body=body,
        news=f"words {_mark(meeting)} until {minutes.comments_until}",
        by=by,
    )


def _mark(meeting: Meeting) -> str:
    """A short word that differs when what the minutes say does, whatever else was done."""
    state = state_now(meeting)
    return sha256(repr((state.words, state.rows)).encode()).hexdigest()[:16]


def tell_of_edition(minutes: Minutes, face: Face, reason: str, *, by: User | None) -> int:
    """Tell every member that an edition is out, with the tasks; how many letters go."""
    meeting = minutes.meeting
    with in_city_language():
        subject = _("Minutes published: %(meeting)s", meeting=_name(minutes))
        parts = [
            _("The minutes of the meeting are published: %(meeting)s.", meeting=_name(minutes)),
            url_for("minutes.show", minutes_id=minutes.id, _external=True),
        ]
        if reason:
            parts.insert(1, _("It is a new edition: %(reason)s", reason=reason))
        if tasks := _tasks(face):
            parts.append(f"{_('Tasks')}:\n{tasks}")
    return write_letters(
        LetterKind.MINUTES,
        meeting,
        still_members_of(meeting),
        subject=subject,
        body="\n\n".join(parts),
        news=f"edition {minutes.edition}",
        by=by,
    )


def tell_of_answer(remark: Remark, *, by: User) -> int:
    """Tell the author what became of their remark; how many letters go.

    None to whoever answered themselves, or takes no part in the meeting any more.
    """
    author, minutes = remark.by, remark.minutes
    if author.id == by.id or not author.is_enabled or not see_remark(author, remark):
        return 0
    with in_city_language():
        subject, *parts = _answer(remark, by)
    page = url_for("minutes.remarks.index", minutes_id=minutes.id, _external=True)
    return write_letters(
        LetterKind.ANSWER,
        minutes.meeting,
        [author.person],
        subject=subject,
        body="\n\n".join([*filter(None, parts), f"{page}#remark-{remark.id}"]),
        news=f"remark {remark.id}",
        by=by,
    )


def _answer(remark: Remark, by: User) -> list[str]:
    """Subject and paragraphs."""
    name = _name(remark.minutes)
    if remark.state is RemarkState.ACCEPTED:
        subject = _("Your remark was taken up: %(meeting)s", meeting=name)
        said = _("Your remark on the minutes was taken up.")
    else:
        subject = _("Your remark was not taken up: %(meeting)s", meeting=name)
        said = _("Your remark on the minutes was not taken up.")
    return [
        subject,
        said,
        tidy(remark.item.title) if remark.item else "",
        *answer_in_words(remark.wording or remark.text, remark.answer, by),
    ]


def _name(minutes: Minutes) -> str:
    meeting = minutes.meeting
    groups = ", ".join(group.name for group in meeting.groups)
    when = day(meeting.held_on) or _("day not known")
    return tidy(f"{groups}, {when}")


def _tasks(face: Face) -> str:
    """A line each: who, by when, what."""
    lines = []
    for task in face.tasks:
        who = task.who or _("nobody named yet")
        due = _("by %(day)s", day=day(task.due_on)) if task.due_on else ""
        lines.append(f"– {', '.join(filter(None, [who, due]))}: {' '.join(task.text.split())}")
    return "\n".join(lines)
