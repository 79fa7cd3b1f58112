"""The mouse: whatever a key does, a click does too."""

from __future__ import annotations

from tests.driver import Coder, story

ENOUGH = "Det finns inte folk nog."


async def points_at(me: Coder, words: str = ENOUGH) -> None:
    """Leave the reading lock and click on these words."""
    await me.presses("L")
    await me.clicks(words)


@story()
async def test_a_click_selects_and_a_click_on_a_code_codes(me: Coder) -> None:
    """The sentence that was clicked has the code that was clicked in the codebook."""
    await points_at(me)
    await me.clicks("Bemanning")
    assert me.codes_on(ENOUGH) == ["staffing"]
    me.is_told("Bemanning → I01:4")


@story()
async def test_in_the_reading_lock_a_click_on_a_code_only_tells_what_it_means(me: Coder) -> None:
    """While one reads, nothing is coded by pointing either."""
    await me.clicks(ENOUGH)
    await me.clicks("Bemanning")
    assert me.codings == []
    me.sees("Antal och kontinuitet.")


@story()
async def test_a_double_click_selects_a_word(me: Coder) -> None:
    """And a code then lies on that word alone."""
    await points_at(me)
    await me.clicks("folk nog. Vi", times=2)
    await me.presses("b")
    assert me.codes_on("folk") == ["staffing"]


@story()
async def test_dragging_snaps_to_sentences(me: Coder) -> None:
    """From the middle of one sentence into the next: both whole."""
    await points_at(me)
    await me.drags("inte folk", "för få på")
    assert me.selected.startswith(ENOUGH)
    assert me.selected.endswith("helgerna heller.")


@story()
async def test_a_click_with_shift_selects_to_there(me: Coder) -> None:
    """The first click is the one end, the click with Shift the other."""
    await points_at(me)
    await me.clicks("för få på", shift=True)
    assert me.selected.startswith(ENOUGH)
    assert me.selected.endswith("helgerna heller.")


@story()
async def test_every_tool_of_the_bottom_line_can_be_clicked(me: Coder) -> None:
    """Enter's name opens the picker, and a click on a row chooses it."""
    await points_at(me)
    await me.clicks("Enter sök kod")
    await me.clicks("s Samverkan", times=1)
    assert me.codes_on(ENOUGH) == ["samverkan"]
    await me.clicks("Del ta bort")
    assert me.codings == []


@story()
async def test_a_facet_value_can_be_clicked(me: Coder) -> None:
    """Each value of the facet list is a row of its own to the mouse."""
    await points_at(me)
    await me.presses("b")
    await me.clicks("F aspekt")
    await me.clicks("minskat")
    assert [dict(each.facets) for each in me.codings] == [{"riktning": "minskat"}]


@story()
async def test_the_names_of_the_screens_can_be_clicked(me: Coder) -> None:
    """As can the question in the guide: one stands on its answer."""
    await me.clicks("Memon")
    me.sees("Inga memon än")
    await me.clicks("Koda")
    await me.clicks("? 2 ")
    assert me.selected == ENOUGH
