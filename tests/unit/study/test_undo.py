"""Undo and redo: one's own acts, without end, across restarts, each told in words."""

from __future__ import annotations

from pathlib import Path

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
