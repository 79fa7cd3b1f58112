"""Labels mended by choice."""

from __future__ import annotations

from pathlib import Path

import pytest

from intervjukod.domain.transcript import Reading
from intervjukod.errors import UsageError
from intervjukod.readers.mending import mendable, mended
from tests.unit.readers.miniatures import notes, reading, turns

TEXT = "I: a?\nBK: b\nI: c?\nBK\nd\nBX: e\nBK: f\n1: g\nl: h?\nBK;i"


@pytest.fixture
def made(tmp_path: Path) -> Reading:
    """A reading with a label that looks like another, and two without their colons."""
    return reading(tmp_path, "a.txt", TEXT)


def test_what_can_be_mended(made: Reading) -> None:
    """Every label, and what stands without its colon."""
    assert mendable(made) == ("I", "BK", "BX", "l", "BK;")


def test_turns_are_relabelled_and_the_text_stays(made: Reading) -> None:
    """The turns get the label that was meant and its side; suspicion and remark go, and the mending is told."""
    after = mended(made, {"l": "I"})
    assert after.text == made.text
    assert [turn.speaker for turn in after.turns] == ["I", "BK", "I", "BX", "BK", "I"]
    assert after.turns[-1].side == "interviewer"
    assert after.mended == (("l", "I"),)
    assert {one.written for one in after.suspicions} == {"BK", "BK;"}
    assert "suspect_look_alike" not in notes(after)
    assert notes(after)["label_mended"] == {"written": "l", "meant": "I"}


def test_a_line_without_colon_becomes_a_label(made: Reading) -> None:
    """The turn it stood in ends before it, a new one begins after it, and turns are counted anew."""
    after = mended(made, {"BK": "BK", "BK;": "BK"})
    assert turns(after)[2:5] == [("I", "c?"), ("BK", "d"), ("BX", "e")]
    assert turns(after)[-2:] == [("l", "h?"), ("BK", "i")]
    assert [turn.n for turn in after.turns] == list(range(1, len(after.turns) + 1))
    assert {turn.side for turn in after.turns if turn.speaker == "BK"} == {"informant"}
    assert {one.written for one in after.suspicions} == {"l"}


def test_a_label_may_get_any_other(made: Reading) -> None:
    """Also a name that nobody has yet: the turns stay on their side. Nothing chosen changes nothing."""
    after = mended(made, {"BX": "Polis", "BK": "Vakt"})
    assert turns(after)[1:5] == [("Vakt", "b"), ("I", "c?"), ("Vakt", "d"), ("Polis", "e")]
    assert mended(made, {"BX": "I"}).turns[3].side == "interviewer"
    assert mended(made, {}) == made


def test_mending_goes_on(made: Reading) -> None:
    """What was mended before is still told as mended."""
    after = mended(mended(made, {"l": "I"}), {"BX": "BK"})
    assert after.mended == (("l", "I"), ("BX", "BK"))


@pytest.mark.parametrize("meant", [{"X": "I"}, {"I": " "}])
def test_a_label_that_is_not_there_cannot_be_mended(made: Reading, meant: dict[str, str]) -> None:
    """An unknown label, or no meaning, is one clear error that names what can be mended."""
    with pytest.raises(UsageError) as told:
        mended(made, meant)
    assert told.value.sentence == "readers.not_mendable"
    assert told.value.values["known"] == "I, BK, BX, l, BK;"
