"""When what is said is heard: turns, places inside them, and times that transcribers type."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from intervjukod.domain.transcript import time_at
from intervjukod.storage.rows import times_from_field, times_to_field
from tests.unit.readers.miniatures import reading, times, turns
from tests.unit.readers.spoken_files import DOTTED, F4, MAXQDA, NOSCRIBE


@pytest.mark.parametrize(
    ("content", "labels", "seconds"),
    [
        (F4, ["I", "R"], [0.0, 5.2]),
        (MAXQDA, ["I", "R"], [5.2, 11.8]),
        (DOTTED, ["I", "R"], [5.0, 5025.0]),
        (NOSCRIBE, ["S00", "S01"], [3.0, 5.0]),
    ],
    ids=["f4", "maxqda", "dotted", "noscribe"],
)
def test_typed_times_are_no_words(tmp_path: Path, content: str, labels: list[str], seconds: list[float]) -> None:
    """Where a turn ends (f4) or starts (MAXQDA), with dots, after the label (noScribe); the text as it stands."""
    made = reading(tmp_path, "a.txt", content)
    assert made.text == content
    assert turns(made) == list(zip(labels, ["Hur ser det ut?", "Vi är för få."], strict=True))
    assert times(made) == seconds
    assert made.times == tuple((turn.words.start, turn.time) for turn in made.turns)


def test_a_place_is_heard_at_the_last_time_before_it() -> None:
    """None before the first time."""
    marks = ((5, 1.5), (20, 7.0))
    assert [time_at(marks, place) for place in (0, 4, 5, 19, 20, 999)] == [None, None, 1.5, 1.5, 7.0, 7.0]
    assert time_at((), 3) is None


def test_times_survive_being_stored() -> None:
    """As JSON and back; a version without any has none."""
    marks = ((0, 0.0), (5, 1.5))
    assert times_from_field(json.loads(json.dumps(times_to_field(marks)))) == marks
    assert times_from_field(None) == ()
