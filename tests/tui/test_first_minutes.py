"""The first five minutes: who codes, and the tour of ten key presses."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest

from intervjukod.study import Study
from intervjukod.tui.app import CodingApp
from intervjukod.tui.presenter.tour import STEPS
from tests.driver import LARGE, Coder, story


def sits_down(folder: Path, keys: list[str], *, tour: bool = False) -> list[str]:
    """Start the screen without having said who codes, press keys, and give what stands there then."""
    seen: list[str] = []

    async def play() -> None:
        with Study.open(folder) as study:
            async with CodingApp(study, tour=tour).run_test(size=LARGE) as pilot:
                await pilot.pause()
                me = Coder(study, pilot)
                await me.presses(*keys)
                seen.extend(me.screen_rows())

    asyncio.run(play())
    return seen


@pytest.fixture
def nameless(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody has said who codes."""
    monkeypatch.delenv("INTERVJUKOD_CODER", raising=False)
    monkeypatch.setenv("LOGNAME", "ada")


@pytest.mark.usefixtures("nameless")
def test_who_codes_is_asked_once(folder: Path) -> None:
    """The first start asks, with the login name there to be taken or changed; the second does not."""
    assert any("VEM KODAR?" in row for row in sits_down(folder, []))
    named = sits_down(folder, ["P", "K", "enter"])
    assert "kodare PK" in named[0]
    again = sits_down(folder, [])
    assert "kodare PK" in again[0]
    assert not any("VEM KODAR?" in row for row in again)


@pytest.mark.usefixtures("nameless")
def test_who_codes_may_be_left_for_later(folder: Path) -> None:
    """Esc codes under the login name for now."""
    seen = sits_down(folder, ["escape"])
    assert "kodare ada" in seen[0]
    assert not any("VEM KODAR?" in row for row in seen)


@story()
async def test_who_codes_can_be_changed(me: Coder) -> None:
    """It stands among all commands."""
    await me.presses("ctrl+p")
    await me.types("vem kodar")
    await me.presses("enter", "B", "o", "enter")
    assert me.study.coder == "Bo"
    me.is_told("Bo kodar.")


KEYS = ("L", "down", "b", "ctrl+z", "+", "enter", "escape", "0", "4", "?")


@story()
async def test_ten_keys_make_the_tour(me: Coder) -> None:
    """Each step waits for its key, and any other key works as ever meanwhile."""
    await me.presses("ctrl+p")
    await me.types("rundtur")
    await me.presses("enter")
    assert len(KEYS) == len(STEPS) == 10
    for number, key in enumerate(KEYS, 1):
        me.sees(f"{number}/10")
        if number == 3:
            await me.presses("up", "down")
            me.sees("3/10")
        await me.presses(key)
    me.sees("Det var rundturen.")
    await me.presses("escape", "escape", "ctrl+p")
    await me.types("rundtur")
    await me.presses("enter")
    me.does_not_see("Det var rundturen.")


def test_the_tour_is_there_from_the_start_of_the_demonstration(folder: Path) -> None:
    """Whoever starts the screen with it sees its first step."""
    assert any("1/10" in row for row in sits_down(folder, [], tour=True))


@story()
async def test_files_laid_into_the_folder_are_taken_in(me: Coder) -> None:
    """Without a restart, by its name among all commands: shown first, Enter takes in; then there is nothing new."""
    new = Path(me.study.facts.folder) / "transcripts" / "I03-ny.txt"
    new.write_text("I: Hej?\n\nIP1: Hej.\n\nI: Så?\n\nIPl: Jo.\n\nI: Mer?\n\nIP1: Nej.\n", encoding="utf-8")
    await me.presses("ctrl+p")
    await me.types("läs in nya")
    await me.presses("enter")
    me.sees("I03-ny.txt – ny", "IP1 – informant", "läs ”IPl” som ”IP1”", "Enter tar in filen")
    assert len(me.study.transcripts.list()) == 2
    await me.presses("2")
    me.is_told("ingen etikett 2")
    await me.presses("1", "enter")
    me.is_told("nya: 1, ändrade: 0")
    assert [one.name for one in me.study.transcripts.list()] == ["I01-polis", "I02-vakt", "I03-ny"]
    assert set(me.study.transcripts.open(me.study.transcripts.find("I03")).speakers) == {"I", "IP1"}
    await me.presses("ctrl+p")
    await me.types("läs in nya")
    await me.presses("enter")
    me.is_told("inga nya filer")


@story()
async def test_a_new_code_gets_a_free_letter(me: Coder) -> None:
    """And says so: the first of its name that no other code has."""
    await me.presses("L", "enter")
    await me.types("Brist")
    await me.presses("enter")
    assert me.study.codebook.book.by_key["brist"].letter == "r"
    me.is_told("Bokstaven r ger Brist")
    await me.presses("down", "r")
    assert [each.code for each in me.codings] == ["brist", "brist"]


def test_files_that_wait_are_told_at_the_start(folder: Path) -> None:
    """How many are new, how many have changed, and where they are shown."""
    path = folder / "transcripts" / "I01-polis.txt"
    Study.open(folder).close()
    path.write_text(path.read_text("utf-8") + "\nI: Tack.\n", "utf-8")
    (folder / "transcripts" / "I03-ny.txt").write_text("I: Hej?\n\nP: Hej.\n", "utf-8")
    assert any("nya: 1, ändrade: 1" in row for row in sits_down(folder, []))
