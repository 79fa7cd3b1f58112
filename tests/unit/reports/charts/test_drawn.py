"""Pictures as files: whole, inert, and the same every time."""

from __future__ import annotations

import sys
from dataclasses import replace
from io import BytesIO
from itertools import pairwise
from typing import Any

import pytest
from PIL import Image
from pypdfium2 import PdfDocument

from intervjukod.domain.glyphs import printable
from intervjukod.errors import RefusedError
from intervjukod.reports.charts.drawn import drawn
from intervjukod.reports.charts.measure import room, wrapped
from intervjukod.reports.charts.of import pictures
from intervjukod.reports.charts.pages import sheets
from intervjukod.reports.charts.parts import PAGE
from intervjukod.reports.charts.printed import DOTS as DOTS_PER_INCH
from intervjukod.reports.charts.shapes import SHADES, Anchor, Box, Disc, Line, Words
from intervjukod.reports.picture import FORMS, Cell, Dots, Grid, Label, Picture, Tick
from tests.unit.reports import joint_scenes, scenes
from tests.unit.reports.charts.drawings import DOTS, HEAT, drawn_scene, elements, texts
from tests.unit.reports.read_back import file_of
from tests.unit.reports.test_hostile_pages import HOSTILE, UNSEEN

EVERY = (
    joint_scenes.paired,
    scenes.all_done,
    scenes.counted,
    scenes.answered,
    scenes.met,
    scenes.without_numbers,
    drawn_scene,
)


def every_picture() -> list[Picture]:
    """One of each kind."""
    return [picture for scene in EVERY for picture in pictures(scene(), "sv")]


def big() -> Grid:
    """Forty codes and sixty informants, with long names."""
    rows = tuple(Label(f"Trygghet och otrygghet i vardagen kring torget, del {n}", n % 3) for n in range(40))
    names = tuple(f"Kommunal tjänsteperson {n}" for n in range(60))
    cells = tuple(tuple(Cell((n + m) % 5, str(n * m)) for m in range(60)) for n in range(40))
    return Grid("Koder efter informant", "Avsnitt", (), rows, names, cells)


def test_an_svg_has_a_shape_for_every_cell_and_dot() -> None:
    """As many boxes as cells, their numbers as words, and a mark for each dot and each group."""
    svg = drawn([HEAT], "svg", "sv")
    assert elements(svg)["rect"] == 1 + 6 + 1  # the paper, the cells, and the key
    assert [text for text in texts(svg) if text.isdigit()] == ["12", "1", "0", "7"]
    dots = elements(drawn([DOTS], "svg", "sv"))
    assert (dots["circle"], dots["polygon"]) == (2 + 1, 1 + 1)


def test_an_svg_says_everything_that_the_picture_says() -> None:
    """Title, groups, labels, ticks, words of dots and notes; Swedish letters are themselves."""
    said = " ".join(texts(drawn([DOTS], "svg", "sv")))
    for text in ("Koder", "Informanter", "polis (n=4)", "Folkliv", "Oro", "alla", "2 av 4", "ej klar", *DOTS.notes):
        assert text in said
    assert "å ä ö Å Ä Ö" in " ".join(texts(drawn([replace(DOTS, title="å ä ö Å Ä Ö")], "svg", "sv")))


@pytest.mark.parametrize("form", ["svg", "png", "pdf"])
def test_hostile_words_are_words(form: str) -> None:
    """Whatever labels, headings and notes hold, the file has no other shapes than with calm ones."""
    labels = [*HOSTILE.values(), "$\\frac$ $x^2$", "%s {0}", "漢字 🙂", "\ufeffa\u200bb\u00ad"]
    calm = Grid("T", "C", ("N",), (Label("lugn"),) * len(labels), ("k",), ((Cell(1, "1"),),) * len(labels))
    odd = replace(
        calm,
        title=labels[0],
        caption=labels[7],
        notes=(labels[3],),
        rows=tuple(map(Label, labels)),
        columns=(labels[0],),
    )
    made = drawn([odd], form, "sv")
    if form == "svg":
        assert UNSEEN.search(made.decode()) is None
        assert set(elements(made)) == set(elements(drawn([calm], form, "sv")))
        assert elements(made)["rect"] == elements(drawn([calm], form, "sv"))["rect"]
        said = texts(made)
        assert "<script>alert(1)</script>" in said
        assert "$\\frac$ $x^2$" in said
        assert printable("\x1b]0;titel\x07\x1b[31mröd") in said
    assert made


def test_the_same_bytes_every_time() -> None:
    """No file holds when or where it was drawn."""
    for form in FORMS:
        assert drawn([DOTS, HEAT], form, "sv") == drawn([DOTS, HEAT], form, "sv")


def test_a_png_is_as_large_as_its_sheet() -> None:
    """Seventeen centimetres wide, and nothing of it blank that is drawn in the SVG."""
    made = Image.open(BytesIO(drawn([HEAT], "png", "sv")))
    (sheet,) = sheets(HEAT, "sv")
    assert made.format == "PNG"
    assert made.size == (int(PAGE / 72 * DOTS_PER_INCH), int(sheet.high / 72 * DOTS_PER_INCH))
    darkest = tuple(int(SHADES[4][n : n + 2], 16) for n in (1, 3, 5))
    assert darkest in {colour for _, colour in made.convert("RGB").getcolors(1 << 24) or ()}


def test_a_png_is_not_higher_than_programs_open() -> None:
    """A picture that would be is refused, before anything is drawn."""
    high = replace(HEAT, rows=HEAT.rows * 500, cells=HEAT.cells * 500)
    with pytest.raises(RefusedError) as caught:
        drawn([high], "png", "sv")
    assert caught.value.key == "charts.too_high"


def test_what_is_listed_later_lies_above() -> None:
    """A dot covers the line of the axis that it stands on, in every format alike."""
    picture = replace(DOTS, ticks=(Tick(0.5, "hälften"),))
    made = Image.open(BytesIO(drawn([picture], "png", "sv"))).convert("RGB")
    (sheet,) = sheets(picture, "sv")
    dots = [shape for shape in sheet.shapes if isinstance(shape, Disc)]
    scale = DOTS_PER_INCH / 72
    for dot in dots:
        around = {made.getpixel((int(dot.x * scale) + by, int(dot.y * scale) + 3)) for by in (-2, -1, 0, 1, 2)}
        assert around == {tuple(int(dot.fill[n : n + 2], 16) for n in (1, 3, 5))}
    assert len(dots) == 3


def test_shades_keep_their_order_in_grey() -> None:
    """Each step is clearly darker than the one before when the colours are gone."""
    grey = [Image.new("RGB", (1, 1), shade).convert("L").tobytes()[0] for shade in SHADES]
    assert min(light - dark for light, dark in pairwise(grey)) >= 25


def test_a_pdf_has_pages() -> None:
    """A picture that is higher than a page goes on, on the next one; its words are words."""
    high = replace(HEAT, rows=HEAT.rows * 30, cells=HEAT.cells * 30)
    made = drawn([DOTS, high], "pdf", "sv")
    assert made.startswith(b"%PDF-")
    assert b"CreationDate" not in made
    pages = PdfDocument(made)
    try:
        said = [page.get_textpage().get_text_range() for page in pages]
    finally:
        pages.close()
    assert [text.splitlines()[0] for text in said] == ["Koder", "Avsnitt (del 1 av 2)", "Avsnitt (del 2 av 2)"]
    assert "Strecken är intervall." in said[0]


def test_nothing_leaves_its_sheet() -> None:
    """Every shape lies on its paper, whose width is that of a page; no word runs over its edge."""
    for sheet in (sheet for picture in (*every_picture(), big()) for sheet in sheets(picture, "sv")):
        assert sheet.wide == PAGE
        for shape in sheet.shapes:
            if isinstance(shape, Line):
                assert -0.01 <= min(shape.x, shape.to_x) <= max(shape.x, shape.to_x) <= PAGE + 0.01
            if isinstance(shape, Box):
                assert -0.01 <= shape.x <= shape.x + shape.wide <= PAGE + 0.01
                assert -0.01 <= shape.y <= shape.y + shape.high <= sheet.high + 0.01
            if isinstance(shape, Words):
                long = room(shape.text, shape.size, bold=shape.bold)
                assert 0 < shape.y <= sheet.high
                if shape.turned:
                    assert shape.y - long >= 0
                else:
                    left = shape.x - long * {Anchor.START: 0, Anchor.MIDDLE: 0.5, Anchor.END: 1}[shape.anchor]
                    assert -0.01 <= left <= left + long <= PAGE + 0.01


def test_words_are_measured_wide_enough() -> None:
    """What matplotlib sets takes no more room than it was given, in ordinary and heavy letters."""
    from matplotlib.font_manager import FontProperties
    from matplotlib.textpath import text_to_path

    for text in ("Ordningsvakternas arbete på Sergels torg", "Wilsons 95-procentiga intervall, k av n", "ÅÄÖ MWQ @"):
        for weight in ("normal", "bold"):
            font = FontProperties(family="DejaVu Sans", size=9, weight=weight)
            taken, _, _ = text_to_path.get_text_width_height_descent(text, font, False)
            assert taken <= room(text, 9, bold=weight == "bold") <= 1.25 * taken


def test_long_words_are_broken_and_cut() -> None:
    """No line is wider than it may be, also of a word that has no blanks; what is left out is seen to be."""
    lines = wrapped("å" * 300, 9, 80, 2)
    assert len(lines) == 2
    assert all(room(line, 9) <= 80 for line in lines)
    assert lines[1].endswith("…")
    assert wrapped("två ord", 9, 400) == ["två ord"]
    assert wrapped("", 9, 80) == [""]


def test_without_matplotlib_svg_is_still_drawn(monkeypatch: pytest.MonkeyPatch) -> None:
    """PNG and PDF say what to install; a Word document has the picture in letters."""
    monkeypatch.setitem(sys.modules, "matplotlib", None)
    for form in ("png", "pdf"):
        with pytest.raises(RefusedError) as caught:
            drawn([DOTS], form, "sv")
        assert caught.value.key == "charts.no_matplotlib"
    assert drawn([DOTS], "svg", "sv")
    assert file_of(scenes.all_done(), "docx", "sv", draw=True)


def test_another_format_is_none() -> None:
    """Only the three are drawn."""
    with pytest.raises(ValueError, match="gif"):
        drawn([DOTS], "gif", "sv")


def test_a_picture_without_rows_is_drawn() -> None:
    """A filter that selects nothing gives an empty picture, not an error."""
    empty: list[Any] = [Dots("T", "", (), (), (), ()), Grid("T", "", (), (), (), ())]
    empty.append(Grid("T", "", (), (), (), (), paired=True))
    empty += pictures(replace(drawn_scene(), portraits=(), themes=()), "sv")
    for picture in empty:
        assert b"</svg>" in drawn([picture], "svg", "sv")
