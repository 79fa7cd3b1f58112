"""The page of memos: on a passage, a coding, a code, an interview, an informant and the study; in Markdown."""

from __future__ import annotations

from pathlib import Path

from intervjukod.study import Study
from tests.driver import SMALL, Coder, story

ENOUGH = "Det finns inte folk nog."


async def writes(me: Coder, words: str) -> None:
    """Type a memo and keep it."""
    await me.types(words)
    await me.presses("enter")


async def writes_on_all(me: Coder) -> None:
    """One memo on a coding, a passage, the study, the interview, the informant and a code; the page open."""
    await me.presses("L")
    await me.goes_to(ENOUGH)
    await me.presses("b", "M")
    await writes(me, "på kodningen")
    await me.presses("down", "M")
    await writes(me, "på avsnittet")
    await me.presses("0", "6")
    for row, words in (("1", "om studien"), ("2", "om intervjun"), ("3", "om informanten")):
        await me.presses("M", row)
        await writes(me, words)
    await me.presses("M", "4", "s")
    await writes(me, "om koden")


@story()
async def test_memos_on_everything_stand_in_one_list(me: Coder) -> None:
    """Each with what it is on and who wrote it."""
    await writes_on_all(me)
    me.sees("Memon", "6 av 6 memon", "I01:4 Bemanning på en kodning", "I01:4 på ett avsnitt", "Torget på studien")
    me.sees("I01-polis på intervjun", "Polis 1 på informanten", "Samverkan på koden", "om koden", "PK")


@story()
async def test_enter_goes_to_the_place_of_a_memo(me: Coder) -> None:
    """And Esc comes back to the list; one without a place is written on instead."""
    await writes_on_all(me)
    await me.presses("home", "enter")
    assert me.selected == ENOUGH
    await me.presses("escape", "end", "enter")
    await writes(me, " igen")
    assert [memo.text for memo in me.study.coding.memos("code", "samverkan")] == ["om koden igen"]
    me.sees("om koden igen")


@story()
async def test_memos_are_searched_and_narrowed(me: Coder) -> None:
    """By their words, in any case, and by what they are on."""
    await writes_on_all(me)
    await me.presses("ctrl+f")
    await me.types("OM KODEN")
    me.sees("▸ 1 memo")
    await me.presses("enter")
    me.sees("1 av 6 memon", "om koden")
    me.does_not_see("om studien")
    await me.presses("ctrl+f", *["backspace"] * 8, "enter", "U", "2", "6")
    me.sees("1 av 6 memon", "om studien")


@story()
async def test_a_memo_is_undone_on_its_page(me: Coder) -> None:
    """And the page follows."""
    await writes_on_all(me)
    await me.presses("ctrl+z")
    me.sees("5 av 5 memon")
    me.does_not_see("om koden")


@story()
async def test_another_coders_memo_comes_while_one_looks(me: Coder) -> None:
    """Without a key; E on it writes one's own beside it."""
    await me.presses("0", "6")
    me.sees("Inga memon än")
    with Study.open(Path(me.study.facts.folder), coder="Bo") as bo:
        bo.coding.memo("study", "", "Bos ord")
    await me.waits()
    me.sees("Bos ord", "Bo")
    await me.presses("E")
    await writes(me, "mina ord")
    assert sorted(memo.text for memo in me.study.coding.memos("study")) == ["Bos ord", "mina ord"]


@story(SMALL)
async def test_markdown_is_shown_and_its_signs_are_not(me: Coder) -> None:
    """Headings, lists, quotes and stress."""
    me.study.coding.memo("study", "", "# Frågor\n\n- **först** detta\n2. sedan *det*\n> citat\nett 2*3*4 tal")
    await me.presses("0", "6")
    me.sees("Frågor", "• först detta", "2. sedan det", "│ citat", "ett 2*3*4 tal")
    me.does_not_see("**", "# Frågor")
