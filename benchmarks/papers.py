"""Minutes of forty points as PDF, and the floor under them: the same words set by Typst alone."""

from __future__ import annotations

import json
from datetime import date

import typst
from flask import Flask

from benchmarks.timing import Deed, Pair
from planning.documents import pdf
from planning.documents.blocks import Publicity as Printed
from planning.faces import Face, Facts, Point, Publicity, Said, Someone
from planning.minutes.exports import Imprint, minutes_document
from planning.model import ConclusionKind, TaskState
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
