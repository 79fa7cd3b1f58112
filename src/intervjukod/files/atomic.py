"""Writing a file so that a reader, or a power cut, sees the old one or the new one and nothing between."""

from __future__ import annotations

import contextlib
import errno
import os
import tempfile
from pathlib import Path

from intervjukod.errors import StudyError

_FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
_FORBIDDEN = {errno.EACCES, errno.EPERM, errno.EROFS}


def write_atomically(path: Path, data: bytes | str, mode: int = 0o600) -> None:
    """Put ``data`` (text as UTF-8, its line ends kept) at ``path``; a link there keeps pointing to it.

    StudyError when the disk is full or may not be written; the file is then as it was.
    """
    target = Path(os.path.realpath(path))
    beside = ""
    try:
        descriptor, beside = tempfile.mkstemp(prefix=f".{target.name[:40]}.", suffix=".part", dir=target.parent)
        with os.fdopen(descriptor, "wb") as file:
            file.write(data.encode() if isinstance(data, str) else data)
            file.flush()
            os.fchmod(file.fileno(), mode)
            os.fsync(file.fileno())
        os.replace(beside, target)
    except OSError as error:
        raise StudyError(_key(error), path=str(path), reason=error.strerror or str(error)) from error
    finally:
        with contextlib.suppress(OSError):  # after the rename there is nothing left to remove
            if beside:
                os.unlink(beside)
    _settle(target.parent)


def _key(error: OSError) -> str:
    if error.errno in _FULL:
        return "files.disk_full"
    return "files.not_writable" if error.errno in _FORBIDDEN else "files.write_failed"


def _settle(folder: Path) -> None:
    """Make the rename itself survive a power cut, where the system can sync a folder."""
    with contextlib.suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
