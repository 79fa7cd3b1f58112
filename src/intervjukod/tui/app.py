"""The application: one study, its screens, and how they look."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

from textual.app import App

from intervjukod.tui.pasting import PasteParser
from intervjukod.tui.presenter.themes import NAMES, suited
from intervjukod.tui.screens.coding import CodingScreen
from intervjukod.tui.terminal_input import lenient_decoder
from intervjukod.tui.theming import textual_themes

if TYPE_CHECKING:
    from collections.abc import Callable

    from rich.console import RenderableType
    from textual.driver import Driver

    from intervjukod.study import Study

MANY_COLOURS = ("truecolor", "256")


class CodingApp(App[None], inherit_bindings=False):
    """Opens on the coding screen. Textual's own keys and palette give way to the registry of actions.

    ``theme`` is one of ours by its name; without one it is that which the person chose last, else what suits.
    ``fault`` is what ended the screen without a quit. Textual would draw it with the values around it, which
    are an interview's words; here whoever started the screen tells it. ``when_idle`` is called again and again
    while no key is pressed.
    """

    CSS_PATH = "screens/coding.tcss"
    ENABLE_COMMAND_PALETTE = False

    def __init__(self, study: Study, transcript: str = "", *, tour: bool = False, theme: str = "") -> None:
        super().__init__(ansi_color=True if os.environ.get("NO_COLOR") else None)  # else greys, which are colours
        for known in textual_themes():
            self.register_theme(known)
        many = self.console.color_system in MANY_COLOURS
        self.theme = theme or _known(study.preference("theme")) or suited(os.environ, many_colours=many)
        self._study = study
        self._transcript = transcript
        self._tour = tour
        self.fault: Exception | None = None
        self.when_idle: Callable[[], None] = lambda: None

    def get_default_screen(self) -> CodingScreen:
        return CodingScreen(self._study, self._transcript, tour=self._tour, when_idle=self.when_idle)

    def get_driver_class(self) -> type[Driver]:
        driver = super().get_driver_class()
        reads = vars(sys.modules[driver.__module__])  # a driver takes from there what it reads a terminal with
        reads["XTermParser"], reads["getincrementaldecoder"] = PasteParser, lenient_decoder
        return driver

    def panic(self, *renderables: RenderableType) -> None:
        """The driver could not go on; it gives a picture of why."""
        from rich.traceback import Traceback  # no start needs it

        traces = [one.trace.stacks[0] for one in renderables if isinstance(one, Traceback)]
        self._handle_exception(RuntimeError("; ".join(f"{trace.exc_type}: {trace.exc_value}" for trace in traces)))

    def _handle_exception(self, error: Exception) -> None:
        self.fault = self.fault or error
        super()._handle_exception(error)

    def _print_error_renderables(self) -> None:
        self._exit_renderables.clear()


def _known(theme: str) -> str:
    """The theme, if this release has it."""
    return theme if theme in NAMES else ""
