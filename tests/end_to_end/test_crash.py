"""A writer killed at random moments: what it was told is safe, is."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

from tests.house.tree import ROOT


def test_two_hundred_kills_lose_nothing(tmp_path: Path) -> None:
    """Every acknowledged coding is there, every acknowledged undo holds, the file is sound, the tables are the fold."""
    told = subprocess.run(
        [sys.executable, "-m", "tests.end_to_end.writers", "crash", tmp_path],
        cwd=ROOT,
        env=os.environ | {"PYTHONPATH": "src"},
        capture_output=True,
        text=True,
        check=True,
    )
    found = json.loads(told.stdout)
    assert found.pop("acknowledged") > 200
    assert found.pop("undone") > 20
    assert found == {"kills": 200, "missing": [], "undead": [], "problems": [], "unfolded": [0, False]}
