"""The room of activities: read the worksheet, write it together, move it along."""

from planning.activities import moves, scripts, together
from planning.activities.views import bp

bp.register_blueprint(scripts.bp)
bp.register_blueprint(moves.bp)
bp.register_blueprint(together.bp)

__all__ = ["bp"]
