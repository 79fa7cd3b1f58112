"""The application: one study, its screens, and how they look."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.app import App

from intervjukod.tui.screens.coding import CodingScreen

if TYPE_CHECKING:
    from intervjukod.study import Study


class CodingApp(App[None], inherit_bindings=False):
    """Opens on the coding screen. Textual's own keys and palette give way to the registry of actions."""

    CSS_PATH = "screens/coding.tcss"
    ENABLE_COMMAND_PALETTE = False

    def __init__(self, study: Study, transcript: str = "") -> None:
        super().__init__()
        self._study = study
        self._transcript = transcript

    def get_default_screen(self) -> CodingScreen:
        return CodingScreen(self._study, self._transcript)
