"""What reports read of many interviews at once is what is read of one."""

from __future__ import annotations

from pathlib import Path

from intervjukod.domain.span import Span
from intervjukod.study import Study
from intervjukod.study.answers import answers_of, standings
from tests.unit.study.acting import edit

ASKED = ("answered", "asked", "proposed")
Told = tuple[str, str, Span | None, tuple[Span, ...], tuple[str, ...]]
"""A question, how it stands, where it was asked and answered, and the probes that were used."""


def told(study: Study) -> dict[str, list[Told]]:
    """Transcript to what is said of each question, from one reading of all of them; seen to be that of each alone."""
    ids = [one.id for one in study.transcripts.list()]
    many = {
        id_: [(row.question, row.status, row.asked, row.answered, row.probes) for row in rows if row.status in ASKED]
        for id_, rows in answers_of(study._context, ids).items()
    }
    for id_ in ids:
        rows = [row for row in standings(study._context, id_) if row.status in ASKED]
        assert many[id_] == [(row.question, row.status, row.asked, row.answered, row.probes) for row in rows]
    return many


def statuses(study: Study) -> list[tuple[str, str]]:
    """Question and status in the first interview, of what was asked there."""
    return [row[:2] for row in told(study)[study.transcripts.find("I01")]]


def test_a_person_goes_before_a_proposal(study: Study) -> None:
    """Also where the person says that it was not asked at all, and as soon as it is said."""
    i01 = study.transcripts.find("I01")
    assert statuses(study) == [("q1", "proposed"), ("q2", "proposed"), ("q3", "proposed")]
    place = study.reading.quote(i01, "tolv år")
    study.coding.set_answer(i01, "q2", asked=None, answered=[place], probes=["q2a"])
    study.coding.set_answer(i01, "q1", asked=None, answered=[])
    assert statuses(study) == [("q2", "answered"), ("q3", "proposed")]


def test_an_answer_follows_its_words(study: Study, folder: Path) -> None:
    """What was said of an older text stands where its words are now."""
    i01 = study.transcripts.find("I01")
    study.coding.set_answer(i01, "q2", asked=None, answered=[study.reading.quote(i01, "tolv år")])
    before = told(study)[i01]
    edit(folder / "transcripts" / "I01-polis.txt", "Jag har arbetat", "Jo, jag har arbetat")
    study.transcripts.take_in([folder / "transcripts" / "I01-polis.txt"])
    after = told(study)[i01]
    assert after != before
    found = next(row for row in study.reading.answers(i01) if row.question == "q2").answered
    assert [span.of(study.transcripts.open(i01).text) for span in found] == ["tolv år"]


def test_what_is_no_longer_asked_is_no_answer(study: Study, folder: Path) -> None:
    """An answer to a question that the guide has lost is passed over; a proposal by another wording is made anew."""
    i01 = study.transcripts.find("I01")
    study.coding.confirm_answer(i01, "q2")
    assert ("q3", "proposed") in statuses(study)
    path = folder / "codebooks" / "bilaga.yaml"
    edit(path, 'ask: "Hur är det med bemanningen på torget?"', "heading: Bemanningen")
    edit(path, "Hur fungerar samverkan med kommunen?", "Vilken utbildning har ni?")
    assert study.poll()
    assert statuses(study) == [("q1", "proposed")]
