"""The count behind every table: passages, codings, words and informants for each code, by group.

A passage belongs to the informants who say at least one code point of it; one in which only the
interviewer speaks belongs to all of its transcript's informants, as a passage and as codings, but is
nobody's mention and has no words. A group counts what belongs to any of its informants, once.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import chain

from intervjukod.analysis.sweep import Pair, heard, speaks, unite
from intervjukod.analysis.tree import Tree
from intervjukod.domain.coding import Columns, Material, Voice
from intervjukod.domain.span import counts_within

Groups = Sequence[str]
Marks = Iterable[tuple[int, Pair]]
"""Codings in order of start: the number of the code in ``Columns.codes``, and where."""

Split = Callable[[Columns, Sequence[Voice], slice], Iterator[tuple[Sequence[Groups], Marks]]]
"""Parts the codings of one transcript: for each part, the groups of each voice, and the codings."""


@dataclass(slots=True)
class Tally:
    """Counts of one group, each list running over the nodes of the tree.

    ``mentions`` maps an informant to the number of passages in which they speak.
    """

    passages: list[int]
    codings: list[int]
    words: list[int]
    mentions: list[dict[str, int]]

    @classmethod
    def empty(cls, nodes: int) -> Tally:
        return cls([0] * nodes, [0] * nodes, [0] * nodes, [{} for _ in range(nodes)])

    def mention(self, node: int, informant: str, passages: int, words: int) -> None:
        self.words[node] += words
        mentions = self.mentions[node]
        mentions[informant] = mentions.get(informant, 0) + passages


@dataclass(frozen=True, slots=True)
class Tallies:
    """The tallies by group, and in how many passages of a theme only the interviewer speaks."""

    by_group: Mapping[str, Tally]
    silent: int


def tally(columns: Columns, materials: Iterable[Material], tree: Tree, split: Split) -> Tallies:
    """Counts by group over the transcripts of ``materials``. Linear in codings times depth of the tree.

    A transcript without informants counts for nothing: there is nobody in it whom a count could be of.
    """
    by_group: dict[str, Tally] = defaultdict(lambda: Tally.empty(len(tree.codes)))
    number = {transcript: n for n, transcript in enumerate(columns.transcripts)}
    silent = 0
    for material in materials:
        n = number.get(material.transcript)
        voices = material.voices
        if n is None or not voices:
            continue
        rows = slice(bisect_left(columns.transcript, n), bisect_left(columns.transcript, n + 1))
        for groups, part in split(columns, voices, rows):
            found = by_node(part, tree)
            if len(voices) == 1:
                unheard = _add_one(found, voices[0], [by_group[group] for group in groups[0]])
            else:
                unheard = _add_several(found, voices, groups, by_group)
            silent += sum(passages for node, passages in unheard if not tree.depths[node])
    return Tallies(by_group, silent)


def marks(columns: Columns, rows: slice) -> Iterator[tuple[int, Pair]]:
    """The codings of ``rows``."""
    return zip(columns.code[rows], zip(columns.start[rows], columns.end[rows], strict=True), strict=True)


def by_node(marks: Marks, tree: Tree) -> dict[int, Sequence[Pair]]:
    """The codings of each node with what is below it, in order of start."""
    by_code: dict[int, list[Pair]] = defaultdict(list)
    for code, pair in marks:
        by_code[code].append(pair)
    runs: dict[int, list[list[Pair]]] = defaultdict(list)
    for code, pairs in by_code.items():
        for node in tree.paths[code]:
            runs[node].append(pairs)
    return {node: some[0] if len(some) == 1 else sorted(chain.from_iterable(some)) for node, some in runs.items()}


def _add_one(
    by_node: Mapping[int, Sequence[Pair]], voice: Voice, tallies: Sequence[Tally]
) -> Iterator[tuple[int, int]]:
    """Add a transcript with one informant; gives the passages of each node in which they are not heard."""
    for node, pairs in by_node.items():
        passages = unite(pairs)
        said = counts_within(voice.words, passages)
        own, words = len(passages), sum(said)
        if 0 in said:
            own -= sum(not count and not speaks(voice, *pair) for count, pair in zip(said, passages, strict=True))
        for tally in tallies:
            tally.codings[node] += len(pairs)
            tally.passages[node] += len(passages)
            if own:
                tally.mention(node, voice.informant, own, words)
        if own < len(passages):
            yield node, len(passages) - own


def _add_several(
    by_node: Mapping[int, Sequence[Pair]],
    voices: Sequence[Voice],
    groups: Sequence[Groups],
    tallies: Mapping[str, Tally],
) -> Iterator[tuple[int, int]]:
    """Add a transcript with several informants, who may be of several groups; gives what ``_add_one`` does."""

    @cache
    def said(pair: Pair) -> Mapping[int, int]:
        return heard(voices, *pair)

    def owners(pair: Pair) -> set[str]:
        return {group for n in said(pair) or range(len(voices)) for group in groups[n]}

    for node, pairs in by_node.items():
        for pair in pairs:
            for group in owners(pair):
                tallies[group].codings[node] += 1
        passages = unite(pairs)
        for passage in passages:
            for group in owners(passage):
                tallies[group].passages[node] += 1
            for n, words in said(passage).items():
                for group in groups[n]:
                    tallies[group].mention(node, voices[n].informant, 1, words)
        yield node, sum(not said(passage) for passage in passages)
