"""The question guide beside the text: what is answered, where one is, what waits, what was never asked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from intervjukod.locale import say
from intervjukod.study.shapes import AnswerRow
from intervjukod.tui.presenter.line import Line, Run, clickable, fit, line, looking, run, spread, width

HERE = "▶"
MARKS = {"answered": "✓", "asked": "·", "proposed": "?", "not asked": "○", "not in guide": "–"}
NOTES = {
    "asked": "tui.guide.asked",
    "proposed": "tui.guide.proposed",
    "not asked": "tui.guide.not_asked",
    "not in guide": "tui.guide.not_in_guide",
}


@dataclass(frozen=True, slots=True)
class GuideView:
    """What the pane shows: ``here`` is the id of the question answered at the cursor, ``focus`` the row in focus."""

    title: str
    answers: Sequence[AnswerRow]
    language: str
    here: str = ""
    focus: str = ""


def guide_lines(view: GuideView, cells: int) -> list[Line]:
    """A heading, then a line a question: mark, number (``!`` obligatory), wording, the mark in words if it fits."""
    heading = f"{say('tui.pane.guide', view.language)} {view.title}"
    aside = say("tui.pane.guide_key", view.language)
    lines = [spread(line(run(heading, "title")), line(run(aside, "dim")), cells)]
    if not view.answers:
        lines.append(fit(line(run(say("tui.guide.none", view.language), "dim")), cells))
    return lines + [_question_line(view, answer, cells) for answer in view.answers]


def _question_line(view: GuideView, answer: AnswerRow, cells: int) -> Line:
    mark = HERE if answer.question == view.here else MARKS.get(answer.status, " ")
    number = f"{answer.nr or answer.question}{'!' if answer.obligatory else ''}"
    look = "dim" if answer.status in ("not asked", "not in guide") else ""
    left = line(Run(f"{mark} ", "strong"), run(f"{number:<4} ", look), run(answer.text, look))
    note = NOTES.get(answer.status)
    right = line(run(f" {say(note, view.language)}", "dim")) if note else ()
    if width(left) + width(right) > cells:
        right = ()
    shown = spread(left, right, cells)
    shown = clickable(shown, f"question {answer.question}")
    return looking(shown, "focus") if answer.question == view.focus else shown
