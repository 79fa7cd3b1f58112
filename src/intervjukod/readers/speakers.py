"""Who speaks where in plain text: which lines begin a turn, and what about them is worth a look.

A colon does not make a label. One that is repeated does, and one of at most four characters may; what is
taken on weaker grounds, or looks like a label and is not taken, is reported.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from intervjukod.domain.span import Span, trimmed, whole
from intervjukod.domain.text import line_of
from intervjukod.domain.transcript import Note
from intervjukod.readers import labels
from intervjukod.readers.labels import Label
from intervjukod.readers.names import INFORMANTS, INTERVIEWERS, plain_name, resembles

LABEL_WORDS = 4
SHORT = 4
"""Characters. A label this short may stand once."""
ASIDES = frozenset({"obs", "nb", "ps"})
TOLD = 5
"""How many words that were not taken for labels are named in a note."""

_LINE = re.compile(r"[^\n]+")
_WHOLE_LINE = re.compile(r"^[^\n]*", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Said:
    """Something said: its words (span of the canonical text), the speaker's label, seconds from the start."""

    words: Span
    speaker: str
    time: float | None = None


@dataclass(frozen=True, slots=True)
class Heard:
    """Everything said in a text, in order. ``like`` maps a doubtful label to the one that it resembles."""

    said: tuple[Said, ...]
    like: Mapping[str, str] = field(default_factory=dict)
    notes: tuple[Note, ...] = ()


def hear(text: str, headings: Collection[int] = (), first_line: int = 1) -> Heard:
    """Who says what in a canonical ``text``.

    ``headings`` are 1-based lines of ``text`` that nobody says; ``first_line`` is the line of the file
    that ``text`` begins on. Without any label every paragraph is a turn of the speaker "".
    """
    taken, like, notes = _labels(text)
    breaks = sorted([*_lines(text, headings), *labels.recorder_lines(text)])
    if not taken:
        return Heard(_paragraphs(text, breaks), {}, (Note("no_labels"),))
    said = tuple(_turns(text, taken, breaks))
    in_file = tuple(
        Note(note.key, note.values, None if note.line is None else note.line + first_line - 1) for note in notes
    )
    return Heard(said, like, in_file)


Choice = tuple[list[Label], dict[str, str], list[Note]]


def _labels(text: str) -> Choice:
    """The labels of the family that has most of them; tabs count for labels only where nothing else does."""
    families: list[Callable[[str], Iterable[Label]]] = [
        labels.cue_labels, labels.header_labels, labels.colon_labels,
    ]  # fmt: skip
    choices = [_choose(text, list(family(text))) for family in families]
    best = max(choices, key=lambda choice: len(choice[0]))
    return best if best[0] else _choose(text, list(labels.cell_labels(text)))


def _choose(text: str, candidates: list[Label]) -> Choice:
    """Which candidates are labels, what the doubtful ones resemble, and what to report."""
    candidates = [label for label in candidates if len(label.name.split()) <= LABEL_WORDS]
    counts = Counter(label.name for label in candidates)
    repeated = {name for name, count in counts.items() if count > 1}
    begins = next((label.mark for label in candidates if label.name in repeated), Span(0, 0))
    sure = repeated | {label.name for label in candidates if _stands_alone(label, begins)}
    likely = sorted(sure, key=lambda name: -counts[name])
    like: dict[str, str] = {}
    for name in counts.keys() - repeated:
        other = next((other for other in likely if other != name and resembles(name, other)), None)
        if other is not None and (name not in sure or counts[other] > 1):
            like[name] = other
    taken = [label for label in candidates if label.name in sure or label.name in like]
    return taken, like, list(_remarks(text, candidates, taken, counts, like))


def _stands_alone(label: Label, begins: Span) -> bool:
    """Whether a label may stand once in a text whose first repeated label is at ``begins``.

    What stands before that is a heading: date, place, role.
    """
    if label.certain or plain_name(label.name) in INTERVIEWERS | INFORMANTS:
        return True
    short = len(label.name) <= SHORT and not label.name[0].islower() and label.name.lower() not in ASIDES
    return short and label.mark >= begins


def _remarks(
    text: str, candidates: list[Label], taken: list[Label], counts: Counter[str], like: dict[str, str]
) -> Iterator[Note]:
    names = {label.name for label in taken}
    for label in taken:
        line = line_of(text, label.mark.end)
        if label.name in like:
            yield Note("label_resembles", {"label": label.name, "other": like[label.name]}, line)
        elif counts[label.name] == 1 and not label.certain:
            yield Note("label_once", {"label": label.name}, line)
    if len(names) == 1:
        yield Note("one_speaker", {"label": taken[0].name}, line_of(text, taken[0].mark.end))
    left = [label for label in candidates if label.name not in names and taken and label.mark > taken[0].mark]
    if left:
        told = list(dict.fromkeys(label.name for label in left))
        values = {"labels": ", ".join(told[:TOLD]), "count": len(told)}
        yield Note("labels_not_taken", values, line_of(text, left[0].mark.end))


def _turns(text: str, taken: list[Label], breaks: list[Span]) -> Iterator[Said]:
    """Words from each mark to the next. A time or a heading begins a new turn of the same speaker."""
    marks: dict[int, tuple[Span, str | None, float | None]] = {}
    for place in breaks:
        marks[place.start] = (place, None, None)
    for place, time in labels.leading_stamps(text):
        marks[place.start] = (place, None, time)
    for label in taken:
        marks[label.mark.start] = (label.mark, label.name, label.time)
    ordered = [marks[start] for start in sorted(marks)]
    end = whole(text).end
    following = [place.start for place, _, _ in ordered[1:]] + [end]
    speaker: str | None = None
    for (place, name, time), until in zip(ordered, following, strict=True):
        speaker = name if name is not None else speaker
        if speaker is None:
            continue
        words, last = labels.without_stamp(text, trimmed(text, Span(place.end, until)))
        words = trimmed(text, words)
        if words:
            yield Said(words, speaker, last if time is None else time)


def _paragraphs(text: str, breaks: list[Span]) -> tuple[Said, ...]:
    """Blocks between blank lines; lines, in a text without blank lines."""
    closing = {place.start for place in breaks}
    stamped = {place.start: (place, time) for place, time in labels.leading_stamps(text)}
    joined = re.search(r"\n[ \t]{0,20}\n", text) is not None
    blocks: list[list[Span]] = [[]]
    for match in _LINE.finditer(text):
        line = Span(*match.span())
        blank = not line.of(text).strip()
        touches = bool(blocks[-1]) and blocks[-1][-1].shift(1).end == line.start
        if blank or line.start in closing or line.start in stamped or not (joined and touches):
            blocks.append([])
        if not blank and line.start not in closing:
            blocks[-1].append(line)
    said = []
    for block in filter(None, blocks):
        mark, time = stamped.get(block[0].start, (None, None))
        span = block[0].cover(block[-1])
        words, last = labels.without_stamp(text, trimmed(text, Span(mark.end, span.end) if mark else span))
        if trimmed(text, words):
            said.append(Said(trimmed(text, words), "", last if time is None else time))
    return tuple(said)


def _lines(text: str, numbers: Collection[int]) -> list[Span]:
    """The lines with these 1-based numbers, without their line ends."""
    if not numbers:
        return []
    return [Span(*match.span()) for n, match in enumerate(_WHOLE_LINE.finditer(text), 1) if n in numbers]
