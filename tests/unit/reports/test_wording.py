"""What a report says in words, whatever its format."""

from __future__ import annotations

from dataclasses import replace

import pytest

from intervjukod.analysis.coverage import Coverage
from intervjukod.analysis.joint import Joint
from intervjukod.analysis.prompting import Prompt
from intervjukod.analysis.selection import Shown
from intervjukod.domain.transcript import Note
from intervjukod.reports import coverage, joint
from intervjukod.reports.tables import Table
from intervjukod.reports.wording import Wording
from tests.unit.reports import joint_scenes, scenes


@pytest.mark.parametrize(
    ("at", "told"),
    [("12", "som studien stod vid punkt 12"), ("utkast", "som studien stod vid milstolpen utkast")],
)
def test_a_point_is_a_number_or_a_milestone(at: str, told: str) -> None:
    """Each in its own words in the head of a report."""
    basis = replace(scenes.all_done().basis, at=at)
    assert told in Wording("sv", {}).head(basis, 3)[1].split(" · ")


@pytest.mark.parametrize(("language", "told"), [("sv", "på fråga: 4 av 7"), ("en", "prompted: 4 of 7")])
def test_how_a_code_came_up_is_a_word_of_the_language(language: str, told: str) -> None:
    """A note calls what was asked for as its column does."""
    note = Note("reports.one_informant", {"cells": (("våld", Prompt.PROMPTED, 4, 7),)})
    assert told in Wording(language, {}).note(note)


def test_without_numbers_no_column_is_left_empty() -> None:
    """Coverage then has no column of how many answered."""
    result = scenes.answered()
    quiet = replace(result, basis=replace(result.basis, numbers=False))
    assert quiet.basis.shown is Shown.NOTHING
    assert [headings(made)[2] for made in (result, quiet)] == ["Besvarad av", "Kommunpolis"]


def headings(result: Coverage) -> list[str]:
    """The columns of the first table in Swedish."""
    first, *_ = coverage.page(result, "sv").tables
    return [column.heading for column in first.columns]


def test_without_a_mean_a_pair_has_no_column_for_it() -> None:
    """A file without a baseline leaves nothing empty, in either kind of table."""
    result = joint_scenes.paired()
    bare = replace(result, statistics=replace(result.statistics, averages=()))
    assert "Genomsnitt" in said(result)
    assert "Genomsnitt" not in said(bare)


def said(result: Joint) -> set[str]:
    """Every column's heading, in Swedish; each row has a cell for each."""
    tables: tuple[Table, ...] = joint.page(result, "sv").tables
    assert all(len(row) == len(table.columns) for table in tables for row in table.rows)
    return {column.heading for table in tables for column in table.columns}


@pytest.mark.parametrize(("language", "told"), [("sv", "även utan period"), ("en", "also of no period")])
def test_periods_stand_beside_who_says_it(language: str, told: str) -> None:
    """What is said of no period too is no word of the period alone."""
    who = {"Eva": ("2020", "2021", ""), "Finn": ("2020",), "Gun": ()}
    assert Wording(language, {}).dated(who) == f"Eva (2020, 2021; {told}), Finn (2020), Gun"


@pytest.mark.parametrize("language", ["sv", "en"])
def test_a_note_on_a_page_names_no_option_of_the_command_line(language: str) -> None:
    """It is read on a screen and in print: what to do instead stands in words."""
    words = Wording(language, {})
    told = [words.note(Note(f"analyses.{key}", {"n": 3})) for key in ("test_two", "test_ways")]
    assert all("--" not in one and one.count(". ") == 1 for one in told)
