"""What differs between words as they were and as they are, marked by signs and not by colour alone. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from intervjukod.tui.presenter.line import Line, Run, flow, line, run, width
from intervjukod.tui.presenter.rows import CLOSING, OPENING

LEFT_OUT = "…"
AROUND = 8
"""Words that are shown on each side of what differs."""
MOST = 400
"""Words on either side beyond which what lies between the first and the last difference is one difference."""
_WORD = re.compile(r"\S+")


class Part(NamedTuple):
    """Words after each other that stand in both (``same``) or in this one alone."""

    words: Sequence[str]
    same: bool


def contrasted(was: str, now: str) -> tuple[list[Part], list[Part]]:
    """The parts of both texts, those that are the same in the same order. White space counts as one blank."""
    old, new = _WORD.findall(was), _WORD.findall(now)
    first = _begin_alike(old, new)
    last = _begin_alike(old[first:][::-1], new[first:][::-1])
    head, tail = old[:first], old[len(old) - last :]
    inner = _inner(old[first : len(old) - last], new[first : len(new) - last])
    one = [Part(head, True), *(part for part, _ in inner), Part(tail, True)]
    other = [Part(head, True), *(part for _, part in inner), Part(tail, True)]
    return [part for part in one if part.words], [part for part in other if part.words]


def _begin_alike(old: Sequence[str], new: Sequence[str]) -> int:
    """With how many words both begin."""
    pairs = zip(old, new, strict=False)
    return next((n for n, (one, other) in enumerate(pairs) if one != other), min(len(old), len(new)))


def _inner(old: Sequence[str], new: Sequence[str]) -> list[tuple[Part, Part]]:
    """What lies between the first and the last difference."""
    if max(len(old), len(new)) > MOST or not (old and new):
        return [(Part(old, False), Part(new, False))]
    from difflib import SequenceMatcher  # of a few hundred words, and only where something waits

    found = SequenceMatcher(None, old, new, autojunk=False).get_opcodes()
    return [
        (Part(old[start:end], kind == "equal"), Part(new[first:last], kind == "equal"))
        for kind, start, end, first, last in found
    ]


def marked(parts: Sequence[Part], cells: int, look: str = "") -> list[Line]:
    """The words in lines of ``cells`` cells: what differs in ⟦ and ⟧, what is the same far from it left out."""
    pieces = [piece for n, part in enumerate(parts) for piece in _pieces(part, n == 0, n == len(parts) - 1, look)]
    return flow(pieces, cells, " ")


def _pieces(part: Part, first: bool, last: bool, look: str) -> Iterator[Line]:
    if part.same:
        yield from (line(run(word, look)) for word in _near(part.words, first, last))
        return
    final = len(part.words) - 1
    for n, word in enumerate(part.words):
        opening, closing = OPENING if n == 0 else "", CLOSING if n == final else ""
        yield line(run(f"{opening}{word}{closing}", "strong"))


def _near(words: Sequence[str], first: bool, last: bool) -> Sequence[str]:
    """Those beside a difference; what is the same from one end to the other is shown as it begins and ends."""
    after, before = (0 if first and not last else AROUND), (0 if last and not first else AROUND)
    if len(words) <= after + before + 1:
        return words
    return (*words[:after], LEFT_OUT, *words[len(words) - before :])


def shortened(words: str, cells: int, rows: int, look: str = "") -> list[Line]:
    """Words in at most ``rows`` lines of ``cells`` cells; what there is no room for is told by an ellipsis."""
    lines = flow((line(run(word, look)) for word in _WORD.findall(words)), cells, " ")
    return lines if len(lines) <= rows else [*lines[: rows - 1], _with_ellipsis(lines[rows - 1], cells)]


def _with_ellipsis(runs: Line, cells: int) -> Line:
    """The line with an ellipsis at its end, in place of its last word where there is no room beside it."""
    kept: Iterable[Run] = runs if width(runs) + 2 <= cells or len(runs) < 2 else runs[:-2]
    return (*kept, Run(" …", "dim"))
