"""A joint display as pictures: ratios on an axis that doubles, and who brings the theme up beside them."""

from __future__ import annotations

from dataclasses import replace
from math import log2

import pytest

from intervjukod.reports.charts.of import pictures
from intervjukod.reports.charts.terminal import as_text
from intervjukod.reports.picture import Dots, Grid
from tests.unit.reports import joint_scenes


def dots(picture: object) -> Dots:
    """The picture as what it should be."""
    assert isinstance(picture, Dots)
    return picture


def test_a_ratio_stands_where_it_is() -> None:
    """Its place is its logarithm around 1, its interval that of the analysis."""
    result = joint_scenes.paired()
    drawn = dots(pictures(result, "sv")[0])
    (series,) = (one for one in result.places[0].series if one.indicator == "Bråk")
    heading, row = drawn.rows[:2]
    assert (heading.label.text, heading.dots, row.label.text) == ("Folkliv · Bråk", (), "Sergels torg")
    assert drawn.middle == 0.5
    assert [tick.text for tick in drawn.ticks] == ["1/8", "1/4", "1/2", "1", "2", "4", "8"]
    ratio = series.ratio
    assert ratio is not None
    assert ratio.ratio is not None
    assert ratio.high is not None
    ends = [0.5 + log2(end) / 6 for end in (ratio.ratio, ratio.low, ratio.high)]
    assert [row.dots[0].at, row.dots[0].low, row.dots[0].high] == pytest.approx(ends)


def test_beside_a_ratio_stand_its_figures_and_who_brings_the_theme_up() -> None:
    """The two figures, and k of n of each group."""
    (picture,) = pictures(joint_scenes.paired(), "sv")
    drawn = dots(picture)
    assert drawn.heads == ("2020H1 → 2021H1", "polis", "ordningsvakt")
    assert [row.beside for row in drawn.rows] == [
        (),
        ("42 → 43", "1 av 4", "0 av 1"),
        ("145 → 39", "0 av 4", "0 av 1"),
        (),
        ("0 → 7", "1 av 4", "0 av 1"),
        ("3 → 0", "0 av 4", "0 av 1"),
    ]


def test_without_an_end_an_interval_leaves_the_axis() -> None:
    """From nothing to some has no ratio; the line has a point where it goes on."""
    drawn = dots(pictures(joint_scenes.paired(), "sv")[0])
    rose, fell = drawn.rows[4].dots[0], drawn.rows[5].dots[0]
    assert rose.at is None
    assert rose.high is not None
    assert rose.high > 1
    assert fell.low is not None
    assert fell.low < 0
    text = as_text(drawn, 100)
    assert "→  0 → 7" in text
    assert "● ←─" in text


def test_unless_pairs_are_chosen_every_figure_and_every_theme_is_drawn() -> None:
    """Indicators under their place; themes with the informants of each group."""
    ratios, themes = (dots(picture) for picture in pictures(joint_scenes.beside(), "sv"))
    assert [row.label.text for row in ratios.rows if not row.dots] == ["Sergels torg", "Hässelby torg"]
    assert ratios.rows[3].dots[0].at is None
    assert ratios.rows[3].beside == ("4,25 → 4,25",)
    assert [(row.label.text, [dot.text for dot in row.dots]) for row in themes.rows] == [
        ("Sergels torg", []),
        ("Bemanning", ["1 av 4", "0 av 1"]),
        ("Folkliv", ["1 av 4", "0 av 1"]),
        ("Hässelby torg", []),
        ("Bemanning", ["1 av 4", "0 av 1"]),
        ("nostalgi", ["1 av 4", "0 av 1"]),
    ]


def test_without_numbers_themes_are_signs() -> None:
    """The figures of the file stay; those of the interviews are told as whether."""
    result = joint_scenes.beside()
    ratios, themes = pictures(replace(result, basis=replace(result.basis, numbers=False)), "sv")
    assert isinstance(themes, Grid)
    assert [label.text for label in themes.rows][:2] == ["Sergels torg: Bemanning", "Sergels torg: Folkliv"]
    assert " av " not in as_text(themes)
    assert dots(ratios).rows[1].beside == ("42 → 43",)


def test_of_one_period_there_are_no_ratios() -> None:
    """Then only the themes are drawn."""
    result = joint_scenes.beside()
    places = tuple(
        replace(place, series=tuple(replace(one, ratio=None) for one in place.series)) for place in result.places
    )
    (themes,) = pictures(replace(result, places=places), "sv")
    assert themes.title == "Vilka teman som tas upp, plats för plats"
