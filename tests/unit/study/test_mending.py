"""`doctor --mend`: what can be mended is, after a backup, and what cannot is left with what to do about it."""

from __future__ import annotations

import os
import shutil
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from intervjukod.domain.journal import Kind
from intervjukod.errors import RefusedError
from intervjukod.locale import say
from intervjukod.storage.store import INDEX
from intervjukod.study import Study, backups
from intervjukod.study.context import MACHINE
from intervjukod.study.shapes import Check
from tests.unit.study.acting import FEW, code
from tests.unit.study.faults import FAULTS, act, moved, spoil

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)


@pytest.fixture(scope="module")
def acted_once(opened_once: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small study, with something of each kind in it, and a backup of it; to be copied and left alone."""
    folder = Path(shutil.copytree(opened_once, tmp_path_factory.mktemp("acted") / "torget"))
    with Study.open(folder, coder="Anna") as study:
        act(study)
        backups.back_up(folder, NOON, lambda done, of: None)
    return folder


@pytest.fixture
def folder(acted_once: Path, tmp_path: Path) -> Path:
    """A copy of that study, closed."""
    return Path(shutil.copytree(acted_once, tmp_path / "torget"))


def mended(study: Study) -> list[Check]:
    """What mending says, in words too."""
    lines = list(study.history.mend(now=NOON + timedelta(hours=1)))
    for line in lines:
        for language in ("sv", "en"):
            assert say(line.what.key, language, **line.what.values)
    return lines


def by_status(lines: list[Check]) -> dict[str, set[str]]:
    """The checks that have a line of each status."""
    return {status: {one.check for one in lines if one.status == status} for status in ("ok", "mended", "left")}


def statuses(study: Study) -> set[str]:
    """Statuses of a deep examination."""
    return {check.status for check in study.history.doctor(deep=True)}


def test_a_sound_study_is_left_as_it_is(study: Study) -> None:
    """There is a backup, and nothing else to tell."""
    before = study.arrived
    assert [(one.check, one.status) for one in mended(study)] == [("backup", "ok")]
    assert study.arrived == before


@pytest.mark.parametrize("what", [what for what, fault in FAULTS.items() if fault.mended])
def test_what_is_mended_is_whole_after_it(study: Study, what: str) -> None:
    """Told in a line of its own; nothing is left, and `doctor` finds nothing more."""
    FAULTS[what].make(study)
    found = by_status(mended(study))
    assert found["mended"]
    assert (found["left"], found["ok"]) == (set(), {"backup"})
    assert statuses(study) <= {"ok", "note"}
    assert [(one.check, one.status) for one in mended(study)] == [("backup", "ok")]


@pytest.mark.parametrize("what", [what for what, fault in FAULTS.items() if not fault.mended])
def test_what_is_left_says_what_to_do(study: Study, what: str) -> None:
    """It is found again, and no op is written about it."""
    FAULTS[what].make(study)
    before = study.arrived
    left = [one for one in mended(study) if one.status == "left"]
    assert FAULTS[what].check in {one.check for one in left}
    for one in left:
        assert one.hint is not None
        for language in ("sv", "en"):
            assert say(one.hint.key, language, **one.hint.values)
    assert study.arrived == before


def test_an_anchor_is_mended_by_an_act_that_can_be_taken_back(study: Study) -> None:
    """It is the program's, stands in the history, and is nobody's to undo by a key."""
    before = {passage.id: passage.start for passage in study.reading.passages()}
    moved(study, FEW, 1)
    mended(study)
    assert {passage.id: passage.start for passage in study.reading.passages()} == before
    row = study.history.rows(1)[0]
    assert (row.actor, row.act.key, row.act.count) == (MACHINE, "versions.coding_righted", 1)
    assert say(row.act.key, "sv", **row.act.values) == "Bemanning står på sina ord igen: I01:4"
    study.history.cancel(row.gesture)
    assert "finding" in statuses(study)
    study.history.restore(row.gesture)
    assert statuses(study) <= {"ok", "note"}


def test_several_anchors_are_one_act(study: Study) -> None:
    """Codings and where a question was asked and answered."""
    moved(study, FEW, 1)
    moved_too = FAULTS["an answer beside its words"]
    moved_too.make(study)
    before = study.arrived
    (line,) = (one for one in mended(study) if one.status == "mended")
    assert line.what.values == {"n": 3}
    assert study.arrived == before + 2
    assert study.history.rows(1)[0].act.key == "versions.righted_many"


def test_a_text_that_no_backup_has_is_left(study: Study, folder: Path) -> None:
    """And so is the wish for a backup: one that is not whole would only be trusted."""
    for one in backups.backups(folder):
        (folder / backups.BACKUPS / one.name).unlink()
    FAULTS["a text that was changed"].make(study)
    found = by_status(mended(study))
    assert found == {"ok": set(), "mended": set(), "left": {"backup", "texts"}}
    assert backups.backups(folder) == []


def test_nothing_is_taken_from_a_backup_that_is_damaged_too(study: Study, folder: Path) -> None:
    """An older one that is whole gives the text."""
    code(study, "på helgerna", "staffing")
    newer = backups.back_up(folder, NOON + timedelta(minutes=9), lambda done, of: None).backup
    assert newer is not None
    path = folder / backups.BACKUPS / newer.name
    path.write_bytes(path.read_bytes()[:4096] + b"\xff" * 70000)
    FAULTS["a text that is no text"].make(study)
    assert by_status(mended(study))["mended"] == {"texts"}
    assert statuses(study) <= {"ok", "note"}


def test_files_that_were_left_behind(study: Study, folder: Path) -> None:
    """A lock of a machine that is gone, parts of files, a damaged index: removed, but for what is new."""
    lock, new = folder / ".intervjukod.0123abcd.17.lock", folder / ".study.yaml.ab12.part"
    old = [folder / ".intervjukod.db.part", folder / "codebooks" / ".torget.yaml.x8.part"]
    old.append(folder / "backups" / ".2026-03-02T120000Z.db.part-wal")
    for path in (lock, new, *old):
        path.write_bytes(b"{}")
    for path in (lock, *old):
        os.utime(path, (0, 0))
    (folder / INDEX).unlink()
    (folder / INDEX).write_bytes(b"Kara dagbok, " * 900)
    assert statuses(study) <= {"ok", "note"}
    assert {one.check for one in study.history.doctor()} >= {"locks", "parts"}
    assert lock.exists()
    assert by_status(mended(study))["mended"] == {"locks", "parts", "index"}
    assert [path.exists() for path in (lock, new, *old)] == [False, True, False, False, False]
    assert not {one.check for one in study.history.doctor()} & {"locks", "parts"}
    with Study.open(folder, coder="Anna") as again:
        again.search.index_now(lambda done, of: None)
        assert {one.check: one.status for one in again.history.doctor()}["index"] == "ok"


def test_a_study_of_the_past_is_not_mended(study: Study) -> None:
    """Nor one that can only be read."""
    with study.as_of(str(study.arrived)) as then, pytest.raises(RefusedError):
        then.history.mend()


def test_rows_that_somebody_wrote_are_made_again(study: Study, folder: Path) -> None:
    """Also when they cannot be read, so that the study cannot be opened as it is."""
    spoil(study, "UPDATE entity SET fields = 'nothing' WHERE kind = ?", str(Kind.MEMO))
    assert by_status(mended(study))["mended"] == {"fold"}
    assert statuses(study) <= {"ok", "note"}
