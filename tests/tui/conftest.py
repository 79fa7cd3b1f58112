"""The study that the stories at the screen are about."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.builders import study_folder


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A small study that nobody has opened."""
    return study_folder(tmp_path / "torget")
