"""The page of the codebook: its tree, what a code means, and that it follows whatever others do."""

from __future__ import annotations

from pathlib import Path

import pytest

from intervjukod.study import Study
from tests.builders import CODEBOOK, STUDY, study_folder
from tests.codebook_steps import FILE, codes, opens, page
from tests.driver import SMALL, Coder, story


@story()
async def test_the_tree_and_what_a_code_means(me: Coder) -> None:
    """Letters, labels, counts here and in the study; beside it the definition and the use."""
    await codes(me)
    me.sees("Torget", "5 koder", "b Bemanning 2 1 av 2", "k └Personalkontinuitet 0 0 av 2", "Övrigt rubrik")
    me.sees("BEMANNING", "bokstav b", "nyckel staffing", "Antal och kontinuitet.", "Nyckelord: personal")
    me.sees("Kallas också: folk", "riktning: ökat | minskat | oförändrat", "kodningar 2 · intervjuer 1 · kodare 1")


@story(SMALL)
async def test_on_a_small_terminal_the_meaning_stands_below(me: Coder) -> None:
    """In sight while one moves; Tab gives it the page."""
    await opens(me)
    me.sees("b Bemanning", "BEMANNING", "Antal och kontinuitet.", "Nyckelord: personal")
    await me.presses("s")
    me.sees("SAMVERKAN", "Ingen definition än.")
    await me.presses("tab")
    me.sees("SAMVERKAN")
    me.does_not_see("Personalkontinuitet")
    await me.presses("tab")
    me.sees("Personalkontinuitet")


@story(SMALL)
async def test_a_long_meaning_is_scrolled_on_a_page_of_its_own(me: Coder) -> None:
    """Arrows go by lines there, a letter still to a code, and arrows by codes again after Tab."""
    words = " ".join(f"ord{n}" for n in range(400))
    me.study.codebook.edit("staffing", definition=words)
    await opens(me)
    me.does_not_see("ord399")
    await me.presses("tab", "pagedown", "pagedown")
    me.sees("ord399")
    await me.presses("s")
    me.sees("SAMVERKAN")
    await me.presses("tab", "down")
    assert page(me).focus == "förflyttning"


@story()
async def test_letters_and_arrows_go_where_they_point(me: Coder) -> None:
    """A letter to its code, left to the code above, right below; one without a code says so."""
    await opens(me, "k")
    assert page(me).focus == "kontinuitet"
    await me.presses("left")
    assert page(me).focus == "staffing"
    await me.presses("right", "down")
    assert page(me).focus == "samverkan"
    await me.presses("x")
    me.is_told("Ingen rad här har bokstaven x")


@story()
async def test_branches_close_and_open(me: Coder) -> None:
    """− hides what is below, + shows it; a letter opens the way to its code."""
    await opens(me, "-")
    me.sees("Bemanning+")
    me.does_not_see("Personalkontinuitet")
    await me.presses("+")
    me.sees("└Personalkontinuitet")
    await me.presses("-", "k")
    assert page(me).focus == "kontinuitet"
    await me.presses("-")
    assert page(me).focus == "staffing"
    await me.presses("s", "-")
    me.is_told("inget att dölja vid Samverkan")


@story()
async def test_esc_goes_back_and_nought_comes_again(me: Coder) -> None:
    """Esc to what was selected, still in the reading lock; 0 8 is the same page, and it remembers the code."""
    await me.presses("right", "space", "right")
    selected = me.selected
    await opens(me, "s", "escape")
    assert (me.selected, me.desk.text.reading_lock) == (selected, True)
    await me.presses("0", "8")
    assert page(me).focus == "samverkan"
    me.sees("8 KODBOK")


@story()
async def test_a_click_goes_to_a_code_and_another_opens_its_menu(me: Coder) -> None:
    """As Enter does."""
    await opens(me)
    await me.clicks("s Samverkan")
    assert page(me).focus == "samverkan"
    await me.clicks("s Samverkan")
    me.sees("KOD: Samverkan")


@story()
async def test_the_page_follows_an_editor(me: Coder) -> None:
    """A label changed in the file meanwhile."""
    await opens(me)
    path = Path(me.study.facts.folder) / FILE
    path.write_text(CODEBOOK.replace("sv: Bemanning", "sv: Folk nog"), "utf-8")
    await me.waits()
    me.sees("b Folk nog", "FOLK NOG")


@story()
async def test_the_page_follows_a_colleague(me: Coder) -> None:
    """A code that Bo makes is there; one that he takes out of use gives the focus to its neighbour."""
    await opens(me)
    with Study.open(Path(me.study.facts.folder), coder="Bo") as bo:
        bo.codebook.add("ljus", label="Ljus")
        bo.codebook.retire("staffing")
    await me.waits()
    me.sees("Ljus")
    assert page(me).focus == "kontinuitet"


class TestReflexive:
    """Where counts would steer the coding."""

    @pytest.fixture
    def folder(self, tmp_path: Path) -> Path:
        return study_folder(tmp_path / "torget", settings=STUDY.replace("codebook", "reflexive"))

    def test_no_counts(self, folder: Path) -> None:
        """Neither in the tree nor beside it."""

        @story()
        async def tell(me: Coder) -> None:
            await codes(me)
            me.does_not_see("informanter", "1 av 2", "intervjuer 1")
            me.sees("BEMANNING")

        tell(folder)


class TestEmpty:
    """A study without a codebook."""

    @pytest.fixture
    def folder(self, tmp_path: Path) -> Path:
        return study_folder(tmp_path / "torget", codebook="", guide="")

    def test_the_first_code(self, folder: Path) -> None:
        """The page says how, and N makes it."""

        @story()
        async def tell(me: Coder) -> None:
            await me.presses("K")
            me.sees("Kodboken är tom.")
            await me.presses("enter")
            me.is_told("ingen rad")
            await me.presses("N")
            await me.types("Ljus")
            await me.presses("enter")
            me.sees("Ljus", "1 kod", "LJUS")

        tell(folder)


@story(language="en")
async def test_in_english(me: Coder) -> None:
    """The same keys, English words."""
    await opens(me, "enter")
    me.sees("CODE: Staffing", "read the code's passages")
    await me.presses("escape", "?")
    me.sees("Menu of the code in focus")
