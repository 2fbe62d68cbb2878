"""Dateline: a static site generator for investigative-reporting archives."""

__version__ = "0.1.0"
