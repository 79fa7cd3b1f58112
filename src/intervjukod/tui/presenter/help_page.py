"""Help for one place: the rule, then every key there and what it does; a note where it cannot be used now."""

from __future__ import annotations

from intervjukod.locale import say
from intervjukod.tui.actions import Context, Place, in_place
from intervjukod.tui.presenter import cells as sizes
from intervjukod.tui.presenter.line import BLANK, Line, line, run, wrap
from intervjukod.tui.presenter.status import keys_name

KEYS_WIDTH, GAP = 20, 2
NOTE_SIGNS = "¹²³⁴⁵⁶⁷⁸⁹"
PLACES = {
    Place.TEXT: "tui.place.text",
    Place.CODES: "tui.place.codes",
    Place.GUIDE: "tui.place.guide",
    Place.HERE: "tui.place.here",
    Place.PICKER: "tui.place.picker",
    Place.PROMPT: "tui.place.prompt",
    Place.ROWS: "tui.place.rows",
    Place.MEMO: "tui.place.memo",
    Place.HELP: "tui.place.help",
    Place.READ: "tui.place.read",
    Place.MEMOS: "tui.place.memos",
    Place.HISTORY: "history.place",
    Place.COMPARE: "compare.place",
    Place.BOOK: "book.place",
    Place.PREVIEW: "book.place_preview",
    Place.PLACING: "placing.place",
    Place.BY_HAND: "placing.place_by_hand",
    Place.MEND: "mending.place",
    Place.VERSION: "mending.place_version",
    Place.INTAKE: "intake.place",
    Place.REPORTS: "reportpage.place",
}


def help_lines(context: Context, cells: int, language: str) -> list[Line]:
    """The page for ``context.place``, as it is now: first why some of it cannot be used, each reason once."""
    heading = say("tui.help.heading", language, place=say(PLACES[context.place], language))
    lines = [line(run(heading, "title")), *wrap(say("tui.help.rule", language), cells)]
    if context.place in (Place.GUIDE, Place.TEXT, Place.READ):
        lines += wrap(say("tui.help.marks", language), cells)
    reasons = dict.fromkeys(why for action in in_place(context.place) if (why := action.why_not(context)))
    signs = dict(zip(reasons, NOTE_SIGNS, strict=False))
    for why, sign in signs.items():
        lines += wrap(f"{sign} {say(why, language)}", cells, "warn")
    lines.append(BLANK)
    named = [(keys_name(action, language), action) for action in in_place(context.place)]
    room = max(KEYS_WIDTH, *(sizes.width(keys) + GAP for keys, _ in named))
    for keys, action in named:
        why = action.why_not(context)
        words = say(action.help, language) + (f" {signs.get(why, '')}" if why else "")
        for number, row in enumerate(wrap(words, cells - room, "dim" if why else "")):
            lines.append(line(run(f"{keys if number == 0 else '':<{room}}", "strong"), *row))
    return lines
