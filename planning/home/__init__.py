"""The first room: what awaits me."""

from planning.home.views import bp

__all__ = ["bp"]
