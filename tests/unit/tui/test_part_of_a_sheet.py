"""What is laid out first, after a resize, is what stands there when everything is."""

from __future__ import annotations

import asyncio

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual.app import App, ComposeResult

from intervjukod.domain.coding import Coding
from intervjukod.domain.span import Span
from intervjukod.tui.presenter.cursor import Cursor
from intervjukod.tui.presenter.document import Document
from intervjukod.tui.presenter.lanes import CodingIndex, Lanes
from intervjukod.tui.presenter.rail import thumb, top_at
from intervjukod.tui.presenter.rows import Mark, Sign
from intervjukod.tui.presenter.sheet import Sheet
from intervjukod.tui.presenter.wrap import Wrap
from intervjukod.tui.widgets.transcript_view import TranscriptView
from tests.unit.tui.interviews import interview, turns

SAID = interview(*(("IP"[n % 2], f"Mening {n} om torget. Och en till, något längre än den.") for n in range(60)))
LONG = Document.of(SAID)
placed = st.builds(
    lambda start, size: Span(start, min(len(SAID.text), start + size)),
    st.integers(0, len(SAID.text) - 2),
    st.integers(1, 900),
)


def codings(spans: list[Span]) -> list[Coding]:
    """A code on each."""
    return [Coding(str(n), "t", span, "b", "PK") for n, span in enumerate(spans)]


def lines(wrap: Wrap) -> list[tuple[int, int, int]]:
    """Where each line begins and ends, and its block."""
    return list(zip(wrap.starts, wrap.ends, wrap.blocks, strict=True))


@given(turns, st.integers(10, 40), st.integers(1, 3))
def test_lines_broken_later_are_the_same(said: list[tuple[str, str]], room: int, at_a_time: int) -> None:
    """A few blocks after each other give the lines that all of them give at once."""
    document = Document.of(interview(*said))
    later = Wrap(document, room, later=True)
    assert len(later) == 0
    while later.go_on(at_a_time):
        pass
    assert lines(later) == lines(Wrap(document, room))


@given(st.lists(placed, max_size=40), st.permutations(range(40)))
def test_lanes_given_when_asked_for_are_the_same(spans: list[Span], order: list[int]) -> None:
    """Whichever coding is asked for first, each has the lowest lane that those before it leave free."""
    index, wrap = CodingIndex(codings(spans)), Wrap(LONG, 30)
    taken_to: list[int] = []
    expected = {}
    for coding in index.ordered:
        on = wrap.lines_of(coding.span)
        lane = next((n for n, last in enumerate(taken_to) if last < on.start), len(taken_to))
        taken_to[lane : lane + 1] = [on[-1]]
        expected[coding.id] = lane
    lanes = Lanes(index.ordered, wrap)
    asked = [index.ordered[n] for n in order if n < len(index.ordered)]
    assert {coding.id: lanes[coding] for coding in asked} == expected


@given(st.lists(placed, max_size=30), st.lists(placed, max_size=3), placed, st.integers(30, 80))
def test_a_part_looks_as_it_does_on_the_whole(spans: list[Span], others: list[Span], place: Span, width: int) -> None:
    """Stripes, signs, marks and words around a place are those of the whole sheet, line by line."""
    whole = Sheet(LONG, CodingIndex(codings(spans)), {"b": "b"}, width)
    whole.sign([Sign(span, "M") for span in others])
    whole.mark([Mark(span, "hit") for span in others])
    around = whole.around(place, 5)
    part = Sheet(LONG, whole.index, {"b": "b"}, width + 9).at_width(width, around)
    part.sign([Sign(span, "M") for span in others])
    part.mark([Mark(span, "hit") for span in others])
    before = whole.wrap.line_at(part.wrap.starts[0])
    cursor = Cursor.over(place)
    shown = part.wrap.lines_of(place)
    assert shown.start >= min(5, whole.wrap.lines_of(place).start)
    for number in range(shown.start, min(shown.stop + 3, len(part) - 1)):
        assert part.row(number, cursor) == whole.row(before + number, cursor)


def test_the_thumb_stands_where_one_is() -> None:
    """Its size is that of what is in sight; it begins at the top and ends at the bottom; short texts have none."""
    assert list(thumb(0, 10, 10)) == []
    assert thumb(0, 10, 40) == range(2)
    assert thumb(30, 10, 40) == range(8, 10)
    assert thumb(0, 10, 5000) == range(1)
    assert [top_at(row, 10, 40) for row in (0, 9)] == [0, 30]
    assert top_at(3, 4, 4) == 0
    assert all(row in thumb(top_at(row, 10, 400), 10, 400) for row in range(10))


class Screen(App[None]):
    """An app with nothing but the view."""

    def __init__(self) -> None:
        super().__init__()
        self.view = TranscriptView()

    def compose(self) -> ComposeResult:
        yield self.view


def rows(view: TranscriptView) -> list[str]:
    """What is in sight."""
    return [view.render_line(y).text.rstrip() for y in range(view.size.height)]


@pytest.mark.parametrize("top", [0, 25, 70, 10_000])
@pytest.mark.parametrize("at", [1, 30, 60])
def test_after_a_resize_the_part_becomes_the_whole(monkeypatch: pytest.MonkeyPatch, top: int, at: int) -> None:
    """What is painted at once stays as it is, at its line of the whole, and the cursor stays in sight if it was."""
    monkeypatch.setattr(TranscriptView, "_go_on", lambda view: None)

    async def drive() -> None:
        app = Screen()
        async with app.run_test(size=(60, 12)) as pilot:
            view = app.view
            view.show(LONG, codings([SAID.turns[n].words for n in range(0, 60, 7)]), view._codebook, "sv")
            view.go_to(SAID.turns[at - 1].words)
            await pilot.pause()
            view.scroll_to(y=top, animate=False)
            await pilot.pause()
            seen = any("▶" in row for row in rows(view))
            await pilot.resize_terminal(40, 14)
            await pilot.pause()
            first = rows(view)
            assert view._part is not None
            assert not seen or any("▶" in row for row in first)
            assert view.sheet is not None
            assert view._part is None
            assert view.scroll_offset.y <= view.max_scroll_y
            assert rows(view) == first

    asyncio.run(drive())


def test_a_key_right_after_a_resize_lands_where_it_would(monkeypatch: pytest.MonkeyPatch) -> None:
    """A page down is one screen further, also when not everything was laid out yet."""
    monkeypatch.setattr(TranscriptView, "_go_on", lambda view: None)

    async def drive() -> None:
        app = Screen()
        async with app.run_test(size=(60, 12)) as pilot:
            app.view.show(LONG, [], app.view._codebook, "sv")
            await pilot.pause()
            app.view.scroll_to(y=40, animate=False)
            await pilot.resize_terminal(40, 12)
            await pilot.pause()
            last = rows(app.view)[-2:]
            app.view.page("pagedown")
            assert [row.replace("▶", " ") for row in rows(app.view)[:2]] == last

    asyncio.run(drive())
