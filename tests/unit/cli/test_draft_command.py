"""`codebook draft`: a preview, a question, a file."""

from __future__ import annotations

from pathlib import Path

import pytest

from intervjukod.cli.commands import drafts
from tests.unit.cli.terminal import Speak

TABLE = "Tema;Kod;Definition\nPlatsen;;Där de är.\n;Belysning;Hur ljust det är, och hur det har förändrats över tid.\n"
GUIDE = "1. Hur är ljuset?\n- på natten\n2. Obligatoriska frågor\na) Vad gör du?\nb) Med vem?\n"


@pytest.fixture
def table(tmp_path: Path) -> Path:
    """A codebook in CSV."""
    path = tmp_path / "Vår kodbok.csv"
    path.write_text(TABLE, "utf-8")
    return path


def test_without_a_yes_it_is_only_shown(torget: Speak, folder: Path, table: Path) -> None:
    """Without a terminal the preview comes, nothing is written, and the exit code says what lacks."""
    said = torget("codebook", "draft", table)
    assert (said.code, said.out) == (2, "")
    assert said.lines[:3] == [
        "Vår kodbok.csv läst som kodbok, ”Vår kodbok”: 2 koder. Bokstav, etikett, (nyckel), definition:",
        "p  Platsen (platsen): Där de är.",
        "  e  Belysning (belysning): Hur ljust det är, och hur det har förändrats över tid.",
    ]
    assert "Tema → label" in said.lines[3]
    assert "--yes" in said.lines[-1]
    assert not (folder / "codebooks" / "vår-kodbok.yaml").exists()


def test_with_a_yes_it_is_written(torget: Speak, folder: Path, table: Path) -> None:
    """The file is there under the name asked for, its codes are in the study, and undo takes them back."""
    said = torget("codebook", "draft", table, "--name", "platsen", "--yes")
    assert (said.code, said.out) == (0, "Skrev codebooks/platsen.yaml: 2 koder.\n")
    assert "label: Belysning" in (folder / "codebooks" / "platsen.yaml").read_text("utf-8")
    assert "belysning" in [row["key"] for row in torget("codes", "--format", "json").json]
    assert torget("undo").code == 0
    assert "belysning" not in [row["key"] for row in torget("codes", "--format", "json").json]


def test_a_guide_as_json_in_english(torget: Speak, tmp_path: Path) -> None:
    """The object has the act, the rows and the remarks."""
    path = tmp_path / "guide.txt"
    path.write_text(GUIDE, "utf-8")
    made = torget("codebook", "draft", path, "--as", "guide", "--yes", "--format", "json", "--lang", "en").json
    assert made.keys() == {"gesture", "ids", "counts", "what", "kind", "file", "rows", "notes"}
    assert (made["kind"], made["file"]) == ("guide", "codebooks/guide.yaml")
    assert made["what"] == "Wrote codebooks/guide.yaml: 4 questions and headings."
    assert [(row["mark"], row["text"], row["more"]) for row in made["rows"]][:2] == [
        ("1", "Hur är ljuset?", "på natten"), ("2", "Obligatoriska frågor", ""),
    ]  # fmt: skip
    assert made["notes"][0].startswith("1 bullet or follow-up")


@pytest.mark.parametrize(("answer", "code"), [("", 0), ("ja", 0), ("n", 1)])
def test_somebody_who_sits_there_is_asked(
    torget: Speak, folder: Path, table: Path, monkeypatch: pytest.MonkeyPatch, answer: str, code: int
) -> None:
    """Enter and yes write the file, anything else leaves everything as it was."""
    monkeypatch.setattr(drafts, "can_ask", lambda: True)
    assert torget("codebook", "draft", table, stdin=f"{answer}\n").code == code
    assert (folder / "codebooks" / "vår-kodbok.yaml").exists() == (code == 0)


def test_obligatory_questions_and_headings_are_marked(torget: Speak, tmp_path: Path) -> None:
    """A heading stands in brackets, an obligatory question has a star."""
    path = tmp_path / "guide.txt"
    path.write_text(GUIDE, "utf-8")
    said = torget("codebook", "draft", path)
    assert "2  [Obligatoriska frågor] (q2)" in said.lines
    assert "  2 a Vad gör du? * (q2a)" in said.lines


@pytest.mark.parametrize(
    ("name", "content", "words", "code"),
    [
        ("a.docx", b"PK\x03\x04 kapad", "skadad", 1),
        ("a.doc", b"\xd0\xcf\x11\xe0" + bytes(99), "docx eller xlsx", 1),
        ("a.txt", b"Bara en mening utan att undra.", "--as guide", 1),
        ("a.qdc", b"<!DOCTYPE a><CodeBook/>", "DOCTYPE", 1),
    ],
)
def test_a_file_that_will_not_do_is_one_line(
    torget: Speak, tmp_path: Path, name: str, content: bytes, words: str, code: int
) -> None:
    """What is wrong and what to do, on standard error, without a traceback."""
    (tmp_path / name).write_bytes(content)
    said = torget("codebook", "draft", tmp_path / name, "--as", "codebook", "--yes")
    assert (said.code, said.out, len(said.lines)) == (code, "", 1)
    assert words in said.err
    assert name in said.err
