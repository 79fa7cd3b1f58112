"""Pictures among the words of a report, in every format that can hold them; and the report of portraits."""

from __future__ import annotations

import json
from io import BytesIO
from zipfile import ZipFile

import pytest

from intervjukod.errors import RefusedError
from intervjukod.locale import sentence
from intervjukod.reports.write import Result, write
from tests.unit.reports import scenes
from tests.unit.reports.charts.drawings import drawn_scene
from tests.unit.reports.read_back import Html, entries, file_of
from tests.unit.reports.test_hostile_pages import HOSTILE, labelled
from tests.unit.reports.test_schema import SCHEMA, faults


def test_a_terminal_and_markdown_have_them_in_letters() -> None:
    """Under the tables, before the notes; in Markdown as lines that are shown as they are."""
    told = write(scenes.all_done(), "table", "sv", width=80, draw=True)
    assert told.index("Bemanning") < told.index("● polis (n=4)") < told.index("* Att ingen")
    assert "o polis (n=4)" in write(scenes.all_done(), "table", "sv", width=80, draw=True, plain=True)
    marked = write(scenes.all_done(), "md", "sv", draw=True)
    fenced = marked.partition("```text\n")[2].partition("```\n")[0]
    assert "● polis (n=4)" in fenced
    assert "● polis" not in write(scenes.all_done(), "md", "sv")


def test_no_label_ends_a_fence() -> None:
    """A label of backticks is inside the lines that are shown as they are."""
    lines = write(labelled(["```", "````\x1b"]), "md", "sv", draw=True).splitlines()
    fences = [line for line in lines if line.startswith("`") and not line.strip("`").removeprefix("text")]
    assert fences == ["`````text", "`````"]


def test_html_holds_them_as_elements() -> None:
    """A picture says what it shows to those who do not see it; without being asked for there is none."""
    page = Html(file_of(scenes.all_done(), "html", "sv", draw=True).decode())
    (svg,) = [given for tag, given in page.elements if tag == "svg"]
    assert (svg["role"], svg["aria-label"]) == ("img", "Koder efter roll")
    assert not [
        given for tag, given in page.elements if tag in ("rect", "text", "line") and {"id", "style"} & set(given)
    ]
    assert "svg" not in {tag for tag, _ in Html(file_of(scenes.all_done(), "html", "sv").decode()).elements}


def test_hostile_labels_are_words_in_an_html_picture() -> None:
    """The page has the same elements as one with calm labels."""
    calm = Html(file_of(labelled(["Bemanning"] * len(HOSTILE)), "html", "sv", draw=True).decode())
    odd = Html(file_of(labelled(list(HOSTILE.values())), "html", "sv", draw=True).decode())
    assert {tag for tag, _ in odd.elements} == {tag for tag, _ in calm.elements}
    assert not [name for _, given in odd.elements for name in given if name.startswith("on")]


def test_a_word_document_holds_them_as_images() -> None:
    """One image with its title as what is read aloud."""
    made = file_of(scenes.all_done(), "docx", "sv", draw=True)
    with ZipFile(BytesIO(made)) as archive:
        images = [name for name in archive.namelist() if name.startswith("word/media/")]
        assert [archive.read(name)[:4] for name in images] == [b"\x89PNG"]
    described = [one.get("descr") for one in entries(made)["word/document.xml"].iter() if one.tag.endswith("docPr")]
    assert described == ["Koder efter roll"]


@pytest.mark.parametrize(("form", "begins"), [("svg", b"<?xml"), ("png", b"\x89PNG"), ("pdf", b"%PDF-")])
def test_the_pictures_alone(form: str, begins: bytes) -> None:
    """As a file of their own, with what the report says around them."""
    made = file_of(scenes.answered(), form, "sv")
    assert made.startswith(begins)
    if form == "svg":
        assert "4 av 5 intervjuer klara" in made.decode()


def test_a_report_without_a_picture_is_refused() -> None:
    """And told which reports have one."""
    with pytest.raises(RefusedError) as caught:
        file_of(scenes.said(), "svg", "sv")
    assert caught.value.key == "charts.no_picture"
    assert "DOCX" in sentence(caught.value, "sv")


def test_asked_for_a_picture_that_is_not_there_a_report_says_so() -> None:
    """Nothing is passed over in silence."""
    assert "Rapporten har ingen bild" in write(scenes.said(), "table", "sv", draw=True)
    assert "Rapporten har ingen bild" not in write(scenes.said(), "table", "sv")


def test_portraits_as_data() -> None:
    """A row a passage, in words of the transcript, as the schema says."""
    result: Result = drawn_scene()
    told = json.loads(write(result, "json", "sv"))
    assert faults(told, SCHEMA) == []
    assert [fault for row in told["rows"] for fault in faults(row, SCHEMA["$defs"]["portraits"])] == []
    assert (told["report"], told["unit"], told["denominator"]["informants"]) == ("portraits", "words", 5)
    first = told["rows"][0]
    # "? : Hur är det med bemanningen?" are six words with its label, the speaker's label one
    assert (first["transcript"], first["code"], first["start"], first["end"]) == ("I01", "staffing", 6, 8)
    assert len(write(result, "csv", "sv").splitlines()) == 1 + len(told["rows"])


def test_portraits_are_drawn_unasked() -> None:
    """The report is its picture: asked for twice it is there once."""
    once = write(drawn_scene(), "table", "sv", width=80)
    assert once.count("informant talar") == 5
    assert write(drawn_scene(), "table", "sv", width=80, draw=True) == once
