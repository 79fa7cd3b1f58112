"""A count as it stands in a cell: its words, its number, and what lies behind it."""

from __future__ import annotations

from intervjukod.analysis.counts import Counts, Status
from intervjukod.reports.tables import Behind, Cell
from intervjukod.reports.values import decimal
from intervjukod.reports.wording import Wording

UNITS = ("informants", "passages", "codings", "words", "per_1000")
"""What a cell can count. In a reflexive study only the first."""
_RATES = ("passages_and_rate", "per_1000")


def counted(counts: Counts, unit: str, words: Wording, behind: Behind = ()) -> Cell:
    """One of ``UNITS``: *k of n* for informants, a number for the others, or why there is none.

    ``behind`` names the passages that were counted; a cell without any opens nothing.
    """
    if counts.status is not Status.COUNTED:
        return Cell(words.silence(counts))
    if not counts.passages:
        behind = ()
    if unit == UNITS[0]:
        return Cell(words.share(counts), counts.informants if words.shown else None, behind)
    value = getattr(counts, unit)
    if isinstance(value, float):
        return Cell(decimal(value, words.language, 1), value, behind)
    return Cell("") if value is None else Cell(str(value), value, behind)


def caption_of(caption: str, is_facet: bool, words: Wording) -> str:
    """What a table of counts is called; where all of its columns are the same people, no group's words are told."""
    return words.say(f"caption.{caption}.everybody" if is_facet and caption in _RATES else f"caption.{caption}")


def with_rate(counts: Counts, words: Wording, behind: Behind = ()) -> Cell:
    """``7 (11,7)``: passages, and in brackets per 1,000 words of the group's informants."""
    passages, rate = counted(counts, "passages", words, behind), counted(counts, "per_1000", words)
    if passages.number is None or rate.number is None:
        return passages
    return Cell(f"{passages.text} ({rate.text})", passages.number, passages.behind)
