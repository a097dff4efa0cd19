"""Sekisho: sanctions on North Korea as dated, cited law."""

__version__ = "0.1.0"
