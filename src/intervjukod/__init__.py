"""intervjukod: code Swedish research interviews in a terminal."""

from intervjukod._version import __version__

__all__ = ["__version__"]
