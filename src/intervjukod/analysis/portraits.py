"""Portraits: where in an interview each theme comes up, from its first word to its last."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from intervjukod.analysis.selection import Basis, Counting
from intervjukod.analysis.sweep import Pair, unite
from intervjukod.analysis.tally import by_node, marks
from intervjukod.analysis.tree import Tree, plant
from intervjukod.domain.codebook import Codebook, Label
from intervjukod.domain.coding import Columns
from intervjukod.domain.span import Span, count_within
from intervjukod.domain.transcript import Note

NAME = "portraits"


@dataclass(frozen=True, slots=True)
class Spoken:
    """One transcript to be drawn: the ordered starts of everybody's words, and the informants' turns (code points).

    ``informants`` are those whose turns they are; ``counts`` is False for a transcript that does not count yet.
    """

    transcript: str
    name: str
    words: Sequence[int]
    turns: Sequence[Span]
    informants: frozenset[str]
    counts: bool = True


@dataclass(frozen=True, slots=True)
class Stripe:
    """A theme in one transcript; ``passages`` are merged, in words of the transcript, half-open."""

    code: str
    passages: tuple[Pair, ...]


@dataclass(frozen=True, slots=True)
class Portrait:
    """One transcript of ``words`` words, in which informants speak in ``heard`` (words, half-open).

    ``counts`` is False for one of which nothing may be said to be missing yet.
    """

    transcript: str
    name: str
    words: int
    counts: bool
    heard: tuple[Pair, ...]
    stripes: tuple[Stripe, ...]


@dataclass(frozen=True, slots=True)
class Theme:
    """A code of the first level, with the letter it is given by ("" for none)."""

    code: str
    label: Label
    letter: str


@dataclass(frozen=True, slots=True)
class Portraits:
    """Unit: words of a transcript, the interviewer's too, counted from 0. ``themes`` are those that come up."""

    basis: Basis
    informants: frozenset[str]
    themes: tuple[Theme, ...]
    portraits: tuple[Portrait, ...]
    notes: tuple[Note, ...]


def portraits(columns: Columns, spoken: Sequence[Spoken], codebook: Codebook, basis: Basis) -> Portraits:
    """Where the themes of ``columns`` stand in each of ``spoken``; what lies below a theme is in its stripe.

    Every passage is shown, whoever speaks in it. A theme that comes up nowhere has no stripe.
    """
    tree = plant(codebook, columns.codes)
    number = {transcript: n for n, transcript in enumerate(columns.transcripts)}
    drawn = [_portrait(columns, number.get(one.transcript), one, tree) for one in spoken]
    used = {stripe.code for portrait in drawn for stripe in portrait.stripes}
    themes = tuple(Theme(code.key, code.label, code.letter) for code in tree.codes if code.key in used)
    heard = frozenset(informant for one in spoken for informant in one.informants)
    return Portraits(basis, heard, themes, tuple(drawn), tuple(_remarks(basis)))


def _portrait(columns: Columns, number: int | None, one: Spoken, tree: Tree) -> Portrait:
    stripes = []
    if number is not None:
        rows = slice(bisect_left(columns.transcript, number), bisect_left(columns.transcript, number + 1))
        for node, pairs in sorted(by_node(marks(columns, rows), tree).items()):
            if not tree.depths[node]:
                passages = tuple(_in_words(one.words, pair) for pair in unite(pairs))
                stripes.append(Stripe(tree.codes[node].key, passages))
    heard = tuple(_in_words(one.words, (turn.start, turn.end)) for turn in one.turns)
    return Portrait(one.transcript, one.name, len(one.words), one.counts, heard, tuple(stripes))


def _in_words(starts: Sequence[int], pair: Pair) -> Pair:
    """The words that begin in ``pair``; of a piece of one word that word."""
    first = count_within(starts, 0, pair[0])
    words = count_within(starts, *pair)
    return (first, first + words) if words else (max(first - 1, 0), max(first, 1))


def _remarks(basis: Basis) -> list[Note]:
    notes = [] if basis.of else [Note("reports.nobody_chosen")]
    if basis.counting is Counting.BEGUN:
        notes.append(Note("reports.begun"))
    if basis.unplaced:
        notes.append(Note("versions.unplaced", {"n": basis.unplaced}))
    return notes
