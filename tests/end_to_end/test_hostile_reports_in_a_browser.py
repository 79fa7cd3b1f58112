"""Every kind of report, of a study in which all that people write is hostile, as Chromium has it."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import fromstring

import pytest

from intervjukod.domain.report import KINDS
from intervjukod.reports.charts.of import DRAWN
from intervjukod.study import Study
from tests.end_to_end.hostile_study import PAIR, STATISTICS, hostile_study
from tests.end_to_end.programs import browser
from tests.unit.reports.read_back import Html

SPACE = "{http://www.w3.org/2000/svg}"

pytestmark = pytest.mark.needs("chromium")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The study."""
    return hostile_study(tmp_path_factory.mktemp("hostile") / "study")


def written(folder: Path, to: Path, kind: str) -> str:
    """A report with its pictures, in a file whose name says the format; the bytes as text."""
    options: dict[str, Any] = {"statistics": str(folder / STATISTICS), "pair": (PAIR,)} if kind == "joint" else {}
    with Study.open(folder, coder="Anna") as study:
        result = study.results.make(kind, **options)
        to.write_bytes(b"".join(study.results.document(result, to.suffix[1:], draw=to.suffix == ".html")))
    return to.read_text("utf-8")


@pytest.mark.parametrize("kind", KINDS)
def test_a_page_has_only_what_was_written(folder: Path, tmp_path: Path, kind: str) -> None:
    """Chromium finds the elements, and the title, that stand in the file: nothing was run and nothing broke out."""
    made = Html(written(folder, tmp_path / "rapport.html", kind))
    seen = Html(browser(tmp_path / "rapport.html", "--dump-dom"))
    assert titles(seen) == titles(made)
    assert [(tag, given.keys()) for tag, given in seen.elements] == [
        (tag, given.keys()) for tag, given in made.elements
    ]
    assert {tag for tag, _ in seen.elements}.isdisjoint({"script", "img", "r", "t", "i", "b"})
    assert ("svg" in {tag for tag, _ in seen.elements}) == (kind in DRAWN)
    assert "document.title" in seen.said


@pytest.mark.parametrize("kind", DRAWN)
def test_a_picture_has_only_what_was_written(folder: Path, tmp_path: Path, kind: str) -> None:
    """The same of an SVG that is opened by itself."""
    made = fromstring(written(folder, tmp_path / "rapport.svg", kind))  # noqa: S314  written by the test itself
    seen = fromstring(browser(tmp_path / "rapport.svg", "--dump-dom"))  # noqa: S314  what the test wrote, once more
    assert [one.tag for one in seen.iter()] == [one.tag for one in made.iter()]
    assert [one.text or "" for one in seen.iter(f"{SPACE}title")] == [one.text for one in made.iter(f"{SPACE}title")]
    assert {one.tag.removeprefix(SPACE) for one in seen.iter()} <= {
        "svg", "title", "rect", "line", "circle", "polygon", "text",
    }  # fmt: skip


def titles(page: Html) -> list[str]:
    """What stands in its title elements."""
    return re.findall(r"<title>(.*?)</title>", page.text, re.DOTALL)
