"""A database that can no longer be written while the screen is open."""

from __future__ import annotations

from tests.driver import Coder, story


def make_read_only(me: Coder, on: bool) -> None:
    """What a share that is mounted anew, read only, does to an open database."""
    me.study._context.store._connection.execute(f"PRAGMA query_only = {int(on)}")


@story()
async def test_it_is_said_in_a_line_and_all_else_goes_on(me: Coder) -> None:
    """Each act says why it was not done; one reads and moves on, and codes again when it can be written again."""
    await me.presses("L", "down", "b")
    make_read_only(me, on=True)
    for key in ("s", "delete", "ctrl+z"):
        await me.presses(key)
        me.is_told("intervjukod.db kan bara läsas.")
        assert "\n" not in me.told
    await me.presses("down", "tab", "escape")
    await me.waits()
    me.sees("replik 3 av", "b Bemanning")
    assert [coding.code for coding in me.codings] == ["staffing"]
    make_read_only(me, on=False)
    await me.presses("s")
    me.is_told("Samverkan")
    assert sorted(coding.code for coding in me.codings) == ["samverkan", "staffing"]
