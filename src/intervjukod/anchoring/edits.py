"""Old and new text -> edit map: what was kept, word by word, in lengths.

Words, not letters, are compared: a name that replaced another replaced all of it, whatever letters they share,
so that the ends of a coded passage stay between words. Within one word the letters at its ends count as kept.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate, groupby

from intervjukod.anchoring.matching import Run, equal_start
from intervjukod.anchoring.moving import matched
from intervjukod.domain.anchor import SURROUNDINGS
from intervjukod.domain.edit_map import EditMap, Kept, identity, kept_runs

_TOKEN = re.compile(r"\n|[^\S\n]+|\w+|[^\w\s]")
_LINE_END = "\n"
_SIGNS = range(0xE000, 0x110000)
"""Code points that stand for tokens: all after those of half characters."""

_ONLY = ("\x03", "\x04")
"""Signs, one a text, for tokens that only it has; they equal nothing."""

_AWAY = ("\ud800", "\ud801")
"""What stands, one a text, for the letters of moved passages where they were: half characters are in no text."""

_REACH = 1000
"""How far (code points) what was put in or taken out is moved to a better border."""

Piece = tuple[str, str]
"""What stood in the old text and what stands there in the new one; kept where the two are equal."""


def edit_map(old: str, new: str) -> EditMap:
    """The edit that made ``new`` of ``old``, two canonical texts. Linear in their length; the same everywhere.

    Moved passages of some eight words or more are followed; shorter ones count as taken out and put in.
    """
    if old == new:
        return identity(len(old))
    here, there = _TOKEN.findall(old), _TOKEN.findall(new)
    runs, moved = matched(*_signs(here, there), _LINE_END)
    passages = tuple(_passages(here, there, moved))
    for run in (run for passage in moved for run in passage):
        _blank(here, run.old, run.length, _AWAY[0])
        _blank(there, run.new, run.length, _AWAY[1])
    return EditMap(len(old), len(new), kept_runs(_refined(_pieces(here, there, runs))), passages)


def _blank(tokens: list[str], start: int, length: int, sign: str) -> None:
    tokens[start : start + length] = [sign * len(token) for token in tokens[start : start + length]]


def _signs(old: Sequence[str], new: Sequence[str]) -> tuple[str, str]:
    """One sign for each token, the same for those that differ in capitals only. Where signs run out, none is equal."""
    here, there = ([token.lower() for token in tokens] for tokens in (old, new))
    common = sorted(set(here).intersection(there) - {_LINE_END})
    signs = {token: chr(sign) for sign, token in zip(_SIGNS, common, strict=False)} | {_LINE_END: _LINE_END}
    return "".join(signs.get(token, _ONLY[0]) for token in here), "".join(signs.get(token, _ONLY[1]) for token in there)


def _pieces(old: Sequence[str], new: Sequence[str], runs: Iterable[Run]) -> Iterator[Piece]:
    """Both texts as pieces, of tokens and the runs in order that they have in common."""
    here = there = 0
    for run in (*runs, Run(len(old), len(new), 0)):
        if here < run.old or there < run.new:
            yield "".join(old[here : run.old]), "".join(new[there : run.new])
        here, there = run.old + run.length, run.new + run.length
        mine, theirs = old[run.old : here], new[run.new : there]
        if mine == theirs and mine:
            words = "".join(mine)
            yield words, words
        else:
            yield from zip(mine, theirs, strict=True)


def _passages(old: Sequence[str], new: Sequence[str], moved: Iterable[Sequence[Run]]) -> Iterator[tuple[Kept, ...]]:
    """The kept runs of each moved passage."""
    starts = [list(accumulate(map(len, tokens), initial=0)) for tokens in (old, new)]
    for passage in moved:
        first, last = passage[0], passage[-1]
        here = old[first.old : last.old + last.length]
        there = new[first.new : last.new + last.length]
        runs = [Run(run.old - first.old, run.new - first.new, run.length) for run in passage]
        yield kept_runs(_in_one(_pieces(here, there, runs)), starts[0][first.old], starts[1][first.new])


def _refined(pieces: Iterable[Piece]) -> Iterator[Piece]:
    """The pieces with what was put in or taken out at its best border, and only the changed part of a word changed."""
    row = list(_in_one(pieces))
    doubts = [(0, 0) for _ in row]
    for n in range(1, len(row) - 1):
        if not all(row[n]) and [_is_kept(piece) for piece in row[n - 1 : n + 2]] == [True, False, True]:
            row[n - 1 : n + 2], back, forth = _settled(*row[n - 1 : n + 2])
            if back + forth > SURROUNDINGS:
                doubts[n - 1], doubts[n + 1] = (doubts[n - 1][0], back), (forth, 0)
    for piece, (start, end) in zip(row, doubts, strict=True):
        yield from _certain(piece[0], start, end) if _is_kept(piece) else _within_word(*piece)


def _is_kept(piece: Piece) -> bool:
    return piece[0] == piece[1]


def _in_one(pieces: Iterable[Piece]) -> Iterator[Piece]:
    """The pieces with those in one that are kept in a row."""
    for kept, some in groupby(pieces, key=_is_kept):
        if kept:
            words = "".join(old for old, _ in some)
            yield words, words
        else:
            yield from some


def _settled(before: Piece, change: Piece, after: Piece) -> tuple[list[Piece], int, int]:
    """The same edit, a little earlier or later where the words around allow it: rather a sentence than half of two.

    With how much (code points) earlier and later than that it could be as well.
    """
    edit = change[0] or change[1]
    left, right = before[0][-_REACH:], after[0][:_REACH]
    window = left + edit + right
    earliest = len(left) - equal_start(left[::-1], (left + edit)[::-1])
    latest = len(left) + equal_start(right, edit + right)
    at = max(range(earliest, latest + 1), key=lambda cut: _border(window[max(0, cut - 2) : cut]))
    there = before[0][: len(before[0]) - len(left)] + window[:at]
    edit = window[at : at + len(edit)]
    here = window[at + len(edit) :] + after[0][len(right) :]
    return [(there, there), (edit, "") if change[0] else ("", edit), (here, here)], at - earliest, latest - at


def _certain(kept: str, start: int, end: int) -> Iterator[Piece]:
    """A kept piece, so that nothing is silently the same of which there are several, and it is not known which is left.

    Its first ``start`` and its last ``end`` code points are cut too small for any passage with its surroundings.
    """
    start = min(start, len(kept))
    for part in (
        *_cut(kept[:start]),
        kept[start : max(start, len(kept) - end)],
        *_cut(kept[max(start, len(kept) - end) :]),
    ):
        if part:
            yield part, part


def _cut(text: str) -> Iterator[str]:
    return (text[at : at + SURROUNDINGS] for at in range(0, len(text), SURROUNDINGS))


def _border(before: str) -> int:
    """How good a place is to begin something after ``before``: best in a paragraph of its own, worst inside a word."""
    if not before or before.endswith("\n\n"):
        return 4
    if before.endswith("\n"):
        return 3
    if before[-1].isspace():
        return 2 if before[-2:-1] in (*".!?…",) else 1
    return 0


def _within_word(old: str, new: str) -> Iterator[Piece]:
    """One changed word as what was kept at its ends and what was changed; anything else as it is.

    What was put in before or after a word without a space replaced the letter beside it: it belongs to the word.
    """
    if not (old and new) or (len(_TOKEN.findall(old)) > 1 and len(_TOKEN.findall(new)) > 1):
        yield old, new
        return
    head = equal_start(old, new)
    tail = equal_start(old[head:][::-1], new[head:][::-1])
    if head + tail == len(old):
        head, tail = (head - 1, tail) if not tail else (head, tail - 1) if not head else (head, tail)
    for piece in (
        (old[:head], new[:head]),
        (old[head : len(old) - tail], new[head : len(new) - tail]),
        (old[len(old) - tail :], new[len(new) - tail :]),
    ):
        if any(piece):
            yield piece
