"""From cues, as recorders and transcription programs write them, to a text to read and its turns.

The canonical text is made here, for all formats alike. A turn begins with ``[0:00:03] Label: ``, outside its
words; then its cues; then, outside them too, what is remarked about it; and a blank line ends it. Cues of one
speaker in a row are one turn, and the times of all of them are kept.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import chain, islice, pairwise
from typing import TypeVar

from intervjukod.domain.span import laid_out
from intervjukod.domain.text import Canonical, canonical
from intervjukod.domain.transcript import Note, Reading, clock
from intervjukod.errors import SourceError
from intervjukod.readers.assembly import Found, Source, reading
from intervjukod.readers.speakers import Heard, Said

MANY = 200_000
"""Cues. A spoken day in single words has fewer; a file with more is damaged or something else."""
LONGEST = 10_000 * 3600.0
"""Seconds. No recording is longer; a time beyond it is a damaged one."""
PAUSE = 2.0
"""Seconds of silence after which a new turn begins where nobody is named."""
PARAGRAPH = 60.0
"""Seconds after which, where nobody is named, a new turn begins with the next sentence."""

TIME_LINE = re.compile(
    r"[ \t]{0,9}(?P<start>[-\d][-\d:.,]{0,20})[ \t]{1,9}-->[ \t]{1,9}(?P<end>[-\d][-\d:.,]{0,20})(?=\s|$)", re.MULTILINE
)
_CLOCK = re.compile(r"(?:(\d{1,4}):)?(\d{1,2}):(\d{1,2})(?:[.,](\d{1,3}))?")
_SENTENCE_END = re.compile(r"[.?!…][\"'”’»)\]]{0,3}$")


@dataclass(frozen=True, slots=True)
class Cue:
    """Words that are heard from ``time`` to ``end`` (seconds; None where the file does not tell).

    ``speaker`` is None where nobody is named: the one before goes on. ``asides`` are remarks about the cue,
    such as a nod; nobody says them. ``line`` is where it stands in the file, counted from 1.
    """

    words: str
    speaker: str | None = None
    time: float | None = None
    end: float | None = None
    asides: tuple[str, ...] = ()
    line: int | None = None


@dataclass(frozen=True, slots=True)
class Script:
    """What a reader found: the cues in order, and what stands before them, which nobody says.

    ``joint`` stands between the cues of a turn; where they are ``apart``, each is a turn of its own. ``made``
    counts what became of letters on the way here.
    """

    cues: Sequence[Cue]
    preamble: str = ""
    joint: str = "\n"
    apart: bool = False
    attributes: Mapping[str, str] = field(default_factory=dict)
    notes: tuple[Note, ...] = ()
    made: Canonical = field(default_factory=lambda: Canonical(""))


Item = TypeVar("Item")


def bounded(items: Iterable[Item], path: str) -> list[Item]:
    """The items of the file at ``path``, such as cues. SourceError when there are more than any transcript has."""
    found = list(islice(items, MANY + 1))
    if len(found) > MANY:
        raise SourceError("readers.too_many_cues", path=path, limit=MANY)
    return found


def seconds_in(value: object, unit: float = 1.0) -> float | None:
    """The time that a number or its digits tell, in seconds; None for anything else, and beyond all recordings.

    ``unit`` is the length of one, in seconds.
    """
    if isinstance(value, bool) or not isinstance(value, (int, float, str)):
        return None
    try:
        time = float(value) * unit
    except (ValueError, OverflowError):
        return None
    return round(time, 3) if 0 <= time < LONGEST else None  # not so for NaN either


def clock_time(stamp: str) -> float | None:
    """``1:02:09,5`` is 3729.5; None for what is no such time."""
    match = _CLOCK.fullmatch(stamp)
    if match is None:
        return None
    hours, minutes, whole, fraction = match.groups()
    return int(hours or 0) * 3600 + int(minutes) * 60 + float(f"{whole}.{fraction or 0}")


def time_line(line: str) -> tuple[float | None, float | None] | None:
    """The times of a line such as ``00:00:03,120 --> 00:00:04,900``, None for one that is damaged.

    None when the line is no such line.
    """
    match = TIME_LINE.match(line)
    return (clock_time(match["start"]), clock_time(match["end"])) if match else None


@dataclass(slots=True)
class _Counts:
    """What became of the letters of a file on the way to the text: all that changed any."""

    changed: list[Canonical]

    def plain(self, raw: str) -> str:
        made = canonical(raw)
        if made.text != raw:
            self.changed.append(made)
        return made.text.strip()

    def of(self, text: str) -> Canonical:
        counts = ((one.nfc_changes, one.newlines, one.surrogate_pairs, one.lone_surrogates) for one in self.changed)
        return Canonical(text, *map(sum, zip(*counts, strict=True)))


def transcribed(source: Source, script: Script, reader: str, version: int) -> Reading:
    """The reading of a script. SourceError when nobody says anything."""
    counts = _Counts([script.made])
    cues = list(_cleaned(script.cues, counts))
    named = any(cue.speaker for cue in cues)
    turns = [[cue] for cue in cues] if script.apart else list(_by_speaker(cues) if named else _by_pause(cues))
    parts, places = _laid_under(counts.plain(script.preamble), turns, script.joint)
    spans = list(laid_out(parts))
    said = tuple(
        Said(spans[place[0]].cover(spans[place[-1]]), turn[0].speaker or "", turn[0].time)
        for turn, place in zip(turns, places, strict=True)
    )
    times = tuple(
        (spans[place].start, cue.time)
        for cue, place in zip(chain(*turns), chain(*places), strict=True)
        if cue.time is not None
    )
    notes = (*script.notes, *_about(cues, [] if script.apart else turns, named))
    text = "".join(parts).rstrip("\n")
    if "\0" in text:  # JSON can write it; files of text that hold it are refused when they are decoded
        raise SourceError("files.binary", path=source.path)
    found = Found(counts.of(text), script.attributes, notes=notes, times=times)
    return reading(source, found, Heard(said), reader, version)


def _cleaned(cues: Iterable[Cue], counts: _Counts) -> Iterator[Cue]:
    """Those with words, canonical; what is remarked about one without words goes to the one before it."""
    before: Cue | None = None
    asides: list[str] = []
    for cue in cues:
        words = counts.plain(cue.words)
        if words:
            if before:
                yield replace(before, asides=tuple(asides))
            speaker = " ".join(counts.plain(cue.speaker or "").split()) or None
            before, asides = replace(cue, words=words, speaker=speaker), []
        asides += filter(None, map(counts.plain, cue.asides))
    if before:
        yield replace(before, asides=tuple(asides))


def _by_speaker(cues: Iterable[Cue]) -> Iterator[list[Cue]]:
    turn: list[Cue] = []
    for cue in cues:
        if turn and cue.speaker not in (None, turn[0].speaker):
            yield turn
            turn = []
        turn.append(cue)
    if turn:
        yield turn


def _by_pause(cues: Iterable[Cue]) -> Iterator[list[Cue]]:
    turn: list[Cue] = []
    for cue in cues:
        if turn and _breaks(turn, cue):
            yield turn
            turn = []
        turn.append(cue)
    if turn:
        yield turn


def _breaks(turn: Sequence[Cue], cue: Cue) -> bool:
    """Whether a pause, or a sentence that ends after a minute, parts a cue from the turn before it."""
    first, last = turn[0], turn[-1]
    if cue.time is None:
        return False
    if last.end is not None and cue.time - last.end >= PAUSE:
        return True
    is_long = first.time is not None and cue.time - first.time >= PARAGRAPH
    return is_long and _SENTENCE_END.search(last.words) is not None


def _laid_under(preamble: str, turns: Iterable[Sequence[Cue]], joint: str) -> tuple[list[str], list[list[int]]]:
    """The text in parts, and for each turn which parts are the words of its cues."""
    parts = [f"{preamble}\n\n"] if preamble else []
    places: list[list[int]] = []
    for turn in turns:
        parts.append(_head(turn[0]))
        places.append([])
        for n, cue in enumerate(turn):
            parts += [joint, cue.words] if n else [cue.words]
            places[-1].append(len(parts) - 1)
        parts += [_aside(cue, aside) for cue in turn for aside in cue.asides]
        parts.append("\n\n")
    return parts, places


def _head(cue: Cue) -> str:
    time = "" if cue.time is None else f"[{clock(cue.time)}] "
    return f"{time}{cue.speaker}: " if cue.speaker else time


def _aside(cue: Cue, aside: str) -> str:
    return f"\n({aside})" if cue.time is None else f"\n({clock(cue.time)} {aside})"


def _about(cues: Sequence[Cue], turns: Sequence[Sequence[Cue]], named: bool) -> Iterator[Note]:
    """What there is to tell of who speaks and when."""
    if not named:
        yield Note("no_labels")
        if len(turns) > 1:
            yield Note("turns_by_pauses", {"pause": f"{PAUSE:g}", "paragraph": f"{PARAGRAPH:g}"})
    timed = [cue for cue in cues if cue.time is not None]
    back = [cue for before, cue in pairwise(timed) if (cue.time or 0) < (before.time or 0)]
    if back:
        yield Note("times_backwards", {"count": len(back), "time": clock(back[0].time or 0)}, back[0].line)


def untimed(cues: Iterable[Cue]) -> Iterator[Note]:
    """What there is to tell of words without a time in a format where all have one."""
    without = [cue for cue in cues if cue.time is None and cue.words.strip()]
    if without:
        yield Note("times_missing", {"count": len(without)}, without[0].line)
