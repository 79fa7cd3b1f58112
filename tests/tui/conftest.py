"""The study that the stories at the screen are about, and when the screen has come to rest."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest
from textual._context import active_app

from tests.builders import study_folder


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A small study that nobody has opened."""
    return study_folder(tmp_path / "torget")


@pytest.fixture(autouse=True)
def _rest_is_known(monkeypatch: pytest.MonkeyPatch) -> None:
    """Textual's pilot guesses from the processor's time; that costs 20 ms a look, and errs on a busy machine."""
    monkeypatch.setattr("textual.pilot.wait_for_idle", _until_nothing_is_left)


async def _until_nothing_is_left(min_sleep: float = 0) -> None:
    """Wait until nothing is to be run but what a clock starts, and no new size is on its way."""
    left = vars(asyncio.get_running_loop())["_ready"]
    await asyncio.sleep(min_sleep)
    while left or active_app.get()._resize_event is not None:
        await asyncio.sleep(0)
