"""The process that indexes beside the screen: killed, robbed of its file, or left alone, it harms nothing."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from intervjukod.domain.word import Breadth
from intervjukod.storage.store import DATABASE, INDEX
from intervjukod.study import Study
from tests.builders import study_folder
from tests.house.test_imports import HEAVY, NOTED, noted, surroundings

INTERVIEWS = 24
PATIENCE = 60.0


def interview(n: int) -> str:
    """An interview unlike the others, long enough to be caught at."""
    return f"P: Polisen nummer {n} talar om droghandeln. " + "Vakterna går hem tidigt i dag igen. " * 300 + "\n"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A study whose interviews are taken in, and not indexed. A child finds the program."""
    monkeypatch.setenv("PYTHONPATH", surroundings()["PYTHONPATH"])
    texts = {f"I{n:02d}.txt": interview(n) for n in range(INTERVIEWS)}
    folder = study_folder(tmp_path / "torget", transcripts=texts, informants="")
    Study.open(folder, coder="Anna").close()
    return folder


def wait(until: Callable[[], bool]) -> None:
    """Look again and again until it is so. Fails when it never is."""
    patience = time.monotonic() + PATIENCE
    while not until():
        assert time.monotonic() < patience
        time.sleep(0.02)


def child(study: Study) -> subprocess.Popen[bytes]:
    """The process that indexes."""
    process = study.search._child._process
    assert process is not None
    return process


@contextmanager
def indexing(folder: Path) -> Iterator[Study]:
    """An open study whose index is being made, and has begun."""
    with Study.open(folder, coder="Anna") as study:
        study.search.start_indexing()
        wait(lambda: study.search.state().indexed > 0)
        yield study


def finish(study: Study) -> None:
    """Let the index be made, and see that it answers."""

    def done() -> bool:
        study.search.start_indexing()
        return study.search.state().indexed == INTERVIEWS

    wait(done)
    assert len(study.search.hits("polis", breadth=Breadth.FORMS)) == INTERVIEWS
    assert study.search.state().note is None


def test_killed_half_way_it_goes_on_where_it_stopped(folder: Path) -> None:
    """What it had indexed stays, and is not read again; the precious file is as it was."""
    with indexing(folder) as study:
        before = (folder / DATABASE).read_bytes()
        os.kill(child(study).pid, signal.SIGKILL)
        child(study).wait()
        halfway = study.search.state()
        assert 0 < halfway.indexed < INTERVIEWS
        assert not halfway.building
        assert halfway.note is not None
        assert halfway.note.key == "search.indexing_failed"
        assert len(study.search.hits("polisen", breadth=Breadth.FORMS)) == INTERVIEWS
        finish(study)
        assert (folder / DATABASE).read_bytes() == before


def test_its_file_deleted_it_begins_anew(folder: Path) -> None:
    """Without being told to."""
    with indexing(folder) as study:
        (folder / INDEX).unlink()
        finish(study)


@pytest.mark.full
def test_its_file_damaged_it_begins_anew(folder: Path) -> None:
    """The damaged file is thrown away."""
    with indexing(folder) as study:
        study.search.stop_indexing()
        (folder / INDEX).write_bytes(b"Kara dagbok, " * 9000)
        finish(study)


@pytest.mark.full
def test_it_ends_with_the_study(folder: Path) -> None:
    """Closing a study ends its child, and another child may begin at once."""
    with indexing(folder) as study:
        process = child(study)
    assert process.poll() is not None
    with Study.open(folder, coder="Anna") as study:
        finish(study)


def test_it_ends_when_the_program_is_killed(folder: Path, tmp_path: Path) -> None:
    """Which closes the pipe that is its standard input."""
    program = (
        "import sys, time; from pathlib import Path; from intervjukod.study import Study\n"
        "study = Study.open(Path(sys.argv[1]), coder='Anna'); study.search.start_indexing()\n"
        "print(study.search._child._process.pid, flush=True); time.sleep(600)"
    )
    owner = subprocess.Popen([sys.executable, "-c", program, str(folder)], stdout=subprocess.PIPE, env=surroundings())
    assert owner.stdout is not None
    pid = int(owner.stdout.readline())
    owner.kill()
    owner.wait()
    owner.stdout.close()
    wait(lambda: not runs(pid))
    with Study.open(folder, coder="Anna") as study:
        assert study.search.state().indexed < INTERVIEWS


def runs(pid: int) -> bool:
    """Whether a process does anything: what nobody has waited for is no more than a number."""
    try:
        return Path(f"/proc/{pid}/stat").read_text("utf-8").rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


@pytest.mark.full
def test_two_programs_index_once(folder: Path) -> None:
    """The second leaves it to the first, and sees how far it is."""
    with indexing(folder) as first, Study.open(folder, coder="Bo") as second:
        assert second.search.state().building
        second.search.start_indexing()
        assert second.search._child._process is None
        first.search.stop_indexing()
        finish(second)


def test_a_child_that_cannot_work_is_not_started_for_ever(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A few times; then the state says that something is wrong."""
    monkeypatch.setattr("intervjukod.study.indexing.sys.executable", "/bin/false")
    with Study.open(folder, coder="Anna") as study:
        started: set[int] = set()
        for _ in range(6):
            study.search.start_indexing()
            started.add(child(study).pid)
            child(study).wait()
        assert len(started) == 3
        note = study.search.state().note
        assert note is not None
        assert note.key == "search.indexing_failed"


def test_the_program_itself_loads_no_language(folder: Path, tmp_path: Path) -> None:
    """Searching by an index loads neither spaCy nor a dictionary; making one opens no connection anywhere."""
    with Study.open(folder, coder="Anna") as study:
        study.search.index_now(lambda done, of: None)
    note = tmp_path / "loaded"
    search = "import runpy; runpy.run_module('intervjukod', run_name='__main__', alter_sys=True)"
    command = [sys.executable, "-c", NOTED + search, str(note), "find", "vakt", "--compounds", "--study", str(folder)]
    subprocess.run(command, check=True, env=surroundings(), stdout=subprocess.DEVNULL, stdin=subprocess.DEVNULL)
    assert "sqlite3" in noted(note)
    assert noted(note) & ((HEAVY | {"simplemma"}) - {"sqlite_utils"}) == set()


def test_indexing_talks_to_nobody(folder: Path) -> None:
    """Nothing is looked up or connected to on the way from text to index."""
    program = (
        "import socket, sys; from pathlib import Path\n"
        "def refuse(*args, **named): raise SystemExit('a connection')\n"
        "socket.getaddrinfo = socket.create_connection = refuse\n"
        "class Closed(socket.socket): connect = connect_ex = sendto = refuse\n"
        "socket.socket = Closed\n"
        "from intervjukod.study.indexing_child import main\n"
        "sys.exit(main(Path(sys.argv[1]), 'sv'))"
    )
    Study.open(folder, coder="Anna").close()
    with subprocess.Popen(
        [sys.executable, "-c", program, str(folder)], stdin=subprocess.PIPE, env=surroundings()
    ) as process:
        assert process.wait(PATIENCE) == 0
    with Study.open(folder, coder="Anna") as study:
        assert study.search.state().indexed == INTERVIEWS
