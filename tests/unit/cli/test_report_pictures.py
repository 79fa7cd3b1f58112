"""`report` with pictures: in the report, as files of their own, and of which transcripts."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from intervjukod.cli import pages
from tests.unit.cli.terminal import Said, Speak


@pytest.fixture
def coded(torget: Speak) -> Speak:
    """The small study with one coding."""
    assert torget("code", "I01", "staffing", "--quote", "Vi är för få").code == 0
    return torget


def refused(said: Said, code: int, *words: str) -> None:
    """One line that says so, with a hint."""
    assert (said.code, said.out, len(said.lines)) == (code, "", 1)
    for word in words:
        assert word in said.err


def test_the_name_of_the_file_makes_a_picture(coded: Speak, tmp_path: Path) -> None:
    """`.svg`, `.png` and `.pdf` are the pictures alone, for nobody else to read."""
    for suffix, begins in (("svg", b"<?xml"), ("png", b"\x89PNG"), ("pdf", b"%PDF-")):
        path = tmp_path / f"bild.{suffix}"
        said = coded("report", "frequency", "-o", path)
        assert (said.code, said.out, said.err) == (0, "", "")
        assert path.read_bytes().startswith(begins)
        assert path.stat().st_mode & 0o777 == 0o600


def test_a_report_has_its_pictures_when_they_are_wanted(coded: Speak) -> None:
    """`--draw` adds them in the formats that hold them, and is refused in the others."""
    assert "┊" not in coded("report", "compare", "--by", "informant").out
    assert "● " in coded("report", "frequency", "--draw").out
    assert "<svg" in coded("report", "frequency", "--draw", "--format", "html").out
    for form in ("csv", "json", "xlsx", "svg"):
        refused(coded("report", "frequency", "--draw", "--format", form), 2, "--draw", "html")


@pytest.mark.parametrize("form", ["png", "pdf"])
def test_a_terminal_gets_no_bytes(coded: Speak, monkeypatch: pytest.MonkeyPatch, form: str) -> None:
    """What it cannot show is refused; SVG is text."""
    monkeypatch.setattr(pages, "shows_on_terminal", lambda: True)
    refused(coded("report", "frequency", "--format", form), 2, form, f"-o rapport.{form}")
    assert coded("report", "frequency", "--format", "svg").out.startswith("<?xml")


def test_without_matplotlib_one_line_says_what_to_install(
    coded: Speak, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """No file is made; SVG is."""
    monkeypatch.setitem(sys.modules, "matplotlib", None)
    refused(coded("report", "frequency", "-o", tmp_path / "bild.png"), 1, 'pip install "intervjukod[plots]"')
    assert coded("report", "frequency", "-o", tmp_path / "bild.svg").code == 0
    assert [path.name for path in tmp_path.glob("bild.*")] == ["bild.svg"]


def test_a_report_without_a_picture_says_which_have_one(coded: Speak, tmp_path: Path) -> None:
    """Nothing is written."""
    refused(coded("report", "concordance", "-o", tmp_path / "bild.svg"), 1, "concordance", "frequency")
    assert not (tmp_path / "bild.svg").exists()


def test_portraits_of_those_that_are_named(coded: Speak) -> None:
    """One transcript, or those that count; a name that nobody has is refused."""
    assert {row["transcript"][:3] for row in coded("report", "portraits", "--format", "json").json["rows"]} == {"I01"}
    named = coded("report", "portraits", "I01", "--format", "json").json
    assert [(row["code"], row["end"] - row["start"]) for row in named["rows"]] == [("staffing", 4)]
    assert "informant talar" in coded("report", "portraits", "I01").out
    later = coded("report", "portraits", "I02").out
    assert "ej klar" in later
    assert "0 av 1 intervju påbörjad" in later
    refused(coded("report", "portraits", "I77"), 1, "I77")
    refused(coded("report", "frequency", "I01", "I02"), 2, "I02")
