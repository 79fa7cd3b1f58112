"""Reading a whole file, with an answer for everything that can be wrong with it."""

from __future__ import annotations

import stat
from pathlib import Path

from intervjukod.errors import SourceError

LIMIT = 256 * 2**20
"""Bytes. The longest interviews are a few hundred kilobytes; what is larger is something else."""


def read_bytes(path: Path, limit: int = LIMIT) -> bytes:
    """All bytes of the regular file at ``path``.

    SourceError when it is missing, no regular file, larger than ``limit`` bytes, or may not be read.
    """
    try:
        found = path.stat()
        if not stat.S_ISREG(found.st_mode):  # opening a pipe would wait for ever
            raise SourceError("files.not_a_file", path=str(path))
        if found.st_size > limit:
            raise SourceError("files.too_large", path=str(path), megabytes=limit // 2**20)
        return path.read_bytes()
    except (FileNotFoundError, NotADirectoryError) as error:
        raise SourceError("files.missing", path=str(path)) from error
    except PermissionError as error:
        raise SourceError("files.unreadable", path=str(path)) from error
    except (OSError, ValueError) as error:  # ValueError: a NUL in the name
        raise SourceError("files.read_failed", path=str(path), reason=_reason(error)) from error


def _reason(error: OSError | ValueError) -> str:
    return getattr(error, "strerror", None) or str(error)
