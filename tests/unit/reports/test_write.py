"""Reports for programs, and what no report ever says."""

from __future__ import annotations

import csv
import json
import re
from dataclasses import replace
from io import StringIO
from typing import Any

import pytest

from intervjukod.analysis.counts import Counts
from intervjukod.domain.transcript import Note
from intervjukod.reports.write import write
from tests.unit.reports import scenes
from tests.unit.reports.test_report_texts import SCENES

TOP = ["report", "unit", "denominator", "selection", "codebook", "at", "made", "columns", "rows", "notes"]
COUNTS = ["informants", "informants_of", "passages", "codings", "words", "words_of", "per_1000"]


def data(result: Any) -> Any:
    """The report as a program reads it."""
    return json.loads(write(result, "json", "sv"))


def table(result: Any) -> list[dict[str, str]]:
    """The rows of its CSV."""
    return list(csv.DictReader(StringIO(write(result, "csv", "sv"), newline="")))


@pytest.mark.parametrize("scene", SCENES, ids=lambda scene: scene.__name__)
def test_every_report_is_one_object_of_the_same_shape(scene: Any) -> None:
    """The ten names of the contract, in order, and rows under the names in ``columns``."""
    told = data(scene())
    assert list(told) == TOP
    assert told["unit"] == "informants"
    assert all(list(row) == told["columns"] for row in told["rows"])
    assert told["notes"] == [note for note in told["notes"] if isinstance(note, str)]


def test_the_basis_is_told_in_full() -> None:
    """Who coded, what was selected, how many interviews count and why, the book, the point, the time."""
    told = data(scenes.reflexive())
    assert told["denominator"] == {
        "transcripts": 2,
        "transcripts_of": 4,
        "counting": "begun",
        "informants": 2,
        "words": 30,
    }
    assert told["selection"] == {"coders": ["PK"], "filters": {"role": "polis"}}
    assert (told["codebook"], told["at"], told["made"]) == ("3f2a9c01d4e5", "pilot", scenes.MADE)


def test_frequency_rows_are_flat() -> None:
    """Code, label, depth, and the counts; the same in CSV."""
    told = data(scenes.counted())
    assert told["columns"] == ["code", "label", "depth", *COUNTS, "top_share", "status"]
    first = {name: told["rows"][0][name] for name in ["code", "label", "depth", *COUNTS]}
    assert list(first.values()) == ["staffing", "Bemanning", 0, 2, 4, 6, 6, 12, 60, 100.0]
    assert {name: str(value) for name, value in first.items()}.items() <= table(scenes.counted())[0].items()


def test_compare_rows_hold_every_prefix_and_csv_a_row_for_each() -> None:
    """Tables show the first level of a path; data has all of them, and says who is not done."""
    told = data(scenes.guard_not_done())
    groups = ["polis", "polis/områdespolis", "polis/kommunpolis", "polis/spanare", "ordningsvakt"]
    assert list(told["rows"][0]["by"]) == groups
    assert told["rows"][0]["by"]["ordningsvakt"]["status"] == "not done"
    assert told["denominator"]["groups"]["polis"] == {"informants": 3, "informants_of": 4, "words": 45}
    assert told["selection"]["by"] == "role"
    long = table(scenes.guard_not_done())
    assert len(long) == len(told["rows"]) * len(groups)
    assert [row["value"] for row in long[: len(groups)]] == groups
    assert (long[0]["code"], long[0]["by"], long[0]["informants"], long[0]["status"]) == (
        "staffing",
        "role",
        "2",
        "counted",
    )


def test_coverage_rows_hold_each_informant_and_csv_a_row_for_each() -> None:
    """A question, and how it stands with whom, in the words of the contract."""
    told = data(scenes.answered())
    assert told["rows"][1]["by"] == {
        "Kommunpolis": "answered",
        "Områdespolis 1": "not asked",
        "Områdespolis 2": "not done",
        "Spanare": "answered",
        "Ordningsvakt": "not in guide",
    }
    assert told["rows"][1]["obligatory"] is True
    long = table(scenes.answered())
    assert list(long[0]) == ["guide", "question", "nr", "text", "obligatory", "informant", "status"]
    assert (long[5]["question"], long[5]["obligatory"], long[5]["status"]) == ("q12a", "true", "answered")
    assert len(long) == 15


def test_an_empty_report_still_has_its_headings() -> None:
    """No codes and no informants give a table without rows, not a fault."""
    empty = replace(scenes.all_done(), rows=(), groups=())
    assert write(empty, "csv", "sv").startswith("code,label,depth,by,value,informants,")
    assert data(empty)["rows"] == []


@pytest.mark.parametrize("scene", SCENES, ids=lambda scene: scene.__name__)
@pytest.mark.parametrize("language", ["sv", "en"])
def test_no_report_overclaims(scene: Any, language: str) -> None:
    """Few informants get no percentages, and no report calls a difference significant."""
    for format in ("table", "md"):
        said = write(scene(), format, language)
        assert not re.search(r"%|signifi[kc]ant|anonymi", said)


def test_a_percentage_needs_twenty() -> None:
    """One informant's share is told as k of n, with a percentage only from twenty passages on."""
    few, many = Note("reports.one_informant", {"cells": (("staffing", None, 14, 19),)}), ("staffing", "", 15, 20)
    result = replace(scenes.counted(), notes=(few,))
    assert "Bemanning: 14 av 19 avsnitt." in write(result, "md", "sv")
    result = replace(result, notes=(Note("reports.one_informant", {"cells": (many,)}),))
    assert "Bemanning, ej angivet: 15 av 20 avsnitt (75 %)." in write(result, "md", "sv")


def test_bars_show_one_of_many_and_all_but_one() -> None:
    """A bar is empty only for nobody and full only for everybody; plain ones are ASCII."""
    scene = scenes.counted()
    shares = [(0, 40), (1, 40), (20, 40), (39, 40), (40, 40)]
    rows = tuple(replace(scene.rows[0], counts=Counts(k, n, 40, 40, 1, 1000, 1)) for k, n in shares)
    lines = write(replace(scene, rows=rows), "table", "sv", plain=True).splitlines()[5:10]
    assert [line.split()[4] for line in lines] == ["........", "#.......", "####....", "#######.", "########"]
    assert "####" not in write(replace(scene, rows=rows), "md", "sv")


def test_a_wide_comparison_goes_on_below() -> None:
    """What does not fit beside the codes is set under them, the codes repeated."""
    lines = write(scenes.directions(), "table", "sv", width=40).splitlines()
    heads = [line.split() for line in lines if line.startswith("Kod ")]
    assert heads == [["Kod", "ökat"], ["Kod", "minskat"], ["Kod", "ej", "angivet"]] * 2
    assert max(map(len, lines)) <= 40


def test_another_format_is_refused() -> None:
    """A format that is no format says so."""
    with pytest.raises(ValueError, match="docx"):
        write(scenes.counted(), "docx", "sv")
