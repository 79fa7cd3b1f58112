"""Undo and redo: one's own acts, without end, across restarts, each told in words."""

from __future__ import annotations

from pathlib import Path

import pytest

from intervjukod.errors import NotFoundError
from intervjukod.study import Study
from tests.unit.study.acting import FEW, PEOPLE, TWO, code, codings, edit, words


def test_without_end_and_across_restarts(folder: Path) -> None:
    """Every act of three sittings is taken back in turn, and done again in turn."""
    for quote, key in ((FEW, "staffing"), ("tolv år", "samverkan"), ("samma personer", "kontinuitet")):
        with Study.open(folder, coder="Anna") as study:
            code(study, quote, key)
    states = []
    for _ in range(4):
        with Study.open(folder, coder="Anna") as study:
            states.append(sorted(words(study).values()))
            study.history.undo()
    for _ in range(4):
        with Study.open(folder, coder="Anna") as study:
            states.append(sorted(words(study).values()))
            study.history.redo()
    all_three = ["kontinuitet", "samverkan", "staffing"]
    assert states == [
        all_three, ["samverkan", "staffing"], ["staffing"], [],
        [], ["staffing"], ["samverkan", "staffing"], all_three,
    ]  # fmt: skip


def test_nothing_to_undo_and_nothing_to_redo(study: Study) -> None:
    """What opening did by itself is on nobody's stack; a new act ends the redo."""
    assert study.history.undo() is None
    assert study.history.redo() is None
    code(study, FEW, "staffing")
    study.history.undo()
    code(study, FEW, "samverkan")
    assert study.history.redo() is None
    assert words(study) == {FEW: "samverkan"}


def test_one_s_own_acts_only(study: Study) -> None:
    """Bo's undo reaches past Anna's newer acts to his own, and leaves hers."""
    code(study, FEW, "staffing")
    study.set_coder("Bo")
    code(study, TWO, "samverkan", transcript="I02")
    study.set_coder("Anna")
    code(study, "tolv år", "kontinuitet")
    act = study.history.undo("Bo")
    assert act is not None
    assert (act.actor, act.values["code"]) == ("Bo", "Samverkan")
    assert study.history.undo("Bo") is None
    assert words(study) == {FEW: "staffing", "tolv år": "kontinuitet"}
    assert study.history.redo("Bo") is not None
    assert words(study, "I02") == {TWO: "samverkan"}


def test_undo_and_redo_tell_what_and_where(study: Study) -> None:
    """Both give the act that they take back or bring again, with the place to jump to."""
    i01 = study.transcripts.find("I01")
    span = study.reading.quote(i01, FEW)
    act = study.coding.code(i01, span, "staffing")
    for again in (study.history.undo(), study.history.redo()):
        assert again is not None
        assert (again.gesture, again.key, again.values) == (act.gesture, act.key, act.values)
        assert (again.transcript, again.span) == (i01, span)


def test_every_kind_of_act_can_be_undone(study: Study) -> None:
    """Recode, move, facet, memo, done, answer, a load, a milestone: each undo restores what was before."""
    id_ = code(study, FEW, "staffing")
    i01 = study.transcripts.find("I01")
    before = portrait(study)
    acts = (
        lambda: study.coding.recode(id_, "samverkan"),
        lambda: study.coding.move(id_, study.reading.quote(i01, PEOPLE, 1)),
        lambda: study.coding.set_facet(id_, "riktning", "ökat"),
        lambda: study.coding.memo("coding", id_, "Hm."),
        lambda: study.coding.remove(id_),
        lambda: study.transcripts.set_done(i01),
        lambda: study.coding.set_answer(i01, "q1", asked=None, answered=[]),
        lambda: study.coding.load([{"transcript": "I02", "text": TWO, "code": "samverkan"}]),
        lambda: study.history.milestone("utkast"),
    )
    for act in acts:
        act()
        assert portrait(study) != before
        assert study.history.undo() is not None
        assert portrait(study) == before
    assert {check.status for check in study.history.doctor(deep=True)} <= {"ok", "note"}


def portrait(study: Study) -> object:
    """What the rooms show: codings, memos, done marks, answers, milestones."""
    transcripts = study.transcripts.list()
    return (
        [codings(study, summary.name) for summary in transcripts],
        study.coding.memos(),
        transcripts,
        [study.reading.answers(summary.id) for summary in transcripts],
        [row.act for row in study.history.rows() if row.act.key == "acts.milestone" and not row.cancelled],
    )


def test_undo_of_a_new_code_takes_it_out_of_its_file(study: Study) -> None:
    """Journal and file agree after the undo and after the redo."""
    path = study._context.folder.root / "codebooks" / "torget.yaml"
    before = path.read_text("utf-8")
    study.codebook.add("trygghet", label="Trygghet", letter="t")
    written = path.read_text("utf-8")
    assert "trygghet" in written
    study.history.undo()
    assert path.read_text("utf-8") == before
    assert "trygghet" not in study.codebook.book.by_key
    study.history.redo()
    assert path.read_text("utf-8") == written
    assert study.codebook.book.by_letter["t"].key == "trygghet"


def test_an_edit_of_a_file_is_on_nobody_s_stack(study: Study) -> None:
    """The program read it; Anna's undo takes back her own act from before."""
    code(study, FEW, "staffing")
    edit(study._context.folder.root / "codebooks" / "torget.yaml", "Bemanning", "Personal")
    assert study.poll()
    assert study.history.rows(1)[0].actor == "intervjukod"
    study.history.undo()
    assert codings(study) == []
    assert study.codebook.book.by_key["staffing"].name("sv") == "Personal"
    assert study.history.undo("intervjukod") is None


class TestGoingBack:
    """Back to an act, as one act."""

    @pytest.fixture
    def three(self, study: Study) -> str:
        """Three codings of Anna's, one of Bo's between them, and a milestone; the id of the first act."""
        code(study, FEW, "staffing")
        first = study.history.rows(1)[0].gesture
        code(study, "tolv år", "samverkan")
        study.history.milestone("utkast")
        study.set_coder("Bo")
        code(study, TWO, "samverkan", transcript="I02")
        study.set_coder("Anna")
        code(study, "samma personer", "kontinuitet")
        return first

    def test_one_s_own_newer_acts_go(self, study: Study, three: str) -> None:
        """It tells how many; others' acts and milestones stay."""
        act = study.history.go_back(three)
        assert act is not None
        assert (act.key, act.values, act.count) == ("acts.went_back", {"n": 2}, 2)
        assert words(study) == {FEW: "staffing"}
        assert words(study, "I02") == {TWO: "samverkan"}
        assert [row.name for row in study.history.milestones()] == ["utkast"]
        assert study.history.go_back(three) is None

    def test_one_undo_takes_it_back_and_redo_goes_back_again(self, study: Study, three: str) -> None:
        """After that undo goes on act by act."""
        before = words(study)
        study.history.go_back(three)
        for _ in range(2):
            there = study.history.to_undo()
            act = study.history.undo()
            assert there is not None
            assert act is not None
            assert (act.key, there.key, words(study)) == ("acts.went_back", "acts.went_back", before)
            assert study.history.redo() is not None
            assert words(study) == {FEW: "staffing"}
        study.history.undo()
        study.history.undo()
        assert words(study) == {FEW: "staffing", "tolv år": "samverkan"}

    def test_redo_brings_all_of_it_at_once(self, study: Study, three: str) -> None:
        """For those who think of it as several undos; there is nothing more to redo then."""
        before = words(study)
        study.history.go_back(three)
        act = study.history.redo()
        assert act is not None
        assert (act.key, act.values) == ("acts.several", {"n": 2})
        assert words(study) == before
        assert study.history.redo() is None

    def test_what_comes_after_it_is_undone_first(self, study: Study, three: str) -> None:
        """And then what stands, which is the milestone and what it came after, not what one went back past."""
        study.history.go_back(three)
        code(study, "tolv år", "kontinuitet")
        study.history.undo()
        assert words(study) == {FEW: "staffing"}
        study.history.undo()
        study.history.undo()
        assert (words(study), study.history.milestones()) == ({}, [])

    def test_all_of_it_or_nothing(self, study: Study, three: str, monkeypatch: pytest.MonkeyPatch) -> None:
        """Stopped in the middle it leaves everything as it was."""
        before = words(study)
        gestures = study._context.store.gestures
        judged: list[str] = []
        judge = gestures.judge

        def stop(gesture: str) -> None:
            judged.append(gesture)
            if len(judged) == 2:
                raise KeyboardInterrupt
            judge(gesture)

        monkeypatch.setattr(gestures, "judge", stop)
        with pytest.raises(KeyboardInterrupt):
            study.history.go_back(three)
        monkeypatch.undo()
        assert words(study) == before
        assert all(not row.cancelled for row in study.history.rows())

    def test_codes_come_and_go_with_their_file(self, study: Study, folder: Path) -> None:
        """A going back that takes codes away writes the file once, and so does its undo."""
        code(study, FEW, "staffing")
        here = study.history.rows(1)[0].gesture
        study.codebook.add("trygghet", label="Trygghet")
        study.codebook.add("kommunen", label="Kommunen")
        file = folder / "codebooks" / "torget.yaml"
        study.history.go_back(here)
        assert "trygghet" not in file.read_text("utf-8")
        study.history.undo()
        assert "kommunen" in file.read_text("utf-8")
        assert "trygghet" in study.codebook.book.by_key

    def test_an_act_that_is_not_there(self, study: Study) -> None:
        """It is said."""
        with pytest.raises(NotFoundError, match="gesture_unknown"):
            study.history.go_back("nothing")
