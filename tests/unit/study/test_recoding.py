"""Many codings at once: another code for all of them, or looked over and kept."""

from __future__ import annotations

import pytest

from intervjukod.errors import NotFoundError, RefusedError
from intervjukod.locale import say
from intervjukod.study import Study
from tests.unit.study.acting import FEW, PEOPLE, TWO, code, newest, told, words


def test_many_are_recoded_as_one_act(study: Study) -> None:
    """One row of the history in words, one undo; those that have the code are left alone."""
    ids = [
        code(study, FEW, "staffing"),
        code(study, PEOPLE, "staffing", nth=1),
        code(study, PEOPLE, "samverkan", nth=2),
    ]
    act = study.coding.recode_many([*ids, ids[0]], "Samverkan", reason="delas upp")
    assert (say(act.key, "sv", **act.values), act.count, act.reason) == ("2 kodningar blev Samverkan", 2, "delas upp")
    assert set(words(study).values()) == {"samverkan"}
    assert study.history.rows(1)[0].act.values == act.values
    study.history.undo()
    assert words(study)[FEW] == "staffing"
    study.history.redo()
    assert set(words(study).values()) == {"samverkan"}
    assert study.coding.recode_many(ids, "samverkan").gesture == ""


def test_one_is_recoded_in_the_usual_words(study: Study) -> None:
    """With its place to jump to."""
    act = study.coding.recode_many([code(study, FEW, "staffing")], "samverkan")
    assert (act.key, act.values["before"], act.span is not None) == ("acts.recoded", "Bemanning", True)


def test_all_or_none(study: Study) -> None:
    """An id that is nobody's, no ids, a code that may not be given: nothing is written."""
    made = code(study, FEW, "staffing")
    seq = newest(study)
    with pytest.raises(NotFoundError) as unknown:
        study.coding.recode_many([made, "ffffffff"], "samverkan")
    assert told(unknown)[0] == "coding_unknown"
    for refused_act, why in (
        (study.coding.recode_many, "no_codings_chosen"),
        (lambda ids, _: study.coding.recode_many([made], "övrigt"), "code_not_codable"),
        (lambda ids, _: study.coding.looked_over(ids), "no_codings_chosen"),
    ):
        with pytest.raises(RefusedError) as refused:
            refused_act([], "samverkan")
        assert told(refused)[0] == why
    assert newest(study) == seq


def test_codings_that_are_right_are_kept(study: Study) -> None:
    """One with its place, several by their number; what needs no look is no act."""
    ids = [code(study, FEW, "staffing"), code(study, TWO, "staffing", transcript="I02")]
    assert study.coding.looked_over(ids).key == "acts.codings_up_to_date"
    study.codebook.edit("staffing", definition="Antal.")
    one = study.coding.looked_over(ids[:1])
    assert say(one.key, "sv", **one.values) == "Bemanning på I01:4 sågs över och står kvar"
    study.history.undo()
    several = study.coding.looked_over([one[:8] for one in ids] if ids[0][:8] != ids[1][:8] else ids)
    assert say(several.key, "en", **several.values) == "2 codings were looked over and stay"
    assert study.history.rows(1)[0].act.values == several.values
    assert study.codebook.outdated() == []


def test_a_coding_of_an_unknown_code_cannot_be_kept(study: Study) -> None:
    """There is nothing to hold it against."""
    made = code(study, FEW, "samverkan")
    study.codebook.add("ny")
    path = study._context.folder.root / "codebooks" / "torget.yaml"
    text = path.read_text("utf-8")
    path.write_text(
        text.replace("  samverkan:\n    label: {sv: Samverkan, en: Collaboration}\n    key: s\n", ""), "utf-8"
    )
    study.poll()
    with pytest.raises(NotFoundError) as error:
        study.coding.looked_over([made])
    assert told(error)[0] == "code_unknown"
