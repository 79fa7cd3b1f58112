"""Pictures as lines of text: every line fits the terminal, and nothing rests on a colour."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from math import ceil

from intervjukod.reports.cells import cut, folded, padded, shown, width
from intervjukod.reports.charts.letters import Letters, letters
from intervjukod.reports.charts.pieces import covered
from intervjukod.reports.picture import SHADES, Cell, Dot, Dots, Grid, Label, Picture, Portrait, Portraits, Tick

WIDTH = 100
"""Cells of a picture where nobody says how wide it may be."""
INDENT = "  "
GAP = "  "
NARROWEST = 15
"""Cells of the shortest axis."""
WIDEST = 61
"""Cells of the longest axis: a longer one is harder to follow with the eye."""
LONGEST = 34
"""Cells of the longest label of a row."""
SHORT = 5
"""Columns whose names take no more cells bear them; others a number, which is explained below."""


def as_text(picture: Picture, cells: int | None = None, *, plain: bool = False) -> str:
    """The picture in lines of at most ``cells`` cells, ending in a line feed; ``plain`` in ASCII signs."""
    wide, signs = cells or WIDTH, letters(plain)
    head = folded(picture.title, wide) + (folded(picture.caption, wide) if picture.caption else "")
    if isinstance(picture, Dots):
        body = _dots(picture, wide, signs)
    elif isinstance(picture, Grid):
        body = _grid(picture, wide, signs)
    else:
        body = _portraits(picture, wide, signs)
    lines = "".join(f"{line.rstrip()}\n" for line in body)
    notes = "".join(folded(f"* {note}", wide, hang="  ") for note in picture.notes)
    return f"{head}\n{lines}" + (f"\n{notes}" if notes else "")


def _names(labels: Iterable[Label], cells: int, left: int = 0) -> tuple[list[str], int]:
    """The labels as they stand before their rows, all as wide as the widest; ``left`` is what nobody else takes."""
    written = [INDENT * label.depth + shown(label.text) for label in labels]
    room = min(max(map(width, written), default=0), max(min(LONGEST, cells // 3), left))
    return [padded(cut(text, room), room) for text in written], room


def _dots(picture: Dots, cells: int, signs: Letters) -> Iterator[str]:
    named = (row.label if row.dots else Label("") for row in picture.rows)
    names, room = _names(named, cells)
    marks = [signs.marks[n % len(signs.marks)] for n in range(len(picture.groups))]
    beside, heads = _beside(picture)
    long = max(min(cells - room - width(heads) - 2 * len(GAP) - 2, WIDEST), NARROWEST)
    for mark, group in zip(marks, picture.groups, strict=True):
        yield from folded(f"{mark} {group}", cells, hang=INDENT).splitlines()
    yield ""
    yield f"{' ' * (room + len(GAP) + 2)}{_axis(picture.ticks, long)}{GAP}{heads}"
    for name, row, said in zip(names, picture.rows, beside, strict=True):
        if not row.dots:
            yield cut(INDENT * row.label.depth + shown(row.label.text), cells)
        for n, (mark, dot) in enumerate(zip(marks, row.dots, strict=False)):
            line = _line(dot, mark, long, picture, signs)
            yield f"{padded('', room) if n else name}{GAP}{mark} {line}{GAP}{said[n]}"


def _beside(picture: Dots) -> tuple[list[list[str]], str]:
    """What stands behind each line of each row, and what stands over it, as wide as the widest."""
    told = [
        [(shown(dot.text), *(map(shown, row.beside) if n == 0 else ())) for n, dot in enumerate(row.dots)]
        for row in picture.rows
    ]
    heads = ("", *map(shown, picture.heads))
    wide = [max((width(one[n]) for row in told for one in row if n < len(one)), default=0) for n in range(len(heads))]
    wide = [max(most, width(head)) for most, head in zip(wide, heads, strict=True)]

    def laid(parts: Sequence[str]) -> str:
        return GAP.join(padded(part, most) for part, most in zip(parts, wide, strict=False) if most)

    return [[laid(one) for one in row] for row in told], laid(heads)


def _axis(ticks: Sequence[Tick], long: int) -> str:
    """The names of the places, each at its own: the first begins there, the last ends there."""
    line = [" "] * long
    for tick in ticks:
        text = shown(tick.text)
        start = min(max(_place(tick.at, long) - len(text) // 2, 0), long - len(text))
        if start >= 0 and not "".join(line[max(start - 1, 0) : start + len(text) + 1]).strip():
            line[start : start + len(text)] = text
    return "".join(line)


def _place(at: float, long: int) -> int:
    return round(min(max(at, 0.0), 1.0) * (long - 1))


def _line(dot: Dot, mark: str, long: int, picture: Dots, signs: Letters) -> str:
    line = [signs.track] * long
    for tick in picture.ticks:
        line[_place(tick.at, long)] = signs.tick
    if dot.at is None and dot.low is None:
        return " " * long
    if dot.low is not None and dot.high is not None:
        first, last = _place(dot.low, long), _place(dot.high, long)
        line[first : last + 1] = signs.between * (last - first + 1)
        line[first] = signs.low if dot.low >= 0 else signs.over[0]
        line[last] = signs.high if dot.high <= 1 else signs.over[1]
    if dot.at is not None:
        line[_place(dot.at, long)] = mark
    return "".join(line)


def _grid(picture: Grid, cells: int, signs: Letters) -> Iterator[str]:
    numbered = picture.paired or any(width(column) > SHORT for column in picture.columns)
    heads = [str(n) for n in range(1, len(picture.columns) + 1)] if numbered else [*map(shown, picture.columns)]
    labels = picture.rows
    if picture.paired:
        labels = tuple(Label(f"{n} {label.text}", label.depth) for n, label in enumerate(labels, 1))
    texts = [[_cell(cell, signs) for cell in row] for row in picture.cells]
    wide = max(map(width, (*heads, *(text for row in texts for text in row))), default=1)
    names, room = _names(labels, cells, cells - 1 - len(heads) * (wide + 1))
    fit = max((cells - room - 1) // (wide + 1), 1)
    for first in range(0, len(heads), fit):
        part = slice(first, first + fit)
        if first:
            yield ""
        yield f"{' ' * room} " + "".join(f" {padded(head, wide, right=True)}" for head in heads[part])
        for name, row in zip(names, texts, strict=True):
            if not picture.paired or not first or any(row[part]):
                yield f"{name} " + "".join(f" {padded(text, wide, right=True)}" for text in row[part])
    yield from _key(picture, heads if numbered and not picture.paired else [], cells, signs)


def _cell(cell: Cell, signs: Letters) -> str:
    if cell.sign is not None:
        return signs.signs[cell.sign]
    return f"{signs.shades[cell.shade] * 2}{cell.text:>3}" if cell.text else ""


def _key(picture: Grid, heads: Sequence[str], cells: int, signs: Letters) -> Iterator[str]:
    """What the numbers over the columns and the signs in the cells stand for."""
    parts = [f"{head} {shown(name)}" for head, name in zip(heads, picture.columns, strict=False)]
    meanings = [f"{_cell(one.cell, signs)} {shown(one.text)}" for one in picture.key]
    for told in (parts, meanings):
        if told:
            yield ""
            yield from _filled(told, cells)


def _filled(parts: Sequence[str], cells: int) -> Iterator[str]:
    """Parts beside each other, as many on a line as fit; a longer one is broken."""
    line = ""
    for part in parts:
        longer = f"{line}   {part}" if line else part
        if line and width(longer) > cells:
            yield from folded(line, cells, hang=INDENT).splitlines()
            longer = part
        line = longer
    yield from folded(line, cells, hang=INDENT).splitlines()


def _portraits(picture: Portraits, cells: int, signs: Letters) -> Iterator[str]:
    lanes = picture.portraits[0].lanes if picture.portraits else ()
    heads = [Label(f"{lane.letter or '-'} {lane.label}") for lane in lanes]
    names, room = _names((Label(f"  {picture.ground}"), *heads), cells)
    long = max(cells - room - len(GAP), NARROWEST)
    for n, portrait in enumerate(picture.portraits):
        if n:
            yield ""
        yield from folded(portrait.name, cells).splitlines()
        yield " " * (room + len(GAP)) + _axis(picture.ticks, long)
        yield from _stripes(portrait, names, long, signs)


def _stripes(portrait: Portrait, names: Sequence[str], long: int, signs: Letters) -> Iterator[str]:
    stretches = (portrait.ground, *(lane.stretches for lane in portrait.lanes))
    for n, (name, part) in enumerate(zip(names, stretches, strict=True)):
        paper = " " if n == 0 else signs.track
        shares = covered(part, long)
        line = "".join(signs.shades[ceil(SHADES * share)] if share else paper for share in shares)
        yield f"{name}{GAP}{line}"
