"""Marks texts for translation where no language is chosen yet."""

from __future__ import annotations


def N_(text: str) -> str:  # noqa: N802 - gettext's own name for it
    """Mark ``text`` for the catalogue and leave it as it is; whoever shows it translates it."""
    return text
