"""The guide in place: what is left to ask, what answers what, and from question to question."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from intervjukod.study.shapes import AnswerRow
from tests.builders import study_folder
from tests.driver import LARGE, SMALL, Coder, Story, story

GUIDE = """\
guide: Bilaga
version: 1
questions:
  - {id: q1, nr: 1, ask: "Hur länge har du arbetat här på torget?"}
  - id: q2
    nr: 2
    heading: Obligatoriska frågor
    obligatory: true
    questions:
      - id: q2a
        ask: "Hur är det med bemanningen på torget?"
        probes: {when: svarar kort, suggest: [{id: p1, ask: Kontinuitet}, {id: p2, ask: Helgerna}]}
      - {id: q2b, ask: "Hur fungerar samverkan med kommunen?"}
      - {id: q2c, ask: "Vilka kameror finns vid rulltrappan?"}
  - {id: q3, nr: 3, ask: "Vad skulle du vilja ändra på efter klockan 10?"}
"""

INTERVIEW = """\
I: Hur länge har du arbetat här på torget?

P: I tolv år, mest på kvällarna.

I: Hur är det med bemanningen på torget?

P: Det finns inte folk nog. Vi är för få.

I: Mm, berätta mer.

P: På helgerna är vi två.

I: Hur fungerar samverkan med kommunen?

P: Den fungerar bra.

I: Och vad filmas?

P: Rulltrappan filmas.
"""

ENOUGH, FEW, TWO = "Det finns inte folk nog.", "Vi är för få.", "På helgerna är vi två."
GOOD, FILMED, ASKED = "Den fungerar bra.", "Rulltrappan filmas.", "Och vad filmas?"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A study whose guide has a heading, obligatory questions and probes."""
    return study_folder(tmp_path / "guide", guide=GUIDE, transcripts={"I01-polis.txt": INTERVIEW})


def row_of(me: Coder, question: str) -> AnswerRow:
    """How a question stands, on disk."""
    return next(row for row in me.study.reading.answers(me.transcript.id) if row.question == question)


def words_of(me: Coder, question: str) -> list[str]:
    """What answers it, part by part."""
    return [span.of(me.transcript.text) for span in row_of(me, question).answered]


# the pane


@story()
async def test_what_is_left_to_ask_stands_out(me: Coder) -> None:
    """The obligatory questions without an answer have a mark that is no colour, and are counted."""
    me.sees("1 obligatorisk kvar", "3 ?", "2 Obligatoriska frågor", "○ 2c! Vilka kameror", "○ 3 Vad skulle du")
    me.does_not_see("2a!", "3!")


@story()
async def test_the_question_in_focus_has_all_its_words_and_its_probes(me: Coder) -> None:
    """In the guide a question unfolds; the probes that were used are marked."""
    me.does_not_see("Kontinuitet")
    await me.presses("tab", "tab", "down")
    me.sees("bemanningen på torget?", "○ Kontinuitet", "○ Helgerna")
    await me.presses("A", "9")
    assert row_of(me, "q2a").probes == ("p1",)
    me.sees("● Kontinuitet", "○ Helgerna")
    await me.presses("A", "9")
    assert row_of(me, "q2a").probes == ()


@pytest.mark.parametrize("size", [LARGE, SMALL])
def test_a_long_guide_scrolls_with_the_place(tmp_path: Path, size: tuple[int, int]) -> None:
    """The question here is in view, and so is the one in focus with its last probe."""
    asked = [f'  - {{id: x{n}, nr: {n}, ask: "Fråga om sak nummer {n}?"}}' for n in range(10, 60)]
    probes = "".join(f"{{id: p{n}, ask: Stödord{n}}}, " for n in range(9))
    last = f'  - {{id: q60, nr: 60, ask: "Hur är det med bemanningen på torget?", probes: {{suggest: [{probes}]}}}}'
    folder = study_folder(tmp_path / "lång", guide="\n".join(["guide: Lång", "version: 1", "questions:", *asked, last]))

    @story(size)
    async def scrolls(me: Coder) -> None:
        await me.goes_to("Det finns inte folk nog.")
        await me.waits()
        await me.presses("tab", "tab")
        me.sees("60 Hur är det med", "Stödord8", "GUIDE Lång")
        await me.presses(*["up"] * 40)
        me.sees("20 Fråga om sak", "GUIDE Lång")
        me.does_not_see("Stödord0")

    scrolls(folder)


def test_a_guide_for_others_is_left_out(tmp_path: Path) -> None:
    """Of two guides the pane shows the one that is meant for the role."""
    folder = study_folder(tmp_path / "två", transcripts={"I01-polis.txt": INTERVIEW}, guide=GUIDE)
    other = 'guide: Vakter\nversion: 1\nfor: [ordningsvakt]\nquestions:\n  - {id: v1, nr: 1, ask: "Hur är passen?"}\n'
    (folder / "codebooks" / "vakter.yaml").write_text(other, encoding="utf-8")

    @story()
    async def one_guide(me: Coder) -> None:
        await me.waits()
        me.sees("GUIDE Bilaga", "Hur länge har du")
        me.does_not_see("Hur är passen")

    one_guide(folder)


# what answers what


@story()
async def test_a_proposal_is_confirmed_with_two_keys(me: Coder) -> None:
    """`A1` on the answer; Ctrl+Z takes it back; both are told in words."""
    await me.goes_to(ENOUGH)
    await me.presses("A", "1")
    me.is_told("Fråga 2a besvaras på I01:4")
    assert row_of(me, "q2a").status == "answered"
    await me.presses("down", "down")
    me.sees("2 ?")
    await me.presses("ctrl+z")
    me.is_told("Ångrade: Fråga 2a")
    assert row_of(me, "q2a").status == "proposed"
    await me.presses("A")
    me.sees("SVAR PÅ 2a Hur är det med bemanningen på torget?")


@story()
async def test_proposals_are_confirmed_at_once(me: Coder) -> None:
    """`B` tells which and where, all marked; without one of them they are one act, and one Ctrl+Z."""
    await me.presses("B")
    me.sees(
        "BEKRÄFTA FÖRSLAG", "1 bekräfta de 3 märkta", "3 ● 2a Hur är det med bemanningen på torget? I01:4 Det finns"
    )
    await me.presses("2", "1")
    me.is_told("2 svar bekräftades")
    assert [row_of(me, question).status for question in ("q1", "q2a", "q2b")] == ["proposed", "answered", "answered"]
    me.sees("✓ 2a", "1 ?")
    await me.presses("ctrl+z")
    me.is_told("Ångrade: 2 svar bekräftades")
    assert row_of(me, "q2a").status == "proposed"
    await me.presses("B", "1", "B")
    me.is_told("Här finns inget förslag att bekräfta.")


@story()
async def test_nothing_marked_confirms_nothing(me: Coder) -> None:
    """The row says so, and the list stays."""
    await me.presses("B", "2", "3", "4", "1")
    me.is_told("Märk minst ett förslag.")
    assert row_of(me, "q1").status == "proposed"


@story()
async def test_other_words_are_the_answer(me: Coder) -> None:
    """What is marked becomes the answer, more is added to it, a part is taken out again."""
    await me.goes_to(FEW)
    await me.presses("A", "2")
    assert words_of(me, "q2a") == [FEW]
    await me.goes_to(TWO)
    await me.presses("A", "2", "a", "enter", "3")
    assert words_of(me, "q2a") == [FEW, TWO]
    await me.presses("A", "4")
    assert words_of(me, "q2a") == [FEW]
    await me.presses("ctrl+z", "ctrl+z", "ctrl+z")
    assert words_of(me, "q2a") == [f"{ENOUGH} {FEW}", TWO]


@story()
async def test_a_marking_over_the_interviewers_words_has_only_the_informants(me: Coder) -> None:
    """An answer over several turns is the informants' words in it, turn by turn."""
    await me.goes_to(FEW)
    await me.presses("space", "down", "down", "A", "2")
    assert words_of(me, "q2a") == [FEW, TWO]
    assert not me.desk.text.cursor.marking


@story()
async def test_a_question_that_nobody_matched_is_put_here(me: Coder) -> None:
    """On the interviewer's words: the question is chosen by a word of it, and the reply is its answer."""
    await me.goes_to(ASKED)
    await me.presses("A")
    await me.types("kameror")
    await me.presses("enter", "5")
    me.is_told("Fråga 2c besvaras på I01:10")
    row = row_of(me, "q2c")
    assert (row.asked and row.asked.of(me.transcript.text), words_of(me, "q2c")) == (ASKED, [FILMED])
    me.sees("0 obligatoriska kvar")


@story()
async def test_asked_without_an_answer_and_not_asked(me: Coder) -> None:
    """A wrong proposal is put right in two keys; what cannot be said says why."""
    await me.goes_to(GOOD)
    await me.presses("A", "6")
    me.is_told("Fråga 2b ställs på I01:7, utan svar")
    assert row_of(me, "q2b").status == "asked"
    me.sees("2 obligatoriska kvar", "· 2b!")
    await me.presses("ctrl+z", "A", "7")
    me.is_told("Fråga 2b är inte ställd i I01-polis")
    assert row_of(me, "q2b").status == "not asked"
    await me.goes_to(ENOUGH)
    await me.presses("A", "1", "A", "1")
    me.is_told("svaret är redan bekräftat")


@story()
async def test_the_interviewers_words_answer_nothing(me: Coder) -> None:
    """An answer needs an informant's words; the row says so and the list stays."""
    await me.goes_to("Mm, berätta mer.")
    await me.presses("A", "2", "a", "enter", "2")
    me.is_told("intervjuarens ord")
    me.sees("SVAR PÅ 2a")


@story()
async def test_in_the_guide_it_is_about_the_question_in_focus(me: Coder) -> None:
    """`A` there says what the marked words are to that question; one stays in the guide."""
    await me.goes_to(FILMED)
    await me.presses("tab", "tab", "down", "A", "2")
    assert words_of(me, "q2c") == [FILMED]
    me.sees("SENAST", "Fråga 2c")
    await me.presses("A", "6")
    me.is_told("frågan är inte ställd här")
    await me.presses("escape", "down", "space")
    me.is_told("inget obekräftat förslag")


Without = Callable[[Coder], None]


def _read_only(me: Coder) -> None:
    me.desk.facts = replace(me.desk.facts, read_only=True)


@story()
async def test_nothing_is_said_in_a_read_only_study(me: Coder) -> None:
    """`A` gives the reason."""
    _read_only(me)
    await me.presses("A")
    me.is_told("skrivskyddad")


def test_without_a_guide_the_keys_say_so(tmp_path: Path) -> None:
    """Answers, questions and question by question need a guide."""

    @story()
    async def no_guide(me: Coder) -> None:
        for keys in (("A",), (":",), (";",), ("0", "2")):
            await me.presses(*keys)
            me.is_told("ingen frågeguide")

    no_guide(study_folder(tmp_path / "utan", guide=""))


# from question to question


@story()
async def test_from_question_to_question_in_an_interview(me: Coder) -> None:
    """`:` and `;` go to where the next question and the one before are put; the ends are told."""
    await me.goes_to(ENOUGH)
    await me.presses(":")
    assert me.selected == "Hur fungerar samverkan med kommunen?"
    await me.presses(";", ";")
    assert me.selected == "Hur länge har du arbetat här på torget?"
    await me.presses(";")
    me.is_told("ingen fler fråga")


@story()
async def test_a_question_is_gone_to_by_its_words(me: Coder) -> None:
    """`G` takes a word of the wording too; a number still comes first."""
    await me.presses("G")
    await me.types("samverkan")
    await me.presses("enter")
    assert me.selected == GOOD
    await me.presses("G", "2", "a", "enter")
    assert me.selected == ENOUGH
    await me.presses("G")
    await me.types("10")
    me.does_not_see("klockan 10")
    await me.presses("enter")
    assert me.selected == FILMED


@story()
async def test_an_answer_with_a_follow_up_is_one_answer(me: Coder) -> None:
    """What the interviewer puts in is within it: `++` takes it whole."""
    await me.presses("L")
    await me.goes_to(ENOUGH)
    await me.presses("+", "+")
    assert me.selected.startswith(ENOUGH)
    assert me.selected.endswith(TWO)


@story()
async def test_the_next_uncoded_answer_is_the_next_answer(me: Coder) -> None:
    """`N` does not stop at the follow-up of an answer in which something is coded; nor does `P`."""
    await me.presses("L")
    await me.goes_to("I tolv år, mest på kvällarna.")
    await me.presses("b", "N")
    assert me.selected == ENOUGH
    await me.presses("s", "N")
    assert me.selected == GOOD
    await me.presses("P")
    me.is_told("Inget okodat svar")


def in_both(tell: Story) -> Callable[[Path], None]:
    """The same story in a large and in a small terminal."""

    def run(folder: Path) -> None:
        for size in (LARGE, SMALL):
            story(size)(tell)(folder)

    run.__name__, run.__doc__ = tell.__name__, tell.__doc__
    return run


@in_both
async def test_the_list_of_an_answer_is_seen_whole(me: Coder) -> None:
    """However small the terminal, all that can be said of an answer is in sight."""
    await me.goes_to(ENOUGH)
    await me.presses("A")
    me.sees("1 stämmer", "5 frågan ställs här", "8 en annan fråga", "9 stödord: Kontinuitet", "0 stödord: Helgerna")
