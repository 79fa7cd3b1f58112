"""Excerpts in the text pane: coded in place, opened at their place, and back again."""

from __future__ import annotations

from intervjukod.domain.excerpts import Excerpts
from intervjukod.tui import trail
from tests.driver import Coder, story


def answers_to(me: Coder, question: str) -> Excerpts:
    """What everybody answered to one question."""
    study = me.study
    found = [
        (study.transcripts.open(one.id), span, f"{one.name} · {one.role}")
        for one in study.transcripts.list()
        for answer in study.reading.answers(one.id)
        for span in answer.answered
        if answer.nr == question
    ]
    return Excerpts.of("Fråga 2", found)


@story()
async def test_excerpts_are_coded_in_place(me: Coder) -> None:
    """A letter on an excerpt codes the words in their own interview; Ctrl+Z there takes it back."""
    trail.read(me.desk, answers_to(me, "2"))
    await me.presses("down", "down", "b")
    me.is_told("Bemanning → I02:4")
    [coding] = me.study.coding.of(me.study.transcripts.find("I02"))
    opened = me.study.transcripts.open(coding.transcript)
    assert coding.span.of(opened.text) == "Vi är alltid två, så bemanningen är bättre än förr."
    await me.presses("ctrl+z")
    assert list(me.study.coding.of(opened.id)) == []
    me.sees("Fråga 2")


@story()
async def test_enter_on_an_excerpt_opens_its_place_and_escape_comes_back(me: Coder) -> None:
    """One goes to the interview at the same words, and back to the same excerpt."""
    trail.read(me.desk, answers_to(me, "2"))
    await me.presses("down", "down", "enter")
    me.sees("I02 ordningsvakt", "Vi är alltid två")
    assert me.desk.excerpts is None
    await me.presses("escape")
    me.sees("Fråga 2")
    assert me.desk.interview is not None
    assert me.desk.interview.reference == "I02"


@story()
async def test_a_selection_over_two_excerpts_codes_nothing(me: Coder) -> None:
    """What runs over two interviews belongs to neither; it says what to do."""
    trail.read(me.desk, answers_to(me, "2"))
    await me.presses("space", "down", "down", "b")
    me.is_told("Markeringen går över flera utdrag")
    assert [list(me.study.coding.of(one.id)) for one in me.study.transcripts.list()] == [[], []]
