"""Quotes at the screen: edited in the open, refused where they do not follow, and read with what is printed."""

from __future__ import annotations

from intervjukod.tui.presenter.frame import SCREENS
from tests.driver import Coder, story

CODE, QUOTES = (str(1 + list(SCREENS).index(name)) for name in ("code", "quotes"))
ENOUGH = "Det finns inte folk nog."


async def adjusts(me: Coder, words: str) -> None:
    """Bemanning on a sentence, and its quote opened with J and written anew."""
    await me.presses("L")
    await me.goes_to(ENOUGH)
    await me.presses("b", "J", *("backspace",) * len(ENOUGH))
    await me.types(words)


@story()
async def test_a_quote_is_edited_and_read_with_what_was_said(me: Coder) -> None:
    """J opens the words, Enter keeps them as a quote and says what was edited; 0 and Citat shows both."""
    await adjusts(me, "Det finns [...] folk [på torget] nog.")
    await me.presses("enter")
    me.is_told("Citatet redigerat: Bemanning, I01:4 – 1 utelämning, 1 förtydligande")
    await me.presses("0", QUOTES)
    me.sees("→ ”Det finns [...] folk [på torget]", ENOUGH, "! Rollen pekar ut en person")
    await me.presses("J")
    me.sees("CITAT I01:4", "Det finns [...] folk [på torget] nog.▏")
    await me.presses(*("backspace",) * 60, "enter")
    me.is_told("Citatet står som det sades igen: Bemanning, I01:4")
    me.does_not_see("[på torget]")
    await me.presses("J")
    me.sees(f"{ENOUGH}▏")
    await me.presses("escape", "ctrl+z")
    me.sees("→ ”Det finns [...] folk [på torget]")


@story()
async def test_words_that_were_not_said_stay_in_the_editor(me: Coder) -> None:
    """The line names them, nothing written is lost; a second try asks, and one may leave without saving."""
    await adjusts(me, "Det finns folk nog.")
    await me.presses("enter")
    me.is_told("Det som sades saknas i citatet: «inte». Skriv [...] där ord är utelämnade.")
    me.sees("Det finns folk nog.▏")
    await me.presses("enter")
    me.sees("ORDEN ÄR INTE SPARADE")
    await me.presses("1")
    me.sees("Det finns folk nog.▏")
    await me.presses("escape", "2")
    me.does_not_see("Det finns folk nog.▏")
    assert [(coding.quoted, coding.citation) for coding in me.codings] == [(False, "")]


@story()
async def test_the_author_sees_from_whom_the_quotes_come(me: Coder) -> None:
    """H counts them by informant, which the report never does, and goes to the first of one."""
    await me.presses("L")
    await me.goes_to(ENOUGH)
    await me.presses("b", "Q", "0", CODE, "H")
    me.is_told("Det gäller citaten")
    await me.presses("0", QUOTES, "H")
    me.sees("CITATEN KOMMER FRÅN (visas bara för dig)", "Polis 1 · 1 citat", "! Rollen pekar ut en person")
    await me.presses("1")
    me.sees("CITAT")
    assert me.selected == ENOUGH
