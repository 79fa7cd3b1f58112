"""Labels that are probably written wrong: told with what is likely meant, and mended by none but a person."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from intervjukod.domain.span import Span, index_at, trimmed
from intervjukod.domain.text import lines_of
from intervjukod.domain.transcript import Note, Slip, Suspicion
from intervjukod.readers.names import COMPARED, plain_name, slip
from intervjukod.readers.speakers import Said

RARE = 4
"""How many times more often the other label stands before one letter or a number is a slip and no person."""
LINES = 20
"""How many lines a note tells one by one."""

_NOTES = {
    Slip.LOOK_ALIKE: "suspect_look_alike",
    Slip.FORM: "suspect_form",
    Slip.LETTER: "suspect_letter",
    Slip.NUMBER: "suspect_number",
    Slip.COLON: "suspect_colon",
}


@dataclass(frozen=True, slots=True)
class Unmarked:
    """A known label without its colon, as ``written``, from the start of its line to where words begin.

    ``turn`` is the place among the turns, from 0, of the one whose words it stands in.
    """

    written: str
    name: str
    mark: Span
    turn: int


def suspected(text: str, said: Sequence[Said], first_line: int = 1) -> tuple[Suspicion, ...]:
    """The labels in ``text`` that look like another one written wrong, the most frequent first.

    ``said`` is in order; ``first_line`` is the line of the file that ``text`` begins on. A label is compared
    with those that stand more often, so that of two that stand once neither is suspected.
    """
    counts = Counter(one.speaker for one in said if one.speaker)
    slips = dict(_slips(counts))
    places = _label_places(text, said, slips)
    found = [
        Suspicion(written, likely, how, counts[written], _lines(text, places[written], first_line))
        for written, (likely, how) in slips.items()
    ]
    bare: dict[tuple[str, str], list[int]] = defaultdict(list)
    for one in unmarked(text, [one.words for one in said], counts):
        bare[one.written, one.name].append(one.mark.start)
    found += [
        Suspicion(written, name, Slip.COLON, len(starts), _lines(text, starts, first_line))
        for (written, name), starts in bare.items()
    ]
    return tuple(found)


def remarks(suspicions: Sequence[Suspicion]) -> list[Note]:
    """The suspicions as notes of a reading."""
    return [
        Note(
            _NOTES[one.slip],
            {"written": one.written, "likely": one.likely, "count": one.count},
            one.lines[0],
            one.lines[1:LINES],
            len(one.lines[LINES:]),
        )
        for one in suspicions
    ]


def unmarked(text: str, turns: Sequence[Span], names: Collection[str]) -> Iterator[Unmarked]:
    """Lines inside the words of ``turns``, which are in order, that say one of ``names`` and nothing else, or
    have a semicolon after it. A number alone on its line is a page's."""
    known = sorted(name for name in names if not name.isdecimal())[:COMPARED]
    if not known:
        return
    of = "|".join(re.escape(name) for name in known)
    pattern = re.compile(rf"^[ \t]{{0,20}}(?:(?P<alone>{of})[ \t]{{0,20}}$|(?P<marked>{of});)", re.MULTILINE)
    starts = [words.start for words in turns]
    for match in pattern.finditer(text):
        mark = Span(*match.span())
        turn = index_at(starts, trimmed(text, mark).start)
        if turn >= 0 and turns[turn].contains(trimmed(text, mark)):
            name = match["alone"] or match["marked"]
            yield Unmarked(match[0].strip(), name, mark, turn)


def _slips(counts: Counter[str]) -> Iterator[tuple[str, tuple[str, Slip]]]:
    """Each label that is likely another one, with that one and how."""
    ranked = [name for name, _ in counts.most_common()]
    for place, name in enumerate(ranked):
        for other in ranked[: min(place, COMPARED)]:
            how = slip(name, other) if counts[other] > 1 else None
            if how and _is_credible(name, other, how, counts):
                yield name, (other, how)
                break
        if place > 2 * COMPARED:
            return


def _is_credible(name: str, other: str, how: Slip, counts: Counter[str]) -> bool:
    """Signs that look alike are a slip however often; a letter or a number may make another person."""
    if how in (Slip.LOOK_ALIKE, Slip.FORM):
        return True
    siblings = sum(plain_name(one) == plain_name(name) for one in counts)
    is_rare = counts[name] == 1 or RARE * counts[name] <= counts[other]
    return is_rare and (how is not Slip.NUMBER or siblings == 2)


def _label_places(text: str, said: Sequence[Said], names: Collection[str]) -> Mapping[str, list[int]]:
    """Where the labels ``names`` stand, code points, rising: before the words of their turns."""
    places: dict[str, list[int]] = defaultdict(list)
    before = 0
    for one in said:
        if one.speaker in names:
            at = text.rfind(one.speaker, before, one.words.start)
            if at >= 0 or one.speaker not in places:
                places[one.speaker].append(at if at >= 0 else one.words.start)
        before = one.words.end
    return places


def _lines(text: str, starts: Sequence[int], first_line: int) -> tuple[int, ...]:
    return tuple(dict.fromkeys(line + first_line - 1 for line in lines_of(text, starts)))
