"""The terminal's screen: coding with the codebook beside the question guide."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from intervjukod.study import Study


def run(study: Study, transcript: str = "", *, tour: bool = False) -> None:
    """Show the study until the person quits: ``transcript`` (a name), else the last one, else the first.

    ``tour`` begins with the tour. What else ends the screen is raised when the terminal is as it was.
    """
    from intervjukod.tui.app import CodingApp

    app = CodingApp(study, transcript, tour=tour)
    app.run()
    if app.fault is not None:
        raise app.fault
