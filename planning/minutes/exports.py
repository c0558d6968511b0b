"""Minutes as a document, laid out as the working groups are used to: from a face to blocks.

What is in the face is all that gets in. The writers of files are in ``planning.documents``.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from flask_babel import gettext as _

from planning.documents import prose
from planning.documents.blocks import (
    Block,
    Bullets,
    Document,
    Facts,
    Heading,
    Language,
    Paragraph,
    Run,
    Signatures,
    Table,
)
from planning.faces import Face, Point, Said, Someone
from planning.faces import Facts as Head
from planning.model import Agreement, ConclusionKind
from planning.web import letterhead
from planning.web.labels import label
from planning.web.papers import Setting
from planning.web.typography import day, opening, tidy


@dataclass(frozen=True)
class Imprint:
    """Which edition of the minutes it is, of what day and why, and what was corrected since.

    ``edition`` 0 is what is not published; then ``on`` is the day on which the file is made.
    """

    edition: int
    on: date
    reason: str = ""
    corrections: Sequence[tuple[date, str]] = ()


def minutes_document(face: Face, imprint: Imprint, setting: Setting) -> Document:
    """The record of a meeting as a document; our words in it are in the reader's language."""
    return Document(
        title=_title(face.facts),
        language=setting.language,
        made_on=setting.made_on,
        publicity=setting.publicity,
        blocks=[
            *_head(face, setting.language),
            *_agenda(face.points),
            *_course(face.points),
            *_decisions(face.points),
            *_tasks(face.tasks),
            *_end(face),
            *_imprint(imprint),
        ],
    )


def file_name(face: Face, edition: int = 0) -> str:
    """``zapis-protidrogova-prevence-2019-01-25``; of an older edition with its number."""
    older = f"vydani-{edition}" if edition else ""
    return letterhead.file_name(
        "zapis", face.facts, older, "verejne-zneni" if face.is_public else ""
    )


def _title(facts: Head) -> str:
    words = _("Minutes of the meeting: %(groups)s", groups=", ".join(facts.groups))
    return ", ".join(filter(None, [str(words), day(facts.held_on)]))


def _head(face: Face, language: Language) -> Iterator[Block]:
    yield from letterhead.letterhead(face.facts, _("Minutes"), language)
    version = (
        _("Public version")
        if face.is_public
        else _("Full version, not for the public. Please do not pass it on.")
    )
    yield Paragraph(version, align="center", small=True)
    came = [
        (_("Present"), face.present),
        (_("Excused"), face.excused),
        (_("Did not come"), face.absent if face.present else []),
        (_("Guests"), face.guests),
    ]
    named = [(name.upper(), _people(people)) for name, people in came if people]
    yield Facts([*letterhead.when_and_where(face.facts), *named])


def _people(people: Sequence[Someone]) -> str:
    return tidy("\n".join(f"{p.name} ({p.stands_for})" if p.stands_for else p.name for p in people))


def _agenda(points: Sequence[Point]) -> Iterator[Block]:
    if not points:
        return
    yield Heading(2, _("Agenda"))
    if all(point.number == str(place) for place, point in enumerate(points, 1)):
        yield Bullets([_named(point) for point in points], ordered=True)
    else:  # with headings and parts, lists of no writer count as the agenda does
        yield Paragraph("\n".join(f"{_numbered(point)}{_named(point)}" for point in points))


def _named(point: Point) -> str:
    return tidy(point.title) if not point.is_left_out else _("a point that is not for the public")


def _numbered(point: Point) -> str:
    """``2. ``, ``2.1 `` or nothing."""
    dot = "" if "." in point.number else "."
    return f"{point.number}{dot}\N{NO-BREAK SPACE}" if point.number else ""


def _course(points: Sequence[Point]) -> Iterator[Block]:
    """Point after point; under a heading of the agenda they stand a level lower."""
    level = 2
    for point in points:
        if point.is_section:
            level = 3
            yield Heading(2, tidy(point.title))
            yield from _written(point.text, level)
        elif point.is_left_out:
            yield Heading(level, f"{_numbered(point)}{opening(_named(point))}")
            yield Paragraph(_("This point is not for the public and is left out of this version."))
        else:
            yield Heading(level, f"{_numbered(point)}{tidy(point.title)}")
            yield from _point(point, level)


def _point(point: Point, level: int) -> Iterator[Block]:
    about = [
        (_("Activity"), tidy(point.activity)),
        (_("Opened by"), tidy(point.presenter)),
    ]
    for name, words in about:
        if words:
            yield Paragraph([Run(f"{name}: ", bold=True), words])
    yield from _written(point.text, level)
    for said in point.said:
        yield Paragraph([Run(f"{label(said.kind)}: ", bold=True), _outcome(said)])
    if point.is_postponed:
        yield Paragraph(_("The group did not get to this point. It comes back next time."))
    if point.files:
        names, what = ", ".join(file.name for file in point.files), _("Attachments")
        yield Paragraph([Run(f"{what}: ", bold=True), names])


def _written(text: str, level: int) -> Iterator[Block]:
    """People's text; its own headings never stand as high as those of the points."""
    for block in prose.blocks(tidy(text)):
        if isinstance(block, Heading) and level > 2:
            yield Paragraph([Run(block.text, bold=True)])
        else:
            yield block


def _outcome(said: Said) -> str:
    if said.kind is not ConclusionKind.TASK:
        return " ".join(filter(None, [tidy(said.text), _agreement(said)]))
    due = _("by %(day)s", day=day(said.due_on)) if said.due_on else ""
    return f"{tidy(said.text)} ({', '.join(filter(None, [_who(said), due]))})"


def _who(said: Said) -> str:
    return tidy(said.who) or _("nobody named yet")


def _agreement(said: Said) -> str:
    """How it was decided, in brackets, where the rules of the group ask."""
    if said.votes:
        yes, no, abstained = said.votes
        words = _(
            "for %(yes)s, against %(no)s, abstained %(abstained)s",
            yes=yes, no=no, abstained=abstained,
        )  # fmt: skip
        return f"({words})"
    return f"({label(Agreement.CONSENSUS)})" if said.agreement is Agreement.CONSENSUS else ""


def _decisions(points: Sequence[Point]) -> Iterator[Block]:
    """What was decided, counted through the whole meeting."""
    found = [
        f"{tidy(said.text)} {_agreement(said)}".strip()
        for point in points
        for said in point.said
        if said.kind is ConclusionKind.DECISION
    ]
    if found:
        yield Heading(2, _("Resolutions"))
        yield Bullets(found, ordered=True)


def _tasks(tasks: Sequence[Said]) -> Iterator[Block]:
    if not tasks:
        return
    rows = [
        [str(number), tidy(task.text), _who(task), day(task.due_on) or "–", label(task.state)]
        for number, task in enumerate(tasks, 1)
    ]
    yield Heading(2, _("Tasks"))
    yield Table(
        (_("No."), _("Task"), _("Responsible"), _("By when"), _("State")),
        rows,
        widths=(1, 8, 4, 2.6, 2.6),
        numbers=(0,),
    )


def _end(face: Face) -> Iterator[Block]:
    """Attachments of the whole meeting, the next meeting, and who answers for the words."""
    last = [
        (_("Attachments"), "\n".join(file.name for file in face.files)),
        (_("Next meeting"), tidy(face.facts.next_meeting)),
    ]
    if facts := [(name, words) for name, words in last if words]:
        yield Facts(facts)
    signed = [
        (_("Minutes recorded by"), tidy(face.recorded_by)),
        (_("Minutes verified by"), tidy(face.verified_by)),
    ]
    if not face.is_public:
        yield Signatures(signed)
    elif any(name for _role, name in signed):
        yield Facts([(role, name) for role, name in signed if name])


def _imprint(imprint: Imprint) -> Iterator[Block]:
    for on, words in imprint.corrections:
        note = _("Correction of %(day)s:", day=day(on))
        yield Paragraph([Run(f"{note} ", bold=True), tidy(words)])
    if not imprint.edition:
        words = _("Working version of %(day)s, not published.", day=day(imprint.on))
    else:
        words = _(
            "Edition %(number)s of %(day)s. The text is not changed any more; "
            "a correction is always a new edition.",
            number=imprint.edition,
            day=day(imprint.on),
        )
    because = (
        _("Why there is a new edition: %(reason)s", reason=imprint.reason) if imprint.reason else ""
    )
    yield Paragraph(tidy(f"{words} {because}".strip()), small=True)
