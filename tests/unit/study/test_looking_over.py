"""Codings made when their code meant something else are to be looked over; a new name is no new meaning."""

from __future__ import annotations

import shutil
from pathlib import Path

from intervjukod.domain.journal import Change, Kind
from intervjukod.study import Study
from tests.unit.study.acting import FEW, PEOPLE, TWO, code, edit


def asked(study: Study, **said: str | None) -> list[tuple[str, str, str, str]]:
    """What is to be looked over: the words, the code, what was said then and is said now."""
    rows = study.codebook.outdated(**said)  # type: ignore[arg-type]  # names and values of its arguments
    return [(row.span.of(study.transcripts.open(row.transcript).text), row.code, row.then, row.now) for row in rows]


def test_a_changed_definition_asks_for_another_look(study: Study) -> None:
    """At what was coded before, in the order of transcripts and text; not at what is coded after."""
    code(study, TWO, "staffing", transcript="I02")
    later, first = code(study, PEOPLE, "staffing", nth=2), code(study, FEW, "staffing")
    code(study, FEW, "samverkan")
    assert asked(study) == []
    study.codebook.edit("staffing", definition="Hur många de är.", brief="Antal.")
    code(study, PEOPLE, "staffing", nth=1)
    rows = study.codebook.outdated()
    assert [(row.name, row.id) for row in rows[:2]] == [("I01-polis", first), ("I01-polis", later)]
    assert (rows[2].name, rows[0].place, rows[0].coder, rows[0].code) == ("I02-vakt", "I01:4", "Anna", "staffing")
    assert rows[0].changed == ("brief", "definition")
    assert (rows[0].then, rows[0].now) == ("Antal och kontinuitet.", "Antal.\nHur många de är.")
    assert [row.id for row in study.codebook.outdated(transcript=rows[2].transcript)] == [rows[2].id]
    assert study.codebook.outdated(code="samverkan") == []


def test_whose(study: Study) -> None:
    """One's own, another coder's, everybody's."""
    code(study, FEW, "staffing")
    code(study, TWO, "staffing", transcript="I02", coder="Bo")
    study.codebook.edit("staffing", definition="x")
    assert [len(study.codebook.outdated(coder=who)) for who in ("", "Bo", "Cecilia", None)] == [1, 1, 0, 2]


def test_a_new_name_is_no_new_meaning(study: Study) -> None:
    """Nor is a new letter, colour, place in the tree, or line break in the definition."""
    code(study, FEW, "kontinuitet")
    study.codebook.edit("kontinuitet", definition="Samma folk\növer tid.")
    (row,) = study.codebook.outdated()
    study.coding.looked_over([row.id])
    study.codebook.edit(
        "kontinuitet", label="Samma folk", letter="x", colour="#fff", definition="Samma folk över\ntid."
    )
    study.codebook.move("kontinuitet", "")
    assert asked(study) == []
    study.codebook.edit("kontinuitet", not_when="Antal.")
    assert asked(study) == [(FEW, "kontinuitet", "", "Antal.")]


def test_the_meaning_that_it_was_coded_under_is_found(study: Study) -> None:
    """Also one that was changed in the file, and one whose change was undone."""
    code(study, FEW, "staffing")
    edit(study._context.folder.root / "codebooks" / "torget.yaml", "Antal och kontinuitet.", "Bara antal.")
    study.poll()
    code(study, PEOPLE, "staffing", nth=1)
    study.codebook.edit("staffing", brief="Ett försök.")
    code(study, PEOPLE, "staffing", nth=2)
    study.history.undo()
    study.history.undo()
    code(study, PEOPLE, "staffing", nth=2)
    study.codebook.edit("staffing", label="Folk")
    assert asked(study) == [(FEW, "staffing", "Antal och kontinuitet.", "Bara antal.")]
    study.codebook.edit("staffing", brief="Sist.")
    assert [then for _, _, then, _ in asked(study)] == ["Bara antal.", "Antal och kontinuitet.", "Bara antal."]


def test_what_was_undone_is_not_in_what_came_after(study: Study) -> None:
    """The meaning at the time is that without the change that was taken back."""
    study.codebook.edit("staffing", brief="Ett försök.")
    study.history.undo()
    study.codebook.edit("staffing", use_when="Ofta.")
    code(study, FEW, "staffing")
    study.codebook.edit("staffing", use_when="Alltid.")
    assert asked(study) == [(FEW, "staffing", "Ofta.", "Alltid.")]


def test_a_definition_that_comes_back_needs_no_look(study: Study) -> None:
    """What was coded under it stands; what was coded in between is to be looked over."""
    code(study, FEW, "staffing")
    study.codebook.edit("staffing", brief="Något annat.")
    code(study, PEOPLE, "staffing", nth=1)
    study.codebook.edit("staffing", brief="Antal och kontinuitet.")
    assert asked(study) == [(PEOPLE, "staffing", "Något annat.", "Antal och kontinuitet.")]


class TestMerged:
    """Codings of a code that another has swallowed."""

    def test_a_merge_is_the_decision_that_they_fit(self, study: Study) -> None:
        """They are asked about when the definition that they came under changes later."""
        study.codebook.edit("kontinuitet", definition="Samma folk.")
        code(study, FEW, "kontinuitet")
        study.codebook.merge("kontinuitet", "staffing")
        assert asked(study) == []
        study.codebook.merge("staffing", "samverkan")
        assert asked(study) == []
        study.codebook.edit("samverkan", brief="Allt.")
        assert asked(study) == [(FEW, "samverkan", "", "Allt.")]
        study.coding.looked_over([row.id for row in study.codebook.outdated()])
        assert asked(study) == []
        study.codebook.edit("samverkan", brief="Inget.")
        assert asked(study) == [(FEW, "samverkan", "Allt.", "Inget.")]

    def test_what_was_to_be_looked_over_before_still_is(self, study: Study) -> None:
        """The merge spoke of the code as it was then, which this coding had not been held against."""
        code(study, FEW, "kontinuitet")
        study.codebook.edit("kontinuitet", definition="Samma folk.")
        study.codebook.merge("kontinuitet", "staffing")
        assert asked(study) == [(FEW, "staffing", "", "Antal och kontinuitet.")]


def test_two_people_s_definitions(study: Study, tmp_path: Path) -> None:
    """What was coded under either is known after a merge, whoever's clock was ahead."""
    folder = Path(study.facts.folder)
    other = Path(shutil.copytree(folder, tmp_path / "bos"))
    with Study.open(other, coder="Bo") as bo:
        bo.codebook.edit("staffing", label="Folk", not_when="Sällan.")
    study.codebook.edit("staffing", definition="Annas.")
    code(study, FEW, "staffing")
    with Study.open(other, coder="Bo") as bo:
        bo.codebook.edit("staffing", definition="Bos.")
        code(bo, TWO, "staffing", transcript="I02")
    study.history.merge(other)
    assert study.codebook.book.by_key["staffing"].definition == "Bos."
    assert asked(study, coder=None) == [(FEW, "staffing", "Annas.", "Bos.\nSällan.")]


def test_a_meaning_known_by_another_label(study: Study, tmp_path: Path) -> None:
    """A colleague renamed the code apart: what it meant is known there too, under the label that it has there."""
    folder = Path(study.facts.folder)
    other = Path(shutil.copytree(folder, tmp_path / "bos"))
    with Study.open(other, coder="Bo") as bo:
        bo.codebook.edit("staffing", label="Folk")
    study.codebook.edit("staffing", definition="Annas.")
    code(study, FEW, "staffing")
    with Study.open(other, coder="Bo") as bo:
        bo.codebook.edit("staffing", definition="Bos.")
        bo.history.merge(folder)
        assert asked(bo, coder=None) == [(FEW, "staffing", "Annas.", "Bos.")]


def test_what_nobody_knows_is_asked_about(study: Study) -> None:
    """A coding from elsewhere bears a revision that no op here tells of: what it was made under is left open."""
    made = code(study, FEW, "staffing")
    study._context.write([Change(Kind.CODING, made, {"revision": "123456789abc"})])
    assert asked(study) == [(FEW, "staffing", "", "Antal och kontinuitet.")]


def test_a_coding_without_a_revision_is_not_asked_about(study: Study) -> None:
    """One from an older release: nothing is known of what it was made under."""
    made = code(study, FEW, "staffing")
    study._context.write([Change(Kind.CODING, made, {"revision": ""})])
    study.codebook.edit("staffing", brief="x")
    assert asked(study) == []
