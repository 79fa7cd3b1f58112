"""What is handed out: a wheel and a source archive that carry the demonstration and no one's data."""

from __future__ import annotations

import shutil
import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path

import pytest

from tests.house.tree import ROOT

DEMONSTRATION = ["study.yaml", "informants.csv", "reports.yaml", "codebooks", "transcripts"]


@pytest.fixture(scope="module")
def archives(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the wheel and the source archive, built from a copy that somebody has worked in."""
    copy = tmp_path_factory.mktemp("copy")
    for name in ["pyproject.toml", "README.md", "LICENSE", ".gitignore", "src", *DEMONSTRATION]:
        place = shutil.copytree if (ROOT / name).is_dir() else shutil.copy
        place(ROOT / name, copy / name)
    for name in ["intervjukod.db", "intervjukod.db-wal", "intervjukod.index.db", ".intervjukod.lock"]:
        (copy / name).write_text("somebody's interviews")
    built = tmp_path_factory.mktemp("built")
    subprocess.run([sys.executable, "-m", "hatchling", "build", "-d", built], cwd=copy, check=True, capture_output=True)
    return built


def files_of_the_demonstration() -> set[str]:
    """The demonstration's files in the repository, from its root."""
    tops = [ROOT / name for name in DEMONSTRATION]
    return {
        path.relative_to(ROOT).as_posix()
        for top in tops
        for path in [top, *top.rglob("*")]
        if path.is_file() and not path.name.startswith(".")
    }


def test_the_wheel_carries_the_demonstration(archives: Path) -> None:
    """Whoever installs the program has the demonstration study, whole, and the mark that it is typed."""
    names = set(zipfile.ZipFile(next(archives.glob("*.whl"))).namelist())
    assert {f"intervjukod/demonstration/{name}" for name in files_of_the_demonstration()} - names == set()
    assert {"intervjukod/py.typed", "intervjukod/__main__.py"} - names == set()
    templates = {f"intervjukod/reports/templates/report.{kind}" for kind in ("html", "css")}
    assert templates - names == set()


def test_the_source_archive_carries_the_demonstration(archives: Path) -> None:
    """Whoever builds from the source archive gets the same."""
    with tarfile.open(next(archives.glob("*.tar.gz"))) as archive:
        names = {name.partition("/")[2] for name in archive.getnames()}
    assert (files_of_the_demonstration() | {"LICENSE", "pyproject.toml"}) - names == set()


def test_no_database_is_handed_out(archives: Path) -> None:
    """A study somebody has opened in the folder stays out of both archives."""
    with tarfile.open(next(archives.glob("*.tar.gz"))) as archive:
        names = archive.getnames()
    names += zipfile.ZipFile(next(archives.glob("*.whl"))).namelist()
    assert [name for name in names if ".db" in name or ".lock" in name] == []
