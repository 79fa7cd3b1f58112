"""Turns as people mend them: a speaker's label changed, a boundary set or taken away, without a word of new text.

A mend names the code point at which a turn begins (or is to begin), and belongs to one version of the text.
What stands is worked out from the turns as the version has them and the mends of all versions, so that copies that
have the same mends show the same turns, in whatever order they got them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from intervjukod.domain.edit_map import EditMap, kept_at, stretch
from intervjukod.domain.span import after, first_in, index_at, pieces, trimmed
from intervjukod.domain.transcript import Side, Turn

MEND = "turn:"
"""What the name of a version's field begins with when it holds a mend; the offset follows."""

SIDE = "side:"
"""What the name of a transcript's field begins with when it holds the side of a speaker, whose label follows."""

Mends = Mapping[int, str | None]
"""Offset (code points) to the label of the turn that begins there; None where no turn is to begin."""


def mended(text: str, turns: Sequence[Turn], mends: Mends, sides: Mapping[str, Side] | None = None) -> tuple[Turn, ...]:
    """The turns with the mends; a speaker is on one side throughout, in ``sides`` where that says so.

    What stood between two turns that are joined, such as a label, is a part of the words then.
    """
    if not mends and not sides and _are_settled(turns):
        return tuple(turns)
    made: list[Turn] = []
    for start, turn in _cut(text, turns, mends):
        label = mends.get(start, turn.speaker)
        if label is None and made:
            made[-1] = replace(made[-1], words=made[-1].words.cover(turn.words))
        else:
            made.append(replace(turn, speaker=turn.speaker if label is None else label))
    side_of = dict(sides or {})
    for turn in (*turns, *made):
        side_of.setdefault(turn.speaker, turn.side)
    return tuple(replace(turn, n=n, side=side_of[turn.speaker]) for n, turn in enumerate(made, 1))


def _are_settled(turns: Sequence[Turn]) -> bool:
    """Whether the turns are numbered from 1 and each speaker is on one side: as nearly all are, and always were."""
    voices = {(turn.speaker, turn.side) for turn in turns}
    return len(voices) == len({speaker for speaker, _ in voices}) and all(
        turn.n == n for n, turn in enumerate(turns, 1)
    )


def _cut(text: str, turns: Sequence[Turn], mends: Mends) -> Iterator[tuple[int, Turn]]:
    """The turns in parts, where a mend sets a boundary inside of one, each with the offset that it is known by."""
    cuts = sorted(start for start, label in mends.items() if label is not None)
    for turn in turns:
        for start, words in pieces(text, turn.words, cuts):
            first = start == turn.words.start
            yield (
                start,
                turn
                if first and words == turn.words
                else replace(turn, words=words, time=turn.time if first else None),
            )


def difference(before: Sequence[Turn], after: Sequence[Turn]) -> dict[int, str | None]:
    """The mends that make ``after`` of ``before``, turns of one text."""
    old = {turn.words.start: turn.speaker for turn in before}
    new: dict[int, str | None] = {turn.words.start: turn.speaker for turn in after}
    gone: dict[int, str | None] = dict.fromkeys(old.keys() - new.keys())
    return gone | {start: label for start, label in new.items() if start not in old or old[start] != label}


def carried(turns: Sequence[Turn], edits: EditMap, text: str) -> tuple[Turn, ...]:
    """The turns after an edit that made ``text``, with what was written at their ends; empty ones are gone."""
    made: list[Turn] = []
    placed = [replace(turn, words=stretch(edits, turn.words)) for turn in turns]
    for turn in sorted(placed, key=lambda turn: turn.words):
        words = trimmed(text, after(turn.words, made[-1].words) if made else turn.words)
        if words:
            made.append(replace(turn, n=len(made) + 1, words=words))
    return tuple(made)


def united(base: Sequence[Turn], ours: Sequence[Turn], theirs: Sequence[Turn], text: str) -> tuple[Turn, ...]:
    """The turns of a text that was made of two, each carried there: theirs where they changed what ``base`` had."""
    had, here, there = ({turn.words.start: turn for turn in turns} for turns in (base, ours, theirs))
    made: list[Turn] = []
    for start in sorted(had | here | there):
        turn = (there if _are_alike(here.get(start), had.get(start)) else here).get(start)
        words = trimmed(text, after(turn.words, made[-1].words) if made else turn.words) if turn is not None else None
        if turn is not None and words:
            made.append(replace(turn, n=len(made) + 1, words=words))
    return tuple(made)


def _are_alike(one: Turn | None, other: Turn | None) -> bool:
    """Whether two turns have the same words and speaker, or neither is there."""
    if one is None or other is None:
        return one is other
    return (one.words, one.speaker) == (other.words, other.speaker)


def carried_mends(mends: Mends, old: Sequence[Turn], edits: EditMap, new: Sequence[Turn]) -> dict[int, str | None]:
    """What mends of the turns ``old`` say of the turns ``new``, those of the text after ``edits``.

    A mend holds where the turn is still as it was before it was mended: a turn that another speaker has by now was
    seen to by somebody.
    """
    begins = [turn.words.start for turn in old]
    begins_now = [turn.words.start for turn in new]
    found: dict[int, str | None] = {}
    for start, label in sorted(mends.items()):
        turn = old[max(0, index_at(begins, start))]
        if turn.words.start == start:
            place = first_in(begins_now, stretch(edits, turn.words))
        else:
            place = kept_at(edits, start) if label is not None else None
        if place is not None:
            there = new[max(0, index_at(begins_now, place))]
            if there.speaker == turn.speaker and there.words.holds(place):
                found[place] = label
    return found


def mends_of(fields: Mapping[str, Any]) -> dict[int, str | None]:
    """The mends among the fields of a version; a field that says nothing is none."""
    said = {name[len(MEND) :]: value for name, value in fields.items() if name.startswith(MEND)}
    return {
        int(start): None if value is False else str(value)
        for start, value in said.items()
        if start.isdecimal() and value is not None
    }


def mend_fields(mends: Mends) -> dict[str, object]:
    """Mends as fields of a version."""
    return {f"{MEND}{start}": False if label is None else label for start, label in sorted(mends.items())}


def sides_of(fields: Mapping[str, Any]) -> dict[str, Side]:
    """The sides that a person gave speakers, by label, among the fields of a transcript."""
    said = {name[len(SIDE) :]: value for name, value in fields.items() if name.startswith(SIDE)}
    known = {side.value: side for side in Side}
    return {label: known[value] for label, value in said.items() if value in known}
