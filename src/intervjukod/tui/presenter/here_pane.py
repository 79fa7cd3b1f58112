"""What is here: the codings at the cursor with facets, coder, time and memo, and the codes used last."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from intervjukod.domain.anchor import State
from intervjukod.domain.codebook import Codebook
from intervjukod.domain.coding import Coding
from intervjukod.locale import say
from intervjukod.tui.presenter import cells as sizes
from intervjukod.tui.presenter.clock import short
from intervjukod.tui.presenter.codebook_pane import definition_lines
from intervjukod.tui.presenter.line import BLANK, Line, Run, clickable, cut, fit, flow, line, looking, run, spread, wrap


@dataclass(frozen=True, slots=True)
class HereView:
    """What the pane shows: ``where`` names the passage, ``focus`` is the coding that F, M and R act on.

    ``active`` while the pane has the keys. ``notes`` are the memos on the passage itself, ``keywords`` tells
    of the keywords in it; ``define`` is the code whose meaning is shown; ``recent`` the codes in their fixed slots.
    ``heard`` is when the passage is heard in its recording; "" where the text does not tell.
    """

    book: Codebook
    codings: Sequence[Coding]
    language: str
    now: datetime
    where: str = ""
    answers: str = ""
    focus: str = ""
    active: bool = False
    notes: Sequence[str] = ()
    keywords: Sequence[str] = ()
    define: str = ""
    recent: Sequence[str] = ()
    heard: str = ""


def code_name(book: Codebook, key: str, language: str) -> str:
    """What people call the code, also one that is gone from the codebook."""
    code = book.by_key.get(book.resolve(key))
    return code.name(language) if code else key


def code_letter(book: Codebook, key: str) -> str:
    """The letter that gives the code; "" when it has none."""
    code = book.by_key.get(key)
    return code.letter if code else ""


def facet_values(book: Codebook, coding: Coding) -> list[tuple[str, str, bool]]:
    """The facets of a coding that have a value: name, value, and whether it follows from the informant."""
    names = dict.fromkeys((*book.facet, *coding.facets, *coding.defaults))
    found = ((name, coding.facet(name), not coding.facets.get(name)) for name in names)
    return [(name, value, by_default) for name, value, by_default in found if value]


def here_lines(view: HereView, cells: int) -> list[Line]:
    """The whole pane: the passage, its codings, memos, the code's meaning, the codes used last."""
    lines = [_heading(view, cells)]
    if view.heard:
        lines.append(fit(line(run(say("intake.heard", view.language, time=view.heard), "dim")), cells))
    if view.answers:
        lines += wrap(view.answers, cells, "dim")
    lines.append(BLANK)
    for coding in view.codings:
        lines += _coding_lines(view, coding, cells)
    if not view.codings:
        lines += wrap(say("tui.here.nothing", view.language), cells, "dim")
    if any(by_default for coding in view.codings for _, _, by_default in facet_values(view.book, coding)):
        lines.append(line(run("  " + say("tui.here.by_default", view.language), "dim")))
    for words in view.keywords:
        lines += wrap(words, cells, "dim")
    lines += _memo_lines(view, cells)
    code = view.book.by_key.get(view.define)
    if code is not None:
        lines += [_rule(cells), *definition_lines(code, view.language, cells)]
    return [*lines, _rule(cells), *_recent_lines(view, cells)] if view.recent else lines


def _rule(cells: int) -> Line:
    return (Run("─" * cells, "edge"),)


def _heading(view: HereView, cells: int) -> Line:
    title = run(say("tui.pane.here", view.language) + "  ", "title")
    return fit(line(title, run(view.where)), cells)


def _coding_lines(view: HereView, coding: Coding, cells: int) -> list[Line]:
    code = view.book.by_key.get(coding.code)
    name = line(
        Run(f"{code.letter if code and code.letter else '·'} ", "strong", coding.code),
        run(code_name(view.book, coding.code, view.language)),
    )
    who = line(run(f" {coding.coder} {short(coding.created, view.now)}", "dim"))
    first = spread(name, who, cells)
    if coding.id == view.focus:
        first = looking(first, "focus" if view.active else "strong")
    lines = [clickable(first, f"coding {coding.id}")]
    if coding.state is State.SIMILAR:
        lines += wrap("≈ " + say("placing.here_changed", view.language), cells, "warn")
    return lines + _facet_lines(view.book, coding, cells)


def _facet_lines(book: Codebook, coding: Coding, cells: int) -> list[Line]:
    """Facets under their code, the values of all codings under each other; the star is never cut off."""
    lines = []
    room = max(map(sizes.width, (*book.facet, *coding.facets)), default=0) + 1
    for facet, value, by_default in facet_values(book, coding):
        name = run(f"  {facet}{' ' * (room - sizes.width(facet))}", "dim")
        left = cells - sizes.width(name.text)
        star = "" if not by_default else " *" if sizes.width(value) + 2 <= left else "*"
        lines.append(fit(line(name, run(cut(value, left - len(star))), run(star)), cells))
    return lines


def _memo_lines(view: HereView, cells: int) -> list[Line]:
    texts = [coding.memo for coding in view.codings if coding.memo] + list(view.notes)
    if not texts:
        return []
    lines = [BLANK, line(run(say("tui.pane.memo", view.language), "title"))]
    for text in texts:
        lines += wrap(text, cells)
    return lines


def _recent_lines(view: HereView, cells: int) -> list[Line]:
    lines = [fit(line(run(say("tui.pane.recent", view.language), "title")), cells)]
    for slot, key in enumerate(view.recent, 1):
        words = line(run(f"{slot} ", "strong"), code_name(view.book, key, view.language))
        lines.append(clickable(fit(words, cells), f"code {key}"))
    return lines


# The same at the bottom of a small terminal


def here_line(view: HereView, cells: int) -> Line:
    """The codings here in one line: ``b Bemanning: minskat, hinder · g Gränskontroll · 1 memo``."""
    parts = []
    for coding in view.codings:
        values = ", ".join(value for _, value, by_default in facet_values(view.book, coding) if not by_default)
        letter = code_letter(view.book, coding.code)
        name = code_name(view.book, coding.code, view.language)
        changed = f" (≈ {say('placing.here_changed', view.language)})" if coding.state is State.SIMILAR else ""
        parts.append(f"{letter} {name}".strip() + (f": {values}" if values else "") + changed)
    memos = sum(1 for coding in view.codings if coding.memo) + len(view.notes)
    if memos:
        parts.append(say("tui.here.memos", view.language, n=memos))
    parts += view.keywords
    words = " · ".join(parts) or say("tui.here.nothing", view.language)
    return fit(line(run(say("tui.pane.here", view.language) + "  ", "title"), run(words)), cells)


def recent_line(view: HereView, cells: int) -> Line:
    """The codes used last in one line, as many as there is room for."""
    title = run(say("tui.pane.recent_short", view.language) + "  ", "title")
    pieces = [
        clickable(line(run(f"{slot} ", "strong"), code_name(view.book, key, view.language)), f"code {key}")
        for slot, key in enumerate(view.recent, 1)
    ]
    rows = flow(pieces, max(10, cells - 10))
    return fit(line(title, *(rows[0] if rows else ())), cells)


def legend_lines(book: Codebook, language: str, cells: int, rows: int) -> list[Line]:
    """Letters and labels of the codebook after each other, in at most ``rows`` lines."""
    pieces = [
        clickable(line(Run(f"{code.letter} ", "strong", code.key), cut(code.name(language), 18)), f"code {code.key}")
        for code in book.in_use
        if code.letter
    ]
    shown = flow(pieces, cells)[:rows]
    return [fit(row, cells) for row in shown] + [BLANK] * (rows - len(shown))
