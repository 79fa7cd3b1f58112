"""Reading back at the screen: the passages of a code, more around them, a selection of them."""

from __future__ import annotations

from intervjukod.tui.presenter.frame import SCREENS
from tests.driver import SMALL, Coder, story

CODE, QUOTES = (str(1 + list(SCREENS).index(name)) for name in ("code", "quotes"))
ENOUGH = "Det finns inte folk nog."
TWO = "Vi är alltid två, så bemanningen är bättre än förr."


async def codes(me: Coder) -> None:
    """Bemanning in both interviews, Samverkan in one."""
    await me.presses("L")
    await me.goes_to(ENOUGH)
    await me.presses("b", "F", "2", "s")
    await me.presses("T", "2", "L")
    await me.goes_to(TWO)
    await me.presses("b")


@story()
async def test_the_passages_of_a_code_are_read_under_each_other(me: Coder) -> None:
    """What the code in focus was given to, by reference, role and place, with the counts in the title."""
    await codes(me)
    await me.presses("0", CODE)
    me.sees(
        "Bemanning · 2 avsnitt, 2 informanter", "I01:4 · polis/kommunpolis · Sergels torg", ENOUGH, "bättre än förr."
    )
    me.sees("LÄS KOD")
    await me.presses("down", "s")
    me.is_told("Samverkan → I02:4")


@story()
async def test_more_is_shown_around_the_words(me: Coder) -> None:
    """C shows the turn, then the question before it, then the words alone again, at the same place."""
    await codes(me)
    await me.presses("0", CODE, "C")
    me.is_told("Hela repliken.")
    me.sees("på helgerna heller.")
    me.does_not_see("Hur är det med bemanningen på torget?")
    await me.presses("C")
    me.sees("Hur är det med bemanningen på torget?")
    assert me.selected == ENOUGH
    await me.presses("C")
    me.does_not_see("på helgerna heller.")


@story()
async def test_a_selection_narrows_and_is_cleared(me: Coder) -> None:
    """U, the dimension, the value; the title says it. Chosen again it is cleared."""
    await codes(me)
    await me.presses("0", CODE, "U", "2")
    me.sees("polis/kommunpolis 1 informant")
    await me.presses("2")
    me.sees("Bemanning · polis · 1 avsnitt, 1 informant")
    me.does_not_see("bättre än förr.")
    await me.presses("U")
    me.sees("● roll", "rensa urvalet")
    await me.presses("2", "2")
    me.sees("Bemanning · 2 avsnitt, 2 informanter")


@story()
async def test_a_selection_by_facet_by_another_code_and_by_words(me: Coder) -> None:
    """Each narrows alone: a facet's value, a code with words in common, words in the passage."""
    await codes(me)
    await me.presses("0", CODE, "U", "9", "2")
    me.sees("Bemanning · minskat · 1 avsnitt")
    await me.presses("U", "9", "2", "U", "8", "s")
    me.sees("Bemanning · nära Samverkan · 1 avsnitt")
    await me.presses("U", "8", "s", "U", "7")
    await me.types("alltid")
    await me.presses("enter")
    me.sees("Bemanning · ”alltid” · 1 avsnitt", "bättre än förr.")


@story()
async def test_a_selection_with_nothing_in_it_is_told_and_not_shown(me: Coder) -> None:
    """What is read stays, and the line says what was asked for."""
    await codes(me)
    await me.presses("0", CODE, "U", "7")
    await me.types("helikopter")
    await me.presses("enter")
    me.is_told("Inget avsnitt att läsa: Bemanning · ”helikopter”")
    me.sees("Bemanning · 2 avsnitt, 2 informanter")


@story()
async def test_a_code_without_passages_asks_for_another(me: Coder) -> None:
    """Nothing is coded yet: the screen says so and asks which code to read."""
    await me.presses("tab", "0", CODE)
    me.is_told("Inget avsnitt att läsa: Bemanning")
    me.sees("LÄS KOD")


@story()
async def test_another_code_is_chosen_in_the_selection(me: Coder) -> None:
    """The code is the first dimension; it can be another one, but not none."""
    await codes(me)
    await me.presses("0", CODE, "U", "1", "s")
    me.sees("Samverkan · 1 avsnitt")
    await me.presses("U", "1", "s")
    me.sees("Samverkan · 1 avsnitt")


@story()
async def test_enter_opens_the_place_and_escape_comes_back_with_the_selection(me: Coder) -> None:
    """After a look at the place the selection still holds, and can be changed."""
    await codes(me)
    await me.presses("0", CODE, "U", "2", "2", "enter")
    assert me.transcript.reference == "I01"
    await me.presses("escape")
    me.sees("Bemanning · polis · 1 avsnitt, 1 informant")
    await me.presses("U")
    me.sees("● roll polis")


@story()
async def test_without_a_selection_the_tools_say_so(me: Coder) -> None:
    """O among the passages of a code has no words to show."""
    await codes(me)
    await me.presses("0", CODE, "O")
    me.is_told("ingen sökning")


@story()
async def test_quotes_are_read_back(me: Coder) -> None:
    """The screen of quotes shows what was kept as a quote; without any it says how one is kept."""
    await codes(me)
    await me.presses("0", QUOTES)
    me.is_told("Inget att läsa än", "Q på en kodning")


@story(SMALL)
async def test_a_code_is_read_in_a_small_terminal(me: Coder) -> None:
    """At 80 × 24 the title has the code and the counts."""
    await codes(me)
    await me.presses("0", CODE)
    me.sees("Bemanning · 2 avsnitt, 2 informanter", "I01:4 · polis/kommunpolis · Sergels torg")


@story()
async def test_what_was_kept_as_a_quote_is_read_back(me: Coder) -> None:
    """Of two passages the one that was kept, and a selection of the quotes by code."""
    await codes(me)
    await me.presses("Q", "0", QUOTES)
    me.sees("Citat · 1 citat, 1 informant", "I02:4 · ordningsvakt", "CITAT")
    await me.presses("U", "1", "s")
    me.is_told("Inget att läsa än (Citat · Samverkan)")
