"""Letters that no font at hand can show, and what stands in their place."""

from __future__ import annotations

import re

SUBSTITUTE = "\N{WHITE SQUARE}"
#: How Typst names what its fonts cannot show or the standards forbid.
_REFUSED = re.compile(r'the (?:text|PDF contains the codepoint) `"((?:[^"\\]|\\.)*)"`')
_ESCAPE = re.compile(r"\\(?:u\{([0-9a-f]+)\}|(.))")
_JOINERS = re.compile("[\N{ZERO WIDTH JOINER}\N{VARIATION SELECTOR-15}\N{VARIATION SELECTOR-16}]")
_UNSURE = re.compile(f"[^\x20-\x7e\n\xa0-\u017f\u2013\u2014\u2018-\u201e\u2022\u2026{SUBSTITUTE}]")


def refused(diagnostic: str) -> set[str]:
    """What Typst complained about, letter by letter or a few letters drawn together."""
    found = {_ESCAPE.sub(_unescaped, name) for name in _REFUSED.findall(diagnostic)}
    return {letters for letters in found if letters and not letters.isascii()}


def substituted(text: str, letters: set[str]) -> str:
    """``text`` with a substitute for each of ``letters``, one for all that were drawn together."""
    if not any(letter in text for letter in letters):
        return text
    longest_first = sorted(letters, key=lambda found: (-len(found), found))
    return re.sub("|".join(map(re.escape, longest_first)), SUBSTITUTE, _JOINERS.sub("", text))


def sure(text: str) -> str:
    """``text`` in the letters of Czech and its neighbours, which every font has."""
    return _UNSURE.sub(SUBSTITUTE, text)


def _unescaped(match: re.Match[str]) -> str:
    code, letter = match.groups()
    return chr(int(code, 16)) if code else str(letter)
