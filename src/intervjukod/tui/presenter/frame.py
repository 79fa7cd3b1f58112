"""The frame around the panes: rules, the screens there are, what was said last."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from intervjukod.locale import say
from intervjukod.tui.presenter.line import Line, Run, clickable, cut, fit, line, run, width

SCREENS: Mapping[str, str] = {
    "text": "page.screen.text",
    "question": "guide.screen",
    "code": "read.screen.code",
    "compare": "compare.screen",
    "quotes": "read.screen.quotes",
    "memos": "page.screen.memos",
    "history": "history.title",
    "book": "book.screen",
    "reports": "reportpage.screen",
    "placing": "placing.title",
}
"""The screens there are, in the order of their digits after 0, with their names."""


def screens_line(cells: int, language: str, here: str) -> Line:
    """The screens there are and the keys to each, the one one is on (``here``) in capitals; closer in little room.

    Both keys are told, for a digit alone gives a code.
    """
    named = []
    for number, (name, label) in enumerate(SCREENS.items(), 1):
        words = say(label, language)
        named.append((f"0{number % 10}", words.upper() if name == here else words, f"screen {name}"))
    wide = _screens(named, " ")
    return fit(wide if width(wide) <= cells else _screens(named, ""), cells)


def _screens(named: Iterable[tuple[str, str, str]], gap: str) -> Line:
    return tuple(
        part for digit, words, does in named for part in clickable(line(run(f" {digit} ", "strong"), words + gap), does)
    )


def rule(cells: int) -> Line:
    """A rule of ``cells`` cells."""
    return (Run("─" * cells, "edge"),)


def jointed_rule(panes: Sequence[int], joints: str) -> Line:
    """A rule over panes of these cells; ``joints`` are its first sign, those between two panes, and its last."""
    first, joint, last = tuple(joints)
    return (Run(first + joint.join("─" * cells for cells in panes) + last, "edge"),)


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
    start = line(Run("── ", "edge"), words._replace(text=cut(words.text, cells - 5)), " ")
    return (*start, Run("─" * (cells - width(start)), "edge"))
