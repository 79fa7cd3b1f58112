"""A small study to listen to; each test has its own."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from intervjukod.study import Study
from tests.builders import study_folder
from tests.unit.tui.plain.listener import Listener


@pytest.fixture(scope="session")
def read_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small study with its first interview read, to be copied and left alone."""
    folder = study_folder(tmp_path_factory.mktemp("small") / "torget")
    with Study.open(folder, coder="PK") as study:
        study.set_coder("PK")
        study.transcripts.remember(study.transcripts.find("I01"), 0)
    return folder


@pytest.fixture
def small(read_once: Path, tmp_path: Path) -> Path:
    """A copy of it, closed."""
    return Path(shutil.copytree(read_once, tmp_path / "torget"))


@pytest.fixture
def study(small: Path) -> Iterator[Study]:
    """The small study, opened by PK."""
    with Study.open(small, coder="PK") as study:
        yield study


@pytest.fixture
def me(study: Study) -> Listener:
    """Somebody listening to it, the first interview open."""
    return Listener(study)
