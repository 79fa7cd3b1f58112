"""Mending the text that lies open: words, who says them, where a turn begins; kept as one version when one leaves."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from typing import TYPE_CHECKING

from intervjukod.domain.anchor import PLACED, State, text_hash
from intervjukod.domain.span import Span, surroundings
from intervjukod.domain.transcript import Side, Turn
from intervjukod.locale import say
from intervjukod.tui import lens, shown_text, trail
from intervjukod.tui.actions import Place
from intervjukod.tui.acts.memos import write_down
from intervjukod.tui.desk import Editing
from intervjukod.tui.presenter.document import Unit
from intervjukod.tui.presenter.draft import Draft
from intervjukod.tui.presenter.line import cut
from intervjukod.tui.presenter.listing import Listing, Row
from intervjukod.tui.presenter.pointed import Pointed
from intervjukod.tui.shown_text import Mending

if TYPE_CHECKING:
    from intervjukod.tui.desk import Desk

KEEP, GO_ON, THROW = "keep", "go_on", "throw"
HERE, ALL = "here", "all"
QUOTED = 40
"""Cells of the words that a sentence about a correction repeats."""


def mend(desk: Desk, _: str) -> None:
    """Begin to mend the interview, with the words that are selected."""
    found = desk.source()
    if found is None:
        desk.warn("mending.why.several")
        return
    transcript, span = found
    if desk.excerpts is not None:
        trail.go_to(desk, transcript.id, span)
        desk.text.reading_lock = False
    desk.mending = Mending.of(desk.study.versions.begin(transcript.id))
    desk.text.end_marking()
    desk.pointed = Pointed()  # what was pointed out stands elsewhere in what the text becomes
    desk.text.annotate(signs=(), marks=())
    _show(desk, span)
    desk.place = Place.MEND
    desk.deed = say("mending.said.begun", desk.language)
    words(desk, "")


def _mending(desk: Desk) -> Mending:
    if desk.mending is None:
        raise TypeError("nothing is mended")
    return desk.mending


def _turn(desk: Desk) -> Turn | None:
    """The turn that the selection begins in; told where there is none."""
    shown = _mending(desk).transcript
    turn = next(shown.turns_in(desk.text.cursor.span), None)
    if turn is None:
        desk.warn("mending.why.no_turn")
    return turn


def _show(desk: Desk, span: Span) -> None:
    """The text as it has become, with the cursor there."""
    desk.reload()
    desk.text.place_cursor(span)


def _did(desk: Desk, before: Span, after: Span, told: str) -> None:
    """A correction was made at the selection ``before``: show it, and tell of it."""
    if _mending(desk).note(before):
        desk.deed = told
    _show(desk, after)


def words(desk: Desk, _: str) -> None:
    """Write what is selected of a turn anew; nothing written takes the words away, with the blank before them."""
    turn, mending = _turn(desk), _mending(desk)
    selected = desk.text.cursor.span
    span = selected.shared(turn.words) if turn is not None else None
    if turn is None or span is None:
        return
    before = span.of(mending.sitting.text)
    is_word = not any(map(str.isspace, before))
    title = say("mending.word" if is_word else "mending.words", desk.language, n=turn.n)

    def keep(written: str) -> None:
        place = span if written else _with_blank(mending.sitting.text, span)
        there = mending.sitting.replace(place, written)
        key = "mending.said.words" if written else "mending.said.gone"
        told = say(key, desk.language, before=_quoted(before), after=_quoted(written))
        _did(desk, selected, there, told)

    write_down(desk, Editing(title, before, Draft(before), keep, onward=lambda: _onward(desk), replaces=is_word))


def _onward(desk: Desk) -> None:
    """On to the next passage of the same size: its words."""
    desk.back()
    before = desk.text.cursor.span
    desk.text.move("right" if desk.text.cursor.unit is Unit.WORD else "down")
    if desk.text.cursor.span != before:
        words(desk, "")


def _with_blank(text: str, span: Span) -> Span:
    """The span with the blank before it, if one stands there."""
    before, _ = surroundings(text, span, 1)
    return before.cover(span) if before.of(text).isspace() else span


def _quoted(text: str) -> str:
    return cut(" ".join(text.split()), QUOTED)


def speaker(desk: Desk, _: str) -> None:
    """Who says the turn: one of those who speak here, or a new one."""
    turn = _turn(desk)
    if turn is None:
        return
    known = Counter(one.speaker for one in _mending(desk).sitting.turns if one.speaker)

    def fill(typed: str) -> tuple[Row, ...]:
        name = " ".join(typed.split())
        rows = [Row(label, label, on=label == turn.speaker) for label in known if name.casefold() in label.casefold()]
        if name and name not in known:
            rows.append(Row(name, say("mending.speaker.new", desk.language, label=name)))
        return tuple(rows)

    title = say("mending.list.speaker", desk.language, n=turn.n)
    listing = Listing(title, Place.PROMPT, (), lambda row: _ask_reach(desk, turn, row.id), fill=fill)
    desk.lay(listing.typing(""))


def _ask_reach(desk: Desk, turn: Turn, label: str) -> None:
    """This turn or all of the speaker's; and whether the label in the text is changed with it."""
    sitting = _mending(desk).sitting
    before = turn.speaker
    several = sum(one.speaker == before for one in sitting.turns)
    written = sitting.label(turn.n) is not None
    kinds = ("_text", "_only") if written else ("",)
    reaches = [HERE, *([ALL] if several > 1 and before else [])]
    rows = tuple(
        Row(f"{reach}{kind}", say(f"mending.reach.{reach}{kind}", desk.language, n=several, before=before))
        for kind in kinds
        for reach in reaches
    )

    def choose(row: Row) -> None:
        everywhere, selected = row.id.startswith(ALL), desk.text.cursor.span
        sitting.set_speaker(turn.n, label, everywhere=everywhere, in_text=row.id.endswith("_text"))
        key = "mending.said.speaker_all" if everywhere else "mending.said.speaker"
        n = several if everywhere else turn.n
        told = say(key, desk.language, n=n, label=label)
        _did(desk, selected, sitting.turns[turn.n - 1].words, told)

    if label == before:
        desk.say("mending.said.nothing")
    elif len(rows) == 1:
        choose(rows[0])
    else:
        desk.lay(Listing(say("mending.list.reach", desk.language, label=label), Place.ROWS, rows, choose))


def side(desk: Desk, _: str) -> None:
    """Interviewer or informant, in all that the speaker says."""
    turn = _turn(desk)
    if turn is None:
        return
    rows = tuple(Row(one, say(f"mending.side.{one}", desk.language), on=one == turn.side) for one in Side)

    def choose(row: Row) -> None:
        selected = desk.text.cursor.span
        if row.on:
            desk.say("mending.said.nothing")
            return
        _mending(desk).sitting.set_side(turn.n, Side(row.id))
        told = say("mending.said.side", desk.language, label=turn.speaker, side=row.text)
        _did(desk, selected, selected, told)

    title = say("mending.list.side", desk.language, label=turn.speaker)
    desk.lay(Listing(title, Place.ROWS, rows, choose))


def split(desk: Desk, _: str) -> None:
    """A new turn of the same speaker from the first word that is selected."""
    selected = desk.text.cursor.span
    _mending(desk).sitting.split(selected.start)
    turn = _mending(desk).transcript.turn_at(selected.start)
    _did(desk, selected, selected, say("mending.said.split", desk.language, n=turn.n if turn else 0))


def join(desk: Desk, _: str) -> None:
    """The turn goes on the one before it."""
    turn, selected = _turn(desk), desk.text.cursor.span
    if turn is not None:
        _mending(desk).sitting.join(turn.n)
        _did(desk, selected, selected, say("mending.said.joined", desk.language, n=turn.n))


def back(desk: Desk, _: str) -> None:
    """Take the last correction back, where it was made."""
    mending = _mending(desk)
    place = mending.back()
    if place is not None:
        _show(desk, place)
        desk.deed = say("mending.said.back", desk.language, n=mending.corrections)


def leave(desk: Desk) -> None:
    """Out of it; what is to become of the corrections is asked."""
    if _mending(desk).sitting.changed:
        ask(desk, lambda: None)
    else:
        _end(desk)
        desk.say("mending.said.nothing")


def ask(desk: Desk, then: Callable[[], None]) -> None:
    """What is to become of the corrections; ``then`` goes on, once they are kept or thrown away."""
    n = _mending(desk).corrections
    rows = tuple(Row(name, say(f"mending.leave.{name}", desk.language, n=n)) for name in (KEEP, GO_ON, THROW))

    def choose(row: Row) -> None:
        if row.id == GO_ON:
            return
        if row.id == KEEP:
            keep(desk)
        else:
            _end(desk)
            desk.deed = say("mending.said.thrown", desk.language)
        then()

    desk.lay(Listing(say("mending.list.leave", desk.language), Place.ROWS, rows, choose))


def _end(desk: Desk) -> None:
    """The version shown lies open again, at the same words as far as they are there."""
    selected = desk.text.cursor.span
    desk.mending, desk.putting = None, None
    desk.place = desk.home
    desk.reload()
    if selected.within(len(desk.text.document.text)):
        desk.text.place_cursor(selected)


def keep(desk: Desk) -> None:
    """Write the corrections as one version, and tell what became of the codings."""
    sitting, selected = _mending(desk).sitting, desk.text.cursor.span
    id_, mended = sitting.begun.id, text_hash(sitting.text)
    before = {coding.id: coding.state for coding in desk.study.coding.of(id_, None)}
    act = sitting.keep()
    _end(desk)
    if not act.gesture:
        desk.tell(say(act.key, desk.language, **act.values))
        return
    desk.did(act)
    there = desk.study.versions.carried(id_, mended, selected)
    if there is not None:
        desk.text.place_cursor(there)
    after = {coding.id: coding.state for coding in desk.study.coding.of(id_, None)}
    became = " · ".join((say(act.key, desk.language, **act.values), *_told(before, after, desk.language)))
    desk.deed = say("tui.said.act", desk.language, act=became)
    if id_ in desk.study.versions.forked():
        desk.warn("mending.said.forked")


def _told(before: dict[str, State], after: dict[str, State], language: str) -> list[str]:
    """What became of the codings: how many followed, have other words, or lost their place."""
    news = {id_ for id_, state in after.items() if state is not before.get(id_)}
    similar, lost = (sum(after[id_] is state for id_ in news) for state in (State.SIMILAR, State.LOST))
    followed = sum(state in PLACED for state in before.values()) - similar - lost
    counts = {"follow": followed, "similar": similar, "lost": lost}
    return [say(f"placing.told.{what}", language, n=n) for what, n in counts.items() if n]


def follow(desk: Desk) -> None:
    """After something was written: say once that another version came while one mends; renew excerpts of an old one."""
    mending = desk.mending
    if mending is not None and mending.sitting.overtaken and not mending.told:
        mending.told = True
        desk.warn("mending.said.overtaken")
    if desk.page is None and shown_text.is_stale(desk) and not (desk.lens and lens.show_again(desk, desk.lens)):
        trail.back(desk)


HANDLERS = {
    "mend": mend,
    "mend_words": words,
    "mend_speaker": speaker,
    "mend_side": side,
    "mend_split": split,
    "mend_join": join,
    "mend_back": back,
}
