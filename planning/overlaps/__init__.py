"""The room of overlaps: activities of different groups that resemble each other."""

from planning.overlaps import joining
from planning.overlaps.views import bp

bp.register_blueprint(joining.bp)

__all__ = ["bp"]
