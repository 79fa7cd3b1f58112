"""Whatever is wrong with what somebody gives us: one line with a hint in both languages, and nothing half-done."""

from __future__ import annotations

import resource
import signal
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from intervjukod.domain.span import Span
from intervjukod.domain.transcript import Note
from intervjukod.errors import IntervjukodError
from intervjukod.locale import has, say, sentence
from intervjukod.study import Study
from tests.builders import CODEBOOK, GUIDE, INFORMANTS, STUDY, study_folder
from tests.unit.storage.opened import in_child

OTHER_STUDY = STUDY.replace("7d1c1d1e", "8d1c1d1e")
FEW = "Vi är för få"
SAY_IT_ALL = ("_guess", "query_empty", "milestone_name", "coder_empty")
"""Sentences that tell what to do without a hint of their own."""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A study with one coding by Anna."""
    folder = study_folder(tmp_path / "torget")
    with Study.open(folder, coder="Anna") as study:
        coded(study, FEW)
    return folder


@pytest.fixture
def study(folder: Path) -> Iterator[Study]:
    """The study, open."""
    with Study.open(folder, coder="Anna") as study:
        yield study


def coded(study: Study, quote: str, key: str = "staffing") -> str:
    """Give words of the first interview a code; the coding's id."""
    i01 = study.transcripts.find("I01")
    return study.coding.code(i01, study.reading.quote(i01, quote), key).ids[0]


def state(study: Study) -> object:
    """Everything that a half-done act could leave behind: journal, fold, files."""
    store, root = study._context.store, study._context.folder.root
    kept = (path for path in root.rglob("*") if path.is_file() and ".db" not in path.name)
    return store.journal.newest, store.audit.portrait(), {path: path.read_bytes() for path in kept}


def is_one_line(note: IntervjukodError | Note) -> None:
    """A sentence with all its values, in both languages, on one line; an error says what to do as well."""
    for language in ("sv", "en"):
        if isinstance(note, IntervjukodError):
            line = sentence(note, language)
            assert has(f"{note.sentence}.hint", language) or note.key.endswith(SAY_IT_ALL), note
        else:
            line = say(note.key if "." in note.key else f"readers.{note.key}", language, **note.values)
        assert "\n" not in line
        assert "{" not in line
        assert line.endswith((".", "?", "”"))


Bad = Callable[[Study], object]


def i01(study: Study) -> str:
    """The id of the first interview."""
    return study.transcripts.find("I01")


ACTS: dict[str, tuple[Bad, str]] = {
    "an unknown code": (lambda s: coded(s, "tolv år", "stafing"), "code_unknown"),
    "a category": (lambda s: coded(s, "tolv år", "övrigt"), "code_not_codable"),
    "a span outside the text": (lambda s: s.coding.code(i01(s), Span(0, 99_999), "staffing"), "span_outside"),
    "an empty span": (lambda s: s.coding.code(i01(s), Span(7, 7), "staffing"), "span_empty"),
    "a quote found twice": (lambda s: coded(s, "inte folk nog"), "quote_ambiguous"),
    "a quote found nowhere": (lambda s: coded(s, "fanns aldrig"), "quote_not_found"),
    "a quote too many": (lambda s: s.reading.quote(i01(s), "inte folk nog", 3), "quote_nth"),
    "an unknown transcript": (lambda s: s.transcripts.find("I09"), "transcript_unknown"),
    "half a transcript's name": (lambda s: s.transcripts.find("I0"), "transcript_ambiguous"),
    "an unknown coding": (lambda s: s.coding.remove("ffffff"), "coding_unknown"),
    "a short id": (lambda s: s.coding.find("01"), "id_short"),
    "an unknown facet": (lambda s: s.coding.set_facet(coding(s), "riktnin", "ökat"), "facet_unknown"),
    "an unknown value": (lambda s: s.coding.set_facet(coding(s), "riktning", "uppåt"), "facet_value"),
    "a memo on nothing": (lambda s: s.coding.memo("turn", "1", "Hm."), "memo_target"),
    "an unknown question": (lambda s: s.coding.confirm_answer(i01(s), "q9"), "question_unknown"),
    "nothing proposed": (lambda s: s.coding.confirm_answer(s.transcripts.find("I02"), "q3"), "nothing_proposed"),
    "an unknown probe": (
        lambda s: s.coding.set_answer(i01(s), "q2", asked=None, answered=[], probes=["x"]),
        "probe_unknown",
    ),
    "a code that is there": (lambda s: s.codebook.add("staffing"), "code_exists"),
    "a key that is none": (lambda s: s.codebook.add("två ord"), "code_key_unusable"),
    "a letter that is taken": (lambda s: s.codebook.add("ny", letter="b"), "letter_taken"),
    "a letter that is none": (lambda s: s.codebook.add("ny", letter="7"), "letter_unusable"),
    "an unknown codebook": (lambda s: s.codebook.add("ny", file="natt.yaml"), "codebook_unknown"),
    "no query": (lambda s: s.reading.search(" "), "query_empty"),
    "no pattern": (lambda s: s.reading.search("(", regex=True), "pattern_unusable"),
    "an unknown role": (lambda s: s.reading.passages(role="pilot"), "attribute_unknown"),
    "an unknown point": (lambda s: s.results.frequency(at="utkast"), "point_unknown"),
    "an unknown coder": (lambda s: s.results.frequency(coder="Åke"), "coder_unknown"),
    "neither attribute nor facet": (lambda s: s.results.compare(by="hatt"), "no_attribute"),
    "a milestone without a name": (lambda s: s.history.milestone("7"), "milestone_name"),
    "half a character": (lambda s: s.coding.memo("study", "", "Hm\udcff."), "no_text"),
    "a coder of no text": (lambda s: s.set_coder("Anna\ud800"), "no_text"),
    "a coder without a name": (lambda s: s.set_coder(" "), "coder_empty"),
    "an encoding that nobody knows": (
        lambda s: s.transcripts.take_in(encoding="utf-88", reread=True),
        "files.unknown_encoding_guess",
    ),
    "a file that is not there": (lambda s: s.transcripts.take_in([Path("finns", "inte.txt")]), "file_missing"),
    "a copy that is not there": (lambda s: s.history.merge(Path("finns", "inte")), "merge_missing"),
    "itself": (lambda s: s.history.merge(s._context.folder.root), "merge_itself"),
}


def coding(study: Study) -> str:
    """The one coding there is."""
    return study.reading.passages()[0].id


@pytest.mark.parametrize("what", ACTS)
def test_an_act_that_cannot_be_done(study: Study, what: str) -> None:
    """It is an error with a sentence, and journal, fold and files are as they were."""
    act, why = ACTS[what]
    before = state(study)
    with pytest.raises(IntervjukodError) as error:
        act(study)
    assert error.value.key == why
    is_one_line(error.value)
    assert state(study) == before


def broken_docx(path: Path) -> None:
    """An archive with the right part in it, cut off in the middle of its words."""
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("word/document.xml", "<w:document xmlns:w='http://x'><w:body><w:p>")


FILES: dict[str, tuple[str, Callable[[Path], object], str | None, str]] = {
    "empty": ("I03.txt", lambda path: path.write_bytes(b""), None, "files.empty"),
    "white space": ("I03.txt", lambda path: path.write_text(" \n\t\n"), None, "files.empty"),
    "a picture": ("I03.txt", lambda path: path.write_bytes(b"\x89PNG" + bytes(99)), None, "files.other_format"),
    "a PDF": ("I03.txt", lambda path: path.write_bytes(b"%PDF-1.7 x"), None, "readers.broken_pdf"),
    "zeros": ("I03.txt", lambda path: path.write_bytes(bytes(4096)), None, "files.binary"),
    "noise": ("I03.md", lambda path: path.write_bytes(bytes(range(1, 256)) * 20), None, ""),
    "a broken DOCX": ("I03.docx", broken_docx, None, ""),
    "no archive": ("I03.docx", lambda path: path.write_bytes(b"PK\x03\x04 hej"), None, ""),
    "text called DOCX": ("I03.docx", lambda path: path.write_text("I: Nå?\n\nP: Ja.\n"), None, "readers.wrong_suffix"),
    "another encoding": ("I03.txt", lambda path: path.write_bytes(b"P: \xc5ja."), "utf-8", "files.undecodable"),
    "broken front matter": ("I03.md", lambda path: path.write_text("---\nrole: [x\n---\nP: Ja.\n"), None, ""),
}  # fmt: skip


@pytest.mark.parametrize("what", FILES)
def test_a_file_that_cannot_be_taken_in(study: Study, folder: Path, what: str, tmp_path: Path) -> None:
    """From elsewhere: a remark in words with the file's name; it is not copied, and a good one beside it is."""
    name, make, encoding, why = FILES[what]
    source, good = tmp_path / name, tmp_path / "I04.txt"
    make(source)
    good.write_text("I: Nå?\n\nP: Ja.\n")
    before = state(study)
    reports = study.transcripts.preview([source], encoding)
    assert state(study) == before
    for report in reports:
        assert report.status == "failed"
        assert report.notes[0].key == why or not why
        assert name in say(report.notes[0].key, "sv", **report.notes[0].values)
        is_one_line(report.notes[0])
    assert len(reports) == 1
    act, _ = study.transcripts.take_in([source, good], encoding=encoding)
    assert act is not None
    assert not (folder / "transcripts" / name).exists()
    assert (folder / "transcripts" / "I04.txt").exists()


def test_no_labels_is_told_and_not_guessed(study: Study, folder: Path) -> None:
    """The text is taken in with a remark; nobody's words are taken for an informant's without saying so."""
    (folder / "transcripts" / "I03.txt").write_text("Bara löpande text utan talare. " * 20, "utf-8")
    (report,) = [one for one in study.transcripts.preview(None) if one.status == "new"]
    assert report.notes
    for note in report.notes:
        is_one_line(note)


FACES: dict[str, tuple[str, str, int | None]] = {
    "a doubled letter": ("codebooks/torget.yaml", CODEBOOK.replace("key: s", "key: b"), 19),
    "a doubled key": ("codebooks/torget.yaml", CODEBOOK + "  staffing: {}\n", 26),
    "an unknown field": ("codebooks/torget.yaml", CODEBOOK.replace("brief:", "breif:"), 10),
    "a bad colour": ("codebooks/torget.yaml", CODEBOOK.replace("    key: s", "    colour: röd"), 19),
    "no title": ("codebooks/torget.yaml", CODEBOOK.replace("codebook: Torget\n", "codebook:\n"), 1),
    "no YAML": ("codebooks/torget.yaml", CODEBOOK.replace("  samverkan:", "\tsamverkan:"), 17),
    "an alias bomb": ("codebooks/torget.yaml", "codebook: &a [x]\ncodes: *a\n", 1),
    "nothing": ("codebooks/torget.yaml", "", None),
    "a question without words": ("codebooks/bilaga.yaml", GUIDE + "  - {id: q9}\n", 11),
    "a doubled question": ("codebooks/bilaga.yaml", GUIDE + "  - {id: q1, ask: Igen?}\n", 11),
    "no transcript column": ("informants.csv", INFORMANTS.replace("transcript,", "trans,"), 1),
    "a row too long": ("informants.csv", INFORMANTS + "I03,,x,y,z,d,e,f\n", 4),
    "a row twice": ("informants.csv", INFORMANTS + "I01-polis,,x,y,z,d\n", 4),
}


@pytest.mark.parametrize("what", FACES)
def test_a_file_that_somebody_broke_while_editing(folder: Path, what: str) -> None:
    """The study opens as it was; the finding has file and line, `doctor` too; coding goes on."""
    name, text, line = FACES[what]
    with Study.open(folder, coder="Anna") as study:
        before = study._context.store.audit.portrait()
        book, guides = study.codebook.book, study.codebook.guides
    (folder / name).write_text(text, "utf-8")
    with Study.open(folder, coder="Anna") as study:
        (finding,) = study.codebook.findings()
        assert (finding.values["path"], finding.line) == (name, line)
        is_one_line(finding)
        assert name in say(finding.key, "sv", **finding.values)
        assert study._context.store.audit.portrait() == before
        assert (study.codebook.book, study.codebook.guides) == (book, guides)
        assert [check.what for check in study.history.doctor() if check.status == "finding"] == [finding]
        coded(study, "tolv år")
    assert (folder / name).read_text("utf-8") == text


SETTINGS = {
    "no id": "title: Torget\n",
    "no uuid": "study: hej\n",
    "an unknown field": STUDY + "titel: x\n",
    "an unknown approach": STUDY.replace("codebook\n", "reflexiv\n"),
    "nothing": "",
    "no YAML": "study: [\n",
}


@pytest.mark.parametrize("what", SETTINGS)
def test_settings_that_somebody_broke(folder: Path, what: str) -> None:
    """One error with file and line; mended, the study is as it was."""
    (folder / "study.yaml").write_text(SETTINGS[what], "utf-8")
    with pytest.raises(IntervjukodError) as error:
        Study.open(folder, coder="Anna")
    assert "study.yaml" in sentence(error.value, "sv")
    is_one_line(error.value)
    assert list(folder.glob(".intervjukod*.lock")) == []
    (folder / "study.yaml").write_text(STUDY, "utf-8")
    with Study.open(folder, coder="Anna") as study:
        assert [one.text for one in study.reading.passages()] == [FEW]


def test_a_disk_that_fails_while_coding(folder: Path) -> None:
    """No file may grow: one line, the coding is not there, what was is, and with room it goes on."""

    def work() -> str:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        with Study.open(folder, coder="Anna") as study:
            words = study.reading.passages()
            resource.setrlimit(resource.RLIMIT_FSIZE, (1, resource.RLIM_INFINITY))
            met = []
            for act in (
                lambda: coded(study, "tolv år"),
                lambda: study.transcripts.set_done(i01(study)),
                lambda: study.codebook.add("trygghet"),
                lambda: study.set_coder("Bo"),
            ):
                try:
                    act()
                except IntervjukodError as error:
                    is_one_line(error)
                    met.append(error.key)
            study.transcripts.remember(i01(study), 3)
            assert study.reading.passages() == words
            resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
            coded(study, "samma personer")
            return " ".join(met)

    assert set(in_child(work).split()) <= {"disk_full", "disk_error"}
    with Study.open(folder, coder="Anna") as study:
        assert [one.text for one in study.reading.passages()] == [FEW, "samma personer"]
        assert "trygghet" not in study.codebook.book.by_key
        assert "trygghet" not in (folder / "codebooks" / "torget.yaml").read_text("utf-8")
        assert all(check.status != "finding" for check in study.history.doctor(deep=True))
        assert not study.transcripts.is_done(i01(study))


def test_a_first_opening_on_a_disk_that_fails(tmp_path: Path) -> None:
    """One line; when there is room the same folder opens, whole."""
    folder = study_folder(tmp_path / "torget")
    Study.open(study_folder(tmp_path / "varm"), coder="Anna").close()  # what a child would import too late

    def work() -> str:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (9000, resource.RLIM_INFINITY))
        try:
            Study.open(folder, coder="Anna").close()
        except IntervjukodError as error:
            is_one_line(error)
            return error.key
        return "opened"

    assert in_child(work) in {"disk_full", "disk_error"}
    assert list(folder.glob(".intervjukod*.lock")) == []
    with Study.open(folder, coder="Anna") as study:
        assert len(study.transcripts.list()) == 2
        assert len(study.codebook.book.codes) == 5
        assert len(study.history.rows()) == 1
        assert all(check.status != "finding" for check in study.history.doctor(deep=True))
