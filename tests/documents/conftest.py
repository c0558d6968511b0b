from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest


@pytest.fixture(autouse=True)
def _clean_slate() -> None:
    """Documents know nothing of the database."""


@pytest.fixture
def kept(request: pytest.FixtureRequest) -> Callable[[str, list[str]], bool]:
    """Compare with the file of that name in ``kept/``, line by line; --rewrite keeps a new one."""
    folder: Path = request.path.parent / "kept"

    def same_as(name: str, lines: list[str]) -> bool:
        if request.config.getoption("--rewrite"):
            (folder / name).write_text("".join(f"{line}\n" for line in lines))
        assert lines == (folder / name).read_text().splitlines()
        return True

    return same_as
