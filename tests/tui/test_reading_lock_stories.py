"""The reading lock: what one may do in it, what not, and how one knows that it is off."""

from __future__ import annotations

from tests.driver import Coder, story

ENOUGH = "Det finns inte folk nog."


@story()
async def test_in_the_reading_lock_nothing_is_removed_or_changed(me: Coder) -> None:
    """Delete, recode, facet and the picker are inert, a memo is not; Esc leaves the lock."""
    me.study.coding.code(me.transcript.id, me.study.reading.quote(me.transcript.id, ENOUGH), "staffing")
    me.desk.reload()
    await me.goes_to(ENOUGH)
    for key in ("delete", "R", "F", "enter", ".", "ctrl+z"):
        await me.presses(key)
        me.is_told("Läsläge")
    await me.presses("<", "shift+left")
    assert me.codes_on(ENOUGH) == ["staffing"]
    await me.presses("M")
    await me.types("läst")
    await me.presses("enter", "escape")
    assert me.codings[0].memo == "läst"
    assert "LÄSLÄGE" not in me.bottom_line
    await me.presses("down")
    me.sees("Läsläget är av: nu kodar bokstäverna.")


@story()
async def test_the_reading_lock_lets_one_take_back_what_one_may_do_in_it(me: Coder) -> None:
    """A memo, but no coding: neither is one undone nor done again."""
    await me.presses("L")
    await me.goes_to(ENOUGH)
    await me.presses("b", "ctrl+z", "L", "ctrl+y")
    me.is_told("Läsläge: inget kodas, ångras eller tas bort.")
    assert me.codings == []
    await me.presses("M", "x", "enter", "ctrl+z")
    me.is_told("Ångrade: Memo på I01:4")
    await me.presses("L", "b", "L", "ctrl+z")
    assert me.codes_on(ENOUGH) == ["staffing"]
