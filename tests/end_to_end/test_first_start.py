"""The very first start: a folder that is no study, at a real terminal."""

from __future__ import annotations

from pathlib import Path

from tests.end_to_end.terminal import Pty


def test_an_empty_folder_offers_to_make_a_study(tmp_path: Path) -> None:
    """One digit makes the study, and the screen opens and says what comes next."""
    with Pty(tmp_path) as me:
        me.sees("är ingen studie än", "1 Gör en studie här", "2 Prova demonstrationen").presses("1", "enter")
        me.sees("Lägg filer i transcripts/")
        me.quits()
    assert (tmp_path / "study.yaml").is_file()


def test_the_demonstration_can_be_tried_from_there(tmp_path: Path) -> None:
    """On a copy somewhere else, with the tour; the folder stays empty."""
    empty = tmp_path / "empty"
    empty.mkdir()
    with Pty(empty) as me:
        me.sees("2 Prova demonstrationen").presses("2", "enter")
        me.sees("1/10", "LÄSLÄGE")
        me.quits()
    assert list(empty.iterdir()) == []


def test_nothing_is_made_unasked(tmp_path: Path) -> None:
    """Enter alone leaves the folder as it is, with one line and exit code 1."""
    with Pty(tmp_path) as me:
        me.sees("låta bli").presses("enter")
        code, said = me.ends()
    assert code == 1
    assert "är ingen studie" in said
    assert list(tmp_path.iterdir()) == []
