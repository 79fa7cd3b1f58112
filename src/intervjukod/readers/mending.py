"""Labels written wrong, mended by choice: the text stays as it is, the turns get the labels that were meant."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import replace

from intervjukod.domain.span import Span, trimmed
from intervjukod.domain.transcript import Note, Reading, Slip, Turn
from intervjukod.errors import UsageError
from intervjukod.readers.mislabels import Unmarked, remarks, unmarked


def mendable(reading: Reading) -> tuple[str, ...]:
    """What can be mended: the labels of the reading, and what stands in it as a label without its colon."""
    labels = dict.fromkeys(turn.speaker for turn in reading.turns if turn.speaker)
    return tuple(labels | dict.fromkeys(one.written for one in reading.suspicions))


def mended(reading: Reading, meant: Mapping[str, str]) -> Reading:
    """The same text with the turns labelled as ``meant`` says: written label to meant label.

    A turn takes the side of the label it gets, where that has one. A suspected label without its colon
    begins a turn of its own. UsageError for a label that the reading does not have, or an empty meaning.
    """
    known = mendable(reading)
    for written, label in meant.items():
        if written not in known or not label.strip():
            raise UsageError("readers.not_mendable", written=written, meant=label, known=", ".join(known))
    turns = tuple(replace(turn, n=n) for n, turn in enumerate(_relabelled(reading, meant), 1))
    resolved = [one for one in reading.suspicions if one.written in meant]
    told = remarks(resolved)
    notes = [note for note in reading.notes if note not in told]
    notes += [Note("label_mended", {"written": written, "meant": label}) for written, label in meant.items()]
    return replace(
        reading,
        turns=turns,
        notes=tuple(notes),
        suspicions=tuple(one for one in reading.suspicions if one not in resolved),
        mended=(*reading.mended, *meant.items()),
    )


def _relabelled(reading: Reading, meant: Mapping[str, str]) -> Iterator[Turn]:
    side_of = {turn.speaker: turn.side for turn in reversed(reading.turns)}
    marks = _marks(reading, meant)
    for place, turn in enumerate(reading.turns):
        label = meant.get(turn.speaker, turn.speaker)
        piece = replace(turn, speaker=label, side=side_of.get(label, turn.side))
        start = turn.words.start
        for one in marks.get(place, ()):
            words = trimmed(reading.text, Span(start, max(start, one.mark.start)))
            if words:
                yield replace(piece, words=words)
            label = meant[one.written]
            piece = Turn(0, words, label, side_of.get(label, turn.side))
            start = one.mark.end
        words = trimmed(reading.text, Span(start, max(start, turn.words.end)))
        if words:
            yield replace(piece, words=words)


def _marks(reading: Reading, meant: Mapping[str, str]) -> Mapping[int, list[Unmarked]]:
    """The suspected labels without a colon that are meant, by the place of the turn they stand in."""
    names = {one.likely for one in reading.suspicions if one.slip is Slip.COLON and one.written in meant}
    marks: dict[int, list[Unmarked]] = defaultdict(list)
    for one in unmarked(reading.text, [turn.words for turn in reading.turns], names):
        if one.written in meant:
            marks[one.turn].append(one)
    return marks
