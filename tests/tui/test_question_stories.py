"""Question by question: everybody's answers to one question under each other, coded and confirmed in place."""

from __future__ import annotations

from pathlib import Path

import pytest

from intervjukod.study.shapes import AnswerRow
from intervjukod.tui import indexing
from intervjukod.tui.acts import questions
from tests.builders import GUIDE, TRANSCRIPTS, study_folder
from tests.driver import SMALL, Coder, story

MORE = {
    "I03-spanare.txt": """\
I: Hur länge har du arbetat här på torget?

S: Ett år.

I: Hur är det med bemanningen på torget?

S: Spanarna räcker till.

I: Mm, berätta mer.

S: Vi är nio.
""",
    "I04-vakt.txt": """\
I: Hur länge har du arbetat här på torget?

V: Ett halvår.
""",
}
INFORMANTS = """\
transcript,speaker,informant,role,site,date
I01-polis,,Polis 1,polis/kommunpolis,Sergels torg,2024-03-01
I02-vakt,,Vakt 1,ordningsvakt,Hässelby torg,2024-03-02
I03-spanare,,Spanare 1,polis/spanare,Sergels torg,2024-03-03
I04-vakt,,Vakt 2,ordningsvakt,Sergels torg,2024-03-04
"""
ENOUGH, TWO, NINE = "Det finns inte folk nog.", "Vi är alltid två, så bemanningen är bättre än förr.", "Vi är nio."


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Four interviews in three roles; the second question was not put to one of them, the third only to one."""
    return study_folder(tmp_path / "torget", transcripts={**TRANSCRIPTS, **MORE}, informants=INFORMANTS, guide=GUIDE)


async def reads_answers(me: Coder, words: str = ENOUGH) -> None:
    """Everybody's answers to the question that these words answer."""
    await me.presses("L")
    await me.goes_to(words)
    await me.presses("0", "2")


@story()
async def test_everybodys_proposed_answers_are_confirmed_at_once(me: Coder) -> None:
    """Of the question that is shown: `B` lists the interviews, and the title has no proposal left."""
    await reads_answers(me)
    me.sees("svar i 3 av 4 intervjuer, 3 förslag")
    await me.presses("B")
    me.sees("1 bekräfta de 3 märkta", "● I01 polis/kommunpolis I01:4 Det finns", "● I02 ordningsvakt")
    await me.presses("enter")
    me.is_told("3 svar bekräftades")
    me.does_not_see("förslag")
    assert all(answer_of(me, name).confirmed for name in ("I01", "I02", "I03"))
    await me.presses("ctrl+z")
    me.sees("svar i 3 av 4 intervjuer, 3 förslag")


def answer_of(me: Coder, interview: str, question: str = "q2") -> AnswerRow:
    """How a question stands in an interview, on disk."""
    rows = me.study.reading.answers(me.study.transcripts.find(interview))
    return next(row for row in rows if row.question == question)


def was_not_asked(me: Coder, question: str, *interviews: str) -> None:
    """Somebody has said that a question was not put in these interviews."""
    for name in interviews:
        me.study.coding.set_answer(me.study.transcripts.find(name), question, asked=None, answered=[])
    me.desk.reload()


def shown_order(me: Coder, *words: str) -> list[str]:
    """These, in the order in which they stand on the screen."""
    shown = "\n".join(me.screen_rows())
    return sorted((each for each in words if each in shown), key=shown.index)


@story()
async def test_everybodys_answers_by_role(me: Coder) -> None:
    """`0 2` on an answer: the question, who answers it by role, proposal or not, and who was not asked."""
    await reads_answers(me)
    me.sees("Fråga 2 · svar i 3 av 4 intervjuer, 3 förslag", "2 Hur är det med bemanningen på torget?")
    assert shown_order(me, "I01:4", "I02:4", "I03:4", "Ej ställd (1)") == ["I02:4", "I01:4", "I03:4", "Ej ställd (1)"]
    me.sees("I03:4 · polis/spanare", "2024-03-03 · förslag", "Ej ställd (1): I04 ordningsvakt", "2 FRÅGA FÖR FRÅGA")
    me.sees("I Mm, berätta mer.", NINE)


@story()
async def test_an_answer_is_coded_in_place(me: Coder) -> None:
    """A letter codes the words in their own interview; Ctrl+Z takes it back without leaving; `++` is the answer."""
    await reads_answers(me)
    await me.presses("b")
    me.is_told("Bemanning → I02:4")
    await me.presses("ctrl+z")
    me.sees("Fråga 2 ·")
    await me.presses("end", "+", "+", "s")
    [coding] = me.study.coding.of(me.study.transcripts.find("I03"))
    opened = me.study.transcripts.open(coding.transcript)
    assert coding.span.of(opened.text) == f"Spanarna räcker till.\n\nI: Mm, berätta mer.\n\nS: {NINE}"


@story()
async def test_the_next_uncoded_answer_among_answers(me: Coder) -> None:
    """`N` and `P` go from interview to interview, past those in which one has coded."""
    await reads_answers(me)
    await me.presses("N")
    assert me.selected == ENOUGH
    await me.presses("b", "N")
    assert me.selected == "Spanarna räcker till."
    await me.presses("P")
    assert me.selected == TWO
    await me.presses("P")
    me.is_told("Inget okodat svar")


@story()
async def test_a_proposal_is_confirmed_among_the_answers(me: Coder) -> None:
    """`A1` confirms the one here, the heading says it, and one stays at the words; so does Ctrl+Z."""
    await reads_answers(me)
    await me.presses("N", "A", "1")
    me.is_told("Fråga 2 besvaras på I01:4")
    assert (answer_of(me, "I01").confirmed, answer_of(me, "I02").confirmed) == (True, False)
    assert me.selected == ENOUGH
    me.sees("2024-03-01 · bekräftat", "svar i 3 av 4 intervjuer, 2 förslag")
    await me.presses("ctrl+z")
    me.is_told("Ångrade")
    assert me.selected == ENOUGH
    me.sees("2024-03-01 · förslag")


@story()
async def test_what_is_no_answer_leaves_the_others(me: Coder) -> None:
    """`A7`: the words are gone, the interview is told among those not asked, and one stands at what comes next."""
    await reads_answers(me)
    await me.presses("N", "A", "7")
    assert answer_of(me, "I01").status == "not asked"
    me.sees("Ej ställd (2): I04 ordningsvakt, I01", "svar i 2 av 4")
    assert me.selected == "Spanarna räcker till."


@story()
async def test_from_question_to_question_without_leaving(me: Coder) -> None:
    """`:` and `;` show the next one that somebody answers, and tell which were passed over and where it ends."""
    was_not_asked(me, "q2", "I01", "I02", "I03")
    await reads_answers(me, "Jag har arbetat här i tolv år, mest på kvällarna.")
    me.sees("Fråga 1 · svar i 4 av 4")
    await me.presses(":")
    me.sees("Fråga 3 · svar i 1 av 2", "Ej ställd (1): I03", "Ingår ej (2): I02 ordningsvakt, I04")
    me.is_told("Ingen svarar på 2")
    await me.presses(":")
    me.is_told("ingen fler fråga")
    await me.presses(";")
    me.sees("Fråga 1 ·")
    await me.presses("escape")
    me.sees("I01 polis/kommunpolis")


@story()
async def test_a_question_or_an_interview_is_chosen_with_g(me: Coder) -> None:
    """`G` takes a number, words, or an interview; one without an answer is opened."""
    await reads_answers(me)
    await me.presses("G", "3", "enter")
    me.sees("Fråga 3 ·")
    await me.presses("G")
    await me.types("bemanning")
    me.sees("3 av 4")
    await me.presses("enter")
    me.sees("Fråga 2 ·")
    await me.presses("G")
    await me.types("spanare")
    await me.presses("enter")
    assert me.selected == "Spanarna räcker till."
    await me.presses("G")
    await me.types("i04")
    me.sees("ej ställd")
    await me.presses("enter")
    assert me.transcript.name == "I04-vakt"
    await me.presses("escape")
    me.sees("Fråga 2 ·")


@story()
async def test_the_selection_is_narrowed_by_role(me: Coder) -> None:
    """`U` leaves the answers of one role, and keeps them for the next question and the one that is gone to."""
    await reads_answers(me)
    await me.presses("U", "1", "2")
    me.sees("Fråga 2 · svar i 2 av 2 intervjuer, 2 förslag · polis", ENOUGH)
    me.does_not_see("I02:4", "I04")
    await me.presses(";")
    me.sees("Fråga 1 · svar i 2 av 2 intervjuer, 2 förslag · polis")
    await me.presses("G", "2", "enter")
    me.sees("Fråga 2 · svar i 2 av 2 intervjuer, 2 förslag · polis")


@story()
async def test_only_proposals(me: Coder) -> None:
    """`U` leaves what waits to be confirmed; when nothing waits any longer that is told."""
    me.study.coding.confirm_answer(me.study.transcripts.find("I02"), "q2")
    await reads_answers(me)
    await me.presses("U", "3", "1")
    me.does_not_see("I02:4")
    await me.presses("A", "1", "A", "1")
    me.is_told("Fråga 2 har inga svar att visa")
    assert [answer_of(me, name).confirmed for name in ("I01", "I02", "I03")] == [True] * 3


@story()
async def test_the_guide_counts_and_opens_questions(me: Coder) -> None:
    """Beside the answers the guide tells how many answer each question; Enter there shows another one."""
    await reads_answers(me)
    await me.waits()
    me.sees("GUIDE Bilaga · I02", "▶ 2", "3 av 4", "4 av 4", "1 av 2")
    await me.presses("tab", "tab", "up", "enter")
    me.sees("Fråga 1 · svar i 4 av 4")


@story()
async def test_the_question_in_focus_in_the_guide_is_the_one(me: Coder) -> None:
    """`0 2` in the guide shows the answers to the question in focus, wherever one is in the text."""
    await me.goes_to(ENOUGH)
    await me.presses("tab", "tab", "down", "0", "2")
    me.sees("Fråga 3 ·")


@story()
async def test_a_question_that_nobody_answers_is_told(me: Coder) -> None:
    """One stays where one is, and reads why there is nothing to show."""
    was_not_asked(me, "q3", "I01")
    await me.presses("tab", "tab", "down", "down", "0", "2")
    me.is_told("Fråga 3 har inga svar att visa: ej ställd i 2, ingår ej i 2.")
    me.sees("I01 polis/kommunpolis")


@story()
async def test_from_nowhere_the_first_question_that_is_answered(me: Coder) -> None:
    """Where no question is, the first one of the guide that has an answer is shown."""
    was_not_asked(me, "q1", "I01", "I02", "I03", "I04")
    await me.presses("home", "0", "2")
    me.sees("Fråga 2 ·")


@story()
async def test_to_the_place_and_back(me: Coder) -> None:
    """Enter opens the interview there; what is said of the answer there is seen on the way back."""
    await reads_answers(me)
    await me.presses("N", "enter")
    assert me.transcript.name == "I01-polis"
    await me.presses("A", "1", "escape")
    me.sees("Fråga 2 ·", "2024-03-01 · bekräftat")


@story(SMALL)
async def test_in_a_small_terminal(me: Coder) -> None:
    """80 x 24: the question with its count, the answers under their headings, and the key to the next question."""
    await reads_answers(me)
    me.sees("Fråga 2 · svar i 3 av 4", "2 Hur är det med bemanningen på torget?", "I02:4 · ordningsvakt", TWO)
    assert ": nästa fråga" in me.bottom_line


@story(language="en")
async def test_in_english(me: Coder) -> None:
    """Other words, the same keys."""
    await reads_answers(me)
    me.sees("Question 2 · answered in 3 of 4 interviews, 3 proposed", "Not put (1): I04 ordningsvakt")
    await me.presses("A", "1")
    me.is_told("Question 2 is answered at I02:4")


@story()
async def test_answers_arrive_while_they_are_read(me: Coder) -> None:
    """What nobody has gone through yet is told in the title, and comes by itself; no key waits for it."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(questions, "AT_ONCE", 2)
        patch.setattr(questions, "AT_A_TIME", 1)
        patch.setattr(indexing, "begin", lambda _: None)
        await reads_answers(me)
        me.sees("svar i 2 av 3 intervjuer, 2 förslag · 1 saknas ännu", "förslag saknas ännu för 1 av 4 intervjuer")
        await me.waits()
        me.does_not_see("1 saknas ännu", "förslag saknas ännu")
        me.is_told("Alla förslag är framme: Fråga 2 · svar i 3 av 4 intervjuer, 3 förslag")
