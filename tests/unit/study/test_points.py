"""The study as it stood: history and reports at an arrival number and at a milestone."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from intervjukod.errors import AmbiguousError, NotFoundError, RefusedError
from intervjukod.study import Study
from tests.unit.study.acting import FEW, PEOPLE, TWO, code, codings, edit, newest, told


def reports(study: Study, at: str = "") -> list[Any]:
    """Every report as JSON, without the moment it was made and the point it was asked for."""
    results = study.results
    made = (
        results.frequency(at=at),
        results.frequency(coder="all", at=at, role="polis"),
        results.compare(at=at),
        results.compare(by="riktning", coder="Anna", at=at),
        results.coverage(at=at),
    )
    found = [json.loads(results.write(one, "json")) for one in made]
    return [{name: value for name, value in one.items() if name not in ("made", "at")} for one in found]


def history(study: Study, at: str = "") -> list[tuple[str, bool]]:
    """Gestures, newest first, with whether each is cancelled."""
    return [(row.gesture, row.cancelled) for row in study.history.rows(at=at)]


def live(study: Study) -> None:
    """Work that leaves its traces in every report."""
    i01, i02 = study.transcripts.find("I01"), study.transcripts.find("I02")
    first = code(study, FEW, "staffing", riktning="minskat", memo="Hm.")
    code(study, TWO, "staffing", transcript="I02", riktning="ökat")
    study.coding.confirm_answer(i01, "q2")
    study.transcripts.set_done(i01)
    study.history.milestone("utkast")
    study.transcripts.set_done(i02)
    study.coding.recode(first, "samverkan")
    code(study, PEOPLE, "förflyttning", nth=1)
    study.history.undo()
    study.coding.remove(codings(study, "I02")[0].id)
    edit(study._context.folder.root / "codebooks" / "torget.yaml", "Bemanning", "Personal")
    edit(study._context.folder.root / "informants.csv", "ordningsvakt", "vakt")
    study.poll()
    study.coding.set_answer(i01, "q1", asked=None, answered=[])
    code(study, "tolv år", "kontinuitet", coder="Bo")


def test_every_point_is_as_it_was_then(study: Study, monkeypatch: pytest.MonkeyPatch) -> None:
    """After each act, history and reports are kept; asked for later at that point, they are the same."""
    kept: dict[int, tuple[list[Any], list[Any]]] = {}
    journal = study._context.store.journal

    def keeping(act: Callable[..., Any]) -> Callable[..., Any]:
        def acted(*given: Any, **named: Any) -> Any:
            done = act(*given, **named)
            study._context.forget()
            kept[journal.newest] = (reports(study), history(study))
            return done

        return acted

    monkeypatch.setattr(journal, "append", keeping(journal.append))
    monkeypatch.setattr(journal, "cancel", keeping(journal.cancel))
    live(study)
    assert len(kept) == len({str(value) for value in kept.values()}) == 12
    for seq, (report, acts) in kept.items():
        assert reports(study, str(seq)) == report
        assert history(study, str(seq)) == acts


def test_a_milestone_is_the_same_on_another_copy(folder: Path, tmp_path: Path) -> None:
    """Where the ops arrived in another order, among a colleague's own from before and after."""
    other = Path(shutil.copytree(folder, tmp_path / "bos"))
    with Study.open(other, coder="Bo") as bo:
        code(bo, "tolv år", "samverkan")
        bo.transcripts.set_done(bo.transcripts.find("I01"))
    with Study.open(folder, coder="Anna") as study:
        code(study, FEW, "staffing", riktning="minskat")
        study.transcripts.set_done(study.transcripts.find("I01"))
        then = (reports(study), history(study))
        study.history.milestone("utkast")
        code(study, PEOPLE, "staffing", nth=1)
        study.history.undo()
        study.coding.recode(codings(study)[0].id, "förflyttning")
        assert (reports(study, "utkast"), history(study, "utkast")) == then
    with Study.open(other, coder="Bo") as bo:
        bo.history.merge(folder)
        code(bo, TWO, "staffing", transcript="I02")
        assert (reports(bo, "utkast"), sorted(history(bo, "utkast"))) == (then[0], sorted(then[1]))
        assert history(bo) != history(bo, "utkast")


def test_the_beginning_and_the_end(study: Study) -> None:
    """Point 0 is an empty study; the newest number is today; limit counts from the newest."""
    code(study, FEW, "staffing")
    assert history(study, "0") == []
    assert history(study, str(newest(study))) == history(study)
    assert [row.gesture for row in study.history.rows(1, str(newest(study)))] == [history(study)[0][0]]
    assert len(study.history.rows(1)) == 1


@pytest.mark.parametrize("point", ["999999", "utkast", "-1", "²", "1.5"])
def test_a_point_that_nobody_set(study: Study, point: str) -> None:
    """For history and for reports: an error that tells what there is."""
    study.history.milestone("slut")
    asks: tuple[Callable[[], object], ...] = (
        lambda: study.history.rows(at=point),
        lambda: study.results.frequency(at=point),
    )
    for ask in asks:
        with pytest.raises(NotFoundError) as error:
            ask()
        assert told(error)[0] == "point_unknown"
        assert told(error)[1]["known"] in {"slut", f"0–{newest(study)}"}


@pytest.mark.parametrize(
    ("name", "why"),
    [("", "milestone_name"), (" ", "milestone_name"), ("12", "milestone_name"), ("utkast ", "milestone_taken")],
)
def test_a_milestone_needs_a_name_of_its_own(study: Study, name: str, why: str) -> None:
    """Not a number, not one in use."""
    study.history.milestone("utkast")
    with pytest.raises(RefusedError) as error:
        study.history.milestone(name)
    assert told(error)[0] == why


def test_one_name_set_on_two_copies(folder: Path, tmp_path: Path) -> None:
    """Two different states: the name alone no longer says which, the number does."""
    other = Path(shutil.copytree(folder, tmp_path / "bos"))
    for place, quote in ((folder, FEW), (other, "tolv år")):
        with Study.open(place, coder="Anna") as study:
            code(study, quote, "staffing")
            study.history.milestone("utkast")
    with Study.open(folder, coder="Anna") as study:
        study.history.merge(other)
        with pytest.raises(AmbiguousError) as error:
            study.history.rows(at="utkast")
        assert told(error) == ("milestone_ambiguous", {"name": "utkast", "count": 2})


def test_a_milestone_that_was_undone_is_no_point(study: Study) -> None:
    """And its name can be given again."""
    study.history.milestone("utkast")
    study.history.undo()
    with pytest.raises(NotFoundError):
        study.history.rows(at="utkast")
    assert study.history.milestone("utkast").values == {"name": "utkast"}


def test_history_tells_every_kind_of_act(study: Study) -> None:
    """Newest first, each with a sentence in both languages."""
    from intervjukod.locale import say

    live(study)
    rows = study.history.rows()
    for language in ("sv", "en"):
        assert all(say(row.act.key, language, **row.act.values) for row in rows)
    assert [row.act.key.removeprefix("acts.") for row in rows] == [
        "coded", "answer_cleared", "code_renamed", "removed", "coded", "recoded", "done", "milestone", "done",
        "answer_set", "coded", "coded", "took_in",
    ]  # fmt: skip
    assert [row.seq for row in rows] == sorted((row.seq for row in rows), reverse=True)
    assert [row.cancelled for row in rows].count(True) == 1
