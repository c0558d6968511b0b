"""The room of plain pages: help, accessibility, personal data."""

from planning.about.views import bp

__all__ = ["bp"]
