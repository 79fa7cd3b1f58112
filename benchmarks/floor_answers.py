"""The floor of the reports that rest on answers: coverage, whom was asked of what, what was asked for."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from benchmarks.floor_reports import Coding, Paths, Voice
from benchmarks.floor_tables import Asked, Pair

PUT = ("answered", "asked", "proposed")
Answers = Mapping[int, Mapping[str, Asked]]
"""Row number of a transcript to what is said of its questions."""


def coverage(questions: Iterable[str], answers: Answers, voices: Mapping[int, Voice]) -> dict[str, dict[str, str]]:
    """Question to each informant and how it stands with them; every interview is of one, and counts."""
    by: dict[str, dict[str, str]] = {question: {} for question in questions}
    for place, (informant, *_) in voices.items():
        here = answers[place]
        for question, row in by.items():
            stands = here.get(question)
            row[informant] = stands.standing if stands else "not asked"
    return by


def asked_about(expected: Mapping[str, Sequence[int]], by: Mapping[str, Mapping[str, str]]) -> dict[int, set[str]]:
    """Code to the informants to whom a question that expects it was put."""
    put: dict[int, set[str]] = defaultdict(set)
    for question, codes in expected.items():
        who = {informant for informant, standing in by[question].items() if standing in PUT}
        for code in codes:
            put[code] |= who
    return put


def prompted(
    codings: Iterable[Coding], expected: Mapping[str, Sequence[int]], answers: Answers, paths: Paths
) -> list[str]:
    """Beside each coding whether it stands in an answer to a question that expects it, or a code above or below it."""
    kin: dict[int, set[int]] = {code: set(path) for code, path in paths.items()}
    for code, path in paths.items():
        for node in path:
            kin[node].add(code)
    wanted = {
        code: [question for question, codes in expected.items() if codes[0] in related] for code, related in kin.items()
    }
    found: list[str] = []
    here: dict[int, list[Pair]] = {}
    before = None
    for place, start, end, code in codings:
        if place != before:
            here, before = {}, place
        if code not in here:
            rows = (answers[place].get(question) for question in wanted[code])
            here[code] = [pair for row in rows if row for pair in row.answered]
        met = any(first < end and start < last for first, last in here[code])
        found.append("prompted" if met else "unprompted")
    return found
