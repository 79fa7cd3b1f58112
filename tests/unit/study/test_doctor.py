"""`doctor`: what is well is said to be, and each thing that can be wrong is found and told in a line of its own."""

from __future__ import annotations

from pathlib import Path

import pytest

from intervjukod.domain.journal import Kind
from intervjukod.errors import RefusedError
from intervjukod.locale import say
from intervjukod.storage.store import INDEX
from intervjukod.study import Study
from intervjukod.study.checks.examination import SHOWN
from intervjukod.study.shapes import Check
from tests.unit.study.acting import FEW, code
from tests.unit.study.faults import FAULTS, act, edited, moved, spoil

NEW = "I: A?\n\nP: B.\n"
ALWAYS = {
    "database",
    "texts",
    "versions",
    "anchors",
    "quotes",
    "journal",
    "codes",
    "questions",
    "subjects",
    "inferences",
    "sqlite",
    "index",
}


def statuses(study: Study, *, deep: bool = True) -> dict[str, str]:
    """Status by check."""
    return {check.check: check.status for check in study.history.doctor(deep)}


def findings(study: Study) -> list[Check]:
    """What is wrong."""
    return [check for check in study.history.doctor(deep=True) if check.status == "finding"]


def test_a_sound_study(study: Study) -> None:
    """Every check is there and ok; SQLite's age may be a note."""
    act(study)
    found = statuses(study)
    assert found.keys() == ALWAYS | {"fold"}
    assert {name for name, status in found.items() if status == "ok"} >= found.keys() - {"sqlite", "index"}
    assert statuses(study, deep=False).keys() == ALWAYS


@pytest.mark.parametrize("what", FAULTS)
def test_a_fault_is_found(study: Study, what: str) -> None:
    """As a finding of its own check, in words, in both languages, with what to do; and nothing is written."""
    act(study)
    fault = FAULTS[what]
    assert findings(study) == []
    fault.make(study)
    connection = study._context.store._connection
    before = connection.total_changes
    found = findings(study)
    assert (fault.check, f"doctor.{fault.key}") in {(one.check, one.what.key) for one in found}
    for one in found:
        for language in ("sv", "en"):
            assert say(one.what.key, language, **one.what.values)
            assert one.hint is not None
            assert say(one.hint.key, language, **one.hint.values)
    assert connection.total_changes == before


def test_where_the_words_went(study: Study) -> None:
    """The line names the place, the coding, where it stands and where its words are, which are counted alone."""
    act(study)
    (passage,) = (one for one in study.reading.passages() if one.text == FEW)
    moved(study, FEW, 3)
    (found,) = findings(study)
    assert found.what.values == {
        "place": "I01:4",
        "id": f"coding:{passage.id}",
        "span": f"{passage.start + 3}:{passage.end + 3}",
        "found": f"{passage.start}:{passage.end}",
    }


def test_what_was_broken_and_is_taken_back_is_no_fault(study: Study) -> None:
    """Only anchors that stand are checked: what was undone, and what was said before, is history."""
    act(study)
    moved(study, FEW, 1)
    study.history.undo()
    assert findings(study) == []


def test_many_faults_of_a_kind_are_counted(study: Study) -> None:
    """Up to twenty are told, then how many there are besides."""
    act(study)
    insert = "INSERT INTO entity (kind, id, alive, made, fields) VALUES ('done', ?, 1, 1, '{}')"
    for n in range(SHOWN + 5):
        spoil(study, insert, f"x{n:02}")
    told = [one.what for one in findings(study) if one.check == "fold"]
    assert len(told) == SHOWN + 1
    assert (told[-1].key, told[-1].values) == ("doctor.more", {"n": 5})


def test_a_broken_file_is_a_finding(study: Study) -> None:
    """The last good revision is used; what is wrong with the file is told."""
    edited(study, "torget.yaml", "    key: s\n", "    key: b\n")
    assert {one.check for one in findings(study)} == {"files"}


def test_a_passage_that_does_not_hold_its_words_is_not_shown(study: Study) -> None:
    """Other words in a report would be worse than none: the error says to run `doctor`."""
    id_ = code(study, FEW, "staffing")
    moved(study, FEW, 1)
    with pytest.raises(RefusedError) as error:
        study.reading.passages()
    assert (error.value.key, error.value.values) == ("anchor_broken", {"id": id_, "name": "I01-polis"})


def test_rows_that_cannot_be_read_stop_no_other_check(study: Study) -> None:
    """What somebody wrote into a table is a finding of the checks that need it, and the rest is told as ever."""
    act(study)
    spoil(study, "UPDATE entity SET fields = 'nothing' WHERE kind = ?", str(Kind.MEMO))
    found = statuses(study)
    assert {name for name, status in found.items() if status == "finding"} == {"anchors", "subjects", "fold"}
    assert found["texts"] == "ok"


def test_what_is_only_worth_knowing_is_a_note(study: Study, folder: Path) -> None:
    """A file that waits, an op of a newer release, a memo out of place: no reason to act."""
    act(study)
    i01 = study.transcripts.find("I01")
    (folder / "transcripts" / "I03.txt").write_text(NEW)
    spoil(
        study,
        "INSERT INTO op (id, replica, n, stamp, wall, actor, v, kind, entity, fields, saw, gesture)"
        " VALUES ('x', 'r', 1, 1, 1, 'Bo', 9, 'sketch', 'e', '{\"a\":1}', '{}', 'g')",
    )
    sitting = study.versions.begin(i01)
    sitting.replace(study.reading.quote(i01, "Det finns inte folk nog. Vi är för få på kvällarna"), "Nej")
    sitting.keep()
    (folder / INDEX).unlink()
    (folder / INDEX).write_bytes(b"Kara dagbok, " * 900)
    found = statuses(study, deep=False)
    assert {name for name, status in found.items() if status == "note"} >= {
        "news", "newer_ops", "places", "other_places", "index",
    }  # fmt: skip
    assert "finding" not in found.values()


def test_a_file_that_is_gone_is_a_note(study: Study, folder: Path) -> None:
    """A missing file is no deletion: its transcript is kept, and the file's name is told until it is back."""
    path = next((folder / "transcripts").glob("I01*"))
    kept = path.read_bytes()
    path.unlink()
    (note,) = [check for check in study.history.doctor() if check.check == "missing_files"]
    assert (note.status, note.what.values) == ("note", {"n": 1, "first": path.name})
    assert study.transcripts.find("I01")
    path.write_bytes(kept)
    assert "missing_files" not in statuses(study, deep=False)


def test_how_far_it_has_come(study: Study) -> None:
    """Progress rises to all that there is to look at."""
    act(study)
    seen: list[tuple[int, int]] = []
    study.history.doctor(True, lambda done, of: seen.append((done, of)))
    texts, codings = len(study._context.store.texts.hashes()), len(study.reading.passages())
    of = texts + codings + study._context.store.audit.entities()
    assert seen[-1] == (of, of)
    assert sorted(seen) == seen


def test_stopping_leaves_all_as_it_was(study: Study) -> None:
    """Ctrl+C ends it at once; the study can be worked in."""

    def stop(done: int, of: int) -> None:
        raise KeyboardInterrupt

    act(study)
    with pytest.raises(KeyboardInterrupt):
        study.history.doctor(True, stop)
    assert findings(study) == []
    code(study, "på helgerna", "staffing")
