"""The room of the plan: the tree of goals, measures and activities, and who tends it."""

from planning.plan import tending
from planning.plan.views import bp

bp.register_blueprint(tending.bp)

__all__ = ["bp"]
