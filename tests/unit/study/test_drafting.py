"""Drafts made part of a study: shown first, then one act, one file, nothing written over."""

from __future__ import annotations

from pathlib import Path

import pytest

from intervjukod.errors import IntervjukodError, RefusedError, SourceError, StudyError
from intervjukod.study import Study, faces
from intervjukod.study.drafting import DraftRow, candidates, path_of, preview
from tests.unit.study.acting import newest, told

TABLE = "Tema;Kod;Definition\nPlatsen;;Där de är.\n;Belysning;Hur ljust det är.\nBemanning;;Antal.\n"
GUIDE = "1. Hur är ljuset?\n- på natten\n2. Obligatoriska frågor\na) Vad gör du?\nb) Med vem?\n"


@pytest.fixture
def table(tmp_path: Path) -> Path:
    """A codebook in CSV, outside the study."""
    path = tmp_path / "Vår kodbok.csv"
    path.write_text(TABLE, "utf-8")
    return path


@pytest.fixture
def guide(tmp_path: Path) -> Path:
    """A question guide in plain text, outside the study."""
    path = tmp_path / "Guide 2.txt"
    path.write_text(GUIDE, "utf-8")
    return path


def files(study: Study) -> list[str]:
    """The names in the folder of codebooks."""
    return sorted(path.name for path in (Path(study.facts.folder) / "codebooks").iterdir())


def test_a_draft_writes_nothing(study: Study, table: Path) -> None:
    """Looking is no act; what the study has already is not proposed again."""
    before, there = newest(study), files(study)
    made = study.codebook.draft(table)
    assert [(code.key, code.letter, code.parent) for code in made.codes] == [
        ("platsen", "p", ""), ("belysning", "l", "platsen"), ("bemanning", "e", ""),
    ]  # fmt: skip
    assert (newest(study), files(study)) == (before, there)


def test_adopting_is_one_act_that_can_be_undone(study: Study, table: Path) -> None:
    """The codes are in the study, in the coder's name; undo takes them back and redo brings them."""
    act = study.codebook.adopt(study.codebook.draft(table))
    assert (act.key, dict(act.values)) == ("drafts.adopted_codebook", {"path": "codebooks/vår-kodbok.yaml", "n": 3})
    assert act.actor == "Anna"
    book = study.codebook.book
    assert (book.by_key["belysning"].parent, book.by_key["belysning"].definition) == ("platsen", "Hur ljust det är.")
    assert book.by_letter["l"].codebook == "vår-kodbok"
    undone = study.history.undo()
    assert undone is not None
    assert undone.gesture == act.gesture
    assert "belysning" not in study.codebook.book.by_key
    assert study.history.redo() is not None
    assert "belysning" in study.codebook.book.by_key


def test_the_file_is_read_again_without_a_finding(folder: Path, study: Study, table: Path, guide: Path) -> None:
    """Its comments name the source; another opening finds nothing new in it and nothing wrong with it."""
    study.codebook.adopt(study.codebook.draft(table))
    study.codebook.adopt(study.codebook.draft(guide))
    text = (folder / "codebooks" / "vår-kodbok.yaml").read_text("utf-8")
    assert text.startswith("# Läst ur Vår kodbok.csv.\n# Nycklarna")
    assert "\ncodebook: Vår kodbok\nversion: 1\nlanguage: sv\ncodes:\n  platsen:\n    label: Platsen\n" in text
    before = newest(study)
    study.close()
    with Study.open(folder, coder="Berit") as again:
        assert (newest(again), list(again.codebook.findings())) == (before, [])
        assert [one.key for one in again.codebook.guides] == ["bilaga", "guide-2"]


def test_a_guide_is_adopted_with_its_numbers(study: Study, guide: Path) -> None:
    """Numbers, headings, what is obligatory and probes come along."""
    act = study.codebook.adopt(study.codebook.draft(guide))
    assert (act.key, act.values["n"]) == ("drafts.adopted_guide", 4)
    found = study.codebook.guides[1]
    assert [(one.id, one.number, one.under, one.obligatory) for one in found.questions] == [
        ("q1", "1", "", False), ("q2", "2", "", True), ("q2a", "2 a", "q2", True), ("q2b", "2 b", "q2", True),
    ]  # fmt: skip
    assert [probe.ask for probe in found.questions[0].probes] == ["på natten"]


def test_an_adopted_code_is_edited_like_any_other(folder: Path, study: Study, table: Path) -> None:
    """A code added to the adopted codebook goes into its file, and the comments stay."""
    study.codebook.adopt(study.codebook.draft(table))
    study.codebook.add("mörker", under="platsen", label="Mörker")
    text = (folder / "codebooks" / "vår-kodbok.yaml").read_text("utf-8")
    assert "mörker" in text
    assert text.startswith("# Läst ur")


def test_nothing_is_written_over(folder: Path, study: Study, table: Path) -> None:
    """A name in use, in any case and with any suffix, is refused when asked for, and else gets a number."""
    (folder / "codebooks" / "Vår-Kodbok.txt").write_text("mitt", "utf-8")
    made = study.codebook.draft(table)
    for name in ("torget", "Torget.yaml", "bilaga", "vår-kodbok"):
        with pytest.raises(RefusedError) as refused:
            study.codebook.adopt(made, name)
        assert told(refused)[0] == "drafts.name_taken"
    for name in ("../ut", "a b", ".dold", "a/b", "a\\b", "\0"):
        with pytest.raises(RefusedError) as refused:
            study.codebook.adopt(made, name)
        assert told(refused)[0] == "drafts.name_unusable"
    assert study.codebook.adopt(made).values["path"] == "codebooks/vår-kodbok-2.yaml"
    assert (folder / "codebooks" / "Vår-Kodbok.txt").read_text("utf-8") == "mitt"


def test_a_draft_that_is_out_of_date_is_refused(study: Study, table: Path) -> None:
    """A key or a letter that was given out since the draft was made stops it; a new draft goes round them."""
    made = study.codebook.draft(table)
    study.codebook.add("belysning", letter="p")
    with pytest.raises(RefusedError) as refused:
        study.codebook.adopt(made)
    assert told(refused) == ("letter_taken", {"letter": "p", "other": "belysning"})
    again = study.codebook.draft(table)
    assert [(code.key, code.letter) for code in again.codes] == [
        ("platsen", "l"), ("belysning-2", "y"), ("bemanning", "e"),
    ]  # fmt: skip
    study.codebook.adopt(again)
    with pytest.raises(RefusedError) as refused:
        study.codebook.adopt(again, "en-till")
    assert told(refused) == ("code_exists", {"key": "platsen"})


def test_keys_of_an_adoption_that_was_undone_are_not_given_again(study: Study, table: Path) -> None:
    """The file of an undone adoption is there still, so another draft of it claims nothing of its."""
    study.codebook.adopt(study.codebook.draft(table))
    study.history.undo()
    study.codebook.adopt(study.codebook.draft(table))
    assert "platsen-2" in study.codebook.book.by_key
    assert list(study.codebook.findings()) == []


def test_a_disk_that_says_no_leaves_nothing_behind(study: Study, table: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """When the journal cannot be written the file is taken away again."""
    made, there = study.codebook.draft(table), files(study)

    def full(*_: object) -> None:
        raise StudyError("disk_full", path="x")

    monkeypatch.setattr(faces, "remember", full)
    with pytest.raises(StudyError):
        study.codebook.adopt(made)
    assert files(study) == there
    assert "platsen" not in study.codebook.book.by_key


@pytest.mark.parametrize(
    ("name", "content", "kind"),
    [("ingen.docx", None, SourceError), ("tom.qdc", b"", SourceError), ("sönder.xlsx", b"PK\x03\x04x", SourceError)],
)
def test_a_file_that_cannot_be_read_changes_nothing(
    study: Study, tmp_path: Path, name: str, content: bytes | None, kind: type[IntervjukodError]
) -> None:
    """A missing, an empty and a broken file are one error each, that names the file."""
    path = tmp_path / name
    if content is not None:
        path.write_bytes(content)
    before = newest(study)
    with pytest.raises(kind) as error:
        study.codebook.draft(path)
    assert error.value.values["path"] == str(path)
    assert newest(study) == before


def test_a_study_of_the_past_adopts_nothing(study: Study, table: Path) -> None:
    """What cannot be written is refused before a file is made."""
    with study.as_of(str(newest(study))) as past:
        made, there = past.codebook.draft(table), files(study)
        with pytest.raises(RefusedError):
            past.codebook.adopt(made)
    assert files(study) == there


def test_a_preview_shows_what_would_be(study: Study, table: Path, guide: Path) -> None:
    """Rows with depth, letter or number, key or id, words, and what belongs to them."""
    assert preview(study.codebook.draft(table))[1] == DraftRow(
        1, "l", "belysning", "Belysning", "Hur ljust det är.", where=":3"
    )
    rows = preview(study.codebook.draft(guide))
    assert [(row.depth, row.mark, row.name, row.heading, row.obligatory) for row in rows] == [
        (0, "1", "q1", False, False), (0, "2", "q2", True, True), (1, "2 a", "q2a", False, True),
        (1, "2 b", "q2b", False, True),
    ]  # fmt: skip
    assert rows[0].more == "på natten"
    assert study.codebook.draft(guide, "codebook").kind == "codebook"


def test_files_that_may_be_drafts_are_found(study: Study) -> None:
    """In the study's folder and below; interviews, informants, what is hidden and what no reader knows are not."""
    root = Path(study.facts.folder)
    for name in (
        "Kodbok.DOCX",
        "sub/a.xlsx",
        "sub/transcripts/g.txt",
        ".git/b.txt",
        "~$Kodbok.docx",
        ".c.csv",
        "d.pdf",
    ):
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"")
    assert list(candidates(str(root))) == ["Kodbok.DOCX", "sub/a.xlsx", "sub/transcripts/g.txt"]
    assert candidates(str(root))["sub/a.xlsx"] == root / "sub" / "a.xlsx"


@pytest.mark.parametrize(
    ("typed", "path"),
    [
        ("Kodbok.docx", "/study/Kodbok.docx"),
        (" '/a/Vår kodbok.docx' ", "/a/Vår kodbok.docx"),
        ('"/a/b.docx"', "/a/b.docx"),
        ("/a/V\\ x.docx", "/a/V x.docx"),
        ("file:///a/V%C3%A5r%20kodbok.docx", "/a/Vår kodbok.docx"),
        ("file://localhost/a/b.docx", "/a/b.docx"),
        ("'", "/study/'"),
    ],
)
def test_a_path_is_taken_as_people_paste_it(typed: str, path: str) -> None:
    """With quotes, escaped blanks or as an address; a bare name stands in the study's folder."""
    assert path_of("/study", typed) == Path(path)


def test_a_path_at_home(monkeypatch: pytest.MonkeyPatch) -> None:
    """A tilde is the home folder."""
    monkeypatch.setenv("HOME", "/hem")
    assert path_of("/study", "~/Kodbok.docx") == Path("/hem/Kodbok.docx")
