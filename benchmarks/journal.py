"""One coding, a load of codings, a first opening: what the journal costs over raw rows."""

from __future__ import annotations

import csv
import shutil
import sqlite3
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import count, cycle
from pathlib import Path

from benchmarks.corpus import CODES, STUDY, coding_changes, spans, write_folder
from benchmarks.measure import Line, cpu, percentile, wall
from intervjukod.domain.anchor import quote_digest, text_hash
from intervjukod.domain.journal.identity import imported_coding_id, uuid7
from intervjukod.domain.span import Span
from intervjukod.storage import schema
from intervjukod.study import Study

RUNS = 60


def lines() -> list[Line]:
    """The budgets of writing."""
    return [*_one_coding(), _load(), _intake()]


def _one_coding() -> list[Line]:
    """On disk in the journal and in its fold, against committing the same two rows to the same tables.

    The whole call also finds the code, holds the span against the text, and says what was done and where.
    """
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "study"
        write_folder(folder, 1, 6000)
        with Study.open(folder, coder="PK") as study:
            transcript = study.transcripts.open(study.transcripts.list()[0].id)
            store = study._context.store
            places = count(40)
            changes = cycle(
                coding_changes(transcript.id, transcript.text, store.texts.salt(transcript.text_hash), 500, 1)
            )

            def append() -> None:
                change = next(changes)
                store.journal.append([replace(change, entity=uuid7())], "PK")
                store.tidy()

            def code() -> None:
                start = next(places)
                study.coding.code(transcript.id, Span(start, start + 60), "kod07")

            taken = _in_turn(_raw_commit(Path(name) / "raw.db"), append, code)
    floor, value, call = (percentile(one, 0.5) * 1e3 for one in taken)
    return [
        Line("one coding, acknowledged", value, "ms", floor, "1.5 × floor", value <= 1.5 * floor),
        Line("... the whole call, with its sentence and place", call, "ms", floor, "3 × floor", call <= 3 * floor),
    ]


def _in_turn(*calls: Callable[[], None]) -> list[list[float]]:
    """Seconds of each call, in order of size; in turn, because a disk is not equally fast all the time."""
    taken: list[list[float]] = [[] for _ in calls]
    for _ in range(RUNS):
        for call, times in zip(calls, taken, strict=True):
            times.extend(wall(call, 10))
    return [sorted(times) for times in taken]


def _raw_commit(path: Path) -> Callable[[], None]:
    """Commits the two rows of one coding, nothing else."""
    connection = sqlite3.connect(path, isolation_level=None)
    schema.migrate(connection)
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = FULL")
    numbers = count(1)
    fields = '{"exists":true,"transcript":"' + "x" * 36 + '","anchor":["' + "y" * 32 + '",100,160,"' + "z" * 41 + '"]}'

    def commit() -> None:
        n = next(numbers)
        id_, op = uuid7(), uuid7()
        connection.execute("BEGIN IMMEDIATE")
        connection.execute(
            "INSERT INTO op (id, replica, n, stamp, wall, actor, v, kind, entity, fields, saw, gesture)"
            " VALUES (?, 'r', ?, ?, 1, 'PK', 1, 'coding', ?, ?, '{}', ?)",
            (op, n, n, id_, fields, op),
        )
        connection.execute(
            'INSERT INTO coding (id, transcript, "start", "end", code, coder, state, quote, facets, revision, created,'
            " made) VALUES (?, 1, ?, ?, 1, 1, 'same', ?, '', '', 1, 1)",
            (id_, n, n + 60, "z" * 41),
        )
        connection.execute("COMMIT")

    return commit


def _load() -> Line:
    """A CSV of 6,000 codings loaded with its journal, against the same file into the same table without one.

    Both read the file, hold every passage against the text at its offsets, and make its id and quote hash.
    """
    with tempfile.TemporaryDirectory() as name:
        rows = Path(name) / "codings.csv"
        folder = _coded_file(Path(name) / "study", rows)
        taken, bare = [], []
        for n in range(3):
            copy = Path(name) / f"copy{n}"
            shutil.copytree(folder, copy)
            with Study.open(copy, coder="PK") as study:
                taken.append(cpu(lambda study=study: study.coding.load(_rows(rows)), runs=1))  # type: ignore[misc]  # bound at once
            bare.append(cpu(lambda n=n: _bare_rows(Path(name) / f"bare{n}.db", rows, folder), runs=1))  # type: ignore[misc]  # bound at once
    value, floor = sorted(taken)[1], sorted(bare)[1]
    return Line("6,000 codings loaded with their journal", value, "s", floor, "5 × floor", value <= 5 * floor)


def _coded_file(folder: Path, rows: Path) -> Path:
    """A study of 100 transcripts, and a file of 60 codings for each."""
    write_folder(folder, 100, 1500)
    with Study.open(folder, coder="PK") as study, rows.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(("transcript", "start", "end", "text", "code", "coder"))
        for seed, one in enumerate(study.transcripts.list()):
            text = study.transcripts.open(one.id).text
            for n, span in enumerate(spans(text, 60, seed)):
                writer.writerow((one.name, span.start, span.end, span.of(text), CODES[n % len(CODES)], "PK"))
    return folder


def _rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _bare_rows(path: Path, rows: Path, folder: Path) -> None:
    """The same rows of the table ``coding``, with their ids and quote hashes, and no journal."""
    connection = sqlite3.connect(path, isolation_level=None)
    schema.migrate(connection)
    texts = {file.stem: file.read_text("utf-8") for file in (folder / "transcripts").iterdir()}
    connection.execute("BEGIN")
    connection.executemany(
        'INSERT INTO coding (id, transcript, "start", "end", code, coder, state, quote, facets, revision, created,'
        " made) VALUES (?, ?, ?, ?, ?, 1, 'same', ?, '', '', 1, 1)",
        _checked(_rows(rows), texts),
    )
    connection.execute("COMMIT")
    connection.close()


def _checked(rows: list[dict[str, str]], texts: dict[str, str]) -> Iterator[tuple[str, int, int, int, int, str]]:
    numbers: dict[str, int] = {}
    hashes = {name: text_hash(text) for name, text in texts.items()}
    for row in rows:
        span = Span(int(row["start"]), int(row["end"]))
        name, words = row["transcript"], row["text"]
        if span.of(texts[name]) != words:
            raise SystemExit("the passage is not where the file says")
        id_ = imported_coding_id(STUDY, hashes[name], span, row["code"], row["coder"])
        transcript, code = (numbers.setdefault(one, len(numbers)) for one in (name, row["code"]))
        yield id_, transcript, span.start, span.end, code, f"salt${quote_digest(words, 'salt')}"


def _intake() -> Line:
    """A folder of 100 files of 6,000 words, from files to codable."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "study"
        write_folder(folder, 100, 6000)
        taken = cpu(lambda: Study.open(folder, coder="PK").close(), runs=1)
    return Line("100 transcripts of 6,000 words, from file to codable", taken, "s", None, "3 s", taken <= 3)
