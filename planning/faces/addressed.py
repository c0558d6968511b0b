"""People called Mr or Mrs in a text, who may be anybody: a client, a neighbour, a councillor."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from planning.faces.record import Face
from planning.lib.cases import is_form_of

_NAME = r"[A-ZÁČĎÉĚÍĽĹŇÓÔŘŠŤÚŮÝŽ][a-záäčďéěíľĺňóôřšťúůýž]+"
#: "pan" and "paní" in any case, then a name or two; "pan starosta" names an office, not a person.
_ADDRESSED = re.compile(
    rf"\b(?:[Pp]an(?:a|e|u|em|ovi)?|[Pp]aní|[Ss]lečn(?:a|y|ě|u|o|ou)|Mrs?\.?|Ms\.?|Miss)\s+"
    rf"({_NAME}(?:\s+{_NAME})?)"
)


def addressed(words: str, known: Iterable[str]) -> Iterator[tuple[int, int]]:
    """Where somebody is named who is not among the ``known`` names of the record."""
    surnames = [name.split()[-1] for name in known if name.split()]
    for found in _ADDRESSED.finditer(words):
        if not any(
            is_form_of(known_as, word) for word in found[1].split() for known_as in surnames
        ):
            yield found.span()


def named_in(face: Face) -> list[str]:
    """Those the record names openly: who came, who recorded and verified it, who has tasks."""
    there = [someone.name for someone in (*face.present, *face.guests, *face.excused)]
    bare = [name.partition(",")[0] for name in (*there, face.recorded_by, face.verified_by)]
    return [name for name in bare if name]
