"""Papers, and the floor under each: the same words set by Typst alone."""

from __future__ import annotations

import json
from datetime import date
from typing import NamedTuple

import typst
from flask import Flask

from benchmarks.timing import Deed, Pair
from planning.documents import pdf, poster
from planning.documents.blocks import Publicity as Printed
from planning.faces import Face, Facts, Point, Publicity, Said, Someone
from planning.lib.periods import PeriodKind
from planning.minutes.exports import Imprint, minutes_document
from planning.model import ConclusionKind, MilestoneState, TaskState
from planning.timeline import exports
from planning.timeline.drawing import drawing
from planning.timeline.forms import Asked
from planning.timeline.queries import ScheduledStep
from planning.web.papers import Setting

POINTS = 40
_DAY = date(2026, 3, 30)
_TEXT = "Skupina prošla návrh a shodla se, že **napřed** zjistí zájem poskytovatelů.\n\n" * 4
_PAGE = """#set page(paper: "a4", margin: 25mm)
#set text(lang: "cs", size: 10pt)
#for point in json(bytes(sys.inputs.points)) {
  heading(point.at(0))
  par(point.at(1))
  par(point.at(2))
}
"""

_TABLE = """#set page(paper: "a3", flipped: true, margin: 13mm)
#set text(lang: "cs", size: 8pt)
#let rows = json(bytes(sys.inputs.rows))
#table(columns: (2fr, 1.5fr) + (1fr,) * 8, ..rows.flatten())
"""


def minutes_pdf(app: Flask) -> Pair:
    """A long meeting from its face to the bytes of the file."""
    face, setting = _face(), Setting("cs", _DAY, Printed())

    def ours() -> bytes:
        with app.test_request_context("/?lang=cs"):
            return pdf.write(minutes_document(face, Imprint(1, _DAY), setting))

    return Pair("minutes-pdf-40", POINTS, ours, _bare(face))


def _bare(face: Face) -> Deed:
    fonts = typst.Fonts(include_system_fonts=False)
    points = [
        (point.title, point.text, "\n".join(said.text for said in point.said))
        for point in face.points
    ]
    inputs = {"points": json.dumps(points)}
    return lambda: typst.compile(_PAGE.encode(), format="pdf", font_paths=fonts, sys_inputs=inputs)


def _face() -> Face:
    facts = Facts(
        groups=["Protidrogová prevence"],
        genitives=["Protidrogové prevence"],
        title="",
        held_on=_DAY,
        starts_at=None,
        ends_at=None,
        place="radnice",
        project="",
        project_number="",
        publicity=Publicity([], "", []),
        next_meeting="",
    )
    people = [Someone(f"Mgr. Jana Malá {n}.", "Charita") for n in range(20)]
    return Face(
        is_public=False,
        facts=facts,
        points=[_point(n) for n in range(1, POINTS + 1)],
        present=people,
        guests=[],
        excused=[],
        absent=[],
        recorded_by="Jana Malá",
        verified_by="",
        files=[],
    )


def _point(number: int) -> Point:
    words = f"Oslovit poskytovatele v obvodu číslo {number}"
    said = [
        Said(kind, words, "Jana Malá", _DAY, TaskState.NEW)
        for kind in (ConclusionKind.DECISION, ConclusionKind.TASK)
    ]
    return Point(id=number, number=str(number), title=f"Bod {number}", text=_TEXT, said=said)


ROWS, YEARS = 400, range(2019, 2027)


def timeline_pdf(app: Flask) -> Pair:
    """A timeline of 400 activities from its rows to the bytes of the file on A3."""
    rows, steps = _activities()
    asked = Asked(YEARS[0], YEARS[-1])
    imprint = exports.Imprint(
        "cs", _DAY, "Komunitní plán", ["Roky 2019–2026"], (), [("done", "splněno")]
    )

    def ours() -> bytes:
        with app.test_request_context("/?lang=cs"):
            drawn = drawing(rows, steps, {}, asked, _DAY)
            return poster.write(exports.as_poster(drawn, None, imprint, "a3"))

    return Pair("timeline-pdf-400", ROWS, ours, _bare_table(rows, steps))


def _bare_table(rows: list[Activity], steps: dict[int, list[ScheduledStep]]) -> Deed:
    fonts = typst.Fonts(include_system_fonts=False)
    table = [
        [row.title, "Včas V realizaci", *(_said(steps[row.id], year) for year in YEARS)]
        for row in rows
    ]
    inputs = {"rows": json.dumps(table)}
    return lambda: typst.compile(_TABLE.encode(), format="pdf", font_paths=fonts, sys_inputs=inputs)


def _said(steps: list[ScheduledStep], year: int) -> str:
    return "\n".join(f"{step.text} splněno" for step in steps if step.when == str(year))


class Activity(NamedTuple):
    """A row as the timeline's queries give it."""

    id: int
    number: str
    title: str
    realisation: str
    stage: str
    is_ongoing: bool
    first_year: int
    last_year: int
    band: int
    band_number: str
    band_name: str


def _activities() -> tuple[list[Activity], dict[int, list[ScheduledStep]]]:
    title = "Rozšířit odborné poradenství pro lidi ohrožené závislostí"
    rows = [
        Activity(
            n, f"2.{n // 8}.{n}", title, "running", "approved", False, 2019, 2026, n // 8, "2",
            "Pomoc",
        )
        for n in range(ROWS)
    ]  # fmt: skip
    steps = {
        row.id: [_step(row.id, YEARS[(row.id + nth * 3) % len(YEARS)]) for nth in range(4)]
        for row in rows
    }
    return rows, steps


def _step(activity_id: int, year: int) -> ScheduledStep:
    text, days = "Zajistit peníze na provoz a oslovit kraj", (date(year, 1, 1), date(year, 12, 31))
    return ScheduledStep(
        activity_id, text, str(year), PeriodKind.YEAR, *days, MilestoneState.DONE, activity_id
    )
