"""What one concludes of statistics and interviews side by side: a verdict from a list, then words of one's own."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from intervjukod.domain.meta_inference import MetaInference, Verdict
from intervjukod.locale import say
from intervjukod.study.pages import Sides, sides
from intervjukod.study.shapes import Act
from intervjukod.tui import dimensions
from intervjukod.tui.actions import Place
from intervjukod.tui.acts.memos import write_down
from intervjukod.tui.acts.narrowing import Done, ask_value
from intervjukod.tui.desk import Editing
from intervjukod.tui.presenter.draft import Draft
from intervjukod.tui.presenter.here_pane import code_name
from intervjukod.tui.presenter.listing import Listing, Row
from intervjukod.tui.presenter.narrowing import Chosen, Dimension
from intervjukod.tui.presenter.report_page import ReportPage
from intervjukod.tui.report_options import pair_rows
from intervjukod.tui.reporting import PAIR, paired, pairs_of

if TYPE_CHECKING:
    from intervjukod.tui.desk import Desk

REMOVE, ADD = "remove", "add"


class Subject(NamedTuple):
    """What is concluded of: a place, the key of a code, the block and the name of an indicator; "" where unsaid."""

    place: str = ""
    code: str = ""
    block: str = ""
    indicator: str = ""


def conclude(desk: Desk, _: str) -> None:
    """Judge the row in focus; what it does not say of place, code and indicator is asked for first."""
    page = desk.page
    if not isinstance(page, ReportPage) or page.made is None:
        desk.warn("reportpage.making")
    elif page.made.result.basis.at:
        desk.warn("concluding.why.past", at=page.made.result.basis.at)
    else:
        shown = sides(page.made.result)
        _complete(desk, shown, Subject(*page.about), lambda subject: _ask_verdict(desk, shown, subject))


def _complete(desk: Desk, shown: Sides, subject: Subject, done: Callable[[Subject], None]) -> None:
    """Ask for the first thing that is not said, then for the next, until there is none."""

    def go_on(**said: str) -> None:
        _complete(desk, shown, subject._replace(**said), done)

    if not subject.place:
        rows = [Row(place, place) for place in shown.places]
        _ask(desk, "place", rows, lambda place: go_on(place=place))
    elif not subject.code:
        _ask_code(desk, lambda code: go_on(code=code))
    elif not subject.indicator:
        _ask_indicator(desk, shown, lambda block, indicator: go_on(block=block, indicator=indicator))
    else:
        done(subject)


def _ask(desk: Desk, name: str, rows: Sequence[Row], done: Callable[[str], None]) -> None:
    asked = Dimension(name, say(f"concluding.list.{name}", desk.language), lambda: rows)
    ask_value(desk, asked, {}, lambda chosen: done(chosen[name]))


def _ask_code(desk: Desk, done: Callable[[str], None]) -> None:
    _ask(desk, "code", dimensions.code_dimension(desk).values(), done)


def _ask_indicator(desk: Desk, shown: Sides, done: Callable[[str, str], None]) -> None:
    rows = [Row(str(n), name, aside=block) for n, (block, name) in enumerate(shown.indicators)]
    _ask(desk, "indicator", rows, lambda n: done(*shown.indicators[int(n)]))


def _ask_verdict(desk: Desk, shown: Sides, subject: Subject) -> None:
    """The verdicts, one's own marked; below them, where there is one, taking it away."""
    own = _own(desk, subject)
    indicator = own.indicator if own is not None else shown.called(subject.block, subject.indicator)
    names = {"code": subject.code, "place": subject.place, "indicator": indicator}
    title = " · ".join((subject.place, code_name(desk.book, subject.code, desk.language), indicator))

    def choose(row: Row) -> None:
        if row.id == REMOVE:
            desk.did(desk.study.coding.withdraw_inference(**names))
        else:
            write(row)

    def write(row: Row) -> None:
        def keep(words: str) -> Act:
            return desk.study.coding.infer(**names, verdict=row.id, text=words)

        words = "\n\n".join(filter(None, (own.text, *own.others))) if own is not None else ""
        settled = own is not None and own.verdict == row.id and not own.others
        write_down(desk, Editing(f"{title}: {row.text}", words if settled else None, Draft(words), keep))

    rows = list(_verdicts(desk, own))
    at = next((n for n, row in enumerate(rows) if row.on), 0)
    if own is not None:
        rows.append(Row(REMOVE, say("concluding.remove", desk.language)))
    listed = say("concluding.list.verdict", desk.language, on=title)
    desk.lay(Listing(listed, Place.ROWS, tuple(rows), choose, at=at))


def _verdicts(desk: Desk, own: MetaInference | None) -> list[Row]:
    return [
        Row(
            verdict,
            say(f"reports.status.{verdict}", desk.language),
            aside=say(f"concluding.{verdict}", desk.language),
            on=own is not None and own.verdict == verdict,
        )
        for verdict in Verdict
    ]


def _own(desk: Desk, subject: Subject) -> MetaInference | None:
    """One's own conclusion of the same, if there is one."""
    every = desk.study.coding.inferences()
    return next((one for one in every if one.coder == desk.study.coder and one.is_of(*subject)), None)


def ask_pair(desk: Desk, chosen: Chosen, done: Done) -> None:
    """Which codes and indicators stand side by side: one more, or one of them less."""
    page = desk.page
    if not isinstance(page, ReportPage) or page.made is None:
        desk.warn("reportpage.making")
        return
    shown, there = sides(page.made.result), pairs_of(chosen)

    def with_pairs(pairs: Sequence[str]) -> None:
        others = {name: value for name, value in chosen.items() if name != PAIR}
        done({**others, PAIR: paired(pairs)} if pairs else others)

    def add() -> None:
        _ask_code(desk, lambda code: _ask_indicator(desk, shown, lambda *named: put(code, shown.called(*named))))

    def put(code: str, indicator: str) -> None:
        pair = f"{code}={indicator}"
        with_pairs([*(one for one in there if one != pair), pair])

    def choose(row: Row) -> None:
        if row.id == ADD:
            add()
        else:
            with_pairs([one for one in there if one != row.id])

    if not there:
        add()
        return
    rows = [replace(row, on=True) for row in pair_rows(desk, chosen)]
    more = Row(ADD, say("concluding.pair.add", desk.language))
    desk.lay(Listing(say("concluding.list.pair", desk.language), Place.ROWS, (*rows, more), choose))


HANDLERS = {"conclude": conclude}
