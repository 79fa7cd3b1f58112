"""What the tests of the store share: stores that are closed when a test ends."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from tests.unit.storage.opened import Stores


@pytest.fixture
def stores(tmp_path: Path) -> Iterator[Stores]:
    """Stores in the test's own folder."""
    with ExitStack() as closing:
        yield Stores(tmp_path, closing)


@pytest.fixture
def open_folder() -> Iterator[Path]:
    """A folder that every user can reach."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        folder.chmod(0o755)
        yield folder
        folder.chmod(0o755)
