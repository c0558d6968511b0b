"""The room of comments: what people say about an activity, and what it should say instead."""

from planning.comments.views import bp

__all__ = ["bp"]
