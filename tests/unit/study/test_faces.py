"""Codebooks, guides and the table of informants as people edit them: what is taken in, what becomes a finding."""

from __future__ import annotations

from pathlib import Path

import pytest

from intervjukod.study import Study, faces
from tests.builders import CODEBOOK, GUIDE, study_folder
from tests.unit.study.acting import FEW, code, codings, edit, newest, words

SECOND = """\
codebook: Natten
codes:
  mörker: {label: Mörker, key: m}
  ljus: {label: Ljus}
"""


def opened(folder: Path) -> Study:
    """The study as Anna opens it."""
    return Study.open(folder, coder="Anna")


def book(folder: Path) -> Path:
    """The file of its codebook."""
    return folder / "codebooks" / "torget.yaml"


def findings(study: Study) -> list[tuple[str, str, int | None]]:
    """Key, file (or code) and line of every finding."""
    return [
        (note.key, str(note.values.get("path", note.values.get("key"))), note.line)
        for note in study.codebook.findings()
    ]


def test_a_file_as_it_was_writes_nothing(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Opening again, also after the file was touched or saved unchanged, is no act."""
    with opened(folder) as study:
        before = newest(study)
    book(folder).write_bytes(book(folder).read_bytes())
    with opened(folder) as study:
        assert newest(study) == before
        assert not study.poll()
        assert study.codebook.findings() == ()
    monkeypatch.setattr(faces, "read_bytes", pytest.fail)
    opened(folder).close()  # and is not even read again


def test_an_edit_is_one_act_of_the_program(folder: Path) -> None:
    """Several changes in one file: one act, and only what was changed is in it."""
    edit(book(folder), "{sv: Bemanning, en: Staffing}", "Personalläge")
    edit(book(folder), "    key: s\n", "    key: s\n    definition: Arbete med andra.\n")
    edit(book(folder), "  övrigt:", "  trygghet: {label: Trygghet, key: t}\n  övrigt:")
    with opened(folder) as study:
        book_now = study.codebook.book
        assert book_now.by_key["staffing"].name("sv") == "Personalläge"
        assert book_now.by_key["samverkan"].definition == "Arbete med andra."
        assert [code.key for code in book_now.codes][-2:] == ["trygghet", "övrigt"]
        assert book_now.by_letter["t"].key == "trygghet"
        act, opening = study.history.rows()
        assert (act.actor, act.act.key, act.act.values) == ("intervjukod", "acts.read_codebook", {"n": 3})
        assert opening.act.key == "acts.took_in"


def test_fields_that_an_edit_takes_away_are_gone(folder: Path) -> None:
    """A field, a letter, an alias that no longer stands in the file is no longer in the study."""
    edit(
        book(folder), "    brief: Antal och kontinuitet.\n    keywords: [personal]\n    alias: [folk]\n    key: b\n", ""
    )
    with opened(folder) as study:
        code = study.codebook.book.by_key["staffing"]
        assert (code.brief, code.keywords, code.alias, code.letter) == ("", (), (), "")


def test_a_guide_is_edited_too(folder: Path) -> None:
    """A question more, another wording, one taken away."""
    path = folder / "codebooks" / "bilaga.yaml"
    edit(path, '  - {id: q1, nr: 1, ask: "Hur länge har du arbetat här på torget?"}\n', "")
    edit(path, "ask: Kontinuitet", "ask: Omplacering")
    edit(path, "    nr: 2\n", "    x: site\n")
    edit(path, "    expects: [staffing]\n", "")
    edit(path, "  - {id: q3", '  - {id: q4, ask: "Något annat?"}\n  - {id: q3')
    with opened(folder) as study:
        (guide,) = study.codebook.guides
        assert [question.id for question in guide.questions] == ["q2", "q4", "q3"]
        changed = guide.by_id["q2"]
        assert (changed.nr, changed.expects, changed.stands_for) == ("", (), "site")
        assert changed.probes[0].ask == "Omplacering"
        assert study.history.rows(1)[0].act.key == "acts.read_guide"
        edit(path, "    probes: {when: svarar kort, suggest: [{id: q2a, ask: Omplacering}]}\n", "")
        edit(path, ", for: [polis]", "")
        assert study.poll()
        (guide,) = study.codebook.guides
        assert (guide.by_id["q2"].probes, guide.by_id["q2"].probes_when, guide.by_id["q3"].roles) == ((), "", ())


@pytest.mark.parametrize(
    ("name", "old", "new", "key"),
    [
        ("torget.yaml", "codebook: Torget", "codebook: Platsen", "acts.read_codebook"),
        ("bilaga.yaml", "guide: Bilaga", "guide: Bilaga 6", "acts.read_guide"),
    ],
)
def test_a_new_title_is_an_edit_of_no_code(folder: Path, name: str, old: str, new: str, key: str) -> None:
    """The act says which kind of file was read."""
    edit(folder / "codebooks" / name, old, new)
    with opened(folder) as study:
        act = study.history.rows(1)[0].act
        assert (act.key, act.values) == (key, {"n": 0})
        assert new.partition(": ")[2] in (*study.codebook.book.titles.values(), study.codebook.guides[0].title)


BROKEN = [
    ("    key: s\n", "    key: b\n", "readers.doubled_letter", 19),
    ("    key: s\n", "    kye: s\n", "readers.unknown_field_guess", 19),
    ("  samverkan:\n", "  samverkan\n", "files.yaml_no_colon", 17),
]


@pytest.mark.parametrize(("old", "new", "why", "line"), BROKEN)
def test_a_broken_file_leaves_the_last_good_revision(
    study: Study, folder: Path, old: str, new: str, why: str, line: int
) -> None:
    """It closes nothing: the finding has file and line, coding goes on, and mending it ends the finding."""
    code(study, FEW, "staffing")
    before = newest(study)
    text = book(folder).read_text("utf-8")
    edit(book(folder), old, new)
    edit(book(folder), "Förflyttning", "Flytt")
    assert study.poll()
    assert findings(study) == [(why, "codebooks/torget.yaml", line)]
    assert not study.poll()
    assert newest(study) == before
    assert study.codebook.book.by_key["förflyttning"].name("sv") == "Förflyttning"
    code(study, "tolv år", "samverkan")
    with opened(folder) as again:
        assert findings(again) == findings(study)
        assert [check.status for check in again.history.doctor() if check.check == "files"] == ["finding"]
    book(folder).write_text(text, "utf-8")
    assert study.poll()
    assert findings(study) == []


def test_a_file_that_was_broken_from_the_start_is_never_written_over(tmp_path: Path) -> None:
    """The study opens without its codes; a new code goes into another file."""
    folder = study_folder(tmp_path / "torget", codebook=CODEBOOK.replace("key: s", "key: b"))
    broken = book(folder).read_bytes()
    with opened(folder) as study:
        assert [key for key, _, _ in findings(study)] == ["readers.doubled_letter"]
        assert study.codebook.book.codes == ()
        study.codebook.add("trygghet")
        assert (folder / "codebooks" / "kodbok.yaml").exists()
    assert book(folder).read_bytes() == broken


def test_a_code_gone_from_its_file_is_gone(folder: Path) -> None:
    """Unused: it leaves the codebook. Nothing is asked, and it can be put back."""
    text = book(folder).read_text("utf-8")
    edit(book(folder), "  förflyttning:\n    label: {sv: Förflyttning, en: Displacement}\n    key: f\n", "")
    with opened(folder) as study:
        assert "förflyttning" not in study.codebook.book.by_key
        assert findings(study) == []
    book(folder).write_text(text, "utf-8")
    with opened(folder) as study:
        assert study.codebook.book.by_letter["f"].name("en") == "Displacement"


def test_a_used_code_gone_from_its_file_is_a_finding(study: Study, folder: Path) -> None:
    """Its codings stay, under its key; the finding ends when it is put back."""
    text = book(folder).read_text("utf-8")
    code(study, FEW, "samverkan")
    edit(book(folder), "  samverkan:\n    label: {sv: Samverkan, en: Collaboration}\n    key: s\n", "")
    assert study.poll()
    assert findings(study) == [("study.used_code_missing", "samverkan", None)]
    assert [check.status for check in study.history.doctor() if check.check == "codes"] == ["finding"]
    assert words(study) == {FEW: "samverkan"}
    assert [passage.label for passage in study.reading.passages()] == ["samverkan"]
    book(folder).write_text(text, "utf-8")
    assert study.poll()
    assert findings(study) == []
    assert [passage.label for passage in study.reading.passages()] == ["Samverkan"]


class TestTwoFiles:
    """Two codebooks in one study."""

    def second(self, folder: Path, text: str = SECOND, name: str = "natt.yaml") -> Path:
        path = folder / "codebooks" / name
        path.write_text(text, "utf-8")
        return path

    def test_each_has_its_codes(self, folder: Path) -> None:
        """In the order of the files, each code in its own."""
        self.second(folder)
        with opened(folder) as study:
            assert study.codebook.book.titles == {"natt": "Natten", "torget": "Torget"}
            assert [code.key for code in study.codebook.book.codes][:3] == ["mörker", "ljus", "staffing"]
            assert findings(study) == []

    @pytest.mark.parametrize(
        ("claim", "why"),
        [("  samverkan: {label: Annat}\n", "code_in_two_files"), ("  annat: {key: s}\n", "letter_in_two_files")],
    )
    def test_one_code_or_letter_in_both_is_a_finding(self, folder: Path, claim: str, why: str) -> None:
        """The file that came later is not read until that is settled; then it is."""
        path = self.second(folder, SECOND + claim)
        with opened(folder) as study:
            assert findings(study) == [(f"study.{why}", "codebooks/natt.yaml", None)]
            assert "mörker" not in study.codebook.book.by_key
            assert study.codebook.book.by_key["samverkan"].name("sv") == "Samverkan"
            self.second(folder)
            assert study.poll()
            assert findings(study) == []
            assert study.codebook.book.by_letter["m"].key == "mörker"
            edit(path, "ljus: {label: Ljus}", "ljus: {label: Ljus, key: b}")
            assert study.poll()
            assert findings(study) == [("study.letter_in_two_files", "codebooks/natt.yaml", None)]
            assert study.codebook.book.by_key["ljus"].letter == ""

    def test_at_the_first_opening_the_first_by_name_is_read(self, tmp_path: Path) -> None:
        """Which of two is refused does not depend on anything but their names."""
        folder = study_folder(tmp_path / "torget")
        self.second(folder, SECOND + "  samverkan: {}\n")
        with opened(folder) as study:
            assert findings(study) == [("study.code_in_two_files", "codebooks/torget.yaml", None)]
            assert [code.key for code in study.codebook.book.codes] == ["mörker", "ljus", "samverkan"]

    def test_a_code_moves_from_one_file_to_the_other(self, folder: Path) -> None:
        """Cut here and pasted there, with its letter, in one go: it is the same code, and its codings stay."""
        path = self.second(folder)
        with opened(folder) as study:
            code(study, FEW, "samverkan")
            cut = "  samverkan:\n    label: {sv: Samverkan, en: Collaboration}\n    key: s\n"
            edit(book(folder), cut, "")
            path.write_text(SECOND + cut, "utf-8")
            assert study.poll()
            assert findings(study) == []
            assert study.codebook.book.by_letter["s"].codebook == "natt"
            assert [passage.label for passage in study.reading.passages()] == ["Samverkan"]
            assert study.codebook.book.by_key["staffing"].codebook == "torget"
        with opened(folder) as study:
            assert findings(study) == []

    def test_a_file_gets_another_name(self, folder: Path) -> None:
        """Its codes are the same codes; the old name leaves nothing behind."""
        book(folder).rename(folder / "codebooks" / "platsen.yaml")
        with opened(folder) as study:
            assert findings(study) == []
            assert study.codebook.book.titles == {"platsen": "Torget"}
            assert {code.codebook for code in study.codebook.book.codes} == {"platsen"}
            assert study.codebook.book.by_letter["b"].key == "staffing"
        with opened(folder) as study:
            assert findings(study) == []

    def test_two_files_of_one_name_are_a_finding(self, folder: Path) -> None:
        """`torget.yml` beside `torget.yaml`: the second is not read."""
        self.second(folder, name="torget.yml")
        with opened(folder) as study:
            assert findings(study) == [("study.name_in_two_files", "codebooks/torget.yml", None)]
            assert study.codebook.book.titles == {"torget": "Torget"}

    def test_a_codebook_becomes_a_guide(self, folder: Path) -> None:
        """What kind a file is, it says itself, each time it is read."""
        path = self.second(folder)
        with opened(folder) as study:
            path.write_text(GUIDE.replace("Bilaga", "Natt"), "utf-8")
            assert study.poll()
            assert [guide.title for guide in study.codebook.guides] == ["Bilaga", "Natt"]
            assert "mörker" not in study.codebook.book.by_key


class TestAFileThatIsGone:
    """Nothing is deleted from the journal because a file is."""

    def test_it_is_a_finding_and_its_codes_stay(self, study: Study, folder: Path) -> None:
        """Codes, letters and codings are there; the finding says which file, now and at the next opening."""
        code(study, FEW, "staffing")
        before = newest(study)
        book(folder).unlink()
        assert study.poll()
        assert findings(study) == [("study.face_missing", "codebooks/torget.yaml", None)]
        assert study.codebook.book.by_letter["b"].key == "staffing"
        assert (newest(study), words(study)) == (before, {FEW: "staffing"})
        with opened(folder) as again:
            assert findings(again) == findings(study)

    def test_it_is_not_made_again_behind_one_s_back(self, study: Study, folder: Path) -> None:
        """A new code goes into the journal; when the file is put back, the code is written into it."""
        text = book(folder).read_text("utf-8")
        book(folder).unlink()
        study.codebook.add("trygghet", under="staffing")
        assert not book(folder).exists()
        assert "trygghet" in study.codebook.book.by_key
        book(folder).write_text(text, "utf-8")
        assert study.poll()
        assert findings(study) == []
        assert "      trygghet:" in book(folder).read_text("utf-8")

    @pytest.mark.parametrize("name", ["codebooks/bilaga.yaml", "informants.csv"])
    def test_a_guide_and_a_table_too(self, folder: Path, name: str) -> None:
        """What they said stays said."""
        (folder / name).unlink()
        with opened(folder) as study:
            assert findings(study) == [("study.face_missing", name, None)]
            assert len(study.codebook.guides) == 1
            assert {row.role for row in study.transcripts.informants()} == {"polis/kommunpolis", "ordningsvakt"}

    @pytest.mark.parametrize(
        ("gone", "edited", "old"),
        [
            ("codebooks/torget.yaml", "codebooks/bilaga.yaml", "Kontinuitet"),
            ("codebooks/bilaga.yaml", "codebooks/torget.yaml", "Bemanning"),
            ("informants.csv", "codebooks/torget.yaml", "Bemanning"),
        ],
    )
    def test_beside_an_edit_of_another_file(self, folder: Path, gone: str, edited: str, old: str) -> None:
        """One is edited and one is gone at the same look: the edit is taken in, the other's word stays."""
        (folder / gone).unlink()
        edit(folder / edited, old, "Annat")
        with opened(folder) as study:
            assert findings(study) == [("study.face_missing", gone, None)]
            assert (len(study.codebook.book.codes), len(study.codebook.guides)) == (5, 1)
            assert {row.role for row in study.transcripts.informants()} == {"polis/kommunpolis", "ordningsvakt"}
            assert len(study.history.rows()) == 2

    def test_the_whole_folder_of_codebooks(self, folder: Path) -> None:
        """A folder that somebody has moved away closes nothing."""
        (folder / "codebooks").rename(folder / "böcker")
        with opened(folder) as study:
            assert len(findings(study)) == 2
            assert len(study.codebook.book.codes) == 5


def test_two_windows_take_one_edit_in_once(study: Study, folder: Path) -> None:
    """The second finds in the journal what the first has read."""
    with opened(folder) as second:
        edit(book(folder), "Bemanning", "Personal")
        assert study.poll()
        before = newest(study)
        assert second.poll()
        assert second.codebook.book.by_key["staffing"].name("sv") == "Personal"
        assert newest(second) == before
        assert not second.poll()
        assert not study.poll()


def test_what_the_journal_says_already_is_no_news(study: Study, folder: Path) -> None:
    """An edit that says what a colleague's act has said by then writes nothing."""
    edit(book(folder), "    key: f\n", "    key: f\n  trygghet: {label: {sv: Trygghet}, key: t}\n")
    with Study.open(folder, coder="Bo", take_in=False) as other:
        other.codebook.add("trygghet", label="Trygghet", letter="t")
    before = newest(study)
    assert study.poll()
    (act,) = [row.act for row in study.history.rows() if row.seq > before]
    assert (act.key, act.values) == ("acts.read_codebook", {"n": 0})  # the order in the file alone
    assert study.codebook.book.by_letter["t"].name("sv") == "Trygghet"
    assert findings(study) == []


def test_a_folder_opened_without_taking_in_reads_no_edits(folder: Path) -> None:
    """Neither on opening nor on looking."""
    edit(book(folder), "Bemanning", "Personal")
    with Study.open(folder, coder="Anna", take_in=False) as study:
        assert not study.poll()
        assert study.codebook.book.by_key["staffing"].name("sv") == "Bemanning"
        assert codings(study) == []
