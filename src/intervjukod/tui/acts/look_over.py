"""Looking over what was coded under an older definition: one after the other, until none is left."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from intervjukod.locale import say
from intervjukod.study.shapes import Act, ToLookOver
from intervjukod.tui import lens, seeing, trail
from intervjukod.tui.look_over_lens import LookOver
from intervjukod.tui.presenter.outdated_excerpts import Outdated

if TYPE_CHECKING:
    from intervjukod.tui.desk import Desk


def show(desk: Desk, _: str) -> None:
    """All of one's codings that are to be looked over."""
    _show(desk, LookOver())


def show_code(desk: Desk, code: str) -> None:
    """Those of one code (its key)."""
    _show(desk, LookOver({"code": code}))


def _show(desk: Desk, shown: LookOver) -> None:
    if lens.show(desk, shown):
        _go_to(desk, 0)


def stands(desk: Desk, _: str) -> None:
    """The coding here is right, also as its code is defined now; on to the next one."""
    shown = _shown(desk)
    here = _here(desk, shown) if shown is not None else None
    if here is None:
        desk.warn("book.why.none_here")
    else:
        desk.did(desk.study.coding.looked_over([here.id]))


def _shown(desk: Desk) -> Outdated | None:
    """What is to be looked over, while it is in front."""
    return desk.excerpts if desk.page is None and isinstance(desk.excerpts, Outdated) else None


def _here(desk: Desk, shown: Outdated) -> ToLookOver | None:
    """The coding in focus, else the first one at the cursor."""
    focused = shown.row(desk.last)
    at = desk.source()
    here = [one for one in shown.rows if at and one.transcript == at[0].id and one.span.overlaps(at[1])]
    known = shown.rows[focused] if focused is not None else None
    return known if known in here else next(iter(here), None)


def _go_to(desk: Desk, row: int) -> None:
    """To that coding, which is then the one that S, F, M and R act on."""
    shown = _shown(desk)
    if shown is None or not shown.rows:
        return
    one = shown.rows[min(row, len(shown.rows) - 1)]
    for coding in seeing.found(desk, one.id):
        desk.text.focus_coding(coding)
        desk.last, desk.focus_code = coding.id, coding.code


def follow(desk: Desk) -> None:
    """What is left, after something was done: at the one that came back, else where the one that went was."""
    shown, made = _shown(desk), desk.lens
    if shown is None or not isinstance(made, LookOver) or shown.acts == desk.acts:
        return
    rows = made.rows(desk)
    left, before = {one.id for one in rows}, {one.id for one in shown.rows}
    if not left:
        _finish(desk)
    elif left == before:
        desk.excerpts = replace(shown, acts=desk.acts)
    else:
        gone = next((n for n, one in enumerate(shown.rows) if one.id not in left), 0)
        came = next((n for n, one in enumerate(rows) if one.id not in before), None)
        trail.read(desk, made.laid(desk, rows), made)
        _go_to(desk, gone if came is None else came)


def _finish(desk: Desk) -> None:
    """Nothing is left: back to where one came from."""
    deed = desk.deed
    trail.back(desk)
    desk.deed = f"{deed} · {say('book.look_over.finished', desk.language)}"


def shows(desk: Desk, act: Act) -> bool:
    """Whether the act is about a coding while one looks codings over, so that one stays there."""
    return _shown(desk) is not None and bool(act.transcript)


HANDLERS = {"look_over": show, "stands": stands}
