from planning.timeline import papers
from planning.timeline.views import bp

bp.register_blueprint(papers.bp)

__all__ = ["bp"]
