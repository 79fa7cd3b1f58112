"""What is drawn is what the result says, and no more than may be told."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from intervjukod.analysis.compare import Compare, compare
from intervjukod.analysis.selection import Shown
from intervjukod.reports.charts.heats import shade_of
from intervjukod.reports.charts.of import alone, pictures
from intervjukod.reports.picture import Dots, Grid, Portraits, Sign
from intervjukod.reports.write import page_of
from tests.unit.analysis.building import BOOK, columns, materials
from tests.unit.reports import scenes
from tests.unit.reports.charts.drawings import drawn_scene


def one(result: object, language: str = "sv") -> Any:
    """The only picture of a result."""
    (picture,) = pictures(result, language)
    return picture


def by_informant(**changes: Any) -> Compare:
    """Everybody alone."""
    basis = replace(scenes.basis(scenes.ALL, 5), **changes)
    return compare(columns(*scenes.MARKS), materials(scenes.ALL), BOOK, basis, "informant")


def test_dots_stand_where_the_shares_are() -> None:
    """Each group's dot is its share, with its words and the interval that the analysis gives it."""
    result = scenes.all_done()
    drawn = one(result)
    assert isinstance(drawn, Dots)
    assert drawn.groups == ("polis (n=4)", "ordningsvakt (n=1)")
    assert [row.label.text for row in drawn.rows] == [row.label["sv"] if row.label else row.code for row in result.rows]
    for row, told in zip(drawn.rows, result.rows, strict=True):
        for dot, group in zip(row.dots, ("polis", "ordningsvakt"), strict=True):
            counts = told.by[group]
            assert dot.at == counts.informants / counts.informants_of
            assert dot.text == f"{counts.informants} av {counts.informants_of}"
            assert ((dot.low, dot.high) if dot.low is not None else None) == counts.interval


def test_a_frequency_is_one_group() -> None:
    """All informants together, named with their number."""
    result = scenes.counted()
    drawn = one(result, "en")
    assert drawn.groups == ("all informants (n=4)",)
    assert [row.dots[0].text for row in drawn.rows] == [
        f"{row.counts.informants} of {row.counts.informants_of}" for row in result.rows
    ]


def test_a_group_that_says_nothing_yet_has_words_and_no_dot() -> None:
    """A place on the axis would be a claim."""
    guard = [row.dots[1] for row in one(scenes.guard_not_done()).rows]
    assert {(dot.at, dot.low, dot.text) for dot in guard} == {(None, None, "ej klar")}


@pytest.mark.parametrize(("size", "said"), [(4, ["ingen", "hälften", "alla"]), (20, ["0 %", "50 %", "100 %"])])
def test_percent_only_of_twenty(size: int, said: list[str]) -> None:
    """The axis speaks of shares in percent only where every group has twenty informants."""
    result = scenes.counted()
    rows = tuple(replace(row, counts=replace(row.counts, informants_of=size)) for row in result.rows)
    assert [tick.text for tick in one(replace(result, rows=rows)).ticks] == said


def test_a_reflexive_study_has_dots_without_intervals() -> None:
    """What the approach does not bear is not drawn."""
    result = scenes.all_done()
    drawn = one(replace(result, basis=replace(result.basis, approach="reflexive")))
    assert isinstance(drawn, Dots)
    assert {dot.low for row in drawn.rows for dot in row.dots} == {None}
    assert drawn.notes == ()


@pytest.mark.parametrize("scene", [scenes.without_numbers, scenes.counted, scenes.met, by_informant])
def test_without_numbers_there_are_signs(scene: Any) -> None:
    """No picture of a report without counts holds a figure."""
    result = scene()
    drawn = one(replace(result, basis=replace(result.basis, numbers=False)))
    assert isinstance(drawn, Grid)
    assert {cell.text for row in drawn.cells for cell in row} == {""}
    assert Sign.DISC in {cell.sign for row in drawn.cells for cell in row}


def test_a_heat_map_has_every_informants_passages() -> None:
    """The number in a cell is the number of the report, the most are the darkest, none is the paper."""
    result = by_informant()
    drawn = one(result)
    names = [group.value for group in result.groups]
    assert drawn.columns == tuple(names)
    told = [[str(row.by[name].passages) for name in names] for row in result.rows]
    assert [[cell.text for cell in row] for row in drawn.cells] == told
    shades = {cell.text: cell.shade for row in drawn.cells for cell in row}
    assert (shades["0"], shades["1"], shades["4"]) == (0, 1, 4)


def test_shades_step_from_none_to_the_most() -> None:
    """Anything has a shade; only the most have the darkest quarter."""
    assert [shade_of(number, 10) for number in (0, 1, 2, 3, 5, 6, 7, 8, 10)] == [0, 1, 1, 2, 2, 3, 3, 4, 4]
    assert shade_of(0, 0) == 0


def test_signs_say_who_brings_a_code_up() -> None:
    """The sign of a cell and its words are those of the report without counts."""
    drawn = one(scenes.without_numbers())
    meaning = {meaning.cell: meaning.text for meaning in drawn.key}
    told = {row.text: [meaning[cell] for cell in cells] for row, cells in zip(drawn.rows, drawn.cells, strict=True)}
    assert told["Kontinuitet"] == ["tas upp", "tas inte upp"]
    assert told["Folkliv"] == ["tas upp", "tas upp"]


def test_a_reflexive_heat_map_says_only_whether() -> None:
    """Passages are not told, so no shade tells them either."""
    drawn = one(by_informant(approach="reflexive"))
    assert {(cell.text, cell.shade) for row in drawn.cells for cell in row if cell.sign is Sign.DISC} == {("", 2)}


def test_a_coverage_matrix_has_every_standing() -> None:
    """A sign for each question and informant, and what each sign says."""
    result = scenes.answered()
    drawn = one(result)
    meaning = {meaning.cell: meaning.text for meaning in drawn.key}
    told = [[str(row.by[who]) for who in result.informants] for row in result.rows]
    words = {"answered": "besvarad", "asked": "ställd", "proposed": "förslag", "not asked": "ej ställd"}
    words |= {"not done": "ej klar", "not in guide": "ingår ej"}
    assert [[meaning[cell] for cell in row] for row in drawn.cells] == [[words[one] for one in row] for row in told]
    assert drawn.rows[1].text.startswith("12a* Hur")


def test_pairs_stand_below_the_diagonal_in_the_order_of_the_book() -> None:
    """Each two codes once, with the informants who say both."""
    result = scenes.met()
    drawn = one(result)
    assert drawn.paired
    assert [label.text for label in drawn.rows] == list(drawn.columns)
    met = {
        frozenset((drawn.columns[n], drawn.columns[m])): cell.text
        for n, row in enumerate(drawn.cells)
        for m, cell in enumerate(row)
        if cell.text
    }
    assert met == {
        frozenset((row.label.get("sv", row.code), row.other_label.get("sv", row.other))): str(row.informants)
        for row in result.rows
    }
    assert not any(cell.drawn for n, row in enumerate(drawn.cells) for cell in row[n:])


def test_portraits_have_a_lane_for_each_theme() -> None:
    """Places are shares of the transcript's words; who is not done is said to be so."""
    result = drawn_scene()
    drawn = one(result)
    assert isinstance(drawn, Portraits)
    assert [lane.label for lane in drawn.portraits[0].lanes] == ["Bemanning", "Folkliv", "nostalgi"]
    first = result.portraits[0]
    assert drawn.portraits[0].ground == ((first.heard[0][0] / first.words, 1.0),)
    passages = {stripe.code: stripe.passages for stripe in first.stripes}
    assert drawn.portraits[0].lanes[0].stretches == tuple(
        (start / first.words, end / first.words) for start, end in passages["staffing"]
    )
    assert "ej klar" in drawn.portraits[-1].name


def test_a_picture_alone_says_what_was_counted() -> None:
    """A file of its own has the denominators over it and the notes of the report under it, each once."""
    result = scenes.answered()
    page = page_of(result, "sv")
    (drawn,) = alone(pictures(result, "sv"), page)
    assert drawn.caption.endswith(page.head[0])
    assert set(page.notes) <= set(drawn.notes)
    assert len(set(drawn.notes)) == len(drawn.notes)


def test_a_report_of_words_has_no_picture() -> None:
    """What nobody can draw is not drawn."""
    assert scenes.said().basis.shown is Shown.EVERYTHING
    assert pictures(scenes.said(), "sv") == ()
