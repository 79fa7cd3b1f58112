"""Meta-inferences: written by a person, kept in the journal as anything else."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from intervjukod.domain.meta_inference import Verdict
from intervjukod.errors import NotFoundError, UsageError
from intervjukod.locale import LANGUAGES, say
from intervjukod.study import Study
from intervjukod.study.shapes import Act

SERGEL = "Sergels torg"


def infer(study: Study, verdict: str = "converges", text: str | None = "Båda säger färre.", **said: str) -> Act:
    """Conclude something of displacement beside robberies."""
    told = {"code": "förflyttning", "place": SERGEL, "indicator": "Rån", **said}
    return study.coding.infer(told.pop("code"), verdict=verdict, text=text, **told)


def texts(study: Study) -> list[tuple[str, str, str]]:
    """Code, verdict and words of every one."""
    return [(one.code, one.verdict, one.text) for one in study.coding.inferences()]


def test_what_is_concluded_is_there_and_can_be_undone(study: Study) -> None:
    """Written, undone, redone, taken back: each is an act of history with a sentence of its own."""
    infer(study)
    (one,) = study.coding.inferences()
    assert (one.place, one.code, one.indicator, one.verdict) == (SERGEL, "förflyttning", "Rån", Verdict.CONVERGES)
    assert (one.text, one.coder) == ("Båda säger färre.", "Anna")
    study.history.undo()
    assert texts(study) == []
    study.history.redo()
    assert len(texts(study)) == 1
    study.coding.withdraw_inference("förflyttning", place=SERGEL, indicator="rån")
    assert texts(study) == []
    acts = [row.act for row in study.history.rows(2)]
    assert [act.key for act in acts] == ["joint.act.taken_back", "joint.act.converges"]
    assert say(acts[1].key, "sv", **acts[1].values) == "Slutsats, Sergels torg: Förflyttning och Rån konvergerar"


@pytest.mark.parametrize("verdict", Verdict)
def test_every_verdict_has_words(study: Study, verdict: Verdict) -> None:
    """In both languages."""
    act = infer(study, verdict)
    assert len({say(act.key, language, **act.values) for language in LANGUAGES}) == 2


def test_a_coder_has_one_on_each(study: Study) -> None:
    """A later one takes the place of the earlier, however the names are written; its words stay unless others are
    given; the same once more is no act."""
    infer(study)
    infer(study, "diverges", None, place="sergels  TORG")
    assert texts(study) == [("förflyttning", "diverges", "Båda säger färre.")]
    assert infer(study, "diverges", None).key == "joint.act.already"
    assert len(study.history.rows(kind="meta-inference")) == 2
    infer(study, "silent", "", indicator="Hot")
    infer(study, coder="Bo")
    assert len(texts(study)) == 3


def test_taking_back_what_is_not_there_is_no_act(study: Study) -> None:
    """Another's, or one on something else, is none of one's own."""
    infer(study, coder="Bo")
    act = study.coding.withdraw_inference("förflyttning", place=SERGEL, indicator="Rån")
    assert (act.key, act.gesture, len(texts(study))) == ("joint.act.none", "", 1)


@pytest.mark.parametrize(
    ("said", "key"),
    [
        ({"verdict": "stämmer"}, "joint.error.verdict"),
        ({"place": " "}, "joint.error.no.place"),
        ({"indicator": ""}, "joint.error.no.indicator"),
    ],
)
def test_what_is_not_concluded_is_refused(study: Study, said: dict[str, str], key: str) -> None:
    """A word that is no verdict, and a place or an indicator without a name."""
    with pytest.raises(UsageError) as told:
        infer(study, **said)
    assert told.value.key == key
    with pytest.raises(NotFoundError):
        infer(study, code="ingenting")


def test_it_follows_its_code_into_another(study: Study) -> None:
    """Of merged codes it is of the one that is left; writing of that one changes it."""
    infer(study)
    study.codebook.merge("förflyttning", "samverkan")
    assert texts(study) == [("samverkan", "converges", "Båda säger färre.")]
    infer(study, "silent", code="samverkan")
    assert texts(study) == [("samverkan", "silent", "Båda säger färre.")]


def test_two_copies_agree_on_what_it_is(study: Study, folder: Path, tmp_path: Path) -> None:
    """The same coder's of the same in two copies is one, with both texts kept and a conflict to look at."""
    copy = Path(shutil.copytree(folder, tmp_path / "kopia"))
    infer(study, "converges", "Det ena.")
    with Study.open(copy, coder="Anna") as other:
        infer(other, "diverges", "Det andra.")
    report = study.history.merge(copy)
    (one,) = study.coding.inferences()
    assert {one.text, *one.others} == {"Det ena.", "Det andra."}
    assert {row.field for row in report.conflicts} == {"verdict", "text"}
    assert report.conflicts[0].what == "Förflyttning · Rån · Sergels torg"
    infer(study, "converges", "Avgjort.")
    assert study.coding.inferences()[0].others == ()


def test_it_is_found_in_history_and_rests_on_its_code(study: Study) -> None:
    """By its words, by its code's name; and whoever cancels the making of its code is told."""
    study.codebook.add("tillfällig", label="Tillfällig")
    made = study.history.rows(1)[0]
    infer(study, text="Säregna ord.", code="tillfällig")
    assert [row.act.key for row in study.history.rows(text="säregna")] == ["joint.act.converges"]
    assert "joint.act.converges" in [row.act.key for row in study.history.rows(text="tillfällig")]
    assert study.history.rests_on(made.gesture).counts["meta-inference"] == 1


def test_one_whose_code_is_gone_is_a_finding(study: Study) -> None:
    """The examination of the study tells it; all is well while the code is there."""
    study.codebook.add("tillfällig", label="Tillfällig")
    made = study.history.rows(1)[0]
    infer(study, code="tillfällig")
    assert [check.status for check in study.history.doctor() if check.check == "inferences"] == ["ok"]
    study.history.cancel(made.gesture)
    (found,) = (check for check in study.history.doctor() if check.check == "inferences")
    assert (found.status, found.what.values["code"]) == ("finding", "tillfällig")
