"""The room of changes: who did what, how things stood then, and taking it back."""

from planning.changes.comparing import bp as comparing
from planning.changes.restoring import bp as restoring
from planning.changes.views import bp

bp.register_blueprint(comparing)
bp.register_blueprint(restoring)

__all__ = ["bp"]
