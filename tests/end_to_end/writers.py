"""Processes that write in one study: killed at random moments, or at the same time.

Run as a program of its own, because it forks: ``python -m tests.end_to_end.writers crash|together FOLDER``.
It has imported everything before the first fork, so that a writer begins to write at once.
"""

from __future__ import annotations

import json
import os
import signal
import sys
import time
from collections.abc import Callable
from functools import partial
from itertools import pairwise
from pathlib import Path
from random import Random
from typing import BinaryIO

from intervjukod.domain.journal import Change, Kind
from intervjukod.domain.journal.identity import uuid7
from intervjukod.storage import Store
from tests.replicas import Replica, coding, shown_text, take_in

KILLS = 200
GESTURES = 300
LONGEST = 0.06
"""Seconds that a writer lives at most: from before its database is open to some twenty gestures."""


def main() -> None:
    """Do what the command line says and print what came of it as JSON."""
    what, folder = sys.argv[1], Path(sys.argv[2])
    store = Store.open(folder)
    take_in(Replica("Anna", store=store), 0)
    store.close()
    print(json.dumps({"crash": crash, "together": together}[what](folder)))  # noqa: T201 (this is a program)


def crash(folder: Path) -> dict[str, object]:
    """Kill a writer two hundred times and compare what it was told is safe with what is there."""
    random = Random(20241122)
    said: dict[str, str] = {}
    found: dict[str, object] = {"kills": 0, "missing": [], "undead": [], "problems": [], "unfolded": []}
    for n in range(1, KILLS + 1):
        writer, acknowledged = forked(partial(write_on, folder, n))
        time.sleep(random.uniform(0, LONGEST))
        os.kill(writer, signal.SIGKILL)
        os.waitpid(writer, 0)
        for line in acknowledged.read().split(b"\n")[:-1]:  # the last may be half a line
            said[line[1:].decode()] = chr(line[0])
        acknowledged.close()
        if n % 20 == 0:
            check(folder, said, found)
        found["kills"] = n
    return found | {
        "acknowledged": sum(mark == "+" for mark in said.values()),
        "undone": list(said.values()).count("-"),
    }


def check(folder: Path, said: dict[str, str], found: dict[str, object]) -> None:
    """Open the study as the next start would, and look for what is wrong."""
    store = Store.open(folder)
    there = {row.id for row in store.tables.codings()}
    anew = store.as_of(store.journal.ops())
    found |= {
        "missing": sorted(id_ for id_, mark in said.items() if mark == "+" and id_ not in there),
        "undead": sorted(id_ for id_, mark in said.items() if mark == "-" and id_ in there),
        "problems": store.problems(),
        "unfolded": [store.audit.gaps(), store.audit.portrait() != anew.audit.portrait()],
    }
    anew.close()
    store.close()


def write_on(folder: Path, seed: int, out: BinaryIO) -> None:
    """Code, and now and then undo, until killed. Each act is told when it is safe: ``+`` made, ``-`` undone.

    An undo is announced by ``?``: a kill between its commit and the telling of it may leave either.
    """
    random = Random(seed)
    store = Store.open(folder)
    shown = shown_text(Replica("Anna", store=store), 0)
    assert shown is not None
    while True:
        id_ = uuid7()
        (op,) = store.journal.append([Change(Kind.CODING, id_, coding("Anna", shown, random.randrange(6)))], "Anna")
        out.write(b"+%s\n" % id_.encode())
        if random.random() < 0.2:
            out.write(b"?%s\n" % id_.encode())
            store.journal.cancel(op.gesture, "Anna")
            out.write(b"-%s\n" % id_.encode())
        store.tidy()


def together(folder: Path) -> dict[str, object]:
    """Two writers at once, and a reader who looks after each of the first writer's last acts."""
    first, told = forked(partial(write_some, folder, "Anna"))
    second, told_too = forked(partial(write_some, folder, "Bo"))
    acknowledged = set(told.read().split()) | set(told_too.read().split())
    codes = [os.waitpid(writer, 0)[1] for writer in (first, second)]
    told.close()
    told_too.close()
    store = Store.open(folder)
    ops = list(store.journal.ops())
    anew = store.as_of(ops)
    found = {
        "exit codes": codes,
        "acknowledged": len(acknowledged),
        "missing": sorted(id_.decode() for id_ in acknowledged - {row.id.encode() for row in store.tables.codings()}),
        "stamps rise": all(one.stamp < other.stamp for one, other in pairwise(ops)),
        "replicas": len({op.replica for op in ops}),
        "numbers": [op.n for op in ops] == list(range(1, len(ops) + 1)),
        "turns": sum(one.actor != other.actor for one, other in pairwise(ops)),
        "problems": store.problems(),
        "fold": store.audit.portrait() == anew.audit.portrait(),
        "unseen": looked_for(folder, store),
    }
    anew.close()
    store.close()
    return found


def looked_for(folder: Path, store: Store) -> int:
    """How many of ten acts by another process were not there at the first look after they were safe."""
    unseen = 0
    reading, writing = os.pipe()

    def work(out: BinaryIO) -> None:
        os.close(writing)  # or it would never see the end of what is asked
        write_when_asked(folder, out, reading)

    writer, told = forked(work)
    told.readline()
    store.tables.data_version()
    for _ in range(10):
        before = store.tables.data_version()
        os.write(writing, b"x")
        id_ = told.readline().strip().decode()
        seen = store.tables.data_version() != before and store.tables.coding_ids(id_) == [id_]
        unseen += not seen
    os.close(writing)
    os.waitpid(writer, 0)
    told.close()
    return unseen


def write_some(folder: Path, coder: str, out: BinaryIO) -> None:
    """Three hundred gestures, with the shortest of pauses, or one writer would have all its turns first."""
    store = Store.open(folder)
    shown = shown_text(Replica(coder, store=store), 0)
    assert shown is not None
    for n in range(GESTURES):
        id_ = uuid7()
        store.journal.append([Change(Kind.CODING, id_, coding(coder, shown, n))], coder)
        out.write(b"%s\n" % id_.encode())
        store.tidy()
        time.sleep(0.001)
    store.close()


def write_when_asked(folder: Path, out: BinaryIO, asked: int) -> None:
    """One coding for each byte that arrives."""
    store = Store.open(folder)
    shown = shown_text(Replica("Bo", store=store), 0)
    assert shown is not None
    out.write(b"open\n")
    while os.read(asked, 1):
        id_ = uuid7()
        store.journal.append([Change(Kind.CODING, id_, coding("Bo", shown, 0))], "Bo")
        out.write(b"%s\n" % id_.encode())
    store.close()


def forked(work: Callable[[BinaryIO], None]) -> tuple[int, BinaryIO]:
    """A child that does ``work``, and what it tells."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reading)
        code = 1
        try:
            with os.fdopen(writing, "wb", buffering=0) as out:
                work(out)
            code = 0
        finally:
            os._exit(code)
    os.close(writing)
    return child, os.fdopen(reading, "rb")


if __name__ == "__main__":
    main()
