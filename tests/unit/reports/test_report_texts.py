"""Whole reports, as they are read, in both languages; the texts lie in tests/golden."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from intervjukod.reports.write import Result, write
from tests.unit.reports import joint_scenes, scenes

GOLDEN = Path(__file__).parents[2] / "golden"
SCENES = (
    scenes.all_done,
    scenes.guard_not_done,
    scenes.directions,
    scenes.counted,
    scenes.reflexive,
    scenes.answered,
    scenes.tested,
    scenes.without_numbers,
    scenes.said,
    scenes.met,
    scenes.over_rounds,
    joint_scenes.beside,
    joint_scenes.paired,
    joint_scenes.paired_without_numbers,
)
WIDTH = 80


@pytest.mark.parametrize("scene", SCENES, ids=lambda scene: scene.__name__)
@pytest.mark.parametrize("language", ["sv", "en"])
@pytest.mark.parametrize("format", ["table", "md"])
def test_a_report_reads_as_agreed(scene: Callable[[], Result], language: str, format: str) -> None:
    """Title, denominators, cells, notes: every line of it."""
    agreed = (GOLDEN / f"{scene.__name__}.{language}.{format}.txt").read_text("utf-8")
    assert write(scene(), format, language, width=WIDTH) == agreed
