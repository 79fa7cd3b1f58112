"""Looking now and then: what another process coded, what somebody edited, and what a look costs."""

from __future__ import annotations

from pathlib import Path

import pytest

from intervjukod.study import Study, faces
from tests.unit.storage.opened import in_child
from tests.unit.study.acting import FEW, PEOPLE, TWO, code, codings, edit, words


def test_another_process_is_seen(study: Study, folder: Path) -> None:
    """Its coding, its memo, its done mark, in every room, at the first look after; then nothing is new."""
    study.coding.of(study.transcripts.find("I01"))
    study.codebook.counts(study.transcripts.find("I01"))
    assert not study.poll()

    def work() -> str:
        with Study.open(folder, coder="Bo") as other:
            id_ = code(other, FEW, "samverkan", memo="Bos.")
            other.transcripts.set_done(other.transcripts.find("I02"))
            return id_

    id_ = in_child(work)
    assert study.poll()
    assert not study.poll()
    assert [(one.id, one.memo) for one in codings(study)] == [(id_, "Bos.")]
    assert [row.done for row in study.transcripts.list()] == [(), ("Bo",)]
    assert study.history.rows(1)[0].actor == "Bo"
    code(study, FEW, "staffing")
    assert not study.poll()


def test_two_processes_write_in_turn_and_lose_nothing(study: Study, folder: Path) -> None:
    """Each undoes its own."""
    code(study, FEW, "staffing")

    def work() -> str:
        with Study.open(folder, coder="Bo") as other:
            code(other, TWO, "samverkan", transcript="I02")
            code(other, PEOPLE, "samverkan", nth=1)
            undone = other.history.undo()
            return "" if undone is None else undone.actor

    assert in_child(work) == "Bo"
    code(study, "tolv år", "staffing")
    study.history.undo()
    assert (words(study), words(study, "I02")) == ({FEW: "staffing"}, {TWO: "samverkan"})
    assert {check.status for check in study.history.doctor(deep=True)} <= {"ok", "note"}


def test_a_code_made_elsewhere_is_there(study: Study, folder: Path) -> None:
    """Journal and file were both written by the other process; here nothing is read twice."""

    def work() -> str:
        with Study.open(folder, coder="Bo") as other:
            return other.codebook.add("trygghet", letter="t").key

    assert in_child(work) == "acts.code_added"
    assert study.poll()
    assert study.codebook.book.by_letter["t"].key == "trygghet"
    assert [row.act.key for row in study.history.rows()] == ["acts.code_added", "acts.took_in"]
    assert not study.poll()


@pytest.mark.parametrize("name", ["codebooks/torget.yaml", "codebooks/bilaga.yaml", "informants.csv"])
def test_an_edited_file_is_seen_at_one_look(study: Study, folder: Path, name: str) -> None:
    """Whatever it is."""
    path = folder / name
    text = path.read_text("utf-8")
    for old, new in (("Bemanning", "Personal"), ("Kontinuitet", "Byte"), ("Polis 1", "P1")):
        text = text.replace(old, new)
    path.write_text(text, "utf-8")
    assert study.poll()
    assert not study.poll()
    assert study.history.rows(1)[0].actor == "intervjukod"


def test_a_look_reads_nothing_that_has_not_changed(study: Study, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Not a file, not a row: it costs a question about the data's version and a stat for each file."""
    edit(folder / "codebooks" / "torget.yaml", "    key: s\n", "    key: b\n")
    assert study.poll()
    assert len(study.codebook.findings()) == 1
    asked: list[str] = []
    monkeypatch.setattr(faces, "read_bytes", lambda path: asked.append(str(path)))
    study._context.store._connection.set_trace_callback(asked.append)
    for _ in range(3):
        assert not study.poll()
    study._context.store._connection.set_trace_callback(None)
    assert asked == ["PRAGMA data_version"] * 3
