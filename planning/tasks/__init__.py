"""The room of tasks: what meetings gave somebody to do."""

from planning.tasks.views import bp

__all__ = ["bp"]
