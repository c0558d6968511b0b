"""The room of changes: who did what, how things stood then, and taking it back."""

from planning.changes import comparing, restoring
from planning.changes.views import bp

bp.register_blueprint(comparing.bp)
bp.register_blueprint(restoring.bp)

__all__ = ["bp"]
