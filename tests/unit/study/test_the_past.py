"""The study as it stood at a point: a study of its own, to be read and not written."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from intervjukod.errors import NotFoundError, RefusedError
from intervjukod.study import Study
from tests.unit.study.acting import FEW, PEOPLE, TWO, code, codings, edit, newest, told, words


def shown(study: Study) -> list[object]:
    """What a screen shows of a study: interviews, codings, memos, answers, codebook, counts, history."""
    ids = [summary.id for summary in study.transcripts.list()]
    return [
        study.transcripts.list(),
        study.transcripts.informants(),
        [study.transcripts.open(id_) for id_ in ids],
        [study.coding.of(id_, None) for id_ in ids],
        [study.codebook.counts(id_) for id_ in ids],
        [study.reading.answers(id_) for id_ in ids],
        study.coding.memos(),
        study.codebook.book,
        study.reading.passages(),
        [(row.seq, row.gesture, row.cancelled) for row in study.history.rows()],
    ]


def test_every_point_shows_what_was_shown_then(study: Study) -> None:
    """After each of many acts, what the rooms gave is what they give later at that point."""
    i01 = study.transcripts.find("I01")
    folder = study._context.folder.root
    kept: dict[int, list[object]] = {}
    first = code(study, FEW, "staffing", riktning="minskat", memo="Hm.")
    acts: tuple[Callable[[], object], ...] = (
        lambda: code(study, TWO, "samverkan", transcript="I02"),
        lambda: study.coding.confirm_answer(i01, "q2"),
        lambda: study.coding.recode(first, "samverkan"),
        lambda: study.coding.set_quote(first),
        lambda: study.coding.split(first, study.reading.quote(i01, "få").start),
        study.history.undo,
        lambda: study.codebook.add("belysning", label="Ljus"),
        lambda: edit(folder / "codebooks" / "torget.yaml", "Bemanning", "Personal"),
        lambda: study.history.cancel(study.history.rows()[-1].gesture),
        lambda: study.history.restore(study.history.rows()[-1].gesture),
        lambda: study.coding.remove(first),
    )
    for act in acts:
        act()
        study.poll()
        kept[study._context.store.journal.newest] = shown(study)
    assert len(kept) == len(acts)
    for seq, before in kept.items():
        with study.as_of(str(seq)) as then:
            assert shown(then) == before


def test_facts_tell_the_point(study: Study) -> None:
    """It says where it stands and that it cannot be written; the study itself stands nowhere."""
    code(study, FEW, "staffing")
    study.history.milestone("utkast")
    with study.as_of("utkast") as then:
        assert (then.facts.point, then.facts.read_only, then.coder, then.language) == ("utkast", True, "Anna", "sv")
        assert then.poll() is False
        assert words(then) == {FEW: "staffing"}
        assert then.history.milestones() == []
    assert (study.facts.point, study.facts.read_only) == ("", False)


def test_nothing_can_be_changed_in_the_past(study: Study, tmp_path: Path) -> None:
    """Whatever would write is refused in one line that names the point, and leaves no trace."""
    id_ = code(study, FEW, "staffing")
    point = str(newest(study))
    i01 = study.transcripts.find("I01")
    other = Path(shutil.copytree(study._context.folder.root, tmp_path / "other"))
    with study.as_of(point) as then:
        acts: tuple[Callable[[], object], ...] = (
            lambda: code(then, PEOPLE, "staffing", nth=1),
            lambda: then.coding.remove(id_),
            lambda: then.coding.split(id_, then.reading.quote(i01, "få").start),
            lambda: then.coding.memo("study", "", "Hm."),
            lambda: then.transcripts.set_done(i01),
            then.transcripts.take_in,
            lambda: then.codebook.add("belysning"),
            lambda: then.coding.in_vivo(i01, then.reading.quote(i01, "tolv år")),
            then.history.undo,
            lambda: then.history.cancel(then.history.rows(1)[0].gesture),
            lambda: then.history.milestone("utkast"),
            lambda: then.history.merge(other),
            lambda: then.set_coder("Bo"),
        )
        for act in acts:
            with pytest.raises(RefusedError) as error:
                act()
            assert told(error) == ("study_as_it_stood", {"point": point})
        then.transcripts.remember(i01, 7)
    assert study.transcripts.place_in(i01) is None
    assert newest(study) == int(point)


def test_the_study_goes_on_beside_its_past(study: Study) -> None:
    """What is coded now does not come into the past, and closing that leaves the study open."""
    code(study, FEW, "staffing")
    then = study.as_of(str(newest(study)))
    code(study, PEOPLE, "staffing", nth=1)
    assert (len(codings(then)), len(codings(study))) == (1, 2)
    then.close()
    assert study._context.index._connection.execute("SELECT 1").fetchone() == (1,)
    code(study, "tolv år", "samverkan")
    assert len(codings(study)) == 3


def test_a_past_of_a_past(study: Study) -> None:
    """A study of the past has points of its own, with the same numbers."""
    code(study, FEW, "staffing")
    first = newest(study)
    code(study, PEOPLE, "staffing", nth=1)
    with study.as_of(str(newest(study))) as then, then.as_of(str(first)) as earlier:
        assert words(earlier) == {FEW: "staffing"}


def test_a_point_that_nobody_set(study: Study) -> None:
    """Is an error, and opens nothing."""
    with pytest.raises(NotFoundError) as error:
        study.as_of("aldrig")
    assert told(error)[0] == "point_unknown"
