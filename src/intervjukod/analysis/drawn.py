"""Drawn: in the answers to which questions a code comes up, and whether a question of the guide had asked for it."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate

from intervjukod.analysis.coverage import Answered
from intervjukod.analysis.prompting import related
from intervjukod.analysis.selection import Basis, belongs
from intervjukod.analysis.sweep import Pair, speaks
from intervjukod.analysis.tally import marks
from intervjukod.analysis.tree import Tree, plant
from intervjukod.domain.codebook import Codebook
from intervjukod.domain.coding import Columns, Material, Voice
from intervjukod.domain.guide import Guide, Question
from intervjukod.domain.span import count_within

Informants = frozenset[str]
Asked = tuple[str, str]
"""A guide and the id of a question in it."""
Standing = tuple[int, tuple[int, ...]]
"""The number of a code, and those of the answers that a coding has words in common with, in order."""


@dataclass(frozen=True, slots=True)
class Drew:
    """A question and the ``informants`` who bring the code up in answering it, of those who ``answered`` it.

    ``expects`` says that the question asks for the code or for one below it.
    """

    guide: str
    question: str
    nr: str
    text: str
    expects: bool
    informants: Informants
    answered: Informants


@dataclass(frozen=True, slots=True)
class Drawn:
    """How one code came up, what is below it counted in. Unit: informants.

    ``prompted`` and ``unprompted`` are who mention it in answer to a question that expects it, and elsewhere.
    ``questions`` are those that expect it or in whose answers it comes up, in the order of the guides.
    """

    prompted: Informants
    unprompted: Informants
    questions: tuple[Drew, ...]

    @property
    def expected(self) -> bool:
        """Whether some question asks for it."""
        return any(question.expects for question in self.questions)


def drawn(
    columns: Columns,
    materials: Sequence[Material],
    codebook: Codebook,
    basis: Basis,
    guides: Sequence[Guide],
    answers: Mapping[str, Sequence[Answered]],
) -> dict[str, Drawn]:
    """For every code that is used or stands in the book, by key. Linear in codings.

    ``answers`` maps a transcript's id to its questions; a proposed answer is one. What is prompted is as in
    ``prompting``, coding by coding.
    """
    tree = plant(codebook, columns.codes)
    asked = {(guide.key, question.id): question for guide in guides for question in guide.askable}
    found = _Found(tree, codebook, asked)
    number = {transcript: n for n, transcript in enumerate(columns.transcripts)}
    for material in materials:
        voices = [voice for voice in material.voices if belongs(voice, basis.filters)]
        here = [row for row in answers.get(material.transcript, ()) if row.answered]
        found.answer(here, voices, alone=len(material.voices) == 1)
        n = number.get(material.transcript)
        if n is not None and voices:
            rows = slice(bisect_left(columns.transcript, n), bisect_left(columns.transcript, n + 1))
            found.add(columns.codes, _standing(columns, rows, here), here, voices)
    return dict(found.drawn())


def _standing(columns: Columns, rows: slice, here: Sequence[Answered]) -> Mapping[Standing, Sequence[Pair]]:
    """The codings that differ in their code or in the answers that they stand in."""
    spans = sorted((span.start, span.end, n) for n, row in enumerate(here) for span in row.answered)
    starts, reached = [start for start, _, _ in spans], list(accumulate((end for _, end, _ in spans), max))
    if not spans:
        by_code: dict[int, list[Pair]] = defaultdict(list)
        for code, pair in marks(columns, rows):
            by_code[code].append(pair)
        return {(code, ()): pairs for code, pairs in by_code.items()}
    found: dict[Standing, list[Pair]] = defaultdict(list)
    for code, pair in marks(columns, rows):
        near = spans[bisect_right(reached, pair[0]) : bisect_left(starts, pair[1])]
        within = tuple(sorted({n for _, last, n in near if pair[0] < last}))
        found[code, within].append(pair)
    return found


def _heard(voice: Voice, pair: Pair) -> bool:
    """Whether the informant speaks there; where a word of theirs begins their turns need not be looked through."""
    return count_within(voice.words, *pair) > 0 or speaks(voice, *pair)


class _Found:
    """What was found so far: sets of informants by node."""

    def __init__(self, tree: Tree, codebook: Codebook, asked: Mapping[Asked, Question]) -> None:
        self._tree, self._codebook, self._asked = tree, codebook, asked
        self._related: dict[str, frozenset[str]] = {}
        self._prompted: list[set[str]] = [set() for _ in tree.codes]
        self._unprompted: list[set[str]] = [set() for _ in tree.codes]
        self._drew: dict[tuple[int, Asked], set[str]] = defaultdict(set)
        self._answered: dict[Asked, set[str]] = defaultdict(set)

    def answer(self, here: Sequence[Answered], voices: Sequence[Voice], *, alone: bool) -> None:
        """The answers of one transcript."""
        for row in here:
            answered = self._answered[row.guide, row.question]
            answered.update(
                voice.informant
                for voice in voices
                if alone or any(speaks(voice, span.start, span.end) for span in row.answered)
            )

    def add(
        self,
        names: Sequence[str],
        standing: Mapping[Standing, Sequence[Pair]],
        here: Sequence[Answered],
        voices: Sequence[Voice],
    ) -> None:
        """The codings of one transcript."""
        asked = [(row.guide, row.question) for row in here]
        for (code, within), pairs in standing.items():
            heard = {voice.informant for voice in voices if any(_heard(voice, pair) for pair in pairs)}
            if not heard:
                continue
            prompted = any(self._expects(asked[n], names[code]) for n in within)
            for node in self._tree.paths[code]:
                (self._prompted if prompted else self._unprompted)[node] |= heard
                for n in within:
                    self._drew[node, asked[n]] |= heard

    def drawn(self) -> Iterator[tuple[str, Drawn]]:
        """By code."""
        for node, code in enumerate(self._tree.codes):
            below = {code.key, *self._codebook.below(code.key)}
            questions = (self._question(node, asked, below) for asked in self._asked)
            yield (
                code.key,
                Drawn(
                    frozenset(self._prompted[node]),
                    frozenset(self._unprompted[node]),
                    tuple(one for one in questions if one.expects or one.informants),
                ),
            )

    def _question(self, node: int, asked: Asked, below: set[str]) -> Drew:
        question = self._asked[asked]
        return Drew(
            *asked,
            question.number,
            question.text,
            any(self._codebook.resolve(one) in below for one in question.expects),
            frozenset(self._drew.get((node, asked), ())),
            frozenset(self._answered.get(asked, ())),
        )

    def _expects(self, asked: Asked, name: str) -> bool:
        question = self._asked.get(asked)
        return question is not None and not self._names(name).isdisjoint(question.expects)

    def _names(self, code: str) -> frozenset[str]:
        if code not in self._related:
            self._related[code] = related(self._codebook, code)
        return self._related[code]
