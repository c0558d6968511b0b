from __future__ import annotations

import csv
from collections.abc import Callable
from io import BytesIO, StringIO
from typing import Any

import openpyxl
import pytest

from tests.files import fetched, sends

#: Columns of the sheet of activities and of that of steps that tests write into, in English.
ACTIVITIES, STEPS = "Activities", "Steps"


class Table:
    """A table as somebody has it in Excel."""

    def __init__(self, data: bytes) -> None:
        self.book = openpyxl.load_workbook(BytesIO(data))

    def _cell(self, sheet: str, row: int, column: str) -> Any:
        page = self.book[sheet]
        heads = [str(cell.value) for cell in page[1]]
        at = next(n for n, head in enumerate(heads, 1) if head.startswith(column))
        return page.cell(row, at)

    def says(self, column: str, row: int = 2, sheet: str = ACTIVITIES) -> Any:
        return self._cell(sheet, row, column).value

    def writes(self, column: str, words: Any, row: int = 2, sheet: str = ACTIVITIES) -> Table:
        self._cell(sheet, row, column).value = words
        return self

    @property
    def data(self) -> bytes:
        file = BytesIO()
        self.book.save(file)
        return file.getvalue()


@pytest.fixture
def downloads(visitor) -> Callable[..., Table]:
    """Call it with a person and a plan to get that person's table."""

    def take(person, plan, **chosen) -> Table:
        query = "&".join(f"{name}={value}" for name, value in chosen.items())
        response = fetched(visitor(person), f"/plans/{plan.id}/activities.xlsx?{query}")
        assert response.status_code == 200
        return Table(response.data)

    return take


@pytest.fixture
def brings(visitor):
    """Call it with a person, a plan and a table: the page that tells what would change."""

    def bring(person, plan, data, name="tabulka.xlsx"):
        data = data if isinstance(data, bytes) else data.data
        return sends(visitor(person), f"/plans/{plan.id}/activities/reading", data, name)

    return bring


@pytest.fixture
def as_csv(visitor):
    """Call it with a person and a plan: rows of the CSV file."""

    def take(person, plan):
        response = fetched(visitor(person), f"/plans/{plan.id}/activities.csv")
        assert response.status_code == 200
        text = response.data.decode("utf-8-sig")
        return list(csv.reader(StringIO(text, newline=""), delimiter=";"))

    return take
