"""Read an archived blog article and its discussion in a terminal."""

__version__ = "0.1.0"
