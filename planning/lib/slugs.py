"""Names of files made of people's words: small letters without accents, hyphens, nothing else."""

from __future__ import annotations

import re

from planning.lib.collation import plain

_REST = re.compile(r"[^a-z0-9]+")


def slug(words: str, longest: int = 60) -> str:
    """``words`` as part of a file's name in ASCII; cut between words where too long."""
    whole = _REST.sub("-", plain(words)).strip("-")
    if len(whole) <= longest:
        return whole
    return whole[: longest + 1].rpartition("-")[0] or whole[:longest]
