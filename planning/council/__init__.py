"""The room of the council: what a plan puts before a body, as one file."""

from planning.council import papers
from planning.council.views import bp

bp.register_blueprint(papers.bp)

__all__ = ["bp"]
