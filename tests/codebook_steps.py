"""Steps of the stories about the codebook's page: opening it, coding first, the page in front."""

from __future__ import annotations

from pathlib import Path

from intervjukod.tui.presenter.book_page import BookPage
from tests.driver import Coder

ENOUGH = "Det finns inte folk nog."
STABLE = "Samverkan fungerar bra när samma personer är kvar."
FILE = Path("codebooks") / "torget.yaml"


async def opens(me: Coder, *keys: str) -> None:
    """The codebook on Bemanning, and what comes after."""
    await me.presses("K", "b", *keys)


async def codes(me: Coder) -> None:
    """Two sentences coded, and the codebook open on Bemanning."""
    await me.presses("L")
    await me.goes_to(ENOUGH)
    await me.presses("b")
    await me.goes_to(STABLE)
    await me.presses("b", "s")
    await opens(me)


def page(me: Coder) -> BookPage:
    """The page in front."""
    assert isinstance(me.desk.page, BookPage)
    return me.desk.page
