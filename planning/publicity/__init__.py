"""The room of publicity: what documents of funded projects must carry on every page."""

from planning.publicity import logos
from planning.publicity.views import bp

bp.register_blueprint(logos.bp)

__all__ = ["bp"]
