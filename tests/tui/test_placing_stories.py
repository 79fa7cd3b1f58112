"""A text that changed, on the screen: what waits is told, decided of in place, and mended where one reads it."""

from __future__ import annotations

from pathlib import Path

from intervjukod.study import Study
from tests.builders import study_folder
from tests.driver import SMALL, Coder, story

FEW = "Vi är för få på kvällarna"


async def unsettles(me: Coder) -> None:
    """A coding of one's own, whose words a colleague mends then."""
    await me.presses("L")
    await me.goes_to(FEW)
    await me.presses("b")
    with Study.open(Path(me.study.facts.folder), coder="AB") as colleague:
        sitting = colleague.versions.begin(me.transcript.id)
        sitting.replace(colleague.reading.quote(me.transcript.id, "för få"), "alltför få")
        sitting.keep()
    await me.waits()


@story()
async def test_what_changed_is_seen_wherever_one_is(me: Coder) -> None:
    """A sign where the coding ends, a line about it, how much waits at the top, and the page with both wordings."""
    await unsettles(me)
    await me.goes_to("Vi är alltför få")
    me.sees("1 att placera", "≈ texten ändrad sedan")
    assert "≈" in me.margin_of("kvällarna, och")
    await me.presses("0", "0")
    me.sees("00 ATT PLACERA", "var Vi är ⟦för⟧ få på kvällarna", "nu Vi är ⟦alltför⟧ få på kvällarna", "Enter godta")
    await me.presses("enter")
    me.sees("Inget väntar på att placeras")
    await me.presses("escape")
    await me.waits()
    me.does_not_see("att placera ")
    assert "≈" not in me.margin_of("kvällarna, och")


@story(SMALL)
async def test_placing_by_hand_shows_the_text(me: Coder) -> None:
    """The place where it would stand is in sight, the state is named, and the mouse goes nowhere else meanwhile."""
    await unsettles(me)
    await me.presses("0", "0", "P")
    me.sees("PLACERA", "Enter placera här", "Vi är alltför få")
    await me.clicks("f Förflyttning")
    me.is_told("Något ska placeras")
    await me.presses("escape")
    me.sees("Att placera", "Inget placerades")


def test_a_place_that_one_goes_to_from_a_page_is_in_sight(tmp_path: Path) -> None:
    """However far down: the text was out of sight while the page was in front."""
    long = "".join(f"P: Replik nummer {n}.\n\n" for n in range(1, 200))
    folder = study_folder(tmp_path / "lång", transcripts={"I01-polis.txt": long})

    @story()
    async def told(me: Coder) -> None:
        me.study.coding.code(
            me.transcript.id, me.study.reading.quote(me.transcript.id, "Replik nummer 150."), "staffing"
        )
        for key in ("0", "7", "home", "G"):
            await me.presses(key)
        me.sees("Replik nummer 150.")

    told(folder)


@story()
async def test_a_word_is_mended_on_the_screen(me: Coder) -> None:
    """What is written stands in the text at once, is not called saved before it is, and Ctrl+Z takes it back."""
    await me.presses("L")
    await me.goes_to("tolv")
    await me.presses("E")
    me.sees("⟦tolv⟧", "RÄTTA ORDET I REPLIK 2")
    await me.types("elva")
    await me.presses("enter")
    me.sees("i elva år", "RÄTTA: 1 ej sparade", "✗ inte sparat")
    await me.clicks("Memon")
    me.is_told("Esc först")
    await me.presses("escape", "1")
    me.sees("i elva år", "texten rättades", "✓ sparat")
    await me.presses("ctrl+z")
    me.sees("i tolv år")
