"""The version: read by the build, by `--version` and by everything that signs what it writes."""

__version__ = "0.1.0"
