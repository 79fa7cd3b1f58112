"""The transcripts that portraits are drawn of."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from intervjukod.analysis.portraits import Portraits, Spoken, portraits
from intervjukod.analysis.selection import belongs
from intervjukod.domain.coding import Material
from intervjukod.domain.text import word_starts
from intervjukod.study.ground import Ground, columns


def portrayed(ground: Ground, names: Sequence[str]) -> Portraits:
    """Those that are named, done or not; of no name those that count. NotFoundError, AmbiguousError for a name.

    A transcript without an informant of the selection is left out. Of named ones the report says how many are done.
    """
    wanted = [ground.context.find_transcript(name) for name in names]
    drawn, basis = list(_spoken(ground, wanted)), ground.basis
    if names:
        basis = replace(basis, counted=sum(one.counts for one in drawn), of=len(drawn))
    return portraits(columns(ground), drawn, ground.context.book, basis)


def _spoken(ground: Ground, wanted: Sequence[str]) -> Iterator[Spoken]:
    counted = {material.transcript for material in ground.selection.counted}
    everything = (*ground.selection.counted, *ground.selection.pending)
    for material in sorted(everything, key=lambda material: material.name):
        if material.transcript in (wanted or counted):
            yield _read(ground, material, material.transcript in counted)


def _read(ground: Ground, material: Material, counts: bool) -> Spoken:
    opened = ground.context.transcript(material.transcript)
    voices = [voice for voice in material.voices if belongs(voice, ground.basis.filters)]
    return Spoken(
        material.transcript,
        material.name,
        word_starts(opened.text, (turn.words for turn in opened.turns)),
        sorted(span for voice in voices for span in voice.spans),
        frozenset(voice.informant for voice in voices),
        counts,
    )
