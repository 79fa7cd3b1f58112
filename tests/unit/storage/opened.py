"""Stores on disk and in memory, and a child that may write nothing."""

from __future__ import annotations

import os
import warnings
from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path

from intervjukod.storage import Store
from intervjukod.storage.journal import Clock

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

    def in_memory(self, now: Clock | None = None) -> Store:
        """An empty store whose clock says ``time``."""
        store = Store.in_memory(now or (lambda: self.time))
        self._closing.callback(store.close)
        return store


def as_nobody(work: Callable[[], str]) -> str:
    """What ``work`` gives in a child process that is not the superuser; its error's name when it fails."""
    reading, writing = os.pipe()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # the child runs one function and no thread
        child = os.fork()
    if child == 0:
        try:
            if os.geteuid() == 0:
                os.setgroups([])
                os.setgid(NOBODY)
                os.setuid(NOBODY)
            said = work()
        except BaseException as error:  # noqa: BLE001 (told to the parent)
            said = f"{type(error).__name__}: {error}"
        os.write(writing, said.encode()[:60_000])
        os._exit(0)
    os.close(writing)
    with os.fdopen(reading, encoding="utf-8") as answer:
        said = answer.read()
    os.waitpid(child, 0)
    return said
