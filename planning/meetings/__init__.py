"""The room of meetings: call one, and write its minutes at the desk."""

from planning.meetings import agenda, desk, door, invitations, papers, projector, signing, together
from planning.meetings.views import bp

bp.register_blueprint(agenda.bp)
bp.register_blueprint(invitations.bp)
bp.register_blueprint(signing.bp)
bp.register_blueprint(desk.bp)
bp.register_blueprint(door.bp)
bp.register_blueprint(papers.bp)
bp.register_blueprint(projector.bp)
bp.register_blueprint(together.bp)

__all__ = ["bp"]
