from planning.lists.views import bp

__all__ = ["bp"]
