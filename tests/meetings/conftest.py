from __future__ import annotations

import pytest

from tests.counting import statements


@pytest.fixture
def counted(visitor):
    """Count how many statements a page takes for somebody."""

    def count(person, url):
        somebody = visitor(person)
        with statements() as sent:
            assert somebody.visits(url).status == 200
        return len(sent)

    return count
