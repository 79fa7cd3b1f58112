"""The acts of a day at the keyboard, each by the keys that the key map promises for it."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import NoReturn

import pytest

from intervjukod.study import Study
from intervjukod.study.coding import CodingRoom
from intervjukod.tui.app import CodingApp
from tests.driver import LARGE, Coder, story

YEARS = "Jag har arbetat här i tolv år, mest på kvällarna."
ENOUGH = "Det finns inte folk nog."
FEW = "Vi är för få på kvällarna, och det finns inte folk nog på helgerna heller."
STABLE = "Samverkan fungerar bra när samma personer är kvar."


async def starts_coding(me: Coder, words: str = ENOUGH) -> None:
    """Leave the reading lock of a new interview and stand on these words."""
    await me.presses("L")
    await me.goes_to(words)


@story()
async def test_three_sentences_and_the_next_but_one(me: Coder) -> None:
    """Down, Space, down, down, letter: from the next sentence over the two after it, across turns."""
    await starts_coding(me, YEARS)
    await me.presses("down", "down", "space", "down", "down", "b")
    (coded,) = me.codings
    words = coded.span.of(me.transcript.text)
    assert words.startswith(ENOUGH)
    assert words.endswith("Hur fungerar samverkan med kommunen?")


@story()
async def test_a_whole_answer_with_three_keys(me: Coder) -> None:
    """Plus takes the turn, plus again the answer to the question, and a letter codes it."""
    await starts_coding(me)
    await me.presses("+", "+", "b")
    assert me.codes_on(f"{ENOUGH} {FEW}") == ["staffing"]
    me.sees("ENHET svar")


@story()
async def test_the_start_of_an_old_coding_moves_with_three_keys(me: Coder) -> None:
    """`>` finds it, `,` takes its start, Shift+arrow moves it by a word; Ctrl+Z moves it back."""
    await starts_coding(me)
    await me.presses("b", "home", ">", ",", "shift+right")
    assert me.codes_on("finns inte folk nog.") == ["staffing"]
    await me.presses("ctrl+z")
    assert me.codes_on(ENOUGH) == ["staffing"]
    me.is_told("Ångrade")


@story()
async def test_a_facet_and_a_removal_by_digit(me: Coder) -> None:
    """`F3` gives the third value, `Del2` takes the second of two codes away."""
    await starts_coding(me)
    await me.presses("s", "b", "F", "3")
    assert {each.code: dict(each.facets) for each in me.codings}["staffing"] == {"riktning": "oförändrat"}
    await me.presses("delete", "2")
    assert len(me.codings) == 1
    me.is_told("Ctrl+Z ångrar")
    await me.presses("ctrl+z")
    assert me.codes_on(ENOUGH) == ["samverkan", "staffing"]


@story()
async def test_the_next_uncoded_answer_is_coded_at_once(me: Coder) -> None:
    """N stands on the first sentence of the answer, ready for a letter."""
    await starts_coding(me, YEARS)
    await me.presses("b", "N", "s", "N", "k")
    assert me.codes_on(ENOUGH) == ["samverkan"]
    assert me.codes_on(STABLE) == ["kontinuitet"]


def test_undo_after_a_restart_jumps_there_and_says_it(folder: Path) -> None:
    """What was done in one interview is undone in the next session, from another one, in words and in place."""

    async def play() -> None:
        for visit in ("first", "second"):
            with Study.open(folder, coder="PK") as study:
                async with CodingApp(study).run_test(size=LARGE) as pilot:
                    await pilot.pause()
                    me = Coder(study, pilot)
                    if visit == "first":
                        await starts_coding(me)
                        await me.presses("b", "T", "2", "ctrl+q")
                        continue
                    assert me.transcript.name == "I02-vakt"
                    await me.presses("ctrl+z")
                    assert (me.transcript.name, me.selected, me.codings) == ("I01-polis", ENOUGH, [])
                    me.is_told("Ångrade: Bemanning → I01:4")
                    await me.presses("ctrl+y")
                    assert me.codes_on(ENOUGH) == ["staffing"]

    asyncio.run(play())


@story()
async def test_a_letter_in_a_list_without_letters_says_so(me: Coder) -> None:
    """The list of interviews offers no letters, and a letter there opens nothing."""
    await me.presses("T")
    assert "bokstav" not in me.bottom_line
    await me.presses("b")
    me.is_told("inga bokstäver")
    await me.presses("2")
    assert me.transcript.name == "I02-vakt"


@story()
async def test_one_coding_is_shown_without_reading_the_others(me: Coder) -> None:
    """Code, facet, memo, recode, move, remove, undo and redo of one coding read that one alone."""
    await starts_coding(me)

    def read_all(*_: object) -> NoReturn:
        raise AssertionError("every coding of the interview was read again")

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(CodingRoom, "of", read_all)
        await me.presses("b", "F", "2", "M")
        await me.types("x")
        await me.presses("enter", "R", "s", "<", "shift+left", "ctrl+z", "delete", "ctrl+z", "ctrl+z", "ctrl+y")
        me.sees("s Samverkan PK", "riktning minskat", "│x ")
        await me.presses("down", "M")
        await me.types("bara avsnittet")
        await me.presses("enter", "ctrl+z", "ctrl+y")
    assert me.codes_on(ENOUGH) == ["samverkan"]


@story()
async def test_a_memo_on_a_passage_has_a_sign_in_the_margin(me: Coder) -> None:
    """`M` stands at the line where the passage ends, and goes with the memo."""
    await starts_coding(me)
    assert not me.margin_of(ENOUGH).endswith("M")
    await me.presses("M")
    await me.types("jfr I02")
    await me.presses("enter")
    await me.waits()
    assert me.margin_of(ENOUGH).endswith("M")
    await me.presses("ctrl+z")
    await me.waits()
    assert not me.margin_of(ENOUGH).endswith("M")


@story()
async def test_recoding_to_the_same_code_is_no_act(me: Coder) -> None:
    """`Rb` on Bemanning says that it is so already, and leaves nothing more to undo."""
    await starts_coding(me)
    await me.presses("b", "R", "b")
    me.is_told("har redan koden Bemanning")
    await me.presses("ctrl+z")
    assert me.codings == []
