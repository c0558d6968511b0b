"""The order of the demo city's chapters."""

from __future__ import annotations

from planning.cli.city import (
    drugs_2019,
    drugs_2023,
    drugs_new,
    exclusion,
    families,
    health,
    safety,
    seniors,
    talks_drugs,
    talks_others,
)
from planning.cli.city.talks import Gathering
from planning.cli.city.work import Work

#: A plan by its first year, a group, what it plans.
WORKS: tuple[tuple[int, str, tuple[Work, ...]], ...] = (
    (2019, "drugs", drugs_2019.WORKS),
    (2019, "seniors", seniors.WORKS_2019),
    (2019, "families", families.WORKS_2019),
    (2019, "exclusion", exclusion.WORKS_2019),
    (2019, "mental", health.MENTAL_2019),
    (2019, "disability", health.DISABILITY_2019),
    (2019, "crisis", safety.CRISIS_2019),
    (2019, "roma", safety.ROMA_2019),
    (2023, "drugs", drugs_2023.WORKS + drugs_new.WORKS),
    (2023, "seniors", seniors.WORKS_2023),
    (2023, "families", families.WORKS_2023),
    (2023, "exclusion", exclusion.WORKS_2023),
    (2023, "mental", health.MENTAL_2023),
    (2023, "disability", health.DISABILITY_2023),
    (2023, "crisis", safety.CRISIS_2023),
    (2023, "roma", safety.ROMA_2023),
)

GATHERINGS: tuple[Gathering, ...] = talks_drugs.GATHERINGS + talks_others.GATHERINGS
