"""The counts in a cell of a report, with the denominators they stand over."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from intervjukod.analysis.selection import Basis, Counting
from intervjukod.analysis.statistics import Interval, wilson
from intervjukod.analysis.tally import Tally
from intervjukod.analysis.tree import Tree
from intervjukod.domain.coding import Voice
from intervjukod.domain.transcript import Note

PASSAGES_TO_FLAG = 4
"""One informant's share is told of a code with at least so many passages ..."""
INFORMANTS_TO_FLAG = 3
"""... in a group of at least so many informants, when it is more than half."""


class Status(StrEnum):
    """What a cell may say: a count, or that these informants were not asked, have none that counts, or were coded
    before there was such a code."""

    COUNTED = "counted"
    NOT_ASKED = "not asked"
    NOT_DONE = "not done"
    NO_SUCH_CODE = "no such code"


@dataclass(frozen=True, slots=True)
class Counts:
    """How a code stands with a group of informants; what lies below the code is counted in, once.

    ``informants`` of ``informants_of`` informants have at least one code point of their words coded;
    ``passages`` are merged overlaps across the coders, ``codings`` as made; ``words`` of ``words_of``
    words are the informants' own. ``top`` passages come from the informant with most of them.
    """

    informants: int
    informants_of: int
    passages: int
    codings: int
    words: int
    words_of: int
    top: int
    status: Status = Status.COUNTED

    @property
    def per_1000(self) -> float | None:
        """Passages per 1,000 words of the informants, to two decimals; None where they say no word."""
        return round(1000 * self.passages / self.words_of, 2) if self.words_of else None

    @property
    def top_share(self) -> float | None:
        """The largest share of the passages in which one informant speaks, from 0 to 1; None without any."""
        return round(self.top / self.passages, 2) if self.passages else None

    @property
    def interval(self) -> Interval | None:
        """Wilson's interval of the share of informants; None where they are too few for one."""
        enough = self.status is Status.COUNTED and self.informants_of >= INFORMANTS_TO_FLAG
        return wilson(self.informants, self.informants_of) if enough else None

    @property
    def leans_on_one(self) -> bool:
        """Whether more than half of the passages come from one informant where one would not expect it."""
        enough = self.passages >= PASSAGES_TO_FLAG and self.informants_of >= INFORMANTS_TO_FLAG
        return enough and 2 * self.top > self.passages


@dataclass(frozen=True, slots=True)
class Crowd:
    """The informants of a group in the transcripts that count, and the words they say there."""

    informants: frozenset[str]
    words: int


def crowd(voices: Iterable[Voice]) -> Crowd:
    """The informants behind ``voices``; one who is heard in two transcripts is one informant."""
    heard = list(voices)
    return Crowd(frozenset(voice.informant for voice in heard), sum(len(voice.words) for voice in heard))


def counts(tally: Tally, node: int, crowd: Crowd, asked: frozenset[str] | None = None) -> Counts:
    """The cell of one code and group. ``asked`` are the informants asked about it; None: no matter."""
    mentions = tally.mentions[node]
    return Counts(
        informants=len(mentions),
        informants_of=len(crowd.informants),
        passages=tally.passages[node],
        codings=tally.codings[node],
        words=tally.words[node],
        words_of=crowd.words,
        top=max(mentions.values(), default=0),
        status=_status(len(mentions), crowd, asked),
    )


def _status(mentioning: int, crowd: Crowd, asked: frozenset[str] | None) -> Status:
    if not crowd.informants:
        return Status.NOT_DONE
    if not mentioning and asked is not None and asked.isdisjoint(crowd.informants):
        return Status.NOT_ASKED
    return Status.COUNTED


def remarks(basis: Basis, tree: Tree, shown: Sequence[int], silent: int) -> list[Note]:
    """What a reader must know of any count: a provisional basis, unknown codes, words of the interviewer."""
    notes = [Note("reports.begun")] if basis.counting is Counting.BEGUN else []
    if not basis.of:
        notes.append(Note("reports.nobody_chosen"))
    unknown = tuple(tree.codes[node].key for node in shown if tree.codes[node].key in tree.unknown)
    if unknown:
        notes.append(Note("reports.unknown_codes", {"keys": unknown}))
    if silent:
        notes.append(Note("reports.silent", {"n": silent}))
    if basis.unplaced:
        notes.append(Note("versions.unplaced", {"n": basis.unplaced}))
    return notes


def leaning(cells: Iterable[tuple[str, str | None, Counts]]) -> list[Note]:
    """The note on cells that lean on one informant; none without such.

    A cell is (code, group, counts), its group None where the report has only one.
    """
    flagged = tuple((code, group, cell.top, cell.passages) for code, group, cell in cells if cell.leans_on_one)
    return [Note("reports.one_informant", {"cells": flagged})] if flagged else []
