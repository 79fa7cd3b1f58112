"""What all tests share: two depths of property testing, a private environment, a word on what is missing."""

from __future__ import annotations

import os
import shutil
from collections import Counter
from collections.abc import Iterator

import pytest
from hypothesis import settings

# `make test` repeats itself exactly; `make test-all` goes looking, for longer. Neither is timed.
settings.register_profile("repeatable", deadline=None, database=None, derandomize=True, max_examples=40)
settings.register_profile("thorough", deadline=None, database=None, max_examples=600, print_blob=True)
settings.load_profile("repeatable")


@pytest.fixture(scope="session", autouse=True)
def _private_environment(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """No test sees, or touches, the settings, folders and terminal of the person who runs it."""
    home = tmp_path_factory.mktemp("home")
    with pytest.MonkeyPatch.context() as patch:
        for name in os.environ:
            if name.startswith("INTERVJUKOD_"):
                patch.delenv(name)
        for name in ("NO_COLOR", "COLORFGBG"):
            patch.delenv(name, raising=False)
        patch.setenv("TERM", "xterm-256color")
        patch.setenv("COLORTERM", "truecolor")
        for name in ("CONFIG", "CACHE", "DATA", "STATE"):
            patch.setenv(f"XDG_{name}_HOME", str(home / name.lower()))
        yield


@pytest.hookimpl(tryfirst=True)  # before `-m` chooses
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """A test that drives another program belongs to `make test-all`."""
    for item in items:
        if item.get_closest_marker("needs"):
            item.add_marker("full")


def pytest_runtest_setup(item: pytest.Item) -> None:
    """Leave out, by name, what drives a program that is not here."""
    for marker in item.iter_markers("needs"):
        if shutil.which(marker.args[0]) is None:
            item.user_properties.append(("missing program", marker.args[0]))
            pytest.skip(f"{marker.args[0]} is not installed")


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say which programs were missing and how many tests that left out."""
    left_out = Counter(
        program
        for report in terminalreporter.stats.get("skipped", [])
        for name, program in report.user_properties
        if name == "missing program"
    )
    for program, count in sorted(left_out.items()):
        terminalreporter.write_line(f"missing program: {program}: {count} tests not run")


@pytest.fixture(scope="session", autouse=True)
def _a_way_in(tmp_path_factory: pytest.TempPathFactory) -> None:
    """Let other users come as far as the tests' folders: some tests act as one who is not the superuser."""
    base = tmp_path_factory.getbasetemp()
    for folder in (base, *base.parents):
        status = folder.stat()
        if status.st_uid == os.getuid() and not status.st_mode & 0o001:
            folder.chmod(status.st_mode | 0o011)
