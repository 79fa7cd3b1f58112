"""Proposals of answers that are made beside the screen, and what is told until they are."""

from __future__ import annotations

from pathlib import Path

import pytest

from intervjukod.storage.store import DATABASE
from intervjukod.study import Study, indexing_child
from tests.builders import GUIDE, TRANSCRIPTS, study_folder


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Two interviews and a guide, taken in; nothing is proposed yet."""
    folder = study_folder(tmp_path / "torget", transcripts=TRANSCRIPTS, guide=GUIDE)
    Study.open(folder, coder="Anna").close()
    return folder


def test_the_process_beside_the_screen_makes_them(folder: Path) -> None:
    """All of them, the same as are made on the spot, and it writes nothing but the index file."""
    with Study.open(folder, coder="Anna") as study:
        ids = [one.id for one in study.transcripts.list()]
        assert study.reading.awaited() == set(ids)
        assert study.search.state().awaiting == len(ids)
        before = (folder / DATABASE).read_bytes()
        indexing_child._propose(folder, "sv")
        assert (folder / DATABASE).read_bytes() == before
        assert study.reading.awaited() == frozenset()
        assert study.search.state().awaiting == 0
        made = [study.reading.answers(id_) for id_ in ids]
    (folder / "intervjukod.index.db").unlink()
    with Study.open(folder, coder="Anna") as study:
        assert [study.reading.answers(id_) for id_ in ids] == made
        assert any(row.status == "proposed" for rows in made for row in rows)


def test_some_are_made_at_a_time(folder: Path) -> None:
    """What is left is told; what is only confirmed is read without making any."""
    with Study.open(folder, coder="Anna") as study:
        ids = [one.id for one in study.transcripts.list()]
        assert all(row.status != "proposed" for id_ in ids for row in study.reading.answers(id_, proposed=False))
        assert len(study.reading.awaited()) == len(ids)
        assert len(study.reading.propose_some(1)) == len(ids) - 1
        assert study.reading.propose_some(9) == frozenset()


def test_a_new_interview_and_a_new_guide_are_awaited(folder: Path) -> None:
    """Another wording of a question makes every proposal anew."""
    with Study.open(folder, coder="Anna") as study:
        study.reading.propose_some(9)
        path = folder / "codebooks" / "bilaga.yaml"
        path.write_text(path.read_text("utf-8").replace("bemanningen", "personalen"), "utf-8")
        study.poll()
        assert len(study.reading.awaited()) == len(TRANSCRIPTS)
