"""The room of reviews: what waits, what differs from what was approved, who decides."""

from planning.reviews import changes, decisions
from planning.reviews.views import bp

bp.register_blueprint(changes.bp)
bp.register_blueprint(decisions.bp)

__all__ = ["bp"]
