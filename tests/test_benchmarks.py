"""What is measured runs: benchmarks that give rows by hand follow what the rooms read of them."""

from __future__ import annotations

import pytest

from benchmarks.papers import minutes_pdf, timeline_pdf


@pytest.mark.parametrize("measured", [minutes_pdf, timeline_pdf])
def test_papers_that_are_measured_are_written(app, measured):
    pair = measured(app)

    assert pair.ours().startswith(b"%PDF")
    assert pair.floor().startswith(b"%PDF")
