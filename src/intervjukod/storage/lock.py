"""One machine at a time: a small file for each process that has the study open for writing.

Processes of one machine share a study; a second machine is refused, because SQLite's locks cannot be
trusted between machines. Two people on two machines each take a copy and merge.
"""

from __future__ import annotations

import hashlib
import json
import os
import socket
import sys
import time
from pathlib import Path

from intervjukod.errors import StudyError

STALE_SECONDS = 12 * 3600
"""A file that another machine has not touched for so long was left behind by a crash."""


class Lock:
    """Held from opening to closing. StudyError when another machine has the study open."""

    def __init__(self, folder: Path, host: str = "", pid: int = 0) -> None:
        self._host = host or socket.gethostname()
        self._pid = pid or os.getpid()
        mark = hashlib.sha256(self._host.encode()).hexdigest()[:8]
        self._folder = folder
        self._path = folder / f".intervjukod.{mark}.{self._pid}.lock"

    def take(self) -> None:
        said = json.dumps({"host": self._host, "pid": self._pid})
        self._path.write_text(said, encoding="utf-8")
        os.chmod(self._path, 0o600)
        try:
            others = [holder for holder in self._holders() if holder["host"] != self._host]
            if others:
                raise StudyError("in_use", folder=str(self._folder), host=others[0]["host"])
        except BaseException:
            self.release()
            raise

    def release(self) -> None:
        self._path.unlink(missing_ok=True)

    @property
    def alone(self) -> bool:
        """Whether no other process has the study open."""
        return len(self._holders()) <= 1

    def stale(self) -> list[Path]:
        """Lock files whose process or machine is gone."""
        return [path for path in self._files() if self._is_stale(path, _read(path))]

    def _files(self) -> list[Path]:
        return sorted(self._folder.glob(".intervjukod.*.lock"))

    def _holders(self) -> list[dict[str, object]]:
        held: list[dict[str, object]] = []
        for path in self._files():
            said = _read(path)
            if self._is_stale(path, said):
                if said.get("host") == self._host:
                    path.unlink(missing_ok=True)
            else:
                held.append(said)
        return held

    def _is_stale(self, path: Path, said: dict[str, object]) -> bool:
        if not said:
            return True
        if said.get("host") == self._host:
            return not _runs(int(str(said.get("pid", 0))))
        try:
            return time.time() - path.stat().st_mtime > STALE_SECONDS
        except FileNotFoundError:
            return True


def _read(path: Path) -> dict[str, object]:
    try:
        said = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return said if isinstance(said, dict) else {}


def _runs(pid: int) -> bool:
    """Whether a process of this machine with the number is there; Windows cannot be asked without harm."""
    if sys.platform == "win32":
        return True
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True
