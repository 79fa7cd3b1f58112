"""One machine at a time: a small file for each process that has the study open for writing.

Processes of one machine share a study; a second machine is refused, because SQLite's locks cannot be
trusted between machines. Two people on two machines each take a copy and merge.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
import socket
import sys
import time
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from intervjukod.errors import StudyError
from intervjukod.storage.connection import translated

STALE_SECONDS = 12 * 3600
"""A file that another machine has not touched for so long was left behind by a crash."""

RENEW_SECONDS = 600
_NAME = re.compile(r"\.intervjukod\.([0-9a-f]{8})\.([0-9]{1,9})\.lock")


@dataclass(frozen=True, slots=True)
class _Holder:
    """Whose file it is: the machine's mark and the process, both by the file's name; ``host`` is for people."""

    path: Path
    machine: str
    pid: int
    host: str


class Lock:
    """Held from opening to closing. StudyError when another machine has the study open."""

    def __init__(self, folder: Path, host: str = "", pid: int = 0) -> None:
        self._host = host or socket.gethostname()
        self._machine = hashlib.sha256(self._host.encode()).hexdigest()[:8]
        self._folder = folder
        self._path = folder / f".intervjukod.{self._machine}.{pid or os.getpid()}.lock"
        self._renewed = 0.0

    def take(self) -> None:
        """StudyError, with nothing left behind, when another machine is here or the folder cannot be written."""
        try:
            with translated(str(self._path)):
                self._write()
            others = [holder for holder in self._holders() if holder.machine != self._machine]
            if others:
                raise StudyError("in_use", folder=str(self._folder), host=others[0].host)
        except BaseException:
            self.release()
            raise

    def renew(self) -> None:
        """Show, now and then, that the process is still there."""
        if time.monotonic() - self._renewed > RENEW_SECONDS:
            self._renewed = time.monotonic()
            with suppress(OSError):  # a folder that is gone is told by the next act, not by this
                os.utime(self._path)

    def release(self) -> None:
        self._path.unlink(missing_ok=True)

    @property
    def alone(self) -> bool:
        """Whether no other process has the study open."""
        return len(self._holders()) <= 1

    def stale(self) -> list[Path]:
        """Lock files whose process or machine is gone."""
        return [holder.path for holder in self._all() if self._is_stale(holder)]

    def _write(self) -> None:
        said = json.dumps({"host": self._host})
        with os.fdopen(os.open(self._path, os.O_CREAT | os.O_WRONLY | os.O_TRUNC, 0o600), "w") as file:
            file.write(said)
        self._renewed = time.monotonic()

    def _all(self) -> list[_Holder]:
        found = ((path, _NAME.fullmatch(path.name)) for path in sorted(self._folder.glob(".intervjukod.*.lock")))
        return [_Holder(path, match[1], int(match[2]), _host(path, match[1])) for path, match in found if match]

    def _holders(self) -> list[_Holder]:
        held: list[_Holder] = []
        for holder in self._all():
            if not self._is_stale(holder):
                held.append(holder)
            elif holder.machine == self._machine:
                holder.path.unlink(missing_ok=True)
        return held

    def _is_stale(self, holder: _Holder) -> bool:
        if holder.machine == self._machine:
            return not runs(holder.pid)
        try:
            return time.time() - holder.path.stat().st_mtime > STALE_SECONDS
        except FileNotFoundError:
            return True


def _host(path: Path, machine: str) -> str:
    """The machine's name as the file says it, else its mark."""
    try:
        return str(json.loads(path.read_text(encoding="utf-8"))["host"])
    except (OSError, ValueError, KeyError, TypeError):
        return machine


def runs(pid: int) -> bool:
    """Whether a process of this machine with the number is there; Windows cannot be asked without harm."""
    if sys.platform == "win32":
        return True
    if pid <= 0:
        return False
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True
