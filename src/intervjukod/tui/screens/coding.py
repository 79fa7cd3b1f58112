"""The coding screen: codebook and guide, the transcript, what is here; the lines around them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import suppress
from functools import partial
from textwrap import wrap
from typing import TYPE_CHECKING

from textual import events, on
from textual.app import ComposeResult
from textual.geometry import Size
from textual.widget import Widget

from intervjukod.domain.codebook import Codebook
from intervjukod.errors import IntervjukodError
from intervjukod.locale import say, sentence
from intervjukod.tui import opening
from intervjukod.tui.acts import click, press
from intervjukod.tui.acts.first import welcome
from intervjukod.tui.acts.following import look_up
from intervjukod.tui.acts.paste import paste
from intervjukod.tui.desk import Desk
from intervjukod.tui.presenter.line import line, run
from intervjukod.tui.presenter.palette import code_colours
from intervjukod.tui.presenter.status import SMALLEST, WIDE
from intervjukod.tui.presenter.tour import Tour
from intervjukod.tui.screens.painting import Painting, in_sight, is_small
from intervjukod.tui.screens.waiting import Waiting
from intervjukod.tui.widgets.lines import Lines, LinesScreen
from intervjukod.tui.widgets.painted import Below, Beside
from intervjukod.tui.widgets.transcript_view import TranscriptView

if TYPE_CHECKING:
    from intervjukod.study import Study

LEAVING = "ctrl+q"
"""The one key of a window that is too small to show what a key does."""
POLL = 0.25
"""Seconds between two looks at what others wrote."""


class CodingScreen(LinesScreen, inherit_bindings=False):
    """Keys go to the registry, what they did is painted; nothing is decided here."""

    AUTO_FOCUS = ""

    def __init__(
        self,
        study: Study,
        transcript: str = "",
        *,
        tour: bool = False,
        when_idle: Callable[[], None] = lambda: None,
    ) -> None:
        super().__init__()
        self._when_idle = when_idle
        self._first = transcript
        self._text = TranscriptView(id="text")
        self._lines: dict[str, Lines] = {}
        self._at = self._text.cursor
        self._book: Codebook | None = None
        self._painted: dict[str, tuple[int, object]] = {}
        self._shown: frozenset[str] = frozenset()
        self._idle = True
        self._laid: Size | None = None
        self.waiting = Waiting(self, self.paint)
        self.desk = Desk(study, self._text, self, study.facts, tour=Tour() if tour else None)

    def compose(self) -> ComposeResult:
        yield from self._made("small", "header", "screens", "top")
        with Beside(id="body"):
            with Below(id="left"):
                yield from self._made("codebook", "done", "between", "guide")
            yield self._text
            yield from self._made("here")
        with Beside(id="pages"):
            yield from self._made("page", "beside")
        yield from self._made("help", "rule", "list", "brief", "legend", "tour", "said", "where", "bottom")

    def _made(self, *names: str) -> Iterator[Lines]:
        """Lines by these ids."""
        for name in names:
            self._lines[name] = Lines(name)
            yield self._lines[name]

    def on_mount(self) -> None:
        opening.lay_first(self.desk, self._first)
        self.waiting.hold(partial(opening.settle, self.desk))
        welcome(self.desk)
        self._lay_over(*self.app.size)
        self.set_interval(POLL, self.look_up)
        self.call_after_refresh(self._paint_first)

    def _paint_first(self) -> None:
        """The text stands on the screen; now what is beside it, and then what must be counted."""
        self.paint()
        self.call_after_refresh(self.waiting.work)

    async def on_resize(self, event: events.Resize) -> None:
        """Everything is laid out and painted once, with what the panes show at the new size."""
        if event.size == self._laid:
            return  # what is to be painted since then is painted in its turn
        event.prevent_default()
        self._laid = event.size
        if self._painted:
            self.paint(event.size)
        await super()._on_resize(event)
        for widget in (self, *self.walk_children(Widget)):
            widget._repaint_required = widget._layout_required = False  # it has just been done

    def on_key(self, event: events.Key) -> None:
        """A character stands for itself, every other key for its name."""
        self._idle = False
        key = event.character if event.character and event.is_printable and event.key != "space" else event.key
        event.stop()
        event.prevent_default()
        self.waiting.do(partial(self._press, key))

    def _press(self, key: str) -> None:
        if not is_small(*self.size) or key == LEAVING:  # what is not seen is not done
            press(self.desk, key)

    def on_paste(self, event: events.Paste) -> None:
        event.stop()
        self.waiting.do(partial(paste, self.desk, event.text))

    @on(TranscriptView.Clicked)
    def clicked(self, event: TranscriptView.Clicked) -> None:
        if event.coding is not None:
            self.desk.text.focus_coding(event.coding)
            self.desk.last = event.coding.id
        self.paint()

    @on(TranscriptView.CursorMoved)
    def moved(self, event: TranscriptView.CursorMoved) -> None:
        """The mouse moved it; what a key moved is painted already."""
        if self._text.cursor is not self._at:
            self.paint()

    @on(Lines.Clicked)
    def pointed(self, event: Lines.Clicked) -> None:
        """A click on a name does what its key does."""
        self.waiting.do(partial(click, self.desk, event.does))

    def look_up(self) -> None:
        """What others wrote, what may lag behind a key, and the place for the next start."""
        idle = self._idle and not self.waiting
        try:
            changed = look_up(self.desk, idle=idle)
        except IntervjukodError as error:
            self.desk.tell(sentence(error, self.desk.language, on_screen=True))
            changed = True
        self._idle = True
        if changed:
            self.paint()
        if idle:
            self._when_idle()

    # what only the screen can do

    def copy(self, text: str) -> None:
        self.app.copy_to_clipboard(text)

    def set_theme(self, name: str) -> None:
        self.app.theme = name

    def leave(self) -> None:
        self.waiting.drop()
        with suppress(IntervjukodError):
            opening.remember(self.desk)
        self.app.exit()

    # painting

    def _take_colours(self) -> None:
        """Letters in the panes have the colours of the stripes."""
        book = self.desk.book
        if book != self._book:
            self._book = book
            colours = code_colours(book)
            for lines in self._lines.values():
                lines.take_colours(colours)

    def paint(self, size: Size | None = None) -> None:
        """Show where things stand, on a screen of that size: only what is in sight, and of it only what changed."""
        cells, rows = size or self.size
        self._at = self._text.cursor
        self._lay_over(cells, rows)
        if is_small(cells, rows):
            words = say("tui.why.too_small", self.desk.language, width=SMALLEST[0], height=SMALLEST[1])
            self._lines["small"].show([line(run(part)) for part in wrap(words, max(1, cells))])
            return
        self._take_colours()
        for name, shows, draw in Painting(self.desk, cells).parts():
            if self._painted.get(name) != (cells, shows):
                self._painted[name] = (cells, shows)
                drawn = draw(shows)
                self._lines[name].show(*drawn)
                if name in ("list", "brief"):
                    self._lines[name].styles.height = len(drawn.lines)

    def _lay_over(self, cells: int, rows: int) -> None:
        """Show what is in sight on a screen of this size, without styling it anew: that takes longer than a frame."""
        if self.has_class("-narrow") != (cells < WIDE):
            self.set_class(cells < WIDE, "-narrow", update=False)
            for widget in self.query("#left, #left > Lines, #text, #here"):
                self.app.stylesheet.apply(widget)
        shown = in_sight(self.desk, cells, rows)
        if shown != self._shown:
            self._shown = shown
            for widget in self.walk_children(Widget):
                hidden = widget.parent is not self and widget.parent is not None and widget.parent.id not in shown
                if not hidden and widget.display != (widget.id in shown):
                    widget.display = widget.id in shown
