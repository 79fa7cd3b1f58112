"""What follows from answers is read anew when one changes; what does not is kept."""

from __future__ import annotations

import pytest

from intervjukod.study import Study, folding
from tests.unit.study.acting import FEW, TWO, code


def found(study: Study) -> list[str]:
    """The coded words that answer the second question."""
    return [passage.text for passage in study.reading.passages(question="q2")]


def test_passages_follow_the_answer(study: Study) -> None:
    """A coding is found by its question as the answer stands now, not as it stood when one looked last."""
    code(study, FEW, "staffing")
    i01 = study.transcripts.find("I01")
    assert found(study) == [FEW]
    study.coding.set_answer(i01, "q2", asked=None, answered=[])
    assert found(study) == []
    study.coding.set_answer(i01, "q2", asked=None, answered=[study.reading.quote(i01, FEW)])
    assert found(study) == [FEW]
    study.history.undo()
    assert found(study) == []


def test_a_text_is_not_opened_again_for_an_answer(study: Study, monkeypatch: pytest.MonkeyPatch) -> None:
    """Saying how a question stands in one interview leaves all that is known of the others."""
    i01, i02 = map(study.transcripts.find, ("I01", "I02"))
    words = study.reading.quote(i02, TWO)
    opened = [study.transcripts.open(id_) for id_ in (i01, i02)]
    monkeypatch.delattr(folding, "transcript")
    study.coding.confirm_answer(i01, "q2")
    study.coding.set_answer(i02, "q2", asked=None, answered=[words])
    assert [study.transcripts.open(id_) for id_ in (i01, i02)] == opened


@pytest.mark.parametrize(
    ("asked", "answered", "key", "place"),
    [
        ("Hur är det med", FEW, "set", "I01:4"),
        ("Hur är det med", "", "asked", "I01:3"),
        ("", "", "cleared", "I01-polis"),
    ],
)
def test_an_answer_is_told_by_its_number_and_its_place(
    study: Study, asked: str, answered: str, key: str, place: str
) -> None:
    """Where it is answered, else where it is put, else in which interview it is not; also in the history."""
    i01 = study.transcripts.find("I01")
    spans = [study.reading.quote(i01, answered)] if answered else []
    put = study.reading.quote(i01, asked) if asked else None
    act = study.coding.set_answer(i01, "q2", asked=put, answered=spans)
    assert (act.key, act.values) == (f"acts.answer_{key}", {"question": "2", "place": place})
    assert study.history.rows(1)[0].act.values == act.values
    again = study.coding.set_answer(i01, "q2", asked=put, answered=spans)
    assert (again.key, again.values) == ("acts.already_answered", {"question": "2"})
