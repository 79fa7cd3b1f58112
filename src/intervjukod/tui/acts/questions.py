"""Question by question: everybody's answers to one question, the next question, and where to go among them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from intervjukod.domain.excerpts import Excerpts, Piece
from intervjukod.domain.guide import Question
from intervjukod.locale import say
from intervjukod.study.shapes import Act
from intervjukod.tui import indexing, lens, standing, trail
from intervjukod.tui.actions import Place
from intervjukod.tui.presenter.listing import Listing, Row
from intervjukod.tui.presenter.narrowing import Chosen
from intervjukod.tui.presenter.question_excerpts import Answers, Key
from intervjukod.tui.question_lens import QuestionLens, counts, key_of, questions, told_waiting

if TYPE_CHECKING:
    from intervjukod.tui.desk import Desk


AT_ONCE = 8
"""Interviews that are gone through on the spot when answers are asked for: what nobody has to wait for."""
AT_A_TIME = 2
"""Interviews gone through between two keys where no process beside the screen does it."""
STEPS = 10
"""Times that answers are shown anew while the others are gone through: with thousands it takes a moment."""

ANSWER_ACTS = ("acts.answer_set", "acts.answer_asked", "acts.answer_cleared", "acts.answers_confirmed")
"""The keys of acts that say how a question stands."""


def show(desk: Desk, _: str) -> None:
    """The question in focus in the guide, else the one here, else the first that somebody answers."""
    asked, shown = standing.question_meant(desk), _shown(desk)
    if questions(desk) and desk.study.reading.propose_some(AT_ONCE):
        indexing.begin(desk)
    if not questions(desk):
        desk.warn("guide.why.no_guide")
    elif shown is not None:
        lens.show(desk, shown)
    elif asked is None:
        _to_answered(desk, questions(desk), {})
    else:
        lens.show(desk, QuestionLens(key_of(asked)))
    shown = _shown(desk)
    if shown is not None and (waiting := told_waiting(desk, shown.chosen)):
        desk.tell(waiting)


def show_question(desk: Desk, key: Key) -> None:
    """The answers to this question, with the selection that holds."""
    lens.show(desk, QuestionLens(key, _chosen(desk)))


def _shown(desk: Desk) -> QuestionLens | None:
    """The lens whose answers the text pane shows."""
    return desk.lens if isinstance(desk.excerpts, Answers) and isinstance(desk.lens, QuestionLens) else None


def _chosen(desk: Desk) -> Chosen:
    shown = _shown(desk)
    return shown.chosen if shown else {}


def question_after(desk: Desk, _: str) -> None:
    """The next question: in an interview where it is put, among answers the next one that has any."""
    _to_question(desk, 1)


def question_before(desk: Desk, _: str) -> None:
    """The one before."""
    _to_question(desk, -1)


def _to_question(desk: Desk, by: int) -> None:
    shown = _shown(desk)
    if shown is not None:
        known = questions(desk)
        at = next((n for n, question in enumerate(known) if key_of(question) == shown.key), 0)
        _to_answered(desk, known[at + 1 :] if by > 0 else known[:at][::-1], shown.chosen)
        return
    here = desk.text.cursor.span
    places = sorted({place for row in desk.answers if (place := row.asked or next(iter(row.answered), None))})
    beyond = [place for place in places if (place > here if by > 0 else place < here) and not place.overlaps(here)]
    if beyond:
        desk.text.go_to(beyond[0 if by > 0 else -1])
    else:
        desk.warn("guide.why.no_more_questions")


def _to_answered(desk: Desk, wanted: Sequence[Question], chosen: Chosen) -> None:
    """The first of the questions that somebody answers; those passed over are told."""
    told = counts(desk, chosen)
    answered = next((question for question in wanted if told[key_of(question)].answered), None)
    if answered is None and (waiting := told_waiting(desk, chosen)):
        desk.tell(waiting)
        return
    if answered is None:
        desk.warn("guide.why.no_more_questions" if desk.excerpts is not None else "guide.why.none_answered")
        return
    passed = [question.number for question in wanted[: wanted.index(answered)]]
    lens.show(desk, QuestionLens(key_of(answered), chosen))
    if passed:
        desk.say("guide.lens.passed", nrs=", ".join(passed))


def go(desk: Desk) -> None:
    """Among excerpts: ask for a question, by number or words, or for an interview; else for an excerpt."""
    excerpts = desk.excerpts
    if isinstance(excerpts, Answers):
        rows, title = (*_question_rows(desk), *_interview_rows(desk, excerpts)), "guide.list.go"
    else:
        rows, title = _excerpt_rows(excerpts), "guide.list.go_excerpt"
    words = say(title, desk.language)
    listing = Listing(
        words, Place.PROMPT, rows, lambda row: _arrive(desk, row), fill=lambda typed: fitting(rows, typed)
    )
    desk.lay(listing.typing(""))


def fitting(rows: Sequence[Row], typed: str) -> tuple[Row, ...]:
    """The rows that begin with what was typed, the one that is it first; then, of words, those that have them."""
    wanted = typed.strip().casefold()
    said = {row.id: row.text.casefold() for row in rows}
    begun = [row for row in rows if said[row.id].startswith(wanted)]
    begun.sort(key=lambda row: wanted not in said[row.id].split()[:1])
    return (*begun, *(row for row in rows if row not in begun and wanted in said[row.id] and not wanted.isdigit()))


def _question_rows(desk: Desk) -> list[Row]:
    told = counts(desk, _chosen(desk))
    return [
        Row(
            f"question {n}",
            f"{question.number}  {question.text}",
            aside=say("guide.count", desk.language, k=told[key].answered, of=told[key].of),
        )
        for n, question in enumerate(questions(desk))
        for key in [key_of(question)]
    ]


def _interview_rows(desk: Desk, answers: Answers) -> list[Row]:
    missing = {"asked": "tui.guide.asked", "not asked": "tui.guide.not_asked", "not in guide": "tui.guide.not_in_guide"}
    return [
        Row(f"interview {one.transcript.id}", one.name, aside=say(missing[why], desk.language) if why else "")
        for one in answers.standings
        for why in [one.missing]
    ]


def _excerpt_rows(excerpts: Excerpts | None) -> tuple[Row, ...]:
    if excerpts is None:
        return ()
    pieces = enumerate(excerpts.pieces)
    return tuple(Row(f"piece {n}", piece.heading.of(excerpts.whole.text)) for n, piece in pieces if piece.shown)


def _arrive(desk: Desk, row: Row) -> None:
    kind, _, name = row.id.partition(" ")
    excerpts = desk.excerpts
    if kind == "question":
        show_question(desk, key_of(questions(desk)[int(name)]))
    elif kind == "interview" and isinstance(excerpts, Answers):
        piece = excerpts.first_of(name)
        trail.go_to(desk, name) if piece is None else _to_piece(desk, piece)
    elif excerpts is not None:
        _to_piece(desk, excerpts.pieces[int(name)])


def _to_piece(desk: Desk, piece: Piece) -> None:
    desk.text.go_to(piece.shown)
    desk.place = desk.home


def back(desk: Desk) -> None:
    """To the stop before; answers that were shown there are shown as they stand now."""
    trail.back(desk)
    if desk.page is None:
        renew(desk)


def renew(desk: Desk) -> None:
    """Make the answers that are shown again, as things stand now; one stays where one is, or close by."""
    before, shown, kept = desk.excerpts, _shown(desk), desk.source()
    if shown is None or before is None:
        return
    here = before.piece_at(desk.text.cursor.span.start)
    at = next((n for n, piece in enumerate(before.pieces) if piece is here), 0)
    if not lens.show(desk, shown) or desk.excerpts is None:
        return
    place = desk.shown(kept[0].id, kept[1]) if kept else None
    if place is not None:
        desk.text.place_cursor(place)
        return
    spoken = [piece for piece in desk.excerpts.pieces if piece.shown]
    if spoken:
        desk.text.go_to(spoken[min(at, len(spoken) - 1)].shown)


def keep_up(desk: Desk) -> bool:
    """While no key is pressed: go on with what nothing is proposed for yet, and show it; whether that is new."""
    shown = desk.excerpts
    if not isinstance(shown, Answers) or not shown.waiting or desk.listing is not None or desk.page is not None:
        return False
    reading = desk.study.reading
    beside = desk.indexing.state.building
    left = shown.waiting & (reading.awaited() if beside else reading.propose_some(AT_A_TIME))
    if left and len(shown.waiting - left) * STEPS < len(shown.standings) + len(shown.waiting):
        return False
    renew(desk)
    if isinstance(desk.excerpts, Answers) and not desk.excerpts.waiting:
        desk.say("guide.lens.complete", title=desk.excerpts.title)
    return True


def shows(desk: Desk, act: Act) -> bool:
    """Whether the act changed one of the answers that are shown."""
    return (
        isinstance(desk.excerpts, Answers)
        and act.key in ANSWER_ACTS
        and desk.excerpts.row_of(act.transcript) is not None
    )


HANDLERS = {
    "question_after": question_after,
    "question_before": question_before,
    "answers_after": question_after,
    "answers_before": question_before,
}
