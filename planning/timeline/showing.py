"""A drawing as the page of the timeline writes its rows: see ``table``."""

from __future__ import annotations

from datetime import date

from flask import url_for
from flask_babel import gettext as _
from markupsafe import escape

from planning.timeline import table
from planning.timeline.drawing import Drawing, DrawnBand, DrawnLine
from planning.timeline.forms import Asked
from planning.timeline.heads import Head, heads
from planning.timeline.placing import Mark, says_more
from planning.timeline.sayings import shaped
from planning.web.typography import tidy


def as_table(drawn: Drawing, asked: Asked, day: date) -> list[table.TableBand]:
    """The bands with their lines; words that people typed are safe for a page."""
    tops = heads(asked.columns, day)
    return [_band(band, tops, asked) for band in drawn.bands]


def _band(band: DrawnBand, tops: list[Head], asked: Asked) -> table.TableBand:
    lines = [_line(line, tops, asked) for line in band.lines]
    return table.TableBand(None, False, band.number, band.name, band.about, lines)


def _line(line: DrawnLine, tops: list[Head], asked: Asked) -> table.TableLine:
    it = line.it
    said = [it.why, *(f"{mark.text}: {mark.word}" for mark in _beside(line))]
    words = _("ongoing") if it.is_ongoing else _("duration")
    cells = table.frame((it.first, it.last, it.is_ongoing), tops, words)
    marks = {slot: [_mark(mark, asked) for mark in marks] for slot, marks in it.marks.items()}
    return table.TableLine(
        number=line.number,
        address=url_for("activities.show", activity_id=line.id),
        title=str(escape(tidy(line.title))),
        shape=it.shape,
        stands=it.stands,
        why=tidy("; ".join(filter(None, said))),
        version=0,
        cells=table.written(cells, marks),
        stage=line.stage,
    )


def _beside(line: DrawnLine) -> list[Mark]:
    """What stands in no column and has something to say all the same."""
    return [mark for mark in line.it.undated if mark.is_changed]


def _mark(mark: Mark, asked: Asked) -> str:
    term = f"{tidy(mark.when)}:" if says_more(mark, asked.scale) else ""
    return table.mark(
        shaped(mark.shape),
        str(escape(term)),
        str(escape(tidy(mark.text))),
        str(escape(tidy(mark.word))),
    )
