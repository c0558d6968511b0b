"""The room of the plan: the tree of goals, measures and activities."""

from planning.plan.views import bp

__all__ = ["bp"]
