"""Writing a file so that a reader, or a power cut, sees the old one or the new one and nothing between."""

from __future__ import annotations

import contextlib
import errno
import os
import re
import tempfile
from collections.abc import Iterable
from pathlib import Path

from intervjukod.errors import StudyError

_PART = re.compile(r"\..+\.part(-wal|-shm|-journal)?")
_FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
_FORBIDDEN = {errno.EACCES, errno.EPERM, errno.EROFS}


def write_atomically(path: Path, data: bytes | str | Iterable[bytes], mode: int = 0o600) -> None:
    """Put ``data`` (text as UTF-8, its line ends kept) at ``path``; a link there keeps pointing to it.

    Pieces are written one by one as they come. StudyError when the disk is full or may not be written, or there is no
    such folder; the file is then as it was, as it is when a piece cannot be made. A device or a pipe is written to and
    stays what it is.
    """
    whole = data.encode() if isinstance(data, str) else data
    pieces = [whole] if isinstance(whole, bytes) else whole
    target = Path(os.path.realpath(path))
    beside = ""
    try:
        if path.exists() and not (path.is_file() or path.is_dir()):
            with path.open("wb") as stream:
                stream.writelines(pieces)
            return
        descriptor, beside = tempfile.mkstemp(prefix=f".{target.name[:40]}.", suffix=".part", dir=target.parent)
        with os.fdopen(descriptor, "wb") as file:
            file.writelines(pieces)
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
    settle(target.parent)


def leftovers(folder: Path, before: float) -> list[Path]:
    """Parts of files in a folder whose writing was cut short: those that nobody has touched since ``before``.

    ``before`` in seconds since 1970. StudyError for a folder that cannot be read.
    """
    if not folder.is_dir():
        return []
    try:
        parts = [path for path in folder.iterdir() if _PART.fullmatch(path.name)]
        return sorted(path for path in parts if path.is_file() and path.stat().st_mtime < before)
    except OSError as error:
        raise StudyError(_key(error), path=str(folder), reason=error.strerror or str(error)) from error


def _key(error: OSError) -> str:
    if error.errno in _FULL:
        return "files.disk_full"
    if error.errno == errno.ENOENT:
        return "files.no_folder"
    return "files.not_writable" if error.errno in _FORBIDDEN else "files.write_failed"


def settle(folder: Path) -> None:
    """Make the rename itself survive a power cut, where the system can sync a folder."""
    with contextlib.suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
