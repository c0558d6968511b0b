"""The room of minutes: read them, agree on them, put them before the public."""

from planning.minutes import publishing
from planning.minutes.views import bp

bp.register_blueprint(publishing.bp)

__all__ = ["bp"]
