"""The acts of the report in docs/acts.md, one after the other with the keys that stand there."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

import pytest

from intervjukod.tui.actions import BINDINGS, Place
from intervjukod.tui.presenter.report_page import ReportPage
from tests.driver import Coder, story
from tests.tui.test_compare_stories import coded
from tests.tui.test_thirty_acts import ACTS, ENOUGH, NAMES, stands_on


def acts() -> Mapping[str, tuple[list[str], int]]:
    """Each act's keys and the number of presses that the page claims."""
    rows = re.findall(r"^\| (R\d) \|[^|]*\| `([^`]*)` \| (\d) \|$", ACTS.read_text("utf-8"), re.MULTILINE)
    return {name: (keys.split(" "), int(presses)) for name, keys, presses in rows}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The small study with one officer more, coded by Anna, everything done."""
    return coded(tmp_path / "torget")


def test_the_page_counts_right() -> None:
    """Nine acts, each with as many keys as it says; a conclusion has its key on the page of a report."""
    said = acts()
    assert list(said) == [f"R{n}" for n in range(1, 10)]
    assert [len(keys) for keys, _ in said.values()] == [presses for _, presses in said.values()]
    assert BINDINGS[Place.REPORTS, said["R9"][0][0]].id == "conclude"


@story(coder="Anna")
async def test_from_a_quote_to_a_word_document(me: Coder) -> None:
    """Edit, see from whom, the summary, its words, a code more, a role, no numbers, a file."""

    async def does(act: str) -> None:
        await me.presses(*("escape" if key == "Esc" else NAMES.get(key, key) for key in acts()[act][0]))
        await me.waits()

    await stands_on(me, ENOUGH, "b")
    await does("R1")
    me.sees("CITAT I01", "Det finns inte folk nog.▏")
    await me.presses("enter")
    await does("R2")
    me.sees("CITATEN KOMMER FRÅN", "Polis 1")
    await me.presses("escape")
    await does("R3")
    me.sees("09 RAPPORTER", "Temasammanställning")
    await does("R4")
    assert me.desk.place is Place.READ
    me.sees("Samverkan fungerar bra")
    await does("R5")
    me.is_told("Förflyttning")
    assert isinstance(me.desk.page, ReportPage)
    await does("R6")
    assert me.desk.page.chosen == {"role": "ordningsvakt"}
    await does("R7")
    assert me.desk.page.chosen == {"role": "ordningsvakt", "numbers": "no"}
    await does("R8")
    me.is_told("temasammanställning.docx")
