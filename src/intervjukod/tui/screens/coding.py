"""The coding screen: codebook and guide, the transcript, what is here; the lines around them."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from functools import partial
from textwrap import wrap
from typing import TYPE_CHECKING

from textual import events, on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.geometry import Size
from textual.reactive import Reactive

from intervjukod.domain.codebook import Codebook
from intervjukod.errors import IntervjukodError
from intervjukod.locale import say, sentence
from intervjukod.tui import opening
from intervjukod.tui.acts import click, press, questions
from intervjukod.tui.acts.first import welcome
from intervjukod.tui.acts.following import follow
from intervjukod.tui.acts.paste import paste
from intervjukod.tui.desk import Desk
from intervjukod.tui.presenter.line import line, run
from intervjukod.tui.presenter.palette import code_colours
from intervjukod.tui.presenter.status import SMALLEST, WIDE
from intervjukod.tui.presenter.tour import Tour
from intervjukod.tui.screens.painting import Painting, in_sight, is_small
from intervjukod.tui.screens.waiting import Waiting
from intervjukod.tui.widgets.lines import Lines, LinesScreen
from intervjukod.tui.widgets.transcript_view import TranscriptView

if TYPE_CHECKING:
    from intervjukod.study import Study

LEAVING = "ctrl+q"
"""The one key of a window that is too small to show what a key does."""
POLL = 0.25
"""Seconds between two looks at what others wrote."""


class Pages(Horizontal):
    """A page and what stands beside it."""

    virtual_size = Reactive(Size(0, 0), repaint=False)
    """Nothing scrolls here: a widget's own would lay the screen out and paint it twice whenever it is shown."""


class CodingScreen(LinesScreen, inherit_bindings=False):
    """Keys go to the registry, what they did is painted; nothing is decided here."""

    AUTO_FOCUS = ""

    def __init__(self, study: Study, transcript: str = "", *, tour: bool = False) -> None:
        super().__init__()
        self._first = transcript
        self._text = TranscriptView(id="text")
        self._lines: dict[str, Lines] = {}
        self._at = self._text.cursor
        self._book: Codebook | None = None
        self._painted: dict[str, tuple[int, object]] = {}
        self._shown: frozenset[str] = frozenset()
        self._idle = True
        self.waiting = Waiting(self, self.paint)
        self.desk = Desk(study, self._text, self, study.facts, tour=Tour() if tour else None)

    def compose(self) -> ComposeResult:
        yield from self._made("small", "header", "screens", "top")
        with Horizontal(id="body"):
            with Vertical(id="left"):
                yield from self._made("codebook", "done", "between", "guide")
            yield self._text
            yield from self._made("here")
        with Pages(id="pages"):
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

    def on_resize(self) -> None:
        self.call_after_refresh(self.paint)

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
        seen = self.desk.acts
        try:
            idle = self._idle and not self.waiting
            changed = opening.catch_up(self.desk, idle=idle)
            follow(self.desk, seen)
            changed = (idle and questions.keep_up(self.desk)) or changed
        except IntervjukodError as error:
            self.desk.tell(sentence(error, self.desk.language))
            changed = True
        self._idle = True
        if changed:
            self.paint()

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

    def paint(self) -> None:
        """Show where things stand: only what is in sight, and of it only what changed."""
        cells, rows = self.size
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
        self.set_class(cells < WIDE, "-narrow")
        shown = in_sight(self.desk, cells, rows)
        if shown != self._shown:
            self._shown = shown
            for widget in self.query("*"):
                hidden = widget.parent is not self and widget.parent is not None and widget.parent.id not in shown
                if not hidden and widget.display != (widget.id in shown):
                    widget.display = widget.id in shown
