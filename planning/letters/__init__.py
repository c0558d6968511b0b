"""The room of letters: what was sent to whom, what waits, and what could not go."""

from planning.letters.views import bp

__all__ = ["bp"]
