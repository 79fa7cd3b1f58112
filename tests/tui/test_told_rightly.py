"""The screen says nothing that is not so: saved, moved, undone, spoken."""

from __future__ import annotations

from pathlib import Path

import pytest

from intervjukod.domain.span import occurrences
from intervjukod.errors import StudyError
from intervjukod.study import Study
from intervjukod.study.coding import CodingRoom
from tests.driver import Coder, story

ENOUGH = "Det finns inte folk nog."
STABLE = "Samverkan fungerar bra när samma personer är kvar."


async def stands_on(me: Coder, words: str, *keys: str) -> None:
    """Leave the reading lock, stand on these words, and press what comes before."""
    await me.presses("L")
    await me.goes_to(words)
    await me.presses(*keys)


@story()
async def test_trimming_after_coding_says_that_the_coding_stays(me: Coder) -> None:
    """The next code lies on less; what takes hold of the first is told."""
    await stands_on(me, STABLE, "b", "shift+left")
    me.is_told("Bemanning står kvar som den var. < hämtar kodningen")
    assert me.codes_on(STABLE) == ["staffing"]


@story()
async def test_what_could_not_be_written_is_not_called_saved(me: Coder) -> None:
    """The header says so until something is saved again."""
    await stands_on(me, ENOUGH, "b")
    me.sees("✓ sparat")

    def fails(*_: object, **__: object) -> None:
        raise StudyError("disk_error", path="intervjukod.db", reason="disk I/O error")

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(CodingRoom, "code", fails)
        await me.presses("s")
        me.sees("✗ inte sparat")
        me.does_not_see("✓ sparat")
    await me.presses("s")
    me.sees("✓ sparat")


@story()
async def test_a_memo_that_cannot_be_kept_holds_nobody_back_twice(me: Coder) -> None:
    """Ctrl+Q tells it first; pressed again it leaves. Whenever it can be kept it is."""
    left: list[bool] = []

    def fails(*_: object, **__: object) -> None:
        raise StudyError("disk_error", path="intervjukod.db", reason="disk I/O error")

    await stands_on(me, ENOUGH, "b", "M", "x")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(CodingRoom, "memo", fails)
        patch.setattr(type(me.desk.ports), "leave", lambda _: left.append(True))
        await me.presses("ctrl+q")
        assert left == []
        me.is_told("disk I/O error")
        await me.presses("ctrl+q")
        assert left == [True]
    await me.presses("y", "ctrl+q")
    assert [coding.memo for coding in me.codings] == ["xy"]


@story()
async def test_going_back_to_an_act_leaves_milestones(me: Coder) -> None:
    """What a report points at is not undone by the way."""
    await stands_on(me, ENOUGH, "b")
    me.study.history.milestone("Inskickad")
    await me.presses("down", "s", "0", "7", "down", "down", "enter")
    me.is_told("Ångrade 1 åtgärd")
    assert [row.name for row in me.study.history.milestones()] == ["Inskickad"]
    assert me.codes_on(ENOUGH) == ["staffing"]


@story()
async def test_a_code_of_words_has_no_label_of_a_speaker_in_it(me: Coder) -> None:
    """Over two turns only what was said is proposed."""
    await stands_on(me, "Hur fungerar samverkan med kommunen?", "space", "down", "I")
    me.sees("Hur fungerar samverkan med kommunen? Samverkan")
    me.does_not_see("kommunen? P:")


@story()
async def test_a_new_code_may_be_called_anything(me: Coder) -> None:
    """What no key may hold is left out of the key, never out of the name."""
    await stands_on(me, ENOUGH, "enter")
    await me.types("Ljus, mörker: natt")
    await me.presses("enter")
    assert me.codes_on(ENOUGH) == ["ljus-mörker-natt"]
    assert me.study.codebook.book.by_key["ljus-mörker-natt"].name("sv") == "Ljus, mörker: natt"


@story()
async def test_a_command_is_found_by_what_it_does(me: Coder) -> None:
    """Splitting stands in the help of recoding; names come before helps."""
    await me.presses("ctrl+p")
    await me.types("dela")
    me.sees("koda om, dela, slå ihop")


@story()
async def test_a_version_of_a_colleague_that_hides_ones_own_is_told(me: Coder) -> None:
    """Both changed the same words: his are shown from the next look on, and it is said that both are kept."""
    with Study.open(Path(me.study.facts.folder), coder="Bo") as bo:
        mine, his = (study.versions.begin(me.transcript.id) for study in (me.study, bo))
        for sitting, words in ((mine, "alldeles nog"), (his, "knappt nog")):
            (place,) = occurrences(sitting.text, ENOUGH)
            sitting.replace(place, ENOUGH.replace("nog", words))
        mine.keep()
        await me.waits()
        his.keep()
    await me.waits()
    me.sees("knappt nog")
    me.is_told("båda versionerna är kvar")
