"""What can go wrong in planning itself. Messages are marked for translation, not yet said."""

from __future__ import annotations


class DomainError(Exception):
    """A rule of planning says no. ``values`` fill the placeholders of ``message``."""

    def __init__(self, message: str, **values: object) -> None:
        super().__init__(message % values if values else message)
        self.message = message
        self.values = values


class NotAllowedNow(DomainError):
    """The thing is not in a state in which this can be done to it."""
