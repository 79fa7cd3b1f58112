"""Who speaks where in plain text: labels cut it into turns, paragraphs do where there are none."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from intervjukod.domain.span import Span, gap, index_at, trimmed, whole
from intervjukod.domain.text import line_of
from intervjukod.domain.transcript import Note
from intervjukod.readers import labels
from intervjukod.readers.label_choice import TOLD, choose_labels
from intervjukod.readers.labels import Label
from intervjukod.readers.names import is_interviewer

__all__ = ["TOLD", "Heard", "Said", "hear"]

_LINE = re.compile(r"[^\n]+")
_BLANK_LINE = re.compile(r"\n[ \t]{0,20}\n")
_WHOLE_LINE = re.compile(r"^[^\n]*", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Said:
    """Something said: its words (span of the canonical text), the speaker's label, seconds from the start."""

    words: Span
    speaker: str
    time: float | None = None


@dataclass(frozen=True, slots=True)
class Heard:
    """Everything said in a text, in order, and what there is to tell about the labels."""

    said: tuple[Said, ...]
    notes: tuple[Note, ...] = ()


def hear(text: str, headings: Collection[int] = (), first_line: int = 1) -> Heard:
    """Who says what in a canonical ``text``.

    ``headings`` are 1-based lines of ``text`` that nobody says; ``first_line`` is the line of the file
    that ``text`` begins on. Without any label every paragraph is a turn of the speaker "".
    """
    taken, notes = choose_labels(text, {block.start for block in _blocks(text, (), ())})
    breaks = sorted([*_lines(text, headings), *labels.recorder_lines(text)])
    if not taken:
        return Heard(_paragraphs(text, breaks), (Note("no_labels"),))
    names = {label.name for label in taken}
    if all(is_interviewer(name) for name in names):
        said, notes = _paragraphs(text, breaks, taken), [_only_interviewers(text, taken), *notes]
    else:
        said = tuple(_turns(text, taken, breaks))
        if len(names) == 1:
            notes.append(Note("one_speaker", {"label": taken[0].name}, line_of(text, taken[0].mark.end)))
    in_file = (replace(note, line=note.line and note.line + first_line - 1) for note in notes)
    return Heard(said, tuple(in_file))


def _only_interviewers(text: str, taken: list[Label]) -> Note:
    names = dict.fromkeys(label.name for label in taken)
    return Note("only_interviewers", {"labels": ", ".join(names)}, line_of(text, taken[0].mark.end))


@dataclass(frozen=True, slots=True)
class _Mark:
    """What stands between the words: a label, or without a ``name`` a time or a heading."""

    place: Span
    name: str | None = None
    time: float | None = None


def _turns(text: str, taken: list[Label], breaks: list[Span]) -> Iterator[Said]:
    """Words from each mark to the next. A time or a heading begins a new turn of the same speaker."""
    before = [*map(_Mark, breaks), *(_Mark(place, None, time) for place, time in labels.leading_stamps(text))]
    before += [_Mark(label.mark, label.name, label.time) for label in taken]
    ends = [_Mark(place, None, time) for place, time in _ends(text, [mark.place for mark in before])]
    marks = _apart([*before, *ends])
    following = [mark.place.start for mark in marks[1:]] + [whole(text).end]
    held = _beginning(ends, [mark.time for mark in before])
    speaker: str | None = None
    for mark, until in zip(marks, following, strict=True):
        speaker = mark.name if mark.name is not None else speaker
        words = trimmed(text, Span(mark.place.end, until))
        if words and speaker is not None:
            yield Said(words, speaker, held if mark.time is None else mark.time)
        if mark.name is None and mark.time is not None and not words:
            held = mark.time  # a time with nothing after it is that of what follows
        elif speaker is not None:
            held = None


def _apart(marks: Iterable[_Mark]) -> list[_Mark]:
    """The marks in order, of those that begin at one place the last, without those that begin within another."""
    apart: list[_Mark] = []
    for _, mark in sorted({mark.place.start: mark for mark in marks}.items()):
        if not (apart and apart[-1].place.overlaps(mark.place)):
            apart.append(mark)
    return apart


def _ends(text: str, marks: Sequence[Span]) -> Iterator[tuple[Span, float | None]]:
    """Times at the end of a line that are no part of a label or of a line that nobody says."""
    ordered = sorted(marks)
    starts = [mark.start for mark in ordered]
    for place, time in labels.trailing_stamps(text):
        before = index_at(starts, place.start)
        if before < 0 or not ordered[before].overlaps(place):
            yield place, time


def _beginning(ends: Sequence[object], begins: Iterable[float | None]) -> float | None:
    """When what is said first begins, where only the ends of turns have their times: with the recording."""
    return 0.0 if ends and all(time is None for time in begins) else None


def _paragraphs(text: str, breaks: list[Span], taken: Sequence[Label] = ()) -> tuple[Said, ...]:
    """Blocks between blank lines, or lines in a text without blank lines; a label holds for its own block."""
    heads = {place.start: Label("", place, time) for place, time in labels.leading_stamps(text)}
    heads |= {label.mark.start: label for label in taken}
    ends = {place.end: (place, time) for place, time in _ends(text, [*breaks, *(head.mark for head in heads.values())])}
    held = _beginning(list(ends), [head.time for head in heads.values()])
    said = []
    for block in _blocks(text, {place.start for place in breaks}, heads.keys(), ends.keys()):
        head = heads.get(block.start, Label("", Span(block.start, block.start)))
        place, time = ends.get(block.end, (Span(block.end, block.end), None))
        words = trimmed(text, gap(head.mark, Span(place.start, place.start)))
        if words:
            said.append(Said(words, head.name, held if head.time is None else head.time))
        held = time
    return tuple(said)


def _blocks(
    text: str, closing: Collection[int], opening: Collection[int], ending: Collection[int] = ()
) -> Iterator[Span]:
    """Lines that belong together. Nobody says a line that starts in ``closing``; ``opening`` start blocks.

    Lines that end in ``ending`` end blocks.
    """
    joined = _BLANK_LINE.search(text) is not None
    block: Span | None = None
    for match in _LINE.finditer(text):
        line = Span(*match.span())
        said = line.start not in closing and bool(match[0].strip())
        goes_on = joined and said and line.start not in opening
        if block and goes_on and block.end not in ending and block.shift(1).end == line.start:
            block = block.cover(line)
            continue
        if block:
            yield block
        block = line if said else None
    if block:
        yield block


def _lines(text: str, numbers: Collection[int]) -> list[Span]:
    """The lines with these 1-based numbers, without their line ends."""
    if not numbers:
        return []
    return [Span(*match.span()) for n, match in enumerate(_WHOLE_LINE.finditer(text), 1) if n in numbers]
