"""A small study to give commands about; each test has its own."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.builders import study_folder
from tests.unit.cli.terminal import Speak, in_study


@pytest.fixture(scope="session")
def opened_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small study after its first opening, to be copied and left alone."""
    folder = study_folder(tmp_path_factory.mktemp("small") / "torget")
    assert in_study(folder)("transcripts").code == 0
    return folder


@pytest.fixture
def folder(opened_once: Path, tmp_path: Path) -> Path:
    """A copy of the small study."""
    return Path(shutil.copytree(opened_once, tmp_path / "torget"))


@pytest.fixture
def torget(folder: Path) -> Speak:
    """Speak about the small study, as Anna."""
    return in_study(folder, "Anna")
