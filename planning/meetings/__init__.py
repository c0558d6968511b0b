"""The room of meetings: call one, write its minutes at the desk, put them before the public."""

from planning.meetings import desk, publishing
from planning.meetings.views import bp

bp.register_blueprint(desk.bp)
bp.register_blueprint(publishing.bp)

__all__ = ["bp"]
