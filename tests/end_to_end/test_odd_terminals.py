"""Terminals that are small, far away, old, or without colour: the screen says what it cannot, and goes on."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

import pytest
from rich.color import Color, ColorSystem

from intervjukod.tui.presenter.themes import THEMES
from tests.builders import study_folder
from tests.end_to_end.story import coded
from tests.end_to_end.terminal import LARGE, PROGRAM, Pty

YEARS = "Jag har arbetat här i tolv år, mest på kvällarna."
STYLES = re.compile(r"\x1b\[([\d;]*)m")
COLOUR = re.compile(r"(?:^|;)(?:3[0-8]|4[0-8]|9[0-7]|10[0-7])(?:;|$)")
LIGHT_PAPER = Color.parse(THEMES["light"].page).downgrade(ColorSystem.EIGHT_BIT).number
MANY = re.compile(r"(?:^|;)[34]8;2;")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A small study that nobody has opened."""
    return study_folder(tmp_path / "torget")


def styles(me: Pty) -> list[str]:
    """Every style that the terminal was asked for."""
    return STYLES.findall(me.wrote.decode())


TERMINALS: Mapping[str, Mapping[str, str]] = {
    "no colour wanted": {"NO_COLOR": "1"},
    "unknown": {"TERM": "teletype-33", "COLORTERM": ""},
    "ssh and tmux": {"TERM": "screen-256color", "COLORTERM": ""},
}


@pytest.mark.parametrize("terminal", TERMINALS)
def test_a_terminal_with_fewer_colours_or_none(folder: Path, terminal: str) -> None:
    """One codes as anywhere; what is selected, coded and in focus is there as signs where no colour shows it."""
    far = terminal == "ssh and tmux"
    program = (*PROGRAM, "--theme", "light") if far else PROGRAM
    with Pty(folder, program=program, environment=TERMINALS[terminal]) as me:
        me.sees("LÄSLÄGE").presses("L", "down", "b").is_told("Bemanning → I01:2").presses("up", "tab", "down")
        if far:
            me.sees("b Bemanning", "2 b P Jag har")
            assert any(f"48;5;{LIGHT_PAPER}" in style for style in styles(me))
            assert [style for style in styles(me) if MANY.search(style)] == []
        else:
            me.sees("1▶ I ⟦Hur länge har du arbetat här på torget?⟧", "2 b P Jag har", "k▸└Personal")
            me.presses("escape").sees_no_more("k▸").presses("0").sees("▸1 Koda").presses("escape").sees_no_more("▸1")
            me.presses("M").sees("MEMO").types("Kort").presses("enter").is_told("Memo på I01:1")
            me.presses("0", "6").sees("▸I01:1")
            assert [style for style in styles(me) if COLOUR.search(style)] == []
        me.quits()
    assert coded(folder) == [("staffing", YEARS)]


def test_a_terminal_that_can_only_write_lines_gets_lines(folder: Path) -> None:
    """A dumb terminal is told what changes, line by line, and asked for nothing that it cannot do."""
    with Pty(folder, environment={"TERM": "dumb", "COLORTERM": ""}) as me:
        me.sees("Radläge.").presses("L", "down", "b").sees(f"I01:2 P: {YEARS}", "Bemanning på I01:2").presses("ctrl+q")
        assert me.ends()[0] == 0
    assert b"\x1b" not in me.wrote
    assert coded(folder) == [("staffing", YEARS)]


def test_a_window_of_any_size(folder: Path) -> None:
    """From one cell up: it says that it is too small, in as much room as there is, and is whole when it can be."""
    with Pty(folder, size=(1, 1)) as me:
        assert me.presses("b", "s").is_there()
        me.resizes((10, 3)).sees("Fönstret").resizes((59, 16)).sees("Fönstret är för litet: minst 60 × 16")
        me.resizes((79, 23)).sees("LÄSLÄGE", "Tab hela kodboken").presses("L", "down", "b").is_told("Bemanning → I01:2")
        me.presses("F").sees("ASPEKT: Bemanning").resizes((10, 3)).sees("Fönstret").presses("1")
        me.resizes(LARGE).sees("ASPEKT: Bemanning", "1 ökat").presses("2").sees("riktning: minskat på Bemanning")
        me.quits()
    assert coded(folder) == [("staffing", YEARS)]
