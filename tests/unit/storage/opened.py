"""Stores on disk and in memory, and a child that may write nothing."""

from __future__ import annotations

import os
import traceback
import warnings
from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path

from intervjukod.storage import Store
from intervjukod.storage.journal import Clock
from intervjukod.storage.store import DATABASE

NOBODY = 65534


class Stores:
    """Opens stores; knows the clock of those in memory."""

    def __init__(self, folder: Path, closing: ExitStack) -> None:
        self.folder = folder
        self.time = 1_700_000_000_000
        self._closing = closing

    def on_disk(self, folder: Path | None = None) -> Store:
        """The store of a folder, the test's own by default."""
        store = Store.open(folder or self.folder)
        self._closing.callback(store.close)
        return store

    def copy(self) -> Store:
        """A private copy of the database in the test's folder."""
        store = Store.copy_of(self.folder / DATABASE)
        self._closing.callback(store.close)
        return store

    def in_memory(self, now: Clock | None = None) -> Store:
        """An empty store whose clock says ``time``."""
        store = Store.in_memory(now or (lambda: self.time))
        self._closing.callback(store.close)
        return store


def started(work: Callable[[], object]) -> int:
    """A child process that does ``work`` and exits with 0, or 1 when that failed; gives its number."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # the child runs one function and no thread
        child = os.fork()
    if child:
        return child
    try:
        work()
    except BaseException:  # noqa: BLE001 (the parent is told by the exit code, the reader by this)
        traceback.print_exc()
        os._exit(1)
    os._exit(0)


def in_child(work: Callable[[], str]) -> str:
    """What ``work`` gives in a child process; its error's name and words when it fails, "" when it dies."""
    reading, writing = os.pipe()

    def told() -> None:
        try:
            said = work()
        except Exception as error:  # noqa: BLE001 (told to the parent)
            said = f"{type(error).__name__}: {error}"
        os.write(writing, said.encode()[:60_000])

    child = started(told)
    os.close(writing)
    with os.fdopen(reading, encoding="utf-8") as answer:
        said = answer.read()
    os.waitpid(child, 0)
    return said


def as_nobody(work: Callable[[], str]) -> str:
    """As ``in_child``, by a user who is not the superuser."""

    def dropped() -> str:
        if os.geteuid() == 0:
            os.setgroups([])
            os.setgid(NOBODY)
            os.setuid(NOBODY)
        return work()

    return in_child(dropped)
