"""Which page of a long list is asked for."""

from __future__ import annotations

from flask import request

#: Beyond this nobody leafs; a larger number is a slip or a curious machine.
LAST_PAGE = 10_000


def page_number() -> int:
    """``?page=``, counted from 1; anything else is the first page."""
    asked = request.args.get("page", "1")
    return min(max(int(asked), 1), LAST_PAGE) if asked.isdecimal() and len(asked) < 7 else 1
