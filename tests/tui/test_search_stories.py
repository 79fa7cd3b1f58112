"""Searching at the screen: words in their forms, hit by hit, with the matched words to leave out."""

from __future__ import annotations

from pathlib import Path

import pytest

from intervjukod.study.searching import Searching
from tests.driver import SMALL, Coder, story

FEW = "Vi är för få på kvällarna, och det finns inte folk nog på helgerna heller."


@pytest.fixture(autouse=True)
def begun(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """How often the index was asked to be built; no story waits for a child process."""
    asked: list[str] = []
    monkeypatch.setattr(Searching, "start_indexing", lambda _: asked.append("asked"))
    return asked


async def indexes(me: Coder) -> None:
    """Let the index be complete before anything is searched."""
    me.study.search.index_now(lambda _done, _of: None)
    me.desk.text.reading_lock = False
    await me.waits()


@story()
async def test_a_search_stands_on_its_first_hit(me: Coder) -> None:
    """Ctrl+F, the letters and Enter; one arrow more is the next hit, in its own sentence."""
    await indexes(me)
    await me.presses("ctrl+f", *"bemanning", "enter")
    me.sees("bemanning: 3 träffar i 2 intervjuer (ordformer)", "I01:3 · polis/kommunpolis · Sergels torg")
    assert me.selected == "Hur är det med bemanningen på torget?"
    await me.presses("down")
    assert me.desk.interview is not None
    assert me.desk.interview.reference == "I02"


@story()
async def test_what_is_found_is_counted_while_one_types(me: Coder) -> None:
    """The rows tell how many hits there are in the study and here, and which words they are."""
    await indexes(me)
    await me.presses("ctrl+f", *"bemanning")
    await me.waits()
    me.sees("i hela studien 3 träffar", "i I01-polis 1 träff", "bemanningen 3 i 2")


@story()
async def test_a_search_in_this_interview_steps_through_its_text(me: Coder) -> None:
    """The second row keeps to the interview: the arrows go from hit to hit, a letter codes, Esc ends it."""
    await indexes(me)
    await me.presses("ctrl+f", *"folk", "down", "enter")
    me.sees("folk: 2 träffar i 1 intervju", "LISTA")
    assert me.selected == "Det finns inte folk nog."
    await me.presses("down")
    assert me.selected == FEW
    await me.presses("b")
    assert me.codes_on(FEW) == ["staffing"]
    me.sees("folk: 2 träffar i 1 intervju")
    await me.presses("escape")
    assert me.selected == FEW
    me.does_not_see("folk: 2 träffar i 1 intervju")


@story()
async def test_in_the_reading_lock_a_letter_among_hits_codes_nothing(me: Coder) -> None:
    """The list of hits keeps the lock."""
    await me.presses("ctrl+f", *"folk", "down", "enter", "b")
    me.is_told("Läsläge")
    assert me.codings == []


@story()
async def test_a_matched_word_is_left_out(me: Coder) -> None:
    """O lists the words with their counts; choosing one leaves it out and draws the rest anew."""
    await indexes(me)
    await me.presses("ctrl+f", *"kväll", "enter", "O")
    me.sees("ORD SOM HITTADES: kväll", "● kvällarna 2 i 1", "● ordformer")
    await me.presses("4")
    me.is_told("Ingen träff")
    me.sees("● kvällarna 2 i 1")


@story()
async def test_a_wider_search_has_compounds_too(me: Coder) -> None:
    """The breadth is chosen in the list of words, and one word of several can be left out."""
    await indexes(me)
    await me.presses("ctrl+f", *"torg", "enter")
    await me.presses("O", "1")
    me.sees("torg: 5 träffar i 2 intervjuer (exakt)")
    await me.presses("5")
    me.sees("torg: 1 träff i 1 intervju (exakt, 1 av 2 ord)")
    await me.presses("escape", "escape")
    assert me.desk.excerpts is None


@story()
async def test_a_search_is_narrowed_by_role(me: Coder) -> None:
    """U among the hits asks for a role; what nobody in it says is told, and the hits stay."""
    await indexes(me)
    await me.presses("ctrl+f", *"folk", "enter", "U", "1", "1")
    me.sees("folk: 1 träff i 1 intervju (ordformer) · ordningsvakt")
    await me.presses("U", "4")
    me.sees("folk: 3 träffar i 2 intervjuer (ordformer)")


@story()
async def test_nothing_found_says_what_to_try(me: Coder) -> None:
    """A word that nobody says leaves one where one is, with a sentence."""
    await indexes(me)
    await me.presses("ctrl+f", *"helikopter", "enter")
    me.is_told("Ingen träff: ”helikopter”. Pröva även i sammansättning")
    assert me.desk.excerpts is None
    await me.presses("ctrl+f", "enter")
    me.is_told("Skriv vad du söker.")


@story()
async def test_without_an_index_the_letters_are_found(me: Coder) -> None:
    """A search before the index is there finds the letters as they stand, and says what is missing."""
    await me.presses("ctrl+f")
    me.sees("SÖK", "index 0 av 2 intervjuer")
    await me.presses(*"bemanning", "enter")
    me.sees("bemanning: 3 träffar i 2 intervjuer (exakt)")


@story()
async def test_an_index_that_is_gone_is_told_once_and_nothing_stops(me: Coder) -> None:
    """Deleted under the program: one line, then the search goes on with the letters."""
    await indexes(me)
    (Path(me.study.facts.folder) / "intervjukod.index.db").unlink()
    me.desk.indexing = type(me.desk.indexing)()
    await me.waits()
    me.is_told("index")
    await me.presses("ctrl+f", *"folk", "enter")
    me.sees("folk: 3 träffar i 2 intervjuer (exakt)")


@story(SMALL)
async def test_a_search_in_a_small_terminal(me: Coder) -> None:
    """At 80 × 24 the hits stand under the text, and the title is read whole."""
    await indexes(me)
    await me.presses("ctrl+f", *"folk", "down", "enter")
    me.sees("folk: 2 träffar i 1 intervju", "Det finns inte folk nog.")


@story()
async def test_what_stands_inside_compounds_alone_is_found_all_the_same(me: Coder) -> None:
    """Enter on the first row: the title says that the search was widened."""
    await indexes(me)
    await me.presses("ctrl+f", *"manning", "enter")
    me.sees("manning: 3 träffar i 2 intervjuer (även i sammansättning)")
