"""The lines around the panes: header, what was done last, where one is, and what can be done."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from intervjukod.locale import say
from intervjukod.tui.actions import LISTS, STATES, Action, Context, Place
from intervjukod.tui.presenter.document import Unit
from intervjukod.tui.presenter.line import Line, clickable, cut, cut_whole, fit, line, run, spread, width

WIDE = 110
SMALLEST = (60, 16)
CODER_SHARE, STUDY_SHARE, RIGHT_SHARE = 0.2, 0.25, 0.75
"""The most of the first line that the coder's name takes, the study's, and all that stands to the right."""
ARROWS = {"up", "down", "left", "right"}
KEY_WORDS = {"space": "tui.key.space", "backspace": "tui.key.backspace", "any": "tui.key.any"}
UNITS = {
    Unit.WORD: "tui.unit.word",
    Unit.CLAUSE: "tui.unit.clause",
    Unit.SENTENCE: "tui.unit.sentence",
    Unit.TURN: "tui.unit.turn",
    Unit.ANSWER: "tui.unit.answer",
}
KEY_SIGNS = {
    "up": "↑", "down": "↓", "left": "←", "right": "→", "shift+left": "⇧←", "shift+right": "⇧→",
    "enter": "Enter", "escape": "Esc", "tab": "Tab", "shift+tab": "⇧Tab", "f1": "F1",
    "pageup": "PgUp", "pagedown": "PgDn", "home": "Home", "end": "End", "delete": "Del",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Header:
    """What the first line says. ``saved`` is a clock time, ``hint`` what to do where nobody said who codes.

    ``fault`` names a file that cannot be read, for as long as it cannot; ``waiting`` tells how much is to be placed;
    ``unsaved`` while the last act could not be
    written.
    """

    study: str
    transcript: str
    role: str
    site: str
    date: str
    coder: str
    whose: str
    saved: str
    read_only: bool
    hint: str
    language: str
    fault: str = ""
    waiting: str = ""
    unsaved: bool = False


def header_line(header: Header, cells: int) -> Line:
    """Study, transcript, informant's role and place to the left; coder, whose codings, saved to the right.

    In little room names give way: the coder's first, then what matters least of the interview; no number is cut.
    """
    coder = cut(header.coder, int(cells * CODER_SHARE))
    coder = say("tui.header.coder", header.language, coder=coder) if cells >= WIDE else coder
    saved = (
        say("tui.header.read_only", header.language)
        if header.read_only
        else say("tui.header.unsaved", header.language)
        if header.unsaved
        else say("tui.header.saved", header.language, time=header.saved).rstrip()
    )
    coder += f" ({header.hint})" if header.hint and cells >= WIDE else ""
    fault = run("".join(f"  {each}" for each in (header.fault, header.waiting) if each), "warn")
    parts = ((coder, header.whose, saved), (coder, saved), (saved,))
    ends = [line(fault, run("  " + " · ".join(filter(None, part)) + " ")) for part in parts]
    right = next((end for end in ends if width(end) <= cells * RIGHT_SHARE), ends[-1])
    return spread(_named(header, cells, cells - width(right)), right, cells)


def _named(header: Header, cells: int, room: int) -> Line:
    """The interview; in a narrow room without what matters least, the date and then the place."""
    study = run(f" {cut_whole(header.study, int(cells * STUDY_SHARE))}     " if cells >= WIDE else " ", "dim")
    room -= width((study,))
    about = [part for part in (header.role, header.site, header.date) if part]
    while True:
        named = f"{header.transcript} {' · '.join(about)}".strip()
        if len(about) < 2 or width(line(named)) <= room:
            return line(study, run(cut_whole(named, room), "strong"))
        about.pop()


@dataclass(frozen=True, slots=True)
class Where:
    """Where the cursor is: unit, turn of how many, the question answered (or ``asked``) there, and if it is done.

    ``heard`` is when it is heard; "" where the text does not tell. ``panes`` while Tab goes to other panes.
    """

    unit: Unit
    turn: int
    turns: int
    question: str
    asked: bool
    done: bool
    language: str
    heard: str = ""
    panes: bool = True


def where_line(where: Where | None, cells: int) -> Line:
    """``ENHET mening (+/−)  replik 37 av 94  svar på 12a      ej klar (D)``; blank without a transcript."""
    if where is None:
        return fit((), cells)
    wide = cells >= WIDE
    unit = "tui.where.unit" if wide else "tui.where.unit_short"
    parts = [
        say(unit, where.language, unit=say(UNITS[where.unit], where.language)),
        say("tui.where.turn", where.language, n=where.turn, of=where.turns),
    ]
    if where.heard and not wide:  # where it is wide the pane beside the text says it
        parts.append(where.heard)
    if where.question:
        key = "tui.where.asked" if where.asked else "tui.where.answered"
        parts.append(say(key, where.language, nr=where.question))
    done = say("tui.where.done" if where.done else "tui.where.not_done", where.language)
    if wide:
        return spread(line(run(" " + "  ".join(parts))), line(run(f" {done} ")), cells)
    left = line(run(" " + "  ".join([*parts, done])))
    right = line(run(f"  {say('tui.where.tab', where.language)} " if where.panes else "", "dim"))
    return spread(left, right if width(left) + width(right) <= cells else (), cells)


def key_name(key: str, language: str) -> str:
    """A key as it is written on the keyboard or in help: ``Ctrl+Z``, ``Mellanslag``, ``Enter``."""
    if key in KEY_WORDS:
        return say(KEY_WORDS[key], language)
    if key.startswith("ctrl+"):
        return "Ctrl+" + key.removeprefix("ctrl+").upper()
    return KEY_SIGNS.get(key, key)


def keys_name(action: Action, language: str) -> str:
    """All keys of an action, the letters and the digits as one."""
    keys = list(action.keys)
    if set(keys) <= ARROWS:
        return "".join(KEY_SIGNS[key] for key in keys)
    shown = []
    if "a" in keys:
        shown.append(say("tui.key.letter", language))
        keys = [key for key in keys if not (len(key) == 1 and key.isalpha())]
    if "1" in keys:
        shown.append("1–9")
        keys = [key for key in keys if key not in "123456789"]
    return " ".join([*shown, *(key_name(key, language) for key in keys)])


def bottom_line(actions: Sequence[Action], context: Context, cells: int, language: str) -> Line:
    """State first, then as many actions as there is room for, in their order; the last one always shows."""
    runs = list(_state(context, language))
    last = _hint(actions[-1], language) if actions else ()
    for action in actions[:-1]:
        hint = _hint(action, language)
        if width((*runs, *hint, *last)) + 1 <= cells:
            runs += hint
    return fit((*runs, *last), cells)


def _state(context: Context, language: str) -> Line:
    """The state that Esc leaves, named: marking, reading lock or an open list."""
    if context.place in STATES:
        return line(run(" " + _state_of_text(context, language) + " ", "state"))
    if context.place in LISTS:
        return line(run(" " + say("tui.state.list", language) + " ", "state"))
    if context.marking:
        return line(run(" " + say("tui.state.marking", language) + " ", "state"))
    if context.locked:
        return line(run(" " + say("tui.state.locked", language) + " ", "state"))
    return ()


def _state_of_text(context: Context, language: str) -> str:
    if context.place is Place.BY_HAND:
        return say("placing.state", language)
    key = "mending.state.corrections" if context.corrections else "mending.state"
    return say(key, language, n=context.corrections)


def _hint(action: Action, language: str) -> Line:
    several = "a" in action.keys or "1" in action.keys or set(action.keys) <= ARROWS
    first = action.keys[:2] if set(action.keys[:2]) <= ARROWS else action.keys[:1]
    name = keys_name(action, language) if several else "".join(key_name(key, language) for key in first)
    hint = line(run(f" {name}", "strong"), run(f" {say(action.label, language)} "))
    return hint if several else clickable(hint, f"key {action.keys[0]}")
