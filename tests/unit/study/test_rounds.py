"""What stood in the codebook and the guide when a round of interviews was coded."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from intervjukod.errors import NotFoundError
from intervjukod.study import Study
from tests.builders import INFORMANTS, study_folder
from tests.unit.study.acting import FEW, TWO, code, edit, told

ROUNDS = INFORMANTS.replace("date\n", "date,round\n").replace("-01\n", "-01,1\n").replace("-02\n", "-02,2\n")


@pytest.fixture
def rounds(tmp_path: Path) -> Iterator[Study]:
    """One interview a round; both files change after the first is coded, then the second is coded."""
    folder = study_folder(tmp_path / "torget", informants=ROUNDS)
    with Study.open(folder, coder="Anna") as study:
        code(study, FEW, "staffing")
        code(study, FEW, "samverkan", coder="Bo")
    book, guide = folder / "codebooks" / "torget.yaml", folder / "codebooks" / "bilaga.yaml"
    edit(book, "version: 1", "version: 2")
    edit(book, "Antal och kontinuitet.", "Antal, kontinuitet och omplacering.")
    edit(book, "  övrigt:", "  nytt:\n    label: Nytt\n  övrigt:")
    edit(guide, "version: 1", "version: 2")
    edit(guide, "Hur länge har du arbetat här på torget?", "Vad gör du på torget?")
    with Study.open(folder, coder="Anna") as study:
        code(study, TWO, "staffing", transcript="I02")
        for one in study.transcripts.list():
            study.transcripts.set_done(one.id)
        yield study


def report(study: Study, **asked: Any) -> Any:
    """The report as a program reads it."""
    return json.loads(study.results.write(study.results.make("waves", **asked), "json"))


def test_each_round_has_the_books_that_it_was_coded_with(rounds: Study) -> None:
    """Versions and revisions from the journal, dates from the interviews."""
    first, second = report(rounds)["selection"]["rounds"]
    assert [one["codebooks"] for one in (first, second)] == [
        [{"title": "Torget", "version": "1"}],
        [{"title": "Torget", "version": "2"}],
    ]
    assert [one["guides"][0]["version"] for one in (first, second)] == ["1", "2"]
    assert first["codebook"] != second["codebook"] == report(rounds)["codebook"]
    assert (first["first"], first["transcripts"], first["transcripts_of"]) == ("2024-03-01", 1, 1)


def test_what_a_code_was_then_is_told(rounds: Study) -> None:
    """One that came later was not there, one that was defined anew was something else."""
    by_code = {row["code"]: row["by"] for row in report(rounds)["rows"]}
    assert [by_code["nytt"][one]["status"] for one in ("1", "2")] == ["no such code", "counted"]
    assert [by_code["staffing"][one]["definition"] for one in ("1", "2")] == ["other", "same"]
    assert by_code["samverkan"]["1"]["definition"] == "same"


def test_coding_a_round_again_brings_it_up_to_date(rounds: Study) -> None:
    """Whoever goes back with the new book has it there."""
    code(rounds, "bemanningen på torget", "nytt")
    by_code = {row["code"]: row["by"] for row in report(rounds)["rows"]}
    assert by_code["nytt"]["1"]["status"] == "counted"
    assert by_code["staffing"]["1"]["definition"] == "same"


def versions(study: Study, coder: str | None = None) -> list[str]:
    """The version of the codebook in each round."""
    return [one["codebooks"][0]["version"] for one in report(study, coder=coder)["selection"]["rounds"]]


def test_another_coders_work_brings_nothing_up_to_date(rounds: Study) -> None:
    """What a round was coded with is what the report's own coders had."""
    code(rounds, "bemanningen på torget", "nytt", coder="Cia")
    assert versions(rounds) == ["1", "2"]
    code(rounds, TWO, "nytt", transcript="I02", coder="Bo")
    assert versions(rounds, "Bo") == ["1", "2"]


def test_of_several_coders_the_later_one_holds(rounds: Study) -> None:
    """Whoever of them it was."""
    code(rounds, "bemanningen på torget", "nytt")
    assert versions(rounds, "all") == ["2", "2"]


def test_a_round_without_codings_has_no_book(rounds: Study) -> None:
    """What it will be coded with nobody knows."""
    code(rounds, TWO, "nytt", transcript="I02", coder="Cia")
    rounds.transcripts.set_done(rounds.transcripts.find("I01"), coder="Cia")
    first, second = report(rounds, coder="Cia")["selection"]["rounds"]
    assert (first["codebook"], first["codebooks"], first["guides"]) == (None, [], [])
    assert "Omgång 1" in rounds.results.write(rounds.results.waves(coder="Cia"))
    assert second["transcripts"] == 0


def test_questions_that_changed_are_told(rounds: Study) -> None:
    """The new wording and the old one; what stayed is not told."""
    found = report(rounds)["selection"]["questions"]
    assert [(one["text"], one["rounds"]) for one in found] == [
        ("Vad gör du på torget?", ["2"]),
        ("Hur länge har du arbetat här på torget?", ["1"]),
    ]


def test_an_undone_change_did_not_hold(rounds: Study) -> None:
    """A code that was made and undone before the round was coded was not there; one undone later was."""
    rounds.codebook.add("prov")
    code(rounds, "Två år", "staffing", transcript="I02")
    rounds.history.undo()
    rounds.history.undo()
    code(rounds, "Två år", "samverkan", transcript="I02")
    assert "prov" not in {row["code"] for row in report(rounds)["rows"]}
    assert report(rounds)["selection"]["rounds"][1]["codebook"] == report(rounds)["codebook"]


def test_the_past_knows_nothing_of_what_came_later(rounds: Study) -> None:
    """As of a milestone the books are those of then."""
    rounds.history.milestone("pilot")
    code(rounds, "bemanningen på torget", "nytt")
    assert [one["codebooks"][0]["version"] for one in report(rounds, at="pilot")["selection"]["rounds"]] == ["1", "2"]
    assert [one["codebooks"][0]["version"] for one in report(rounds)["selection"]["rounds"]] == ["2", "2"]


def test_of_two_guides_a_round_has_the_one_that_was_used(tmp_path: Path) -> None:
    """Where each round has a file of its own."""
    folder = study_folder(tmp_path / "torget", informants=ROUNDS)
    later = 'guide: Senare\nquestions:\n  - {id: q1, nr: 1, ask: "Vilka redskap har ni i verkstaden?"}\n'
    (folder / "codebooks" / "senare.yaml").write_text(later, "utf-8")
    with Study.open(folder, coder="Anna") as study:
        code(study, FEW, "staffing")
        first, second = report(study)["selection"]["rounds"]
    assert [one["title"] for one in first["guides"]] == ["Bilaga"]
    assert second["guides"] == []


@pytest.mark.parametrize(("by", "name"), [("", "round"), ("omgången", "omgången")])
def test_without_rounds_it_is_told_how_one_is_given(study: Study, by: str, name: str) -> None:
    """With the attributes and facets that there are."""
    with pytest.raises(NotFoundError) as caught:
        study.results.waves(by=by)
    assert told(caught)[0] == "waves.error.no_rounds"
    assert told(caught)[1] == {"name": name, "known": "role, site, date, riktning, plats"}


def test_a_study_without_interviews_has_an_empty_report(tmp_path: Path) -> None:
    """As any other report has then."""
    with Study.open(study_folder(tmp_path / "torget", transcripts={}, informants=""), coder="Anna") as study:
        made = study.results.waves()
    assert (made.by, made.rounds) == ("round", ())
    assert "reports.nobody_chosen" in [note.key for note in made.notes]


@pytest.mark.parametrize("name", ["wave", "omgång"])
def test_other_usual_names_are_known(tmp_path: Path, name: str) -> None:
    """A column of that name is taken unasked; any other is named."""
    folder = study_folder(tmp_path / "torget", informants=ROUNDS.replace("round", name))
    with Study.open(folder, coder="Anna") as study:
        assert study.results.waves().by == name
        assert study.results.waves(by="site").by == "site"
