"""Co-occurrence: which codes stand near each other, for how many informants, and how much of them does."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from functools import reduce
from itertools import accumulate
from operator import or_, xor

from intervjukod.analysis.counts import Crowd, crowd, remarks
from intervjukod.analysis.selection import Basis, Shown, belongs
from intervjukod.analysis.statistics import jaccard
from intervjukod.analysis.sweep import Pair, heard, speaks, unite
from intervjukod.analysis.tally import by_node, marks
from intervjukod.analysis.tree import Tree, plant
from intervjukod.domain.codebook import Codebook, Label
from intervjukod.domain.coding import Columns, Material, Voice
from intervjukod.domain.span import Span, counts_within
from intervjukod.domain.transcript import Note

Answers = Sequence[Sequence[Pair]]
"""The answers of one transcript, each as the spans it is given in, in code points."""
Units = range | list[int]
Reach = tuple[Units, Units]
"""The units that a passage stands in, and those that it looks for others in."""
Placed = tuple[int, Pair]
"""A node, and a merged passage of it."""


class Near(StrEnum):
    """What two passages share: words in common, a turn, an answer; or words no farther apart than some number."""

    OVERLAP = "overlap"
    TURN = "turn"
    ANSWER = "answer"
    WORDS = "words"


_APART = (Near.OVERLAP, Near.WORDS)
"""Where the passages of one code, which have no words in common, have no unit in common either."""


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
    ``used`` are the codes that have a passage, in the order of the book.
    """

    basis: Basis
    near: Near
    within: int
    crowd: Crowd
    rows: tuple[Meeting, ...]
    notes: tuple[Note, ...]
    used: tuple[str, ...] = ()


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
    found = _Found(tree, apart=near in _APART)
    look = _Look(near, within, answers or {})
    for material, passages, places in _placed(columns, materials, tree, basis, look):
        found.add(passages, places, material.voices, basis)
    voices = [voice for material in materials for voice in material.voices if belongs(voice, basis.filters)]
    used = [node for node in range(len(tree.codes)) if found.passages[node]]
    meetings = found.meetings()
    if basis.shown is not Shown.NOTHING:  # else their order would tell the counts
        meetings.sort(key=lambda one: (-one.informants, -one.association))
    codes = tuple(tree.codes[node].key for node in used)
    notes = tuple(remarks(basis, tree, used, 0))
    return Cooccurrence(basis, near, within, crowd(voices), tuple(meetings), notes, codes)


def near_each_other(
    columns: Columns,
    materials: Sequence[Material],
    codebook: Codebook,
    result: Cooccurrence,
    *,
    answers: Mapping[str, Answers] | None = None,
    pair: tuple[str, str] | None = None,
) -> Iterator[tuple[str, str, str, Span]]:
    """What ``result`` counts as near: code, other code, transcript id, a passage of the first near one of the other.

    Each two codes come both ways round; ``pair`` are the only ones that are wanted. In the order of ``materials``;
    within one the passages of a code are in the order of the text.
    """
    tree = plant(codebook, columns.codes)
    kin, look = _kin(tree), _Look(result.near, result.within, answers or {})
    for material, passages, places in _placed(columns, materials, tree, result.basis, look, pair):
        for node, passage, near in _neighbours(passages, places, kin, apart=result.near in _APART):
            code, span = tree.codes[node].key, Span(*passage)
            for other in _bits(near):
                yield code, tree.codes[other].key, material.transcript, span


@dataclass(frozen=True, slots=True)
class _Look:
    """Where passages look for others."""

    near: Near
    within: int
    answers: Mapping[str, Answers]


def _placed(
    columns: Columns,
    materials: Sequence[Material],
    tree: Tree,
    basis: Basis,
    look: _Look,
    pair: tuple[str, str] | None = None,
) -> Iterator[tuple[Material, Sequence[Placed], Sequence[Reach]]]:
    """Each transcript with its passages, of every code or of a pair of them, and where each looks for others."""
    number = {transcript: n for n, transcript in enumerate(columns.transcripts)}
    only = None if pair is None else {n for n, code in enumerate(tree.codes) if code.key in pair}
    for material in materials:
        n = number.get(material.transcript)
        if n is None or not material.voices:
            continue
        rows = slice(bisect_left(columns.transcript, n), bisect_left(columns.transcript, n + 1))
        passages = list(_passages(columns, rows, tree, only))
        if len(material.voices) > 1:
            wanted = [belongs(voice, basis.filters) for voice in material.voices]
            passages = [passage for passage in passages if _counts(passage[1], material.voices, wanted)]
        answers = look.answers.get(material.transcript, ())
        yield material, passages, _places(look.near, look.within, passages, material.voices, answers)


def _passages(columns: Columns, rows: slice, tree: Tree, only: Collection[int] | None) -> Iterator[Placed]:
    """Node and merged passage, of some nodes or of all."""
    for node, pairs in by_node(marks(columns, rows), tree).items():
        if only is None or node in only:
            for pair in unite(pairs):
                yield node, pair


def _counts(pair: Pair, voices: Sequence[Voice], wanted: Sequence[bool]) -> bool:
    """Whether a wanted informant speaks there, or nobody but the interviewer."""
    speaking = heard(voices, *pair)
    return not speaking or any(wanted[n] for n in speaking)


def _places(
    near: Near, within: int, passages: Sequence[Placed], voices: Sequence[Voice], answers: Answers
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


def _kin(tree: Tree) -> list[int]:
    """For each node, as bits of one number: itself, what is above it and what is below it."""
    kin = [1 << node for node in range(len(tree.codes))]
    for path in tree.lineages:
        for node in path:
            kin[path[0]] |= 1 << node
            kin[node] |= 1 << path[0]
    return kin


def _neighbours(
    passages: Sequence[Placed], places: Sequence[Reach], kin: Sequence[int], *, apart: bool
) -> Iterator[tuple[int, Pair, int]]:
    """Each passage with the nodes, but its kin, of which one stands near it: bits of one number.

    So a passage costs what is near it, once.
    """
    standing = (_crossing if apart else _gathered)(passages, places)
    for (node, pair), (_, units) in zip(passages, places, strict=True):
        found = standing[units.start : units.stop] if isinstance(units, range) else [standing[n] for n in units]
        yield node, pair, reduce(or_, found, 0) & ~kin[node]


def _gathered(passages: Sequence[Placed], places: Sequence[Reach]) -> list[int]:
    """Unit by unit the nodes that stand there, as bits of one number."""
    standing = [0] * (1 + max((unit for units, _ in places for unit in units[-1:]), default=0))
    for (node, _), (units, _) in zip(passages, places, strict=True):
        bit = 1 << node
        for unit in units:
            standing[unit] |= bit
    return standing


def _crossing(passages: Sequence[Placed], places: Sequence[Reach]) -> list[int]:
    """The same from where passages begin and end, however long they are: those of a node have no unit in common."""
    turned = [0] * (1 + max((units.stop for units, _ in places if isinstance(units, range)), default=0))
    for (node, _), (units, _) in zip(passages, places, strict=True):
        if isinstance(units, range):
            turned[units.start] ^= 1 << node
            turned[units.stop] ^= 1 << node
    return list(accumulate(turned, xor))


def _speaking(passages: Sequence[Placed], voices: Sequence[Voice]) -> Iterator[Collection[int]]:
    """The voices that speak in each passage, by place in ``voices``; most interviews have one."""
    pairs = [pair for _, pair in passages]
    if len(voices) > 1:
        yield from (heard(voices, *pair) for pair in pairs)
        return
    for pair, words in zip(pairs, counts_within(voices[0].words, pairs), strict=True):
        yield (0,) if words or speaks(voices[0], *pair) else ()


class _Found:
    """What was met so far; ``apart`` as in ``_neighbours``."""

    def __init__(self, tree: Tree, *, apart: bool) -> None:
        self._tree = tree
        self._apart = apart
        self._kin = _kin(tree)
        self.passages: Counter[int] = Counter()
        self._near: Counter[tuple[int, int]] = Counter()
        self._who: dict[tuple[int, int], set[str]] = defaultdict(set)

    def add(self, passages: Sequence[Placed], places: Sequence[Reach], voices: Sequence[Voice], basis: Basis) -> None:
        """The passages of one transcript."""
        mine: list[dict[int, int]] = [defaultdict(int) for _ in voices]
        neighbours = _neighbours(passages, places, self._kin, apart=self._apart)
        for (node, _, near), speaking in zip(neighbours, _speaking(passages, voices), strict=True):
            self.passages[node] += 1
            if near:
                self._near[node, near] += 1
                for n in speaking:
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
        nodes = range(len(self._tree.codes))
        near = [[0] * len(nodes) for _ in nodes]
        for (node, others), times in self._near.items():
            row = near[node]
            for other in _bits(others):
                row[other] += times
        pairs = ((node, other) for node in nodes for other in nodes[node + 1 :])
        return [self._meeting(near, *pair) for pair in pairs if near[pair[0]][pair[1]] or near[pair[1]][pair[0]]]

    def _meeting(self, near: Sequence[Sequence[int]], node: int, other: int) -> Meeting:
        one, two = self._tree.codes[node], self._tree.codes[other]
        return Meeting(
            one.key,
            one.label,
            two.key,
            two.label,
            len(self._who.get((node, other), ())),
            near[node][other],
            self.passages[node],
            near[other][node],
            self.passages[other],
        )


def _bits(number: int) -> Iterator[int]:
    """The places of the bits that are set."""
    while number:
        low = number & -number
        yield low.bit_length() - 1
        number ^= low
