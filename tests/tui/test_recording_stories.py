"""When something is heard, and opening the recording there."""

from __future__ import annotations

from pathlib import Path

from tests.driver import Coder, story

CUES = "00:00:03,000 --> 00:00:05,000\n[A] Hur?\n\n01:02:09,500 --> 01:02:11,000\n[B] Så är det.\n"


def lay_in(me: Coder) -> Path:
    """An interview with times in the folder."""
    path = Path(me.study.facts.folder) / "transcripts" / "I00.srt"
    path.write_text(CUES, encoding="utf-8")
    return path


@story()
async def test_the_time_stands_beside_the_text(me: Coder) -> None:
    """Where the text tells it; opening a recording without a player says what is missing."""
    lay_in(me)
    me.study.transcripts.take_in()
    await me.presses("T", "1", "up", "up", "up")
    me.sees("0:00:03")
    await me.presses("down")
    me.sees("1:02:09")
    await me.presses("O")
    me.is_told("study.yaml säger inte vilket program", "player: mpv --start={time} {file}")


@story(size=(80, 24))
async def test_in_a_small_terminal_on_the_line_below(me: Coder) -> None:
    """The time of the passage, between the turn and the question."""
    lay_in(me)
    me.study.transcripts.take_in()
    await me.presses("T", "1", "home", "down")
    me.sees("1:02:09")
