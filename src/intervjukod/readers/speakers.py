"""Who speaks where in plain text: which lines begin a turn, and what about them is worth a look.

A colon does not make a label. Being repeated does; a short abbreviation, or a word that interviewers and
informants are known by, may stand once. What is taken on such grounds, or looks like a label and is not
taken, is reported.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from intervjukod.domain.span import Span, trimmed, whole
from intervjukod.domain.text import line_of
from intervjukod.domain.transcript import Note
from intervjukod.readers import labels
from intervjukod.readers.labels import Label
from intervjukod.readers.names import INFORMANTS, is_interviewer, plain_name, resembles

LABEL_WORDS = 4
NAME_WORDS = 8
"""In a layout that is certain: Teams writes ``Berg, Karl (Region Skåne Ext)``."""
SHORT = 4
"""Characters. Capitals and digits of at most this length (``P2``, ``OV``) may stand once."""
ASIDES = frozenset({"OBS", "NB", "PS"})
CELLS = 1 / 3
"""The share of lines that begin with a cell before cells are speakers; in a report with tables few do."""
TOLD = 5
"""How many doubtful labels a note names."""
COMPARED = 100
"""How many labels of each kind are compared with each other; a text with more has no labels to mend."""

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
    names = {label.name for label in taken}
    if all(is_interviewer(name) for name in names):
        said, notes = _paragraphs(text, breaks, taken), [_only_interviewers(text, taken), *notes]
    else:
        said = tuple(_turns(text, taken, breaks))
        if len(names) == 1:
            notes.append(Note("one_speaker", {"label": taken[0].name}, line_of(text, taken[0].mark.end)))
    in_file = (replace(note, line=note.line and note.line + first_line - 1) for note in notes)
    return Heard(said, like, tuple(in_file))


def _only_interviewers(text: str, taken: list[Label]) -> Note:
    names = dict.fromkeys(label.name for label in taken)
    return Note("only_interviewers", {"labels": ", ".join(names)}, line_of(text, taken[0].mark.end))


Choice = tuple[list[Label], dict[str, str], list[Note]]


def _labels(text: str) -> Choice:
    """The labels of the family that has most of them; tabs count for labels only where nothing else does."""
    families: list[Callable[[str], Iterable[Label]]] = [
        labels.cue_labels, labels.header_labels, labels.colon_labels,
    ]  # fmt: skip
    choices = [_choose(text, list(family(text))) for family in families]
    best = max(choices, key=lambda choice: len(choice[0]))
    if best[0]:
        return best
    cells = _choose(text, list(labels.cell_labels(text)))
    lines = sum(1 for _ in _LINE.finditer(text))
    return cells if len(cells[0]) >= CELLS * lines else ([], {}, [])


def _choose(text: str, candidates: list[Label]) -> Choice:
    """Which candidates are labels, what the doubtful ones resemble, and what to report."""
    candidates = [
        label for label in candidates if len(label.name.split()) <= (NAME_WORDS if label.certain else LABEL_WORDS)
    ]
    counts = Counter(label.name for label in candidates)
    repeated = {name for name, count in counts.items() if count > 1}
    begins = next((label.mark for label in candidates if label.name in repeated), Span(0, 0))
    sure = repeated | {label.name for label in candidates if _stands_alone(label, begins)}
    if sure and not repeated and all(is_interviewer(name) for name in sure):  # nobody asks without an answer
        sure |= {label.name for label in candidates if label.name[0].isupper()}
    like = _likenesses([name for name in counts if name not in repeated], sure, counts)
    taken = [label for label in candidates if label.name in sure or label.name in like]
    return taken, like, list(_remarks(text, candidates, taken, counts, like))


def _likenesses(rare: list[str], sure: set[str], counts: Counter[str]) -> dict[str, str]:
    """Which labels that stand once look like another label, and like which."""
    likely = sorted(sure, key=lambda name: -counts[name])[:COMPARED]
    like: dict[str, str] = {}
    for name in rare[:COMPARED]:
        other = next((other for other in likely if other != name and resembles(name, other)), None)
        if other is not None and (name not in sure or counts[other] > 1):
            like[name] = other
    return like


def _stands_alone(label: Label, begins: Span) -> bool:
    """Whether a label may stand once in a text whose first repeated label is at ``begins``.

    What stands before that is a heading: date, place, role.
    """
    if label.certain or is_interviewer(label.name) or plain_name(label.name) in INFORMANTS:
        return True
    abbreviation = len(label.name) <= SHORT and label.name.isupper() and label.name not in ASIDES
    return abbreviation and label.mark >= begins


def _remarks(
    text: str, candidates: list[Label], taken: list[Label], counts: Counter[str], like: dict[str, str]
) -> Iterator[Note]:
    for label in taken:
        if label.name in like:
            values = {"label": label.name, "other": like[label.name]}
            yield Note("label_resembles", values, line_of(text, label.mark.end))
    once = [label for label in taken if counts[label.name] == 1 and not label.certain and label.name not in like]
    yield from _told(text, "labels_once", once)
    names = {label.name for label in taken}
    begun = (label for label in candidates if taken and label.mark > taken[0].mark)
    yield from _told(text, "labels_not_taken", [label for label in begun if label.name not in names])


def _told(text: str, key: str, found: Sequence[Label]) -> Iterator[Note]:
    """One note for several labels: the first of their names, how many, and the line of the first."""
    names = list(dict.fromkeys(label.name for label in found))
    if names:
        values = {"labels": ", ".join(names[:TOLD]), "count": len(names)}
        yield Note(key, values, line_of(text, found[0].mark.end))


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


def _paragraphs(text: str, breaks: list[Span], taken: Sequence[Label] = ()) -> tuple[Said, ...]:
    """Blocks between blank lines, or lines in a text without blank lines; a label holds for its own block."""
    heads = {place.start: Label("", place, time) for place, time in labels.leading_stamps(text)}
    heads |= {label.mark.start: label for label in taken}
    said = []
    for block in _blocks(text, {place.start for place in breaks}, heads.keys()):
        head = heads.get(block.start, Label("", Span(block.start, block.start)))
        words, last = labels.without_stamp(text, trimmed(text, Span(head.mark.end, block.end)))
        words = trimmed(text, words)
        if words:
            said.append(Said(words, head.name, last if head.time is None else head.time))
    return tuple(said)


def _blocks(text: str, closing: Collection[int], opening: Collection[int]) -> Iterator[Span]:
    """Lines that belong together. Nobody says a line that starts in ``closing``; ``opening`` start blocks."""
    joined = _BLANK_LINE.search(text) is not None
    block: Span | None = None
    for match in _LINE.finditer(text):
        line = Span(*match.span())
        said = line.start not in closing and bool(match[0].strip())
        goes_on = joined and said and line.start not in opening
        if block and goes_on and block.shift(1).end == line.start:
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
