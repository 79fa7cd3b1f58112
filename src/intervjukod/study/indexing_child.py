"""The process beside the screen that builds the index, of words and of proposals.

Its arguments are ``FOLDER LANGUAGE MODEL``, as in :func:`intervjukod.study.indexing.build`.

It reads the database beside those who write it and writes only the index file. It ends when nothing is left
to read, or when its standard input closes; it may be killed at any moment.
"""

from __future__ import annotations

import os
import sys
import threading
from contextlib import closing, suppress
from datetime import UTC, datetime
from pathlib import Path

from intervjukod.errors import StudyError
from intervjukod.readers.study_file import StudyFile
from intervjukod.storage import Index, Store
from intervjukod.storage.connection import connect_beside
from intervjukod.storage.store import DATABASE, INDEX
from intervjukod.storage.texts import Texts
from intervjukod.study.backups import back_up_daily
from intervjukod.study.context import MACHINE, Context
from intervjukod.study.folder import Folder
from intervjukod.study.indexing import build
from intervjukod.study.proposals import make_all

NICENESS = 15


def main(folder: Path, language: str, model: str = "") -> int:
    """0: done, or another process is at it. 1: it cannot be done."""
    if sys.platform != "win32":
        os.nice(NICENESS)
    threading.Thread(target=_end_with_parent, daemon=True).start()
    _back_up(folder)
    try:
        with closing(connect_beside(folder / DATABASE)) as connection:
            build(folder / INDEX, Texts(connection), language, _in_silence, model=model)
    except StudyError:
        return 1
    finally:
        _propose(folder, language)
    return 0


def _back_up(folder: Path) -> None:
    """The day's backup; a folder that cannot hold one is no reason to make no index."""
    with suppress(StudyError):
        back_up_daily(folder, datetime.now(UTC))


def _propose(folder: Path, language: str) -> None:
    """Answers to the questions of the guides, which need no index of words."""
    with suppress(StudyError), closing(Store.beside(folder)) as store, closing(Index(folder / INDEX)) as index:
        make_all(Context(Folder(folder), StudyFile(id=""), store, index, MACHINE, language))


def _end_with_parent() -> None:
    """Wait until nobody holds the other end of standard input."""
    while os.read(0, 1):  # not by sys.stdin, whose lock Python wants when it ends
        pass
    os._exit(0)


def _in_silence(done: int, of: int) -> None:
    """The index itself tells how far it has come."""


if __name__ == "__main__":
    raise SystemExit(main(Path(sys.argv[1]), *sys.argv[2:]))
