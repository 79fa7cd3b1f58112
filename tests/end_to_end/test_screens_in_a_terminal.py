"""From screen to screen at a real terminal: what stands there is what the top line says."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.builders import study_folder
from tests.end_to_end.terminal import Pty


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A small study that nobody has opened."""
    return study_folder(tmp_path / "torget")


def test_no_screen_keeps_what_stood_on_the_one_before(folder: Path) -> None:
    """Memos, history and comparison after each other, over the text between them, in both orders."""
    with Pty(folder) as me:
        me.sees("LÄSLÄGE").presses("0", "6").sees("Inga memon än").presses("escape").sees("replik 1 av 6")
        me.presses("0", "7").sees("2 transkript togs in").sees_no_more("Inga memon än")
        me.presses("escape").sees("replik 1 av 6").sees_no_more("2 transkript togs in")
        me.presses("0", "4").sees("Informanter som tar upp koden").sees_no_more("2 transkript togs in")
        me.presses("escape").sees("replik 1 av 6").presses("0", "6").sees("Inga memon än")
        me.sees_no_more("Informanter som tar upp koden").presses("escape").sees("HÄR", "mening i replik 1")
        me.presses("down", "down").sees("mening i replik 3").presses("0", "7").sees("2 transkript togs in")
        me.presses("escape").sees("mening i replik 3").sees_no_more("mening i replik 1")
        me.quits()
