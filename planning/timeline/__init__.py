"""The timeline: every activity in time, moved where one may, kept as it was chosen."""

from planning.timeline import moving, papers, saved
from planning.timeline.views import bp

bp.register_blueprint(moving.bp)
bp.register_blueprint(papers.bp)
bp.register_blueprint(saved.bp)

__all__ = ["bp"]
