"""The room of changes: who did what, to everything or to one thing."""

from planning.changes.views import bp

__all__ = ["bp"]
