"""The question guide beside the text: what is answered, where one is, what waits, what was never asked."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from intervjukod.domain.guide import Guide, Probe
from intervjukod.locale import say
from intervjukod.study.shapes import AnswerRow
from intervjukod.tui.presenter.line import (
    Line,
    Run,
    clickable,
    fit,
    flow,
    line,
    looking,
    run,
    spread,
    width,
    wrap,
)
from intervjukod.tui.presenter.page import Scrolled

HERE = "▶"
MARKS = {"answered": "✓", "asked": "·", "proposed": "?", "not asked": "○", "not in guide": "–"}
NOTES = {
    "asked": "tui.guide.asked",
    "proposed": "tui.guide.proposed",
    "not asked": "tui.guide.not_asked",
    "not in guide": "tui.guide.not_in_guide",
}
MISSED = "!"
"""After the number of an obligatory question that is not answered: a mark that is no colour."""
UNANSWERED = ("asked", "not asked")
USED, UNUSED = "●", "○"
NUMBER = 5
"""Cells of a question's number with its mark and a blank."""


@dataclass(frozen=True, slots=True)
class GuideView:
    """What the pane shows: ``here`` is the id of the question answered at the cursor, ``focus`` the row in focus.

    ``headings`` has the heading that stands before a question (its id); ``probes`` are those of the question in
    focus, and ``counts``, by question, in how many interviews it is answered, where several are shown.
    ``unshown`` is the key of what is said where there are no answers to show.
    """

    title: str
    answers: Sequence[AnswerRow]
    language: str
    here: str = ""
    focus: str = ""
    headings: Mapping[str, str] = field(default_factory=dict)
    probes: Sequence[Probe] = ()
    counts: Mapping[str, str] = field(default_factory=dict)
    unshown: str = "tui.guide.none"


def in_use(answers: Sequence[AnswerRow]) -> list[AnswerRow]:
    """The questions of the guides in which at least one is meant for the role."""
    guides = {answer.guide for answer in answers if answer.status != "not in guide"}
    return [answer for answer in answers if answer.guide in guides]


def headings_of(guides: Sequence[Guide]) -> dict[str, str]:
    """By the id of the question that follows: the headings of the guides, with their numbers."""
    found: dict[str, str] = {}
    for guide in guides:
        waiting = ""
        for question in guide.questions:
            if not question.askable:
                waiting = f"{question.nr} {question.heading}".strip()
            elif waiting:
                found[question.id], waiting = waiting, ""
    return found


def guide_lines(view: GuideView, cells: int) -> Scrolled:
    """A heading and what is left; then a line a question: mark, number, wording, the mark in words if it fits.

    The question in focus has all its words, and its probes; the one in focus, else the one here, is in view.
    """
    heading = f"{say('tui.pane.guide', view.language)} {view.title}"
    aside = say("tui.pane.guide_key", view.language)
    lines = [spread(line(run(heading, "title")), line(run(aside, "dim")), cells)]
    if not view.answers:
        return Scrolled([*lines, *wrap(say(view.unshown, view.language), cells, "dim")], pinned=1)
    left = _left_line(view, cells)
    lines += [left] if left else []
    pinned, keep, until = len(lines), 0, 0
    kept = view.focus or view.here
    for answer in view.answers:
        if answer.question in view.headings:
            lines.append(fit(line(run(f"  {view.headings[answer.question]}", "title")), cells))
        told = list(_question_lines(view, answer, cells))
        lines += told
        if answer.question == kept:
            keep, until = len(lines) - len(told), len(lines) - 1
    return Scrolled(lines, keep, pinned, until)


def _left_line(view: GuideView, cells: int) -> Line:
    """How many obligatory questions are not answered, and how many answers are only proposed."""
    obligatory = [answer for answer in view.answers if answer.obligatory and answer.status != "not in guide"]
    left = sum(answer.status in UNANSWERED for answer in obligatory)
    proposed = sum(answer.status == "proposed" for answer in view.answers)
    waits = f" {proposed} {MARKS['proposed']}" if proposed else ""
    if not obligatory and not waits:
        return ()
    words = run(say("guide.left", view.language, n=left), "strong" if left else "dim") if obligatory else run("")
    return spread(line(words), clickable(line(run(waits, "dim")), "key B"), cells)


def _question_lines(view: GuideView, answer: AnswerRow, cells: int) -> Iterator[Line]:
    mark = HERE if answer.question == view.here else MARKS.get(answer.status, " ")
    missed = answer.obligatory and answer.status in UNANSWERED
    number = f"{answer.nr or answer.question}{MISSED if missed else ''}"
    look = "strong" if missed else "dim" if answer.status in ("not asked", "not in guide") else ""
    head = line(Run(f"{mark} ", "strong"), run(f"{number:<{NUMBER - 1}} ", look))
    if answer.question == view.focus:
        aside = _aside(view, answer, head, cells)
        first, *rest = wrap(answer.text, cells - width(head) - width(aside))
        indent = " " * width(head)
        unfolded = [spread((*head, *first), aside, cells), *(fit(line(indent, *row), cells) for row in rest)]
        yield from (clickable(looking(row, "focus"), f"question {answer.question}") for row in unfolded)
        yield from _probe_lines(view, answer, cells)
    else:
        shown = spread((*head, *line(run(answer.text, look))), _aside(view, answer, head, cells), cells)
        yield clickable(shown, f"question {answer.question}")


def _aside(view: GuideView, answer: AnswerRow, head: Line, cells: int) -> Line:
    """In how many interviews it is answered; else the mark in words, where the wording leaves room for it."""
    if view.counts:
        return line(run(f" {view.counts.get(answer.question, '')}", "dim"))
    note = NOTES.get(answer.status)
    right = line(run(f" {say(note, view.language)}", "dim")) if note else ()
    return right if width((*head, *line(answer.text), *right)) <= cells else ()


def _probe_lines(view: GuideView, answer: AnswerRow, cells: int) -> Iterator[Line]:
    """The probes of the question in focus, those that were used marked."""
    if not view.probes:
        return
    pieces = [
        line(run(USED if probe.id in answer.probes else UNUSED, "strong"), f" {probe.ask}") for probe in view.probes
    ]
    indent = " " * 4
    for row in flow(pieces, cells - len(indent)):
        yield fit(line(indent, *row), cells)
