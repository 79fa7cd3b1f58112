"""Keywords of the codebook in the text: a faint offer, never a coding."""

from __future__ import annotations

from pathlib import Path

import pytest

from intervjukod.study import Study
from intervjukod.study.searching import Searching
from intervjukod.tui import indexing
from tests.builders import CODEBOOK, STUDY, study_folder
from tests.driver import Coder, story

ENOUGH = "Det finns inte folk nog."


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A study whose Bemanning listens for `folk`, with its index."""
    made = study_folder(tmp_path / "torget", codebook=CODEBOOK.replace("[personal]", "[folk]"))
    with Study.open(made, coder="PK") as study:
        study.search.index_now(lambda _done, _of: None)
        study.reading.propose_some(9)
    return made


def pointed_out(me: Coder) -> list[str]:
    """The words that are pointed out as keywords."""
    text = me.transcript.text
    return [one.span.of(text) for one in me.desk.pointed.keywords]


async def starts(me: Coder) -> None:
    """Out of the reading lock, on the first sentence with a keyword, after a moment without keys."""
    await me.presses("L")
    await me.goes_to(ENOUGH)
    await me.waits()


@story()
async def test_a_keyword_is_offered_until_its_code_is_given(me: Coder) -> None:
    """The word is pointed out and named beside the text; the code on it takes the offer away, undo brings it back."""
    await starts(me)
    assert pointed_out(me) == ["folk", "folk"]
    me.sees("nyckelord för Bemanning: folk")
    assert me.codings == []
    await me.presses("b")
    await me.waits()
    assert len(pointed_out(me)) == 1
    me.does_not_see("nyckelord för Bemanning")
    await me.presses("ctrl+z")
    await me.waits()
    assert len(pointed_out(me)) == 2


@story()
async def test_keywords_are_turned_off_for_the_study(me: Coder) -> None:
    """From the list of commands; the choice is kept, and the same command turns them on again."""
    await starts(me)
    await me.presses("ctrl+p")
    await me.types("nyckelord")
    await me.presses("enter")
    me.is_told("nyckelord visas inte")
    assert pointed_out(me) == []
    assert me.study.preference("keywords") == "off"
    await me.presses("ctrl+p")
    await me.types("nyckelord")
    await me.presses("enter")
    me.is_told("visas svagt")
    assert len(pointed_out(me)) == 2


@story()
async def test_another_interview_has_its_own_keywords(me: Coder) -> None:
    """What is pointed out never stays behind in the next text."""
    await starts(me)
    await me.presses("T", "2")
    me.does_not_see("nyckelord för Bemanning")
    await me.waits()
    assert pointed_out(me) == ["Folk"]


@story()
async def test_a_study_without_a_codebook_approach_shows_none(me: Coder) -> None:
    """Where themes are to grow from the reading nothing is pointed out, unless one asks for it."""
    settings = Path(me.study.facts.folder) / "study.yaml"
    assert "approach: codebook" in STUDY
    settings.write_text(STUDY.replace("approach: codebook", "approach: reflexive"), encoding="utf-8")
    with Study.open(settings.parent, coder="PK") as reflexive:
        me.desk.facts = reflexive.facts
    await starts(me)
    assert pointed_out(me) == []


@story()
async def test_the_index_is_begun_when_nobody_is_in_a_hurry(me: Coder) -> None:
    """Not at once, but after some seconds without its being complete; while it is complete, never."""
    asked: list[str] = []
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Searching, "start_indexing", lambda _: asked.append("asked"))
        patch.setattr(indexing, "START", 0.0)
        patch.setattr(indexing, "LOOK", 0.0)
        await me.waits()
        await me.waits()
        assert asked == []
        (Path(me.study.facts.folder) / "intervjukod.index.db").unlink()
        await me.waits()
        await me.waits()
        assert asked
        me.is_told("index")
