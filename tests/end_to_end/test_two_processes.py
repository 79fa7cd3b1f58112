"""Two processes on one study at once: nothing is lost, and each sees the other."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

from tests.house.tree import ROOT


def test_two_writers_lose_nothing_and_see_each_other(tmp_path: Path) -> None:
    """Three hundred gestures each, in turns: all are there, stamps rise, and each is seen at the next look."""
    told = subprocess.run(
        [sys.executable, "-m", "tests.end_to_end.writers", "together", tmp_path],
        cwd=ROOT,
        env=os.environ | {"PYTHONPATH": "src"},
        capture_output=True,
        text=True,
        check=True,
    )
    found = json.loads(told.stdout)
    assert found.pop("turns") > 20
    assert found == {
        "exit codes": [0, 0],
        "acknowledged": 600,
        "missing": [],
        "stamps rise": True,
        "replicas": 1,
        "numbers": True,
        "problems": [],
        "fold": True,
        "unseen": 0,
    }
