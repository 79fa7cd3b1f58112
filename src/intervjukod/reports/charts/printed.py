"""Sheets as PNG and PDF, drawn by matplotlib: the same shapes at the same places, and the same bytes every time.

Neither a display nor anybody's own settings of matplotlib are asked for; the fonts are those it brings.
"""

from __future__ import annotations

import logging
import warnings
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from io import BytesIO
from typing import TYPE_CHECKING, Any

from intervjukod.errors import RefusedError
from intervjukod.reports.charts.shapes import Anchor, Area, Box, Disc, Line, Shape, Sheet, Words, moved

if TYPE_CHECKING:
    from matplotlib.artist import Artist
    from matplotlib.figure import Figure
    from matplotlib.transforms import Transform

DOTS = 200
"""Dots of a PNG on an inch."""
HIGHEST = 30_000
"""Dots from top to bottom of a PNG that other programs still open."""
_POINTS = 72.0
"""Points of an inch."""
_A4 = (595.28, 841.89)
_ABOVE = 62.0
"""Points over a sheet on a page of A4."""
_FONT = "DejaVu Sans"
_MARK = "\ufeff"
"""Has neither ink nor width, and matplotlib cannot put it into a PDF."""
_SETTINGS = {"font.family": [_FONT], "pdf.fonttype": 42, "text.usetex": False}
_SIDES: Mapping[Anchor, Any] = {Anchor.START: "left", Anchor.MIDDLE: "center", Anchor.END: "right"}
_OWN = ("backend", "backend_fallback", "interactive", "toolbar", "timezone")
"""Settings that are no matter of how a figure looks."""


def can_print() -> bool:
    """Whether what draws PNG and PDF is installed."""
    try:
        import matplotlib  # noqa: F401  # asked for, not used
    except ImportError:
        return False
    return True


def as_png(sheet: Sheet) -> bytes:
    """The sheet as the bytes of a PNG file. RefusedError without matplotlib, and for a sheet that is too high."""
    if sheet.high / _POINTS * DOTS > HIGHEST:
        raise RefusedError("charts.too_high")
    out = BytesIO()
    with _drawing():
        _figure(sheet).savefig(out, format="png", dpi=DOTS, metadata={"Software": None, "Title": sheet.title})
    return out.getvalue()


def as_pdf(sheets: Sequence[Sheet]) -> bytes:
    """Each sheet as a page of a PDF file, A4 unless it is higher. RefusedError where matplotlib is not installed."""
    out = BytesIO()
    with _drawing():
        from matplotlib.backends.backend_pdf import PdfPages

        told = {"CreationDate": None, "Producer": None, "Creator": None, "Title": sheets[0].title}
        with PdfPages(out, metadata=told) as pages:
            for sheet in sheets:
                pages.savefig(_figure(_on_paper(sheet)))
    return out.getvalue()


@contextmanager
def _drawing() -> Iterator[None]:
    """As matplotlib comes, with our settings; a letter that its font lacks is a box, and no word on the terminal."""
    logging.getLogger("matplotlib").setLevel(logging.ERROR)
    try:
        import matplotlib
    except ImportError as error:
        raise RefusedError("charts.no_matplotlib") from error
    plain: Any = {name: value for name, value in matplotlib.rcParamsDefault.items() if name not in _OWN}
    with warnings.catch_warnings(), matplotlib.rc_context(plain | _SETTINGS):
        warnings.filterwarnings("ignore", message="Glyph .* missing from font")
        yield


def _on_paper(sheet: Sheet) -> Sheet:
    """The sheet in the middle of a page."""
    wide, high = _A4
    shapes = tuple(moved(shape, (wide - sheet.wide) / 2, _ABOVE) for shape in sheet.shapes)
    return Sheet(wide, max(high, sheet.high + 2 * _ABOVE), shapes, sheet.title)


def _figure(sheet: Sheet) -> Figure:
    from matplotlib.figure import Figure
    from matplotlib.transforms import Affine2D

    figure = Figure(figsize=(sheet.wide / _POINTS, sheet.high / _POINTS))
    points = Affine2D().scale(1 / _POINTS, -1 / _POINTS).translate(0, sheet.high / _POINTS)
    for n, shape in enumerate(sheet.shapes):
        artist = _artist(shape, points + figure.dpi_scale_trans)
        artist.set_zorder(n)  # as they are listed; of itself matplotlib puts lines over what is filled
        figure.add_artist(artist, clip=False)
    return figure


def _artist(shape: Shape, place: Transform) -> Artist:
    from matplotlib.lines import Line2D
    from matplotlib.patches import Circle, Polygon, Rectangle
    from matplotlib.text import Text

    match shape:
        case Box():
            look: dict[str, Any] = {"facecolor": shape.fill, "edgecolor": shape.edge or "none"}
            look["linewidth"] = 0.5 if shape.edge else 0
            return Rectangle((shape.x, shape.y), shape.wide, shape.high, transform=place, **look)
        case Line():
            ends = ([shape.x, shape.to_x], [shape.y, shape.to_y])
            return Line2D(*ends, color=shape.ink, linewidth=shape.weight, transform=place, solid_capstyle="butt")
        case Disc():
            look = {"facecolor": shape.fill, "edgecolor": shape.edge, "linewidth": 1.1}
            return Circle((shape.x, shape.y), shape.radius, transform=place, **look)
        case Area():
            look = {"facecolor": shape.fill, "edgecolor": shape.edge, "linewidth": 1.1}
            return Polygon(shape.points, closed=True, transform=place, **look)
        case Words():
            return Text(
                shape.x,
                shape.y,
                shape.text.replace(_MARK, ""),
                color=shape.ink,
                fontfamily=_FONT,
                fontsize=shape.size,
                fontweight="bold" if shape.bold else "normal",
                horizontalalignment="left" if shape.turned else _SIDES[shape.anchor],
                verticalalignment="baseline",
                rotation=90 if shape.turned else 0,
                rotation_mode="anchor",
                transform=place,
                parse_math=False,
            )
