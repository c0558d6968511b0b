"""Keeping a face of the record for ever, as JSON: what was published is read, never made anew.

What a later version adds to a face gets its default in faces kept before; what it takes away is
left unread. So old editions stay readable.
"""

from __future__ import annotations

import json
from dataclasses import asdict, fields, is_dataclass
from datetime import date, time
from functools import cache
from types import NoneType, UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints

from planning.faces.record import Face


def to_json(face: Face) -> str:
    """``face`` as text that ``from_json`` reads back."""
    return json.dumps(asdict(face), default=_shown, ensure_ascii=False)


def from_json(kept: str) -> Face:
    """The face that ``to_json`` wrote."""
    face = _read(Face, json.loads(kept))
    assert isinstance(face, Face)  # noqa: S101 - for the type checker
    return face


def _shown(value: Any) -> str:
    """Days and hours; members of enums are texts already."""
    if isinstance(value, date | time):
        return value.isoformat()
    raise TypeError(f"a face keeps no {type(value).__name__}")


@cache
def _kinds(shape: type) -> dict[str, Any]:
    """Which kind of value each field of a dataclass has."""
    hints = get_type_hints(shape)
    return {field.name: hints[field.name] for field in fields(shape)}


def _read(kind: Any, value: Any) -> Any:
    """What stands in JSON as ``value``, as a value of ``kind``."""
    if value is None:
        return None
    if get_origin(kind) is not None:
        return _read_several(get_origin(kind), get_args(kind), value)
    if is_dataclass(kind):
        known = _kinds(kind)  # type: ignore[arg-type]  # a class, not one of its things
        return kind(**{n: _read(known[n], each) for n, each in value.items() if n in known})  # type: ignore[operator]
    if kind in {date, time}:
        return kind.fromisoformat(value)
    return kind(value)


def _read_several(outer: Any, inner: tuple[Any, ...], value: Any) -> Any:
    """The same of a list, of a tuple, and of what may be missing."""
    if outer in {Union, UnionType}:
        return _read(next(one for one in inner if one is not NoneType), value)
    if outer is list:
        return [_read(inner[0], each) for each in value]
    return tuple(_read(one, each) for one, each in zip(inner, value, strict=True))
