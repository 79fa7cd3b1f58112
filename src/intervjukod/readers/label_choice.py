"""Which lines of plain text begin with a label, and what about the labels is worth a look.

A colon does not make a label. Being repeated does; a short abbreviation, or a word that interviewers and
informants are known by, may stand once, and so may what looks like another label written wrong. What is
taken on such grounds, or looks like a label and is not taken, is reported. Layouts that prose has too
(a dash, a tab, a number, a line of its own) are labels only where they begin a good part of the text.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from intervjukod.domain.span import Span, surroundings
from intervjukod.domain.text import line_of
from intervjukod.domain.transcript import Note
from intervjukod.readers import labels
from intervjukod.readers.labels import Label
from intervjukod.readers.names import COMPARED, HEADWORDS, INFORMANTS, is_interviewer, plain_name, slip

LABEL_WORDS = 4
NAME_WORDS = 8
"""In a layout that is certain: Teams writes ``Berg, Karl (Region Skåne Ext)``."""
SHORT = 4
"""Characters. Capitals and digits of at most this length (``P2``, ``OV``) may stand once."""
SHARE = 1 / 3
"""Of the paragraphs that begin with a label in a layout that prose has too; in a report with tables few do."""
ALONE = 1 / 5
"""Of the paragraphs that begin with a label when nothing but one unknown label, or none that is repeated, speaks."""
HEADING_WORDS = 8
"""Words after the colon of a heading such as ``Intervjuare: Anna Lind``."""
TOLD = 5
"""How many doubtful labels a note names."""
INITIALS = 2
PEOPLE = 2
"""How many different numbers there are at least when numbers are people."""

_LINE = re.compile(r"[^\n]+")
_BLANK_LINE = re.compile(r"\n[ \t]{0,20}\n")
_SENTENCE_END = re.compile(r"\A\s*\Z|(?:\n|[^\w\s,;–-])[ \t]*\n\Z")


@dataclass(frozen=True, slots=True)
class _Choice:
    taken: list[Label] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)


_SURE = (labels.cue_labels, labels.header_labels, labels.colon_labels)
_DOUBTFUL = (labels.dash_labels, labels.bracket_labels, labels.digit_labels, labels.lone_labels, labels.cell_labels)


def choose_labels(text: str, starts: Collection[int]) -> tuple[list[Label], list[Note]]:
    """The labels of the layout that has most of them, in order, and what there is to tell about them.

    ``starts`` are where the paragraphs of the canonical ``text`` begin (code points).
    """
    choices = [_choose(text, list(layout(text)), starts) for layout in _SURE]
    doubtful = (_choose(text, list(layout(text)), starts) for layout in _DOUBTFUL)
    choices += [
        choice for choice in doubtful if _begins_much(choice.taken, starts, SHARE) and _leave_words(text, choice.taken)
    ]
    best = max(choices, key=lambda choice: len(choice.taken))
    return best.taken, best.notes


def _begins_much(taken: Sequence[Label], starts: Collection[int], share: float) -> bool:
    """Whether at least ``share`` of the paragraphs begin with one of the labels."""
    return sum(label.mark.start in starts for label in taken) >= share * len(starts)


def _leave_words(text: str, taken: Sequence[Label]) -> bool:
    """Whether the labels are of several people, and leave as many lines or parts of lines as words."""
    lines = sum(1 for _ in _LINE.finditer(text))
    alone = sum(text.startswith("\n", label.mark.end) for label in taken)
    return len({label.name for label in taken}) > 1 and 2 * alone <= lines


def _choose(text: str, candidates: list[Label], starts: Collection[int]) -> _Choice:
    """Which candidates are labels, and what to report."""
    candidates = [label for label in candidates if _may_be_one(label)]
    sentences = _like_sentences(text, candidates, starts)
    candidates = [label for label in candidates if label.name not in sentences]
    if not _numbers_speak(candidates, starts):
        candidates = [label for label in candidates if not label.name.isdecimal()]
    counts = Counter(label.name for label in candidates)
    repeated = {name for name, count in counts.items() if count > 1}
    begins = next((label.mark for label in candidates if label.name in repeated), Span(0, 0))
    sure = repeated | {label.name for label in candidates if _stands_alone(text, label, begins)}
    if sure and not repeated and all(is_interviewer(name) for name in sure):  # nobody asks without an answer
        sure |= {label.name for label in candidates if label.name[0].isupper()}
    like = _misspelt([name for name in counts if name not in repeated], sure, counts)
    taken = [label for label in candidates if label.name in sure | like]
    if _is_weak(taken, repeated) and not _begins_much(taken, starts, ALONE):
        return _Choice()
    return _Choice(taken, list(_remarks(text, candidates, taken, counts, like)))


def _may_be_one(label: Label) -> bool:
    words = len(label.name.split())
    if label.certain:
        return words <= NAME_WORDS
    return words <= (1 if label.name[0].islower() else LABEL_WORDS) and label.name.casefold() not in HEADWORDS


def _like_sentences(text: str, candidates: Iterable[Label], starts: Collection[int]) -> set[str]:
    """Names that read like the beginning of a sentence, or the end of one that began on the line above."""
    found: dict[str, list[Label]] = {}
    for label in candidates:
        if not _is_known(label):
            found.setdefault(label.name, []).append(label)
    return {
        name
        for name, places in found.items()
        if (_is_phrase(name) and not _begins_much(places, starts, ALONE))
        or (_is_word(name) and 2 * sum(_goes_on(text, label) for label in places) > len(places))
    }


def _is_phrase(name: str) -> bool:
    """``Vi har sett``: three words or more, of which only the first may have a capital or a number."""
    later = name.split()[1:]
    return len(later) > 1 and all(word.islower() and word.isalpha() for word in later)


def _is_word(name: str) -> bool:
    """``villkor``, as a line broken before its last word begins; initials in lower case are shorter."""
    return name.islower() and name.isalpha() and len(name) > INITIALS


def _goes_on(text: str, label: Label) -> bool:
    """Whether the line above the label ends inside a sentence."""
    before, _ = surroundings(text, label.mark, 3)
    return _SENTENCE_END.search(before.of(text)) is None


def _is_weak(taken: Sequence[Label], repeated: Collection[str]) -> bool:
    """Whether nothing but one unknown label, or labels that stand once, speaks for an interview."""
    if any(label.certain for label in taken):
        return False
    return not repeated or (len({label.name for label in taken}) == 1 and not _is_known(taken[0]))


def _is_known(label: Label) -> bool:
    return label.certain or is_interviewer(label.name) or plain_name(label.name) in INFORMANTS


def _numbers_speak(candidates: Sequence[Label], starts: Collection[int]) -> bool:
    """Whether bare numbers are people and not the items of a list: each comes again, and not in a list's order."""
    numbers = [int(label.name) for label in candidates if label.name.isdecimal()]
    different = len(set(numbers))
    if different < PEOPLE or min(Counter(numbers).values()) == 1 or not _begins_much(candidates, starts, SHARE):
        return False
    in_order = all(after in (1, before + 1) for before, after in pairwise(numbers))
    return different == PEOPLE or not in_order or different < len({label.name for label in candidates})


def _misspelt(rare: list[str], sure: set[str], counts: Counter[str]) -> set[str]:
    """Which labels that stand once look like another label written wrong."""
    likely = sorted(sure, key=lambda name: -counts[name])[:COMPARED]
    return {
        name
        for name in rare[:COMPARED]
        if any(other != name and (name not in sure or counts[other] > 1) and slip(name, other) for other in likely)
    }


def _stands_alone(text: str, label: Label, begins: Span) -> bool:
    """Whether a label may stand once in a text whose first repeated label is at ``begins``.

    What stands before that is a heading: date, place, role, or who interviewed.
    """
    if _is_known(label):
        return label.certain or label.mark >= begins or not _is_heading(text, label, begins)
    return len(label.name) <= SHORT and label.name.isupper() and label.mark >= begins


def _is_heading(text: str, label: Label, begins: Span) -> bool:
    """Whether what stands after the label, above a blank line, is a name or a date rather than something said."""
    line = _LINE.match(text, label.mark.end)
    rest = line[0].strip() if line else ""
    ends = not rest or rest[-1] in ".?!…" or len(rest.split()) > HEADING_WORDS
    return label.time is None and not ends and _BLANK_LINE.search(text, label.mark.end, begins.start) is not None


def _remarks(
    text: str, candidates: list[Label], taken: list[Label], counts: Counter[str], like: Collection[str]
) -> Iterator[Note]:
    once = [label for label in taken if counts[label.name] == 1 and not label.certain and label.name not in like]
    yield from _told(text, "labels_once", once)
    names = {label.name for label in taken}
    others = (label for label in candidates if label.name not in names)
    told = [label for label in others if taken and (label.mark > taken[0].mark or _is_known(label))]
    yield from _told(text, "labels_not_taken", told)


def _told(text: str, key: str, found: Sequence[Label]) -> Iterator[Note]:
    """One note for several labels: the first of their names, how many, and the line of the first."""
    names = list(dict.fromkeys(label.name for label in found))
    if names:
        values = {"labels": ", ".join(names[:TOLD]), "count": len(names)}
        yield Note(key, values, line_of(text, found[0].mark.end))
