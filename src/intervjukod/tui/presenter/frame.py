"""The frame around the panes: rules, the screens there are, what was said last."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from intervjukod.locale import say
from intervjukod.tui.presenter.line import Line, Run, clickable, cut, fit, line, run, width

SCREENS: Mapping[str, str] = {
    "text": "page.screen.text",
    "memos": "page.screen.memos",
    "transcripts": "page.screen.transcripts",
    "help": "page.screen.help",
}
"""The screens there are, in the order of their digits after 0, with their names."""


def screens_line(cells: int, language: str, here: str) -> Line:
    """The screens there are and their digits, the one one is on (``here``) in capitals."""
    pieces = [clickable(line(run(" 0 ", "strong"), say("page.screen.go", language) + " "), "key 0")]
    for number, (name, label) in enumerate(SCREENS.items(), 1):
        words = say(label, language)
        piece = line(run(f" {number % 10} ", "strong"), (words.upper() if name == here else words) + " ")
        pieces.append(clickable(piece, f"screen {name}"))
    return fit(tuple(part for piece in pieces for part in piece), cells)


def rule(cells: int) -> Line:
    """A rule of ``cells`` cells."""
    return (Run("─" * cells, "dim"),)


def jointed_rule(panes: Sequence[int], joints: str) -> Line:
    """A rule over panes of these cells; ``joints`` are its first sign, those between two panes, and its last."""
    first, joint, last = tuple(joints)
    return (Run(first + joint.join("─" * cells for cells in panes) + last, "dim"),)


def said_line(deed: str, notice: str, warning: bool, cells: int, language: str) -> Line:
    """What there is to tell of the last key, else what was done last."""
    if notice:
        return fit(line(" ", run(notice, "warn" if warning else "")), cells)
    title = run(say("tui.last", language) + "  ", "title") if deed else ""
    return fit(line(" ", title, deed), cells)


def said_rule(deed: str, notice: str, warning: bool, cells: int) -> Line:
    """The same inside a rule, where there is no line to spare."""
    words = run(notice, "warn" if warning else "") if notice else run(deed)
    if not words.text:
        return rule(cells)
    start = line(Run("── ", "dim"), words._replace(text=cut(words.text, cells - 5)), " ")
    return (*start, Run("─" * (cells - width(start)), "dim"))
