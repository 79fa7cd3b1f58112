"""Prompted or not: codings parted by whether a question that expects the code was being answered."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from intervjukod.analysis.counts import crowd
from intervjukod.analysis.coverage import Answered
from intervjukod.analysis.grouping import Group
from intervjukod.analysis.selection import belongs
from intervjukod.analysis.sweep import Pair, meets, unite
from intervjukod.analysis.tally import Groups, Marks, marks
from intervjukod.domain.codebook import Codebook
from intervjukod.domain.coding import Columns, Voice
from intervjukod.domain.guide import Guide

PROMPT = "prompt"
"""What a comparison is by when it parts what was asked for from what was not."""


class Prompt(StrEnum):
    """Whether a code came up in the answer to a question that expects it, one above it or one below it."""

    PROMPTED = "prompted"
    UNPROMPTED = "unprompted"


@dataclass(frozen=True, slots=True)
class Expected:
    """One answer, in code points, and the codes that its question expects."""

    codes: frozenset[str]
    answered: Sequence[Pair]


def expected(guides: Sequence[Guide], answers: Mapping[str, Sequence[Answered]]) -> dict[str, list[Expected]]:
    """Transcript id to the answers there to questions that expect something; a proposed answer is one."""
    wanted = {
        (guide.key, question.id): frozenset(question.expects)
        for guide in guides
        for question in guide.questions
        if question.expects
    }
    found: dict[str, list[Expected]] = {}
    for transcript, rows in answers.items():
        for row in rows:
            codes = wanted.get((row.guide, row.question))
            if codes and row.answered:
                found.setdefault(transcript, []).append(
                    Expected(codes, [(span.start, span.end) for span in row.answered])
                )
    return found


class ByPrompt:
    """Codings in an answer to a question that expects them, and all others; anyone could have given either."""

    def __init__(
        self, codebook: Codebook, expected: Mapping[str, Sequence[Expected]], filters: Mapping[str, str]
    ) -> None:
        self._expected = expected
        self._filters = filters
        self._related = cache(lambda code: related(codebook, code))

    def split(self, columns: Columns, voices: Sequence[Voice], rows: slice) -> Iterator[tuple[Sequence[Groups], Marks]]:
        """As ``tally.Split``."""
        if rows.start == rows.stop:
            return
        here = self._expected.get(columns.transcripts[columns.transcript[rows.start]], ())
        where = cache(lambda code: _places(here, self._related(columns.codes[code])))
        wanted = [belongs(voice, self._filters) for voice in voices]
        parts: dict[Prompt, list[tuple[int, Pair]]] = {Prompt.PROMPTED: [], Prompt.UNPROMPTED: []}
        for code, pair in marks(columns, rows):
            asked = meets(where(code), *pair)
            parts[Prompt.PROMPTED if asked else Prompt.UNPROMPTED].append((code, pair))
        for value, part in parts.items():
            yield [(value,) if wants else () for wants in wanted], part

    def groups(self, found: Collection[str], voices: Sequence[Voice], waiting: Sequence[Voice]) -> Iterator[Group]:
        """Prompted first; both are the same people."""
        people = crowd(voices)
        later = crowd(waiting).informants - people.informants
        return (Group(value, 0, people, later) for value in Prompt)


def related(codebook: Codebook, code: str) -> frozenset[str]:
    """The names under which a question may expect the code: it, what is above and below it, and merged ones."""
    key = codebook.resolve(code)
    lineage = {key, *codebook.ancestors(key), *codebook.below(key)}
    return frozenset({code, *lineage, *(one.key for one in codebook.codes if codebook.resolve(one.key) in lineage)})


def _places(here: Sequence[Expected], names: frozenset[str]) -> Sequence[Pair]:
    pairs = sorted(pair for answer in here if not names.isdisjoint(answer.codes) for pair in answer.answered)
    return unite(pairs) if pairs else ()
