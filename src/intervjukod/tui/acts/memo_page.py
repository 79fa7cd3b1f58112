"""The page of memos: from a memo to what it is about, to write it anew, and to write on the whole of something."""

from __future__ import annotations

from typing import TYPE_CHECKING

from intervjukod.domain.folding import find_folded, fold
from intervjukod.domain.memo import Memo
from intervjukod.errors import NotFoundError
from intervjukod.locale import say
from intervjukod.tui import trail
from intervjukod.tui.actions import Place
from intervjukod.tui.acts import narrowing
from intervjukod.tui.acts.memos import on_subject
from intervjukod.tui.dimensions import coder_dimension, text_dimension
from intervjukod.tui.presenter.here_pane import code_name
from intervjukod.tui.presenter.listing import PAGE, Listing, Row
from intervjukod.tui.presenter.memo_page import KINDS, MemoPage, MemoRow
from intervjukod.tui.presenter.narrowing import Chosen, Dimension, in_words

if TYPE_CHECKING:
    from intervjukod.tui.desk import Desk


def show(desk: Desk, _: str) -> None:
    """Every memo of the study, the newest last."""
    trail.turn_to(desk, _made(desk, {}))


def _made(desk: Desk, chosen: Chosen, at: int = 0) -> MemoPage:
    everything = [_row(desk, memo) for memo in desk.study.reading.memos()]
    rows = [row for row in everything if _fits(row, chosen)]
    narrowed = " · ".join(in_words(_dimensions(desk), chosen))
    return MemoPage(say("memo.title", desk.language), rows, len(everything), chosen, narrowed).pointed(at)


def _fits(row: MemoRow, chosen: Chosen) -> bool:
    if chosen.get("kind", row.kind) != row.kind or chosen.get("coder", row.coder) != row.coder:
        return False
    words = chosen.get("text", "")
    return not words or any(any(find_folded(fold(text), words)) for text in (row.text, row.on, *row.others))


def _row(desk: Desk, memo: Memo) -> MemoRow:
    kind = "passage" if memo.about == "transcript" and memo.span else memo.about
    return MemoRow(memo.id, kind, _name(desk, memo), memo.coder, memo.text, memo.others)


def _name(desk: Desk, memo: Memo) -> str:
    """What people call the thing that a memo is on."""
    try:
        if memo.about == "coding":
            coding = desk.study.coding.find(memo.subject)
            place = desk.study.transcripts.open(coding.transcript).place(coding.span)
            return f"{place} {code_name(desk.book, coding.code, desk.language)}"
        if memo.about == "transcript":
            opened = desk.study.transcripts.open(memo.subject)
            return opened.place(memo.span) if memo.span else opened.name
    except NotFoundError:
        return say("memo.gone", desk.language)
    if memo.about == "study":
        return desk.facts.title
    return code_name(desk.book, memo.subject, desk.language) if memo.about == "code" else memo.subject


def _focused(desk: Desk) -> Memo | None:
    page = desk.page
    row = page.focused if isinstance(page, MemoPage) else None
    return next((memo for memo in desk.study.reading.memos() if row and memo.id == row.id), None)


def memo_open(desk: Desk, _: str) -> None:
    """To the place of the memo in focus; one that has no place is written on."""
    memo = _focused(desk)
    if memo is None:
        desk.warn("tui.why.no_rows")
    elif memo.about == "coding":
        coding = desk.study.coding.find(memo.subject)
        trail.go_to(desk, coding.transcript, coding.span)
        desk.last = coding.id
    elif memo.about == "transcript":
        trail.go_to(desk, memo.subject, memo.span)
    else:
        write(desk, "")


def write(desk: Desk, _: str) -> None:
    """Write the memo in focus anew; on a colleague's one writes one's own beside it."""
    memo = _focused(desk)
    if memo is None:
        return
    on_subject(desk, memo.about, memo.subject, _name(desk, memo), _own(desk, memo.about, memo.subject, memo), memo.span)


def _own(desk: Desk, about: str, subject: str, like: Memo | None = None) -> str:
    """What one has written on the same thing before."""
    place = like.span if like else None
    own = (memo for memo in desk.study.coding.memos(about, subject) if memo.coder == desk.study.coder)
    return next((memo.text for memo in own if memo.span == place), "")


def new(desk: Desk, _: str) -> None:
    """Write on the whole of something: the study, this interview, who speaks in it, a code."""
    rows = [Row("study", say("memo.new.study", desk.language, name=desk.facts.title))]
    interview = desk.interview
    if interview is not None:
        rows.append(Row(f"transcript {interview.id}", say("memo.new.transcript", desk.language, name=interview.name)))
        heard = dict.fromkeys(one.informant for one in interview.speakers.values() if one.informant)
        rows += [Row(f"informant {one}", say("memo.new.informant", desk.language, name=one)) for one in heard]
    rows.append(Row("code", say("memo.new.code", desk.language)))
    names = {row.id: row.text for row in rows}

    def choose(row: Row) -> None:
        about, _, subject = row.id.partition(" ")
        if about == "code":
            _ask_code(desk)
        else:
            on_subject(desk, about, subject, names[row.id], _own(desk, about, subject))

    desk.lay(Listing(say("memo.list.new", desk.language), Place.ROWS, tuple(rows), choose))


def _ask_code(desk: Desk) -> None:
    codes = tuple(
        Row(code.key, code.name(desk.language), code.letter, aside=code.brief, code=code.key)
        for code in desk.book.codes
        if not code.merged_into
    )

    def choose(row: Row) -> None:
        on_subject(desk, "code", row.id, row.text, _own(desk, "code", row.id))

    place = Place.ROWS if len(codes) <= PAGE or any(row.letter for row in codes) else Place.PICKER
    desk.lay(Listing(say("memo.list.code", desk.language), place, codes, choose))


def narrow(desk: Desk, _: str) -> None:
    """Memos on one kind of thing, of one person, or with certain words."""
    page = desk.page
    if isinstance(page, MemoPage):
        narrowing.narrow(
            desk, _dimensions(desk), page.chosen, lambda chosen: trail.show_page(desk, _made(desk, chosen))
        )


def _dimensions(desk: Desk) -> list[Dimension]:
    kinds = tuple(Row(kind, say(name, desk.language)) for kind, name in KINDS.items())
    by_kind = Dimension("kind", say("memo.kind", desk.language), lambda: kinds)
    return [text_dimension(desk), by_kind, coder_dimension(desk)]


def find(desk: Desk, _: str) -> None:
    """Memos with certain words."""
    page = desk.page
    if isinstance(page, MemoPage):
        chosen = page.chosen

        def fill(typed: str) -> tuple[Row, ...]:
            words = typed.strip()
            rows = _made(desk, {**chosen, "text": words}).rows if words else page.of
            return (Row(words, say("memo.found", desk.language, n=rows)),)

        def choose(row: Row) -> None:
            others = {name: value for name, value in chosen.items() if name != "text"}
            trail.show_page(desk, _made(desk, {**others, "text": row.id} if row.id else others))

        listing = Listing(say("memo.list.find", desk.language), Place.PROMPT, (), choose, fill=fill)
        desk.lay(listing.typing(chosen.get("text", "")))


def follow(desk: Desk) -> None:
    """The page as the memos stand now, the same row in focus."""
    page = desk.page
    if isinstance(page, MemoPage):
        desk.page = _made(desk, page.chosen, page.at)


HANDLERS = {"memo_open": memo_open, "memo_write": write, "memo_new": new, "memo_narrow": narrow, "memo_find": find}
