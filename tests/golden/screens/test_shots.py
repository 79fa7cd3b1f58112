"""The pictures of the screen are true: what they show is what the program shows today."""

from __future__ import annotations

import html
import re

import pytest

from tests.golden.screens.shots import PICTURES, SHOTS, WORDS, Shot, take


@pytest.mark.parametrize("shot", SHOTS, ids=lambda shot: shot.name)
def test_the_screen_looks_as_it_was_reviewed(shot: Shot) -> None:
    """Row by row; after a change that is meant, ``make pictures`` writes them anew."""
    [taken] = take([shot])
    assert "\n".join(taken.rows) + "\n" == (WORDS / f"{shot.name}.txt").read_text(encoding="utf-8")


@pytest.mark.parametrize("shot", SHOTS, ids=lambda shot: shot.name)
def test_the_drawing_shows_the_same_words(shot: Shot) -> None:
    """The picture in the README was drawn from the same screen, and asks the network for nothing."""
    drawing = (PICTURES / f"{shot.name}.svg").read_text(encoding="utf-8")
    drawn = "".join(html.unescape(found) for found in re.findall(r"<text[^>]*>([^<]*)</text>", drawing))
    rows = (WORDS / f"{shot.name}.txt").read_text(encoding="utf-8")
    assert _bare(rows) in _bare(drawn)
    assert "http" not in re.sub(r'xmlns="[^"]*"', "", drawing)


def _bare(text: str) -> str:
    return re.sub(r"\s", "", text)
