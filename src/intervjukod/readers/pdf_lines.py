"""From lines with their places on pages to paragraphs. Pure. Places are in points, from the lower left corner."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import median

from intervjukod.readers.names import slip

FAR = 1.5
"""How many times the usual distance between two lines parts two paragraphs."""
SLACK = 4.0
"""Points that a line may be longer than the longest usual one: a sign that hangs in the margin."""
OFTEN = 3
"""Pages that begin or end alike before what stands there is a head or a foot."""
NUMBERED = 3
"""Numbers beside the text before they are those of its lines."""
NARROW = 180.0
"""Points. A paragraph that is no wider has ended where its line ends."""
_COMPARED = 20
_AT_AN_END = 2
_HYPHENATED = 0.15
"""The share of a line that is empty at most after a word that was cut."""
_WORDS_DOUBLED = 4
_DIGITS = re.compile("[0-9]+")
_PAGE_NUMBER = re.compile(
    r"(?:sida|page|sid|s|p)?\.?\s?[-–]?\s?\d{1,4}\s?(?:(?:/|av|of|\()\s?\d{1,4}\)?)?\s?[-–]?", re.IGNORECASE
)
_NUMBER = re.compile(r"\d{1,5}")
_LABEL = re.compile(r"([^\W\d_][^\n:?!]{0,40}?)\s?:(?=\s|$)")
_BEGINS = re.compile(r"[\[(#]?\d{1,2}:\d{2}|[-–—•]\s")
_HYPHENS = ("-", "\u00ad", "\u2010")


@dataclass(frozen=True, slots=True)
class Placed:
    """A line: ``left`` to ``right``, ``lower`` to ``upper``, and ``word``, where its first word ends."""

    text: str
    left: float
    right: float
    lower: float
    upper: float
    word: float


@dataclass(frozen=True, slots=True)
class Text:
    """Paragraphs, with an empty one where a gap is seen, and counts of what was done.

    ``joined`` line ends became spaces, ``hyphens`` stand at the end of lines, ``margins`` are lines of heads
    and feet, ``numbers`` those of lines and ``doubled`` lines that stand on two pages, which were left out.
    """

    paragraphs: tuple[str, ...]
    joined: int
    hyphens: int
    margins: int
    numbers: int
    doubled: int


def put_together(pages: Sequence[Sequence[Placed]]) -> Text:
    """The paragraphs of all pages, without what stands in their margins."""
    bodies = _without_line_numbers(pages)
    numbers = sum(map(len, pages)) - sum(map(len, bodies))
    margins = _margins(bodies)
    kept = [[line for n, line in enumerate(body) if (p, n) not in margins] for p, body in enumerate(bodies)]
    doubled = _doubled(kept)
    once = [page[1:] if p in doubled else page for p, page in enumerate(kept)]
    paragraphs, joined, hyphens = _paragraphs(once)
    return Text(tuple(paragraphs), joined, hyphens, len(margins), numbers, len(doubled))


def _without_line_numbers(pages: Sequence[Sequence[Placed]]) -> list[list[Placed]]:
    """The pages without numbers that stand beside all the other lines of their page."""
    beside = [_beside(page) for page in pages]
    if sum(map(len, beside)) < NUMBERED:
        return [list(page) for page in pages]
    return [[line for n, line in enumerate(page) if n not in out] for page, out in zip(pages, beside, strict=True)]


def _beside(page: Sequence[Placed]) -> set[int]:
    """Which lines of a page are numbers to the left or the right of all the others."""
    others = [line for line in page if not _NUMBER.fullmatch(line.text)]
    if not others:
        return set()
    left, right = min(line.left for line in others), max(line.right for line in others)
    bare = {n for n, line in enumerate(page) if _NUMBER.fullmatch(line.text)}
    return {n for n in bare if page[n].right <= left or page[n].left >= right}


def _margins(pages: Sequence[Sequence[Placed]]) -> set[tuple[int, int]]:
    """Which lines, by page and place on it, are heads or feet: page numbers, and what comes back on every page."""
    ends: dict[tuple[int, int], str] = {}
    found: set[tuple[int, int]] = set()
    for p, page in enumerate(pages):
        by_height = sorted(range(len(page)), key=lambda n: -page[n].upper)
        outermost = {*by_height[:_AT_AN_END], *by_height[-_AT_AN_END:]}
        ends |= {(p, n): f"{_DIGITS.sub('#', page[n].text)} {round(page[n].lower / SLACK)}" for n in outermost}
        if len(page) > 1:
            found |= {(p, n) for n in (by_height[0], by_height[-1]) if _PAGE_NUMBER.fullmatch(page[n].text)}
    counts = Counter(ends.values())
    return found | {place for place, key in ends.items() if counts[key] >= max(OFTEN, len(pages) / 2)}


def _doubled(pages: Sequence[Sequence[Placed]]) -> set[int]:
    """The pages that begin with the line that the one before ended with: some programs cut a line in two so."""
    pairs = [(p, before[-1], page[0]) for p, (before, page) in enumerate(pairwise(pages), 1) if before and page]
    same = [(p, line) for p, last, line in pairs if last.text == line.text and last.left == line.left]
    return {p for p, line in same if len(line.text.split()) >= _WORDS_DOUBLED}


def _paragraphs(pages: Sequence[Sequence[Placed]]) -> tuple[list[str], int, int]:
    """Paragraphs, how many line ends became spaces, and how many hyphens stand where a line ended."""
    names = Counter(match[1] for page in pages for line in page if (match := _LABEL.match(line.text)))
    paragraphs: list[str] = []
    joined = hyphens = 0
    before: _Seen | None = None
    for seen in _seen(pages):
        if before is None or not _goes_on(before, seen, names):
            paragraphs += ["", seen.line.text] if before and seen.apart else [seen.line.text]
            before = replace(seen, first=True)
            continue
        is_cut = paragraphs[-1].endswith(_HYPHENS)
        paragraphs[-1] += ("\n" if is_cut else " ") + seen.line.text
        hyphens, joined = hyphens + is_cut, joined + (not is_cut)
        before = seen
    return paragraphs, joined, hyphens


@dataclass(frozen=True, slots=True)
class _Seen:
    """A line and what is seen around it: a gap above it, the edges of its page, whether a paragraph begins here."""

    line: Placed
    apart: bool
    left: float
    right: float
    first: bool = False


def _seen(pages: Sequence[Sequence[Placed]]) -> Iterator[_Seen]:
    """All lines. A page is as wide as most pages, or wider."""
    gaps = [above.lower - below.lower for page in pages for above, below in pairwise(page)]
    usual = median([gap for gap in gaps if gap > 0] or [0.0])
    edges = [(min(line.left for line in page), max(line.right for line in page)) for page in pages if page]
    left, right = (median(side) for side in zip(*edges, strict=True)) if edges else (0.0, 0.0)
    for page in pages:
        far = max([right, *(line.right for line in page)])
        for n, line in enumerate(page):
            apart = n > 0 and page[n - 1].lower - line.lower > FAR * usual
            yield _Seen(line, apart, left, far)


def _is_label(line: Placed, names: Counter[str]) -> bool:
    """Whether a line begins with a label that comes back, or with one that looks like it written wrong."""
    label = _LABEL.match(line.text)
    if label is None:
        return False
    often = [name for name, count in names.most_common(_COMPARED) if count > 1]
    return names[label[1]] > 1 or any(slip(label[1], name) for name in often)


def _goes_on(before: _Seen, seen: _Seen, names: Counter[str]) -> bool:
    """Whether a line goes on with the paragraph of the one before it, on whose line its first word had no room.

    A line further out than that begins anew, unless that was the indented first one of its paragraph.
    """
    line, last = seen.line, before.line
    if seen.apart or _BEGINS.match(line.text) or _is_label(line, names):
        return False
    if last.right - last.left < NARROW or (line.left < last.left - SLACK and not before.first):
        return False
    if last.text.endswith(_HYPHENS):
        return last.right > before.right - _HYPHENATED * (before.right - before.left)
    space = (last.upper - last.lower) / 5
    return last.right + space + (line.word - line.left) > before.right - SLACK
