"""Making the page of a report from the study, and making it anew when something was written since."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from os.path import expanduser
from pathlib import Path
from typing import TYPE_CHECKING

from intervjukod.domain.report import FILES, FLAGS, LISTS, role_merges
from intervjukod.errors import IntervjukodError
from intervjukod.locale import say, sentence
from intervjukod.study.pages import for_author
from intervjukod.study.uncollected import uncollected
from intervjukod.tui import indexing
from intervjukod.tui.presenter.narrowing import Chosen
from intervjukod.tui.presenter.report_page import Made, ReportPage
from intervjukod.tui.presenter.report_sheet import Sheet

if TYPE_CHECKING:
    from intervjukod.tui.desk import Desk

LARGE = 5_000
"""Acts in a journal from which a report takes longer than a frame: it is made while no key is pressed."""
AT_ONCE, AT_A_TIME = 8, 2
"""Interviews that answers are looked for in on the spot, and between two keys where no process beside does it."""
YES, NO = "yes", "no"
DRAW = "draw"
"""Whether the pictures of a report are shown, and written, with it."""
NUMBERS, PAIR, AT, ROLES = "numbers", "pair", "at", "roles"
PARTED = "\n"
"""Between the pairs that are chosen: no name of an indicator has it."""


def opened(desk: Desk, kind: str, chosen: Chosen, given: Mapping[str, object] | None = None) -> ReportPage:
    """The page of a report. In a large study it says at first that it is being made. Errors of the study.

    So it does while answers, which most reports rest on, are looked for in many interviews.
    """
    page = ReportPage(say(f"reportpage.kind.{kind}", desk.language), kind, chosen, given or {})
    if desk.study.reading.propose_some(AT_ONCE):
        indexing.begin(desk)
        return page
    return page if _is_long(desk) else page.begun(_made(desk, page))


def of_recipe(options: Mapping[str, object]) -> tuple[dict[str, str], dict[str, object]]:
    """What a recipe asks for: as far as it can be chosen on the screen, and the rest of it."""
    chosen = {name: value for name, value in options.items() if isinstance(value, str)}
    chosen |= {name: YES if value else NO for name, value in options.items() if isinstance(value, bool)}
    pairs = options.get(PAIR)
    if isinstance(pairs, Sequence) and not isinstance(pairs, str):
        chosen[PAIR] = paired(pairs)
    return chosen, {name: value for name, value in options.items() if name not in chosen}


def chosen_anew(desk: Desk, page: ReportPage, chosen: Chosen) -> ReportPage:
    """The same report with other options, the focus where it was. Errors of the study."""
    asked = replace(page, chosen=chosen, why_not="")
    return replace(asked, made=None) if _is_long(desk) else asked.renewed(_made(desk, asked))


def keep_up(desk: Desk) -> bool:
    """While no key is pressed: the page as the study stands now; whether that is new."""
    page = desk.page
    if not isinstance(page, ReportPage) or page.why_not or desk.listing is not None:
        return False
    if page.made is not None and (AT in page.chosen or page.made.arrived == desk.study.arrived):
        return False  # what stood at a milestone stands
    if page.made is None and _still_looking(desk):
        return False
    try:
        desk.page = page.renewed(_made(desk, page))
    except IntervjukodError as error:
        desk.page = replace(page, made=None, why_not=sentence(error, desk.language, on_screen=True))
    return True


def _still_looking(desk: Desk) -> bool:
    """Whether there are interviews in which answers are still to be looked for; some are gone through now."""
    reading = desk.study.reading
    return bool(reading.awaited() if desk.indexing.state.building else reading.propose_some(AT_A_TIME))


def _is_long(desk: Desk) -> bool:
    return desk.study.arrived > LARGE


def _made(desk: Desk, page: ReportPage) -> Made:
    results, arrived = desk.study.results, desk.study.arrived
    asked = {name: _meant(desk, name, value) for name, value in page.chosen.items() if name != DRAW}
    with uncollected():
        result = results.make(page.kind, **{**page.given, **asked})
        shown = results.page(result, draw=DRAW in page.chosen)
        below = for_author(result, desk.language)
        return Made(result, Sheet(shown, desk.language, below), arrived)


def _meant(desk: Desk, name: str, value: str) -> object:
    """What is chosen, as the report is asked for it."""
    if name == NUMBERS or name in FLAGS:
        return value == YES
    if name in FILES:
        return str(in_folder(desk, value))
    if name == ROLES:
        return role_merges(value.split(";"))
    if name in LISTS:
        return pairs_of({PAIR: value}) if name == PAIR else (value,)
    return value


def pairs_of(chosen: Chosen) -> tuple[str, ...]:
    """The pairs that are chosen, as ``CODE=INDICATOR``."""
    return tuple(filter(None, chosen.get(PAIR, "").split(PARTED)))


def paired(pairs: Sequence[str]) -> str:
    """Pairs as they are chosen."""
    return PARTED.join(pairs)


def in_folder(desk: Desk, name: str) -> Path:
    """The file of that name: in the study's folder unless the name says another."""
    return Path(desk.facts.folder).absolute() / expanduser(name.strip())
