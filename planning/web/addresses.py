"""Addresses that people send us: only pages of our own are followed."""

from __future__ import annotations

import re

#: One slash, then neither another nor a backslash, and no sign that could break a header.
_OURS = re.compile(r"/(?![/\\])[^\x00-\x20\x7f\\]*")


def ours(address: str | None) -> str | None:
    """``address`` if it is a page of ours, for going back to; else None."""
    return address if address and _OURS.fullmatch(address) else None
