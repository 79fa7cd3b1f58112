"""The codebook: its page, what is to be looked over, and drafts of a codebook or a guide."""

from __future__ import annotations

from intervjukod.tui.actions.action import LETTERS, PANES, Action, Context, Place, always, has_rows, may_write, writable

HERE = (Place.BOOK,)
DRAFT = (Place.PREVIEW,)
READING = (Place.READ,)


def may_change(context: Context) -> str:
    """There is a code in focus, and the study can be written."""
    return has_rows(context) or may_write(context)


def looks_over(context: Context) -> str:
    """What is read is to be looked over, and the study can be written."""
    return writable(context) if context.lens == "book" else "book.why.not_looking_over"


BOOK_ACTIONS: tuple[Action, ...] = (
    Action("book", ("K",), PANES, "book.action.open", "book.help.open", always, palette=True),
    Action("book_menu", ("enter",), HERE, "book.action.menu", "book.help.menu", has_rows, bottom=1),
    Action("book_code", LETTERS, HERE, "book.action.code", "book.help.code", has_rows, bottom=2),
    Action("book_below", ("+", "=", "-", "−"), HERE, "book.action.below", "book.help.below", has_rows, bottom=8),
    Action("book_memo", ("M",), HERE, "book.action.memo", "book.help.memo", may_change, bottom=5),
    Action("book_new", ("N",), HERE, "book.action.new", "book.help.new", may_write, bottom=3),
    Action(
        "book_retire", ("delete", "backspace"), HERE, "book.action.retire", "book.help.retire", may_change, bottom=6
    ),
    Action("look_over", ("O",), HERE, "book.action.look_over", "book.help.look_over", always, bottom=4, palette=True),
    Action("book_gone", ("U",), HERE, "book.action.gone", "book.help.gone", always, bottom=7),
    Action("book_find", ("ctrl+f",), HERE, "book.action.find", "book.help.find", has_rows, bottom=11),
    Action("book_whole", ("tab",), HERE, "book.action.whole", "book.help.whole", has_rows, bottom=9),
    Action("book_file", ("L",), HERE, "book.action.file", "book.help.file", may_write, bottom=10, palette=True),
    Action("stands", ("S",), READING, "book.action.stands", "book.help.stands", looks_over, bottom=1, palette=True),
    Action("adopt", ("enter",), DRAFT, "book.action.adopt", "book.help.adopt", may_change, bottom=1),
    Action("draft_find", ("ctrl+f",), DRAFT, "book.action.draft_find", "book.help.draft_find", has_rows, bottom=3),
    Action("draft_turn", ("tab",), DRAFT, "book.action.turn", "book.help.turn", always, bottom=2),
)
