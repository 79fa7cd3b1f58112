"""Everybody's answers to one question as excerpts: pure."""

from __future__ import annotations

from dataclasses import replace

from intervjukod.domain.guide import Question
from intervjukod.domain.span import Span
from intervjukod.domain.transcript import Side, Speaker, Transcript
from intervjukod.study.shapes import AnswerRow
from intervjukod.tui.presenter.question_excerpts import Standing, answers, by_role, counted, told_missing
from tests.unit.tui.interviews import answer, at, interview

QUESTION = Question("q7", "Hur är det?", nr="7", guide="g")


def heard(id_: str, role: str, *said: tuple[str, str]) -> Transcript:
    """An interview with somebody in a role."""
    speaker = Speaker("P", Side.INFORMANT, id_, {"role": role, "date": "2024-03-01"})
    return replace(interview(*said), id=id_, name=f"{id_}-x", speakers={"P": speaker})


def standing(id_: str, role: str, *words: str, status: str = "answered", confirmed: bool = True) -> Standing:
    """One interview in which these words answer, each in a turn of its own after another question."""
    transcript = heard(
        id_, role, *(turn for each in words or ("–",) for turn in (("I", "Hur?"), ("P", each), ("P", ".")))
    )
    row = answer("7", None, *(at(transcript, each) for each in words), confirmed=confirmed)
    return Standing(transcript, role, replace(row, status=status))


def told(*standings: Standing, chosen: tuple[str, ...] = ()) -> list[str]:
    """The lines of the excerpts' text."""
    return answers(QUESTION, standings, {}, chosen, "sv").whole.text.splitlines()


def test_by_role_and_then_by_name() -> None:
    """Those without a role stand last."""
    found = by_role([standing("I01", ""), standing("I02", "vakt"), standing("I04", "polis"), standing("I03", "polis")])
    assert [one.transcript.id for one in found] == ["I03", "I04", "I02", "I01"]


def test_the_question_stands_above_and_who_is_missing_below() -> None:
    """Each answer under who says it; at the end one line for each reason why there is none."""
    lines = told(
        standing("I02", "vakt", "Bra.", confirmed=False, status="proposed"),
        standing("I01", "polis", status="not asked"),
        standing("I03", "", status="not in guide"),
        standing("I04", "polis", "Illa."),
        standing("I05", "vakt", status="asked"),
    )
    assert [line for line in lines if line] == [
        "7 Hur är det?", "I04:2 · polis · 2024-03-01 · bekräftat", "Illa.",
        "I02:2 · vakt · 2024-03-01 · förslag", "Bra.",
        "Ställd utan svar (1): I05 vakt", "Ej ställd (1): I01 polis", "Ingår ej (1): I03",
    ]  # fmt: skip


def test_a_second_stretch_is_told_to_come_later() -> None:
    """Who says it stands once; further down in the same interview only where."""
    lines = told(standing("I01", "polis", "Bra.", "Eller illa."))
    assert lines[2:] == ["I01:2 · polis · 2024-03-01 · bekräftat", "Bra.", "I01:5 · senare i intervjun", "Eller illa."]


def test_the_title_counts_only_those_who_were_to_be_asked() -> None:
    """k of n, how many are proposals, and the selection."""
    found = [standing("I01", "polis", "Bra."), standing("I02", "vakt", status="not in guide")]
    assert answers(QUESTION, found, {}, ("polis",), "sv").title == "Fråga 7 · svar i 1 av 1 intervjuer · polis"
    waits = standing("I03", "polis", "Illa.", confirmed=False)
    assert "svar i 2 av 2 intervjuer, 1 förslag" in answers(QUESTION, [*found, waits], {}, (), "sv").title


def test_without_an_answer_there_is_nothing_to_show() -> None:
    """No pieces, so that whoever shows them says why instead."""
    nobody = [standing("I01", "polis", status="not asked"), standing("I02", "vakt", status="asked")]
    assert not answers(QUESTION, nobody, {}, (), "sv").pieces
    assert told_missing(nobody, "sv") == "ställd utan svar i 1, ej ställd i 1"


def test_where_words_of_an_interview_begin() -> None:
    """The first piece of an interview with words; the line about those without an answer has none."""
    found = answers(QUESTION, [standing("I01", "polis", "Bra."), standing("I02", "vakt", status="asked")], {}, (), "sv")
    piece = found.first_of("I01")
    assert piece is not None
    assert piece.shown.of(found.whole.text) == "Bra."
    assert found.first_of("I02") is None
    assert [row.status if row else "" for row in map(found.row_of, ("I01", "I02", "I03"))] == ["answered", "asked", ""]


def test_counts_leave_out_what_is_not_in_the_guide() -> None:
    """Answered of those meant; a proposal counts as an answer and is told."""

    def row(status: str, *spans: Span, confirmed: bool = True) -> AnswerRow:
        return replace(answer("7", None, *spans, confirmed=confirmed), status=status)

    rows = [row("answered", Span(0, 1)), row("proposed", Span(0, 1), confirmed=False), row("not asked")]
    count = counted([*rows, row("not in guide")])
    assert (count.answered, count.of, count.proposed) == (2, 3, 1)
