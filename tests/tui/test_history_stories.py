"""The page of history: what was done, back to it, its place, the study as it stood, milestones."""

from __future__ import annotations

from pathlib import Path

from intervjukod.study import Study
from tests.driver import SMALL, Coder, story

YEARS = "Jag har arbetat här i tolv år, mest på kvällarna."
ENOUGH = "Det finns inte folk nog."


async def codes_twice(me: Coder) -> None:
    """Two sentences coded, and the history open."""
    await me.presses("L")
    await me.goes_to(YEARS)
    await me.presses("b")
    await me.goes_to(ENOUGH)
    await me.presses("s", "0", "7")


def colleague(me: Coder) -> Study:
    """Bo, in another process on the same study."""
    return Study.open(Path(me.study.facts.folder), coder="Bo")


@story()
async def test_every_act_stands_in_words(me: Coder) -> None:
    """The newest first, under its day, with who did it."""
    await codes_twice(me)
    me.sees("I dag", "Samverkan → I01:4", "Bemanning → I01:2", "PK", "2 transkript togs in")


@story()
async def test_an_act_has_its_place(me: Coder) -> None:
    """G stands on the words; Esc comes back to the same row."""
    await codes_twice(me)
    await me.presses("down", "G")
    assert me.selected == YEARS
    await me.presses("escape")
    me.sees("▸", "Historik")
    assert me.desk.page is not None


@story()
async def test_an_act_in_the_middle_is_taken_back_alone(me: Coder) -> None:
    """Del tells that nothing rests on it; Del on it again lets it stand again."""
    await codes_twice(me)
    await me.presses("down", "delete")
    me.sees("TA TILLBAKA: Bemanning → I01:2", "inget annat vilar på den")
    await me.presses("1")
    assert me.codes_on(YEARS) == []
    assert me.codes_on(ENOUGH) == ["samverkan"]
    me.sees("ångrad")
    await me.presses("delete")
    assert me.codes_on(YEARS) == ["staffing"]
    me.is_told("Gäller igen: Bemanning → I01:2")


@story()
async def test_back_to_an_act_is_one_act(me: Coder) -> None:
    """Enter takes back what is newer, Ctrl+Z all of that at once, and Ctrl+Y goes back again."""
    await codes_twice(me)
    await me.presses("escape", "b", "0", "7", "down", "down", "enter")
    assert (me.codes_on(YEARS), me.codes_on(ENOUGH)) == (["staffing"], [])
    me.is_told("Ångrade 2 åtgärder. Ctrl+Z tar tillbaka det.")
    await me.presses("ctrl+z")
    assert me.codes_on(ENOUGH) == ["samverkan", "staffing"]
    me.is_told("Ångrade: Återgången i historiken (2 åtgärder)")
    await me.presses("ctrl+y")
    assert me.codes_on(ENOUGH) == []


@story()
async def test_what_rests_on_an_act_is_told_first(me: Coder) -> None:
    """The answer in focus is to let it stand."""
    await codes_twice(me)
    await me.presses("escape", "F", "1", "M")
    await me.types("jfr")
    await me.presses("enter", "0", "7", "down", "down", "delete")
    me.sees("och dölj 1 memo och 1 ändring av PK")
    await me.presses("enter")
    assert me.codes_on(ENOUGH) == ["samverkan"]


@story()
async def test_what_one_does_on_another_screen_is_told_here(me: Coder) -> None:
    """No sentence of what was done last is behind; what a colleague codes is not told."""
    await me.presses("L")
    await me.goes_to(ENOUGH)
    await me.presses("b")
    span = me.study.reading.quote(me.transcript.id, YEARS)
    with Study.open(Path(me.study.facts.folder), coder="PK") as other:
        other.history.undo()
        await me.waits()
        me.is_told("Ångrat på en annan skärm: Bemanning → I01:4 (Ctrl+Y gör om)")
        other.history.redo()
        await me.waits()
        me.is_told("Gjort om på en annan skärm: Bemanning → I01:4")
        other.coding.code(me.transcript.id, span, "samverkan")
        await me.waits()
        me.is_told("På en annan skärm: Samverkan → I01:2")
        act = other.history.rows(1)[0]
    with colleague(me) as bo:
        bo.coding.code(me.transcript.id, span, "förflyttning")
        bo.history.undo()
        await me.waits()
        me.is_told("På en annan skärm: Samverkan → I01:2")
        bo.history.cancel(act.gesture)
        await me.waits()
    me.is_told("Bo tog tillbaka: Samverkan → I01:2")


@story()
async def test_a_colleagues_act_can_be_taken_back_from_here_only(me: Coder) -> None:
    """Enter leaves it alone, Del tells whose it is."""
    await codes_twice(me)
    span = me.study.reading.quote(me.transcript.id, ENOUGH)
    with colleague(me) as bo:
        bo.coding.code(me.transcript.id, span, "staffing")
    await me.waits()
    await me.presses("0", "7", "down", "enter")
    me.is_told("Det finns ingen nyare åtgärd av dig")
    await me.presses("up", "delete")
    me.sees("(Bo)")
    await me.presses("1")
    assert list(me.study.coding.of(me.transcript.id, "Bo")) == []


@story()
async def test_the_study_as_it_stood(me: Coder) -> None:
    """V shows it read only; nothing can be coded there, and Esc is today again."""
    await codes_twice(me)
    await me.presses("down", "V")
    me.sees("SOM DEN VAR")
    assert [each.code for each in me.desk.text.index.ordered] == ["staffing"]
    await me.presses("L", "b")
    assert len(me.desk.text.index.ordered) == 1
    await me.presses("escape")
    if me.desk.present is not None:
        await me.presses("escape")
    me.does_not_see("SOM DEN VAR")
    me.sees("Historik")
    await me.presses("escape")
    assert len(me.desk.text.index.ordered) == 2


@story()
async def test_a_milestone_is_named_and_flagged(me: Coder) -> None:
    """M asks for its name; one that is taken says so."""
    await codes_twice(me)
    await me.presses("M")
    await me.types("Inskickad")
    await me.presses("enter")
    assert [row.name for row in me.study.history.milestones()] == ["Inskickad"]
    me.sees("⚑", "Inskickad")
    await me.presses("M")
    await me.types("Inskickad")
    await me.presses("enter")
    me.is_told("Inskickad")
    assert len(me.study.history.milestones()) == 1


@story()
async def test_history_is_narrowed_to_words(me: Coder) -> None:
    """U, the third dimension, and only the acts with those words stand."""
    await codes_twice(me)
    await me.presses("U", "3")
    await me.types("samverkan")
    await me.presses("enter")
    me.sees("Samverkan → I01:4", "”samverkan”")
    me.does_not_see("Bemanning → I01:2")


@story(SMALL)
async def test_history_on_a_small_terminal(me: Coder) -> None:
    """Its lines are cut, its keys are there."""
    await codes_twice(me)
    me.sees("Historik", "Samverkan → I01:4", "Enter tillbaka hit")


@story()
async def test_many_acts_are_loaded_as_one_goes(me: Coder) -> None:
    """Of a long history the newest are shown, and older ones when one comes to the last."""
    spans = [me.study.reading.quote(me.transcript.id, words) for words in (YEARS, ENOUGH)]
    for n in range(260):
        coding = me.study.coding.code(me.transcript.id, spans[n % 2], "staffing")
        me.study.coding.remove(coding.ids[0])
    await me.presses("0", "7")
    assert me.desk.page is not None
    first = me.desk.page.rows
    await me.presses("end")
    assert me.desk.page.rows > first
    await me.presses("end", "end", "end")
    me.sees("2 transkript togs in")
