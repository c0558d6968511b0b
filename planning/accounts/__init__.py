"""The room of accounts: signing in and out, and the people who may."""

from planning.accounts.views import bp

__all__ = ["bp"]
