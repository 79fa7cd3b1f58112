"""Reports at 2,000 transcripts with 120,000 codings, and at 1,000,000 codings."""

from __future__ import annotations

import json
import shutil
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks.corpus import STATISTICS, STUDY, ask, fill, statistics_text
from benchmarks.floor_tables import Tables
from benchmarks.measure import PYTHON, Line, cpu, process
from benchmarks.report_floors import CASES, Case
from intervjukod.storage import Store
from intervjukod.study import Study

_LARGE = """
import json, sys
from pathlib import Path
from intervjukod.study import Study
folder, memory, kind, options, form = sys.argv[1:]
with Study.open(Path(folder), coder="PK") as study:
    result = study.results.make(kind, **json.loads(options))
    if form == "html":
        study.results.save(Path(memory + ".html"), study.results.document(result, form, all_quotes=True))
    else:
        study.results.write(result, form)
status = dict(line.split(":", 1) for line in open("/proc/self/status"))  # getrusage tells what the parent had too
print(status["VmHWM"].split()[0], file=open(memory, "w"))
"""
SUMMARIES: dict[str, dict[str, Any]] = {
    "waves": {"by": "site"},
    "joint": {"statistics": STATISTICS},
    "themes": {},
    "portraits": {},
}
"""Reports that are made of other reports, with their options: made of a million codings too."""
WHOLE = ("frequency", "compare by role", "concordance", "co-occurrence, overlap", "coverage", "waves by site",
         "joint display", "themes")  # fmt: skip
"""The reports that are timed from the shell too."""
PROCESS = 0.8
"""Seconds that a report may take from the shell; where its floor alone takes longer, a start and 1.5 of that."""
PORTRAITS = 4
"""Seconds for portraits of 2,000 interviews, which have no floor: every one of 120,000 codings is a row."""
SMALL = ("compare by role", "concordance", "co-occurrence, overlap", "co-occurrence, 20 words", "coverage")
"""Those whose growth is measured."""
LARGE = ("compare by role", "compare by riktning", "compare by prompt", "concordance", "co-occurrence, overlap",
         "co-occurrence, turn", "co-occurrence, answer", "co-occurrence, 20 words", "coverage")  # fmt: skip
"""Those that are made of a million codings."""
PAGE, MEMORY = 6, 200
"""Seconds and MB in which a page with every quote of 120,000 codings is written."""


@dataclass(frozen=True, slots=True)
class Corpus:
    """One study twice: as it is, and with a guide and answers."""

    plain: Path
    asked: Path

    def of(self, case: Case) -> Path:
        return self.asked if case.asked else self.plain


def lines() -> list[Line]:
    """The budgets of counting."""
    with tempfile.TemporaryDirectory() as name:
        many = _corpus(Path(name) / "many", 2000, 1500, 60)
        found = [_first(many)]
        start = process([PYTHON, "-m", "intervjukod", "coders", "--study", str(many.plain)], runs=3)
        for case in CASES:
            against = _against_the_floor(case, many)
            found += (
                [against, _whole(case, many, start + 1.5 * (against.floor or 0))] if case.name in WHOLE else [against]
            )
        taken, _ = _large(many.plain, "portraits", {})
        found.append(Line("portraits of 2,000 interviews", taken, "s", None, f"{PORTRAITS} s", taken <= PORTRAITS))
        found += _page(many)
        fewer = _corpus(Path(name) / "fewer", 500, 1500, 60)
        found += [_growth(case, fewer, many) for case in CASES if case.name in SMALL]
    with tempfile.TemporaryDirectory() as name:
        million = _corpus(Path(name) / "million", 500, 3000, 2000)
        for case in (case for case in CASES if case.name in LARGE):
            found += _million(case.name, million.of(case), case.kind, case.options)
        for kind, options in SUMMARIES.items():
            found += _million(kind, million.plain, kind, options)
    return found


def _corpus(folder: Path, transcripts: int, words: int, codings: int) -> Corpus:
    folder.mkdir()
    (folder / "study.yaml").write_text(f"study: {STUDY}\ntitle: Mätning\nmain-coder: PK\n", "utf-8")
    (folder / STATISTICS).write_text(statistics_text(), "utf-8")
    store = Store.open(folder)
    fill(store, transcripts, words, codings)
    store.close()
    asked = folder.with_name(f"{folder.name}-asked")
    shutil.copytree(folder, asked)
    store = Store.open(asked)
    ask(store, transcripts, words)
    store.close()
    return Corpus(folder, asked)


def _first(corpus: Corpus) -> Line:
    """The first report of a study with a guide makes the proposals that the index file keeps for the next."""
    with Study.open(corpus.asked, coder="PK") as study:
        taken = cpu(study.results.coverage, runs=1)
    each = 1000 * taken / 2000
    return Line("the first coverage, for each of 2,000 transcripts", each, "ms", None, "15 ms", each <= 15)


def _against_the_floor(case: Case, corpus: Corpus) -> Line:
    """The report and its floor, each after it has been seen to give the same rows."""
    with Study.open(corpus.of(case), coder="PK") as study:
        context = study._context
        tables = Tables(context.store._connection, context.index._connection)

        def make() -> object:
            context.forget()
            return study.results.make(case.kind, **case.options)

        if case.rows(make(), tables) != case.same(case.floor(tables)):
            raise SystemExit(f"{case.name}: the report and its floor differ")
        base, value = (cpu(call, runs=3) for call in (lambda: case.floor(tables), make))
    about = f"{case.name}, 2,000 transcripts, 120,000 codings"
    return Line(about, value, "s", base, "1.5 × floor", value <= 1.5 * base)


def _whole(case: Case, corpus: Corpus, counted: float) -> Line:
    words = [word for name, value in case.options.items() for word in (f"--{name.replace('_', '-')}", str(value))]
    command = [PYTHON, "-m", "intervjukod", "report", case.kind, *words, "--format", "json"]
    taken = process([*command, "--study", str(corpus.of(case))], runs=3)
    most = max(PROCESS, counted)
    return Line(f"`report {case.name}`, whole process", taken, "s", None, f"{most:.2f} s", taken <= most)


def _page(corpus: Corpus) -> list[Line]:
    """A page on which every number opens all of its quotes; some 60 MB."""
    taken, megabytes = _large(corpus.plain, "frequency", {}, "html")
    return [
        Line("HTML with all quotes, 120,000 codings", taken, "s", None, f"{PAGE} s", taken <= PAGE),
        Line("... its peak memory", megabytes, "MB", None, f"{MEMORY} MB", megabytes <= MEMORY),
    ]


def _growth(case: Case, small: Corpus, large: Corpus) -> Line:
    """Four times the codings may take a little more than four times as long."""
    times = []
    for folder in (small.of(case), large.of(case)):
        with Study.open(folder, coder="PK") as study:

            def make(study: Study = study) -> object:
                study._context.forget()
                return study.results.make(case.kind, **case.options)

            make()
            times.append(cpu(make, runs=3))
    grown = times[1] / times[0]
    return Line(f"{case.name}, growth at four times the codings", grown, "×", None, "5 ×", grown <= 5)


def _million(name: str, folder: Path, kind: str, options: dict[str, Any]) -> list[Line]:
    taken, megabytes = _large(folder, kind, options)
    return [
        Line(f"{name}, 1,000,000 codings, whole process", taken, "s", None, "5 s", taken <= 5),
        Line("... its peak memory", megabytes, "MB", None, "1,000 MB", megabytes <= 1000),
    ]


def _large(folder: Path, kind: str, options: dict[str, Any], form: str = "json") -> tuple[float, float]:
    """CPU seconds of a process that makes the report and writes it, and the MB that it had in memory."""
    with tempfile.TemporaryDirectory() as name:
        memory = Path(name) / "memory"
        said = [str(folder), str(memory), kind, json.dumps(options), form]
        taken = process([PYTHON, "-c", _LARGE, *said], runs=1)
        return taken, int(memory.read_text("utf-8")) / 1024
