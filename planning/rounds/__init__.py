"""The room of comment rounds: what the public says of a plan, and what becomes of it."""

from planning.rounds import book, papers, receiving, settling, tending
from planning.rounds.views import bp

for part in (receiving, tending, book, settling, papers):
    bp.register_blueprint(part.bp)

__all__ = ["bp"]
