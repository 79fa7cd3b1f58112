"""The application: one study, its screens, and how they look."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from textual.app import App

from intervjukod.tui.pasting import PasteParser
from intervjukod.tui.screens.coding import CodingScreen

if TYPE_CHECKING:
    from rich.console import RenderableType
    from textual.driver import Driver

    from intervjukod.study import Study


class CodingApp(App[None], inherit_bindings=False):
    """Opens on the coding screen. Textual's own keys and palette give way to the registry of actions.

    ``fault`` is what ended the screen without a quit. Textual would draw it with the values around it, which
    are an interview's words; here whoever started the screen tells it.
    """

    CSS_PATH = "screens/coding.tcss"
    ENABLE_COMMAND_PALETTE = False

    def __init__(self, study: Study, transcript: str = "", *, tour: bool = False) -> None:
        super().__init__()
        self._study = study
        self._transcript = transcript
        self._tour = tour
        self.fault: Exception | None = None

    def get_default_screen(self) -> CodingScreen:
        return CodingScreen(self._study, self._transcript, tour=self._tour)

    def get_driver_class(self) -> type[Driver]:
        driver = super().get_driver_class()
        vars(sys.modules[driver.__module__])["XTermParser"] = PasteParser  # a driver takes its parser from there
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
