"""In the text and the panes beside it."""

from __future__ import annotations

from intervjukod.tui.actions.action import (
    DIGITS,
    LETTERS,
    PAGES,
    PANES,
    STATES,
    TEXTS,
    WORDS,
    Action,
    Place,
    always,
    has_coding,
    may_code,
    may_confirm,
    may_mark,
    may_repeat,
    opened,
    writable,
)

TEXT_ACTIONS: tuple[Action, ...] = (
    # the passage
    Action("code", LETTERS, PANES, "tui.action.code", "tui.help.code", may_code, bottom=1),
    Action(
        "picker", ("enter",), (Place.TEXT,), "tui.action.picker", "tui.help.picker", may_code, bottom=2, palette=True
    ),
    Action("again", (".",), PANES, "tui.action.again", "tui.help.again", may_repeat, bottom=3, palette=True),
    Action("recent", DIGITS, PANES, "tui.action.recent", "tui.help.recent", may_code),
    Action("passage", ("up", "down"), TEXTS, "tui.action.passage", "tui.help.passage", opened),
    Action("word", ("left", "right"), TEXTS, "tui.action.word", "tui.help.word", opened),
    Action("widen", ("+", "="), TEXTS, "tui.action.widen", "tui.help.widen", opened, palette=True),
    Action("narrow", ("-", "−"), TEXTS, "tui.action.narrow", "tui.help.narrow", opened, palette=True),
    Action("mark", ("space",), TEXTS, "tui.action.mark", "tui.help.mark", opened, bottom=4, palette=True),
    Action("trim", ("shift+left", "shift+right"), TEXTS, "tui.action.trim", "tui.help.trim", opened),
    Action("switch_end", (",",), TEXTS, "tui.action.switch_end", "tui.help.switch_end", opened, palette=True),
    Action("coding_before", ("<",), WORDS, "tui.action.coding_before", "tui.help.coding_before", opened, palette=True),
    Action("coding_after", (">",), WORDS, "tui.action.coding_after", "tui.help.coding_after", opened, palette=True),
    Action("page", ("pageup", "pagedown", "home", "end"), TEXTS, "tui.action.page", "tui.help.page", opened),
    # the codings here
    Action("facet", ("F",), PANES, "tui.action.facet", "tui.help.facet", has_coding, bottom=5, palette=True),
    Action("memo", ("M",), PANES, "tui.action.memo", "tui.help.memo", writable, bottom=6, palette=True),
    Action("in_vivo", ("I",), WORDS, "tui.action.in_vivo", "tui.help.in_vivo", may_code, palette=True),
    Action("keep_quote", ("Q",), PANES, "tui.action.keep_quote", "tui.help.keep_quote", may_mark, palette=True),
    Action(
        "edit_quote",
        ("J",),
        PANES,
        "quoting.action.edit",
        "quoting.help.edit",
        may_mark,
        palette=True,
        lens="quotes",
    ),
    Action("recode", ("R",), PANES, "tui.action.recode", "tui.help.recode", has_coding, palette=True),
    Action(
        "remove",
        ("delete", "backspace"),
        PANES,
        "tui.action.remove",
        "tui.help.remove",
        has_coding,
        bottom=7,
        palette=True,
    ),
    # the interview
    Action(
        "answer_after",
        ("N",),
        PANES,
        "tui.action.answer_after",
        "tui.help.answer_after",
        opened,
        bottom=8,
        palette=True,
    ),
    Action("answer_before", ("P",), PANES, "tui.action.answer_before", "tui.help.answer_before", opened, palette=True),
    Action("go", ("G",), (*PANES, *STATES), "tui.action.go", "tui.help.go", opened, palette=True),
    Action(
        "transcripts", ("T",), (*PANES, *PAGES), "tui.action.transcripts", "tui.help.transcripts", opened, palette=True
    ),
    Action("done", ("D",), PANES, "tui.action.done", "tui.help.done", writable, palette=True),
    Action("lock", ("L",), PANES, "tui.action.lock", "tui.help.lock", opened, palette=True),
    Action("whose", ("V",), PANES, "tui.action.whose", "tui.help.whose", opened, palette=True),
    # the panes
    Action("pane", ("tab", "shift+tab"), PANES, "tui.action.pane", "tui.help.pane", always),
    Action(
        "screens", ("0",), (*PANES, *PAGES), "tui.action.screens", "tui.help.screens", always, bottom=9, palette=True
    ),
    Action("apply", ("enter",), (Place.CODES,), "tui.action.apply", "tui.help.apply", may_code, bottom=2),
    Action("visit", ("enter",), (Place.GUIDE, Place.HERE), "tui.action.visit", "tui.help.visit", opened, bottom=2),
    Action("confirm", ("space",), (Place.GUIDE,), "tui.action.confirm", "tui.help.confirm", may_confirm, bottom=3),
)
