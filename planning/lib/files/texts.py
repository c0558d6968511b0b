"""Plain texts: which bytes are one, and which only look like one."""

from __future__ import annotations

import csv
import re

from planning.lib.files.refusing import Refused
from planning.lib.words import N_

#: As far as a browser may look for what a text is.
_BEGINNING = 2048
_MARKUP = re.compile(
    r"\A\s*<[a-z!?/%]|<(?:!doctype|\?xml|\?php|html|head|body|script|svg|iframe|object|embed|meta)\b",
    re.IGNORECASE,
)
_PROGRAM = re.compile(r"\A\s*(?:#!|\{\\rtf|%!PS|%PDF|@echo off|MIME-Version:)", re.IGNORECASE)
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0e-\x1f\x7f-\x9f]")
#: Rows that show whether a text is a table.
_ROWS = 20


def decoded(data: bytes) -> str:
    """The words in ``data``, in UTF-8 or in the older encoding of Czech Windows.

    Raises:
        Refused: it is no plain text, or it is a page or a program written as text.
    """
    unknown = Refused(
        N_("Only PDF, DOCX, ODT, XLSX, ODS, PNG, JPEG, TXT and CSV files can be attached.")
    )
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        try:
            text = data.decode("cp1250")
        except UnicodeDecodeError:
            raise unknown from None
    if _CONTROL.search(text):
        raise unknown
    if _MARKUP.search(text[:_BEGINNING]) or _PROGRAM.search(text):
        raise Refused(N_("Web pages and programs cannot be attached. Save the text as PDF."))
    return text


def is_table(text: str) -> bool:
    """Whether ``text`` is rows with the same number of columns."""
    lines = [line for line in text.splitlines() if line.strip()][:_ROWS]
    for separator, least in ((";", 2), ("\t", 2), (",", 3)):
        try:
            rows = list(csv.reader(lines, delimiter=separator))
        except csv.Error:
            continue
        if len(rows) >= least and len(rows[0]) > 1 and len({len(row) for row in rows}) == 1:
            return True
    return False
