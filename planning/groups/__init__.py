"""The room of groups: what they care for, who sits in them, how to reach them."""

from planning.groups import seats
from planning.groups.views import bp

bp.register_blueprint(seats.bp)

__all__ = ["bp"]
