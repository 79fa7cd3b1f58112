"""Starting: what `--version` and `--help` cost, and how soon a transcript is painted."""

from __future__ import annotations

import tempfile
from pathlib import Path

from benchmarks.corpus import coding_changes, write_folder
from benchmarks.measure import PYTHON, Line, process
from benchmarks.terminal import Terminal
from intervjukod.storage import Store
from intervjukod.study import Study


def lines() -> list[Line]:
    """The budgets of starting."""
    bare = process([PYTHON, "-c", "pass"])
    found = []
    for option in ("--version", "--help"):
        taken = process([PYTHON, "-m", "intervjukod", option])
        found.append(Line(f"`{option}`", taken, "s", bare, "0.15 s", taken <= 0.15))
    found.append(_painted())
    return found


def _painted() -> Line:
    """100 interviews and 6,000 codings, from the start of the process to the painted transcript and its end."""
    base = process([PYTHON, "-c", "import textual.app, textual.widgets"])
    with tempfile.TemporaryDirectory() as name:
        folder = coded_study(Path(name) / "study", 100, 3000, 60)
        taken = sorted(_start_and_quit(folder) for _ in range(4))[1]
    return Line("start to painted transcript, 100 interviews, 6,000 codings", taken, "s", base, "0.8 s", taken <= 0.8)


def _start_and_quit(folder: Path) -> float:
    terminal = Terminal(["env", "INTERVJUKOD_CODER=PK", PYTHON, "-m", "intervjukod", str(folder)])
    terminal.until("R0000")
    terminal.settle()
    painted = terminal.cpu()
    terminal.send("\x11")
    terminal.close()
    return painted


def coded_study(folder: Path, transcripts: int, words: int, codings: int) -> Path:
    """A study folder, opened once and coded."""
    write_folder(folder, transcripts, words)
    with Study.open(folder, coder="PK") as study:
        opened = [study.transcripts.open(one.id) for one in study.transcripts.list()]
    store = Store.open(folder)
    for seed, one in enumerate(opened):
        changes = coding_changes(one.id, one.text, store.texts.salt(one.text_hash), codings, seed)
        store.journal.append(changes, "PK")
    store.close()
    return folder
