"""What answers what: confirm a proposal, or say where a question is put and answered, and with which probes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from intervjukod.domain.guide import Probe
from intervjukod.domain.span import Span
from intervjukod.domain.transcript import Transcript
from intervjukod.locale import say
from intervjukod.study.shapes import Act, AnswerRow
from intervjukod.tui import standing
from intervjukod.tui.actions import Place
from intervjukod.tui.acts import questions
from intervjukod.tui.presenter.answering import answer_after, answer_in, with_more, without
from intervjukod.tui.presenter.guide_pane import MARKS
from intervjukod.tui.presenter.listing import Listing, Row
from intervjukod.tui.question_lens import key_of, question_of

if TYPE_CHECKING:
    from intervjukod.tui.desk import Desk

PROBE = "probe "


@dataclass(frozen=True, slots=True)
class Said:
    """What a person says of a question in an interview: where it is asked (None: nowhere) and answered."""

    asked: Span | None
    answered: Sequence[Span]
    probes: Sequence[str]


def answer(desk: Desk, _: str) -> None:
    """Say how the question in focus, or here, stands; where there is none ask which."""
    asked = standing.question_meant(desk)
    if asked is None:
        ask_which(desk)
    else:
        open_answer(desk, asked)


def ask_which(desk: Desk) -> None:
    """The questions, to be found by number or by words."""
    known = {key_of(row): row for row in standing.answers_here(desk)}
    rows = tuple(
        Row(f"{guide} {id_}", f"{row.nr}  {row.text}", aside=MARKS.get(row.status, ""))
        for (guide, id_), row in known.items()
    )

    def choose(row: Row) -> None:
        guide, _, id_ = row.id.partition(" ")
        open_answer(desk, known[guide, id_])

    title = say("guide.list.which", desk.language)
    listing = Listing(title, Place.PROMPT, rows, choose, fill=lambda typed: questions.fitting(rows, typed))
    desk.lay(listing.typing(""))


def open_answer(desk: Desk, asked: AnswerRow) -> None:
    """All that can be said of a question; each row has its digit, whether it can be chosen now or not."""
    interview = desk.interview
    if interview is None:
        return
    found = desk.source()
    selected = found[1] if found else None
    probes = question_of(desk, key_of(asked)).probes

    def choose(row: Row) -> None:
        if row.id == "other":
            ask_which(desk)
        elif row.id == "confirm":
            confirm(desk, interview, asked)
        else:
            _say(desk, interview, asked, said(interview, asked, row.id, selected))

    reasons = _reasons(interview, asked, selected)
    rows = (*_rows(desk, reasons), *_probe_rows(desk, asked, probes))
    title = say("guide.list.answer", desk.language, nr=asked.nr or asked.question, text=asked.text)
    desk.lay(Listing(title, Place.ROWS, rows, choose))


def _reasons(interview: Transcript, asked: AnswerRow, selected: Span | None) -> dict[str, str]:
    """What can be said, in the order of its digits, each with the key of what stands against it today."""
    words = "" if selected else "guide.why.no_words"
    spoken = words or ("" if selected and answer_in(interview, selected) else "guide.why.interviewer")
    inside = selected is not None and any(span.overlaps(selected) for span in asked.answered)
    proposed = asked.status == "proposed"
    there = "" if asked.asked or asked.answered else "guide.why.never_asked"
    return {
        "confirm": "" if proposed else "guide.why.confirmed" if asked.confirmed else "guide.why.nothing_proposed",
        "is": spoken,
        "more": spoken,
        "less": words or ("" if inside else "guide.why.not_in_answer"),
        "asked": words,
        "silent": "" if asked.asked else "guide.why.never_asked",
        "never": there,
        "other": "",
    }


def _rows(desk: Desk, reasons: Mapping[str, str]) -> list[Row]:
    return [
        Row(id_, say(f"guide.answer.{id_}", desk.language), why_not=say(why, desk.language) if why else "")
        for id_, why in reasons.items()
    ]


def _probe_rows(desk: Desk, asked: AnswerRow, probes: Sequence[Probe]) -> list[Row]:
    """The probes, those that were used marked."""
    return [
        Row(PROBE + probe.id, say("guide.answer.probe", desk.language, probe=probe.ask), on=probe.id in asked.probes)
        for probe in probes
    ]


def said(interview: Transcript, row: AnswerRow, what: str, selected: Span | None) -> Said:
    """How the question stands after ``what`` was chosen from the list."""
    if what.startswith(PROBE):
        probe = what.removeprefix(PROBE)
        others = [one for one in row.probes if one != probe]
        return Said(row.asked, row.answered, others if probe in row.probes else [*others, probe])
    if what == "silent":
        return Said(row.asked, (), row.probes)
    if what == "never" or selected is None:
        return Said(None, (), ())
    if what == "asked":
        return Said(selected, row.answered or answer_after(interview, selected), row.probes)
    answered = {
        "is": answer_in(interview, selected),
        "more": with_more(row.answered, answer_in(interview, selected)),
        "less": without(row.answered, selected),
    }
    return Said(row.asked, answered[what], row.probes)


def _say(desk: Desk, interview: Transcript, row: AnswerRow, told: Said) -> None:
    act = desk.study.coding.set_answer(
        interview.id,
        row.question,
        asked=told.asked,
        answered=told.answered,
        probes=told.probes,
        guide=row.guide,
    )
    did(desk, act)


def confirm(desk: Desk, interview: Transcript, row: AnswerRow) -> None:
    """The proposed answer to a question is right."""
    did(desk, desk.study.coding.confirm_answer(interview.id, row.question, row.guide))


def confirm_in_focus(desk: Desk, _: str) -> None:
    """The same of the question in focus in the guide."""
    row, interview = standing.question_in_focus(desk), desk.interview
    if row is not None and interview is not None:
        confirm(desk, interview, row)


def did(desk: Desk, act: Act) -> None:
    """Show and tell what was said of answers, or that nothing was."""
    place = desk.place
    desk.text.end_marking()
    if act.gesture:
        desk.did(act)
        questions.renew(desk)
        desk.place = place
    else:
        desk.tell(say(act.key, desk.language, **act.values))


HANDLERS = {"answer": answer, "confirm": confirm_in_focus}
