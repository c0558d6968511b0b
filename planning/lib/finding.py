"""Finding words in a database whatever their case and accents, the same on SQLite and PostgreSQL.

SQLite is given a function of ours; PostgreSQL translates letters, so it needs no extension.
"""

from __future__ import annotations

import unicodedata
from typing import Any

from sqlalchemy import ColumnElement, Text, event
from sqlalchemy.engine import Engine
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.functions import FunctionElement

_LATIN = range(0xC0, 0x180)


def _bare(sign: str) -> str:
    return unicodedata.normalize("NFD", sign.lower())[0]


#: Accented Latin letters and what they are without the accent, small.
_BARE = {code: _bare(chr(code)) for code in _LATIN if _bare(chr(code)).isascii()}
_FROM, _TO = "".join(map(chr, _BARE)), "".join(_BARE.values())


def folded(text: str | None) -> str | None:
    """``text`` in small letters, Latin ones without accents."""
    return None if text is None else text.translate(_BARE).lower()


class _Folded(FunctionElement[str]):
    """``folded`` in SQL."""

    type = Text()
    inherit_cache = True


@compiles(_Folded, "sqlite")
def _in_sqlite(element: _Folded, compiler: Any, **options: Any) -> str:
    return f"folded({compiler.process(element.clauses, **options)})"


@compiles(_Folded, "postgresql")
def _in_postgresql(element: _Folded, compiler: Any, **options: Any) -> str:
    inner = compiler.process(element.clauses, **options)
    return f"lower(translate({inner}, '{_FROM}', '{_TO}'))"


@event.listens_for(Engine, "connect")
def _teach_sqlite(connection: Any, _record: object) -> None:
    if type(connection).__module__.startswith("sqlite3"):
        connection.create_function("folded", 1, folded, deterministic=True)


def says(column: Any, words: str) -> ColumnElement[bool]:
    """Whether what stands in ``column`` has ``words`` in it."""
    return _Folded(column).contains(folded(words), autoescape=True)
