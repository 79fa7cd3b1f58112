"""Two versions made of one text: both kept, told of, and ended by joining them or choosing one."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from intervjukod.errors import IntervjukodError
from intervjukod.study import Study
from tests.unit.study.acting import code, told, words
from tests.unit.study.test_sittings import begin, write


@pytest.fixture
def forked(folder: Path, tmp_path: Path) -> Iterator[Study]:
    """Anna's study after a merge with Bo's: both wrote in the same turn, he a label besides."""
    other = Path(shutil.copytree(folder, tmp_path / "bos"))
    with Study.open(folder, coder="Anna") as anna, Study.open(other, coder="Bo") as bo:
        mine, his = begin(anna), begin(bo)
        write(mine, "tolv år", "elva år")
        write(mine, "kommunen?", "kommunen och polisen?")
        mine.keep()
        code(anna, "elva år", "staffing")
        write(his, "tolv år", "tretton år")
        write(his, "samma personer", "samma människor")
        his.set_speaker(6, "P2", in_text=True)
        his.keep()
        code(bo, "samma människor", "samverkan")
    with Study.open(folder, coder="Anna") as anna:
        anna.history.merge(other)
        yield anna


def text(study: Study) -> str:
    """The text of I01 as it is shown."""
    return study.transcripts.open(study.transcripts.find("I01")).text


def test_the_newest_is_shown_and_the_other_kept(forked: Study) -> None:
    """Both are listed, and everybody's codings are there, or wait to be placed."""
    i01 = forked.transcripts.find("I01")
    assert ("tretton år" in text(forked), "elva år" in text(forked)) == (True, False)
    assert forked.versions.forked() == [i01]
    assert [(row.actor, row.shown, row.fork) for row in forked.versions.of(i01)] == [
        ("Bo", True, False), ("Anna", False, True), ("intervjukod", False, False),
    ]  # fmt: skip
    assert [(one.what, one.state, one.old) for one in forked.versions.queue()] == [("Bemanning", "lost", "elva år")]


def test_clashes_are_told(forked: Study) -> None:
    """What both changed, each in their way; what only one changed is none."""
    (clash,) = forked.versions.clashes(forked.transcripts.find("I01"))
    assert (clash.n, clash.before, clash.shown, clash.other) == (1, "tolv", "tretton", "elva")
    assert clash.span.of(text(forked)) == "tretton"


@pytest.mark.parametrize(("theirs", "years"), [((), "tretton år"), ((1,), "elva år")])
def test_joining_takes_what_either_changed(forked: Study, theirs: tuple[int, ...], years: str) -> None:
    """Where both did, the words chosen; one act, which ends the fork, and whose undo opens it again."""
    i01 = forked.transcripts.find("I01")
    act = forked.versions.join(i01, theirs=theirs)
    assert (act.key, act.values) == ("versions.joined", {"name": "I01-polis"})
    for said in (years, "kommunen och polisen?", "P2: Samverkan", "samma människor"):
        assert said in text(forked)
    assert forked.transcripts.open(i01).turns[5].speaker == "P2"
    assert forked.versions.forked() == []
    assert words(forked)["samma människor"] == "samverkan"
    forked.history.undo()
    assert forked.versions.forked() == [i01]


def test_clashes_ask_for_a_choice(forked: Study) -> None:
    """Without a word on them nothing is joined; a number that no clash has is refused."""
    i01 = forked.transcripts.find("I01")
    with pytest.raises(IntervjukodError) as refused:
        forked.versions.join(i01)
    assert told(refused) == ("versions.clashes", {"n": 1})
    with pytest.raises(IntervjukodError) as refused:
        forked.versions.join(i01, theirs=[2])
    assert told(refused) == ("versions.clash_unknown", {"n": 2, "count": 1})


@pytest.mark.parametrize(("actor", "years"), [("Anna", "elva år"), ("Bo", "tretton år")])
def test_one_version_may_stand_alone(forked: Study, actor: str, years: str) -> None:
    """Also the one that is shown; codings of the other are carried to it."""
    i01 = forked.transcripts.find("I01")
    chosen = next(row.version for row in forked.versions.of(i01) if row.actor == actor)
    act = forked.versions.choose(i01, chosen[:8])
    assert act.key == "versions.chosen"
    assert years in text(forked)
    assert forked.versions.forked() == []
    assert forked.transcripts.open(i01).turns[5].speaker == ("P2" if actor == "Bo" else "P")
    assert {coding.code for coding in forked.coding.of(i01, None)} == {"staffing", "samverkan"}
    assert {check.status for check in forked.history.doctor(deep=True)} <= {"ok", "note"}
    forked.history.undo()
    assert ("tretton år" in text(forked), forked.versions.forked()) == (True, [i01])


def test_a_copy_that_joined_and_one_that_did_not_agree(forked: Study, folder: Path, tmp_path: Path) -> None:
    """The word of one ends the fork for everybody."""
    i01 = forked.transcripts.find("I01")
    forked.versions.join(i01, theirs=[1])
    with Study.open(tmp_path / "bos", coder="Bo") as bo:
        bo.history.merge(folder)
        assert bo.versions.forked() == []
        assert text(bo) == text(forked)
        assert bo.transcripts.open(i01).turns == forked.transcripts.open(i01).turns
        assert bo.versions.queue() == forked.versions.queue()


def test_where_nothing_is_forked_nothing_is_joined(study: Study) -> None:
    """Nor chosen; a version that is none of those is named with those that there are."""
    i01 = study.transcripts.find("I01")
    for act in (
        lambda: study.versions.join(i01),
        lambda: study.versions.choose(i01, "x"),
        lambda: study.versions.clashes(i01),
    ):
        with pytest.raises(IntervjukodError) as refused:
            act()
        assert told(refused) == ("versions.no_fork", {"name": "I01-polis"})


def test_a_version_that_is_not_there(forked: Study) -> None:
    """The error names those that stand beside each other."""
    with pytest.raises(IntervjukodError) as refused:
        forked.versions.choose(forked.transcripts.find("I01"), "zz")
    assert refused.value.key == "versions.unknown"
