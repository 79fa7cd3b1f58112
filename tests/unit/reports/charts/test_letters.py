"""Pictures in letters, sign by sign."""

from __future__ import annotations

import pytest

from intervjukod.reports.cells import width
from intervjukod.reports.charts.of import pictures
from intervjukod.reports.charts.terminal import as_text
from intervjukod.reports.picture import Cell, Grid, Label, Lane, Portrait, Portraits, Tick
from tests.unit.reports import scenes
from tests.unit.reports.charts.drawings import DOTS, HEAT, drawn_scene


def test_dots_in_letters() -> None:
    """A line a group: its mark on the axis, its interval, its words."""
    assert as_text(DOTS, 44) == (
        "Koder\n"
        "Informanter\n"
        "\n"
        "● polis (n=4)\n"
        "◇ vakt (n=1)\n"
        "\n"
        "           ingen               alla\n"
        "Folkliv  ● ┊·····├─────●────┤·····┊  2 av 4\n"
        "         ◇                           ej klar\n"
        "  Oro    ● ●───────────┤··········┊  0 av 4\n"
        "         ◇ ┊······················◇  1 av 1\n"
        "\n"
        "* Strecken är intervall.\n"
    )


def test_a_heat_map_in_ascii() -> None:
    """Shade and number in one cell; a sign where there is no number, explained below."""
    assert as_text(HEAT, 40, plain=True) == (
        "Avsnitt\n\n           I01   I02   I03\nFolkliv  ## 12 ..  1     /\n  Oro        0 **  7     /\n\n/ ej klar\n"
    )


def test_a_grid_that_is_too_wide_goes_on_below() -> None:
    """Columns are numbered, their names told once, and every part has the rows' names."""
    wide = Grid(
        title="T",
        caption="",
        notes=(),
        rows=(Label("Rad"),),
        columns=tuple(f"Informant {n}" for n in range(6)),
        cells=(tuple(Cell(1, str(n)) for n in range(6)),),
    )
    assert as_text(wide, 26) == (
        "T\n\n"
        "         1     2     3\n"
        "Rad  ░░  0 ░░  1 ░░  2\n"
        "\n"
        "         4     5     6\n"
        "Rad  ░░  3 ░░  4 ░░  5\n"
        "\n"
        "1 Informant 0\n2 Informant 1\n3 Informant 2\n4 Informant 3\n5 Informant 4\n6 Informant 5\n"
    )


def test_stripes_in_letters() -> None:
    """As dark as the share of a piece that is coded; the ground has no track."""
    picture = Portraits(
        title="T",
        caption="",
        notes=(),
        ground="talar",
        ticks=(Tick(0.0, "a"), Tick(1.0, "b")),
        portraits=(Portrait("I01", ((0.0, 0.5),), (Lane("f", "Folk", ((0.5, 0.575),)),)),),
    )
    assert as_text(picture, 29) == (
        "T\n\nI01\n         a                  b\n  talar  ██████████\nf Folk   ··········█▒········\n"
    )


@pytest.mark.parametrize("cells", [60, 80, 120])
@pytest.mark.parametrize("plain", [False, True])
def test_every_line_fits(cells: int, plain: bool) -> None:
    """No line of any picture is wider than the terminal, and plain ones have only signs of ASCII."""
    results = [scenes.all_done(), scenes.counted(), scenes.answered(), scenes.met(), scenes.directions(), drawn_scene()]
    for result in results:
        for picture in pictures(result, "sv"):
            text = as_text(picture, cells, plain=plain)
            assert max(map(width, text.splitlines())) <= cells
            assert not plain or not set(text) & set("●◇■△○×░▒▓█├┤─·┊")
