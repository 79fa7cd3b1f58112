"""Where one is: passages, words, ends, codings, answers, questions and turns."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from intervjukod.domain.coding import Coding
from intervjukod.domain.span import Span
from intervjukod.locale import say
from intervjukod.tui import standing, trail
from intervjukod.tui.actions import WORDS, Place
from intervjukod.tui.acts import questions
from intervjukod.tui.presenter.guide_pane import MARKS, in_use
from intervjukod.tui.presenter.here_pane import code_name
from intervjukod.tui.presenter.listing import Listing, Row
from intervjukod.tui.presenter.question_excerpts import Answers
from intervjukod.tui.question_lens import key_of

if TYPE_CHECKING:
    from intervjukod.tui.desk import Desk
    from intervjukod.tui.presenter.cursor import Direction
    from intervjukod.tui.presenter.moves import Page


ARROWS: Mapping[str, Direction] = {"up": "up", "down": "down", "left": "left", "right": "right"}
PAGES: Mapping[str, Page] = {"pageup": "pageup", "pagedown": "pagedown", "home": "home", "end": "end"}


def arrow(desk: Desk, key: str) -> None:
    """One passage or one word on."""
    desk.text.move(ARROWS[key])


def widen(desk: Desk, _: str) -> None:
    """The next larger size of passage."""
    desk.text.widen()


def narrow(desk: Desk, _: str) -> None:
    """The next smaller size of passage."""
    desk.text.narrow()


def page(desk: Desk, key: str) -> None:
    """A screen up or down, or to an end."""
    desk.text.page(PAGES[key])


def mark(desk: Desk, _: str) -> None:
    """Begin to mark, or end it."""
    if desk.text.cursor.marking:
        desk.text.end_marking()
    else:
        desk.text.mark()


def switch_end(desk: Desk, _: str) -> None:
    """The other end moves."""
    desk.text.switch_end()


def trim(desk: Desk, key: str) -> None:
    """Move the active end by a word; the ends of a coding that ``<`` or ``>`` found are saved at once."""
    held = desk.text.index.by_id.get(desk.text.cursor.focus) if desk.place in WORDS else None
    if held is not None and not _may_move(desk, held):
        return
    before = desk.text.cursor.span
    desk.text.extend(1 if key == "shift+right" else -1)
    made = desk.text.index.by_id.get(desk.last) if held is None else None
    if made is not None and made.span == before:
        desk.say("tui.said.not_moved", code=code_name(desk.book, made.code, desk.language))
    if held is not None and held.span != desk.text.cursor.span:
        _save_ends(desk, held)


def _save_ends(desk: Desk, held: Coding) -> None:
    found = desk.source()
    if found is None:
        desk.warn("tui.why.several_excerpts")
    else:
        desk.did(desk.study.coding.move(held.id, found[1]))


def _may_move(desk: Desk, coding: Coding) -> bool:
    context = standing.context(desk)
    if context.locked or context.read_only:
        desk.warn("tui.why.locked" if context.locked else "tui.why.read_only")
    elif coding.coder != desk.study.coder:
        desk.warn("tui.why.not_yours", coder=coding.coder)
    else:
        return True
    return False


def coding_before(desk: Desk, _: str) -> None:
    """The coding before the one in focus; without one the last that begins at or before the cursor."""
    _to_coding(desk, -1)


def coding_after(desk: Desk, _: str) -> None:
    """The same forwards; a coding that begins here comes first."""
    _to_coding(desk, 1)


def _to_coding(desk: Desk, by: int) -> None:
    cursor = desk.text.cursor
    coding = desk.text.index.beside(cursor.focus, cursor.span.start, by)
    if coding is None:
        desk.warn("tui.why.no_more_codings")
        return
    desk.text.focus_coding(coding)
    desk.last, desk.focus_code = coding.id, coding.code


def answer_after(desk: Desk, _: str) -> None:
    """The next answer without a coding of one's own."""
    here = desk.text.cursor.span
    _to_answer(desk, (span for span in desk.text.document.answers if span > here and not span.overlaps(here)))


def answer_before(desk: Desk, _: str) -> None:
    """The one before."""
    here = desk.text.cursor.span
    answers = reversed(desk.text.document.answers)
    _to_answer(desk, (span for span in answers if span < here and not span.overlaps(here)))


def _to_answer(desk: Desk, answers: Iterable[Span]) -> None:
    """To the first of the answers in which one has coded nothing."""
    uncoded = (span for span in answers if not _is_coded(desk, span))
    found = next(uncoded, None)
    if found is not None:
        desk.text.go_to(found)
    else:
        desk.warn("tui.why.no_uncoded_answer")


def _is_coded(desk: Desk, answer: Span) -> bool:
    return any(coding.coder == desk.study.coder for coding in desk.text.index.overlapping(answer))


def go(desk: Desk, _: str) -> None:
    """Ask for a question, by number or words, or for a turn's number; among excerpts for one of them."""
    if desk.excerpts is not None:
        questions.go(desk)
        return
    listing = Listing(
        say("tui.list.go", desk.language),
        Place.PROMPT,
        (),
        lambda row: _arrive(desk, row),
        fill=lambda typed: _targets(desk, typed),
    )
    desk.lay(listing.typing(""))


def _targets(desk: Desk, typed: str) -> tuple[Row, ...]:
    """The questions whose number begins with what was typed, or that have it in them; then the turn of that number."""
    wanted = typed.strip().casefold()
    asked = [
        Row(
            f"question {answer.question}",
            f"{answer.nr or answer.question}  {answer.text}",
            aside=MARKS.get(answer.status, ""),
        )
        for answer in in_use(desk.answers)
    ]
    rows = list(questions.fitting(asked, typed))
    turns = len(desk.transcript.turns) if desk.transcript else 0
    if wanted.isdigit() and 1 <= int(wanted) <= turns:
        rows.append(Row(f"turn {int(wanted)}", say("tui.list.turn", desk.language, n=int(wanted))))
    return tuple(rows)


def _arrive(desk: Desk, row: Row) -> None:
    kind, _, name = row.id.partition(" ")
    if kind == "turn" and desk.transcript is not None:
        turn = next(turn for turn in desk.transcript.turns if turn.n == int(name))
        desk.text.go_to(turn.words)
    else:
        to_question(desk, name)
    desk.place = desk.home


def to_question(desk: Desk, question: str) -> None:
    """Go to where the question was answered, else asked; among everybody's answers to one, to those to this one."""
    answer = next((row for row in standing.answers_here(desk) if row.question == question), None)
    if answer is not None and isinstance(desk.excerpts, Answers):
        questions.show_question(desk, key_of(answer))
        return
    place = (answer.answered[0] if answer.answered else answer.asked) if answer else None
    if answer is None or place is None:
        desk.warn("tui.why.not_asked", nr=answer.nr or answer.question if answer else question)
    else:
        desk.focus_question = question
        if desk.excerpts is not None and desk.interview is not None:
            trail.go_to(desk, desk.interview.id, place)
        else:
            desk.text.go_to(place)


HANDLERS = {
    "passage": arrow,
    "word": arrow,
    "widen": widen,
    "narrow": narrow,
    "mark": mark,
    "trim": trim,
    "switch_end": switch_end,
    "coding_before": coding_before,
    "coding_after": coding_after,
    "page": page,
    "answer_after": answer_after,
    "answer_before": answer_before,
    "go": go,
}
