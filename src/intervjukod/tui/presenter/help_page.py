"""Help for one place: the rule, then every key there and what it does, with the reason where it cannot now."""

from __future__ import annotations

from intervjukod.locale import say
from intervjukod.tui.actions import Context, Place, in_place
from intervjukod.tui.presenter.line import BLANK, Line, line, run, wrap
from intervjukod.tui.presenter.status import keys_name

KEYS_WIDTH = 20
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
}


def help_lines(context: Context, cells: int, language: str) -> list[Line]:
    """The page for ``context.place``, as it is now."""
    heading = say("tui.help.heading", language, place=say(PLACES[context.place], language))
    lines = [line(run(heading, "title")), *wrap(say("tui.help.rule", language), cells), BLANK]
    for action in in_place(context.place):
        why = action.why_not(context)
        words = say(action.help, language) + (f" ({say(why, language)})" if why else "")
        keys = keys_name(action, language)
        for number, row in enumerate(wrap(words, cells - KEYS_WIDTH, "dim" if why else "")):
            lines.append(line(run(f"{keys if number == 0 else '':<{KEYS_WIDTH}}", "strong"), *row))
    if context.place in (Place.GUIDE, Place.TEXT):
        lines += [BLANK, *wrap(say("tui.help.marks", language), cells)]
    return lines
