from planning.timeline.views import bp

__all__ = ["bp"]
