"""The room of attachments: files that belong to a meeting or to a point of its agenda."""

from planning.attachments.views import bp

__all__ = ["bp"]
