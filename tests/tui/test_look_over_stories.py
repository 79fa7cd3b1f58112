"""Codings made under an older definition: found from the codebook and from the commands, one after the other."""

from __future__ import annotations

from pathlib import Path

from intervjukod.study import Study
from tests.driver import SMALL, Coder, story

YEARS = "Jag har arbetat här i tolv år, mest på kvällarna."
ENOUGH = "Det finns inte folk nog."
STABLE = "Samverkan fungerar bra när samma personer är kvar."


async def codes_and_defines(me: Coder) -> None:
    """Three codings of Bemanning and one of Samverkan on the last of them; then Bemanning means something else."""
    await me.presses("L")
    for words in (YEARS, ENOUGH, STABLE):
        await me.goes_to(words)
        await me.presses("b")
    await me.presses("s")
    me.study.codebook.edit("staffing", definition="Bara antalet.")
    await me.presses("K", "b")


def waiting(me: Coder) -> int:
    """How many there are to look over."""
    return len(me.study.codebook.outdated())


def headings(me: Coder) -> list[str]:
    """What stands above each passage."""
    excerpts = me.desk.excerpts
    assert excerpts is not None
    return [piece.heading.of(excerpts.whole.text) for piece in excerpts.pieces]


def codes(me: Coder) -> list[str]:
    """The codes of the first interview as they are on disk."""
    return [coding.code for coding in me.study.coding.of(me.study.transcripts.find("I01-polis"))]


@story()
async def test_the_page_says_what_waits(me: Coder) -> None:
    """In the tree, beside it, and in a line of its own that a click opens."""
    await codes_and_defines(me)
    me.sees("3 kodningar att se över", "b Bemanning 3 att se över 3 1 av 2")
    await me.clicks("3 kodningar att se över")
    me.sees("Att se över · 3 kvar", "8 KODBOK")


@story()
async def test_one_after_the_other(me: Coder) -> None:
    """Each passage under what its code meant then; S keeps it and goes on, and says how many are left."""
    await codes_and_defines(me)
    await me.presses("O")
    me.sees("Att se över · 3 kvar", "I01:2 · polis/kommunpolis · Sergels torg")
    assert headings(me)[0].endswith("Bemanning kodad under en äldre definition")
    assert me.selected == YEARS
    await me.presses("S")
    me.is_told("Bemanning på I01:2 sågs över och står kvar")
    me.sees("Att se över · 2 kvar")
    assert me.selected == ENOUGH
    assert waiting(me) == 2


@story()
async def test_the_old_definition_stands_above(me: Coder) -> None:
    """Cut where it is long."""
    me.study.codebook.edit("staffing", definition="Antalet, " + "och mer " * 40)
    await me.presses("L")
    await me.goes_to(ENOUGH)
    await me.presses("b")
    me.study.codebook.edit("staffing", definition="Nytt.")
    await me.presses("0", "8", "O")
    [heading] = headings(me)
    assert "Bemanning kodad som: Antalet, och mer och mer" in heading
    assert heading.endswith("…")


@story()
async def test_the_last_one_goes_back_to_the_codebook(me: Coder) -> None:
    """Which then has nothing to look over; the other code's coding was never asked about."""
    await codes_and_defines(me)
    await me.presses("O", "S", "S", "S")
    me.is_told("inget kvar att se över")
    me.sees("BEMANNING")
    me.does_not_see("att se över,")
    await me.presses("O")
    me.is_told("Inget att se över")


@story()
async def test_another_code_and_none_are_answers_too(me: Coder) -> None:
    """R and Del act on the coding in focus, and what is left goes on."""
    await codes_and_defines(me)
    await me.presses("O", "R", "s")
    me.is_told("Bemanning blev Samverkan på I01:2")
    me.sees("Att se över · 2 kvar")
    assert me.selected == ENOUGH
    await me.presses("delete")
    me.sees("Att se över · 1 kvar")
    assert codes(me) == ["samverkan", "staffing", "samverkan"]


@story()
async def test_undo_brings_it_back_where_one_is(me: Coder) -> None:
    """Ctrl+Z among the passages stays among them, at the one that came back."""
    await codes_and_defines(me)
    await me.presses("O", "S")
    await me.presses("ctrl+z")
    me.is_told("Ångrade: Bemanning på I01:2 sågs över")
    me.sees("Att se över · 3 kvar")
    assert me.selected == YEARS


@story()
async def test_two_codes_on_one_passage_are_two_decisions(me: Coder) -> None:
    """Both stand in the heading; S keeps one of them at a time."""
    await codes_and_defines(me)
    me.study.codebook.edit("samverkan", definition="Med andra.")
    await me.presses("O", "S", "S")
    me.sees("Att se över · 2 kvar")
    assert headings(me)[0].count(" kodad under en äldre definition") == 2
    await me.presses("S")
    me.sees("Att se över · 1 kvar")
    await me.presses("S")
    me.is_told("inget kvar att se över")
    assert codes(me) == ["staffing", "staffing", "staffing", "samverkan"]


@story()
async def test_one_code_from_its_menu(me: Coder) -> None:
    """Only its codings; a code without any says so."""
    await codes_and_defines(me)
    me.study.codebook.edit("samverkan", definition="Med andra.")
    await me.presses("enter", "pagedown", "4")
    me.sees("Att se över · 3 kvar · Bemanning")
    await me.presses("escape", "f", "enter", "pagedown")
    me.sees("4 se över kodningar av en äldre definition", "Alla är gjorda under definitionen")


@story()
async def test_from_the_commands(me: Coder) -> None:
    """By its name, wherever one is; elsewhere S says that it is nothing there."""
    await codes_and_defines(me)
    await me.presses("escape", "ctrl+p")
    await me.types("se över")
    await me.presses("enter")
    me.sees("Att se över · 3 kvar")
    await me.presses("escape", "0", "3", "S")
    me.is_told("inte en genomgång")


@story()
async def test_from_the_place_and_back(me: Coder) -> None:
    """Enter opens the interview; what is changed there is gone from the list when one comes back."""
    await codes_and_defines(me)
    await me.presses("O", "enter")
    me.sees("ENHET")
    await me.presses("delete", "escape")
    me.sees("Att se över · 2 kvar")
    assert me.selected == ENOUGH


@story()
async def test_the_codebook_shows_what_was_done_meanwhile(me: Coder) -> None:
    """Back on the page the tree is painted as things stand, what it hid as well."""
    await codes_and_defines(me)
    await me.presses("O", "S")
    me.sees("HÄR mening i replik 4", "Bara antalet.")
    await me.presses("escape")
    me.sees("2 kodningar att se över", "b Bemanning 2 att se över 3 1 av 2")


@story()
async def test_what_leaves_nothing_to_decide_keeps_the_place(me: Coder) -> None:
    """A further code on the passage, or a memo: one stands where one stood."""
    await codes_and_defines(me)
    await me.presses("O", ">", "f")
    assert me.selected == ENOUGH
    me.sees("Att se över · 3 kvar")
    await me.presses("S")
    assert me.selected == STABLE


@story()
async def test_more_around_and_only_some(me: Coder) -> None:
    """C shows the question too, U chooses an interview."""
    await codes_and_defines(me)
    await me.presses("O", "C", "C")
    me.sees("Hur länge har du arbetat här på torget?")
    await me.presses("S")
    assert waiting(me) == 2
    await me.presses("U", "2", "2")
    me.is_told("Inget att se över")


@story()
async def test_a_colleague_who_defines_gives_work(me: Coder) -> None:
    """The page follows."""
    await me.presses("L")
    await me.goes_to(ENOUGH)
    await me.presses("b", "K")
    me.does_not_see("att se över,")
    with Study.open(Path(me.study.facts.folder), coder="Bo") as bo:
        bo.codebook.edit("staffing", definition="Bara antalet.")
    await me.waits()
    me.sees("1 kodning att se över")


@story(SMALL)
async def test_on_a_small_terminal(me: Coder) -> None:
    """The count is in the header, the key on the bottom line."""
    await codes_and_defines(me)
    await me.presses("O")
    me.sees("Att se över · 3 kvar", "S står kvar")


@story(language="en")
async def test_in_english(me: Coder) -> None:
    """The same keys, English words."""
    await codes_and_defines(me)
    await me.presses("O")
    me.sees("To look over · 3 left", "S stands")
    assert headings(me)[0].endswith("Staffing coded under an older definition")
