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


@pytest.fixture(scope="session")
def done_once(opened_once: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small study with overlapping codings by Anna in both interviews, both done; to be copied and left alone."""
    folder = Path(shutil.copytree(opened_once, tmp_path_factory.mktemp("done") / "torget"))
    torget = in_study(folder, "Anna")
    for words in (
        ("I01", "staffing", "--quote", "Vi är för få", "--facet", "riktning=minskat"),
        ("I01", "samverkan", "--quote", "för få"),
        ("I02", "kontinuitet", "--quote", "alltid två"),
    ):
        assert torget("code", *words).code == 0
    assert [torget("done", name).code for name in ("I01", "I02")] == [0, 0]
    return folder
