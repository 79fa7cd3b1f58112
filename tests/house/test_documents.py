"""What the documents promise, the repository keeps."""

from __future__ import annotations

import re
import subprocess

from tests.house.tree import ROOT

PROMISED = {"demo", "test", "test-all", "check", "bench"}


def targets() -> set[str]:
    """The Makefile's targets."""
    return set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE))


def test_the_readme_names_make_targets_that_exist() -> None:
    """Every target a reader is promised is in the README, and every one in the README is in the Makefile."""
    named = set(re.findall(r"\bmake ([a-z-]+)", (ROOT / "README.md").read_text("utf-8")))
    assert PROMISED - named == set()
    assert {target for target in named if target not in targets()} == set()


def test_make_alone_explains_every_target() -> None:
    """`make` without a target says in a line what each one does."""
    said = subprocess.run(["make", "-C", ROOT, "--no-print-directory"], capture_output=True, text=True, check=True)
    assert set(re.findall(r"^  make ([a-z-]+) +\w", said.stdout, re.MULTILINE)) == targets()


def test_what_must_be_green_is_what_make_does() -> None:
    """The automatic check runs the same two targets that a person runs."""
    assert re.findall(r"^make (\S+)$", (ROOT / ".ci" / "run").read_text("utf-8"), re.MULTILINE) == [
        "check",
        "test",
    ]
