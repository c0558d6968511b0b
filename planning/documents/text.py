"""Makes people's text fit for a file: what no file may hold goes, all the words stay."""

from __future__ import annotations

import re
import unicodedata
from urllib.parse import quote, urlsplit

#: All the ways a line can end.
_LINE_ENDS = re.compile("\r\n|[\r\v\f\x1c-\x1e\x85\u2028\u2029]")
#: Characters no XML file may hold. Source: https://www.w3.org/TR/xml/#charsets
_FORBIDDEN = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f]")
_BROKEN = re.compile("[\ud800-\udfff\ufffe\uffff]")
_BLANKS = re.compile("[ \n]+")  # a no-break space is no blank

_UNSEEN = {"C", "Z"}  # general categories of Unicode: controls and formats, blanks
_SCHEMES = {"http", "https", "mailto", "tel"}
_LONGEST_LINK = 2000  # characters; Word refuses a file with longer ones
#: Words longer than this may be broken anywhere; the longest of a Czech official has 23 letters.
LONGEST_WORD = 24


def clean(text: str) -> str:
    """``text`` without control characters, its lines ended by a newline."""
    text = _LINE_ENDS.sub("\n", text).replace("\t", " ")
    return _BROKEN.sub("\N{REPLACEMENT CHARACTER}", _FORBIDDEN.sub("", text))


def line(text: str) -> str:
    """``text`` on one line, for a heading or a property of the file."""
    return _BLANKS.sub(" ", clean(text)).strip(" ")


def address(link: str) -> str:
    """``link`` as a file may hold it; nothing when it leads nowhere or to something that runs."""
    link = line(link)
    try:
        parts = urlsplit(link)
    except ValueError:  # such as http://[
        return ""
    leads_somewhere = parts.netloc if parts.scheme in {"http", "https"} else parts.path
    if parts.scheme not in _SCHEMES or not leads_somewhere:
        return ""
    link = quote(link, safe="%/:=&?~#+!$,;'@()*")
    return link if len(link) <= _LONGEST_LINK else ""


def visible(text: str) -> bool:
    """Whether there is anything in ``text`` to see, or to press."""
    return any(unicodedata.category(letter)[0] not in _UNSEEN for letter in text)


def pieces(text: str) -> list[str]:
    """``text`` cut wherever a line may end inside a word too long for any line.

    Joined they are ``text`` again. A letter keeps its accents.
    """
    found: list[str] = []
    for part in re.split(f"(\\S{{{LONGEST_WORD + 1},}})", text):
        if len(part) > LONGEST_WORD and " " not in part:
            found += _cut(part)
        elif part:
            found.append(part)
    return found


def _cut(word: str) -> list[str]:
    found = [""]
    for letter in word:
        if len(found[-1]) >= 4 and not _leans(letter) and found[-1][-1] != "\N{ZERO WIDTH JOINER}":
            found.append("")
        found[-1] += letter
    return found


def _leans(letter: str) -> bool:
    """Whether it is drawn together with the letter before it."""
    return unicodedata.category(letter) in {"Mn", "Mc", "Me", "Cf"}


def label(text: str) -> str:
    """``text`` as it stands before what it names."""
    text = line(text)
    return text if text.endswith((":", "?", "!")) or not text else f"{text}:"
