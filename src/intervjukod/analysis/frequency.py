"""Frequency: for each code, how many informants bring it up, in how many passages and words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from intervjukod.analysis.counts import Counts, Crowd, counts, crowd, leaning, remarks
from intervjukod.analysis.selection import Basis, belongs
from intervjukod.analysis.tally import Groups, Marks, Tally, marks, tally
from intervjukod.analysis.tree import plant
from intervjukod.domain.codebook import Codebook, Label
from intervjukod.domain.coding import Columns, Material, Voice
from intervjukod.domain.transcript import Note

_WHOLE = ""


@dataclass(frozen=True, slots=True)
class FrequencyRow:
    """One code; ``depth`` is 0 for a theme."""

    code: str
    label: Label
    depth: int
    counts: Counts


@dataclass(frozen=True, slots=True)
class Frequency:
    """Unit: informants. Denominators: those heard in the transcripts that count, and their words."""

    basis: Basis
    crowd: Crowd
    rows: tuple[FrequencyRow, ...]
    notes: tuple[Note, ...]


def frequency(
    columns: Columns,
    materials: Sequence[Material],
    codebook: Codebook,
    basis: Basis,
    *,
    asked: Mapping[str, frozenset[str]] | None = None,
) -> Frequency:
    """Count ``columns`` over ``materials``, the transcripts that count; codings elsewhere are left out.

    Rows follow the codebook, with zeros for a code that nobody used; a retired code only when used, a
    used code that the book lacks at the end. A parent counts what lies below it, each informant, passage
    and word once. ``asked`` maps a code to the informants asked about it (``coverage.asked_about``).
    """

    def split(columns: Columns, voices: Sequence[Voice], rows: slice) -> Iterator[tuple[Sequence[Groups], Marks]]:
        yield [(_WHOLE,) if belongs(voice, basis.filters) else () for voice in voices], marks(columns, rows)

    tree = plant(codebook, columns.codes)
    tallies = tally(columns, materials, tree, split)
    whole = tallies.by_group.get(_WHOLE) or Tally.empty(len(tree.codes))
    voices = (voice for material in materials for voice in material.voices)
    people = crowd(voice for voice in voices if belongs(voice, basis.filters))
    shown = [node for node in range(len(tree.codes)) if tree.shows(node, whole.codings[node])]
    rows = []
    for node in shown:
        code = tree.codes[node]
        cell = counts(whole, node, people, (asked or {}).get(code.key))
        rows.append(FrequencyRow(code.key, code.label, tree.depths[node], cell))
    notes = remarks(basis, tree, shown, tallies.silent)
    notes += leaning((row.code, None, row.counts) for row in rows)
    return Frequency(basis, people, tuple(rows), tuple(notes))
