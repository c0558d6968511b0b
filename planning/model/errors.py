"""What can go wrong in planning itself. Messages are marked for translation, not yet said."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planning.lib.words import N_

if TYPE_CHECKING:
    from planning.model.sheets import Sheet


class DomainError(Exception):
    """A rule of planning says no. ``values`` fill the placeholders of ``message``."""

    def __init__(self, message: str, **values: object) -> None:
        super().__init__(message % values if values else message)
        self.message = message
        self.values = values


class NotAllowedNow(DomainError):
    """The thing is not in a state in which this can be done to it."""


class ChangedMeanwhile(DomainError):
    """Somebody did something to a thing since the person who wants to decide about it looked.

    ``sheet`` and the version that was ``seen`` are known where it is a sheet.
    """

    def __init__(self, sheet: Sheet | None = None, seen: int = 0) -> None:
        super().__init__(
            N_("Somebody changed this meanwhile. Look at it once more before you decide.")
        )
        self.sheet, self.seen = sheet, seen
