"""Recipes: reports made again, what a person has changed left alone, and what changed said."""

from __future__ import annotations

import errno
import io
import shutil
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from intervjukod.errors import NotFoundError, SourceError
from intervjukod.study import Study
from intervjukod.study import recipe_files as files
from intervjukod.study.recipe_files import Made, Outcome
from tests.unit.study.acting import FEW, TWO, code, edit, newest

NEW, REPLACED, UNCHANGED = Outcome.NEW, Outcome.REPLACED, Outcome.UNCHANGED
BESIDE, BESIDE_UNCHANGED, FAILED = Outcome.BESIDE, Outcome.BESIDE_UNCHANGED, Outcome.FAILED


@pytest.fixture
def ticking(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every report is made at another time, so that its bytes are others."""
    times = iter(range(60))
    monkeypatch.setattr("intervjukod.study.ground.iso", lambda _: f"2026-05-01T12:00:{next(times):02}Z")


@pytest.fixture
def study(folder: Path, ticking: None) -> Iterator[Study]:
    """The small study, in which Anna has coded one passage of a done interview."""
    with Study.open(folder, coder="Anna") as study:
        code(study, FEW, "staffing")
        for name in ("I01", "I02"):
            study.transcripts.set_done(study.transcripts.find(name))
        yield study


def write(study: Study, *recipes: str) -> Path:
    """Let ``reports.yaml`` list these; the study's folder."""
    folder = Path(study.facts.folder)
    (folder / "reports.yaml").write_text("reports:\n" + "".join(f"  - {{{one}}}\n" for one in recipes), "utf-8")
    return folder


def made(study: Study, at: str = "", *, dry_run: bool = False) -> list[Made]:
    """What became of every file."""
    return list(study.recipes.make(study.recipes.listed(), at=at, dry_run=dry_run))


def outcomes(study: Study, at: str = "") -> list[Outcome]:
    """The same in one word each."""
    return [one.outcome for one in made(study, at)]


EVERY = ", ".join(f"a.{suffix}" for suffix in ("md", "csv", "json", "html", "docx", "xlsx", "txt"))


def test_a_report_is_written_once_and_not_touched_while_nothing_changes(study: Study) -> None:
    """In every format; the folder is made, the file is for nobody else to read."""
    folder = write(study, f"report: compare, file: [{EVERY}, rapporter/a/b.md]")
    assert outcomes(study) == [NEW] * 8
    assert (folder / "rapporter/a/b.md").stat().st_mode & 0o777 == 0o600
    before = {path: (path.read_bytes(), path.stat().st_ino) for path in folder.glob("a.*")}
    assert outcomes(study) == [UNCHANGED] * 8
    assert {path: (path.read_bytes(), path.stat().st_ino) for path in folder.glob("a.*")} == before


def test_when_an_archive_was_packed_is_not_what_it_says() -> None:
    """Word documents and workbooks hold the time at which their parts were packed."""

    def packed(year: int, words: str) -> bytes:
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w") as archive:
            archive.writestr(zipfile.ZipInfo("document.xml", (year, 1, 1, 0, 0, 0)), words)
        return out.getvalue()

    assert packed(2020, "a") != packed(2024, "a")
    assert files.mark(packed(2020, "a")) == files.mark(packed(2024, "a")) != files.mark(packed(2020, "b"))


def test_a_report_that_changed_replaces_the_one_before_and_says_what_changed(study: Study) -> None:
    """In each of its files, as of the time it was written last."""
    folder = write(study, "report: frequency, file: [a.docx, a.md]", "report: coverage, file: b.md")
    made(study)
    code(study, TWO, "staffing", transcript="I02")
    docx, md, coverage = made(study)
    assert (docx.outcome, md.outcome, coverage.outcome) == (REPLACED, REPLACED, UNCHANGED)
    assert docx.changes == md.changes
    assert docx.changes[:2] == ("1 av 5 rader ändrad", "Bemanning: informanter 1 av 2 → 2 av 2, avsnitt 1 → 2")
    assert "| Bemanning | 2 av 2 |" in (folder / "a.md").read_text("utf-8")
    assert outcomes(study) == [UNCHANGED] * 3


def test_what_a_person_has_changed_is_left_and_the_new_one_laid_beside(study: Study) -> None:
    """As ``-2``, which is ours while nobody changes it; then as ``-3``."""
    folder = write(study, "report: frequency, file: tema.md")
    made(study)
    edit(folder / "tema.md", "Bemanning", "Min bemanning")
    (beside,) = made(study)
    assert (beside.outcome, beside.file, beside.laid, beside.changes) == (BESIDE, "tema.md", "tema-2.md", ())
    assert "Min bemanning" in (folder / "tema.md").read_text("utf-8")
    assert outcomes(study) == [BESIDE_UNCHANGED]
    code(study, TWO, "staffing", transcript="I02")
    (beside,) = made(study)
    assert (beside.laid, beside.changes[0]) == ("tema-2.md", "1 av 5 rader ändrad")
    edit(folder / "tema-2.md", "Bemanning", "Din bemanning")
    assert made(study)[0].laid == "tema-3.md"
    assert "Din bemanning" in (folder / "tema-2.md").read_text("utf-8")


def test_a_file_that_was_there_before_is_somebodys(study: Study) -> None:
    """It is never overwritten; without it the report takes its place."""
    folder = write(study, "report: frequency, file: tema.md")
    (folder / "tema.md").write_text("Min sida")
    assert outcomes(study) == [BESIDE]
    assert (folder / "tema.md").read_text() == "Min sida"
    (folder / "tema.md").unlink()
    assert outcomes(study) == [NEW]


def test_another_recipe_is_another_report(study: Study) -> None:
    """What changed then is the recipe, not the rows."""
    write(study, "report: frequency, file: tema.md")
    made(study)
    write(study, "report: frequency, role: polis, file: tema.md")
    assert [(one.outcome, one.changes) for one in made(study)] == [(REPLACED, ("receptet är ändrat",))]


def test_what_stands_around_the_rows_is_a_change_too(study: Study) -> None:
    """A new revision of the codebook, of which every row is as it was."""
    write(study, "report: frequency, file: tema.md")
    made(study)
    study.codebook.edit("staffing", definition="En annan.")
    assert [(one.outcome, one.changes) for one in made(study)] == [
        (REPLACED, ("samma rader; det som står omkring dem är ändrat",))
    ]


def test_a_study_that_was_put_back_cannot_tell_what_changed(study: Study, monkeypatch: pytest.MonkeyPatch) -> None:
    """A report written at an arrival number that the journal has not reached yet."""
    write(study, "report: frequency, file: tema.md")
    with monkeypatch.context() as patch:
        journal = type(study._context.store.journal)
        patch.setattr(journal, "newest", property(lambda _: 9_999))
        made(study)
    code(study, TWO, "staffing", transcript="I02")
    assert made(study)[0].changes == ("går inte att jämföra med förra gången",)


def test_a_milestone_is_reported_as_it_stood(study: Study) -> None:
    """By a recipe of its own, and of all recipes into files that bear its name."""
    folder = write(study, "report: frequency, file: nu.md", "report: frequency, at: 'Ut/kast', file: då.md")
    study.history.milestone("Ut/kast")
    code(study, TWO, "staffing", transcript="I02")
    assert outcomes(study) == [NEW, NEW]
    assert "1 av 2" in (folder / "då.md").read_text("utf-8")
    assert [(one.file, one.outcome) for one in made(study, at="Ut/kast")] == [
        ("nu-Ut_kast.md", NEW),
        ("då-Ut_kast.md", NEW),
    ]
    assert "| Bemanning | 1 av 2 |" in (folder / "nu-Ut_kast.md").read_text("utf-8")
    assert "| Bemanning | 2 av 2 |" in (folder / "nu.md").read_text("utf-8")
    assert outcomes(study, at="Ut/kast") == [UNCHANGED, UNCHANGED]
    with pytest.raises(NotFoundError, match="point_unknown"):
        made(study, at="Inskickad")


def test_one_that_cannot_be_made_leaves_the_others_alone(study: Study) -> None:
    """A value nobody has, a folder in the way, links out of the study and round in a ring, no folder."""
    folder = write(
        study,
        "report: frequency, role: pilot, file: a.md",
        "report: frequency, file: [mapp.md, ut/b.md, runt.md, fil/c.md, d.docx]",
        "report: frequency, file: e.docx, template: finns-inte.docx",
        "report: frequency, file: f.md",
    )
    (folder / "mapp.md").mkdir()
    (folder / "fil").write_text("")
    (folder / "ut").symlink_to(folder.parent)
    (folder / "runt.md").symlink_to("runt.md")
    told = made(study)
    assert [one.error.key if one.error else one.outcome for one in told] == [
        "attribute_unknown",
        "recipes.is_folder",
        "recipes.leads_out",
        "recipes.leads_out",
        "folder_unwritable",
        NEW,
        "files.missing",
        NEW,
    ]
    assert [one.line for one in told] == [2, 3, 3, 3, 3, 3, 4, 5]
    assert [path.name for path in folder.glob("*.part")] == []
    assert not (folder.parent / "b.md").exists()


def test_a_folder_without_rights_is_one_error(study: Study, monkeypatch: pytest.MonkeyPatch) -> None:
    """And what was there is as it was."""
    folder = write(study, "report: frequency, file: a.md")
    made(study)
    before = (folder / "a.md").read_bytes()
    code(study, TWO, "staffing", transcript="I02")

    def forbid(**_: object) -> None:
        raise PermissionError(errno.EACCES, "Permission denied")

    monkeypatch.setattr("intervjukod.files.atomic.tempfile.mkstemp", forbid)
    (told,) = made(study)
    assert (told.outcome, told.error and told.error.key) == (FAILED, "files.not_writable")
    assert (folder / "a.md").read_bytes() == before


def test_a_dry_run_writes_nothing_and_says_the_same(study: Study) -> None:
    """New, changed by somebody, and what changed."""
    folder = write(study, "report: frequency, file: a.md", "report: compare, file: b.md")
    made(study)
    edit(folder / "b.md", "Bemanning", "Min bemanning")
    code(study, TWO, "staffing", transcript="I02")
    (folder / "a.md").unlink()
    there = {path.name: path.read_bytes() for path in folder.glob("*.md")}
    dry = made(study, dry_run=True)
    assert {path.name: path.read_bytes() for path in folder.glob("*.md")} == there
    assert dry == made(study)
    assert [(one.outcome, one.laid) for one in dry] == [(NEW, ""), (BESIDE, "b-2.md")]
    assert dry[1].changes[0] == "1 av 5 rader ändrad"  # since the one that somebody changed was written


def test_whoever_asks_for_no_more_leaves_the_rest(study: Study) -> None:
    """Progress names each file before it is made."""
    folder = write(study, "report: frequency, file: [a.md, b.md]")
    begun: list[tuple[int, int, str]] = []
    for one in study.recipes.make(study.recipes.listed(), lambda *told: begun.append(told)):
        assert one.outcome == NEW
        break
    assert ([path.name for path in folder.glob("*.md")], begun) == (["a.md"], [(1, 2, "a.md")])


def test_a_study_that_cannot_be_written_makes_reports_elsewhere(study: Study, tmp_path: Path) -> None:
    """Nothing is remembered, so the next time they are laid beside."""
    write(study, f"report: frequency, file: {tmp_path}/ut/a.md")
    with study.as_of(str(newest(study))) as past:
        assert (study.recipes.remembers, past.recipes.remembers) == (True, False)
        assert outcomes(past) == [NEW]
        assert [one.laid for one in made(past)] == [f"{tmp_path}/ut/a-2.md"]


def test_what_was_written_is_known_where_the_study_was_moved_to(folder: Path, ticking: None, tmp_path: Path) -> None:
    """Files of the study are remembered by their place in it."""
    with Study.open(folder, coder="Anna") as study:
        write(study, "report: frequency, file: a.docx")
        assert outcomes(study) == [NEW]
    moved = Path(shutil.move(folder, tmp_path / "flyttad"))
    with Study.open(moved, coder="Anna") as study:
        assert outcomes(study) == [UNCHANGED]


def test_without_recipes_there_is_nothing_to_make(study: Study) -> None:
    """The error says where they are looked for; a broken file is an error with its line, and ``doctor`` says so."""
    with pytest.raises(NotFoundError, match=r"recipes\.none"):
        study.recipes.listed()
    assert [check for check in study.history.doctor() if check.check == "recipes"] == []
    write(study, "report: hatt, file: a.md")
    with pytest.raises(SourceError, match=r"recipes\.unknown_report"):
        study.recipes.listed()
    found = [check for check in study.history.doctor() if check.check == "recipes"]
    assert [(check.status, check.what.key, check.what.line) for check in found] == [
        ("finding", "recipes.unknown_report", 2)
    ]


def test_a_crash_between_writing_and_remembering_costs_nothing(study: Study, monkeypatch: pytest.MonkeyPatch) -> None:
    """The file that nobody remembers is taken for a person's: it stays."""
    write(study, "report: frequency, file: a.md")
    monkeypatch.setattr(files, "remembers", lambda _: False)
    assert outcomes(study) == [NEW]
    monkeypatch.undo()
    assert outcomes(study) == [BESIDE]
