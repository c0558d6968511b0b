"""The room of the plan: the tree of goals, measures and activities, and who tends it."""

from planning.plan import path, tending
from planning.plan.views import bp

bp.register_blueprint(tending.bp)
bp.register_blueprint(path.bp)

__all__ = ["bp"]
