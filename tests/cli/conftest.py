"""The fixtures of the command line, from a module of its own so that tests can name its types."""

from telling import audit, claimaudit, project

__all__ = ["audit", "claimaudit", "project"]
