"""Ctrl+F finds on every page what the page has; keys that everybody knows work everywhere, or say why not."""

from __future__ import annotations

import pytest

from intervjukod.tui.actions import LISTS, PAGES, PANES, Place, action_for
from tests.driver import Coder, story
from tests.tui.test_draft_stories import asks, codebook_in, study_of

ENOUGH = "Det finns inte folk nog."


@pytest.mark.parametrize("place", [*PANES, *PAGES])
@pytest.mark.parametrize("key", ["ctrl+f", "ctrl+z", "ctrl+y", "ctrl+p", "ctrl+s", "ctrl+q", "0", "escape", "?"])
def test_the_keys_everybody_knows_are_bound(place: Place, key: str) -> None:
    """In the text, the panes and on every page."""
    assert action_for(place, key) is not None


@pytest.mark.parametrize("place", [*LISTS, Place.MEMO, Place.HELP])
@pytest.mark.parametrize("key", ["ctrl+s", "ctrl+q", "escape", "f1"])
def test_one_gets_out_and_away_from_everywhere(place: Place, key: str) -> None:
    """Also in what lies over them."""
    assert action_for(place, key) is not None


@story()
async def test_words_are_searched_for_from_the_comparison(me: Coder) -> None:
    """In the whole study; Esc comes back to the table."""
    await me.presses("L", "0", "4", "ctrl+f")
    me.sees("SÖK", "i hela studien")
    me.does_not_see("i I01-polis")
    await me.types("folk")
    await me.presses("enter")
    me.sees("folk: 3 träffar")
    await me.presses("escape")
    me.sees("Jämför efter")


@story()
async def test_an_act_is_found_by_words(me: Coder) -> None:
    """The history shows those alone; without words all of them again."""
    await me.presses("L")
    await me.goes_to(ENOUGH)
    await me.presses("b", "s", "0", "7", "ctrl+f")
    await me.types("samv")
    await me.presses("enter")
    me.sees("Samverkan → I01:4")
    me.does_not_see("Bemanning → I01:4")
    await me.presses("ctrl+f", *["backspace"] * 4, "enter")
    me.sees("Samverkan → I01:4", "Bemanning → I01:4")


@story()
async def test_a_code_without_a_letter_is_found_in_the_codebook(me: Coder) -> None:
    """A part of its name, then Enter."""
    await me.presses("K", "ctrl+f")
    await me.types("övr")
    await me.presses("enter")
    me.sees("ÖVRIGT")


@story()
async def test_a_row_of_a_draft_is_found(me: Coder) -> None:
    """The row in focus tells all that was read of it."""
    codebook_in(study_of(me))
    await asks(me)
    await me.presses("enter", "ctrl+f")
    await me.types("lju")
    await me.presses("enter")
    me.sees("nyckel ljus · bokstav l", "Hur ljust det är.")


@story()
async def test_a_key_of_what_lies_below_says_to_go_out_first(me: Coder) -> None:
    """In a list, in the help; what no key does anywhere is said as before."""
    await me.presses("T", "ctrl+z")
    me.is_told("Ctrl+Z går inte här: gå först ut med Esc.")
    await me.presses("escape", "?", "T")
    me.is_told("T går inte här")
    await me.presses("escape", "X")
    me.is_told("X gör inget här")
