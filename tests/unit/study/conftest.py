"""A small study to act in; each test has its own."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from intervjukod.study import Study
from tests.builders import study_folder


@pytest.fixture(scope="session")
def opened_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small study after its first opening, to be copied and left alone."""
    folder = study_folder(tmp_path_factory.mktemp("small") / "torget")
    Study.open(folder, coder="Anna").close()
    return folder


@pytest.fixture
def folder(opened_once: Path, tmp_path: Path) -> Path:
    """A copy of the small study, closed."""
    return Path(shutil.copytree(opened_once, tmp_path / "torget"))


@pytest.fixture
def study(folder: Path) -> Iterator[Study]:
    """The small study, opened by Anna."""
    with Study.open(folder, coder="Anna") as study:
        yield study
