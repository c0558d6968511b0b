"""The room of versions: named moments of a plan, and what changed between any two moments."""

from planning.versions import compare, papers
from planning.versions.views import bp

bp.register_blueprint(compare.bp)
bp.register_blueprint(papers.bp)

__all__ = ["bp"]
