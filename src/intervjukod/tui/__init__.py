"""The terminal's screen: coding with the codebook beside the question guide."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from intervjukod.study import Study


def run(study: Study, transcript: str = "", *, tour: bool = False, theme: str = "") -> None:
    """Show the study until the person quits: ``transcript`` (a name), else the last one, else the first.

    ``tour`` begins with the tour; ``theme`` is one by its name, else the one chosen last. What else ends the
    screen is raised when the terminal is as it was.
    """
    from intervjukod.tui.app import CodingApp
    from intervjukod.tui.garbage import Garbage

    app = CodingApp(study, transcript, tour=tour, theme=theme)
    with Garbage() as garbage:
        app.when_idle = garbage.sweep
        app.run()
    if app.fault is not None:
        raise app.fault


def run_plain(study: Study, transcript: str = "", *, tour: bool = False) -> None:
    """The same, told line by line: keys from the terminal, else lines of keys from standard input."""
    from intervjukod.tui.plain.program import run as tell

    tell(study, transcript, tour=tour)
