"""What is heard while no key is pressed: what others do, and proposals that come by themselves."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from intervjukod.study import Study
from intervjukod.tui import indexing
from intervjukod.tui.acts import questions
from intervjukod.tui.plain.keyboard import Pressed
from intervjukod.tui.plain.program import Program
from tests.builders import TRANSCRIPTS, study_folder

THREE = {**TRANSCRIPTS, "I03-vakt.txt": TRANSCRIPTS["I02-vakt.txt"].replace("alltid två", "nästan tre")}
COMPLETE = "Alla förslag är framme: Fråga 2 · svar i 3 av 3 intervjuer, 3 förslag\n"


class Ear:
    """Somebody who presses keys and listens."""

    def __init__(self, study: Study) -> None:
        self._heard: list[str] = []
        self._program = Program(study, self._heard.append, terminal=True)
        self._program.begin()

    def presses(self, *keys: str) -> list[str]:
        """What is said to these keys."""
        self._heard.clear()
        for key in keys:
            self._program.hears(Pressed(key))
        return list(self._heard)

    def waits(self) -> list[str]:
        """What is said while no key is pressed, at two looks."""
        self._heard.clear()
        self._program.hears(None)
        self._program.hears(None)
        return list(self._heard)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Three interviews that nobody has opened."""
    return study_folder(tmp_path / "torget", transcripts=THREE)


@pytest.fixture
def ear(folder: Path) -> Iterator[Ear]:
    """Somebody listening to it."""
    with Study.open(folder, coder="PK") as study:
        yield Ear(study)


def test_proposals_that_come_are_told_once(ear: Ear, monkeypatch: pytest.MonkeyPatch) -> None:
    """When the last of them is there; the passage that one stands on is not read again."""
    monkeypatch.setattr(questions, "AT_ONCE", 1)
    monkeypatch.setattr(questions, "AT_A_TIME", 1)
    monkeypatch.setattr(indexing, "begin", lambda _: None)
    ear.presses("L", "down", "down", "down")
    assert "förslag saknas ännu för 1 av 3 intervjuer\n" in ear.presses("0", "2")
    assert ear.waits() == [COMPLETE]
    assert ear.waits() == []


def test_what_one_does_on_a_screen_is_told(ear: Ear, folder: Path) -> None:
    """At once, without a key."""
    with Study.open(folder, coder="PK") as screen:
        interview = screen.transcripts.find("I01")
        screen.coding.code(interview, screen.reading.quote(interview, "Det finns inte folk nog."), "staffing")
        assert ear.waits() == ["På en annan skärm: Bemanning på I01:4\n"]
