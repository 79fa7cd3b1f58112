"""What is really loaded: a contract cannot tell an import at the top from one at need, `sys.modules` can."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pexpect
import pytest

from tests.house.tree import ROOT, SOURCE

# Runs a statement and writes down, at exit, every module that was loaded on the way.
NOTED = """
import atexit, sys
def note(place=sys.argv.pop(1)):
    with open(place, "w", encoding="utf-8") as file:
        file.write("\\n".join(sys.modules))
atexit.register(note)
"""
PROGRAM = "import runpy; runpy.run_module('intervjukod', run_name='__main__', alter_sys=True)"

PAGES = {"docx", "jinja2", "lxml", "xlsxwriter"}
HEAVY = {"numpy", "spacy", "sqlite_utils", "textual", *PAGES}
OTHER_REPORTS = {
    *(f"analysis.{name}" for name in ("compare", "cooccurrence", "drawn", "joint", "statements", "themes", "waves")),
    *(f"reports.{name}" for name in ("compare", "coverage", "joint", "portraits", "themes", "waves", "charts.of")),
    *(f"study.{name}" for name in ("evidence", "joint_display", "portraying", "rounds", "theming")),
    "readers.registry",
}
"""What a count of codes can do without: other kinds of reports, words behind numbers, readers of files."""
NOT_FOR_A_WORD = HEAVY | {"rich", "sqlite3", "yaml"}


def surroundings() -> dict[str, str]:
    """The environment of a child that runs this source."""
    return {**os.environ, "PYTHONPATH": str(ROOT / "src"), "TERM": "xterm-256color"}


def loaded(tmp_path: Path, statement: str, *arguments: str) -> set[str]:
    """The packages loaded by a Python that runs ``statement`` with ``arguments`` and ends well."""
    return {name.partition(".")[0] for name in modules(tmp_path, statement, *arguments)}


def modules(tmp_path: Path, statement: str, *arguments: str) -> set[str]:
    """The modules loaded by it, by their whole names."""
    note = tmp_path / "loaded"
    subprocess.run(
        [sys.executable, "-c", NOTED + statement, note, *arguments],
        check=True,
        env=surroundings(),
        cwd=tmp_path,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
    )
    return set(note.read_text("utf-8").splitlines())


def noted(note: Path) -> set[str]:
    """The packages in a note."""
    return {name.partition(".")[0] for name in note.read_text("utf-8").splitlines()}


@pytest.fixture(scope="module")
def study(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The demonstration, as the program itself sets it up."""
    folder = tmp_path_factory.mktemp("demonstration") / "study"
    subprocess.run(
        [sys.executable, "-m", "intervjukod", "demo", folder],
        check=True,
        env=surroundings(),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
    )
    return folder


@pytest.mark.parametrize("word", ["--help", "--version"])
def test_a_word_costs_nothing(tmp_path: Path, word: str) -> None:
    """`--help` and `--version` load nothing that takes time."""
    packages = loaded(tmp_path, PROGRAM, word)
    assert "click" in packages
    assert packages & NOT_FOR_A_WORD == set()


@pytest.mark.parametrize("command", ["report", "code", "import"])
def test_help_for_a_command_costs_nothing(tmp_path: Path, command: str) -> None:
    """A command's own help loads nothing that takes time either."""
    assert loaded(tmp_path, PROGRAM, command, "--help") & NOT_FOR_A_WORD == set()


@pytest.mark.parametrize("report", ["frequency", "compare", "coverage"])
def test_a_report_loads_no_screen_and_no_language(tmp_path: Path, study: Path, report: str) -> None:
    """A report needs the database and arithmetic, nothing heavier."""
    packages = loaded(tmp_path, PROGRAM, "--study", str(study), "report", report)
    assert "sqlite3" in packages
    assert packages & HEAVY == set()


def test_a_count_of_codes_loads_no_other_report(tmp_path: Path, study: Path) -> None:
    """Each kind of report is loaded when it is asked for, and a reader when there is a file for it."""
    found = modules(tmp_path, PROGRAM, "--study", str(study), "report", "frequency")
    assert {"intervjukod.analysis.frequency", "intervjukod.reports.frequency"} <= found
    assert found & {f"intervjukod.{name}" for name in OTHER_REPORTS} == set()


def test_what_can_be_left_out_is_there(tmp_path: Path) -> None:
    """A module that is called otherwise by now would be found nowhere."""
    names = {f"intervjukod.{name}" for name in OTHER_REPORTS}
    assert modules(tmp_path, f"import {', '.join(sorted(names))}") >= names


@pytest.mark.parametrize(
    ("form", "needed"), [("html", {"jinja2"}), ("docx", {"docx", "lxml"}), ("xlsx", {"xlsxwriter"})]
)
def test_a_page_loads_what_writes_it_and_nothing_else(tmp_path: Path, study: Path, form: str, needed: set[str]) -> None:
    """A report as a file needs the one library of its format."""
    packages = loaded(tmp_path, PROGRAM, "--study", str(study), "report", "frequency", "-o", f"rapport.{form}")
    assert packages & HEAVY == needed


def test_the_screen_loads_no_language(tmp_path: Path, study: Path) -> None:
    """The screen opens and closes without spaCy, numpy or sqlite-utils."""
    note = tmp_path / "loaded"
    screen = pexpect.spawn(
        sys.executable,
        ["-c", NOTED + PROGRAM, str(note), str(study)],
        env=surroundings(),
        dimensions=(40, 120),
        encoding="utf-8",
        timeout=30,
    )
    screen.expect("Sergels torg|Hässelby torg")
    screen.sendcontrol("q")
    screen.expect(pexpect.EOF)
    screen.close()
    assert "textual" in noted(note)
    assert noted(note) & (HEAVY - {"textual"}) == set()


def test_the_domain_stands_on_the_standard_library(tmp_path: Path) -> None:
    """All of domain, errors and analysis load nothing but themselves and the standard library."""
    rooms = [SOURCE / "errors.py", *(SOURCE / "domain").rglob("*.py"), *(SOURCE / "analysis").rglob("*.py")]
    names = [".".join(path.relative_to(SOURCE.parent).with_suffix("").parts) for path in rooms]
    bare = loaded(tmp_path, "")
    foreign = loaded(tmp_path, f"import {', '.join(names)}") - bare - sys.stdlib_module_names
    assert foreign == {"intervjukod"}
