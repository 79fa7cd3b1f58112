"""Spoilt files of every format: a reading or one clear error, never anything else."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from intervjukod.domain.transcript import Reading
from intervjukod.readers.registry import FORMATS
from tests.fuzz.attempt import attempt, hostile, seeds
from tests.fuzz.hostile import on_one_line
from tests.fuzz.seeds import FILES, WORD
from tests.house.tree import ROOT

READERS = [one.name for one in FORMATS]
LINE = 300_000


@pytest.mark.parametrize("reader", READERS)
def test_every_reader_has_a_file_to_spoil(reader: str) -> None:
    """A new format needs a whole file in ``seeds``, with the words in it that can grow."""
    assert seeds(reader)
    for name in seeds(reader):
        made = attempt(name, FILES[name])
        assert isinstance(made, Reading)
        assert WORD in made.text


@pytest.mark.parametrize("reader", READERS)
def test_a_hundred_spoilt_files(reader: str) -> None:
    """Some are read, some are refused, none does anything else."""
    made = [attempt(name, data) for _, name, data in hostile(reader, 0, 100)]
    refused = [told for told in made if not isinstance(told, Reading)]
    assert 0 < len(refused) < len(made) == 100


@pytest.mark.parametrize("reader", READERS)
def test_a_long_line(reader: str) -> None:
    """Everything on one line is read whole, or refused; what leaves the page of a PDF is not seen."""
    name = seeds(reader)[0]
    made = attempt(name, on_one_line(FILES[name], LINE))
    assert reader == "pdf" or not isinstance(made, Reading) or len(made.text) > LINE - len(WORD)


@pytest.mark.full
@pytest.mark.parametrize("reader", READERS)
def test_a_thousand_spoilt_files_in_a_process_of_its_own(reader: str, tmp_path: Path) -> None:
    """And ten megabytes on one line: within ten seconds and 500 megabytes each."""
    path = os.pathsep.join([str(ROOT / "src"), str(ROOT)])
    done = subprocess.run(
        [sys.executable, "-m", "tests.fuzz", reader, "1000"],
        cwd=tmp_path, env=os.environ | {"PYTHONPATH": path}, check=False, capture_output=True, text=True,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout + done.stderr


def test_the_same_number_is_the_same_file() -> None:
    """What was found once can be found again."""
    assert list(hostile("docx", 7, 3)) == list(hostile("docx", 7, 3))
