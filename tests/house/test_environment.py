"""`tools/environment.sh`, with a Python that only notes what it was asked: made once, mended when needed."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.house.tree import ROOT

NOBODY = 65534
PROGRAMS = ["cat", "cksum", "dirname", "echo", "env", "find", "grep", "mkdir", "rm", "sh", "sort"]

# Answers as a new Python does; `-m venv` makes an environment with itself in it.
PYTHON = """#!/bin/sh
echo "$*" >>"$LOG"
case "$*" in
*version_info*) exit "${TOO_OLD:-0}" ;;
*ensurepip*) exit "${NO_VENV:-0}" ;;
--version) echo "Python 3.9.2" ;;
"-m venv"*) mkdir -p "$4/bin"; cat "$0" >"$4/bin/python"; echo "VIRTUAL_ENV='$4'" >"$4/bin/activate"
    chmod +x "$4/bin/python" ;;
*"pip install"*) exit "${NO_INDEX:-0}" ;;
esac
"""


class Clone:
    """A clone whose path has a space in it, and what ``environment.sh`` did there."""

    def __init__(self, place: Path) -> None:
        self.root = place / "a clone"
        self.home = place / "home"
        self.log = place / "log"
        self.programs = place / "programs"
        for folder in (self.root / "tools", self.root / "src", self.home, self.programs):
            folder.mkdir(parents=True)
        for name in ("study.yaml", "informants.csv", "reports.yaml", "codebooks", "transcripts"):
            (self.root / name).touch()
        for name in ("pyproject.toml", "tools/environment.sh"):
            shutil.copyfile(ROOT / name, self.root / name)  # not its permissions
        for name in [*PROGRAMS, "chmod"]:
            (self.programs / name).symlink_to(shutil.which(name) or f"no {name}")
        self.log.touch()
        self.python = self.programs / "python3"
        self.python.write_text(PYTHON)
        self.python.chmod(0o755)

    def run(self, level: str, *command: str, **answers: str) -> subprocess.CompletedProcess[str]:
        """Run ``command`` by way of the environment, with nothing else on the path."""
        environment = {"PATH": str(self.programs), "HOME": str(self.home), "LOG": str(self.log), **answers}
        return subprocess.run(
            ["sh", "tools/environment.sh", level, *command],
            check=False,
            cwd=self.root,
            env=environment,
            capture_output=True,
            text=True,
            user=NOBODY if os.geteuid() == 0 else None,
        )

    def installed(self) -> list[str]:
        """What was installed since last asked."""
        lines = self.log.read_text().splitlines()
        self.log.write_text("")
        return [line.rpartition("pip-version-check ")[2] for line in lines if "pip install" in line]


@pytest.fixture
def clone() -> Iterator[Clone]:
    """A clone that another user, who owns it, can reach."""
    with tempfile.TemporaryDirectory() as name:
        place = Path(name)
        made = Clone(place)
        for path in [place, *place.rglob("*")]:
            if os.geteuid() == 0 and not path.is_symlink():
                os.chown(path, NOBODY, NOBODY)
        yield made
        made.root.chmod(0o755)


def test_the_environment_is_made_once(clone: Clone) -> None:
    """The first command makes the environment, the second finds it; words go to stderr."""
    first, second = clone.run("run", "echo", "a  b"), clone.run("run", "echo", "a  b")
    assert (first.stdout, second.stdout, second.stderr) == ("a  b\n", "a  b\n", "")
    assert clone.installed() == ["--editable ."]


def test_tests_need_more_and_the_program_less(clone: Clone) -> None:
    """The tests' environment serves the program; the program's is added to for the tests."""
    clone.run("run", "true")
    clone.run("dev", "true")
    clone.run("run", "true")
    assert clone.installed() == ["--editable .", "--editable .[test]"]


def test_changed_dependencies_are_installed(clone: Clone) -> None:
    """A changed pyproject.toml brings the environment up to date."""
    clone.run("run", "true")
    with (clone.root / "pyproject.toml").open("a") as project:
        project.write("# changed\n")
    clone.run("run", "true")
    assert clone.installed() == ["--editable ."] * 2


def test_a_moved_clone_gets_its_own_environment(clone: Clone) -> None:
    """A clone that was copied or moved does not run the program of the place it came from."""
    clone.run("run", "true")
    clone.root = clone.root.rename(clone.root.with_name("moved"))
    clone.run("run", "true")
    assert clone.installed() == ["--editable ."] * 2
    assert str(clone.root) in (clone.root / ".venv" / "bin" / "activate").read_text()


def test_a_failed_installation_is_tried_again(clone: Clone) -> None:
    """Without a package index the command is not run and the next try begins where this one stopped."""
    failed = clone.run("run", "echo", "ran", NO_INDEX="1")
    assert (failed.returncode, failed.stdout) == (1, "")
    assert "package index" in failed.stderr.splitlines()[-1]
    assert clone.run("run", "echo", "ran").stdout == "ran\n"


def test_a_clone_that_cannot_be_written_is_left_alone(clone: Clone) -> None:
    """From a read-only clone the environment, with a copy of the program, is in the user's cache."""
    (clone.root / "src" / "a.py").touch()
    clone.root.chmod(0o555)
    before = sorted(clone.root.rglob("*"))
    assert clone.run("run", "echo", "ran").stdout == "ran\n"
    assert sorted(clone.root.rglob("*")) == before
    assert (clone.home / ".cache" / "intervjukod" / "venv" / "bin" / "python").exists()
    assert clone.installed() == ["."]


def test_a_copied_program_follows_its_source(clone: Clone) -> None:
    """From a read-only clone, a change in the source is installed anew, and no change is not."""
    clone.root.chmod(0o555)
    clone.run("run", "true")
    clone.run("run", "true")
    (clone.root / "src" / "b.py").touch()
    clone.run("run", "true")
    assert clone.installed() == ["."] * 2


@pytest.mark.parametrize(
    ("answers", "said"),
    [
        ({"TOO_OLD": "1"}, "needs Python 3.11 or newer, found Python 3.9.2"),
        ({"NO_VENV": "1"}, "apt install python3-venv"),
        ({"XDG_CACHE_HOME": "/dev/null"}, "set XDG_CACHE_HOME"),
    ],
)
def test_what_is_missing_is_said_in_one_line(clone: Clone, answers: dict[str, str], said: str) -> None:
    """A Python that is too old, one without venv, nowhere to write: one line each, and what to do."""
    if "XDG_CACHE_HOME" in answers:
        clone.root.chmod(0o555)
    stopped = clone.run("run", "echo", "ran", **answers)
    assert (stopped.returncode, stopped.stdout, stopped.stderr.count("\n")) == (1, "", 1)
    assert said in stopped.stderr


def test_no_python_is_said_in_one_line(clone: Clone) -> None:
    """No Python at all: one line, and what to do."""
    clone.python.unlink()
    stopped = clone.run("run", "echo", "ran")
    assert (stopped.returncode, stopped.stdout, stopped.stderr.count("\n")) == (1, "", 1)
    assert "found no python3: install one" in stopped.stderr
