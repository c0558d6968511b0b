"""The room of minutes: read them, agree on them, put them before the public."""

from planning.minutes import checks, corrections, papers, publishing, remarks
from planning.minutes.views import bp

for part in (checks, corrections, papers, publishing, remarks):
    bp.register_blueprint(part.bp)

__all__ = ["bp"]
