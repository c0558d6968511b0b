"""The room of meetings: call one, and write its minutes at the desk."""

from planning.meetings import desk
from planning.meetings.views import bp

bp.register_blueprint(desk.bp)

__all__ = ["bp"]
