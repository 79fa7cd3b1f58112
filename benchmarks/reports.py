"""Reports at 2,000 transcripts with 120,000 codings, and at 1,000,000 codings."""

from __future__ import annotations

import sqlite3
import tempfile
from array import array
from collections.abc import Iterable, Mapping
from pathlib import Path

from benchmarks import floor_reports
from benchmarks.corpus import CODES, PARENTS, STUDY, fill
from benchmarks.measure import PYTHON, Line, cpu, process
from intervjukod.analysis.cooccurrence import Cooccurrence
from intervjukod.analysis.frequency import Frequency
from intervjukod.storage import Store
from intervjukod.study import Study

_LARGE = """
import resource, sys
from pathlib import Path
from intervjukod.study import Study
with Study.open(Path(sys.argv[1]), coder="PK") as study:
    study.results.write(getattr(study.results, sys.argv[3])(), "json")
print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, file=open(sys.argv[2], "w"))
"""


def lines() -> list[Line]:
    """The budgets of counting."""
    with tempfile.TemporaryDirectory() as name:
        folder = _study(Path(name) / "many", 2000, 1500, 60)
        found = _against_the_floor(folder)
        whole = process(
            [PYTHON, "-m", "intervjukod", "report", "frequency", "--format", "json", "--study", str(folder)]
        )
        found.append(
            Line("`report frequency`, whole process, 120,000 codings", whole, "s", None, "0.8 s", whole <= 0.8)
        )
        small = _study(Path(name) / "fewer", 500, 1500, 60)
        found.append(_growth(small, folder))
    with tempfile.TemporaryDirectory() as name:
        found += _million(_study(Path(name) / "million", 500, 3000, 2000), Path(name) / "memory")
    return found


def _study(folder: Path, transcripts: int, words: int, codings: int) -> Path:
    folder.mkdir()
    (folder / "study.yaml").write_text(f"study: {STUDY}\ntitle: Mätning\nmain-coder: PK\n", "utf-8")
    store = Store.open(folder)
    fill(store, transcripts, words, codings)
    store.close()
    return folder


def _against_the_floor(folder: Path) -> list[Line]:
    with Study.open(folder, coder="PK") as study:
        store = study._context.store
        connection = store._connection
        numbers = {row.id: row.n for row in store.tables.entities("code")}
        paths = {numbers[code]: [numbers[one] for one in _path(code)] for code in CODES}

        def floor() -> Mapping[int, floor_reports.Counts]:
            return floor_reports.frequency(_codings(connection), _voices(connection), paths)

        _same(study.results.frequency(), floor(), numbers)
        base, value = (cpu(call, runs=5) for call in (floor, study.results.frequency))
        found = [_line("frequency", value, base)]

        def nearby() -> Mapping[tuple[int, int], tuple[int, int, int]]:
            return floor_reports.cooccurrence(_codings(connection), _voices(connection), paths)

        _same_pairs(study.results.cooccurrence(), nearby(), numbers)
        base, value = (cpu(call, runs=3) for call in (nearby, study.results.cooccurrence))
        found.append(_line("co-occurrence", value, base))
    return found


def _line(report: str, value: float, base: float) -> Line:
    about = f"{report}, 2,000 transcripts, 120,000 codings"
    return Line(about, value, "s", base, "1.5 × floor", value <= 1.5 * base)


def _codings(connection: sqlite3.Connection) -> Iterable[floor_reports.Coding]:
    return connection.execute('SELECT transcript, "start", "end", code FROM coding ORDER BY transcript, "start"')


def _path(code: str) -> list[str]:
    return [code, PARENTS[code]] if code in PARENTS else [code]


def _voices(connection: sqlite3.Connection) -> dict[int, floor_reports.Voice]:
    """What the floor counts over, by row number: informant, starts and ends of turns, starts of words."""
    voices: dict[int, floor_reports.Voice] = {}
    rows = connection.execute("SELECT transcript, informant, spans, words FROM voice WHERE side = 'informant'")
    for transcript, informant, spans, words in rows:
        ends, starts = array("I"), array("I")
        ends.frombytes(spans)
        starts.frombytes(words)
        voices[transcript] = (informant, ends[::2], ends[1::2], starts)
    return voices


def _same(report: Frequency, floor: Mapping[int, floor_reports.Counts], numbers: Mapping[str, int]) -> None:
    """Stop unless both give the same answer."""
    for row in report.rows:
        informants, passages, codings, words, _ = floor.get(numbers[row.code], (0, 0, 0, 0, 0))
        counts = row.counts
        if (counts.informants, counts.passages, counts.codings, counts.words) != (informants, passages, codings, words):
            raise SystemExit(f"the report and its floor differ on {row.code}")


def _same_pairs(
    report: Cooccurrence, floor: Mapping[tuple[int, int], tuple[int, int, int]], numbers: Mapping[str, int]
) -> None:
    """Stop unless both find the same pairs with the same counts."""
    found = {}
    for row in report.rows:
        one, other = numbers[row.code], numbers[row.other]
        near = (row.near, row.other_near) if one < other else (row.other_near, row.near)
        found[min(one, other), max(one, other)] = (row.informants, *near)
    if found != floor:
        raise SystemExit("co-occurrence and its floor differ")


def _growth(small: Path, large: Path) -> Line:
    """Four times the codings may take a little more than four times as long."""
    times = []
    for folder in (small, large):
        with Study.open(folder, coder="PK") as study:
            times.append(cpu(lambda study=study: study.results.frequency(), runs=3))  # type: ignore[misc]  # bound at once
    grown = times[1] / times[0]
    return Line("frequency, growth at four times the codings", grown, "×", None, "5 ×", grown <= 5)


def _million(folder: Path, memory: Path) -> list[Line]:
    found = []
    for report in ("compare", "concordance", "cooccurrence"):
        taken = process([PYTHON, "-c", _LARGE, str(folder), str(memory), report], runs=1)
        megabytes = int(memory.read_text("utf-8")) / 1024
        found += [
            Line(f"{report}, 1,000,000 codings, whole process", taken, "s", None, "5 s", taken <= 5),
            Line("... its peak memory", megabytes, "MB", None, "1,000 MB", megabytes <= 1000),
        ]
    return found
