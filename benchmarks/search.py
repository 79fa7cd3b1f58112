"""The language index: what it takes to make beside the screen, and how soon a search by it answers."""

from __future__ import annotations

import random
import resource
import subprocess
import tempfile
import time
from collections.abc import Sequence
from functools import partial
from itertools import accumulate
from pathlib import Path

from benchmarks.corpus import write_folder
from benchmarks.measure import PYTHON, Line, cpu, percentile, process
from intervjukod.domain.word import Breadth
from intervjukod.storage.store import DATABASE, INDEX
from intervjukod.study import Study
from intervjukod.study.shapes import Hit

TRANSCRIPTS, WORDS = 100, 6000
QUERIES = (
    "polis", "handel", "samverkan", "kontroll", "vakterna", "torg", "trygghet", "kamera", "brottsgruppens",
    "personer", "ansvarig", "inte kontroll",
)  # fmt: skip
_ROOTS = (
    "polis", "handel", "samverkan", "kontroll", "vakt", "torg", "trygghet", "kamera", "brott", "person", "grupp",
)  # fmt: skip
_SYLLABLES = ("bra", "lem", "sto", "vin", "kå", "tär", "möl", "du", "fri", "ska", "hös", "pel")
_ENDINGS = ("", "", "en", "et", "er", "erna", "s", "ens")
_SMALL = ("och", "att", "det", "som", "en", "på", "är", "av", "för", "med", "till", "den", "har", "inte", "vi", "så")
DISTINCT = 20_000

_BUILD = """
import resource, sys
from pathlib import Path
from intervjukod.study.indexing_child import main
code = main(Path(sys.argv[1]), "sv")
with open(sys.argv[2], "w") as told:
    print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, file=told)
sys.exit(code)
"""


def lines() -> list[Line]:
    """The budgets of indexing and searching."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "study"
        write_folder(folder, TRANSCRIPTS, 1)
        for n in range(TRANSCRIPTS):
            (folder / "transcripts" / f"R{n:04d}.txt").write_text(interview(n, WORDS), "utf-8")
        Study.open(folder, coder="PK").close()
        found = _indexing(folder, Path(name) / "memory")
        with Study.open(folder, coder="PK") as study:
            return [*found, *_searching(study)]


def interview(seed: int, words: int) -> str:
    """Words as a language has them: half of them small and common, the others inflected and put together."""
    chance = random.Random(seed)
    vocabulary = _vocabulary()
    weights = list(accumulate(1 / (n + 10) for n in range(len(vocabulary))))
    said: list[str] = []
    while len(said) < words:
        said += chance.choices(_SMALL, k=1) + chance.choices(vocabulary, cum_weights=weights, k=1)
    sentences = [" ".join(said[n : n + 12]).capitalize() for n in range(0, words, 12)]
    turns = [". ".join(sentences[n : n + 5]) for n in range(0, len(sentences), 5)]
    return "".join(f"I: Och sedan?\n\nP: {turn}.\n\n" for turn in turns)


def _vocabulary() -> Sequence[str]:
    """Words and compounds of real roots and of as many as a language has, here invented; the first are commonest."""
    chance = random.Random(1)
    roots = [*_ROOTS, *(one + other for one in _SYLLABLES for other in _SYLLABLES)]
    plain = [root + ending for root in roots for ending in _ENDINGS]
    compounds = [chance.choice(roots) + chance.choice(roots) + chance.choice(_ENDINGS) for _ in range(DISTINCT)]
    chance.shuffle(plain)
    return [*plain, *compounds]


def _indexing(folder: Path, memory: Path) -> list[Line]:
    """By the child as the screen starts it. The floor is spaCy and a dictionary with nothing to read."""
    precious = (folder / DATABASE).read_bytes()
    base = process([PYTHON, "-c", "import spacy, simplemma; spacy.blank('sv')"], runs=2)
    begun = time.perf_counter()
    taken = _child(folder, memory)
    waited = time.perf_counter() - begun
    megabytes = int(memory.read_text("utf-8")) / 1024
    written = (folder / INDEX).stat().st_size / 2**20
    changed = (folder / DATABASE).read_bytes() != precious
    what = f"{TRANSCRIPTS} transcripts of {WORDS:,} words"
    return [
        Line(f"index of {what}, child process", taken, "s", base, "30 s", taken <= 30),
        Line("... by the clock, at low priority", waited, "s", None, "reported", True),
        Line("... its peak memory", megabytes, "MB", None, "200 MB", megabytes <= 200),
        Line("... the index file", written, "MB", None, "reported", True),
        Line("... the database: files changed", int(changed), "", None, "0", not changed),
    ]


def _child(folder: Path, memory: Path) -> float:
    """CPU seconds; its standard input stays open for as long as it works, as the screen holds it."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    with subprocess.Popen([PYTHON, "-c", _BUILD, folder, memory], stdin=subprocess.PIPE) as child:
        if child.wait():
            raise SystemExit("the index was not made")
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def _searching(study: Study) -> list[Line]:
    """Each query by the index, the first of its kind; beside the scan that it stands in for."""
    scan = cpu(lambda: study.reading.search("narkotikahandel"), runs=3) * 1e3
    found = []
    for breadth in (Breadth.FORMS, Breadth.COMPOUNDS):
        words, hits = [], []
        for query in QUERIES:
            words.append(cpu(partial(study.search.words, query, breadth=breadth), 1))
            hits.append(cpu(partial(_screenful, study, query, breadth), 1))
        found.append(_latency(f"words by {breadth}, {len(QUERIES)} queries", words, scan))
        found.append(_latency("... and then their hits, the first fifty shown", hits, scan))
    return found


def _screenful(study: Study, query: str, breadth: Breadth) -> Sequence[Hit]:
    return study.search.hits(query, breadth=breadth)[:50]


def _latency(what: str, taken: Sequence[float], scan: float) -> Line:
    slow = percentile(sorted(taken), 0.95) * 1e3
    return Line(f"{what}, p95", slow, "ms", scan, "50 ms", slow <= 50)
