"""One module a family of commands; each lists its own under ``COMMANDS``."""
