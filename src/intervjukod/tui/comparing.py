"""Making the page of comparison from the study, and making it anew when something was written since."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from intervjukod.locale import say
from intervjukod.tui.presenter.compare_page import ComparePage
from intervjukod.tui.presenter.narrowing import Chosen

if TYPE_CHECKING:
    from intervjukod.study.comparing import Comparison
    from intervjukod.tui.desk import Desk

INFORMANT, ROLE = "informant", "role"


def opened(desk: Desk) -> ComparePage:
    """The page as one first sees it: by role, where anybody has one, else informant by informant.

    It is counted anew only when something was written since.
    """
    study, page = desk.compared
    if page is None or study is not desk.study or not desk.study.results.is_current(page.comparison):
        comparison = _counted(desk, ROLE, {})
        page = _page(desk, comparison, {}, (ROLE if comparison.by_informant else INFORMANT, ""))
        desk.compared = desk.study, page
    return page


def made(desk: Desk, page: ComparePage, *, by: str = "", chosen: Chosen | None = None) -> ComparePage:
    """The page counted anew, by something else or with another selection where that is asked for."""
    wanted = page.chosen if chosen is None else chosen
    comparison = _counted(desk, by or page.comparison.by, wanted)
    fresh = _page(desk, comparison, wanted, page.turned)
    alike = comparison.by_informant == page.comparison.by_informant and page.unit in comparison.units
    unit = page.unit if alike else fresh.unit
    return replace(fresh, unit=unit, code=page.code, value=page.value, opened=page.opened, unfolded=page.unfolded)


def turned(desk: Desk, page: ComparePage) -> ComparePage:
    """The other table: that of the informants, or that of the groups; each keeps its axis and its unit."""
    by, unit = page.turned
    other = replace(made(desk, page, by=by), turned=(page.comparison.by, page.unit), value=None)
    return replace(other, unit=unit) if unit in other.comparison.units else other


def keep_up(desk: Desk) -> bool:
    """While no key is pressed: the page as the study stands now; whether that is new."""
    page = desk.page
    if not isinstance(page, ComparePage) or desk.study.results.is_current(page.comparison):
        return False
    desk.page = made(desk, page)
    return True


def _counted(desk: Desk, by: str, chosen: Chosen) -> Comparison:
    return desk.study.results.comparison(
        by=by, coder=chosen.get("coder"), role=chosen.get("role", ""), site=chosen.get("site", "")
    )


def _page(desk: Desk, comparison: Comparison, chosen: Chosen, turned: tuple[str, str]) -> ComparePage:
    key = "compare.title.facet" if comparison.result.is_facet else "compare.title"
    units = comparison.units
    letters = {code.key: code.letter for code in desk.book.codes}
    return ComparePage(
        title=say(key, desk.language, by=comparison.by_name.lower()),
        comparison=comparison,
        unit=units[1] if comparison.by_informant and len(units) > 1 else units[0],
        turned=turned,
        letters=letters,
        chosen=chosen,
    )
