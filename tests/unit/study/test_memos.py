"""Memos: on everything one can write about, one a coder, both kept when two write at once."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from intervjukod.domain.span import Span
from intervjukod.errors import NotFoundError
from intervjukod.study import Study
from tests.unit.study.acting import FEW, code, codings, newest, told


def targets(study: Study) -> dict[str, tuple[str, Span | None, str]]:
    """What a memo can be about: subject, span, and how the act names it."""
    i01 = study.transcripts.find("I01")
    return {
        "coding": (code(study, FEW, "staffing"), None, "I01:4"),
        "code": ("staffing", None, "Bemanning"),
        "transcript": (i01, None, "I01-polis"),
        "informant": ("Polis 1", None, "Polis 1"),
        "study": ("", None, "Torget"),
    }


def test_a_memo_on_everything(study: Study) -> None:
    """Each target has its own memo, which the act names and a new text replaces."""
    for about, (subject, span, on) in targets(study).items():
        act = study.coding.memo(about, subject, f"Om {about}.", span)
        assert (act.key, act.values) == ("acts.memo_written", {"about": about, "on": on})
        study.coding.memo(about, subject, f"Mer om {about}.", span)
    assert [(memo.about, memo.text) for memo in study.coding.memos()] == [
        (about, f"Mer om {about}.") for about in ("coding", "code", "transcript", "informant", "study")
    ]
    assert [memo.text for memo in study.coding.memos("code")] == ["Mer om code."]
    assert study.coding.memos("code", "samverkan") == []


def test_a_memo_on_a_passage_has_its_place(study: Study) -> None:
    """Beside the memo on the whole transcript; the act leads to the passage."""
    i01 = study.transcripts.find("I01")
    span = study.reading.quote(i01, FEW)
    study.coding.memo("transcript", i01, "Om allt.")
    act = study.coding.memo("transcript", i01, "Om detta.", span)
    assert (act.span, act.transcript, act.values["on"]) == (span, i01, "I01:4")
    assert [(memo.span, memo.text) for memo in study.coding.memos("transcript", i01)] == [
        (None, "Om allt."),
        (span, "Om detta."),
    ]


def test_each_coder_has_a_memo(study: Study) -> None:
    """Two coders' memos on one coding stand side by side, in the coding too."""
    id_ = code(study, FEW, "staffing", memo="Annas.")
    study.coding.memo("coding", id_, "Bos.", coder="Bo")
    assert {memo.coder: memo.text for memo in study.coding.memos("coding", id_)} == {"Anna": "Annas.", "Bo": "Bos."}
    assert codings(study)[0].memo == "Annas.\n\nBos."


def test_a_memo_is_taken_away(study: Study) -> None:
    """By an empty text; where there is none, that is said and nothing is written."""
    study.coding.memo("code", "staffing", "Hm.")
    assert study.coding.memo("code", "staffing", " \n").key == "acts.memo_removed"
    assert study.coding.memos() == []
    before = newest(study)
    act = study.coding.memo("code", "staffing", "")
    assert (act.key, act.values, act.gesture) == ("acts.memo_none", {"on": "Bemanning"}, "")
    assert newest(study) == before


def test_a_memo_on_something_else_is_refused(study: Study) -> None:
    """Only what the contract names; the error lists it."""
    with pytest.raises(NotFoundError) as error:
        study.coding.memo("turn", "4", "Hm.")
    assert told(error)[0] == "memo_target"
    assert told(error)[1]["known"] == "coding, code, transcript, informant, study"


def test_undo_brings_a_removed_coding_back_with_its_memo(study: Study) -> None:
    """And the undo of the memo takes the memo alone."""
    id_ = code(study, FEW, "staffing", riktning="ökat")
    study.coding.memo("coding", id_, "Viktigt.")
    study.coding.remove(id_)
    assert codings(study) == []
    study.history.undo()
    (coding,) = codings(study)
    assert (coding.id, coding.memo, coding.facets) == (id_, "Viktigt.", {"riktning": "ökat"})
    study.history.undo()
    assert codings(study)[0].memo == ""


def test_a_memo_written_with_a_coding_is_one_act(study: Study) -> None:
    """One undo takes both, one redo brings both."""
    code(study, FEW, "staffing", memo="Viktigt.")
    act = study.history.undo()
    assert act is not None
    assert act.key == "acts.coded"
    assert (codings(study), study.coding.memos()) == ([], [])
    study.history.redo()
    assert codings(study)[0].memo == "Viktigt."
    code(study, FEW, "samverkan", memo="Också.")
    assert [coding.memo for coding in codings(study)] == ["Viktigt.", "Också."]


def test_two_write_at_once_and_both_are_kept(folder: Path, tmp_path: Path) -> None:
    """After a merge the memo shows one text and holds the other; the merge and `doctor` tell it."""
    other = Path(shutil.copytree(folder, tmp_path / "bos"))
    for place, text in ((folder, "Annas."), (other, "Bos.")):
        with Study.open(place, coder="Anna") as study:
            study.coding.memo("study", "", text)
    with Study.open(folder, coder="Anna") as study:
        report = study.history.merge(other)
        assert [(one.kind, one.field, {one.value, one.other}) for one in report.conflicts] == [
            ("memo", "text", {"Annas.", "Bos."})
        ]
        (memo,) = study.coding.memos("study")
        assert {memo.text, *memo.others} == {"Annas.", "Bos."}
        (told,) = [check.what.values for check in study.history.doctor() if check.check == "conflict"]
        assert {told["value"], told["other"]} == {"Annas.", "Bos."}
        study.coding.memo("study", "", "Våra.")
        assert [(memo.text, memo.others) for memo in study.coding.memos("study")] == [("Våra.", ())]
        assert not [check for check in study.history.doctor() if check.check == "conflict"]
