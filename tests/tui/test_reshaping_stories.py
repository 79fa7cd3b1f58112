"""Codings that take another shape: split, joined, kept as a quote; and a code made of what was said."""

from __future__ import annotations

from tests.driver import Coder, story

ENOUGH = "Det finns inte folk nog."
FEW = "Vi är för få på kvällarna, och det finns inte folk nog på helgerna heller."


async def stands_on(me: Coder, *keys: str) -> None:
    """Leave the reading lock, stand on a sentence, and press what comes before."""
    await me.presses("L")
    await me.goes_to(ENOUGH)
    await me.presses(*keys)


@story()
async def test_a_coding_is_split_at_the_word_one_stands_on(me: Coder) -> None:
    """R1 on a word inside it, and why if one likes; both parts keep the facet, and one undo joins them again."""
    await stands_on(me, "b", "F", "2", "right", "right", "right", "R", "1")
    me.sees("VARFÖR? Bemanning delas i två", "utan skäl")
    await me.types("två saker")
    await me.presses("enter")
    me.is_told("Bemanning delades i två vid I01:4 – två saker")
    assert me.codes_on("Det finns") == me.codes_on("inte folk nog.") == ["staffing"]
    assert [dict(each.facets) for each in me.codings] == [{"riktning": "minskat"}] * 2
    await me.presses("ctrl+z")
    assert me.codes_on(ENOUGH) == ["staffing"]


@story()
async def test_splitting_a_whole_coding_says_where_to_go(me: Coder) -> None:
    """On the passage as it was coded there is no place to split it at."""
    await stands_on(me, "b", "R", "1")
    me.is_told("Gå till ordet där kodningen ska delas")
    assert me.codes_on(ENOUGH) == ["staffing"]


@story()
async def test_codings_of_one_code_side_by_side_are_joined(me: Coder) -> None:
    """R2 over both; the memo of each is kept."""
    await stands_on(me, "b", "M")
    await me.types("ett")
    await me.presses("enter", "down", "b", "M")
    await me.types("två")
    await me.presses("enter", "+", "R", "2")
    [joined] = me.codings
    assert joined.span.of(me.transcript.text) == f"{ENOUGH} {FEW}"
    assert joined.memo == "ett\n\ntvå"
    await me.presses("ctrl+z")
    assert len(me.codings) == 2


@story()
async def test_joining_a_single_coding_says_why_not(me: Coder) -> None:
    """Nothing of the same code lies beside it."""
    await stands_on(me, "b", "R", "2")
    me.is_told("Ingen annan kodning av samma kod")


@story()
async def test_a_kept_quote_has_its_sign_and_can_be_let_go(me: Coder) -> None:
    """`Q` stands in the margin where the coding ends; Q again takes it away."""
    await stands_on(me, "b", "Q")
    assert me.margin_of(ENOUGH).endswith("Q")
    await me.presses("Q")
    assert not me.margin_of(ENOUGH).endswith("Q")
    assert [each.quoted for each in me.codings] == [False]


@story()
async def test_the_name_of_a_code_made_of_words_can_be_changed(me: Coder) -> None:
    """What is offered is the passage's own words, shortened; what is typed counts."""
    await stands_on(me, "I")
    me.sees("NY KOD AV ORDEN", "Det finns inte folk nog")
    await me.presses(*["backspace"] * 23)
    await me.types("folkbrist")
    await me.presses("enter")
    assert me.codes_on(ENOUGH) == ["folkbrist"]


@story()
async def test_words_that_are_a_code_already_say_so(me: Coder) -> None:
    """Nothing is made twice."""
    await stands_on(me, "I", "enter", "ctrl+c", "I", "enter")
    assert len(me.codings) == 1
    me.is_told("finns redan")
