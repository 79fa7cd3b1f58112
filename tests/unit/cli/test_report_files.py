"""`report` as a file: which format, where to, and what is refused before anything is written."""

from __future__ import annotations

import errno
import os
import re
from pathlib import Path
from zipfile import ZipFile

import pytest
from click.testing import CliRunner

from intervjukod.cli import pages
from intervjukod.cli.program import program
from intervjukod.cli.running import run
from tests.unit.cli.terminal import Said, Speak
from tests.unit.reports.read_back import Html, paragraphs, sheets


@pytest.fixture
def coded(torget: Speak) -> Speak:
    """The small study with one coding."""
    assert torget("code", "I01", "staffing", "--quote", "Vi är för få").code == 0
    return torget


def refused(said: Said, code: int, *words: str) -> None:
    """One line that says so, with a hint."""
    assert (said.code, said.out) == (code, "")
    assert len(said.lines) == 1
    for word in words:
        assert word in said.err


@pytest.mark.parametrize("kind", ["frequency", "compare", "concordance", "co-occurrence", "coverage"])
def test_the_name_of_the_file_chooses(coded: Speak, tmp_path: Path, kind: str) -> None:
    """`.html`, `.docx` and `.xlsx` are what they say, of every report, for nobody else to read."""
    for suffix in ("html", "docx", "xlsx"):
        path = tmp_path / f"rapport.{suffix}"
        said = coded("report", kind, "-o", path)
        assert (said.code, said.out, said.err) == (0, "", "")
        assert path.stat().st_mode & 0o777 == 0o600
    title = paragraphs((tmp_path / "rapport.docx").read_bytes())[0][1]
    assert title in Html((tmp_path / "rapport.html").read_text("utf-8")).said
    assert sheets((tmp_path / "rapport.xlsx").read_bytes())[0].values[0][0] == title


def test_the_format_wins_over_the_name(coded: Speak, tmp_path: Path) -> None:
    """`--format` is obeyed whatever the file is called; `.htm` is HTML."""
    path = tmp_path / "rapport.txt"
    assert coded("report", "frequency", "--format", "html", "-o", path).code == 0
    assert path.read_text("utf-8").startswith("<!DOCTYPE html>")
    assert coded("report", "frequency", "-o", tmp_path / "rapport.htm").code == 0
    assert (tmp_path / "rapport.htm").read_text("utf-8").startswith("<!DOCTYPE html>")


def test_html_opens_its_quotes_unless_they_are_not_wanted(coded: Speak) -> None:
    """The words behind a number are in the page; with `--no-quotes` they are not."""
    assert "<blockquote>Vi är för få</blockquote>" in coded("report", "compare", "--format", "html").out
    assert "Vi är för få" not in coded("report", "compare", "--format", "html", "--no-quotes").out


def test_all_quotes_are_on_the_page_when_they_are_wanted(coded: Speak, monkeypatch: pytest.MonkeyPatch) -> None:
    """A page with more quotes than it may have leaves some out and says so; `--all-quotes` has every one."""
    assert coded("code", "I01", "1:2", "staffing").code == 0
    monkeypatch.setattr("intervjukod.reports.html.MOST", 1)
    some = coded("report", "frequency", "--format", "html").out
    everything = coded("report", "frequency", "--format", "html", "--all-quotes").out
    assert "--all-quotes" in some
    assert "--all-quotes" not in everything
    assert 0 < some.count("<blockquote>") < everything.count("<blockquote>")


def test_the_first_report_on_answers_tells_how_far_it_has_come(
    torget: Speak, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where somebody waits for answers to be proposed there is a line that goes away; the next report has none."""
    (folder / "intervjukod.index.db").unlink(missing_ok=True)
    monkeypatch.setattr(pages, "shows_words_on_terminal", lambda: True)
    assert torget("report", "coverage").err == "\r\x1b[KSöker frågorna i intervjuerna: 0 av 2 …\r\x1b[K"
    assert torget("report", "coverage").err == ""


def test_excel_gets_its_csv(coded: Speak, tmp_path: Path) -> None:
    """`--excel` alone means CSV: a mark, semicolons, a decimal comma."""
    path = tmp_path / "koder"
    assert coded("report", "frequency", "--excel", "-o", path).code == 0
    text = path.read_bytes().decode("utf-8")
    assert text.startswith("\ufeffcode;label;depth;informants;")
    assert re.search(r";\d+,\d+;", text)
    assert text.endswith("\r\n")


def test_a_pipe_gets_the_file(coded: Speak, folder: Path) -> None:
    """Without `-o` the bytes go to standard output, if it is no terminal."""
    with CliRunner().isolation(input="") as (out, _, _):
        assert run(program, ["--study", str(folder), "report", "frequency", "--format", "docx"]) == 0
        data = out.getvalue()
    assert paragraphs(data)[0][0] == "Heading1"


@pytest.mark.parametrize("form", ["docx", "xlsx"])
def test_a_terminal_gets_no_file(coded: Speak, monkeypatch: pytest.MonkeyPatch, form: str) -> None:
    """What a terminal cannot show is refused, with what to do."""
    monkeypatch.setattr(pages, "shows_on_terminal", lambda: True)
    refused(coded("report", "compare", "--format", form), 2, form, f"-o rapport.{form}")
    assert coded("report", "compare", "--format", "html").code == 0


@pytest.mark.parametrize(
    ("words", "of"),
    [
        (("--template", "mall.docx", "-o", "rapport.html"), "docx"),
        (("--template", "mall.docx"), "docx"),
        (("--excel", "--format", "json"), "csv"),
        (("--no-quotes", "-o", "rapport.xlsx"), "html"),
        (("--all-quotes", "-o", "rapport.docx"), "html"),
    ],
)
def test_an_option_of_another_format_is_refused(coded: Speak, words: tuple[str, ...], of: str) -> None:
    """Nothing is passed over in silence."""
    refused(coded("report", "compare", *words), 2, words[0], f"--format {of}")


def test_a_name_says_a_format_or_none(coded: Speak, tmp_path: Path) -> None:
    """One that says another is refused before anything is written; --format settles it; .txt is as in a terminal."""
    refused(coded("report", "frequency", "-o", tmp_path / "rapport.doc"), 2, ".doc", ".docx")
    assert not (tmp_path / "rapport.doc").exists()
    for name, words in (("rapport.doc", ("--format", "html")), ("rapport.txt", ()), ("rapport", ())):
        assert coded("report", "frequency", *words, "-o", tmp_path / name).code == 0
        assert (tmp_path / name).exists()


@pytest.mark.parametrize(
    "words",
    [
        ("report", "compare", "--format", "docx"),
        ("report", "compare", "--format", "csv"),
        ("codings", "--format", "csv"),
    ],
)
def test_no_output_takes_the_place_of_what_the_study_reads(coded: Speak, folder: Path, words: tuple[str, ...]) -> None:
    """Neither its database nor a file of a person's own, by whatever name."""
    (folder / "link.md").symlink_to("transcripts/I01-polis.txt")
    kept = [path for path in folder.rglob("*.*") if path.is_file() and not path.match("*.index.db")]
    before = [path.read_bytes() for path in kept]
    for name in ("intervjukod.db", "intervjukod.db-wal", "study.yaml", "informants.csv", "link.md"):
        refused(coded(*words, "-o", folder / name), 1, name)
    assert [path.read_bytes() for path in kept] == before


def test_quotes_are_wanted_or_not(coded: Speak) -> None:
    """What cannot both be meant is refused."""
    refused(coded("report", "compare", "--format", "html", "--no-quotes", "--all-quotes"), 2, "--all-quotes")


def test_a_list_is_no_page(coded: Speak, tmp_path: Path) -> None:
    """Only reports are written so; a list into such a file is refused, and the file is not made."""
    for words in (("codings",), ("export",), ("codes",)):
        refused(coded(*words, "-o", tmp_path / "lista.xlsx"), 2, "xlsx", "csv")
    assert list(tmp_path.glob("*.xlsx")) == []


@pytest.mark.parametrize("data", [None, b"", b"PK\x03\x04 half a file", b"Bara text."])
def test_a_bad_template_is_told_in_a_line(coded: Speak, tmp_path: Path, data: bytes | None) -> None:
    """Missing, empty, damaged, no document: its name, what is wrong, what to do; no report is written."""
    template = tmp_path / "mall.docx"
    if data is not None:
        template.write_bytes(data)
    said = coded("report", "compare", "--template", template, "-o", tmp_path / "rapport.docx")
    refused(said, 1, str(template))
    assert not (tmp_path / "rapport.docx").exists()


def test_a_template_that_declares_entities_is_refused(coded: Speak, tmp_path: Path) -> None:
    """Whatever it asks to be read goes into no report."""
    template = tmp_path / "mall.docx"
    with ZipFile(template, "w") as archive:
        archive.writestr("word/document.xml", '<!DOCTYPE w [<!ENTITY x SYSTEM "file:///etc/hostname">]><w>&x;</w>')
    refused(coded("report", "compare", "--template", template, "-o", tmp_path / "ut.docx"), 1, str(template), "DOCTYPE")


@pytest.mark.parametrize("form", ["html", "docx", "xlsx"])
def test_a_full_disk_leaves_the_file_as_it_was(
    coded: Speak, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, form: str
) -> None:
    """The report of yesterday is still there, whole, and nothing lies beside it."""
    path = tmp_path / f"rapport.{form}"
    path.write_text("i går")

    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    refused(coded("report", "frequency", "-o", path), 1, str(path))
    assert path.read_text() == "i går"
    assert [one.name for one in tmp_path.iterdir() if one.name != "torget"] == [path.name]


def test_a_file_that_cannot_be_written_is_told_in_a_line(coded: Speak, tmp_path: Path) -> None:
    """A folder that is not there, a folder in the file's place."""
    (tmp_path / "mapp.docx").mkdir()
    for path in (tmp_path / "ingen" / "rapport.docx", tmp_path / "mapp.docx"):
        said = coded("report", "frequency", "-o", path)
        assert (said.code, len(said.lines)) == (1, 1)
        assert str(path) in said.err
