"""Folders that may not be written or read; a child without root's powers meets them."""

from __future__ import annotations

import json
import os
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.unit.cli.terminal import Said, speak

NOBODY = 65534


def without_powers(folder: Path, mode: int, *words: str) -> Said:
    """Run in a child that is not root, on a folder with these rights."""
    with rights(folder, mode):
        reading, writing = os.pipe()
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", DeprecationWarning)  # other threads do not matter to this child
            child = os.fork()
        if child == 0:
            _answer(writing, folder, words)
        os.close(writing)
        with os.fdopen(reading, "rb") as answer:
            told = json.loads(answer.read())
        os.waitpid(child, 0)
    return Said(*told)


def _answer(writing: int, folder: Path, words: tuple[str, ...]) -> None:
    """Say in the pipe what the run gave back, and leave without a trace."""
    try:
        if os.geteuid() == 0:
            os.setgid(NOBODY)
            os.setuid(NOBODY)
        said = speak("--study", folder, *words)
        os.write(writing, json.dumps([said.code, said.out, said.err]).encode())
    finally:
        os._exit(0)


@contextmanager
def rights(folder: Path, mode: int) -> Iterator[None]:
    """Everybody may come as far as the folder; there these rights hold, and its files can only be read."""
    for path in folder.rglob("*"):
        path.chmod(0o755 if path.is_dir() else 0o444)
    for parent in list(folder.parents)[:3]:
        parent.chmod(0o755)
    folder.chmod(mode)
    yield
    folder.chmod(0o755)


def test_a_study_that_cannot_be_written_can_be_read(folder: Path) -> None:
    """Lists and reports work from a read-only study; an act is refused with one line."""
    said = without_powers(folder, 0o555, "transcripts", "--format", "json")
    assert said.code == 0, said.err
    assert len(said.json) == 2
    refused = without_powers(folder, 0o555, "code", "I01", "0:10", "staffing")
    assert (refused.code, refused.out) == (1, "")
    assert refused.lines[-1].startswith("intervjukod: ")
    assert "Traceback" not in refused.err


def test_a_study_that_cannot_be_read_is_one_line(folder: Path) -> None:
    """A folder without rights: one line, exit code 1."""
    said = without_powers(folder, 0o000, "transcripts")
    assert (said.code, said.out, len(said.lines)) == (1, "", 1)
