"""Co-occurrence: which codes stand near each other, for how many informants, and how much of them does."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from functools import reduce
from itertools import accumulate
from operator import or_

from intervjukod.analysis.counts import Crowd, crowd, remarks
from intervjukod.analysis.selection import Basis, Shown, belongs
from intervjukod.analysis.statistics import jaccard
from intervjukod.analysis.sweep import Pair, heard, unite
from intervjukod.analysis.tally import by_node, marks
from intervjukod.analysis.tree import Tree, plant
from intervjukod.domain.codebook import Codebook, Label
from intervjukod.domain.coding import Columns, Material, Voice
from intervjukod.domain.transcript import Note

Answers = Sequence[Sequence[Pair]]
"""The answers of one transcript, each as the spans it is given in, in code points."""
Units = range | list[int]
Reach = tuple[Units, Units]
"""The units that a passage stands in, and those that it looks for others in."""


class Near(StrEnum):
    """What two passages share: words in common, a turn, an answer; or words no farther apart than some number."""

    OVERLAP = "overlap"
    TURN = "turn"
    ANSWER = "answer"
    WORDS = "words"


@dataclass(frozen=True, slots=True)
class Meeting:
    """Two codes, of which neither is above the other, each with what is below it.

    ``informants`` say both near each other. ``near`` of ``passages`` of the first stand near one of the other's,
    and ``other_near`` of ``other_passages`` the other way round.
    """

    code: str
    label: Label
    other: str
    other_label: Label
    informants: int
    near: int
    passages: int
    other_near: int
    other_passages: int

    @property
    def association(self) -> float:
        """From 0 to 1: the passages near the other code, of all that either has (Jaccard, with the mean of the two)."""
        both = Fraction(self.near + self.other_near, 2)
        return round(float(jaccard(both, self.passages, self.other_passages) or 0), 3)


@dataclass(frozen=True, slots=True)
class Cooccurrence:
    """Unit: informants. Denominators: those heard in the transcripts that count; the passages of each code.

    ``within`` is the number of words for ``Near.WORDS``. Pairs that meet, most informants first, then the strongest.
    """

    basis: Basis
    near: Near
    within: int
    crowd: Crowd
    rows: tuple[Meeting, ...]
    notes: tuple[Note, ...]


def cooccurrence(
    columns: Columns,
    materials: Sequence[Material],
    codebook: Codebook,
    basis: Basis,
    near: Near = Near.OVERLAP,
    *,
    within: int = 0,
    answers: Mapping[str, Answers] | None = None,
) -> Cooccurrence:
    """Go through ``columns`` over ``materials``, the transcripts that count.

    Overlapping passages of one code are one first, whoever coded them. Of a group interview a passage counts when a
    wanted informant speaks in it, or when nobody but the interviewer does. ``answers`` (by transcript id) are needed
    for ``Near.ANSWER``.
    """
    tree = plant(codebook, columns.codes)
    found = _Found(tree)
    number = {transcript: n for n, transcript in enumerate(columns.transcripts)}
    for material in materials:
        n = number.get(material.transcript)
        if n is None or not material.voices:
            continue
        rows = slice(bisect_left(columns.transcript, n), bisect_left(columns.transcript, n + 1))
        passages = list(_passages(columns, rows, tree))
        if len(material.voices) > 1:
            wanted = [belongs(voice, basis.filters) for voice in material.voices]
            passages = [passage for passage in passages if _counts(passage[1], material.voices, wanted)]
        places = _places(near, within, passages, material.voices, (answers or {}).get(material.transcript, ()))
        found.add(passages, places, material.voices, basis)
    voices = [voice for material in materials for voice in material.voices if belongs(voice, basis.filters)]
    used = [node for node in range(len(tree.codes)) if found.passages[node]]
    meetings = found.meetings()
    if basis.shown is not Shown.NOTHING:  # else their order would tell the counts
        meetings.sort(key=lambda one: (-one.informants, -one.association))
    return Cooccurrence(basis, near, within, crowd(voices), tuple(meetings), tuple(remarks(basis, tree, used, 0)))


def _passages(columns: Columns, rows: slice, tree: Tree) -> Iterator[tuple[int, Pair]]:
    """Node and merged passage."""
    for node, pairs in by_node(marks(columns, rows), tree).items():
        for pair in unite(pairs):
            yield node, pair


def _counts(pair: Pair, voices: Sequence[Voice], wanted: Sequence[bool]) -> bool:
    """Whether a wanted informant speaks there, or nobody but the interviewer."""
    speaking = heard(voices, *pair)
    return not speaking or any(wanted[n] for n in speaking)


def _places(
    near: Near, within: int, passages: Sequence[tuple[int, Pair]], voices: Sequence[Voice], answers: Answers
) -> list[Reach]:
    """The units of each passage: pieces between borders, turns, answers, or words of the informants."""
    pairs = [pair for _, pair in passages]
    if near is Near.ANSWER:
        return [(units, units) for units in _answers_of(pairs, answers)]
    if near is Near.TURN:
        turns = sorted((span.start, span.end) for voice in voices for span in voice.spans)
        starts, ends = [start for start, _ in turns], [end for _, end in turns]
        ranges = [range(bisect_right(ends, start), bisect_left(starts, end)) for start, end in pairs]
        return [(units, units) for units in ranges]
    if near is Near.WORDS:
        words = sorted(start for voice in voices for start in voice.words)
        at = [(bisect_left(words, start), bisect_left(words, end)) for start, end in pairs]
        borders = sorted({place for pair in at for place in pair})
        looks = [(first - within, last + within) if first < last else (first, last) for first, last in at]
        standing = [_between(borders, *pair) for pair in at]
        return [(units, _between(borders, *look)) for units, look in zip(standing, looks, strict=True)]
    number = {offset: n for n, offset in enumerate(sorted({offset for pair in pairs for offset in pair}))}
    return [(units, units) for units in [range(number[start], number[end]) for start, end in pairs]]


def _between(borders: Sequence[int], start: int, end: int) -> range:
    """The pieces between neighbouring borders that ``start:end`` has some part of."""
    return range(max(bisect_right(borders, start) - 1, 0), bisect_left(borders, end))


def _answers_of(pairs: Sequence[Pair], answers: Answers) -> list[list[int]]:
    """For each passage the numbers of the answers that it has words in common with, in order."""
    spans = sorted((start, end, n) for n, answer in enumerate(answers) for start, end in answer)
    starts, reached = [start for start, _, _ in spans], list(accumulate((end for _, end, _ in spans), max))
    found = []
    for start, end in pairs:
        near = spans[bisect_right(reached, start) : bisect_left(starts, end)]
        found.append(sorted({n for _, last, n in near if start < last}))
    return found


class _Found:
    """What was met so far; sets of nodes are bits of one number, so that a passage costs what is near it, once."""

    def __init__(self, tree: Tree) -> None:
        self._tree = tree
        self._kin = [1 << node for node in range(len(tree.codes))]
        for path in tree.lineages:
            for node in path:
                self._kin[path[0]] |= 1 << node
                self._kin[node] |= 1 << path[0]
        self.passages: Counter[int] = Counter()
        self._near: Counter[tuple[int, int]] = Counter()
        self._who: dict[tuple[int, int], set[str]] = defaultdict(set)

    def add(
        self, passages: Sequence[tuple[int, Pair]], places: Sequence[Reach], voices: Sequence[Voice], basis: Basis
    ) -> None:
        """The passages of one transcript."""
        standing = [0] * (1 + max((unit for units, _ in places for unit in units[-1:]), default=0))
        for (node, _), (units, _) in zip(passages, places, strict=True):
            bit = 1 << node
            for unit in units:
                standing[unit] |= bit
        mine: list[dict[int, int]] = [defaultdict(int) for _ in voices]
        for (node, pair), (_, units) in zip(passages, places, strict=True):
            self.passages[node] += 1
            found = standing[units.start : units.stop] if isinstance(units, range) else [standing[n] for n in units]
            near = reduce(or_, found, 0) & ~self._kin[node]
            if near:
                self._near[node, near] += 1
                for n in heard(voices, *pair):
                    mine[n][node] |= near
        for voice, nodes in zip(voices, mine, strict=True):
            if belongs(voice, basis.filters):
                self._mention(voice.informant, nodes)

    def _mention(self, informant: str, nodes: Mapping[int, int]) -> None:
        """An informant has said both of two codes near each other if each of the two was near the other."""
        for node, near in nodes.items():
            for other in _bits(near >> (node + 1) << (node + 1)):
                if nodes.get(other, 0) >> node & 1:
                    self._who[node, other].add(informant)

    def meetings(self) -> list[Meeting]:
        """Every pair that meets, in the order of the book."""
        near: Counter[tuple[int, int]] = Counter()
        for (node, others), times in self._near.items():
            for other in _bits(others):
                near[node, other] += times
        pairs = sorted({(min(pair), max(pair)) for pair in near})
        return [self._meeting(near, *pair) for pair in pairs]

    def _meeting(self, near: Mapping[tuple[int, int], int], node: int, other: int) -> Meeting:
        one, two = self._tree.codes[node], self._tree.codes[other]
        return Meeting(
            one.key,
            one.label,
            two.key,
            two.label,
            len(self._who.get((node, other), ())),
            near.get((node, other), 0),
            self.passages[node],
            near.get((other, node), 0),
            self.passages[other],
        )


def _bits(number: int) -> Iterator[int]:
    """The places of the bits that are set."""
    while number:
        low = number & -number
        yield low.bit_length() - 1
        number ^= low
