"""Sheets as SVG, with nothing but this: words stay words, nothing is fetched, and no two pictures on a page clash."""

from __future__ import annotations

from html import escape

from intervjukod.reports.charts.shapes import Anchor, Area, Box, Disc, Line, Shape, Sheet, Words

FONTS = "'DejaVu Sans', Verdana, Arial, sans-serif"
_SPACE = "http://www.w3.org/2000/svg"


def as_svg(sheet: Sheet, *, inline: bool = False) -> str:
    """The sheet as a file of its own, or ``inline`` as an element of a page of HTML; without any id or style sheet."""
    wide, high = _number(sheet.wide), _number(sheet.high)
    space = "" if inline else f'xmlns="{_SPACE}" '
    size = f'width="{wide}pt" height="{high}pt" viewBox="0 0 {wide} {high}"'
    told = f'role="img" aria-label="{escape(sheet.title)}"'
    body = "".join(f"{_shape(shape)}\n" for shape in sheet.shapes)
    head = "" if inline else '<?xml version="1.0" encoding="UTF-8"?>\n'
    title = f"<title>{escape(sheet.title, quote=False)}</title>"
    return f'{head}<svg {space}{size} {told} font-family="{FONTS}">\n{title}\n{body}</svg>\n'


def _shape(shape: Shape) -> str:
    match shape:
        case Box():
            x, y, wide, high = map(_number, (shape.x, shape.y, shape.wide, shape.high))
            return f'<rect x="{x}" y="{y}" width="{wide}" height="{high}"{_ink(shape.fill, shape.edge, 0.5)}/>'
        case Line():
            x, y, to_x, to_y = map(_number, (shape.x, shape.y, shape.to_x, shape.to_y))
            return f'<line x1="{x}" y1="{y}" x2="{to_x}" y2="{to_y}"{_ink("none", shape.ink, shape.weight)}/>'
        case Disc():
            x, y, radius = map(_number, (shape.x, shape.y, shape.radius))
            return f'<circle cx="{x}" cy="{y}" r="{radius}"{_ink(shape.fill, shape.edge, 1.1)}/>'
        case Area():
            points = " ".join(f"{_number(x)},{_number(y)}" for x, y in shape.points)
            return f'<polygon points="{points}"{_ink(shape.fill, shape.edge, 1.1)}/>'
        case Words():
            return _words(shape)


def _words(shape: Words) -> str:
    x, y = _number(shape.x), _number(shape.y)
    place = f'x="{x}" y="{y}" font-size="{_number(shape.size)}" fill="{shape.ink}"'
    if shape.anchor is not Anchor.START:
        place += f' text-anchor="{shape.anchor}"'
    if shape.bold:
        place += ' font-weight="bold"'
    if shape.turned:
        place += f' transform="rotate(-90 {x} {y})"'
    return f"<text {place}>{escape(shape.text, quote=False)}</text>"


def _ink(fill: str, edge: str, weight: float) -> str:
    around = f' stroke="{edge}" stroke-width="{_number(weight)}"' if edge else ""
    return f' fill="{fill}"{around}'


def _number(value: float) -> str:
    """Hundredths of a point, as short as they can be written."""
    return f"{value:.2f}".rstrip("0").rstrip(".")
