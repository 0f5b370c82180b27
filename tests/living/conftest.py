"""The fixtures of a project in git, from a module of its own so that tests can name its types."""

from project import project

__all__ = ["project"]
